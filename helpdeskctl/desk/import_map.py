"""The map of an import as the program uses it: columns, times and words of another log.

It reads no rows and decides nothing about requests. A map that does not fit is a BadValue whose
sentence names file, line and column.
"""

from __future__ import annotations

from datetime import datetime
from typing import TYPE_CHECKING, Any, NamedTuple

from helpdeskctl.agreement.faults import listed, near, shown
from helpdeskctl.agreement.shape import read_page
from helpdeskctl.agreement.spec_map import MAP
from helpdeskctl.agreement.zones import compile_zone
from helpdeskctl.core.when import DAY
from helpdeskctl.errors import BadValue, NotFound

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence
    from pathlib import Path

    from helpdeskctl.agreement.shape import Page
    from helpdeskctl.core.terms import Terms
    from helpdeskctl.core.when import Zone

    Spot = tuple[str | int, ...]

_DAY_0 = 719_163
"""1970-01-01 as the standard library counts days."""
BAD_TIME = -1
"""What a time that is written but cannot be read becomes."""


class Levels(NamedTuple):
    """Which team a group of the other log is: by its name, as a request's first, or any other."""

    first: str
    others: str
    teams: dict[str, str]

    def team_of(self, group: str, first_group: str) -> str:
        """The team that a group is for a request that began with `first_group`."""
        return self.teams.get(group) or (self.first if group == first_group else self.others)


class Map:
    """A map that fits the agreement; times are read once for each way they are written."""

    def __init__(self, page: Page, zone: Zone) -> None:
        plain = page.data
        self._page = page
        self._zone = zone
        self._forms: list[str] = plain["times"]
        self._times: dict[str, int] = {}
        self.subject: list[str] = plain["columns"].pop("subject", [])
        self.columns: dict[str, str] = plain["columns"]
        self.empty = frozenset(["", *plain.get("empty", [])])
        self.words: dict[str, dict[str, Any]] = plain["words"]
        self.services: dict[str, str] = plain.get("services", {})
        self.service: str = plain["defaults"]["service"]
        self.channel: str = plain["defaults"]["channel"]
        self.effort: str = plain["defaults"]["effort"]
        levels = plain["levels"]
        self.levels = Levels(levels["first"], levels["others"], levels.get("teams", {}))

    def word(self, kind: str, text: str) -> Any:
        """What a word of the other log means here; None for an unknown one."""
        return self.words.get(kind, {}).get(text)

    def instant(self, text: str) -> int | None:
        """The instant a time means, None for an empty one, BAD_TIME for one nobody can read.

        A time that the local clock skips is the first one after it, a repeated one its first run.
        """
        if not text:
            return None
        if text not in self._times:
            self._times[text] = self._read(text)
        return self._times[text]

    def _read(self, text: str) -> int:
        for form in self._forms:
            try:
                found = datetime.strptime(text, form)  # noqa: DTZ007 - the map names the zone
            except ValueError:
                continue
            clock = found.hour * 3600 + found.minute * 60 + found.second
            return self._zone.reaches((found.toordinal() - _DAY_0) * DAY + clock)
        return BAD_TIME

    def check_header(self, header: Sequence[str]) -> None:
        """BadValue when the file lacks a column that the map names."""
        spots: list[tuple[Spot, str]] = [
            (("columns", name), column) for name, column in self.columns.items()
        ]
        spots += [(("columns", "subject", i), name) for i, name in enumerate(self.subject)]
        for spot, column in spots:
            if column not in header:
                _refuse(self._page, spot, column, header)
        _stop_at_faults(self._page)


def read_map(path: Path, terms: Terms) -> Map:
    """The map of a file; BadValue with the first fault's place, NotFound without the file."""
    try:
        data = path.read_bytes()
    except OSError as error:
        raise NotFound("file.unreadable", path=str(path), reason=error.strerror) from error
    page = read_page(data, str(path), MAP)
    _stop_at_faults(page)
    _check_names(page, terms)
    zone = _zone(page)
    _stop_at_faults(page)
    return Map(page, zone)


def _check_names(page: Page, terms: Terms) -> None:
    """Report every team and service that the agreement does not have."""
    plain = page.data
    usable = {name for name, entry in terms.services.items() if entry["status"] != "retired"}
    services: dict[Spot, str] = {("defaults", "service"): plain["defaults"]["service"]}
    services |= {("services", word): name for word, name in plain.get("services", {}).items()}
    for spot, name in services.items():
        if name not in usable:
            _refuse(page, spot, name, sorted(usable))
    levels = plain["levels"]
    _check_team(page, ("levels", "first"), levels["first"], _teams(terms, 1))
    _check_team(page, ("levels", "others"), levels["others"], _teams(terms, 2))
    for word, team in levels.get("teams", {}).items():
        _check_team(page, ("levels", "teams", word), team, list(terms.sla["teams"]))


def _teams(terms: Terms, level: int) -> list[str]:
    return [name for name in terms.sla["teams"] if terms.level_of(name) == level]


def _check_team(page: Page, spot: Spot, team: str, known: list[str]) -> None:
    if team not in known:
        _refuse(page, spot, team, known)


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
