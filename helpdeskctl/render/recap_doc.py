"""The recap as a document: its sections in order, whatever form they are written in.

Cells and lines are plain text, user text among them as it is: the writers make all of it safe.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from helpdeskctl.core.clauses import DOCUMENT, REVISION
from helpdeskctl.core.when import date_text, day_of, from_iso
from helpdeskctl.render.recap_doc_lists import lists
from helpdeskctl.render.recap_section import NONE, Section, in_groups, span_text

if TYPE_CHECKING:
    from helpdeskctl.render.screen import Screen

TITLE = "Recap of IT requests"


def sections(data: dict[str, Any], screen: Screen) -> list[Section]:
    """Every section of the recap, the document's head first."""
    return [
        _head(data, screen),
        _five(data),
        Section("In short", _sentences(data)),
        _movement(data["figures"]),
        _clocks(data["figures"]),
        _trend(data["trend"]),
        *(_table(title, data[name]) for title, name in _TABLES),
        *lists(data, screen),
        Section("Definitions", _DEFINITIONS),
        _sign_off(),
    ]


def period_text(begin: str, end: str, screen: Screen) -> str:
    """The first and the last day of a period, on the desk's clock."""
    first = day_of(from_iso(begin), screen.zone)
    last = day_of(from_iso(end) - 1, screen.zone)
    return f"{date_text(first)} to {date_text(last)}"


def on_time(clock: dict[str, Any]) -> str:
    """`93.3 % (14 of 15)`; without a percentage where it would say too much."""
    total = clock["met"] + clock["missed"]
    if not total:
        return NONE
    share = NONE if clock["percent"] is None else _percent(clock["percent"])
    return f"{share} ({clock['met']} of {total})"


def _percent(percent: float | None) -> str:
    return NONE if percent is None else f"{percent} %"


def _head(data: dict[str, Any], screen: Screen) -> Section:
    period, versions = data["period"], data["versions"]
    days = period_text(period["from"], period["to"], screen)
    return Section(
        TITLE,
        (
            f"{DOCUMENT}, revision {REVISION}, 8d",
            f"Period: {days} ({period['zone']})",
            f"As at: {screen.time(period['read_at'])}",
            f"Service catalog {versions['catalog']}, service level agreement {versions['sla']}",
            _sealed(data["seal"]),
        ),
    )


def _sealed(seal: dict[str, str] | None) -> str:
    """The digest of the seal as it can be read out and compared; on one line of a report."""
    if seal is None:
        return "Seal of the log: none"
    return f"Seal {seal['name']}: {in_groups(seal['sha256'])}"


def _five(data: dict[str, Any]) -> Section:
    now, last, goals = data["figures"], data["last_period"], data["goals"]
    rows = [
        ("Requests in", *(str(one["in"]) for one in (now, last)), NONE),
        ("Fulfilled", *(str(one["fulfilled"]) for one in (now, last)), NONE),
        ("Backlog, start → end", *(_backlog(one) for one in (now, last)), NONE),
        *(
            (f"{title} on time", on_time(now[name]), on_time(last[name]), f"{goals[name]} %")
            for title, name in (("Response", "response"), ("Resolution", "resolution"))
        ),
    ]
    header = ("Figure", "This period", "Last period", "Goal")
    return Section("Five figures", (), header, tuple(rows), frozenset({1, 2, 3}))


def _backlog(figures: dict[str, Any]) -> str:
    return f"{figures['backlog_start']} → {figures['backlog_end']}"


def _sentences(data: dict[str, Any]) -> tuple[str, ...]:
    figures, goals = data["figures"], data["goals"]
    late = len({row["id"] for row in data["late"] if row["counts"] == "open"})
    came_in, debts = _count(figures["in"], "request"), len(data["temporary"])
    response, resolution = (
        _against(figures[name], goals[name]) for name in ("response", "resolution")
    )
    return (
        f"{came_in} came in, {figures['fulfilled']} fulfilled; backlog {_backlog(figures)}.",
        f"Response: {response}; resolution: {resolution}.",
        f"At the end {_count(late, 'open request')} late, {_count(debts, 'temporary debt')} (6f).",
    )


def _count(number: int, noun: str) -> str:
    return f"{number} {noun}{'' if number == 1 else 's'}"


def _against(clock: dict[str, Any], goal: int) -> str:
    """How a clock compares with its goal, judged by the counts and not by a rounded figure."""
    total = clock["met"] + clock["missed"]
    if not total:
        return "nothing to judge"
    word = "reached" if 100 * clock["met"] >= goal * total else "not reached"
    return f"{_percent(clock['percent'])} on time, goal of {goal} % {word}"


def _movement(figures: dict[str, Any]) -> Section:
    rows = [
        ("Backlog at the start", figures["backlog_start"]),
        ("+ in", figures["in"]),
        ("– ended", figures["ended"]),
        ("   closed", figures["closed"]),
        ("   handed off", figures["handed_off"]),
        ("   cancelled", figures["cancelled"]),
        ("   of these, duplicates", figures["duplicates"]),
        ("+ brought back", figures["brought_back"]),
        ("Backlog at the end", figures["backlog_end"]),
        ("Reopenings, counted one by one", figures["reopened"]),
    ]
    cells = tuple((name, str(number)) for name, number in rows)
    return Section("What came and what went", (), ("Requests", "Number"), cells, frozenset({1}))


def _clocks(figures: dict[str, Any]) -> Section:
    names = (
        ("Response, as agreed", "response"),
        ("Response, handling acts only (3h)", "response_handled"),
        ("Resolution", "resolution"),
    )
    columns = ("met", "missed", "without_target", "open_late", "ended_late")
    rows = [
        (title, on_time(figures[name]), *(str(figures[name][column]) for column in columns))
        for title, name in names
    ]
    header = ("Clock", "On time", "Met", "Missed", "No verdict", "Open, late", "Ended, late")
    return Section("Promised times (5d)", (), header, tuple(rows), frozenset(range(1, 7)))


def _trend(months: list[dict[str, Any]]) -> Section:
    rows = [
        (
            row["month"],
            *(str(row[name]) for name in ("in", "fulfilled", "backlog_end")),
            *(_percent(row[f"{name}_percent"]) for name in ("response", "resolution")),
        )
        for row in months
    ]
    header = ("Month", "In", "Fulfilled", "Backlog", "Response", "Resolution")
    return Section("Thirteen months", (), header, tuple(rows), frozenset(range(1, 6)))


_TABLES = (
    ("By priority", "by_priority"),
    ("By category", "by_category"),
    ("By team", "by_team"),
    ("By unit", "by_unit"),
    ("By type of service (5c)", "by_type"),
)
_FORMER = " (not in the agreement)"


def _table(title: str, rows: list[dict[str, Any]]) -> Section:
    cells = [
        (
            row["name"] + (_FORMER if row["former"] else ""),
            str(row["in"]),
            str(row["fulfilled"]),
            on_time(row["response"]),
            on_time(row["resolution"]),
            span_text(row["median_s"]),
            span_text(row["p90_s"]),
        )
        for row in rows
    ]
    header = ("Name", "In", "Fulfilled", "Response", "Resolution", "Median", "P90")
    return Section(title, (), header, tuple(cells), frozenset(range(1, 7)))


_DEFINITIONS = tuple(
    """\
Period: what happened before its end counts, whenever it was recorded.
As at: the instant at which clocks are read, the end of the period or the latest record before it.
Seal: the SHA-256 of the list of what stood in the log when the period was sealed (8c).
In: every request received, also incidents and duplicates.
Fulfilled: the need stands met at the end and did not at the start, confirmed or not.
Backlog: not closed, cancelled or handed off; what awaits the requester's confirmation is backlog.
Ended: closed, cancelled or handed off at the end, and not so at the start.
Brought back: ended at the start, open at the end. Reopenings are counted one by one.
Duplicates: those of the cancelled that repeat another request.
Met: elapsed working time not above the promised time. Missed: above it or an earlier one.
On time: met / (met + missed) of the fulfilled; no percentage for fewer than five in a row.
Resolution: from receipt to fulfilment in working hours, without pauses and time to confirm.
Median and P90: of the resolution times of the fulfilled.
No verdict: fulfilled without a promised time, or without an act that counts as the response.
Open, late: will count as missed when fulfilled. Ended, late: cancelled or handed off after a miss.
Closed by silence: the reminders stayed unanswered; never a confirmation by the requester (4f, 6l).
""".splitlines()
)


def _sign_off() -> Section:
    blank = "_" * 16
    header = ("", "Dibuat", "Diperiksa", "Disetujui")
    rows = tuple((name, blank, blank, blank) for name in ("Nama", "Tanggal", "Tanda tangan"))
    return Section("Pengesahan", (), header, rows)
