"""Instants, zones, durations, and what people type for them."""

from __future__ import annotations

import subprocess
import sys
import warnings
from datetime import UTC as STD_UTC
from datetime import date, datetime, time
from pathlib import Path
from typing import TYPE_CHECKING
from zoneinfo import ZoneInfo

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from helpdeskctl.agreement.zones import compile_zone
from helpdeskctl.core.typed import parse_when
from helpdeskctl.core.when import (
    EARLIEST,
    LATEST,
    UTC,
    Zone,
    date_text,
    day_number,
    day_of,
    duration_text,
    from_iso,
    full_text,
    iso,
    local_text,
    month_bounds,
    month_of,
    next_month,
    parse_duration,
    previous_month,
    weekday_of,
    working_text,
)
from helpdeskctl.errors import BadValue
from tests.core import oracle

if TYPE_CHECKING:
    from collections.abc import Callable

NAMES = [
    "Africa/Casablanca",
    "America/Havana",
    "America/New_York",
    "America/Sao_Paulo",
    "America/St_Johns",
    "Asia/Jakarta",
    "Australia/Lord_Howe",
    "Europe/Berlin",
    "Pacific/Apia",
]
ZONES = {name: compile_zone(name) for name in NAMES}
JAKARTA = ZONES["Asia/Jakarta"]
BERLIN = ZONES["Europe/Berlin"]
NOW = from_iso("2026-11-04T03:00:00Z")  # a Wednesday, 10:00 in Jakarta
YEARS = st.integers(631_152_000, 2_840_140_800 - 1)
ROOT = Path(__file__).resolve().parents[2]


def shown(at: int, zone: str) -> datetime:
    """What the zone database says the local clock shows."""
    return datetime.fromtimestamp(at, STD_UTC).astimezone(ZoneInfo(zone))


def outcome(reader: Callable[[str], object], text: str) -> object:
    """What a reader makes of a text, or its refusal; anything else it raises is a fault."""
    try:
        return reader(text)
    except BadValue as error:
        return error


# Zones


@given(st.sampled_from(NAMES), YEARS)
def test_offset_is_that_of_the_zone_database(name: str, at: int) -> None:
    """A compiled zone agrees with the database at any second from 1990 to 2060."""
    zone = ZONES[name]
    offset = shown(at, name).utcoffset()
    assert offset is not None
    assert zone.offset(at) == offset.total_seconds()
    assert zone.wall(at) == at + offset.total_seconds()


@pytest.mark.parametrize("name", NAMES)
def test_transitions_are_exact_to_the_second(name: str) -> None:
    """Right before each entry of the table the database has the old offset, at it the new one."""
    zone = ZONES[name]
    for at, offset in zone.spans[1:]:
        for instant, expected in ((at - 1, zone.offset(at - 1)), (at, offset)):
            real = shown(instant, name).utcoffset()
            assert real is not None
            assert expected == real.total_seconds()


@given(
    st.sampled_from(NAMES),
    st.dates(date(1990, 1, 2), date(2059, 12, 30)),
    st.times().map(lambda t: t.replace(second=0, microsecond=0)),
)
def test_instants_of_a_local_time(name: str, day: date, clock: time) -> None:
    """None where the clock skips it, two where it repeats it, else one."""
    wall = int(datetime.combine(day, clock, STD_UTC).timestamp())
    assert ZONES[name].instants(wall) == oracle.instants(name, day, clock)


@pytest.mark.parametrize(
    ("name", "wall", "expected"),
    [
        ("Europe/Berlin", "2026-03-29T02:30:00Z", []),
        ("Europe/Berlin", "2026-10-25T02:30:00Z", ["2026-10-25T00:30:00Z", "2026-10-25T01:30:00Z"]),
        ("Europe/Berlin", "2026-03-29T03:00:00Z", ["2026-03-29T01:00:00Z"]),
        ("Australia/Lord_Howe", "2026-10-04T02:15:00Z", []),
        ("Pacific/Apia", "2011-12-30T12:00:00Z", []),
        ("America/Sao_Paulo", "2018-11-04T00:00:00Z", []),
        ("Asia/Jakarta", "2026-11-02T09:00:00Z", ["2026-11-02T02:00:00Z"]),
    ],
)
def test_skipped_and_repeated_local_times(name: str, wall: str, expected: list[str]) -> None:
    """The gap and the repeated hour, by name."""
    assert [iso(at) for at in ZONES[name].instants(from_iso(wall))] == expected


@pytest.mark.parametrize(
    ("name", "day", "expected"),
    [
        ("Asia/Jakarta", "2026-11-02", "2026-11-01T17:00:00Z"),
        ("America/Sao_Paulo", "2018-11-04", "2018-11-04T03:00:00Z"),  # 00:00 does not exist
        ("America/Havana", "2024-11-03", "2024-11-03T04:00:00Z"),  # 00:00 comes twice
        ("America/St_Johns", "2010-11-07", "2010-11-07T02:30:00Z"),  # one minute, then Saturday
        ("Pacific/Apia", "2011-12-30", "2011-12-30T10:00:00Z"),  # no such day: the next one
        ("Pacific/Apia", "2011-12-31", "2011-12-30T10:00:00Z"),
        ("Pacific/Apia", "2011-12-29", "2011-12-29T10:00:00Z"),
    ],
)
def test_midnight_is_the_first_instant_of_the_day(name: str, day: str, expected: str) -> None:
    """Missing, repeated and ordinary midnights."""
    assert iso(ZONES[name].midnight(day_number(day))) == expected


@pytest.mark.parametrize("name", [n for n in NAMES if n != "America/St_Johns"])
def test_days_follow_one_another_without_a_hole(name: str) -> None:
    """The second before a midnight belongs to an earlier day, in 12 years of days."""
    zone = ZONES[name]
    for day in range(day_number("2008-01-01"), day_number("2020-01-01")):
        at = zone.midnight(day)
        assert day_of(at - 1, zone) < day <= day_of(at, zone)


def test_pieces_cover_a_stretch_without_overlap() -> None:
    """Pieces join end to start, end where asked, and an empty stretch has none."""
    start, end = from_iso("2026-01-01T00:00:00Z"), from_iso("2027-01-01T00:00:00Z")
    pieces = list(BERLIN.pieces(start, end))
    assert [offset for _, _, offset in pieces] == [3600, 7200, 3600]
    assert [first for first, _, _ in pieces] == [start, *(last for _, last, _ in pieces[:-1])]
    assert pieces[-1][1] == end
    assert list(BERLIN.pieces(start, start)) == []


@pytest.mark.parametrize(
    ("name", "suggestion"),
    [
        ("Asia/Jakatra", "Asia/Jakarta"),
        ("asia/jakarta", "Asia/Jakarta"),
        ("Jakarta", "Asia/Jakarta"),
        ("WIB", "Asia/Jakarta"),
        ("WITA", "Asia/Makassar"),
        ("Europe/Berln", "Europe/Berlin"),
        ("qqqqqqq", None),
        ("", None),
        ("../../etc/passwd", None),
        ("/etc/passwd", None),
        ("x" * 300, None),
    ],
)
def test_unknown_zone_names_the_probable_one(name: str, suggestion: str | None) -> None:
    """A near miss is offered; nothing outside the database is opened."""
    with pytest.raises(BadValue) as caught:
        compile_zone(name)
    assert caught.value.key == "zone.unknown"
    assert caught.value.values == {"name": name, "suggestion": suggestion}


@pytest.mark.parametrize("name", ["America", "a\0b", "localtime"])
def test_a_folder_or_the_host_s_zone_is_no_zone(name: str) -> None:
    """`America` is a folder of zones, `localtime` would depend on the machine."""
    with pytest.raises(BadValue, match=r"zone\.unknown"):
        compile_zone(name)


# Text and back


@given(st.integers(-62_135_596_800, 253_402_300_799))
def test_iso_is_the_standard_form_and_comes_back(at: int) -> None:
    """`iso` is what the standard library writes, and `from_iso` its inverse."""
    text = iso(at)
    assert text == datetime.fromtimestamp(at, STD_UTC).isoformat().replace("+00:00", "Z")
    assert from_iso(text) == at


@given(st.sampled_from(NAMES), YEARS)
def test_full_text_is_the_standard_form_and_comes_back(name: str, at: int) -> None:
    """The full local form carries its offset, so nothing is lost."""
    text = full_text(at, ZONES[name])
    assert text == shown(at, name).isoformat()
    assert from_iso(text) == at
    assert local_text(at, ZONES[name]) == text[:16].replace("T", " ")
    assert date_text(day_of(at, ZONES[name])) == text[:10]
    assert month_of(at, ZONES[name]) == text[:7]


@pytest.mark.parametrize(
    "text",
    [
        "2026-11-02T02:00:00",
        "2026-11-02 02:00:00Z",
        "2026-11-02t02:00:00z",
        "2026-11-02T02:00Z",
        "2026-11-02T02:00:00.5Z",
        "2026-11-02T24:00:00Z",
        "2026-11-02",
        "20261102T020000Z",
        "2026-W01-1T02:00:00Z",
        "2026-11-02T02:00:00Z\n",
        "٢٠٢٦-11-02T02:00:00Z",
        "2026-11-02T02:00:00+0700",
        "",
        "x",
    ],
)
def test_from_iso_refuses_other_forms(text: str) -> None:
    """What the log holds has one form; a time without an offset is none."""
    with pytest.raises(BadValue) as caught:
        from_iso(text)
    assert (caught.value.key, caught.value.values) == ("when.iso", {"text": text})


@pytest.mark.parametrize(
    "text",
    [
        "2026-02-30T02:00:00Z",
        "2026-13-01T02:00:00Z",
        "2026-11-02T25:00:00Z",
        "2026-11-02T02:60:00Z",
        "2026-11-02T02:00:60Z",
        "2026-11-02T02:00:00+25:00",
        "0000-01-01T00:00:00Z",
    ],
)
def test_from_iso_refuses_what_does_not_exist(text: str) -> None:
    """The form is right, the date or time is not."""
    with pytest.raises(BadValue, match=r"when\.impossible"):
        from_iso(text)


@given(st.dates())
def test_day_numbers_count_from_1970(day: date) -> None:
    """Day numbers, their text and their weekdays agree with the calendar."""
    number = day_number(day.isoformat())
    assert number == (day - date(1970, 1, 1)).days
    assert date_text(number) == day.isoformat()
    assert weekday_of(number) == day.weekday()


@pytest.mark.parametrize(
    ("text", "key"),
    [
        ("2026-02-29", "when.impossible"),
        ("2026-13-01", "when.impossible"),
        ("2026-00-10", "when.impossible"),
        ("2026-1-1", "when.date"),
        ("20260101", "when.date"),
        ("2026-W01-1", "when.date"),
        ("2026-11-02 ", "when.date"),
        ("", "when.date"),
    ],
)
def test_impossible_dates(text: str, key: str) -> None:
    """Wrong form and wrong date are told apart."""
    with pytest.raises(BadValue) as caught:
        day_number(text)
    assert (caught.value.key, caught.value.values) == (key, {"text": text})


@pytest.mark.parametrize(
    ("month", "name", "start", "end"),
    [
        ("2026-11", "Asia/Jakarta", "2026-10-31T17:00:00Z", "2026-11-30T17:00:00Z"),
        ("2026-03", "Europe/Berlin", "2026-02-28T23:00:00Z", "2026-03-31T22:00:00Z"),
        ("2026-12", "Asia/Jakarta", "2026-11-30T17:00:00Z", "2026-12-31T17:00:00Z"),
        ("2011-12", "Pacific/Apia", "2011-12-01T10:00:00Z", "2011-12-31T10:00:00Z"),
    ],
)
def test_month_bounds(month: str, name: str, start: str, end: str) -> None:
    """Half-open, in the local zone, whatever the clock does in between."""
    bounds = month_bounds(month, ZONES[name])
    assert tuple(map(iso, bounds)) == (start, end)
    assert [month_of(at, ZONES[name]) for at in (bounds[0] - 1, bounds[0], bounds[1] - 1)] == [
        previous_month(month),
        month,
        month,
    ]


def test_months_before_and_after() -> None:
    """Across the year's end in both directions."""
    assert (previous_month("2026-01"), previous_month("2026-11")) == ("2025-12", "2026-10")
    assert (next_month("2026-12"), next_month("2026-08")) == ("2027-01", "2026-09")


@pytest.mark.parametrize("month", ["2026-13", "2026-00", "2026-1", "202611", "november", "", "x"])
def test_months_without_meaning(month: str) -> None:
    """One key for all of them, in every function that takes a month."""
    for function in (previous_month, next_month, lambda m: month_bounds(m, UTC)):
        with pytest.raises(BadValue) as caught:
            function(month)
        assert (caught.value.key, caught.value.values) == ("when.month", {"text": month})


# Durations


@pytest.mark.parametrize(
    ("text", "seconds"),
    [
        ("30m", 1800),
        ("4h", 14_400),
        ("3d", 86_400),
        ("1d 4h", 43_200),
        ("1d4h", 43_200),
        ("1 d 4 h", 43_200),
        ("90s", 90),
        (" 1H 30M ", 5400),
        ("1d 1h 1m 1s", 32_461),
        ("0d 5m", 300),
        ("10950d", 315_360_000),
    ],
)
def test_durations(text: str, seconds: int) -> None:
    """With a working day of eight hours."""
    assert parse_duration(text, 28_800) == seconds


@pytest.mark.parametrize(
    ("text", "key"),
    [
        ("", "duration.unknown"),
        ("5", "duration.unknown"),
        ("h", "duration.unknown"),
        ("1.5h", "duration.unknown"),
        ("4h 1d", "duration.unknown"),
        ("4h 4h", "duration.unknown"),
        ("-4h", "duration.unknown"),
        ("1w", "duration.unknown"),
        ("4 hours", "duration.unknown"),
        ("٤h", "duration.unknown"),
        ("9" * 5000 + "h", "duration.unknown"),
        ("0m", "duration.range"),
        ("0d 0h", "duration.range"),
        ("10951d", "duration.range"),
        ("999999999s", "duration.range"),
    ],
)
def test_durations_refused(text: str, key: str) -> None:
    """Another form, nothing at all, or more than ten years."""
    with pytest.raises(BadValue) as caught:
        parse_duration(text, 28_800)
    assert (caught.value.key, caught.value.values) == (key, {"text": text})


@pytest.mark.parametrize(
    ("seconds", "text"),
    [
        (0, "0m"),
        (45, "45s"),
        (60, "1m"),
        (90, "1m 30s"),
        (3600, "1h"),
        (3601, "1h 1s"),
        (8100, "2h 15m"),
        (-8100, "-2h 15m"),
        (-5, "-5s"),
        (360_000, "100h"),
    ],
)
def test_duration_text(seconds: int, text: str) -> None:
    """Compact, with the sign in front."""
    assert duration_text(seconds) == text


@given(st.integers(1, 315_360_000))
def test_duration_text_can_be_typed_again(seconds: int) -> None:
    """What is shown can be given back."""
    assert parse_duration(duration_text(seconds), 28_800) == seconds


@pytest.mark.parametrize(
    ("seconds", "day_s", "text"),
    [
        (86_400, 28_800, "3 working days (24 working hours)"),
        (28_800, 28_800, "1 working day (8 working hours)"),
        (86_400, 86_400, "1 working day (24 working hours)"),
        (3600, 3600, "1 working day (1 working hour)"),
        (27_000, 27_000, "1 working day (7h 30m)"),
        (54_000, 27_000, "2 working days (15 working hours)"),
        (14_400, 28_800, "4h"),
        (32_400, 28_800, "9h"),
        (0, 28_800, "0m"),
        (-28_800, 28_800, "-8h"),
    ],
)
def test_working_text(seconds: int, day_s: int, text: str) -> None:
    """Whole days are named with what they are worth."""
    assert working_text(seconds, day_s) == text


# What people type

ANY_TIME = [
    ("now", "2026-11-04 10:00:00"),
    ("  NOW ", "2026-11-04 10:00:00"),
    ("sekarang", "2026-11-04 10:00:00"),
    ("2026-11-02", "2026-11-02 00:00:00"),
    ("2026/11/02", "2026-11-02 00:00:00"),
    ("2026-11-02 09:15", "2026-11-02 09:15:00"),
    ("2026-11-02 09.15", "2026-11-02 09:15:00"),
    ("2026-11-02T09:15", "2026-11-02 09:15:00"),
    ("2026-11-02T09:15:30", "2026-11-02 09:15:30"),
    ("2026-11-02T09:15:30.999", "2026-11-02 09:15:30"),
    ("2026-11-02T09:15Z", "2026-11-02 16:15:00"),
    ("2026-11-02T09:15:30+07:00", "2026-11-02 09:15:30"),
    ("2026-11-02 09:15 +0900", "2026-11-02 07:15:00"),
    ("2026-11-02 09:15-03", "2026-11-02 19:15:00"),
    ("2026-11-02 09:15 WIB", "2026-11-02 09:15:00"),
    ("2026-11-02 09:15 WITA", "2026-11-02 08:15:00"),
    ("2026-11-02 09:15 WIT", "2026-11-02 07:15:00"),
    ("9:15", "2026-11-04 09:15:00"),
    ("09.15", "2026-11-04 09:15:00"),
    ("16:30", "2026-11-04 16:30:00"),
    ("9 pm", "2026-11-04 21:00:00"),
    ("12am", "2026-11-04 00:00:00"),
    ("12:30 pm", "2026-11-04 12:30:00"),
    ("at 9:15", "2026-11-04 09:15:00"),
    ("today", "2026-11-04 00:00:00"),
    ("today 9:15", "2026-11-04 09:15:00"),
    ("9:15 today", "2026-11-04 09:15:00"),
    ("Hari ini 08.00", "2026-11-04 08:00:00"),
    ("yesterday 16:30", "2026-11-03 16:30:00"),
    ("yesterday at 16:30", "2026-11-03 16:30:00"),
    ("kemarin jam 16.30", "2026-11-03 16:30:00"),
    ("kemarin pukul 16.30", "2026-11-03 16:30:00"),
    ("kemarin", "2026-11-03 00:00:00"),
    ("tomorrow 8:00", "2026-11-05 08:00:00"),
    ("besok 08.00", "2026-11-05 08:00:00"),
    ("15m ago", "2026-11-04 09:45:00"),
    ("15 minutes ago", "2026-11-04 09:45:00"),
    ("2h ago", "2026-11-04 08:00:00"),
    ("2 jam lalu", "2026-11-04 08:00:00"),
    ("15 menit yang lalu", "2026-11-04 09:45:00"),
    ("3d ago", "2026-11-01 10:00:00"),
    ("3 hari lalu", "2026-11-01 10:00:00"),
    ("1d 2h ago", "2026-11-03 08:00:00"),
    ("-15m", "2026-11-04 09:45:00"),
    ("-1h30m", "2026-11-04 08:30:00"),
    ("in 2h", "2026-11-04 12:00:00"),
    ("in 3d", "2026-11-07 10:00:00"),
    ("dalam 2 jam", "2026-11-04 12:00:00"),
    ("2 jam lagi", "2026-11-04 12:00:00"),
    ("+2h", "2026-11-04 12:00:00"),
    ("2 Nov 2026 9:15", "2026-11-02 09:15:00"),
    ("2 Nov 2026", "2026-11-02 00:00:00"),
    ("2 November 2026 9.15", "2026-11-02 09:15:00"),
    ("Nov 2, 2026, 9:15", "2026-11-02 09:15:00"),
    ("2nd of November 2026 9pm", "2026-11-02 21:00:00"),
    ("9:15 2 nov 2026", "2026-11-02 09:15:00"),
    ("2-Nov-2026", "2026-11-02 00:00:00"),
    ("Mon, 2 Nov 2026 09:15:00 +0700", "2026-11-02 09:15:00"),
    ("Mon Nov  2 09:15:00 WIB 2026", "2026-11-02 09:15:00"),
    ("Senin, 2 November 2026 pukul 9.15", "2026-11-02 09:15:00"),
    ("1 januari 2026", "2026-01-01 00:00:00"),
    ("1 pebruari 2026", "2026-02-01 00:00:00"),
    ("1 maret 2026", "2026-03-01 00:00:00"),
    ("1 mei 2026", "2026-05-01 00:00:00"),
    ("1 juni 2026", "2026-06-01 00:00:00"),
    ("1 juli 2026", "2026-07-01 00:00:00"),
    ("17 agustus 2026", "2026-08-17 00:00:00"),
    ("17 agu 2026", "2026-08-17 00:00:00"),
    ("17 ags 2026", "2026-08-17 00:00:00"),
    ("1 okt 2026", "2026-10-01 00:00:00"),
    ("1 Desember 2025", "2025-12-01 00:00:00"),
    ("1 des 2025", "2025-12-01 00:00:00"),
    ("2/11/2026", "2026-11-02 00:00:00"),
    ("2.11.2026 9:15", "2026-11-02 09:15:00"),
    ("02-11-2026 9.15", "2026-11-02 09:15:00"),
]


@pytest.mark.parametrize(("text", "expected"), ANY_TIME)
def test_typed_times(text: str, expected: str) -> None:
    """Forms with one meaning, whatever is preferred; read at 10:00 in Jakarta."""
    for prefer in ("past", "future"):
        at = parse_when(text, JAKARTA, NOW, prefer=prefer)
        assert full_text(at, JAKARTA)[:19].replace("T", " ") == expected


@pytest.mark.parametrize(
    ("text", "past", "future"),
    [
        ("fri 16:30", "2026-10-30 16:30", "2026-11-06 16:30"),
        ("Friday 16:30", "2026-10-30 16:30", "2026-11-06 16:30"),
        ("jumat 16.30", "2026-10-30 16:30", "2026-11-06 16:30"),
        ("Jum'at 16.30", "2026-10-30 16:30", "2026-11-06 16:30"),
        ("jum 16.30", "2026-10-30 16:30", "2026-11-06 16:30"),
        ("hari jumat jam 16.30", "2026-10-30 16:30", "2026-11-06 16:30"),
        ("on friday at 16:30", "2026-10-30 16:30", "2026-11-06 16:30"),
        ("mon 9:00", "2026-11-02 09:00", "2026-11-09 09:00"),
        ("senin 9:00", "2026-11-02 09:00", "2026-11-09 09:00"),
        ("tue 9:00", "2026-11-03 09:00", "2026-11-10 09:00"),
        ("selasa 9:00", "2026-11-03 09:00", "2026-11-10 09:00"),
        ("wed 9:59", "2026-11-04 09:59", "2026-11-11 09:59"),
        ("wed 10:00", "2026-11-04 10:00", "2026-11-11 10:00"),
        ("rabu 10.01", "2026-10-28 10:01", "2026-11-04 10:01"),
        ("thu 9:00", "2026-10-29 09:00", "2026-11-05 09:00"),
        ("kamis 9:00", "2026-10-29 09:00", "2026-11-05 09:00"),
        ("sat 9:00", "2026-10-31 09:00", "2026-11-07 09:00"),
        ("sabtu 9:00", "2026-10-31 09:00", "2026-11-07 09:00"),
        ("sun 9:00", "2026-11-01 09:00", "2026-11-08 09:00"),
        ("minggu 9:00", "2026-11-01 09:00", "2026-11-08 09:00"),
        ("friday", "2026-10-30 00:00", "2026-11-06 00:00"),
        ("wednesday", "2026-11-04 00:00", "2026-11-11 00:00"),
        ("wed 10:00 +09:00", "2026-11-04 08:00", "2026-11-11 08:00"),
        ("wed 12:00 WIT", "2026-11-04 10:00", "2026-11-11 10:00"),
        ("wed 10:00 utc", "2026-10-28 17:00", "2026-11-04 17:00"),
        ("2h", "2026-11-04 08:00", "2026-11-04 12:00"),
        ("3d", "2026-11-01 10:00", "2026-11-07 10:00"),
        ("2 nov", "2026-11-02 00:00", "2027-11-02 00:00"),
        ("2 nov 9:15", "2026-11-02 09:15", "2027-11-02 09:15"),
        ("4 nov 10:30", "2025-11-04 10:30", "2026-11-04 10:30"),
        ("5 mei", "2026-05-05 00:00", "2027-05-05 00:00"),
        ("29 feb", "2024-02-29 00:00", "2028-02-29 00:00"),
    ],
)
def test_typed_times_with_several_answers(text: str, past: str, future: str) -> None:
    """The most recent not after now, or the first after it."""
    assert local_text(parse_when(text, JAKARTA, NOW), JAKARTA) == past
    assert local_text(parse_when(text, JAKARTA, NOW, prefer="future"), JAKARTA) == future


@pytest.mark.parametrize(
    ("text", "key"),
    [
        ("", "when.unknown"),
        ("   ", "when.unknown"),
        ("5", "when.unknown"),
        ("10", "when.unknown"),
        ("a", "when.unknown"),
        ("2026", "when.unknown"),
        ("20261102", "when.unknown"),
        ("nov", "when.unknown"),
        ("may", "when.unknown"),
        ("nov 2026", "when.unknown"),
        ("2 nov 26", "when.unknown"),
        ("26 nov 2", "when.unknown"),
        ("2/11", "when.unknown"),
        ("2/11/26", "when.unknown"),
        ("2 nov 2026 1030", "when.unknown"),
        ("2 nov 2026 8:00 9:00", "when.unknown"),
        ("2 nov 2026 9:15 EST", "when.unknown"),
        ("lunch on 2 nov 2026", "when.unknown"),
        ("2 nov 2026 and so on", "when.unknown"),
        ("soon", "when.unknown"),
        ("next week", "when.unknown"),
        ("3 parsecs ago", "when.unknown"),
        ("in 2h ago", "when.unknown"),
        ("ago", "when.unknown"),
        ("1s " * 30 + "ago", "when.unknown"),
        ("２ nov 2026", "when.unknown"),
        ("2026-13-01", "when.impossible"),
        ("2026-02-30", "when.impossible"),
        ("30/02/2026", "when.impossible"),
        ("11/25/2026", "when.impossible"),
        ("31 nov 2026", "when.impossible"),
        ("30 feb", "when.impossible"),
        ("0 nov 2026", "when.impossible"),
        ("25:00", "when.impossible"),
        ("24:00", "when.impossible"),
        ("9:60", "when.impossible"),
        ("9:15:60", "when.impossible"),
        ("13 pm", "when.impossible"),
        ("0am", "when.impossible"),
        ("9:15 +16:00", "when.impossible"),
        ("9:15 +07:60", "when.impossible"),
        ("tue 2026-11-02", "when.weekday"),
        ("selasa, 2 november 2026 9.15", "when.weekday"),
        ("1969-12-31", "when.range"),
        ("2200-01-02", "when.range"),
        ("1 jan 9999", "when.range"),
        ("999999d ago", "when.range"),
        ("in 999999d", "when.range"),
    ],
)
def test_typed_times_refused(text: str, key: str) -> None:
    """Nothing is guessed, and what does not exist is said."""
    for prefer in ("past", "future"):
        with pytest.raises(BadValue) as caught:
            parse_when(text, JAKARTA, NOW, prefer=prefer)
        assert (caught.value.key, caught.value.values["text"]) == (key, text)


def test_a_wrong_weekday_says_which_date_it_is() -> None:
    """The date is told, so that the reader sees which of the two is wrong."""
    with pytest.raises(BadValue) as caught:
        parse_when("tue 2 nov 2026", JAKARTA, NOW)
    assert caught.value.values == {"text": "tue 2 nov 2026", "date": "2026-11-02"}


@pytest.mark.parametrize(
    ("text", "name"),
    [
        ("2026-03-29 02:30", "Europe/Berlin"),
        ("29 mar 2026 02:30", "Europe/Berlin"),
        ("2018-11-04 00:00", "America/Sao_Paulo"),
        ("2011-12-30", "Pacific/Apia"),
        ("2011-12-30 12:00", "Pacific/Apia"),
    ],
)
def test_local_times_that_were_skipped(text: str, name: str) -> None:
    """A gap is refused, not shifted, and the zone is named."""
    with pytest.raises(BadValue) as caught:
        parse_when(text, ZONES[name], NOW)
    assert (caught.value.key, caught.value.values) == ("when.gap", {"text": text, "zone": name})


@pytest.mark.parametrize(
    ("text", "name", "expected"),
    [
        ("2026-10-25 02:30", "Europe/Berlin", "2026-10-25T00:30:00Z"),
        ("2026-10-25 02:30 +01:00", "Europe/Berlin", "2026-10-25T01:30:00Z"),
        ("2018-11-04", "America/Sao_Paulo", "2018-11-04T03:00:00Z"),
        ("2026-03-29 02:30 +01:00", "Europe/Berlin", "2026-03-29T01:30:00Z"),
    ],
)
def test_repeated_hours_and_missing_midnights(text: str, name: str, expected: str) -> None:
    """The first run of a repeated hour, unless an offset says otherwise."""
    assert iso(parse_when(text, ZONES[name], NOW)) == expected


def test_days_ago_keep_the_clock_time_across_a_zone_change() -> None:
    """Calendar days are not 24 hours; a skipped clock time moves to the end of the gap."""
    monday = from_iso("2026-03-30T00:30:00Z")  # 02:30 in Berlin, the day after the change
    assert iso(parse_when("2d ago", BERLIN, monday)) == "2026-03-28T01:30:00Z"
    assert iso(parse_when("1d ago", BERLIN, monday)) == "2026-03-29T01:00:00Z"
    assert iso(parse_when("48h ago", BERLIN, monday)) == "2026-03-28T00:30:00Z"


def test_a_typed_zone_wins_over_the_desk_s() -> None:
    """Only a time without an offset is the desk's."""
    texts = ("2026-11-02 09:15", "2026-11-02 09:15Z")
    assert [iso(parse_when(text, BERLIN, NOW)) for text in texts] == [
        "2026-11-02T08:15:00Z",
        "2026-11-02T09:15:00Z",
    ]


@given(YEARS, st.sampled_from(NAMES))
def test_every_form_we_write_can_be_typed(at: int, name: str) -> None:
    """Full and UTC forms come back exactly; the local one names its minute."""
    zone = ZONES[name]
    assert parse_when(full_text(at, zone), zone, NOW) == at
    assert parse_when(iso(at), zone, NOW) == at
    assert local_text(parse_when(local_text(at, zone), zone, NOW), zone) == local_text(at, zone)


@given(YEARS, st.sampled_from(NAMES), st.integers(0, 6), st.integers(0, 1439))
def test_weekdays_are_the_nearest_ones(now: int, name: str, weekday: int, minute: int) -> None:
    """That weekday and clock time, and none nearer on the asked side."""
    zone = ZONES[name]
    text = f"{date(2026, 11, 2 + weekday):%a} {minute // 60}:{minute % 60:02}"
    past = outcome(lambda typed: parse_when(typed, zone, now), text)
    future = outcome(lambda typed: parse_when(typed, zone, now, prefer="future"), text)
    for at in (past, future):
        if isinstance(at, int):
            local = shown(at, name)
            assert (local.weekday(), local.hour * 60 + local.minute) == (weekday, minute)
        else:
            assert isinstance(at, BadValue)
            assert at.key == "when.gap"
    if isinstance(past, int) and isinstance(future, int):
        assert past <= now < future
        # A week, give or take a zone change or the day that Samoa left out.
        assert abs(future - past - 7 * 86_400) <= (0 if name == "Asia/Jakarta" else 90_000)


WORDS = """now today kemarin besok in ago lalu at jam fri jumat min may mei nov 2 15 31 2026 26
0915 9:15 09.15 9pm 25:00 2026-11-02 2/11/2026 +07:00 z wib utc of nd th - / , . -15m 3d 2h 1e5
1.5.5 t am 99999999999 00 :"""
PHRASES = st.lists(st.sampled_from(WORDS.split()), max_size=6).map(" ".join)


@settings(deadline=None)  # the first one loads dateutil
@given(st.one_of(st.text(max_size=30), PHRASES))
def test_whatever_is_typed_is_understood_or_refused(text: str) -> None:
    """No other exception, no warning, and nothing outside the range."""
    with warnings.catch_warnings():
        warnings.simplefilter("error")
        found = outcome(lambda typed: parse_when(typed, BERLIN, NOW), text)
    if isinstance(found, BadValue):
        assert found.values["text"] == text
    else:
        assert found in range(EARLIEST, LATEST)


@given(st.text(max_size=20))
def test_strict_readers_accept_or_refuse(text: str) -> None:
    """No other exception from any reader of machine-written text."""
    for reader in (from_iso, day_number, next_month, lambda t: parse_duration(t, 28_800)):
        found = outcome(reader, text)
        assert not isinstance(found, BadValue) or found.values["text"] == text


def test_the_host_s_zone_changes_nothing() -> None:
    """The same text gives the same instant under another TZ."""
    code = (
        "from helpdeskctl.core.when import Zone; from helpdeskctl.core.typed import parse_when;"
        "print([parse_when(t, Zone('x', ((-2**62, 25200),)), 1793761200) for t in"
        " ('9:15', '2 nov 2026 9:15', 'mon 9:00', '2026-11-02 09:15 WIB', '3d ago')])"
    )
    out = {
        subprocess.run(
            [sys.executable, "-c", code],
            env={"TZ": tz, "PYTHONPATH": str(ROOT)},
            capture_output=True,
            text=True,
            check=True,
        ).stdout
        for tz in ("Asia/Jakarta", "America/New_York", "UTC")
    }
    assert len(out) == 1


def test_start_up_stays_light() -> None:
    """The zone database and dateutil are loaded by nobody who does not need them."""
    code = (
        "import sys, helpdeskctl.core.worktime as w;"
        "print(sorted({'zoneinfo', 'dateutil', 'dataclasses'} & set(sys.modules)))"
    )
    out = subprocess.run(
        [sys.executable, "-c", code],
        env={"PYTHONPATH": str(ROOT)},
        capture_output=True,
        text=True,
        check=True,
    )
    assert out.stdout.strip() == "[]"


def test_a_zone_is_plain_data() -> None:
    """Compiled zones survive being written and read as lists."""
    rows = [list(span) for span in BERLIN.spans]
    assert Zone("Europe/Berlin", tuple((at, offset) for at, offset in rows)) == BERLIN
