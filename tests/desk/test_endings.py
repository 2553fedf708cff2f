"""Confirmed, silent, reopened, cancelled, corrected."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

import pytest

from helpdeskctl.desk import fulfilment, working
from helpdeskctl.desk.fulfilment import Amendment
from helpdeskctl.errors import BadValue, NotFound, Refused
from tests.desk.verbs import (
    closes,
    doc,
    ended,
    fresh,
    fulfils,
    judged,
    judges,
    notes,
    opens,
    refused,
    solved,
    withdraws,
)

if TYPE_CHECKING:
    from tests.house import House


def fulfilled_and_reminded(house: House, times: int = 2) -> None:
    """Fulfilled on Monday 09:00, asked again on each day after."""
    solved(house)
    for day in range(3, 3 + times):
        notes(house.at(f"2026-11-{day:02} 09:00"), "1", told=True)


def test_silence_after_reminders_and_days(house: House) -> None:
    """4f: two reminders and three working days; not a second earlier."""
    fulfilled_and_reminded(house)
    house.now = house.instant("2026-11-05 08:59:59")
    refused(
        Refused,
        "sop.4f-silence",
        lambda: fulfilment.close_unanswered(house.desk(), ["1"], due=False),
    )
    house.now += 1
    answer = fulfilment.close_unanswered(house.desk(), ["1"], due=False)
    assert answer.data["request"]["confirmed"] == {
        "by": None,
        "via": None,
        "at": "2026-11-05T02:00:00Z",
        "class": "silence",
    }


def test_reminders_that_do_not_count(house: House) -> None:
    """4f: neither two in one breath nor those that were typed late."""
    solved(house)
    for minute in ("09:00", "09:01", "15:00"):
        notes(house.at(f"2026-11-03 {minute}"), "1", told=True)
    notes(house.at("2026-11-05 09:00"), "1", told=True, at="2026-11-04 09:00", typed_late="lupa")
    assert doc(house)["summary"]["reminders"] == 1
    notes(house, "1", told=True)
    assert doc(house)["summary"]["reminders"] == 2


@pytest.mark.parametrize("by", ["siti", "Siti", "budi"])
def test_nobody_confirms_his_own_work(by: str, house: House) -> None:
    """6l: the officer and the owner are not the requester, unless one of them asked himself."""
    judged(house)
    working.assign(house.desk(), ["1"], "budi", None, None)
    fulfils(house)
    refused(
        Refused, "sop.6l-confirmation", lambda: fulfilment.close(house.desk(), ["1"], by, "phone")
    )
    opens(house, who="siti")
    judges(house, "2")
    fulfils(house, "2")
    assert closes(house, "2").data["request"]["status"] == "closed"


def test_silence_needs_the_reminders(house: House) -> None:
    """4f: any number of days with one reminder is not enough, nor are internal notes."""
    fulfilled_and_reminded(house, times=1)
    notes(house, "1")
    house.at("2026-11-20 09:00")
    refused(
        Refused,
        "sop.4f-silence",
        lambda: fulfilment.close_unanswered(house.desk(), ["1"], due=False),
    )


def test_all_that_silence_may_close(house: House) -> None:
    """`--due` finds what may be closed and leaves the rest."""
    for subject in ("satu", "dua", "tiga"):
        opens(house, subject)
    judges(house, "1", "2", "3")
    fulfils(house, "1")
    fulfils(house, "2")
    for day in (3, 4):
        notes(house.at(f"2026-11-{day:02} 09:00"), "1", told=True)
    house.at("2026-11-06 09:00")
    answer = fulfilment.close_unanswered(house.desk(), [], due=True)
    assert answer.data["request"]["id"] == "REQ-2611-0001"
    assert [doc(house, n)["summary"]["status"] for n in (1, 2, 3)] == [
        "closed",
        "fulfilled",
        "active",
    ]
    again = fulfilment.close_unanswered(house.desk(), [], due=True)
    assert (again.data["changed"], again.data["total"]) == (False, 0)


def test_window_of_reopening(house: House) -> None:
    """4f: five working days after closing, to the second; a Friday is shorter."""
    ended(house)
    house.now = house.instant("2026-11-09 09:30:01")
    refused(Refused, "sop.4f-window", lambda: fulfilment.reopen(house.desk(), "1", None))
    house.now -= 1
    assert fulfilment.reopen(house.desk(), "1", None).data["request"]["status"] == "active"


def test_no_window_for_what_was_never_closed(house: House) -> None:
    """The window is of closed requests only."""
    fresh(house)
    withdraws(house)
    house.at("2027-03-01 09:00")
    assert fulfilment.reopen(house.desk(), "1", None).data["changed"] is True


def test_another_solution_for_what_is_fulfilled(house: House) -> None:
    """6l: it is refused, not ignored; the same one is already so."""
    solved(house)
    act = lambda text: fulfilment.fulfil(house.desk(), "1", text, temporary=False)  # noqa: E731
    refused(Refused, "fulfil.already", lambda: act("roller baru"))
    standard = doc(house)["summary"]["solution"]
    assert act(standard).data["changed"] is False


def test_cancelled_for_another_reason(house: House) -> None:
    """What was withdrawn is not spam: another reason is refused, the same is already so."""
    opens(house)
    opens(house, "dua")
    fulfilment.cancel(house.desk(), ["1"], "withdrawn", None)
    refused(Refused, "sop.status", lambda: fulfilment.cancel(house.desk(), ["1"], "spam", None))
    refused(Refused, "sop.status", lambda: fulfilment.cancel(house.desk(), ["1"], "duplicate", "2"))
    assert withdraws(house).data["changed"] is False


def test_duplicates(house: House) -> None:
    """A duplicate names another request that exists."""
    opens(house)
    opens(house, "dua")
    cancel = lambda of: fulfilment.cancel(house.desk(), ["2"], "duplicate", of)  # noqa: E731
    refused(BadValue, "cancel.of", lambda: cancel(None))
    refused(BadValue, "cancel.self", lambda: cancel("2"))
    refused(NotFound, "request.unknown", lambda: cancel("3"))
    assert cancel("1").data["request"]["duplicate_of"] == "REQ-2611-0001"


def test_temporary_leaves_a_debt(house: House) -> None:
    """6f: it stays active, can't be closed, and the permanent one ends it."""
    judged(house)
    request = fulfils(house, temporary=True).data["request"]
    assert (request["status"], request["temporary"]) == ("active", True)
    assert request["permanent"]["target_s"] == 288_000
    refused(Refused, "sop.6f-temporary", lambda: closes(house, "1"))
    request = fulfils(house).data["request"]
    assert (request["status"], request["temporary"], request["permanent"]["state"]) == (
        "fulfilled",
        False,
        "met",
    )


def test_temporary_that_does_not_hold(house: House) -> None:
    """6f: taken back, the mark and the solution go and the resolution clock runs on."""
    judged(house)
    fulfils(house.at("2026-11-02 10:00"), temporary=True)
    house.at("2026-11-02 11:00")
    request = fulfilment.reopen(house.desk(), "1", "macet lagi").data["request"]
    assert [request[name] for name in ("status", "temporary", "solution", "permanent")] == [
        "active",
        False,
        None,
        None,
    ]
    assert request["resolution"]["elapsed_s"] == 3600
    assert request["resolution"]["due_at"] == "2026-11-03T03:00:00Z"


# Correcting


def test_first_wording_stays_in_the_log(house: House) -> None:
    """A correction is another event; what was written first can still be read."""
    opens(house, unit="finance", asset="PC-1")
    amendment = Amendment(subject="Printer rusak", unit="hrd", asset="PC-2")
    request = fulfilment.amend(house.desk(), "1", amendment).data["request"]
    assert (request["subject"], request["requester"]["unit"], request["asset"]) == (
        "Printer rusak",
        "human-resources",
        "PC-2",
    )
    first, last = doc(house)["events"]
    assert (first["data"]["subject"], first["data"]["unit"]) == ("Printer macet", "finance")
    assert last["data"] == {"subject": "Printer rusak", "unit": "human-resources", "asset": "PC-2"}


def test_correction_says_only_what_changes(house: House) -> None:
    """What is right already is not written again."""
    opens(house, unit="finance")
    fulfilment.amend(house.desk(), "1", Amendment(subject="Printer rusak", unit="keuangan"))
    assert doc(house)["events"][1]["data"] == {"subject": "Printer rusak"}


PEOPLE = [
    ("dewi@contoh.co.id", {"name": None, "email": "dewi@contoh.co.id", "unit": None}),
    ("Dewi", {"name": "Dewi", "email": None, "unit": None}),
    ("Ani", {"name": "Ani", "email": "ani@contoh.co.id", "unit": None}),
    ("ani@contoh.co.id", {"name": "Ani", "email": "ani@contoh.co.id", "unit": None}),
]


@pytest.mark.parametrize(("who", "requester"), PEOPLE)
def test_another_requester_is_another_person(
    who: str, requester: dict[str, Any], house: House
) -> None:
    """Nobody keeps half of somebody else: no notice goes to the address of the wrong person."""
    opens(house, name="Ani")
    answer = fulfilment.amend(house.desk(), "1", Amendment(who=who))
    assert answer.data["request"]["requester"] == requester
    fulfilment.cancel(house.desk(), ["1"], "withdrawn", None)
    assert doc(house)["notices"][-1]["to"] == (requester["email"] or requester["name"])
