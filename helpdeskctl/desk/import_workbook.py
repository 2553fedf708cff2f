"""One sheet of an XLSX workbook as lines of texts.

It needs openpyxl, which the extra `xlsx` brings. Formulas count with the values they had when
the workbook was saved.
"""

from __future__ import annotations

import re
import zlib
from datetime import date, datetime, time, timedelta
from typing import TYPE_CHECKING, Any
from zipfile import BadZipFile, ZipFile

from helpdeskctl.core.text import tidy
from helpdeskctl.errors import BadValue

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

_MOST_BYTES = 400 * 1024 * 1024
"""Unpacked; a year of a busy desk has a hundredth of it."""
_MOST_CELLS = 20_000_000
_BROKEN = (BadZipFile, zlib.error, EOFError, SyntaxError, LookupError, ValueError, TypeError)
"""What openpyxl raises for what is no workbook."""
_DECIMALS = re.compile(r"0\.(0+)")


def sheet_lines(path: Path, name: str | None) -> Iterator[tuple[int, list[str]]]:
    """The lines of that sheet, else of the first visible one.

    A cell merged over several lines says its text in each of them.
    """
    sheet = _sheet(path, name)
    columns = sheet.max_column
    if sheet.max_row * columns > _MOST_CELLS:
        raise BadValue("import.big-workbook", path=str(path))
    merged = {
        (row, cells.min_col): (cells.min_row, cells.min_col)
        for cells in sheet.merged_cells.ranges
        for row in range(cells.min_row + 1, cells.max_row + 1)
    }
    for row in range(1, sheet.max_row + 1):
        places = [merged.get((row, column), (row, column)) for column in range(1, columns + 1)]
        yield row, [_text(sheet.cell(*place)) for place in places]


def sheet_names(path: Path) -> list[str]:
    """The visible sheets, in their order."""
    return [tidy(one.title) for one in _book(path).worksheets if one.sheet_state == "visible"]


def _sheet(path: Path, name: str | None) -> Any:
    book = _book(path)
    sheets = {tidy(sheet.title): sheet for sheet in book.worksheets}
    if name is None:
        return next(one for one in book.worksheets if one.sheet_state == "visible")
    if name not in sheets:
        raise BadValue("import.no-sheet", path=str(path), sheet=name, known=", ".join(sheets))
    return sheets[name]


def _book(path: Path) -> Any:
    try:
        from openpyxl import load_workbook
    except ImportError as error:
        raise BadValue("import.no-openpyxl", path=str(path)) from error
    try:
        with path.open("rb") as file:
            if sum(part.file_size for part in ZipFile(file).infolist()) > _MOST_BYTES:
                raise BadValue("import.big-workbook", path=str(path))
            return load_workbook(file, data_only=True)
    except _BROKEN as error:
        raise BadValue("import.not-workbook", path=str(path), reason=str(error)) from error


def _text(cell: Any) -> str:
    """What a person sees in a cell, near enough; a date as `2026-11-02 09:15:00`."""
    value = cell.value
    if value is None or cell.data_type == "e":
        return ""
    if isinstance(value, datetime):
        # A time is a fraction of a day: 09:15 is kept as 09:14:59.999.
        value = (value + timedelta(milliseconds=500)).replace(microsecond=0, tzinfo=None)
        return str(value.date()) if value.time() == time() else str(value)
    if isinstance(value, time):
        return value.replace(microsecond=0).isoformat()
    if isinstance(value, float):
        return _number(value, cell.number_format)
    return value.isoformat() if isinstance(value, date) else str(value)


def _number(value: float, form: str) -> str:
    """`9.30` where the cell shows two decimals; whole numbers without a point."""
    shown = _DECIMALS.search(form)
    if shown:
        return f"{value:.{len(shown[1])}f}"
    return str(int(value)) if value.is_integer() else str(value)
