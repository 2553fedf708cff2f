"""`list`, `show`, `next`, `mail owed`: what is there, and what to do now (4g, 4k)."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, NamedTuple

from helpdeskctl.core import query
from helpdeskctl.core.model import HELPDESK, Request, from_summary
from helpdeskctl.desk import plain
from helpdeskctl.desk.answer import Answer

if TYPE_CHECKING:
    from collections.abc import Iterator

    from helpdeskctl.core.clocks import Clock
    from helpdeskctl.desk.records import Desk, Readings


def show(desk: Desk, number: str) -> Answer:
    """One request whole: its words, its clocks, its events and notices."""
    from helpdeskctl.core.event import Event
    from helpdeskctl.core.events import replay
    from helpdeskctl.desk.memory import before

    doc = desk.find(number)
    request = replay(Event.of(raw) for raw in doc["events"])
    data = {"schema": plain.SCHEMA, "request": plain.whole(desk, doc, request)}
    remarks = [*desk.remarks, *before(desk, request)]
    return Answer("request", data, tuple(remarks))


def list_requests(desk: Desk, words: list[str]) -> Answer:
    """The requests that all words fit; without a word about it, those that have not ended."""
    fits = query.predicate(words, _context(desk))
    requests = [request for request in _requests(desk, words) if fits(request)]
    items = [_item(desk, request) for request in sorted(requests, key=_numerically)]
    if not items:
        names = {"service": desk.terms.services, "team": desk.terms.sla["teams"]}
        doubts = query.doubtful(words, names)
        desk.remarks += [("list.doubt", {"word": word, "meant": meant}) for word, meant in doubts]
    return Answer("requests", listing(items), tuple(desk.remarks))


def inbox(desk: Desk) -> Answer:
    """What nobody has judged yet, and what its requester wrote about after our last act."""
    requests = [request for request in _requests(desk, []) if not request.triaged or request.unread]
    items = [_item(desk, request) for request in sorted(requests, key=_numerically)]
    return Answer("requests", listing(items), tuple(desk.remarks))


def _item(desk: Desk, request: Request, read: Readings | None = None) -> dict[str, Any]:
    """All that JSON names for a program; for a person what the table shows."""
    return (plain.listed if desk.whole else plain.row)(desk, request, read)


def listing(items: list[dict[str, Any]]) -> dict[str, Any]:
    """The frame of every list."""
    return {"schema": plain.SCHEMA, "total": len(items), "items": items}


def next_up(desk: Desk, *, everybody: bool, why: bool) -> Answer:
    """What to do now, least open time first: mine, else what nobody has taken yet."""
    candidates = [request for request in _requests(desk, []) if everybody or _may_do(desk, request)]
    ranked = sorted((_ranked(desk, request) for request in candidates), key=_first)
    items = [{**_item(desk, one.request, one.read), **one.why} for one in ranked]
    data = {**listing(items), "explained": why}
    return Answer("next_up", data, tuple(desk.remarks))


def owed(desk: Desk) -> Answer:
    """The notices that have not gone out yet, and to whom (4i, 4k)."""
    items = [
        {"request": doc["id"], "at": _born(doc, notice), **notice}
        for doc in desk.log.everything()
        for notice in doc["notices"]
        if notice["state"] == "owed"
    ]
    items.sort(key=lambda item: (item["at"], item["request"], item["event"], item["to"]))
    return Answer("owed", listing(items), tuple(desk.remarks))


def _born(doc: dict[str, Any], notice: dict[str, Any]) -> str:
    return str(doc["events"][notice["event"] - 1]["at"])


def _requests(desk: Desk, words: list[str]) -> Iterator[Request]:
    if not query.reaches_ended(words):
        return desk.open_requests()
    return map(from_summary, desk.log.all_summaries())


def _numerically(request: Request) -> tuple[int, str]:
    return int(request.id.rpartition("-")[2]), request.id


def _context(desk: Desk) -> query.Context:
    return query.Context(
        me=desk.me,
        instant=lambda text, ahead: desk.instant(text, prefer="future" if ahead else "past"),
        clocks=desk.clocks,
        quiet=lambda request: quiet(desk, request),
        unit=desk.terms.unit,
    )


def quiet(desk: Desk, request: Request) -> bool:
    """Whether nobody noted progress for longer than the priority allows (4k)."""
    if request.ended or request.status == "fulfilled":
        return False
    terms = desk.terms
    limit: int = terms.sla["quiet_after_s"][request.priority or "low"]
    calendar = terms.calendar(terms.default_calendar)
    return calendar.elapsed(request.progress_at, desk.now()) > limit


def _may_do(desk: Desk, request: Request) -> bool:
    """Mine, or free and of my team; what a vendor has is its Level 2 team's to look after."""
    if request.owner is not None:
        return request.owner == desk.me
    team = request.level2_team if request.level == 3 else request.team
    return (team or HELPDESK) == (desk.settings.team_of(desk.me) or HELPDESK)


class _Ranked(NamedTuple):
    """A request among those to work on: running clocks first, then what waits, then the rest."""

    group: int
    left_s: int
    request: Request
    read: Readings
    why: dict[str, Any]


def _first(one: _Ranked) -> tuple[int, int, str]:
    return one.group, one.left_s, one.request.id


def _ranked(desk: Desk, request: Request) -> _Ranked:
    """Where it stands, by its clock with the fewest open seconds left."""
    read = desk.clocks(request)
    answer, solution, debt = read
    running: list[tuple[str, Clock | None]] = []
    if answer.state == "due" or _unanswered(request):
        running.append(("response", answer))
    if solution is not None and request.stopped_at is None:
        running.append(("resolution", solution))
    if debt is not None and request.temporary:
        running.append(("permanent", debt))
    if not running and not request.triaged:
        return _Ranked(0, 0, request, read, {"why": "triage", "left_s": None})
    name, clock = min(running, key=lambda pair: _left(pair[1]), default=("confirmation", None))
    group = 2 if request.status == "fulfilled" else int(request.status == "waiting")
    left = _left(clock)
    why = {"why": name, "left_s": None if clock is None else left}
    return _Ranked(group, left, request, read, why)


def _unanswered(request: Request) -> bool:
    return request.responded is None


def _left(clock: Clock | None) -> int:
    left = clock.left_s if clock is not None else None
    return 2**62 if left is None else left
