"""`escalate`, `return`: Level 2, Level 3, the heads, and back down (4h, 4i, 6g, 6h)."""

from __future__ import annotations

from typing import TYPE_CHECKING

from helpdeskctl.core.events import level_below
from helpdeskctl.core.model import HEADS, VENDOR
from helpdeskctl.core.text import only, tidy
from helpdeskctl.desk.batch import each
from helpdeskctl.errors import BadValue, Refused

if TYPE_CHECKING:
    from helpdeskctl.desk.answer import Answer
    from helpdeskctl.desk.book import Page
    from helpdeskctl.desk.records import Desk


def escalate(
    desk: Desk, number: str, to: str, because: str | None, agreed_by: str | None
) -> Answer:
    """Escalate to a Level 2 team, to a vendor after Level 2, or to one of the heads."""
    typed = tidy(to)
    addressee = only(typed, [*desk.terms.level2_teams(), *HEADS]) or typed
    return each(desk, [number], lambda page: escalate_page(page, addressee, because, agreed_by))


def escalate_page(page: Page, to: str, because: str | None, agreed_by: str | None) -> None:
    """Write the escalation; the same addressee again changes nothing."""
    request = page.request
    level = _level(page, to)
    if to in request.heads or (level == request.level and to == request.team):
        return
    if level < request.level and to not in HEADS:
        raise Refused("escalate.down", clause="6h", id=request.id, level=request.level, to=to)
    page.write("escalated", to=to, level=level, because=because, agreed_by=agreed_by)


def give_back(desk: Desk, number: str, because: str | None) -> Answer:
    """Return a request one level down; at Level 1 there is nowhere to go."""

    def act(page: Page) -> None:
        if page.request.level > 1:
            level, team = level_below(page.request)
            page.write("returned", level=level, team=team, because=because)

    return each(desk, [number], act)


def _level(page: Page, to: str) -> int:
    """The level of an addressee; a head hears of it and changes no level."""
    if to in HEADS:
        return page.request.level
    if to.startswith(VENDOR):
        if not to.removeprefix(VENDOR).strip():
            raise BadValue("vendor.empty")
        return 3
    level = page.book.terms.level_of(to)
    if level is None:
        known = [*page.book.terms.level2_teams(), f"{VENDOR}NAME", *HEADS]
        raise BadValue("escalate.unknown", to=to, known=", ".join(known))
    return level
