"""`doctor` on files: who may read and write them, what lies among them, and on what disk."""

from __future__ import annotations

import os
import pwd
import stat
import subprocess
from typing import TYPE_CHECKING

import pytest

from helpdeskctl.desk import health_disk, health_files, keeping
from helpdeskctl.render.messages import hint_of
from tests.desk.patient import NOW, desk_of, examine, keys, unusual, values

if TYPE_CHECKING:
    from pathlib import Path

ROOT = pytest.mark.skipif(os.geteuid() != 0, reason="only root gives files away")


def mend(folder: Path, key: str) -> None:
    """Runs the shell command that a finding names, as it stands."""
    hint = hint_of(f"doctor.{key}", "en", values(folder, key))
    assert hint is not None
    command = hint.removeprefix("sudo ")
    assert command.startswith(("chmod ", "chgrp ", "chown "))
    subprocess.run(command, shell=True, check=True)


@pytest.fixture
def odd(folder: Path) -> Path:
    """The desk under a name that a shell would take apart."""
    path = folder.with_name("my desk; it's")
    folder.rename(path)
    return path


def test_open_to_all(odd: Path) -> None:
    """A log that others can look into, and the command that closes it."""
    (odd / "log").chmod(0o711)
    assert unusual(odd) == ["readable-by-all"]
    mend(odd, "readable-by-all")
    assert unusual(odd) == []


@pytest.mark.parametrize("name", ["", "active.json", "catalogs"])
def test_writable_by_all(name: str, odd: Path) -> None:
    """What everybody can change is an error, as far as everybody gets there."""
    path = odd / "log" / name
    path.chmod(stat.S_IMODE(path.stat().st_mode) | 0o002)
    (odd / "log").chmod((odd / "log").stat().st_mode & 0o777 | 0o001)
    assert sorted(unusual(odd)) == ["readable-by-all", "writable-by-all"]
    assert values(odd, "writable-by-all")["path"] == str(path)
    mend(odd, "writable-by-all")
    assert unusual(odd) == []


def test_behind_a_closed_folder(folder: Path) -> None:
    """Nobody reaches what stands open behind it."""
    (folder / "log" / "active.json").chmod(0o666)
    assert unusual(folder) == []


def shared(folder: Path) -> Path:
    """The log of a group, as its first command leaves it."""
    for path in (folder / "log", *(folder / "log").rglob("*")):
        path.chmod(0o2770 if path.is_dir() else 0o660)
    return folder / "log"


@pytest.mark.parametrize(
    ("name", "mode"), [("active.json", 0o600), ("active.json", 0o640), ("catalogs", 0o2700)]
)
def test_colleagues(name: str, mode: int, odd: Path) -> None:
    """What one of the group made for himself alone stops the others."""
    log = shared(odd)
    assert unusual(odd) == []
    (log / name).chmod(mode)
    assert unusual(odd) == ["colleagues"]
    assert values(odd, "colleagues")["path"] == str(log / name)
    mend(odd, "colleagues")
    assert unusual(odd) == []
    assert (log.stat().st_mode & stat.S_ISGID, examine(odd).code) == (stat.S_ISGID, 0)


@ROOT
def test_of_another_group(odd: Path) -> None:
    """A file that fell out of the group."""
    log = shared(odd)
    os.chown(log / "active.json", -1, 54321)
    assert unusual(odd) == ["colleagues"]
    mend(odd, "colleagues")
    assert unusual(odd) == []


@ROOT
def test_of_another_user(odd: Path) -> None:
    """What root left in somebody's log, and the way back."""
    os.chown(odd / "log" / "active.json", 54321, -1)
    os.chown(odd / "log" / "desk.json", 54321, -1)
    assert unusual(odd) == ["owners"]
    told = values(odd, "owners")
    me = pwd.getpwuid(os.geteuid()).pw_name
    assert (told["owner"], told["others"]) == (me, 1)
    mend(odd, "owners")
    assert unusual(odd) == []


def test_links(folder: Path) -> None:
    """A link in the log is an error, also one that nothing asked for yet."""
    (folder / "elsewhere").mkdir()
    (folder / "log" / "attachments").symlink_to(folder / "elsewhere")
    answer = examine(folder)
    assert answer.code == 1
    assert "links" in unusual(folder)
    (folder / "log").chmod(0o711)  # a link's own mode lets everybody do everything
    assert "writable-by-all" not in unusual(folder)


def test_strays_everywhere(folder: Path) -> None:
    """Temporaries are named with their folder; of many a few."""
    log = folder / "log"
    names = [".a.json.7.tmp", "catalogs/.b.8.tmp", "text/ab/.c.9.tmp"]
    for name in names:
        (log / name).parent.mkdir(parents=True, exist_ok=True)
        (log / name).write_text("half")
    (log / "text" / "ab" / ".hidden").write_text("no temporary")
    assert values(folder, "strays") == {"names": ", ".join(names)}
    for number in range(6):
        (log / f".z{number}.tmp").write_text("half")
    assert values(folder, "strays")["names"].endswith(", +4")


def test_what_cannot_be_looked_into(folder: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """A folder that is closed to me is a finding; the rest is looked at all the same."""
    real = os.scandir

    def scandir(path: str) -> object:
        if str(path).endswith("catalogs"):
            raise PermissionError(13, "Permission denied", str(path))
        return real(path)

    monkeypatch.setattr(os, "scandir", scandir)
    assert unusual(folder) == ["unreadable"]
    told = values(folder, "unreadable")
    assert told == {"path": str(folder / "log" / "catalogs"), "reason": "Permission denied"}


@pytest.mark.parametrize(
    ("mode", "me", "kind"),
    [(0o700, None, "mine"), (0o700, "somebody", "own-user"), (0o2770, None, "group")],
)
def test_installation(mode: int, me: str | None, kind: str, folder: Path) -> None:
    """Which of the ways of sharing a desk this is."""
    (folder / "log").chmod(mode)
    who = me or health_files.user_of(os.geteuid())
    assert examine(folder, actor=who).data["installation"] == kind
    (folder / "log").rename(folder / "gone")
    assert examine(folder, actor=who).data["installation"] is None


LINE = "21 1 8:1 / / rw,relatime shared:1 - ext4 /dev/sda1 rw\n"


@pytest.mark.parametrize(
    ("kind", "rule"),
    [
        ("nfs4", "network"),
        ("cifs", "network"),
        ("9p", "network"),
        ("fuse.sshfs", "network"),
        ("overlay", "volatile"),
        ("tmpfs", "volatile"),
        ("xfs", None),
        ("btrfs", None),
    ],
)
def test_file_system(kind: str, rule: str | None, odd: Path, mounts: Path) -> None:
    """Where a lock or an fsync means little, or nothing stays."""
    point = str(odd.parent).replace(" ", "\\040")
    mounts.write_text(f"{LINE}30 21 0:40 / {point} rw - {kind} server:/x rw\nnonsense\n - \n")
    assert unusual(odd) == ([rule] if rule else [])
    if rule:
        assert values(odd, rule)["kind"] == kind


def test_the_nearest_mount_counts(odd: Path, mounts: Path) -> None:
    """Not one of a neighbour whose name begins alike; of two at one place the last."""
    log = str(odd / "log").replace(" ", "\\040")
    mounts.write_text(f"{LINE}30 21 0:40 / {log[:-1]} rw - nfs4 server:/x rw\n")
    assert unusual(odd) == []
    local = f"31 21 0:41 / {log} rw master:1 propagate_from:2 - ext4 /dev/sdb rw\n"
    mounts.write_text(f"{LINE}30 21 0:40 / {log} rw - nfs4 server:/x rw\n")
    assert unusual(odd) == ["network"]
    mounts.write_text(f"{LINE}30 21 0:40 / {log} rw - nfs4 server:/x rw\n{local}")
    assert unusual(odd) == []
    mounts.unlink()
    assert unusual(odd) == []


def test_a_large_hot_file(folder: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """Above five megabytes every command is felt."""
    size = (folder / "log" / "active.json").stat().st_size
    monkeypatch.setattr(health_disk, "SLOW_BYTES", size)
    assert unusual(folder) == []
    monkeypatch.setattr(health_disk, "SLOW_BYTES", size - 1)
    assert unusual(folder) == ["hot-size"]


def test_the_archive_is_not_read(folder: Path) -> None:
    """With an archive of any size: its first lines are all that is looked at."""
    from helpdeskctl.desk import fulfilment

    fulfilment.cancel(desk_of(folder), ["1"], "withdrawn", None)
    keeping.archive(desk_of(folder, now=NOW + 1))
    (month,) = (folder / "log" / "archive").iterdir()
    raw = month.read_bytes()
    month.write_bytes(raw[: raw.index(b"\n") + 1] + b"x" * (len(raw) - raw.index(b"\n") - 1))
    assert examine(folder).code == 0
    assert keys(examine(folder, me=True)) == []
