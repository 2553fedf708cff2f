"""What type the fields of events have: a chain of hashes is as whole around nonsense.

Which words a field may hold is the rules' business; here only that it is a text, a number, a list.
"""

from __future__ import annotations

from typing import Any

from helpdeskctl.core.text import digest_of

_NUMBERS = frozenset("impact urgency level until respond_s resolve_s permanent_s".split())
_LISTS = frozenset("counts pause breaks cc files notices".split())
_MARKS = frozenset("take temporary to_requester cleared made_sla".split())


def misfits(data: dict[str, Any]) -> list[str]:
    """The fields of an event's data that have another type than commands rely on."""
    return [name for name, value in data.items() if not _fits(name, value)]


def _fits(name: str, value: object) -> bool:
    """Whether it is what its name says; or nothing, or the place of what was taken out."""
    if value is None or (isinstance(value, dict) and "redacted" in value):
        return True
    if name in _NUMBERS:
        return type(value) is int
    if name in _LISTS:
        return isinstance(value, list)
    if name in _MARKS:
        return isinstance(value, bool)
    return isinstance(value, str) or digest_of(value) is not None
