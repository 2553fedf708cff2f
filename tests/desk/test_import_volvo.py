"""`log import` of a log with three support lines: 65,533 changes of 7,554 cases."""

from __future__ import annotations

import csv
import gzip
import time
from collections import Counter
from datetime import datetime
from itertools import pairwise
from pathlib import Path
from typing import Any, NamedTuple

import pytest

from helpdeskctl.core.when import from_iso
from helpdeskctl.desk import importing, keeping
from helpdeskctl.log.filelog import FileLog
from tests.house import House

ROOT = Path(__file__).parents[2]
SOURCE = ROOT.parent / "shared" / "data" / "bpi13_incidents_volvo_65533.csv.gz"
MAP = ROOT / "contrib" / "maps" / "volvo-bpi2013.yaml"
LEAST_RATE = 2_000

pytestmark = [
    pytest.mark.slow,
    pytest.mark.skipif(not SOURCE.is_file(), reason=f"{SOURCE.name} is not beside the project"),
]

LEVEL = {"L1": 1, "L2": 2, "L2/L3": 2, "L3": 3}
STAGE = {"Resolved": 1, "Closed": 2, "In Call": 2, "Cancelled": 2}
WAITS = {"Wait - User": "requester", "Wait - Customer": "requester", "Wait - Vendor": "vendor"}


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
def cases() -> dict[str, list[dict[str, str]]]:
    """The rows of each case, straight from the file."""
    found: dict[str, list[dict[str, str]]] = {}
    with gzip.open(SOURCE, "rt", encoding="utf-8-sig", newline="") as file:
        for row in csv.DictReader(file):
            found.setdefault(row["SR Number"], []).append(row)
    return found


@pytest.fixture(scope="module")
def docs(taken: Taken) -> dict[str, dict[str, Any]]:
    """The documents by old number."""
    return {doc["aliases"][0]: doc for doc in taken.house.log.everything()}


def levels(rows: list[dict[str, str]]) -> list[int]:
    """The levels that a case was on, in order, each stay once; every case begins at 1."""
    stays = [1, *(LEVEL[row["ST Level"]] for row in rows)]
    return [one for before, one in pairwise([0, *stays]) if one != before]


def path(doc: dict[str, Any]) -> list[int]:
    """The same of our events."""
    moves = [1] + [
        event["data"]["level"]
        for event in doc["events"]
        if event["kind"] in ("escalated", "returned")
    ]
    return [one for before, one in pairwise([0, *moves]) if one != before]


def test_everything_arrives(taken: Taken) -> None:
    """Every case is there, every row accounted for, every word known, the log whole."""
    data = taken.data
    assert (data["rows"], data["requests"]) == (65_533, 7_554)
    assert sum(data["row_accounts"].values()) == 65_533
    assert (data["unknown_words"], data["counts"]) == ([], COUNTS)
    assert data["breaks"] == BREAKS
    report = keeping.verify(taken.house.desk()).data
    assert (report["findings"], report["events"]) == ([], data["events"])


COUNTS = {
    "closed-without-resolved": 2_018,
    "moved-within-team": 4_334,
    "no-opened-at": 7_554,
    "owned-by-machine": 6_162,
}
BREAKS = {
    "4e-record": 7_554,
    "4f-window": 65,
    "4i-reason": 4_217,
    "4k-return-reason": 1_755,
    "6h-level2-first": 414,
    "6h-vendor-wait": 290,
    "6l-confirmation": 7_722,
    "6l-solution": 15_848,
    "status": 41,
}


def test_levels_of_every_case(
    docs: dict[str, dict[str, Any]], cases: dict[str, list[dict[str, str]]]
) -> None:
    """Each case goes the way over the three lines that its rows tell, back and forth (6g 6h)."""
    assert {number: path(doc) for number, doc in docs.items()} == {
        number: levels(rows) for number, rows in cases.items()
    }


def test_counts_by_level(
    docs: dict[str, dict[str, Any]], cases: dict[str, list[dict[str, str]]]
) -> None:
    """As many cases reach each level, and stand at it in the end, as the file says."""
    told = Counter(level for doc in docs.values() for level in set(path(doc)))
    said = Counter(level for rows in cases.values() for level in set(levels(rows)))
    assert told == said == {1: 7_554, 2: 2_772, 3: 540}
    highest = Counter(max(path(doc)) for doc in docs.values())
    lines = (max(LEVEL[row["ST Level"]] for row in rows) for rows in cases.values())
    assert highest == Counter(lines) == {1: 4_546, 2: 2_468, 3: 540}
    last = Counter(doc["summary"].get("level", 1) for doc in docs.values())
    assert last == Counter(LEVEL[rows[-1]["ST Level"]] for rows in cases.values())


def test_third_line_without_a_second(
    docs: dict[str, dict[str, Any]], cases: dict[str, list[dict[str, str]]]
) -> None:
    """A case that comes to the third line and was never on the second is marked (6h)."""
    marked = {
        number
        for number, doc in docs.items()
        if any("6h-level2-first" in event["data"].get("breaks", ()) for event in doc["events"])
    }
    expected = set()
    for number, rows in cases.items():
        way = levels(rows)
        if 3 in way and 2 not in way[: way.index(3)]:
            expected.add(number)
    assert marked == expected


def test_every_team_is_named(
    docs: dict[str, dict[str, Any]], cases: dict[str, list[dict[str, str]]]
) -> None:
    """A change of team within a level is a note, to another one a move with the team's name."""
    for number, rows in cases.items():
        data = [(event["kind"], event["data"]) for event in docs[number]["events"]]
        named = {one["group"] for kind, one in data if kind in ("escalated", "returned")}
        named |= {one["text"].split(" → ")[1] for kind, one in data if kind == "noted"}
        teams = {row["Involved ST"] for row in rows}
        assert named | {rows[0]["Involved ST"]} == teams, number


def test_reopenings_waits_and_ends(
    docs: dict[str, dict[str, Any]], cases: dict[str, list[dict[str, str]]]
) -> None:
    """Back from an end is a reopening; waits name whom; the last row says how it stands."""
    for number, rows in cases.items():
        doc = docs[number]
        stages = [STAGE.get(row["Sub Status"], 0) for row in rows]
        summary = doc["summary"]
        assert summary.get("reopened", 0) == sum(a > b for a, b in pairwise(stages)), number
        waits = {event["data"]["for"] for event in doc["events"] if event["kind"] == "waited"}
        said = {WAITS[row["Sub Status"]] for row in rows if row["Sub Status"] in WAITS}
        assert waits == said, number
        ended = summary["status"] in ("closed", "cancelled")
        assert (summary["status"] == "fulfilled", ended) == (stages[-1] == 1, stages[-1] == 2)
        assert from_iso(doc["events"][0]["at"]) == instant(rows[0]), number


def test_priority_is_the_grade(
    docs: dict[str, dict[str, Any]], cases: dict[str, list[dict[str, str]]]
) -> None:
    """The four grades of the log become our four priorities (5e, 5f)."""
    words = {"Low": "low", "Medium": "medium", "High": "high", "Major": "urgent"}
    for number, rows in cases.items():
        assert docs[number]["summary"]["priority"] == words[rows[-1]["SR Latest Impact"]]


def test_rate(taken: Taken, capsys: pytest.CaptureFixture[str]) -> None:
    """Thousands of events a second, in one process; the rate is printed."""
    rate = taken.data["events"] / taken.seconds
    with capsys.disabled():
        print(f"\n{taken.data['events']} events in {taken.seconds:.1f} s: {rate:.0f} a second")  # noqa: T201
    assert rate >= LEAST_RATE


def instant(row: dict[str, str]) -> int:
    """Seconds UTC of a row."""
    return int(datetime.fromisoformat(row["Change Date+Time"]).timestamp())
