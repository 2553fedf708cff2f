"""Which month's archive holds which number, and which number another one became.

Derived from the archive and never trusted further than it was built from: each month stands in
it with the first line of its file. It reads no archive itself. Months and runs are few, and
read by who gives a number; other numbers may be many, and are looked up one by one.
"""

from __future__ import annotations

from bisect import bisect_right
from math import inf
from typing import TYPE_CHECKING, NamedTuple

from helpdeskctl.errors import Damaged
from helpdeskctl.log import words
from helpdeskctl.log.frame import NEWER, damaged
from helpdeskctl.log.lines import META, table_pieces
from helpdeskctl.log.logfile import LogFile

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping
    from pathlib import Path

    from helpdeskctl.log.lines import Pieces
    from helpdeskctl.log.lock import Lock
    from helpdeskctl.log.snapshot import Snapshot


_ALIASES = "aliases"
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


class IndexFiles:
    """Where the index lies: what everybody reads in one file, the other numbers in another.

    Both can be made again at any time; a damaged one is written over. One of a newer program is
    left alone: it says itself of which months it was made, so nothing of it is believed too long.
    """

    def __init__(self, folder: Path, lock: Lock) -> None:
        self.main = LogFile(folder / "index.json", lock, keep=False)
        self.aliases = LogFile(folder / "aliases.json", lock, keep=False)

    def load(self) -> Index:
        """The whole index; an empty one, which finds everything stale, where it is not whole."""
        known = self.glance()
        try:
            words_ = words.everything(self._other_numbers(known), _ALIASES)
            pairs = [(str(alias), int(n)) for alias, numbers in words_.items() for n in numbers]
        except (Damaged, TypeError, ValueError):
            return Index({}, [], [])
        return known._replace(aliases=sorted(pairs))

    def glance(self) -> Index:
        """The index without the other numbers, which may be many."""
        try:
            meta = self.main.load().meta()
            return Index(
                {str(month): str(first) for month, first in meta["months"].items()},
                sorted((int(low), int(high), str(month)) for low, high, month in meta["runs"]),
                [],
            )
        except (AttributeError, Damaged, KeyError, TypeError, ValueError):
            return Index({}, [], [])

    def number_of(self, alias: str) -> tuple[int | None, Index]:
        """The number of the archived request that had another number before, and what was known.

        In months that are stale by then it is still to be looked for.
        """
        try:
            snapshot = self.aliases.load()
            known = Index(dict(snapshot.meta()["months"]), [], [])
            numbers = words.look_up(snapshot, _ALIASES, alias)
            return (int(numbers[0]) if numbers else None), known
        except (Damaged, KeyError, TypeError, ValueError):
            return None, Index({}, [], [])

    def beside(self) -> Index:
        """Of which months the other numbers were written down; nothing else of them is read."""
        try:
            return Index(dict(self.aliases.load().meta()["months"]), [], [])
        except (Damaged, KeyError, TypeError, ValueError):
            return Index({}, [], [])

    def _other_numbers(self, known: Index) -> Snapshot:
        """The file of the other numbers, if it was written with this index."""
        snapshot = self.aliases.load()
        if _ALIASES not in snapshot.names() or snapshot.meta().get("months") != known.months:
            raise damaged(self.aliases.path, "gone", 0)
        return snapshot

    def save(self, index: Index) -> None:
        """Writes both; each says of which months it was made, so that a crash in between shows."""
        numbers: dict[str, list[int]] = {}
        for alias, number in index.aliases:
            numbers.setdefault(alias, []).append(number)
        of = {"months": index.months}
        aliases = {_ALIASES: words.pieces(_ALIASES, numbers)}
        _write(self.aliases, {META: table_pieces(META, {"1": of}), **aliases})
        _write(self.main, {META: table_pieces(META, {"1": {**of, "runs": index.runs}})})


def _write(file: LogFile, tables: dict[str, Pieces]) -> None:
    try:
        seen = file.load()
    except Damaged as error:
        if error.key == NEWER:
            return
        file.path.unlink()
        seen = file.load()
    file.replace(seen.identity, tables)


def _runs(numbers: Iterable[int], month: str) -> list[tuple[int, int, str]]:
    runs: list[tuple[int, int, str]] = []
    for number in sorted(numbers):
        if runs and runs[-1][1] == number - 1:
            runs[-1] = (runs[-1][0], number, month)
        else:
            runs.append((number, number, month))
    return runs
