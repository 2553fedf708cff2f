"""Working time against a brute-force reference, around zone changes above all."""

from __future__ import annotations

from datetime import UTC, date, datetime, timedelta

import pytest
from hypothesis import example, given, settings
from hypothesis import strategies as st

from helpdeskctl.agreement.zones import compile_zone
from helpdeskctl.core.when import DAY, EARLIEST, LATEST, day_number, from_iso, iso
from helpdeskctl.core.worktime import Calendar, Hours, Week
from helpdeskctl.errors import BadValue
from tests.core import oracle
from tests.core.oracle import Office

CHANGES = {
    "Asia/Jakarta": ["2026-03-20T00:00:00Z"],  # none there; any day will do
    "Europe/Berlin": ["2026-03-29T01:00:00Z", "2026-10-25T01:00:00Z"],
    "America/New_York": ["2026-03-08T07:00:00Z", "2026-11-01T06:00:00Z"],
    "America/Sao_Paulo": ["2018-11-04T03:00:00Z", "2018-02-18T02:00:00Z"],  # at midnight
    "America/St_Johns": ["2010-03-14T03:31:00Z", "2010-11-07T02:31:00Z"],  # at 00:01
    "Australia/Lord_Howe": ["2026-10-03T15:30:00Z", "2026-04-04T15:00:00Z"],  # by half an hour
    "Pacific/Apia": ["2011-12-30T10:00:00Z", "2012-03-31T14:00:00Z"],  # a day left out
    "Africa/Casablanca": ["2026-02-15T02:00:00Z", "2026-03-22T02:00:00Z"],  # Ramadan
}
ZONES = {name: compile_zone(name) for name in CHANGES}
EVERY_DAY = ((0, DAY),)
OFFICE = (((28_800, 43_200), (46_800, 61_200)),) * 4 + (((28_800, 41_400), (48_600, 61_200)),)
USUAL = (*OFFICE, (), ())


def day(text: date) -> int:
    """The day number of a date."""
    return (text - date(1970, 1, 1)).days


def calendar(office: Office) -> Calendar:
    """The calendar under test, of an office as the reference reads it."""
    dated = tuple((day(first), day(last), week) for first, last, week in office.dated)
    closed = frozenset(map(day, office.holidays))
    return Calendar(Hours("office", ZONES[office.zone], 28_800, office.week, closed, dated))


def plain(
    week: Week = USUAL, zone: str = "Asia/Jakarta", holidays: tuple[str, ...] = ()
) -> Calendar:
    """An office as usual, or with another week, zone or holidays."""
    return calendar(Office(zone, week, frozenset(map(date.fromisoformat, holidays))))


def at(text: str) -> int:
    """An instant: Jakarta's clock where no offset is given."""
    return from_iso(text if text.endswith("Z") else f"{text.replace(' ', 'T')}:00+07:00")


PATIENT = settings(deadline=None)  # the reference is slow on purpose

# Random calendars

CUTS = st.lists(st.integers(0, 1440), min_size=2, max_size=6, unique=True).map(sorted)


@st.composite
def days(draw: st.DrawFn) -> tuple[tuple[int, int], ...]:
    """A day: closed, whole, ordinary with a break, a night's two ends, or anything."""
    cuts = draw(CUTS)
    anything = tuple((a * 60, b * 60) for a, b in zip(cuts[::2], cuts[1::2], strict=False))
    night = ((0, 6 * 3600), (22 * 3600, DAY))
    return draw(st.sampled_from([(), EVERY_DAY, OFFICE[0], OFFICE[4], night, anything, anything]))


WEEKS = st.tuples(*[days()] * 7)


@st.composite
def offices(draw: st.DrawFn) -> tuple[Office, int]:
    """An office, and a zone change that it lives through."""
    zone = draw(st.sampled_from(sorted(CHANGES)))
    change = from_iso(draw(st.sampled_from(CHANGES[zone])))
    near = datetime.fromtimestamp(change, UTC).date()
    dates = st.integers(-4, 4).map(lambda n: near + timedelta(days=n))
    dated = st.tuples(dates, st.integers(0, 3), WEEKS).map(
        lambda found: (found[0], found[0] + timedelta(days=found[1]), found[2])
    )
    week = draw(WEEKS.filter(any))
    holidays = draw(st.frozensets(dates, max_size=2))
    return Office(zone, week, holidays, tuple(draw(st.lists(dated, max_size=2)))), change


MOMENTS = st.integers(-3 * DAY, 3 * DAY)


SUNDAYS = Office("Africa/Casablanca", ((), (), (), (), (), (), ((0, DAY),)), frozenset(), ())


@PATIENT
@given(offices(), MOMENTS, MOMENTS)
@example((SUNDAYS, 1_771_120_800), 2, 1)
def test_elapsed_agrees_with_the_reference(given_: tuple[Office, int], a: int, b: int) -> None:
    """Open seconds of a few days around a zone change; swapped ends give 0."""
    office, change = given_
    built = calendar(office)
    assert built.elapsed(change + a, change + b) == oracle.elapsed(office, change + a, change + b)


@PATIENT
@given(offices(), MOMENTS, st.integers(0, 60 * 3600))
def test_add_agrees_with_the_reference(given_: tuple[Office, int], a: int, seconds: int) -> None:
    """The deadline is where counting up by hand ends, if that is near enough to count."""
    office, change = given_
    built, start = calendar(office), change + a
    found = built.add(start, seconds)
    if found - start <= 8 * DAY:
        assert found == oracle.due(office, start, seconds)
    else:
        assert oracle.elapsed(office, start, start + 8 * DAY) < seconds


@PATIENT
@given(offices(), MOMENTS, st.integers(1, 400 * 3600))
def test_the_deadline_is_the_first_such_instant(
    given_: tuple[Office, int], a: int, seconds: int
) -> None:
    """Elapsed equals the amount at the deadline and is less one second before."""
    office, change = given_
    built, start = calendar(office), change + a
    due = built.add(start, seconds)
    assert built.elapsed(start, due) == seconds
    assert built.elapsed(start, due - 1) == seconds - 1
    assert built.is_open(due - 1)


@PATIENT
@given(offices(), st.lists(st.integers(-400 * DAY, 400 * DAY), min_size=3, max_size=3).map(sorted))
def test_stretches_add_up(given_: tuple[Office, int], moments: list[int]) -> None:
    """Two neighbouring stretches are worth the whole; so are its intervals."""
    office, change = given_
    a, b, c = (change + moment for moment in moments)
    built, fresh = calendar(office), calendar(office)
    assert built.elapsed(b, c) + built.elapsed(a, b) == fresh.elapsed(a, c)
    intervals = list(built.intervals(a, c))
    assert sum(end - start for start, end in intervals) == built.elapsed(a, c)
    edges = [edge for interval in intervals for edge in interval]
    assert edges == sorted(set(edges))
    assert all(a <= edge <= c for edge in edges)


@PATIENT
@given(offices(), MOMENTS)
def test_open_agrees_with_the_reference(given_: tuple[Office, int], a: int) -> None:
    """At any second, and right at both edges of the interval that holds it."""
    office, change = given_
    built = calendar(office)
    moments = {change + a, change - 1, change}
    for start, end in built.intervals(change - DAY, change + DAY):
        moments |= {start - 1, start, end - 1, end}
    for moment in moments:
        assert built.is_open(moment) == oracle.is_open(office, moment)


SECOND_CUTS = st.lists(st.integers(0, DAY), min_size=2, max_size=4, unique=True).map(sorted)


@settings(max_examples=20, deadline=None)
@given(SECOND_CUTS, st.sampled_from(sorted(CHANGES)), st.integers(-7200, 7200))
@example([0, 1], "Pacific/Apia", 0)
@example([3599, 3601], "Europe/Berlin", 3)
def test_hours_to_the_second(cuts: list[int], zone: str, shift: int) -> None:
    """Hours need not be whole minutes: counted second by second around a change."""
    spans = tuple(zip(cuts[::2], cuts[1::2], strict=False))
    office = Office(zone, (spans,) * 7)
    a = from_iso(CHANGES[zone][0]) + shift
    expected = oracle.elapsed(office, a, a + 5000, tick=1)
    assert calendar(office).elapsed(a, a + 5000) == expected


@PATIENT
@given(
    offices(),
    st.lists(st.tuples(st.integers(-3000, 3000), st.integers(0, 60)), min_size=1, max_size=6),
)
def test_the_order_of_questions_does_not_matter(
    given_: tuple[Office, int], asked: list[tuple[int, int]]
) -> None:
    """A calendar that has grown to both sides answers as a fresh one does."""
    office, change = given_
    grown = calendar(office)
    for start, length in asked:
        a = change + start * DAY
        assert grown.elapsed(a, a + length * DAY) == calendar(office).elapsed(a, a + length * DAY)
        assert grown.add(a, length * 3600) == calendar(office).add(a, length * 3600)


# By name


@pytest.mark.parametrize("name", CHANGES)
def test_the_changes_are_changes(name: str) -> None:
    """The instants the tests gather around are those at which the clock jumps."""
    for change in map(from_iso, CHANGES[name]):
        jumps = ZONES[name].offset(change - 1) != ZONES[name].offset(change)
        assert jumps == (name != "Asia/Jakarta")


@pytest.mark.parametrize(
    ("start", "seconds", "due"),
    [
        ("2026-11-02 08:00", 0, "2026-11-02 08:00"),
        ("2026-11-01 03:00", 0, "2026-11-01 03:00"),
        ("2026-11-02 08:00", 4 * 3600, "2026-11-02 12:00"),  # closing for lunch, not 13:00
        ("2026-11-02 08:00", 8 * 3600, "2026-11-02 17:00"),  # closing, not the next opening
        ("2026-11-02 08:00", 8 * 3600 + 60, "2026-11-03 08:01"),
        ("2026-11-06 16:00", 3600, "2026-11-06 17:00"),
        ("2026-11-06 17:00", 3600, "2026-11-09 09:00"),
        ("2026-11-07 12:00", 3600, "2026-11-09 09:00"),
        ("2026-11-06 11:00", 3600, "2026-11-06 14:00"),  # Friday prayers until 13:30
        ("2026-12-24 16:00", 7200, "2026-12-28 09:00"),  # Christmas Day is a Friday
    ],
)
def test_deadlines_of_an_office(start: str, seconds: int, due: str) -> None:
    """Monday to Friday 8–17 with lunch and Friday prayers, one holiday."""
    office = plain(holidays=("2026-12-25",))
    assert office.add(at(start), seconds) == at(due)


def test_a_night_shift_is_one_interval() -> None:
    """22:00–06:00, given as two parts, comes back as one."""
    night = plain(((((0, 21_600), (79_200, DAY))),) * 7)
    found = list(night.intervals(at("2026-11-02 12:00"), at("2026-11-03 12:00")))
    assert found == [(at("2026-11-02 22:00"), at("2026-11-03 06:00"))]


def test_round_the_clock_is_one_interval_across_years() -> None:
    """Days, months and the strides a calendar grows by leave no seam."""
    always = plain((EVERY_DAY,) * 7, "Europe/Berlin")
    a, b = from_iso("2016-05-01T00:00:00Z"), from_iso("2031-05-01T00:00:00Z")
    always.is_open(b)
    always.is_open(a)
    assert list(always.intervals(a, b)) == [(a, b)]
    assert always.elapsed(a, b) == b - a
    assert always.add(a, b - a) == b


def test_overlapping_and_unsorted_intervals_count_once() -> None:
    """Open is open, however often and in whatever order it is said."""
    odd = plain((((36_000, 61_200), (30_000, 30_060), (28_800, 43_200), (28_800, 43_200)),) * 7)
    assert odd.elapsed(at("2026-11-02 00:00"), at("2026-11-03 00:00")) == 61_200 - 28_800


def test_dated_hours_and_holidays() -> None:
    """A later entry wins over an earlier one, a holiday over both; both end days belong."""
    short: Week = ((((28_800, 50_400)),),) * 7
    hours = Hours(
        "office",
        ZONES["Asia/Jakarta"],
        28_800,
        USUAL,
        frozenset({day_number("2026-02-19")}),
        (
            (day_number("2026-02-18"), day_number("2026-02-22"), short),
            (day_number("2026-02-21"), day_number("2026-02-21"), ((),) * 7),
        ),
    )
    worked = {
        text: Calendar(hours).elapsed(at(f"{text} 00:00"), at(f"{text} 00:00") + DAY) // 3600
        for text in (f"2026-02-{n}" for n in range(17, 24))
    }
    assert list(worked.values()) == [8, 6, 0, 6, 0, 6, 8]
    assert [len(hours.on(day_number(text))) for text in worked] == [2, 1, 0, 1, 0, 1, 2]


@pytest.mark.parametrize(
    ("zone", "text", "hours"),
    [
        ("Europe/Berlin", "2026-03-29", 23),
        ("Europe/Berlin", "2026-10-25", 25),
        ("Australia/Lord_Howe", "2026-10-04", 23.5),
        ("Pacific/Apia", "2011-12-30", 0),
        ("America/Sao_Paulo", "2018-11-04", 23),
    ],
)
def test_days_of_other_lengths(zone: str, text: str, hours: float) -> None:
    """Round the clock, a local day is worth what the clock made of it."""
    always, number = plain((EVERY_DAY,) * 7, zone), day_number(text)
    a, b = ZONES[zone].midnight(number), ZONES[zone].midnight(number + 1)
    assert always.elapsed(a, b) == hours * 3600


def test_hours_within_a_gap_and_within_a_repeated_hour() -> None:
    """02:00–03:00 is skipped in spring and worked twice in autumn."""
    night = plain((((7200, 10_800),),) * 7, "Europe/Berlin")
    spring, autumn = from_iso("2026-03-29T00:00:00Z"), from_iso("2026-10-24T22:00:00Z")
    assert night.elapsed(spring, spring + 6 * 3600) == 0
    assert list(map(iso, next(night.intervals(autumn, autumn + DAY)))) == [
        "2026-10-25T00:00:00Z",
        "2026-10-25T02:00:00Z",
    ]


def test_old_and_far_instants() -> None:
    """A request of 2016, and dates behind the last zone table and near the end of time."""
    office = plain(zone="Europe/Berlin")
    week = from_iso("2016-03-28T00:00:00Z"), from_iso("2016-04-04T00:00:00Z")
    assert office.elapsed(*week) == (4 * 8 + 7) * 3600
    assert office.add(from_iso("2150-06-01T00:00:00Z"), 60) > from_iso("2150-06-01T00:00:00Z")
    assert office.elapsed(EARLIEST, LATEST - 1) > 0


@pytest.mark.parametrize(("a", "b"), [(EARLIEST - 1, 5), (LATEST - 1, LATEST), (2**70, 2**71)])
def test_beyond_the_ends_of_time(a: int, b: int) -> None:
    """Outside the years a calendar can be laid out for, it says so."""
    with pytest.raises(BadValue) as caught:
        plain().elapsed(a, b)
    assert (caught.value.key, caught.value.values) == ("hours.beyond", {"name": "office"})


def test_a_deadline_that_never_comes() -> None:
    """Closed for good by dated hours: a failure, not an endless search."""
    shut = ((day_number("2026-01-01"), day_number("2300-01-01"), ((),) * 7),)
    hours = Hours("office", ZONES["Asia/Jakarta"], 28_800, USUAL, frozenset(), shut)
    with pytest.raises(BadValue, match=r"hours\.beyond"):
        Calendar(hours).add(at("2026-11-02 08:00"), 1)


def test_a_negative_amount_is_a_bug() -> None:
    """Nobody may ask for the deadline of a negative target."""
    with pytest.raises(ValueError, match="-1"):
        plain().add(at("2026-11-02 08:00"), -1)


def test_a_week_that_is_never_open() -> None:
    """Refused when built, not when the first request waits for ever."""
    with pytest.raises(BadValue) as caught:
        plain(((),) * 7)
    assert (caught.value.key, caught.value.values) == ("hours.never-open", {"name": "office"})


@pytest.mark.parametrize("span", [(32_400, 32_400), (61_200, 28_800), (-60, 60), (0, DAY + 1)])
def test_intervals_that_are_none(span: tuple[int, int]) -> None:
    """Empty, backwards, or reaching out of the day; in dated hours too."""
    week: Week = ((), (span,), (), (), (), (), ())
    dated = ((0, 1, week),)
    for hours in (
        Hours("office", ZONES["Asia/Jakarta"], 28_800, week, frozenset(), ()),
        Hours("office", ZONES["Asia/Jakarta"], 28_800, USUAL, frozenset(), dated),
    ):
        with pytest.raises(BadValue) as caught:
            Calendar(hours)
        assert caught.value.key == "hours.interval"
        assert caught.value.values == {
            "name": "office",
            "weekday": 1,
            "opens": span[0],
            "closes": span[1],
        }


def test_an_empty_stretch_has_no_intervals() -> None:
    """Nor has one that is swapped, or that only touches open time."""
    office, moment = plain(), at("2026-11-02 09:00")
    assert list(office.intervals(moment, moment)) == []
    assert list(office.intervals(moment + 60, moment)) == []
    assert list(office.intervals(at("2026-11-02 12:00"), at("2026-11-02 13:00"))) == []
