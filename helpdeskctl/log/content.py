"""Bytes beside the log, named by their SHA-256: long texts and attachments.

What is stored is on disk before anything names it. Nothing here says what the bytes mean, or who
names them; bytes that no event names are `doctor`'s.
"""

from __future__ import annotations

import os
import re
from typing import TYPE_CHECKING

from helpdeskctl.errors import Damaged
from helpdeskctl.log import files

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

_NAME = re.compile(r"[0-9a-f]{64}")


class ContentStore:
    """A folder of immutable files; the first two letters of a name are its folder."""

    def __init__(self, folder: Path) -> None:
        self.folder = folder

    def put(self, data: bytes) -> str:
        """The name under which these bytes are kept, durably; the same bytes are kept once."""
        import hashlib

        name = hashlib.sha256(data).hexdigest()
        path = self._path(name)
        files.make_folder(self.folder)
        files.make_folder(path.parent)
        found = files.read(path)
        if found is not None and found[0] == data:
            files.confirm(path.parent)  # who wrote it may not have come that far
        else:
            files.replace(path, [data], check=lambda: None, keep=False)
        return name

    def get(self, name: str) -> bytes:
        """The bytes of that name, compared with it; Damaged when they are lost or altered."""
        import hashlib

        found = files.read(self._path(name))
        if found is None or hashlib.sha256(found[0]).hexdigest() != name:
            raise Damaged("log.content", name=name, path=str(self.folder))
        return found[0]

    def holds(self, name: str) -> bool:
        """Whether there is something of that name; whether it is whole, `get` tells."""
        return self._path(name).is_file()

    def remove(self, name: str) -> None:
        """Removes the bytes of that name, and what a killed writer left of them."""
        path = self._path(name)
        for stray in (*path.parent.glob(f".{name}.*.tmp"), path):
            files.remove(stray)

    def entries(self) -> Iterator[os.DirEntry[str]]:
        """The files that are kept; what a writer left half-way is none."""
        for folder in self.folder.glob("[0-9a-f][0-9a-f]"):
            with os.scandir(folder) as listed:
                yield from (one for one in listed if _NAME.fullmatch(one.name))

    def _path(self, name: str) -> Path:
        if not _NAME.fullmatch(name):
            raise Damaged("log.content", name=name, path=str(self.folder))
        return self.folder / name[:2] / name


class ContentMemory:
    """The twin of a store, in memory."""

    def __init__(self) -> None:
        self._kept: dict[str, bytes] = {}

    def put(self, data: bytes) -> str:
        """The name under which these bytes are kept."""
        import hashlib

        name = hashlib.sha256(data).hexdigest()
        self._kept[name] = data
        return name

    def get(self, name: str) -> bytes:
        """The bytes of that name; Damaged when there are none."""
        if name not in self._kept:
            raise Damaged("log.content", name=name, path="memory")
        return self._kept[name]

    def holds(self, name: str) -> bool:
        """Whether there is something of that name."""
        return name in self._kept

    def remove(self, name: str) -> None:
        """Removes the bytes of that name."""
        self._kept.pop(name, None)

    def sizes(self) -> dict[str, int]:
        """How long what is kept is, by its name."""
        return {name: len(data) for name, data in self._kept.items()}
