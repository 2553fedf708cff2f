"""Zones and local times, against the zone database."""

from __future__ import annotations

from datetime import UTC as STD_UTC
from datetime import date, datetime, time

import pytest
from hypothesis import given
from hypothesis import strategies as st

from helpdeskctl.agreement.zones import compile_zone
from helpdeskctl.core.when import (
    day_number,
    day_of,
    from_iso,
    iso,
)
from helpdeskctl.errors import BadValue
from tests.core import oracle
from tests.core.zones import BERLIN, NAMES, YEARS, ZONES, shown


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
