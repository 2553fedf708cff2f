"""The files of a log as they were at one moment, by a second name, so that nobody waits for a copy.

Most names are given before the lock is taken; under it only what changed since. What is derived
is left out: it is made anew from the rest. Copying the bytes is the caller's.
"""

from __future__ import annotations

import os
from contextlib import contextmanager, suppress
from typing import TYPE_CHECKING

from helpdeskctl.errors import TryAgain
from helpdeskctl.log import files
from helpdeskctl.log.lock import Lock

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

FILES = ("active.json", "desk.json", "key")
FOLDERS = ("archive", "catalogs", "seals", "text", "attachments", "raw")
_PLACE, _LOCK = ".backup", ".backup-lock"


@contextmanager
def staged(folder: Path, wait_s: float = 10.0) -> Iterator[Path]:
    """A folder in the log that holds the same files, while the block lasts."""
    place = folder / _PLACE
    with Lock(folder, wait_s, _LOCK):
        _remove(place)  # of a process that was killed: whoever runs holds the lock
        try:
            files.make_folder(place)
            known = _follow(folder, place, {})
            with Lock(folder, wait_s):
                _follow(folder, place, known)
            yield place
        finally:
            _remove(place)


def clear(folder: Path) -> None:
    """Removes what a killed backup left in the log; not what one needs that runs."""
    if (folder / _PLACE).is_dir():
        with suppress(TryAgain), Lock(folder, 0, _LOCK):
            _remove(folder / _PLACE)


def every(folder: Path) -> dict[str, int]:
    """The files of a log by their path in it, each with its inode; hot before archive."""
    found = {name: os.lstat(folder / name).st_ino for name in FILES if (folder / name).is_file()}
    for name in FOLDERS:
        if (folder / name).is_dir():
            found.update(_below(folder / name, f"{name}/"))
    return found


def _below(folder: Path, prefix: str) -> Iterator[tuple[str, int]]:
    with os.scandir(folder) as entries:
        for entry in entries:
            if entry.name.startswith("."):
                continue
            if entry.is_dir(follow_symlinks=False):
                yield from _below(folder / entry.name, f"{prefix}{entry.name}/")
            elif entry.is_file(follow_symlinks=False):
                yield f"{prefix}{entry.name}", entry.inode()


def _follow(folder: Path, place: Path, known: dict[str, int]) -> dict[str, int]:
    """Makes the place hold what the folder holds now; `known` is what it holds already."""
    present = every(folder)
    for name in known.keys() - present.keys():
        (place / name).unlink(missing_ok=True)
    for name, inode in present.items():
        if known.get(name) != inode:
            target = place / name
            files.make_private(target.parent)
            target.unlink(missing_ok=True)
            _link(folder / name, target)
    return present


def _link(source: Path, target: Path) -> None:
    try:
        target.hardlink_to(source)
    except FileNotFoundError:
        return  # replaced or taken out since: the look under the lock sees what is there
    except OSError:
        from shutil import copyfile

        copyfile(source, target)


def _remove(place: Path) -> None:
    if place.is_dir():
        from shutil import rmtree

        rmtree(place)
