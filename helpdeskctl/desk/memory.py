"""What the log remembers of a person or an asset: asked before, and how it was solved.

A hint for whoever is looking; it is never looked up for a pipe.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from helpdeskctl.core.model import summary_of
from helpdeskctl.core.when import DAY, date_text, day_of

if TYPE_CHECKING:
    from helpdeskctl.core.model import Request
    from helpdeskctl.desk.answer import Remark
    from helpdeskctl.desk.records import Desk

WITHIN_S = 30 * DAY


def before(desk: Desk, request: Request) -> list[Remark]:
    """What the same person or asset asked in the 30 days before: the last ones, and among them
    the last that was solved, with its solution; nothing where nobody reads remarks.
    """
    if not desk.attended:
        return []
    since = request.received_at - WITHIN_S
    past = desk.log.past(summary_of(request))
    return [_shown(desk, one) for one in past if one["received_at"] >= since]


def _shown(desk: Desk, one: dict[str, Any]) -> Remark:
    """One of them; of what is about information security only that it was (4h).

    Somebody may look on: whoever stands at the counter is not always who asked.
    """
    when = date_text(day_of(one["received_at"], desk.terms.zone))
    if one.get("security", "unknown"):
        return "hint.before-security", {"n": one["id"], "when": when}
    said = one["solution"] or one["subject"]
    words = {"service": one["service"] or "–", "how": _beginning(said)}
    return "hint.before", {"n": one["id"], "when": when, **words}


def _beginning(said: Any) -> str:
    """A text as it stands, of a long one its start; nothing of a redacted one."""
    return str(said.get("start", "–")) if isinstance(said, dict) else str(said)
