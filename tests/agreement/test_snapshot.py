"""The compiled agreement: seconds, day numbers, and the same bytes each time."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING, Any

import pytest

from helpdeskctl.agreement.load import digest, load, load_bytes
from helpdeskctl.agreement.shipped import shipped
from helpdeskctl.agreement.snapshot import encode
from helpdeskctl.core.terms import Terms

from .pair import CATALOG, SLA, edited

if TYPE_CHECKING:
    from pathlib import Path

LONG = """\
    by_priority:
      urgent: {resolve: 4h}
"""
ALWAYS = """\
  always:
    name: {id: Selalu, en: Always}
    zone: Asia/Makassar
    day: 24h
    holidays: false
    hours: {sun: ["00:00-24:00"]}
    dated_hours:
      - {from: 2026-03-01, to: 2026-03-02, hours: {mon: ["01:00-02:00"]}}
"""


def compiled(catalog: str = CATALOG, sla: str = SLA) -> dict[str, Any]:
    """Return the snapshot of two valid texts."""
    snapshot, faults = load_bytes(("c", catalog.encode()), ("s", sla.encode()))
    assert snapshot, faults
    return snapshot


def test_service() -> None:
    """Targets are seconds of the service's own calendar; what was not written has its default."""
    service = compiled(edited(CATALOG, "    urgency: 2\n", "    urgency: 2\n" + LONG))["catalog"][
        "services"
    ]["vpn-access"]

    assert service == {
        "id": "vpn-access",
        "category": "network",
        "type": "pre-defined",
        "status": "active",
        "name": {"id": "Akses VPN", "en": "VPN access"},
        "description": {"id": "Dari luar", "en": "From outside"},
        "keywords": ["vpn"],
        "team": "helpdesk",
        "replaced_by": None,
        "sunset": None,
        "security": None,
        "effort": "s",
        "impact": 1,
        "urgency": 2,
        "solution": None,
        "respond_s": 3600,
        "resolve_s": 8 * 3600,
        "by_priority": {"urgent": {"respond_s": 3600, "resolve_s": 4 * 3600}},
        "calendar": "office",
        "pause": [],
        "purchase": False,
        "fields": [],
        "examples": [],
    }


def test_calendars_and_days() -> None:
    """A day is worth what its calendar says; weeks have seven sorted lists; dates are numbers."""
    sla = edited(SLA, "collective_leave:", ALWAYS + "collective_leave:")
    snapshot = compiled(edited(CATALOG, "calendar: office", "calendar: always"), sla)

    assert snapshot["catalog"]["services"]["vpn-access"]["resolve_s"] == 24 * 3600
    assert snapshot["sla"]["calendars"]["office"]["week"] == [
        [[28800, 43200], [46800, 61200]],
        *([[]] * 3),
        [[28800, 41400], [46800, 61200]],
        [],
        [],
    ]
    assert snapshot["sla"]["calendars"]["always"]["dated"] == [
        [20513, 20514, [[[3600, 7200]], *([[]] * 6)]]
    ]
    assert sorted(snapshot["zones"]) == ["Asia/Jakarta", "Asia/Makassar"]
    assert snapshot["zones"]["Asia/Makassar"][-1][1] == 8 * 3600


def test_desk_wide_durations() -> None:
    """They use the default calendar's day."""
    sla = compiled()["sla"]

    assert sla["permanent_within_s"] == 10 * 8 * 3600
    assert sla["confirmation"] == {"reminders": 2, "after_s": 3 * 8 * 3600}
    assert sla["reopen_window_s"] == 5 * 8 * 3600
    assert sla["quiet_after_s"] == {"urgent": 14400, "high": 28800, "medium": 57600, "low": 144000}
    assert sla["intake"] == {"respond_s": 14400, "calendar": "office"}
    assert sla["units"][1]["aliases"] == []
    assert sla["units"][1]["calendar"] == "office"


LEAVE = """\
  - date: 2026-02-16
    kind: collective-leave
    name: {id: a, en: a}
    decree: a
    verified: true
"""


@pytest.mark.parametrize(
    ("default", "row", "closed"),
    [
        ("closed", "", True),
        ("open", "", False),
        ("closed", "    closed: false\n", False),
        ("open", "    closed: true\n", True),
    ],
)
def test_collective_leave(default: str, row: str, closed: bool) -> None:
    """The company's default counts, and a row may differ from it."""
    text = edited(SLA, "collective_leave: closed", f"collective_leave: {default}")
    sla = compiled(sla=edited(text, "intake:", LEAVE + row + "intake:"))["sla"]

    assert sla["closed_days"] == ([20454, 20500] if closed else [20454])
    assert [one["closed"] for one in sla["holidays"]] == [True, closed]
    assert sla["holidays_until"] == "2026-12-31"


def test_name_covers_both_files() -> None:
    """The catalog's version, and a digest that any byte of either file changes."""
    names = {
        compiled()["name"],
        compiled(catalog=CATALOG + "# c\n")["name"],
        compiled(sla=SLA + "# c\n")["name"],
    }

    assert len(names) == 3
    assert {name[:6] for name in names} == {"1.0.0-"}


def test_digest_keeps_the_files_apart() -> None:
    """A line that moves from one file's end to the other's start is a change."""
    assert digest(b"a", b"bc") != digest(b"ab", b"c")


def test_bytes() -> None:
    """Plain JSON that comes back as it was, and the same bytes for the same texts."""
    snapshot = compiled()

    assert json.loads(encode(snapshot)) == snapshot
    assert encode(compiled()) == encode(snapshot)


def test_shipped_files(tmp_path: Path) -> None:
    """What `init` writes is valid, without even a warning, and the core can read it."""
    for name in ("catalog.yaml", "sla.yaml"):
        (tmp_path / name).write_bytes(shipped(name))

    snapshot, faults = load(tmp_path / "catalog.yaml", tmp_path / "sla.yaml")

    assert [str(one) for one in faults] == []
    assert snapshot is not None
    terms = Terms(snapshot)
    for name, service in snapshot["catalog"]["services"].items():
        assert terms.targets(name, "urgent") <= (service["respond_s"], service["resolve_s"])
        terms.calendar(service["calendar"])


def test_nothing_else_is_shipped() -> None:
    """A name is not a path."""
    with pytest.raises(ValueError, match="passwd"):
        shipped("../../../etc/passwd")


def test_missing_and_unreadable_files(tmp_path: Path) -> None:
    """Both are faults like others."""
    snapshot, faults = load(tmp_path / "catalog.yaml", tmp_path)

    assert snapshot is None
    assert [str(one) for one in faults] == [
        f"{tmp_path}/catalog.yaml:1:1: error: there is no such file [file.missing]",
        f"{tmp_path}:1:1: error: the file cannot be read: Is a directory [file.unreadable]",
    ]
