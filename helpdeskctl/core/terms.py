"""The agreement as the core reads it: a thin, typed door to one compiled snapshot.

It neither reads files nor judges the agreement; `agreement` makes and checks the snapshot.
"""

from __future__ import annotations

from typing import Any

from helpdeskctl.core.text import folded
from helpdeskctl.core.when import Zone
from helpdeskctl.core.worktime import Calendar, Hours

Text = dict[str, str]
"""One text per language: `id`, `en`."""


class Terms:
    """Services, targets, calendars and rules of one version of the agreement."""

    def __init__(self, snapshot: dict[str, Any]) -> None:
        self.name: str = snapshot["name"]
        self.catalog: dict[str, Any] = snapshot["catalog"]
        self.sla: dict[str, Any] = snapshot["sla"]
        self._zones: dict[str, Any] = snapshot["zones"]
        self._calendars: dict[str, Calendar] = {}

    @property
    def services(self) -> dict[str, dict[str, Any]]:
        """Every service by its id."""
        services: dict[str, dict[str, Any]] = self.catalog["services"]
        return services

    @property
    def zone(self) -> Zone:
        """The desk's own zone, whatever the host's."""
        return self.zone_of(self.sla["zone"])

    @property
    def default_calendar(self) -> str:
        """The calendar meant where none is named."""
        name: str = self.sla["default_calendar"]
        return name

    def zone_of(self, name: str) -> Zone:
        """A zone the agreement mentions."""
        return Zone(name, tuple((at, offset) for at, offset in self._zones[name]))

    def calendar(self, name: str) -> Calendar:
        """The working hours of that name, built once a process."""
        if name not in self._calendars:
            self._calendars[name] = Calendar(self._hours(name))
        return self._calendars[name]

    def _hours(self, name: str) -> Hours:
        plain = self.sla["calendars"][name]
        closed = self.sla["closed_days"] if plain["holidays"] else ()
        return Hours(
            name=name,
            zone=self.zone_of(plain["zone"]),
            day_s=plain["day_s"],
            week=_week(plain["week"]),
            closed=frozenset(closed),
            dated=tuple((first, last, _week(week)) for first, last, week in plain["dated"]),
        )

    def day_s(self, calendar: str) -> int:
        """What one working day of that calendar is worth, in seconds (SLA rule 12)."""
        seconds: int = self.sla["calendars"][calendar]["day_s"]
        return seconds

    def targets(self, service: str, priority: str | None) -> tuple[int, int]:
        """Seconds to respond and to resolve (5b): the service's maxima, or tighter by priority."""
        entry = self.services[service]
        tighter = entry["by_priority"].get(priority, {})
        return (
            tighter.get("respond_s") or entry["respond_s"],
            tighter.get("resolve_s") or entry["resolve_s"],
        )

    def level_of(self, team: str) -> int | None:
        """The level of a team of the agreement; None for an unknown one."""
        entry = self.sla["teams"].get(team)
        return entry["level"] if entry else None

    def level2_teams(self) -> list[str]:
        """The teams that Level 1 escalates to (4i)."""
        return [name for name, team in self.sla["teams"].items() if team["level"] == 2]

    def unit(self, word: str) -> str | None:
        """The unit of that id or alias, in any case."""
        wanted = folded(word)
        for unit in self.sla["units"]:
            if wanted == unit["id"] or wanted in (folded(alias) for alias in unit["aliases"]):
                found: str = unit["id"]
                return found
        return None


def _week(days: list[list[list[int]]]) -> tuple[tuple[tuple[int, int], ...], ...]:
    return tuple(tuple((opens, closes) for opens, closes in day) for day in days)
