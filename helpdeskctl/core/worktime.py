"""Working time: how much of a stretch was open, and when an amount of open time is up.

It knows neither requests nor targets nor pauses, and it does not read or judge the agreement.
"""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from itertools import accumulate
from typing import TYPE_CHECKING, Final, NamedTuple

from helpdeskctl.core.when import DAY, EARLIEST, LATEST, Instant, Zone, weekday_of
from helpdeskctl.errors import BadValue

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

Day = tuple[tuple[int, int], ...]
"""The open intervals of a day, half-open, in seconds of the local clock: (open_s, close_s)."""
Week = tuple[Day, ...]
"""Seven days from Monday on. A shift over midnight is two intervals, up to 86400 and from 0."""

_YEAR: Final = 365 * DAY
"""The stride in which a calendar is worked out."""


class Hours(NamedTuple):
    """Working hours as agreed; days are day numbers, `day_s` is what `1d` is worth in seconds.

    `dated` holds (first day, last day, week), both days included: a later entry wins over an
    earlier one and over `week`, a holiday in `closed` over all.
    """

    name: str
    zone: Zone
    day_s: int
    week: Week
    closed: frozenset[int]
    dated: tuple[tuple[int, int, Week], ...]

    def on(self, day: int) -> Day:
        """The open intervals of a local day."""
        if day in self.closed:
            return ()
        for first, last, week in reversed(self.dated):
            if first <= day <= last:
                return week[weekday_of(day)]
        return self.week[weekday_of(day)]


class Calendar:
    """Hours laid out on the time line, a year at a time as it is asked.

    Instants are UTC seconds, amounts are open seconds. An instant is open if the local clock then
    shows a time within the intervals of the local date it shows: what a zone change skips is not
    worked, what it repeats is worked twice. BadValue for hours that are never open, and for
    instants outside [EARLIEST, LATEST).
    """

    def __init__(self, hours: Hours) -> None:
        _check(hours)
        self.hours = hours
        self._lo = self._hi = EARLIEST
        self._start: list[Instant] = []
        self._end: list[Instant] = []
        self._cum = [0]

    def elapsed(self, a: Instant, b: Instant) -> int:
        """Open seconds in [a, b); 0 where b is not after a."""
        if b <= a:
            return 0
        if a < self._lo or b > self._hi:
            self._cover(a, b)
        return self._before(b) - self._before(a)

    def add(self, at: Instant, seconds: int) -> Instant:
        """The first instant by which that many open seconds have passed since `at`.

        So closing time and not the next opening, and `at` itself for 0. BadValue where that lies
        beyond LATEST.
        """
        if seconds < 0:
            raise ValueError(seconds)
        if seconds == 0:
            return at
        self._cover(at, at)
        wanted = self._before(at) + seconds
        while self._cum[-1] < wanted:
            self._grow()
        index = bisect_left(self._cum, wanted)
        return self._end[index - 1] - (self._cum[index] - wanted)

    def is_open(self, at: Instant) -> bool:
        """Whether that second is worked."""
        self._cover(at, at)
        index = bisect_right(self._start, at)
        return index > 0 and at < self._end[index - 1]

    def intervals(self, a: Instant, b: Instant) -> Iterator[tuple[Instant, Instant]]:
        """The open stretches within [a, b), clipped to it, ascending and never touching."""
        if b <= a:
            return
        self._cover(a, b)
        start, end = self._start, self._end
        for index in range(bisect_right(end, a), bisect_left(start, b)):
            yield max(start[index], a), min(end[index], b)

    def _before(self, at: Instant) -> int:
        """Open seconds from the beginning of what is laid out."""
        index = bisect_right(self._start, at)
        if not index:
            return 0
        over = self._end[index - 1] - at
        return self._cum[index] - over if over > 0 else self._cum[index]

    def _cover(self, a: Instant, b: Instant) -> None:
        """Lay out the years of both instants, and those between them and what is there."""
        if self._lo <= a and b < self._hi:
            return
        if a < EARLIEST or b >= LATEST:
            raise BadValue("hours.beyond", name=self.hours.name)
        lo, hi = a // _YEAR * _YEAR, (b // _YEAR + 1) * _YEAR
        if self._lo == self._hi:
            self._lo = self._hi = lo
        lo, hi = min(lo, self._lo), max(hi, self._hi)
        left, right = _open(self.hours, lo, self._lo), _open(self.hours, self._hi, hi)
        self._lay([*left, *zip(self._start, self._end, strict=True), *right])
        self._lo, self._hi = lo, hi

    def _grow(self) -> None:
        """Lay out as much again, towards the future."""
        if self._hi >= LATEST:
            raise BadValue("hours.beyond", name=self.hours.name)
        self._cover(self._lo, min(2 * self._hi - self._lo, LATEST) - 1)

    def _lay(self, pairs: list[tuple[Instant, Instant]]) -> None:
        merged = _merged(pairs)
        self._start = [start for start, _ in merged]
        self._end = [end for _, end in merged]
        self._cum = [0, *accumulate(end - start for start, end in merged)]


def _check(hours: Hours) -> None:
    """BadValue for an interval that is none, and for a usual week that is never open."""
    for week in (hours.week, *(week for _, _, week in hours.dated)):
        for weekday, day in enumerate(week):
            for opens, closes in day:
                if not 0 <= opens < closes <= DAY:
                    raise BadValue(
                        "hours.interval",
                        name=hours.name,
                        weekday=weekday,
                        opens=opens,
                        closes=closes,
                    )
    if not any(hours.week):
        raise BadValue("hours.never-open", name=hours.name)


def _open(hours: Hours, lo: Instant, hi: Instant) -> Iterator[tuple[Instant, Instant]]:
    """The open intervals within [lo, hi), a stretch of constant offset at a time."""
    for start, end, offset in hours.zone.pieces(lo, hi):
        first, after = start + offset, end + offset
        for day in range(first // DAY, (after - 1) // DAY + 1):
            midnight = day * DAY
            for opens, closes in sorted(hours.on(day)):
                a, b = max(midnight + opens, first), min(midnight + closes, after)
                if a < b:
                    yield a - offset, b - offset


def _merged(pairs: Iterable[tuple[Instant, Instant]]) -> list[tuple[Instant, Instant]]:
    """Ascending intervals with those that touch or overlap made one."""
    merged: list[tuple[Instant, Instant]] = []
    for start, end in pairs:
        if merged and start <= merged[-1][1]:
            merged[-1] = (merged[-1][0], max(end, merged[-1][1]))
        else:
            merged.append((start, end))
    return merged
