"""`open` and `done`: a request enters the log (4b, 4e, 6a, 6b, 6d)."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Any, NamedTuple

from helpdeskctl.core.model import PRESENT, acting
from helpdeskctl.core.text import folded, is_address, tidy
from helpdeskctl.core.when import date_text, day_number, day_of
from helpdeskctl.desk import plain
from helpdeskctl.desk.answer import Answer
from helpdeskctl.desk.attaching import add, keep
from helpdeskctl.desk.book import recording
from helpdeskctl.desk.memory import before
from helpdeskctl.desk.triage import Judgement, judge, service_of, to_heads
from helpdeskctl.errors import BadValue, Refused

if TYPE_CHECKING:
    from pathlib import Path

    from helpdeskctl.core.terms import Terms
    from helpdeskctl.desk.book import Book, Page
    from helpdeskctl.desk.records import Desk


class Asked(NamedTuple):
    """A request as it comes in, in the words of whoever brings it."""

    subject: str
    who: str
    name: str | None = None
    unit: str | None = None
    channel: str = "phone"
    body: str = ""
    service: str | None = None
    needed_by: str | None = None
    asset: str | None = None
    follows: str | None = None
    attached: tuple[Path, ...] = ()


def open_request(desk: Desk, asked: Asked, judgement: Judgement) -> Answer:
    """Record a request and say its number; judge it too where a judgement is given (6c)."""
    files = keep(desk, list(asked.attached))
    with recording(desk) as book:
        here = asked.channel in PRESENT
        page = receive(book, asked, present=here)
        add(page, files)
        if judgement.given:
            chosen = judgement._replace(service=asked.service or judgement.service)
            judge(page, chosen, present=here)
    desk.remarks += before(desk, page.request)
    if not page.request.triaged and not desk.hand.dry_run:
        service = "" if asked.service or desk.attended else " --service ID"
        desk.remarks.append(("next.triage", {"n": page.doc["n"], "service": service}))
    return _answer(desk, page)


def done(desk: Desk, asked: Asked, solution: str | None, started: str | None) -> Answer:
    """Open, triage, fulfil and, when the requester is there, close in one write (6a–6e, 6l)."""
    with recording(desk) as book:
        service = service_of(book.terms, asked.service or "")
        one_breath(service)
        here = asked.channel in PRESENT
        received = None if started is None else _started(book, started)
        page = receive(book, asked, at=received, present=here)
        judge(page, Judgement(service=service["id"]), present=here)
        page.write(
            "fulfilled",
            present=here,
            solution=solution or standard_solution(service, desk.settings.writes),
        )
        if here:
            confirmed = page.request.who
            page.write(
                "closed", present=True, by="officer", confirmed_by=confirmed, via=asked.channel
            )
    return _answer(desk, page)


def receive(book: Book, asked: Asked, *, at: int | None = None, present: bool = False) -> Page:
    """Write the receipt of a request into the log."""
    received = at if at is not None else (book.now if book.at is None else book.at)
    page = book.blank(received)
    subject = tidy(asked.subject)
    if not subject:
        raise BadValue("subject.empty")
    service = service_of(book.terms, asked.service) if asked.service else None
    intake = book.terms.sla["intake"]
    page.write(
        "opened",
        at=received,
        present=present,
        id=page.doc["id"],
        subject=subject,
        body=asked.body or None,
        **requester(book.desk, asked.who, asked.name, asked.unit),
        channel=asked.channel,
        service=service["id"] if service else None,
        security=service["security"] if service else None,
        needed_by=_needed_by(book, asked.needed_by),
        asset=asked.asset,
        follows=_followed(book, asked.follows),
        officer=acting(book.desk.hand.actor),
        counts=book.terms.sla["response_counts"],
        respond_s=service["respond_s"] if service else intake["respond_s"],
        calendar=service["calendar"] if service else intake["calendar"],
    )
    if page.request.security:
        to_heads(page)
    return page


def requester(desk: Desk, who: str, name: str | None, unit: str | None) -> dict[str, Any]:
    """The requester's data: of the people file, else an address or a name as given.

    What is said beside it counts more than what the file says.
    """
    who, name = _mailbox(tidy(who), name)
    if not who:
        raise BadValue("requester.empty")
    person = desk.person(who)
    if person is None:
        stranger(desk, who)
        known: dict[str, Any] = {"email": None, "name": who}
        if is_address(who):
            known = {"email": who, "name": None}
        elif "@" in who:
            desk.remarks.append(("who.letters", {"who": who}))
            name = name and f"{name} <{who}>"
    else:
        address = folded(who) if "@" in who else next(iter(person.addresses), None)
        known = {"email": address, "name": person.name, "language": person.language}
        unit = unit or person.unit
    said = {"name": tidy(name)} if name else {}
    return {**known, **said, "unit": unit_of(desk.terms, unit) if unit else None}


_MAILBOX = re.compile(r"(.*?)\s*<([^<>@\s]+@[^<>@\s]+)>")


def _mailbox(who: str, name: str | None) -> tuple[str, str | None]:
    """Address and name of `Ani <ani@contoh.co.id>`, as mail programs and our lists write it."""
    found = _MAILBOX.fullmatch(who)
    return (who, name) if found is None else (found[2], name or found[1].strip('" ') or None)


def stranger(desk: Desk, who: str) -> None:
    """Say so where a name is nearly one of the people file's: it may be a slip of the finger."""
    people = desk.people() if "@" not in who else []
    if not people:
        return
    from difflib import get_close_matches

    words = {word: one for one in people for word in folded(one.name).split()}
    for part in folded(who).split():
        for word in get_close_matches(part, words, 1):
            desk.remarks.append(("who.near", {"who": who, "near": words[word].shown}))
            return


def unit_of(terms: Terms, word: str) -> str:
    """The unit of that id or alias; an unknown one is refused with a suggestion."""
    unit = terms.unit(word)
    if unit is None:
        from difflib import get_close_matches

        known = [entry["id"] for entry in terms.sla["units"]]
        near = get_close_matches(word.casefold(), known, 1, 0.5)
        raise BadValue("unit.unknown", unit=word, near=near[0] if near else ", ".join(known))
    return unit


def standard_solution(service: dict[str, Any], lang: str) -> str | None:
    """The service's standard solution in the desk's language, where the agreement has one."""
    texts = service["solution"] or {}
    text: str | None = texts.get(lang) or texts.get("en")
    return text


def _answer(desk: Desk, page: Page) -> Answer:
    data = {
        "schema": plain.SCHEMA,
        "request": plain.listed(desk, page.request),
        "changed": not desk.hand.dry_run,
    }
    return Answer("opened", data, tuple(desk.remarks))


def one_breath(service: dict[str, Any]) -> None:
    """Refuse a service that one line may not do: not judged beforehand, security, a purchase."""
    judged = all(service[name] is not None for name in ("effort", "impact", "urgency"))
    if service["type"] != "pre-defined" or not judged:
        raise Refused("done.not-predefined", clause="5c", service=service["id"])
    if service["security"]:
        raise Refused("done.security", clause="4h", service=service["id"])
    if service["purchase"]:
        raise Refused("done.purchase", clause="6j", service=service["id"])


def _started(book: Book, text: str) -> int:
    at = book.desk.instant(text)
    limit = book.now if book.at is None else book.at
    if at > limit:
        raise BadValue("at.future", text=text)
    if at < limit - book.desk.settings.backdate_s and not book.desk.hand.typed_late:
        raise BadValue("at.too-old", text=text, limit_s=book.desk.settings.backdate_s)
    return at


def _needed_by(book: Book, text: str | None) -> str | None:
    if text is None:
        return None
    try:
        day = day_number(text)
    except BadValue:
        day = day_of(book.desk.instant(text, prefer="future"), book.terms.zone)
    return date_text(day)


def _followed(book: Book, text: str | None) -> str | None:
    return None if text is None else str(book.desk.find(text)["id"])
