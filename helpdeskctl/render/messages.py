"""The one message table: every sentence and hint by its key, and by language.

A key ending in `.hint` is the second line of an error: a command to run. The rules of the SOP
stand under `sop.<rule>`. Nothing is computed here beyond filling the sentences.
"""

from __future__ import annotations

from typing import Any

from helpdeskctl.errors import UNBORN
from helpdeskctl.render.guard import safe
from helpdeskctl.render.messages_table import TABLE

_MOST = 200
"""How much of a value an error repeats."""
_LESS = {"how": 59}
"""What only reminds is shorter: `show` tells the whole."""


def wording(key: str, lang: str) -> str:
    """The text of that key, not filled."""
    texts = TABLE[key]
    return texts.get(lang) or texts["en"]


def say(key: str, lang: str, values: dict[str, Any]) -> str:
    """The sentence of that key, filled; every value is made safe for a terminal, and short."""
    shown = {name: _shown(name, value, lang) for name, value in values.items()}
    short = {name: _cut(text, _LESS.get(name, _MOST)) for name, text in shown.items()}
    return wording(key, lang).format_map(short)


def hint_of(key: str, lang: str, values: dict[str, Any]) -> str | None:
    """The hint that belongs to a key, if it has one."""
    if values.get("id") == UNBORN:
        key = "request.unborn"
    return say(f"{key}.hint", lang, values) if f"{key}.hint" in TABLE else None


def _shown(name: str, value: Any, lang: str) -> str:
    if name.endswith("_s") and isinstance(value, int):
        from helpdeskctl.core.when import duration_text

        return duration_text(value)
    if (name, value) == ("id", UNBORN) or name == "mend":
        return wording("request.unborn" if name == "id" else f"log.mend.{value}", lang)
    if name == "finding":
        return say(value["key"], lang, value["values"])
    if name == "clocks":
        return ", ".join(wording(f"clock.{clock}", lang) for clock in str(value).split(", "))
    if name == "reason":
        from helpdeskctl.render.messages_usage import in_language

        return in_language(safe(value), lang)
    return safe(_words(value, lang)) or ("–" if name == "kept" else "")


def _words(value: Any, lang: str) -> Any:
    """A value; of somebody's words how they begin, and where they were redacted, that."""
    if not isinstance(value, dict):
        return value
    return value.get("start", wording("show.redacted", lang))


def _cut(text: str, most: int) -> str:
    return text if len(text) <= most else f"{text[:most]}…"
