"""Files that are read whole and replaced whole: after a crash there is the old or the new one.

It knows bytes and names, neither the format nor the lock; who writes holds the lock.
"""

from __future__ import annotations

import errno
import os
import stat
from contextlib import suppress
from typing import TYPE_CHECKING

from helpdeskctl.errors import Damaged, HelpdeskError, NotFound, TryAgain

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Iterator, Sequence
    from pathlib import Path

_NO_SPACE = (errno.ENOSPC, errno.EDQUOT, errno.EFBIG)
_READ_ONLY = (errno.EROFS, errno.EACCES, errno.EPERM)
_READ = os.O_RDONLY | os.O_NOFOLLOW | os.O_CLOEXEC | os.O_NONBLOCK
_SMALL = 32768
_CREATE = os.O_WRONLY | os.O_CREAT | os.O_EXCL | os.O_NOFOLLOW | os.O_CLOEXEC


def read(path: Path, room: int | None = None) -> tuple[bytes, os.stat_result] | None:
    """The bytes, or the first few, and the identity of one generation; None without a file."""
    try:
        handle = os.open(path, _READ)
    except FileNotFoundError:
        return None
    except OSError as error:
        raise _unreadable(error, path) from error
    try:
        found = os.fstat(handle)
        if not stat.S_ISREG(found.st_mode):
            raise Damaged("log.not-a-file", path=str(path))
        return (os.read(handle, room) if room else _read_all(handle, found.st_size)), found
    except OSError as error:
        raise _unreadable(error, path) from error
    finally:
        let_go(handle)


def let_go(handle: int) -> None:
    """Closes what nothing was written through, or nothing that matters: nobody can fail by it."""
    with suppress(OSError):
        os.close(handle)


def replace(
    path: Path, parts: Sequence[bytes | memoryview], *, check: Callable[[], None], keep: bool
) -> os.stat_result:
    """Puts the parts in the place of the file, durably, and returns the new file's identity.

    `check` is called last and may raise: then nothing has changed. With `keep`, the generation
    before stays as `<name>.1`.
    """
    new, kept = _temporaries(path)
    try:
        found = _write(new, parts)
        check()
        if keep:
            _keep(path, kept)
        new.replace(path)
    except BaseException as error:
        _discard(new, kept)
        if isinstance(error, OSError):
            raise failure(error, path) from error
        raise
    _confirm(path.parent)
    return found


def failure(error: OSError, path: Path) -> HelpdeskError:
    """What an error of the system means for a command that wanted to write."""
    if error.errno in _NO_SPACE:
        return TryAgain("log.nospace", path=str(path))
    if error.errno in _READ_ONLY:
        return TryAgain("log.readonly", path=str(path))
    if error.errno == errno.ELOOP:
        return Damaged("log.symlink", path=str(path))
    if error.errno == errno.ENOENT and not path.parent.is_dir():
        return NotFound("log.missing", path=str(path.parent))
    return TryAgain("log.write", path=str(path), reason=os.strerror(error.errno or 0))


def settle_access(handle: int, folder: Path) -> None:
    """Gives a new file the access its folder shows: to the group, or to the owner alone."""
    found = folder.stat()
    os.fchmod(handle, 0o660 if shared(found) else 0o600)
    if shared(found) and os.fstat(handle).st_gid != found.st_gid:
        try:
            os.fchown(handle, -1, found.st_gid)
        except PermissionError:
            # Not a member of the folder's group: then our own group has no business here.
            os.fchmod(handle, 0o600)


def shared(folder: os.stat_result) -> bool:
    """Whether a folder is meant for a group."""
    return bool(folder.st_mode & (stat.S_ISGID | stat.S_IWGRP))


def make_folder(path: Path) -> None:
    """Makes a folder with the access of the one it stands in, if it is not there yet."""
    if path.is_symlink():
        raise Damaged("log.symlink", path=str(path))
    if path.is_dir():
        return
    try:
        path.mkdir(0o700)
        above = path.parent.stat()
        if shared(above):
            with suppress(PermissionError):  # not a member: the folder is of our own group then
                os.chown(path, -1, above.st_gid)
        path.chmod(0o770 | (above.st_mode & stat.S_ISGID) if shared(above) else 0o700)
    except OSError as error:
        raise failure(error, path) from error
    _confirm(path.parent)


def clear_strays(folder: Path) -> int:
    """Removes what killed writers left behind; only under the lock, where nobody writes."""
    strays = [path for path in folder.glob(".*.tmp") if not path.is_dir()]
    for path in strays:
        path.unlink(missing_ok=True)
    return len(strays)


def _temporaries(path: Path) -> tuple[Path, Path]:
    stem = f".{path.name}.{os.getpid()}"
    return path.with_name(f"{stem}.tmp"), path.with_name(f"{stem}.1.tmp")


def _discard(*temporaries: Path) -> None:
    for path in temporaries:
        with suppress(OSError):  # the first failure is the one to tell of
            path.unlink(missing_ok=True)


def _write(new: Path, parts: Sequence[bytes | memoryview]) -> os.stat_result:
    # Under the lock nobody else writes: one of this name is from a killed process of our number.
    new.unlink(missing_ok=True)
    handle = os.open(new, _CREATE, 0o600)
    try:
        settle_access(handle, new.parent)
        for part in _portions(parts):
            _write_all(handle, part)
        os.fsync(handle)
        return os.fstat(handle)
    finally:
        os.close(handle)


def _write_all(handle: int, data: bytes | memoryview) -> None:
    rest = memoryview(data)
    while rest:
        rest = rest[os.write(handle, rest) :]


def _portions(parts: Iterable[bytes | memoryview]) -> Iterator[bytes | memoryview]:
    """The parts, the small ones joined: a call to the system for each would be slow."""
    small = bytearray()
    for part in parts:
        if len(part) < _SMALL:
            small += part
            continue
        yield bytes(small)
        small.clear()
        yield part
    yield bytes(small)


def _read_all(handle: int, size: int) -> bytes:
    parts = []
    while part := os.read(handle, max(size, 65536) + 1):
        parts.append(part)
    return b"".join(parts)


def _keep(path: Path, kept: Path) -> None:
    """Makes `<name>.1` the present generation; there is one at every moment."""
    kept.unlink(missing_ok=True)
    try:
        kept.hardlink_to(path)
    except FileNotFoundError:
        return  # the first generation of all
    kept.replace(path.with_name(path.name + ".1"))
    # A rename onto another name of the same file does nothing, and leaves both.
    kept.unlink(missing_ok=True)


def _confirm(folder: Path) -> None:
    """Makes the folder's new entries survive a power cut."""
    try:
        handle = os.open(folder, os.O_RDONLY | os.O_DIRECTORY | os.O_CLOEXEC)
        try:
            os.fsync(handle)
        finally:
            os.close(handle)
    except OSError as error:
        # The change is there already: "try again" would do it twice.
        reason = os.strerror(error.errno or 0)
        raise Damaged("log.unconfirmed", path=str(folder), reason=reason) from error


def _unreadable(error: OSError, path: Path) -> HelpdeskError:
    if error.errno == errno.ELOOP:
        return Damaged("log.symlink", path=str(path))
    return TryAgain("log.unreadable", path=str(path), reason=os.strerror(error.errno or 0))
