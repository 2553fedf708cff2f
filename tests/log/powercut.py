"""What a disk keeps of a folder when the process is killed, or the power is cut, at any call; no tests.

The model is the strictest that POSIX allows: bytes that were not fsynced are lost or cut short, and
so are the names of a folder that was not.
"""

from __future__ import annotations

import os
import shutil
from contextlib import contextmanager
from pathlib import Path
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

CALLS = (
    *("open", "write", "pwrite", "ftruncate", "fsync", "fchmod", "close"),
    *("link", "rename", "replace", "unlink", "mkdir", "chmod", "rmdir"),
)


class Stopped(BaseException):
    """The process is no more; what it would clean up stays."""


class Disk:
    """A folder as it would be found after a power cut."""

    def __init__(self, folder: Path) -> None:
        self.folder = folder
        self._names: dict[Path, dict[str, int]] = {}
        self._bytes: dict[int, bytes] = {}
        self.calls = 0
        self._stop_at = 0
        self._dead = False
        self._opened: set[int] = set()
        for place in (folder, *(path for path in folder.rglob("*") if path.is_dir())):
            self._note_names(place)
        for path in folder.rglob("*"):
            if path.is_file():
                self._bytes[path.stat().st_ino] = path.read_bytes()

    @contextmanager
    def watching(self, stop_at: int = 0) -> Iterator[None]:
        """Every call to the system goes through here; the one with that number is the last."""
        real = {name: getattr(os, name) for name in CALLS}
        self.calls, self._stop_at, self._dead = 0, stop_at, False
        self._opened.clear()
        for name in CALLS:
            setattr(os, name, self._through(name, real[name]))
        try:
            yield
        finally:
            for name in CALLS:
                setattr(os, name, real[name])
            for handle in self._opened:
                os.close(handle)

    def _through(self, name: str, real: Callable[..., Any]) -> Callable[..., Any]:
        def call(*given: Any, **named: Any) -> Any:
            self.calls += 1
            if self._dead or self.calls == self._stop_at:
                if name == "write" and not self._dead:
                    real(given[0], bytes(given[1])[: len(given[1]) // 2])
                self._dead = True
                raise Stopped
            result = real(*given, **named)
            self._note(name, given, result)
            return result

        return call

    def _note(self, name: str, given: tuple[Any, ...], result: Any) -> None:
        if name == "open":
            self._opened.add(result)
        elif name == "close":
            self._opened.discard(given[0])
        elif name == "fsync":
            path = Path(f"/proc/self/fd/{given[0]}").readlink()
            if path.is_dir():
                self._note_names(path)
            else:
                self._bytes[os.fstat(given[0]).st_ino] = path.read_bytes()

    def _note_names(self, place: Path) -> None:
        self._names[place] = {path.name: path.lstat().st_ino for path in place.iterdir()}
        for path in place.iterdir():
            if path.is_dir():
                self._names.setdefault(path, {})  # it is there, and what is in it is not sure

    def cut(self) -> None:
        """The power goes: what was not fsynced is lost, names and bytes."""
        places = {self._inode(place): place for place in self._names}
        found = list(self._found(self.folder, places))
        for path in self.folder.iterdir():
            shutil.rmtree(path) if path.is_dir() else path.unlink()
        for path, data in found:
            path.mkdir() if data is None else path.write_bytes(data)
        self.__init__(self.folder)  # type: ignore[misc] # what was found is what is durable now

    def _found(self, place: Path, places: dict[int, Path]) -> Iterator[tuple[Path, bytes | None]]:
        for name, inode in self._names.get(place, {}).items():
            if inode in places:
                yield place / name, None
                yield from self._found(place / name, places)
            else:
                yield place / name, self._bytes.get(inode, b"")

    @staticmethod
    def _inode(place: Path) -> int:
        return place.stat().st_ino if place.exists() else -1
