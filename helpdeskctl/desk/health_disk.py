"""`doctor` on the disk that a log lies on: its kind, its space, and the size of the hot file."""

from __future__ import annotations

import os
import re
from pathlib import Path
from shlex import quote
from typing import TYPE_CHECKING

from helpdeskctl.desk.health import found

if TYPE_CHECKING:
    from collections.abc import Iterator

    from helpdeskctl.desk.health import Finding

GENERATIONS = 3
"""The hot file, the kept one, and the one being written."""
SPARE_BYTES = 1_000_000
SLOW_BYTES = 5_000_000
"""The size of a hot file from which on every command is felt."""
MOUNTS = Path("/proc/self/mountinfo")
NETWORK = frozenset(
    "nfs nfs4 cifs smb3 smbfs 9p afs ceph glusterfs lustre gpfs beegfs vboxsf prl_fs".split()
)
"""Where a lock or an fsync may mean nothing to another host."""
VOLATILE = frozenset("tmpfs ramfs overlay aufs".split())
"""What is gone with the machine or the container."""
_ESCAPED = re.compile(r"\\([0-7]{3})")


def space(folder: Path) -> Iterator[Finding]:
    """Whether the next writes will fit, and what each of them costs."""
    log = folder / "log"
    size = (log / "active.json").stat().st_size
    needed = GENERATIONS * size + SPARE_BYTES
    disk = os.statvfs(log)
    free = disk.f_bavail * disk.f_frsize
    if free < needed:
        told = {"path": str(log), "free": free, "needed": needed, "quoted": quote(str(log))}
        yield found("space", **told)
    if size > SLOW_BYTES:
        yield found("hot-size", path=str(log / "active.json"), size=size, most=SLOW_BYTES)


def file_system(folder: Path) -> Iterator[Finding]:
    """Whether locks and power cuts mean there what they mean on a local disk."""
    log = (folder / "log").resolve()
    kind = _kind_of(log)
    told = {"path": str(log), "kind": kind, "quoted": quote(str(log))}
    if kind in NETWORK or kind.startswith("fuse"):
        yield found("network", **told)
    elif kind in VOLATILE:
        yield found("volatile", **told)


def _kind_of(path: Path) -> str:
    """The kind of file system of a path; nothing where the host keeps no table of mounts."""
    try:
        table = MOUNTS.read_text(encoding="utf-8", errors="surrogateescape")
    except OSError:
        return ""
    best, kind = -1, ""
    for line in table.splitlines():
        left, _, right = line.partition(" - ")
        if len(left.split()) < 5 or not right:
            continue
        point = Path(_ESCAPED.sub(lambda octal: chr(int(octal[1], 8)), left.split()[4]))
        # A later mount over the same place hides the earlier one.
        if path.is_relative_to(point) and len(point.parts) >= best:
            best, kind = len(point.parts), right.split()[0]
    return kind
