"""`assign`, `take`, `note`, `wait`, `resume`: who works on it, and how far it is (4i, 4k)."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from helpdeskctl.core.text import clean
from helpdeskctl.desk.batch import each
from helpdeskctl.desk.escalation import escalate_page
from helpdeskctl.errors import BadValue

if TYPE_CHECKING:
    from helpdeskctl.desk.answer import Answer
    from helpdeskctl.desk.book import Page
    from helpdeskctl.desk.records import Desk


def assign(
    desk: Desk, numbers: list[str], to: str, team: str | None, because: str | None
) -> Answer:
    """Give requests to somebody; to somebody of a Level 2 team it is an escalation (6g)."""
    owner = " ".join(to.split())
    if not owner:
        raise BadValue("option.missing", option="--to", command="assign")
    owner = desk.colleague(owner)
    return each(desk, numbers, lambda page: _give(page, owner, team, because, take=False))


def take(desk: Desk, numbers: list[str], because: str | None) -> Answer:
    """Take requests into one's own hands."""
    return each(desk, numbers, lambda page: _give(page, desk.me, None, because, take=True))


def _give(page: Page, to: str, team: str | None, because: str | None, *, take: bool) -> None:
    request, book = page.request, page.book
    if team and book.terms.level_of(team) is None:
        raise BadValue("team.unknown", team=team, known=", ".join(book.terms.sla["teams"]))
    team = team or book.desk.settings.team_of(to)
    below_level2 = team is not None and book.terms.level_of(team) == 2 and request.level < 3
    if team and below_level2 and team != request.team:
        escalate_page(page, team, because, None)
    if request.owner != to:
        page.write("assigned", owner=to, take=take or None, because=because)


def note(desk: Desk, numbers: list[str], text: str, *, to_requester: bool) -> Answer:
    """Progress, or with `to_requester` words to the requester (4k)."""
    words = clean(text)
    if not words:
        raise BadValue("note.empty")
    return each(
        desk,
        numbers,
        lambda page: page.write("noted", text=words, to_requester=to_requester or None),
    )


def wait(
    desk: Desk, numbers: list[str], reason: str, because: str | None, until: str | None
) -> Answer:
    """Say what a request waits for; for the requester and an approval the clock pauses."""
    until_at = None if until is None else desk.instant(until, prefer="future")

    def act(page: Page) -> None:
        request = page.request
        if request.waiting_for == reason and request.waiting_until == until_at:
            return
        data: dict[str, Any] = {"for": reason, "because": because, "until": until_at}
        page.write("waited", **data)

    return each(desk, numbers, act)


def resume(desk: Desk, numbers: list[str]) -> Answer:
    """Go on: back to new or active."""

    def act(page: Page) -> None:
        if page.request.status not in ("new", "active"):
            page.write("resumed")

    return each(desk, numbers, act)
