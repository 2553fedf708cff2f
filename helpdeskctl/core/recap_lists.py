"""What a recap names one by one, or counts beside its figures: each list and each tally.

Every function takes the cases of the period; none reads a clock that `core.recap_cases` did not.
"""

from __future__ import annotations

from collections import Counter
from typing import TYPE_CHECKING, Any

from helpdeskctl.core import clocks
from helpdeskctl.core.model import HEADS, Request
from helpdeskctl.core.recap_cases import (
    WAITS_FOR,
    Case,
    Reading,
    number_key,
    verdict,
    waits_for,
    words_of,
)
from helpdeskctl.core.text import folded
from helpdeskctl.core.when import DAY, iso

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from helpdeskctl.core.event import Event
    from helpdeskctl.core.terms import Terms

Row = dict[str, Any]

AGES = (("under_1d", 1), ("d1_3", 3), ("d3_7", 7), ("d7_30", 30), ("over_30d", None))
"""Age classes in calendar days: the name, and the days that are already too many."""
CLOSERS = ("requester", "officer", "silence")


def late(cases: list[Case]) -> list[Row]:
    """Every clock that counts as missed, worst first; the reason is not on record yet."""
    rows = [
        _late_row(case, name, clock)
        for case in cases
        for name, clock in case.read.items()
        if name in ("response", "resolution") and clock is not None and verdict(clock) == "missed"
    ]
    return sorted(rows, key=_worst_first)


def _worst_first(row: Row) -> tuple[int, tuple[int, str], str]:
    return -(row["over_s"] or 0), number_key(row["id"]), row["clock"]


def _late_row(case: Case, name: str, clock: clocks.Clock) -> Row:
    request, target_s = case.request, clock.target_s or 0
    over_s = clock.elapsed_s - target_s
    return {
        **_named(request, "id", "subject", "service", "priority", "team"),
        "counts": case.counts,
        "clock": name,
        "target_s": target_s,
        "elapsed_s": clock.elapsed_s,
        "paused_s": clock.paused_s,
        # What was missed under an earlier, tighter promise stays missed (SLA rule 9).
        "over_s": over_s if over_s > 0 else None,
        "reason": None,
    }


def _named(request: Request, *names: str) -> Row:
    return {name: getattr(request, name) for name in names}


def security(cases: list[Case]) -> list[Row]:
    """Information-security requests that came in or were escalated, with both heads' times (4h)."""
    return [
        {
            "id": case.request.id,
            **{head.replace("-", "_"): _told(case.events, head) for head in HEADS},
        }
        for case in cases
        if case.request.was_security and (case.came_in or any(_to_heads(case.inside)))
    ]


def _told(events: list[Event], head: str) -> str | None:
    return next((iso(event.at) for event in _to_heads(events) if event.data["to"] == head), None)


def _to_heads(events: list[Event]) -> Iterator[Event]:
    return (event for event in events if event.kind == "escalated" and event.data["to"] in HEADS)


def temporary(cases: list[Case], reading: Reading) -> list[Row]:
    """Temporary fulfilments that still owe a permanent one at the end (6f)."""
    rows = []
    for case in cases:
        request = case.request
        if request.temporary and not request.ended and request.temporary_at is not None:
            debt = clocks.permanent(request, reading.calendars(request), reading.at)
            due = debt.due_at if debt else None
            rows.append(
                {
                    "id": request.id,
                    "since": iso(request.temporary_at),
                    "due": None if due is None else iso(due),
                    "state": debt.state if debt else None,
                }
            )
    return rows


def escalations(cases: list[Case]) -> Row:
    """Escalations of the period by level; each head that was told is one (4h, 4i, 6g, 6h)."""
    levels = Counter(
        "heads" if event.data["to"] in HEADS else str(event.data["level"])
        for case in cases
        for event in case.inside
        if event.kind == "escalated"
    )
    return {level: levels[level] for level in ("2", "3", "heads")}


def ageing(cases: list[Case], at: int) -> list[Row]:
    """The backlog by what it waits for and by age in calendar days."""
    counted = Counter(
        (waits_for(case.request), age_class(at - case.request.received_at))
        for case in cases
        if not case.request.ended
    )
    strange = sorted({wait for wait, _ in counted} - set(WAITS_FOR))
    return [
        {"waits_for": wait, **{name: counted[wait, name] for name, _ in AGES}}
        for wait in (*WAITS_FOR, *strange)
    ]


def age_class(seconds: int) -> str:
    """The age class of that many seconds."""
    return next(name for name, days in AGES if days is None or seconds < days * DAY)


def closed_by(cases: list[Case]) -> Row:
    """Whose word closed what was closed in the period; silence is nobody's word (4f, 6l)."""
    words = Counter(
        case.request.closed_by for case in cases if case.left and case.request.status == "closed"
    )
    return {closer: words[closer] for closer in CLOSERS}


def reopened(cases: list[Case]) -> list[Row]:
    """Which requests were reopened in the period, how often, and where they stand."""
    rows = []
    for case in cases:
        times = sum(event.kind == "reopened" for event in case.inside)
        if times:
            rows.append({"id": case.request.id, "n": times, "status": case.request.status})
    return rows


def overrides(cases: list[Case]) -> list[Row]:
    """Priorities that were set by hand in the period, the last one of each request (5f)."""
    last = {
        case.request.id: event.data
        for case in cases
        for event in case.inside
        if event.kind == "triaged" and event.data.get("priority") != event.data.get("computed")
    }
    return [
        {"id": number, **{name: data.get(name) for name in ("priority", "computed", "because")}}
        for number, data in last.items()
    ]


def recurring(cases: list[Case]) -> list[Row]:
    """The same requester and service more than once among what came in (6f).

    What was cancelled is left out: a duplicate is not a second need.
    """
    groups: dict[tuple[str, str], list[str]] = {}
    for case in cases:
        request, who = case.request, words_of(case.request.email) or words_of(case.request.name)
        if case.came_in and who and request.service and request.status != "cancelled":
            shown = words_of(request.name) or who
            groups.setdefault((folded(who), request.service), []).append(shown)
    rows = [
        {"who": shown[0], "service": service, "n": len(shown)}
        for (_, service), shown in groups.items()
        if len(shown) > 1
    ]
    return sorted(rows, key=lambda row: (-row["n"], row["service"], row["who"]))


def candidates(cases: list[Case], terms: Terms) -> list[Row]:
    """What came in for services that the catalog does not describe well yet (6m)."""
    asked = Counter(
        (case.request.service, case.request.category)
        for case in cases
        if case.came_in and case.request.service
    )
    rows = [
        {"service": service, "category": category, "type": type_of(terms, service), "n": n}
        for (service, category), n in asked.items()
    ]
    chosen = [
        row
        for row in rows
        if row["type"] == "non-pre-defined" or row["category"] == "not-in-catalog"
    ]
    return sorted(chosen, key=lambda row: (-row["n"], row["service"], row["category"] or ""))


def type_of(terms: Terms, service: str | None) -> str | None:
    """Whether the agreement has a service as pre-defined or non-pre-defined (5c)."""
    entry = terms.services.get(service or "")
    return str(entry["type"]) if entry else None


def projects(cases: list[Case]) -> list[Row]:
    """What was handed over to the Project procedure in the period (4j, 5h)."""
    return [
        _named(case.request, "id", "subject", "reference")
        for case in cases
        if case.left and (case.request.status, case.request.ended_as) == ("handed-off", "project")
    ]


def data_quality(cases: list[Case]) -> Row:
    """What makes the figures weaker than they look."""
    came_in = [case.request for case in cases if case.came_in]
    return {
        "without_unit": sum(request.unit is None for request in came_in),
        "without_address": sum(request.email is None for request in came_in),
        "untriaged": sum(not case.request.triaged for case in cases if not case.request.ended),
        "breaks": _with(cases, "breaks"),
        "typed_late": _with(cases, "typed_late"),
    }


def _with(cases: Iterable[Case], mark: str) -> int:
    return sum(any(event.data.get(mark) for event in case.inside) for case in cases)
