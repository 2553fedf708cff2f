"""`report recap`, `report backlog`: which period, which requests, which agreement (5d, 8d).

The figures are made in `core.recap`; how they are shown is `render`'s.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, NamedTuple

from helpdeskctl.core.event import Event
from helpdeskctl.core.model import ENDS
from helpdeskctl.core.recap_cases import Reading, Story, number_key, waits_for
from helpdeskctl.core.recap_frame import Frame, frame_of
from helpdeskctl.core.when import (
    date_text,
    day_number,
    day_of,
    from_iso,
    iso,
    month_bounds,
    month_of,
    previous_month,
    whole_month,
)
from helpdeskctl.desk import plain, tallies
from helpdeskctl.desk.answer import Answer
from helpdeskctl.desk.reading import listing
from helpdeskctl.desk.records import Desk
from helpdeskctl.desk.sealed import differs, seal_of
from helpdeskctl.errors import BadValue

if TYPE_CHECKING:
    from helpdeskctl.core.terms import Terms
    from helpdeskctl.desk.answer import Remark
    from helpdeskctl.desk.records import Agreements
    from helpdeskctl.log.port import Doc

_FIRST_DAY, _LAST_DAY = "1972-01-01", "2199-12-30"
"""Periods lie between these, so that the trend before and the clocks stay within calendars."""


def recap(
    desk: Desk, month: str | None, first: str | None, last: str | None, *, rebuild: bool = False
) -> Answer:
    """The recap of a month, or of days both included; by default of the last full month.

    Clocks are read at the end of the period; for one that is not over, at the latest record in
    the log. Never at now, so the same log and period give the same recap.
    """
    days = _days(desk, month, first, last)
    data = figures_of(desk, *days, rebuild=rebuild)
    seal = seal_of(desk, *days)
    if seal is not None and differs(desk, seal["name"], data):
        desk.remarks.append(("seal.differs", {"name": seal["name"]}))
    return Answer("recap", {**data, "seal": seal}, tuple(desk.remarks))


def figures_of(desk: Desk, first: int, last: int, *, rebuild: bool = False) -> dict[str, Any]:
    """The recap of days both included, before it is known whether they were sealed.

    That of a month which is over is kept.
    """
    month, over = whole_month(first, last), desk.terms.zone.midnight(last + 1)
    if month is None or over > desk.now():
        return _made(desk, first, last)
    return tallies.of_month(desk, month, lambda: _made(desk, first, last), rebuild=rebuild)


def _made(desk: Desk, first: int, last: int) -> dict[str, Any]:
    from helpdeskctl.core import recap as figures

    frame = frame_of(first, last, desk.terms.zone)
    read = _read(desk, frame)
    over = frame.period.end <= desk.now()
    at = frame.period.end if over else min(frame.period.end, read.latest or frame.period.end)
    then = _as_at(desk, read.agreement, at)
    data = figures.recap(read.stories, frame, then.terms, Reading(at, then.calendars))
    return {"schema": plain.SCHEMA, **data}


def backlog(desk: Desk) -> Answer:
    """What has not ended now, oldest first, with what it waits for."""
    now = desk.now()
    requests = list(desk.open_requests())
    requests.sort(key=lambda request: (request.received_at, number_key(request.id)))
    items = [
        {
            **plain.listed(desk, request, desk.clocks(request, now)),
            "age_s": max(now - request.received_at, 0),
            "waits_for": waits_for(request),
        }
        for request in requests
    ]
    return Answer("backlog", {**listing(items), "as_at": iso(now)}, tuple(desk.remarks))


# The period


def _days(desk: Desk, month: str | None, first: str | None, last: str | None) -> tuple[int, int]:
    """First and last day of the period, both included."""
    if month is not None and (first is not None or last is not None):
        raise BadValue("report.both")
    if first is None and last is None:
        return _month(desk, month)
    if first is None or last is None:
        raise BadValue("report.half", missing="--from" if first is None else "--to")
    begin, end = _day(desk, first), _day(desk, last)
    if end < begin:
        raise BadValue("report.order", first=date_text(begin), last=date_text(end))
    return begin, end


def _month(desk: Desk, text: str | None) -> tuple[int, int]:
    """The days of a month; of the last full one in the desk's zone when none is named."""
    zone = desk.terms.zone
    month = previous_month(month_of(desk.now(), zone)) if text is None else text
    try:
        begin, after = month_bounds(month, zone)
    except BadValue:
        raise BadValue("report.month", text=text) from None
    return _within(day_of(begin, zone), month), _within(day_of(after, zone) - 1, month)


def _day(desk: Desk, text: str) -> int:
    """The day a person names: `2026-11-02`, else in words in the desk's zone."""
    try:
        day = day_number(text)
    except BadValue:
        day = day_of(desk.instant(text), desk.terms.zone)
    return _within(day, text)


def _within(day: int, text: str) -> int:
    if not day_number(_FIRST_DAY) <= day <= day_number(_LAST_DAY):
        raise BadValue("report.range", text=text, first=_FIRST_DAY[:4], last=_LAST_DAY[:4])
    return day


# The requests and the agreement


class _Read(NamedTuple):
    """What the log told: stories, the latest instant of a record, the agreement at the end."""

    stories: list[Story]
    latest: int | None
    agreement: str | None


def _read(desk: Desk, frame: Frame) -> _Read:
    """Read all that moved since the first edge; the rest had ended by then, and tells nothing."""
    begin, end = iso(frame.edges[0]), iso(frame.period.end)
    stories, latest, named = [Story("", [], desk.log.owed_before(begin))], "", ("", "")
    for doc in desk.log.touched_since(begin):
        latest = max([latest, *(raw["recorded_at"] for raw in doc["events"])])
        events = [raw for raw in doc["events"] if raw["at"] < end]
        named = max([named, *_agreements(events, end)])
        stories.append(_story(doc, events, settled=_settled(doc, frame.edges[0])))
    return _Read(stories, from_iso(latest) if latest else None, named[1] or None)


def _story(doc: Doc, events: list[dict[str, Any]], *, settled: bool) -> Story:
    """The request before the end of the period; without events when it has nothing to tell."""
    numbers = {raw["seq"] for raw in events}
    owed = sum(
        notice["state"] == "owed" and notice["event"] in numbers for notice in doc["notices"]
    )
    return Story(doc["id"], [] if settled else [Event.of(raw) for raw in events], owed)


def _settled(doc: Doc, edge: int) -> bool:
    """Whether it had ended before the first edge, and nothing happened since."""
    summary = doc["summary"]
    return summary.get("status") in ENDS and summary["last_at"] < edge


def _agreements(events: list[dict[str, Any]], end: str) -> list[tuple[str, str]]:
    """When which agreement was named by what was recorded before the end."""
    return [
        (raw["recorded_at"], raw["data"]["agreement"])
        for raw in events
        if raw["data"].get("agreement") and raw["recorded_at"] < end
    ]


def _as_at(desk: Desk, agreement: str | None, at: int) -> Desk:
    """The desk as it stood: with the agreement that was in force, and its clock at that instant.

    The last record that names an agreement tells which; without any it is today's.
    """
    terms = desk.terms if agreement is None else desk.agreements.of(agreement)
    return Desk(desk.log, _Then(terms, desk.agreements), desk.settings, lambda: at, desk.hand)


class _Then:
    """The versions of the agreement, with an earlier one in force."""

    def __init__(self, terms: Terms, agreements: Agreements) -> None:
        self._terms = terms
        self._agreements = agreements
        self.kept = agreements.kept

    def in_force(self, *, record: bool) -> tuple[Terms, list[Remark]]:  # noqa: ARG002
        """The version that was in force."""
        return self._terms, []

    def of(self, name: str) -> Terms:
        """The version of that name."""
        return self._agreements.of(name)
