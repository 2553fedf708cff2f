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
from helpdeskctl.log.forms import today
from helpdeskctl.log.frame import damaged
from helpdeskctl.log.lines import META, REQUESTS
from helpdeskctl.log.lock import Lock
from helpdeskctl.log.logfile import LogFile

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Iterator
    from contextlib import AbstractContextManager
    from pathlib import Path

    from helpdeskctl.log.archive import Archive
    from helpdeskctl.log.content import ContentStore
    from helpdeskctl.log.index import Told
    from helpdeskctl.log.inventory import Copy, Inventory
    from helpdeskctl.log.journal import DeskJournal
    from helpdeskctl.log.lines import Pieces
    from helpdeskctl.log.port import Doc
    from helpdeskctl.log.seals import SealFiles
    from helpdeskctl.log.snapshot import Snapshot
    from helpdeskctl.log.tallies import Tallies
    from helpdeskctl.log.work import Work

BATCH = 1000  # requests a sweep moves in one hold of the lock
_WRITTEN_UNDER_LOCK = (".", "archive", "past", "catalogs", "tallies", "seals")


class FileLog:
    """A RequestLog in the folder `log` of a desk."""

    def __init__(self, folder: Path, wait_s: float = 10.0) -> None:
        files.is_folder(folder)  # no link to one
        self.folder = folder
        self._lock = Lock(folder, wait_s)
        self._hot = LogFile(folder / "active.json", self._lock)

    @cached_property
    def texts(self) -> ContentStore:
        """Texts too long for a document; a list reads none."""
        from helpdeskctl.log.content import ContentStore

        return ContentStore(self.folder / "text")

    @cached_property
    def attachments(self) -> ContentStore:
        """Files that came with requests."""
        from helpdeskctl.log.content import ContentStore

        return ContentStore(self.folder / "attachments")

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

    @cached_property
    def tallies(self) -> Tallies:
        """The recaps of months that are over."""
        from helpdeskctl.log.tallies import Tallies

        return Tallies(self.folder, self._lock)

    @cached_property
    def seals(self) -> SealFiles:
        """The seals; no daily command reads one."""
        from helpdeskctl.log.seals import SealFiles

        return SealFiles(self.folder / "seals")

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
        return self._find(self._load(), number, month)

    def by_alias(self, alias: str) -> int | None:
        """The number of the request that had another number before."""
        from helpdeskctl.log.archive import number_with_alias

        number = number_with_alias(self._load(), alias)
        return self._archive.by_alias(alias) if number is None else number

    def open_docs(self) -> Iterator[Doc]:
        """The requests that have not ended, by number."""
        snapshot = self._load()
        yield from map(today, snapshot.parse_all(_open_lines(snapshot)))

    def moving(self) -> Iterator[Doc]:
        """All that is not archived, by number: what has not ended, and what waits for a sweep."""
        snapshot = self._load()
        yield from map(today, snapshot.parse_all(list(snapshot.lines().values())))

    def summaries(self) -> Iterator[dict[str, Any]]:
        """The summary of each request that has not ended, by number."""
        yield from self._load().open_summaries()

    def past(self, summary: dict[str, Any]) -> list[dict[str, Any]]:
        """The last requests of the same person or asset, briefly, the newest first."""
        from helpdeskctl.log import past

        keys = past.keys_of(summary)
        return past.before([*self._archive.past(keys), *past.hot(self._load(), keys)], summary)

    def all_summaries(self) -> Iterator[dict[str, Any]]:
        """The summary of each request once, wherever it lies."""
        snapshot = self._load()
        hot = snapshot.lines()
        yield from snapshot.all_summaries()
        for month in self._archive.months():
            yield from self._archive.month(month).all_summaries(without=hot)

    def everything(self) -> Iterator[Doc]:
        """Every request once."""
        return self._each(self._archive.months)

    def touched_since(self, instant: str) -> Iterator[Doc]:
        """Every request once to which something may have happened at that instant or later."""
        return self._each(lambda: self._archive.touched_since(instant))

    def _each(self, months: Callable[[], Iterable[str]]) -> Iterator[Doc]:
        """The moving requests, then those of the months: which they are is asked last."""
        snapshot = self._load()
        hot = snapshot.lines()
        yield from map(today, snapshot.parse_all(list(hot.values())))
        for month in months():
            for _, doc in self._archive.documents(month, without=hot):
                yield today(doc)

    def owed_before(self, instant: str) -> int:
        """How many notices of the requests that `touched_since` leaves out are owed."""
        return self._archive.owed_before(instant, without=self._load().lines())

    def inventory(self) -> Inventory:
        """The counters, and every stored document with its place."""
        from helpdeskctl.log.inventory import Inventory, Volume

        snapshot = self._load()
        hot = Volume(None, "", _copies(snapshot))
        archive = self._archive
        return Inventory(lines.counters(snapshot), hot, archive.months(), archive.volume)

    def generation(self) -> object:
        """What is another one after every change of the hot file or the journal."""
        journal = LogFile(self.folder / "desk.json", self._lock)
        return self._hot.identity(), journal.identity()

    def index_lies(self, tellings: Iterable[Told]) -> list[str]:
        """The months of which the archive's index tells something else, or that are gone."""
        known = self._archive.known()
        lies = {told.month for told in tellings if known.lies_about(told)}
        return sorted(lies | (known.named() - self._archive.months().keys()))

    def reindex(self) -> None:
        """Makes all that is derived from the archive anew."""
        self._archive.reindex(everything=True)

    def stale_months(self) -> list[str]:
        """The months that have changed since the archive's index was made."""
        return self._archive.stale()

    def set_aside(self, before: int) -> list[str]:
        """The paths of what a restoring set aside and was last written before that instant."""
        aside = self.folder / "damaged"
        paths = [aside / name for name in files.names(aside)]
        return [
            str(one) for one in paths if (status := files.status(one)) and status.st_mtime < before
        ]

    def orphans(self, before: int) -> dict[str, int] | None:
        """How many texts and attachments kept before then no event names, and their size."""
        from helpdeskctl.log.orphans import LOOKED_THROUGH, count

        stores = [self.texts, self.attachments]
        return count(stores, before, lambda: self._load().raw, self._archive.raw(LOOKED_THROUGH))

    @contextmanager
    def transaction(self) -> Iterator[Work]:
        """A change by one command: nobody else can write until it ends."""
        from helpdeskctl.log.work import Work

        with self._lock:
            snapshot = self._load()
            work = Work(
                lines.counters(snapshot),
                lambda number: self._find(snapshot, number, whole=True),
                lambda: self._highest(snapshot),
            )
            yield work
            self._commit(snapshot, work)

    def hold(self) -> AbstractContextManager[None]:
        """A block in which nobody else writes."""
        return self._lock

    def forget(
        self, month: str, numbers: Iterable[int], change: Callable[[Doc], object]
    ) -> dict[str, int]:
        """Changes every copy of some requests of a month, and leaves no trace of before."""
        from helpdeskctl.log.forgetting import Forgetter

        stores = {"texts": self.texts, "attachments": self.attachments}
        with self._lock:
            forgetter = Forgetter(self.folder, self._hot, self._archive, stores, self.tallies)
            return forgetter.forget(month, numbers, change)

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
            for name in _WRITTEN_UNDER_LOCK:
                files.clear_strays(self.folder / name)
        for store in (self.texts, self.attachments):
            files.clear_dead(store.folder)
        self._archive.reindex()
        from helpdeskctl.log import staging

        staging.clear(self.folder)
        return moved

    def gap(self) -> int:
        """How many numbers were given that no request has: `log verify` names them."""
        from helpdeskctl.log.numbering import missing, runs_of

        snapshot = self._load()
        meta, hot = lines.counters(snapshot), snapshot.lines()
        requests = len(hot) + self._archive.amount(without=hot)[0]
        return missing(meta["next"], requests, runs_of(meta.get("skipped")))

    def stats(self) -> dict[str, int]:
        """How many `requests`, `events`, `open` and `archived` there are."""
        hot = list(self.moving())
        requests, events = self._archive.amount(without=[doc["n"] for doc in hot])
        return {
            "requests": len(hot) + requests,
            "events": sum(len(doc["events"]) for doc in hot) + events,
            "open": sum(doc["open"] for doc in hot),
            "archived": requests,
        }

    def _find(
        self, snapshot: Snapshot, number: int, month: str | None = None, *, whole: bool = False
    ) -> Doc | None:
        doc = snapshot.document(number) or self._archive.get(number, month, whole=whole)
        return doc and today(doc)

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


def _copies(snapshot: Snapshot) -> Iterator[Copy]:
    from helpdeskctl.log.inventory import Copy

    hot = snapshot.lines()
    for number, doc in zip(hot, snapshot.parse_all(list(hot.values())), strict=True):
        yield Copy(None, number, doc)


def _batches(
    snapshot: Snapshot, keep: Callable[[Doc], bool]
) -> Iterator[tuple[str, dict[int, bytes]]]:
    """The lines to archive by month, in portions."""
    ended = {n: line for n, line in snapshot.lines().items() if not lines.is_open(line)}
    months: dict[str, list[int]] = {}
    for number, doc in zip(ended, snapshot.parse_all(list(ended.values())), strict=True):
        if not keep(today(doc)):
            months.setdefault(lines.month_of(doc["id"]), []).append(number)
    for month, numbers in sorted(months.items()):
        for start in range(0, len(numbers), BATCH):
            yield month, {number: ended[number] for number in numbers[start : start + BATCH]}
