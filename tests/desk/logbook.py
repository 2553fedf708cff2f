"""A small logbook of another desk for the tests of `log import`, and its map; no tests."""

from __future__ import annotations

import csv
from typing import TYPE_CHECKING, Any

from helpdeskctl.core.when import from_iso
from helpdeskctl.desk import importing

if TYPE_CHECKING:
    from pathlib import Path

    from helpdeskctl.desk.answer import Answer
    from tests.house import House

MAP = """\
apiVersion: helpdeskctl/v1
rows: event
zone: Asia/Jakarta
times:
  - "%d/%m/%Y %H:%M"
empty:
  - "?"
columns:
  number: no
  state: state
  updated_at: at
  updated_by: by
  order: mod
  opened_at: opened
  resolved_at: resolved
  closed_at: closed
  requester: caller
  channel: via
  category: category
  subject:
    - category
  impact: impact
  urgency: urgency
  priority: priority
  group: group
  owner: owner
  vendor: vendor
  reopen_count: reopens
  solution: code
words:
  channel:
    Phone: phone
  impact:
    1 - High: 3
    2 - Medium: 2
  urgency:
    1 - High: 3
    2 - Medium: 2
  priority:
    1 - Critical: urgent
    3 - Moderate: medium
  state:
    New: new
    Active: active
    Awaiting User: waiting:requester
    Awaiting Vendor: waiting:vendor
    Resolved: fulfilled
    Closed: closed
    Withdrawn: cancelled:withdrawn
defaults:
  service: other
  channel: phone
  effort: m
services:
  Access: access-grant
levels:
  first: helpdesk
  others: infrastructure
  teams:
    Developers: application-development
"""

COLUMNS = [
    "no",
    "state",
    "at",
    "by",
    "mod",
    "opened",
    "resolved",
    "closed",
    "caller",
    "via",
    "category",
    "impact",
    "urgency",
    "priority",
    "group",
    "owner",
    "vendor",
    "reopens",
    "code",
]

USUAL = {
    "no": "INC1",
    "state": "New",
    "at": "1/3/2016 09:00",
    "by": "Rudi",
    "opened": "1/3/2016 09:00",
    "caller": "Ani",
    "via": "Phone",
    "category": "Printer",
    "impact": "2 - Medium",
    "urgency": "2 - Medium",
    "priority": "3 - Moderate",
    "group": "Desk",
    "owner": "Rudi",
    "reopens": "0",
    "code": "code 5",
}
"""A row as it usually is; the other columns are empty."""


def row(state: str = "New", clock: str = "09:00", **cells: str) -> dict[str, str]:
    """A row of 1 March 2016; `clock` may name a day too."""
    at = clock if " " in clock else f"1/3/2016 {clock}"
    return {**USUAL, "state": state, "at": at, **cells}


def write(folder: Path, rows: list[dict[str, str]], chart: str = MAP) -> tuple[Path, Path]:
    """The logbook and its map as files."""
    source, map_file = folder / "logbook.csv", folder / "map.yaml"
    with source.open("w", encoding="utf-8", newline="") as file:
        writer = csv.DictWriter(file, COLUMNS, restval="?")
        writer.writeheader()
        writer.writerows(rows)
    map_file.write_text(chart, encoding="utf-8")
    return source, map_file


def take(
    house: House,
    folder: Path,
    rows: list[dict[str, str]],
    *,
    as_history: bool = True,
    chart: str = MAP,
    **hand: Any,
) -> Answer:
    """Import those rows."""
    source, map_file = write(folder, rows, chart)
    return importing.import_file(
        house.desk(**hand), source, map_file, as_history=as_history, tick=lambda _done, _all: None
    )


def told(house: House, number: str = "INC1") -> list[tuple[str, str]]:
    """(kind, local clock) of each event of a request."""
    events = house.desk().find(number)["events"]
    return [(one["kind"], _clock(one["at"])) for one in events]


def kinds(house: House, number: str = "INC1") -> str:
    """The kinds of a request's events."""
    return " ".join(kind for kind, _ in told(house, number))


def _clock(instant: str) -> str:
    """`1 09:00` in Jakarta, for a day of March."""
    minutes = from_iso(instant) // 60 + 7 * 60
    return f"{int(instant[8:10])} {minutes // 60 % 24:02}:{minutes % 60:02}"
