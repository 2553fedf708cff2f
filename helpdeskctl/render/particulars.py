"""What a request says of itself in words, on a page as in a pipe."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from helpdeskctl.render.story import value

if TYPE_CHECKING:
    from helpdeskctl.render.screen import Screen

Plain = dict[str, Any]


def factors(item: Plain, screen: Screen) -> str | None:
    """What the priority comes from (5f)."""
    if item["urgency"] is None:
        return None
    return screen.say(
        "show.factors", **{name: item[name] for name in ("urgency", "impact", "effort")}
    )


def confirmation(confirmed: Plain, screen: Screen) -> str:
    """Who said that it is done, or that nobody did (4f, 6l)."""
    if confirmed["class"] == "silence":
        return screen.say("show.silence")
    if not confirmed["by"]:
        return screen.say("show.officer")
    by, via = value(confirmed["by"], screen), confirmed["via"]
    return screen.say("show.confirmed", by=by, via=screen.word("via", via) if via else "–")
