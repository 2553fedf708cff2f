"""Frames and lists of the recap."""

from __future__ import annotations

import pytest

from helpdeskctl.core.model import HEADS
from helpdeskctl.core.recap_frame import frame_of
from helpdeskctl.core.recap_lists import age_class
from helpdeskctl.core.when import DAY, day_number, from_iso, iso
from tests.core.months import (
    FULFILLED,
    JAKARTA,
    NOWHERE,
    of_days,
    row,
    simple,
    story,
)


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
