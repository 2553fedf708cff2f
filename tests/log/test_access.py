"""Colleagues keep access, strangers get none, and a full disk changes nothing: real users, a real disk."""

from __future__ import annotations

import contextlib
import os
import stat
import subprocess
import sys
import traceback
from pathlib import Path
from typing import TYPE_CHECKING

import pytest

from helpdeskctl.desk import fulfilment, keeping, opening
from helpdeskctl.desk.opening import Asked
from helpdeskctl.desk.triage import Judgement
from helpdeskctl.errors import TryAgain
from helpdeskctl.log.filelog import FileLog
from tests.desk.small import desk_of, rules, small_desk
from tests.torture.desks import ROOT

from .docs import fails

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

ANI, BUDI, STRANGER, GROUP = 61_001, 61_002, 61_003, 61_010


@contextlib.contextmanager
def as_user(uid: int, umask: int, groups: list[int]) -> Iterator[None]:
    """What follows is done by that user, with a first group of their own."""
    before = os.umask(umask)
    held = os.getgroups()
    os.setgroups(groups)
    os.setegid(uid)
    os.seteuid(uid)
    try:
        yield
    finally:
        os.seteuid(0)
        os.setegid(0)
        os.setgroups(held)
        os.umask(before)


def in_a_child(act: Callable[[], None]) -> str:
    """Do it in a forked process, which nothing can be left behind in; how it failed."""
    reading, writing = os.pipe()
    child = os.fork()
    if child == 0:
        try:
            act()
            told = ""
        except BaseException:  # noqa: BLE001 - all of it is told to the parent
            told = traceback.format_exc()
        os.write(writing, told.encode()[-60_000:])
        os._exit(0)
    os.close(writing)
    with os.fdopen(reading) as file:
        told = file.read()
    os.waitpid(child, 0)
    return told


@pytest.mark.skipif(os.geteuid() != 0, reason="only root can be two users")
@pytest.mark.parametrize("umasks", [(0o000, 0o077), (0o077, 0o000), (0o777, 0o777)])
@pytest.mark.parametrize("mode", [0o2770, 0o770])
def test_two_users_in_one_group(tmp_path: Path, umasks: tuple[int, int], mode: int) -> None:
    """Each works with what the other wrote, whatever their masks; a stranger sees nothing."""
    folder = small_desk(tmp_path)
    keeping.verify(desk_of(folder))  # imports what it needs: the users cannot read our Python
    give_to_the_group(folder, mode)

    def day() -> None:
        os.chdir(folder)
        here = Path()
        for uid, umask in ((ANI, umasks[0]), (BUDI, umasks[1]), (ANI, umasks[0])):
            with as_user(uid, umask, [GROUP]):
                version = FileLog(here / "log").meta()["next"]
                sla = here / "sla.yaml"
                text = sla.read_text()
                now = next(line for line in text.splitlines() if line.startswith("version:"))
                sla.write_text(text.replace(now, f"version: 1.0.{version}", 1))
                opening.open_request(
                    desk_of(here), Asked("x", "ani", body=f"{uid} " * 1000), Judgement()
                )
                fulfilment.cancel(desk_of(here), [str(version)], "spam", None)
                keeping.archive(desk_of(here))
                assert rules(here) == []
        with as_user(STRANGER, 0, []), fails(TryAgain):
            FileLog(here / "log").get(1)

    assert in_a_child(day) == ""
    for path in (folder / "log").rglob("*"):
        found = path.stat()
        assert found.st_gid == GROUP, path
        wanted = mode if path.is_dir() else 0o660
        assert stat.S_IMODE(found.st_mode) == wanted, (path, oct(found.st_mode))
    assert rules(folder) == []


def give_to_the_group(folder: Path, mode: int) -> None:
    """As whoever sets up a shared desk does it."""
    for path in (folder, *folder.rglob("*")):
        os.chown(path, ANI, GROUP)
        path.chmod(mode if path.is_dir() else 0o660)


FULL = """
mount -t tmpfs -o size=600k none "$1" || exit 77
export HELPDESKCTL_DESK="$1/desk" HELPDESKCTL_LANG=en
program="$2"
run() { "$program" -m helpdeskctl "$@"; }
mkdir "$1/desk" && run init "$1/desk" >/dev/null || exit 1
kept=0
code=0
while [ $code = 0 ] && [ $kept -lt 200 ]; do
  run open x --from ani --body "$(head -c 20000 /dev/zero | tr '\\0' x)$kept" >/dev/null 2>"$1/desk/said"
  code=$?
  [ $code = 0 ] && kept=$((kept + 1))
done
echo "$kept $code"
cat "$1/desk/said"
run log stats --json
run log verify
echo $?
find "$1/desk/log" -name '.*.tmp'
"""


@pytest.mark.slow
def test_a_full_disk(tmp_path: Path) -> None:
    """On a disk that fills up, code 75 comes when it is full, and all that had code 0 is there."""
    disk = tmp_path / "disk"
    disk.mkdir()
    words = ["unshare", "-rm", "sh", "-c", FULL, "sh", str(disk), sys.executable]
    environment = {"PYTHONPATH": str(ROOT), "PATH": os.environ["PATH"]}
    try:
        done = subprocess.run(words, env=environment, capture_output=True, text=True, check=False)
    except FileNotFoundError:
        pytest.skip("there is no unshare")
    if done.returncode == 77 or "unshare" in done.stderr:
        pytest.skip(f"no small disk can be mounted here: {done.stderr.strip()}")
    first, *said = done.stdout.splitlines()
    kept, code = map(int, first.split())
    assert code == 75, done
    assert kept >= 3
    assert "no space to write" in said[0]
    assert f'"requests": {kept}' in done.stdout
    assert said[-1] == "0", done  # that of `log verify`, and no temporary after it
