"""A ready text for the phone or a chat: what to say to the requester now, in his language."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from helpdeskctl.core.when import from_iso, local_text
from helpdeskctl.render.guard import safe
from helpdeskctl.render.messages import say

if TYPE_CHECKING:
    from helpdeskctl.render.screen import Screen

Plain = dict[str, Any]


def told(data: Plain, screen: Screen) -> str:
    """One paragraph a request, to be read out or pasted."""
    return "\n\n".join(_words(item, screen) for item in data["items"])


def _words(item: Plain, screen: Screen) -> str:
    request, lang = item["request"], item["lang"]
    values = {
        "id": request["id"],
        "subject": request["subject"],
        "owner": request["owner"] or "IT Helpdesk",
        "solution": request["solution"] or "–",
        "reference": request["reference"] or "–",
        "waiting": say(f"waiting.{request['waiting_for']}", lang, {})
        if request["waiting_for"]
        else "",
        "due": _due(request, screen, lang),
    }
    status = "temporary" if request["temporary"] else request["status"]
    return safe(say(f"tell.{status}", lang, values)).strip()


def _due(request: Plain, screen: Screen, lang: str) -> str:
    clock = request["resolution"] or request["response"]
    if not clock or not clock["due_at"]:
        return ""
    return say("tell.due", lang, {"at": local_text(from_iso(clock["due_at"]), screen.zone)})
