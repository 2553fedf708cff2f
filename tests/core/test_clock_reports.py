"""Public reports of wrong figures in other desks, as facts that ours must get right.

Values are written by hand from the reports; the link is the id. `LEFT_OUT` says which are not told
here, and why.
"""

from __future__ import annotations

import csv
from pathlib import Path
from typing import TYPE_CHECKING

import pytest

from helpdeskctl.agreement.zones import compile_zone
from helpdeskctl.core import clocks
from helpdeskctl.core.clocks import Clock
from helpdeskctl.core.when import DAY, UTC, from_iso
from helpdeskctl.core.worktime import Calendar, Hours
from helpdeskctl.errors import BadValue
from tests.core.story import H, at, hours, opened, tell, then, triaged

if TYPE_CHECKING:
    from helpdeskctl.core.clocks import Calendars

LIST = Path(__file__).resolve().parents[3] / "shared" / "cases" / "sla" / "reports.csv"
GITHUB = "https://github.com/"

LEFT_OUT = {
    "zammad/zammad/issues/3140": "an update target per customer message: no clock of the agreement",
}
TOLD: set[str] = set()


def told(link: str) -> pytest.MarkDecorator:
    """The report that a test retells."""
    TOLD.add(link)
    return pytest.mark.parametrize("report", [pytest.param(link, id=link)])


def only(calendar: Calendar) -> Calendars:
    """The same hours in every agreement."""
    return lambda _agreement, _name: calendar


def test_every_report_is_told_or_left_out() -> None:
    """No row of the list is forgotten."""
    if not LIST.is_file():
        pytest.skip("the list of reports is not beside this repository")
    with LIST.open(encoding="utf-8", newline="") as file:
        links = {row["link"].removeprefix(GITHUB) for row in csv.DictReader(file)}
    assert links == TOLD | LEFT_OUT.keys()


@told("glpi-project/glpi/pull/22678")
@pytest.mark.parametrize(
    ("received", "due", "hour_before"),
    [("mon 17:00", "tue 11:00", "tue 10:00"), ("mon 10:00", "mon 14:00", "mon 13:00")],
)
def test_deadline_and_warning_over_a_night(
    report: str, received: str, due: str, hour_before: str
) -> None:
    """Deadline, and an hour before it, both in open time."""
    long_day = hours(8, 18)
    reading = clocks.response(tell(opened(received, respond=4)), only(long_day), at(received))
    assert reading.due_at == at(due)
    assert long_day.add(at(received), 3 * H) == at(hour_before)


@told("glpi-project/glpi/issues/10594")
def test_pending_over_a_weekend(report: str) -> None:
    """Pending from Friday 15:00 to Monday 09:00 pauses 6 open hours, not 66."""
    long_day = only(hours(8, 20))
    story = [opened("fri 10:00"), triaged("fri 10:00", resolve=12)]
    running = clocks.resolution(tell(*story), long_day, at("fri 12:00"))
    assert running is not None
    assert running.due_at == at("mon2 10:00")
    pending = [then("fri 15:00", "waited", for_="requester"), then("mon2 09:00", "resumed")]
    resumed = clocks.resolution(tell(*story, *pending), long_day, at("mon2 09:00"))
    assert resumed == Clock(12 * H, 5 * H, 6 * H, at("mon2 16:00"), "due")


@told("glpi-project/glpi/issues/6902")
def test_raised_urgency_remembers_the_pause(report: str) -> None:
    """A shorter target counts from the opening and keeps the two paused hours."""
    request = tell(
        opened("mon 09:00"),
        triaged("mon 09:00", resolve=4),
        then("mon 10:00", "waited", for_="requester"),
        then("mon 12:00", "resumed"),
        triaged("mon 12:30", resolve=2),
    )
    reading = clocks.resolution(request, only(hours(0, 24, days=7)), at("mon 12:30"))
    assert reading == Clock(2 * H, 5400, 2 * H, at("mon 13:00"), "due")


@told("frappe/erpnext/pull/49414")
def test_hold_of_a_night_is_no_hold(report: str) -> None:
    """A hold from closing to opening takes nothing out; the deadline stays."""
    request = tell(
        opened("mon 09:00"),
        triaged("mon 09:00", resolve=8),
        then("mon 17:00", "waited", for_="requester"),
        then("tue 09:00", "resumed"),
    )
    reading = clocks.resolution(request, only(hours()), at("tue 09:00"))
    assert reading == Clock(8 * H, 8 * H, 0, at("mon 17:00"), "due")


@told("frappe/helpdesk/pull/2449")
def test_hold_of_a_request_that_came_on_a_saturday(report: str) -> None:
    """The hold moves the deadline, although the request began outside the hours."""
    request = tell(
        opened("sat 15:00"),
        triaged("sat 15:00", resolve=2),
        then("mon2 10:00", "waited", for_="requester"),
        then("mon2 11:00", "resumed"),
    )
    reading = clocks.resolution(request, only(hours(10, 18)), at("mon2 11:00"))
    assert reading == Clock(2 * H, 0, H, at("mon2 13:00"), "due")


@told("frappe/helpdesk/issues/2075")
def test_raised_on_a_sunday(report: str) -> None:
    """Answered ten minutes after Monday's opening: ten minutes."""
    request = tell(opened("sun 11:00"), then("mon2 10:10", "noted", to_requester=True))
    reading = clocks.response(request, only(hours(10, 18)), at("mon2 12:00"))
    assert (reading.elapsed_s, reading.state) == (600, "met")


@told("frappe/helpdesk/issues/1643")
def test_no_resolution_target(report: str) -> None:
    """Without a target for it, resolution has no clock and can't fail; the response is met."""
    request = tell(
        opened("mon 09:00"),
        triaged("mon 09:00", resolve=None),
        then("mon 10:00", "noted", to_requester=True),
    )
    calendars = only(hours())
    answer = clocks.response(request, calendars, at("fri 16:00"))
    solution = clocks.resolution(request, calendars, at("fri 16:00"))
    assert solution is None
    assert (answer.state, clocks.standing(answer, solution)) == ("met", "met")


@told("frappe/helpdesk/pull/3277")
def test_missed_response_then_on_hold(report: str) -> None:
    """On hold with a missed response: missed, not paused."""
    request = tell(
        opened("mon 09:00", respond=1),
        triaged("mon 12:00", respond=1, resolve=8),
        then("mon 12:30", "waited", for_="approval"),
    )
    calendars = only(hours())
    answer = clocks.response(request, calendars, at("mon 13:00"))
    solution = clocks.resolution(request, calendars, at("mon 13:00"))
    assert clocks.standing(answer, solution) == "missed"


@told("zammad/zammad/issues/3551")
def test_answer_and_pending_in_one_step(report: str) -> None:
    """A question that waits for the requester is a response, three minutes after the receipt."""
    request = tell(
        opened("mon 09:00", respond=1 / 12), then("mon 09:03", "waited", for_="requester")
    )
    reading = clocks.response(request, only(hours(0, 24, days=7)), at("tue 09:00"))
    assert reading == Clock(300, 180, 0, None, "met")
    assert reading.left_s == 120


@told("zammad/zammad/issues/188")
def test_closed_and_reopened_several_times(report: str) -> None:
    """Every stretch of waiting, of being solved and of being closed is left out."""
    request = tell(
        opened("mon 09:00"),
        triaged("mon 09:00", resolve=8),
        then("mon 10:00", "waited", for_="requester"),
        then("mon 11:00", "resumed"),
        then("mon 12:00", "fulfilled"),
        then("mon 13:00", "reopened"),
        then("mon 14:00", "fulfilled"),
        then("mon 14:30", "closed"),
        then("mon 16:00", "reopened"),
        then("mon 16:30", "waited", for_="approval"),
        then("tue 09:30", "resumed"),
    )
    reading = clocks.resolution(request, only(hours()), at("tue 10:00"))
    # counted: 09-10, 11-12, 13-14, 16-16:30 and 09:30-10
    assert reading == Clock(8 * H, 4 * H, 2 * H, at("tue 14:00"), "due")


@told("zammad/zammad/issues/534")
def test_edited_hours(report: str) -> None:
    """Deadlines of what runs follow at once; what was closed keeps its verdict."""
    was, now = hours(), hours(closed=("tue",))

    def calendars(agreement: str | None, _name: str) -> Calendar:
        return was if agreement == "first" else now

    story = [opened("mon 16:00", respond=12), triaged("mon 16:00", respond=12, resolve=8)]
    before = clocks.resolution(tell(*story), only(was), at("mon 16:30"))
    after = clocks.resolution(tell(*story), calendars, at("mon 16:30"))
    assert before is not None
    assert after is not None
    assert (before.due_at, after.due_at) == (at("tue 16:00"), at("wed 16:00"))
    late = then("tue 17:00", "fulfilled", agreement="first")
    done = tell(*story, late, then("wed 10:00", "closed"))
    assert clocks.resolution(done, calendars, at("thu 10:00")) == Clock(
        8 * H, 9 * H, 0, None, "missed"
    )


@told("OTRS/otrs/pull/787")
def test_summer_time_ends_at_midnight(report: str) -> None:
    """Five hours from 22:00 in São Paulo end at 02:00: the clock is put back at midnight."""
    week = tuple(((0, DAY),) for _ in range(7))
    always = Calendar(
        Hours("always", compile_zone("America/Sao_Paulo"), DAY, week, frozenset(), ())
    )
    start = from_iso("2015-02-22T00:00:00Z")  # Saturday 22:00, two hours behind UTC
    request = tell(opened("mon 09:00", respond=5))
    request.received_at = start
    reading = clocks.response(request, only(always), start)
    assert reading.due_at == from_iso("2015-02-22T05:00:00Z")  # Sunday 02:00, three hours behind


@told("Combodo/iTop/commit/b050210737c7455ba28ba717eb5518dc84532f9a")
def test_overdue_and_given_to_another_out_of_hours(report: str) -> None:
    """A passed deadline never moves by an assignment, the overrun stays."""
    story = [opened("mon 09:00"), triaged("mon 09:00", resolve=4)]
    calendars = only(hours())
    before = clocks.resolution(tell(*story), calendars, at("mon 22:00"))
    after = clocks.resolution(
        tell(*story, then("mon 22:00", "assigned", owner="dewi")), calendars, at("mon 22:00")
    )
    assert before == after == Clock(4 * H, 8 * H, 0, at("mon 13:00"), "missed")


@told("zammad/zammad/issues/1396")
@pytest.mark.parametrize(
    "week",
    [
        tuple(() for _ in range(7)),
        (((9 * H, 9 * H),), *(() for _ in range(6))),
        (((17 * H, 9 * H),), *(() for _ in range(6))),
    ],
    ids=["no day", "start is end", "swapped"],
)
def test_hours_that_are_never_open(
    report: str, week: tuple[tuple[tuple[int, int], ...], ...]
) -> None:
    """Such a calendar is refused before any request can be measured with it."""
    with pytest.raises(BadValue) as caught:
        Calendar(Hours("broken", UTC, 8 * H, week, frozenset(), ()))
    assert caught.value.key in ("hours.never-open", "hours.interval")
