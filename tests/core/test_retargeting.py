"""New targets, reopening, first and total resolution."""

from __future__ import annotations

from itertools import pairwise
from typing import TYPE_CHECKING

import pytest

from helpdeskctl.core import clocks
from tests.core.readings import AT_TWELVE, LATE, RECEIPT, START, clock, waiting
from tests.core.story import (
    H,
    Telling,
    at,
    office,
    tell,
    then,
    triaged,
)

if TYPE_CHECKING:
    from helpdeskctl.core.clocks import Clock


NEW_TARGETS: dict[str, tuple[list[Telling], str, Clock]] = {
    "keeps the start": (
        [*START, triaged("mon 12:00", resolve=6)],
        "mon 12:00",
        clock(6, 3, 0, "mon 15:00", "due"),
    ),
    "keeps the pauses": (
        [*START, *waiting("requester", "mon 10:00", "mon 11:00"), triaged("mon 12:00", resolve=6)],
        "mon 13:00",
        clock(6, 3, 1, "mon 16:00", "due"),
    ),
    "a passed one stays missed": (
        [*START, triaged("tue 10:00", resolve=24)],
        "tue 11:00",
        clock(24, 10, 0, "wed 17:00", "missed"),
    ),
    "a passed one stays missed to the end": (
        [*START, triaged("tue 10:00", resolve=24), then("tue 11:00", "fulfilled")],
        "tue 12:00",
        clock(24, 10, 0, None, "missed"),
    ),
    "reached but not passed: no miss": (
        [*START, triaged("mon 17:00", resolve=24)],
        "tue 11:00",
        clock(24, 10, 0, "wed 17:00", "due"),
    ),
    "passed in the middle of three": (
        [*START, triaged("mon 10:00", resolve=2), triaged("mon 12:00", resolve=24)],
        "mon 13:00",
        clock(24, 4, 0, "wed 17:00", "missed"),
    ),
    "a short one that was replaced in time: no miss": (
        [*START, triaged("mon 10:00", resolve=2), triaged("mon 11:00", resolve=24)],
        "mon 13:00",
        clock(24, 4, 0, "wed 17:00", "due"),
    ),
    "after a temporary fulfilment, shorter: the verdict stands": (
        [
            *START,
            then("mon 12:00", "fulfilled", temporary=True),
            triaged("mon 13:00", resolve=1),
        ],
        "mon 14:00",
        clock(8, 3, 0, None, "met"),
    ),
    "after a temporary fulfilment in the same minute: the verdict stands": (
        [
            *START,
            then("mon 12:00", "fulfilled", temporary=True),
            triaged("mon 12:00", resolve=1),
        ],
        "mon 14:00",
        clock(8, 3, 0, None, "met"),
    ),
    "judged and fulfilled in the same minute": (
        [*START, triaged("mon 12:00", resolve=1), then("mon 12:00", "fulfilled")],
        "mon 14:00",
        clock(1, 3, 0, None, "missed"),
    ),
    "promised only after it was fulfilled, as in a log from elsewhere": (
        [RECEIPT, then("mon 12:00", "fulfilled"), triaged("tue 12:00", resolve=8)],
        "wed 14:00",
        clock(8, 3, 0, None, "met"),
    ),
    "after a late temporary fulfilment, longer: the verdict stands": (
        [
            *START,
            then("tue 12:00", "fulfilled", temporary=True),
            triaged("tue 13:00", resolve=80),
        ],
        "tue 14:00",
        clock(8, 11, 0, None, "missed"),
    ),
    "after a temporary one that was taken back: the new one counts": (
        [
            *START,
            then("mon 12:00", "fulfilled", temporary=True),
            triaged("mon 13:00", resolve=4),
            then("mon 14:00", "reopened"),
        ],
        "mon 14:30",
        clock(4, 3.5, 0, "mon 15:00", "due"),
    ),
    "an owner, a team, a level reset nothing": (
        [
            *START,
            then("mon 10:00", "assigned", owner="dewi"),
            then("mon 11:00", "escalated"),
            then("mon 12:00", "returned"),
        ],
        "mon 13:00",
        clock(8, 4, 0, "mon 17:00", "due"),
    ),
}


@pytest.mark.parametrize(("story", "now", "expected"), NEW_TARGETS.values(), ids=NEW_TARGETS)
def test_new_targets(story: list[Telling], now: str, expected: Clock) -> None:
    """A new judgement keeps start and pauses, forgives no deadline that had passed."""
    assert clocks.resolution(tell(*story), office, at(now)) == expected


REOPENED: dict[str, tuple[list[Telling], list[str], Clock]] = {
    "fulfilled": ([AT_TWELVE, LATE], ["awaiting-confirmation"], clock(8, 4, 0, "tue 17:00", "due")),
    "closed": (
        [AT_TWELVE, then("mon 15:00", "closed"), LATE],
        ["awaiting-confirmation"],
        clock(8, 4, 0, "tue 17:00", "due"),
    ),
    "cancelled": (
        [then("mon 12:00", "cancelled"), LATE],
        ["cancelled"],
        clock(8, 4, 0, "tue 17:00", "due"),
    ),
    "handed off": (
        [then("mon 12:00", "handed-off"), LATE],
        ["handed-off"],
        clock(8, 4, 0, "tue 17:00", "due"),
    ),
    "cancelled while waiting": (
        [*waiting("requester", "mon 10:00"), then("mon 12:00", "cancelled"), LATE],
        ["requester", "cancelled"],
        clock(8, 2, 2, "wed 11:00", "due"),
    ),
    "temporary, taken back": (
        [then("mon 12:00", "fulfilled", temporary=True), LATE],
        ["awaiting-confirmation"],
        clock(8, 4, 0, "tue 17:00", "due"),
    ),
    "temporary, then permanent": (
        [then("mon 12:00", "fulfilled", temporary=True), then("mon 15:00", "fulfilled"), LATE],
        ["awaiting-confirmation"],
        clock(8, 4, 0, "tue 17:00", "due"),
    ),
    "temporary, then cancelled": (
        [then("mon 12:00", "fulfilled", temporary=True), then("mon 15:00", "cancelled"), LATE],
        ["awaiting-confirmation", "cancelled"],
        clock(8, 4, 0, "tue 17:00", "due"),
    ),
    "twice": (
        [
            AT_TWELVE,
            then("mon 14:00", "reopened"),
            then("mon 15:00", "fulfilled"),
            LATE,
        ],
        ["awaiting-confirmation", "awaiting-confirmation"],
        clock(8, 5, 0, "tue 16:00", "due"),
    ),
}


@pytest.mark.parametrize(("story", "labels", "expected"), REOPENED.values(), ids=REOPENED)
def test_reopening(story: list[Telling], labels: list[str], expected: Clock) -> None:
    """The same clock goes on; the time it stood is left out, under its own name, never as a wait."""
    request = tell(*START, *story)
    assert [why for _, _, why in request.spans] == labels
    assert all(one[1] <= after[0] for one, after in pairwise(request.spans))
    assert clocks.resolution(request, office, at("tue 13:00")) == expected


def test_reopened_miss_stays() -> None:
    """What was fulfilled late is late after a reopening, at once."""
    request = tell(*START, then("tue 10:00", "fulfilled"), then("wed 10:00", "reopened"))
    assert clocks.resolution(request, office, at("wed 10:00")) == clock(
        8, 9, 0, "mon 17:00", "missed"
    )


def test_first_and_total_resolution() -> None:
    """First resolution ends at the very first fulfilment, the total at the last."""
    request = tell(*START, AT_TWELVE, then("mon 14:00", "reopened"), then("mon 16:00", "fulfilled"))
    assert clocks.first_elapsed(request, office) == 3 * H
    assert clocks.resolution(request, office, at("tue 09:00")) == clock(8, 5, 0, None, "met")


def test_no_first_resolution() -> None:
    """Without a fulfilment there is no first resolution."""
    assert clocks.first_elapsed(tell(*START), office) is None
