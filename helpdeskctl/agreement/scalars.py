"""Descriptions of single values: what text is accepted, and what it becomes.

No value is guessed: `no`, `010` and `17:00` are text until a description asks for something else.
Durations stay text, because what a day is worth belongs to a calendar.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from datetime import date
from typing import TYPE_CHECKING, Any, ClassVar

from helpdeskctl.agreement.faults import listed, near, shown
from helpdeskctl.agreement.reader import Scalar
from helpdeskctl.agreement.shape import BAD, title
from helpdeskctl.core.when import DAY, parse_duration
from helpdeskctl.errors import BadValue

if TYPE_CHECKING:
    from helpdeskctl.agreement.reader import Node
    from helpdeskctl.agreement.shape import Page, Path

SLUG = re.compile("[a-z0-9]+(-[a-z0-9]+)*")
NUMBER = re.compile("0|[1-9][0-9]{0,8}")
VERSION = re.compile(r"(0|[1-9][0-9]{0,5})(\.(0|[1-9][0-9]{0,5})){2}")
DATE = re.compile("[0-9]{4}-[0-9]{2}-[0-9]{2}")
HOURS = re.compile("([01][0-9]|2[0-4]):([0-5][0-9])-([01][0-9]|2[0-4]):([0-5][0-9])")
DURATION = re.compile("(?=[0-9])(?:([0-9]{1,4})d)?(?: ?([0-9]{1,4})h)?(?: ?([0-9]{1,4})m)?")
PERIOD = re.compile("[1-9][0-9]?y|[1-9][0-9]{0,4}d")
REQUEST = re.compile("REQ-[0-9]{2}(0[1-9]|1[0-2])-[0-9]{4,18}")
ADDRESS = re.compile(r"[^@\s<>,;:\"()]+@[^@\s<>,;:\"()]+\.?[^@\s<>,;:\"()]+")


@dataclass(frozen=True)
class Value:
    """What all single values share: one text, not left empty."""

    rule: ClassVar[str]

    def convert(self, text: str) -> Any:
        """Return the plain value, or BAD."""
        raise NotImplementedError

    def details(self, text: str) -> tuple[str, dict[str, object]]:
        """Return the variant of the sentence and more values for it."""
        del text
        return "", {}

    def read(self, node: Node, path: Path, page: Page) -> Any:
        """Return the value, or BAD after one fault."""
        if not isinstance(node, Scalar):
            return page.refuse(path, "value.scalar", name=title(path))
        if not node.text.strip():
            return page.refuse(path, "value.empty", name=title(path))
        value = self.convert(node.text)
        if value is BAD:
            variant, more = self.details(node.text)
            told = {"value": shown(node.text), "name": title(path), **more}
            page.refuse(path, self.rule + variant, **told)
        return value


@dataclass(frozen=True)
class Text(Value):
    """Any text that is not blank, without the blanks around it."""

    limit: int = 2000
    rule = "value.long"

    def convert(self, text: str) -> str | None:
        """Return the text."""
        return text.strip() if len(text) <= self.limit else BAD

    def details(self, text: str) -> tuple[str, dict[str, object]]:
        """Name the limit."""
        del text
        return "", {"limit": self.limit}


@dataclass(frozen=True)
class Slug(Value):
    """A permanent id: small letters, digits, single hyphens; at most 64."""

    rule = "value.slug"

    def convert(self, text: str) -> str | None:
        """Return the id."""
        return text if SLUG.fullmatch(text) and len(text) <= 64 else BAD


@dataclass(frozen=True)
class Choice(Value):
    """One of a few words."""

    values: tuple[str, ...]
    rule = "value.choice"

    def convert(self, text: str) -> str | None:
        """Return the word."""
        return text if text in self.values else BAD

    def details(self, text: str) -> tuple[str, dict[str, object]]:
        """Name the words, and the one that was probably meant."""
        close = near(text, self.values)
        return ".near" if close else "", {"near": close, "allowed": listed(self.values)}


@dataclass(frozen=True)
class Number(Value):
    """A whole number within bounds, without leading zeros."""

    least: int
    most: int
    rule = "value.number"

    def convert(self, text: str) -> int | None:
        """Return the number."""
        found = NUMBER.fullmatch(text)
        return int(text) if found and self.least <= int(text) <= self.most else BAD

    def details(self, text: str) -> tuple[str, dict[str, object]]:
        """Name the bounds."""
        del text
        return "", {"least": self.least, "most": self.most}


@dataclass(frozen=True)
class Boolean(Value):
    """Only `true` and `false`; not `yes`, `no`, `on`, `off`."""

    rule = "value.boolean"

    def convert(self, text: str) -> bool | None:
        """Return the truth value."""
        return {"true": True, "false": False}.get(text)


@dataclass(frozen=True)
class Version(Value):
    """MAJOR.MINOR.PATCH."""

    rule = "value.version"

    def convert(self, text: str) -> str | None:
        """Return the version as text."""
        return text if VERSION.fullmatch(text) else BAD


@dataclass(frozen=True)
class Day(Value):
    """A date that exists, as YYYY-MM-DD."""

    rule = "value.date"

    def convert(self, text: str) -> str | None:
        """Return the date as text."""
        try:
            return date.fromisoformat(text).isoformat() if DATE.fullmatch(text) else BAD
        except ValueError:
            return BAD


@dataclass(frozen=True)
class Hours(Value):
    """A span of one day, `08:00-12:00`; it may end at 24:00."""

    rule = "value.hours"

    def convert(self, text: str) -> list[int] | None:
        """Return [open, close] in seconds since midnight."""
        found = HOURS.fullmatch(text)
        if not found:
            return BAD
        hour, minute, end_hour, end_minute = map(int, found.groups())
        opens, closes = hour * 3600 + minute * 60, end_hour * 3600 + end_minute * 60
        return [opens, closes] if opens < closes <= DAY else BAD


@dataclass(frozen=True)
class Duration(Value):
    """`30m`, `4h`, `3d`, `1d 4h`; more than nothing. `days` may be refused."""

    days: bool = True
    rule = "value.duration"

    def convert(self, text: str) -> str | None:
        """Return the text, for `core.when.parse_duration`."""
        found = DURATION.fullmatch(text)
        if not found or (found[1] and not self.days):
            return BAD
        try:
            parse_duration(text, DAY)
        except BadValue:
            return BAD
        return text


@dataclass(frozen=True)
class Period(Value):
    """How long texts are kept: `5y` in years of the calendar, `400d` in days."""

    rule = "value.period"

    def convert(self, text: str) -> str | None:
        """Return the text, for `desk.retention`."""
        return text if PERIOD.fullmatch(text) else BAD


@dataclass(frozen=True)
class RequestNumber(Value):
    """The number of a request, with its month."""

    rule = "value.request"

    def convert(self, text: str) -> str | None:
        """Return the number."""
        return text if REQUEST.fullmatch(text) else BAD


@dataclass(frozen=True)
class Address(Value):
    """A bare mail address."""

    rule = "value.address"

    def convert(self, text: str) -> str | None:
        """Return the address."""
        return text if ADDRESS.fullmatch(text) and len(text) <= 254 else BAD
