"""Rules of the hours, holidays, priorities, teams and units.

What the SOP demands is demanded here, so that no key of the file can switch it off.
"""

from __future__ import annotations

from itertools import pairwise
from typing import TYPE_CHECKING, Any

from helpdeskctl.agreement.faults import shown
from helpdeskctl.agreement.pair import Pair, duplicates, known, names_of
from helpdeskctl.agreement.snapshot import zone_spans
from helpdeskctl.agreement.spec_sla import WEEK
from helpdeskctl.core.model import EFFORTS, HEADS, PRIORITIES
from helpdeskctl.core.when import DAY, parse_duration
from helpdeskctl.errors import BadValue

if TYPE_CHECKING:
    from helpdeskctl.agreement.shape import Page, Path

FACTORS: dict[str, tuple[object, ...]] = {
    "urgency": (1, 2, 3),
    "impact": (1, 2, 3),
    "effort": EFFORTS,
}


def references(pair: Pair) -> None:
    """Every calendar that is named exists, and every zone."""
    page = pair.sla
    calendars = names_of(page, "calendars")
    units = [(*path, "calendar") for path, _ in page.each("units")]
    for path in (("default_calendar",), ("intake", "calendar"), *units):
        known(page, path, "calendar.unknown", calendars)
    zones = [(*path, "zone") for path, _ in page.each("calendars")]
    for path in (("zone",), *zones):
        _zone(page, path)


def _zone(page: Page, path: Path) -> None:
    name = page.get(*path)
    try:
        if name:
            zone_spans(name)
    except BadValue as error:
        close = error.values.get("suggestion")
        sentence = "zone.unknown.near" if close else "zone.unknown"
        page.report(path, sentence, value=shown(name), near=close)


def calendars(pair: Pair) -> None:
    """Each calendar opens at some time, and no two spans of it overlap."""
    page = pair.sla
    for path, calendar in page.each("calendars"):
        day = calendar.get("day")
        if day and parse_duration(day, DAY) > DAY:
            page.report((*path, "day"), "calendar.day", owner=page.owner(path), value=day)
        _open(page, path)
        _dated(page, path)


def _open(page: Page, path: Path) -> None:
    hours = (*path, "hours")
    spans = [span for day in WEEK for span in page.get(*hours, day) or ()]
    if not spans and page.sound(*hours):
        page.report(hours, "calendar.closed", owner=page.owner(path))
    _overlaps(page, hours)


def _overlaps(page: Page, hours: Path) -> None:
    for day in WEEK:
        seen: list[list[int]] = []
        for index, span in enumerate(page.get(*hours, day) or ()):
            clash = [one for one in seen if span and span[0] < one[1] and one[0] < span[1]]
            if clash:
                where = (*hours, day, index)
                told = {"value": _clock(span), "other": _clock(clash[0])}
                page.report(where, "hours.overlap", owner=page.owner(where[:-1]), **told)
            if span:
                seen.append(span)


def _clock(span: list[int]) -> str:
    return "-".join(f"{second // 3600:02}:{second % 3600 // 60:02}" for second in span)


def _dated(page: Page, path: Path) -> None:
    owner = page.owner(path)
    seen: list[tuple[str, str, Path]] = []
    for where, entry in page.each(*path, "dated_hours"):
        _overlaps(page, (*where, "hours"))
        since, until = entry.get("from"), entry.get("to")
        if not since or not until:
            continue
        if until < since:
            page.report((*where, "to"), "dated.inverted", owner=owner, until=until, since=since)
        clash = [first for first in seen if since <= first[1] and first[0] <= until]
        if clash:
            page.report(
                (*where, "from"), "dated.overlap", owner=owner, first=page.line(clash[0][2])
            )
        seen.append((since, until, where))


def holidays(pair: Pair) -> None:
    """Each date stands once, and no year between is empty."""
    page = pair.sla
    first: dict[str, Path] = {}
    for path, entry in page.each("holidays"):
        date = entry.get("date")
        if date in first:
            line = page.line((*first[date], "date"))
            page.report((*path, "date"), "holiday.duplicate", date=date, first=line)
        elif date:
            first[date] = path
    if page.sound("holidays") and page.sound("effective"):
        _years(page, {int(date[:4]) for date in first})


def _years(page: Page, years: set[int]) -> None:
    observed = any(one.get("holidays") for _, one in page.each("calendars"))
    start = int(page.get("effective")[:4])
    for year in range(start, max(years, default=start) + 1):
        if observed and year not in years:
            page.warn(("holidays",), "holiday.year", year=year)


def priority(pair: Pair) -> None:
    """Every combination of the three factors has one priority, and a larger sum no lower one."""
    page = pair.sla
    for name, values in FACTORS.items():
        path: Path = ("priority", name)
        found = [entry.get("value") for _, entry in page.each(*path)]
        if page.sound(*path) and sorted(map(str, found)) != sorted(map(str, values)):
            page.report(path, "priority.incomplete", name=name, values=", ".join(map(str, values)))
    _levels(page, page.get("priority", "levels") or {})


def _levels(page: Page, levels: dict[str, Any]) -> None:
    path: Path = ("priority", "levels")
    for higher, lower in pairwise(PRIORITIES):
        upper, under = levels.get(higher), levels.get(lower)
        if upper and under and upper <= under:
            told = {"higher": higher, "lower": lower, "higher_sum": upper, "lower_sum": under}
            page.report((*path, higher), "priority.order", **told)
    if levels.get("low", 2) > 2:
        page.report((*path, "low"), "priority.gap")


def warnings(pair: Pair) -> None:
    """The percentages of the warnings rise."""
    found = pair.sla.get("warnings") or []
    if None not in found and found != sorted(found):
        pair.sla.report(("warnings",), "warnings.order")


def procedure(pair: Pair) -> None:
    """Level 2 and both heads exist: what the procedure escalates to (4h)."""
    page = pair.sla
    teams = [team.get("level") for _, team in page.each("teams")]
    if page.sound("teams") and 2 not in teams:
        page.report(("teams",), "team.level2")
    roles = names_of(page, "roles")
    for name in HEADS:
        if roles is not None and name not in roles:
            page.report(("roles",), "role.missing", name=name)


def units(pair: Pair) -> None:
    """Ids and aliases of units mean one unit each, in any case of letters."""
    page = pair.sla
    duplicates(page, "unit.duplicate", "units")
    taken = {
        unit["id"]: (unit["id"], page.line((*path, "id")))
        for path, unit in reversed(list(page.each("units")))
        if unit.get("id")
    }
    for path, unit in page.each("units"):
        for index, alias in enumerate(unit.get("aliases", ())):
            where = (*path, "aliases", index)
            word = alias.casefold() if alias else ""
            if word in taken:
                owner, line = taken[word]
                page.report(where, "alias.duplicate", alias=alias, unit=owner, first=line)
            elif word:
                taken[word] = (str(unit.get("id")), page.line(where))


SLA_RULES = (references, calendars, holidays, priority, warnings, procedure, units)
