"""Takes texts out of every file of the log: the documents, their copies, and all made of them.

What of a document goes is told by the caller. Each file is renewed by itself; what lies beside the
log is written down in the hot file, by its digest, before the documents stop naming it. So doing
it again after a crash finishes it.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, NamedTuple

from helpdeskctl.log import files, lines
from helpdeskctl.log.index import owed
from helpdeskctl.log.lines import META, REQUESTS
from helpdeskctl.log.naming import BESIDE

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Iterator, Mapping
    from pathlib import Path

    from helpdeskctl.log.archive import Archive
    from helpdeskctl.log.content import ContentStore
    from helpdeskctl.log.logfile import LogFile
    from helpdeskctl.log.port import Doc
    from helpdeskctl.log.snapshot import Snapshot
    from helpdeskctl.log.tallies import Tallies

    Change = Callable[[Doc], object]
    Named = dict[str, set[str]]
    """The kind of a store, and digests of what is kept there."""

DOOMED = "forgetting"
"""In the counters of the hot file, while it goes on: what is to be removed from beside the log."""


class Copies(NamedTuple):
    """Documents of one file by number, as they were and as they are to be."""

    before: list[Doc]
    after: dict[int, Doc]


class Forgetter:
    """One forgetting in the files of a log; the lock is held by the caller."""

    def __init__(
        self,
        folder: Path,
        hot: LogFile,
        archive: Archive,
        stores: Mapping[str, ContentStore],
        tallies: Tallies,
    ) -> None:
        self._folder = folder
        self._hot = hot
        self._archive = archive
        self._stores = stores
        self._tallies = tallies

    def forget(self, month: str, numbers: Iterable[int], change: Change) -> dict[str, int]:
        """Changes every copy of these requests; how much of each kind was removed beside them."""
        wanted = list(numbers)
        snapshot = self._hot.load()
        moving = copies(snapshot.document, wanted, change)
        settled = copies(self._archive.month(month).document, wanted, change)
        doomed = doomed_of(moving, settled, snapshot.meta())
        self._write(snapshot, moving, doomed)
        ids = {doc["id"] for doc in (*moving.before, *settled.before)}
        renewed = {n: lines.encode(n, doc) for n, doc in settled.after.items()}
        before = sum(owed(doc) for doc in settled.before)
        owed_more = sum(owed(doc) for doc in settled.after.values()) - before
        self._archive.renew(month, ids, renewed, owed_more=owed_more)
        # They name requests, and are made of what is not so any more.
        self._tallies.forget(month)
        removed = self._remove(doomed)
        if any(doomed.values()):
            self._write(self._hot.load(), Copies([], {}), {})
        self._hot.keep_present()
        files.clear_strays(self._folder)
        return removed

    def _write(self, snapshot: Snapshot, moving: Copies, doomed: Named) -> None:
        """The hot file with the changed documents, and what is still to be removed."""
        before = lines.counters(snapshot)
        meta = {name: value for name, value in before.items() if name != DOOMED}
        if any(doomed.values()):
            meta[DOOMED] = {kind: sorted(names) for kind, names in doomed.items()}
        requests = snapshot.patched({n: lines.encode(n, doc) for n, doc in moving.after.items()})
        if requests is None and meta == before:
            return
        changed = {} if requests is None else {REQUESTS: requests}
        told = lines.table_pieces(META, {"1": meta})
        self._hot.replace(snapshot.identity, {**snapshot.tables(), META: told, **changed})

    def _remove(self, doomed: Named) -> dict[str, int]:
        """Removes what nothing names any more; another request may name the same bytes."""
        free = {kind: names - self._named(kind, names) for kind, names in doomed.items()}
        for kind, names in free.items():
            for name in sorted(names):
                self._stores[kind].remove(name)
        return {kind: len(names) for kind, names in free.items()}

    def _named(self, kind: str, names: set[str]) -> set[str]:
        """Those of the digests that some document names still."""
        found: set[str] = set()
        for snapshot in self._snapshots() if names else ():
            left = [name for name in names - found if name.encode() in snapshot.raw]
            for line in snapshot.lines().values() if left else ():
                if any(name.encode() in line for name in left):
                    found |= names & set(BESIDE[kind](snapshot.parse(line)))
        return found

    def _snapshots(self) -> Iterator[Snapshot]:
        yield self._hot.load()
        yield from map(self._archive.month, self._archive.months())


def copies(find: Callable[[int], Doc | None], numbers: Iterable[int], change: Change) -> Copies:
    """The documents of these numbers that are there, before and after the change."""
    found = Copies([], {})
    for number in numbers:
        before, after = find(number), find(number)
        if before is not None and after is not None:
            change(after)
            found.before.append(before)
            found.after[number] = after
    return found


def doomed_of(moving: Copies, settled: Copies, meta: Mapping[str, Any]) -> Named:
    """What the documents do not name any more, and what a crash before left to be removed."""
    left: dict[str, list[str]] = meta.get(DOOMED, {})
    return {
        kind: {
            *(name for one in (moving, settled) for doc in one.before for name in named(doc)),
            *left.get(kind, ()),
        }
        - {name for one in (moving, settled) for doc in one.after.values() for name in named(doc)}
        for kind, named in BESIDE.items()
    }
