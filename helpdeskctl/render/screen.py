"""What a text is made for: zone, width, terminal or pipe, language."""

from __future__ import annotations

from typing import NamedTuple, Self

from helpdeskctl.core.notices import GONE as _GONE
from helpdeskctl.core.when import UTC, Zone, duration_text, from_iso, full_text, local_text
from helpdeskctl.render.guard import safe
from helpdeskctl.render.messages import wording


class Screen(NamedTuple):
    """Where a text goes. In a pipe (`tty` false) nothing is cut and times carry their offset."""

    zone: Zone = UTC
    width: int = 80
    tty: bool = False
    lang: str = "en"
    colour: bool = False
    now: int | None = None
    """What today is; None where nobody says it."""

    @property
    def columns(self) -> Self:
        """The screen for what stands in columns: in a pipe they are English, for scripts."""
        return self if self.tty else self._replace(lang="en")

    def say(self, key: str, **values: object) -> str:
        """The text of that key in the reader's language; every value is made safe."""
        text = wording(key, self.lang)
        if not values:
            return text
        return text.format_map({name: safe(value) for name, value in values.items()})

    def named(self, texts: dict[str, str]) -> str:
        """One of the agreement's texts in the reader's language."""
        return texts.get(self.lang) or texts["en"]

    def words(self, value: object) -> str:
        """Somebody's words: what was redacted says so, a long text how it begins."""
        if isinstance(value, dict):
            return f"{value['start']}…" if "start" in value else self.say("show.redacted")
        if value == _GONE:
            return self.say("show.redacted")
        return "" if value is None else str(value)

    def word(self, family: str, name: str) -> str:
        """A word of the trade in the reader's language; one that no table knows as it is."""
        try:
            return wording(f"{family}.{name}", self.lang)
        except KeyError:
            return safe(name)

    def heads(self, family: str, *names: str) -> list[str]:
        """The headings of a table, in the reader's language."""
        return [self.say(f"{family}.{name}") for name in names]

    def time(self, instant: str | None) -> str:
        """An instant of the JSON as people read it in the desk's zone."""
        if instant is None:
            return ""
        at = from_iso(instant)
        return local_text(at, self.zone) if self.tty else full_text(at, self.zone)

    def moment(self, instant: str | None) -> str:
        """An instant as a person says it at a terminal (`today 14:00`), in a pipe as `time`."""
        if instant is None or not self.tty:
            return self.time(instant)
        from helpdeskctl.render.times import moment

        return moment(from_iso(instant), self.zone, self.now, self.lang)

    def span(self, seconds: int, day_s: int | None = None, units: int = 2) -> str:
        """A length of open time: rounded to days of `day_s` at a terminal, whole in a pipe."""
        if not self.tty:
            return duration_text(abs(seconds))
        from helpdeskctl.render.times import span

        return span(abs(seconds), day_s, units)

    def left(self, seconds: int, day_s: int | None = None, units: int = 2) -> str:
        """What is left of a promised time, or by how much it is late."""
        word = "left" if seconds >= 0 else "late"
        return self.say(f"clock.{word}", time=self.span(seconds, day_s, units))

    def working(self, seconds: int, day_s: int) -> str:
        """`3 working days (24 working hours)` for whole days of `day_s` seconds, else `2h 15m`."""
        days, rest = divmod(seconds, day_s)
        if days < 1 or rest:
            return duration_text(seconds)
        hours, part = divmod(seconds, 3600)
        worth = duration_text(seconds) if part else self._counted("hour", hours)
        return f"{self._counted('day', days)} ({worth})"

    def _counted(self, noun: str, number: int) -> str:
        return self.say(f"working.{noun}{'' if number == 1 else 's'}", n=number)

    def paint(self, text: str, code: str) -> str:
        """The text in a colour (an SGR code) where colours are wanted."""
        return f"\x1b[{code}m{text}\x1b[0m" if self.colour else text
