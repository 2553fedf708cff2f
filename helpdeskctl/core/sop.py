"""The procedure: every clause of SOP IT/2021/002 and the rules that keep it.

One table refuses a command before it is recorded and finds breaches in a log that came from
elsewhere, so the two can't differ. Sentences of refusals live in `render.messages` under
`sop.<rule>`. Nothing here changes a request.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator
from typing import Any, NamedTuple

from helpdeskctl.core.events import KINDS, Event
from helpdeskctl.core.model import HEADS, VENDOR, Request

DOCUMENT = "IT/2021/002/SOP"
REVISION = 0
EFFECTIVE = "2021-07-05"


class Clause(NamedTuple):
    """A clause of the SOP: its id on paper and what it asks, in English."""

    id: str
    sentence: str


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


CLAUSES = tuple(
    Clause(*pair)
    for pair in (
        ("4a", "procedures are documented, formal and made known"),
        ("4b", "users ask by contacting the IT Helpdesk"),
        ("4c", "services are packaged in a catalog that is made known to all users"),
        ("4d", "a service level agreement is drawn up and made known"),
        ("4e", "every request is recorded by a helpdesk officer"),
        ("4f", "the user closes the request once the need is met"),
        ("4g", "all requests are monitored periodically"),
        (
            "4h",
            (
                "requests about information security must be escalated to the IT Division Head"
                " and the IT Director"
            ),
        ),
        (
            "4i",
            "what the helpdesk cannot solve goes to Level 2, and the requester is told the status",
        ),
        ("4j", "large requests are analysed first and follow the Project procedure"),
        (
            "4k",
            (
                "officers keep progress up to date and tell the requester of changes"
                " and of a new person in charge"
            ),
        ),
        ("5a", "categories are documented in the catalog; fulfilment still follows this SOP"),
        ("5b", "every category has a maximal response time and a maximal resolution time"),
        ("5c", "the catalog holds pre-defined and non-pre-defined services"),
        ("5d", "performance is measured by reaching the agreed times"),
        ("5e", "every request is High, Medium, Low or Urgent"),
        ("5f", "the priority is computed from urgency, effort and impact or benefit"),
        ("5g", "users can ask by e-mail to the helpdesk's address"),
        ("5h", "requests of the Project kind follow IT Project Management"),
        ("6a", "the user puts a request to the helpdesk"),
        ("6b", "the helpdesk receives it"),
        ("6c", "the helpdesk identifies and categorises it"),
        ("6d", "the helpdesk documents it in the request log"),
        ("6e", "a pure request (no incident, no disaster) gets its fulfilment from the helpdesk"),
        ("6f", "after a temporary fulfilment a permanent one must be sought"),
        ("6g", "what has no permanent fulfilment at Level 1 is escalated to Level 2"),
        ("6h", "what has none at Level 2 is escalated to Level 3, a third party"),
        ("6i", "once found, the helpdesk contacts the requester again and applies it"),
        ("6j", "for a purchase, prices are asked for and compared"),
        ("6k", "the purchase is coordinated with General Affairs"),
        (
            "6l",
            "the helpdesk confirms with the user, closes, and writes the solution into the log",
        ),
        ("6m", "requests are reviewed periodically; new, frequent ones enter the catalog"),
        ("8b", "the IT Service Catalog"),
        ("8c", "the request log"),
        ("8d", "the recap report of the request log"),
    )
)

_STATUS_CLAUSE = {"closed": "6l", "fulfilled": "6c", "triaged": "6c"}
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
    """Every rule that this event would break, worst first; nothing when it is allowed."""
    status = _status(request, event)
    if status:
        yield status
        return
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


def _status(request: Request, event: Event) -> Breach | None:
    """Whether the table of transitions knows this kind from this status."""
    if _possible(request, event.kind):
        return None
    values = {"id": request.id}
    if event.kind == "fulfilled" and not request.triaged and not request.ended:
        return Breach("6c-triage-first", "6c", values)
    if event.kind == "closed" and request.temporary:
        return Breach("6f-temporary", "6f", values)
    if event.kind == "closed" and not request.ended:
        return Breach("6l-fulfil-first", "6l", values)
    values |= {"status": request.status, "verb": _VERBS.get(event.kind, event.kind)}
    return Breach("status", _STATUS_CLAUSE.get(event.kind), values)


def _possible(request: Request, kind: str) -> bool:
    """Whether the table has it: a first event for a new request, others from their statuses."""
    froms = KINDS[kind].froms
    if not request.id:
        return froms == ()
    return froms is None or request.status in froms


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
    return None if request.triaged or event.data.get("to") in HEADS else {}


def _solution(request: Request, event: Event, _bounds: Bounds) -> dict[str, Any] | None:
    solution = event.data.get("solution") if event.kind == "fulfilled" else request.solution
    return None if solution else {}


def _confirmed(_request: Request, event: Event, _bounds: Bounds) -> dict[str, Any] | None:
    data = event.data
    if data["by"] == "silence" or (data.get("confirmed_by") and data.get("via")):
        return None
    return {}


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


def _takes_back(request: Request, _event: Event, _bounds: Bounds) -> dict[str, Any] | None:
    if request.status != "active" or request.temporary:
        return None
    return {"status": request.status, "verb": _VERBS["reopened"]}


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
    Rule("4h-heads", "4h", _LEAVING, _heads_first),
    Rule("4h-clear", "4h", ("triaged",), _mark_cleared),
    Rule("4e-record", "4e", ("opened",), _subject),
    Rule("5a-service", "5a", ("triaged",), _catalogued),
    Rule("5b-times", "5b", ("triaged",), _both_times),
    Rule("5f-computed", "5f", ("triaged",), _computed),
    Rule("5e-priority", "5e", ("triaged",), _four_words),
    Rule("6c-triage-first", "6c", ("escalated", "fulfilled"), _triaged_first),
    Rule("4i-reason", "4i", ("escalated",), _reason),
    Rule("6h-level2-first", "6h", ("escalated",), _level2_first),
    Rule("6h-vendor-wait", "6h", ("waited",), _vendor_wait),
    Rule("4i-wait-reason", "4i", ("waited",), _wait_reason),
    Rule("4k-return-reason", "4k", ("returned",), _reason),
    Rule("6l-solution", "6l", ("fulfilled", "closed"), _solution),
    Rule("6l-confirmation", "6l", ("closed",), _confirmed),
    Rule("4f-silence", "4f", ("closed",), _silence),
    Rule("4f-window", "4f", ("reopened",), _window),
    Rule("status", None, ("reopened",), _takes_back),
    Rule("6e-reference", "6e", ("handed-off",), _referred),
    Rule("4j-analysis", "4j", ("handed-off",), _analysed),
)
"""The rules in the order in which a refusal names them."""


def clause(wanted: str) -> Clause | None:
    """The clause of that id, in any case."""
    return next((entry for entry in CLAUSES if entry.id == wanted.casefold()), None)


def rules_of(wanted: str) -> list[Rule]:
    """The rules that keep a clause; none for a clause that no single request can break."""
    return [rule for rule in RULES if rule.clause == wanted]
