"""The request log in files: a hot one for all that moves, an archive for what is settled.

Readers take no lock and see one generation; a transaction holds it from reading to writing. What
a document means is not its business.

Hot first, then archive: a sweep writes the archive before it drops the hot line, so a number that
is not hot (any more) is in the archive already, and no reader has to look twice.
"""

from __future__ import annotations

from contextlib import contextmanager
from functools import cached_property
from typing import TYPE_CHECKING, Any

from helpdeskctl.errors import NotFound
from helpdeskctl.log import files, lines
from helpdeskctl.log.content import ContentStore
from helpdeskctl.log.frame import damaged
from helpdeskctl.log.lines import META, REQUESTS
from helpdeskctl.log.lock import Lock
from helpdeskctl.log.logfile import LogFile
from helpdeskctl.log.work import Work

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator
    from pathlib import Path

    from helpdeskctl.log.archive import Archive
    from helpdeskctl.log.inventory import Copy, Inventory
    from helpdeskctl.log.journal import DeskJournal
    from helpdeskctl.log.lines import Pieces
    from helpdeskctl.log.port import Doc
    from helpdeskctl.log.snapshot import Snapshot

BATCH = 1000  # requests a sweep moves in one hold of the lock
_WRITTEN_UNDER_LOCK = (".", "archive", "past", "catalogs")


class FileLog:
    """A RequestLog in the folder `log` of a desk."""

    def __init__(self, folder: Path, wait_s: float = 10.0) -> None:
        files.is_folder(folder)  # no link to one
        self.folder = folder
        self._lock = Lock(folder, wait_s)
        self._hot = LogFile(folder / "active.json", self._lock)
        self.texts = ContentStore(folder / "text")
        self.attachments = ContentStore(folder / "attachments")

    @cached_property
    def _archive(self) -> Archive:
        """The settled requests; most commands look at the hot file alone."""
        from helpdeskctl.log.archive import Archive

        return Archive(self.folder, self._lock)

    @cached_property
    def journal(self) -> DeskJournal:
        """The desk's own journal; only those who need it pay for TinyDB."""
        from helpdeskctl.log.journal import DeskJournal
        from helpdeskctl.log.storage import LogStorage

        return DeskJournal(LogStorage(self.folder / "desk.json", self._lock), self._lock)

    @classmethod
    def create(cls, folder: Path) -> FileLog:
        """The log in a folder that is made if it is not there; an existing log stays as it is."""
        files.make_folder(folder)
        log = cls(folder)
        with log._lock:
            snapshot = log._load()
            if snapshot.identity is None:
                log._write(snapshot, log.meta(), lines.block({}))
        return log

    def get(self, number: int, month: str | None = None) -> Doc | None:
        """One request; a month ("2026-11", known from a full id) saves looking for it."""
        return self._load().document(number) or self._archive.get(number, month)

    def by_alias(self, alias: str) -> int | None:
        """The number of the request that had another number before."""
        from helpdeskctl.log.archive import number_with_alias

        number = number_with_alias(self._load(), alias)
        return self._archive.by_alias(alias) if number is None else number

    def open_docs(self) -> Iterator[Doc]:
        """The requests that have not ended, by number."""
        snapshot = self._load()
        yield from snapshot.parse_all(_open_lines(snapshot))

    def summaries(self) -> Iterator[dict[str, Any]]:
        """The summary of each request that has not ended, by number."""
        yield from self._load().open_summaries()

    def past(self, summary: dict[str, Any]) -> list[dict[str, Any]]:
        """The last requests of the same person or asset, briefly, the newest first."""
        from helpdeskctl.log import past

        keys = past.keys_of(summary)
        return past.before([*self._archive.past(keys), *past.hot(self._load(), keys)], summary)

    def everything(self) -> Iterator[Doc]:
        """Every request once."""
        snapshot = self._load()
        hot = snapshot.lines()
        yield from snapshot.parse_all(list(hot.values()))
        for month in self._archive.months():
            for _, doc in self._archive.documents(month, without=hot):
                yield doc

    def inventory(self) -> Inventory:
        """The counters, and every stored document with its place."""
        snapshot = self._load()
        from helpdeskctl.log.inventory import Inventory

        return Inventory(lines.counters(snapshot), self._copies(snapshot))

    def generation(self) -> object:
        """What is another one after every change of the hot file."""
        return self._hot.identity()

    def index_lies(self) -> list[str]:
        """The months of which the archive's index tells what is not so, or that are gone."""
        return self._archive.lies()

    def mend_index(self) -> None:
        """Makes the index anew for the months it lies about; they are looked for without lock."""
        if lies := self._archive.lies():
            with self._lock:
                self._archive.reindex(lies)

    def _copies(self, snapshot: Snapshot) -> Iterator[Copy]:
        from helpdeskctl.log.inventory import Copy

        hot = snapshot.lines()
        for number, doc in zip(hot, snapshot.parse_all(list(hot.values())), strict=True):
            yield Copy(None, number, doc)
        for month in self._archive.months():
            for number, doc in self._archive.documents(month):
                yield Copy(month, number, doc)

    @contextmanager
    def transaction(self) -> Iterator[Work]:
        """A change by one command: nobody else can write until it ends."""
        with self._lock:
            snapshot = self._load()
            work = Work(
                lines.counters(snapshot),
                lambda number: snapshot.document(number) or self._archive.get(number),
                lambda: self._highest(snapshot),
            )
            yield work
            self._commit(snapshot, work)

    def meta(self) -> dict[str, Any]:
        """The counters; `next` is the next number."""
        return lines.counters(self._load())

    def sweep(self, *, keep: Callable[[Doc], bool]) -> int:
        """Moves the ended requests that `keep` does not hold back to the archive.

        They are looked through before the lock is taken, and moved in batches, so that nobody
        waits long; one that changes meanwhile stays for the next sweep.
        """
        moved = 0
        for month, batch in _batches(self._load(), keep):
            with self._lock:
                moved += self._move(month, batch)
        with self._lock:
            self._archive.reindex()
            for name in _WRITTEN_UNDER_LOCK:
                files.clear_strays(self.folder / name)
        for store in (self.texts, self.attachments):
            files.clear_dead(store.folder)
        return moved

    def stats(self) -> dict[str, int]:
        """How many `requests`, `events`, `open` and `archived` there are."""
        hot = self._load().lines()
        counts = {"requests": 0, "events": 0, "open": 0, "archived": 0}
        for doc in self.everything():
            counts["requests"] += 1
            counts["events"] += len(doc["events"])
            counts["open"] += doc["open"]
            counts["archived"] += doc["n"] not in hot
        return counts

    def _load(self) -> Snapshot:
        snapshot = self._hot.load()
        if snapshot.identity is None and not files.is_there(self.folder):
            raise NotFound("log.missing", path=str(self.folder))
        if snapshot.identity is None and self._archive.months():
            raise damaged(self._hot.path, "gone", 0)
        return snapshot

    def _highest(self, snapshot: Snapshot) -> int:
        """The last number that stands in the log, whatever the counter says."""
        archived = self._archive.highest() if files.is_there(self.folder / "archive") else 0
        return max(snapshot.last(), archived)

    def _commit(self, snapshot: Snapshot, work: Work) -> None:
        if not work.puts and not work.meta_changed():
            return
        requests = snapshot.patched(work.puts)
        if requests is not None or work.meta_changed():
            self._write(snapshot, work.meta, requests)

    def _move(self, month: str, batch: dict[int, bytes]) -> int:
        snapshot = self._load()
        rest = snapshot.lines()
        settled = {number: line for number, line in batch.items() if rest.get(number) == line}
        if settled:
            self._archive.put(month, settled)
            for number in settled:
                del rest[number]
            self._write(snapshot, snapshot.meta(), lines.block(rest))
        return len(settled)

    def _write(self, snapshot: Snapshot, meta: dict[str, Any], requests: Pieces | None) -> None:
        changed = {META: lines.table_pieces(META, {"1": meta})}
        if requests is not None:
            changed[REQUESTS] = requests
        self._hot.replace(snapshot.identity, {META: [], **snapshot.tables(), **changed})


def _open_lines(snapshot: Snapshot) -> list[bytes]:
    return [line for line in snapshot.lines().values() if lines.is_open(line)]


def _batches(
    snapshot: Snapshot, keep: Callable[[Doc], bool]
) -> Iterator[tuple[str, dict[int, bytes]]]:
    """The lines to archive by month, in portions."""
    ended = {n: line for n, line in snapshot.lines().items() if not lines.is_open(line)}
    months: dict[str, list[int]] = {}
    for number, doc in zip(ended, snapshot.parse_all(list(ended.values())), strict=True):
        if not keep(doc):
            months.setdefault(lines.month_of(doc["id"]), []).append(number)
    for month, numbers in sorted(months.items()):
        for start in range(0, len(numbers), BATCH):
            yield month, {number: ended[number] for number in numbers[start : start + BATCH]}
