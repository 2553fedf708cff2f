"""The SOP's clauses as text."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from helpdeskctl.core.clauses import clause
from helpdeskctl.render.tables import facts, table

if TYPE_CHECKING:
    from helpdeskctl.render.screen import Screen


def clauses(data: dict[str, Any], screen: Screen) -> str:
    """Clause, the rules that keep it, and what it says; in Indonesian the SOP's own words."""
    heads = screen.heads("head", "clause", "commands", "rules", "says")
    rows = [_row(item, screen.lang) for item in data["items"]]
    if screen.tty and len(rows) == 1:
        return facts(list(zip(heads, rows[0], strict=True)), screen)
    return table(heads, rows, screen)


def _row(item: dict[str, Any], lang: str) -> list[str]:
    return [
        item["clause"],
        ", ".join(item["commands"]) or "–",
        ", ".join(rule["rule"] for rule in item["rules"]) or "–",
        _words(item, lang),
    ]


def _words(item: dict[str, Any], lang: str) -> str:
    known = clause(item["clause"])
    return known.words(lang) if known else str(item["sentence"])
