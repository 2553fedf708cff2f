"""Stories of single requests for recaps, on a desk in Jakarta that never closes."""

from __future__ import annotations

from typing import Any

from helpdeskctl.core.event import Event
from helpdeskctl.core.recap import recap
from helpdeskctl.core.recap_cases import Reading, Story
from helpdeskctl.core.recap_frame import frame_of
from helpdeskctl.core.terms import Terms
from helpdeskctl.core.when import DAY, FAR_PAST, UTC, Zone, day_number, from_iso
from helpdeskctl.core.worktime import Calendar, Hours

JAKARTA = Zone("Asia/Jakarta", ((FAR_PAST, 7 * 3600),))
ALWAYS = Calendar(Hours("always", UTC, DAY, (((0, DAY),),) * 7, frozenset(), ()))
TERMS = Terms(
    {
        "name": "1.0.0-0",
        "catalog": {
            "version": "1.0.0",
            "categories": {"accounts": {}, "printing": {}},
            "services": {
                "password": {"type": "pre-defined"},
                "other": {"type": "non-pre-defined"},
            },
        },
        "sla": {
            "version": "2.0.0",
            "goals": {"response": 95, "resolution": 90},
            "teams": {"helpdesk": {"level": 1}, "infrastructure": {"level": 2}},
            "units": [{"id": "finance"}, {"id": "it"}],
        },
        "zones": {},
    }
)
COUNTS = ["note", "question", "take", "assignment", "escalation", "fulfilment", "triage"]
TABLES = ("by_priority", "by_category", "by_team", "by_unit", "by_type")
CLOCKS = ("response", "response_handled", "resolution")


def reading(at: int) -> Reading:
    """Clocks read at that instant, with every second open."""
    return Reading(at, lambda _request: lambda _name, _wanted: ALWAYS)


def of_days(
    stories: list[Story], first: str, last: str, *, terms: Terms = TERMS, at: int | None = None
) -> dict[str, Any]:
    """The recap of days in Jakarta, read at their end."""
    frame = frame_of(day_number(first), day_number(last), JAKARTA)
    return recap(stories, frame, terms, reading(frame.period.end if at is None else at))


def story(number: int, *steps: tuple[str, str, dict[str, Any]]) -> Story:
    """A request from (local time, kind, data); the first step is its opening."""
    ident = f"REQ-2610-{number:04}"
    events = []
    for seq, (text, kind, data) in enumerate(steps, 1):
        defaults = {"opened": {"id": ident, **OPENED}, "triaged": TRIAGED}.get(kind, {})
        at = from_iso(f"{text.replace(' ', 'T')}:00+07:00")
        events.append(Event(at, seq, kind, "sari", {**defaults, **data}, at))
    return Story(ident, events)


OPENED = {
    "subject": "Forgot my password",
    "channel": "phone",
    "email": "budi@example.com",
    "unit": "finance",
    "counts": COUNTS,
    "calendar": "always",
    "respond_s": 3600,
}
TRIAGED = {
    "kind": "request",
    "service": "password",
    "category": "accounts",
    "priority": "medium",
    "computed": "medium",
    "respond_s": 3600,
    "resolve_s": 8 * 3600,
    "calendar": "always",
    "pause": [],
    "permanent_s": 10 * DAY,
    "agreement": "1.0.0-0",
}
FULFILLED = {"solution": "reset"}
CLOSED = {"by": "officer", "confirmed_by": "budi", "via": "phone"}


def simple(number: int, day: str, **opened: Any) -> Story:
    """Received and triaged at nine, fulfilled and closed at ten."""
    return story(
        number,
        (f"{day} 09:00", "opened", opened),
        (f"{day} 09:00", "triaged", {}),
        (f"{day} 10:00", "fulfilled", FULFILLED),
        (f"{day} 10:00", "closed", CLOSED),
    )


def row(rows: list[dict[str, Any]], name: str) -> dict[str, Any]:
    """The row of that name."""
    return next(one for one in rows if one["name"] == name)


NOWHERE = {"service": None, "category": None, "priority": None, "computed": None, "respond_s": None}
