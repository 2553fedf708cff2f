"""`log import` of a real log: 119,998 updates of 20,769 incidents, one import for all tests."""

from __future__ import annotations

import csv
import gzip
import time
from collections import Counter
from datetime import UTC, datetime
from itertools import pairwise
from pathlib import Path
from typing import Any, NamedTuple

import pytest

from helpdeskctl.core.event import Event
from helpdeskctl.core.events import replay
from helpdeskctl.desk import importing, keeping, reports
from helpdeskctl.log.filelog import FileLog
from tests.house import House

ROOT = Path(__file__).parents[2]
SOURCE = ROOT.parent / "shared" / "data" / "uci498_servicenow_119998_kaggle.csv.gz"
MAP = ROOT / "contrib" / "maps" / "servicenow-uci498.yaml"
ZONE_S = 7 * 3600
LEAST_RATE = 2_000
"""Events a second that even a busy machine must reach; a quiet one reaches 5,000 and more."""

pytestmark = [
    pytest.mark.slow,
    pytest.mark.skipif(not SOURCE.is_file(), reason=f"{SOURCE.name} is not beside the project"),
]


class Taken(NamedTuple):
    """The import that all tests look at."""

    house: House
    data: dict[str, Any]
    seconds: float


@pytest.fixture(scope="module")
def taken(tmp_path_factory: pytest.TempPathFactory) -> Taken:
    """The whole log, imported into files."""
    house = House(FileLog.create(tmp_path_factory.mktemp("desk") / "log"))
    start = time.perf_counter()
    answer = importing.import_file(
        house.desk(), SOURCE, MAP, as_history=True, tick=lambda _done, _all: None
    )
    seconds = time.perf_counter() - start
    assert (answer.code, answer.data["refused"]) == (0, [])
    return Taken(house, answer.data, seconds)


@pytest.fixture(scope="module")
def incidents() -> dict[str, list[dict[str, str]]]:
    """The rows of each incident, straight from the file."""
    found: dict[str, list[dict[str, str]]] = {}
    with gzip.open(SOURCE, "rt", encoding="utf-8-sig", newline="") as file:
        for row in csv.DictReader(file):
            found.setdefault(row["number"], []).append(row)
    return found


@pytest.fixture(scope="module")
def docs(taken: Taken) -> dict[str, dict[str, Any]]:
    """The documents by old number."""
    return {doc["aliases"][0]: doc for doc in taken.house.log.everything()}


def test_everything_arrives(taken: Taken) -> None:
    """Every incident is there and ended, every row accounted for, every priority reproduced."""
    data = taken.data
    assert (data["rows"], data["requests"]) == (119_998, 20_769)
    assert sum(data["row_accounts"].values()) == 119_998
    assert data["priority"] == {"same": 119_998, "different": 0}
    assert (data["open"], data["archived"]) == (0, 20_769)
    stats = {"requests": 20_769, "events": data["events"], "open": 0, "archived": 20_769}
    assert taken.house.log.stats() == stats


def test_counts_of_the_rules(taken: Taken) -> None:
    """What the rules of docs/import.md did to this log, and what it broke of the SOP."""
    assert taken.data["counts"] == COUNTS
    assert taken.data["breaks"] == BREAKS


COUNTS = {
    "back-without-reopening": 1,
    "before-opening": 5,
    "closed-at-later": 39,
    "closed-without-resolved": 3,
    "emptied-group": 3_329,
    "emptied-owner": 2_015,
    "ended-by-column": 1,
    "moved-within-team": 4_650,
    "nobody-named": 2,
    "out-of-order": 1,
    "resolved-at-later": 266,
    "unknown-state": 2,
}
BREAKS = {
    "4e-record": 3,
    "4f-window": 2,
    "4i-reason": 9_429,
    "4k-return-reason": 2_320,
    "6h-level2-first": 88,
    "6l-confirmation": 20_777,
    "6l-solution": 163,
    "status": 7,
}


def test_the_log_is_whole(taken: Taken) -> None:
    """Chains, summaries, numbers and places are right."""
    report = keeping.verify(taken.house.desk()).data
    assert (report["findings"], report["events"]) == ([], taken.data["events"])


def test_times_of_every_incident(
    docs: dict[str, dict[str, Any]], incidents: dict[str, list[dict[str, str]]]
) -> None:
    """Opened, resolved and closed when the log says so; reopened as often as it counts."""
    for number, rows in incidents.items():
        summary = docs[number]["summary"]
        stated = rows[-1]["resolved_at"]
        expected = (
            instant(rows[0]["opened_at"]),
            summary["fulfilled_at"] if stated == "?" else instant(stated),
            instant(rows[-1]["closed_at"]),
            max(int(row["reopen_count"]) for row in rows),
        )
        got = tuple(
            summary.get(name, 0) for name in ("received_at", "fulfilled_at", "ended_at", "reopened")
        )
        assert (number, got) == (number, expected)


def test_owners_levels_and_waits(
    docs: dict[str, dict[str, Any]], incidents: dict[str, list[dict[str, str]]]
) -> None:
    """Every owner, whether the first group was left, and every kind of wait is told."""
    waits = {
        "Awaiting User Info": "requester",
        "Awaiting Evidence": "requester",
        "Awaiting Vendor": "vendor",
    }
    for number, rows in incidents.items():
        data = [(event["kind"], event["data"]) for event in docs[number]["events"]]
        owners = {one["owner"] for kind, one in data if kind == "assigned"}
        assert owners == {row["assigned_to"] for row in rows} - {"?"}, number
        groups = {row["assignment_group"] for row in rows} - {"?"}
        levels = {one["level"] for kind, one in data if kind == "escalated"}
        assert bool(levels) if len(groups) > 1 else levels <= {3}, number
        reasons = {one["for"] for kind, one in data if kind == "waited"}
        told = {waits[row["incident_state"]] for row in rows if row["incident_state"] in waits}
        assert reasons == told, number


def test_a_replay_is_the_summary(docs: dict[str, dict[str, Any]]) -> None:
    """Events come in the order of their times, so replay finds nothing to sort."""
    for doc in list(docs.values())[::50]:
        events = [Event.of(raw) for raw in doc["events"]]
        assert [one.at for one in events] == sorted(one.at for one in events)
        assert replay(events).status == "closed"


@pytest.mark.parametrize(
    ("month", "first", "after"),
    [("2016-03", "1/3/2016", "1/4/2016"), ("2016-05", "1/5/2016", "1/6/2016")],
)
def test_recap_of_a_month(
    taken: Taken,
    incidents: dict[str, list[dict[str, str]]],
    month: str,
    first: str,
    after: str,
) -> None:
    """The recap's flow is what a few lines of Python count in the file itself."""
    begin, end = instant(f"{first} 00:00"), instant(f"{after} 00:00")
    pairs = [(stood(rows, begin), stood(rows, end)) for rows in incidents.values()]
    went = Counter(pairs)
    backlog = {"open", "resolved"}
    expected = {
        "in": sum(before is None and now is not None for before, now in pairs),
        "fulfilled": sum(
            now in {"resolved", "closed"} and before not in {"resolved", "closed"}
            for before, now in pairs
        ),
        "closed": sum(now == "closed" and before != "closed" for before, now in pairs),
        "brought_back": went["closed", "open"] + went["closed", "resolved"],
        "backlog_start": sum(before in backlog for before, _ in pairs),
        "backlog_end": sum(now in backlog for _, now in pairs),
        "reopened": reopenings(incidents, begin, end),
        "cancelled": 0,
        "handed_off": 0,
    }
    figures = reports.recap(taken.house.desk(), month, None, None).data["figures"]
    assert {name: figures[name] for name in expected} == expected


def test_again_takes_nothing(taken: Taken) -> None:
    """Repeating it finds every incident there."""
    answer = importing.import_file(
        taken.house.desk(), SOURCE, MAP, as_history=True, tick=lambda _done, _all: None
    )
    counted = (answer.data["already"], answer.data["requests"], answer.data["changed"])
    assert counted == (20_769, 0, False)
    assert answer.data["row_accounts"]["already"] == 119_998


def test_rate(taken: Taken, capsys: pytest.CaptureFixture[str]) -> None:
    """Thousands of events a second, in one process; the rate is printed."""
    rate = taken.data["events"] / taken.seconds
    with capsys.disabled():
        print(f"\n{taken.data['events']} events in {taken.seconds:.1f} s: {rate:.0f} a second")  # noqa: T201
    assert rate >= LEAST_RATE


# The file itself, read without anything of ours


def instant(text: str) -> int:
    """Seconds UTC of `1/3/2016 09:00` on a clock seven hours ahead."""
    return int(datetime.strptime(text, "%d/%m/%Y %H:%M").replace(tzinfo=UTC).timestamp()) - ZONE_S


def stood(rows: list[dict[str, str]], edge: int) -> str | None:
    """How an incident stood just before an instant: None, open, resolved or closed."""
    if instant(rows[0]["opened_at"]) >= edge:
        return None
    if instant(rows[0]["closed_at"]) < edge:
        return "closed"
    seen = [row for row in rows if instant(row["sys_updated_at"]) < edge]
    row = max(seen, key=lambda one: instant(one["sys_updated_at"]), default=rows[0])
    last_round = row["reopen_count"] == rows[-1]["reopen_count"]
    if last_round and rows[0]["resolved_at"] != "?":
        return "resolved" if instant(rows[0]["resolved_at"]) < edge else "open"
    if row["incident_state"] == "Closed":
        return "resolved" if last_round else "closed"
    return "resolved" if row["incident_state"] == "Resolved" else "open"


def reopenings(incidents: dict[str, list[dict[str, str]]], begin: int, end: int) -> int:
    """How often the count of reopenings rose in a period."""
    return sum(
        int(row["reopen_count"]) > int(before["reopen_count"])
        and begin <= instant(row["sys_updated_at"]) < end
        for rows in incidents.values()
        for before, row in pairwise(rows)
    )
