"""The verbs on both logs: what changes, what repeats, who is told, and what is refused."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING, Any

import pytest

from helpdeskctl.core.when import from_iso
from helpdeskctl.desk import escalation, fulfilment, keeping, opening, reading, triage, working
from helpdeskctl.desk.fulfilment import Amendment
from helpdeskctl.desk.opening import Asked
from helpdeskctl.desk.triage import Judgement, promised
from helpdeskctl.errors import BadValue, HelpdeskError, Missing, NotFound, Refused
from helpdeskctl.log.filelog import FileLog
from helpdeskctl.log.memory import MemoryLog
from tests.house import House

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

    from helpdeskctl.desk.answer import Answer

PRINTER, VPN = "printer-problem", "vpn-access"


@pytest.fixture(params=["memory", "file"])
def house(request: pytest.FixtureRequest, tmp_path: Path) -> House:
    """A desk on Monday 2 November 2026, 09:00, once in memory and once in files."""
    memory = request.param == "memory"
    return House(MemoryLog() if memory else FileLog.create(tmp_path / "log"))


# The verbs as a person types them


def opens(
    house: House, subject: str = "Printer macet", who: str = "ani@contoh.co.id", **more: Any
) -> str:
    """`open`; the number."""
    hand = more.pop("hand", {})
    asked = Asked(subject, who, **more)
    answer = opening.open_request(house.desk(**hand), asked, Judgement())
    return str(answer.data["request"]["id"])


def judges(house: House, *numbers: str, service: str = PRINTER, **judgement: Any) -> None:
    """`triage`, one after the other."""
    for number in numbers:
        triage.triage(house.desk(), number, Judgement(service=service, **judgement))


def notes(
    house: House, *numbers: str, actor: str = "siti", told: bool = False, **hand: Any
) -> Answer:
    """`note`."""
    return working.note(house.desk(actor, **hand), list(numbers), "dicek", to_requester=told)


def fulfils(house: House, number: str = "1", *, temporary: bool = False, **hand: Any) -> Answer:
    """`fulfil`."""
    solution = "pinjaman" if temporary else None
    return fulfilment.fulfil(house.desk(**hand), number, solution, temporary=temporary)


def closes(house: House, *numbers: str, **hand: Any) -> Answer:
    """`close`."""
    return fulfilment.close(house.desk(**hand), list(numbers), None, "phone")


def waits(house: House, number: str = "1", reason: str = "approval") -> Answer:
    """`wait`."""
    return working.wait(house.desk(), [number], reason, "x", None)


def escalates(house: House, to: str = "infrastructure", number: str = "1") -> Answer:
    """`escalate`."""
    return escalation.escalate(house.desk(), number, to, "perlu orang jaringan", None)


def withdraws(house: House, number: str = "1") -> Answer:
    """`cancel --as withdrawn`."""
    return fulfilment.cancel(house.desk(), [number], "withdrawn", None)


def doc(house: House, n: int = 1) -> dict[str, Any]:
    """What the log holds."""
    found = house.log.get(n)
    assert found is not None
    return found


def kinds(house: House, n: int = 1) -> list[str]:
    """The kinds of a request's events."""
    return [event["kind"] for event in doc(house, n)["events"]]


def everything(house: House) -> list[str]:
    """All of the log as text, with its counter."""
    return [*(json.dumps(one) for one in house.log.everything()), str(house.log.meta())]


def refused(kind: type[HelpdeskError], key: str, act: Callable[[], Any]) -> HelpdeskError:
    """The act must be refused with that key."""
    with pytest.raises(kind) as caught:
        act()
    assert caught.value.key == key
    return caught.value


# Changed, unchanged, told

Steps = tuple["Callable[[House], Any]", ...]


def fresh(house: House) -> None:
    """A new request."""
    opens(house)


def judged(house: House) -> None:
    """A judged one."""
    opens(house)
    judges(house, "1")


def level_2(house: House) -> None:
    """One at Level 2."""
    judged(house)
    escalates(house)


def solved(house: House) -> None:
    """A fulfilled one."""
    judged(house)
    fulfils(house)


def ended(house: House) -> None:
    """A closed one."""
    solved(house)
    closes(house, "1")


ANI = "ani@contoh.co.id"
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


def four(house: House) -> None:
    """1 and 2 are active, 3 waits, 4 was cancelled as spam."""
    for subject in ("satu", "dua", "tiga", "empat"):
        opens(house, subject)
    judges(house, "1", "2", "3")
    waits(house, "3")
    fulfilment.cancel(house.desk(), ["4"], "spam", None)


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


# My last one


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


# When it happened


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


# Who acts, and what is kept


def test_recorded_for_another(house: House) -> None:
    """ "A for B" is kept as it is said; the act is B's."""
    opening.open_request(house.desk("siti for budi"), Asked("x", "ani"), Judgement())
    answer = working.take(house.desk("siti for eka"), ["1"], None)
    assert [event["actor"] for event in doc(house)["events"]] == ["siti for budi", "siti for eka"]
    assert (answer.data["request"]["officer"], answer.data["request"]["owner"]) == ("budi", "eka")


DIRTY = "a\x1b[2J\udcff\x9b"
CLEAN = "a\u241b[2J?\ufffd"
WORDS: dict[str, tuple[Any, Any, str]] = {
    "requester": (None, lambda house: opens(house, who=DIRTY), "name"),
    "name": (None, lambda house: opens(house, name=DIRTY), "name"),
    "asset": (None, lambda house: opens(house, asset=DIRTY), "asset"),
    "subject": (None, lambda house: opens(house, DIRTY), "subject"),
    "body": (None, lambda house: opens(house, body=DIRTY), "body"),
    "note": (
        fresh,
        lambda house: working.note(house.desk(), ["1"], DIRTY, to_requester=False),
        "text",
    ),
    "wait": (
        judged,
        lambda house: working.wait(house.desk(), ["1"], "approval", DIRTY, None),
        "because",
    ),
    "escalation": (
        judged,
        lambda house: escalation.escalate(house.desk(), "1", "infrastructure", DIRTY, None),
        "because",
    ),
    "agreement of Level 2": (
        judged,
        lambda house: escalation.escalate(house.desk(), "1", "vendor:telco", "x", DIRTY),
        "agreed_by",
    ),
    "vendor": (
        level_2,
        lambda house: escalation.escalate(house.desk(), "1", f"vendor:{DIRTY}", "x", None),
        "to",
    ),
    "return": (level_2, lambda house: escalation.give_back(house.desk(), "1", DIRTY), "because"),
    "owner": (fresh, lambda house: working.assign(house.desk(), ["1"], DIRTY, None, None), "owner"),
    "solution": (
        judged,
        lambda house: fulfilment.fulfil(house.desk(), "1", DIRTY, temporary=False),
        "solution",
    ),
    "confirmed": (
        solved,
        lambda house: fulfilment.close(house.desk(), ["1"], DIRTY, "phone"),
        "confirmed_by",
    ),
    "reopening": (solved, lambda house: fulfilment.reopen(house.desk(), "1", DIRTY), "because"),
    "reference": (
        fresh,
        lambda house: triage.triage(house.desk(), "1", Judgement(kind="incident", reference=DIRTY)),
        "reference",
    ),
    "late": (fresh, lambda house: notes(house, "1", typed_late=DIRTY), "typed_late"),
}


@pytest.mark.parametrize("name", WORDS)
def test_words_enter_clean(name: str, house: House) -> None:
    """Whatever is typed, no control character and no broken text gets into the log."""
    prepare, act, field = WORDS[name]
    if prepare:
        prepare(house)
    act(house)
    text = doc(house)["events"][-1]["data"][field]
    assert text.removeprefix("vendor:") == CLEAN


def test_actor_is_one_clean_line(house: House) -> None:
    """So it is with the name in `--as`."""
    notes_by = "siti for bu\x1bdi\nroot"
    fresh(house)
    notes(house, "1", actor=notes_by)
    assert doc(house)["events"][-1]["actor"] == "siti for bu\u241bdi root"


EMPTY: dict[str, tuple[Any, Any, type[HelpdeskError], str]] = {
    "subject": (None, lambda house: opens(house, " \t"), BadValue, "subject.empty"),
    "requester": (None, lambda house: opens(house, who=" "), BadValue, "requester.empty"),
    "note": (
        fresh,
        lambda house: working.note(house.desk(), ["1"], " \n", to_requester=False),
        BadValue,
        "note.empty",
    ),
    "owner": (
        fresh,
        lambda house: working.assign(house.desk(), ["1"], " ", None, None),
        BadValue,
        "option.missing",
    ),
    "vendor": (level_2, lambda house: escalates(house, "vendor: "), BadValue, "vendor.empty"),
    "wait": (
        judged,
        lambda house: working.wait(house.desk(), ["1"], "approval", " ", None),
        Refused,
        "sop.4i-wait-reason",
    ),
    "escalation": (
        judged,
        lambda house: escalation.escalate(house.desk(), "1", "infrastructure", " ", None),
        Refused,
        "sop.4i-reason",
    ),
    "return": (
        level_2,
        lambda house: escalation.give_back(house.desk(), "1", " "),
        Refused,
        "sop.4k-return-reason",
    ),
    "solution": (
        judged,
        lambda house: fulfilment.fulfil(house.desk(), "1", " ", temporary=False),
        Refused,
        "sop.6l-solution",
    ),
    "temporary without words": (
        judged,
        lambda house: fulfilment.fulfil(house.desk(), "1", None, temporary=True),
        Refused,
        "sop.6l-solution",
    ),
    "reference": (
        fresh,
        lambda house: triage.triage(house.desk(), "1", Judgement(kind="incident", reference=" ")),
        Refused,
        "sop.6e-reference",
    ),
    "override": (
        fresh,
        lambda house: triage.triage(
            house.desk(), "1", Judgement(service=PRINTER, priority="urgent", because=" ")
        ),
        Refused,
        "sop.5f-computed",
    ),
    "cleared mark": (
        fresh,
        lambda house: triage.triage(
            house.desk(), "1", Judgement(service=VPN, security=False, because=" ")
        ),
        Refused,
        "sop.4h-clear",
    ),
    "analysis": (
        fresh,
        lambda house: triage.triage(
            house.desk(), "1", Judgement(kind="project", reference="P", analysis=" ")
        ),
        Refused,
        "sop.4j-analysis",
    ),
    "new subject": (
        fresh,
        lambda house: fulfilment.amend(house.desk(), "1", Amendment(subject=" ")),
        BadValue,
        "subject.empty",
    ),
    "confirmed by nobody": (
        solved,
        lambda house: fulfilment.close(house.desk(), ["1"], " ", "phone"),
        Refused,
        "sop.6l-confirmation",
    ),
    "silence without numbers": (
        fresh,
        lambda house: fulfilment.close_unanswered(house.desk(), [], due=False),
        BadValue,
        "option.missing",
    ),
}


@pytest.mark.parametrize("name", EMPTY)
def test_blanks_are_no_words(name: str, house: House) -> None:
    """4i, 4j, 4k, 5f, 6l: where the procedure asks for words, blanks are none."""
    prepare, act, kind, key = EMPTY[name]
    if prepare:
        prepare(house)
    before = everything(house)
    refused(kind, key, lambda: act(house))
    assert everything(house) == before


def test_personal_words_can_be_taken_out_later(house: House) -> None:
    """Names, addresses and words are salted, so that a redaction leaves the chain whole."""
    opens(house, body="isi", name="Ani", asset="PC-1", hand={"typed_late": "lupa"})
    judges(house, "1")
    fulfils(house)
    closes(house, "1")
    salted = [set(event.get("salts", {})) for event in doc(house)["events"]]
    assert salted == [
        {"subject", "body", "email", "name", "asset", "typed_late"},
        set(),
        {"solution"},
        {"confirmed_by"},
    ]


# Without a trace

DRY: dict[str, tuple[Any, Callable[[House], Any]]] = {
    "open": (None, lambda house: opens(house, hand={"dry_run": True})),
    "done": (
        None,
        lambda house: opening.done(
            house.desk(dry_run=True), Asked("x", "ani", service="password-reset"), None, None
        ),
    ),
    "triage": (
        fresh,
        lambda house: triage.triage(house.desk(dry_run=True), "1", Judgement(service=VPN)),
    ),
    "note": (fresh, lambda house: notes(house, "1", dry_run=True)),
    "fulfil": (judged, lambda house: fulfils(house, dry_run=True)),
    "close": (solved, lambda house: closes(house, "1", dry_run=True)),
    "close --due": (
        solved,
        lambda house: fulfilment.close_unanswered(house.desk(dry_run=True), [], due=True),
    ),
}


@pytest.mark.parametrize("name", DRY)
def test_dry_run(name: str, house: House) -> None:
    """It says what would happen and changes nothing, not even the counter."""
    prepare, act = DRY[name]
    if prepare:
        prepare(house)
    before = everything(house)
    answer = act(house)
    assert everything(house) == before
    if not isinstance(answer, str):
        assert answer.data["changed"] is False
        assert ("dry-run", {}) in answer.remarks
    assert opens(house) == f"REQ-2611-000{len(before)}"


def test_dry_run_refuses_too(house: House) -> None:
    """What would be refused is refused."""
    fresh(house)
    with pytest.raises(Refused):
        fulfils(house, dry_run=True)


# Triage


def test_service_gives_the_judgement(house: House) -> None:
    """5f: what the service states is the default; the officer's word wins."""
    opens(house)
    answer = triage.triage(house.desk(), "1", Judgement(service=PRINTER, urgency=3))
    request = answer.data["request"]
    assert [request[name] for name in ("impact", "urgency", "effort", "priority")] == [
        2,
        3,
        "s",
        "high",
    ]
    assert answer.data["because"] == "urgency 3 + impact 2 = 5 → high; effort s"


def test_priority_tightens_the_times(house: House) -> None:
    """5b: an entry may promise less time for what is more urgent."""
    opens(house)
    request = triage.triage(house.desk(), "1", Judgement(service=PRINTER)).data["request"]
    assert (request["response"]["target_s"], request["resolution"]["target_s"]) == (1800, 28_800)
    request = triage.triage(house.desk(), "1", Judgement(urgency=3)).data["request"]
    assert (request["response"]["target_s"], request["resolution"]["target_s"]) == (1800, 14_400)


def test_what_was_judged_stays_for_the_same_service(house: House) -> None:
    """A second triage changes what it names, and starts anew for another service."""
    opens(house)
    judges(house, "1", impact=3, urgency=1)
    judges(house, "1", effort="l")
    summary = doc(house)["summary"]
    assert [summary[name] for name in ("impact", "urgency", "effort")] == [3, 1, "l"]
    judges(house, "1", service="printer-toner")
    summary = doc(house)["summary"]
    assert [summary[name] for name in ("impact", "urgency", "effort")] == [2, 2, "s"]


def test_missing_factors_are_named(house: House) -> None:
    """6c: a service that states nothing needs all three."""
    opens(house)
    error = refused(
        Missing, "triage.missing", lambda: judges(house, "1", service="other", impact=1)
    )
    assert isinstance(error, Missing)
    assert error.options == ("urgency", "effort")


NEEDED = [
    ("2026-11-02", 3),
    ("2026-11-03", 2),
    ("2026-11-05", 2),
    ("2026-11-06", 1),
    ("2026-10-30", 3),
    ("2027-06-01", 1),
]


@pytest.mark.parametrize(("needed_by", "urgency"), NEEDED)
def test_needed_by_proposes_urgency(needed_by: str, urgency: int, house: House) -> None:
    """Needed today 3, within three working days 2, later 1."""
    opens(house, needed_by=needed_by)
    judges(house, "1", service="mailbox-new")
    assert doc(house)["summary"]["urgency"] == urgency


def test_needed_by_over_a_weekend(house: House) -> None:
    """From a Friday, Wednesday is three working days away."""
    house.at("2026-11-06 09:00")
    opens(house, needed_by="2026-11-11")
    opens(house, needed_by="2026-11-12")
    judges(house, "1", "2", service="mailbox-new")
    assert (doc(house)["summary"]["urgency"], doc(house, 2)["summary"]["urgency"]) == (2, 1)


def test_needed_by_never_lowers(house: House) -> None:
    """The service's own urgency stands where it is higher; a word of the officer wins."""
    opens(house, needed_by="2026-12-01")
    judges(house, "1", service="vpn-problem")
    assert doc(house)["summary"]["urgency"] == 3
    judges(house, "1", urgency=1)
    assert doc(house)["summary"]["urgency"] == 1


def test_needed_by_is_a_day(house: House) -> None:
    """A word for a day is kept as that day."""
    opens(house, needed_by="friday")
    assert doc(house)["summary"]["needed_by"] == "2026-11-06"


def test_security_stays_through_a_new_service(house: House) -> None:
    """4h: judging it as another service takes no mark off."""
    opens(house)
    judges(house, "1", service=VPN)
    judges(house, "1", service=PRINTER)
    assert doc(house)["summary"]["security"] == "routine"
    assert kinds(house).count("escalated") == 2


def test_security_by_flag(house: House) -> None:
    """4h: any request can be marked; both heads hear of it in the same write."""
    opens(house)
    judges(house, "1", security=True)
    assert kinds(house) == ["opened", "triaged", "escalated", "escalated"]
    assert doc(house)["summary"]["heads"] == ["it-division-head", "it-director"]


def test_no_write_may_forget_the_heads(house: House) -> None:
    """4h: a write that marks a request and tells nobody is refused at its end."""
    fresh(house)
    before = everything(house)

    def forgetful() -> None:
        with house.desk().recording() as book:
            data = promised(book.terms, book.terms.services[VPN], FACTORS)
            book.page("1").write("triaged", kind="request", security="event", **data)

    refused(Refused, "sop.4h-heads", forgetful)
    assert everything(house) == before


FACTORS = {"urgency": 2, "impact": 1, "effort": "s"}


def test_officer_stays(house: House) -> None:
    """4k: who keeps the contact stays, whoever judges it again."""
    fresh(house)
    triage.triage(house.desk("budi"), "1", Judgement(service=PRINTER))
    assert doc(house)["summary"]["officer"] == "siti"


SECRET_WAYS_OUT = [
    Judgement(service="lost-device", kind="incident", reference="I"),
    Judgement(service="lost-dev", kind="disaster", reference="I"),
    Judgement(kind="incident", reference="I"),
    Judgement(security=True, kind="project", reference="I", analysis="x"),
    Judgement(security=False, because="x", kind="incident", reference="I"),
]


@pytest.mark.parametrize("judgement", SECRET_WAYS_OUT)
def test_no_security_request_leaves_unheard(judgement: Judgement, house: House) -> None:
    """4h: opened under a security service, it goes to both heads before it leaves, however."""
    opens(house, service="lost-device")
    triage.triage(house.desk(), "1", judgement)
    assert kinds(house) == ["opened", "triaged", "escalated", "escalated", "handed-off"]


def test_unknown_service_of_an_incident(house: House) -> None:
    """An unknown service is refused, whatever the kind."""
    opens(house)
    judgement = Judgement(service="nonsense", kind="incident", reference="I")
    refused(BadValue, "service.unknown", lambda: triage.triage(house.desk(), "1", judgement))


def test_incident_that_comes_back(house: House) -> None:
    """5a: what was no request has no service yet; reopened, it is judged before it is fulfilled."""
    opens(house)
    triage.triage(house.desk(), "1", Judgement(kind="incident", reference="I"))
    answer = fulfilment.reopen(house.desk(), "1", None)
    assert (answer.data["request"]["status"], answer.data["request"]["kind"]) == ("new", "request")
    refused(Refused, "sop.6c-triage-first", lambda: fulfils(house))
    judges(house, "1")
    assert fulfils(house).data["request"]["status"] == "fulfilled"


def test_judged_request_that_was_an_incident_after_all(house: House) -> None:
    """Handed off and reopened, it is judged as it was."""
    judged(house)
    triage.triage(house.desk(), "1", Judgement(kind="incident", reference="I"))
    request = fulfilment.reopen(house.desk(), "1", None).data["request"]
    assert [request[name] for name in ("status", "service", "priority")] == [
        "active",
        PRINTER,
        "medium",
    ]
    assert request["resolution"]["target_s"] == 28_800


# Levels


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


def test_unknown_team(house: House) -> None:
    """A team that the agreement does not know is refused with the known ones."""
    judged(house)
    refused(
        BadValue, "team.unknown", lambda: working.assign(house.desk(), ["1"], "x", "nobody", None)
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


# The end


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


# One breath


def breath(house: House, service: str = "password-reset", **more: Any) -> Answer:
    """`done`."""
    hand = more.pop("hand", {})
    started = more.pop("started", None)
    asked = Asked("Lupa password", "budi", service=service, **more)
    return opening.done(house.desk(**hand), asked, more.get("solution"), started)


def test_done_in_one_breath(house: House) -> None:
    """6a-6e, 6l: opened, judged, fulfilled and closed in one write; who is there has heard it all."""
    request = breath(house).data["request"]
    assert (request["status"], request["priority"], request["confirmed"]["by"]) == (
        "closed",
        "medium",
        "budi",
    )
    assert kinds(house) == ["opened", "triaged", "fulfilled", "closed"]
    assert {one["state"] for one in doc(house)["notices"]} == {"told"}


def test_done_by_mail_waits_for_the_confirmation(house: House) -> None:
    """6l: nobody is there to confirm, so it ends at fulfilled and owes its notices."""
    request = breath(house, channel="email").data["request"]
    assert request["status"] == "fulfilled"
    assert {one["state"] for one in doc(house)["notices"]} == {"owed"}


def test_done_started_earlier(house: House) -> None:
    """The clocks start when the call came in."""
    request = breath(house, started="2026-11-02 08:50").data["request"]
    assert request["received_at"] == "2026-11-02T01:50:00Z"
    assert request["recorded_at"] == "2026-11-02T02:00:00Z"
    assert (request["response"]["elapsed_s"], request["resolution"]["elapsed_s"]) == (600, 600)


REFUSED_BREATHS: list[tuple[dict[str, Any], type[HelpdeskError], str]] = [
    ({"service": "data-report"}, Refused, "done.not-predefined"),
    ({"service": "other"}, Refused, "done.not-predefined"),
    ({"service": VPN}, Refused, "done.security"),
    ({"service": "lost-device"}, Refused, "done.security"),
    ({"service": "new-hardware"}, Refused, "done.purchase"),
    ({"service": "software-license"}, Refused, "done.purchase"),
    ({"service": "nonsense"}, BadValue, "service.unknown"),
    ({"service": ""}, BadValue, "service.unknown"),
    ({"service": "vpn"}, BadValue, "service.several"),
    ({"service": "pasword-reset"}, BadValue, "service.near"),
    ({"started": "2026-11-02 09:10"}, BadValue, "at.future"),
    ({"started": "2026-10-01 09:10"}, BadValue, "at.too-old"),
    ({"started": "2026-11-01 08:59"}, BadValue, "at.too-old"),
    ({"unit": "finanse"}, BadValue, "unit.unknown"),
]


@pytest.mark.parametrize(("options", "kind", "key"), REFUSED_BREATHS)
def test_refused_breath(
    options: dict[str, Any], kind: type[HelpdeskError], key: str, house: House
) -> None:
    """4h, 5c, 6j: what needs a judgement, a head or a purchase is not done in one breath."""
    before = everything(house)
    refused(kind, key, lambda: breath(house, **options))
    assert everything(house) == before


# Reading


def test_list_shows_what_has_not_ended(house: House) -> None:
    """Without a word about it, ended requests are not listed; with one they are."""
    four(house)

    def listed(*words):
        return [
            int(item["id"][-4:])
            for item in reading.list_requests(house.desk(), list(words)).data["items"]
        ]

    assert listed() == [1, 2, 3]
    assert listed("status:cancelled") == [4]
    assert listed("not.status:waiting") == [1, 2, 4]
    assert listed("due.before:friday") == [1, 2]
    assert listed("opened.after:2h") == [1, 2, 3]
    assert listed("opened.before:2h") == []


def test_next_is_by_what_is_left(house: House) -> None:
    """The least open time first; what waits, and what is fulfilled, after it; a debt by its time."""
    four(house)
    opens(house, "lima")
    judges(house, "1", urgency=3)
    fulfils(house, "2", temporary=True)
    items = reading.next_up(house.desk(), everybody=True, why=True).data["items"]
    assert [(int(item["id"][-4:]), item["why"], item["left_s"]) for item in items] == [
        (1, "resolution", 14_400),
        (5, "response", 14_400),
        (2, "permanent", 288_000),
        (3, "resolution", 28_800),
    ]


def test_next_is_mine_or_free(house: House) -> None:
    """Somebody of a team sees what is his or free there."""
    four(house)
    working.assign(house.desk(), ["1"], "budi", None, None)
    escalates(house, number="2")
    seen = {
        who: [
            int(item["id"][-4:])
            for item in reading.next_up(house.desk(who), everybody=False, why=False).data["items"]
        ]
        for who in ("siti", "budi", "dewi", "stranger")
    }
    assert seen == {"siti": [3], "budi": [1, 3], "dewi": [2], "stranger": [3]}


def test_owed_is_by_time(house: House) -> None:
    """4k: who has not been told yet, oldest first."""
    opens(house, channel="email")
    opens(house.at("2026-11-02 09:10"), "dua", who="eka", channel="email")
    notes(house.at("2026-11-02 09:20"), "1", told=True)
    items = reading.owed(house.desk()).data["items"]
    assert [(item["to"], item["kind"]) for item in items] == [
        (ANI, "receipt"),
        ("eka", "receipt"),
        (ANI, "note"),
    ]


def test_log_stays_whole(house: House) -> None:
    """After a bit of everything the log verifies."""
    four(house)
    breath(house)
    fulfils(house, "1", temporary=True)
    fulfilment.reopen(house.desk(), "4", None)
    report = keeping.verify(house.desk())
    assert (report.code, report.data["requests"], report.data["findings"]) == (0, 5, [])
