"""Which month's archive holds which number, and which number another one became.

Derived from the archive and never trusted further than it was built from: each month stands in
it with the first line of its file. It reads no archive itself.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, NamedTuple

from helpdeskctl.errors import Damaged
from helpdeskctl.log.lines import META, table_pieces

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping

    from helpdeskctl.log.logfile import LogFile


class Index(NamedTuple):
    """The index of an archive."""

    months: dict[str, str]
    """The first line of each month's file, as it was."""
    runs: list[tuple[int, int, str]]
    """First number, last number, month."""
    aliases: list[tuple[str, int]]

    def month_of(self, number: int) -> str | None:
        """The month whose archive holds the number."""
        return next((month for low, high, month in self.runs if low <= number <= high), None)

    def number_of(self, alias: str) -> int | None:
        """The number of the archived request that had another number before."""
        return next((number for known, number in self.aliases if known == alias), None)

    def stale(self, months: Mapping[str, str]) -> list[str]:
        """The months of the archive that have changed since, from the first lines of now."""
        return [month for month, first in months.items() if self.months.get(month) != first]

    def renewed(
        self, month: str, first: str, numbers: Iterable[int], aliases: Iterable[tuple[str, int]]
    ) -> Index:
        """The index with another content of one month."""
        others = [run for run in self.runs if run[2] != month]
        rest = [pair for pair in self.aliases if self.month_of(pair[1]) != month]
        return Index(
            {**self.months, month: first},
            sorted(others + _runs(numbers, month)),
            sorted({*rest, *aliases}),
        )

    def without(self, month: str) -> Index:
        """The index without a month that is gone."""
        renewed = self.renewed(month, "", (), ())
        del renewed.months[month]
        return renewed


def load(file: LogFile) -> Index:
    """The index; an empty one, which finds everything stale, if it is missing or damaged."""
    try:
        meta = file.load().meta()
        return Index(
            dict(meta["months"]),
            [(int(low), int(high), str(month)) for low, high, month in meta["runs"]],
            [(str(alias), int(number)) for alias, number in meta["aliases"]],
        )
    except (Damaged, KeyError, TypeError, ValueError):
        return Index({}, [], [])


def save(file: LogFile, index: Index) -> None:
    """Writes the index, over a damaged one too: it can be made again at any time."""
    try:
        seen = file.load()
    except Damaged:
        file.path.unlink()
        seen = file.load()
    table: dict[str, dict[str, Any]] = {"1": index._asdict()}
    file.replace(seen.identity, {META: table_pieces(META, table)})


def _runs(numbers: Iterable[int], month: str) -> list[tuple[int, int, str]]:
    runs: list[tuple[int, int, str]] = []
    for number in sorted(numbers):
        if runs and runs[-1][1] == number - 1:
            runs[-1] = (runs[-1][0], number, month)
        else:
            runs.append((number, number, month))
    return runs
