"""The recap of the request log (8d): requests in, plain figures with the contract's names out.

Everything is as at the end of the period. Which requests there are and which agreement was in
force is the caller's to know; lists and tallies stand in `core.recap_lists`.
"""

from __future__ import annotations

from collections import Counter
from typing import TYPE_CHECKING, Any

from helpdeskctl.core import recap_lists as lists
from helpdeskctl.core.model import PRIORITIES, Request
from helpdeskctl.core.recap_cases import (
    CLOCKS,
    Case,
    Look,
    Reading,
    Seen,
    Story,
    case_of,
    see,
    verdict,
)
from helpdeskctl.core.when import iso

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable

    from helpdeskctl.core.recap_frame import Frame, Span
    from helpdeskctl.core.terms import Terms

Plain = dict[str, Any]

NONE = "–"
"""The row of those that have no such name."""
LEAST = 5
"""Below this many verdicts a row shows no percentage: one request would be worth 20 points."""


def recap(stories: Iterable[Story], frame: Frame, terms: Terms, reading: Reading) -> Plain:
    """The whole recap as plain data."""
    told = list(stories)
    seen = see(told, frame, reading)
    cases = [case_of(one, frame, reading) for one in seen]
    return {
        "period": {
            "from": iso(frame.period.begin),
            "to": iso(frame.period.end),
            "zone": frame.zone.name,
            "read_at": iso(reading.at),
        },
        "versions": {"catalog": terms.catalog["version"], "sla": terms.sla["version"]},
        "goals": terms.sla["goals"],
        "figures": _figures(seen, cases, frame.period),
        "last_period": _last_period(seen, frame.last),
        "trend": [_trend_row(seen, month, span) for month, span in frame.months],
        **_tables(cases, terms),
        **_lists(cases, terms, reading),
        "owed": sum(story.owed for story in told),
        "seal": None,
    }


def _lists(cases: list[Case], terms: Terms, reading: Reading) -> Plain:
    return {
        "late": lists.late(cases),
        "security": lists.security(cases),
        "temporary": lists.temporary(cases, reading),
        "escalations": lists.escalations(cases),
        "ageing": lists.ageing(cases, reading.at),
        "closed_by": lists.closed_by(cases),
        "reopened": lists.reopened(cases),
        "overrides": lists.overrides(cases),
        "recurring": lists.recurring(cases),
        "candidates": lists.candidates(cases, terms),
        "projects": lists.projects(cases),
        "data_quality": lists.data_quality(cases),
    }


# Figures


def _figures(seen: list[Seen], cases: list[Case], period: Span) -> Plain:
    return {
        **_flow(_moves(seen, period)),
        "reopened": sum(event.kind == "reopened" for case in cases for event in case.inside),
        **{name: _attainment(cases, name, 1) for name in CLOCKS},
    }


_Move = tuple[Look, Look]


def _moves(seen: list[Seen], span: Span) -> list[_Move]:
    """How each request stood at both edges of a span, but for those that had long ended."""
    moves = ((one.looks[span.begin], one.looks[span.end]) for one in seen)
    return [(before, after) for before, after in moves if before is not after or after.open]


def _flow(moves: list[_Move]) -> Plain:
    """What came, what went and what stayed between two edges."""
    ended = [after for before, after in moves if after.ended and not before.ended]
    by_status = Counter(after.status for after in ended)
    return {
        "in": sum(before.status is None and after.status is not None for before, after in moves),
        "fulfilled": len(_fulfilled(moves)),
        "closed": by_status["closed"],
        "cancelled": by_status["cancelled"],
        "handed_off": by_status["handed-off"],
        "duplicates": sum(look.ended_as == "duplicate" for look in ended),
        "ended": len(ended),
        "brought_back": sum(before.ended and after.open for before, after in moves),
        "backlog_start": sum(before.open for before, _ in moves),
        "backlog_end": sum(after.open for _, after in moves),
    }


def _fulfilled(moves: list[_Move]) -> list[Look]:
    """Those whose need stands met at the end and did not at the start."""
    return [after for before, after in moves if after.fulfilled and not before.fulfilled]


def _last_period(seen: list[Seen], span: Span) -> Plain:
    """The five figures of the period before."""
    moves = _moves(seen, span)
    flow = _flow(moves)
    return {
        "from": iso(span.begin),
        "to": iso(span.end),
        **{name: flow[name] for name in ("in", "fulfilled", "backlog_start", "backlog_end")},
        **{name: _reached(moves, name) for name in ("response", "resolution")},
    }


def _trend_row(seen: list[Seen], month: str, span: Span) -> Plain:
    moves = _moves(seen, span)
    flow = _flow(moves)
    return {
        "month": month,
        **{name: flow[name] for name in ("in", "fulfilled", "backlog_end")},
        "response_percent": _reached(moves, "response")["percent"],
        "resolution_percent": _reached(moves, "resolution")["percent"],
    }


def _reached(moves: list[_Move], name: str) -> Plain:
    """Attainment between two edges, from the verdicts kept there."""
    verdicts = Counter(getattr(look, name) for look in _fulfilled(moves))
    met, missed = verdicts["met"], verdicts["missed"]
    return {"met": met, "missed": missed, "percent": _percent(met, missed, 1)}


def _attainment(cases: list[Case], name: str, least: int) -> Plain:
    """Met and missed of one clock among the fulfilled ones; the others' misses beside them.

    See SLA rule 15; `percent` is None for fewer than `least` verdicts.
    """
    counted = Counter(
        (case.counts, verdict(case.read[name])) for case in cases if case.counts is not None
    )
    met, missed = counted["fulfilled", "met"], counted["fulfilled", "missed"]
    return {
        "met": met,
        "missed": missed,
        "open_late": counted["open", "missed"],
        "ended_late": counted["ended", "missed"],
        "without_target": counted["fulfilled", None],
        "percent": _percent(met, missed, least),
    }


def _percent(met: int, missed: int, least: int) -> float | None:
    total = met + missed
    return round(100 * met / total, 1) if total >= least else None


# Tables


def _tables(cases: list[Case], terms: Terms) -> Plain:
    """The rows by priority, category, team, unit and type; each table adds up to the figures."""
    types = ("pre-defined", "non-pre-defined")
    return {
        "by_priority": _rows(cases, lambda request: request.priority, PRIORITIES),
        "by_category": _rows(cases, lambda request: request.category, terms.catalog["categories"]),
        "by_team": _rows(cases, lambda request: request.team, terms.sla["teams"]),
        "by_unit": _rows(
            cases, lambda request: request.unit, [unit["id"] for unit in terms.sla["units"]]
        ),
        "by_type": _rows(cases, lambda request: lists.type_of(terms, request.service), types),
    }


def _rows(
    cases: list[Case], name_of: Callable[[Request], str | None], known: Iterable[str]
) -> list[Plain]:
    """One row for each known name, then for names of old, then for none at all."""
    groups: dict[str, list[Case]] = {}
    for case in cases:
        groups.setdefault(name_of(case.request) or NONE, []).append(case)
    names = list(known)
    former = sorted(set(groups) - {*names, NONE})
    return [_row(name, groups.get(name, []), former) for name in (*names, *former, NONE)]


def _row(name: str, cases: list[Case], former: list[str]) -> Plain:
    fulfilled = [case for case in cases if case.counts == "fulfilled"]
    clocks = (case.read["resolution"] for case in fulfilled)
    times = sorted(clock.elapsed_s for clock in clocks if clock is not None)
    return {
        "name": name,
        "former": name in former,
        "in": sum(case.came_in for case in cases),
        "fulfilled": len(fulfilled),
        "response": _attainment(cases, "response", LEAST),
        "resolution": _attainment(cases, "resolution", LEAST),
        "median_s": median(times),
        "p90_s": p90(times),
    }


def median(ascending: list[int]) -> int | None:
    """The middle one, or the whole seconds between the middle two; None of nothing."""
    if not ascending:
        return None
    half = len(ascending) // 2
    return (ascending[half] + ascending[~half]) // 2


def p90(ascending: list[int]) -> int | None:
    """The smallest value that nine in ten do not exceed (nearest rank); None of nothing."""
    return ascending[(9 * len(ascending) + 9) // 10 - 1] if ascending else None
