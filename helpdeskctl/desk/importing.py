"""`log import`: another desk's logbook, or our own export, into the log.

It moves batches; `import_rows` reads, `import_steps` and `import_request` put in order,
`import_story` tells a request in our events, `import_account` counts.
"""

from __future__ import annotations

from contextlib import suppress
from itertools import islice
from typing import TYPE_CHECKING, Any

from helpdeskctl.core import numbers
from helpdeskctl.core.events import personal_of
from helpdeskctl.core.model import summary_of
from helpdeskctl.core.when import iso, month_of
from helpdeskctl.desk import keeping
from helpdeskctl.desk.answer import Answer
from helpdeskctl.desk.book import bounds_of, recording
from helpdeskctl.desk.import_account import ACCOUNTS, Account, answer_data
from helpdeskctl.desk.import_frame import Frame, Refusal, Told
from helpdeskctl.desk.import_map import read_map
from helpdeskctl.desk.import_rows import read_rows
from helpdeskctl.desk.import_story import tell
from helpdeskctl.desk.tallies import mark
from helpdeskctl.log import forms
from helpdeskctl.log.chain import link

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator
    from pathlib import Path

    from helpdeskctl.desk.import_rows import Row, Rows
    from helpdeskctl.desk.records import Desk
    from helpdeskctl.log.exchange_in import Export
    from helpdeskctl.log.port import Doc, RequestLog, Transaction

    Tick = Callable[[int, int], None]
    Named = tuple[str, list[Row]]

BATCH = 1000
"""Requests a write: each batch is taken whole or not at all."""
SWEEP_EVERY = 3
"""Batches between two sweeps: a big hot file makes writes dear, a sweep rewrites its months."""


def import_file(
    desk: Desk, source: Path, map_file: Path | None, *, as_history: bool, tick: Tick
) -> Answer:
    """Take in a file by its map or, without a map, an export of ours into an empty log."""
    if map_file is None:
        return _own_export(desk, source)
    with recording(desk) as book:
        terms, now = book.terms, book.now
    guide = read_map(map_file, terms, now)
    actor = desk.hand.actor
    frame = Frame(guide, terms, bounds_of(terms), actor, now, as_history=as_history)
    rows = read_rows(source, guide)
    taking = _Taking(desk, frame, rows)
    taking.run(tick)
    data = taking.account.data(source, dry_run=desk.hand.dry_run)
    return Answer("imported", data, tuple(desk.remarks), 1 if taking.account.refused else 0)


class _Taking:
    """One import on its way."""

    def __init__(self, desk: Desk, frame: Frame, rows: Rows) -> None:
        self._desk = desk
        self._frame = frame
        self._rows = rows
        self._known: set[str] = set()
        self._next: int | None = None
        self.account = Account(rows)
        for row in rows.lost:
            lost = Refusal(row.line, "", "import.no-number", None, {"line": row.line})
            self.account.refuse(lost, 1)

    def run(self, tick: Tick) -> None:
        """Take the requests in batches; what has ended goes on to the archive."""
        total = len(self._rows.by_number)
        done = 0
        tick(done, total)
        for count, batch in enumerate(_batches(self._rows.by_number), 1):
            self._write(batch)
            done += len(batch)
            if count % SWEEP_EVERY == 0:
                self._sweep()
            tick(done, total)
        self._sweep()

    def _write(self, batch: list[Named]) -> None:
        """One write to the log; a dry run makes it and lets the log forget it."""
        with suppress(_DryRun), self._desk.log.transaction() as transaction:
            if transaction.meta["next"] != self._next:
                self._known = _aliases(self._desk.log)
            for number, rows in batch:
                self._take(transaction, number, rows)
            if self._desk.hand.dry_run:
                raise _DryRun
            self._next = transaction.meta["next"]

    def _take(self, transaction: Transaction, number: str, rows: list[Row]) -> None:
        if number in self._known:
            self.account.know(len(rows))
            return
        told = tell(self._frame, number, rows)
        if isinstance(told, Refusal):
            self.account.refuse(told, len(rows))
            return
        transaction.put(_document(self._frame, told, transaction.next_number()))
        first = min(event.at for event in told.events)
        mark(transaction.meta, first, self._desk.now(), self._frame.terms.zone)
        self.account.take(told)

    def _sweep(self) -> None:
        if not self._desk.hand.dry_run:
            self._desk.log.sweep(keep=_stays)


class _DryRun(Exception):
    """No error: it makes the log forget what was put."""


def _batches(by_number: dict[str, list[Row]]) -> Iterator[list[Named]]:
    left = iter(by_number.items())
    while batch := list(islice(left, BATCH)):
        yield batch


def _aliases(log: RequestLog) -> set[str]:
    """Every old number in the log."""
    return {alias for doc in log.everything() for alias in doc.get("aliases", ())}


def _document(frame: Frame, told: Told, n: int) -> Doc:
    """The request as the log keeps it, under its new number; an import owes no notices."""
    ident = numbers.make(n, month_of(told.request.received_at, frame.terms.zone))
    told.request.id = told.events[0].data["id"] = ident
    events: list[Doc] = []
    link(events, [event.raw() for event in told.events], ident, personal_of)
    return {
        "id": ident,
        "n": n,
        "schema": forms.SCHEMA,
        "open": not told.request.ended,
        "summary": summary_of(told.request),
        "events": events,
        "notices": [],
        "aliases": [told.number],
    }


def _stays(doc: Doc) -> bool:
    """Whether a sweep after an import leaves it: it came another way, or owes a notice since."""
    return not doc.get("aliases") or any(one["state"] == "owed" for one in doc["notices"])


def _own_export(desk: Desk, source: Path) -> Answer:
    """Our own export, chains included, once it is found whole; a dry run stops there."""
    from helpdeskctl.desk.agreements import KeptMemory
    from helpdeskctl.errors import Refused
    from helpdeskctl.log.exchange_in import read_export

    kept = desk.agreements.kept
    if next(desk.log.everything(), None) is not None:
        raise Refused("import.not-empty")
    export = read_export(source, keeping.derived, KeptMemory() if kept else None)
    ended = sum(not doc["open"] for doc in export.docs)
    archived = ended if desk.hand.dry_run else _taken_in(desk, export)
    if desk.hand.dry_run:
        desk.remarks.append(("dry-run", {}))
    requests = len(export.docs)
    data = answer_data(
        source,
        rows=requests,
        requests=requests,
        events=sum(len(doc["events"]) for doc in export.docs),
        row_accounts={**dict.fromkeys(ACCOUNTS, 0), "events": requests},
        open=requests - ended,
        archived=archived,
        dry_run=desk.hand.dry_run,
    )
    return Answer("imported", data, tuple(desk.remarks))


def _taken_in(desk: Desk, export: Export) -> int:
    """Take it, and move what has ended to the archive; returns how many requests that were."""
    from helpdeskctl.log.exchange_in import WITH_ALL, take_in
    from helpdeskctl.log.journal import IMPORTED

    def append(data: dict[str, Any]) -> None:
        desk.log.journal.append(IMPORTED, data, iso(desk.now()), desk.hand.actor)

    with desk.log.transaction():
        if export.schema < WITH_ALL:
            desk.remarks.append(("import.old-export", {}))
            desk.take_into_force()  # the one agreement such a desk may have at hand
    take_in(desk.log, export, desk.agreements.kept, append)
    archived: int = keeping.archive(desk).data["archived"]
    return archived
