"""Which function makes the text of which answer; modules are loaded when their view is asked."""

from __future__ import annotations

from importlib import import_module
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from helpdeskctl.render.screen import Screen

VIEWS = {
    "walked": "asking",
    "opened": "changes",
    "triaged": "changes",
    "changed": "changes",
    "requests": "requests",
    "request": "showing",
    "next_up": "todo",
    "owed": "requests",
    "told": "telling",
    "clauses": "procedure",
    "services": "agreement",
    "service": "agreement",
    "sla": "agreement",
    "due": "agreement",
    "elapsed": "agreement",
    "recap": "recap",
    "recap_md": "recap_md",
    "backlog": "recap",
    "made": "keeping",
    "played": "keeping",
    "verified": "keeping",
    "archived": "keeping",
    "stats": "keeping",
    "exported": "keeping",
    "written": "keeping",
    "redacted": "privacy",
    "retained": "privacy",
    "held": "privacy",
    "imported": "importing",
    "health": "keeping",
    "sealed": "safekeeping",
    "restored": "safekeeping",
    "accepted": "safekeeping",
    "whole": "safekeeping",
    "brought": "safekeeping",
    "backed_up": "safekeeping",
    "backup_checked": "safekeeping",
}


def text_of(view: str, data: dict[str, Any], screen: Screen) -> str:
    """The answer's data as text for that screen."""
    module = import_module(f"helpdeskctl.render.{VIEWS[view]}")
    text: str = getattr(module, view)(data, screen)
    return text
