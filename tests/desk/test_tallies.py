"""A month's recap is kept once the month is over, and late entries are said, never slipped in."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING

import pytest

from helpdeskctl.core.when import from_iso
from helpdeskctl.desk import opening, reports, working
from helpdeskctl.desk.triage import Judgement
from helpdeskctl.errors import TryAgain
from helpdeskctl.log.lock import Lock
from helpdeskctl.log.tallies import Tallies

if TYPE_CHECKING:
    from pathlib import Path

    from tests.house import House


@pytest.fixture
def month(house: House) -> House:
    """A desk in November that received a request in October."""
    house.now = from_iso("2026-10-15T02:00:00Z")
    opening.open_request(
        house.desk(), opening.Asked("Printer macet", "budi@contoh.co.id"), Judgement()
    )
    house.now = from_iso("2026-11-16T02:00:00Z")
    return house


def recap(house: House, month: str = "2026-10", *, rebuild: bool = False):
    """The recap of a month, and what was remarked."""
    answer = reports.recap(house.desk(), month, None, None, rebuild=rebuild)
    return answer.data, [(key, values.get("parts")) for key, values in answer.remarks]


def late(house: House, at: str = "2026-10-20 10:00") -> None:
    """Records something that happened in October."""
    desk = house.desk(at=at, typed_late="mail server was down")
    opening.open_request(desk, opening.Asked("Layar", "ani@contoh.co.id"), Judgement())


def unread(house: House, monkeypatch: pytest.MonkeyPatch) -> list[str]:
    """Which recaps read the log from here on."""
    read: list[str] = []
    touched = type(house.log).touched_since
    monkeypatch.setattr(
        type(house.log), "touched_since", lambda log, at: read.append(at) or touched(log, at)
    )
    return read


def test_it_is_read_once(month: House, monkeypatch: pytest.MonkeyPatch) -> None:
    """The second time nothing is read; what it says is the same, also after more work."""
    first = recap(month)
    read = unread(month, monkeypatch)
    working.note(month.desk(), ["1"], "masih dicari", to_requester=False)
    assert recap(month) == first
    assert read == []
    assert json.dumps(recap(month)[0]) == json.dumps(first[0])


def test_a_month_that_is_not_over_is_not_kept(month: House) -> None:
    """Nor are days that are no month."""
    recap(month, "2026-11")
    reports.recap(month.desk(), None, "2026-10-02", "2026-10-31")
    assert [month.log.tallies.of(name) for name in ("2026-11", "2026-10")] == [None, None]


def test_a_late_entry_is_said(month: House) -> None:
    """It shows at once, is said each time, and is kept only when that is asked for."""
    before, _ = recap(month)
    late(month)
    for _ in range(2):
        after, remarks = recap(month)
        assert (before["figures"]["in"], after["figures"]["in"]) == (1, 2)
        parts = ", ".join(name for name in after if after[name] != before[name])
        assert remarks == [("report.late", parts)]
    assert month.log.tallies.of("2026-10")["recap"] == before
    after, remarks = recap(month, rebuild=True)
    assert [key for key, _ in remarks] == ["report.rebuilt"]
    assert recap(month) == (after, [])


def test_later_months_show_it_too_and_earlier_ones_do_not(
    month: House, monkeypatch: pytest.MonkeyPatch
) -> None:
    """A late entry of October is no business of September's recap."""
    month.now = from_iso("2026-12-02T02:00:00Z")
    for name in ("2026-09", "2026-10", "2026-11"):
        recap(month, name)
    late(month)
    read = unread(month, monkeypatch)
    recap(month, "2026-09")
    assert read == []
    recap(month, "2026-11")
    assert len(read) == 1


def test_late_entries_of_several_months_are_counted_together(
    month: House, monkeypatch: pytest.MonkeyPatch
) -> None:
    """One of September is in October's recap; one of October that comes then is not yet."""
    late(month, "2026-09-20 10:00")
    recap(month)
    read = unread(month, monkeypatch)
    recap(month)
    assert read == []
    late(month)
    after, remarks = recap(month)
    assert (after["figures"]["in"], [key for key, _ in remarks]) == (2, ["report.late"])


def test_a_month_is_over_with_its_last_second(month: House) -> None:
    """From then on its recap is kept."""
    month.now = from_iso("2026-10-31T17:00:00Z") - 1
    recap(month)
    assert month.log.tallies.of("2026-10") is None
    month.now += 1
    recap(month)
    assert month.log.tallies.of("2026-10") is not None


def test_who_may_not_write_reads_a_recap(month: House, monkeypatch: pytest.MonkeyPatch) -> None:
    """It is made, shown, and not kept."""

    def forbidden(*_: object) -> None:
        raise TryAgain("log.readonly", path="tallies")

    monkeypatch.setattr(type(month.log.tallies), "keep", forbidden)
    assert recap(month)[0]["figures"]["in"] == 1
    assert month.log.tallies.of("2026-10") is None


def test_a_late_entry_before_the_recap_is_none(month: House) -> None:
    """What was recorded before the recap was made is in it."""
    late(month)
    recap(month)
    assert recap(month)[1] == []


def test_a_dry_run_marks_nothing(month: House) -> None:
    """Only what is written makes a recap untrue."""
    recap(month)
    desk = month.desk(at="2026-10-20 10:00", typed_late="late", dry_run=True)
    working.note(desk, ["1"], "diperiksa", to_requester=False)
    assert "late" not in month.log.meta()


def test_a_damaged_tally_is_none(tmp_path: Path) -> None:
    """It is made again; a tally of another form is no recap."""
    tallies = Tallies(tmp_path, Lock(tmp_path))
    tallies.keep("2026-10", {"after": 0, "recap": {}})
    assert tallies.of("2026-10") == {"after": 0, "recap": {}}
    (tmp_path / "tallies" / "2026-10.json").write_bytes(b"torn")
    assert tallies.of("2026-10") is None
    tallies.keep("2026-10", {"after": 1, "recap": {}})
    assert tallies.of("2026-10") == {"after": 1, "recap": {}}
    tallies.forget()
    assert tallies.of("2026-10") is None
