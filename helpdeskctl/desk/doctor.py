"""`doctor`: is this desk, and am I, healthy? Each finding names the command that mends it."""

from __future__ import annotations

import os
import stat
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import TYPE_CHECKING, Any, NamedTuple

from helpdeskctl.core.model import HEADS
from helpdeskctl.core.when import day_number, day_of
from helpdeskctl.desk.answer import Answer
from helpdeskctl.errors import HelpdeskError, NotFound

if TYPE_CHECKING:
    from helpdeskctl.desk.records import Desk

SCHEMA = 1
WARN_DAYS = 60
"""How many days before the last year with holidays ends the desk is warned."""
WAITING = 2_000
"""Settled requests in the hot file above which the archive is overdue."""


class Finding(NamedTuple):
    """What is not as it should be, and how to mend it: keys of the message table."""

    level: str
    key: str
    values: dict[str, Any]


def examine(desk: Desk, folder: Path, *, me: bool) -> Answer:
    """Look at files, agreement, log and hours, or only at me; code 1 when something is broken."""
    checks = (_modes, _me) if me else _CHECKS
    findings = [found for check in checks for found in _safely(check, desk, folder)]
    data = {
        "schema": SCHEMA,
        "desk": str(folder),
        "me": desk.me,
        "team": desk.settings.team_of(desk.me),
        "findings": [finding._asdict() for finding in findings],
    }
    code = 1 if any(finding.level == "error" for finding in findings) else 0
    return Answer("health", data, tuple(desk.remarks), code)


Check = Callable[["Desk", Path], Iterator[Finding]]


def _safely(check: Check, desk: Desk, folder: Path) -> Iterator[Finding]:
    """What a check finds; a failure it meets is a finding too."""
    try:
        yield from list(check(desk, folder))
    except HelpdeskError as error:
        yield Finding("error", error.key, error.values)


def _modes(_desk: Desk, folder: Path) -> Iterator[Finding]:
    log = folder / "log"
    if not (log / "active.json").is_file():
        raise NotFound("log.missing", path=str(log))
    mode = stat.S_IMODE(log.stat().st_mode)
    if mode & stat.S_IROTH:
        yield Finding(
            "warning", "doctor.readable-by-all", {"path": str(log), "mode": f"{mode:04o}"}
        )
    if not os.access(log, os.W_OK | os.X_OK):
        yield Finding("error", "doctor.not-writable", {"path": str(log)})


def _me(desk: Desk, _folder: Path) -> Iterator[Finding]:
    if desk.settings.teams and desk.settings.team_of(desk.me) is None:
        yield Finding("warning", "doctor.no-team", {"me": desk.me})


def _space(_desk: Desk, folder: Path) -> Iterator[Finding]:
    active = folder / "log" / "active.json"
    if not active.is_file():
        return
    needed = 3 * active.stat().st_size + 1_000_000
    space = os.statvfs(folder / "log")
    free = space.f_bavail * space.f_frsize
    if free < needed:
        values = {"path": str(folder / "log"), "free": free, "needed": needed}
        yield Finding("error", "doctor.space", values)


def _strays(_desk: Desk, folder: Path) -> Iterator[Finding]:
    log = folder / "log"
    strays = sorted(path.relative_to(log).as_posix() for path in log.rglob(".*.tmp"))
    if strays:
        yield Finding("warning", "doctor.strays", {"names": ", ".join(strays)})


def _agreement(desk: Desk, _folder: Path) -> Iterator[Finding]:
    terms = desk.terms
    yield from _edited(desk.settings.agreement)
    today = day_of(desk.now(), terms.zone)
    left = day_number(terms.sla["holidays_until"]) - today
    if left < WARN_DAYS:
        yield Finding("warning", "doctor.holidays", {"until": terms.sla["holidays_until"]})
    unverified = sorted({one["date"][:4] for one in terms.sla["holidays"] if not one["verified"]})
    if unverified:
        yield Finding("warning", "doctor.unverified", {"years": ", ".join(unverified)})


def _kept(desk: Desk, _folder: Path) -> Iterator[Finding]:
    """Whether each agreement that verdicts are read with is kept as it came into force."""
    from helpdeskctl.log.journal import agreements_of
    from helpdeskctl.log.naming import agreements_named
    from helpdeskctl.log.verify_beside import fault_of

    kept = desk.agreements.kept
    if kept is None:
        return
    taken = agreements_of(desk.log.journal.entries())
    named = {name for doc in desk.log.everything() for name in agreements_named(doc)}
    for name in sorted(named | taken.keys()):
        fault = fault_of(kept, name, taken.get(name))
        if fault is not None:
            yield Finding("error", f"doctor.{fault}", {"name": name})


def _heads(desk: Desk, _folder: Path) -> Iterator[Finding]:
    """Whether both heads can be told of what concerns information security (4h)."""
    heads = desk.settings.heads
    unnamed = [role for role in HEADS if not (heads.get(role) and any(heads[role]))]
    if unnamed:
        yield Finding("warning", "doctor.no-heads", {"roles": ", ".join(unnamed)})


def _people(desk: Desk, _folder: Path) -> Iterator[Finding]:
    """Whether `people.csv` can be read, and names units of the agreement."""
    for person in desk.people():
        if person.unit and desk.terms.unit(person.unit) is None:
            yield Finding("warning", "doctor.unit", {"who": person.shown, "unit": person.unit})


def _edited(folder: Path) -> Iterator[Finding]:
    """Whether the agreement can come into force as its files lie, before any command records."""
    from helpdeskctl.agreement.load import load

    _, faults = load(folder / "catalog.yaml", folder / "sla.yaml")
    errors = [str(fault) for fault in faults if fault.level == "error"]
    if errors:
        yield Finding("error", "agreement.invalid", {"first": errors[0], "faults": len(errors)})


def _log(desk: Desk, folder: Path) -> Iterator[Finding]:
    if not (folder / "log").is_dir():
        return
    hot = desk.log.stats()
    settled = hot["requests"] - hot["open"] - hot["archived"]
    if settled > WAITING:
        yield Finding("warning", "doctor.archive", {"settled": settled})


_CHECKS: tuple[Check, ...] = (
    _modes,
    _me,
    _space,
    _strays,
    _agreement,
    _kept,
    _heads,
    _people,
    _log,
)
