"""What can happen to a request: each kind of event, what it must carry and how it is applied.

A request is the replay of its events, in the order of (`at`, `seq`). Nothing here decides whether
an event is allowed: that is `core.sop`. Nothing here reads a file or a clock.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, NamedTuple

from helpdeskctl.core.model import (
    ALWAYS_PAUSING,
    AWAITING,
    HEADS,
    HELPDESK,
    Request,
    Target,
    acting,
)
from helpdeskctl.core.when import from_iso, iso

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable


class Event(NamedTuple):
    """One change of one request. `seq` is 0 until the log has numbered it."""

    at: int
    seq: int
    kind: str
    actor: str
    data: dict[str, Any]
    recorded_at: int = 0
    v: int = 1

    @classmethod
    def of(cls, raw: dict[str, Any]) -> Event:
        """The event as the log keeps it."""
        return cls(
            from_iso(raw["at"]),
            raw["seq"],
            raw["kind"],
            raw["actor"],
            raw["data"],
            from_iso(raw["recorded_at"]),
            raw["v"],
        )

    def raw(self) -> dict[str, Any]:
        """The event as the log takes it; the chain adds `seq`, `salts` and `hash`."""
        return {
            "at": iso(self.at),
            "recorded_at": iso(self.recorded_at),
            "actor": self.actor,
            "kind": self.kind,
            "v": self.v,
            "data": self.data,
        }


class Kind(NamedTuple):
    """A kind of event.

    `froms` are the statuses it may happen in (empty: only as the first event, None: in any),
    `personal` the data that a redaction may take away.
    """

    apply: Callable[[Request, Event], None]
    froms: tuple[str, ...] | None
    personal: frozenset[str] = frozenset()


def replay(events: Iterable[Event]) -> Request:
    """The request after these events, whatever order they come in."""
    request = Request()
    for event in sorted(events, key=_order):
        apply(request, event)
    return request


def apply(request: Request, event: Event) -> None:
    """Let one event happen to the request."""
    KINDS[event.kind].apply(request, event)
    request.seq = max(request.seq, event.seq)
    request.last_at = max(request.last_at, event.at)
    if event.kind not in UNATTENDED:
        request.person_at = max(request.person_at, event.at)
        request.last_actor = event.actor
    if event.data.get("breaks"):
        request.history = True


def personal_of(kind: str) -> frozenset[str]:
    """The fields of this kind of event that hold somebody's name, address or words."""
    return KINDS[kind].personal | _ALWAYS_PERSONAL


_ALWAYS_PERSONAL = frozenset({"typed_late"})


def _order(event: Event) -> tuple[int, int]:
    return event.at, event.seq


def _opened(request: Request, event: Event) -> None:
    data = event.data
    for name in _FROM_OPENING:
        if data.get(name) is not None:
            setattr(request, name, data[name])
    request.received_at = event.at
    request.recorded_at = event.recorded_at
    request.recorded_by = event.actor
    request.progress_at = event.at
    request.counts = data["counts"]
    request.targets = [Target(event.at, data["respond_s"], None, data["calendar"], [])]


_FROM_OPENING = [
    "id",
    "subject",
    "body",
    "channel",
    "email",
    "name",
    "unit",
    "asset",
    "needed_by",
    "follows",
    "officer",
    "service",
    "alias",
    "language",
]


def _triaged(request: Request, event: Event) -> None:
    data = event.data
    # What leaves the desk as an incident keeps how it was judged before; it may come back.
    for name in _FROM_TRIAGE if data["kind"] == "request" else data.keys() & _FROM_TRIAGE:
        setattr(request, name, data.get(name))
    request.security = data.get("security")
    request.was_security = request.was_security or request.security is not None
    request.override = data.get("because") if request.priority != request.computed else None
    request.officer = request.officer or acting(event.actor)
    if data.get("respond_s"):
        request.targets.append(
            Target(event.at, data["respond_s"], data["resolve_s"], data["calendar"], data["pause"])
        )
    if request.status == "new":
        request.status = "active"
    _act(request, "triage", event)


_FROM_TRIAGE = (
    "kind",
    "service",
    "category",
    "impact",
    "urgency",
    "effort",
    "priority",
    "computed",
    "permanent_s",
    "permanent_calendar",
    "agreement",
    "catalog_version",
    "sla_version",
)


def _assigned(request: Request, event: Event) -> None:
    request.owner = event.data.get("owner", request.owner)
    request.officer = event.data.get("officer", request.officer)
    _act(request, "take" if event.data.get("take") else "assignment", event)


def _noted(request: Request, event: Event) -> None:
    request.progress_at = event.at
    if event.data.get("to_requester"):
        _act(request, "note", event)
        if request.status == "fulfilled":
            request.reminders += 1


def _waited(request: Request, event: Event) -> None:
    _end_wait(request, event.at)
    reason = event.data["for"]
    request.status = "waiting"
    request.waiting_for = reason
    request.waiting_until = event.data.get("until")
    request.progress_at = event.at
    if reason in ALWAYS_PAUSING or (request.targets and reason in request.targets[-1].pause):
        request.spans.append([event.at, None, reason])
    if reason == "requester":
        _act(request, "question", event)


def _resumed(request: Request, event: Event) -> None:
    _end_wait(request, event.at)
    request.status = "active" if request.triaged else "new"
    request.progress_at = event.at


def _end_wait(request: Request, at: int) -> None:
    request.waiting_for = None
    request.waiting_until = None
    if request.pausing:
        request.spans[-1][1] = at


def _escalated(request: Request, event: Event) -> None:
    to, level = event.data["to"], event.data["level"]
    if to in HEADS:
        if to not in request.heads:
            request.heads.append(to)
        return
    request.level = level
    request.team = to
    request.owner = None
    request.agreed_by = event.data.get("agreed_by") or request.agreed_by
    if level == 2:
        request.level2_team = to
        request.reached_level2 = True
    _act(request, "escalation", event)


def _returned(request: Request, event: Event) -> None:
    request.level = event.data["level"]
    request.team = event.data["team"]
    request.owner = None
    request.progress_at = event.at


def _fulfilled(request: Request, event: Event) -> None:
    data = event.data
    _end_wait(request, event.at)
    request.solution = data["solution"]
    request.owner = request.owner or acting(event.actor)
    request.progress_at = event.at
    if request.stopped_at is None:
        request.stopped_at = event.at
        request.stopped_with = data.get("agreement")
        request.stopped_under = len(request.targets)
        request.first_stop = request.first_stop or _stop(request, event)
    if data.get("temporary"):
        request.status = "active"
        request.temporary = True
        if request.temporary_at is None:
            request.temporary_at = event.at
    else:
        request.status = "fulfilled"
        request.fulfilled_at = event.at
        request.reminders = 0
        if request.temporary_at is not None:
            request.permanent_at, request.permanent_with = event.at, data.get("agreement")
        request.temporary = False
    _act(request, "fulfilment", event)


def _closed(request: Request, event: Event) -> None:
    request.status = "closed"
    request.closed_by = event.data["by"]
    request.confirmed_by = event.data.get("confirmed_by")
    request.confirmed_via = event.data.get("via")
    request.ended_at = event.at
    request.ended_as = None


def _reopened(request: Request, event: Event) -> None:
    left = request.status in ("handed-off", "cancelled")
    if request.stopped_at is not None:
        until = request.ended_at if left else event.at
        request.spans.append([request.stopped_at, until, AWAITING])
    if left:
        request.spans.append([request.ended_at, event.at, request.status])
    for name in _CLEARED_BY_REOPENING:
        setattr(request, name, None)
    request.status = "new"
    if request.triaged:
        request.status = "active"
    request.kind = "request"
    request.temporary = False
    request.solution = None
    request.reminders = 0
    request.reopened += 1
    request.reopened_at = event.at
    request.progress_at = event.at


_CLEARED_BY_REOPENING = [
    "stopped_at",
    "stopped_with",
    "stopped_under",
    "fulfilled_at",
    "temporary_at",
    "permanent_at",
    "permanent_with",
    "closed_by",
    "confirmed_by",
    "confirmed_via",
    "ended_at",
    "ended_as",
    "ended_with",
    "duplicate_of",
]


def _handed_off(request: Request, event: Event) -> None:
    _end_wait(request, event.at)
    request.status = "handed-off"
    request.reference = event.data.get("reference")
    request.analysis = event.data.get("analysis")
    request.ended_at = event.at
    request.ended_as = event.data["kind"]
    request.ended_with = event.data.get("agreement")


def _cancelled(request: Request, event: Event) -> None:
    _end_wait(request, event.at)
    request.status = "cancelled"
    request.ended_at = event.at
    request.ended_as = event.data["as"]
    request.ended_with = event.data.get("agreement")
    request.duplicate_of = event.data.get("of")


def _amended(request: Request, event: Event) -> None:
    if "email" in event.data or "name" in event.data:  # another person, not another half of one
        request.email = request.name = None
    for name in ("subject", "email", "name", "unit", "asset", "cc"):
        if name in event.data:
            setattr(request, name, event.data[name])


def _attached(_request: Request, _event: Event) -> None:
    """The files are named by the event alone."""


def _told(_request: Request, _event: Event) -> None:
    """The notices of the document say themselves that they were told."""


def _replied(request: Request, event: Event) -> None:
    request.replied_at = event.at


def _explained(request: Request, event: Event) -> None:
    request.late_because = event.data["because"]


def _act(request: Request, word: str, event: Event) -> None:
    request.acts.setdefault(word, _stop(request, event))


def _stop(request: Request, event: Event) -> list[Any]:
    """What stops a clock: when, read with which agreement, after how many promises."""
    return [event.at, event.data.get("agreement"), len(request.targets)]


OPEN = ("new", "active", "waiting")
HANDLED = ("active", "waiting")
_WORDS = frozenset({"because"})

KINDS: dict[str, Kind] = {
    "opened": Kind(
        _opened,
        (),
        frozenset({"subject", "body", "email", "name", "asset"}),
    ),
    "triaged": Kind(_triaged, OPEN, _WORDS),
    "assigned": Kind(_assigned, OPEN, _WORDS),
    "noted": Kind(_noted, None, frozenset({"text"})),
    "waited": Kind(_waited, ("new", "active"), _WORDS),
    "resumed": Kind(_resumed, ("waiting",)),
    "escalated": Kind(_escalated, OPEN, frozenset({"because", "agreed_by"})),
    "returned": Kind(_returned, HANDLED, _WORDS),
    "fulfilled": Kind(_fulfilled, HANDLED, frozenset({"solution"})),
    "closed": Kind(_closed, ("fulfilled",), frozenset({"confirmed_by"})),
    "reopened": Kind(
        _reopened, ("fulfilled", "closed", "handed-off", "cancelled", "active"), _WORDS
    ),
    "handed-off": Kind(_handed_off, OPEN, frozenset({"reference", "analysis"})),
    "cancelled": Kind(_cancelled, OPEN, _WORDS),
    "amended": Kind(_amended, None, frozenset({"subject", "email", "name", "asset", "cc"})),
    "attached": Kind(_attached, None, frozenset({"files"})),
    "told": Kind(_told, None),
    "replied": Kind(_replied, None, frozenset({"text"})),
    "late": Kind(_explained, None, _WORDS),
}
"""Every kind of event, and the table of transitions; a new kind is one line here."""

UNATTENDED = frozenset({"warned", "reminded", "replied"})
"""Kinds that are no act of a member of the staff."""


def level_below(request: Request) -> tuple[int, str]:
    """Level and team that a returned request goes back to."""
    if request.level == 3 and request.level2_team:
        return 2, request.level2_team
    return 1, HELPDESK
