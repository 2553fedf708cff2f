"""Which stretches of time a recap looks at: its period, the one before, and the trend's months.

All of it is whole days of the desk's zone. It knows no requests and no clock.
"""

from __future__ import annotations

from typing import NamedTuple

from helpdeskctl.core.when import Zone, date_text, month_bounds, previous_month

TREND_MONTHS = 13


class Span(NamedTuple):
    """A half-open stretch [begin, end) of instants."""

    begin: int
    end: int


class Frame(NamedTuple):
    """The period, the period before it, and months with their names, oldest first."""

    period: Span
    last: Span
    months: tuple[tuple[str, Span], ...]
    zone: Zone

    @property
    def edges(self) -> list[int]:
        """Every instant at which requests are looked at, ascending; the last is the end."""
        spans = (self.period, self.last, *(span for _, span in self.months))
        return sorted({edge for span in spans for edge in span})


def frame_of(first: int, last: int, zone: Zone) -> Frame:
    """The frame of a period from one local day to another, both included."""
    period = Span(zone.midnight(first), zone.midnight(last + 1))
    return Frame(period, _before(first, last, zone), _trend(last, zone, period.end), zone)


def _before(first: int, last: int, zone: Zone) -> Span:
    """As many months before for whole months, else as many days."""
    begin = zone.midnight(first)
    month, months = date_text(first)[:7], _whole_months(first, last)
    if not months:
        return Span(zone.midnight(2 * first - last - 1), begin)
    for _ in range(months):
        month = previous_month(month)
    return Span(month_bounds(month, zone)[0], begin)


def _whole_months(first: int, last: int) -> int:
    """How many calendar months these days are; 0 when they are not whole ones."""
    begin, after = date_text(first), date_text(last + 1)
    if begin[8:] != "01" or after[8:] != "01":
        return 0
    return int(after[:4]) * 12 + int(after[5:7]) - int(begin[:4]) * 12 - int(begin[5:7])


def _trend(last: int, zone: Zone, end: int) -> tuple[tuple[str, Span], ...]:
    """The months up to that of the last day, which ends where the period does."""
    names = [date_text(last)[:7]]
    while len(names) < TREND_MONTHS:
        names.append(previous_month(names[-1]))
    bounds = [(name, *month_bounds(name, zone)) for name in reversed(names)]
    return tuple((name, Span(begin, min(after, end))) for name, begin, after in bounds)
