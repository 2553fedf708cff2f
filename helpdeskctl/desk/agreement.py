"""`catalog list|show`, `sla show|due|elapsed`: the agreement as it is in force, or as a copy."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from helpdeskctl.agreement import load as loading
from helpdeskctl.core.terms import Terms
from helpdeskctl.core.typed import parse_when
from helpdeskctl.core.when import full_text, iso, parse_duration
from helpdeskctl.desk.answer import Answer
from helpdeskctl.desk.triage import service_of
from helpdeskctl.errors import BadValue, NoAgreement

if TYPE_CHECKING:
    from pathlib import Path

SCHEMA = 1


def read_copy(folder: Path) -> Terms:
    """The agreement of a folder that is no desk, as it lies there."""
    snapshot, faults = loading.load(folder / "catalog.yaml", folder / "sla.yaml")
    if snapshot is None:
        errors = [fault for fault in faults if fault.level == "error"]
        raise NoAgreement("agreement.none", faults=len(errors), first=str(errors[0]))
    return Terms(snapshot)


def services(terms: Terms) -> Answer:
    """Every service with its promised times."""
    items = [_service(terms, entry) for entry in terms.services.values()]
    return Answer("services", {"schema": SCHEMA, "total": len(items), "items": items})


def service(terms: Terms, name: str) -> Answer:
    """One service whole."""
    entry = service_of(terms, name)
    calendar_day_s = terms.day_s(entry["calendar"])
    data = {**_service(terms, entry), "day_s": calendar_day_s}
    for more in _WHOLE:
        data[more] = entry[more]
    return Answer("service", {"schema": SCHEMA, "service": data})


_LISTED = [
    "id",
    "category",
    "type",
    "status",
    "name",
    "team",
    "calendar",
    "respond_s",
    "resolve_s",
    "security",
    "purchase",
]
_WHOLE = [
    "description",
    "keywords",
    "by_priority",
    "pause",
    "effort",
    "impact",
    "urgency",
    "solution",
    "fields",
    "examples",
    "replaced_by",
]


def _service(terms: Terms, entry: dict[str, Any]) -> dict[str, Any]:
    plain = {name: entry[name] for name in _LISTED}
    return {**plain, "day_s": terms.day_s(entry["calendar"])}


def sla(terms: Terms) -> Answer:
    """Hours, rules, windows, goals, teams, roles and units of the SLA."""
    hidden = ("closed_days",)
    plain = {name: value for name, value in terms.sla.items() if name not in hidden}
    data = {"schema": SCHEMA, "agreement": terms.name, "catalog": terms.catalog["version"], **plain}
    return Answer("sla", data)


def due(terms: Terms, start: str, target: str, calendar: str | None, now: int) -> Answer:
    """When that much working time after an instant is over."""
    name = _calendar(terms, calendar)
    hours = terms.calendar(name)
    seconds = parse_duration(target, terms.day_s(name))
    at = parse_when(start, hours.hours.zone, now, prefer="future")
    end = hours.add(at, seconds)
    data = {
        "schema": SCHEMA,
        "due_at": iso(end),
        "due_local": full_text(end, hours.hours.zone),
        "target_s": seconds,
        "calendar": name,
    }
    return Answer("due", data)


def elapsed(terms: Terms, start: str, end: str, calendar: str | None, now: int) -> Answer:
    """How much working time lies between two instants; none when they are swapped."""
    name = _calendar(terms, calendar)
    hours = terms.calendar(name)
    zone = hours.hours.zone
    seconds = hours.elapsed(parse_when(start, zone, now), parse_when(end, zone, now))
    data = {"schema": SCHEMA, "elapsed_s": seconds, "calendar": name, "day_s": terms.day_s(name)}
    return Answer("elapsed", data)


def _calendar(terms: Terms, name: str | None) -> str:
    if name is None:
        return terms.default_calendar
    if name not in terms.sla["calendars"]:
        raise BadValue("calendar.unknown", name=name, known=", ".join(terms.sla["calendars"]))
    return name
