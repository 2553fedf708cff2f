"""The resolution clock and its pauses."""

from __future__ import annotations

from typing import Any

import pytest

from helpdeskctl.core import clocks
from helpdeskctl.core.clocks import Clock
from tests.core.readings import AT_TWELVE, BOTH, RECEIPT, START, clock, waiting
from tests.core.story import (
    H,
    Telling,
    at,
    office,
    opened,
    tell,
    then,
    triaged,
)

RESOLUTION: dict[str, tuple[list[Telling], str, Clock | None]] = {
    "nothing promised before triage": ([RECEIPT], "tue 09:00", None),
    "nothing promised for an incident": (
        [RECEIPT, then("mon 10:00", "triaged", kind_="incident")],
        "mon 10:00",
        None,
    ),
    "from the receipt, not from triage": (START, "mon 12:00", clock(8, 3, 0, "mon 17:00", "due")),
    "the night does not count": (
        [opened("mon 16:00"), triaged("mon 16:30")],
        "tue 08:00",
        clock(8, 1, 0, "tue 16:00", "due"),
    ),
    "over a weekend": (
        [opened("fri 16:00"), triaged("fri 16:30")],
        "sat 12:00",
        clock(8, 1, 0, "mon2 16:00", "due"),
    ),
    "to the second": (START, "mon 17:00", clock(8, 8, 0, "mon 17:00", "due")),
    "still on the evening": (START, "mon 23:00", clock(8, 8, 0, "mon 17:00", "due")),
    "late a second after the opening": (
        START,
        "tue 09:00:01",
        Clock(8 * H, 8 * H + 1, 0, at("mon 17:00"), "missed"),
    ),
    "stops at the fulfilment": ([*START, AT_TWELVE], "wed 09:00", clock(8, 3, 0, None, "met")),
    "not at closing": (
        [*START, AT_TWELVE, then("thu 12:00", "closed")],
        "fri 09:00",
        clock(8, 3, 0, None, "met"),
    ),
    "fulfilled at closing time": (
        [*START, then("mon 17:00", "fulfilled")],
        "tue 12:00",
        clock(8, 8, 0, None, "met"),
    ),
    "fulfilled before the next opening": (
        [*START, then("tue 08:59", "fulfilled")],
        "tue 12:00",
        clock(8, 8, 0, None, "met"),
    ),
    "fulfilled a second late": (
        [*START, then("tue 09:00:01", "fulfilled")],
        "tue 12:00",
        Clock(8 * H, 8 * H + 1, 0, None, "missed"),
    ),
    "a temporary one stops it": (
        [*START, then("mon 12:00", "fulfilled", temporary=True)],
        "wed 09:00",
        clock(8, 3, 0, None, "met"),
    ),
    "the permanent one after it changes nothing": (
        [*START, then("mon 12:00", "fulfilled", temporary=True), then("fri 12:00", "fulfilled")],
        "fri 13:00",
        clock(8, 3, 0, None, "met"),
    ),
    "cancelled in time": (
        [*START, then("mon 12:00", "cancelled")],
        "wed 09:00",
        clock(8, 3, 0, None, None),
    ),
    "cancelled late": (
        [*START, then("tue 10:00", "cancelled")],
        "wed 09:00",
        clock(8, 9, 0, None, "missed"),
    ),
    "now before the receipt": (START, "sun0 09:00", clock(8, 0, 0, "mon 17:00", "due")),
    "late, then fulfilled": (
        [*START, then("tue 10:00", "fulfilled")],
        "wed 09:00",
        clock(8, 9, 0, None, "missed"),
    ),
}


@pytest.mark.parametrize(("story", "now", "expected"), RESOLUTION.values(), ids=RESOLUTION)
def test_resolution(story: list[Telling], now: str, expected: Clock | None) -> None:
    """The resolution clock runs from the receipt to the first fulfilment, in open time."""
    assert clocks.resolution(tell(*story), office, at(now)) == expected


PAUSES: dict[str, tuple[list[Telling], str, Clock]] = {
    "for the requester": (
        [*START, *waiting("requester", "mon 11:00", "mon 12:00")],
        "mon 13:00",
        clock(8, 3, 1, "tue 10:00", "due"),
    ),
    "for an approval": (
        [*START, *waiting("approval", "mon 11:00", "mon 12:00")],
        "mon 13:00",
        clock(8, 3, 1, "tue 10:00", "due"),
    ),
    "not for a vendor": (
        [*START, *waiting("vendor", "mon 11:00", "mon 12:00")],
        "mon 13:00",
        clock(8, 4, 0, "mon 17:00", "due"),
    ),
    "not for a purchase": (
        [*START, *waiting("purchase", "mon 11:00")],
        "mon 13:00",
        clock(8, 4, 0, "mon 17:00", "due"),
    ),
    "for a vendor where the service says so": (
        [RECEIPT, BOTH, *waiting("vendor", "mon 11:00", "mon 12:00")],
        "mon 13:00",
        clock(8, 3, 1, "tue 10:00", "due"),
    ),
    "for a purchase where the service says so": (
        [RECEIPT, BOTH, *waiting("purchase", "mon 11:00")],
        "mon 13:00",
        clock(8, 2, 2, None, "paused"),
    ),
    "paused: no deadline": (
        [*START, *waiting("requester", "mon 11:00")],
        "fri 13:00",
        clock(8, 2, 34, None, "paused"),
    ),
    "open time only": (
        [*START, *waiting("requester", "fri 15:00", "mon2 10:00")],
        "mon2 10:00",
        clock(8, 38, 3, "mon 17:00", "missed"),
    ),
    "overnight: nothing": (
        [*START, *waiting("requester", "mon 17:00", "tue 09:00")],
        "tue 09:00",
        clock(8, 8, 0, "mon 17:00", "due"),
    ),
    "before triage, too": (
        [RECEIPT, *waiting("requester", "mon 10:00", "mon 12:00"), triaged("mon 12:00")],
        "mon 13:00",
        clock(8, 2, 2, "tue 11:00", "due"),
    ),
    "several add up": (
        [
            *START,
            *waiting("requester", "mon 10:00", "mon 11:00"),
            *waiting("approval", "mon 12:00", "mon 14:00"),
        ],
        "mon 15:00",
        clock(8, 3, 3, "tue 12:00", "due"),
    ),
    "from one reason to the next without a gap": (
        [
            *START,
            *waiting("requester", "mon 10:00", "mon 11:00"),
            *waiting("approval", "mon 11:00", "mon 12:00"),
        ],
        "mon 12:00",
        clock(8, 1, 2, "tue 11:00", "due"),
    ),
    "a deadline before a pause stands": (
        [*START, *waiting("requester", "tue 12:00", "tue 15:00")],
        "tue 16:00",
        clock(8, 12, 3, "mon 17:00", "missed"),
    ),
    "never undoes a breach": (
        [*START, *waiting("requester", "tue 10:00")],
        "wed 12:00",
        clock(8, 9, 10, None, "missed"),
    ),
    "ends with the fulfilment": (
        [*START, *waiting("requester", "mon 10:00"), then("mon 12:00", "fulfilled")],
        "mon 13:00",
        clock(8, 1, 2, None, "met"),
    ),
    "ends with the cancellation": (
        [*START, *waiting("requester", "mon 10:00"), then("mon 12:00", "cancelled")],
        "fri 13:00",
        clock(8, 1, 2, None, None),
    ),
    "goes on through a new judgement": (
        [*START, *waiting("requester", "mon 10:00"), triaged("mon 11:00", resolve=4)],
        "mon 12:00",
        clock(4, 1, 2, None, "paused"),
    ),
    "after the temporary fulfilment it pauses nothing": (
        [
            RECEIPT,
            BOTH,
            then("mon 12:00", "fulfilled", temporary=True),
            *waiting("vendor", "mon 13:00", "tue 13:00"),
        ],
        "wed 12:00",
        clock(8, 3, 0, None, "met"),
    ),
}


@pytest.mark.parametrize(("story", "now", "expected"), PAUSES.values(), ids=PAUSES)
def test_pauses(story: list[Telling], now: str, expected: Clock) -> None:
    """Waits take open time out of the resolution clock, by what is waited for, and undo no miss."""
    assert clocks.resolution(tell(*story), office, at(now)) == expected


def test_left_while_paused() -> None:
    """While it is paused, what is left is the target less what has run."""
    request = tell(*START, *waiting("requester", "mon 11:00"))
    reading = clocks.resolution(request, office, at("thu 11:00"))
    assert reading is not None
    assert (reading.state, reading.due_at, reading.left_s) == ("paused", None, 6 * H)


OVERLAPS: dict[str, tuple[list[list[Any]], float, float, str]] = {
    "one within the other": (
        [
            [at("mon 10:00"), at("mon 14:00"), "requester"],
            [at("mon 11:00"), at("mon 12:00"), "vendor"],
        ],
        2,
        4,
        "tue 13:00",
    ),
    "half": (
        [
            [at("mon 10:00"), at("mon 12:00"), "requester"],
            [at("mon 11:00"), at("mon 13:00"), "vendor"],
        ],
        3,
        3,
        "tue 12:00",
    ),
    "the same": (
        [
            [at("mon 10:00"), at("mon 12:00"), "requester"],
            [at("mon 10:00"), at("mon 12:00"), "vendor"],
        ],
        4,
        2,
        "tue 11:00",
    ),
    "written in the wrong order": (
        [
            [at("mon 12:00"), at("mon 13:00"), "vendor"],
            [at("mon 10:00"), at("mon 11:00"), "requester"],
        ],
        4,
        2,
        "tue 11:00",
    ),
    "begun before the receipt": (
        [[at("sun0 10:00"), at("mon 10:00"), "requester"]],
        5,
        1,
        "tue 10:00",
    ),
    "awaiting is no wait": (
        [[at("mon 10:00"), at("mon 12:00"), "awaiting-confirmation"]],
        4,
        0,
        "tue 11:00",
    ),
}


@pytest.mark.parametrize(("spans", "elapsed", "paused", "due"), OVERLAPS.values(), ids=OVERLAPS)
def test_overlapping_pauses(
    spans: list[list[Any]], elapsed: float, paused: float, due: str
) -> None:
    """Spans that overlap are taken out once, in any order, and never before the receipt."""
    request = tell(*START)
    request.spans = spans
    expected = clock(8, elapsed, paused, due, "due")
    assert clocks.resolution(request, office, at("mon 15:00")) == expected
