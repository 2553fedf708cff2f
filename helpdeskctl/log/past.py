"""What each person asked for and each asset was asked about before: the last few, archived.

Derived from the archive by its sweep, and read only for a hint to whoever records a request. A
line is found by a checksum of the name, so that a large file costs no parsing.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Any
from zlib import crc32

from helpdeskctl.errors import Damaged
from helpdeskctl.log.lines import META, summary_of, table_pieces

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping

    from helpdeskctl.log.logfile import LogFile
    from helpdeskctl.log.snapshot import Snapshot

    Brief = dict[str, Any]
    Doc = dict[str, Any]

MOST = 3
_TABLE = "people"
_KEYS = ("email", "name", "asset")
_BRIEF = ("id", "subject", "service", "solution", "security", "received_at", "status")


def keys_of(summary: Mapping[str, Any]) -> list[str]:
    """The words under which a request is found again: `email:…`, `name:…`, `asset:…`."""
    values = ((name, summary.get(name)) for name in _KEYS)
    return [f"{name}:{word}" for name, value in values if (word := _word(value))]


def _word(value: object) -> str:
    """What is nameless or redacted is nobody's, not everybody's."""
    return value.casefold() if isinstance(value, str) else ""


def before(briefs: Iterable[Brief], summary: Mapping[str, Any]) -> list[Brief]:
    """The last few that came in before this request, the newest first."""
    this = _order({"received_at": 0, **summary})
    return newest(one for one in briefs if _order(one) < this)


def _order(one: Mapping[str, Any]) -> tuple[int, str]:
    return one["received_at"], one["id"]


def brief(summary: Mapping[str, Any]) -> Brief:
    """What the hint tells of a request."""
    return {name: summary.get(name) for name in _BRIEF}


def newest(briefs: Iterable[Brief]) -> list[Brief]:
    """The last three, and the last that was solved; each request once, the newest first."""
    once = sorted({one["id"]: one for one in briefs}.values(), key=_order, reverse=True)
    solved = next((place for place, one in enumerate(once) if one["solution"]), 0)
    return [*once[:MOST], *once[max(solved, MOST) : solved + 1]]


def hot(snapshot: Snapshot, keys: list[str]) -> Iterator[Brief]:
    """Those in the hot file; only lines that hold the words are parsed."""
    from helpdeskctl.log import strictjson

    words = [strictjson.dump(key.partition(":")[2])[1:-1] for key in keys]
    for line in snapshot.lines().values():
        # Bytes know the capitals of ASCII only.
        low = line.lower() if line.isascii() else line.decode().casefold().encode()
        if any(word in low for word in words):
            summary = summary_of(line)
            if set(keys) & set(keys_of(summary)):
                yield brief(summary)


def archived(file: LogFile, keys: list[str]) -> list[Brief]:
    """Those that the sweep put down; none where there is nothing, or nothing whole."""
    try:
        snapshot = file.load()
        docs = [_line(snapshot, key) for key in keys]
    except Damaged:
        return []
    return [one for doc, key in zip(docs, keys, strict=True) for one in dict(doc).get(key, ())]


def _line(snapshot: Snapshot, key: str) -> list[tuple[str, list[Brief]]]:
    doc = snapshot.document(crc32(key.encode()), _TABLE)
    return [] if doc is None else [(name, briefs) for name, briefs in doc["of"]]


def add(file: LogFile, snapshots: Iterable[Snapshot]) -> None:
    """Put down what these months tell, beside what is there; over a damaged file too."""
    try:
        seen = file.load()
        known = _known(seen)
    except Damaged:
        file.path.unlink()
        seen, known = file.load(), {}
    for snapshot in snapshots:
        for line in snapshot.lines().values():
            summary = summary_of(line)
            for key in keys_of(summary):
                known[key] = newest([*known.get(key, ()), brief(summary)])
    docs: dict[str, Doc] = {}
    for key, briefs in known.items():
        docs.setdefault(str(crc32(key.encode())), {"of": []})["of"].append([key, briefs])
    file.replace(
        seen.identity, {META: table_pieces(META, {"1": {}}), _TABLE: table_pieces(_TABLE, docs)}
    )


def _known(snapshot: Snapshot) -> dict[str, list[Brief]]:
    if _TABLE not in snapshot.names():
        return {}
    docs = snapshot.docs(_TABLE).values()
    return {key: briefs for doc in docs for key, briefs in doc["of"]}
