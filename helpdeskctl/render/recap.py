"""The recap and the backlog as text, the same on a terminal and in a pipe but for cut cells.

What the recap says stands in `render.recap_doc`; its Markdown is `render.recap_md`.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from helpdeskctl.core.when import DAY
from helpdeskctl.render.cells import cut, padded, width_of
from helpdeskctl.render.guard import safe, safe_row
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
        _waits_for(item),
        words(item["owner"]),
        words(item["priority"]),
        words(item["response"]["state"]),
        words(solution["state"] if solution else None),
        words(item["subject"]),
    )


def _waits_for(item: dict[str, Any]) -> str:
    """What it waits for; what runs on a temporary fulfilment waits for a permanent one (6f)."""
    debt = item["temporary"] and item["waits_for"] == "active"
    return "permanent solution" if debt else waiting(item["waits_for"])


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
    table = [_shown(row, screen) for row in (section.header, *section.rows)]
    widths = [max(map(width_of, column)) for column in zip(*table, strict=True)]
    sides = [">" if place in section.right else "<" for place in range(len(widths))]
    plain = "  ".join(f"{{:{side}{wide}}}" for side, wide in zip(sides, widths, strict=True))
    lines = []
    for row in table:
        if "".join(row).isascii():
            lines.append(plain.format(*row).rstrip())
            continue
        columns = zip(row, widths, sides, strict=True)
        cells = [padded(cell, wide, right=side == ">") for cell, wide, side in columns]
        lines.append("  ".join(cells).rstrip())
    return lines


def _shown(row: tuple[str, ...], screen: Screen) -> list[str]:
    cells = safe_row(row)
    return [cut(cell, _CELL) for cell in cells] if screen.tty else cells
