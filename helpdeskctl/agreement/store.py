"""The folder of compiled files: immutable snapshots by name, and small files that are replaced.

It parses no YAML and decides nothing; whoever writes holds the desk's lock.
"""

from __future__ import annotations

import json
import os
import re
import stat
from contextlib import suppress
from functools import cache
from pathlib import Path
from typing import Any

from helpdeskctl.errors import Damaged, NotFound, TryAgain

SCHEMA = 1
NAME = re.compile(r"[0-9]+\.[0-9]+\.[0-9]+-[0-9a-f]{12}")

Plain = dict[str, Any]
Key = list[int] | None


def stat_key(path: Path) -> Key:
    """Return what changes when a file does: device, inode, size, mtime; None without the file."""
    try:
        found = path.stat()
    except OSError:
        return None
    return [found.st_dev, found.st_ino, found.st_size, found.st_mtime_ns]


def refuse_newer(path: Path, held: Plain) -> None:
    """Raise Damaged for what a newer program compiled."""
    if isinstance(held.get("schema"), int) and held["schema"] > SCHEMA:
        raise Damaged("agreement.newer", path=str(path), schema=held["schema"], known=SCHEMA)


def read_json(path: Path) -> Plain | None:
    """Return a compiled file; None when there is none or it is damaged."""
    try:
        held = json.loads(path.read_bytes())
    except (FileNotFoundError, NotADirectoryError, ValueError):
        return None
    except OSError as error:
        raise NotFound("agreement.unreadable", path=str(path), reason=error.strerror) from error
    if not isinstance(held, dict):
        return None
    refuse_newer(path, held)
    return held if held.get("schema") == SCHEMA else None


def sound(name: str, data: bytes) -> bool:
    """Return whether bytes are a snapshot of that name, as far as its form can tell.

    Raises Damaged for one that a newer program compiled.
    """
    try:
        held = json.loads(data)
    except (ValueError, RecursionError):
        return False
    if not isinstance(held, dict) or not _formed(name, held):
        return False
    refuse_newer(Path(f"{name}.json"), held)
    return held.get("schema") == SCHEMA


def _formed(name: str, held: Plain) -> bool:
    return (
        NAME.fullmatch(name) is not None
        and held.get("name") == name
        and all(isinstance(held.get(part), dict) for part in ("catalog", "sla", "zones"))
    )


@cache
def stored(store: Path, name: str) -> Plain:
    """Return the snapshot of that name, the same object each time: it must not be changed.

    Raises Damaged when it is not there or not whole.
    """
    held = read_json(store / f"{name}.json") if NAME.fullmatch(name) else None
    if held is None or not _formed(name, held):
        raise Damaged("agreement.snapshot", name=name)
    return held


def newest(store: Path) -> str | None:
    """Return the name of the snapshot written last."""
    found = [path for path in store.glob("*.json") if NAME.fullmatch(path.stem)]
    return max(found, key=lambda path: path.stat().st_mtime_ns).stem if found else None


def write_atomic(folder: Path, name: str, data: bytes) -> None:
    """Replace a file whole, with the folder's own openness to its group, and make it last.

    Raises TryAgain when the disk refuses; the old file then still stands.
    """
    temporary = folder / f".{name}.{os.getpid()}.tmp"
    try:
        folder.mkdir(exist_ok=True)
        _write(temporary, data, folder.stat())
        temporary.replace(folder / name)
        _sync(folder)
    except BaseException as error:
        with suppress(OSError):  # the first failure is the one to tell of
            temporary.unlink()
        if isinstance(error, OSError):
            told = {"path": str(folder / name), "reason": error.strerror}
            raise TryAgain("agreement.store", **told) from error
        raise


def _write(path: Path, data: bytes, folder: os.stat_result) -> None:
    flags = os.O_WRONLY | os.O_CREAT | os.O_TRUNC | os.O_NOFOLLOW | os.O_CLOEXEC
    with os.fdopen(os.open(path, flags, 0o600), "wb") as file:
        # Neither umask nor first group may lock colleagues out of a desk that a group shares.
        shared = folder.st_mode & (stat.S_ISGID | stat.S_IWGRP)
        os.fchmod(file.fileno(), 0o660 if shared else 0o600)
        try:
            os.fchown(file.fileno(), -1, folder.st_gid if shared else -1)
        except PermissionError:
            # Not a member of the folder's group: then our own group has no business here.
            os.fchmod(file.fileno(), 0o600)
        file.write(data)
        file.flush()
        os.fsync(file.fileno())


def _sync(folder: Path) -> None:
    handle = os.open(folder, os.O_RDONLY | os.O_DIRECTORY | os.O_CLOEXEC)
    try:
        os.fsync(handle)
    finally:
        os.close(handle)
