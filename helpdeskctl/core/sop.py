"""The procedure: the rules that keep the clauses of SOP IT/2021/002 (`core.clauses`).

One table refuses a command before it is recorded and finds breaches in a log that came from
elsewhere, so the two can't differ. Sentences of refusals live in `render.messages` under
`sop.<rule>`. Nothing here changes a request.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator
from typing import Any, NamedTuple

from helpdeskctl.core.event import Event
from helpdeskctl.core.events import KINDS
from helpdeskctl.core.model import ENDS, HEADS, VENDOR, Request, acting


class Breach(NamedTuple):
    """A rule that an event breaks, and what fills its sentence."""

    rule: str
    clause: str | None
    values: dict[str, Any]


class Bounds(NamedTuple):
    """What the agreement says about closing and reopening; all in open seconds.

    `elapsed` counts open seconds between two instants on the default calendar.
    """

    reminders: int
    silence_s: int
    reopen_s: int
    elapsed: Callable[[int, int], int]


Check = Callable[[Request, Event, Bounds], dict[str, Any] | None]


class Rule(NamedTuple):
    """A rule: its id, the clause it keeps, the kinds of event it looks at, and its check.

    The check gets the request before the event; it returns None, or what fills the sentence.
    """

    id: str
    clause: str | None
    kinds: tuple[str, ...]
    check: Check


_VERBS = {
    "triaged": "triage",
    "assigned": "assign",
    "waited": "wait",
    "resumed": "resume",
    "escalated": "escalate",
    "returned": "return",
    "fulfilled": "fulfil",
    "closed": "close",
    "reopened": "reopen",
    "handed-off": "triage --kind",
    "cancelled": "cancel",
}
"""The command that a refused event belongs to."""


def breaches(request: Request, event: Event, bounds: Bounds) -> Iterator[Breach]:
    """Every rule that this event would break, in the order of the table; none when allowed."""
    for rule in RULES:
        if event.kind in rule.kinds:
            values = rule.check(request, event, bounds)
            if values is not None:
                yield Breach(rule.id, rule.clause, {"id": request.id, **values})


def unsettled(request: Request) -> Breach | None:
    """What a write may not leave behind: a security request whose heads were not told (4h)."""
    missing = _heads_missing(request)
    if request.security and missing:
        return Breach("4h-heads", "4h", {"id": request.id, "heads": ", ".join(missing)})
    return None


def _status(request: Request, event: Event, _bounds: Bounds) -> dict[str, Any] | None:
    """Whether the table of transitions knows this kind from this status."""
    if _possible(request, event.kind) and not _nothing_to_take_back(request, event.kind):
        return None
    verb = _VERBS.get(event.kind, event.kind)
    return {"status": request.status, "verb": verb, "first": _way_out(request.status, event.kind)}


def _way_out(status: str, kind: str) -> str:
    """The command that leads to where the refused one is allowed; else one that shows why not."""
    if status == "waiting" and kind == "waited":
        return "resume"
    return "reopen" if status in ("fulfilled", *ENDS) and kind != "reopened" else "show"


def _possible(request: Request, kind: str) -> bool:
    """Whether the table has it: a first event for a new request, others from their statuses."""
    froms = KINDS[kind].froms
    if not request.id:
        return froms == ()
    return froms is None or request.status in froms


def _nothing_to_take_back(request: Request, kind: str) -> bool:
    """Reopening an active request takes a temporary fulfilment back; is there none?"""
    return kind == "reopened" and request.status == "active" and not request.temporary


def _temporary(request: Request, _event: Event, _bounds: Bounds) -> dict[str, Any] | None:
    return {} if request.temporary else None


def _fulfilled_first(request: Request, _event: Event, _bounds: Bounds) -> dict[str, Any] | None:
    return {} if request.status in ("new", "active", "waiting") else None


def _heads_missing(request: Request) -> list[str]:
    return [head for head in HEADS if head not in request.heads]


def _subject(_request: Request, event: Event, _bounds: Bounds) -> dict[str, Any] | None:
    missing = [name for name in ("subject", "channel") if not event.data.get(name)]
    if not event.data.get("email") and not event.data.get("name"):
        missing.append("requester")
    return {"missing": ", ".join(missing)} if missing else None


def _heads_first(request: Request, event: Event, _bounds: Bounds) -> dict[str, Any] | None:
    if request.security is None or not _heads_missing(request):
        return None
    return {"heads": ", ".join(_heads_missing(request)), "event": event.kind}


def _mark_cleared(request: Request, event: Event, _bounds: Bounds) -> dict[str, Any] | None:
    marked = request.security is not None or event.data.get("cleared")
    cleared = marked and event.data.get("security") is None
    return {} if cleared and not event.data.get("because") else None


def _catalogued(_request: Request, event: Event, _bounds: Bounds) -> dict[str, Any] | None:
    data = event.data
    return {} if data["kind"] == "request" and not data.get("service") else None


def _both_times(_request: Request, event: Event, _bounds: Bounds) -> dict[str, Any] | None:
    data = event.data
    if data["kind"] != "request" or (data.get("respond_s") and data.get("resolve_s")):
        return None
    return {"service": data.get("service")}


def _four_words(_request: Request, event: Event, _bounds: Bounds) -> dict[str, Any] | None:
    data = event.data
    if data["kind"] != "request" or data.get("priority") in ("urgent", "high", "medium", "low"):
        return None
    return {"priority": data.get("priority")}


def _computed(_request: Request, event: Event, _bounds: Bounds) -> dict[str, Any] | None:
    data = event.data
    if data["kind"] != "request":
        return None
    factors = [name for name in ("impact", "urgency", "effort") if data.get(name) is None]
    if factors:
        return {"missing": ", ".join(factors), "computed": None, "priority": data.get("priority")}
    if data.get("priority") != data.get("computed") and not data.get("because"):
        return {"missing": "because", "computed": data["computed"], "priority": data["priority"]}
    return None


def _reason(_request: Request, event: Event, _bounds: Bounds) -> dict[str, Any] | None:
    return None if event.data.get("because") else {"to": event.data.get("to")}


def _level2_first(request: Request, event: Event, _bounds: Bounds) -> dict[str, Any] | None:
    data = event.data
    if not str(data["to"]).startswith(VENDOR):
        return None
    return None if request.reached_level2 or data.get("agreed_by") else {"to": data["to"]}


def _vendor_wait(request: Request, event: Event, _bounds: Bounds) -> dict[str, Any] | None:
    if event.data["for"] != "vendor" or request.level == 3:
        return None
    return {"level": request.level}


def _wait_reason(_request: Request, event: Event, _bounds: Bounds) -> dict[str, Any] | None:
    return None if event.data.get("because") else {}


def _triaged_first(request: Request, event: Event, _bounds: Bounds) -> dict[str, Any] | None:
    settled = request.triaged or request.ended or event.data.get("to") in HEADS
    return None if settled else {}


def _solution(request: Request, event: Event, _bounds: Bounds) -> dict[str, Any] | None:
    solution = event.data.get("solution") if event.kind == "fulfilled" else request.solution
    return None if solution else {}


def _confirmed(request: Request, event: Event, _bounds: Bounds) -> dict[str, Any] | None:
    """By the requester's word; whoever worked on it can't give it, unless he asked himself."""
    data = event.data
    if data["by"] == "silence":
        return None
    by = str(data.get("confirmed_by") or "").casefold()
    # What a redaction took is nobody's name.
    asked = {one for one in (request.name, request.email) if isinstance(one, str)}
    staff = {acting(event.actor), request.owner, request.officer} - asked
    ours = by in {login.casefold() for login in staff if login}
    return None if by and data.get("via") and not ours else {}


def _silence(request: Request, event: Event, bounds: Bounds) -> dict[str, Any] | None:
    if event.data["by"] != "silence":
        return None
    waited = bounds.elapsed(request.fulfilled_at or request.last_at, event.at)
    if request.reminders >= bounds.reminders and waited >= bounds.silence_s:
        return None
    return {
        "reminders": request.reminders,
        "asked": bounds.reminders,
        "waited_s": waited,
        "after_s": bounds.silence_s,
    }


def _window(request: Request, event: Event, bounds: Bounds) -> dict[str, Any] | None:
    if request.status != "closed" or request.ended_at is None:
        return None
    since = bounds.elapsed(request.ended_at, event.at)
    return {"since_s": since, "window_s": bounds.reopen_s} if since > bounds.reopen_s else None


def _referred(_request: Request, event: Event, _bounds: Bounds) -> dict[str, Any] | None:
    data = event.data
    return None if data.get("reference") else {"kind": data["kind"]}


def _analysed(_request: Request, event: Event, _bounds: Bounds) -> dict[str, Any] | None:
    data = event.data
    if data["kind"] != "project" or data.get("analysis"):
        return None
    return {}


_LEAVING = ("fulfilled", "closed", "cancelled", "handed-off")

RULES: tuple[Rule, ...] = (
    Rule("6c-triage-first", "6c", ("escalated", "fulfilled"), _triaged_first),
    Rule("6f-temporary", "6f", ("closed",), _temporary),
    Rule("6l-fulfil-first", "6l", ("closed",), _fulfilled_first),
    Rule("status", None, tuple(KINDS), _status),
    Rule("4h-heads", "4h", _LEAVING, _heads_first),
    Rule("4h-clear", "4h", ("triaged",), _mark_cleared),
    Rule("4e-record", "4e", ("opened",), _subject),
    Rule("5a-service", "5a", ("triaged",), _catalogued),
    Rule("5b-times", "5b", ("triaged",), _both_times),
    Rule("5f-computed", "5f", ("triaged",), _computed),
    Rule("5e-priority", "5e", ("triaged",), _four_words),
    Rule("4i-reason", "4i", ("escalated",), _reason),
    Rule("6h-level2-first", "6h", ("escalated",), _level2_first),
    Rule("6h-vendor-wait", "6h", ("waited",), _vendor_wait),
    Rule("4i-wait-reason", "4i", ("waited",), _wait_reason),
    Rule("4k-return-reason", "4k", ("returned",), _reason),
    Rule("6l-solution", "6l", ("fulfilled", "closed"), _solution),
    Rule("6l-confirmation", "6l", ("closed",), _confirmed),
    Rule("4f-silence", "4f", ("closed",), _silence),
    Rule("4f-window", "4f", ("reopened",), _window),
    Rule("6e-reference", "6e", ("handed-off",), _referred),
    Rule("4j-analysis", "4j", ("handed-off",), _analysed),
)
"""The rules in the order in which a refusal names them."""


def rules_of(wanted: str) -> list[Rule]:
    """The rules that keep a clause; none for a clause that no single request can break."""
    return [rule for rule in RULES if rule.clause == wanted]
