"""Which month's archive holds which number, and which number another one became.

Derived from the archive and never trusted further than it was built from: each month stands in
it with the first line of its file. It reads no archive itself.
"""

from __future__ import annotations

from bisect import bisect_right
from math import inf
from typing import TYPE_CHECKING, Any, NamedTuple

from helpdeskctl.errors import Damaged
from helpdeskctl.log.lines import META, table_pieces

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping

    from helpdeskctl.log.logfile import LogFile


_BEHIND = inf
"""Above every last number of a run that begins where we look."""


class Index(NamedTuple):
    """The index of an archive."""

    months: dict[str, str]
    """The first line of each month's file, as it was."""
    runs: list[tuple[int, int, str]]
    """First number, last number, month."""
    aliases: list[tuple[str, int]]

    def month_of(self, number: int) -> str | None:
        """The month whose archive holds the number."""
        place = bisect_right(self.runs, (number, _BEHIND)) - 1
        if place < 0 or number > self.runs[place][1]:
            return None
        return self.runs[place][2]

    def highest(self) -> int:
        """The last number of all; 0 without any."""
        return max((high for _, high, _ in self.runs), default=0)

    def named(self) -> set[str]:
        """Every month it tells something of."""
        return {*self.months, *(month for _, _, month in self.runs)}

    def tells(self, month: str, numbers: Iterable[int], aliases: Iterable[tuple[str, int]]) -> bool:
        """Whether it says just that of a month."""
        runs = [run for run in self.runs if run[2] == month]
        known = {pair for pair in self.aliases if self.month_of(pair[1]) in {month, None}}
        return runs == _runs(numbers, month) and known == set(aliases)

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
        renewed.months.pop(month, None)
        return renewed


def load(file: LogFile) -> Index:
    """The index; an empty one, which finds everything stale, if it is missing or damaged."""
    try:
        meta = file.load().meta()
        return Index(
            {str(month): str(first) for month, first in meta["months"].items()},
            sorted((int(low), int(high), str(month)) for low, high, month in meta["runs"]),
            [(str(alias), int(number)) for alias, number in meta["aliases"]],
        )
    except (AttributeError, Damaged, KeyError, TypeError, ValueError):
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
