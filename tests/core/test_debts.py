"""The debt of a temporary fulfilment; which agreement the hours are read from; one word for all."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from helpdeskctl.core import clocks
from tests.core.readings import AT_TWELVE, START, TEMPORARY, clock, waiting
from tests.core.story import (
    EVERY,
    OFFICE,
    H,
    Telling,
    at,
    hours,
    office,
    opened,
    tell,
    then,
    triaged,
)

if TYPE_CHECKING:
    from helpdeskctl.core.clocks import Clock
    from helpdeskctl.core.worktime import Calendar


DEBTS: dict[str, tuple[list[Telling], str, Clock | None]] = {
    "none": ([AT_TWELVE], "tue 09:00", None),
    "runs from the temporary fulfilment": (
        [TEMPORARY],
        "tue 09:00",
        clock(80, 5, 0, "mon2 12:00", "due")._replace(due_at=at("mon3 12:00")),
    ),
    "a second temporary one starts nothing": (
        [TEMPORARY, then("tue 12:00", "fulfilled", temporary=True)],
        "tue 12:00",
        clock(80, 8, 0, "mon3 12:00", "due"),
    ),
    "paid": (
        [TEMPORARY, then("tue 12:00", "fulfilled")],
        "fri 12:00",
        clock(80, 8, 0, None, "met"),
    ),
    "paid to the second": (
        [TEMPORARY, then("mon3 12:00", "fulfilled")],
        "mon3 12:00",
        clock(80, 80, 0, None, "met"),
    ),
    "late": ([TEMPORARY], "mon3 13:00", clock(80, 81, 0, "mon3 12:00", "missed")),
    "never pauses": (
        [TEMPORARY, then("tue 12:00", "waited", for_="requester")],
        "wed 12:00",
        clock(80, 16, 0, "mon3 12:00", "due"),
    ),
    "taken back: gone": ([TEMPORARY, then("tue 12:00", "reopened")], "wed 12:00", None),
    "cancelled in time": (
        [TEMPORARY, then("tue 12:00", "cancelled")],
        "fri 12:00",
        clock(80, 8, 0, None, None),
    ),
}


@pytest.mark.parametrize(("story", "now", "expected"), DEBTS.values(), ids=DEBTS)
def test_permanent(story: list[Telling], now: str, expected: Clock | None) -> None:
    """6f: a temporary fulfilment owes a permanent one within its time."""
    assert clocks.permanent(tell(*START, *story), office, at(now)) == expected


def test_debt_is_counted_in_the_days_it_was_promised_in() -> None:
    """`permanent_within` is in days of the default calendar, whatever calendar the service has."""
    asked: list[str] = []

    def calendars(_agreement: str | None, name: str) -> Calendar:
        asked.append(name)
        return OFFICE

    receipt = opened("mon 09:00")
    receipt[2]["calendar"] = "always"
    story = (receipt, triaged("mon 09:30", calendar="always"), TEMPORARY)
    clocks.permanent(tell(*story), calendars, at("tue 09:00"))
    assert asked == ["office"]


# Which agreement the hours are read from

TUESDAY_OFF = hours(closed=("tue",))


def closing_tuesday(agreement: str | None, _name: str) -> Calendar:
    """In force now: Tuesday is a holiday. The agreement `first` did not know it."""
    return OFFICE if agreement == "first" else TUESDAY_OFF


def test_later_holiday_moves_a_running_deadline() -> None:
    """Hours are facts: a running clock is read with the agreement in force."""
    request = tell(*START)
    assert clocks.resolution(request, office, at("wed 10:00")) == clock(
        8, 17, 0, "mon 17:00", "missed"
    )
    reading = clocks.resolution(request, closing_tuesday, at("wed 09:00"))
    assert reading == clock(8, 8, 0, "mon 17:00", "due")


def test_later_holiday_changes_no_resolution_that_was_given() -> None:
    """The verdict stays with the agreement of the event that stopped the clock."""
    request = tell(*START, then("tue 10:00", "fulfilled", agreement="first"))
    expected = clock(8, 9, 0, None, "missed")
    assert clocks.resolution(request, closing_tuesday, at("wed 09:00")) == expected


def test_later_holiday_changes_no_response_that_was_given() -> None:
    """So it is with the response."""
    note = then("tue 10:00", "noted", to_requester=True, agreement="first")
    expected = clock(8, 9, 0, None, "missed")
    request = tell(opened("mon 09:00", respond=8), note)
    assert clocks.response(request, closing_tuesday, at("wed 09:00")) == expected


def test_later_holiday_forgives_no_earlier_promise() -> None:
    """A promise passed before it was replaced is judged with the stopped clock, not with today's."""
    story = [*START, triaged("tue 12:00", respond=20, resolve=80)]
    late = tell(*story, then("wed 12:00", "fulfilled", agreement="first"))
    resolution = clocks.resolution(late, closing_tuesday, at("thu 09:00"))
    response = clocks.response(late, closing_tuesday, at("thu 09:00"))
    assert resolution == clock(80, 19, 0, None, "missed")
    assert response == clock(20, 19, 0, None, "missed")


def test_later_holiday_changes_no_first_resolution() -> None:
    """The first resolution stays what it was, also while the clock runs again."""
    story = [
        *START,
        then("tue 12:00", "fulfilled", agreement="first"),
        then("wed 12:00", "reopened"),
    ]
    assert clocks.first_elapsed(tell(*story), closing_tuesday) == 11 * H


def test_later_holiday_changes_no_debt_that_was_paid() -> None:
    """The permanent fulfilment is read with its own agreement, not with that of triage."""

    def second_closes(agreement: str | None, _name: str) -> Calendar:
        return TUESDAY_OFF if agreement == "second" else OFFICE

    story = [*START, TEMPORARY, then("wed 12:00", "fulfilled", agreement="second")]
    reading = clocks.permanent(tell(*story), second_closes, at("thu 09:00"))
    assert reading == clock(80, 8, 0, None, "met")


def test_handling_response_is_read_with_its_own_agreement() -> None:
    """3h: the second figure belongs to its own event as the first does."""
    request = tell(
        opened("mon 09:00", respond=8, counts=EVERY),
        then("mon 10:00", "assigned", agreement="first"),
        then("tue 10:00", "noted", to_requester=True, agreement="first"),
    )
    reading = clocks.response(request, closing_tuesday, at("wed 09:00"), clocks.HANDLING)
    assert reading == clock(8, 9, 0, None, "missed")


# One word for both

STANDING = [
    ("missed", "met", "missed"),
    ("met", "missed", "missed"),
    ("missed", "paused", "missed"),
    ("due", "missed", "missed"),
    ("due", "paused", "paused"),
    ("met", "paused", "paused"),
    ("due", "due", "due"),
    ("due", "met", "due"),
    ("met", "due", "due"),
    ("due", None, "due"),
    ("met", None, "met"),
    ("met", "met", "met"),
    (None, "met", "met"),
    (None, None, None),
]


@pytest.mark.parametrize(("answer", "solution", "word"), STANDING)
def test_precedence(answer: str | None, solution: str | None, word: str | None) -> None:
    """Missed before paused before due before met."""
    reading = clock(4, 1, 0, None, solution) if solution else None
    assert clocks.standing(clock(4, 1, 0, None, answer), reading) == word


def test_missed_response_is_not_hidden_by_a_pause() -> None:
    """A response that is late shows as late while the request waits."""
    request = tell(*START, *waiting("approval", "mon 14:00"))
    answer = clocks.response(request, office, at("mon 15:00"))
    solution = clocks.resolution(request, office, at("mon 15:00"))
    assert (answer.state, solution and solution.state) == ("missed", "paused")
    assert clocks.standing(answer, solution) == "missed"
