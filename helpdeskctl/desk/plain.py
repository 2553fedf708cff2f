"""A request as `--json` names it: plain values, instants with `Z`, durations in seconds.

The names are a contract (docs/json.md); they are the same for every language.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from helpdeskctl.core import clocks
from helpdeskctl.core.when import iso

if TYPE_CHECKING:
    from helpdeskctl.core.model import Request
    from helpdeskctl.desk.records import Desk, Readings

SCHEMA = 1


def row(desk: Desk, request: Request, read: Readings | None = None) -> dict[str, Any]:
    """What a table shows of a request, a part of `listed` at half its cost; clocks if read."""
    answer, solution, promise = read or desk.clocks(request)
    return {
        **{name: getattr(request, name) for name in _SHOWN},
        "requester": {"name": request.name, "email": request.email, "unit": request.unit},
        "received_at": iso(request.received_at),
        "security": request.security is not None,
        "response": clock(answer),
        "resolution": clock(solution),
        "permanent": debt(promise),
        "standing": clocks.standing(answer, solution) if not request.ended else None,
        "day_s": desk.calendars(request)(None, request.targets[-1].calendar).hours.day_s,
    }


def listed(desk: Desk, request: Request, read: Readings | None = None) -> dict[str, Any]:
    """A request as a list names it in JSON: without body, events and notices."""
    return {
        **row(desk, request, read),
        **{name: getattr(request, name) for name in _NAMED},
        "recorded_at": iso(request.recorded_at),
        "confirmed": _confirmed(request),
        "ended_at": instant(request.ended_at),
    }


def whole(desk: Desk, doc: dict[str, Any], request: Request) -> dict[str, Any]:
    """A request with its body, events and notices."""
    events = [_event(desk, event) for event in doc["events"]]
    return {
        **listed(desk, request),
        "first_resolution_s": clocks.first_elapsed(request, desk.calendars(request)),
        "body": desk.text_of(request.body),
        "events": events,
        "notices": doc["notices"],
    }


def _event(desk: Desk, event: dict[str, Any]) -> dict[str, Any]:
    names = ("seq", "at", "recorded_at", "actor", "kind", "data", "hash")
    plain = {name: event[name] for name in names}
    plain["data"] = {name: desk.text_of(value) for name, value in event["data"].items()}
    return plain


def clock(reading: clocks.Clock | None) -> dict[str, Any] | None:
    """A clock as JSON names it; None where nothing is promised."""
    if reading is None:
        return None
    return {
        "target_s": reading.target_s,
        "elapsed_s": reading.elapsed_s,
        "paused_s": reading.paused_s,
        "due_at": instant(reading.due_at),
        "state": reading.state,
    }


def debt(reading: clocks.Clock | None) -> dict[str, Any] | None:
    """The clock of a temporary fulfilment as JSON names it; it knows no pauses."""
    plain = clock(reading)
    if plain is not None:
        del plain["paused_s"]
    return plain


def instant(at: int | None) -> str | None:
    """An instant as text, null for none."""
    return None if at is None else iso(at)


_SHOWN = ("id subject status priority service level team owner temporary waiting_for").split()
_NAMED = (
    "kind category officer channel impact urgency effort solution reopened reference "
    "asset catalog_version sla_version follows alias ended_as duplicate_of needed_by"
).split()


def _confirmed(request: Request) -> dict[str, Any] | None:
    if request.closed_by is None:
        return None
    return {
        "by": request.confirmed_by,
        "via": request.confirmed_via,
        "at": instant(request.ended_at),
        "class": request.closed_by,
    }
