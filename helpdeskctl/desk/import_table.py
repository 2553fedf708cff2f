"""A CSV file or a workbook in, its lines as texts out, and the header they stand under.

It knows cells, not what they mean. CSV is streamed, gzipped or not; of a workbook one sheet is
read, its dates as `2026-11-02 09:15:00`.
"""

from __future__ import annotations

import csv
import gzip
import zlib
from contextlib import contextmanager
from itertools import islice
from typing import TYPE_CHECKING

from helpdeskctl.core.text import tidy
from helpdeskctl.errors import BadValue, NotFound

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence
    from pathlib import Path
    from typing import TextIO

    from helpdeskctl.desk.import_map import Layout

    Line = tuple[int, list[str]]

_GZIP, _ZIP, _OLE = b"\x1f\x8b", b"PK\x03\x04", b"\xd0\xcf\x11\xe0"


@contextmanager
def faults_of(path: Path) -> Iterator[None]:
    """What can be wrong with a file, as our errors."""
    try:
        yield
    except UnicodeDecodeError as error:
        raise BadValue("import.not-utf8", path=str(path), at=error.start) from error
    except (EOFError, gzip.BadGzipFile, zlib.error) as error:
        raise BadValue("import.not-gzip", path=str(path)) from error
    except OSError as error:
        raise NotFound("file.unreadable", path=str(path), reason=error.strerror) from error


def lines_of(path: Path, layout: Layout) -> Iterator[Line]:
    """Every line with its number, blank ones too."""
    begin = _begin(path)
    if begin == _OLE:
        raise BadValue("import.old-workbook", path=str(path))
    if begin == _ZIP:
        from helpdeskctl.desk.import_workbook import sheet_lines

        yield from sheet_lines(path, layout.sheet)
    else:
        yield from _csv_lines(path, layout.separator, packed=begin[:2] == _GZIP)


def _csv_lines(path: Path, separator: str | None, *, packed: bool) -> Iterator[Line]:
    line = 1
    try:
        with _opened(path, packed=packed) as file:
            reader = csv.reader(file, delimiter=separator or _guessed(path, packed=packed))
            for cells in reader:
                yield line, cells
                line = reader.line_num + 1
    except csv.Error as error:
        raise BadValue("import.not-csv", path=str(path), line=line, reason=str(error)) from error


def _opened(path: Path, *, packed: bool) -> TextIO:
    if packed:
        return gzip.open(path, "rt", encoding="utf-8-sig", newline="")
    return path.open(encoding="utf-8-sig", newline="")


def _guessed(path: Path, *, packed: bool) -> str:
    """The separator that the first lines have most of."""
    with _opened(path, packed=packed) as file:
        begin = "".join(islice(file, 30))
    return max(",;\t", key=begin.count)


def separator_of(path: Path) -> str | None:
    """The separator that a CSV file seems to have; None for a workbook."""
    begin = _begin(path)
    return None if begin == _ZIP else _guessed(path, packed=begin[:2] == _GZIP)


def sheets_of(path: Path) -> list[str]:
    """The sheets of a workbook; none for a CSV file."""
    if _begin(path) != _ZIP:
        return []
    from helpdeskctl.desk.import_workbook import sheet_names

    return sheet_names(path)


def _begin(path: Path) -> bytes:
    with path.open("rb") as raw:
        return raw.read(4)


class Header:
    """The names of the columns, and the lines they were made of."""

    def __init__(self, lines: Sequence[Sequence[str]]) -> None:
        self.lines = [[tidy(cell) for cell in line] for line in lines]
        self.width = max(map(len, self.lines), default=0)
        self.names = _unique(_joined([_padded(line, self.width) for line in self.lines]))

    def repeats(self, cells: list[str], place: int) -> bool:
        """Whether a line below says the header again; `place` is its first cell with a text."""
        first = tidy(cells[place])
        alike = [line for line in self.lines if line[place : place + 1] == [first]]
        if not alike:
            return False
        said = [(at, text) for at, cell in enumerate(cells) if (text := tidy(cell))]
        return len(said) > 1 and any(
            all(line[at : at + 1] == [text] for at, text in said) for line in alike
        )


def _padded(line: list[str], width: int) -> list[str]:
    return line + [""] * (width - len(line))


def _joined(lines: list[list[str]]) -> list[str]:
    """One name a column. Above the last line, an empty cell repeats what stands to its left.

    So a title that was merged over several columns belongs to each of them: `Waktu / Masuk`.
    """
    last = lines[-1] if lines else []
    named = []
    for place in range(len(last)):
        parts: list[str] = []
        for line in lines:
            text = line[place]
            if not text and line is not last and last[place]:
                text = next((one for one in reversed(line[:place]) if one), "")
            if text and text not in parts:
                parts.append(text)
        named.append(" / ".join(parts))
    return named


def _unique(names: list[str]) -> list[str]:
    """Names that can be told apart: `Keterangan`, `Keterangan (2)`, `column 7`."""
    seen: dict[str, int] = {}
    unique = []
    for place, name in enumerate(names, 1):
        seen[name] = seen.get(name, 0) + 1
        again = f"{name} ({seen[name]})" if seen[name] > 1 else name
        unique.append(again if name else f"column {place}")
    return unique
