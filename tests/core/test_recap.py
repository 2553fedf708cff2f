"""The recap's figures: its identities over random histories, and single cases with known answers."""

from __future__ import annotations

import json
import statistics
import time
from typing import Any

import pytest
from hypothesis import example, given, settings
from hypothesis import strategies as st

from helpdeskctl.core.events import KINDS, Event, apply, replay
from helpdeskctl.core.model import ENDS, HEADS, Request
from helpdeskctl.core.recap import median, p90, recap
from helpdeskctl.core.recap_cases import Reading, Story
from helpdeskctl.core.recap_frame import frame_of
from helpdeskctl.core.recap_lists import age_class
from helpdeskctl.core.terms import Terms
from helpdeskctl.core.when import DAY, FAR_PAST, UTC, Zone, day_number, from_iso, iso
from helpdeskctl.core.worktime import Calendar, Hours

JAKARTA = Zone("Asia/Jakarta", ((FAR_PAST, 7 * 3600),))
ALWAYS = Calendar(Hours("always", UTC, DAY, (((0, DAY),),) * 7, frozenset(), ()))
TERMS = Terms(
    {
        "name": "1.0.0-0",
        "catalog": {
            "version": "1.0.0",
            "categories": {"accounts": {}, "printing": {}},
            "services": {
                "password": {"type": "pre-defined"},
                "other": {"type": "non-pre-defined"},
            },
        },
        "sla": {
            "version": "2.0.0",
            "goals": {"response": 95, "resolution": 90},
            "teams": {"helpdesk": {"level": 1}, "infrastructure": {"level": 2}},
            "units": [{"id": "finance"}, {"id": "it"}],
        },
        "zones": {},
    }
)
COUNTS = ["note", "question", "take", "assignment", "escalation", "fulfilment", "triage"]
TABLES = ("by_priority", "by_category", "by_team", "by_unit", "by_type")
CLOCKS = ("response", "response_handled", "resolution")


def reading(at: int) -> Reading:
    """Clocks read at that instant, with every second open."""
    return Reading(at, lambda _request: lambda _name, _wanted: ALWAYS)


def of_days(
    stories: list[Story], first: str, last: str, *, terms: Terms = TERMS, at: int | None = None
) -> dict[str, Any]:
    """The recap of days in Jakarta, read at their end."""
    frame = frame_of(day_number(first), day_number(last), JAKARTA)
    return recap(stories, frame, terms, reading(frame.period.end if at is None else at))


def story(number: int, *steps: tuple[str, str, dict[str, Any]]) -> Story:
    """A request from (local time, kind, data); the first step is its opening."""
    ident = f"REQ-2610-{number:04}"
    events = []
    for seq, (text, kind, data) in enumerate(steps, 1):
        defaults = {"opened": {"id": ident, **OPENED}, "triaged": TRIAGED}.get(kind, {})
        at = from_iso(f"{text.replace(' ', 'T')}:00+07:00")
        events.append(Event(at, seq, kind, "sari", {**defaults, **data}, at))
    return Story(ident, events)


OPENED = {
    "subject": "Forgot my password",
    "channel": "phone",
    "email": "budi@example.com",
    "unit": "finance",
    "counts": COUNTS,
    "calendar": "always",
    "respond_s": 3600,
}
TRIAGED = {
    "kind": "request",
    "service": "password",
    "category": "accounts",
    "priority": "medium",
    "computed": "medium",
    "respond_s": 3600,
    "resolve_s": 8 * 3600,
    "calendar": "always",
    "pause": [],
    "permanent_s": 10 * DAY,
    "agreement": "1.0.0-0",
}
FULFILLED = {"solution": "reset"}
CLOSED = {"by": "officer", "confirmed_by": "budi", "via": "phone"}


def simple(number: int, day: str, **opened: Any) -> Story:
    """Received and triaged at nine, fulfilled and closed at ten."""
    return story(
        number,
        (f"{day} 09:00", "opened", opened),
        (f"{day} 09:00", "triaged", {}),
        (f"{day} 10:00", "fulfilled", FULFILLED),
        (f"{day} 10:00", "closed", CLOSED),
    )


def row(rows: list[dict[str, Any]], name: str) -> dict[str, Any]:
    """The row of that name."""
    return next(one for one in rows if one["name"] == name)


# Random histories

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


# What came and what went


@pytest.mark.parametrize("host", ["UTC", "America/Los_Angeles", "Asia/Jakarta"])
def test_month_edge_is_the_desks(host: str, monkeypatch: pytest.MonkeyPatch) -> None:
    """Closed on 1 November 00:30 in Jakarta is November, whatever the host's zone."""
    monkeypatch.setenv("TZ", host)
    time.tzset()
    try:
        edge = [
            story(
                1,
                ("2026-10-30 09:00", "opened", {}),
                ("2026-10-30 09:00", "triaged", {}),
                ("2026-10-31 23:59", "fulfilled", FULFILLED),
                ("2026-11-01 00:30", "closed", CLOSED),
            )
        ]
        october = of_days(edge, "2026-10-01", "2026-10-31")
        november = of_days(edge, "2026-11-01", "2026-11-30")
    finally:
        monkeypatch.undo()
        time.tzset()
    assert (october["figures"]["closed"], november["figures"]["closed"]) == (0, 1)
    assert (october["figures"]["fulfilled"], november["figures"]["fulfilled"]) == (1, 0)
    assert october["period"]["from"] == "2026-09-30T17:00:00Z"
    assert october["period"]["to"] == "2026-10-31T17:00:00Z"


def test_midnight_belongs_to_the_new_month() -> None:
    """The end is exclusive: received at midnight is of the month that begins."""
    told = {"to": "infrastructure", "level": 2, "because": "b"}
    edge = [story(1, ("2026-11-01 00:00", "opened", {}), ("2026-11-01 00:00", "escalated", told))]
    for days, n in ((("2026-10-01", "2026-10-31"), 0), (("2026-11-01", "2026-11-30"), 1)):
        data = of_days(edge, *days)
        assert (data["figures"]["in"], data["escalations"]["2"]) == (n, n)


def test_closed_and_reopened_is_not_closed() -> None:
    """Closed and reopened inside the month: reopened and in the backlog, not closed."""
    one = simple(1, "2026-10-05")
    again = Event(one.events[-1].at + DAY, 5, "reopened", "sari", {"because": "again"}, 0)
    data = of_days([one._replace(events=[*one.events, again])], "2026-10-01", "2026-10-31")
    figures = data["figures"]
    assert (figures["closed"], figures["fulfilled"], figures["ended"]) == (0, 0, 0)
    assert (figures["reopened"], figures["backlog_end"], figures["brought_back"]) == (1, 1, 0)
    assert data["reopened"] == [{"id": one.id, "n": 1, "status": "active"}]


def test_closed_twice_counts_once() -> None:
    """Closed, reopened and closed again in the month is one closed request."""
    twice = story(
        1,
        ("2026-10-05 09:00", "opened", {}),
        ("2026-10-05 09:00", "triaged", {}),
        ("2026-10-05 10:00", "fulfilled", FULFILLED),
        ("2026-10-05 10:00", "closed", CLOSED),
        ("2026-10-06 10:00", "reopened", {"because": "again"}),
        ("2026-10-06 11:00", "fulfilled", FULFILLED),
        ("2026-10-06 12:00", "closed", {**CLOSED, "by": "requester"}),
    )
    data = of_days([twice], "2026-10-01", "2026-10-31")
    figures = data["figures"]
    assert (figures["closed"], figures["fulfilled"], figures["reopened"]) == (1, 1, 1)
    assert data["closed_by"] == {"requester": 1, "officer": 0, "silence": 0}
    # One hour until the first fulfilment, one after the reopening; the day between is left out.
    assert row(data["by_priority"], "medium")["median_s"] == 7200


def test_brought_back_is_of_an_earlier_month() -> None:
    """Ended at the start and open at the end comes back into the backlog."""
    one = simple(1, "2026-09-30")
    again = Event(one.events[-1].at + DAY, 5, "reopened", "sari", {"because": "again"}, 0)
    figures = of_days([one._replace(events=[*one.events, again])], "2026-10-01", "2026-10-31")[
        "figures"
    ]
    assert (figures["backlog_start"], figures["in"], figures["ended"]) == (0, 0, 0)
    assert (figures["brought_back"], figures["backlog_end"]) == (1, 1)


def test_duplicates_are_in_and_apart() -> None:
    """A duplicate is received, and cancelled, and no second need."""
    stories = [
        simple(1, "2026-10-05"),
        story(
            2,
            ("2026-10-05 11:00", "opened", {"service": "password"}),
            ("2026-10-05 11:05", "cancelled", {"as": "duplicate", "of": "REQ-2610-0001"}),
        ),
    ]
    data = of_days(stories, "2026-10-01", "2026-10-31")
    figures = data["figures"]
    assert (figures["in"], figures["cancelled"], figures["duplicates"]) == (2, 1, 1)
    assert figures["response"]["met"] == 1
    assert data["recurring"] == []


def test_up_to_today_has_today() -> None:
    """The last day of a period is in it whole."""
    today = [story(1, ("2026-11-20 14:31", "opened", {}))]
    assert of_days(today, "2026-11-01", "2026-11-20")["figures"]["in"] == 1


# Attainment and tables


def test_nothing_is_a_dash() -> None:
    """Names without a request stand there with 0, and 0 of 0 is neither 0 % nor 100 %."""
    data = of_days([], "2026-10-01", "2026-10-31")
    assert [line["name"] for line in data["by_priority"]] == [
        "urgent",
        "high",
        "medium",
        "low",
        "–",
    ]
    assert [line["name"] for line in data["by_category"]] == ["accounts", "printing", "–"]
    assert {line["in"] for line in data["by_category"]} == {0}
    assert data["figures"]["response"]["percent"] is None
    assert row(data["by_priority"], "low")["median_s"] is None


@pytest.mark.parametrize(("n", "percent"), [(4, None), (5, 100.0)])
def test_no_percentage_of_a_handful(n: int, percent: float | None) -> None:
    """A row of fewer than five has no percentage, the desk as a whole has."""
    data = of_days([simple(i, "2026-10-05") for i in range(n)], "2026-10-01", "2026-10-31")
    assert row(data["by_priority"], "medium")["response"]["percent"] == percent
    assert data["figures"]["response"]["percent"] == 100.0


def test_late_stays_late_when_closed() -> None:
    """A request closed after its time counts as missed, with what it was over."""
    late = story(
        7,
        ("2026-10-05 09:00", "opened", {"subject": "slow"}),
        ("2026-10-05 09:30", "triaged", {}),
        ("2026-10-06 09:00", "fulfilled", FULFILLED),
        ("2026-10-06 09:00", "closed", CLOSED),
    )
    data = of_days([simple(1, "2026-10-05"), late], "2026-10-01", "2026-10-31")
    assert data["figures"]["response"]["percent"] == 100.0
    assert data["figures"]["resolution"]["percent"] == 50.0
    assert data["figures"]["response_handled"]["missed"] == 1
    assert data["late"] == [
        {
            "id": "REQ-2610-0007",
            "subject": "slow",
            "service": "password",
            "priority": "medium",
            "team": "helpdesk",
            "counts": "fulfilled",
            "clock": "resolution",
            "target_s": 28800,
            "elapsed_s": 86400,
            "paused_s": 0,
            "over_s": 57600,
            "reason": None,
        }
    ]


def test_open_late_is_counted_when_fulfilled() -> None:
    """Late and open stands beside October; it is November's miss."""
    slow = story(
        1,
        ("2026-10-30 09:00", "opened", {}),
        ("2026-10-30 09:00", "triaged", {}),
        ("2026-11-02 09:00", "fulfilled", FULFILLED),
    )
    october = of_days([slow], "2026-10-01", "2026-10-31")["figures"]["resolution"]
    november = of_days([slow], "2026-11-01", "2026-11-30")["figures"]["resolution"]
    assert (october["open_late"], october["missed"], october["percent"]) == (1, 0, None)
    assert (november["open_late"], november["missed"], november["percent"]) == (0, 1, 0.0)


def test_ended_late_is_no_miss() -> None:
    """Cancelled after its time stands beside, in no percentage."""
    gone = story(
        1,
        ("2026-10-05 09:00", "opened", {}),
        ("2026-10-05 12:00", "cancelled", {"as": "withdrawn"}),
    )
    figure = of_days([gone], "2026-10-01", "2026-10-31")["figures"]["response"]
    assert (figure["ended_late"], figure["missed"], figure["open_late"]) == (1, 0, 0)
    november = of_days([gone], "2026-11-01", "2026-11-30")
    assert (november["figures"]["response"]["ended_late"], november["late"]) == (0, [])


def test_an_earlier_promise_stays_broken() -> None:
    """Missed under a tighter promise stays a miss; the present one it is not over."""
    eased = story(
        1,
        ("2026-10-05 09:00", "opened", {}),
        ("2026-10-05 09:00", "triaged", {}),
        ("2026-10-06 09:00", "triaged", {"priority": "low", "resolve_s": 10 * DAY}),
        ("2026-10-07 09:00", "fulfilled", FULFILLED),
    )
    data = of_days([eased], "2026-10-01", "2026-10-31")
    assert data["figures"]["resolution"]["missed"] == 1
    (line,) = data["late"]
    assert (line["target_s"], line["elapsed_s"], line["over_s"]) == (10 * DAY, 2 * DAY, None)


def test_nothing_promised_is_nothing_met() -> None:
    """Without a target there is no verdict, however quick it was."""
    free = story(
        1,
        ("2026-10-05 09:00", "opened", {"respond_s": None}),
        ("2026-10-05 09:00", "triaged", {**NOWHERE, "kind": "incident"}),
        ("2026-10-05 09:01", "fulfilled", FULFILLED),
    )
    figures = of_days([free], "2026-10-01", "2026-10-31")["figures"]
    assert [figures[clock]["without_target"] for clock in CLOCKS] == [1, 1, 1]
    assert figures["response"]["percent"] is None


def test_an_unanswered_fulfilment_runs_on() -> None:
    """Verdicts of a span are read at its end, not at an edge that lies within it."""
    silent = story(
        1,
        ("2026-02-28 23:30", "opened", {"counts": ["note"]}),
        ("2026-02-28 23:30", "triaged", {}),
        ("2026-02-28 23:50", "fulfilled", FULFILLED),
    )
    data = of_days([silent], "2026-04-01", "2026-05-31")
    assert data["last_period"]["response"]["missed"] == 1
    assert data["trend"][-4]["month"] == "2026-02"
    assert data["trend"][-4]["response_percent"] is None


def test_trend_of_an_unfinished_month_is_read_like_its_figures() -> None:
    """No clock of it is read later than the latest record, in the trend neither."""
    silent = story(
        1,
        ("2026-03-10 09:00", "opened", {"counts": ["note"]}),
        ("2026-03-10 09:00", "triaged", {}),
        ("2026-03-10 09:20", "fulfilled", FULFILLED),
    )
    data = of_days([silent], "2026-03-01", "2026-03-31", at=from_iso("2026-03-10T02:30:00Z"))
    assert data["figures"]["response"]["without_target"] == 1
    assert data["trend"][-1]["response_percent"] is None


def test_what_ended_owes_nothing() -> None:
    """A temporary fulfilment that was cancelled is no debt."""
    gone = story(
        1,
        ("2026-10-05 09:00", "opened", {}),
        ("2026-10-05 09:00", "triaged", {}),
        ("2026-10-05 10:00", "fulfilled", {**FULFILLED, "temporary": True}),
        ("2026-10-06 10:00", "cancelled", {"as": "withdrawn"}),
    )
    assert of_days([gone], "2026-10-01", "2026-10-31")["temporary"] == []
    assert len(of_days([gone], "2026-10-05", "2026-10-05")["temporary"]) == 1


def test_fulfilled_without_an_act_that_counts() -> None:
    """Where only a note counts and none was written, there is no verdict, and the sum holds."""
    silent = simple(1, "2026-10-05", counts=["note"])
    figures = of_days([silent], "2026-10-01", "2026-10-31")["figures"]
    assert (figures["fulfilled"], figures["response"]["without_target"]) == (1, 1)
    assert figures["response_handled"]["met"] == 1


def test_a_name_of_old_keeps_its_row() -> None:
    """A category that the catalog no longer has stays a row of its own, marked."""
    old = story(1, ("2026-10-05 09:00", "opened", {}), ("2026-10-05 09:00", "triaged", OLD))
    rows = of_days([old], "2026-10-01", "2026-10-31")["by_category"]
    assert [(line["name"], line["former"], line["in"]) for line in rows] == [
        ("accounts", False, 0),
        ("printing", False, 0),
        ("fax", True, 1),
        ("–", False, 0),
    ]


OLD = {"service": "fax", "category": "fax"}


@given(st.lists(st.integers(0, 10**6), min_size=1).map(sorted))
@example(list(range(10)))
def test_median_and_p90(values: list[int]) -> None:
    """The middle in whole seconds, and the smallest that at least nine in ten do not exceed."""
    assert median(values) == int(statistics.median(values))
    enough = [one for one in values if 10 * sum(v <= one for v in values) >= 9 * len(values)]
    assert p90(values) == enough[0]


# Frames


@pytest.mark.parametrize(
    ("first", "last", "before_from", "months"),
    [
        ("2026-11-01", "2026-11-30", "2026-10-01", ("2025-11", "2026-11")),
        ("2026-01-01", "2026-03-31", "2025-10-01", ("2025-03", "2026-03")),
        ("2026-02-10", "2026-02-12", "2026-02-07", ("2025-02", "2026-02")),
        ("2026-11-01", "2026-11-29", "2026-10-03", ("2025-11", "2026-11")),
    ],
)
def test_frames(first: str, last: str, before_from: str, months: tuple[str, str]) -> None:
    """Whole months compare with as many months, days with as many days; the trend has thirteen."""
    frame = frame_of(day_number(first), day_number(last), JAKARTA)
    assert frame.last.begin == JAKARTA.midnight(day_number(before_from))
    assert frame.last.end == frame.period.begin
    assert len(frame.months) == 13
    assert (frame.months[0][0], frame.months[-1][0]) == months
    assert frame.edges[-1] == frame.period.end == frame.months[-1][1].end


# Lists


def test_lists_of_a_busy_request() -> None:
    """Security, debt, escalations and an override of one request, each where it belongs."""
    busy = story(
        1,
        ("2026-10-05 09:00", "opened", {"email": None, "unit": None}),
        ("2026-10-05 09:10", "triaged", {"security": "event", "priority": "high", "because": "b"}),
        ("2026-10-05 09:10", "escalated", {"to": HEADS[0], "level": 1, "because": "4h"}),
        ("2026-10-05 09:12", "escalated", {"to": HEADS[1], "level": 1, "because": "4h"}),
        ("2026-10-05 10:00", "escalated", {"to": "infrastructure", "level": 2, "because": "b"}),
        ("2026-10-05 11:00", "escalated", {"to": "vendor:ACME", "level": 3, "because": "b"}),
        ("2026-10-06 09:00", "fulfilled", {**FULFILLED, "temporary": True, "typed_late": "ill"}),
    )
    data = of_days([busy], "2026-10-01", "2026-10-31")
    assert data["security"] == [
        {
            "id": busy.id,
            "it_division_head": "2026-10-05T02:10:00Z",
            "it_director": "2026-10-05T02:12:00Z",
        }
    ]
    assert data["temporary"] == [
        {
            "id": busy.id,
            "since": "2026-10-06T02:00:00Z",
            "due": "2026-10-16T02:00:00Z",
            "state": "missed",
        }
    ]
    assert data["escalations"] == {"2": 1, "3": 1, "heads": 2}
    assert data["overrides"] == [
        {"id": busy.id, "priority": "high", "computed": "medium", "because": "b"}
    ]
    assert row(data["by_team"], "vendor:ACME")["former"] is True
    assert data["data_quality"] == {
        "without_unit": 1,
        "without_address": 1,
        "untriaged": 0,
        "breaks": 0,
        "typed_late": 1,
    }
    november = of_days([busy], "2026-11-01", "2026-11-30")
    assert (november["security"], november["overrides"]) == ([], [])
    assert november["escalations"] == {"2": 0, "3": 0, "heads": 0}
    assert [line["id"] for line in november["temporary"]] == [busy.id]


def test_recurring_and_candidates() -> None:
    """The same need of the same person is named once; services not described well are counted."""
    stories = [
        simple(1, "2026-10-05"),
        simple(2, "2026-10-12", email="BUDI@example.com"),
        simple(3, "2026-10-12", email="ani@example.com"),
        simple(4, "2026-09-12"),
        story(5, ("2026-10-07 09:00", "opened", {}), ("2026-10-07 09:00", "triaged", OTHER)),
    ]
    data = of_days(stories, "2026-10-01", "2026-10-31")
    assert data["recurring"] == [{"who": "budi@example.com", "service": "password", "n": 2}]
    assert data["candidates"] == [
        {"service": "other", "category": "not-in-catalog", "type": "non-pre-defined", "n": 1}
    ]
    assert row(data["by_type"], "non-pre-defined")["in"] == 1
    assert data["overrides"] == []


OTHER = {"service": "other", "category": "not-in-catalog"}


def test_projects_and_incidents_leave() -> None:
    """Both are handed off, only the project is named; neither has a priority."""
    stories = [
        story(
            number,
            ("2026-10-05 09:00", "opened", {"subject": kind}),
            ("2026-10-05 09:00", "triaged", {**NOWHERE, "kind": kind}),
            ("2026-10-05 09:00", "handed-off", {"kind": kind, "reference": "X-1"}),
        )
        for number, kind in enumerate(("project", "incident"), 1)
    ]
    data = of_days(stories, "2026-10-01", "2026-10-31")
    assert data["figures"]["handed_off"] == 2
    project = {"id": "REQ-2610-0001", "subject": "project", "reference": "X-1"}
    assert data["projects"] == [project]
    assert row(data["by_priority"], "–")["in"] == 2


NOWHERE = {"service": None, "category": None, "priority": None, "computed": None, "respond_s": None}


def test_a_redacted_person_is_nobody() -> None:
    """A tombstone in the place of a name breaks no list, and groups nobody."""
    gone = {"redacted": "2026-11-01T00:00:00Z"}
    stories = [simple(number, "2026-10-05", email=gone, name=gone) for number in (1, 2)]
    assert of_days(stories, "2026-10-01", "2026-10-31")["recurring"] == []


@pytest.mark.parametrize(
    ("days", "name"),
    [(0.9, "under_1d"), (1, "d1_3"), (2.9, "d1_3"), (3, "d3_7"), (7, "d7_30"), (30, "over_30d")],
)
def test_age_classes(days: float, name: str) -> None:
    """A class begins with its first day."""
    assert age_class(int(days * DAY)) == name


def test_ageing_tells_what_it_waits_for() -> None:
    """Ages and waits are those at the end of the period, not of today."""
    stories = [
        story(1, ("2026-10-31 12:00", "opened", {})),
        story(
            2,
            ("2026-10-20 12:00", "opened", {}),
            ("2026-10-20 12:00", "triaged", {}),
            ("2026-10-21 12:00", "waited", {"for": "vendor", "because": "b"}),
            ("2026-11-02 12:00", "resumed", {}),
        ),
        story(
            3,
            ("2026-10-29 12:00", "opened", {}),
            ("2026-10-29 12:00", "triaged", {}),
            ("2026-10-30 12:00", "fulfilled", FULFILLED),
        ),
    ]
    ageing = of_days(stories, "2026-10-01", "2026-10-31")["ageing"]
    filled = {(line["waits_for"], age) for line in ageing for age, n in line.items() if n == 1}
    assert filled == {("new", "under_1d"), ("vendor", "d7_30"), ("confirmation", "d1_3")}


def test_head_of_the_recap() -> None:
    """Period, versions, goals and the instant of reading stand at the top; nothing is sealed."""
    at = from_iso("2026-10-20T00:00:00Z")
    owing = simple(1, "2026-10-05")._replace(owed=2)
    data = of_days([owing], "2026-10-01", "2026-10-31", at=at)
    assert data["period"]["zone"] == "Asia/Jakarta"
    assert data["period"]["read_at"] == iso(at)
    assert data["versions"] == {"catalog": "1.0.0", "sla": "2.0.0"}
    assert data["goals"] == {"response": 95, "resolution": 90}
    assert (data["owed"], data["seal"]) == (2, None)
