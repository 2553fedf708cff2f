"""Facts from other projects' own test suites, one test per fact.

What is left out stands in `LEFT_OUT` with its reason. The facts are not part of
this repository; without them beside it the module is skipped.
"""

from __future__ import annotations

import json
import sys
from collections import Counter
from datetime import date
from functools import cache
from itertools import islice
from pathlib import Path
from typing import Any

import pytest

from helpdeskctl.agreement.zones import compile_zone
from helpdeskctl.core.typed import parse_when
from helpdeskctl.core.when import (
    DAY,
    UTC,
    Zone,
    day_number,
    day_of,
    from_iso,
    parse_duration,
)
from helpdeskctl.core.worktime import Calendar, Hours, Week
from helpdeskctl.errors import BadValue

FOLDER = Path(__file__).resolve().parents[3] / "shared" / "cases" / "sla"
FILES = ("biz_cases.json", "peer_cases.json")
if not all((FOLDER / name).is_file() for name in FILES):
    pytest.skip("the facts are not beside this repository", allow_module_level=True)

FACTS: dict[str, dict[str, Any]] = {
    fact["id"]: fact
    for name in FILES
    for fact in json.loads((FOLDER / name).read_text(encoding="utf-8"))["cases"]
}
WEEKDAYS = ("mon", "tue", "wed", "thu", "fri", "sat", "sun")

TIE = "tie: theirs is the next opening, ours the closing time (or the start, for nothing)"
GAP = "zone gap: theirs moves a skipped time an hour on, ours leaves it out"
DAYS = "days: theirs are open dates of any length, ours a fixed amount of open seconds"
END = "days: theirs can be rounded up to the end of the working day, ours never"
AMOUNT = "input: what a Ruby method takes as an amount, ours are typed durations"
MIXED = "not ours: the intersection of two calendars"
SHAPE = "not ours: default hours, and the order of weekdays in a mapping"

LEFT_OUT: dict[str, str] = {
    name: reason
    for reason, names in {
        TIE: "biz-007 biz-011 biz-015 biz-118",
        GAP: "biz-083 biz-101",
        DAYS: "biz-017 biz-018 biz-019 biz-020 biz-022 biz-023 biz-024 biz-025",
        END: "peer-042 peer-044",
        AMOUNT: "biz-027 biz-028 biz-029 biz-030 biz-031 biz-032",
        MIXED: "biz-067",
        SHAPE: "biz-116 biz-117",
    }.items()
    for name in names.split()
}


# The facts' schedules and times in our terms


@cache
def zone_of(name: str) -> Zone:
    """A zone as the facts name it."""
    return UTC if name in {"UTC", "Etc/UTC"} else compile_zone(name)


def spans(pairs: list[list[str]]) -> list[tuple[int, int]]:
    """Clock times as seconds of the day."""
    return [(clock(start), clock(end)) for start, end in pairs]


def clock(text: str) -> int:
    """Seconds of the day."""
    hours, minutes = map(int, text.split(":"))
    return hours * 3600 + minutes * 60


def without(
    open_: list[tuple[int, int]], breaks: list[tuple[int, int]]
) -> tuple[tuple[int, int], ...]:
    """The open intervals less the breaks."""
    for start, end in breaks:
        parts = [((a, min(b, start)), (max(a, end), b)) for a, b in open_]
        open_ = [(a, b) for pair in parts for a, b in pair if a < b]
    return tuple(open_)


def hours_of(schedule: dict[str, Any], *, breaks: bool = True) -> Hours:
    """Shifts and breaks become dated hours of one day."""
    usual = {name: spans(schedule["hours"].get(name, [])) for name in WEEKDAYS}
    shifts = {day: spans(pairs) for day, pairs in schedule.get("shifts", {}).items()}
    pauses = {day: spans(pairs) for day, pairs in schedule.get("breaks", {}).items() if breaks}
    dated: list[tuple[int, int, Week]] = []
    for text in {*shifts, *pauses}:
        normal = usual[WEEKDAYS[date.fromisoformat(text).weekday()]]
        open_ = without(shifts.get(text, normal), pauses.get(text, []))
        dated.append((day_number(text), day_number(text), (open_,) * 7))
    return Hours(
        "fact",
        zone_of(schedule.get("time_zone", "UTC")),
        28_800,
        tuple(tuple(usual[name]) for name in WEEKDAYS),
        frozenset(map(day_number, schedule.get("holidays", []))),
        tuple(dated),
    )


def januaries() -> Hours:
    """Round the clock in January, closed from February on; of the two years that matter."""
    shut = tuple(
        (day_number(f"{year}-02-01"), day_number(f"{year}-12-31"), ((),) * 7)
        for year in (2006, 2007)
    )
    return Hours("fact", UTC, DAY, (((0, DAY),),) * 7, frozenset(), shut)


class Fact:
    """One fact, its calendar, and its times as instants."""

    def __init__(self, fact: dict[str, Any]) -> None:
        self.op: str = fact["op"]
        self.given: dict[str, Any] = fact["input"]
        self.expected: dict[str, Any] = fact["expected"]
        self.schedule: dict[str, Any] = fact["schedule"]

    @property
    def hours(self) -> Hours:
        """Its working hours."""
        return hours_of(self.schedule)

    @property
    def calendar(self) -> Calendar:
        """Its working hours, laid out."""
        return Calendar(self.hours)

    def at(self, name: str) -> int:
        """An input as an instant, whether it is given in UTC or on the local clock."""
        text = self.given.get(name) or self.given[f"{name}_local"]
        return self.instant(text)

    def instant(self, text: str) -> int:
        """A time as an instant; local where it names no offset."""
        return parse_when(text, zone_of(self.schedule.get("time_zone", "UTC")), 0)

    @property
    def amount(self) -> int:
        """How much open time, in seconds."""
        if "seconds" in self.given:
            return int(self.given["seconds"]) + int(self.given.get("hold_seconds", 0))
        if "days" in self.given or self.given["unit"] == "days":
            return self._days(abs(int(self.given.get("days") or self.given["amount"])))
        worth = {"seconds": 1, "minutes": 60, "hours": 3600}
        return int(self.given["amount"]) * worth[self.given["unit"]]

    def _days(self, number: int) -> int:
        """A day has one worth in our terms: those open are equally long, or it is no days."""
        worths = {sum(end - start for start, end in day) for day in self.hours.week if day}
        assert len(worths) == 1 or number == 0
        return number * max(worths)

    @property
    def due(self) -> int:
        """The one time it expects."""
        (text,) = self.expected.values()
        return self.instant(text)

    def periods(self) -> list[tuple[int, int]]:
        """The stretches it expects."""
        return [(from_iso(start), from_iso(end)) for start, end in self.expected["periods"]]


# One check per kind of fact


def elapsed(fact: Fact) -> None:
    """Open seconds from one instant to another."""
    (seconds,) = fact.expected.values()
    names = ("paused_from", "paused_to") if fact.op == "hold_local" else ("from", "to")
    assert fact.calendar.elapsed(*map(fact.at, names)) == seconds


def after(fact: Fact) -> None:
    """Where an amount of open time ends."""
    assert fact.calendar.add(fact.at("time"), fact.amount) == fact.due


def added(fact: Fact) -> None:
    """Where an amount of open time ends, with its pauses."""
    assert fact.calendar.add(fact.at("start"), fact.amount) == fact.due


def added_days(fact: Fact) -> None:
    """Whole days of one length; backwards, so much must lie between."""
    if fact.given["days"] > 0:
        added(fact)
    else:
        assert fact.calendar.elapsed(fact.due, fact.at("start")) == fact.amount


def before(fact: Fact) -> None:
    """We never count backwards; but from there to here that much must have passed."""
    assert fact.calendar.elapsed(fact.due, fact.at("time")) == fact.amount


def resolution(fact: Fact) -> None:
    """Open time less what was spent waiting."""
    gross = fact.calendar.elapsed(fact.at("created"), fact.at("resolved"))
    paused = fact.calendar.elapsed(fact.at("paused_from"), fact.at("paused_to"))
    assert gross - paused == fact.expected["net_seconds"]


def is_open(fact: Fact) -> None:
    """Open at that second."""
    assert fact.calendar.is_open(fact.at("time")) == fact.expected["open"]


def on_break(fact: Fact) -> None:
    """Closed, but only because of the breaks."""
    whole = Calendar(hours_of(fact.schedule, breaks=False))
    moment = fact.at("time")
    found = whole.is_open(moment) and not fact.calendar.is_open(moment)
    assert found == fact.expected["value"]


def on_holiday(fact: Fact) -> None:
    """A holiday on the local calendar, and then closed."""
    hours = fact.hours
    day = day_of(fact.at("time"), hours.zone)
    assert (day in hours.closed) == fact.expected["value"]
    assert not (fact.expected["value"] and hours.on(day))


def forwards(fact: Fact) -> None:
    """The open stretches from there on."""
    origin = fact.at("origin")
    until = fact.at("until") if "until" in fact.given else origin + 60 * DAY
    found = islice(fact.calendar.intervals(origin, until), fact.given.get("take"))
    assert list(found) == fact.periods()


def backwards(fact: Fact) -> None:
    """The open stretches up to there, the last one first."""
    origin = fact.at("origin")
    until = fact.at("until") if "until" in fact.given else origin - 60 * DAY
    found = list(fact.calendar.intervals(until, origin))[::-1]
    assert found[: fact.given.get("take")] == fact.periods()


def spent(fact: Fact) -> None:
    """The open stretches that an amount uses up."""
    calendar, start = Calendar(januaries()), day_number("2006-01-01") * DAY
    due = calendar.add(start, fact.given["days"] * DAY)
    assert list(calendar.intervals(start, due)) == fact.periods()


def open_dates(fact: Fact) -> None:
    """The dates with any open hours."""
    first = day_number(fact.given["date"])
    days = (day for day in range(first, first + 60) if fact.hours.on(day))
    assert list(islice(days, fact.given["take"])) == list(map(day_number, fact.expected["dates"]))


def wall(fact: Fact) -> None:
    """24:00 is the next day's beginning."""
    zone, day = zone_of(fact.schedule["time_zone"]), day_number(fact.given["date"])
    hours, minutes, seconds = map(int, fact.given["wall"].split(":"))
    if hours == 24:
        found = [zone.midnight(day + 1)]
    else:
        found = zone.instants(day * DAY + hours * 3600 + minutes * 60 + seconds)
    assert found[:1] == [from_iso(fact.expected["time"])]


def valid_hours(fact: Fact) -> None:
    """Accepted as a calendar, or refused."""
    try:
        Calendar(fact.hours)
    except BadValue:
        accepted = False
    else:
        accepted = True
    assert accepted == fact.expected["accepted"]


def valid_unit(fact: Fact) -> None:
    """A unit of duration, or none."""
    with pytest.raises(BadValue):
        parse_duration(f"1 {fact.given['unit']}", 28_800)
    assert not fact.expected["accepted"]


def holidays(fact: Fact) -> None:
    """A holiday named thrice is one."""
    assert fact.hours.closed == frozenset(map(day_number, fact.expected["holidays"]))


CHECKS = {
    "add_days_local": added_days,
    "add_local": added,
    "add_utc": added,
    "after": after,
    "before": before,
    "deadline_paused_local": added,
    "dedupe_holidays": holidays,
    "elapsed": elapsed,
    "elapsed_local": elapsed,
    "elapsed_utc": elapsed,
    "for_duration_periods": spent,
    "hold_local": elapsed,
    "is_open": is_open,
    "on_break": on_break,
    "on_holiday": on_holiday,
    "open_dates_after": open_dates,
    "periods_after": forwards,
    "periods_before": backwards,
    "periods_before_until": backwards,
    "periods_until": forwards,
    "resolution_local": resolution,
    "valid_hours": valid_hours,
    "valid_unit": valid_unit,
    "wall_to_utc": wall,
}


def check(name: str) -> None:
    """Hold one fact against our figure."""
    fact = Fact(FACTS[name])
    CHECKS[fact.op](fact)


COVERED = sorted(set(FACTS) - set(LEFT_OUT))
DIFFERENT = sorted(name for name in LEFT_OUT if FACTS[name]["op"] in CHECKS)


@pytest.mark.parametrize("name", COVERED)
def test_fact(name: str) -> None:
    """The figure we get is the figure the other project's tests expect."""
    check(name)


@pytest.mark.parametrize("name", DIFFERENT)
def test_a_fact_of_another_rule_does_differ(name: str) -> None:
    """No fact is left out that we would have got right."""
    with pytest.raises(AssertionError):
        check(name)


@pytest.mark.parametrize("name", ["biz-007", "biz-011", "biz-015"])
def test_a_tie_differs_by_closed_time_only(name: str) -> None:
    """Between our deadline and theirs nothing is open, so no clock reads differently."""
    fact = Fact(FACTS[name])
    ours = fact.calendar.add(fact.at("time"), fact.amount)
    assert ours < fact.due
    assert fact.calendar.elapsed(ours, fact.due) == 0
    assert fact.calendar.is_open(fact.due)


def test_every_fact_is_covered_or_has_a_reason() -> None:
    """Nothing is left out silently; the counts are printed."""
    assert set(LEFT_OUT) <= set(FACTS)
    assert all(len(reason.split()) > 3 for reason in LEFT_OUT.values())
    assert len(COVERED) + len(LEFT_OUT) == len(FACTS)
    assert {FACTS[name]["op"] for name in COVERED} <= set(CHECKS)
    counts = Counter(LEFT_OUT.values()).most_common()
    lines = [f"{len(FACTS)} facts, {len(COVERED)} covered, {len(LEFT_OUT)} left out:"]
    lines += [f"{count:4} {reason}" for reason, count in counts]
    sys.stdout.write("\n".join(lines) + "\n")
