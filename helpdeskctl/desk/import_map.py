"""The map of an import as the program uses it: columns, times and words of another log.

It reads no rows and decides nothing about requests. A map that does not fit is a BadValue whose
sentence names file, line and column; `import_check` looks for that.
"""

from __future__ import annotations

import re
from datetime import datetime
from typing import TYPE_CHECKING, Any, NamedTuple

from helpdeskctl.agreement.spec_map import REQUEST, SEPARATORS, names_a_day
from helpdeskctl.core.model import HELPDESK, VENDOR
from helpdeskctl.core.when import DAY, DAY_0
from helpdeskctl.desk.import_check import check_header, check_map

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence
    from pathlib import Path

    from helpdeskctl.agreement.shape import Page
    from helpdeskctl.core.terms import Terms
    from helpdeskctl.core.when import Zone

BAD_TIME = -1
"""What a time that is written but cannot be read becomes."""
NOBODY = "unknown"
"""Who acted where the log names nobody."""

_MONTHS = {"mei": "may", "agu": "aug", "agt": "aug", "ags": "aug", "okt": "oct", "nop": "nov"}
_MONTHS |= {"des": "dec", "peb": "feb"}
_HALF_MINUTE = re.compile(r"\d[.:]\d$")
"""`9.3` is 09:30 to who typed it into a cell, 09:03 to strptime: nobody can say."""


class Levels(NamedTuple):
    """Which team a group of the other log is: by its name, as a request's first, or any other."""

    first: str
    others: str
    teams: dict[str, str]

    def team_of(self, group: str, first_group: str, level: int | None) -> str:
        """The team that a group is for a request that began with `first_group`.

        Where the log states the level, that decides; its third line is a vendor of that name.
        """
        if level == 3:
            return VENDOR + (group.removeprefix(VENDOR) or NOBODY)
        first = group == first_group if level is None else level == 1
        return self.teams.get(group) or (self.first if first else self.others)


class Layout(NamedTuple):
    """How the file is laid out: which sheet, what parts cells, where the header stands."""

    sheet: str | None = None
    separator: str | None = None
    header_row: int = 1
    header_rows: int = 1
    skip: tuple[str, ...] = ()

    @classmethod
    def of(cls, plain: dict[str, Any]) -> Layout:
        """The layout that a map states."""
        header = plain.get("header", {"row": 1})
        return cls(
            plain.get("sheet"),
            SEPARATORS[plain.get("separator", "comma")],
            header["row"],
            header.get("rows", 1),
            tuple(word.casefold() for word in plain.get("skip", ())),
        )


class Map:
    """A map that fits the agreement; times are read once for each way they are written."""

    def __init__(self, page: Page, zone: Zone, now: int) -> None:
        plain = page.data
        self._page = page
        self.clock = Clock(plain["times"], zone, now, plain.get("hours"))
        self.per_request: bool = plain["rows"] == REQUEST
        self.columns: dict[str, list[str]] = plain["columns"]
        self.layout = Layout.of(plain)
        self.prefix: str = plain.get("prefix", "")
        self.defused: bool = plain.get("defused", False)
        self.empty = frozenset(["", *plain.get("empty", [])])
        self.machines = frozenset(plain.get("machines", []))
        self.words = {kind: _folded(words) for kind, words in plain["words"].items()}
        self.services: dict[str, str] = _folded(plain.get("services", {}))
        self.defaults: dict[str, Any] = plain["defaults"]
        levels = plain.get("levels", {"first": HELPDESK, "others": HELPDESK})
        self.levels = Levels(levels["first"], levels["others"], levels.get("teams", {}))

    def word(self, kind: str, text: str) -> Any:
        """What a word of the other log means here; None for an unknown one."""
        return self.words.get(kind, {}).get(text.casefold())

    def service_of(self, category: str) -> str:
        """The service that a category stands for."""
        return self.services.get(category.casefold(), str(self.defaults["service"]))

    def instant(self, text: str, *, ends: bool = False) -> int | None:
        """The instant a time means, None for an empty one, BAD_TIME for one nobody can read."""
        return self.clock.instant(text, ends=ends) if text else None

    def check_header(self, header: Sequence[str]) -> None:
        """BadValue when the file lacks a column that the map names."""
        check_header(self._page, self.columns, header)


class Clock:
    """Times as the other log writes them. A time that the local clock skips is the next one.

    A day without a clock is the first of `hours`, as an end the second, and today not after now.
    """

    def __init__(
        self, forms: Iterable[str], zone: Zone, now: int = 0, hours: list[int] | None = None
    ) -> None:
        self._forms = tuple(forms)
        self._zone = zone
        self._now = now
        self._hours = hours or [0, 0]
        self._read_before: dict[tuple[str, bool], int] = {}

    def instant(self, text: str, *, ends: bool = False) -> int:
        """The instant that a text means, or BAD_TIME."""
        key = (text, ends)
        if key not in self._read_before:
            self._read_before[key] = self._read(text, ends=ends)
        return self._read_before[key]

    def day_end(self, at: int) -> int:
        """The second of `hours` on the day of an instant, if that is later."""
        return max(at, self._on_day(self._zone.wall(at) // DAY, ends=True))

    def form_of(self, text: str) -> str | None:
        """The first form that reads a text."""
        return next((form for form in self._forms if _parsed(text, form)), None)

    def _read(self, text: str, *, ends: bool) -> int:
        for form in self._forms:
            found = _parsed(text, form)
            if found is None:
                continue
            if found.tzinfo:
                return int(found.timestamp())
            day = found.toordinal() - DAY_0
            if names_a_day(form):
                return self._on_day(day, ends=ends)
            clock = found.hour * 3600 + found.minute * 60 + found.second
            return self._zone.reaches(day * DAY + clock)
        return BAD_TIME

    def _on_day(self, day: int, *, ends: bool) -> int:
        at = self._zone.reaches(day * DAY + self._hours[ends])
        return min(at, self._now) if day == self._zone.wall(self._now) // DAY else at


def _parsed(text: str, form: str) -> datetime | None:
    if "%b" in form:
        text = re.sub(r"[A-Za-z]{3,}", _month, text, count=1)
    if _HALF_MINUTE.search(text) and not names_a_day(form):
        return None
    try:
        return datetime.strptime(text, form)  # noqa: DTZ007 - the map names the zone
    except ValueError:
        return None


def _month(found: re.Match[str]) -> str:
    """`Agustus` as strptime knows it: the first letters of its English name."""
    short = found[0][:3].casefold()
    return _MONTHS.get(short, short)


def _folded(words: dict[str, Any]) -> dict[str, Any]:
    """Words in any case, with single blanks."""
    return {" ".join(word.split()).casefold(): meaning for word, meaning in words.items()}


def read_map(path: Path, terms: Terms, now: int) -> Map:
    """The map of a file; BadValue with the first fault's place, NotFound without the file."""
    return Map(*check_map(path, terms), now)
