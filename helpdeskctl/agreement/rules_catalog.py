"""Rules of the services: what they name exists, and their targets are in order.

It reads `sla.yaml` only for teams, calendars and what a day is worth.
"""

from __future__ import annotations

from itertools import pairwise
from typing import TYPE_CHECKING, Any

from helpdeskctl.agreement.pair import Pair, duplicates, known, names_of
from helpdeskctl.core.model import PRIORITIES
from helpdeskctl.core.when import DAY, parse_duration

if TYPE_CHECKING:
    from helpdeskctl.agreement.shape import Page, Path

NOT_IN_CATALOG = "not-in-catalog"
RANKS = (*PRIORITIES, "service")


def unique(pair: Pair) -> None:
    """Every id of a service, and of a field within it, stands once."""
    duplicates(pair.catalog, "service.duplicate", "services")
    for path, _ in pair.catalog.each("services"):
        duplicates(pair.catalog, "field.duplicate", *path, "fields")


def references(pair: Pair) -> None:
    """Category, team, calendar and successor exist."""
    page = pair.catalog
    categories = names_of(page, "categories")
    teams, calendars = names_of(pair.sla, "teams"), names_of(pair.sla, "calendars")
    services = [entry["id"] for _, entry in page.each("services") if entry.get("id")]
    for path, _ in page.each("services"):
        known(page, (*path, "category"), "category.unknown", categories)
        known(page, (*path, "team"), "team.unknown", teams)
        known(page, (*path, "calendar"), "calendar.unknown", calendars)
        known(page, (*path, "replaced_by"), "service.unknown", services)


def states(pair: Pair) -> None:
    """A deprecated service has a successor; a pre-defined one has its usual values (5c)."""
    for path, entry in pair.catalog.each("services"):
        _successor(pair.catalog, path, entry)
        if entry.get("type") == "pre-defined" and entry.get("status") != "retired":
            _defaults(pair.catalog, path, entry)


def _successor(page: Page, path: Path, entry: dict[str, Any]) -> None:
    owner, successor = page.owner(path), entry.get("replaced_by")
    if successor and successor == entry.get("id"):
        page.report((*path, "replaced_by"), "service.itself", owner=owner)
    absent = not successor and page.sound(*path, "replaced_by")
    if entry.get("status") == "deprecated" and absent:
        page.report((*path, "status"), "service.successor", owner=owner)


def _defaults(page: Page, path: Path, entry: dict[str, Any]) -> None:
    owner = page.owner(path)
    if "effort" not in entry and page.sound(*path, "effort"):
        page.report((*path, "type"), "service.effort", owner=owner)
    for name in ("impact", "urgency"):
        if name not in entry and page.sound(*path, name):
            page.warn((*path, "type"), "service.defaults", owner=owner, name=name)


def targets(pair: Pair) -> None:
    """Resolve is never shorter than respond, and a higher priority never waits longer."""
    page = pair.catalog
    for path, entry in page.each("services"):
        day = pair.sla.get("calendars", entry.get("calendar", ""), "day")
        times = _times(entry, parse_duration(day, DAY) if day else None)
        if times:
            _inverted(page, path, times)
            for name in ("respond", "resolve"):
                _order(page, path, name, times)


Times = dict[str, dict[str, tuple[str, int]]]


def _times(entry: dict[str, Any], day_s: int | None) -> Times | None:
    """Return text and seconds for each priority and for the service itself."""
    if day_s is None or "respond" not in entry or "resolve" not in entry:
        return None
    tighter = entry.get("by_priority", {})
    return {
        rank: {
            name: _timed((tighter.get(rank) or {}).get(name, entry[name]), day_s)
            for name in ("respond", "resolve")
        }
        for rank in RANKS
    }


def _timed(text: str, day_s: int) -> tuple[str, int]:
    return text, parse_duration(text, day_s)


def _inverted(page: Page, path: Path, times: Times) -> None:
    for rank in ("service", *(p for p in PRIORITIES if page.get(*path, "by_priority", p))):
        (respond, respond_s), (resolve, resolve_s) = times[rank].values()
        if resolve_s < respond_s:
            where = (*path, "resolve") if rank == "service" else (*path, "by_priority", rank)
            page.report(
                where, "target.inverted", owner=page.owner(where), resolve=resolve, respond=respond
            )


def _order(page: Page, path: Path, name: str, times: Times) -> None:
    for higher, lower in pairwise(RANKS):
        (higher_time, higher_s), (lower_time, lower_s) = times[higher][name], times[lower][name]
        if higher_s > lower_s:
            page.report(
                _written(page, path, name, (lower, higher)),
                "target.order",
                owner=page.owner(path),
                name=name,
                lower=lower,
                lower_time=lower_time,
                higher=higher,
                higher_time=higher_time,
            )


def _written(page: Page, path: Path, name: str, ranks: tuple[str, str]) -> Path:
    """Return the path of the figure to change: one of the two is written, or both."""
    for rank in ranks:
        if page.get(*path, "by_priority", rank, name):
            return (*path, "by_priority", rank, name)
    return (*path, name)


def way_out(pair: Pair) -> None:
    """A request that fits nothing has a service of its own."""
    page = pair.catalog
    found = any(
        entry.get("category") == NOT_IN_CATALOG and entry.get("status") == "active"
        for _, entry in page.each("services")
    )
    if not found and page.sound("services"):
        page.report(("services",), "service.path")


CATALOG_RULES = (unique, references, states, targets, way_out)
