"""Several processes at one log: everything is kept, or one says why not."""

from __future__ import annotations

import fcntl
import os
import stat
import time
from contextlib import contextmanager
from pathlib import Path
from typing import TYPE_CHECKING

import pytest

from helpdeskctl.errors import TryAgain
from helpdeskctl.log.filelog import FileLog
from helpdeskctl.log.lock import Lock

from .docs import fails, fill, python, request

if TYPE_CHECKING:
    from collections.abc import Iterator

WRITER = """
import sys
from pathlib import Path
from helpdeskctl.log.filelog import FileLog
sys.path.insert(0, "tests")
from log.docs import request
log = FileLog(Path(sys.argv[1]), wait_s=60)
for _ in range(int(sys.argv[2])):
    with log.transaction() as work:
        number = work.next_number()
        work.put(request(number, is_open=number % 3 > 0))
    if number % 7 == 0:
        log.sweep(keep=lambda doc: False)
    log.journal.append("noted", {"number": number}, "2026-11-02T02:00:00Z", "siti")
    print(number)
"""


@pytest.mark.slow
def test_four_writers(filelog, folder):
    """4 processes, 25 transactions each: every acknowledged one is there, no number twice."""
    processes = [python(WRITER, folder, 25) for _ in range(4)]
    outputs = [process.communicate(timeout=120) for process in processes]
    assert [errors for _, errors in outputs] == [""] * 4
    numbers = sorted(int(number) for output, _ in outputs for number in output.split())
    assert numbers == list(range(1, 101))
    assert sorted(doc["n"] for doc in filelog.everything()) == numbers
    assert sorted(entry["data"]["number"] for entry in filelog.journal.entries()) == numbers


@pytest.mark.slow
def test_a_reader_beside_a_writer(filelog, folder):
    """A reader never sees a part of a file, and what it has seen once never goes away."""
    process = python(WRITER, folder, 60)
    seen: set[int] = set()
    while process.poll() is None:
        numbers = [doc["n"] for doc in filelog.everything()]
        # What is opened and swept between our two looks may come without its neighbour.
        assert len(set(numbers)) == len(numbers)
        assert seen <= set(numbers)
        seen = set(numbers)
        assert not seen or filelog.get(max(seen))["n"] == max(seen)
    assert process.communicate()[1] == ""
    assert len(list(filelog.everything())) == 60


@pytest.mark.parametrize("edit", ["in place", "another file", "gone", "touched"])
def test_an_outside_edit_is_not_overwritten(filelog, folder, edit):
    """Who changes the file without the lock, between our reading and writing, wins."""
    fill(filelog, [request(1)])
    path = folder / "active.json"
    raw = path.read_bytes()
    with fails(TryAgain) as caught, filelog.transaction() as work:
        work.put(request(2))
        if edit == "in place":
            path.write_bytes(raw + b" ")
        elif edit == "another file":
            (folder / "copy").write_bytes(raw)
            (folder / "copy").rename(path)
        elif edit == "gone":
            path.unlink()
        else:
            os.utime(path, ns=(0, 0))
    assert (caught.value.key, caught.value.code) == ("log.changed", 75)
    if edit == "gone":
        assert not path.exists()
    else:
        assert path.read_bytes() == (raw + b" " if edit == "in place" else raw)


def test_the_wait_is_bounded(filelog, folder):
    """Who waits too long is told by whom, and nothing is written."""
    holder = python(
        "import fcntl, sys; f = open(sys.argv[1], 'w'); fcntl.flock(f, 2); f.write('4711\\n'); f.flush(); print(flush=True); input()",
        folder / ".lock",
        stdin=-1,
    )
    holder.stdout.readline()
    begun = time.monotonic()
    with fails(TryAgain) as caught:
        fill(FileLog(folder, wait_s=0.2), [request(1)])
    assert 0.2 <= time.monotonic() - begun < 2
    assert (caught.value.key, caught.value.values) == ("log.busy", {"pid": "4711", "seconds": 0.2})
    assert list(filelog.everything()) == []
    holder.communicate("\n", timeout=30)
    fill(FileLog(folder, wait_s=5), [request(1)])


def test_readers_do_not_wait(filelog, folder):
    """A held lock stops no reader."""
    fill(filelog, [request(1)])
    with (folder / ".lock").open("r+") as handle:
        fcntl.flock(handle, fcntl.LOCK_EX)
        reader = FileLog(folder, wait_s=0)
        assert reader.get(1)["n"] == len(list(reader.everything())) == 1


def test_the_lock_names_its_holder(folder):
    """Entered twice it is held until it is left twice; the file stays."""
    lock, other = Lock(folder), Lock(folder, wait_s=0)
    with lock:
        with lock:
            pass
        assert (folder / ".lock").read_text() == f"{os.getpid()}\n"
        with fails(TryAgain, "log.busy"), other:
            pass
    with other:
        pass


@pytest.mark.parametrize("umask", [0o000, 0o022, 0o077, 0o777])
@pytest.mark.parametrize(
    ("folder_mode", "file_mode", "subfolder_mode"),
    [(0o700, 0o600, 0o700), (0o755, 0o600, 0o700), (0o2770, 0o660, 0o2770), (0o770, 0o660, 0o770)],
)
def test_modes(folder, umask, folder_mode, file_mode, subfolder_mode):
    """The folder says who has access, not the mask of whoever came first."""
    folder.chmod(folder_mode)
    before = os.umask(umask)
    try:
        log = FileLog.create(folder)
        known = {"id": "REQ-2611-0001", "email": "a@b.id", "received_at": 0}
        fill(log, [request(1, is_open=False, summary=known), request(2)])
        log.sweep(keep=lambda doc: False)
        log.journal.append("noted", {}, "2026-11-02T02:00:00Z", "siti")
    finally:
        os.umask(before)
    modes = {
        path.relative_to(folder).as_posix(): stat.S_IMODE(path.stat().st_mode)
        for path in folder.rglob("*")
    }
    names = [
        ".lock",
        "active.json",
        "active.json.1",
        "archive/2026-11.json",
        "aliases.json",
        "desk.json",
        "index.json",
    ]
    folders = dict.fromkeys(["archive", "past"], subfolder_mode)
    past = {name: file_mode for name in modes if name.startswith("past/")}
    assert past
    assert modes == {**folders, **past, **dict.fromkeys(names, file_mode)}


@contextmanager
def nobody_special(folder: Path) -> Iterator[Path]:
    """The folder as its owner sees it; root gives it away and stands in it as nobody."""
    if os.geteuid() != 0:
        yield folder
        return
    for path in (folder, *folder.rglob("*")):
        os.chown(path, NOBODY, NOBODY)
    home = Path.cwd()
    os.chdir(folder)
    os.seteuid(NOBODY)
    try:
        yield Path()
    finally:
        os.seteuid(0)
        os.chdir(home)


NOBODY = 65534


def test_a_desk_that_may_only_be_read(filelog, folder):
    """Whoever may only read can read; a write says so and changes nothing."""
    fill(filelog, [request(1, is_open=False)])
    with nobody_special(folder) as place:
        for name, mode in ((".lock", 0o400), (".", 0o500)):
            (place / name).chmod(mode)
            reader = FileLog(place)
            assert reader.get(1)["n"] == 1
            with fails(TryAgain, "log.readonly"):
                fill(reader, [request(2)])
            (place / name).chmod(mode | 0o200)
        (place / ".").chmod(0o700)
        (place / "active.json").chmod(0)
        with fails(TryAgain, "log.unreadable"):
            FileLog(place).get(1)
