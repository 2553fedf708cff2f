"""The archive: one file a month for the requests that are settled, and the index of them.

Lines come and go as bytes. Nothing is ever taken out of a month here, so who looked into the hot
file first and then in here misses no request, whatever is swept meanwhile.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Any

from helpdeskctl.log import files, past, strictjson
from helpdeskctl.log.index import IndexFiles
from helpdeskctl.log.lines import META, REQUESTS, aliases_of
from helpdeskctl.log.logfile import LogFile

if TYPE_CHECKING:
    from collections.abc import Container, Iterable, Iterator
    from pathlib import Path

    from helpdeskctl.log.lock import Lock
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
        self._past = past.Past(folder, lock)

    def months(self) -> list[str]:
        """The months that have a file, oldest first."""
        return [name[:-5] for name in files.names(self._folder) if _MONTH.fullmatch(name)]

    def get(self, number: int, month: str | None = None) -> Doc | None:
        """One request; without its month, from where the index says or may not know yet."""
        for candidate in [month] if month else self._candidates(number):
            if doc := self._load(candidate).document(number):
                return doc
        return None

    def by_alias(self, alias: str) -> int | None:
        """The number of the archived request with that other number."""
        number, known = self._index.number_of(alias)
        if number is not None:
            return number
        stale = (self._load(month) for month in known.stale(self._first_lines()))
        found = (number_with_alias(snapshot, alias) for snapshot in stale)
        return next((number for number in found if number is not None), None)

    def past(self, keys: list[str]) -> list[dict[str, Any]]:
        """The last requests of these people and assets that the sweep put down."""
        return self._past.of(keys)

    def documents(self, month: str, without: Container[int] = ()) -> Iterator[tuple[int, Doc]]:
        """The requests of a month by the number they stand under, but for some numbers."""
        snapshot = self._load(month)
        lines = {n: line for n, line in snapshot.lines().items() if n not in without}
        numbers, waiting = list(lines), list(lines.values())
        for start in range(0, len(waiting), _CHUNK):
            chunk = slice(start, start + _CHUNK)
            yield from zip(numbers[chunk], snapshot.parse_all(waiting[chunk]), strict=True)

    def highest(self) -> int:
        """The last number in the archive; 0 without any."""
        known = self._index.glance()
        stale = (self._load(month).last() for month in known.stale(self._first_lines()))
        return max([known.highest(), *stale])

    def put(self, month: str, lines: dict[int, bytes]) -> None:
        """Adds lines to a month, or renews them; doing it again changes nothing."""
        files.make_folder(self._folder)
        file = self._month(month)
        seen = file.load()
        requests = seen.patched(lines)
        if requests is not None:
            file.replace(seen.identity, {META: [b"{}"], **seen.tables(), REQUESTS: requests})

    def lies(self) -> list[str]:
        """The months of which the index tells what is not so, or that are gone.

        What it tells of a month that has changed since is believed by nobody, and is no lie.
        """
        known = self._index.load()
        fresh = known.months.items() & self._first_lines().items()
        lies = known.named() - set(self.months())
        for month, first in sorted(fresh):
            snapshot = self._load(month)
            told = known.tells(month, snapshot.lines().keys(), _aliases(snapshot))
            if not told and snapshot.identity and _first_line(snapshot.identity) == first:
                lies.add(month)
        return sorted(lies)

    def reindex(self, lies: Iterable[str] = ()) -> None:
        """Brings the index up to date, from the months that have changed or that it lies about."""
        known = self._index.load()
        first_lines = self._first_lines()
        fresh = known
        for month in known.named() - first_lines.keys():
            fresh = fresh.without(month)
        again = {*known.stale(first_lines), *lies} & first_lines.keys()
        stale = {month: self._load(month) for month in sorted(again)}
        for month, snapshot in stale.items():
            fresh = fresh.renewed(
                month, first_lines[month], snapshot.lines().keys(), _aliases(snapshot)
            )
        if fresh is not known:
            self._remember(stale.values())
            self._index.save(fresh)

    def _remember(self, stale: Iterable[Snapshot]) -> None:
        """Put down who asked what in these months; in all of them, where nothing was put down."""
        self._past.add(stale if self._past.is_there else map(self._load, self.months()))

    def _candidates(self, number: int) -> Iterator[str]:
        known = self._index.glance()
        claimed = known.month_of(number)
        if claimed:
            yield claimed
        yield from known.stale(self._first_lines())

    def _first_lines(self) -> dict[str, str]:
        identities = ((month, self._month(month).identity()) for month in self.months())
        return {month: _first_line(seen) for month, seen in identities if seen}

    def _load(self, month: str) -> Snapshot:
        return self._month(month).load()

    def _month(self, month: str) -> LogFile:
        files.is_folder(self._folder)  # no link to one
        return LogFile(self._folder / f"{month}.json", self._lock, keep=False)


def number_with_alias(snapshot: Snapshot, alias: str) -> int | None:
    """The number of the request with that alias; only lines that hold the word are parsed."""
    word = strictjson.dump(alias)
    if word not in snapshot.raw:
        return None
    for number, line in snapshot.lines().items():
        if word in line and alias in snapshot.parse(line).get("aliases", ()):
            return number
    return None


def _first_line(seen: Identity) -> str:
    return seen[-1].decode("latin-1")


def _aliases(snapshot: Snapshot) -> Iterator[tuple[str, int]]:
    for number, line in snapshot.lines().items():
        if b'"aliases":[' in line:
            try:
                yield from ((alias, number) for alias in aliases_of(line))
            except ValueError:
                raise snapshot.fault(line, "json") from None
