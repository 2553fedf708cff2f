"""When it really happened: `--at`, and what it may not do to a miss."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

import pytest

from helpdeskctl.core.when import from_iso
from helpdeskctl.desk import fulfilment, triage, working
from helpdeskctl.desk.triage import Judgement
from helpdeskctl.errors import BadValue
from tests.desk.verbs import (
    doc,
    everything,
    fresh,
    fulfils,
    judged,
    notes,
    opens,
    refused,
)

if TYPE_CHECKING:
    from tests.house import House


def test_future_is_refused(house: House) -> None:
    """More than a minute ahead of the clock is the future."""
    fresh(house)
    refused(BadValue, "at.future", lambda: notes(house, "1", at="2026-11-02 09:02"))


def test_minute_ahead_is_now(house: House) -> None:
    """People type minutes: within one it is now, and never recorded ahead of the clock."""
    fresh(house)
    house.now += 30
    notes(house, "1", at="2026-11-02 09:01")
    assert doc(house)["events"][1]["at"] == "2026-11-02T02:00:30Z"


BACK = [
    ("2026-11-01 09:00", None, None),
    ("2026-11-01 08:59", None, "at.too-old"),
    ("2026-11-01 08:59", "jaringan mati", None),
    ("2026-11-01 08:59", "   ", "at.too-old"),
    ("2026-10-02 09:00", "jaringan mati", None),
]


@pytest.mark.parametrize(("when", "why", "key"), BACK)
def test_how_far_back(when: str, why: str | None, key: str | None, house: House) -> None:
    """A day back is free, more needs its reason."""
    act = lambda: opens(house, hand={"at": when, "typed_late": why})  # noqa: E731
    if key:
        refused(BadValue, key, act)
    else:
        act()
        event = doc(house)["events"][0]
        assert from_iso(event["at"]) == house.instant(when)
        assert from_iso(event["recorded_at"]) == house.now
        assert event["data"].get("typed_late") == why


def test_before_the_receipt(house: House) -> None:
    """Nothing happens before the receipt, with any reason."""
    fresh(house)
    hand = {"at": "2026-11-02 08:59", "typed_late": "lupa"}
    refused(BadValue, "at.before-act", lambda: notes(house, "1", **hand))


def test_before_another_act(house: House) -> None:
    """Nothing happens before another act on the same request; at the same second it may."""
    fresh(house)
    notes(house.at("2026-11-02 09:30"), "1")
    house.at("2026-11-02 10:00")
    refused(BadValue, "at.before-act", lambda: notes(house, "1", at="2026-11-02 09:29"))
    notes(house, "1", at="2026-11-02 09:30")
    assert [event["seq"] for event in doc(house)["events"]] == [1, 2, 3]


def test_one_of_several_was_acted_on_since(house: House) -> None:
    """A typed time that is too early for one of several records none."""
    opens(house)
    opens(house, "dua")
    notes(house.at("2026-11-02 09:30"), "2")
    before = everything(house.at("2026-11-02 10:00"))
    refused(BadValue, "at.before-act", lambda: notes(house, "1", "2", at="2026-11-02 09:10"))
    assert everything(house) == before


def test_clock_that_runs_behind(house: House) -> None:
    """Without a typed time an act is never before the last one, whatever the host's clock says."""
    fresh(house)
    notes(house.at("2026-11-02 09:30"), "1")
    notes(house.at("2026-11-02 09:10"), "1")
    event = doc(house)["events"][2]
    assert (event["at"], event["recorded_at"]) == ("2026-11-02T02:30:00Z", "2026-11-02T02:10:00Z")


def missed_response(house: House) -> None:
    """Received at 09:00, four hours to answer, and it is 16:00."""
    fresh(house)
    house.at("2026-11-02 16:00")


def missed_resolution(house: House) -> None:
    """A day to solve, and it is the day after next."""
    judged(house)
    house.at("2026-11-03 12:00")


def missed_debt(house: House) -> None:
    """A loan at 09:00, ten working days, and it is the eleventh."""
    judged(house)
    fulfils(house, temporary=True)
    house.at("2026-11-16 12:00")


UNMAKING: dict[str, tuple[Any, Any, str, str]] = {
    "answered earlier": (
        missed_response,
        lambda house, **hand: notes(house, "1", told=True, **hand),
        "2026-11-02 09:30",
        "response",
    ),
    "solved earlier": (
        missed_resolution,
        fulfils,
        "2026-11-02 15:00",
        "resolution",
    ),
    "waited since": (
        missed_resolution,
        lambda house, **hand: working.wait(house.desk(**hand), ["1"], "requester", "x", None),
        "2026-11-02 15:00",
        "resolution",
    ),
    "withdrawn earlier": (
        missed_resolution,
        lambda house, **hand: fulfilment.cancel(house.desk(**hand), ["1"], "withdrawn", None),
        "2026-11-02 15:00",
        "resolution",
    ),
    "an incident from the start": (
        missed_response,
        lambda house, **hand: triage.triage(
            house.desk(**hand), "1", Judgement(kind="incident", reference="I")
        ),
        "2026-11-02 09:30",
        "response",
    ),
    "waited before anybody judged it": (
        missed_response,
        lambda house, **hand: working.wait(house.desk(**hand), ["1"], "approval", "x", None),
        "2026-11-02 09:30",
        "resolution",
    ),
    "paid earlier": (
        missed_debt,
        fulfils,
        "2026-11-15 15:00",
        "permanent",
    ),
}


@pytest.mark.parametrize("name", UNMAKING)
def test_miss_is_not_unmade_in_silence(name: str, house: House) -> None:
    """A typed time that turns a miss into something better needs its reason and keeps it."""
    prepare, act, when, clock = UNMAKING[name]
    prepare(house)
    before = everything(house)
    error = refused(BadValue, "at.late-met", lambda: act(house, at=when))
    assert clock in str(error.values["clocks"])
    assert everything(house) == before
    act(house, at=when, typed_late="server mati")
    assert doc(house)["events"][-1]["data"]["typed_late"] == "server mati"


def test_debt_paid_on_the_last_day_is_met(house: House) -> None:
    """The ten working days of a temporary fulfilment, to the second."""
    judged(house)
    fulfils(house, temporary=True)
    house.at("2026-11-16 10:00")
    answer = fulfils(house)
    assert answer.data["request"]["permanent"] == {
        "target_s": 80 * 3600,
        "elapsed_s": 80 * 3600,
        "due_at": None,
        "state": "met",
    }
