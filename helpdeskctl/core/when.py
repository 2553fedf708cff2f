"""Instants, local days and durations: as numbers and as text; times people type: `core.typed`.

It reads no clock and no time-zone database (compiled zones are arguments), and it knows nothing
of working hours.
"""

from __future__ import annotations

import re
from bisect import bisect_right
from datetime import date, datetime, timedelta
from functools import cache
from typing import TYPE_CHECKING, Final, NamedTuple

from helpdeskctl.errors import BadValue

if TYPE_CHECKING:
    from collections.abc import Iterator

Instant = int
"""Whole UTC seconds since 1970. A wall time is an int too: seconds as if the clock were UTC."""

DAY: Final = 86_400
EARLIEST: Final = 0
LATEST: Final = 7_258_118_400
"""2200-01-01: what is typed, and what a calendar is asked for, lies in [EARLIEST, LATEST)."""

FAR_PAST: Final = -(2**62)
_FAR_FUTURE: Final = 2**62
_LONGEST_S: Final = 3650 * DAY
DAY_0: Final = 719_163
"""1970-01-01 as the standard library counts days."""


_ZERO: Final = datetime(1970, 1, 1)  # noqa: DTZ001 - a wall time has no zone
_ISO: Final = re.compile(r"\d{4}-\d\d-\d\dT(?!24)\d\d:\d\d:\d\d(?:Z|[+-]\d\d:\d\d)", re.ASCII)


class Zone(NamedTuple):
    """A time zone as a table: (first instant, seconds east of UTC), ascending, from FAR_PAST."""

    name: str
    spans: tuple[tuple[int, int], ...]

    def offset(self, at: Instant) -> int:
        """Seconds east of UTC at that instant."""
        return self.spans[self._index(at)][1]

    def wall(self, at: Instant) -> int:
        """What the local clock shows."""
        return at + self.spans[self._index(at)][1]

    def pieces(self, start: Instant, end: Instant) -> Iterator[tuple[Instant, Instant, int]]:
        """The parts of [start, end) with one offset each: (start, end, offset), ascending."""
        for index in range(self._index(start), len(self.spans)):
            first, offset = self.spans[index]
            if max(first, start) >= end:
                return
            after = self.spans[index + 1][0] if index + 1 < len(self.spans) else _FAR_FUTURE
            yield max(first, start), min(after, end), offset

    def instants(self, wall: int) -> list[Instant]:
        """When the local clock shows that: 0 (skipped), 1, or 2 (repeated) instants, ascending."""
        around = self.pieces(wall - 2 * DAY, wall + 2 * DAY)
        return [wall - offset for start, end, offset in around if start <= wall - offset < end]

    def reaches(self, wall: int) -> Instant:
        """The first instant at which the local clock shows that or, where it is skipped, later."""
        around = self.pieces(wall - 2 * DAY, wall + 2 * DAY)
        return next(
            max(start, wall - offset) for start, end, offset in around if wall - offset < end
        )

    def midnight(self, day: int) -> Instant:
        """The first instant of a local day; of the next day that exists where it was skipped."""
        return self.reaches(day * DAY)

    def _index(self, at: Instant) -> int:
        return bisect_right(self.spans, (at, _FAR_FUTURE)) - 1


UTC: Final = Zone("UTC", ((FAR_PAST, 0),))


def iso(at: Instant) -> str:
    """`2026-11-02T02:00:00Z`."""
    return f"{_shown(at)}Z"


def from_iso(text: str) -> Instant:
    """Back from `iso`, or from any other offset; BadValue without one, or in any other form."""
    if not _ISO.fullmatch(text):
        raise BadValue("when.iso", text=text)
    try:
        return int(datetime.fromisoformat(text).timestamp())
    except ValueError:
        raise BadValue("when.impossible", text=text) from None


def local_text(at: Instant, zone: Zone) -> str:
    """`2026-11-02 09:00`, on that zone's clock."""
    shown = _shown(zone.wall(at))
    return f"{shown[:10]} {shown[11:16]}"


def full_text(at: Instant, zone: Zone) -> str:
    """`2026-11-02T09:00:00+07:00`, on that zone's clock."""
    offset = zone.offset(at)
    return _shown(at + offset) + _offset_text(offset)


def day_of(at: Instant, zone: Zone) -> int:
    """The local day, counted from 1970-01-01."""
    return zone.wall(at) // DAY


def weekday_of(day: int) -> int:
    """The weekday of a day number; Monday is 0."""
    return (day + 3) % 7


def date_text(day: int) -> str:
    """`2026-11-02` for a day number."""
    return date.fromordinal(day + DAY_0).isoformat()


def day_number(text: str) -> int:
    """The day number of `2026-11-02`; BadValue for another form or a date that does not exist."""
    if not re.fullmatch(r"\d{4}-\d\d-\d\d", text, re.ASCII):
        raise BadValue("when.date", text=text)
    return civil_day(text, *map(int, text.split("-")))


def civil_day(text: str, year: int, month: int, day: int) -> int:
    """The number of a day of the calendar; BadValue that names `text` for one that never is."""
    try:
        return date(year, month, day).toordinal() - DAY_0
    except ValueError:
        raise BadValue("when.impossible", text=text) from None


def month_of(at: Instant, zone: Zone) -> str:
    """`2026-11`, the local month."""
    return date_text(day_of(at, zone))[:7]


def month_bounds(month: str, zone: Zone) -> tuple[Instant, Instant]:
    """First instant of a local month and of the next one; BadValue for a month without meaning."""
    after = next_month(month)
    return _month_start(month, zone), _month_start(after, zone)


def whole_month(first: int, last: int) -> str | None:
    """The month that these local days are, both included; None when they are not just one."""
    month = date_text(first)[:7]
    edges = (f"{month}-01", f"{next_month(month)}-01")
    return month if (date_text(first), date_text(last + 1)) == edges else None


def previous_month(month: str) -> str:
    """`2026-10` for `2026-11`."""
    return _shifted(month, -1)


def next_month(month: str) -> str:
    """`2026-12` for `2026-11`."""
    return _shifted(month, 1)


def _month_start(month: str, zone: Zone) -> Instant:
    return zone.midnight(day_number(f"{month}-01"))


def _shifted(month: str, by: int) -> str:
    if not re.fullmatch(r"[1-9]\d{3}-(?:0[1-9]|1[0-2])", month, re.ASCII):
        raise BadValue("when.month", text=month)
    year, index = divmod(int(month[:4]) * 12 + int(month[5:]) - 1 + by, 12)
    return f"{year:04}-{index + 1:02}"


@cache
def _offset_text(offset: int) -> str:
    hours, minutes = divmod(abs(offset) // 60, 60)
    sign = "-" if offset < 0 else "+"
    return f"{sign}{hours:02}:{minutes:02}"


def _shown(wall: int) -> str:
    """`2026-11-02T09:00:00` for what a clock shows."""
    return (_ZERO + timedelta(0, wall)).isoformat()


# Durations


def parse_duration(text: str, day_s: int) -> int:
    """Seconds of `30m`, `4h`, `3d`, `1d 4h`, `90s`; a `d` is worth `day_s` seconds.

    BadValue for any other form, for nothing, and for more than ten years.
    """
    parts = (rf"(?:(\d{{1,9}}) ?{unit})?" for unit in "dhms")
    found = re.fullmatch(" ?".join(parts), " ".join(text.casefold().split()), re.ASCII)
    if not found or not any(found.groups()):
        raise BadValue("duration.unknown", text=text)
    worth = (day_s, 3600, 60, 1)
    seconds = sum(int(n or 0) * each for n, each in zip(found.groups(), worth, strict=True))
    if not 0 < seconds <= _LONGEST_S:
        raise BadValue("duration.range", text=text)
    return seconds


def duration_text(seconds: int) -> str:
    """`2h 15m`, `-45s`, `0m`; hours are never summed into days, whose worth is a calendar's."""
    minutes, left = divmod(abs(seconds), 60)
    parts = ((minutes // 60, "h"), (minutes % 60, "m"), (left, "s"))
    shown = " ".join(f"{number}{unit}" for number, unit in parts if number)
    return ("-" if seconds < 0 else "") + (shown or "0m")
