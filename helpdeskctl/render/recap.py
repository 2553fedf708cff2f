"""The recap and the backlog as text, the same on a terminal and in a pipe but for cut cells.

What the recap says stands in `render.recap_doc`; its Markdown is `render.recap_md`.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from helpdeskctl.core.when import DAY
from helpdeskctl.render.guard import safe
from helpdeskctl.render.recap_doc import sections
from helpdeskctl.render.recap_doc_lists import waiting, words
from helpdeskctl.render.recap_md import recap_md
from helpdeskctl.render.recap_section import Section

if TYPE_CHECKING:
    from helpdeskctl.render.screen import Screen

__all__ = ["backlog", "recap", "recap_md"]

_CELL = 40
"""How much of a cell a terminal shows; a pipe gets all of it."""


def recap(data: dict[str, Any], screen: Screen) -> str:
    """The whole recap."""
    head, *rest = sections(data, screen)
    parts = [_section(head, "=", screen), *(_section(section, "-", screen) for section in rest)]
    return "\n\n".join(parts) + "\n"


def backlog(data: dict[str, Any], screen: Screen) -> str:
    """What has not ended, oldest first."""
    title = f"Backlog as at {screen.time(data['as_at'])}: {data['total']}"
    if not data["items"]:
        return f"{title}\n"
    rows = tuple(_backlog_row(item) for item in data["items"])
    lines = _aligned(Section("", (), _BACKLOG, rows, frozenset({1})), screen)
    return "\n".join([title, "", *lines]) + "\n"


_BACKLOG = (
    *("Request", "Age", "Waits for", "Owner", "Priority"),
    *("Response", "Resolution", "Subject"),
)


def _backlog_row(item: dict[str, Any]) -> tuple[str, ...]:
    solution = item["resolution"]
    return (
        item["id"],
        _age(item["age_s"]),
        waiting(item["waits_for"]),
        words(item["owner"]),
        words(item["priority"]),
        words(item["response"]["state"]),
        words(solution["state"] if solution else None),
        words(item["subject"]),
    )


def _age(seconds: int) -> str:
    """Calendar days and hours."""
    days, rest = divmod(seconds, DAY)
    return f"{days}d {rest // 3600}h"


def _section(section: Section, line: str, screen: Screen) -> str:
    title = safe(section.title)
    parts = [f"{title}\n{line * width_of(title)}", *_prose(section.lines, screen)]
    if section.header:
        parts.append("\n".join(_aligned(section, screen)))
    return "\n".join(parts)


def _prose(lines: tuple[str, ...], screen: Screen) -> list[str]:
    from textwrap import fill

    return [fill(safe(line), max(screen.width, _CELL), subsequent_indent="  ") for line in lines]


def _aligned(section: Section, screen: Screen) -> list[str]:
    """The table in columns two spaces apart, figures to the right."""
    table = [[_shown(cell, screen) for cell in row] for row in (section.header, *section.rows)]
    widths = [max(map(width_of, column)) for column in zip(*table, strict=True)]
    lines = []
    for row in table:
        cells = [
            _padded(cell, width, right=place in section.right)
            for place, (cell, width) in enumerate(zip(row, widths, strict=True))
        ]
        lines.append("  ".join(cells).rstrip())
    return lines


def _shown(cell: str, screen: Screen) -> str:
    text = safe(cell)
    return f"{text[: _CELL - 1]}…" if screen.tty and len(text) > _CELL else text


def _padded(text: str, width: int, *, right: bool) -> str:
    room = " " * (width - width_of(text))
    return room + text if right else text + room


def width_of(text: str) -> int:
    """How many columns a terminal gives a text: two for wide characters, none for marks."""
    if text.isascii():
        return len(text)
    from unicodedata import category, east_asian_width

    marks = sum(category(letter) in ("Mn", "Me", "Cf") for letter in text)
    wide = sum(east_asian_width(letter) in ("W", "F") for letter in text)
    return len(text) - marks + wide
