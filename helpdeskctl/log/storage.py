"""TinyDB's entrance to a log file: a storage, and a table that parses only what it is asked for.

`LogStorage` is good for any TinyDB database. What makes a file safe is `logfile`'s business.
"""

from __future__ import annotations

from collections.abc import MutableMapping
from typing import TYPE_CHECKING, Any, cast

from tinydb.storages import Storage
from tinydb.table import Document, Table

from helpdeskctl.log.lines import OURS, block, encode, table_pieces
from helpdeskctl.log.logfile import LogFile

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator, Mapping
    from pathlib import Path

    from helpdeskctl.log.lock import Lock
    from helpdeskctl.log.snapshot import Identity, Snapshot


class LogStorage(Storage):
    """A log file as TinyDB reads and writes it: all tables at once."""

    def __init__(
        self, path: str | Path, lock: Lock | None = None, *, keep: bool = True, wait_s: float = 10.0
    ) -> None:
        """`keep` leaves the generation before as `<name>.1`."""
        self.file = LogFile(path, lock, keep=keep, wait_s=wait_s)
        self._seen: Identity | None = None
        self._was_read = False

    def read(self) -> dict[str, dict[str, Any]] | None:
        """All tables, parsed; None if there is no file."""
        snapshot = self.file.load()
        self._seen, self._was_read = snapshot.identity, True
        if snapshot.identity is None:
            return None
        return {name: snapshot.docs(name) for name in snapshot.names()}

    def write(self, data: dict[str, dict[str, Any]]) -> None:
        """Replaces all tables, unless somebody else has since they were read."""
        with self.file.lock:
            if not self._was_read:
                self.read()  # nothing is written over a damaged file
            tables = {
                name: table_pieces(name, docs) for name, docs in data.items() if name not in OURS
            }
            self._seen = self.file.replace(self._seen, tables)


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
        self._file = storage.file
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
            tables = {**snapshot.tables(), self.name: block(docs.lines())}
            self._file.replace(snapshot.identity, tables)
        self.clear_cache()
