"""The one message table: every sentence and hint by its key, and by language.

A key ending in `.hint` is the second line of an error: a command to run. The rules of the SOP
stand under `sop.<rule>`. Nothing is computed here beyond filling the sentences.
"""

from __future__ import annotations

from typing import Any

from helpdeskctl.render.guard import safe
from helpdeskctl.render.messages_table import TABLE


def say(key: str, lang: str, values: dict[str, Any]) -> str:
    """The sentence of that key, filled; every value is made safe for a terminal."""
    template = TABLE[key]
    text = template.get(lang) or template["en"]
    return text.format_map({name: _shown(name, value) for name, value in values.items()})


def hint_of(key: str, lang: str, values: dict[str, Any]) -> str | None:
    """The hint that belongs to a key, if it has one."""
    return say(f"{key}.hint", lang, values) if f"{key}.hint" in TABLE else None


def _shown(name: str, value: Any) -> str:
    if name.endswith("_s") and isinstance(value, int):
        from helpdeskctl.core.when import duration_text

        return duration_text(value)
    text = safe(value)
    return text if len(text) <= 200 else f"{text[:200]}…"
