"""`doctor` on who may read and write what lies in `log/`, and on what does not belong there.

It looks at names and modes, and opens no file.
"""

from __future__ import annotations

import os
import stat
from contextlib import suppress
from shlex import quote
from typing import TYPE_CHECKING, NamedTuple

from helpdeskctl.desk.health import found, found_at
from helpdeskctl.errors import NotFound
from helpdeskctl.log.files import shared

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

    from helpdeskctl.desk.health import Finding

_NAMED = 5
"""How many stray files are named."""


class Entry(NamedTuple):
    """A file, folder or link of the log."""

    path: str
    status: os.stat_result

    @property
    def link(self) -> bool:
        """Whether it only leads elsewhere; its own mode means nothing."""
        return stat.S_ISLNK(self.status.st_mode)


def mine(folder: Path) -> Iterator[Finding]:
    """Whether there is a log, and whether I may write to it."""
    log = folder / "log"
    if not (log / "active.json").is_file():
        raise NotFound("log.missing", path=str(log))
    if not os.access(log, os.W_OK | os.X_OK):
        yield found("not-writable", path=str(log), quoted=quote(str(log)))


def access(folder: Path) -> Iterator[Finding]:
    """Modes, owners and links of everything in the log; one walk for all."""
    log = folder / "log"
    if not log.is_dir():
        return
    all_ = list(_entries(log))
    top = all_[0].status
    entries = [one for one in all_ if not one.link]
    yield from found_at("links", [one.path for one in all_ if one.link], log)
    yield from _strays(log, entries)
    yield from _strangers(log, entries)
    if shared(top):
        yield from _colleagues(log, entries)
    else:
        foreign = [one.path for one in entries if one.status.st_uid != top.st_uid]
        yield from found_at("owners", foreign, log, owner=user_of(top.st_uid))


def installation(folder: Path, me: str) -> str | None:
    """Whose the log is: of a `group`, of an `own-user` reached through sudo, or `mine` alone."""
    with suppress(OSError):
        top = (folder / "log").stat()
        if shared(top):
            return "group"
        return "mine" if user_of(top.st_uid) == me else "own-user"
    return None


def user_of(uid: int) -> str:
    """The name of a user, or the number of one without."""
    import pwd

    try:
        return pwd.getpwuid(uid).pw_name
    except KeyError:
        return str(uid)


def group_of(gid: int) -> str:
    """The name of a group, or the number of one without."""
    import grp

    try:
        return grp.getgrgid(gid).gr_name
    except KeyError:
        return str(gid)


def _entries(log: Path) -> Iterator[Entry]:
    """The folder itself first, then all in it; links are not followed."""
    yield Entry(str(log), log.stat())
    waiting = [str(log)]
    while waiting:
        with os.scandir(waiting.pop()) as listed:
            for one in listed:
                with suppress(FileNotFoundError):  # a temporary that has done its work
                    yield Entry(one.path, one.stat(follow_symlinks=False))
                if one.is_dir(follow_symlinks=False):
                    waiting.append(one.path)


def _strays(log: Path, entries: list[Entry]) -> Iterator[Finding]:
    """What killed commands left behind."""
    paths = sorted(os.path.relpath(one.path, log) for one in entries if _is_stray(one.path))
    if paths:
        more = [f"+{len(paths) - _NAMED}"] if len(paths) > _NAMED else []
        yield found("strays", names=", ".join(paths[:_NAMED] + more))


def _is_stray(path: str) -> bool:
    name = os.path.basename(path)  # noqa: PTH119 - a Path for each of a hundred thousand is slow
    return name.startswith(".") and name.endswith(".tmp")


def _strangers(log: Path, entries: list[Entry]) -> Iterator[Finding]:
    """What people outside of the helpdesk may do; behind a closed folder nothing."""
    mode = stat.S_IMODE(entries[0].status.st_mode)
    if not mode & stat.S_IRWXO:
        return
    yield found("readable-by-all", path=str(log), mode=f"{mode:04o}", quoted=quote(str(log)))
    if mode & stat.S_IXOTH:
        open_ = [one.path for one in entries if one.status.st_mode & stat.S_IWOTH]
        yield from found_at("writable-by-all", open_, log)


def _colleagues(log: Path, entries: list[Entry]) -> Iterator[Finding]:
    """What one of the group made so that the others cannot go on with it."""
    group = entries[0].status.st_gid
    locked = [one.path for one in entries if not _open_to(group, one.status)]
    yield from found_at("colleagues", locked, log, group=group_of(group))


def _open_to(group: int, status: os.stat_result) -> bool:
    needed = stat.S_IRWXG if stat.S_ISDIR(status.st_mode) else stat.S_IRGRP | stat.S_IWGRP
    return status.st_gid == group and status.st_mode & needed == needed
