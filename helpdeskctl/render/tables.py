"""Rows as a table on a terminal, fitted to its width, and as tab-separated lines in a pipe."""

from __future__ import annotations

from typing import TYPE_CHECKING

from helpdeskctl.render.guard import safe

if TYPE_CHECKING:
    from collections.abc import Sequence

    from helpdeskctl.render.screen import Screen

Row = list[str]


def table(header: Sequence[str], rows: Sequence[Sequence[object]], screen: Screen) -> str:
    """The rows; the last column takes what width is left and is cut to it on a terminal."""
    plain = [[safe("" if cell is None else cell) for cell in row] for row in rows]
    if not screen.tty:
        return "\n".join("\t".join(row) for row in plain)
    if not plain:
        return ""
    from tabulate import tabulate

    return tabulate(
        _fitted(header, plain, screen.width), header, tablefmt="simple", disable_numparse=True
    )


def facts(pairs: Sequence[tuple[str, object]], screen: Screen) -> str:
    """Names and values, one a line; those without a value are left out."""
    shown = [(name, safe(value)) for name, value in pairs if value not in (None, "", [])]
    wide = max((len(name) for name, _ in shown), default=0) if screen.tty else 0
    gap = "  " if screen.tty else "\t"
    return "\n".join(f"{name:<{wide}}{gap}{value}" for name, value in shown)


def _fitted(header: Sequence[str], rows: list[Row], width: int) -> list[Row]:
    columns = [list(column) for column in zip(*rows, strict=True)]
    widths = [
        max(len(title), *(len(cell) for cell in column))
        for title, column in zip(header, columns, strict=True)
    ]
    left = max(width - sum(widths[:-1]) - 2 * (len(widths) - 1), 16)
    return [[*row[:-1], _cut(row[-1], left)] for row in rows]


def _cut(text: str, most: int) -> str:
    return text if len(text) <= most else f"{text[: most - 1]}…"
