"""Rows as a table on a terminal, fitted to its width, and as tab-separated lines in a pipe.

It knows widths and what may be cut first; what stands in a cell, and how it is said, is the
caller's.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

from helpdeskctl.render.guard import safe, safe_row

if TYPE_CHECKING:
    from collections.abc import Sequence

    from helpdeskctl.render.screen import Screen

GAP = "  "
BOLD = "1"


class Column(NamedTuple):
    """A column of a terminal's table: `short` says the same in fewer letters.

    `least` is how far its cells may be cut, 0 for not at all, and `most` what they need at best;
    `codes` are the colours of the cells, "" for none.
    """

    head: str
    cells: Sequence[str]
    short: Sequence[str] = ()
    least: int = 0
    most: int = 0
    right: bool = False
    codes: Sequence[str] = ()
    short_head: str = ""

    def shortened(self) -> Column:
        """The column in its shorter words, where it has some."""
        if not self.short:
            return self
        return self._replace(head=self.short_head or self.head, cells=self.short, short=())

    def width(self) -> int:
        """As wide as its widest cell."""
        from helpdeskctl.render.cells import width_of

        return max(width_of(text) for text in (self.head, *self.cells))


def table(header: Sequence[str], rows: Sequence[Sequence[object]], screen: Screen) -> str:
    """The rows; on a terminal the last column is cut to what the others leave of the width."""
    plain = [safe_row(row) for row in rows]
    if not screen.tty:
        return "\n".join("\t".join(row) for row in plain)
    if not plain:
        return ""
    turned = zip(header, zip(*plain, strict=True), strict=True)
    return grid([Column(head, cells) for head, cells in turned], screen)


def grid(columns: Sequence[Column], screen: Screen) -> str:
    """The columns side by side on a terminal, the last one cut to the width at last."""
    from tabulate import tabulate

    fitted = fit(columns, screen.width)
    *lines, head = [*zip(*(_column(column, screen) for column in fitted), strict=True)]
    text = tabulate(
        lines, head, tablefmt="plain", stralign=None, numalign=None, disable_numparse=True
    )
    return "\n".join(line.rstrip() for line in text.splitlines())


def _guarded(column: Column) -> Column:
    cells, short = ([safe(cell) for cell in part] for part in (column.cells, column.short))
    return column._replace(cells=cells, short=short)


def _column(column: Column, screen: Screen) -> list[str]:
    """The cells, all as wide as the column and painted, and at the end its head."""
    from helpdeskctl.render.cells import width_of

    wide, texts = column.width(), (*column.cells, column.head)
    codes = [*(column.codes or [""] * len(column.cells)), BOLD]
    lines = []
    for text, code in zip(texts, codes, strict=True):
        room = " " * (wide - width_of(text))
        shown = screen.paint(text, code) if code and text else text
        lines.append(room + shown if column.right else shown + room)
    return lines


_SUBJECT = 32
"""What the last column should have before the others are cut; three tenths of a wide terminal."""
_AT_LEAST = 12
"""What the last column must have before others are left out."""


def fit(columns: Sequence[Column], width: int) -> list[Column]:
    """The columns for that width: first long cells cut, then shorter words, the last column last.

    Where even that is too wide, those that may be cut are left out from the right.
    """
    *first, last = map(_guarded, columns)
    wanted = min(last.width(), max(_SUBJECT, width * 3 // 10))
    for place in _cuttable(first):
        if _rest(first, width) < last.width():
            first[place] = _at_most(first[place], first[place].most)
    for place in range(len(first)):
        if _rest(first, width) < wanted:
            first[place] = first[place].shortened()
    for place in _cuttable(first):
        first[place] = _narrowed(first[place], wanted - _rest(first, width))
    while _rest(first, width) < min(last.width(), _AT_LEAST) and _cuttable(first):
        del first[_cuttable(first)[0]]
    return [*first, _at_most(last, max(_rest(first, width), _AT_LEAST))]


def _cuttable(columns: Sequence[Column]) -> list[int]:
    """The places of columns that may be cut, the last of them first."""
    return [place for place, column in reversed([*enumerate(columns)]) if column.least]


def _rest(columns: Sequence[Column], width: int) -> int:
    """The columns of the terminal that these leave."""
    return width - sum(column.width() + len(GAP) for column in columns)


def _narrowed(column: Column, missing: int) -> Column:
    if missing <= 0:
        return column
    return _at_most(column, max(column.least, column.width() - missing))


def _at_most(column: Column, most: int) -> Column:
    from helpdeskctl.render.cells import cut

    return column._replace(head=cut(column.head, most), cells=[cut(c, most) for c in column.cells])


def facts(pairs: Sequence[tuple[str, object]], screen: Screen) -> str:
    """Names and values, one a line; those without a value are left out.

    On a terminal a long value goes on below itself.
    """
    shown = [(name, safe(value)) for name, value in pairs if value not in (None, "", [])]
    if not screen.tty:
        return "\n".join(f"{name}\t{value}" for name, value in shown)
    return "\n".join(_facts(shown, screen.width))


def _facts(shown: list[tuple[str, str]], width: int) -> list[str]:
    from helpdeskctl.render.cells import padded, width_of, wrapped

    wide = max((width_of(name) for name, _ in shown), default=0)
    lines = []
    for name, value in shown:
        first, *rest = wrapped(value, width - wide - len(GAP))
        lines.append(f"{padded(name, wide)}{GAP}{first}".rstrip())
        lines += [f"{' ' * wide}{GAP}{line}" for line in rest]
    return lines
