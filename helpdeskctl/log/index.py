"""What is in which month's archive: numbers, other numbers, how much, and until when.

Derived from the archive and never trusted further than it was built from: each month stands in
it with the first line of its file. It reads no archive itself. Months and runs are few, and
read by who gives a number; other numbers may be many, and are looked up one by one.
"""

from __future__ import annotations

from bisect import bisect_right
from math import inf
from typing import TYPE_CHECKING, Any, NamedTuple

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping

    from helpdeskctl.log.port import Doc

    Run = tuple[int, int, str]

_BEHIND = inf
"""Above every last number of a run that begins where we look."""


class Month(NamedTuple):
    """What the index knows of a month beside its numbers."""

    first: str
    """The first line of its file, as it was."""
    events: int
    latest: str
    """When something was recorded, or happened, last in one of its requests; in UTC with `Z`."""
    owed: int
    """How many notices are owed."""


class Told:
    """What the documents of a month tell the index, as they come."""

    def __init__(self, month: str, first: str) -> None:
        self.month = month
        self.numbers: list[int] = []
        self.aliases: list[tuple[str, int]] = []
        self.known = Month(first, 0, "", 0)

    def add(self, number: int, doc: Doc) -> None:
        """Take in a document, under the number that its line has."""
        self.numbers.append(number)
        aliases, events = doc.get("aliases"), doc["events"]
        for alias in aliases if isinstance(aliases, list) else ():
            if isinstance(alias, str):
                self.aliases.append((alias, number))
        known = self.known
        latest = max([known.latest, *map(_last_touched, events)])
        self.known = Month(known.first, known.events + len(events), latest, known.owed + owed(doc))

    @property
    def runs(self) -> list[Run]:
        """Its numbers: first, last, month."""
        runs: list[Run] = []
        for number in sorted(self.numbers):
            if runs and runs[-1][1] == number - 1:
                runs[-1] = (runs[-1][0], number, self.month)
            else:
                runs.append((number, number, self.month))
        return runs


def owed(doc: Doc) -> int:
    """How many of a request's notices are owed."""
    notices = doc.get("notices")
    return sum(
        isinstance(one, dict) and one.get("state") == "owed"
        for one in (notices if isinstance(notices, list) else ())
    )


def _last_touched(event: Any) -> str:
    if not isinstance(event, dict):
        return ""
    return max(str(event.get("at", "")), str(event.get("recorded_at", "")))


class Index(NamedTuple):
    """The index of an archive."""

    months: dict[str, Month]
    runs: list[Run]
    aliases: list[tuple[str, int]]
    folder: list[int] | None = None
    """What the archive's folder looked like when every month in it was known."""

    def month_of(self, number: int) -> str | None:
        """The month whose archive holds the number."""
        place = bisect_right(self.runs, (number, _BEHIND)) - 1
        if place < 0 or number > self.runs[place][1]:
            return None
        return self.runs[place][2]

    def highest(self) -> int:
        """The last number of all; 0 without any."""
        return max((high for _, high, _ in self.runs), default=0)

    def requests(self) -> int:
        """How many numbers it knows."""
        return sum(high - low + 1 for low, high, _ in self.runs)

    def named(self) -> set[str]:
        """Every month it tells something of."""
        return {*self.months, *(month for _, _, month in self.runs)}

    def lies_about(self, told: Told) -> bool:
        """Whether it tells something else of a month that it claims to know just so."""
        known = self.months.get(told.month)
        if known is None or known.first != told.known.first:
            return False
        runs = [run for run in self.runs if run[2] == told.month]
        aliases = {pair for pair in self.aliases if self.month_of(pair[1]) in {told.month, None}}
        return (known, runs, aliases) != (told.known, told.runs, set(told.aliases))

    def stale(self, first_lines: Mapping[str, str]) -> list[str]:
        """The months of the archive that have changed since, from the first lines of now."""
        known = {month: known.first for month, known in self.months.items()}
        return [month for month, first in first_lines.items() if known.get(month) != first]

    def renewed(self, tellings: Iterable[Told], months: Iterable[str]) -> Index:
        """The index with another content of some months, and only of those that are there."""
        fresh = {told.month: told for told in tellings}
        there = {*months}
        told_of = {month for month in self.named() if month in fresh or month not in there}
        kept = {m: known for m, known in self.months.items() if m not in told_of}
        runs = [run for run in self.runs if run[2] not in told_of]
        aliases = [pair for pair in self.aliases if self.month_of(pair[1]) not in told_of]
        for told in fresh.values():
            runs += told.runs
            aliases += told.aliases
            kept[told.month] = told.known
        return Index(kept, sorted(runs), sorted(set(aliases)))
