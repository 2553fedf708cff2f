"""The one row of a request as the steps it stands for, where a log has a row per request.

Such a row says how the request stands now and when it got there; the steps between are told by
the rules of docs/import.md. Each counts how often it was needed. What has no time happens as late
as the row allows, or at the end of the last day that it knows: no clock is to look better for it.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

from helpdeskctl.agreement.spec_map import ACTIVE, CANCELLED, CLOSED, FULFILLED, NEW, WAITING
from helpdeskctl.desk.import_steps import Course, Ends, Step, rank, time_of

if TYPE_CHECKING:
    from collections import Counter

    from helpdeskctl.desk.import_map import Map
    from helpdeskctl.desk.import_rows import Row

_NO_ENDS = Ends(None, None)


class _Said(NamedTuple):
    """The times that a row states."""

    opened: int | None
    started: int | None
    waiting: int | None
    resolved: int | None
    closed: int | None

    @property
    def known(self) -> list[int]:
        return [at for at in self if at is not None]


def course_of_row(row: Row, guide: Map, counts: Counter[str]) -> Course:
    """The steps of one row; `opened_at` is None when it has no time that can be read."""
    said = _Said(
        time_of(row.opened_at, guide, counts),
        time_of(row.started_at, guide, counts),
        time_of(row.waiting_at, guide, counts),
        time_of(row.resolved_at, guide, counts, ends=True),
        time_of(row.closed_at, guide, counts, ends=True),
    )
    if not said.known:
        return Course(None, [], _NO_ENDS)
    counts["no-opened-at"] += said.opened is None
    opened_at = min(said.known) if said.opened is None else said.opened
    told = _Row(row, _in_order(said, opened_at, counts), opened_at, guide, counts)
    return Course(opened_at, told.steps(), _NO_ENDS)


def _in_order(said: _Said, opened_at: int, counts: Counter[str]) -> _Said:
    """Begun before it came: begun when it came. Ended before it came: the end is not known."""
    begun = {
        name: max(at, opened_at)
        for name, at in (("started", said.started), ("waiting", said.waiting))
        if at is not None
    }
    counts["before-opening"] += sum(at != getattr(said, name) for name, at in begun.items())
    ends = {name: getattr(said, name) for name in ("resolved", "closed")}
    for name, at in ends.items():
        if at is not None and at < opened_at:
            counts["end-before-opening"] += 1
            ends[name] = None
    if ends["closed"] and ends["resolved"] and ends["closed"] < ends["resolved"]:
        counts["closed-before-resolved"] += 1
        ends["closed"] = ends["resolved"]
    return said._replace(**begun, **ends)


class _Row:
    """One row on its way to steps."""

    def __init__(
        self, row: Row, said: _Said, opened_at: int, guide: Map, counts: Counter[str]
    ) -> None:
        self._said = said
        self._opened_at = opened_at
        self._guide = guide
        self._counts = counts
        self._meaning = self._means(row)
        self._row = row._replace(updated_by=row.updated_by or row.owner or row.opened_by)

    def steps(self) -> list[Step]:
        """Received, taken up, waiting, fulfilled, ended: as far as the row got."""
        ended = self._ended()
        taken = self._taken(ended[0] if ended else None)
        if taken is None:
            return [self._received(alone=True), *self._end(ended)]
        begun = [self._received(alone=False), Step(self._row, ACTIVE, taken)]
        return [*begun, *self._wait(taken), *self._end(ended)]

    def _means(self, row: Row) -> str:
        """What the state means; without a known word, what the times say."""
        meaning: str | None = self._guide.word("state", row.state)
        if meaning is not None:
            return meaning
        self._counts["unknown-state"] += bool(row.state)
        self._counts["no-state"] += not row.state
        reached = (
            (CLOSED, self._said.closed),
            (FULFILLED, self._said.resolved),
            (ACTIVE, self._said.started),
        )
        return next((meaning for meaning, at in reached if at is not None), NEW)

    def _received(self, *, alone: bool) -> Step:
        """The receipt; alone it also says whose it is, else the taking up does."""
        row = self._row if alone else self._row._replace(owner="", group="", level="")
        return Step(row, NEW, self._opened_at, judged=False)

    def _ended(self) -> tuple[int, int] | None:
        """When it was fulfilled and when it ended, for a state that says so."""
        said, counts = self._said, self._counts
        resolved, closed = said.resolved, said.closed
        if not rank(self._meaning):
            counts["end-ignored"] += resolved is not None or closed is not None
            return None
        if resolved is None and closed is None:
            counts["ended-without-time"] += 1
            return self._late(), self._late()
        if self._meaning == CLOSED:
            counts["closed-without-resolved"] += resolved is None
        first = resolved if resolved is not None else closed
        last = closed if closed is not None else resolved
        return first or 0, last or 0

    def _taken(self, end: int | None) -> int | None:
        """When somebody took it up and judged it; None where nobody is known to have."""
        started = self._said.started
        if started is not None:
            self._counts["started-after-end"] += end is not None and started > end
            return started if end is None else min(started, end)
        unjudged = self._meaning == NEW or self._meaning.startswith(CANCELLED)
        if unjudged and not self._row.priority:
            return None
        if end is not None:
            self._counts["taken-at-end"] += 1
            return end
        if unjudged:
            self._counts["taken-at-receipt"] += 1
            return self._opened_at
        self._counts["taken-without-time"] += self._said.waiting is None
        return self._said.waiting or self._late()

    def _late(self) -> int:
        """The end of the last day that the row knows."""
        return self._guide.clock.day_end(max(self._opened_at, *self._said.known))

    def _wait(self, taken: int) -> list[Step]:
        """The wait that lasts; one that is over names no reason, so its time is left out."""
        at = self._said.waiting
        if not self._meaning.startswith(WAITING):
            self._counts["wait-ignored"] += at is not None
            return []
        return [Step(self._row, self._meaning, max(at or taken, taken))]

    def _end(self, ended: tuple[int, int] | None) -> list[Step]:
        if ended is None:
            return []
        if self._meaning.startswith(CANCELLED):
            return [Step(self._row, self._meaning, ended[1], judged=False)]
        steps = [Step(self._row, FULFILLED, ended[0])]
        return [*steps, Step(self._row, CLOSED, ended[1])] if self._meaning == CLOSED else steps
