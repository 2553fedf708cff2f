"""What the log remembers of a person or an asset: asked before, and how it was solved.

A hint for whoever is looking; it is never looked up for a pipe.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from helpdeskctl.core.model import summary_of
from helpdeskctl.core.when import DAY, date_text, day_of

if TYPE_CHECKING:
    from helpdeskctl.core.model import Request
    from helpdeskctl.desk.records import Desk

WITHIN_S = 30 * DAY


def before(desk: Desk, request: Request) -> list[dict[str, Any]]:
    """The last requests of the same person or asset: those of the last 30 days, and the nearest
    one that was solved – of the same service where there is one.
    """
    past = [one for one in desk.log.past(summary_of(request)) if one["id"] != request.id]
    recent = [one for one in past if one["received_at"] > request.received_at - WITHIN_S]
    solved = [one for one in past if one["solution"]]
    nearest = next((one for one in solved if one["service"] == request.service), None)
    chosen = [*recent, *([nearest] if nearest else solved[:1])]
    return [_shown(desk, one) for one in {one["id"]: one for one in chosen}.values()]


def _shown(desk: Desk, one: dict[str, Any]) -> dict[str, Any]:
    return {
        "n": one["id"],
        "when": date_text(day_of(one["received_at"], desk.terms.zone)),
        "service": one["service"] or "–",
        "solution": one["solution"] or one["subject"],
    }
