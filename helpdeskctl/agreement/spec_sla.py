"""What `sla.yaml` looks like: hours, holidays, the priority rule, goals, roles and units."""

from __future__ import annotations

from helpdeskctl.agreement.scalars import (
    Boolean,
    Choice,
    Day,
    Duration,
    Hours,
    Number,
    Slug,
    Text,
    Value,
)
from helpdeskctl.agreement.shape import ListOf, MapOf, Record
from helpdeskctl.agreement.spec_common import HEADER, LANGUAGES, named, per_priority
from helpdeskctl.core.model import EFFORTS, PRIORITIES

WEEK = ("mon", "tue", "wed", "thu", "fri", "sat", "sun")
RESPONSES = ("note", "question", "take", "assignment", "escalation", "fulfilment", "triage")

# A weekday that is not named is closed.
HOURS = Record(optional={day: ListOf(Hours()) for day in WEEK})

CALENDAR = Record(
    {
        "name": LANGUAGES,
        "zone": Text(64),
        "day": Duration(days=False),
        "holidays": Boolean(),
        "hours": HOURS,
    },
    {"dated_hours": ListOf(Record({"from": Day(), "to": Day(), "hours": HOURS}))},
)

HOLIDAY = Record(
    {
        "date": Day(),
        "kind": Choice(("national", "collective-leave")),
        "name": LANGUAGES,
        "decree": Text(),
        "verified": Boolean(),
    },
    {"closed": Boolean()},
    label="date",
)


def _factor(value: Value) -> ListOf:
    return ListOf(Record({"value": value, "means": LANGUAGES}), least=3)


PRIORITY = Record(
    {
        "rule": Choice(("sum",)),
        "urgency": _factor(Number(1, 3)),
        "impact": _factor(Number(1, 3)),
        "effort": _factor(Choice(EFFORTS)),
        "levels": Record({name: Number(2, 6) for name in PRIORITIES}),
    }
)

UNIT = Record(
    {
        "id": Slug(),
        "name": LANGUAGES,
        "company": Text(200),
        "site": Text(200),
        "department": Text(200),
    },
    {"calendar": Slug(), "aliases": ListOf(Text(200))},
    label="id",
)

SLA = Record(
    HEADER
    | {
        "sop": Text(64),
        "revision": Number(0, 999),
        "zone": Text(64),
        "default_calendar": Slug(),
        "calendars": MapOf(Slug(), CALENDAR, least=1),
        "collective_leave": Choice(("closed", "open")),
        "holidays": ListOf(HOLIDAY),
        "intake": Record({"respond": Duration(), "calendar": Slug()}),
        "response_counts": ListOf(Choice(RESPONSES), least=1, unique=True),
        "priority": PRIORITY,
        "permanent_within": Duration(),
        "confirmation": Record({"reminders": Number(1, 99), "after": Duration()}),
        "reopen_window": Duration(),
        "warnings": ListOf(Number(1, 100), least=1, unique=True),
        "quiet_after": per_priority(),
        "goals": Record({"response": Number(1, 100), "resolution": Number(1, 100)}),
        "roles": named(),
        "teams": MapOf(Slug(), Record({"name": LANGUAGES, "level": Number(1, 2)}), least=1),
        "units": ListOf(UNIT, least=1),
    }
)
