"""The form that a request from outside must have where no hash and no replay vouches for it.

Notices, and who acted last, may change without an event; and a chain is as whole around a text of
ten megabytes as around a short one. What the events say is `verify`'s.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from helpdeskctl.log.chain import is_tombstone
from helpdeskctl.log.strictjson import dump

if TYPE_CHECKING:
    from helpdeskctl.log.port import Doc

MOST_EVENT = 65_536
"""Bytes of one event; what is longer than a few lines is kept beside the log, in one text."""
MOST_TEXT = 200_000
"""Bytes of such a text: fifty thousand characters."""
_STATES = frozenset("owed sent uncertain failed told moot".split())
_LANGS = frozenset({"en", "id"})


def fitting(doc: Doc) -> Doc:
    """The document; ValueError where notices, aliases or sizes are none that a log has."""
    events, notices = doc["events"], doc.get("notices")
    aliases = doc.get("aliases", [])
    right = (
        type(doc["schema"]) is int
        and doc["schema"] > 0
        and isinstance(notices, list)
        and all(_is_notice(one, len(events)) for one in notices)
        and isinstance(aliases, list)
        and all(isinstance(alias, str) for alias in aliases)
        and all(len(dump(event)) <= MOST_EVENT for event in events)
    )
    if not right:
        msg = f"request {doc['n']} has not the form of one"
        raise ValueError(msg)
    return doc


def _is_notice(one: Any, events: int) -> bool:
    """To whom, of which event, in which language, and how it stands."""
    if not isinstance(one, dict):
        return False
    to, event = one.get("to"), one.get("event")
    return (
        (isinstance(to, str) or is_tombstone(to))
        and isinstance(one.get("kind"), str)
        and one.get("lang") in _LANGS
        and one.get("state") in _STATES
        and type(event) is int
        and 0 < event <= events
    )


def last_acts(meta: dict[str, Any]) -> bool:
    """Whether what is remembered of last acts is a list of people and numbers."""
    pairs = meta.get("last", [])
    return isinstance(pairs, list) and all(
        isinstance(pair, list) and [*map(type, pair)] == [str, int] for pair in pairs
    )
