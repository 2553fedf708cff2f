"""TinyDB's storage and table, made safe against crashes and against a second process.

`LogStorage` is good for any TinyDB database. `RequestTable` parses only the documents it is
asked for. Neither knows what is in a request.
"""

from __future__ import annotations

from collections.abc import MutableMapping
from pathlib import Path
from typing import TYPE_CHECKING, Any, cast

from tinydb.storages import Storage
from tinydb.table import Document, Table

from helpdeskctl.errors import TryAgain
from helpdeskctl.log import files
from helpdeskctl.log.frame import damaged, header
from helpdeskctl.log.lines import OURS, block, body, encode, table_pieces
from helpdeskctl.log.lock import Lock
from helpdeskctl.log.snapshot import Snapshot

if TYPE_CHECKING:
    import os
    from collections.abc import Callable, Iterator, Mapping

    from helpdeskctl.log.lines import Pieces
    from helpdeskctl.log.snapshot import Identity

_HEADER_ROOM = 128


class LogStorage(Storage):
    """One file of tables, read whole and replaced whole."""

    def __init__(
        self, path: str | Path, lock: Lock | None = None, *, keep: bool = True, wait_s: float = 10.0
    ) -> None:
        """`keep` leaves the generation before as `<name>.1`."""
        self.path = Path(path)
        self.lock = lock or Lock(self.path.parent, wait_s)
        self._keep = keep
        self._seen: Identity | None = None
        self._was_read = False

    def load(self) -> Snapshot:
        """The file as it is now; Damaged if it is not whole."""
        found = files.read(self.path)
        if found is None:
            if self._keep and self.path.with_name(self.path.name + ".1").exists():
                raise damaged(self.path, "gone", 0)
            return Snapshot(b"", self.path, None)
        return Snapshot(found[0], self.path, _identity(*found))

    def replace(self, seen: Snapshot, tables: Mapping[str, Pieces]) -> None:
        """Writes the JSON of all tables over the snapshot it was made from; under the lock."""
        self._replace(tables, seen.identity)

    def change(self, seen: Snapshot, tables: Mapping[str, Pieces]) -> None:
        """Like replace, for some of the tables; the others stay as they are."""
        self._replace({**seen.tables(), **tables}, seen.identity)

    def read(self) -> dict[str, dict[str, Any]] | None:
        """All tables, parsed; None if there is no file. TinyDB's own entrance."""
        snapshot = self.load()
        self._seen, self._was_read = snapshot.identity, True
        if snapshot.identity is None:
            return None
        return {name: snapshot.docs(name) for name in snapshot.names()}

    def write(self, data: dict[str, dict[str, Any]]) -> None:
        """Replaces all tables, unless somebody else has since they were read."""
        with self.lock:
            if not self._was_read:
                self.read()  # nothing is written over a damaged file
            tables = {
                name: table_pieces(name, docs) for name, docs in data.items() if name not in OURS
            }
            self._replace(tables, self._seen)

    def identity(self) -> Identity | None:
        """What tells one generation of the file from another, without reading all of it."""
        found = files.read(self.path, _HEADER_ROOM)
        return None if found is None else _identity(*found)

    def _replace(self, tables: Mapping[str, Pieces], seen: Identity | None) -> None:
        content = body(tables)
        first = header(content)

        def unchanged() -> None:
            if self.identity() != seen:
                raise TryAgain("log.changed", path=str(self.path))

        status = files.replace(self.path, [first, *content], check=unchanged, keep=self._keep)
        self._seen, self._was_read = _identity(first, status), True


class LazyDocs(MutableMapping[int, Any]):
    """The documents of a table by number, each parsed when it is first asked for."""

    def __init__(self, snapshot: Snapshot, table: str) -> None:
        self._parse = snapshot.parse
        self._lines = snapshot.lines(table)
        self._parsed: dict[int, Any] = {}

    def __getitem__(self, number: int) -> Any:
        if number not in self._parsed:
            self._parsed[number] = self._parse(self._lines[number])
        return self._parsed[number]

    def __setitem__(self, number: int, doc: Any) -> None:
        self._lines[number] = b""
        self._parsed[number] = doc

    def __delitem__(self, number: int) -> None:
        del self._lines[number]
        self._parsed.pop(number, None)

    def __iter__(self) -> Iterator[int]:
        return iter(self._lines)

    def __contains__(self, number: object) -> bool:
        return number in self._lines

    def clear(self) -> None:
        """Takes all documents out, without parsing them."""
        self._lines.clear()
        self._parsed.clear()

    def __len__(self) -> int:
        return len(self._lines)

    def lines(self) -> dict[int, bytes]:
        """The lines to write: those of documents nobody asked for as they were."""
        return self._lines | {number: encode(number, doc) for number, doc in self._parsed.items()}


class RequestTable(Table):
    """A table that parses one document where one is asked for, and has no stale cache."""

    default_query_cache_capacity = 0

    def __init__(
        self, storage: LogStorage, name: str, cache_size: int = 0, *, persist_empty: bool = False
    ) -> None:
        self._file = storage
        super().__init__(storage, name, cache_size=cache_size, persist_empty=persist_empty)

    def get(  # type: ignore[override] # one signature for TinyDB's eight overloads
        self, cond: Any = None, doc_id: int | None = None, doc_ids: list[int] | None = None
    ) -> Document | list[Document] | None:
        """As TinyDB's; by number without parsing any other document."""
        if doc_id is not None:
            doc = self._file.load().document(doc_id, self.name) if isinstance(doc_id, int) else None
            return None if doc is None else Document(doc, doc_id)
        if doc_ids is not None:
            wanted = set(doc_ids)
            docs = LazyDocs(self._file.load(), self.name)
            return [Document(docs[number], number) for number in docs if number in wanted]
        return super().get(cond)

    def _read_table(self) -> dict[str, Mapping[Any, Any]]:
        return cast("dict[str, Mapping[Any, Any]]", LazyDocs(self._file.load(), self.name))

    def _update_table(self, updater: Callable[[dict[int, Mapping[Any, Any]]], None]) -> None:
        with self._file.lock:
            snapshot = self._file.load()
            docs = LazyDocs(snapshot, self.name)
            updater(cast("dict[int, Mapping[Any, Any]]", docs))
            self._file.change(snapshot, {self.name: block(docs.lines())})
        self.clear_cache()


def _identity(raw: bytes, status: os.stat_result) -> Identity:
    first = raw[: raw.find(b"\n") + 1]
    return status.st_dev, status.st_ino, status.st_size, status.st_mtime_ns, first
