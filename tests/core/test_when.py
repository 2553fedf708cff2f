"""Instants, days and durations as text, and back."""

from __future__ import annotations

from datetime import UTC as STD_UTC
from datetime import date, datetime

import pytest
from hypothesis import given
from hypothesis import strategies as st

from helpdeskctl.core.when import (
    UTC,
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
    whole_month,
)
from helpdeskctl.errors import BadValue
from tests.core.zones import NAMES, YEARS, ZONES, shown


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
    ("first", "last", "month"),
    [
        ("2026-10-01", "2026-10-31", "2026-10"),
        ("2026-12-01", "2026-12-31", "2026-12"),
        ("2024-02-01", "2024-02-29", "2024-02"),
        ("2026-02-01", "2026-03-01", None),
        ("2026-10-02", "2026-10-31", None),
        ("2026-10-01", "2026-10-30", None),
        ("2026-10-01", "2026-11-30", None),
        ("2026-10-01", "2026-10-01", None),
    ],
)
def test_whole_month(first: str, last: str, month: str | None) -> None:
    """Just one month, from its first day to its last."""
    assert whole_month(day_number(first), day_number(last)) == month
