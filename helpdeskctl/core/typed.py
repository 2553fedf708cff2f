"""Times as people type them: `09:15`, `fri 16:30`, `2h ago`, `kemarin 14.00`, `2 Nov 2026 9:15`.

An own short list of forms comes first, python-dateutil only for dates with the name of a month.
Nothing is guessed: a text is understood in full or refused. It reads no clock.
"""

from __future__ import annotations

import re
from datetime import UTC as _UTC
from datetime import date, datetime
from typing import Final, Literal, NamedTuple

from helpdeskctl.core.when import (
    DAY,
    DAY_0,
    EARLIEST,
    LATEST,
    Instant,
    Zone,
    civil_day,
    date_text,
    day_of,
    weekday_of,
)
from helpdeskctl.errors import BadValue

_DAYS: Final = {"": 0, "today": 0, "hari ini": 0, "yesterday": -1, "kemarin": -1}
_DAYS.update({"tomorrow": 1, "besok": 1})
_WEEKDAYS: Final = {
    word: weekday
    for weekday, words in enumerate(
        (
            "mon monday sen senin",
            "tue tues tuesday sel selasa",
            "wed wednesday rab rabu",
            "thu thur thurs thursday kam kamis",
            "fri friday jum jumat",
            "sat saturday sab sabtu",
            "sun sunday min minggu ahad",
        )
    )
    for word in words.split()
}
_MONTHS: Final = {
    word: words[:3]
    for words in (
        "jan january januari",
        "feb february februari pebruari",
        "mar march maret",
        "apr april",
        "may mei",
        "jun june juni",
        "jul july juli",
        "aug august agu ags agt agustus",
        "sep sept september",
        "oct october okt oktober",
        "nov november nop nopember",
        "dec december des desember",
    )
    for word in words.split()
}
_UNITS: Final = {
    word: seconds
    for seconds, words in (
        (1, "s sec secs second seconds detik"),
        (60, "m min mins minute minutes menit"),
        (3600, "h hr hrs hour hours jam"),
        (DAY, "d day days hari"),
    )
    for word in words.split()
}
_OFFSETS: Final = {"z": 0, "utc": 0, "wib": 25_200, "wita": 28_800, "wit": 32_400}
# Plain strings, compiled when first used: most commands never read a typed time.
_RELATIVE: Final = (
    r"(?P<ahead>in |dalam |\+ ?)?(?P<back>- ?)?(?P<amount>(?:\d{1,6} ?[a-z]+? ?)+?)"
    r"(?: (?:(?P<ago>(?:yang )?lalu|ago)|(?P<later>lagi)))?"
)
_CLOCK: Final = (
    r"(?:^|,? |(?<=\d)t)(?:(?:at|jam|pukul) )?"
    r"(?P<clock>\d{1,2}[:.]\d\d(?::\d\d(?:[.,]\d+)?)?(?: ?[ap]m)?|\d{1,2} ?[ap]m)"
    r"(?: ?(?P<zone>z|utc|wib|wita|wit|[+-]\d\d(?::?\d\d)?))?(?=$|,? )"
)


class _Typed(NamedTuple):
    text: str
    words: str
    zone: Zone
    now: Instant
    forward: bool

    def bad(self, key: str) -> BadValue:
        return BadValue(key, text=self.text)


class _Clock(NamedTuple):
    """A time of day in seconds; `offset` is None where the text names no zone."""

    seconds: int
    offset: int | None


def parse_when(
    text: str, zone: Zone, now: Instant, *, prefer: Literal["past", "future"] = "past"
) -> Instant:
    """The instant a person means; local to `zone` where no offset is typed.

    `prefer` settles what has several answers (`fri 16:30`, `2 Nov`, `2h`): the last one not after
    `now`, or the first one after it. A repeated hour means its first run. BadValue for anything
    not understood in full, and for dates and times that do not exist.
    """
    words = " ".join(text.casefold().replace("'", "").replace("’", "").split())
    typed = _Typed(text, words, zone, now, forward=prefer == "future")
    if not words or not words.isascii() or len(words) > 60:
        raise typed.bad("when.unknown")
    at = now if words in {"now", "sekarang"} else _relative(typed)
    if at is None:
        at = _dated(typed)
    if not EARLIEST <= at < LATEST:
        raise typed.bad("when.range")
    return at


def _relative(typed: _Typed) -> Instant | None:
    """`15m ago`, `-15m`, `in 2h`, `3d`, `2 jam lalu`: days are calendar days at the same clock."""
    found = re.fullmatch(_RELATIVE, typed.words)
    if not found:
        return None
    parts = re.findall(r"(\d+) ?([a-z]+)", found["amount"])
    ahead, back = found["ahead"] or found["later"], found["back"] or found["ago"]
    if any(unit not in _UNITS for _, unit in parts) or (ahead and back):
        return None
    sign = 1 if ahead or (typed.forward and not back) else -1
    days = sum(int(n) for n, unit in parts if _UNITS[unit] == DAY)
    seconds = sum(int(n) * _UNITS[unit] for n, unit in parts if _UNITS[unit] != DAY)
    start = typed.now
    if days:
        start = typed.zone.reaches(typed.zone.wall(start) + sign * days * DAY)
    return start + sign * seconds


def _dated(typed: _Typed) -> Instant:
    """A day, a time of day, or both."""
    phrase, clock = _split_clock(typed)
    weekday, rest = _split_weekday(phrase)
    days = _recent(typed, weekday) if weekday is not None and not rest else _days(typed, rest)
    day = days[0] if len(days) == 1 else _chosen(typed, days, clock)
    if weekday is not None and weekday != weekday_of(day):
        raise BadValue("when.weekday", text=typed.text, date=date_text(day))
    return _exact(typed, day, clock)


def _split_clock(typed: _Typed) -> tuple[str, _Clock | None]:
    """What is typed without its time of day, and that time."""
    found = re.search(_CLOCK, typed.words)
    if not found:
        return typed.words, None
    phrase = f"{typed.words[: found.start()]} {typed.words[found.end() :]}".strip(" ,")
    return phrase, _Clock(_seconds(typed, found["clock"]), _offset(typed, found["zone"]))


def _seconds(typed: _Typed, clock: str) -> int:
    """Seconds since midnight of `9:15`, `09.15`, `9:15:30`, `9 pm`."""
    hour, minute, second, *_ = [*map(int, re.findall(r"\d+", clock)), 0, 0]
    if clock.endswith("m"):
        if not 1 <= hour <= 12:
            raise typed.bad("when.impossible")
        hour = hour % 12 + (12 if clock.endswith("pm") else 0)
    if hour > 23 or minute > 59 or second > 59:
        raise typed.bad("when.impossible")
    return hour * 3600 + minute * 60 + second


def _offset(typed: _Typed, name: str | None) -> int | None:
    """Seconds east of UTC of `z`, `wib`, `+07`, `+0700`, `+07:00`."""
    if name is None or name in _OFFSETS:
        return None if name is None else _OFFSETS[name]
    hours, minutes = int(name[1:3]), int(name[3:].strip(":") or 0)
    if hours > 15 or minutes > 59:
        raise typed.bad("when.impossible")
    return (hours * 3600 + minutes * 60) * (-1 if name[0] == "-" else 1)


def _split_weekday(phrase: str) -> tuple[int | None, str]:
    """The weekday a phrase begins with, and the rest of it."""
    found = re.match(r"(?:on |hari )?([a-z]+)(?:, ?| |$)", phrase)
    if not found or found[1] not in _WEEKDAYS:
        return None, phrase
    return _WEEKDAYS[found[1]], phrase[found.end() :]


def _recent(typed: _Typed, weekday: int) -> list[int]:
    """The last such weekday up to today, the one before and the one after."""
    today = day_of(typed.now, typed.zone)
    last = today - (weekday_of(today) - weekday) % 7
    return [last - 7, last, last + 7]


def _days(typed: _Typed, phrase: str) -> list[int]:
    """The day numbers a phrase can mean, ascending."""
    if phrase in _DAYS:
        return [day_of(typed.now, typed.zone) + _DAYS[phrase]]
    if found := re.fullmatch(r"(\d{4})([-/.])(\d\d)\2(\d\d)", phrase):
        return [civil_day(typed.text, int(found[1]), int(found[3]), int(found[4]))]
    if found := re.fullmatch(r"(\d{1,2})([-/.])(\d{1,2})\2(\d{4})", phrase):
        return [civil_day(typed.text, int(found[4]), int(found[3]), int(found[1]))]
    return _with_month_name(typed, phrase)


def _with_month_name(typed: _Typed, phrase: str) -> list[int]:
    """`2 Nov 2026`, `November 2nd`: dateutil's reading, if nothing in it is dateutil's guess.

    It fills what is missing from a default; two defaults tell what was there. Without a year, the
    years around now are possible.
    """
    words = re.findall(r"[a-z]+|\d+", phrase)
    months = [word for word in words if word in _MONTHS]
    known = {*months, "st", "nd", "rd", "th", "of"}
    strange = any(word.isalpha() and word not in known for word in words)
    if len(months) != 1 or strange or not re.fullmatch(r"[a-z\d ,./-]+", phrase):
        raise typed.bad("when.unknown")
    one, other = _read_twice(typed, phrase.replace(months[0], _MONTHS[months[0]], 1))
    has_year = any(word.isdigit() and len(word) == 4 for word in words)
    if one.day != other.day or (one.year == other.year) != has_year or one.hour == other.hour:
        raise typed.bad("when.unknown")
    if has_year:
        return [one.toordinal() - DAY_0]
    return _every_year(typed, one.month, one.day)


def _read_twice(typed: _Typed, phrase: str) -> tuple[datetime, datetime]:
    from dateutil import parser

    one = datetime(2000, 1, 1, 0, tzinfo=_UTC)
    other = datetime(2004, 7, 15, 13, tzinfo=_UTC)
    try:
        readings = [parser.parse(phrase, default=given, dayfirst=True) for given in (one, other)]
    except (ValueError, OverflowError):
        raise typed.bad("when.impossible") from None
    return readings[0], readings[1]


def _every_year(typed: _Typed, month: int, day: int) -> list[int]:
    """That date in the years around now; 29 February is there once in up to eight years."""
    year = date.fromordinal(day_of(typed.now, typed.zone) + DAY_0).year
    leap = (month, day) == (2, 29)
    years = (y for y in range(year - 8, year + 9) if not leap or _is_leap(y))
    return [date(y, month, day).toordinal() - DAY_0 for y in years]


def _is_leap(year: int) -> bool:
    return year % 4 == 0 and (year % 100 != 0 or year % 400 == 0)


def _chosen(typed: _Typed, days: list[int], clock: _Clock | None) -> int:
    """The day that `prefer` picks; where the clock skips the time, by when it has passed it."""

    def passed(day: int) -> bool:
        wall = day * DAY + (clock.seconds if clock else 0)
        if clock and clock.offset is not None:
            return wall - clock.offset <= typed.now
        return typed.zone.reaches(wall) <= typed.now

    after = next(index for index, day in enumerate(days) if not passed(day))
    return days[after if typed.forward else after - 1]


def _exact(typed: _Typed, day: int, clock: _Clock | None) -> Instant:
    """That time of that day, or its first instant; BadValue where the local clock skips it."""
    if clock and clock.offset is not None:
        return day * DAY + clock.seconds - clock.offset
    if clock:
        found = typed.zone.instants(day * DAY + clock.seconds)
    else:
        found = [at for at in [typed.zone.midnight(day)] if day_of(at, typed.zone) == day]
    if not found:
        raise BadValue("when.gap", text=typed.text, zone=typed.zone.name)
    return found[0]
