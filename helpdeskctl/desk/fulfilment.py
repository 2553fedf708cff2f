"""`fulfil`, `close`, `reopen`, `cancel`, `amend`: how a request ends (4f, 6e–6i, 6l)."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, NamedTuple

from helpdeskctl.core import sop
from helpdeskctl.core.event import Event
from helpdeskctl.core.model import PRESENT, REQUESTER, Request
from helpdeskctl.core.text import clean, tidy
from helpdeskctl.desk.attaching import add, keep
from helpdeskctl.desk.batch import changed, each
from helpdeskctl.desk.book import bounds_of, recording
from helpdeskctl.desk.opening import requester, standard_solution, unit_of
from helpdeskctl.errors import BadValue, Missing, Refused

if TYPE_CHECKING:
    from pathlib import Path

    from helpdeskctl.desk.answer import Answer
    from helpdeskctl.desk.book import Page
    from helpdeskctl.desk.records import Desk


class Amendment(NamedTuple):
    """What was written wrongly and how it should read; None stays. Times are never amended."""

    subject: str | None = None
    who: str | None = None
    unit: str | None = None
    asset: str | None = None


def fulfil(desk: Desk, number: str, solution: str | None, *, temporary: bool) -> Answer:
    """The need is met; a temporary fulfilment leaves the debt of a permanent one (6e, 6f, 6i)."""
    return each(desk, [number], lambda page: _fulfil(page, solution, temporary=temporary))


def _fulfil(page: Page, solution: str | None, *, temporary: bool) -> None:
    request = page.request
    service = page.book.terms.services.get(request.service or "")
    text = clean(solution) if solution else None
    if _already(request, text, temporary=temporary):
        return
    if text is None and service is not None and not temporary:
        text = standard_solution(service, page.book.desk.settings.writes)
    page.write("fulfilled", solution=text, temporary=temporary or None)


def _already(request: Request, solution: str | None, *, temporary: bool) -> bool:
    """Whether it stands so; another solution for a fulfilled request is refused, not ignored."""
    stands = request.temporary if temporary else request.status == "fulfilled"
    if stands and solution not in (None, request.solution):
        raise Refused("fulfil.already", clause="6l", id=request.id, solution=request.solution)
    return stands


def close(
    desk: Desk,
    numbers: list[str],
    confirmed_by: str | None,
    via: str,
    attached: tuple[Path, ...] = (),
) -> Answer:
    """Close with the requester's confirmation (6l); silence never counts as one."""
    files = keep(desk, list(attached))

    def act(page: Page) -> None:
        request = page.request
        if request.status != "closed":
            confirmed = clean(confirmed_by) if confirmed_by else _said_name(request)
            page.write(
                "closed", present=via in PRESENT, by="officer", confirmed_by=confirmed, via=via
            )
        add(page, files)

    return each(desk, numbers, act)


def _said_name(request: Request) -> str:
    """The requester as people say it, also where a redaction took name or address."""
    words = (word for word in (request.name, request.email) if isinstance(word, str))
    return next(words, REQUESTER)


def close_unanswered(desk: Desk, numbers: list[str], *, due: bool) -> Answer:
    """Close what nobody answered: after the reminders and days of the agreement only (4f)."""
    if not numbers and not due:
        raise BadValue("option.missing", option="ID", command="close")
    with recording(desk) as book:
        wanted = [*numbers, *(_silent(desk) if due else ())]
        pages = book.find(wanted)
        for page in pages:
            if page.request.status != "closed":
                page.write("closed", by="silence")
    if not pages:
        desk.remarks.append(("confirm.none-due", {}))
    return changed(desk, pages)


def _silent(desk: Desk) -> list[str]:
    """The fulfilled requests that silence may close now."""
    bounds = bounds_of(desk.terms)
    return [
        request.id
        for request in desk.open_requests()
        if request.status == "fulfilled"
        and not list(
            sop.breaches(request, Event(desk.now(), 0, "closed", "", {"by": "silence"}), bounds)
        )
    ]


def reopen(desk: Desk, number: str, because: str | None) -> Answer:
    """Take an ended or fulfilled request up again, or a temporary fulfilment back."""

    def act(page: Page) -> None:
        if not _taken_up(page.request):
            page.write("reopened", because=because)

    return each(desk, [number], act)


def _taken_up(request: Request) -> bool:
    """Whether it has been reopened already and stands so."""
    going = request.status in ("new", "active") and not request.temporary
    return going and request.reopened > 0


def cancel(desk: Desk, numbers: list[str], reason: str, of: str | None) -> Answer:
    """End requests that need no fulfilment; a duplicate names what it repeats."""
    original = None if of is None else str(desk.find(of)["id"])
    if reason == "duplicate" and original is None:
        raise Missing("cancel.of", ("of",))

    def act(page: Page) -> None:
        if page.request.id == original:
            raise BadValue("cancel.self", id=original)
        request = page.request
        if (request.ended_as, request.duplicate_of) != (reason, original):
            data: dict[str, Any] = {"as": reason, "of": original}
            page.write("cancelled", **data)

    return each(desk, numbers, act)


def amend(desk: Desk, number: str, amendment: Amendment) -> Answer:
    """Correct what was written; the first wording stays in the log."""

    def act(page: Page) -> None:
        data = _corrections(page, amendment)
        new = {name: value for name, value in data.items() if value != _now(page.request, name)}
        if new:
            page.write("amended", **new)

    return each(desk, [number], act)


def _corrections(page: Page, amendment: Amendment) -> dict[str, Any]:
    terms = page.book.terms
    data: dict[str, Any] = {}
    if amendment.subject is not None:
        data["subject"] = tidy(amendment.subject)
        if not data["subject"]:
            raise BadValue("subject.empty")
    if amendment.who is not None:
        who = requester(page.book.desk, amendment.who, None, None)
        data |= {name: value for name, value in who.items() if value is not None}
    if amendment.unit is not None:
        data["unit"] = unit_of(terms, amendment.unit)
    if amendment.asset is not None:
        data["asset"] = clean(amendment.asset)
    return data


def _now(request: Request, name: str) -> Any:
    return getattr(request, name)
