"""One writer at a time: a lock on `.lock` in the folder, waited for a bounded time.

Readers take none. The file is never removed: who locks a removed file locks nothing.
"""

from __future__ import annotations

import fcntl
import os
import time
from contextlib import suppress
from typing import TYPE_CHECKING

from helpdeskctl.errors import TryAgain
from helpdeskctl.log.files import failure, let_go, settle_access

if TYPE_CHECKING:
    from pathlib import Path

_FLAGS = os.O_RDWR | os.O_NOFOLLOW | os.O_CLOEXEC


class Lock:
    """The lock of a folder, as a context; inside of it, it may be entered again."""

    def __init__(self, folder: Path, wait_s: float = 10.0, name: str = ".lock") -> None:
        self.path = folder / name
        self.wait_s = wait_s
        self._handle = -1
        self._depth = 0

    def __enter__(self) -> None:
        if self._depth == 0:
            self._handle = self._acquire()
        self._depth += 1

    def __exit__(self, *_: object) -> None:
        self._depth -= 1
        if self._depth == 0:
            let_go(self._handle)  # which unlocks

    def _acquire(self) -> int:
        handle = self._open()
        try:
            self._wait(handle)
        except BaseException as error:
            let_go(handle)
            if isinstance(error, OSError):
                raise failure(error, self.path) from error
            raise
        with suppress(OSError):  # it only helps who waits; a full disk says so at the write
            os.ftruncate(handle, 0)
            os.pwrite(handle, b"%d\n" % os.getpid(), 0)
        return handle

    def _open(self) -> int:
        try:
            with suppress(FileNotFoundError):
                return os.open(self.path, _FLAGS)
            with suppress(FileExistsError):
                return self._create()
            return os.open(self.path, _FLAGS)
        except OSError as error:
            raise failure(error, self.path) from error

    def _create(self) -> int:
        handle = os.open(self.path, _FLAGS | os.O_CREAT | os.O_EXCL, 0o600)
        try:
            settle_access(handle, self.path.parent)
        except OSError:
            let_go(handle)
            raise
        return handle

    def _wait(self, handle: int) -> None:
        deadline = time.monotonic() + self.wait_s
        pause = 0.001
        while not _locked(handle):
            if time.monotonic() >= deadline:
                holder = os.pread(handle, 20, 0).decode("ascii", "replace").strip()
                raise TryAgain("log.busy", pid=holder or "?", seconds=self.wait_s)
            time.sleep(pause)
            pause = min(pause * 2, 0.05)


def _locked(handle: int) -> bool:
    try:
        fcntl.flock(handle, fcntl.LOCK_EX | fcntl.LOCK_NB)
    except BlockingIOError:
        return False
    return True
