"""One write to the log: the requests in it, and the events they get, checked as they come.

A `Book` is a write under the lock, a `Page` is one request in it. Which verb writes what stands in
the files beside this one; the log itself writes once, at the end of the block.
"""

from __future__ import annotations

from contextlib import contextmanager, suppress
from typing import TYPE_CHECKING, Any

from helpdeskctl.core import clocks, notices, numbers, sop
from helpdeskctl.core.event import Event
from helpdeskctl.core.events import KINDS, apply, personal_of, replay
from helpdeskctl.core.model import Request, summary_of
from helpdeskctl.core.text import LONG_BYTES, clean, named
from helpdeskctl.core.typed import parse_when
from helpdeskctl.core.when import local_text, month_of
from helpdeskctl.desk.records import find
from helpdeskctl.desk.tallies import mark
from helpdeskctl.errors import UNBORN, BadValue, HelpdeskError, Refused
from helpdeskctl.log.forms import SCHEMA

if TYPE_CHECKING:
    from collections.abc import Iterator

    from helpdeskctl.core.terms import Terms
    from helpdeskctl.desk.records import Desk
    from helpdeskctl.log.port import Doc, Transaction

REMEMBERED = 200
"""Of how many people the log remembers the request of their last act."""
CLOCK_SKEW_S = 60
"""How far ahead of this host's clock a typed time may lie: minutes are typed, not seconds."""


@contextmanager
def recording(desk: Desk) -> Iterator[Book]:
    """One write: everything in the block is recorded at its end, or nothing is."""
    with suppress(_DryRun), desk.log.transaction() as transaction:
        book = Book(desk, transaction, desk.take_into_force())
        try:
            yield book
            book.settle()
        except HelpdeskError as error:
            book.disown(error)
            raise
        if desk.hand.dry_run:
            desk.remarks.append(("dry-run", {}))
            raise _DryRun


class _DryRun(Exception):
    """No error: it makes the log forget what was put."""


class Book:
    """One write to the log, under its lock."""

    def __init__(self, desk: Desk, transaction: Transaction, terms: Terms) -> None:
        self.desk = desk
        self.terms = terms
        self.now = desk.now()
        self.pages: list[Page] = []
        self._transaction = transaction
        self.bounds = bounds_of(terms)
        self.at = self._typed_at()

    def _typed_at(self) -> int | None:
        hand = self.desk.hand
        if hand.at is None:
            return None
        at = parse_when(hand.at, self.terms.zone, self.now)
        if at > self.now + CLOCK_SKEW_S:
            raise BadValue("at.future", text=hand.at)
        if at < self.now - self.desk.settings.backdate_s and not hand.typed_late:
            raise BadValue("at.too-old", text=hand.at, limit_s=self.desk.settings.backdate_s)
        return min(at, self.now)

    def page(self, text: str) -> Page:
        """The request of that number, ready to be written to; the same page for the same one."""
        if text == "-":
            text = self.desk.last_of_mine(self._transaction.meta)
        doc = find(lambda n, _month: self._transaction.get(n), self.desk.log.by_alias, text)
        known = next((page for page in self.pages if page.doc["id"] == doc["id"]), None)
        if known is not None:
            return known
        page = Page(self, doc, replay(Event.of(raw) for raw in doc["events"]))
        self.pages.append(page)
        return page

    def find(self, numbers_: list[str]) -> list[Page]:
        """The requests of these numbers, each once; also typed with commas: `13,14`, `13, 14`."""
        typed = [number for one in numbers_ for number in one.split(",") if number]
        return list(dict.fromkeys(self.page(number) for number in typed or numbers_))

    def blank(self, received_at: int) -> Page:
        """A new request with the next number."""
        n = self._transaction.next_number()
        number = numbers.make(n, month_of(received_at, self.terms.zone))
        doc = {"id": number, "n": n, "schema": SCHEMA, "events": [], "notices": []}
        page = Page(self, doc, Request())
        self.pages.append(page)
        return page

    def settle(self) -> None:
        """Check what the write leaves behind, link the chains, hand the documents to the log."""
        meta, zone = self._transaction.meta, self.terms.zone
        for page in self.pages:
            if page.events:
                page.settle()
                self._transaction.put(page.doc)
                mark(meta, min(event.at for event in page.events), self.now, zone)
                self._remember(page.doc["n"])

    def disown(self, error: HelpdeskError) -> None:
        """Take back the number of a new request from a refusal: the next one will have it."""
        unborn = {page.doc["id"] for page in self.pages if not page.doc["events"]}
        if error.values.get("id") in unborn:
            error.values["id"] = UNBORN

    def _remember(self, number: int) -> None:
        """Whose act was on which request last; for `-`. Pairs: names are no keys."""
        others = [
            pair for pair in self._transaction.meta.get("last", ()) if pair[0] != self.desk.me
        ]
        self._transaction.meta["last"] = [*others, [self.desk.me, number]][-REMEMBERED:]


class Page:
    """One request in a write: the events it gets, checked as they come."""

    def __init__(self, book: Book, doc: Doc, request: Request) -> None:
        self.book = book
        self.doc = doc
        self.request = request
        self.events: list[Event] = []
        self.notices: list[dict[str, Any]] = []
        self.late_before = self._late()

    @property
    def changed(self) -> bool:
        """Whether anything was written to it."""
        return bool(self.events)

    def at(self) -> int:
        """When the next event happens: as typed, else the later of now and the last act.

        Never before another act of a person on the same request.
        """
        typed, last = self.book.at, self.request.person_at
        if typed is None:
            return max(self.book.now, last)
        if typed < last:
            shown = local_text(last, self.book.terms.zone)
            raise BadValue("at.before-act", id=self.request.id, last=shown)
        return typed

    def write(
        self, kind: str, /, *, at: int | None = None, present: bool = False, **data: Any
    ) -> None:
        """Let an event happen, or refuse it with the clause that forbids it.

        With `present` the requester is there and hears of it at once.
        """
        data = {name: self._kept(name, value) for name, value in data.items() if value is not None}
        if self.book.desk.hand.typed_late:
            data["typed_late"] = self.book.desk.hand.typed_late
        if kind in STOPPING:
            data["agreement"] = self.book.terms.name
        event = Event(
            at=self.at() if at is None else at,
            seq=len(self.doc["events"]) + len(self.events) + 1,
            kind=kind,
            actor=self.book.desk.hand.actor,
            data=data,
            recorded_at=self.book.now,
            v=KINDS[kind].v,
        )
        for breach in sop.breaches(self.request, event, self.book.bounds):
            raise refusal(breach)
        apply(self.request, event)
        self.events.append(event)
        lang = self.request.language or self.book.desk.settings.writes
        self.notices += notices.born(self.request, event, lang, present=present)

    def _kept(self, name: str, value: Any) -> Any:
        """The one door by which words enter an event: cleaned, and kept beside it when long."""
        if not isinstance(value, str):
            return value
        words = clean(value)
        most = MOST_BODY if name in LONG else MOST_WORDS
        if len(words) > most:
            cut = {"name": name, "length": len(words), "most": most}
            self.book.desk.remarks.append(("cut.field", cut))
            words = words[:most]
        data = words.encode()
        if len(data) <= LONG_BYTES:
            return words
        desk = self.book.desk
        return named("" if desk.hand.dry_run else desk.log.texts.put(data), words)

    def settle(self) -> None:
        """Link the chain and renew what the document derives from its events."""
        breach = sop.unsettled(self.request)
        if breach:
            raise refusal(breach)
        self._no_late_met()
        from helpdeskctl.log.chain import link

        raw = [event.raw() for event in self.events]
        link(self.doc["events"], raw, self.doc["id"], personal_of)
        self.doc["notices"].extend(self.notices)
        self.doc["summary"] = summary_of(self.request)
        self.doc["open"] = not self.request.ended

    def _late(self) -> set[str]:
        """The clocks that read as missed now; a typed time may not unmake that silently."""
        if not self.request.targets or self.book.at is None:
            return set()
        desk, now = self.book.desk, self.book.now
        answer, solution, _ = desk.clocks(self.request, now)
        debt = clocks.permanent(self.request, desk.calendars(self.request), now)
        clocks_by_name = {"response": answer, "resolution": solution, "permanent": debt}
        return {name for name, clock in clocks_by_name.items() if clock and clock.state == "missed"}

    def _no_late_met(self) -> None:
        hand = self.book.desk.hand
        if self.book.at is None or hand.typed_late:
            return
        unmade = self.late_before - self._late()
        if not self.request.triaged and any(self._pauses_before(event) for event in self.events):
            unmade |= {"resolution"}
        if unmade:
            raise BadValue("at.late-met", id=self.request.id, clocks=", ".join(sorted(unmade)))

    def _pauses_before(self, event: Event) -> bool:
        """A wait that lies in the past of a request whose target is not even known."""
        return event.kind == "waited" and event.at < self.book.now - CLOCK_SKEW_S


MOST_BODY = 50_000
MOST_WORDS = 200
LONG = frozenset("body text solution because analysis typed_late".split())
"""Fields that may be long, in characters; every other is a name or a reference."""

STOPPING = frozenset(
    "triaged assigned noted waited escalated fulfilled handed-off cancelled".split()
)
"""Kinds that may stop or end a clock: they name the agreement it was read with (SLA rule 11)."""


def refusal(breach: sop.Breach) -> Refused:
    """The breach as the error that stops a command."""
    return Refused(f"sop.{breach.rule}", clause=breach.clause, **breach.values)


def bounds_of(terms: Terms) -> sop.Bounds:
    """The windows of the agreement that rules look at."""
    return sop.Bounds(
        reminders=terms.sla["confirmation"]["reminders"],
        silence_s=terms.sla["confirmation"]["after_s"],
        reopen_s=terms.sla["reopen_window_s"],
        elapsed=terms.calendar(terms.default_calendar).elapsed,
    )
