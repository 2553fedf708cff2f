"""A file for somebody else, written whole or not at all: exports and reports.

A pipe or device is written to as it is. What a desk itself lives on is never written over.
"""

from __future__ import annotations

import os
from contextlib import contextmanager, suppress
from pathlib import Path
from typing import TYPE_CHECKING

from helpdeskctl.desk import place
from helpdeskctl.errors import BadValue, NotFound, TryAgain

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

_OURS = (place.DESK, place.PEOPLE, "catalog.yaml", "sla.yaml")


@contextmanager
def whole_file(path: Path, *, private: bool = False) -> Iterator[Callable[[str], object]]:
    """A `write` for a file of text that appears, fsynced, at the end of the block."""
    with whole_bytes(path, private=private) as write:
        yield lambda text: write(text.encode())


@contextmanager
def whole_bytes(path: Path, *, private: bool = False) -> Iterator[Callable[[bytes], object]]:
    """The same for a file that is no text."""
    target = Path(os.path.realpath(path))
    _refuse_our_own(target)
    special = target.exists() and not target.is_file()
    writing = _straight(target) if special else _replaced(target, 0o600 if private else 0o666)
    try:
        with writing as write:
            yield write
    except FileNotFoundError as error:
        raise NotFound("file.unwritable", path=str(path), reason=error.strerror) from error
    except OSError as error:
        raise TryAgain("file.unwritable", path=str(path), reason=error.strerror) from error


def _refuse_our_own(target: Path) -> None:
    """Neither the log nor the files a desk is made of, wherever they are."""
    inside = any(
        (folder / place.DESK).exists() and target.is_relative_to(folder / "log")
        for folder in target.parents
    )
    if inside or (target.name in _OURS and target.exists()):
        raise BadValue("file.ours", path=str(target))


@contextmanager
def _straight(target: Path) -> Iterator[Callable[[bytes], object]]:
    with target.open("wb") as file:
        yield file.write


@contextmanager
def _replaced(target: Path, mode: int) -> Iterator[Callable[[bytes], object]]:
    temporary = target.with_name(f".{target.name}.{os.getpid()}.tmp")
    flags = os.O_WRONLY | os.O_CREAT | os.O_EXCL
    try:
        with os.fdopen(os.open(temporary, flags, mode), "wb") as file:
            yield file.write
            file.flush()
            os.fsync(file.fileno())
        temporary.replace(target)
    finally:
        with suppress(OSError):
            temporary.unlink()
