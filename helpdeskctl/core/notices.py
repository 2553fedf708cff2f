"""Who must be told of an event (4h, 4i, 4k): requester, staff and heads.

A notice is kind, language and event; the text is made when it is sent, elsewhere.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from helpdeskctl.core.model import HEADS, Request, acting

if TYPE_CHECKING:
    from collections.abc import Iterator

    from helpdeskctl.core.event import Event

_TO_REQUESTER = {
    "opened": "receipt",
    "triaged": "triage",
    "assigned": "owner",
    "resumed": "status",
    "returned": "level",
    "fulfilled": "fulfilment",
    "closed": "closure",
    "reopened": "reopening",
    "handed-off": "status",
}

OWED, TOLD, MOOT = "owed", "told", "moot"
GONE = "[redacted]"
"""To whom a notice went whose address was taken out."""


def born(request: Request, event: Event, lang: str, present: bool) -> list[dict[str, Any]]:
    """The notices an event owes, given the request after it.

    With `present` the requester hears of it while talking: his are born told.
    """
    notices = []
    kind = _for_requester(event)
    to = address_of(request)
    if kind and to:
        notices.append(_notice(to, kind, lang, event, TOLD if present else OWED))
    for to, kind in _for_staff(request, event):
        notices.append(_notice(to, kind, lang, event, OWED))
    return notices


def address_of(request: Request) -> str | None:
    """Where the requester is told: his address, else his name; none where it was taken out."""
    return next((word for word in (request.email, request.name) if isinstance(word, str)), None)


def _notice(to: str, kind: str, lang: str, event: Event, state: str) -> dict[str, Any]:
    return {"to": to, "kind": kind, "lang": lang, "state": state, "event": event.seq}


def _for_requester(event: Event) -> str | None:
    data = event.data
    match event.kind:
        case "noted":
            return "note" if data.get("to_requester") else None
        case "waited":
            return "question" if data["for"] == "requester" else "status"
        case "escalated":
            return None if data["to"] in HEADS else "level"
        case "cancelled":
            # An answer to spam tells the sender that the address is alive.
            return None if data["as"] == "spam" else "status"
        case kind:
            return _TO_REQUESTER.get(kind)


def _for_staff(request: Request, event: Event) -> Iterator[tuple[str, str]]:
    data = event.data
    match event.kind:
        case "assigned" if data.get("owner") not in (None, acting(event.actor)):
            yield data["owner"], "assigned"
        case "escalated":
            secret = data["to"] in HEADS and (request.security or request.was_security)
            yield data["to"], "security" if secret else "escalated"
        case "returned":
            yield data["team"], "escalated"
        case "reopened" if request.owner and request.owner != acting(event.actor):
            yield request.owner, "reopened"
