"""That the log still is what its seals say: each file, their chain, every request they list.

The seals are read once; documents are looked at as they come by. What came after a seal is no
finding, it is counted.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from helpdeskctl.log.findings import Finding
from helpdeskctl.log.journal import seals_of
from helpdeskctl.log.seals import NONE, Seal, decode, digest_of

if TYPE_CHECKING:
    from helpdeskctl.log.port import Doc, RequestLog

Told = tuple[str, str]
"""The name and the SHA-256 of a seal."""


class Sealed:
    """The seals of a log, and its journal; `seen` are the requests of theirs that came by."""

    def __init__(self, log: RequestLog) -> None:
        present = log.seals.names()  # before the journal, which a seal comes to after its file
        self.entries = _entries(log)
        told = seals_of(self.entries)
        self.seen: set[str] = set()
        self._lines: dict[str, list[tuple[str, int, str]]] = {}
        self._periods: list[tuple[str, str]] = []
        self._findings: list[Finding] = []
        for (name, sha256), before in zip(told, [(NONE, NONE), *told], strict=False):
            seal = self._intact(name, sha256, log.seals.read(name))
            if seal is not None:
                self._take(seal, before)
        unnamed = sorted(set(present) - {name for name, _ in told})
        self._findings += [_finding(None, "unnamed", seal=name) for name in unnamed]

    def __len__(self) -> int:
        """How many there are that were found unchanged."""
        return len(self._periods)

    def check(self, doc: Doc) -> list[Finding]:
        """Whether a request has what its seals say; of one in two places the hot copy counts."""
        lines = self._lines.get(doc["id"])
        if lines is None:
            return []
        self.seen.add(doc["id"])
        hashes = [event.get("hash") for event in doc["events"]]
        return [
            _finding(
                doc["id"], "cut" if len(hashes) < events else "rewritten", seal=seal, event=events
            )
            for seal, events, digest in lines
            if hashes[events - 1 : events] != [digest]
        ]

    def after(self, doc: Doc) -> int:
        """How many of its events lie in a sealed period without any seal that tells of them."""
        told = max((events for _, events, _ in self._lines.get(doc["id"], ())), default=0)
        return sum(self._holds(event.get("at")) for event in doc["events"][told:])

    def rest(self) -> list[Finding]:
        """What is wrong with the seals themselves, and the requests that never came by."""
        gone = sorted(self._lines.keys() - self.seen)
        lost = [_finding(one, "gone", seal=self._lines[one][0][0]) for one in gone]
        return [*self._findings, *lost]

    def _intact(self, name: str, sha256: str, data: bytes | None) -> Seal | None:
        seal = None if data is None or digest_of(data) != sha256 else read_seal(name, data)
        if seal is None:
            rule = "lost" if data is None else "changed"
            self._findings.append(_finding(None, rule, seal=name))
        return seal

    def _take(self, seal: Seal, before: Told) -> None:
        if (seal.before, seal.before_sha256) != before:
            self._findings.append(_finding(None, "chain", seal=seal.name, before=seal.before))
        if not fits_journal(seal, self.entries):
            self._findings.append(_finding(None, "journal", seal=seal.name, entry=seal.entries))
        self._periods.append((seal.begin, seal.end))
        for line in seal.lines:
            self._lines.setdefault(line.request, []).append((seal.name, line.events, line.hash))

    def _holds(self, at: object) -> bool:
        return isinstance(at, str) and any(begin <= at < end for begin, end in self._periods)


def read_seal(name: str, data: bytes) -> Seal | None:
    """The seal of that name; None when the text is none."""
    try:
        seal = decode(data)
    except ValueError:
        return None
    return seal if seal.name == name else None


def fits_journal(seal: Seal, entries: list[Doc]) -> bool:
    """Whether the journal begins as it stood when the seal was made."""
    if seal.entries == 0:
        return seal.head == NONE
    return [one.get("hash") for one in entries[seal.entries - 1 : seal.entries]] == [seal.head]


def _entries(log: RequestLog) -> list[Doc]:
    try:
        return log.journal.entries()
    except (TypeError, ValueError):
        return []  # who looks at the journal itself says so


def _finding(request: str | None, rule: str, **values: object) -> Finding:
    return Finding(
        request=request, rule=f"seal-{rule}", key=f"seal.verify.{rule}", values=dict(values)
    )
