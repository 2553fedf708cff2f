"""Up to Level 2 and 3, and back."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from helpdeskctl.desk import escalation, working
from helpdeskctl.errors import BadValue, Refused
from tests.desk.verbs import (
    doc,
    escalates,
    judged,
    kinds,
    level_2,
    refused,
)

if TYPE_CHECKING:
    from tests.house import House


def test_assignment_to_level_2_needs_a_reason(house: House) -> None:
    """6g: giving it to somebody of a Level 2 team is an escalation, with all it asks for."""
    judged(house)
    refused(
        Refused, "sop.4i-reason", lambda: working.assign(house.desk(), ["1"], "dewi", None, None)
    )
    answer = working.assign(house.desk(), ["1"], "dewi", None, "router")
    assert [answer.data["request"][name] for name in ("level", "team", "owner", "officer")] == [
        2,
        "infrastructure",
        "dewi",
        "siti",
    ]


def test_taking_it_as_level_2(house: House) -> None:
    """6g: so it is when Level 2 takes it."""
    judged(house)
    refused(Refused, "sop.4i-reason", lambda: working.take(house.desk("dewi"), ["1"], None))
    working.take(house.desk("dewi"), ["1"], "saya lanjutkan")
    assert (doc(house)["summary"]["level"], doc(house)["summary"]["owner"]) == (2, "dewi")


def test_within_the_team_no_escalation(house: House) -> None:
    """At its own team already, giving it to a member is an assignment."""
    level_2(house)
    working.take(house.desk("dewi"), ["1"], None)
    assert kinds(house)[-2:] == ["escalated", "assigned"]


def test_only_colleagues_are_given_work(house: House) -> None:
    """4k: a stranger would never see it; capitals and the beginning of a login are enough."""
    judged(house)
    for stranger in ("tono", "budii", " "):
        with pytest.raises(BadValue):
            working.assign(house.desk(), ["1"], stranger, None, None)
    for typed, login in (("Budi", "budi"), ("sit", "siti")):
        request = working.assign(house.desk(), ["1"], typed, None, None).data["request"]
        assert request["owner"] == login


def test_a_team_by_its_beginning(house: House) -> None:
    """4i: in any case, and the beginning where only one team has it."""
    judged(house)
    assert escalates(house, "Infra").data["request"]["team"] == "infrastructure"


def test_unknown_team(house: House) -> None:
    """A team that the agreement does not know is refused with the known ones."""
    judged(house)
    refused(
        BadValue,
        "team.unknown",
        lambda: working.assign(house.desk(), ["1"], "budi", "nobody", None),
    )
    refused(BadValue, "escalate.unknown", lambda: escalates(house, "nobody"))


def test_up_and_down(house: House) -> None:
    """6g, 6h: Level 2, a vendor, back to the same team, back to the helpdesk; the officer stays."""
    level_2(house)
    escalates(house, "vendor:telco")
    refused(Refused, "escalate.down", lambda: escalates(house, "infrastructure"))
    seen = []
    for _ in range(3):
        request = escalation.give_back(house.desk(), "1", "x").data["request"]
        seen.append((request["level"], request["team"], request["officer"]))
    assert seen == [(2, "infrastructure", "siti"), (1, "helpdesk", "siti"), (1, "helpdesk", "siti")]


def test_vendor_straight_from_level_1(house: House) -> None:
    """6h: with Level 2's agreement on record; back down it lands at the helpdesk."""
    judged(house)
    refused(Refused, "sop.6h-level2-first", lambda: escalates(house, "vendor:telco"))
    escalation.escalate(house.desk(), "1", "vendor:telco", "router", "dewi")
    request = escalation.give_back(house.desk(), "1", "x").data["request"]
    assert (request["level"], request["team"]) == (1, "helpdesk")


def test_owner_is_free_after_an_escalation(house: House) -> None:
    """4k: the next team takes it anew."""
    judged(house)
    working.take(house.desk(), ["1"], None)
    assert escalates(house).data["request"]["owner"] is None
