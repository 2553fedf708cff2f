"""The response clock: what answers, what does not."""

from __future__ import annotations

import pytest

from helpdeskctl.core import clocks
from helpdeskctl.core.clocks import Clock
from tests.core.readings import RECEIPT, M, clock
from tests.core.story import (
    EVERY,
    H,
    Telling,
    at,
    office,
    opened,
    tell,
    then,
    triaged,
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
