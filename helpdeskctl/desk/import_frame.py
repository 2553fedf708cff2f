"""What the parts of an import hand to each other: its frame, a request retold, a refusal."""

from __future__ import annotations

from collections import Counter
from operator import attrgetter
from typing import TYPE_CHECKING, Any, NamedTuple

from helpdeskctl.core.model import HEADS, Request
from helpdeskctl.core.sop import Breach
from helpdeskctl.desk.import_map import NOBODY
from helpdeskctl.desk.triage import promised

if TYPE_CHECKING:
    from helpdeskctl.core.event import Event
    from helpdeskctl.core.sop import Bounds
    from helpdeskctl.core.terms import Terms
    from helpdeskctl.desk.import_map import Map
    from helpdeskctl.desk.import_rows import Row

_FIRST_AT, _LAST_AT = 946_771_200, 4_102_358_400
"""2000-01-02 and 2099-12-31: a number holds the last two digits of its year."""
_WORDED = ("state", "channel", "category", "impact", "urgency", "priority", "level", "unit")
"""Columns whose texts are words with a meaning."""


class Frame:
    """What is the same for all requests of one import."""

    def __init__(
        self,
        guide: Map,
        terms: Terms,
        bounds: Bounds,
        actor: str,
        now: int,
        *,
        as_history: bool,
    ) -> None:
        self.guide = guide
        self.terms = terms
        self.bounds = bounds
        self.actor = actor
        self.now = now
        self.as_history = as_history
        self._judged: dict[tuple[str, int, int, str], dict[str, Any]] = {}
        self._compared: dict[tuple[str, str, str], str | None] = {}
        self._units: dict[str, str | None] = {}
        self._unknown: dict[tuple[str, ...], list[tuple[str, str]]] = {}
        self._worded = attrgetter(*_WORDED)

    def judged(self, category: str, impact: int, urgency: int, stated: str = "") -> dict[str, Any]:
        """What a triage with these factors records.

        `stated` is the other log's word for the priority; where that is another one than our
        rule gives, it is kept, with the word as the reason.
        """
        name = self.guide.service_of(category)
        key = (name, impact, urgency, stated)
        if key not in self._judged:
            service = self.terms.services[name]
            effort = self.guide.defaults["effort"]
            if self.guide.per_request:
                effort = service["effort"] or effort
            factors = {"urgency": urgency, "impact": impact, "effort": effort}
            data = promised(self.terms, service, factors)
            wanted = self.guide.word("priority", stated)
            if wanted not in (None, data["computed"]):
                because = f"{self.guide.columns['priority'][0]}: {stated}"
                data = promised(self.terms, service, factors, wanted, because)
            self._judged[key] = {**data, "kind": "request", "security": service["security"]}
        return self._judged[key]

    def weighed(self, row: Row, request: Request) -> tuple[list[int | None], bool]:
        """Impact and urgency, and whether one of them had to be supposed.

        As the row says or as judged before; else supposed: in a row per request as the service
        says, or as the map says.
        """
        service = self.terms.services[self.guide.service_of(row.category)]
        usual = service if self.guide.per_request else {}
        factors = []
        supposed = False
        for name in ("impact", "urgency"):
            value = self.guide.word(name, getattr(row, name)) or getattr(request, name)
            supposed = supposed or value is None
            factors.append(value or usual.get(name) or self.guide.defaults.get(name))
        return factors, supposed

    def compared(self, row: Row) -> str | None:
        """Whether our rule gives the priority that a row names: `same` or `different`.

        None where the row lacks impact, urgency or priority.
        """
        key = (row.impact, row.urgency, row.priority)
        if key not in self._compared:
            names = ("impact", "urgency", "priority")
            words = [self.guide.word(*pair) for pair in zip(names, key, strict=True)]
            verdict = None
            if None not in words:
                computed = self.judged(row.category, words[0], words[1])["computed"]
                verdict = "same" if computed == words[2] else "different"
            self._compared[key] = verdict
        return self._compared[key]

    def unit(self, word: str) -> str | None:
        """The unit that a word means: by the map, else by the agreement's ids and aliases."""
        if word not in self._units:
            self._units[word] = self.guide.word("unit", word) or self.terms.unit(word)
        return self._units[word]

    def promise(self, row: Row) -> dict[str, Any]:
        """What a receipt promises: what the service does, in a row that names one, else intake."""
        known = self.guide.per_request and row.category.casefold() in self.guide.services
        intake = self.terms.sla["intake"]
        found = self.terms.services[self.guide.service_of(row.category)] if known else intake
        return {
            "service": found["id"] if known else None,
            "respond_s": found["respond_s"],
            "calendar": found["calendar"],
        }

    def unknown(self, row: Row) -> list[tuple[str, str]]:
        """(column, word) of every word of a row that neither map nor agreement knows."""
        key = self._worded(row)
        if key not in self._unknown:
            self._unknown[key] = [
                (name, text)
                for name, text in zip(_WORDED, key, strict=True)
                if text and not self._knows(name, text)
            ]
        return self._unknown[key]

    def _knows(self, name: str, text: str) -> bool:
        if name == "unit":
            return self.unit(text) is not None
        if name == "category":
            named = self.guide.per_request and self.guide.services
            return not named or text.casefold() in self.guide.services
        return self.guide.word(name, text) is not None

    def by(self, name: str) -> str:
        """Who is recorded: the one who imports, for the one whom the log names."""
        return f"{self.actor} for {name or NOBODY}"


class Refusal(NamedTuple):
    """Why nothing of a request is taken: the line, the key of the sentence, and what fills it."""

    line: int
    number: str
    reason: str
    clause: str | None
    values: dict[str, Any]


class Told:
    """A request retold, with what it counted; `number` is its number in the other log."""

    def __init__(self, number: str) -> None:
        self.number = number
        self.request = Request()
        self.events: list[Event] = []
        self.rows: Counter[str] = Counter()
        self.counts: Counter[str] = Counter()
        self.breaks: Counter[str] = Counter()
        self.priority: Counter[str] = Counter()
        self.unknown: Counter[tuple[str, str]] = Counter()
        """(column, word) that the map does not know, by rows."""


def impossible(request: Request, now: int) -> str | None:
    """Why no log of ours can hold it: from a century the numbers don't have, or from the future."""
    if request.last_at > now:
        return "import.future"
    return None if _FIRST_AT <= request.received_at < _LAST_AT else "import.year"


def heads_untold(request: Request, event: Event) -> list[Breach]:
    """The breach of a security mark that no head hears of: the log tells of none (4h)."""
    marked = event.kind == "triaged" and event.data.get("security") and not request.security
    heads = ", ".join(HEADS)
    return [Breach("4h-heads", "4h", {"heads": heads, "event": event.kind})] if marked else []
