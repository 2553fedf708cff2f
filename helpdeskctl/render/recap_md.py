"""The recap as Markdown, for a file or a wiki. What it says stands in `render.recap_doc`."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Any

from helpdeskctl.render.guard import safe
from helpdeskctl.render.recap_doc import sections

if TYPE_CHECKING:
    from helpdeskctl.render.recap_section import Section
    from helpdeskctl.render.screen import Screen

_SPECIAL = re.compile(r"[\\`*_{}\[\]<>#!|~&]|:(?=//)|(?<=www)\.|\A[-+=]", re.IGNORECASE)
"""What Markdown would obey, what makes a bare address a link, and what begins a list or a rule."""
_NUMBERED = re.compile(r"\A(\d+)([.)])")


def recap_md(data: dict[str, Any], screen: Screen) -> str:
    """The whole recap; user text shows as it was typed, and does nothing."""
    head, *rest = sections(data, screen)
    parts = [_section(head, "#"), *(_section(section, "##") for section in rest)]
    return "\n\n".join(parts) + "\n"


def escaped(text: str) -> str:
    """Text that reads the same after Markdown has been at it, on one line."""
    plain = _SPECIAL.sub(r"\\\g<0>", safe(text).strip())
    return _NUMBERED.sub(r"\1\\\2", plain)


def _section(section: Section, mark: str) -> str:
    parts = [f"{mark} {escaped(section.title)}"]
    if section.lines:
        parts.append("\n".join(f"- {escaped(line)}" for line in section.lines))
    if section.header:
        parts.append(_table(section))
    return "\n\n".join(parts)


def _table(section: Section) -> str:
    rule = ["--:" if place in section.right else ":--" for place in range(len(section.header))]
    lines = [_row(section.header), "|".join(["", *rule, ""]), *map(_row, section.rows)]
    return "\n".join(lines)


def _row(cells: tuple[str, ...]) -> str:
    return f"| {' | '.join(escaped(cell) for cell in cells)} |"
