"""A CSV file in, its rows grouped by the number of the request out.

It knows columns and lines; what a row means is `import_story`'s business. The file is streamed:
only the columns of the map stay, equal texts once.
"""

from __future__ import annotations

import csv
import gzip
import zlib
from collections import Counter
from operator import itemgetter
from typing import TYPE_CHECKING, NamedTuple

from helpdeskctl.core.text import clean
from helpdeskctl.errors import BadValue, NotFound

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator
    from pathlib import Path
    from typing import TextIO

    from helpdeskctl.desk.import_map import Map

_GZIP = b"\x1f\x8b"
_MOST = 2000
"""Characters of one cell that are kept; no column we know needs more."""


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
    resolved_at: str
    closed_at: str
    requester: str
    asset: str
    channel: str
    category: str
    impact: str
    urgency: str
    priority: str
    group: str
    owner: str
    vendor: str
    reopen_count: str
    solution: str
    made_sla: str
    subject: str


class Rows(NamedTuple):
    """All rows of a file by number, in its order; `lost` are those without a number."""

    by_number: dict[str, list[Row]]
    lost: list[Row]
    counts: Counter[str]
    total: int


def read_rows(path: Path, guide: Map) -> Rows:
    """The rows of a CSV file, gzipped or not. BadValue for what is no CSV, NotFound for no file."""
    rows = Rows({}, [], Counter(), 0)
    total = 0
    try:
        with _opened(path) as file:
            for row in _each(file, path, guide, rows.counts):
                total += 1
                place = rows.by_number.setdefault(row.number, []) if row.number else rows.lost
                place.append(row)
    except UnicodeDecodeError as error:
        raise BadValue("import.not-utf8", path=str(path), at=error.start) from error
    except (EOFError, gzip.BadGzipFile, zlib.error) as error:
        raise BadValue("import.not-gzip", path=str(path)) from error
    except OSError as error:
        raise NotFound("file.unreadable", path=str(path), reason=error.strerror) from error
    return rows._replace(total=total)


def _opened(path: Path) -> TextIO:
    with path.open("rb") as raw:
        packed = raw.read(2) == _GZIP
    if packed:
        return gzip.open(path, "rt", encoding="utf-8-sig", newline="")
    return path.open(encoding="utf-8-sig", newline="")


def _each(file: TextIO, path: Path, guide: Map, counts: Counter[str]) -> Iterator[Row]:
    reader = csv.reader(file)
    line = 1
    try:
        header = next(reader, None)
        if header is None:
            raise BadValue("import.empty", path=str(path))
        guide.check_header(header)
        row_of = _picker(header, guide)
        line = reader.line_num + 1
        for cells in reader:
            if cells:
                counts["ragged-row"] += len(cells) != len(header)
                yield row_of(line, cells)
            line = reader.line_num + 1
    except csv.Error as error:
        raise BadValue("import.not-csv", path=str(path), line=line, reason=str(error)) from error


def _picker(header: list[str], guide: Map) -> Callable[[int, list[str]], Row]:
    """How a row is made of its cells; a row that is too short ends in empty cells."""
    width = len(header)
    names = [guide.columns.get(name) for name in Row._fields[1:-1]]
    pick = itemgetter(*(width if name is None else header.index(name) for name in names))
    pick_subject = [header.index(name) for name in guide.subject]
    keep = _Kept(guide.empty).__getitem__

    def row_of(line: int, cells: list[str]) -> Row:
        if len(cells) != width:
            cells = cells[:width] + [""] * (width - len(cells))
        cells.append("")
        subject = " / ".join([text for place in pick_subject if (text := keep(cells[place]))])
        return Row._make([line, *map(keep, pick(cells)), keep(subject)])

    return row_of


class _Kept(dict[str, str]):
    """Each text in the form the log keeps, made once; what the map calls empty is ""."""

    def __init__(self, empty: frozenset[str]) -> None:
        super().__init__(dict.fromkeys(empty, ""))
        self._empty = empty

    def __missing__(self, text: str) -> str:
        tidy = " ".join(clean(text).split())[:_MOST]
        self[text] = "" if tidy in self._empty else tidy
        return self[text]
