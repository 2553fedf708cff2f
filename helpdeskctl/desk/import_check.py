"""Whether a map fits: its form, the agreement's names in it, the columns of the file.

Every fault is collected with file, line and column; a BadValue names the first.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from helpdeskctl.agreement.faults import listed, near, shown
from helpdeskctl.agreement.shape import read_page
from helpdeskctl.agreement.spec_map import MAP, NEEDED, names_a_day
from helpdeskctl.agreement.zones import compile_zone
from helpdeskctl.errors import BadValue, NotFound

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence
    from pathlib import Path

    from helpdeskctl.agreement.shape import Page
    from helpdeskctl.core.terms import Terms
    from helpdeskctl.core.when import Zone

    Spot = tuple[str | int, ...]


def check_map(path: Path, terms: Terms) -> tuple[Page, Zone]:
    """A map that fits the agreement, and its zone."""
    try:
        data = path.read_bytes()
    except OSError as error:
        raise NotFound("file.unreadable", path=str(path), reason=error.strerror) from error
    page = read_page(data, str(path), MAP)
    _stop_at_faults(page)
    _check_needs(page)
    _check_names(page, terms)
    zone = _zone(page)
    _stop_at_faults(page)
    return page, zone


def check_header(page: Page, columns: dict[str, list[str]], header: Sequence[str]) -> None:
    """BadValue when the file lacks a column that the map names."""
    for name, wanted in columns.items():
        for index, column in enumerate(wanted):
            if column not in header:
                spot: Spot = ("columns", name, index)
                _refuse(page, spot, column, header)
    _stop_at_faults(page)


def _check_needs(page: Page) -> None:
    """Report what rows of that kind cannot do without."""
    columns = page.data["columns"]
    for name in NEEDED[page.data["rows"]]:
        if name not in columns:
            page.report(("columns",), "key.missing", owner="columns", name=name)
    if any(map(names_a_day, page.data["times"])) and "hours" not in page.data:
        page.report(("times",), "key.missing.root", name="hours")
    if ("group" in columns or "level" in columns) and "levels" not in page.data:
        page.report(("columns",), "key.missing.root", name="levels")


def _check_names(page: Page, terms: Terms) -> None:
    """Report every team, service and unit that the agreement does not have."""
    plain = page.data
    usable = {name for name, entry in terms.services.items() if entry["status"] != "retired"}
    services: dict[Spot, str] = {("defaults", "service"): plain["defaults"]["service"]}
    services |= {("services", word): name for word, name in plain.get("services", {}).items()}
    for spot, name in services.items():
        _check(page, spot, name, sorted(usable))
    for word, unit in plain["words"].get("unit", {}).items():
        _check(page, ("words", "unit", word), unit, [one["id"] for one in terms.sla["units"]])
    levels = plain.get("levels")
    if levels:
        _check(page, ("levels", "first"), levels["first"], _teams(terms, 1))
        _check(page, ("levels", "others"), levels["others"], _teams(terms, 2))
        for word, team in levels.get("teams", {}).items():
            _check(page, ("levels", "teams", word), team, list(terms.sla["teams"]))


def _teams(terms: Terms, level: int) -> list[str]:
    return [name for name in terms.sla["teams"] if terms.level_of(name) == level]


def _check(page: Page, spot: Spot, name: str, known: list[str]) -> None:
    if name not in known:
        _refuse(page, spot, name, known)


def _zone(page: Page) -> Zone:
    name = page.data["zone"]
    try:
        return compile_zone(name)
    except BadValue as error:
        close = error.values.get("suggestion")
        sentence = "zone.unknown.near" if close else "zone.unknown"
        page.report(("zone",), sentence, value=shown(name), near=close)
        raise _faulty(page) from error


def _refuse(page: Page, spot: Spot, value: str, known: Iterable[str]) -> None:
    """Report a name that is none of the known ones, with the one that was probably meant."""
    names = list(known)
    close = near(value, names)
    key = next(str(step) for step in reversed(spot) if isinstance(step, str))
    told = {"value": shown(value), "name": key, "near": close, "allowed": listed(names)}
    page.report(spot, "value.choice.near" if close else "value.choice", **told)


def _stop_at_faults(page: Page) -> None:
    if page.faults:
        raise _faulty(page)


def _faulty(page: Page) -> BadValue:
    faults = sorted(page.faults, key=lambda one: (one.line, one.column))
    return BadValue("import.map", first=str(faults[0]), faults=len(faults))
