"""A desk as one command sees it: log, agreement, clock and hand. A write is a `book.Book`."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, Literal, NamedTuple, Protocol

from helpdeskctl.core import clocks, numbers
from helpdeskctl.core.model import Request, acting, from_summary
from helpdeskctl.core.text import clean, digest_of, folded, tidy
from helpdeskctl.errors import BadValue, Damaged, NotFound

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

    from helpdeskctl.core.clocks import Clock
    from helpdeskctl.core.terms import Terms
    from helpdeskctl.core.worktime import Calendar
    from helpdeskctl.desk.answer import Remark
    from helpdeskctl.desk.people import People, Person
    from helpdeskctl.desk.settings import Settings
    from helpdeskctl.log.port import Doc, Kept, RequestLog

    Readings = tuple[Clock, Clock | None, Clock | None]
    """Response, resolution, and the debt of a temporary fulfilment."""


class Hand(NamedTuple):
    """Who acts and when it really happened, as the common options of a recording verb say."""

    actor: str
    at: str | None = None
    typed_late: str | None = None
    dry_run: bool = False

    def cleaned(self) -> Hand:
        """The hand with its words in the form the log keeps."""
        actor = tidy(self.actor)
        late = clean(self.typed_late or "")
        said = any(character.isalnum() for character in late)
        return self._replace(actor=actor, typed_late=late if said else None)


class Agreements(Protocol):
    """Where the versions of the agreement come from."""

    @property
    def kept(self) -> Kept | None:
        """The versions as bytes, where they are kept in files."""

    def in_force(self, *, record: bool) -> tuple[Terms, list[Remark]]:
        """The version in force; a recording command may take a new one into force."""

    def of(self, name: str) -> Terms:
        """The version of that name, which an old request points to."""


class Desk:
    """One desk as one command sees it.

    `attended` when somebody reads the remarks; `whole` when a program reads the answer.
    """

    def __init__(
        self,
        log: RequestLog,
        agreements: Agreements,
        settings: Settings,
        now: Callable[[], int],
        hand: Hand,
        people: Callable[[], People] | None = None,
    ) -> None:
        self.log = log
        self.agreements = agreements
        self.settings = settings
        self.now = now
        self.hand = hand.cleaned()
        self._people = people
        self.attended = False
        self.whole = True
        self.remarks: list[Remark] = []
        self._terms: Terms | None = None
        self._calendars: dict[tuple[str | None, str, str | None], Calendar] = {}

    @property
    def terms(self) -> Terms:
        """The agreement in force, as a reader sees it."""
        if self._terms is None:
            self._terms, remarks = self.agreements.in_force(record=False)
            self.remarks += remarks
        return self._terms

    @property
    def me(self) -> str:
        """The person behind this command."""
        return acting(self.hand.actor)

    @property
    def language(self) -> str | None:
        """What the person behind this command reads; else what `desk.yaml` says, if it does."""
        own = self._people().language_of(self.me) if self._people else None
        return own or self.settings.language

    def person(self, who: str) -> Person | None:
        """Whom these words mean in the people file; None for a stranger, several are refused."""
        return None if self._people is None else self._people().find(who)

    def people(self) -> list[Person]:
        """Everybody in the people file."""
        return [] if self._people is None else self._people().rows

    def colleague(self, who: str) -> str:
        """The login of somebody who works here, from a login or a part of the name.

        Where `desk.yaml` and the people file name nobody, any login is taken as given.
        """
        known = [login for team in self.settings.teams.values() for login in team.members]
        if who in known or not known:
            return who
        wanted = folded(who)
        if wanted in known:
            return wanted
        person = self.person(who)
        if person is not None and person.login:
            return person.login
        near = [login for login in known if login.startswith(wanted)] if who else []
        if len(near) != 1:
            raise BadValue("person.unknown", who=who, near=", ".join(near or known))
        return near[0]

    def instant(self, text: str, *, prefer: Literal["past", "future"] = "past") -> int:
        """A time as people type it, in the desk's zone."""
        from helpdeskctl.core.typed import parse_when

        return parse_when(text, self.terms.zone, self.now(), prefer=prefer)

    def calendars(self, request: Request) -> clocks.Calendars:
        """The working hours for a request's clocks, by the agreement they are read with.

        A calendar that the agreement in force no longer has is read from the request's own.
        """
        own = request.agreement
        known = self._calendars

        def calendar(name: str | None, wanted: str) -> Calendar:
            key = name, wanted, own
            if key not in known:
                known[key] = self._calendar(*key)
            return known[key]

        return calendar

    def _calendar(self, name: str | None, wanted: str, own: str | None) -> Calendar:
        terms = self.terms if name in (None, self.terms.name) else self.agreements.of(str(name))
        if own and wanted not in terms.sla["calendars"]:
            terms = self.agreements.of(own)
        if wanted not in terms.sla["calendars"]:
            raise Damaged("agreement.calendar", name=own or terms.name, calendar=wanted)
        return terms.calendar(wanted)

    def clocks(self, request: Request, now: int | None = None) -> Readings:
        """Response, resolution and the debt of a temporary fulfilment, now or at an instant."""
        calendars, at = self.calendars(request), self.now() if now is None else now
        return (
            clocks.response(request, calendars, at),
            clocks.resolution(request, calendars, at),
            clocks.permanent(request, calendars, at),
        )

    def text_of(self, value: Any) -> Any:
        """A value of an event as it was written: a long text is fetched from beside the log."""
        digest = digest_of(value)
        return self.log.texts.get(digest).decode() if digest else value

    def find(self, text: str) -> Doc:
        """The document of a request by its number or old number; `-` is my last one."""
        if text == "-":
            text = self.last_of_mine(self.log.meta())
        return find(self.log.get, self.log.by_alias, text)

    def last_of_mine(self, meta: dict[str, Any]) -> str:
        """The request of the act I typed last, wherever it is by now."""
        last = dict(meta.get("last", ()))
        if self.me not in last:
            raise NotFound("number.no-last", me=self.me)
        return str(last[self.me])

    def open_requests(self) -> Iterator[Request]:
        """What has not ended, by number, as its summaries tell: without bodies."""
        return map(from_summary, self.log.summaries())

    def take_into_force(self) -> Terms:
        """The agreement for this write; a new version may come into force with it."""
        terms, remarks = self.agreements.in_force(record=not self.hand.dry_run)
        self._terms = terms
        self._calendars.clear()
        self.remarks += remarks
        return terms


def find(
    get: Callable[[int, str | None], Doc | None],
    by_alias: Callable[[str], int | None],
    text: str,
) -> Doc:
    """The document that a number or an old number names."""
    try:
        number = numbers.parse(text)
    except BadValue:
        alias = by_alias(text)
        if alias is None:
            raise
        number = numbers.Number(alias, None)
    doc = get(number.n, number.month)
    if doc is None or (number.month and numbers.make(number.n, number.month) != doc["id"]):
        raise NotFound("request.unknown", id=text)
    return doc
