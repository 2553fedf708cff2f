"""`doctor` on who may read and write what lies in `log/`, and on what does not belong there.

It looks at names and modes, and opens no file.
"""

from __future__ import annotations

import os
import stat
from collections.abc import Callable
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


Rule = Callable[[Entry], bool]


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
    top = log.stat()
    broken = _broken(log, _rules(top))
    yield from _strays(log, broken.pop("strays"))
    mode = stat.S_IMODE(top.st_mode)
    if mode & stat.S_IRWXO:
        yield found("readable-by-all", path=str(log), mode=f"{mode:04o}", quoted=quote(str(log)))
    group, owner = group_of(top.st_gid), user_of(top.st_uid)
    whose = {"colleagues": {"group": group}, "owners": {"owner": owner}}
    for rule, paths in broken.items():
        yield from found_at(rule, paths, log, **whose.get(rule, {}))


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


def _broken(log: Path, rules: dict[str, Rule]) -> dict[str, list[str]]:
    """The paths that break each rule; what keeps to all of them is not remembered."""
    broken: dict[str, list[str]] = {rule: [] for rule in rules}
    for one in _entries(log):
        for rule, breaks in rules.items():
            if breaks(one) and (rule == "links" or not one.link):
                broken[rule].append(one.path)
    return broken


def _rules(top: os.stat_result) -> dict[str, Rule]:
    """What to look at, by the access that the log's own folder shows."""
    rules: dict[str, Rule] = {"links": lambda one: one.link, "strays": _is_stray}
    if top.st_mode & stat.S_IXOTH:  # behind a closed folder nobody gets at what stands open
        rules["writable-by-all"] = lambda one: bool(one.status.st_mode & stat.S_IWOTH)
    if shared(top):
        rules["colleagues"] = lambda one: not _open_to(top.st_gid, one.status)
    else:
        rules["owners"] = lambda one: one.status.st_uid != top.st_uid
    return rules


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


def _strays(log: Path, paths: list[str]) -> Iterator[Finding]:
    """What killed commands left behind."""
    names = sorted(os.path.relpath(path, log) for path in paths)
    if names:
        more = [f"+{len(names) - _NAMED}"] if len(names) > _NAMED else []
        yield found("strays", names=", ".join(names[:_NAMED] + more))


def _is_stray(one: Entry) -> bool:
    name = one.path.rpartition(os.sep)[2]
    return name.startswith(".") and name.endswith(".tmp")


def _open_to(group: int, status: os.stat_result) -> bool:
    """What one of the group made so that the others can go on with it."""
    needed = stat.S_IRWXG if stat.S_ISDIR(status.st_mode) else stat.S_IRGRP | stat.S_IWGRP
    return status.st_gid == group and status.st_mode & needed == needed
