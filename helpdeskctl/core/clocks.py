"""A request and its calendars in, elapsed times, deadlines and verdicts out (SLA rules 3–10).

Nothing computed here is ever stored: a figure is worked out from the events whenever it is read.
Calendars are asked for by the agreement they were read with (SLA rule 11).
"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from itertools import pairwise
from typing import NamedTuple

from helpdeskctl.core.model import WAITS, Request, Target
from helpdeskctl.core.worktime import Calendar

Calendars = Callable[[str | None, str], Calendar]
"""(name of an agreement, None for the one in force; name of a calendar) → working hours."""

HANDLING = ("note", "question", "escalation", "fulfilment")
"""Acts that reduce the problem (3h): the response without triage and assignment."""

_DUTY = ("missed", "paused", "due", "met")


class Clock(NamedTuple):
    """One clock as it reads now; times in open seconds, `due_at` only while it runs.

    `elapsed_s` is net of pauses and of time awaiting confirmation, `paused_s` is what waits took
    away. `state` is None for a request that left the desk without an answer and without a miss.
    """

    target_s: int | None
    elapsed_s: int
    paused_s: int
    due_at: int | None
    state: str | None

    @property
    def left_s(self) -> int | None:
        """Open seconds left, negative when late."""
        return None if self.target_s is None else self.target_s - self.elapsed_s


def response(
    request: Request, calendars: Calendars, now: int, acts: Sequence[str] | None = None
) -> Clock:
    """The response clock: from receipt to the first act that counts; it never pauses (rule 5)."""
    act = request.first_act(request.counts if acts is None else acts)
    stop, with_agreement, promises = act or (None, request.ended_with, None)
    targets = request.targets[:promises]
    target = targets[-1]
    calendar = calendars(with_agreement, target.calendar)
    end = stop if stop is not None else _end(request, now)
    elapsed = calendar.elapsed(request.received_at, end)

    def so_far(under: Target, until: int) -> int:
        return calendars(with_agreement, under.calendar).elapsed(request.received_at, until)

    late = _over(target.respond_s, elapsed)
    late = late or (len(targets) > 1 and _passed(targets, end, "respond_s", so_far))
    running = stop is None and request.ended_at is None
    due = None
    if running and target.respond_s is not None:
        due = calendar.add(request.received_at, target.respond_s)
    return Clock(target.respond_s, elapsed, 0, due, _state(late, running, stop, paused=False))


def resolution(request: Request, calendars: Calendars, now: int) -> Clock | None:
    """The resolution clock: from receipt to the first standing fulfilment (rule 6).

    None before triage, when nothing has been promised yet.
    """
    targets = _promises(request)
    target = targets[-1] if targets else None
    if target is None or target.resolve_s is None:
        return None
    stop = request.stopped_at
    end = stop if stop is not None else _end(request, now)
    with_agreement = request.stopped_with or request.ended_with
    calendar = calendars(with_agreement, target.calendar)
    elapsed, paused = _net(request, calendar, end)

    def so_far(under: Target, until: int) -> int:
        return _net(request, calendars(with_agreement, under.calendar), until)[0]

    late = _over(target.resolve_s, elapsed)
    late = late or (len(targets) > 1 and _passed(targets, end, "resolve_s", so_far))
    running = stop is None and request.ended_at is None
    halted = running and request.pausing
    due = None
    if running and not halted:
        due = _due(request, calendar, target.resolve_s)
    return Clock(target.resolve_s, elapsed, paused, due, _state(late, running, stop, halted))


def permanent(request: Request, calendars: Calendars, now: int) -> Clock | None:
    """The clock of a temporary fulfilment's debt (6f–6h); None when there never was one."""
    if request.temporary_at is None or request.permanent_s is None:
        return None
    stop = request.permanent_at
    calendar = calendars(request.permanent_with or request.ended_with, _debt_calendar(request))
    end = stop if stop is not None else _end(request, now)
    elapsed = calendar.elapsed(request.temporary_at, end)
    running = stop is None and request.ended_at is None
    due = calendar.add(request.temporary_at, request.permanent_s) if running else None
    late = elapsed > request.permanent_s
    return Clock(request.permanent_s, elapsed, 0, due, _state(late, running, stop, paused=False))


def first_elapsed(request: Request, calendars: Calendars) -> int | None:
    """Net open seconds to the very first fulfilment; the total is the resolution clock's."""
    if request.first_stop is None or request.targets[-1].resolve_s is None:
        return None
    stop, with_agreement, promises = request.first_stop
    calendar = calendars(with_agreement, request.targets[promises - 1].calendar)
    return _net(request, calendar, stop)[0]


def standing(answer: Clock, solution: Clock | None) -> str | None:
    """The one word for both clocks: missed > paused > due > met (rule 8)."""
    states = (answer.state, solution.state if solution else None)
    for word in _DUTY:
        if word in states:
            return word
    return None


def _state(late: bool, running: bool, stop: int | None, paused: bool) -> str | None:
    if late:
        return "missed"
    if running:
        return "paused" if paused else "due"
    return "met" if stop is not None else None


def _end(request: Request, now: int) -> int:
    return now if request.ended_at is None else request.ended_at


def _debt_calendar(request: Request) -> str:
    """The calendar whose days `permanent_s` was reckoned in (rule 12)."""
    return request.permanent_calendar or request.targets[0].calendar


def _promises(request: Request) -> list[Target]:
    """The promises that the resolution is measured by: those it was stopped under, else all.

    What is promised after a fulfilment changes no verdict that stands (rule 9), unless nothing
    had been promised by then, as in a log from elsewhere.
    """
    by_then = request.targets[: request.stopped_under]
    return by_then if by_then and by_then[-1].resolve_s is not None else request.targets


def _over(limit: int | None, elapsed: int) -> bool:
    return limit is not None and elapsed > limit


def _passed(
    targets: list[Target], end: int, kind: str, so_far: Callable[[Target, int], int]
) -> bool:
    """Whether an earlier promise was passed while it held: a later one undoes no miss (rule 9)."""
    for target, later in pairwise(targets):
        limit = getattr(target, kind)
        if limit is not None and so_far(target, min(end, later.at)) > limit:
            return True
    return False


def _net(request: Request, calendar: Calendar, end: int) -> tuple[int, int]:
    """(open seconds from receipt to `end` without what is left out, open seconds of waits)."""
    whole = calendar.elapsed(request.received_at, end)
    if not request.spans:
        return whole, 0
    out = waits = 0
    for begin, finish, wait in _left_out(request, end):
        seconds = calendar.elapsed(begin, finish)
        out += seconds
        waits += seconds if wait else 0
    return whole - out, waits


def _left_out(request: Request, end: int) -> list[tuple[int, int, bool]]:
    """The spans that do not count, merged and clipped: (from, to, whether it was a wait)."""
    merged: list[tuple[int, int, bool]] = []
    reached = request.received_at
    for begin, finish, why in sorted(request.spans, key=lambda span: (span[0], span[2])):
        start = max(begin, reached)
        stop = end if finish is None else min(finish, end)
        if stop > start:
            merged.append((start, stop, why in WAITS))
            reached = stop
    return merged


def _due(request: Request, calendar: Calendar, target_s: int) -> int:
    """The earliest instant at which the net elapsed time equals the target (rule 4)."""
    left, at = target_s, request.received_at
    for begin, finish, _ in _left_out(request, 2**62):
        counted = calendar.elapsed(at, begin)
        if counted >= left:
            break
        left, at = left - counted, finish
    return calendar.add(at, left)
