"""What the journal tells of redactions: each is an intent, then an end; and which have no end."""

from __future__ import annotations

from contextlib import suppress
from typing import TYPE_CHECKING

from helpdeskctl.errors import TryAgain
from helpdeskctl.log.findings import of_request

if TYPE_CHECKING:
    from collections.abc import Iterator

    from helpdeskctl.log.findings import Finding
    from helpdeskctl.log.port import Doc, RequestLog

REDACTING = "redacting"
"""The intent: `id fields event because` of the request; never the text itself."""
REDACTED = "redacted"
"""The end: `id`, and `intent`, the number of the entry it ends."""


def begun(entries: list[Doc]) -> list[Doc]:
    """The intents without an end, oldest first."""
    ended = {_data(one).get("intent") for one in entries if one.get("kind") == REDACTED}
    return [one for one in entries if one.get("kind") == REDACTING and one["seq"] not in ended]


def redacted(entries: list[Doc]) -> set[str]:
    """The requests of which texts were taken out."""
    return {str(_data(one).get("id")) for one in entries if one.get("kind") == REDACTED}


def unfinished(log: RequestLog) -> Iterator[Finding]:
    """Redactions that were begun and not finished; one that is going on is waited for."""
    if begun(log.journal.entries()):
        with suppress(TryAgain), log.hold():
            pass
    for intent in begun(log.journal.entries()):
        ident = str(_data(intent).get("id"))
        yield of_request({"id": ident}, "unfinished", entry=intent["seq"], id=ident)


def _data(entry: Doc) -> Doc:
    data = entry.get("data")
    return data if isinstance(data, dict) else {}
