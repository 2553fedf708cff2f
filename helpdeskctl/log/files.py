"""Files that are read whole and replaced whole: after a crash there is the old or the new one.

It knows bytes and names, neither the format nor the lock; who writes holds the lock.
"""

from __future__ import annotations

import errno
import os
import re
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
_STRAY = re.compile(r"\..*?(?:\.([1-9][0-9]{0,8}))?(?:\.1)?\.tmp\Z")
"""What writers call their temporaries: the file, their process, and `.1` for a kept generation."""
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
    before stays as `<name>.1`; what keeps none may be written twice: its errors are all TryAgain.
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
    try:
        confirm(path.parent)
    except TryAgain as error:
        if not keep:
            raise
        # The change is there already: "try again" would do it twice.
        told = {name: str(error.values[name]) for name in ("path", "reason")}
        raise Damaged("log.unconfirmed", clause=None, **told) from error
    return found


def remove(path: Path) -> None:
    """Takes a file away, durably; nothing where there is none."""
    try:
        path.unlink()
    except FileNotFoundError:
        return
    except OSError as error:
        raise failure(error, path) from error
    confirm(path.parent)


def keep_present(path: Path) -> None:
    """Puts a copy of the present generation in the place of the kept one, which is gone then."""
    found = read(path)
    if found is not None:
        # No second name for the same bytes: one bad block would take both.
        kept = path.with_name(path.name + ".1")
        replace(kept, [found[0]], check=lambda: None, keep=False)


def link(source: Path, target: Path) -> None:
    """Another durable name for the same bytes; a copy where the file system knows no such thing.

    A target that is there stays as it is.
    """
    if target.exists():
        return
    try:
        target.hardlink_to(source)
    except OSError:
        found = read(source)
        if found is None:
            raise NotFound("log.missing", path=str(source)) from None
        replace(target, [found[0]], check=lambda: None, keep=False)
    confirm(target.parent)


def failure(error: OSError, path: Path) -> HelpdeskError:
    """What an error of the system means for a command that wanted to write."""
    if error.errno in _NO_SPACE:
        return TryAgain("log.nospace", path=str(path))
    if error.errno in _READ_ONLY:
        return TryAgain("log.readonly", path=str(path))
    if error.errno == errno.ELOOP:
        return Damaged("log.symlink", path=str(path))
    if error.errno == errno.ENOENT and not is_there(path.parent):
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
    if is_folder(path):
        return
    try:
        path.mkdir(0o700)
        above = path.parent.stat()
        if shared(above):
            with suppress(PermissionError):  # not a member: the folder is of our own group then
                os.chown(path, -1, above.st_gid)
        path.chmod(0o770 | (above.st_mode & stat.S_ISGID) if shared(above) else 0o700)
    except FileExistsError:
        pass  # somebody else has just made it, and may not have come as far as we go now
    except OSError as error:
        _take_back(path)
        raise failure(error, path) from error
    try:
        confirm(path.parent)
    except TryAgain:
        _take_back(path)  # or the next one takes it for one that lasts
        raise


def is_folder(path: Path) -> bool:
    """Whether there is a folder; Damaged for a link to one."""
    found = status(path)
    if found and stat.S_ISLNK(found.st_mode):
        raise Damaged("log.symlink", path=str(path))
    return found is not None and stat.S_ISDIR(found.st_mode)


def is_there(path: Path) -> bool:
    """Whether anything has that name."""
    return status(path) is not None


def status(path: Path) -> os.stat_result | None:
    """What the system says of a name, links not followed; None where nothing has it."""
    try:
        return path.lstat()
    except (FileNotFoundError, NotADirectoryError):
        return None
    except OSError as error:
        raise _unreadable(error, path) from error


def names(folder: Path) -> list[str]:
    """What is in a folder, sorted; nothing where there is none."""
    try:
        return sorted(path.name for path in folder.iterdir()) if is_folder(folder) else []
    except OSError as error:
        raise _unreadable(error, folder) from error


def make_private(path: Path) -> None:
    """Makes a folder, and those above it that are missing, for their owner alone."""
    for folder in reversed([one for one in (path, *path.parents) if not one.is_dir()]):
        folder.mkdir(0o700)


def clear_strays(folder: Path) -> int:
    """Removes what killed writers left behind; only under the lock, where nobody writes."""
    strays = [name for name in names(folder) if _STRAY.match(name)]
    return sum(_remove(folder / name) for name in strays)


def clear_dead(folder: Path) -> int:
    """The same for two levels of folders that are written without the lock: only of the dead."""
    places = [folder, *(folder / name for name in names(folder))]
    strays = [place / name for place in places for name in names(place) if _STRAY.match(name)]
    return sum(_remove(path) for path in strays if not _lives(path.name))


def confirm(folder: Path) -> None:
    """Makes the folder's new entries survive a power cut."""
    try:
        handle = os.open(folder, os.O_RDONLY | os.O_DIRECTORY | os.O_CLOEXEC)
        try:
            os.fsync(handle)
        finally:
            let_go(handle)
    except OSError as error:
        reason = os.strerror(error.errno or 0)
        raise TryAgain("log.write", path=str(folder), reason=reason) from error


def _remove(path: Path) -> bool:
    try:
        path.unlink()
    except OSError:
        return False  # a folder, or gone, or refused: `doctor` names what stays
    return True


def _lives(name: str) -> bool:
    """Whether the writer of a temporary is still at work, as far as this machine can tell."""
    number = _STRAY.match(name)
    try:
        os.kill(int(number[1]) if number and number[1] else 0, 0)
    except ProcessLookupError:
        return False
    except OSError:
        return True
    return bool(number and number[1])


def _take_back(folder: Path) -> None:
    with suppress(OSError):  # somebody has put something into it: then it stays
        folder.rmdir()


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


def _unreadable(error: OSError, path: Path) -> HelpdeskError:
    if error.errno == errno.ELOOP:
        return Damaged("log.symlink", path=str(path))
    return TryAgain("log.unreadable", path=str(path), reason=os.strerror(error.errno or 0))
