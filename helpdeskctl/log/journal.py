"""What the desk itself did: agreements taken into force, reviews, redactions; chained entries.

It keeps entries in any TinyDB storage and does not know what they mean.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from helpdeskctl.log.chain import link
from helpdeskctl.log.numbering import runs_of

if TYPE_CHECKING:
    from contextlib import AbstractContextManager

    from tinydb.storages import Storage

    from helpdeskctl.log.numbering import Run
    from helpdeskctl.log.port import Doc

ROOT = "journal"
AGREEMENT = "agreement"
IMPORTED = "imported"
SEALED = "sealed"
RESTORED = "restored"
BACKED_UP = "backed-up"
VERSION = 1
"""The form of an entry's data."""
_TABLE = "entries"
_NOBODY: frozenset[str] = frozenset()


class DeskJournal:
    """The journal in a storage; `lock` is held from reading to writing."""

    def __init__(self, storage: Storage, lock: AbstractContextManager[None]) -> None:
        self._storage = storage
        self._lock = lock

    def append(self, kind: str, data: dict[str, Any], at: str, actor: str) -> Doc:
        """Writes one entry and returns it, with its number and hash."""
        entry: Doc = {"at": at, "actor": actor, "kind": kind, "v": VERSION, "data": data}
        with self._lock:
            tables = self._storage.read() or {}
            entries = _sorted(tables)
            link(entries, [entry], ROOT, lambda _: _NOBODY)
            numbered = {str(known["seq"]): known for known in entries}
            self._storage.write({**tables, _TABLE: numbered})
        return entry

    def adopt(self, entries: list[Doc]) -> None:
        """Takes over the entries of another journal, in the place of all there are."""
        with self._lock:
            tables = self._storage.read() or {}
            numbered = {str(number): entry for number, entry in enumerate(entries, 1)}
            self._storage.write({**tables, _TABLE: numbered})

    def entries(self) -> list[Doc]:
        """All entries, oldest first."""
        return _sorted(self._storage.read() or {})


def _sorted(tables: dict[str, dict[str, Any]]) -> list[Doc]:
    return [entry for _, entry in sorted(tables.get(_TABLE, {}).items(), key=lambda e: int(e[0]))]


def agreements_of(entries: list[Doc]) -> dict[str, str | None]:
    """The agreements that a journal tells of, each with the SHA-256 of how it is kept.

    Entries of before there was one have none; of two the last counts.
    """
    found: dict[str, str | None] = {}
    for entry in entries:
        data = entry.get("data")
        pairs: Any = ()
        if isinstance(data, dict) and entry.get("kind") == AGREEMENT:
            pairs = [[data.get("name"), data.get("sha256")]]
        elif isinstance(data, dict) and entry.get("kind") == IMPORTED:
            pairs = data.get("agreements")
        for pair in pairs if isinstance(pairs, list) else ():
            if isinstance(pair, list) and len(pair) == 2:
                found[str(pair[0])] = pair[1] or found.get(str(pair[0]))
    return found


def seals_of(entries: list[Doc]) -> list[tuple[str, str]]:
    """The seals that a journal tells of, in the order they were made: name and SHA-256."""
    told = (entry.get("data") for entry in entries if entry.get("kind") == SEALED)
    return [(str(one.get("name")), str(one.get("sha256"))) for one in told if isinstance(one, dict)]


def skips_of(entries: list[Doc]) -> list[Run]:
    """The runs of numbers that a journal says were left out, when a log was restored."""
    told = (entry.get("data") for entry in entries if entry.get("kind") in (RESTORED, IMPORTED))
    return [run for one in told if isinstance(one, dict) for run in runs_of(one.get("skipped"))]
