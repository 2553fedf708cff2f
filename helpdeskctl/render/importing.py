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
    if "draft" in data:
        return say("import.drafted", screen.lang, data)
    rows = [(name, str(number), what) for name, number, what in _lines(data, screen)]
    summary = table(("what", "number", "meaning"), rows, screen)
    signed = ["", say("import.sign", screen.lang, data)] if data["dry_run"] else []
    return "\n".join([summary, *_refused(data, screen), *signed])


def _refused(data: Plain, screen: Screen) -> Iterator[str]:
    refused = data["refused"]
    shown = refused[:_SHOWN] if screen.tty else refused
    listed = [
        (str(one["line"]), one["number"], say(one["reason"], screen.lang, one["values"]))
        for one in shown
    ]
    if listed:
        yield ""
        yield table(("line", "number", "not taken"), listed, screen)
    if len(refused) > len(shown):
        yield f"… and {len(refused) - len(shown)} more; --json lists them all"


def _lines(data: Plain, screen: Screen) -> Iterator[tuple[str, object, str]]:
    """(name, number, meaning), from the whole to the single rule."""
    yield from _whole(data, screen)
    for name in ("status", "priority", "category"):
        for word, number in data[f"by_{name}"].items():
            yield f"  {name} {word}", number, say(f"import.sum.by-{name}", screen.lang, {})
    yield "refused", len(data["refused"]), say("import.sum.refused", screen.lang, {})
    yield "rows", data["rows"], say("import.sum.rows", screen.lang, {})
    for name, number in data["row_accounts"].items():
        yield f"  {name}", number, say(f"import.row.{name}", screen.lang, {})
    yield from _rules(data, screen.lang)


def _whole(data: Plain, screen: Screen) -> Iterator[tuple[str, object, str]]:
    for name, at in (data["period"] or {}).items():
        yield name, screen.time(at), say(f"import.sum.{name}", screen.lang, {})
    would = "would" if data["dry_run"] else "taken"
    taken = say(f"import.sum.{would}", screen.lang, {})
    yield "requests", data["requests"], taken
    yield "open", data["open"], say("import.sum.open", screen.lang, {})
    yield "archived", data["archived"], say("import.sum.archived", screen.lang, {})
    yield "events", data["events"], taken
    yield "already", data["already"], say("import.sum.already", screen.lang, {})


def _rules(data: Plain, lang: str) -> Iterator[tuple[str, object, str]]:
    """What rules of ours did, what of the SOP was relaxed, what words nobody knows."""
    for name, number in data["counts"].items():
        yield name, number, say(f"import.count.{name}", lang, {})
    for name, number in data["breaks"].items():
        yield name, number, say("import.sum.breaks", lang, {})
    for one in data["unknown_words"]:
        yield f"unknown {one['column']}", one["rows"], say("import.sum.unknown", lang, one)
    for name, number in data["priority"].items():
        if any(data["priority"].values()):
            yield f"priority {name}", number, say("import.sum.priority", lang, {})
