"""What a verb changes, that it repeats without harm, who is told, and several at once."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

import pytest

from helpdeskctl.desk import escalation, fulfilment, telling, triage, working
from helpdeskctl.desk.fulfilment import Amendment
from helpdeskctl.desk.triage import Judgement
from helpdeskctl.errors import NotFound, Refused
from tests.desk.verbs import (
    ANI,
    PRINTER,
    VPN,
    closes,
    doc,
    ended,
    escalates,
    everything,
    four,
    fresh,
    fulfils,
    judged,
    kinds,
    level_2,
    notes,
    opens,
    refused,
    solved,
    waits,
    withdraws,
)

if TYPE_CHECKING:
    from collections.abc import Callable

    from tests.house import House


Steps = tuple["Callable[[House], Any]", ...]


VERBS: dict[str, tuple[Any, Any, list[tuple[str, str, str]]]] = {
    "triage": (
        fresh,
        lambda house: triage.triage(house.desk(), "1", Judgement(service=PRINTER)),
        [(ANI, "triage", "owed")],
    ),
    "triage security": (
        fresh,
        lambda house: triage.triage(house.desk(), "1", Judgement(service=VPN)),
        [
            (ANI, "triage", "owed"),
            ("it-division-head", "security", "owed"),
            ("it-director", "security", "owed"),
        ],
    ),
    "triage security cleared": (
        fresh,
        lambda house: triage.triage(
            house.desk(), "1", Judgement(service=VPN, security=False, because="uji coba")
        ),
        [
            (ANI, "triage", "owed"),
            ("it-division-head", "escalated", "owed"),
            ("it-director", "escalated", "owed"),
        ],
    ),
    "triage incident": (
        fresh,
        lambda house: triage.triage(
            house.desk(), "1", Judgement(kind="incident", reference="INC-1")
        ),
        [(ANI, "triage", "owed"), (ANI, "status", "owed")],
    ),
    "triage security incident": (
        fresh,
        lambda house: triage.triage(
            house.desk(), "1", Judgement(service="lost-dev", kind="incident", reference="INC-1")
        ),
        [
            (ANI, "triage", "owed"),
            ("it-division-head", "security", "owed"),
            ("it-director", "security", "owed"),
            (ANI, "status", "owed"),
        ],
    ),
    "take": (
        judged,
        lambda house: working.take(house.desk(), ["1"], None),
        [(ANI, "owner", "owed")],
    ),
    "assign": (
        judged,
        lambda house: working.assign(house.desk(), ["1"], "budi", None, None),
        [(ANI, "owner", "owed"), ("budi", "assigned", "owed")],
    ),
    "assign to level 2": (
        judged,
        lambda house: working.assign(house.desk(), ["1"], "dewi", None, "router"),
        [
            (ANI, "level", "owed"),
            ("infrastructure", "escalated", "owed"),
            (ANI, "owner", "owed"),
            ("dewi", "assigned", "owed"),
        ],
    ),
    "wait": (judged, waits, [(ANI, "status", "owed")]),
    "wait for the requester": (
        judged,
        lambda house: waits(house, reason="requester"),
        [(ANI, "question", "owed")],
    ),
    "resume": (
        lambda house: (judged(house), waits(house)),
        lambda house: working.resume(house.desk(), ["1"]),
        [(ANI, "status", "owed")],
    ),
    "escalate": (
        judged,
        escalates,
        [(ANI, "level", "owed"), ("infrastructure", "escalated", "owed")],
    ),
    "escalate to a vendor": (
        level_2,
        lambda house: escalates(house, "vendor:telco"),
        [(ANI, "level", "owed"), ("vendor:telco", "escalated", "owed")],
    ),
    "escalate to a head": (
        judged,
        lambda house: escalates(house, "it-director"),
        [("it-director", "escalated", "owed")],
    ),
    "return": (
        level_2,
        lambda house: escalation.give_back(house.desk(), "1", "sudah jelas"),
        [(ANI, "level", "owed"), ("helpdesk", "escalated", "owed")],
    ),
    "fulfil": (judged, fulfils, [(ANI, "fulfilment", "owed")]),
    "fulfil temporary": (
        judged,
        lambda house: fulfils(house, temporary=True),
        [(ANI, "fulfilment", "owed")],
    ),
    "close": (solved, lambda house: closes(house, "1"), [(ANI, "closure", "told")]),
    "close by mail": (
        solved,
        lambda house: fulfilment.close(house.desk(), ["1"], None, "email"),
        [(ANI, "closure", "owed")],
    ),
    "reopen": (
        ended,
        lambda house: fulfilment.reopen(house.desk("budi"), "1", None),
        [(ANI, "reopening", "owed"), ("siti", "reopened", "owed")],
    ),
    "cancel": (fresh, withdraws, [(ANI, "status", "owed")]),
    "cancel spam": (
        fresh,
        lambda house: fulfilment.cancel(house.desk(), ["1"], "spam", None),
        [],
    ),
    "amend": (
        fresh,
        lambda house: fulfilment.amend(house.desk(), "1", Amendment(subject="Printer rusak")),
        [],
    ),
}


@pytest.mark.parametrize("name", VERBS)
def test_changed_then_already_so(name: str, house: House) -> None:
    """The first time it changes the log and says so; again it changes nothing and says that."""
    prepare, act, _ = VERBS[name]
    prepare(house)
    before = everything(house)
    first = act(house)
    after = everything(house)
    assert (first.data["changed"], first.code) == (True, 0)
    assert before != after
    house.now += 60
    again = act(house)
    assert (again.data["changed"], again.code) == (False, 0)
    assert everything(house) == after


@pytest.mark.parametrize("name", VERBS)
def test_who_is_owed_a_word(name: str, house: House) -> None:
    """4h, 4i, 4k: each verb leaves these notices and no others."""
    prepare, act, expected = VERBS[name]
    prepare(house)
    before = len(doc(house)["notices"])
    act(house)
    born = doc(house)["notices"][before:]
    assert [(one["to"], one["kind"], one["state"]) for one in born] == expected


@pytest.mark.parametrize(("channel", "state"), [("email", "owed"), ("chat", "told")])
def test_who_is_owed_a_receipt(channel: str, state: str, house: House) -> None:
    """6b: who asks gets the receipt; who is there has heard it."""
    opens(house, channel=channel)
    assert doc(house)["notices"] == [
        {"to": ANI, "kind": "receipt", "lang": "en", "state": state, "event": 1}
    ]


@pytest.mark.parametrize(
    ("told", "expected"), [(False, []), (True, [(ANI, "note", "owed")])], ids=["internal", "told"]
)
def test_notes_are_new_each_time(told: bool, expected: list[Any], house: House) -> None:
    """The same words again are another note."""
    fresh(house)
    for count in (1, 2):
        assert notes(house, "1", told=told).data["changed"] is True
        born = doc(house)["notices"][1:]
        assert [(one["to"], one["kind"], one["state"]) for one in born] == expected * count


# Several at once

ALL_OR_NOTHING: dict[str, Callable[[House, list[str]], Any]] = {
    "note": lambda house, ids: working.note(house.desk(), ids, "x", to_requester=False),
    "take": lambda house, ids: working.take(house.desk(), ids, None),
    "assign": lambda house, ids: working.assign(house.desk(), ids, "budi", None, None),
    "wait": lambda house, ids: working.wait(house.desk(), ids, "approval", "x", None),
    "resume": lambda house, ids: working.resume(house.desk(), ids),
    "close": lambda house, ids: fulfilment.close(house.desk(), ids, None, "phone"),
    "close --unanswered": lambda house, ids: fulfilment.close_unanswered(
        house.desk(), ids, due=False
    ),
    "cancel": lambda house, ids: fulfilment.cancel(house.desk(), ids, "rejected", None),
}


@pytest.mark.parametrize(
    "name", ["take", "assign", "wait", "cancel", "close", "close --unanswered"]
)
def test_one_refused_all_refused(name: str, house: House) -> None:
    """Where one of several is refused, none is changed."""
    four(house)
    before = everything(house)
    with pytest.raises(Refused):
        ALL_OR_NOTHING[name](house, ["1", "2", "4"])
    assert everything(house) == before


@pytest.mark.parametrize("name", ALL_OR_NOTHING)
def test_one_unknown_none_changed(name: str, house: House) -> None:
    """Where one of several does not exist, none is changed."""
    four(house)
    before = everything(house)
    refused(NotFound, "request.unknown", lambda: ALL_OR_NOTHING[name](house, ["1", "2", "9"]))
    assert everything(house) == before


def test_several_in_one_answer(house: House) -> None:
    """Several IDs are several items, each with its own mark."""
    four(house)
    working.take(house.desk(), ["2"], None)
    answer = working.take(house.desk(), ["1", "2"], None)
    assert (answer.data["changed"], answer.data["total"]) == (True, 2)
    assert [item["changed"] for item in answer.data["items"]] == [True, False]


@pytest.mark.parametrize("same", [["1", "1"], ["1", "0001"], ["1", "REQ-2611-0001"], ["1", "-"]])
def test_the_same_twice_is_one(same: list[str], house: House) -> None:
    """However it is written, one request gets one event and one answer."""
    fresh(house)
    answer = notes(house, *same)
    assert kinds(house) == ["opened", "noted"]
    assert "items" not in answer.data


def test_numbers_with_commas(house: House) -> None:
    """`1,2` and `1, 2` are two numbers; of several that are refused none is changed, and told."""
    for subject in ("satu", "dua", "tiga"):
        opens(house, subject)
    assert notes(house, "1,2").data["total"] == 2
    assert notes(house, "1,", "3").data["total"] == 2
    with pytest.raises(Refused) as caught:
        fulfilment.close(house.desk(), ["1", "2"], None, "phone")
    assert caught.value.values["several"] == 2


def test_handing_over_leaves_what_is_fulfilled(house: House) -> None:
    """4k: what is fulfilled stops nobody from going home; `me` is me, who left may still give."""
    judged(house)
    working.take(house.desk(), ["1"], None)
    fulfils(house)
    opens(house, "dua")
    working.take(house.desk(), ["2"], None)
    answer = telling.handover(house.desk(), "me", "Budi")
    assert [(doc(house, n)["summary"]["owner"]) for n in (1, 2)] == ["siti", "budi"]
    assert answer.data["request"]["officer"] == "budi"
    again = telling.handover(house.desk(), "siti", "budi")
    assert ("handover.nothing", {"giver": "siti"}) in again.remarks


def test_an_address_with_its_name(house: House) -> None:
    """As mail programs write it."""
    opens(house, who="Ani W. <ani@contoh.co.id>")
    summary = doc(house)["summary"]
    assert (summary["email"], summary["name"]) == ("ani@contoh.co.id", "Ani W.")
