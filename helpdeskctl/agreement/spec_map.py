"""What the map of an import looks like: which column is what, and what its words mean here.

The shape only: whether teams, services, zone and columns exist is checked by who uses the map.
"""

from __future__ import annotations

from dataclasses import dataclass
from datetime import UTC, datetime
from typing import TYPE_CHECKING, Any

from helpdeskctl.agreement.reader import Listing
from helpdeskctl.agreement.scalars import Boolean, Choice, Hours, Number, Slug, Text, Value
from helpdeskctl.agreement.shape import BAD, ListOf, MapOf, Record
from helpdeskctl.agreement.spec_common import API
from helpdeskctl.core.model import CANCELLATIONS, CHANNELS, EFFORTS, PRIORITIES, WAITS

if TYPE_CHECKING:
    from helpdeskctl.agreement.reader import Node
    from helpdeskctl.agreement.shape import Page, Path

NEW, ACTIVE, FULFILLED, CLOSED = "new", "active", "fulfilled", "closed"
WAITING, CANCELLED = "waiting:", "cancelled:"
MEANINGS = (
    NEW,
    ACTIVE,
    *(WAITING + reason for reason in WAITS),
    FULFILLED,
    CLOSED,
    *(CANCELLED + reason for reason in CANCELLATIONS),
)
"""What a state of the other log can mean here."""
EVENT, REQUEST = "event", "request"
"""What a row of the other log can be."""
SEPARATORS = {"comma": ",", "semicolon": ";", "tab": "\t"}

_PROBE = datetime(2001, 2, 3, 16, 5, tzinfo=UTC)
_PROBE_DAY = datetime(2001, 2, 3, tzinfo=UTC)


@dataclass(frozen=True)
class TimeForm(Value):
    """How a time is written: strptime's letters, at least year, month and day.

    With less than hours and minutes it is the form of a day, see `hours`.
    """

    rule = "value.choice"

    def convert(self, text: str) -> str | None:
        """Return the form, if a time or a day written in it reads back the same."""
        try:
            again = datetime.strptime(_PROBE.strftime(text), text).replace(tzinfo=UTC)
        except ValueError:
            return BAD
        return text if again in {_PROBE, _PROBE_DAY} else BAD

    def details(self, text: str) -> tuple[str, dict[str, object]]:
        """Name a form or two."""
        del text
        return "", {"allowed": "%d/%m/%Y %H:%M, %Y-%m-%d %H:%M:%S and the like"}


def names_a_day(form: str) -> bool:
    """Whether a form knows no clock."""
    return "%H" not in form and "%I" not in form


WORD = Text(200)


@dataclass(frozen=True)
class Names:
    """The header of a column, or a list of headers whose texts are joined; always a list."""

    def read(self, node: Node, path: Path, page: Page) -> Any:
        """Return a list of headers."""
        if isinstance(node, Listing):
            return ListOf(WORD, least=1, unique=True).read(node, path, page)
        name = WORD.read(node, path, page)
        return BAD if name is BAD else [name]


TIMES = ("updated_at", "opened_at", "started_at", "waiting_at", "resolved_at", "closed_at")
"""Columns that hold times; a list of them is a day and its clock."""
_TEXTS = (
    *("number", "state", "requester", "unit", "subject", "body", "asset", "channel", "category"),
    *("impact", "urgency", "priority", "group", "level", "owner", "vendor", "solution"),
    *("opened_by", "updated_by", "order", "reopen_count", "made_sla"),
)
NEEDED = {EVENT: ("number", "state", "updated_at"), REQUEST: ("opened_at",)}
"""Columns without which rows of that kind say nothing."""
COLUMNS = Record({}, {name: Names() for name in (*TIMES, *_TEXTS)})

_SCALE = MapOf(WORD, Number(1, 3))

WORDS = Record(
    {"state": MapOf(WORD, Choice(MEANINGS))},
    {
        "channel": MapOf(WORD, Choice(CHANNELS)),
        "impact": _SCALE,
        "urgency": _SCALE,
        "priority": MapOf(WORD, Choice(PRIORITIES)),
        "level": _SCALE,
        "unit": MapOf(WORD, Slug()),
    },
)

DEFAULTS = Record(
    {"service": Slug(), "channel": Choice(CHANNELS), "effort": Choice(EFFORTS)},
    {"impact": Number(1, 3), "urgency": Number(1, 3)},
)

MAP = Record(
    {
        "apiVersion": Choice((API,)),
        "rows": Choice((EVENT, REQUEST)),
        "zone": Text(64),
        "times": ListOf(TimeForm(), least=1),
        "columns": COLUMNS,
        "words": WORDS,
        "defaults": DEFAULTS,
    },
    {
        "sheet": WORD,
        "separator": Choice(tuple(SEPARATORS)),
        "header": Record({"row": Number(1, 1000)}, {"rows": Number(1, 5)}),
        "skip": ListOf(WORD),
        "prefix": Text(20),
        "defused": Boolean(),
        "hours": Hours(),
        "empty": ListOf(WORD),
        "machines": ListOf(WORD),
        "services": MapOf(WORD, Slug()),
        "levels": Record({"first": Slug(), "others": Slug()}, {"teams": MapOf(WORD, Slug())}),
    },
)
"""A map. `rows` is what a row of the file is; `levels` says which group is which team."""
