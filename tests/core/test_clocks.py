"""The clocks by the rules of the agreement, on an office of Monday to Friday, 09:00 to 17:00 UTC."""

from __future__ import annotations

from itertools import pairwise
from typing import TYPE_CHECKING, Any

import pytest

from helpdeskctl.core import clocks
from helpdeskctl.core.clocks import Clock
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
    from helpdeskctl.core.worktime import Calendar

RECEIPT = opened("mon 09:00")
M = 60


def clock(
    target: float, elapsed: float, paused: float, due: str | None, state: str | None
) -> Clock:
    """A reading as a person writes it: hours, and a day with a time."""
    return Clock(
        int(target * H),
        round(elapsed * H),
        round(paused * H),
        None if due is None else at(due),
        state,
    )


RESPONSE: dict[str, tuple[list[Telling], str, Clock]] = {
    "from the first second": ([RECEIPT], "mon 09:00", clock(4, 0, 0, "mon 13:00", "due")),
    "untriaged runs": ([RECEIPT], "mon 10:00", clock(4, 1, 0, "mon 13:00", "due")),
    "due to the second": ([RECEIPT], "mon 13:00", clock(4, 4, 0, "mon 13:00", "due")),
    "late a second after": (
        [RECEIPT],
        "mon 13:00:01",
        Clock(4 * H, 4 * H + 1, 0, at("mon 13:00"), "missed"),
    ),
    "received on a Saturday": (
        [opened("sat 15:00")],
        "sun 12:00",
        clock(4, 0, 0, "mon2 13:00", "due"),
    ),
    "due at closing, not at the next opening": (
        [opened("mon 13:00")],
        "mon 14:00",
        clock(4, 1, 0, "mon 17:00", "due"),
    ),
    "triage replaces the target, from the same start": (
        [RECEIPT, triaged("mon 10:00", respond=2)],
        "mon 10:30",
        clock(2, 1.5, 0, "mon 11:00", "due"),
    ),
    "triage makes it longer": (
        [RECEIPT, triaged("mon 10:00", respond=9)],
        "mon 16:00",
        clock(9, 7, 0, "tue 10:00", "due"),
    ),
    "passed before triage stays missed": (
        [RECEIPT, triaged("mon 14:00", respond=9)],
        "mon 14:30",
        clock(9, 5.5, 0, "tue 10:00", "missed"),
    ),
    "a shorter target is passed at once": (
        [RECEIPT, triaged("mon 12:00", respond=1)],
        "mon 12:00",
        clock(1, 3, 0, "mon 10:00", "missed"),
    ),
    "never pauses": (
        [RECEIPT, triaged("mon 09:10"), then("mon 09:30", "waited", for_="approval")],
        "mon 16:00",
        clock(4, 7, 0, "mon 13:00", "missed"),
    ),
    "left without an answer, in time": (
        [RECEIPT, then("mon 10:00", "cancelled")],
        "tue 10:00",
        clock(4, 1, 0, None, None),
    ),
    "left without an answer, late": (
        [RECEIPT, then("mon 14:00", "cancelled")],
        "tue 10:00",
        clock(4, 5, 0, None, "missed"),
    ),
    "answered to the second": (
        [RECEIPT, then("mon 13:00", "noted", to_requester=True)],
        "tue 10:00",
        clock(4, 4, 0, None, "met"),
    ),
    "answered a second late": (
        [RECEIPT, then("mon 13:00:01", "noted", to_requester=True)],
        "tue 10:00",
        Clock(4 * H, 4 * H + 1, 0, None, "missed"),
    ),
    "given before a shorter target: keeps its verdict": (
        [
            RECEIPT,
            triaged("mon 09:10", respond=4),
            then("mon 12:00", "noted", to_requester=True),
            triaged("mon 13:00", respond=1),
        ],
        "mon 14:00",
        clock(4, 3, 0, None, "met"),
    ),
    "given late, before a longer target: stays missed": (
        [
            RECEIPT,
            triaged("mon 09:10", respond=1),
            then("mon 12:00", "noted", to_requester=True),
            triaged("mon 13:00", respond=8),
        ],
        "mon 14:00",
        clock(1, 3, 0, None, "missed"),
    ),
    "answered, then judged in the same minute: the first promise": (
        [RECEIPT, then("mon 12:00", "noted", to_requester=True), triaged("mon 12:00", respond=1)],
        "mon 14:00",
        clock(4, 3, 0, None, "met"),
    ),
    "judged, then answered in the same minute: the second promise": (
        [RECEIPT, triaged("mon 12:00", respond=1), then("mon 12:00", "noted", to_requester=True)],
        "mon 14:00",
        clock(1, 3, 0, None, "missed"),
    ),
    "a target passed in between stays missed": (
        [
            RECEIPT,
            triaged("mon 09:10", respond=1),
            triaged("mon 11:00", respond=8),
            then("mon 12:00", "noted", to_requester=True),
        ],
        "mon 14:00",
        clock(8, 3, 0, None, "missed"),
    ),
    "given once, a reopening does not ask again": (
        [
            RECEIPT,
            triaged("mon 09:10"),
            then("mon 10:00", "fulfilled"),
            then("tue 10:00", "reopened"),
        ],
        "wed 10:00",
        clock(4, 1, 0, None, "met"),
    ),
    "an answer before the receipt takes no time": (
        [RECEIPT, then("sun0 10:00", "noted", to_requester=True)],
        "mon 10:00",
        clock(4, 0, 0, "mon 13:00", "met")._replace(due_at=None),
    ),
}


@pytest.mark.parametrize(("story", "now", "expected"), RESPONSE.values(), ids=RESPONSE)
def test_response(story: list[Telling], now: str, expected: Clock) -> None:
    """The response clock runs from the receipt, is replaced at triage and never pauses."""
    assert clocks.response(tell(*story), office, at(now)) == expected


ACTS: dict[str, tuple[str, Telling]] = {
    "a note to the requester": ("note", then("mon 10:00", "noted", to_requester=True)),
    "a question": ("question", then("mon 10:00", "waited", for_="requester")),
    "taking it": ("take", then("mon 10:00", "assigned", owner="siti", take=True)),
    "an assignment": ("assignment", then("mon 10:00", "assigned", owner="dewi")),
    "an escalation": ("escalation", then("mon 10:00", "escalated")),
    "a fulfilment": ("fulfilment", then("mon 10:00", "fulfilled")),
    "a temporary one": ("fulfilment", then("mon 10:00", "fulfilled", temporary=True)),
    "triage": ("triage", triaged("mon 10:00")),
}


@pytest.mark.parametrize(("word", "act"), ACTS.values(), ids=ACTS)
def test_acts_that_count(word: str, act: Telling) -> None:
    """Each act of `response_counts` answers where the agreement names it, and not elsewhere."""
    others = tuple(other for other in EVERY if other != word)
    named = tell(opened("mon 09:00", counts=(word,)), act)
    unnamed = tell(opened("mon 09:00", counts=others), act)
    assert clocks.response(named, office, at("mon 16:00")) == clock(4, 1, 0, None, "met")
    assert clocks.response(unnamed, office, at("mon 12:00")).state == "due"


SILENT = {
    "an internal note": then("mon 10:00", "noted"),
    "waiting for an approval": then("mon 10:00", "waited", for_="approval"),
    "telling a head": then("mon 10:00", "escalated", to="it-director", level=1),
    "a correction": then("mon 10:00", "amended", subject="y"),
}


@pytest.mark.parametrize("act", SILENT.values(), ids=SILENT)
def test_acts_that_never_count(act: Telling) -> None:
    """What the requester is not told of is no response, whatever the agreement names."""
    request = tell(opened("mon 09:00", counts=EVERY), act)
    assert clocks.response(request, office, at("mon 12:00")) == clock(4, 3, 0, "mon 13:00", "due")


def test_the_receipt_is_no_response() -> None:
    """A request that was only received has no response, with every act named."""
    assert tell(opened("mon 09:00", counts=EVERY)).responded is None


def test_first_act_counts() -> None:
    """The earliest act that counts stops the clock, in whatever order the agreement names them."""
    story = [
        opened("mon 09:00", counts=("fulfilment", "take")),
        then("mon 10:00", "assigned", take=True),
        then("mon 12:00", "fulfilled"),
    ]
    assert clocks.response(tell(*story), office, at("tue 09:00")).elapsed_s == H


def test_first_of_two_in_the_same_minute() -> None:
    """Of two acts at one instant the one that was recorded first counts, under its own promise."""
    request = tell(
        opened("mon 09:00", counts=("triage", "note")),
        then("mon 12:00", "noted", to_requester=True),
        triaged("mon 12:00", respond=1),
    )
    assert clocks.response(request, office, at("mon 13:00")) == clock(4, 3, 0, None, "met")


def test_handling_response() -> None:
    """3h: without triage and assignment the response comes later, with a verdict of its own."""
    story = [
        opened("mon 09:00", counts=EVERY),
        triaged("mon 09:10"),
        then("mon 09:20", "assigned", owner="dewi"),
        then("mon 14:00", "noted", to_requester=True),
    ]
    request = tell(*story)
    now = at("mon 15:00")
    assert clocks.response(request, office, now).elapsed_s == 10 * M
    assert clocks.response(request, office, now, clocks.HANDLING) == clock(4, 5, 0, None, "missed")


# Resolution

START = [RECEIPT, triaged("mon 09:30")]
AT_TWELVE = then("mon 12:00", "fulfilled")

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


def waiting(reason: str, since: str, until: str | None = None) -> list[Telling]:
    """A wait, and its end where it has one."""
    ends = [] if until is None else [then(until, "resumed")]
    return [then(since, "waited", for_=reason), *ends]


BOTH = triaged("mon 09:30", pause=["vendor", "purchase"])
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


LATE = then("tue 12:00", "reopened")
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


# The debt of a temporary fulfilment

TEMPORARY = then("mon 12:00", "fulfilled", temporary=True)
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
