"""Where the archive's index lies: what everybody reads in one file, the other numbers in another.

Both can be made again at any time: what is not whole is as if it were not there, and written over.
One of a newer program is left alone: it says itself of which months it was made, so nothing of it
is believed too long.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from helpdeskctl.errors import Damaged
from helpdeskctl.log import words
from helpdeskctl.log.frame import damaged
from helpdeskctl.log.index import Index, Month
from helpdeskctl.log.lines import META, table_pieces
from helpdeskctl.log.logfile import LogFile

if TYPE_CHECKING:
    from pathlib import Path

    from helpdeskctl.log.lines import Pieces
    from helpdeskctl.log.lock import Lock
    from helpdeskctl.log.snapshot import Snapshot

_ALIASES = "aliases"
NOTHING = Index({}, [], [])
"""It finds everything stale."""
_OTHER = (AttributeError, Damaged, KeyError, TypeError, ValueError)
"""What a file raises that is not of our form."""


class IndexFiles:
    """The index in a log's folder."""

    def __init__(self, folder: Path, lock: Lock) -> None:
        self.main = LogFile(folder / "index.json", lock, keep=False)
        self.aliases = LogFile(folder / "aliases.json", lock, keep=False)

    def load(self) -> Index:
        """The whole index; an empty one where it is not whole."""
        known = self.glance()
        try:
            words_ = words.everything(self._other_numbers(known), _ALIASES)
            pairs = [(str(alias), int(n)) for alias, numbers in words_.items() for n in numbers]
        except _OTHER:
            return NOTHING
        return known._replace(aliases=sorted(pairs))

    def glance(self) -> Index:
        """The index without the other numbers, which may be many."""
        try:
            meta = self.main.load().meta()
            folder = meta.get("folder")
            return Index(
                {
                    m: Month(str(a), int(b), str(c), int(d))
                    for m, (a, b, c, d) in meta["months"].items()
                },
                sorted((int(low), int(high), str(month)) for low, high, month in meta["runs"]),
                [],
                [int(one) for one in folder] if folder else None,
            )
        except _OTHER:
            return NOTHING

    def number_of(self, alias: str) -> tuple[int | None, Index]:
        """The number of the archived request that had another number before, and what was known.

        In months that are stale by then it is still to be looked for.
        """
        try:
            snapshot = self.aliases.load()
            firsts = snapshot.meta()["months"]
            numbers = words.look_up(snapshot, _ALIASES, alias)
            known = {month: Month(str(first), 0, "", 0) for month, first in firsts.items()}
            return (int(numbers[0]) if numbers else None), Index(known, [], [])
        except _OTHER:
            return None, NOTHING

    def beside(self) -> Index:
        """Of which months the other numbers were written down; nothing else of them is read."""
        try:
            firsts = self.aliases.load().meta()["months"]
            return Index({m: Month(str(first), 0, "", 0) for m, first in firsts.items()}, [], [])
        except _OTHER:
            return NOTHING

    def _other_numbers(self, known: Index) -> Snapshot:
        """The file of the other numbers, if it was written with this index."""
        snapshot = self.aliases.load()
        if _ALIASES not in snapshot.names() or snapshot.meta().get("months") != _firsts(known):
            raise damaged(self.aliases.path, "gone", 0)
        return snapshot

    def save(self, index: Index) -> None:
        """Writes both; each says of which months it was made, so that a crash in between shows."""
        numbers: dict[str, list[int]] = {}
        for alias, number in index.aliases:
            numbers.setdefault(alias, []).append(number)
        aliases = {_ALIASES: words.pieces(_ALIASES, numbers)}
        _write(self.aliases, {"months": _firsts(index)}, aliases)
        _write(self.main, {"months": index.months, "runs": index.runs, "folder": index.folder})


def _firsts(index: Index) -> dict[str, str]:
    return {month: known.first for month, known in index.months.items()}


def _write(file: LogFile, meta: dict[str, object], tables: dict[str, Pieces] | None = None) -> None:
    seen = file.derived()
    if seen is None:
        return
    file.replace(seen.identity, {META: table_pieces(META, {"1": meta}), **(tables or {})})
