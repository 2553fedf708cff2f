"""What a number may look like, and which request `-` is."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from helpdeskctl.desk import fulfilment, reading
from helpdeskctl.errors import NotFound
from tests.desk.verbs import (
    closes,
    fresh,
    fulfils,
    judges,
    kinds,
    notes,
    opens,
    refused,
)

if TYPE_CHECKING:
    from tests.house import House


def test_my_last_one_is_what_i_typed_last(house: House) -> None:
    """`-` is the request of my last act, not of somebody else's."""
    opens(house)
    opens(house.at("2026-11-02 09:10"), "dua")
    notes(house.at("2026-11-02 09:20"), "1", actor="budi")
    notes(house.at("2026-11-02 09:30"), "-")
    assert (kinds(house, 1), kinds(house, 2)) == (["opened", "noted"], ["opened", "noted"])


def test_my_last_one_may_have_ended(house: House) -> None:
    """What I have just closed is what `-` reopens."""
    opens(house)
    opens(house.at("2026-11-02 09:10"), "dua")
    judges(house, "2")
    house.at("2026-11-02 09:20")
    fulfils(house, "2")
    closes(house.at("2026-11-02 09:30"), "2")
    fulfilment.reopen(house.at("2026-11-02 09:40").desk(), "-", None)
    assert kinds(house, 2)[-1] == "reopened"


def test_my_last_one_stays_mine_when_others_go_on(house: House) -> None:
    """Somebody else's act after mine does not send me to another request."""
    opens(house)
    opens(house.at("2026-11-02 09:10"), "dua")
    notes(house.at("2026-11-02 09:20"), "2", actor="budi")
    notes(house.at("2026-11-02 09:30"), "-")
    assert kinds(house, 2) == ["opened", "noted", "noted"]


def test_my_last_one_counts_from_when_i_typed(house: House) -> None:
    """An act that is recorded for yesterday is still my last one."""
    opens(house, hand={"at": "2026-11-01 10:00"})
    opens(house.at("2026-11-02 09:10"), "dua")
    notes(house.at("2026-11-02 09:20"), "1", at="2026-11-01 11:00")
    notes(house.at("2026-11-02 09:30"), "-")
    assert kinds(house, 1) == ["opened", "noted", "noted"]


def test_no_last_one(house: House) -> None:
    """Who never did anything has no last one."""
    opens(house)
    refused(NotFound, "number.no-last", lambda: notes(house, "-", actor="budi"))


def test_my_last_one_when_i_acted_for_another(house: House) -> None:
    """ "A for B" is B's act."""
    opens(house)
    opens(house.at("2026-11-02 09:10"), "dua")
    notes(house.at("2026-11-02 09:20"), "1", actor="siti for budi")
    notes(house.at("2026-11-02 09:30"), "-", actor="budi")
    notes(house.at("2026-11-02 09:40"), "-")
    assert (len(kinds(house, 1)), len(kinds(house, 2))) == (3, 2)


# Numbers

NUMBERS = ["1", "0001", "REQ-2611-0001", "req-2611-0001", "2611-0001", " 1 "]


@pytest.mark.parametrize("number", NUMBERS)
def test_any_form_of_a_number(number: str, house: House) -> None:
    """The running number is enough, the rest is checked."""
    fresh(house)
    assert reading.show(house.desk(), number).data["request"]["id"] == "REQ-2611-0001"


@pytest.mark.parametrize("number", ["2", "REQ-2612-0001", "2610-1", "0"])
def test_no_such_request(number: str, house: House) -> None:
    """Another number, and the right number in the wrong month, do not exist."""
    fresh(house)
    refused(NotFound, "request.unknown", lambda: reading.show(house.desk(), number))
    refused(NotFound, "request.unknown", lambda: notes(house, number))


def test_running_number_never_restarts(house: House) -> None:
    """The month changes, the running number goes on; the month is that of the receipt."""
    assert opens(house) == "REQ-2611-0001"
    house.at("2026-12-01 00:30")
    assert opens(house) == "REQ-2612-0002"
    assert opens(house, hand={"at": "2026-11-30 23:59"}) == "REQ-2611-0003"
