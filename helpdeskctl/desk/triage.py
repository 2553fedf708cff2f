"""`triage`: category, priority and promised times, or the way out (4h, 4j, 5a–5h, 6c)."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, NamedTuple

from helpdeskctl.core import priority as priorities
from helpdeskctl.core.model import HEADS
from helpdeskctl.core.text import folded
from helpdeskctl.core.when import day_number, day_of
from helpdeskctl.desk import plain
from helpdeskctl.desk.answer import Answer
from helpdeskctl.desk.book import recording
from helpdeskctl.errors import BadValue, Missing, Refused

if TYPE_CHECKING:
    from helpdeskctl.core.model import Request
    from helpdeskctl.core.terms import Terms
    from helpdeskctl.desk.book import Page
    from helpdeskctl.desk.records import Desk


class Judgement(NamedTuple):
    """What an officer says of a request; None is not said."""

    service: str | None = None
    impact: int | None = None
    urgency: int | None = None
    effort: str | None = None
    kind: str | None = None
    security: bool | None = None
    reference: str | None = None
    analysis: str | None = None
    priority: str | None = None
    because: str | None = None

    @property
    def given(self) -> bool:
        """Whether anything but the service was said."""
        return any(value is not None for value in self[1:])


def triage(desk: Desk, number: str, judgement: Judgement, *, only_new: bool = False) -> Answer:
    """Judge a request; the service's own values are the default.

    With `only_new` a judgement made meanwhile is not replaced.
    """
    with recording(desk) as book:
        page = book.page(number)
        if only_new and page.request.status != "new":
            raise Refused("triage.gone", id=page.request.id)
        judge(page, judgement)
    data = {
        "schema": plain.SCHEMA,
        "request": plain.listed(desk, page.request),
        "changed": page.changed and not desk.hand.dry_run,
        "because": _steps(desk.terms, page.request),
    }
    return Answer("triaged", data, tuple(desk.remarks))


def judge(page: Page, judgement: Judgement, *, present: bool = False) -> None:
    """Write the judgement, the escalations it demands and, where it must, the hand-off.

    A security request goes to both heads in the same write, also when the mark is cleared with a
    reason at once, and before it leaves the desk (4h).
    """
    terms, request = page.book.terms, page.request
    kind = judgement.kind or request.kind
    weigh = _request if kind == "request" else _elsewhere
    data = weigh(terms, request, judgement)
    data |= _security(terms, request, judgement, data.get("service"))
    data["kind"] = kind
    if _same(request, data) and (judgement.kind or kind == "request"):
        return
    page.write("triaged", present=present, **data)
    if data.get("security") or data.get("cleared"):
        to_heads(page)
    if kind != "request":
        page.write(
            "handed-off",
            present=present,
            kind=kind,
            reference=judgement.reference,
            analysis=judgement.analysis,
        )


def service_of(terms: Terms, name: str) -> dict[str, Any]:
    """The service of that id, or the one whose id begins so; retired ones are refused."""
    name = folded(name)
    entry = terms.services.get(name)
    if entry is None:
        near = [ident for ident in terms.services if ident.startswith(name)] if name else []
        if len(near) != 1:
            raise _unknown_service(terms, name, near)
        entry = terms.services[near[0]]
    if entry["status"] == "retired":
        raise BadValue("service.retired", service=name, instead=entry["replaced_by"] or "-")
    return entry


def _unknown_service(terms: Terms, name: str, near: list[str]) -> BadValue:
    if near:
        return BadValue("service.several", service=name, known=", ".join(near))
    from difflib import get_close_matches

    close = get_close_matches(name, list(terms.services), 3, 0.5)
    if close:
        return BadValue("service.near", service=name, near=", ".join(close))
    return BadValue("service.unknown", service=name)


def _request(terms: Terms, request: Request, judgement: Judgement) -> dict[str, Any]:
    named = judgement.service or request.service
    if named is None:
        raise Missing("triage.service", ("service",), id=request.id)
    service = service_of(terms, named)
    factors = _factors(terms, request, judgement, service)
    missing = tuple(name for name, value in factors.items() if value is None)
    if missing:
        named_options = " --".join(missing)
        raise Missing(
            "triage.missing", missing, id=request.id, service=service["id"], missing=named_options
        )
    chosen, because = judgement.priority, judgement.because
    if chosen is None and _still_by_hand(request, service["id"], factors):
        chosen, because = request.priority, because or request.override
    return promised(terms, service, factors, chosen, because)


def _still_by_hand(request: Request, service: str, factors: dict[str, Any]) -> bool:
    """Whether a priority set by hand stands: as long as what it was computed from does."""
    same = all(getattr(request, name) == value for name, value in factors.items())
    return request.override is not None and request.service == service and same


def promised(
    terms: Terms,
    service: dict[str, Any],
    factors: dict[str, Any],
    priority: str | None = None,
    because: str | None = None,
) -> dict[str, Any]:
    """What a judgement of a request records: factors, priority, promised times, the agreement's."""
    computed = priorities.compute(terms.sla["priority"], **factors).word
    chosen = priority or computed
    respond_s, resolve_s = terms.targets(service["id"], chosen)
    return {
        "service": service["id"],
        "category": service["category"],
        **factors,
        "priority": chosen,
        "computed": computed,
        "because": because,
        "respond_s": respond_s,
        "resolve_s": resolve_s,
        "calendar": service["calendar"],
        "pause": service["pause"],
        "permanent_s": terms.sla["permanent_within_s"],
        "permanent_calendar": terms.default_calendar,
        "catalog_version": terms.catalog["version"],
        "sla_version": terms.sla["version"],
    }


def _factors(
    terms: Terms, request: Request, judgement: Judgement, service: dict[str, Any]
) -> dict[str, Any]:
    """Impact, urgency and effort: as said, else as judged before, else as the service states."""
    same = request.triaged and request.service == service["id"]
    factors = {}
    for name in ("urgency", "impact", "effort"):
        said = getattr(judgement, name)
        before = getattr(request, name) if same else None
        factors[name] = next(
            (value for value in (said, before, service[name]) if value is not None), None
        )
    if judgement.urgency is None and not same and request.needed_by:
        proposed = proposed_urgency(terms, request)
        factors["urgency"] = max(proposed, factors["urgency"] or 1)
    return factors


def proposed_urgency(terms: Terms, request: Request) -> int:
    """The urgency that `needed by` asks for: working days from receipt to that day."""
    first = day_of(request.received_at, terms.zone)
    last = day_number(str(request.needed_by))
    calendar = terms.calendar(terms.default_calendar)
    days = sum(
        1
        for day in range(first + 1, min(last, first + 30) + 1)
        if calendar.elapsed(terms.zone.midnight(day), terms.zone.midnight(day + 1))
    )
    return priorities.urgency_for(days)


def _elsewhere(terms: Terms, request: Request, judgement: Judgement) -> dict[str, Any]:
    """What is no request needs no service; the one it was put under still says what it is (4h)."""
    named = judgement.service
    service = service_of(terms, named)["id"] if named else request.service
    return {"service": service, "because": judgement.because}


def _security(
    terms: Terms, request: Request, judgement: Judgement, service: str | None
) -> dict[str, Any]:
    """The mark of information security: the service's grade, a flag, or as it was."""
    stated = terms.services[service]["security"] if service in terms.services else None
    if judgement.security is False:
        return {"cleared": True} if stated or request.security else {}
    if judgement.security:
        return {"security": stated or "event"}
    return {"security": stated or request.security}


def _same(request: Request, data: dict[str, Any]) -> bool:
    """Whether the judgement says nothing new; the promise is judged by the same agreement."""
    if data["kind"] != "request":
        return request.status == "handed-off" and request.ended_as == data["kind"]
    if not request.triaged:
        return False
    names = ("service", "impact", "urgency", "effort", "priority", "security")
    unchanged = all(data.get(name) == getattr(request, name) for name in names)
    target = request.targets[-1]
    return unchanged and (data["respond_s"], data["resolve_s"]) == (
        target.respond_s,
        target.resolve_s,
    )


def to_heads(page: Page) -> None:
    """Escalate to both heads who do not know of it yet, in the same write (4h)."""
    for head in HEADS:
        if head not in page.request.heads:
            page.write("escalated", to=head, level=page.request.level, because="4h")


def _steps(terms: Terms, request: Request) -> str | None:
    if request.urgency is None or request.impact is None or request.effort is None:
        return None
    rule = terms.sla["priority"]
    return priorities.compute(rule, request.urgency, request.impact, request.effort).steps
