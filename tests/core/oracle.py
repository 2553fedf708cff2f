"""The slow truth about working time: asks `zoneinfo` what the clock shows, a tick at a time.

It shares no code with what it judges; offices are written with dates and clock times.
"""

from __future__ import annotations

from dataclasses import dataclass, field
from datetime import UTC, date, datetime, time
from zoneinfo import ZoneInfo

Span = tuple[int, int]
"""Seconds of the local day from which and until which it is open; until may be 86400."""


@dataclass(frozen=True)
class Office:
    """Working hours as a person would write them; weekdays from Monday on."""

    zone: str
    week: tuple[tuple[Span, ...], ...]
    holidays: frozenset[date] = frozenset()
    dated: tuple[tuple[date, date, tuple[tuple[Span, ...], ...]], ...] = field(default=())

    def spans(self, day: date) -> tuple[Span, ...]:
        """What is open on a date: a holiday, else the last dated hours, else the usual week."""
        if day in self.holidays:
            return ()
        weeks = [week for first, last, week in self.dated if first <= day <= last]
        return [self.week, *weeks][-1][day.weekday()]


def is_open(office: Office, at: int) -> bool:
    """Whether the clock on the wall shows an open time."""
    local = datetime.fromtimestamp(at, UTC).astimezone(ZoneInfo(office.zone))
    shown = local.hour * 3600 + local.minute * 60 + local.second
    return any(start <= shown < end for start, end in office.spans(local.date()))


def elapsed(office: Office, a: int, b: int, tick: int = 60) -> int:
    """Open seconds in [a, b), for offices and zones that change on whole ticks only."""
    total = 0
    for at in range(a // tick * tick, b, tick):
        if is_open(office, at):
            total += max(min(at + tick, b) - max(at, a), 0)
    return total


def due(office: Office, at: int, seconds: int, tick: int = 60) -> int:
    """The first instant by which that many open seconds have passed."""
    while seconds > 0:
        end = at // tick * tick + tick
        if is_open(office, at):
            if seconds <= end - at:
                return at + seconds
            seconds -= end - at
        at = end
    return at


def instants(zone: str, day: date, clock: time) -> list[int]:
    """When a zone's clock shows that: each second reading that survives the way there and back."""
    found = set()
    for fold in (0, 1):
        local = datetime.combine(day, clock, ZoneInfo(zone)).replace(fold=fold)
        back = local.astimezone(UTC).astimezone(ZoneInfo(zone))
        if back.replace(tzinfo=None) == local.replace(tzinfo=None):
            found.add(int(local.timestamp()))
    return sorted(found)
