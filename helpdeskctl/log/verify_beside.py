"""What requests name and what lies beside them: texts, attachments, agreements, the journal.

It compares bytes with the digests that were written down for them, and reads none for its sense.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from helpdeskctl.errors import Damaged
from helpdeskctl.log.chain import broken_at
from helpdeskctl.log.findings import of_log, of_request
from helpdeskctl.log.intents import unfinished
from helpdeskctl.log.journal import ROOT, agreements_of
from helpdeskctl.log.naming import agreements_named, attachments_named, texts_named

if TYPE_CHECKING:
    from collections.abc import Iterator

    from helpdeskctl.log.findings import Finding
    from helpdeskctl.log.port import Content, Doc, Kept, RequestLog


class Beside:
    """What stands beside the requests of a log, looked at as they name it."""

    def __init__(self, log: RequestLog, kept: Kept | None) -> None:
        self._log = log
        self._kept = kept
        self.agreements: dict[str, str] = {}
        """Each that a request was read with, and one such request."""
        self._sound: set[str] = set()

    def named_by(self, doc: Doc) -> Iterator[Finding]:
        """Texts and attachments must be there and be what was written; agreements are noted."""
        for digest in texts_named(doc):
            if not self._holds(self._log.texts, digest):
                yield of_request(doc, "text", name=digest)
        for digest in attachments_named(doc):
            if digest not in self._sound and not self._holds(self._log.attachments, digest):
                yield of_request(doc, "attachment", name=digest)
            else:
                self._sound.add(digest)  # the same file may be named by many requests
        for name in agreements_named(doc):
            self.agreements.setdefault(name, doc["id"])

    def journal(self) -> Iterator[Finding]:
        """Its chain, and that each agreement was taken into force in it and is kept."""
        try:
            entries = self._log.journal.entries()
        except (TypeError, ValueError):
            yield of_log("journal", entry=1)
            return
        broken = broken_at({"id": ROOT, "events": entries})
        if broken is not None:
            yield of_log("journal", entry=broken)
        else:
            yield from unfinished(self._log)
        if self._kept is not None:
            yield from _agreements(self._kept, self.agreements, agreements_of(entries))

    @staticmethod
    def _holds(store: Content, digest: str) -> bool:
        try:
            store.get(digest)
        except Damaged:
            return False
        return True


def _agreements(
    kept: Kept, named: dict[str, str], taken: dict[str, str | None]
) -> Iterator[Finding]:
    in_force = kept.in_force()
    for name in sorted({*named, *taken, *([in_force] if in_force else [])}):
        request: dict[str, Any] = {"id": named.get(name)}
        if name not in taken:
            yield of_request(request, "untaken", name=name)
        fault = fault_of(kept, name, taken.get(name))
        if fault is not None:
            yield of_request(request, fault, name=name)


def fault_of(kept: Kept, name: str, digest: str | None) -> str | None:
    """The rule that a kept agreement breaks: it is lost, or not what was taken into force.

    Journals of before the digest stood in them cannot tell the second.
    """
    import hashlib

    try:
        data = kept.raw(name)
    except Damaged:
        return "agreement-newer"
    if data is None:
        return "agreement-lost"
    if digest is not None and hashlib.sha256(data).hexdigest() != digest:
        return "agreement-changed"
    return None
