"""`log seal`: which period, which requests, which figures; and a seal that a crash cut short.

How a seal is written and kept stands in `log.seals`. Nothing here changes one that was made.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, NamedTuple

from helpdeskctl.core.when import (
    date_text,
    day_number,
    day_of,
    iso,
    month_bounds,
    month_of,
    previous_month,
)
from helpdeskctl.desk.answer import Answer
from helpdeskctl.desk.reports import figures_of
from helpdeskctl.desk.sealed import digest_of
from helpdeskctl.errors import BadValue, Damaged, TryAgain
from helpdeskctl.log import seals
from helpdeskctl.log.journal import SEALED, seals_of
from helpdeskctl.log.verify_seals import fits_journal, read_seal

if TYPE_CHECKING:
    from helpdeskctl.core.when import Zone
    from helpdeskctl.desk.answer import Remark
    from helpdeskctl.desk.records import Desk

SCHEMA = 1
ROUNDS = 3
"""How often the log is read anew because somebody wrote to it meanwhile."""

Plain = dict[str, Any]


class Period(NamedTuple):
    """A month or a day: its name, its first instant, and that of the one after."""

    name: str
    begin: int
    end: int

    @property
    def is_month(self) -> bool:
        """Whether it is one that has a recap of its own."""
        return self.name.count("-") == 1


def seal(desk: Desk, month: str | None, day: str | None) -> Answer:
    """Seal a month or a day that is over; by default the last full month.

    One that is sealed stays as it is: the answer says what came after it.
    """
    period = period_of(desk, month, day)
    if not desk.hand.dry_run:
        _finish(desk)
    told = dict(seals_of(desk.log.journal.entries()))
    if period.name in told:
        return _sealed_before(desk, period, told[period.name])
    data = _made(desk, period)
    remarks: tuple[Remark, ...] = (("dry-run", {}),)
    if not desk.hand.dry_run:
        data, remarks = _keep(desk, data), ()
    changed = not desk.hand.dry_run
    plain = _plain(data, changed=changed)
    if not changed:
        plain["sha256"] = None  # of a seal that nobody has, and that will be another one
    return Answer("sealed", plain, (*desk.remarks, *remarks))


def period_of(desk: Desk, month: str | None, day: str | None) -> Period:
    """The period that these words mean, in the desk's zone; refused while it is not over."""
    if month is not None and day is not None:
        raise BadValue("seal.both")
    zone = desk.terms.zone
    text = day or month or previous_month(month_of(desk.now(), zone))
    try:
        begin, end = _day(text, zone) if day else month_bounds(text, zone)
    except BadValue:
        raise BadValue("seal.period", text=text) from None
    if end > desk.now():
        over = date_text(day_of(end, zone))
        last = previous_month(month_of(desk.now(), zone))
        raise BadValue("seal.not-over", period=text, over=over, month=last)
    return Period(text, begin, end)


def _day(text: str, zone: Zone) -> tuple[int, int]:
    number = day_number(text)
    return zone.midnight(number), zone.midnight(number + 1)


def _made(desk: Desk, period: Period) -> bytes:
    """The text of the seal, from one state of the log."""
    for _ in range(ROUNDS):
        before = desk.log.generation()
        data = _written(desk, period)
        if desk.log.generation() == before:
            return data
    raise TryAgain("seal.changed", period=period.name)


def _written(desk: Desk, period: Period) -> bytes:
    entries = desk.log.journal.entries()
    before, sha256 = [(seals.NONE, seals.NONE), *seals_of(entries)][-1]
    begin, end = iso(period.begin), iso(period.end)
    return seals.encode(
        seals.Seal(
            name=period.name,
            begin=begin,
            end=end,
            zone=desk.terms.zone.name,
            sealed_at=iso(desk.now()),
            entries=len(entries),
            head=entries[-1]["hash"] if entries else seals.NONE,
            before=before,
            before_sha256=sha256,
            recap=_recap_digest(desk, period),
            lines=seals.lines_of(desk.log.touched_since(begin), begin, end),
        )
    )


def _recap_digest(desk: Desk, period: Period) -> str:
    """Of the month's recap, made anew of the log and kept so: what is signed is no copy."""
    if not period.is_month:
        return seals.NONE
    return digest_of(_recap(desk, period, rebuild=not desk.hand.dry_run))


def _recap(desk: Desk, period: Period, *, rebuild: bool) -> Plain:
    first, after = (day_of(edge, desk.terms.zone) for edge in (period.begin, period.end))
    return figures_of(desk, first, after - 1, rebuild=rebuild)


def _keep(desk: Desk, data: bytes) -> bytes:
    """Write the seal and tell of it in the journal, under the lock; the file comes first."""
    made = seals.decode(data)
    with desk.log.transaction():
        entries = desk.log.journal.entries()
        if len(entries) != made.entries or desk.log.seals.read(made.name) is not None:
            raise TryAgain("seal.changed", period=made.name)
        desk.log.seals.put(made.name, data)
        _tell(desk, made, data)
    return data


def _tell(desk: Desk, made: seals.Seal, data: bytes) -> None:
    entry = {"name": made.name, "sha256": seals.digest_of(data), "requests": len(made.lines)}
    desk.log.journal.append(SEALED, entry, iso(desk.now()), desk.hand.actor)


def _finish(desk: Desk) -> None:
    """Tell the journal of a seal whose file was written before a crash.

    Damaged when it is not what the log was then: somebody else put it there.
    """
    if not _untold(desk):
        return
    with desk.log.transaction():
        for name in _untold(desk):
            data = desk.log.seals.read(name)
            made = None if data is None else read_seal(name, data)
            if made is None or data is None or not _stands(desk, made):
                raise Damaged("seal.foreign", name=name)
            _tell(desk, made, data)


def _untold(desk: Desk) -> list[str]:
    """The seals that have a file, and no entry in the journal."""
    present = desk.log.seals.names()
    told = dict(seals_of(desk.log.journal.entries())) if present else {}
    return [name for name in present if name not in told]


def _stands(desk: Desk, made: seals.Seal) -> bool:
    """Whether the log begins with all that the seal says."""
    entries = desk.log.journal.entries()
    last = [(seals.NONE, seals.NONE), *seals_of(entries)][-1]
    if not fits_journal(made, entries) or (made.before, made.before_sha256) != last:
        return False
    wanted = {line.request: line for line in made.lines}
    for doc in desk.log.touched_since(made.begin):
        line = wanted.get(doc["id"])
        if line and [one["hash"] for one in doc["events"]][line.events - 1 :][:1] == [line.hash]:
            del wanted[line.request]
    return not wanted


def _sealed_before(desk: Desk, period: Period, sha256: str) -> Answer:
    """What a period's seal is, and what came after it."""
    data = desk.log.seals.read(period.name)
    kept = None if data is None else read_seal(period.name, data)
    if data is None or kept is None or seals.digest_of(data) != sha256:
        raise Damaged("seal.altered", name=period.name)
    plain = {**_plain(data, changed=False), **_after(desk, kept)}
    if period.is_month:
        plain["recap_differs"] = digest_of(_recap(desk, period, rebuild=False)) != kept.recap
    # That the recap differs is part of the answer.
    return Answer("sealed", plain, tuple(one for one in desk.remarks if one[0] != "report.late"))


def _after(desk: Desk, kept: seals.Seal) -> Plain:
    """How many requests, and how many of their events, lie in the period and not in the seal."""
    known = {line.request: line.events for line in kept.lines}
    later = (
        sum(kept.begin <= one["at"] < kept.end for one in doc["events"][known.get(doc["id"], 0) :])
        for doc in desk.log.touched_since(kept.begin)
    )
    found = [events for events in later if events]
    return {"after": {"requests": len(found), "events": sum(found)}}


def _plain(data: bytes, *, changed: bool) -> Plain:
    made = seals.decode(data)
    return {
        "schema": SCHEMA,
        "name": made.name,
        "sha256": seals.digest_of(data),
        "sealed_at": made.sealed_at,
        "requests": len(made.lines),
        "after": {"requests": 0, "events": 0},
        "recap_differs": False,
        "changed": changed,
    }
