"""What an import did, or would do, as a summary that can be read before it is signed."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from helpdeskctl.render.messages import say
from helpdeskctl.render.tables import table

if TYPE_CHECKING:
    from collections.abc import Iterator

    from helpdeskctl.render.screen import Screen

Plain = dict[str, Any]

_SHOWN = 20
"""Refusals that a terminal lists; a pipe gets them all."""


def imported(data: Plain, screen: Screen) -> str:
    """How much was taken, what became of each row, which rules helped, what was refused."""
    rows = [(name, str(number), what) for name, number, what in _lines(data, screen.lang)]
    summary = table(("what", "number", "meaning"), rows, screen)
    refused = data["refused"]
    if not refused:
        return summary
    shown = refused[:_SHOWN] if screen.tty else refused
    listed = [
        (str(one["line"]), one["number"], say(one["reason"], screen.lang, one["values"]))
        for one in shown
    ]
    left = len(refused) - len(shown)
    more = [f"… and {left} more; --json lists them all"] if left else []
    return "\n".join([summary, "", table(("line", "number", "not taken"), listed, screen), *more])


def _lines(data: Plain, lang: str) -> Iterator[tuple[str, int, str]]:
    """(name, number, meaning), from the whole to the single rule."""
    would = "would be taken" if data["dry_run"] else "taken"
    yield "requests", data["requests"], would
    yield "open", data["open"], "of them have not ended"
    yield "archived", data["archived"], "of them have ended"
    yield "events", data["events"], would
    yield "already", data["already"], "requests were here"
    yield "refused", len(data["refused"]), "not taken"
    yield "rows", data["rows"], "in the file, of which"
    for name, number in data["row_accounts"].items():
        yield f"  {name}", number, say(f"import.row.{name}", lang, {})
    for name, number in data["counts"].items():
        yield name, number, say(f"import.count.{name}", lang, {})
    for name, number in data["breaks"].items():
        yield name, number, "breaks this rule of the SOP, taken as history"
    for name, number in data["priority"].items():
        yield f"priority {name}", number, "rows, compared with what our rule computes"
