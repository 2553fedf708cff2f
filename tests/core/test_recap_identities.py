"""The identities of the recap over random histories."""

from __future__ import annotations

import json
from typing import Any

from hypothesis import given, settings
from hypothesis import strategies as st

from helpdeskctl.core.event import Event
from helpdeskctl.core.events import KINDS, apply, replay
from helpdeskctl.core.model import ENDS, HEADS, Request
from helpdeskctl.core.recap_cases import Story
from helpdeskctl.core.when import DAY, day_number
from tests.core.months import (
    CLOCKS,
    CLOSED,
    COUNTS,
    FULFILLED,
    JAKARTA,
    OPENED,
    TABLES,
    TRIAGED,
    of_days,
)

BEGIN, END = day_number("2026-02-01"), day_number("2026-02-28")
STEPS: list[tuple[str, dict[str, Any]]] = [
    ("triaged", TRIAGED),
    ("triaged", {**TRIAGED, "priority": "high", "because": "b", "category": "printing"}),
    ("triaged", {**TRIAGED, "priority": "low", "service": "other", "respond_s": 60}),
    ("triaged", {"kind": "incident", "agreement": "1.0.0-0"}),
    ("assigned", {"owner": "sari", "take": True}),
    ("noted", {"text": "t", "to_requester": True}),
    ("noted", {"text": "t"}),
    *(("waited", {"for": reason, "because": "b"}) for reason in ("requester", "vendor")),
    ("resumed", {}),
    ("escalated", {"to": "infrastructure", "level": 2, "because": "b"}),
    ("escalated", {"to": "vendor:ACME", "level": 3, "because": "b"}),
    ("escalated", {"to": HEADS[0], "level": 1, "because": "4h"}),
    ("returned", {"level": 1, "team": "helpdesk", "because": "b"}),
    ("fulfilled", FULFILLED),
    ("fulfilled", {**FULFILLED, "temporary": True}),
    *(("closed", {**CLOSED, "by": by}) for by in ("requester", "officer", "silence")),
    ("reopened", {"because": "b"}),
    ("handed-off", {"kind": "project", "reference": "P-1", "analysis": "a"}),
    ("cancelled", {"as": "duplicate", "of": "REQ-2610-0001"}),
    ("cancelled", {"as": "withdrawn"}),
]


@st.composite
def histories(draw: st.DrawFn) -> list[Story]:
    """Up to a dozen requests around February, each taking steps its state allows."""
    return [draw(_history(number)) for number in range(draw(st.integers(0, 12)))]


@st.composite
def _history(draw: st.DrawFn, number: int) -> Story:
    ident = f"REQ-2602-{number:04}"
    at = JAKARTA.midnight(BEGIN) + draw(st.integers(-45 * 24, 30 * 24)) * 3600
    counts = draw(st.sampled_from([COUNTS, ["note"]]))
    unit = draw(st.sampled_from(["finance", "abroad", None]))
    respond_s = draw(st.sampled_from([60, 7200, None]))
    opened = {**OPENED, "id": ident, "counts": counts, "unit": unit, "respond_s": respond_s}
    events = [Event(at, 1, "opened", "sari", opened, at)]
    request = replay(events)
    for _ in range(draw(st.integers(0, 9))):
        can = [
            (kind, data) for kind, data in STEPS if request.status in (KINDS[kind].froms or ENDS)
        ]
        kind, data = draw(st.sampled_from(can)) if can else ("noted", {"text": "t"})
        at += draw(st.sampled_from([0, 1, 1800, 3600, 5 * 3600, 2 * DAY, 9 * DAY]))
        event = Event(at, len(events) + 1, kind, "sari", data, at)
        apply(request, event)
        events.append(event)
    return Story(ident, draw(st.permutations(events)))


def before(one: Story, day: int) -> Request | None:
    """The slow way: a request after what happened before a local midnight."""
    events = [event for event in one.events if event.at < JAKARTA.midnight(day)]
    return replay(events) if events else None


@given(histories())
def test_identities(stories: list[Story]) -> None:
    """Backlog, verdicts and every table add up, whatever happened."""
    data = of_days(stories, "2026-02-01", "2026-02-28")
    figures = data["figures"]
    moved = figures["in"] - figures["ended"] + figures["brought_back"]
    assert figures["backlog_end"] == figures["backlog_start"] + moved
    assert figures["ended"] == figures["closed"] + figures["cancelled"] + figures["handed_off"]
    assert sum(data["closed_by"].values()) == figures["closed"]
    ages = [n for line in data["ageing"] for name, n in line.items() if name != "waits_for"]
    assert sum(ages) == figures["backlog_end"]
    for clock in CLOCKS:
        judged = [figures[clock][name] for name in ("met", "missed", "without_target")]
        assert sum(judged) == figures["fulfilled"]
    for table in TABLES:
        for name in ("in", "fulfilled"):
            assert sum(line[name] for line in data[table]) == figures[name]
        for clock in ("response", "resolution"):
            for name in ("met", "missed", "open_late", "ended_late", "without_target"):
                total = sum(line[clock][name] for line in data[table])
                assert total == figures[clock][name], (table, clock, name)


@given(histories())
def test_figures_by_replaying_twice(stories: list[Story]) -> None:
    """The figures are those of a replay at the start and another one at the end."""
    pairs = [(before(one, BEGIN), before(one, END + 1)) for one in stories]
    states = [(old.status if old else "", new.status if new else "") for old, new in pairs]
    done = ("fulfilled", "closed")
    figures = of_days(stories, "2026-02-01", "2026-02-28")["figures"]
    assert figures["in"] == sum(not old and bool(new) for old, new in states)
    assert figures["fulfilled"] == sum(new in done and old not in done for old, new in states)
    assert figures["backlog_start"] == sum(bool(old) and old not in ENDS for old, _ in states)
    assert figures["backlog_end"] == sum(bool(new) and new not in ENDS for _, new in states)
    for name, end in (("closed", "closed"), ("handed_off", "handed-off")):
        assert figures[name] == sum(new == end and old not in ENDS for old, new in states)
    assert figures["brought_back"] == sum(old in ENDS and new not in ENDS for old, new in states)


@given(histories())
@settings(max_examples=50)
def test_past_months_stay(stories: list[Story]) -> None:
    """What happens later changes nothing, and neither does the order of the log."""
    end = JAKARTA.midnight(END + 1)
    then = [
        one._replace(events=[event for event in one.events if event.at < end])
        for one in reversed(stories)
    ]
    march = of_days(stories, "2026-03-01", "2026-03-31")
    february = of_days(stories, "2026-02-01", "2026-02-28")
    assert february == of_days(then, "2026-02-01", "2026-02-28")
    last, figures = march["last_period"], february["figures"]
    assert march["figures"]["backlog_start"] == figures["backlog_end"] == last["backlog_end"]
    assert march["trend"][-2] == february["trend"][-1]
    for name in ("in", "fulfilled", "backlog_start"):
        assert last[name] == figures[name]
    for clock in ("response", "resolution"):
        assert last[clock].items() <= figures[clock].items()
        assert february["trend"][-1][f"{clock}_percent"] == figures[clock]["percent"]


@given(histories())
@settings(max_examples=50)
def test_late_list_is_what_was_missed(stories: list[Story]) -> None:
    """The late list names every miss that the figures count, each once; all of it is JSON."""
    data = of_days(stories, "2026-02-01", "2026-02-28")
    for clock in ("response", "resolution"):
        counted = data["figures"][clock]
        listed = [line["counts"] for line in data["late"] if line["clock"] == clock]
        names = {"fulfilled": "missed", "open": "open_late", "ended": "ended_late"}
        assert all(listed.count(how) == counted[name] for how, name in names.items())
    assert json.loads(json.dumps(data)) == data
