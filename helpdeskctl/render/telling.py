"""A ready text for the phone or a chat: what to say to the requester now, in his language."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from helpdeskctl.core.when import from_iso, local_text

if TYPE_CHECKING:
    from helpdeskctl.render.screen import Screen

Plain = dict[str, Any]


def told(data: Plain, screen: Screen) -> str:
    """One paragraph a request, to be read out or pasted."""
    return "\n\n".join(_words(item, screen) for item in data["items"])


def _words(item: Plain, screen: Screen) -> str:
    request, speaking = item["request"], screen._replace(lang=item["lang"])
    status = "temporary" if request["temporary"] else request["status"]
    waiting = request["waiting_for"]
    return speaking.say(
        f"tell.{status}",
        id=request["id"],
        subject=speaking.words(request["subject"]),
        owner=request["owner"] or speaking.say("tell.helpdesk"),
        solution=_sentence(speaking.words(request["solution"]) or "–"),
        reference=speaking.words(request["reference"]) or "–",
        waiting=speaking.say(f"waiting.{waiting}") if waiting else "",
        due=_due(request, speaking),
    ).strip()


def _sentence(words: str) -> str:
    """The words with a full stop, so that another sentence can follow."""
    return words if words.endswith((".", "!", "?", "…")) else f"{words}."


def _due(request: Plain, screen: Screen) -> str:
    """By when it will be done, or before it is judged, by when somebody answers."""
    key = "tell.due" if request["resolution"] else "tell.answer"
    clock = request["resolution"] or request["response"]
    if not clock or not clock["due_at"] or clock.get("state") == "missed":
        return ""
    return screen.say(key, at=local_text(from_iso(clock["due_at"]), screen.zone))
