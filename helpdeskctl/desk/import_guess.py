"""What a logbook seems to look like: where its header stands, which column is what.

It guesses by the words of `import_words` and by what stands in the cells; it writes nothing.
"""

from __future__ import annotations

import re
from collections import Counter
from itertools import islice
from typing import TYPE_CHECKING, NamedTuple

from helpdeskctl.agreement.spec_map import TIMES, names_a_day
from helpdeskctl.core.text import tidy
from helpdeskctl.core.when import FAR_PAST, Zone
from helpdeskctl.desk.import_map import Clock, Layout
from helpdeskctl.desk.import_rows import header_of, why_skipped
from helpdeskctl.desk.import_table import Header, faults_of, lines_of, separator_of, sheets_of
from helpdeskctl.desk.import_words import (
    CLOCKS,
    EMPTY,
    FORMS,
    HEADERS,
    TOTALS,
    WORDS,
    meaning_of,
)
from helpdeskctl.errors import BadValue

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator
    from pathlib import Path

_DEEPEST = 30
"""Lines among which the header is looked for."""
_UTC = Zone("UTC", ((FAR_PAST, 0),))


class Guess(NamedTuple):
    """A logbook as it seems to be: each column's texts counted, and what it is taken for."""

    layout: Layout
    header: list[str]
    columns: dict[str, list[str]]
    texts: dict[str, Counter[str]]
    forms: Counter[str]
    unread: Counter[str]
    rows: int
    empty: list[str]
    other_sheets: list[str]


def guess(path: Path) -> Guess:
    """Look at the whole file. BadValue where nothing in it could be a header."""
    with faults_of(path):
        sheets = sheets_of(path)
        layout = Layout(sheets[0] if sheets else None, separator_of(path), skip=TOTALS)
        lines = list(lines_of(path, layout))
    row, deep = _header_place([cells for _, cells in lines[:_DEEPEST]])
    if not row:
        raise BadValue("import.no-header", path=str(path), lines=_DEEPEST)
    layout = layout._replace(header_row=row, header_rows=deep)
    below = iter(lines)
    header = header_of(below, layout)
    rows = [cells for _, cells in below if not why_skipped(cells, header, layout)]
    texts = {
        name: Counter(tidy(cells[place]) for cells in rows if place < len(cells))
        for place, name in enumerate(header.names)
    }
    empty = [text for text in EMPTY if any(text in counter for counter in texts.values())]
    for counter in texts.values():
        for text in ("", *empty):
            del counter[text]
    columns = _columns(header.names, texts)
    forms, unread = _forms(header.names, columns, rows)
    return Guess(layout, header.names, columns, texts, forms, unread, len(rows), empty, sheets[1:])


def _header_place(lines: list[list[str]]) -> tuple[int, int]:
    """The line (from 1) and the number of lines that look most like a header."""
    best, found = 0.0, (0, 0)
    for row in range(len(lines)):
        for deep in (1, 2, 3):
            part = lines[row : row + deep]
            if len(part) < deep or not all(_titles(line) for line in part):
                continue
            fields = {_field(name, times=None) for name in Header(part).names} - {None}
            score = len(fields) - deep + 1.5
            if score > best:
                best, found = score, (row + 1, deep)
    return _whole_header(lines, *found)


def _whole_header(lines: list[list[str]], row: int, deep: int) -> tuple[int, int]:
    """With the lines above that were merged down into it, and those that name unnamed columns."""
    while row > 1 and any(
        above and above == title
        for above, title in zip(lines[row - 2], lines[row - 1], strict=False)
    ):
        row, deep = row - 1, deep + 1
    while row and row + deep <= len(lines) and _titles(lines[row + deep - 1]):
        names = Header(lines[row - 1 : row - 1 + deep]).names
        unnamed = [at for at, name in enumerate(names, 1) if name == f"column {at}"]
        if not any(lines[row + deep - 1][at - 1 : at] not in ([], [""]) for at in unnamed):
            break
        deep += 1
    return row, deep


def _titles(line: list[str]) -> bool:
    """Whether a line can be a header: several texts, none of them a time or a number."""
    texts = [tidy(cell) for cell in line if cell.strip()]
    return len(texts) > 1 and not any(text.isdigit() or _form(text) for text in texts)


def _form(text: str) -> str | None:
    return _CLOCK.form_of(text)


_CLOCK = Clock(FORMS, _UTC)


def _field(name: str, *, times: bool | None) -> str | None:
    """What a header speaks of; `times` tells whether its cells hold times, None for unknown."""
    for field, pattern in HEADERS:
        fits = times is None or times == (field in TIMES)
        if fits and _speaks_of(name, pattern):
            return field
    return None


def _columns(header: list[str], texts: dict[str, Counter[str]]) -> dict[str, list[str]]:
    """Our columns with theirs: the surer words first, of several headers the one we understand."""
    times = {name: _holds_times(texts[name]) for name in header}
    clocks = {name for name in header if _holds_clocks(name, texts[name])}
    found: dict[str, list[str]] = {}
    for field, pattern in HEADERS:
        taken = {name for names in found.values() for name in names} | clocks
        fitting = [
            name
            for name in header
            if name not in taken and times[name] == (field in TIMES) and _speaks_of(name, pattern)
        ]
        if fitting:
            found[field] = [max(fitting, key=lambda name: _understood(field, texts[name]))]
    for field, names in found.items():
        beside = header[header.index(names[0]) + 1 :][:1]
        if field in TIMES and beside and beside[0] in clocks:
            found[field] = [*names, *beside]
    return dict(sorted(found.items(), key=lambda pair: header.index(pair[1][0])))


def _speaks_of(name: str, pattern: str) -> bool:
    return re.search(pattern, name.casefold().replace("_", " ")) is not None


def _understood(field: str, texts: Counter[str]) -> int:
    """In how many rows the words are known, where the column is one of words."""
    if field not in WORDS:
        return 0
    return sum(count for word, count in texts.items() if meaning_of(field, word) is not None)


def _holds_times(texts: Counter[str]) -> bool:
    return _share(texts, lambda text: _form(text) is not None)


def _holds_clocks(name: str, texts: Counter[str]) -> bool:
    return _speaks_of(name, CLOCKS) and _share(
        texts, lambda text: re.fullmatch(r"\d{1,2}[.:]\d\d([.:]\d\d)?", text) is not None
    )


def _share(texts: Counter[str], fits: Callable[[str], bool]) -> bool:
    """Whether most of some cells fit."""
    some = list(islice(texts, 200))
    return bool(some) and sum(map(fits, some)) * 2 > len(some)


def _forms(
    header: list[str], columns: dict[str, list[str]], rows: list[list[str]]
) -> tuple[Counter[str], Counter[str]]:
    """How often each form of time is needed, and the texts that none of them reads."""
    forms: Counter[str] = Counter()
    unread: Counter[str] = Counter()
    for text, count in Counter(_times(header, columns, rows)).items():
        form = _form(text)
        if form:
            forms[form] += count
        elif text not in EMPTY:
            unread[text] += count
    return forms, unread


def _times(
    header: list[str], columns: dict[str, list[str]], rows: list[list[str]]
) -> Iterator[str]:
    for field in TIMES:
        places = [header.index(name) for name in columns.get(field, ())]
        for cells in rows:
            text = " ".join(
                found for place in places if place < len(cells) and (found := tidy(cells[place]))
            )
            if text:
                yield text


def has_days(forms: Counter[str]) -> bool:
    """Whether some times are days without a clock."""
    return any(map(names_a_day, forms))
