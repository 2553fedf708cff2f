"""What a text is made for: zone, width, terminal or pipe, language."""

from __future__ import annotations

from typing import NamedTuple

from helpdeskctl.core.when import UTC, Zone, from_iso, full_text, local_text


class Screen(NamedTuple):
    """Where a text goes. In a pipe (`tty` false) nothing is cut and times carry their offset."""

    zone: Zone = UTC
    width: int = 80
    tty: bool = False
    lang: str = "en"
    colour: bool = False

    def time(self, instant: str | None) -> str:
        """An instant of the JSON as people read it in the desk's zone."""
        if instant is None:
            return ""
        at = from_iso(instant)
        return local_text(at, self.zone) if self.tty else full_text(at, self.zone)

    def paint(self, text: str, code: str) -> str:
        """The text in a colour (an SGR code) where colours are wanted."""
        return f"\x1b[{code}m{text}\x1b[0m" if self.colour else text
