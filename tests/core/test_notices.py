"""Who is told of which event, in which form (4h, 4i, 4k)."""

from __future__ import annotations

from typing import Any

import pytest

from helpdeskctl.core import notices
from helpdeskctl.core.events import apply
from tests.core.story import Telling, at, event, opened, tell, then, triaged

RECEIPT = opened("mon 09:00")
JUDGED = [RECEIPT, triaged("mon 09:10")]
SECRET = [RECEIPT, triaged("mon 09:10", security="event")]
WHEN = "mon 10:00"
OWNED = [*JUDGED, then("mon 09:20", "assigned", owner="dewi")]

TOLD: dict[str, tuple[list[Telling], Telling, list[tuple[str, str]]]] = {
    "receipt": ([], RECEIPT, [("budi", "receipt")]),
    "triage": ([RECEIPT], triaged(WHEN), [("budi", "triage")]),
    "a hand-off": (JUDGED, then(WHEN, "handed-off"), [("budi", "status")]),
    "taking it oneself": (JUDGED, then(WHEN, "assigned", owner="siti"), [("budi", "owner")]),
    "giving it to a colleague": (
        JUDGED,
        then(WHEN, "assigned", owner="dewi"),
        [("budi", "owner"), ("dewi", "assigned")],
    ),
    "an internal note": (JUDGED, then(WHEN, "noted"), []),
    "a note to the requester": (JUDGED, then(WHEN, "noted", to_requester=True), [("budi", "note")]),
    "a question": (JUDGED, then(WHEN, "waited", for_="requester"), [("budi", "question")]),
    "another wait": (JUDGED, then(WHEN, "waited", for_="vendor"), [("budi", "status")]),
    "going on": (JUDGED, then(WHEN, "resumed"), [("budi", "status")]),
    "to Level 2": (
        JUDGED,
        then(WHEN, "escalated"),
        [("budi", "level"), ("infrastructure", "escalated")],
    ),
    "to a vendor": (
        JUDGED,
        then(WHEN, "escalated", to="vendor:telco", level=3),
        [("budi", "level"), ("vendor:telco", "escalated")],
    ),
    "a head hears of a usual request": (
        JUDGED,
        then(WHEN, "escalated", to="it-director", level=1),
        [("it-director", "escalated")],
    ),
    "a head hears of a security request": (
        SECRET,
        then(WHEN, "escalated", to="it-director", level=1),
        [("it-director", "security")],
    ),
    "back down": (JUDGED, then(WHEN, "returned"), [("budi", "level"), ("helpdesk", "escalated")]),
    "fulfilment": (JUDGED, then(WHEN, "fulfilled"), [("budi", "fulfilment")]),
    "closing": (JUDGED, then(WHEN, "closed"), [("budi", "closure")]),
    "reopening": (JUDGED, then(WHEN, "reopened"), [("budi", "reopening")]),
    "reopening what a colleague works on": (
        OWNED,
        then(WHEN, "reopened"),
        [("budi", "reopening"), ("dewi", "reopened")],
    ),
    "withdrawn": (JUDGED, then(WHEN, "cancelled"), [("budi", "status")]),
    "spam is not answered": (JUDGED, then(WHEN, "cancelled", as_="spam"), []),
    "a correction": (JUDGED, then(WHEN, "amended", subject="y"), []),
}


def born(
    before: list[Telling], telling: Telling, *, actor: str = "siti", present: bool = False
) -> Any:
    """The notices of one event more."""
    request = tell(*before)
    one = event(*telling, seq=7, actor=actor)
    apply(request, one)
    return notices.born(request, one, "id", present=present)


@pytest.mark.parametrize(("before", "telling", "expected"), TOLD.values(), ids=TOLD)
def test_who_is_told(
    before: list[Telling], telling: Telling, expected: list[tuple[str, str]]
) -> None:
    """4h, 4i, 4k: requester, staff and heads hear of what concerns them, and of nothing else."""
    made = born(before, telling)
    assert [(notice["to"], notice["kind"]) for notice in made] == expected
    assert all((one["state"], one["lang"], one["event"]) == ("owed", "id", 7) for one in made)


def test_cleared_mark_is_still_a_secret() -> None:
    """4h: the heads are told of security although the mark was taken off in the same write."""
    before = [RECEIPT, triaged("mon 09:10", security="event"), triaged("mon 09:20", because="x")]
    made = born(before, then(WHEN, "escalated", to="it-director", level=1))
    assert made[0]["kind"] == "security"


def test_present_requester_has_heard_it() -> None:
    """Who is on the phone is told while talking; the colleague still has to be."""
    made = born(JUDGED, then(WHEN, "assigned", owner="dewi"), present=True)
    assert [(one["to"], one["state"]) for one in made] == [("budi", "told"), ("dewi", "owed")]


def test_recorded_for_the_new_owner() -> None:
    """Who records for a colleague that he takes it need not tell him."""
    made = born(JUDGED, then(WHEN, "assigned", owner="dewi"), actor="siti for dewi")
    assert [one["to"] for one in made] == ["budi"]


def test_address_before_name() -> None:
    """The address is where it goes; the name where there is none."""
    receipt = (*RECEIPT[:2], {**RECEIPT[2], "email": "budi@contoh.co.id"})
    assert born([], receipt)[0]["to"] == "budi@contoh.co.id"


def test_nobody_to_tell() -> None:
    """What was taken out of the log is no address."""
    request = tell(*JUDGED)
    request.name = {"redacted": "x", "because": "asked for", "at": "2026-11-02T10:00:00Z"}
    one = event(*then(WHEN, "fulfilled"))
    apply(request, one)
    assert notices.born(request, one, "en", present=False) == []


def test_events_are_of_the_time_they_say() -> None:
    """The helpers of these tests tell what they say."""
    assert tell(*JUDGED).last_at == at("mon 09:10")
