"""What the parts of an import hand to each other: its frame, a request retold, a refusal."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, NamedTuple

from helpdeskctl.desk.triage import promised

if TYPE_CHECKING:
    from collections import Counter

    from helpdeskctl.core.events import Event
    from helpdeskctl.core.model import Request
    from helpdeskctl.core.sop import Bounds
    from helpdeskctl.core.terms import Terms
    from helpdeskctl.desk.import_map import Map
    from helpdeskctl.desk.import_rows import Row

NOBODY = "unknown"
"""Who acted where the log names nobody."""


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
        self._judged: dict[tuple[str, int, int], dict[str, Any]] = {}
        self._compared: dict[tuple[str, str, str], tuple[str | None, int]] = {}

    def judged(self, category: str, impact: int, urgency: int) -> dict[str, Any]:
        """What a triage with these factors records."""
        name = self.guide.services.get(category, self.guide.service)
        key = (name, impact, urgency)
        if key not in self._judged:
            service = self.terms.services[name]
            factors = {"urgency": urgency, "impact": impact, "effort": self.guide.effort}
            data = promised(self.terms, service, factors)
            self._judged[key] = {**data, "kind": "request", "security": service["security"]}
        return self._judged[key]

    def compared(self, row: Row) -> tuple[str | None, int]:
        """Whether our rule gives the priority that a row names, and how many words are unknown.

        `same`, `different`, or None where the row lacks one of the three.
        """
        key = (row.impact, row.urgency, row.priority)
        if key not in self._compared:
            names = ("impact", "urgency", "priority")
            words = [self.guide.word(*pair) for pair in zip(names, key, strict=True)]
            unknown = sum(
                bool(text) and word is None for text, word in zip(key, words, strict=True)
            )
            verdict = None
            if None not in words:
                computed = self.judged(row.category, words[0], words[1])["computed"]
                verdict = "same" if computed == words[2] else "different"
            self._compared[key] = verdict, unknown
        return self._compared[key]

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


class Told(NamedTuple):
    """A request retold, with what it counted; `number` is its number in the other log."""

    number: str
    request: Request
    events: list[Event]
    rows: Counter[str]
    counts: Counter[str]
    breaks: Counter[str]
    priority: Counter[str]
