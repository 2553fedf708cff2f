"""What the map of an import looks like: which column is what, and what its words mean here.

The shape only: whether teams, services, zone and columns exist is checked by who uses the map.
"""

from __future__ import annotations

from dataclasses import dataclass
from datetime import UTC, datetime

from helpdeskctl.agreement.scalars import Choice, Number, Slug, Text, Value
from helpdeskctl.agreement.shape import BAD, ListOf, MapOf, Record
from helpdeskctl.agreement.spec_common import API
from helpdeskctl.core.model import CANCELLATIONS, CHANNELS, EFFORTS, PRIORITIES, WAITS

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

_PROBE = datetime(2001, 2, 3, 16, 5, tzinfo=UTC)


@dataclass(frozen=True)
class TimeForm(Value):
    """How a time is written: strptime's letters, at least year, month, day, hour and minute."""

    rule = "value.choice"

    def convert(self, text: str) -> str | None:
        """Return the form, if a time written in it reads back as the same minute."""
        try:
            again = datetime.strptime(_PROBE.strftime(text), text).replace(tzinfo=UTC)
        except ValueError:
            return BAD
        return text if again == _PROBE else BAD

    def details(self, text: str) -> tuple[str, dict[str, object]]:
        """Name a form or two."""
        del text
        return "", {"allowed": "%d/%m/%Y %H:%M, %Y-%m-%d %H:%M:%S and the like"}


WORD = Text(200)

COLUMNS = Record(
    {"number": WORD, "state": WORD, "updated_at": WORD, "requester": WORD},
    {
        "updated_by": WORD,
        "order": WORD,
        "opened_at": WORD,
        "opened_by": WORD,
        "resolved_at": WORD,
        "closed_at": WORD,
        "subject": ListOf(WORD, unique=True),
        "asset": WORD,
        "channel": WORD,
        "category": WORD,
        "impact": WORD,
        "urgency": WORD,
        "priority": WORD,
        "group": WORD,
        "owner": WORD,
        "vendor": WORD,
        "reopen_count": WORD,
        "solution": WORD,
        "made_sla": WORD,
    },
)

_SCALE = MapOf(WORD, Number(1, 3))

WORDS = Record(
    {"state": MapOf(WORD, Choice(MEANINGS), least=1)},
    {
        "channel": MapOf(WORD, Choice(CHANNELS)),
        "impact": _SCALE,
        "urgency": _SCALE,
        "priority": MapOf(WORD, Choice(PRIORITIES)),
    },
)

MAP = Record(
    {
        "apiVersion": Choice((API,)),
        "rows": Choice(("event",)),
        "zone": Text(64),
        "times": ListOf(TimeForm(), least=1),
        "columns": COLUMNS,
        "words": WORDS,
        "defaults": Record(
            {"service": Slug(), "channel": Choice(CHANNELS), "effort": Choice(EFFORTS)}
        ),
        "levels": Record({"first": Slug(), "others": Slug()}, {"teams": MapOf(WORD, Slug())}),
    },
    {"empty": ListOf(WORD), "services": MapOf(WORD, Slug())},
)
"""A map. `rows` is what a row of the file is; `levels` says which group is which team."""
