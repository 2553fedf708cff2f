"""`log retain`: classes of desk.yaml, what is past them, what is held, and what is done."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from hypothesis import given
from hypothesis import strategies as st

from helpdeskctl.core.when import DAY, date_text, from_iso, iso
from helpdeskctl.desk import fulfilment, keeping, opening, privacy, retention, triage
from helpdeskctl.desk.opening import Asked
from helpdeskctl.desk.retention import class_of, retain, until
from helpdeskctl.desk.triage import Judgement
from helpdeskctl.errors import BadValue, CheckFailed, Refused
from helpdeskctl.log.filelog import FileLog
from helpdeskctl.log.intents import redacted
from tests.desk.rich import traces
from tests.desk.small import NOW, desk_of, rules
from tests.desk.verbs import refused

if TYPE_CHECKING:
    from pathlib import Path

    from helpdeskctl.desk.answer import Answer

CLASSES = """
retention:
  default: 5y
  security: 10y
  withdrawn: 30d
legal_hold:
  - REQ-2611-0004
"""


@pytest.fixture
def path(tmp_path: Path) -> Path:
    """1 closed, 2 withdrawn, 3 withdrawn of security, 4 withdrawn and held, 5 open."""
    path = tmp_path / "desk"
    keeping.init(path)
    desk_yaml = path / "desk.yaml"
    desk_yaml.write_text(desk_yaml.read_text() + CLASSES)
    for n in range(1, 6):
        opening.open_request(desk_of(path), Asked(f"zq.x{n}", f"zq.x{n}@a.id"), Judgement())
    judged = Judgement(service="printer-problem", impact=1, urgency=1, effort="s")
    triage.triage(desk_of(path), "1", judged)
    triage.triage(desk_of(path), "3", judged._replace(security=True))
    fulfilment.fulfil(desk_of(path), "1", "x", temporary=False)
    fulfilment.close(desk_of(path), ["1"], None, "email")
    fulfilment.cancel(desk_of(path), ["2", "3", "4"], "withdrawn", None)
    keeping.archive(desk_of(path))
    return path


def run(path: Path, days: int, *, dry_run: bool = False, yes: bool = True) -> Answer:
    """`log retain` so many days later."""
    desk = desk_of(path, now=NOW + days * DAY, dry_run=dry_run)
    return retain(desk, agreed=None if yes else lambda _: False, asked=False)


def named(answer: Answer) -> dict[str, list[str]]:
    """The requests of each class, and those held."""
    found = {one["class"]: [r["id"][-1] for r in one["requests"]] for one in answer.data["classes"]}
    return {**found, "held": [one["id"][-1] for one in answer.data["held"]]}


def test_listed(path: Path) -> None:
    """By class, the held ones apart, with the commands; nothing is changed."""
    before = {one: one.read_bytes() for one in (path / "log").rglob("*.json") if one.is_file()}
    assert named(run(path, 29, dry_run=True)) == {"held": []}
    answer = run(path, 30, dry_run=True)
    assert named(answer) == {"withdrawn": ["2"], "held": ["4"]}
    (command,) = answer.data["commands"]
    reason = "retention class withdrawn, 30d"
    assert command == f"helpdeskctl log redact REQ-2611-0002 --field all --because '{reason}'"
    assert named(run(path, 5 * 366, dry_run=True)) == {
        "default": ["1"],
        "withdrawn": ["2"],
        "held": ["4"],
    }
    assert named(run(path, 10 * 366, dry_run=True))["security"] == ["3"]
    assert {one: one.read_bytes() for one in before} == before


def test_done(path: Path) -> None:
    """Each is a redaction with its class as the reason; again there is nothing to do."""
    answer = run(path, 10 * 366)
    assert (answer.data["redacted"], answer.data["changed"]) == (3, True)
    assert [traces(path / "log", f"zq.x{n}") != [] for n in range(1, 6)] == [
        *(False, False, False, True, True)
    ]
    assert rules(path) == []
    desk = desk_of(path)
    assert {ident[-1] for ident in redacted(desk.log.journal.entries())} == {"1", "2", "3"}
    doc = desk.log.get(3)
    assert doc is not None
    because = doc["events"][0]["data"]["subject"]["because"]
    assert because == "retention class security, 10y"
    again = run(path, 10 * 366)
    assert (again.data["redacted"], again.data["changed"]) == (0, False)
    assert named(again) == {"held": ["4"]}


def test_asked_first(path: Path) -> None:
    """Without --yes somebody must agree; where nobody can be asked it is code 2."""
    refused(BadValue, "retain.yes", lambda: run(path, 30, yes=False))
    desk = desk_of(path, now=NOW + 30 * DAY)
    counts = []
    refused(
        CheckFailed,
        "stopped",
        lambda: retain(desk, agreed=lambda n: bool(counts.append(n)), asked=True),
    )
    assert counts == [1]
    assert traces(path / "log", "zq.x2")
    assert run(path, 29, yes=False).code == 0


def test_what_is_held_is_not_redacted_by_hand(path: Path) -> None:
    """Code 4 until somebody takes it out of desk.yaml; looking is allowed."""
    held = desk_of(path)
    refused(Refused, "redact.held", lambda: privacy.redact(held, "4", ["all"], "diminta", None))
    assert rules(path) == []
    assert privacy.redact(desk_of(path, dry_run=True), "4", ["all"], None, None).data["redacted"]


def test_without_classes(tmp_path: Path) -> None:
    """Nothing is past what was never set, and that is said."""
    keeping.init(tmp_path / "desk")
    answer = run(tmp_path / "desk", 9999)
    assert (answer.data["total"], answer.remarks) == (0, (("retain.no-classes", {}),))


def test_a_batch_holds_the_lock_once(path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """Requests of one month go in portions, each in its own hold of the lock."""
    monkeypatch.setattr(retention, "BATCH", 2)
    calls: list[list[int]] = []
    forget = FileLog.forget

    def counted(self: FileLog, month: str, numbers: object, change: object) -> dict[str, int]:
        calls.append(list(numbers))  # type: ignore[call-overload]
        return forget(self, month, numbers, change)  # type: ignore[arg-type]

    monkeypatch.setattr(FileLog, "forget", counted)
    run(path, 10 * 366)
    assert calls == [[2, 1], [3]]


def test_what_was_begun_is_finished(path: Path) -> None:
    """An intent that a crash left has its end afterwards."""
    desk = desk_of(path)
    doc = desk.log.get(5)
    assert doc is not None
    privacy.begin(desk, doc, privacy.Order(("subject",), None, "x", iso(NOW)))
    assert rules(path) == ["unfinished"]
    run(path, 1)
    assert rules(path) == []


def test_reopened_meanwhile(path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """What is open again when its turn comes stays as it is."""
    real = retention._redact

    def reopened(desk: object, batch: object) -> int:
        fulfilment.reopen(desk_of(path, now=NOW + 30 * DAY), "2", "masih perlu")
        return real(desk, batch)  # type: ignore[arg-type]

    monkeypatch.setattr(retention, "_redact", reopened)
    assert run(path, 30).data["redacted"] == 0
    assert traces(path / "log", "zq.x2@a.id")


CLASS_TABLE = [
    ({"status": "closed"}, "default"),
    ({"status": "closed", "was_security": True}, "security"),
    ({"status": "cancelled", "ended_as": "withdrawn"}, "withdrawn"),
    ({"status": "cancelled", "ended_as": "spam"}, "default"),
    ({"status": "cancelled", "ended_as": "withdrawn", "was_security": True}, "security"),
]


@pytest.mark.parametrize(("summary", "name"), CLASS_TABLE)
def test_classes(summary: dict[str, object], name: str) -> None:
    """Security first, then how it ended, then all others."""
    assert class_of(summary, dict.fromkeys(("default", "security", "withdrawn"), "1y")) == name
    assert class_of(summary, {}) is None


def test_until() -> None:
    """Years are those of the calendar; a 29 February is over with the next day."""
    at = from_iso("2024-02-29T05:06:07Z")
    assert iso(until(at, "1y")) == "2025-03-01T05:06:07Z"
    assert iso(until(at, "4y")) == "2028-02-29T05:06:07Z"
    assert iso(until(at, "10d")) == "2024-03-10T05:06:07Z"


@given(st.integers(0, 20_000), st.integers(1, 99))
def test_years(day: int, years: int) -> None:
    """The same day of the year, or the one after 28 February."""
    later = date_text(until(day * DAY, f"{years}y") // DAY)
    was = date_text(day)
    assert int(later[:4]) == int(was[:4]) + years
    assert later[4:] == was[4:] or (was[4:], later[4:]) == ("-02-29", "-03-01")
