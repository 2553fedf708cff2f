"""The archive: one file a month for the requests that are settled, and the index of them.

Lines come and go as bytes. Nothing is ever taken out of a month here, so who looked into the hot
file first and then in here misses no request, whatever is swept meanwhile.
"""

from __future__ import annotations

import re
from functools import cached_property
from typing import TYPE_CHECKING, Any

from helpdeskctl.log import files, strictjson
from helpdeskctl.log.index import Told, owed
from helpdeskctl.log.index_files import NOTHING, IndexFiles
from helpdeskctl.log.lines import META, REQUESTS, value_of
from helpdeskctl.log.logfile import LogFile

if TYPE_CHECKING:
    from collections.abc import Container, Iterable, Iterator
    from pathlib import Path

    from helpdeskctl.log.index import Index
    from helpdeskctl.log.inventory import Volume
    from helpdeskctl.log.lock import Lock
    from helpdeskctl.log.past import Past, Teller
    from helpdeskctl.log.port import Doc
    from helpdeskctl.log.snapshot import Identity, Snapshot

_CHUNK = 1000
_MONTH = re.compile(r"2[0-9]{3}-[01][0-9]\.json")


class Archive:
    """The folder `archive` and what is derived of it beside it."""

    def __init__(self, folder: Path, lock: Lock) -> None:
        self._folder = folder / "archive"
        self._lock = lock
        self._index = IndexFiles(folder, lock)

    @cached_property
    def _past(self) -> Past:
        """Who asked what; only a sweep and a hint read it."""
        from helpdeskctl.log.past import Past

        return Past(self._folder.parent, self._lock)

    def months(self) -> dict[str, int]:
        """The months that have a file, oldest first, and how many bytes each has."""
        found = [name for name in files.names(self._folder) if _MONTH.fullmatch(name)]
        sizes = ((name[:-5], files.status(self._folder / name)) for name in found)
        return {month: status.st_size for month, status in sizes if status}

    def get(self, number: int, month: str | None = None, *, whole: bool = False) -> Doc | None:
        """One request; without its month, from where the index says or may not know yet.

        Its own chain vouches for it; `whole` has the file's checksum computed too.
        """
        for candidate in [month] if month else self._candidates(number):
            if doc := self._get(candidate, number, whole=whole):
                return doc
        return None

    def by_alias(self, alias: str) -> int | None:
        """The number of the archived request with that other number."""
        number, known = self._index.number_of(alias)
        if number is not None:
            return number
        stale = (self.month(month) for month in known.stale(self._first_lines()))
        found = (number_with_alias(snapshot, alias) for snapshot in stale)
        return next((number for number in found if number is not None), None)

    def past(self, keys: list[str]) -> list[dict[str, Any]]:
        """The last requests of these people and assets that the sweep put down."""
        return self._past.of(keys)

    def renew(self, month: str, ids: set[str], lines: dict[int, bytes], *, owed_more: int) -> None:
        """Puts lines in the place of their older forms, also in what was put down of people.

        An index that was up to date stays so without reading the month again; `owed_more` is by
        how many their owed notices differ.
        """
        known = self._index.load()
        fresh = month not in known.stale(self._first_lines())
        self._past.forget(ids)
        self.put(month, lines)
        files.clear_strays(self._folder)
        if not fresh or not self._past.is_there:
            self.reindex()
        elif lines:
            self._past.put_down(lines.values())
            told = known.months[month]
            told = told._replace(first=self._first_lines()[month], owed=told.owed + owed_more)
            self._save(known._replace(months={**known.months, month: told}))

    def month(self, month: str) -> Snapshot:
        """A month's file as it is now."""
        return self._file(month).load()

    def volume(self, month: str) -> Volume:
        """A month as it is stored now."""
        from helpdeskctl.log.inventory import Copy, Volume

        snapshot = self.month(month)
        lines = snapshot.lines()
        copies = (Copy(month, number, doc) for number, doc in _documents(snapshot, lines))
        return Volume(month, _first_line(snapshot.identity), copies)

    def documents(self, month: str, without: Container[int] = ()) -> Iterator[tuple[int, Doc]]:
        """The requests of a month by the number they stand under, but for some numbers."""
        snapshot = self.month(month)
        return _documents(snapshot, {n: x for n, x in snapshot.lines().items() if n not in without})

    def touched_since(self, instant: str) -> list[str]:
        """The months in which something may have happened at that instant or later."""
        left_out = self._untouched(self._index.glance(), instant)
        return [month for month in self.months() if month not in left_out]

    def owed_before(self, instant: str, without: Iterable[int]) -> int:
        """How many notices are owed in the other months, but for some numbers."""
        known = self._index.glance()
        left_out = self._untouched(known, instant)
        copies = [self.get(number) for number in without if known.month_of(number) in left_out]
        twice = sum(owed(doc) for doc in copies if doc)
        return sum(known.months[month].owed for month in left_out) - twice

    def _untouched(self, known: Index, instant: str) -> set[str]:
        """The months that are known as they are, and ended before that instant."""
        stale = self._stale(known)
        return {m for m, told in known.months.items() if told.latest < instant and m not in stale}

    def amount(self, without: Iterable[int]) -> tuple[int, int]:
        """How many requests and events there are, but for some numbers."""
        known = self._index.glance()
        if known.folder is None or known.folder != self._stamp():
            known = known.renewed(map(self._told, self._stale(known)), self.months())
        copies = [self.get(number) for number in without if known.month_of(number)]
        events = [len(doc["events"]) for doc in copies if doc]
        total = sum(month.events for month in known.months.values())
        return known.requests() - len(events), total - sum(events)

    def highest(self) -> int:
        """The last number in the archive; 0 without any."""
        known = self._index.glance()
        return max([known.highest(), *(self.month(month).last() for month in self._stale(known))])

    def put(self, month: str, lines: dict[int, bytes]) -> None:
        """Adds lines to a month, or renews them; doing it again changes nothing."""
        if not lines:
            return
        files.make_folder(self._folder)
        file = self._file(month)
        seen = file.load()
        requests = seen.patched(lines)
        if requests is not None:
            file.replace(seen.identity, {META: [b"{}"], **seen.tables(), REQUESTS: requests})

    def known(self) -> Index:
        """The index as it stands, to compare it with what months tell."""
        return self._index.load()

    def stale(self) -> list[str]:
        """The months that one of the index's two files was not made of as they are."""
        first_lines = self._first_lines()
        known, beside = self._index.glance(), self._index.beside()
        return sorted({*known.stale(first_lines), *beside.stale(first_lines)})

    def raw(self, most: int) -> Iterator[bytes] | None:
        """The bytes of all months; None where they are more than that."""
        months = self.months()
        return None if sum(months.values()) > most else (self.month(one).raw for one in months)

    def reindex(self, *, everything: bool = False) -> None:
        """Brings the index up to date, from the months that have changed, or from all of them.

        They are read without the lock: what is told of a month that changes meanwhile is stale.
        """
        known = self._index.load()
        stale = known.stale(self._first_lines())
        gone = known.named() - self.months().keys()
        if not everything and not stale and not gone and known.folder == self._stamp():
            return
        if everything or not self._past.is_there:
            stale, everything = [*self.months()], True
            known = NOTHING
        teller = self._past.teller(anew=everything)
        told = [self._told(month, teller) for month in stale]
        teller.write()
        with self._lock:
            self._save(known.renewed(told, self.months()))

    def _told(self, month: str, teller: Teller | None = None) -> Told:
        """What a month tells the index; and the teller, who asked what in it."""
        volume = self.volume(month)
        told = Told(month, volume.first)
        for _, number, doc in volume.copies:
            told.add(number, doc)
            if teller is not None:
                teller.add(doc["summary"])
        return told

    def _save(self, index: Index) -> None:
        stamp = self._stamp()
        fresh = not index.stale(self._first_lines())
        self._index.save(index._replace(folder=stamp if fresh else None))

    def _stamp(self) -> list[int] | None:
        """What changes with every change of the folder's entries; None without a folder."""
        status = files.status(self._folder)
        return status and [status.st_ino, status.st_mtime_ns]

    def _get(self, month: str, number: int, *, whole: bool) -> Doc | None:
        from helpdeskctl.log.halving import line_of

        file = self._file(month)
        line = line_of(file.path, number, whole=whole)
        doc = None if line is None else _vouched(line, number)
        # Whatever was odd about the short way, the long one says what it is.
        return doc or file.load().document(number)

    def _candidates(self, number: int) -> Iterator[str]:
        known = self._index.glance()
        claimed = known.month_of(number)
        if claimed:
            yield claimed
        yield from self._stale(known)

    def _stale(self, known: Index) -> list[str]:
        """The months the index does not know as they are; none, if the folder is as it was."""
        if known.folder is not None and known.folder == self._stamp():
            return []
        return known.stale(self._first_lines())

    def _first_lines(self) -> dict[str, str]:
        identities = ((month, self._file(month).identity()) for month in self.months())
        return {month: _first_line(seen) for month, seen in identities if seen}

    def _file(self, month: str) -> LogFile:
        files.is_folder(self._folder)  # no link to one
        return LogFile(self._folder / f"{month}.json", self._lock, keep=False)


def _vouched(line: bytes, number: int) -> Doc | None:
    """The document of a line whose chain is whole."""
    from helpdeskctl.log.chain import broken_at

    try:
        doc: Doc = strictjson.load(value_of(line))
        return doc if doc["n"] == number and broken_at(doc) is None else None
    except (KeyError, TypeError, ValueError):
        return None


def _documents(snapshot: Snapshot, lines: dict[int, bytes]) -> Iterator[tuple[int, Doc]]:
    numbers, waiting = list(lines), list(lines.values())
    for start in range(0, len(waiting), _CHUNK):
        chunk = slice(start, start + _CHUNK)
        yield from zip(numbers[chunk], snapshot.parse_all(waiting[chunk]), strict=True)


def number_with_alias(snapshot: Snapshot, alias: str) -> int | None:
    """The number of the request with that alias; only lines that hold the word are parsed."""
    word = strictjson.dump(alias)
    if word not in snapshot.raw:
        return None
    for number, line in snapshot.lines().items():
        if word in line and alias in snapshot.parse(line).get("aliases", ()):
            return number
    return None


def _first_line(seen: Identity | None) -> str:
    return "" if seen is None else seen[-1].decode("latin-1")
