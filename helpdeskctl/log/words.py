"""A table of a log file in which words are looked up: a line each, found by a checksum.

So one word costs no parsing of the others. What is kept under a word is the caller's.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Any
from zlib import crc32

from helpdeskctl.log.lines import table_pieces

if TYPE_CHECKING:
    from collections.abc import Mapping

    from helpdeskctl.log.lines import Pieces
    from helpdeskctl.log.snapshot import Snapshot


def checksum(word: str) -> int:
    """Under which number a word stands, with others that happen to have the same."""
    return crc32(word.encode())


def pieces(table: str, known: Mapping[str, Any]) -> Pieces:
    """The JSON of a table that holds these words."""
    docs: dict[str, dict[str, list[Any]]] = {}
    for word, what in known.items():
        docs.setdefault(str(checksum(word)), {"of": []})["of"].append([word, what])
    return table_pieces(table, docs)


def look_up(snapshot: Snapshot, table: str, word: str) -> Any:
    """What is kept under a word; None for nothing."""
    doc = snapshot.document(checksum(word), table)
    return None if doc is None else dict(doc["of"]).get(word)


def everything(snapshot: Snapshot, table: str) -> dict[str, Any]:
    """All words with what is kept under them; none where there is no such table."""
    if table not in snapshot.names():
        return {}
    return {word: what for doc in snapshot.docs(table).values() for word, what in doc["of"]}
