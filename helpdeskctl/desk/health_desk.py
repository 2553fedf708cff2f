"""`doctor` on the desk itself: its agreement, holidays, people, heads, zones and clock."""

from __future__ import annotations

from typing import TYPE_CHECKING

from helpdeskctl.core.model import HEADS
from helpdeskctl.core.when import date_text, day_number, day_of, from_iso, iso
from helpdeskctl.desk.health import ERROR, Finding, found
from helpdeskctl.errors import BadValue

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

    from helpdeskctl.desk.records import Desk

WARN_DAYS = 60
"""How many days before the last year with holidays ends the desk is warned.

The coming year's decree is signed by October, so that there is something to type; and the longest
promises, with their waits, reach less far."""
WRITTEN = from_iso("2026-11-01T00:00:00Z")
"""No clock that is right tells an earlier time to this version of the program."""


def me(desk: Desk) -> Iterator[Finding]:
    """Whether I am in a team, once the desk names any."""
    if desk.settings.teams and desk.settings.team_of(desk.me) is None:
        yield found("no-team", me=desk.me)


def edited(desk: Desk) -> Iterator[Finding]:
    """Whether the agreement can come into force as its files lie, before any command records."""
    from helpdeskctl.agreement.load import load

    folder: Path = desk.settings.agreement
    _, faults = load(folder / "catalog.yaml", folder / "sla.yaml")
    errors = [str(fault) for fault in faults if fault.level == "error"]
    if errors:
        yield Finding(ERROR, "agreement.invalid", {"first": errors[0], "faults": len(errors)})


def holidays(desk: Desk) -> Iterator[Finding]:
    """Whether the known holidays reach as far as promises do, and were compared with a decree."""
    terms = desk.terms
    until = terms.sla["holidays_until"]
    today = day_of(desk.now(), terms.zone)
    left = day_number(until) - today if until else -1
    if left < 0:
        yield found("holidays-over", until=until or "–", today=date_text(today))
    elif left < WARN_DAYS:
        yield found("holidays", until=until)
    unverified = sorted({one["date"][:4] for one in terms.sla["holidays"] if not one["verified"]})
    if unverified:
        yield found("unverified", years=", ".join(unverified))


def kept(desk: Desk) -> Iterator[Finding]:
    """Whether each agreement that verdicts are read with is kept as it came into force.

    The journal and what moves name them; what only the archive names is `log verify`'s.
    """
    from helpdeskctl.log.journal import agreements_of
    from helpdeskctl.log.naming import agreements_named
    from helpdeskctl.log.verify_beside import fault_of

    versions = desk.agreements.kept
    if versions is None:
        return
    taken = agreements_of(desk.log.journal.entries())
    named = {name for doc in desk.log.moving() for name in agreements_named(doc)}
    for name in sorted(named | taken.keys()):
        fault = fault_of(versions, name, taken.get(name))
        if fault is not None:
            yield found(fault, name=name)


def heads(desk: Desk) -> Iterator[Finding]:
    """Whether both heads can be told of what concerns information security (4h)."""
    known = desk.settings.heads
    unnamed = [role for role in HEADS if not (known.get(role) and any(known[role]))]
    if unnamed:
        yield found("no-heads", roles=", ".join(unnamed))


def people(desk: Desk) -> Iterator[Finding]:
    """Whether `people.csv` can be read, and names units of the agreement."""
    for person in desk.people():
        if person.unit and desk.terms.unit(person.unit) is None:
            yield found("unit", who=person.shown, unit=person.unit)


def zones(desk: Desk) -> Iterator[Finding]:
    """Whether this host knows the desk's zone: the next change of the agreement needs it."""
    from helpdeskctl.agreement.zones import compile_zone

    name = desk.terms.zone.name
    try:
        compile_zone(name)
    except BadValue:
        yield found("zones", name=name)


def clock(desk: Desk) -> Iterator[Finding]:
    """Whether the host's clock can be right at all."""
    if desk.now() < WRITTEN:
        yield found("clock", now=iso(desk.now()), since=iso(WRITTEN))
