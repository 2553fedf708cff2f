"""Which period, which requests and which agreement a report takes, on a desk kept in memory."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

import pytest

from helpdeskctl.agreement.load import load
from helpdeskctl.core.terms import Terms
from helpdeskctl.core.when import DAY, from_iso
from helpdeskctl.desk import fulfilment, opening, reports, triage, working
from helpdeskctl.desk.records import Desk, Hand
from helpdeskctl.desk.settings import Settings
from helpdeskctl.errors import BadValue
from helpdeskctl.log.memory import MemoryLog

ROOT = Path(__file__).parents[2]
SNAPSHOT, FAULTS = load(ROOT / "catalog.yaml", ROOT / "sla.yaml")
assert SNAPSHOT is not None, FAULTS


class Versions:
    """Agreements of which the newest is in force."""

    kept = None

    def __init__(self, *names: str) -> None:
        self.known = {name: Terms({**SNAPSHOT, "name": name}) for name in names}

    def in_force(self, *, record: bool) -> tuple[Terms, list[Any]]:
        """The newest one."""
        return list(self.known.values())[-1], []

    def of(self, name: str) -> Terms:
        """The one of that name."""
        return self.known[name]


class Day:
    """A desk whose clock the test sets; times are those of Jakarta."""

    def __init__(self) -> None:
        self.now = 0
        self.versions = Versions("1.0.0-old")
        settings = Settings("en", ROOT, None, 3650 * DAY, {}, {})
        self.desk = Desk(MemoryLog(), self.versions, settings, lambda: self.now, Hand("sari"))
        self.at("2026-11-20 09:00")

    def at(self, text: str) -> None:
        """Let it be that time."""
        self.now = from_iso(f"{text.replace(' ', 'T')}:00+07:00")

    def asked(self, text: str, service: str | None = None, who: str = "ani@example.com") -> str:
        """A request received then; its number."""
        self.at(text)
        answer = opening.open_request(
            self.desk, opening.Asked("Printer", who, service=service), triage.Judgement()
        )
        return str(answer.data["request"]["id"])

    def done(self, text: str) -> None:
        """A password reset while talking."""
        self.at(text)
        asked = opening.Asked("Password", "budi", service="password-reset")
        opening.done(self.desk, asked, None, None)

    def recap(self, *period: str | None) -> dict[str, Any]:
        """The recap's data."""
        return reports.recap(self.desk, *(*period, None, None, None)[:3]).data


@pytest.fixture
def day() -> Day:
    """A desk without requests."""
    return Day()


def days_of(data: dict[str, Any]) -> tuple[str, str]:
    """The period of a recap."""
    return data["period"]["from"], data["period"]["to"]


@pytest.mark.parametrize(
    ("now", "first"),
    [("2026-11-01 00:10", "2026-09-30T17:00:00Z"), ("2026-10-31 23:50", "2026-08-31T17:00:00Z")],
)
def test_default_is_the_last_full_month_of_the_desk(day: Day, now: str, first: str) -> None:
    """Ten past midnight in Jakarta is a new month, though UTC still has the old one."""
    day.at(now)
    assert day.recap()["period"]["from"] == first


def test_from_and_to_are_both_in(day: Day) -> None:
    """Whole days of the desk's zone: the end is the next midnight."""
    day.done("2026-11-20 14:31")
    data = day.recap(None, "2026-11-01", "2026-11-20")
    assert days_of(data) == ("2026-10-31T17:00:00Z", "2026-11-20T17:00:00Z")
    assert data["figures"]["in"] == data["figures"]["closed"] == 1
    assert days_of(day.recap(None, "1 Nov 2026", "today")) == days_of(data)
    assert day.recap(None, "2026-11-20", "2026-11-20")["figures"]["in"] == 1


@pytest.mark.parametrize(
    ("period", "key"),
    [
        (("2026-10", "2026-10-01", None), "report.both"),
        (("2026-10", None, "2026-10-01"), "report.both"),
        ((None, "2026-10-01", None), "report.half"),
        ((None, None, "2026-10-01"), "report.half"),
        ((None, "2026-10-02", "2026-10-01"), "report.order"),
        (("2026-13", None, None), "report.month"),
        (("October", None, None), "report.month"),
        (("9999-12", None, None), "report.month"),
        (("1900-01", None, None), "report.range"),
        (("2200-01", None, None), "report.range"),
        ((None, "1900-01-01", "2026-10-01"), "report.range"),
        ((None, "2026-10-32", "2026-11-01"), "when.impossible"),
        ((None, "soon", "2026-11-01"), "when.unknown"),
    ],
)
def test_periods_that_are_none(day: Day, period: tuple[str | None, ...], key: str) -> None:
    """Each names its own error."""
    with pytest.raises(BadValue) as caught:
        day.recap(*period)
    assert caught.value.key == key


def test_an_empty_log_has_a_recap(day: Day) -> None:
    """Nothing is counted, and all of it can be written."""
    data = day.recap()
    assert data["figures"]["in"] == 0
    assert len(data["trend"]) == 13
    assert json.loads(json.dumps(data)) == data
    assert data["schema"] == 1


def test_never_read_at_now(day: Day) -> None:
    """A period that is not over is read at the latest record, however late it is asked for."""
    day.asked("2026-11-20 09:00")
    early = day.recap("2026-11")
    day.at("2026-11-28 15:00")
    assert day.recap("2026-11") == early
    assert early["period"]["read_at"] == "2026-11-20T02:00:00Z"
    assert early["figures"]["response"]["open_late"] == 0


def test_a_period_that_is_over_is_read_at_its_end(day: Day) -> None:
    """What is recorded later changes nothing in it."""
    first = day.asked("2026-10-30 16:00", "vpn-access")
    day.done("2026-11-02 09:00")
    october = day.recap("2026-10")
    assert october["period"]["read_at"] == "2026-10-31T17:00:00Z"
    assert october["figures"]["in"] == october["figures"]["backlog_end"] == 1
    day.at("2026-11-03 09:00")
    fulfilment.cancel(day.desk, [first], "withdrawn", None)
    assert day.recap("2026-10") == october
    assert day.recap("2026-11")["figures"]["backlog_start"] == 1


def test_the_agreement_that_was_in_force(day: Day) -> None:
    """A new version changes no past month, neither its hours nor the version it names."""
    number = day.asked("2026-10-26 09:00", "vpn-access")
    triage.triage(day.desk, number, triage.Judgement(impact=1, urgency=1, effort="m"))
    day.done("2026-11-02 08:00")
    october = day.recap("2026-10")
    closed = Terms({**SNAPSHOT, "name": "2.0.0-new", "sla": _all_october_closed()})
    day.versions.known["2.0.0-new"] = closed
    day.desk._terms = None
    assert day.desk.terms is closed
    assert day.recap("2026-10") == october
    assert october["figures"]["resolution"]["open_late"] == 1
    day.done("2026-11-02 10:00")
    assert day.recap("2026-11")["versions"]["sla"] == "2.0.0"


def _all_october_closed() -> dict[str, Any]:
    first = from_iso("2026-10-01T00:00:00Z") // DAY
    return {**SNAPSHOT["sla"], "version": "2.0.0", "closed_days": list(range(first, first + 31))}


def test_long_settled_requests_are_left_out_without_a_trace(
    day: Day, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Skipping what ended before the trend gives the same recap as replaying everything."""
    for text in ("2025-03-03 09:00", "2025-08-04 09:00", "2025-10-06 09:00", "2026-09-07 09:00"):
        day.done(text)
    again = day.asked("2025-04-01 09:00")
    fulfilment.cancel(day.desk, [again], "withdrawn", None)
    still = day.asked("2025-05-01 09:00")
    day.at("2026-10-05 09:00")
    fulfilment.reopen(day.desk, again, "it was not")
    skipped = day.recap("2026-10")
    monkeypatch.setattr(reports, "ENDS", ())
    assert day.recap("2026-10") == skipped
    assert skipped["figures"]["backlog_start"] == 1
    assert skipped["figures"]["brought_back"] == 1
    assert skipped["trend"][0] == {
        "month": "2025-10",
        "in": 1,
        "fulfilled": 1,
        "backlog_end": 1,
        "response_percent": 100.0,
        "resolution_percent": 100.0,
    }
    assert still in [item["id"] for item in reports.backlog(day.desk).data["items"]]


def test_same_bytes_whatever_the_order_of_the_log(day: Day) -> None:
    """The moving ones and the archive may come in any order."""
    for hour in ("09", "10", "11"):
        day.done(f"2026-10-05 {hour}:00")
        day.asked(f"2026-10-06 {hour}:00", "vpn-access")
    data = json.dumps(day.recap("2026-10"))
    docs = list(day.desk.log.everything())
    day.desk.log.everything = lambda: iter(docs[::-1])  # type: ignore[method-assign]
    assert json.dumps(day.recap("2026-10")) == data


def test_owed_notices_of_what_happened_until_then(day: Day) -> None:
    """A notice counts while it is owed, and in no period that ended before its event."""
    number = day.asked("2026-10-05 09:00")
    owed = day.recap("2026-10")["owed"]
    assert owed == 0
    day.at("2026-11-01 00:00")
    working.note(day.desk, [number], "we are on it", to_requester=True)
    assert day.recap("2026-10")["owed"] == owed
    assert day.recap("2026-11")["owed"] == owed + 1


def test_backlog_oldest_first(day: Day) -> None:
    """Everything that has not ended, with its age, what it waits for and its clocks."""
    waiting = day.asked("2026-11-18 09:00")
    newest = day.asked("2026-11-19 10:00")
    day.done("2026-11-19 11:00")
    backdated = day.asked("2026-11-19 09:00")
    working.wait(day.desk, [waiting], "requester", "which printer?", None)
    day.at("2026-11-20 09:00")
    data = reports.backlog(day.desk).data
    assert data["total"] == 3
    assert data["as_at"] == "2026-11-20T02:00:00Z"
    shown = [(item["id"], item["age_s"], item["waits_for"]) for item in data["items"]]
    assert shown == [
        (waiting, 2 * DAY, "requester"),
        (backdated, DAY, "new"),
        (newest, DAY - 3600, "new"),
    ]
    assert data["items"][1]["response"]["state"] == "missed"
    assert json.loads(json.dumps(data)) == data
