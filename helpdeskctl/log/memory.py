"""The request log's twin in memory: the same behaviour without files, for tests and trials.

It keeps lines, not objects: nobody can change a stored request by changing what was handed out.
"""

from __future__ import annotations

from contextlib import contextmanager, nullcontext
from functools import partial
from typing import TYPE_CHECKING, Any

from tinydb.storages import MemoryStorage

from helpdeskctl.log import lines, past, strictjson
from helpdeskctl.log.content import ContentMemory
from helpdeskctl.log.forgetting import copies, doomed_of
from helpdeskctl.log.forms import today
from helpdeskctl.log.inventory import Copy, Inventory, Volume
from helpdeskctl.log.journal import DeskJournal
from helpdeskctl.log.naming import BESIDE, content_named
from helpdeskctl.log.seals import SealMemory
from helpdeskctl.log.tallies import TalliesMemory
from helpdeskctl.log.work import Work

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Iterator
    from contextlib import AbstractContextManager

    from helpdeskctl.log.index import Told
    from helpdeskctl.log.port import Doc


class MemoryLog:
    """A RequestLog that is gone with the process."""

    def __init__(self) -> None:
        self._meta: dict[str, Any] = {}
        self._hot: dict[int, bytes] = {}
        self._archive: dict[str, dict[int, bytes]] = {}
        self.texts = ContentMemory()
        self.attachments = ContentMemory()
        self.tallies = TalliesMemory()
        self.seals = SealMemory()
        self.journal = DeskJournal(MemoryStorage(), nullcontext())  # type: ignore[no-untyped-call]

    def get(self, number: int, month: str | None = None) -> Doc | None:
        """One request; a month ("2026-11", known from a full id) saves looking for it."""
        months = [self._archive.get(month, {})] if month else self._archive.values()
        found = (place[number] for place in (self._hot, *months) if number in place)
        line = next(found, None)
        return None if line is None else today(_doc(line))

    def by_alias(self, alias: str) -> int | None:
        """The number of the request that had another number before."""
        docs = self.everything()
        return next((doc["n"] for doc in docs if alias in doc.get("aliases", ())), None)

    def open_docs(self) -> Iterator[Doc]:
        """The requests that have not ended, by number."""
        docs = (_doc(line) for _, line in sorted(self._hot.items()) if lines.is_open(line))
        return map(today, docs)

    def moving(self) -> Iterator[Doc]:
        """All that is not archived, by number."""
        return (today(_doc(line)) for _, line in sorted(self._hot.items()))

    def summaries(self) -> Iterator[dict[str, Any]]:
        """The summary of each request that has not ended, by number."""
        return (doc["summary"] for doc in self.open_docs())

    def past(self, summary: dict[str, Any]) -> list[dict[str, Any]]:
        """The last requests of the same person or asset, briefly, the newest first."""
        keys = set(past.keys_of(summary))
        found = (past.brief(one) for one in self.all_summaries() if keys & set(past.keys_of(one)))
        return past.before(found, summary)

    def all_summaries(self) -> Iterator[dict[str, Any]]:
        """The summary of each request once, wherever it lies."""
        return (doc["summary"] for doc in self.everything())

    def everything(self) -> Iterator[Doc]:
        """Every request once."""
        copies = self.inventory().copies
        found = (copy.doc for copy in copies if copy.month is None or copy.key not in self._hot)
        return map(today, found)

    def touched_since(self, instant: str) -> Iterator[Doc]:  # noqa: ARG002
        """Every request once to which something may have happened at that instant or later."""
        return self.everything()

    def owed_before(self, instant: str) -> int:  # noqa: ARG002
        """How many notices of the requests that `touched_since` leaves out are owed."""
        return 0

    def inventory(self) -> Inventory:
        """The counters, and every stored document with its place."""
        months = {month: sum(map(len, kept.values())) for month, kept in self._archive.items()}
        return Inventory(
            self.meta(), self._volume(None), dict(sorted(months.items())), self._volume
        )

    def generation(self) -> object:
        """Always the same: nobody else writes here."""
        return None

    def index_lies(self, tellings: Iterable[Told]) -> list[str]:  # noqa: ARG002
        """None: there is no index."""
        return []

    def stale_months(self) -> list[str]:
        """None: there is no index."""
        return []

    def set_aside(self, before: int) -> list[str]:  # noqa: ARG002
        """None: nothing is ever restored here."""
        return []

    def orphans(self, before: int) -> dict[str, int]:  # noqa: ARG002
        """How many texts and attachments no event names; when they came nobody knows."""
        named = {name for copy in self.inventory().copies for name in content_named(copy.doc)}
        kept = {**self.texts.sizes(), **self.attachments.sizes()}
        sizes = [size for name, size in kept.items() if name not in named]
        return {"number": len(sizes), "size": sum(sizes)}

    def reindex(self) -> None:
        """Nothing: there is no index."""

    def _volume(self, month: str | None) -> Volume:
        place = self._hot if month is None else self._archive[month]
        copies = (Copy(month, number, _doc(line)) for number, line in sorted(place.items()))
        return Volume(month, "", copies)

    @contextmanager
    def transaction(self) -> Iterator[Work]:
        """A change by one command."""
        work = Work(strictjson.load(strictjson.dump(self._meta)), self.get, self._highest)
        yield work
        self._meta = strictjson.load(strictjson.dump(work.meta))
        self._hot |= work.puts

    def hold(self) -> AbstractContextManager[None]:
        """A block in which nobody else writes."""
        return nullcontext()

    def forget(
        self, month: str, numbers: Iterable[int], change: Callable[[Doc], object]
    ) -> dict[str, int]:
        """Changes every copy of some requests of a month, and leaves no trace of before."""
        wanted, found = list(numbers), []
        for place in (self._hot, self._archive.get(month, {})):
            one = copies(partial(_found, place), wanted, change)
            place.update({n: lines.encode(n, doc) for n, doc in one.after.items()})
            found.append(one)
        self.tallies.forget(month)
        doomed = doomed_of(found[0], found[1], {})
        docs = [copy.doc for copy in self.inventory().copies]
        removed = {}
        for kind, store in (("texts", self.texts), ("attachments", self.attachments)):
            gone = doomed[kind].difference(*(BESIDE[kind](doc) for doc in docs))
            for name in gone:
                store.remove(name)
            removed[kind] = len(gone)
        return removed

    def meta(self) -> dict[str, Any]:
        """The counters; `next` is the next number."""
        return {"next": 1, **strictjson.load(strictjson.dump(self._meta))}

    def sweep(self, *, keep: Callable[[Doc], bool]) -> int:
        """Moves the ended requests that `keep` does not hold back to the archive."""
        docs = [today(_doc(line)) for line in self._hot.values()]
        settled = [doc for doc in docs if not doc["open"] and not keep(doc)]
        for doc in settled:
            month = self._archive.setdefault(lines.month_of(doc["id"]), {})
            month[doc["n"]] = self._hot.pop(doc["n"])
        return len(settled)

    def _highest(self) -> int:
        return max(
            (number for place in (self._hot, *self._archive.values()) for number in place),
            default=0,
        )

    def gap(self) -> int:
        """How many numbers were given that no request has: `log verify` names them."""
        from helpdeskctl.log.numbering import missing, runs_of

        meta = self.meta()
        return missing(meta["next"], self.stats()["requests"], runs_of(meta.get("skipped")))

    def stats(self) -> dict[str, int]:
        """How many `requests`, `events`, `open` and `archived` there are."""
        docs = list(self.everything())
        return {
            "requests": len(docs),
            "events": sum(len(doc["events"]) for doc in docs),
            "open": sum(doc["open"] for doc in docs),
            "archived": sum(doc["n"] not in self._hot for doc in docs),
        }


def _doc(line: bytes) -> Doc:
    doc: Doc = strictjson.load(lines.value_of(line))
    return doc


def _found(place: dict[int, bytes], number: int) -> Doc | None:
    return _doc(place[number]) if number in place else None
