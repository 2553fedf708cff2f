"""Times as people type them."""

from __future__ import annotations

import subprocess
import sys
import warnings
from datetime import date

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from helpdeskctl.core.typed import parse_when
from helpdeskctl.core.when import (
    EARLIEST,
    LATEST,
    Zone,
    day_number,
    from_iso,
    full_text,
    iso,
    local_text,
    next_month,
    parse_duration,
)
from helpdeskctl.errors import BadValue
from tests.core.zones import BERLIN, JAKARTA, NAMES, NOW, ROOT, YEARS, ZONES, outcome, shown

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
