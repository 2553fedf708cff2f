"""Who acts, in which words, and a dry run that leaves no trace."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

import pytest

from helpdeskctl.desk import escalation, fulfilment, opening, triage, working
from helpdeskctl.desk.fulfilment import Amendment
from helpdeskctl.desk.opening import Asked
from helpdeskctl.desk.triage import Judgement
from helpdeskctl.errors import BadValue, HelpdeskError, Refused
from tests.desk.verbs import (
    PRINTER,
    VPN,
    closes,
    doc,
    escalates,
    everything,
    fresh,
    fulfils,
    judged,
    judges,
    level_2,
    notes,
    opens,
    refused,
    solved,
)

if TYPE_CHECKING:
    from collections.abc import Callable

    from tests.house import House


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
