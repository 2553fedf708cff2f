"""A write is there as a whole or not at all, whatever stops it."""

from __future__ import annotations

import errno
import os
import signal
import time

import pytest

from helpdeskctl.errors import Damaged, TryAgain
from helpdeskctl.log import archive, files
from helpdeskctl.log.filelog import FileLog
from helpdeskctl.log.logfile import LogFile

from .docs import fails, fill, python, request, temporaries


@pytest.fixture
def filled(filelog):
    """A log of one request."""
    fill(filelog, [request(1)])
    return filelog


def failing(number):
    """A system call that fails."""

    def call(*_args, **_kwargs):
        raise OSError(number, os.strerror(number))

    return call


@pytest.mark.parametrize("call", ["write", "fsync", "open", "fchmod", "fstat"])
@pytest.mark.parametrize(
    ("number", "key"),
    [
        (errno.ENOSPC, "log.nospace"),
        (errno.EDQUOT, "log.nospace"),
        (errno.EFBIG, "log.nospace"),
        (errno.EROFS, "log.readonly"),
        (errno.EIO, "log.write"),
    ],
)
def test_a_call_fails(filled, folder, monkeypatch, call, number, key):
    """The file stays as it was, nothing is left over, and the reason is told with code 75."""
    before = (folder / "active.json").read_bytes()
    with filled.transaction() as work:
        work.get(1)
    with fails(TryAgain) as caught, filled.transaction() as work:
        work.put(request(2))
        monkeypatch.setattr(files.os, call, failing(number))
    monkeypatch.undo()
    assert (caught.value.key, caught.value.code) == (key, 75)
    assert (folder / "active.json").read_bytes() == before
    assert temporaries(folder) == []
    fill(filled, [request(2)])


@pytest.mark.parametrize("name", ["replace", "hardlink_to"])
def test_a_rename_fails(filled, folder, monkeypatch, name):
    """The same for the calls at the end."""
    before = (folder / "active.json").read_bytes()
    monkeypatch.setattr(files_path(), name, failing(errno.EIO))
    with fails(TryAgain, "log.write"):
        fill(filled, [request(2)])
    monkeypatch.undo()
    assert (folder / "active.json").read_bytes() == before
    assert temporaries(folder) == []


def files_path():
    """The class whose methods the room calls."""
    from pathlib import Path

    return Path


def test_interrupted(filled, folder, monkeypatch):
    """Ctrl-C in the middle of a write leaves no temporary and frees the lock."""

    def interrupt(*_args):
        raise KeyboardInterrupt

    before = (folder / "active.json").read_bytes()
    monkeypatch.setattr(files.os, "fsync", interrupt)
    with fails(KeyboardInterrupt):
        fill(filled, [request(2)])
    monkeypatch.undo()
    assert (folder / "active.json").read_bytes() == before
    assert temporaries(folder) == []
    fill(FileLog(folder, wait_s=0.1), [request(2)])


def test_short_writes(filled, monkeypatch):
    """A system that takes a few bytes at a time gets them all."""
    write = os.write
    monkeypatch.setattr(files.os, "write", lambda handle, data: write(handle, data[:7]))
    fill(filled, [request(2)])
    assert filled.get(2)["n"] == 2


def test_the_folder_is_not_confirmed(filled, folder, monkeypatch):
    """When the new file is in place but may not survive, that is no "try again"."""
    fsync, handles = os.fsync, []

    def second_fails(handle):
        handles.append(handle)
        return failing(errno.EIO)() if len(handles) == 2 else fsync(handle)

    monkeypatch.setattr(files.os, "fsync", second_fails)
    with fails(Damaged, "log.unconfirmed"):
        fill(filled, [request(2)])
    assert filled.get(2)["n"] == 2


def test_every_byte_is_synced_before_the_rename(filled, folder, monkeypatch):
    """Write, fsync, rename, fsync of the folder: in this order."""
    calls = []
    fsync, replace = os.fsync, files_path().replace

    def note_fsync(handle):
        calls.append("fsync folder" if os.path.isdir(f"/proc/self/fd/{handle}") else "fsync file")  # noqa: PTH112
        fsync(handle)

    def note_replace(path, target):
        calls.append(f"rename to {target.name}")
        return replace(path, target)

    monkeypatch.setattr(files.os, "fsync", note_fsync)
    monkeypatch.setattr(files_path(), "replace", note_replace)
    fill(filled, [request(2)])
    assert calls == [
        "fsync file",
        "rename to active.json.1",
        "rename to active.json",
        "fsync folder",
    ]


LIMITED = """
import resource, sys
from pathlib import Path
from helpdeskctl.errors import TryAgain
from helpdeskctl.log.filelog import FileLog
sys.path.insert(0, "tests")
from log.docs import request
resource.setrlimit(resource.RLIMIT_FSIZE, (20000, 20000))
try:
    with FileLog(Path(sys.argv[1])).transaction() as work:
        work.put(request(2, notices=["x" * 50000]))
except TryAgain as error:
    print(error.key)
"""


def test_a_real_limit(filled, folder):
    """A limit of the system on the size of files: told, and nothing has changed."""
    before = (folder / "active.json").read_bytes()
    process = python(LIMITED, folder)
    assert process.communicate(timeout=30) == ("log.nospace\n", "")
    assert process.returncode == 0
    assert (folder / "active.json").read_bytes() == before
    assert temporaries(folder) == []


KILLED = """
import sys
from pathlib import Path
from helpdeskctl.log.filelog import FileLog
sys.path.insert(0, "tests")
from log.docs import request
log = FileLog(Path(sys.argv[1]))
while True:
    with log.transaction() as work:
        number = work.next_number()
        work.put(request(number, is_open=number % 2 == 0, notices=["x" * 20000]))
    print(number, flush=True)
    if number % 5 == 0:
        log.sweep(keep=lambda doc: False)
"""


@pytest.mark.slow
def test_killed_again_and_again(folder):
    """After each kill the log is whole, and every request that was acknowledged is in it."""
    FileLog.create(folder)
    acknowledged = 0
    for turn in range(20):
        process = python(KILLED, folder)
        first = process.stdout.readline()
        time.sleep(turn * 0.0037)
        process.send_signal(signal.SIGKILL)
        output, errors = process.communicate(timeout=30)
        assert errors == ""
        acknowledged = max(int(number) for number in (first + output).split())
        log = FileLog(folder)
        assert {doc["n"] for doc in log.everything()} >= set(range(1, acknowledged + 1))
    assert acknowledged >= 20
    log.sweep(keep=lambda doc: False)
    assert temporaries(folder) == []


@pytest.mark.parametrize("step", ["hot", "index", "month"])
def test_a_sweep_stops_in_between(filled, folder, monkeypatch, step):
    """Between its steps a request may stand twice; it is never missing, and counts once."""
    docs = [
        filled.get(1),
        request(2, is_open=False, aliases=["old"]),
        request(3, is_open=False, yymm="2610"),
    ]
    fill(filled, docs)
    replace = LogFile.replace

    def stopped(file, seen, tables):
        name = {"active": "hot", "index": "index"}.get(file.path.stem, "month")
        if name == step:
            raise KeyboardInterrupt
        return replace(file, seen, tables)

    monkeypatch.setattr(LogFile, "replace", stopped)
    with fails(KeyboardInterrupt):
        filled.sweep(keep=lambda doc: False)
    monkeypatch.undo()
    for log in (filled, FileLog(folder)):
        assert sorted(log.everything(), key=lambda doc: doc["n"]) == docs
        assert [log.get(n) for n in (1, 2, 3)] == docs
        assert log.by_alias("old") == 2
    filled.sweep(keep=lambda doc: False)
    assert [(month, doc["n"]) for month, _, doc in filled.inventory().copies] == [
        *((None, 1), ("2026-10", 3), ("2026-11", 2))
    ]


def test_a_sweep_meets_a_change(filled, monkeypatch):
    """A request reopened while a sweep looks it through stays where it is."""
    fill(filled, [request(2, is_open=False), request(3, is_open=False)])

    def keep(doc):
        if doc["n"] == 2:
            fill(filled, [request(2)])
        return False

    assert filled.sweep(keep=keep) == 1
    assert [doc["n"] for doc in filled.open_docs()] == [1, 2]


def test_a_reader_that_looked_into_the_hot_file_before_a_sweep(filled, monkeypatch):
    """Hot first, then archive: whenever the sweep comes in between, nothing is missed or doubled."""
    fill(filled, [request(2, is_open=False)])
    months = archive.Archive.months

    def sweep_first(self):
        monkeypatch.setattr(archive.Archive, "months", months)
        filled.sweep(keep=lambda doc: False)
        return months(self)

    monkeypatch.setattr(archive.Archive, "months", sweep_first)
    assert [doc["n"] for doc in filled.everything()] == [1, 2]
    assert filled.get(2)["n"] == 2
