"""The sections of the recap that name requests one by one, and the tallies beside them.

Like `render.recap_doc`, of which it is the second half, it writes no form.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from helpdeskctl.render.recap_section import NONE, Section, span_text

if TYPE_CHECKING:
    from collections.abc import Callable

    from helpdeskctl.render.screen import Screen

Row = dict[str, Any]

WAITS = {
    "new": "triage",
    "active": "work",
    "requester": "the requester",
    "approval": "an approval",
    "vendor": "a vendor",
    "purchase": "a purchase",
    "confirmation": "confirmation",
}
_AGES = ("under_1d", "d1_3", "d3_7", "d7_30", "over_30d")


def lists(data: dict[str, Any], screen: Screen) -> list[Section]:
    """All of them, in the order of the report."""
    return [
        _ageing(data["ageing"]),
        _named("Escalations (4i, 6g, 6h)", _ESCALATIONS, data["escalations"]),
        _listed("Information security, both heads told (4h)", data["security"], _security(screen)),
        _listed("Temporary, still owed a permanent one (6f)", data["temporary"], _debts(screen)),
        _listed("Handed over as projects (4j)", data["projects"], _PROJECTS),
        _named("Closed, on whose word (4f, 6l)", _CLOSERS, data["closed_by"]),
        _listed("Reopened", data["reopened"], _REOPENED),
        Section("Notices owed (4k)", (f"Not sent yet, as the log stands: {data['owed']}",)),
        _listed("Recurring: same requester, same service (6f)", data["recurring"], _RECURRING),
        _listed("Candidates for the catalog (6m)", data["candidates"], _CANDIDATES),
        _listed("Priority set by hand (5f)", data["overrides"], _OVERRIDES),
        _listed("Late", data["late"], _LATE),
        _named("Quality of the data", _QUALITY, data["data_quality"]),
    ]


def words(value: Any) -> str:
    """A value as a cell; a personal text that a redaction took is said to be so."""
    if value is None:
        return NONE
    return str(value) if isinstance(value, str | int) else "[redacted]"


def waiting(name: str) -> str:
    """What a request waits for, as people say it."""
    return WAITS.get(name, name)


Columns = tuple[tuple[str, "str | Callable[[Row], str]"], ...]
"""Heading, and the name of the value or what makes the cell of a row."""


def _listed(title: str, rows: list[Row], columns: Columns) -> Section:
    if not rows:
        return Section(title, ("None.",))
    cells = tuple(tuple(_cell(row, get) for _, get in columns) for row in rows)
    right = frozenset(place for place, (name, _) in enumerate(columns) if name in _FIGURES)
    return Section(title, (), tuple(name for name, _ in columns), cells, right)


_FIGURES = ("Number", "Times", "Target", "Elapsed", "Paused", "Over")


def _cell(row: Row, get: str | Callable[[Row], str]) -> str:
    return words(row[get]) if isinstance(get, str) else get(row)


def _named(title: str, names: dict[str, str], tally: Row) -> Section:
    rows = tuple((label, str(tally[name])) for name, label in names.items())
    return Section(title, (), ("What", "Number"), rows, frozenset({1}))


def _ageing(rows: list[Row]) -> Section:
    cells = tuple(
        (
            waiting(row["waits_for"]),
            *(str(row[age]) for age in _AGES),
            str(sum(row[age] for age in _AGES)),
        )
        for row in rows
    )
    header = ("Waits for", "< 1 day", "1–3", "3–7", "7–30", "> 30 days", "All")
    return Section(
        "Backlog by what it waits for, age in days", (), header, cells, frozenset(range(1, 7))
    )


def _security(screen: Screen) -> Columns:
    return (
        ("Request", "id"),
        ("IT Division Head", lambda row: screen.time(row["it_division_head"]) or NONE),
        ("IT Director", lambda row: screen.time(row["it_director"]) or NONE),
    )


def _debts(screen: Screen) -> Columns:
    return (
        ("Request", "id"),
        ("Since", lambda row: screen.time(row["since"])),
        ("Due", lambda row: screen.time(row["due"]) or NONE),
        ("State", "state"),
    )


_ESCALATIONS = {"2": "To Level 2", "3": "To Level 3, a vendor", "heads": "To the heads, each"}
_CLOSERS = {
    "requester": "The requester himself",
    "officer": "An officer, on the requester's confirmation",
    "silence": "Nobody: closed by silence",
}
_QUALITY = {
    "without_unit": "Came in without a unit",
    "without_address": "Came in without an address",
    "untriaged": "Not triaged at the end",
    "breaks": "Imported history that breaks a rule",
    "typed_late": "Recorded later than allowed, with a reason",
}
_PROJECTS: Columns = (("Request", "id"), ("Reference", "reference"), ("Subject", "subject"))
_REOPENED: Columns = (("Request", "id"), ("Times", "n"), ("Now", "status"))
_RECURRING: Columns = (("Number", "n"), ("Service", "service"), ("Requester", "who"))
_CANDIDATES: Columns = (
    ("Number", "n"),
    ("Service", "service"),
    ("Category", "category"),
    ("Type", "type"),
)
_OVERRIDES: Columns = (
    ("Request", "id"),
    ("Computed", "computed"),
    ("Set", "priority"),
    ("Because", "because"),
)
_LATE: Columns = (
    ("Request", "id"),
    ("Clock", "clock"),
    ("Priority", "priority"),
    ("Service", "service"),
    ("Team", "team"),
    ("Target", lambda row: span_text(row["target_s"])),
    ("Elapsed", lambda row: span_text(row["elapsed_s"])),
    ("Paused", lambda row: span_text(row["paused_s"])),
    ("Over", lambda row: span_text(row["over_s"])),
    ("Counts as", "counts"),
    ("Reason", "reason"),
    ("Subject", "subject"),
)
