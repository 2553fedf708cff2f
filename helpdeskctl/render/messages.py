"""The one message table: every sentence and hint by its key, and by language.

A key ending in `.hint` is the second line of an error: a command to run. The rules of the SOP
stand under `sop.<rule>`. Nothing is computed here beyond filling the sentences.
"""

from __future__ import annotations

from typing import Any

from helpdeskctl.errors import UNBORN
from helpdeskctl.render.guard import quoted, safe
from helpdeskctl.render.messages_table import TABLE

_MOST = 200
"""How much of a value an error repeats."""
_LESS = {"how": 59}
"""What only reminds is shorter: `show` tells the whole."""
_TYPED = frozenset("path id service to priority kind first".split())
"""Values that are a word of the command in a hint; whoever copies it runs just that command."""


def wording(key: str, lang: str) -> str:
    """The text of that key, not filled."""
    texts = TABLE[key]
    return texts.get(lang) or texts["en"]


def say(key: str, lang: str, values: dict[str, Any]) -> str:
    """The sentence of that key, filled; every value is made safe for a terminal, and short."""
    return wording(key, lang).format_map(_short(lang, values))


def _short(lang: str, values: dict[str, Any]) -> dict[str, str]:
    shown = {name: _shown(name, value, lang) for name, value in values.items()}
    return {name: _cut(text, _LESS.get(name, _MOST)) for name, text in shown.items()}


def hint_of(key: str, lang: str, values: dict[str, Any]) -> str | None:
    """The hint that belongs to a key, if it has one."""
    if values.get("id") == UNBORN:
        key = "request.unborn"
    if f"{key}.hint" not in TABLE:
        return None
    words = _short(lang, values)
    words |= {name: quoted(words[name]) for name in _TYPED & words.keys()}
    return wording(f"{key}.hint", lang).format_map(words)


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
