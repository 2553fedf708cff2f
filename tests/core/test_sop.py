"""Each rule of the procedure refuses what breaks its clause and lets the rest pass.

And the table of transitions, played with the verbs.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, NamedTuple

import pytest

from helpdeskctl.core import sop
from helpdeskctl.core.clauses import CLAUSES
from helpdeskctl.core.event import Event
from helpdeskctl.core.events import KINDS
from helpdeskctl.core.model import STATUSES, Request
from helpdeskctl.desk import escalation, fulfilment, opening, triage, working
from helpdeskctl.desk.fulfilment import Amendment
from helpdeskctl.desk.opening import Asked
from helpdeskctl.desk.triage import Judgement
from helpdeskctl.errors import Refused
from helpdeskctl.log.memory import MemoryLog
from tests.core.story import OFFICE, H, Telling, event, heads_told, opened, tell, then, triaged
from tests.house import House

if TYPE_CHECKING:
    from collections.abc import Callable

BOUNDS = sop.Bounds(reminders=2, silence_s=24 * H, reopen_s=40 * H, elapsed=OFFICE.elapsed)
WHEN = "fri 12:00"

NEW = [opened("mon 09:00")]
ACTIVE = [*NEW, triaged("mon 09:10")]
SECRET = [*NEW, triaged("mon 09:10", security="event")]
FULFILLED = [*ACTIVE, then("mon 10:00", "fulfilled")]
CLOSED = [*FULFILLED, then("mon 11:00", "closed")]
TEMPORARY = [*ACTIVE, then("mon 10:00", "fulfilled", temporary=True)]
LEVEL_2 = [*ACTIVE, then("mon 10:00", "escalated")]
LEVEL_3 = [*LEVEL_2, then("mon 11:00", "escalated", to="vendor:telco", level=3)]
REMINDED = [
    *FULFILLED,
    then("tue 10:00", "noted", to_requester=True),
    then("wed 10:00", "noted", to_requester=True),
]
SILENCE = then(WHEN, "closed", by="silence", confirmed_by=None, via=None)
VENDOR = then(WHEN, "escalated", to="vendor:telco", level=3)


class Case(NamedTuple):
    """What a rule refuses, and the like that it allows: (what was before, the event)."""

    refused: tuple[list[Telling], Telling]
    allowed: tuple[list[Telling], Telling]


def opening_without(*names: str) -> Telling:
    """A receipt that lacks something."""
    when, kind, data = opened("mon 09:00")
    return when, kind, {name: value for name, value in data.items() if name not in names}


CASES: dict[str, list[Case]] = {
    "6c-triage-first": [
        Case((NEW, then(WHEN, "fulfilled")), (ACTIVE, then(WHEN, "fulfilled"))),
        Case((NEW, then(WHEN, "escalated")), (ACTIVE, then(WHEN, "escalated"))),
        Case((NEW, VENDOR), (NEW, then(WHEN, "escalated", to="it-director", level=1))),
        Case(
            (
                [
                    *NEW,
                    then("mon 10:00", "triaged", kind_="incident"),
                    then("mon 10:00", "handed-off"),
                    then("mon 11:00", "reopened"),
                ],
                then(WHEN, "fulfilled"),
            ),
            (
                [*ACTIVE, then("mon 10:00", "handed-off"), then("mon 11:00", "reopened")],
                then(WHEN, "fulfilled"),
            ),
        ),
    ],
    "6f-temporary": [Case((TEMPORARY, then(WHEN, "closed")), (FULFILLED, then(WHEN, "closed")))],
    "6l-fulfil-first": [Case((ACTIVE, then(WHEN, "closed")), (FULFILLED, then(WHEN, "closed")))],
    "status": [
        Case((CLOSED, then(WHEN, "closed")), (FULFILLED, then(WHEN, "closed"))),
        Case((ACTIVE, then(WHEN, "reopened")), (TEMPORARY, then(WHEN, "reopened"))),
        Case((ACTIVE, opened(WHEN)), ([], opened(WHEN))),
        Case(([], then(WHEN, "noted")), (CLOSED, then(WHEN, "noted"))),
    ],
    "4h-heads": [
        Case((SECRET, then(WHEN, kind)), ([*SECRET, *heads_told("mon 09:10")], then(WHEN, kind)))
        for kind in ("fulfilled", "cancelled", "handed-off")
    ]
    + [
        Case(
            ([*SECRET, heads_told("mon 09:10")[0]], then(WHEN, "fulfilled")),
            (ACTIVE, then(WHEN, "fulfilled")),
        ),
    ],
    "4h-clear": [
        Case((SECRET, triaged(WHEN)), (SECRET, triaged(WHEN, because="a drill"))),
        Case((NEW, triaged(WHEN, cleared=True)), (NEW, triaged(WHEN))),
        Case((SECRET, triaged(WHEN)), (SECRET, triaged(WHEN, security="routine"))),
    ],
    "4e-record": [
        Case(([], opening_without("subject")), ([], opened(WHEN))),
        Case(([], opening_without("name")), ([], opened(WHEN))),
        Case(([], opening_without("channel")), ([], opened(WHEN))),
    ],
    "5a-service": [
        Case((NEW, triaged(WHEN, service=None)), (NEW, triaged(WHEN))),
        Case((NEW, triaged(WHEN, service="")), (NEW, then(WHEN, "triaged", kind_="incident"))),
    ],
    "5b-times": [
        Case((NEW, triaged(WHEN, respond_s=None)), (NEW, triaged(WHEN))),
        Case((NEW, triaged(WHEN, resolve_s=None)), (NEW, then(WHEN, "triaged", kind_="project"))),
    ],
    "5f-computed": [
        Case((NEW, triaged(WHEN, impact=None)), (NEW, triaged(WHEN))),
        Case((NEW, triaged(WHEN, effort=None)), (NEW, then(WHEN, "triaged", kind_="disaster"))),
        Case(
            (NEW, triaged(WHEN, priority="urgent")),
            (NEW, triaged(WHEN, priority="urgent", because="the board meets")),
        ),
    ],
    "5e-priority": [
        Case((NEW, triaged(WHEN, priority="critical")), (NEW, triaged(WHEN))),
        Case((NEW, triaged(WHEN, priority=None)), (NEW, then(WHEN, "triaged", kind_="incident"))),
    ],
    "4i-reason": [
        Case((ACTIVE, then(WHEN, "escalated", because=None)), (ACTIVE, then(WHEN, "escalated"))),
        Case((ACTIVE, then(WHEN, "escalated", because="")), (ACTIVE, then(WHEN, "escalated"))),
    ],
    "6h-level2-first": [
        Case((ACTIVE, VENDOR), (LEVEL_2, VENDOR)),
        Case((ACTIVE, VENDOR), (ACTIVE, (*VENDOR[:2], {**VENDOR[2], "agreed_by": "dewi"}))),
        Case((ACTIVE, VENDOR), ([*LEVEL_2, then("mon 11:00", "returned")], VENDOR)),
    ],
    "6h-vendor-wait": [
        Case(
            (LEVEL_2, then(WHEN, "waited", for_="vendor")),
            (LEVEL_3, then(WHEN, "waited", for_="vendor")),
        ),
        Case(
            (ACTIVE, then(WHEN, "waited", for_="vendor")),
            (ACTIVE, then(WHEN, "waited", for_="requester")),
        ),
    ],
    "4i-wait-reason": [
        Case(
            (ACTIVE, then(WHEN, "waited", for_="approval", because=None)),
            (ACTIVE, then(WHEN, "waited", for_="approval")),
        )
    ],
    "4k-return-reason": [
        Case((LEVEL_2, then(WHEN, "returned", because=None)), (LEVEL_2, then(WHEN, "returned")))
    ],
    "6l-solution": [
        Case((ACTIVE, then(WHEN, "fulfilled", solution="")), (ACTIVE, then(WHEN, "fulfilled"))),
        Case((ACTIVE, then(WHEN, "fulfilled", solution=None)), (FULFILLED, then(WHEN, "closed"))),
    ],
    "6l-confirmation": [
        Case((FULFILLED, then(WHEN, "closed", via=None)), (FULFILLED, then(WHEN, "closed"))),
        Case((FULFILLED, then(WHEN, "closed", confirmed_by="")), (FULFILLED, then(WHEN, "closed"))),
        Case((FULFILLED, then(WHEN, "closed", via=None)), (REMINDED, SILENCE)),
    ],
    "4f-silence": [
        Case((FULFILLED, SILENCE), (REMINDED, SILENCE)),
        Case((REMINDED[:-1], SILENCE), (REMINDED, SILENCE)),
        Case((REMINDED, ("thu 09:59:59", *SILENCE[1:])), (REMINDED, ("thu 10:00", *SILENCE[1:]))),
        Case(
            (
                [*REMINDED, then("wed 11:00", "reopened"), then("wed 12:00", "fulfilled")],
                SILENCE,
            ),
            (REMINDED, SILENCE),
        ),
    ],
    "4f-window": [
        Case((CLOSED, then("mon2 11:00:01", "reopened")), (CLOSED, then("mon2 11:00", "reopened"))),
        Case((CLOSED, then("fri2 11:00", "reopened")), (FULFILLED, then("fri2 11:00", "reopened"))),
        Case(
            (CLOSED, then("fri2 11:00", "reopened")),
            ([*ACTIVE, then("mon 10:00", "cancelled")], then("fri2 11:00", "reopened")),
        ),
        Case(
            (CLOSED, then("fri2 11:00", "reopened")),
            ([*ACTIVE, then("mon 10:00", "handed-off")], then("fri2 11:00", "reopened")),
        ),
    ],
    "6e-reference": [
        Case((ACTIVE, then(WHEN, "handed-off", reference=None)), (ACTIVE, then(WHEN, "handed-off")))
    ],
    "4j-analysis": [
        Case(
            (ACTIVE, then(WHEN, "handed-off", kind_="project")),
            (ACTIVE, then(WHEN, "handed-off", kind_="project", analysis="needs a budget")),
        ),
        Case(
            (ACTIVE, then(WHEN, "handed-off", kind_="project")),
            (ACTIVE, then(WHEN, "handed-off", kind_="disaster")),
        ),
    ],
}
ROWS = [(rule, case) for rule, cases in CASES.items() for case in cases]
IDS = [f"{rule}-{place}" for rule, cases in CASES.items() for place in range(len(cases))]


def broken(before: list[Telling], telling: Telling) -> list[str]:
    """The rules that an event would break."""
    request = tell(*before) if before else Request()
    return [breach.rule for breach in sop.breaches(request, event(*telling), BOUNDS)]


@pytest.mark.parametrize(("rule", "case"), ROWS, ids=IDS)
def test_rule(rule: str, case: Case) -> None:
    """4e 4f 4h 4i 4j 4k 5a 5b 5e 5f 6c 6e 6f 6h 6l: refused where broken, allowed where kept."""
    assert rule in broken(*case.refused)
    assert broken(*case.allowed) == []


def test_every_rule_has_a_case() -> None:
    """No rule of the table is left out, and none is tested that is not in it."""
    assert set(CASES) == {rule.id for rule in sop.RULES}


def test_every_kind_of_a_rule_is_a_kind() -> None:
    """A rule looks at events that exist, for a clause that exists."""
    assert {kind for rule in sop.RULES for kind in rule.kinds} <= set(KINDS)
    assert {rule.clause for rule in sop.RULES} - {None} <= {clause.id for clause in CLAUSES}


def test_refused_event_leaves_the_request() -> None:
    """Looking at rules changes nothing."""
    request = tell(*SECRET)
    before = {name: str(value) for name, value in vars(request).items()}
    for kind in KINDS:
        if kind != "opened":
            list(
                sop.breaches(
                    request,
                    event(*then(WHEN, kind, for_="vendor", by="silence", kind_="request")),
                    BOUNDS,
                )
            )
    assert {name: str(value) for name, value in vars(request).items()} == before


UNSETTLED = [
    (SECRET, True),
    ([*SECRET, heads_told("mon 09:10")[0]], True),
    ([*SECRET, *heads_told("mon 09:10")], False),
    (ACTIVE, False),
]


@pytest.mark.parametrize(("story", "open_end"), UNSETTLED)
def test_no_write_leaves_a_head_untold(story: list[Telling], open_end: bool) -> None:
    """4h: a security request may not stand in the log before both heads were told."""
    assert (sop.unsettled(tell(*story)) is not None) is open_end


# The table of transitions

PLACES = ("new", "active", "waiting", "fulfilled", "closed", "handed-off", "cancelled", "temporary")
"""The statuses, and an active request that has a temporary fulfilment."""

# + changed   = already so, code 0   - refused, code 4
TABLE = """
triage            +  +  +  -  -  -  -  +
triage incident   +  +  +  -  -  =  -  +
triage project    +  +  +  -  -  -  -  +
assign            +  +  +  -  -  -  -  +
assign level 2    -  +  +  -  -  -  -  +
take              +  +  +  -  -  -  -  +
note              +  +  +  +  +  +  +  +
note requester    +  +  +  +  +  +  +  +
amend             +  +  +  +  +  +  +  +
wait requester    +  +  -  -  -  -  -  +
wait approval     +  +  =  -  -  -  -  +
wait vendor       -  -  -  -  -  -  -  -
resume            =  =  +  -  -  -  -  =
escalate team     -  +  +  -  -  -  -  +
escalate head     +  +  +  -  -  -  -  +
escalate vendor   -  -  -  -  -  -  -  -
return            =  =  =  =  =  =  =  =
fulfil            -  +  +  =  -  -  -  +
fulfil temporary  -  +  +  -  -  -  -  =
close             -  -  -  +  =  -  -  -
close silence     -  -  -  -  =  -  -  -
reopen            -  -  -  +  +  +  +  +
cancel withdrawn  +  +  +  -  -  -  =  +
cancel spam       +  +  +  -  -  -  -  +
"""
LEVEL_2_TABLE = """
return            =  +  +  -  -  -  -  +
escalate team     -  =  =  =  =  =  =  =
escalate vendor   -  +  +  -  -  -  -  +
assign level 2    -  +  +  -  -  -  -  +
"""

VERBS: dict[str, Callable[[Any], Any]] = {
    "triage": lambda desk: triage.triage(desk, "1", Judgement(service="printer-toner", urgency=3)),
    "triage incident": lambda desk: triage.triage(
        desk, "1", Judgement(kind="incident", reference="INC-1")
    ),
    "triage project": lambda desk: triage.triage(
        desk, "1", Judgement(kind="project", reference="PRJ-1", analysis="large")
    ),
    "assign": lambda desk: working.assign(desk, ["1"], "budi", None, None),
    "assign level 2": lambda desk: working.assign(desk, ["1"], "dewi", None, "router"),
    "take": lambda desk: working.take(desk, ["1"], None),
    "note": lambda desk: working.note(desk, ["1"], "x", to_requester=False),
    "note requester": lambda desk: working.note(desk, ["1"], "x", to_requester=True),
    "amend": lambda desk: fulfilment.amend(desk, "1", Amendment(subject="y")),
    "wait requester": lambda desk: working.wait(desk, ["1"], "requester", "which one?", None),
    "wait approval": lambda desk: working.wait(desk, ["1"], "approval", "x", None),
    "wait vendor": lambda desk: working.wait(desk, ["1"], "vendor", "x", None),
    "resume": lambda desk: working.resume(desk, ["1"]),
    "escalate team": lambda desk: escalation.escalate(desk, "1", "infrastructure", "x", None),
    "escalate head": lambda desk: escalation.escalate(desk, "1", "it-director", "x", None),
    "escalate vendor": lambda desk: escalation.escalate(desk, "1", "vendor:telco", "x", None),
    "return": lambda desk: escalation.give_back(desk, "1", "x"),
    "fulfil": lambda desk: fulfilment.fulfil(desk, "1", None, temporary=False),
    "fulfil temporary": lambda desk: fulfilment.fulfil(desk, "1", "loan", temporary=True),
    "close": lambda desk: fulfilment.close(desk, ["1"], None, "phone"),
    "close silence": lambda desk: fulfilment.close_unanswered(desk, ["1"], due=False),
    "reopen": lambda desk: fulfilment.reopen(desk, "1", None),
    "cancel withdrawn": lambda desk: fulfilment.cancel(desk, ["1"], "withdrawn", None),
    "cancel spam": lambda desk: fulfilment.cancel(desk, ["1"], "spam", None),
}


def cells(table: str) -> list[tuple[str, str, str]]:
    """(verb, place, sign) of every cell."""
    return [
        (line[:18].strip(), place, sign)
        for line in table.strip().splitlines()
        for place, sign in zip(PLACES, line[18:].split(), strict=True)
    ]


def brought_to(place: str, *, level_2: bool = False) -> House:
    """A desk whose request 1 was brought to that place with the verbs alone."""
    house = House(MemoryLog())
    opening.open_request(house.desk(), Asked("Printer macet", "ani"), Judgement())
    house.at("2026-11-02 09:10")
    if place not in ("new", "handed-off", "cancelled") or level_2:
        triage.triage(house.desk(), "1", Judgement(service="printer-problem"))
    if level_2:
        escalation.escalate(house.desk(), "1", "infrastructure", "router", None)
    house.at("2026-11-02 09:20")
    for step in _STEPS.get(place, ()):
        VERBS[step](house.desk())
    house.at("2026-11-02 09:30")
    return house


_STEPS = {
    "waiting": ["wait approval"],
    "fulfilled": ["fulfil"],
    "closed": ["fulfil", "close"],
    "handed-off": ["triage incident"],
    "cancelled": ["cancel withdrawn"],
    "temporary": ["fulfil temporary"],
}


def sign_of(verb: str, house: House) -> str:
    """What the verb did: + changed, = already so, - refused; what is refused changes nothing."""
    before = house.log.get(1)
    try:
        answer = VERBS[verb](house.desk("budi"))
    except Refused:
        assert house.log.get(1) == before
        return "-"
    assert answer.data["changed"] is (house.log.get(1) != before)
    return "+" if answer.data["changed"] else "="


CELLS = cells(TABLE)
LEVEL_2_CELLS = [cell for cell in cells(LEVEL_2_TABLE) if cell[1] != "new"]


@pytest.mark.parametrize(("verb", "place", "sign"), CELLS, ids=map(" ".join, CELLS))
def test_transition(verb: str, place: str, sign: str) -> None:
    """From that status the verb is allowed, already done, or refused with code 4."""
    assert sign_of(verb, brought_to(place)) == sign


@pytest.mark.parametrize(("verb", "place", "sign"), LEVEL_2_CELLS, ids=map(" ".join, LEVEL_2_CELLS))
def test_transition_at_level_2(verb: str, place: str, sign: str) -> None:
    """The same for a request that Level 2 works on."""
    assert sign_of(verb, brought_to(place, level_2=True)) == sign


def test_refusals_have_code_4() -> None:
    """What the procedure or the state forbids ends with code 4."""
    assert Refused.code == 4


def test_table_names_every_status() -> None:
    """No status is forgotten in the table."""
    assert set(PLACES) - {"temporary"} == set(STATUSES)


RESULTS = [
    ("triage", "new", "active"),
    ("triage", "waiting", "waiting"),
    ("triage incident", "active", "handed-off"),
    ("assign", "new", "new"),
    ("wait requester", "new", "waiting"),
    ("resume", "waiting", "active"),
    ("escalate team", "waiting", "waiting"),
    ("fulfil", "waiting", "fulfilled"),
    ("fulfil temporary", "waiting", "active"),
    ("fulfil", "temporary", "fulfilled"),
    ("close", "fulfilled", "closed"),
    ("reopen", "fulfilled", "active"),
    ("reopen", "closed", "active"),
    ("reopen", "temporary", "active"),
    ("reopen", "handed-off", "new"),
    ("reopen", "cancelled", "new"),
    ("cancel spam", "waiting", "cancelled"),
    ("note", "closed", "closed"),
]


@pytest.mark.parametrize(("verb", "place", "status"), RESULTS)
def test_where_a_verb_leads(verb: str, place: str, status: str) -> None:
    """The status afterwards; what was never judged comes back as new."""
    house = brought_to(place)
    VERBS[verb](house.desk("budi"))
    assert house.log.get(1)["summary"].get("status", "new") == status


def test_wait_before_triage_leads_back_to_new() -> None:
    """A wait before triage ends where it began."""
    house = brought_to("new")
    VERBS["wait requester"](house.desk())
    answer = VERBS["resume"](house.desk())
    assert answer.data["request"]["status"] == "new"


@pytest.mark.parametrize(
    ("status", "kind", "first"),
    [
        ("waiting", "waited", "resume"),
        ("fulfilled", "fulfilled", "reopen"),
        ("closed", "cancelled", "reopen"),
        ("new", "resumed", "show"),
        ("new", "reopened", "show"),
    ],
)
def test_the_way_out_of_a_refusal(status: str, kind: str, first: str) -> None:
    """The hint of a refusal by status leads to where the verb is allowed."""
    request = Request()
    request.id, request.status = "REQ-2611-0001", status
    event = Event(0, 1, kind, "siti", {"for": "requester", "because": "x", "to": "x"})
    rule = next(one for one in sop.RULES if one.id == "status")
    assert (rule.check(request, event, BOUNDS) or {})["first"] == first


@pytest.mark.parametrize("recorded", ["2026-11-02T02:00:00Z", "2026-11-03T04:05:06Z"])
def test_an_event_keeps_both_instants(recorded: str) -> None:
    """When it happened and when it was typed, the same or not."""
    raw = {"at": "2026-11-02T02:00:00Z", "recorded_at": recorded, "actor": "siti"}
    raw |= {"kind": "noted", "v": 1, "data": {}}
    assert Event.of({**raw, "seq": 1}).raw() == raw
