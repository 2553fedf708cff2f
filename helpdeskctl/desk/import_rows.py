"""The lines of a file in, its rows grouped by the number of the request out.

It knows columns and lines; what a row means is `import_story`'s business. Only the columns of the
map stay, equal texts once.
"""

from __future__ import annotations

import re
from collections import Counter
from itertools import islice
from operator import itemgetter
from typing import TYPE_CHECKING, NamedTuple

from helpdeskctl.agreement.spec_map import TIMES
from helpdeskctl.core import numbers
from helpdeskctl.core.text import is_address, tidy
from helpdeskctl.desk.import_table import Header, faults_of, lines_of
from helpdeskctl.errors import BadValue

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator
    from pathlib import Path

    from helpdeskctl.desk.import_map import Layout, Map
    from helpdeskctl.desk.import_table import Line

_MOST = 2000
"""Characters of one cell that are kept; no column we know needs more."""
_DEFUSED = re.compile(r"'[=+\-@\t\r']")
"""A cell that would be a formula but for the apostrophe in front."""


class Row(NamedTuple):
    """One row: its line in the file (from 1), and the texts of the map's columns, "" for none."""

    line: int
    number: str
    state: str
    updated_at: str
    updated_by: str
    order: str
    opened_at: str
    opened_by: str
    started_at: str
    waiting_at: str
    resolved_at: str
    closed_at: str
    requester: str
    unit: str
    asset: str
    channel: str
    category: str
    impact: str
    urgency: str
    priority: str
    group: str
    level: str
    owner: str
    vendor: str
    reopen_count: str
    solution: str
    made_sla: str
    subject: str
    body: str

    @property
    def factors(self) -> tuple[str, str, str]:
        """What a judgement hangs on."""
        return self.impact, self.urgency, self.category

    @property
    def asked_by(self) -> dict[str, str | None]:
        """The requester's address or name, as the log gives it."""
        field = "email" if is_address(self.requester) else "name"
        return {field: self.requester or None}


class Rows:
    """All rows of a file by number, in its order; `lost` are those without a number."""

    def __init__(self) -> None:
        self.by_number: dict[str, list[Row]] = {}
        self.lost: list[Row] = []
        self.counts: Counter[str] = Counter()
        self.skipped = 0
        self.total = 0

    def skip(self, why: str) -> None:
        """Count a line that is no row of a request."""
        self.skipped += 1
        self.counts[why] += 1


def read_rows(path: Path, guide: Map) -> Rows:
    """The rows of a CSV file or workbook. BadValue for what is neither, NotFound for no file."""
    rows = Rows()
    with faults_of(path):
        lines = lines_of(path, guide.layout)
        header = header_of(lines, guide.layout)
        if not header.names:
            raise BadValue("import.empty", path=str(path))
        guide.check_header(header.names)
        kept = _Kept(guide)
        row_of = _picker(header.names, guide, kept)
        for line, cells in _filled(lines, header, guide, rows):
            rows.counts["ragged-row"] += len(cells) != header.width
            _put(rows, row_of(line, cells), guide)
    rows.counts["cut-text"] += kept.cut
    return rows


def header_of(lines: Iterator[Line], layout: Layout) -> Header:
    """Read on to the end of the header; what stands above it are titles."""
    last = layout.header_row + layout.header_rows - 1
    above = [cells for _, cells in islice(lines, last)]
    return Header(above[layout.header_row - 1 :])


def _filled(
    lines: Iterator[Line], header: Header, guide: Map, rows: Rows
) -> Iterator[tuple[int, list[str]]]:
    """The lines that are rows; blank ones, totals and repeated headers are left out."""
    for line, cells in lines:
        rows.total += 1
        why = why_skipped(cells, header, guide.layout)
        if why:
            rows.skip(why)
        else:
            yield line, cells


def why_skipped(cells: list[str], header: Header, layout: Layout) -> str | None:
    """Why a line is no row of a request, if it is none."""
    place = next((at for at, cell in enumerate(cells) if cell and not cell.isspace()), None)
    if place is None:
        return "blank-row"
    if layout.skip and tidy(cells[place]).casefold().startswith(layout.skip):
        return "totals-row"
    return "repeated-header" if header.repeats(cells, place) else None


def _put(rows: Rows, row: Row, guide: Map) -> None:
    """Give a row its place. In a row per request a number that comes again is another request."""
    number = row.number
    if not number and guide.per_request and "number" not in guide.columns:
        number = f"row-{row.line}"
        rows.counts["numbered-by-line"] += 1
    if not number:
        rows.lost.append(row)
        return
    number = guide.prefix + number
    if number not in rows.by_number:
        _check_number(number, row.line)
    elif guide.per_request:
        if any(row[2:] == one[2:] for one in _alike(rows, number)):
            rows.skip("repeated-row")
            return
        rows.counts["duplicate-number"] += 1
        number = f"{number} ({len(_alike(rows, number)) + 1})"
    rows.by_number.setdefault(number, []).append(row)


def _alike(rows: Rows, number: str) -> list[Row]:
    """The requests that the log gives that number."""
    found = [rows.by_number[number][0]]
    while more := rows.by_number.get(f"{number} ({len(found) + 1})"):
        found += more
    return found


def _check_number(number: str, line: int) -> None:
    """An old number that reads like one of ours would never be found again."""
    try:
        numbers.parse(number)
    except BadValue:
        return
    raise BadValue("import.number-ours", number=number, line=line)


def _picker(header: list[str], guide: Map, kept: _Kept) -> Callable[[int, list[str]], Row]:
    """How a row is made of its cells; a row that is too short ends in empty cells."""
    width = len(header)
    keep = kept.__getitem__
    lists = {name: columns for name, columns in guide.columns.items() if len(columns) > 1}
    joined = [
        (" " if name in TIMES else " / ", [header.index(column) for column in columns])
        for name, columns in lists.items()
    ]
    places = {name: header.index(columns[0]) for name, columns in guide.columns.items()}
    places |= {name: width + 1 + index for index, name in enumerate(lists)}
    pick = itemgetter(*(places.get(name, width) for name in Row._fields[1:]))

    def row_of(line: int, cells: list[str]) -> Row:
        if len(cells) != width:
            cells = cells[:width] + [""] * (width - len(cells))
        cells.append("")
        for glue, parts in joined:
            cells.append(glue.join([text for place in parts if (text := keep(cells[place]))]))
        return Row._make([line, *map(keep, pick(cells))])

    return row_of


class _Kept(dict[str, str]):
    """Each text in the form the log keeps, made once; what the map calls empty is ""."""

    def __init__(self, guide: Map) -> None:
        super().__init__(dict.fromkeys(guide.empty, ""))
        self._guide = guide
        self.cut = 0

    def __missing__(self, text: str) -> str:
        tidied = tidy(text[1:] if self._guide.defused and _DEFUSED.match(text) else text)
        self.cut += len(tidied) > _MOST
        self[text] = "" if tidied in self._guide.empty else tidied[:_MOST]
        return self[text]
