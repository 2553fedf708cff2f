"""Seals: what stood in the log when a period was sealed, as plain text that nobody changes again.

It makes the text, takes it apart and keeps the files; when one is made is `desk`'s, whether the
log still is what they say `verify_seals`'.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, NamedTuple

from helpdeskctl.errors import BadValue
from helpdeskctl.log import files

if TYPE_CHECKING:
    from collections.abc import Iterable
    from pathlib import Path

    from helpdeskctl.log.port import Doc

FIRST = "helpdeskctl-seal 1"
"""The first line; the number is the schema."""
NAME = re.compile(r"[1-9][0-9]{3}-[01][0-9](?:-[0-3][0-9])?")
NONE = "-"
_SUFFIX = ".txt"


class Line(NamedTuple):
    """A request as it stood: its id, how many events it had, the hash of the last of them."""

    request: str
    events: int
    hash: str


class Seal(NamedTuple):
    """A seal, taken apart; instants as `iso` writes them, `-` where there is nothing to name."""

    name: str
    """The period: `2026-10`, or `2026-10-31`."""
    begin: str
    end: str
    zone: str
    sealed_at: str
    entries: int
    """How long the desk's journal was."""
    head: str
    """The hash of its last entry."""
    before: str
    """The name of the seal that was made before this one."""
    before_sha256: str
    recap: str
    """The SHA-256 of a month's recap: canonical JSON without its field `seal`."""
    lines: tuple[Line, ...]


def encode(seal: Seal) -> bytes:
    """The text of a seal."""
    rows: list[tuple[object, ...]] = [
        (FIRST,),
        ("period", seal.name, seal.begin, seal.end, seal.zone),
        ("sealed", seal.sealed_at),
        ("journal", seal.entries, seal.head),
        ("before", seal.before, seal.before_sha256),
        ("recap", seal.recap),
        ("requests", len(seal.lines)),
        *seal.lines,
    ]
    return "".join(" ".join(map(str, row)) + "\n" for row in rows).encode()


def decode(data: bytes) -> Seal:
    """The seal of a text; ValueError unless it is just what `encode` makes."""
    rows = [line.split(" ") for line in data.decode("ascii").splitlines()]
    heads = {row[0]: row[1:] for row in rows[1:7]}
    name, begin, end, zone = heads.get("period", [])
    entries, head = heads.get("journal", [])
    before, before_sha256 = heads.get("before", [])
    (sealed_at,), (recap,) = heads.get("sealed", []), heads.get("recap", [])
    lines = tuple(Line(one, int(events), digest) for one, events, digest in rows[7:])
    times = (begin, end, zone, sealed_at)
    seal = Seal(name, *times, int(entries), head, before, before_sha256, recap, lines)
    if encode(seal) != data or not NAME.fullmatch(name):
        msg = "no seal of ours"
        raise ValueError(msg)
    return seal


def digest_of(data: bytes) -> str:
    """The SHA-256 of a seal, which stands in the journal and on the signed recap."""
    import hashlib

    return hashlib.sha256(data).hexdigest()


def lines_of(docs: Iterable[Doc], begin: str, end: str) -> tuple[Line, ...]:
    """Every request that something happened to, or was recorded of, in [begin, end), by number."""
    touched = (doc for doc in docs if any(_within(one, begin, end) for one in doc["events"]))
    found = (
        (doc["n"], Line(doc["id"], len(doc["events"]), doc["events"][-1]["hash"]))
        for doc in touched
    )
    return tuple(line for _, line in sorted(found))


def _within(event: Doc, begin: str, end: str) -> bool:
    return any(begin <= str(event[name]) < end for name in ("at", "recorded_at"))


class SealFiles:
    """The folder `seals` of a log."""

    def __init__(self, folder: Path) -> None:
        self.folder = folder

    def names(self) -> list[str]:
        """The periods that have a file, and whatever else lies there by its whole name."""
        if not self.folder.is_dir():
            return []
        found = (path.name for path in self.folder.iterdir() if not path.name.startswith("."))
        return sorted(name.removesuffix(_SUFFIX) for name in found)

    def read(self, name: str) -> bytes | None:
        """The text of a period's seal; None when there is none."""
        if not NAME.fullmatch(name):
            return None
        found = files.read(self.folder / f"{name}{_SUFFIX}")
        return None if found is None else found[0]

    def put(self, name: str, data: bytes) -> None:
        """Keeps a seal, durably, under the log's lock; one that is there stays as it is."""
        if not NAME.fullmatch(name):
            raise BadValue("seal.period", text=name)
        if self.read(name) is None:
            files.make_folder(self.folder)
            path = self.folder / f"{name}{_SUFFIX}"
            files.replace(path, [data], check=lambda: None, keep=False)


class SealMemory:
    """The twin of the folder, in memory."""

    def __init__(self) -> None:
        self._kept: dict[str, bytes] = {}

    def names(self) -> list[str]:
        """The periods that have a seal."""
        return sorted(self._kept)

    def read(self, name: str) -> bytes | None:
        """The text of a period's seal; None when there is none."""
        return self._kept.get(name)

    def put(self, name: str, data: bytes) -> None:
        """Keeps a seal; one that is there stays as it is."""
        self._kept.setdefault(name, data)
