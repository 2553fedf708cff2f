"""What the desk itself did: agreements taken into force, reviews, redactions; chained entries.

It keeps entries in any TinyDB storage and does not know what they mean.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from helpdeskctl.log.chain import link

if TYPE_CHECKING:
    from contextlib import AbstractContextManager

    from tinydb.storages import Storage

    from helpdeskctl.log.port import Doc

ROOT = "journal"
_TABLE = "entries"
_NOBODY: frozenset[str] = frozenset()


class DeskJournal:
    """The journal in a storage; `lock` is held from reading to writing."""

    def __init__(self, storage: Storage, lock: AbstractContextManager[None]) -> None:
        self._storage = storage
        self._lock = lock

    def append(self, kind: str, data: dict[str, Any], at: str, actor: str) -> Doc:
        """Writes one entry and returns it, with its number and hash."""
        entry: Doc = {"at": at, "actor": actor, "kind": kind, "v": 1, "data": data}
        with self._lock:
            tables = self._storage.read() or {}
            entries = _sorted(tables)
            link(entries, [entry], ROOT, lambda _: _NOBODY)
            numbered = {str(known["seq"]): known for known in entries}
            self._storage.write({**tables, _TABLE: numbered})
        return entry

    def entries(self) -> list[Doc]:
        """All entries, oldest first."""
        return _sorted(self._storage.read() or {})


def _sorted(tables: dict[str, dict[str, Any]]) -> list[Doc]:
    return [entry for _, entry in sorted(tables.get(_TABLE, {}).items(), key=lambda e: int(e[0]))]
