"""What a request log does, whichever way it keeps its documents.

Only shapes: `filelog` keeps them in files, `memory` in a dictionary, and one set of tests holds
for both.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, Protocol

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Iterator
    from contextlib import AbstractContextManager

    from helpdeskctl.log.index import Told
    from helpdeskctl.log.inventory import Inventory

Doc = dict[str, Any]


class Transaction(Protocol):
    """One change: what is put is written at the end, all of it or nothing."""

    meta: dict[str, Any]
    """Of the whole log: `next` is the next number. Changes are written with the rest."""

    def get(self, number: int) -> Doc | None:
        """A copy of the request, as put before in here or as it stands in the log."""

    def put(self, doc: Doc) -> None:
        """Writes a new or changed request; an archived one comes back to the moving ones."""

    def next_number(self) -> int:
        """A number never given before; Damaged when the counter names one that was."""


class Journal(Protocol):
    """What the desk itself did: a chain of entries that only grows."""

    def append(self, kind: str, data: dict[str, Any], at: str, actor: str) -> Doc:
        """Writes one entry and returns it, with its number and hash."""

    def entries(self) -> list[Doc]:
        """All entries, oldest first."""

    def adopt(self, entries: list[Doc]) -> None:
        """Takes over the entries of another journal, in the place of all there are."""


class Content(Protocol):
    """Bytes beside the log, by their SHA-256."""

    def put(self, data: bytes) -> str:
        """The name under which these bytes are kept."""

    def get(self, name: str) -> bytes:
        """The bytes of that name; Damaged when they are lost or altered."""

    def holds(self, name: str) -> bool:
        """Whether there is something of that name; whether it is whole, `get` tells."""


class Seals(Protocol):
    """The seals of a log, by their periods."""

    def names(self) -> list[str]:
        """The periods that have one, and the names of whatever else lies there."""

    def read(self, name: str) -> bytes | None:
        """The text of a period's seal; None when there is none."""

    def put(self, name: str, data: bytes) -> None:
        """Keeps a seal; one that is there stays as it is."""


class Kept(Protocol):
    """The versions of the agreement that are kept beside the log, as bytes."""

    def raw(self, name: str) -> bytes | None:
        """The bytes of a version; None when they are lost, or are no agreement of that name.

        Damaged when a newer program compiled it.
        """

    def put(self, name: str, data: bytes) -> None:
        """Keeps a version, unless it is kept already; BadValue when it is no agreement."""

    def in_force(self) -> str | None:
        """The name of the version in force; None before the first."""


class Tallies(Protocol):
    """The recaps of months that are over, as they were made."""

    def of(self, month: str) -> dict[str, Any] | None:
        """What is kept for a month; None where nothing is, or nothing whole."""

    def keep(self, month: str, tally: dict[str, Any]) -> None:
        """Puts it in the place of what is kept for that month."""

    def forget(self, since: str = "") -> None:
        """Removes those of a month ("2026-10") and later: what they tell is not so any more."""


class RequestLog(Protocol):
    """All requests: the moving ones, and the archive of those that are settled."""

    @property
    def journal(self) -> Journal:
        """The desk's own journal."""

    @property
    def texts(self) -> Content:
        """Texts too long for a document that every command carries over."""

    @property
    def attachments(self) -> Content:
        """Files that came with requests."""

    @property
    def tallies(self) -> Tallies:
        """The recaps of months that are over."""

    @property
    def seals(self) -> Seals:
        """What stood in the log when a period was sealed."""

    def get(self, number: int, month: str | None = None) -> Doc | None:
        """One request; a month ("2026-11", known from a full id) saves looking for it."""

    def by_alias(self, alias: str) -> int | None:
        """The number of the request that had another number before."""

    def open_docs(self) -> Iterator[Doc]:
        """The requests that have not ended, by number."""

    def moving(self) -> Iterator[Doc]:
        """All that is not archived, by number: what has not ended, and what waits for a sweep."""

    def summaries(self) -> Iterator[dict[str, Any]]:
        """The summary of each request that has not ended, by number."""

    def past(self, summary: dict[str, Any]) -> list[dict[str, Any]]:
        """The last requests of the same person or asset before this summary's, the newest first.

        Each with `id subject service solution security received_at status`: three at most, and
        the last one that was solved; moving ones and archived ones.
        """

    def all_summaries(self) -> Iterator[dict[str, Any]]:
        """The summary of each request once, wherever it lies."""

    def everything(self) -> Iterator[Doc]:
        """Every request once."""

    def touched_since(self, instant: str) -> Iterator[Doc]:
        """Every request once to which something may have happened at that instant or later.

        The instant is in UTC with `Z`. Others may be among them.
        """

    def owed_before(self, instant: str) -> int:
        """How many notices of the requests that `touched_since` leaves out are owed."""

    def inventory(self) -> Inventory:
        """The counters, and every stored document with its place."""

    def generation(self) -> object:
        """What is another one after every change of the moving requests or the journal."""

    def index_lies(self, tellings: Iterable[Told]) -> list[str]:
        """The months of which the archive's index tells something else, or that are gone."""

    def reindex(self) -> None:
        """Makes all that is derived from the archive anew."""

    def stale_months(self) -> list[str]:
        """The months that have changed since the archive's index was made."""

    def set_aside(self, before: int) -> list[str]:
        """The paths of what a restoring set aside and was last written before that instant."""

    def orphans(self, before: int) -> dict[str, int] | None:
        """How many texts and attachments no event names, and their size: `number` and `size`.

        Only those that were kept before that instant, where the log knows it. None where the
        archive is too large to be looked through for them.
        """

    def transaction(self) -> AbstractContextManager[Transaction]:
        """A change by one command: nobody else can write until it ends."""

    def hold(self) -> AbstractContextManager[None]:
        """A block in which nobody else writes."""

    def forget(
        self, month: str, numbers: Iterable[int], change: Callable[[Doc], object]
    ) -> dict[str, int]:
        """Changes every copy of some requests of a month ("2026-11"), and leaves no trace of
        before: not in the kept generation, nor in what is derived, nor of the `texts` and
        `attachments` that nothing names any more; returns how many of these were removed.

        `change` is given a document to change in place. Done again after a crash, it finishes.
        """

    def meta(self) -> dict[str, Any]:
        """The counters; `next` is the next number."""

    def sweep(self, *, keep: Callable[[Doc], bool]) -> int:
        """Moves the ended requests that `keep` does not hold back to the archive."""

    def gap(self) -> int:
        """How many numbers were given that no request has: `log verify` names them."""

    def stats(self) -> dict[str, int]:
        """How many `requests`, `events`, `open` and `archived` there are."""
