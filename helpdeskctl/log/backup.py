"""A backup: a folder with the files of a log of one moment, and a manifest that vouches for them.

It has its name only when it is whole and on disk. What is checked about it, `backup_check` does.
"""

from __future__ import annotations

import os
import re
from pathlib import Path
from shutil import rmtree
from typing import TYPE_CHECKING, Any, NamedTuple
from zlib import crc32

from helpdeskctl.errors import BadValue, Damaged, NotFound, TryAgain
from helpdeskctl.log import files, lines, strictjson
from helpdeskctl.log.journal import DeskJournal
from helpdeskctl.log.lock import Lock
from helpdeskctl.log.logfile import LogFile
from helpdeskctl.log.staging import every, staged
from helpdeskctl.log.storage import LogStorage

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping

KIND = "helpdeskctl-backup"
SCHEMA = 1
MANIFEST = "MANIFEST.json"
NAME = re.compile(r"[0-9]{8}T[0-9]{6}Z")
LOG = "log"
_CHUNK = 1 << 20
_CREATE = os.O_WRONLY | os.O_CREAT | os.O_EXCL | os.O_NOFOLLOW | os.O_CLOEXEC


class Taken(NamedTuple):
    """A backup that was made: `sha256` is its manifest's, `size` in bytes."""

    path: Path
    sha256: str
    requests: int
    files: int
    size: int


def take(desk: Path, target: Path, beside: Mapping[str, Path], at: str, wait_s: float) -> Taken:
    """Copies the log of a desk, and the files `beside` it by their names, into a new folder.

    `at` is now as `iso` writes it. BadValue for a target in the desk itself; Damaged where the
    log is: a backup of that would only seem to be one.
    """
    if target.resolve().is_relative_to(desk.resolve()):
        raise BadValue("backup.inside", path=str(target))
    LogFile(desk / LOG / "active.json").load()  # damage is told where it is, not of a copy
    name = "".join(letter for letter in at if letter not in "-:")
    making = target / f".{crc32(str(desk.resolve()).encode()):08x}.tmp"
    try:
        files.make_private(target)
        with staged(desk / LOG, wait_s) as place:
            _clear(making)
            if (target / name).exists():
                raise TryAgain("backup.exists", path=str(target / name))
            try:
                taken = _fill(making, place, beside, {"desk": str(desk), "taken_at": at})
                making.rename(target / name)
            finally:
                _clear(making)
        files.confirm(target)
    except OSError as error:
        raise files.failure(error, target) from error
    return taken._replace(path=target / name)


def _fill(making: Path, place: Path, beside: Mapping[str, Path], about: dict[str, Any]) -> Taken:
    """Everything into the new folder, the manifest last, and all of it on disk."""
    counters, requests = _counted(place)
    sources = {f"{LOG}/{name}": place / name for name in every(place)} | dict(beside)
    copied = [_copied(name, path, making / name) for name, path in sources.items()]
    known = {"schema": SCHEMA, "kind": KIND, **about, "counters": counters, "requests": requests}
    head = strictjson.dump(known)[:-1]
    inner = b",\n".join(strictjson.dump(one) for one in copied)
    sha256 = _written(making / MANIFEST, [head, b',"files":[\n', inner, b"\n]}\n"])
    _settle(making)
    return Taken(making, sha256, requests, len(copied), sum(one["size"] for one in copied))


def _counted(place: Path) -> tuple[dict[str, Any], int]:
    """The counters, and how many requests there are; Damaged when a file of the log is."""
    lock = Lock(place)
    snapshot = LogFile(place / "active.json", lock).load()
    if snapshot.identity is None:
        raise NotFound("log.missing", path=str(place.parent))
    numbers = set(snapshot.lines())
    try:
        for path in sorted(place.glob("archive/*.json")):
            numbers.update(LogFile(path, lock, keep=False).load().lines())
        DeskJournal(LogStorage(place / "desk.json", lock), lock).entries()
    except Damaged as error:
        told = Path(str(error.values["path"]))
        error.values["path"] = str(place.parent / told.relative_to(place))
        raise
    return lines.counters(snapshot), len(numbers)


def _settle(making: Path) -> None:
    """All of it on disk; once it is written, which is many times faster than one by one."""
    for path in [*making.rglob("*"), making]:
        handle = os.open(path, os.O_RDONLY | os.O_NOFOLLOW | os.O_CLOEXEC)
        try:
            os.fsync(handle)
        finally:
            os.close(handle)


def _copied(name: str, source: Path, target: Path) -> dict[str, Any]:
    """One file to its new place, for its owner alone; what the manifest says of it."""
    files.make_private(target.parent)
    with source.open("rb") as file:
        sha256 = _written(target, iter(lambda: file.read(_CHUNK), b""))
    return {"path": name, "size": target.stat().st_size, "sha256": sha256}


def _written(target: Path, parts: Iterable[bytes]) -> str:
    """The SHA-256 of what was written."""
    import hashlib

    digest = hashlib.sha256()
    with os.fdopen(os.open(target, _CREATE, 0o600), "wb") as file:
        for part in parts:
            file.write(part)
            digest.update(part)
    return digest.hexdigest()


def _clear(making: Path) -> None:
    if making.is_dir():
        rmtree(making)
