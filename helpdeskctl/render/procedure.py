"""The SOP's clauses as text."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from helpdeskctl.render.tables import table

if TYPE_CHECKING:
    from helpdeskctl.render.screen import Screen


def clauses(data: dict[str, Any], screen: Screen) -> str:
    """Clause, the rules that keep it, and what it says."""
    rows = [
        [
            item["clause"],
            ", ".join(item["commands"]) or "–",
            ", ".join(rule["rule"] for rule in item["rules"]) or "–",
            item["sentence"],
        ]
        for item in data["items"]
    ]
    return table(("clause", "commands", "rules", "what it says"), rows, screen)
