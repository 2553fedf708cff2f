"""What stands above a question: choices with their numbers, a request in short, a count.

Only text; what is asked and what an answer means is the command line's.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, NamedTuple

from helpdeskctl.render.cells import CUT, cut
from helpdeskctl.render.guard import safe
from helpdeskctl.render.requests import who

if TYPE_CHECKING:
    from collections.abc import Sequence

    from helpdeskctl.render.screen import Screen

_LINES = 4
"""How much of a body is shown: enough to judge by, not to scroll."""


class Choice(NamedTuple):
    """An answer as it is typed, and what it means in the reader's language."""

    value: str
    meaning: str


def menu(title: str, choices: Sequence[Choice], screen: Screen) -> str:
    """The choices with their numbers; a figure that is its own number stands once."""
    wide = max((len(choice.value) for choice in choices), default=0)
    lines = [title]
    for place, (value, meaning) in enumerate(choices, 1):
        word = "" if value == str(place) else f"{safe(value):<{wide}}  "
        lines.append(cut(f"  {place}  {word}{safe(meaning)}".rstrip(), screen.width))
    return "\n".join(lines)


def card(shown: dict[str, Any], screen: Screen) -> str:
    """Number, subject, requester and how the text begins."""
    head = "  ".join([shown["id"], safe(screen.words(shown["subject"])), safe(who(shown, screen))])
    return "\n".join([cut(head, screen.width), *_beginning(shown["body"], screen.width)])


def _beginning(body: object, width: int) -> list[str]:
    """A few lines of a body that may be very long, or redacted."""
    if not isinstance(body, str):
        return []
    lines = [line for line in body.split("\n") if line.strip()]
    shown = [cut(f"  {safe(line.strip())[:width]}", width) for line in lines[:_LINES]]
    return [*shown, f"  {CUT}"] if len(lines) > _LINES else shown


def walked(data: dict[str, Any], screen: Screen) -> str:
    """How many were judged and skipped, and how many are new still."""
    if not data["items"] and not data["skipped"] and not data["left"]:
        return screen.say("walk.nothing")
    return screen.say(
        "walk.count", done=len(data["items"]), skipped=data["skipped"], left=data["left"]
    )
