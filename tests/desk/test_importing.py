"""`log import` of a small logbook: whole stories, whole batches, nothing half-taken."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

import pytest

from helpdeskctl.desk import importing, keeping
from helpdeskctl.errors import Refused
from helpdeskctl.log.exchange import export_json
from helpdeskctl.log.filelog import FileLog
from helpdeskctl.log.forms import SCHEMA
from helpdeskctl.log.memory import MemoryLog
from tests.desk.logbook import kinds, row, take, told, write
from tests.house import House

if TYPE_CHECKING:
    from pathlib import Path


@pytest.fixture
def house() -> House:
    """A desk in memory."""
    return House(MemoryLog())


def data_of(house: House, kind: str, number: str = "INC1") -> list[dict[str, Any]]:
    """The data of the events of a kind."""
    events = house.desk().find(number)["events"]
    return [one["data"] for one in events if one["kind"] == kind]


def test_a_whole_story(house: House, tmp_path: Path) -> None:
    """Times, judgement, wait, levels, owners, solution and closing arrive; the number is new."""
    rows = [
        row(clock="09:05"),
        row("Active", "09:30", group="Network", owner="Dewi", by="Dewi"),
        row("Awaiting User", "10:00", group="Network", owner="Dewi"),
        row("Active", "11:00", group="Desk", owner="Rudi"),
        row("Resolved", "11:30"),
        row("Closed", "6/3/2016 12:00"),
    ]
    answer = take(house, tmp_path, rows)
    assert told(house) == [
        ("opened", "1 09:00"),
        ("triaged", "1 09:05"),
        ("assigned", "1 09:05"),
        ("escalated", "1 09:30"),
        ("assigned", "1 09:30"),
        ("waited", "1 10:00"),
        ("returned", "1 11:00"),
        ("assigned", "1 11:00"),
        ("resumed", "1 11:00"),
        ("fulfilled", "1 11:30"),
        ("closed", "6 12:00"),
    ]
    assert [copy.doc["schema"] for copy in house.log.inventory().copies] == [SCHEMA]
    doc = house.desk().find("INC1")
    assert (doc["id"], doc["aliases"], doc["notices"]) == ("REQ-1603-0001", ["INC1"], [])
    summary = doc["summary"]
    assert (summary["alias"], summary["priority"], summary["owner"]) == ("INC1", "medium", "Rudi")
    assert (summary["solution"], summary["closed_by"]) == ("code 5", "officer")
    assert summary["history"] is True
    assert "confirmed_by" not in summary
    assert doc["events"][3]["actor"] == "siti for Dewi"
    assert doc["events"][3]["data"]["group"] == "Network"
    assert answer.code == 0
    assert answer.data["breaks"] == {
        "4i-reason": 1,
        "4k-return-reason": 1,
        "6l-confirmation": 1,
    }
    assert answer.data["priority"] == {"same": 6, "different": 0}


def test_security_of_a_category(house: House, tmp_path: Path) -> None:
    """No log tells of both heads: the judgement and the end are marked with 4h."""
    rows = [row(category="Access"), row("Resolved", "10:00", category="Access")]
    answer = take(house, tmp_path, rows)
    assert data_of(house, "triaged")[0]["service"] == "access-grant"
    assert answer.data["breaks"] == {"4h-heads": 2}


def test_scattered_and_without_number(house: House, tmp_path: Path) -> None:
    """Rows of one request may stand anywhere; a row without a number is refused with its line."""
    rows = [
        row(),
        row(no="INC2"),
        row("Resolved", "10:00"),
        row(no="?"),
        row(no="INC3", at="?", opened="?"),
    ]
    answer = take(house, tmp_path, rows)
    assert kinds(house) == "opened triaged assigned fulfilled"
    assert [(one["line"], one["reason"]) for one in answer.data["refused"]] == [
        (5, "import.no-number"),
        (6, "import.no-time"),
    ]
    accounts = {"events": 3, "unchanged": 0, "already": 0, "refused": 2, "skipped": 0}
    assert (answer.data["row_accounts"], answer.code) == (accounts, 1)


@pytest.mark.parametrize(
    ("day", "reason"), [("1/3/1999", "import.year"), ("1/3/2027", "import.future")]
)
def test_impossible_years(house: House, tmp_path: Path, day: str, reason: str) -> None:
    """A number holds two digits of its year, and nothing has happened in the future."""
    answer = take(house, tmp_path, [row(clock=f"{day} 09:00", opened=f"{day} 09:00")])
    assert [one["reason"] for one in answer.data["refused"]] == [reason]


def test_refused_without_history(house: House, tmp_path: Path) -> None:
    """Nothing of a request that the SOP forbids is taken; the others are; exit 1 (6l)."""
    rows = [row(), row("Resolved", "10:00"), row("Closed", "11:00"), row(no="INC2")]
    answer = take(house, tmp_path, rows, as_history=False)
    assert answer.data["refused"] == [
        {
            "line": 4,
            "number": "INC1",
            "reason": "sop.6l-confirmation",
            "clause": "6l",
            "values": {"id": "INC1"},
        }
    ]
    assert (answer.code, answer.data["requests"], answer.data["breaks"]) == (1, 1, {})
    assert house.desk().find("INC2")["n"] == 1
    assert house.log.by_alias("INC1") is None


def test_again_takes_only_what_is_new(house: House, tmp_path: Path) -> None:
    """An import can be repeated: the old number tells what is there."""
    take(house, tmp_path, [row()])
    answer = take(house, tmp_path, [row(), row(no="INC2")])
    assert (answer.data["already"], answer.data["requests"]) == (1, 1)
    again = take(house, tmp_path, [row(), row(no="INC2")])
    assert (again.data["already"], again.data["changed"], again.code) == (2, False, 0)


def test_dry_run_changes_nothing(tmp_path: Path) -> None:
    """The summary is the real one's; the log stays as it was, byte for byte."""
    house = House(FileLog.create(tmp_path / "log"))
    rows = [row(), row("Closed", "10:00"), row(no="INC2")]
    before = (tmp_path / "log" / "active.json").read_bytes()
    dry = take(house, tmp_path, rows, dry_run=True)
    assert (tmp_path / "log" / "active.json").read_bytes() == before
    assert dry.remarks == (("dry-run", {}),)
    real = take(house, tmp_path, rows)
    same = real.data | {"changed": False, "dry_run": True}
    assert (dry.data, real.data["changed"]) == (same, True)


def test_crash_between_batches(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """A batch is whole or absent; repeating the import completes it; the ended are archived."""
    house = House(FileLog.create(tmp_path / "log"))
    rows = [row("Closed", no=f"INC{number}", closed="1/3/2016 10:00") for number in range(1, 8)]
    monkeypatch.setattr(importing, "BATCH", 3)
    document = importing._document

    def failing(frame: Any, told: Any, n: int) -> Any:
        if told.number == "INC5":
            raise OSError("no power")
        return document(frame, told, n)

    monkeypatch.setattr(importing, "_document", failing)
    with pytest.raises(OSError, match="no power"):
        take(house, tmp_path, rows)
    assert [doc["aliases"] for doc in house.log.everything()] == [["INC1"], ["INC2"], ["INC3"]]
    monkeypatch.setattr(importing, "_document", document)
    answer = take(house, tmp_path, rows)
    assert (answer.data["already"], answer.data["requests"]) == (3, 4)
    assert house.log.stats() == {"requests": 7, "events": 35, "open": 0, "archived": 7}
    assert keeping.verify(house.desk()).data["findings"] == []


def test_another_import_meanwhile(
    house: House, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """What somebody else took in between two batches is not taken twice."""
    monkeypatch.setattr(importing, "BATCH", 1)
    rows = [row(), row(no="INC2")]
    source, map_file = write(tmp_path, rows)
    (tmp_path / "other").mkdir()

    def meanwhile(done: int, _all: int) -> None:
        if done == 1:
            monkeypatch.setattr(importing, "BATCH", 9)
            take(house, tmp_path / "other", rows)

    answer = importing.import_file(house.desk(), source, map_file, as_history=True, tick=meanwhile)
    assert (answer.data["requests"], answer.data["already"]) == (1, 1)
    assert house.log.stats()["requests"] == 2


def test_our_own_export(tmp_path: Path) -> None:
    """It needs no map and comes back unchanged, chains included; what has ended is archived."""
    first = House(MemoryLog())
    take(first, tmp_path, [row(), row("Closed", "10:00"), row(no="INC2")])
    source = tmp_path / "export.json"
    with source.open("w", encoding="utf-8") as file:
        export_json(first.log, file.write)
    house = House(FileLog.create(tmp_path / "log"))
    dry = importing.import_file(
        house.desk(dry_run=True), source, None, as_history=False, tick=lambda *_: None
    )
    assert (dry.data["requests"], list(house.log.everything())) == (2, [])
    answer = importing.import_file(
        house.desk(), source, None, as_history=False, tick=lambda *_: None
    )
    assert (answer.data["requests"], answer.data["open"], answer.data["archived"]) == (2, 1, 1)
    assert sorted(house.log.everything(), key=lambda doc: doc["n"]) == sorted(
        first.log.everything(), key=lambda doc: doc["n"]
    )
    for hand in ({}, {"dry_run": True}):
        with pytest.raises(Refused):
            importing.import_file(
                house.desk(**hand), source, None, as_history=False, tick=lambda *_: None
            )
