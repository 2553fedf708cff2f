"""A row of a table as a line of CSV (RFC 4180), in which no cell is a formula to a spreadsheet.

What a terminal would obey or hide stands as a visible escape. Which rows there are is `desk`'s.
"""

from __future__ import annotations

import csv
import io
from typing import TYPE_CHECKING, Any

from helpdeskctl.render.guard import safe_body

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence

REDACTED = "[redacted]"
_STARTS = tuple("=+-@\t\r'")
"""What makes a formula of a cell; and the apostrophe itself, or nobody could take it off again."""


class CsvTable:
    """A table that is written line by line; its header stands already."""

    def __init__(self, names: Sequence[str], write: Callable[[str], object]) -> None:
        self._buffer = io.StringIO(newline="")
        self._writer = csv.writer(self._buffer)
        self._write = write
        self._line(names)

    def add(self, row: Sequence[Any]) -> None:
        """Write one row; a text that would be a formula has an apostrophe in front."""
        self._line([_cell(value) for value in row])

    def _line(self, cells: Sequence[str]) -> None:
        self._writer.writerow(cells)
        self._write(self._buffer.getvalue())
        self._buffer.seek(0)
        self._buffer.truncate()


def _cell(value: Any) -> str:
    if isinstance(value, bool):
        return "true" if value else "false"
    if value is None or isinstance(value, int):
        return "" if value is None else str(value)
    return defused(text_of(value))


def text_of(value: Any) -> str:
    """A value that people wrote, as text; what was taken out says so."""
    return safe_body(REDACTED if isinstance(value, dict) else value)


def defused(text: str) -> str:
    """The text as a cell that is no formula."""
    return f"'{text}" if text.startswith(_STARTS) else text
