"""Seals, restored logs and backups, as text."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from helpdeskctl.render.recap_section import in_groups

if TYPE_CHECKING:
    from helpdeskctl.render.screen import Screen

Plain = dict[str, Any]


def sealed(data: Plain, screen: Screen) -> str:
    """The seal with its digest as it stands on the recap, and what came after it."""
    key = "seal.now" if data["changed"] else "seal.already"
    lines = [screen.say(key, name=data["name"], requests=data["requests"])]
    lines.append(f"SHA-256 {in_groups(data['sha256'])}")
    if data["after"]["events"]:
        lines.append(screen.say("seal.after", **data["after"]))
    if data["recap_differs"]:
        lines.append(screen.say("seal.differs", name=data["name"]))
    return "\n".join(lines)
