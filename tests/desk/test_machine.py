"""Any verbs in any order, on a log in files and on one in memory: what must hold all the time."""

from __future__ import annotations

import shutil
import tempfile
from itertools import pairwise
from pathlib import Path
from typing import TYPE_CHECKING, Any

from hypothesis import HealthCheck, settings
from hypothesis import strategies as st
from hypothesis.stateful import RuleBasedStateMachine, initialize, invariant, rule

from helpdeskctl.core.event import Event
from helpdeskctl.core.events import replay
from helpdeskctl.core.model import ENDS, HEADS, from_summary, summary_of
from helpdeskctl.core.when import from_iso, iso
from helpdeskctl.desk import (
    escalation,
    fulfilment,
    keeping,
    opening,
    privacy,
    reading,
    triage,
    working,
)
from helpdeskctl.desk.fulfilment import Amendment
from helpdeskctl.desk.opening import Asked
from helpdeskctl.desk.triage import Judgement
from helpdeskctl.errors import FAILURES
from helpdeskctl.log.filelog import FileLog
from helpdeskctl.log.memory import MemoryLog
from tests.house import House

if TYPE_CHECKING:
    from collections.abc import Callable

    from helpdeskctl.desk.records import Desk

Act = "Callable[[Desk], Any]"

people = st.sampled_from(["siti", "budi", "dewi", "siti for budi"])
words = st.sampled_from([None, "", " ", "karena", "sudah \x1b[2J", "baris\nkedua"])
services = st.sampled_from(
    [None, "printer-problem", "vpn-access", "lost-dev", "other", "network-problem", "nope"]
)
factor = st.sampled_from([None, 1, 2, 3])
flags = st.sampled_from([None, True, False])
teams = st.sampled_from(
    ["infrastructure", "application-development", "helpdesk", "vendor:telco", *HEADS, "nobody"]
)
judgements = st.builds(
    Judgement,
    service=services,
    impact=factor,
    urgency=factor,
    effort=st.sampled_from([None, "s", "m", "l"]),
    kind=st.sampled_from([None, None, None, "request", "incident", "project"]),
    security=flags,
    reference=words,
    analysis=words,
    priority=st.sampled_from([None, None, "urgent", "low"]),
    because=words,
)
hands = st.fixed_dictionaries(
    {
        "actor": people,
        "back_s": st.sampled_from([None, None, None, 0, 60, 7200, 90_000]),
        "typed_late": st.sampled_from([None, None, "lupa"]),
        "dry_run": st.sampled_from([False, False, False, True]),
    }
)
FIELDS = ["all", "requester", "subject", "because", "note", "solution", "confirmed-by", "email"]
FILTERS = [
    "is:late",
    "is:security",
    "status:active",
    "not.status:new",
    "owner:me",
    "printer",
    "is:untriaged",
]


class Desks(RuleBasedStateMachine):
    """Two desks, one clock; every act is done at both."""

    def __init__(self) -> None:
        super().__init__()
        self.folder = Path(tempfile.mkdtemp(prefix="machine-"))
        self.files = House(FileLog.create(self.folder / "log"))
        self.memory = House(MemoryLog())
        self.count = 0

    def teardown(self) -> None:
        """The log is whole, from the outside too, then it is gone."""
        for house in (self.files, self.memory):
            assert keeping.verify(house.desk()).data["findings"] == []
        assert whole(self.files) == whole(self.memory)
        assert FileLog(self.folder / "log").meta() == self.memory.log.meta()
        shutil.rmtree(self.folder)

    def number(self, pick: int) -> str:
        """A number that exists, or the one after."""
        return str(pick % (self.count + 1) + 1)

    def act(self, hand: dict[str, Any], act: Callable[[Desk], Any]) -> None:
        """Do it at both desks: the same answer, and a refused or dry one changes nothing."""
        before = (whole(self.files), self.hot())
        answers = [answer_of(house, hand, act) for house in (self.files, self.memory)]
        assert answers[0] == answers[1]
        failed = not isinstance(answers[0], dict)
        if failed or hand["dry_run"] or not answers[0]["changed"]:
            assert (whole(self.files), self.hot()) == before
        else:
            assert self.hot() != before[1]
        self.count = len(list(self.memory.log.everything()))

    def hot(self) -> bytes:
        """The bytes of the moving file."""
        return (self.folder / "log" / "active.json").read_bytes()

    @initialize(asked=st.sampled_from(["printer", "vpn"]))
    def first(self, asked: str) -> None:
        """There is always something to work on."""
        self.act(USUAL, lambda desk: opening.open_request(desk, Asked(asked, "ani"), Judgement()))

    @rule(seconds=st.sampled_from([0, 1, 60, 1800, 5 * 3600, 26 * 3600, 9 * 86_400]))
    def pass_time(self, seconds: int) -> None:
        """The clock goes on, or stands still."""
        for house in (self.files, self.memory):
            house.now += seconds

    @rule(hand=hands, judgement=judgements, needed=st.sampled_from([None, "friday", "2026-12-01"]))
    def open(self, hand: dict[str, Any], judgement: Judgement, needed: str | None) -> None:
        """`open`, with or without a judgement."""
        asked = Asked(
            "Printer macet", "ani@contoh.co.id", service=judgement.service, needed_by=needed
        )
        self.act(hand, lambda desk: opening.open_request(desk, asked, judgement))

    @rule(
        hand=hands,
        channel=st.sampled_from(["phone", "email"]),
        service=st.sampled_from(["password-reset", "vpn-access"]),
    )
    def done(self, hand: dict[str, Any], channel: str, service: str) -> None:
        """`done`."""
        asked = Asked("Lupa", "ani", channel=channel, service=service)
        self.act(hand, lambda desk: opening.done(desk, asked, None, None))

    @rule(hand=hands, pick=st.integers(0, 9), judgement=judgements)
    def triage(self, hand: dict[str, Any], pick: int, judgement: Judgement) -> None:
        """`triage` in any way."""
        number = self.number(pick)
        self.act(hand, lambda desk: triage.triage(desk, number, judgement))

    @rule(
        hand=hands,
        pick=st.integers(0, 9),
        service=st.sampled_from(["printer-problem", "vpn-access", "network-point"]),
    )
    def judge(self, hand: dict[str, Any], pick: int, service: str) -> None:
        """`triage` as most of them are."""
        number = self.number(pick)
        self.act(hand, lambda desk: triage.triage(desk, number, Judgement(service=service)))

    @rule(
        hand=hands,
        picks=st.lists(st.integers(0, 9), min_size=1, max_size=3),
        to=people,
        because=words,
    )
    def assign(self, hand: dict[str, Any], picks: list[int], to: str, because: str | None) -> None:
        """`assign`, to several."""
        numbers = [self.number(pick) for pick in picks]
        self.act(hand, lambda desk: working.assign(desk, numbers, to, None, because))

    @rule(hand=hands, pick=st.integers(0, 9), because=words)
    def take(self, hand: dict[str, Any], pick: int, because: str | None) -> None:
        """`take`, also of my last one."""
        numbers = ["-"] if pick == 9 else [self.number(pick)]
        self.act(hand, lambda desk: working.take(desk, numbers, because))

    @rule(
        hand=hands,
        picks=st.lists(st.integers(0, 9), min_size=1, max_size=3),
        told=st.booleans(),
        text=words,
    )
    def note(self, hand: dict[str, Any], picks: list[int], told: bool, text: str | None) -> None:
        """`note`, to several."""
        numbers = [self.number(pick) for pick in picks]
        self.act(hand, lambda desk: working.note(desk, numbers, text or "x", to_requester=told))

    @rule(
        hand=hands,
        pick=st.integers(0, 9),
        reason=st.sampled_from(["requester", "approval", "vendor", "purchase"]),
        because=words,
        until=st.sampled_from([None, "tomorrow", "in 2h"]),
    )
    def wait(
        self, hand: dict[str, Any], pick: int, reason: str, because: str | None, until: str | None
    ) -> None:
        """`wait`."""
        number = self.number(pick)
        self.act(hand, lambda desk: working.wait(desk, [number], reason, because, until))

    @rule(hand=hands, pick=st.integers(0, 9))
    def resume(self, hand: dict[str, Any], pick: int) -> None:
        """`resume`."""
        number = self.number(pick)
        self.act(hand, lambda desk: working.resume(desk, [number]))

    @rule(hand=hands, pick=st.integers(0, 9), to=teams, because=words, agreed=words)
    def escalate(
        self, hand: dict[str, Any], pick: int, to: str, because: str | None, agreed: str | None
    ) -> None:
        """`escalate`."""
        number = self.number(pick)
        self.act(hand, lambda desk: escalation.escalate(desk, number, to, because, agreed))

    @rule(hand=hands, pick=st.integers(0, 9), because=words)
    def give_back(self, hand: dict[str, Any], pick: int, because: str | None) -> None:
        """`return`."""
        number = self.number(pick)
        self.act(hand, lambda desk: escalation.give_back(desk, number, because))

    @rule(hand=hands, pick=st.integers(0, 9), solution=words, temporary=st.booleans())
    def fulfil(
        self, hand: dict[str, Any], pick: int, solution: str | None, temporary: bool
    ) -> None:
        """`fulfil`."""
        number = self.number(pick)
        self.act(hand, lambda desk: fulfilment.fulfil(desk, number, solution, temporary=temporary))

    @rule(
        hand=hands, picks=st.lists(st.integers(0, 9), min_size=1, max_size=2), silent=st.booleans()
    )
    def close(self, hand: dict[str, Any], picks: list[int], silent: bool) -> None:
        """`close`, by the requester or by silence."""
        numbers = [self.number(pick) for pick in picks]
        if silent:
            self.act(hand, lambda desk: fulfilment.close_unanswered(desk, numbers, due=True))
        else:
            self.act(hand, lambda desk: fulfilment.close(desk, numbers, None, "phone"))

    @rule(hand=hands, pick=st.integers(0, 9), because=words)
    def reopen(self, hand: dict[str, Any], pick: int, because: str | None) -> None:
        """`reopen`."""
        number = self.number(pick)
        self.act(hand, lambda desk: fulfilment.reopen(desk, number, because))

    @rule(
        hand=hands,
        pick=st.integers(0, 9),
        reason=st.sampled_from(["spam", "withdrawn", "duplicate"]),
    )
    def cancel(self, hand: dict[str, Any], pick: int, reason: str) -> None:
        """`cancel`."""
        number = self.number(pick)
        self.act(hand, lambda desk: fulfilment.cancel(desk, [number], reason, "1"))

    @rule(
        hand=hands,
        pick=st.integers(0, 9),
        who=st.sampled_from([None, "eka", "eka@contoh.co.id"]),
        subject=words,
    )
    def amend(self, hand: dict[str, Any], pick: int, who: str | None, subject: str | None) -> None:
        """`amend`."""
        number = self.number(pick)
        self.act(hand, lambda desk: fulfilment.amend(desk, number, Amendment(subject, who)))

    @rule(
        pick=st.integers(0, 9),
        fields=st.lists(st.sampled_from(FIELDS), min_size=1, max_size=2),
        event=st.sampled_from([None, None, 1, 3]),
        dry_run=st.sampled_from([False, False, True]),
    )
    def redact(self, pick: int, fields: list[str], event: int | None, dry_run: bool) -> None:
        """`log redact`: the same at both, wherever the request lies."""
        number, before = self.number(pick), whole(self.files)
        answers = [
            answer_of(
                house,
                {**USUAL, "dry_run": dry_run},
                lambda desk: privacy.redact(desk, number, fields, "diminta", event),
            )
            for house in (self.files, self.memory)
        ]
        assert answers[0] == answers[1]
        changed = isinstance(answers[0], dict) and answers[0]["changed"]
        assert (whole(self.files) != before) is changed
        for house in (self.files, self.memory):
            assert len(house.log.journal.entries()) % 2 == 0

    @rule(day=st.integers(0, 400))
    def sweep(self, day: int) -> None:
        """Move some of what has ended to the archive, at both."""
        for house in (self.files, self.memory):
            house.log.sweep(keep=lambda found: found["n"] % 3 == day % 3)

    @rule(filters=st.lists(st.sampled_from(FILTERS), max_size=2))
    def listing(self, filters: list[str]) -> None:
        """`list` is the filter over everything, without what has ended unless it is asked for."""
        answers = [
            _plain(reading.list_requests(house.desk(), filters).data)
            for house in (self.files, self.memory)
        ]
        assert answers[0] == answers[1]
        from helpdeskctl.core.query import predicate, reaches_ended

        desk = self.memory.desk()
        fits = predicate(filters, reading._context(desk))
        ended = reaches_ended(filters)
        everything = [from_summary(found["summary"]) for found in self.memory.log.everything()]
        expected = {one.id for one in everything if fits(one) and (ended or one.status not in ENDS)}
        assert {item["id"] for item in answers[0]["items"]} == expected
        for everybody in (True, False):
            first, second = (
                _plain(reading.next_up(house.desk(), everybody=everybody, why=True).data)
                for house in (self.files, self.memory)
            )
            assert first == second

    @invariant()
    def documents_are_what_their_events_say(self) -> None:
        """Summary and flag equal the replay; time runs forward; no head is left out."""
        for found in self.memory.log.everything():
            again = replay(Event.of(raw) for raw in found["events"])
            assert found["summary"] == summary_of(again)
            assert found["open"] is (again.status not in ENDS)
            assert all(one["at"] <= next_one["at"] for one, next_one in pairwise(found["events"]))
            assert all(one["recorded_at"] >= one["at"] or _behind(one) for one in found["events"])
            assert all(1 <= notice["event"] <= len(found["events"]) for notice in found["notices"])
            _heads_before_leaving(found)
            _clocks_are_sane(self.memory, again)


USUAL = {"actor": "siti", "back_s": None, "typed_late": None, "dry_run": False}


def answer_of(house: House, hand: dict[str, Any], act: Callable[[Desk], Any]) -> Any:
    """What the verb says, or how it was refused."""
    more = {name: hand[name] for name in ("typed_late", "dry_run")}
    if hand["back_s"] is not None:
        more["at"] = iso(house.now - hand["back_s"])
    try:
        return _plain(act(house.desk(hand["actor"], **more)).data)
    except FAILURES as failure:
        return failure.code, failure.key, _plain(failure.values)


def whole(house: House) -> list[Any]:
    """The log without what is drawn by lot: salts, and the hashes and digests made with them."""
    return [_plain(found) for found in house.log.everything()] + [house.log.meta()]


def _plain(value: Any) -> Any:
    if isinstance(value, dict):
        return {
            name: _plain(one)
            for name, one in value.items()
            if name not in ("salts", "hash", "redacted")
        }
    return [_plain(one) for one in value] if isinstance(value, list) else value


def _behind(event: dict[str, Any]) -> bool:
    """An act typed in the past may be followed by one that is put at the same time."""
    return from_iso(event["at"]) > from_iso(event["recorded_at"])


def _heads_before_leaving(found: dict[str, Any]) -> None:
    """4h: once marked, both heads hear of it before anything ends the request."""
    marked, told = False, set()
    for event in found["events"]:
        data = event["data"]
        marked = marked or (
            event["kind"] == "triaged" and bool(data.get("security") or data.get("cleared"))
        )
        if event["kind"] == "escalated":
            told.add(data["to"])
        if event["kind"] in ("fulfilled", "closed", "cancelled", "handed-off") and marked:
            assert told >= set(HEADS)
    assert not marked or told >= set(HEADS)


def _clocks_are_sane(house: House, request: Any) -> None:
    """Nothing negative; a deadline only while it runs; met only within the target."""
    answer, solution, _ = house.desk().clocks(request)
    for clock in (answer, solution):
        if clock is None:
            continue
        assert clock.elapsed_s >= 0
        assert clock.paused_s >= 0
        assert clock.state != "paused" or clock.due_at is None
        assert clock.state not in ("met", "due", "paused") or clock.elapsed_s <= clock.target_s
        assert clock.due_at is None or request.ended_at is None


TestDesks = Desks.TestCase
TestDesks.settings = settings(
    max_examples=60,
    stateful_step_count=30,
    deadline=None,
    suppress_health_check=[HealthCheck.too_slow, HealthCheck.data_too_large],
)
