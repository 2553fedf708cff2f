"""What each kind of event does to a request; which kinds there are stands in `core.events`.

Each function is given an event that is allowed, and only fills the request's fields.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from helpdeskctl.core.model import ALWAYS_PAUSING, AWAITING, HEADS, Request, Target, acting
from helpdeskctl.core.when import DAY

if TYPE_CHECKING:
    from helpdeskctl.core.event import Event


def opened(request: Request, event: Event) -> None:
    """It is here: who asks, for what, since when; the clocks run."""
    data = event.data
    for name in _FROM_OPENING:
        if data.get(name) is not None:
            setattr(request, name, data[name])
    request.received_at = event.at
    request.recorded_at = event.recorded_at
    request.recorded_by = event.actor
    request.progress_at = event.at
    request.counts = data["counts"]
    request.was_security = request.security is not None
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
    "security",
]


def triaged(request: Request, event: Event) -> None:
    """It has been judged: service, priority, what is promised (5b, 5f)."""
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


def assigned(request: Request, event: Event) -> None:
    """Somebody works on it, or keeps the contact."""
    request.owner = event.data.get("owner", request.owner)
    request.officer = event.data.get("officer", request.officer)
    _act(request, "take" if event.data.get("take") else "assignment", event)


def noted(request: Request, event: Event) -> None:
    """Progress; words to the requester count as an answer, and as a reminder once fulfilled."""
    request.progress_at = event.at
    if event.data.get("to_requester"):
        _act(request, "note", event)
        if request.status == "fulfilled" and _reminds(request, event):
            request.reminders += 1
            request.reminded_at = event.at


def _reminds(request: Request, event: Event) -> bool:
    """Whether it is a reminder of its own: said at the time, and not twice within half a day."""
    since = request.reminded_at
    return "typed_late" not in event.data and (since is None or event.at - since >= DAY // 2)


def waited(request: Request, event: Event) -> None:
    """It waits; some waits stop the resolution clock (SLA rule 7)."""
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


def resumed(request: Request, event: Event) -> None:
    """The wait is over."""
    _end_wait(request, event.at)
    request.status = "active" if request.triaged else "new"
    request.progress_at = event.at


def _end_wait(request: Request, at: int) -> None:
    request.waiting_for = None
    request.waiting_until = None
    if request.pausing:
        request.spans[-1][1] = at


def escalated(request: Request, event: Event) -> None:
    """It goes up a level, or to the heads beside whoever works on it (4h, 4i)."""
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


def returned(request: Request, event: Event) -> None:
    """It goes back down a level."""
    request.level = event.data["level"]
    request.team = event.data["team"]
    request.owner = None
    request.progress_at = event.at


def fulfilled(request: Request, event: Event) -> None:
    """It is fulfilled, for good or for the time being (6e, 6f)."""
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
        request.reminded_at = None
        if request.temporary_at is not None:
            request.permanent_at, request.permanent_with = event.at, data.get("agreement")
        request.temporary = False
    _act(request, "fulfilment", event)


def closed(request: Request, event: Event) -> None:
    """It is closed, by the requester or by silence (6l, 4f)."""
    request.status = "closed"
    request.closed_by = event.data["by"]
    request.confirmed_by = event.data.get("confirmed_by")
    request.confirmed_via = event.data.get("via")
    request.ended_at = event.at
    request.ended_as = None


def reopened(request: Request, event: Event) -> None:
    """It is open again; what stopped a clock stands no longer."""
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
    request.reminded_at = None
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


def handed_off(request: Request, event: Event) -> None:
    """It left as incident, disaster or project (6e, 4j)."""
    _end_wait(request, event.at)
    request.status = "handed-off"
    request.reference = event.data.get("reference")
    request.analysis = event.data.get("analysis")
    request.ended_at = event.at
    request.ended_as = event.data["kind"]
    request.ended_with = event.data.get("agreement")


def cancelled(request: Request, event: Event) -> None:
    """It needs no fulfilment."""
    _end_wait(request, event.at)
    request.status = "cancelled"
    request.ended_at = event.at
    request.ended_as = event.data["as"]
    request.ended_with = event.data.get("agreement")
    request.duplicate_of = event.data.get("of")


def amended(request: Request, event: Event) -> None:
    """What was written is put right; never a time."""
    if "email" in event.data or "name" in event.data:  # another person, not another half of one
        request.email = request.name = None
    for name in ("subject", "email", "name", "unit", "asset", "cc"):
        if name in event.data:
            setattr(request, name, event.data[name])


def attached(_request: Request, _event: Event) -> None:
    """The files are named by the event alone."""


def told(_request: Request, _event: Event) -> None:
    """The notices of the document say themselves that they were told."""


def replied(request: Request, event: Event) -> None:
    """The requester wrote."""
    request.replied_at = event.at


def explained(request: Request, event: Event) -> None:
    """The reason of a miss is on record; the miss stays (5d)."""
    request.late_because = event.data["because"]


def _act(request: Request, word: str, event: Event) -> None:
    request.acts.setdefault(word, _stop(request, event))


def _stop(request: Request, event: Event) -> list[Any]:
    """What stops a clock: when, read with which agreement, after how many promises."""
    return [event.at, event.data.get("agreement"), len(request.targets)]
