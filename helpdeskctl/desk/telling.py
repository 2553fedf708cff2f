"""`tell`, `late`, `handover`, `cc`: who is told outside of mail, and who takes over (4k)."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from helpdeskctl.core.events import OPEN
from helpdeskctl.core.notices import OWED, TOLD, address_of
from helpdeskctl.core.text import clean, folded
from helpdeskctl.desk import plain
from helpdeskctl.desk.answer import Answer
from helpdeskctl.desk.batch import changed, each
from helpdeskctl.desk.book import recording
from helpdeskctl.errors import BadValue, Refused

if TYPE_CHECKING:
    from collections.abc import Iterator

    from helpdeskctl.core.model import Request
    from helpdeskctl.desk.book import Page
    from helpdeskctl.desk.records import Desk


def tell(desk: Desk, numbers: list[str], via: str) -> Answer:
    """What to say to each requester, and his owed notices marked as told (4i, 4k)."""
    with recording(desk) as book:
        pages = book.find(numbers)
        told = [_tell(page, via) for page in pages]
    items = [
        {
            "request": plain.listed(desk, page.request),
            "changed": bool(kinds) and not desk.hand.dry_run,
            "told": kinds,
            "lang": page.request.language or desk.settings.writes,
        }
        for page, kinds in zip(pages, told, strict=True)
    ]
    data = {"schema": plain.SCHEMA, "total": len(items), "items": items}
    return Answer("told", data, tuple(desk.remarks))


def _tell(page: Page, via: str) -> list[str]:
    """Mark what the requester is owed; returns the kinds of those notices."""
    to = address_of(page.request)
    owed = [
        notice for notice in page.doc["notices"] if notice["state"] == OWED and notice["to"] == to
    ]
    if owed:
        page.write("told", via=via, notices=[notice["event"] for notice in owed])
    for notice in owed:
        notice["state"] = TOLD
    return [notice["kind"] for notice in owed]


def late(desk: Desk, number: str, because: str) -> Answer:
    """Put on record why a promised time was missed; the miss stays."""
    words = clean(because)
    if not words:
        raise BadValue("late.empty")

    def act(page: Page) -> None:
        request = page.request
        clocks = desk.clocks(request)
        if not any(clock is not None and clock.state == "missed" for clock in clocks):
            raise Refused("late.not", clause="5d", id=request.id)
        if request.late_because != words:
            page.write("late", because=words)

    return each(desk, [number], act)


def handover(desk: Desk, giver: str, taker: str) -> Answer:
    """Everything open of one person goes to another, as owner and as officer (4k).

    What is fulfilled stays as it is: nobody works on it, and who did is on record.
    """
    giver = _giver(desk, giver)
    taker = desk.colleague(taker)
    with recording(desk) as book:
        pages = [book.page(one.id) for one in _open_ones(desk) if giver in (one.owner, one.officer)]
        for page in pages:
            page.write("assigned", **_roles(page, giver, taker))
    if not pages:
        desk.remarks.append(("handover.nothing", {"giver": giver}))
    return changed(desk, pages)


def _giver(desk: Desk, typed: str) -> str:
    """Me, or whoever holds something, also when nobody of that name works here any more."""
    if folded(typed) == "me":
        return desk.me
    holders = {login for one in _open_ones(desk) for login in (one.owner, one.officer)}
    return typed if typed in holders else desk.colleague(typed)


def _open_ones(desk: Desk) -> Iterator[Request]:
    return (request for request in desk.open_requests() if request.status in OPEN)


def _roles(page: Page, giver: str, taker: str) -> dict[str, Any]:
    request = page.request
    return {
        "owner": taker if request.owner == giver else request.owner,
        "officer": taker if request.officer == giver else None,
    }


def cc(desk: Desk, number: str, addresses: list[str]) -> Answer:
    """Add people who hear what the requester hears."""
    wanted = [folded(address) for address in addresses]
    bad = next((address for address in wanted if not _is_address(address)), None)
    if bad is not None:
        raise BadValue("cc.address", address=bad)

    def act(page: Page) -> None:
        cc = page.request.cc
        have = cc if isinstance(cc, list) else []  # none, or redacted
        new = [address for address in dict.fromkeys(wanted) if address not in have]
        if new:
            page.write("amended", cc=[*have, *new])

    return each(desk, [number], act)


def _is_address(text: str) -> bool:
    name, at, host = text.partition("@")
    return bool(name and at and "." in host and text.isascii() and text.isprintable()) and (
        " " not in text
    )
