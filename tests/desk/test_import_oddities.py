"""Every oddity of a logbook has its rule, is counted, and stops nothing."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from helpdeskctl.desk import keeping
from helpdeskctl.log.memory import MemoryLog
from tests.desk.logbook import kinds, row, take, told
from tests.house import House

if TYPE_CHECKING:
    from pathlib import Path


@pytest.fixture
def house() -> House:
    """A desk in memory."""
    return House(MemoryLog())


START = "opened triaged assigned"
END = "fulfilled closed"


ODDITIES: list[tuple[str, list[dict[str, str]], str, dict[str, int]]] = [
    (
        "out of order",
        [row(), row("Resolved", "11:00"), row("Active", "10:00")],
        f"{START} fulfilled",
        {"out-of-order": 1},
    ),
    (
        "before the opening",
        [row(clock="08:00"), row("Resolved", "10:00")],
        f"{START} fulfilled",
        {"before-opening": 1},
    ),
    (
        "unknown state",
        [row(), row("-100", "10:00"), row("Resolved", "11:00")],
        f"{START} fulfilled",
        {"unknown-state": 1},
    ),
    ("only an unknown state", [row("-100")], START, {"unknown-state": 1}),
    ("no opening", [row(clock="09:10", opened="?")], START, {"no-opened-at": 1}),
    ("no time", [row(), row("Resolved", "? ?", at="?")], f"{START} fulfilled", {"no-time": 1}),
    (
        "a time nobody can read",
        [row(), row("Resolved", at="31/2/2016 09:00")],
        f"{START} fulfilled",
        {"bad-time": 1, "no-time": 1},
    ),
    (
        "resolved later",
        [
            row(resolved="1/3/2016 11:00"),
            row("Resolved", "10:00", resolved="1/3/2016 11:00"),
            row("Resolved", "11:00", resolved="1/3/2016 11:00"),
        ],
        f"{START} fulfilled",
        {"resolved-at-later": 1},
    ),
    (
        "resolved at another time",
        [row(), row("Resolved", "10:00", resolved="1/3/2016 09:30")],
        f"{START} fulfilled",
        {"resolved-at-ignored": 1},
    ),
    (
        "closed later",
        [
            row(),
            row("Resolved", "10:00"),
            row("Closed", "11:00"),
            row("Closed", "12:00", closed="1/3/2016 12:00"),
        ],
        f"{START} {END}",
        {"closed-at-later": 1},
    ),
    (
        "closed at another time",
        [row(), row("Closed", "10:00", closed="1/3/2016 09:30")],
        f"{START} {END}",
        {"closed-at-ignored": 1, "closed-without-resolved": 1},
    ),
    (
        "closed without being resolved",
        [row(), row("Closed", "10:00", resolved="1/3/2016 09:30")],
        f"{START} {END}",
        {"closed-without-resolved": 1},
    ),
    (
        "ended by the columns",
        [row(resolved="1/3/2016 10:00", closed="6/3/2016 10:00")],
        f"{START} {END}",
        {"ended-by-column": 1, "nobody-named": 2},
    ),
    (
        "resolved by the column",
        [row(resolved="1/3/2016 10:00")],
        f"{START} fulfilled",
        {"ended-by-column": 1, "nobody-named": 1},
    ),
    (
        "an end before the last update",
        [row(), row("Active", "11:00", closed="1/3/2016 10:00")],
        START,
        {"end-ignored": 1},
    ),
    (
        "reopened",
        [
            row(),
            row("Resolved", "10:00"),
            row("Active", "11:00", reopens="1"),
            row("Resolved", "12:00", reopens="1"),
        ],
        f"{START} fulfilled reopened fulfilled",
        {},
    ),
    (
        "reopened into a wait",
        [row(), row("Closed", "10:00"), row("Awaiting User", "11:00", reopens="1")],
        f"{START} {END} reopened waited",
        {"closed-without-resolved": 1},
    ),
    (
        "back without a reopening",
        [row(), row("Resolved", "10:00"), row("Active", "11:00")],
        f"{START} fulfilled",
        {"back-without-reopening": 1},
    ),
    (
        "no count of reopenings",
        [row("Resolved", reopens="?"), row("Active", "11:00", reopens="?")],
        f"{START} fulfilled reopened",
        {},
    ),
    (
        "a reopening without its state",
        [row(), row("Active", "11:00", reopens="1")],
        START,
        {"reopened-without-state": 1},
    ),
    (
        "vendor",
        [row(), row("Awaiting Vendor", "10:00", vendor="Telco"), row("Active", "11:00")],
        f"{START} escalated assigned waited returned assigned resumed",
        {},
    ),
    (
        "vendor solves it",
        [row(), row("Awaiting Vendor", "10:00"), row("Resolved", "11:00")],
        f"{START} escalated assigned waited fulfilled",
        {},
    ),
    (
        "from one wait to another",
        [row("Awaiting User"), row("Awaiting Vendor", "10:00")],
        f"{START} waited escalated assigned resumed waited",
        {},
    ),
    (
        "another group of the team",
        [row(), row(clock="10:00", group="Network"), row(clock="11:00", group="Servers")],
        f"{START} escalated assigned noted",
        {"moved-within-team": 1},
    ),
    (
        "a team by name",
        [row(), row(clock="10:00", group="Network"), row(clock="11:00", group="Developers")],
        f"{START} escalated assigned escalated assigned",
        {},
    ),
    (
        "emptied",
        [row(), row(clock="10:00", group="?", owner="?")],
        START,
        {"emptied-group": 1, "emptied-owner": 1},
    ),
    (
        "nobody did it",
        [row(), row("Resolved", "10:00", by="?")],
        f"{START} fulfilled",
        {"nobody-named": 1},
    ),
    ("no solution", [row(), row("Resolved", "10:00", code="?")], f"{START} fulfilled", {}),
    (
        "no judgement yet",
        [row(impact="?", owner="?"), row("Resolved", "10:00", owner="?")],
        "opened triaged fulfilled",
        {"priority-not-compared": 1},
    ),
    (
        "never judged",
        [row("Resolved", impact="?", owner="?")],
        "opened fulfilled",
        {"priority-not-compared": 1},
    ),
    (
        "an unknown word",
        [row(impact="4 - Tiny", owner="?")],
        "opened",
        {"priority-not-compared": 1, "unknown-word": 1},
    ),
    ("an unknown channel", [row(via="Fax")], START, {"unknown-word": 1}),
    (
        "other words",
        [row(), row(clock="10:00", category="Screen", caller="Budi")],
        f"{START} amended",
        {},
    ),
    (
        "judged again",
        [row(), row(clock="10:00", impact="1 - High", urgency="1 - High")],
        f"{START} triaged",
        {},
    ),
    ("nobody asks", [row(caller="?")], START, {}),
    ("withdrawn", [row(), row("Withdrawn", "10:00")], f"{START} cancelled", {}),
    ("begun", [row(), row("Active", "10:00")], START, {}),
]


@pytest.mark.parametrize(
    ("rows", "events", "counts"), [one[1:] for one in ODDITIES], ids=[one[0] for one in ODDITIES]
)
def test_oddities(
    house: House, tmp_path: Path, rows: list[dict[str, str]], events: str, counts: dict[str, int]
) -> None:
    """Each oddity is taken by its rule and counted; every row is accounted for; exit 0."""
    answer = take(house, tmp_path, rows)
    assert (kinds(house), answer.data["counts"]) == (events, counts)
    assert sum(answer.data["row_accounts"].values()) == answer.data["rows"] == len(rows)
    assert (answer.code, answer.data["refused"]) == (0, [])
    assert keeping.verify(house.desk()).data["findings"] == []


@pytest.mark.parametrize(
    ("name", "breaks"),
    [
        ("vendor", {"4i-reason": 1, "6h-level2-first": 1, "4k-return-reason": 1}),
        ("no solution", {"6l-solution": 1}),
        ("never judged", {"6c-triage-first": 1, "status": 1}),
        ("nobody asks", {"4e-record": 1}),
        ("ended by the columns", {"6l-confirmation": 1}),
    ],
)
def test_what_the_sop_forbids_is_marked(
    house: House, tmp_path: Path, name: str, breaks: dict[str, int]
) -> None:
    """As history it is taken and marked, at the event and in the summary (4e 4i 6c 6h 6l)."""
    rows = next(one[1] for one in ODDITIES if one[0] == name)
    answer = take(house, tmp_path, rows)
    events = house.desk().find("INC1")["events"]
    marked = [rule for event in events for rule in event["data"].get("breaks", ())]
    assert answer.data["breaks"] == breaks
    assert {rule: marked.count(rule) for rule in marked} == breaks


def test_times_of_the_rules(house: House, tmp_path: Path) -> None:
    """The stated times count where they fit, the row's where they don't."""
    for number, name in enumerate(("resolved later", "resolved at another time"), 1):
        rows = next(one[1] for one in ODDITIES if one[0] == name)
        take(house, tmp_path, [{**one, "no": f"INC{number}"} for one in rows])
    assert told(house, "INC1")[-1] == ("fulfilled", "1 11:00")
    assert told(house, "INC2")[-1] == ("fulfilled", "1 10:00")
