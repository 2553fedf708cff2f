"""A request told in a few lines, for clocks and rules: days of one week, hours in UTC; no tests.

`mon 09:00` is of the week of Monday 2 November 2026, `mon2 09:00` of the one after, `sun0` the day before.
"""

from __future__ import annotations

from typing import Any

from helpdeskctl.core.event import Event
from helpdeskctl.core.events import apply
from helpdeskctl.core.model import HEADS, Request
from helpdeskctl.core.when import DAY, UTC, from_iso
from helpdeskctl.core.worktime import Calendar, Hours

MONDAY = from_iso("2026-11-02T00:00:00Z")
H = 3600
EVERY = ("note", "question", "take", "assignment", "escalation", "fulfilment", "triage")
HANDLED = ("note", "question", "take", "assignment", "escalation", "fulfilment")
"""What counts as a response where triage shall not, so that a table can show one act alone."""
_WEEKDAYS = ("mon", "tue", "wed", "thu", "fri", "sat", "sun")

Telling = tuple[str, str, dict[str, Any]]
"""(when, kind, data) of one event."""


def at(text: str) -> int:
    """The instant of `tue 09:30`, `tue 09:30:01`, `mon2 09:00`."""
    day, clock = text.split()
    week = int(day[3:] or 1) - 1
    hour, minute, second = (int(part) for part in f"{clock}:00".split(":")[:3])
    days = 7 * week + _WEEKDAYS.index(day[:3])
    return MONDAY + days * DAY + hour * H + minute * 60 + second


def day(text: str) -> int:
    """The day number of `wed`."""
    return at(f"{text} 00:00") // DAY


def hours(
    opens: int = 9, closes: int = 17, days: int = 5, closed: tuple[str, ...] = ()
) -> Calendar:
    """So many days a week from Monday, from one full hour to another, but for the closed days."""
    week = tuple(((opens * H, closes * H),) if place < days else () for place in range(7))
    shut = frozenset(day(name) for name in closed)
    return Calendar(Hours("office", UTC, (closes - opens) * H, week, shut, ()))


OFFICE = hours()
"""Monday to Friday, 09:00 to 17:00: a day of eight hours."""


def office(_agreement: str | None, _name: str) -> Calendar:
    """The same working hours in every agreement."""
    return OFFICE


def opened(when: str, respond: float | None = 4, counts: tuple[str, ...] = HANDLED) -> Telling:
    """The receipt, with the provisional response target in hours."""
    data = {
        "id": "REQ-2611-0001",
        "subject": "printer",
        "name": "budi",
        "channel": "phone",
        "officer": "siti",
        "counts": list(counts),
        "respond_s": None if respond is None else int(respond * H),
        "calendar": "office",
    }
    return when, "opened", data


def triaged(when: str, respond: float = 4, resolve: float | None = 8, **more: Any) -> Telling:
    """A judgement with its targets in hours."""
    data = {
        "kind": "request",
        "service": "printer-problem",
        "category": "printing",
        "impact": 2,
        "urgency": 2,
        "effort": "m",
        "priority": "medium",
        "computed": "medium",
        "respond_s": int(respond * H),
        "resolve_s": None if resolve is None else int(resolve * H),
        "calendar": "office",
        "pause": [],
        "permanent_s": 80 * H,
        "permanent_calendar": "office",
        "agreement": "first",
        **more,
    }
    return when, "triaged", data


def then(when: str, kind: str, /, **data: Any) -> Telling:
    """Any other event; `to` and the like as data, `for_` and `as_` for the words of Python."""
    plain = {name.rstrip("_"): value for name, value in data.items()}
    return when, kind, {**_USUAL.get(kind, {}), **plain}


_USUAL: dict[str, dict[str, Any]] = {
    "noted": {"text": "x"},
    "waited": {"because": "x"},
    "escalated": {"to": "infrastructure", "level": 2, "because": "x"},
    "returned": {"team": "helpdesk", "level": 1, "because": "x"},
    "assigned": {"owner": "budi"},
    "fulfilled": {"solution": "toner"},
    "closed": {"by": "officer", "confirmed_by": "budi", "via": "phone"},
    "cancelled": {"as": "withdrawn"},
    "handed-off": {"kind": "incident", "reference": "INC-1"},
}


def tell(*tellings: Telling, actor: str = "siti") -> Request:
    """The request after these events, in the order in which they are told."""
    request = Request()
    for telling in tellings:
        apply(request, event(*telling, seq=request.seq + 1, actor=actor))
    return request


def event(
    when: str, kind: str, data: dict[str, Any], *, seq: int = 99, actor: str = "siti"
) -> Event:
    """One event, recorded when it happened."""
    return Event(at(when), seq, kind, actor, dict(data), at(when))


def heads_told(when: str) -> list[Telling]:
    """Both heads hear of it."""
    return [then(when, "escalated", to=head, level=1, because="4h") for head in HEADS]
