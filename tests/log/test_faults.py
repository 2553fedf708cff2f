"""Real commands of whose calls to the system one fails, or is the last: a sample of `make torture`."""

from __future__ import annotations

import fcntl
import os
import re
from typing import TYPE_CHECKING

import pytest

from helpdeskctl.desk import doctor
from helpdeskctl.desk.folder import open_folder
from helpdeskctl.desk.records import Hand
from helpdeskctl.errors import TryAgain
from helpdeskctl.log import files
from helpdeskctl.log.content import ContentStore
from tests.torture.desks import OPEN, Place
from tests.torture.faults import AGREEMENT, Scene
from tests.torture.strace import KILL, Call, reason_not_to, traced

from .docs import fails, fill, request, temporaries

if TYPE_CHECKING:
    from pathlib import Path

    from helpdeskctl.desk.records import Desk
    from helpdeskctl.log.filelog import FileLog

needs_strace = pytest.mark.skipif(
    reason_not_to() is not None, reason=reason_not_to() or "there is strace"
)
SAMPLE = 31
"""Every how-many-eth case is tried here, of some commands; `make torture` tries them all."""


@needs_strace
@pytest.mark.slow
@pytest.mark.parametrize("name", ["open with a long text", AGREEMENT, "archive"])
def test_a_call_fails_or_is_the_last(tmp_path: Path, name: str) -> None:
    """0 only for what is whole and there; else nothing or all of it, a sentence, no temporaries."""
    scene = Scene(name, tmp_path, hands=2)
    cases = scene.cases()
    assert {call.name for call in scene.calls} >= {"openat", "flock", "write", "fsync", "rename"}
    tally = scene.torment(cases[len(name) % SAMPLE :: SAMPLE])
    assert tally.wrong == []
    assert tally.seen == tally.injected == tally.tries >= 3
    assert tally.lost == 0


@needs_strace
@pytest.mark.slow
def test_the_order_of_a_write(tmp_path: Path) -> None:
    """Write, fsync, link, rename, rename, fsync of the folder: all of it under the lock."""
    place = Place.make(tmp_path / "desk")
    place.run(*OPEN)
    kinds = ("write", "fsync", "link", "rename", "flock", "close", "fchmod")
    calls = traced(place, OPEN, tmp_path / "trace", kinds)
    assert [short(call) for call in calls if call.name != "close" or ".lock" in call.text] == [
        "flock .lock",
        "fchmod .active.json.tmp",
        "write .active.json.tmp",
        "fsync .active.json.tmp",
        "link active.json .active.json.1.tmp",
        "rename .active.json.1.tmp active.json.1",
        "rename .active.json.tmp active.json",
        "fsync log",
        "close .lock",
    ]


def short(call: Call) -> str:
    """The name of a call and the names of its files, without the number of the process."""
    names = re.findall(r'[<"][^<">]*/([^/<">]+)[>"]', call.text)
    return " ".join([call.name, *(re.sub(r"\.\d{2,}", "", name) for name in names)])


@needs_strace
@pytest.mark.slow
def test_doctor_names_what_a_kill_leaves(tmp_path: Path) -> None:
    """Half a long text is no finding of `log verify`; `doctor` names it, `log archive` removes it."""
    scene = Scene("open with a long text", tmp_path, hands=1)
    place = Place(tmp_path / "desk0")
    call = next(one for one in scene.calls if one.name == "fsync" and ".tmp" in one.text)
    done = place.run(*scene.words, before=killing(call, tmp_path))
    assert done.returncode < 0
    (stray,) = place.strays()
    assert stray.startswith("text/")
    assert place.findings() == []
    assert strays_told(place.folder) == [stray]
    place.must("log", "archive")
    assert place.strays() == strays_told(place.folder) == []


def killing(call: Call, folder: Path) -> list[str]:
    """What runs a command and kills it at that call."""
    inject = f"inject={call.name}:{KILL}:when={call.ordinal}"
    return [
        "strace",
        "-f",
        "-qq",
        "-o",
        str(folder / "trace"),
        "-e",
        f"trace={call.name}",
        "-e",
        inject,
    ]


def strays_told(folder: Path) -> list[str]:
    """What `doctor` calls left over."""

    def opened() -> Desk:
        return open_folder(folder, lambda: 2**31 - 1, Hand("siti"), record=False)

    found = doctor.examine(opened, folder, "siti", me=False).data["findings"]
    told = [one["values"]["names"] for one in found if one["key"] == "doctor.strays"]
    return told[0].split(", ") if told else []


def test_strays_of_the_living_stay(filelog: FileLog, folder: Path) -> None:
    """Texts are written without the lock: a sweep takes away only what the dead have left."""
    filelog.texts.put(b"x" * 3000)
    (place,) = (path for path in (folder / "text").iterdir())
    mine, theirs, nobodys = (
        place / f".{'0' * 64}.{process}.tmp" for process in (os.getpid(), 999_999_999, "x1")
    )
    for path in (mine, theirs, nobodys):
        path.write_bytes(b"half")
    for name in ("past", "catalogs"):
        (folder / name).mkdir()
        (folder / name / ".a.json.1.tmp").write_bytes(b"half")
    filelog.sweep(keep=lambda doc: False)
    assert temporaries(folder) == [mine.name]


def test_a_close_that_fails(filelog: FileLog, monkeypatch: pytest.MonkeyPatch) -> None:
    """Neither reading nor unlocking fails by it: the change is there, and that is what is said."""
    close, failed = os.close, []

    def fail_unless_written(handle: int) -> None:
        mode = fcntl.fcntl(handle, fcntl.F_GETFL) & os.O_ACCMODE
        close(handle)
        if mode != os.O_WRONLY:
            failed.append(handle)
            raise OSError(5, "Input/output error")

    monkeypatch.setattr(files.os, "close", fail_unless_written)
    fill(filelog, [request(1)])
    found = filelog.get(1)
    monkeypatch.undo()
    assert found is not None
    assert len(failed) > 3


def test_folders_that_cannot_be_looked_at(
    filelog: FileLog, monkeypatch: pytest.MonkeyPatch
) -> None:
    """What the system refuses to tell is told with code 75, not as a bug."""
    fill(filelog, [request(1)])

    def refuse(_path: object) -> None:
        raise PermissionError(13, "Permission denied")

    monkeypatch.setattr(type(filelog.folder), "lstat", refuse)
    with fails(TryAgain, "log.unreadable"):
        list(filelog.everything())
    with fails(TryAgain, "log.unreadable"), filelog.transaction() as work:
        work.next_number()
    with fails(TryAgain, "log.unreadable"):
        filelog.texts.put(b"x")


def test_a_text_is_confirmed_before_it_is_named(
    filelog: FileLog, monkeypatch: pytest.MonkeyPatch
) -> None:
    """A folder that could not be confirmed is tried again, also when the bytes are there already."""
    store = ContentStore(filelog.folder / "text")
    asked: list[str] = []
    failing = [0]

    def count(handle: int) -> None:
        asked.append(os.readlink(f"/proc/self/fd/{handle}").rsplit("/", 1)[1])  # noqa: PTH115
        if len(asked) == failing[0]:
            raise OSError(5, "Input/output error")

    monkeypatch.setattr(files.os, "fsync", count)
    for which, refused in ((1, "log"), (2, "text"), (2, ".tmp"), (2, "2d")):
        asked.clear()
        failing[0] = which
        with fails(TryAgain, "log.write"):
            store.put(b"x")
        assert asked[-1].endswith(refused)
    asked.clear()
    failing[0] = 0
    name = store.put(b"x")
    assert asked == [name[:2]] == ["2d"]
    assert store.get(name) == b"x"
