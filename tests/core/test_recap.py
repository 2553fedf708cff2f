"""Single months with known answers."""

from __future__ import annotations

import statistics
import time

import pytest
from hypothesis import example, given
from hypothesis import strategies as st

from helpdeskctl.core.event import Event
from helpdeskctl.core.recap import median, p90
from helpdeskctl.core.when import DAY, from_iso
from tests.core.months import (
    CLOCKS,
    CLOSED,
    FULFILLED,
    NOWHERE,
    of_days,
    row,
    simple,
    story,
)


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
