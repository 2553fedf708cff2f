"""One file of tables, read whole and replaced whole: safe against crashes and a second process.

It knows neither TinyDB, whose entrance is `storage`, nor what is in a request.
"""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

from helpdeskctl.errors import Damaged, TryAgain
from helpdeskctl.log import files
from helpdeskctl.log.frame import NEWER, damaged, header
from helpdeskctl.log.lines import body
from helpdeskctl.log.lock import Lock
from helpdeskctl.log.snapshot import Snapshot

if TYPE_CHECKING:
    import os
    from collections.abc import Mapping

    from helpdeskctl.log.lines import Pieces
    from helpdeskctl.log.snapshot import Identity

_HEADER_ROOM = 128


class LogFile:
    """A log file at a path, and the lock under which it is replaced."""

    def __init__(
        self, path: str | Path, lock: Lock | None = None, *, keep: bool = True, wait_s: float = 10.0
    ) -> None:
        """`keep` leaves the generation before as `<name>.1`."""
        self.path = Path(path)
        self.lock = lock or Lock(self.path.parent, wait_s)
        self._keep = keep

    def load(self) -> Snapshot:
        """The file as it is now; Damaged if it is not whole."""
        found = files.read(self.path)
        if found is None:
            if self._keep and files.is_there(self.path.with_name(self.path.name + ".1")):
                raise damaged(self.path, "gone", 0)
            return Snapshot(b"", self.path, None)
        return Snapshot(found[0], self.path, _identity(*found))

    def derived(self) -> Snapshot | None:
        """A file that can be made anew, to be written over: empty, where it was damaged.

        None where a newer program wrote it: that one is neither believed nor touched.
        """
        try:
            return self.load()
        except Damaged as error:
            if error.key == NEWER:
                return None
            files.remove(self.path)
            return self.load()

    def replace(self, seen: Identity | None, tables: Mapping[str, Pieces]) -> Identity:
        """Writes the JSON of all tables over the generation that was seen; under the lock."""
        content = body(tables)
        first = header(content)

        def unchanged() -> None:
            if self.identity() != seen:
                raise TryAgain("log.changed", path=str(self.path))

        status = files.replace(self.path, [first, *content], check=unchanged, keep=self._keep)
        return _identity(first, status)

    def keep_present(self) -> None:
        """Lets the generation before be the present one: nothing of the past is left in it."""
        files.keep_present(self.path)

    def identity(self) -> Identity | None:
        """What tells one generation of the file from another, without reading all of it."""
        found = files.read(self.path, _HEADER_ROOM)
        return None if found is None else _identity(*found)


def _identity(raw: bytes, status: os.stat_result) -> Identity:
    first = raw[: raw.find(b"\n") + 1]
    return status.st_dev, status.st_ino, status.st_size, status.st_mtime_ns, first
