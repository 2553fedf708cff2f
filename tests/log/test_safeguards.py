"""Safeguards against others in the log's folder: their links, their edits, their groups."""

from __future__ import annotations

import os
from pathlib import Path
from typing import TYPE_CHECKING, Any

import pytest

from helpdeskctl.agreement import store
from helpdeskctl.desk import opening
from helpdeskctl.desk.opening import Asked
from helpdeskctl.desk.triage import Judgement
from helpdeskctl.errors import Damaged, TryAgain
from helpdeskctl.log import archive, files
from helpdeskctl.log.filelog import FileLog
from helpdeskctl.log.lines import REQUESTS
from helpdeskctl.log.logfile import LogFile
from helpdeskctl.log.storage import LogStorage
from tests.desk.small import desk_of, small_desk

from .docs import edit, fails, fill, request, sealed

if TYPE_CHECKING:
    from collections.abc import Callable


@pytest.mark.parametrize("plant", [os.link, os.symlink])
def test_no_temporary_is_written_through(
    filelog: FileLog,
    folder: Path,
    tmp_path: Path,
    monkeypatch: pytest.MonkeyPatch,
    plant: Callable[[Path, Path], None],
) -> None:
    """A link that somebody lays where our next temporary will be made is refused."""
    victim = tmp_path / "victim"
    victim.write_bytes(b"of somebody else")
    new = folder / f".active.json.{os.getpid()}.tmp"
    opened = os.open

    def open_after_them(path: Path, flags: int, mode: int = 0o777) -> int:
        if path == new:
            plant(victim, new)
        return opened(path, flags, mode)

    monkeypatch.setattr(files.os, "open", open_after_them)
    with fails(TryAgain, "log.write"):
        fill(filelog, [request(1)])
    assert victim.read_bytes() == b"of somebody else"


def test_an_edit_while_we_write(
    filelog: FileLog, folder: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Who edits the file while our temporary is being written still wins."""
    fsync = os.fsync

    def edited_meanwhile(handle: int) -> None:
        fsync(handle)
        (folder / "active.json").write_bytes(b"edited")

    monkeypatch.setattr(files.os, "fsync", edited_meanwhile)
    with fails(TryAgain, "log.changed"):
        fill(filelog, [request(1)])
    assert (folder / "active.json").read_bytes() == b"edited"


def test_a_month_edited_while_it_is_swept(
    filelog: FileLog, folder: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """The same for a month of the archive: nothing is written, and nothing leaves the hot file."""
    fill(filelog, [request(1, is_open=False)])
    filelog.sweep(keep=lambda doc: False)
    fill(filelog, [request(2, is_open=False)])
    month = folder / "archive" / "2026-11.json"
    load = LogFile.load

    def edited_after(self: LogFile) -> Any:
        found = load(self)
        if self.path == month:
            month.write_bytes(found.raw + b" ")
        return found

    monkeypatch.setattr(LogFile, "load", edited_after)
    with fails(TryAgain, "log.changed"):
        filelog.sweep(keep=lambda doc: False)
    assert month.read_bytes().endswith(b"\n ")
    assert b'"2":{' in (folder / "active.json").read_bytes()


def test_there_is_a_file_at_every_moment(
    filelog: FileLog, folder: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Before and after each step of a write, the file and the kept generation are there, whole."""
    fill(filelog, [request(1)])
    seen: list[int] = []

    def watched(step: Callable[..., Any]) -> Callable[..., Any]:
        def act(*given: Any, **named: Any) -> Any:
            found = step(*given, **named)
            seen.append(len(list(FileLog(folder).everything())))
            kept = (folder / "active.json.1").read_bytes()
            assert sealed(kept[kept.index(b"\n") + 1 :]) == kept
            return found

        return act

    for name in ("replace", "hardlink_to", "unlink"):
        monkeypatch.setattr(Path, name, watched(getattr(Path, name)))
    fill(filelog, [request(2)])
    assert seen[0] == 1
    assert seen[-1] == 2
    assert len(seen) >= 4


def test_a_sweep_after_the_months_were_listed(
    filelog: FileLog, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Whoever knows the months before a sweep must know the hot file of before it too."""
    fill(filelog, [request(1), request(2, is_open=False)])
    months = archive.Archive.months

    def swept_after(self: archive.Archive) -> list[str]:
        found = months(self)
        monkeypatch.setattr(archive.Archive, "months", months)
        filelog.sweep(keep=lambda doc: False)
        return found

    monkeypatch.setattr(archive.Archive, "months", swept_after)
    assert [doc["n"] for doc in filelog.everything()] == [1, 2]


def test_the_journal_is_read_under_the_lock(
    filelog: FileLog, folder: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Two entries at once are both kept, or one says that it was not."""
    read = LogStorage.read
    other = FileLog(folder, wait_s=0).journal

    def with_another(self: LogStorage) -> Any:
        monkeypatch.setattr(LogStorage, "read", read)
        with fails(TryAgain, "log.busy"):
            other.append("noted", {}, "2026-11-02T02:00:00Z", "budi")
        return read(self)

    monkeypatch.setattr(LogStorage, "read", with_another)
    filelog.journal.append("noted", {}, "2026-11-02T02:00:00Z", "siti")
    assert [entry["actor"] for entry in filelog.journal.entries()] == ["siti"]


def test_an_agreement_is_written_durably(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """Fsync of the file, rename, fsync of the folder; Ctrl-C leaves nothing behind."""
    folder = tmp_path / "catalogs"
    asked: list[bool] = []
    monkeypatch.setattr(store.os, "fsync", lambda fd: asked.append(os.stat(fd).st_mode & 0o40000))  # noqa: PTH116
    store.write_atomic(folder, "a.json", b"{}")
    assert [bool(is_folder) for is_folder in asked] == [False, True]

    def interrupt(_handle: int) -> None:
        raise KeyboardInterrupt

    monkeypatch.setattr(store.os, "fsync", interrupt)
    with fails(KeyboardInterrupt):
        store.write_atomic(folder, "a.json", b"[]")
    assert [path.name for path in folder.iterdir()] == ["a.json"]
    assert (folder / "a.json").read_bytes() == b"{}"


def test_two_make_the_same_folder(filelog: FileLog, monkeypatch: pytest.MonkeyPatch) -> None:
    """Texts are written without the lock: whose folder was made meanwhile goes on with it."""
    mkdir = os.mkdir

    def somebody_first(path: Path, mode: int = 0o777) -> None:
        mkdir(path, mode)
        mkdir(path, mode)

    monkeypatch.setattr(os, "mkdir", somebody_first)
    name = filelog.texts.put(b"x")
    assert filelog.texts.get(name) == b"x"


def test_altered_bytes_are_put_right(filelog: FileLog, folder: Path) -> None:
    """Whoever brings the bytes again brings them back, where what is kept was altered."""
    name = filelog.attachments.put(b"whole")
    path = folder / "attachments" / name[:2] / name
    path.write_bytes(b"who")
    with fails(Damaged, "log.content"):
        filelog.attachments.get(name)
    assert filelog.attachments.put(b"whole") == name
    assert filelog.attachments.get(name) == b"whole"


LINKED = ["log", "log/text", "log/attachments", "log/archive/2026-11.json", "log/active.json.1"]


@pytest.mark.parametrize("name", LINKED)
def test_links_in_the_log(tmp_path: Path, name: str) -> None:
    """Whoever needs what became a link is told, and nothing is written through it."""
    folder = small_desk(tmp_path)
    elsewhere = tmp_path / "elsewhere"
    (folder / name).rename(elsewhere)
    (folder / name).symlink_to(elsewhere)
    before = contents(elsewhere)
    if name.endswith(".1"):  # renewed by every write, and read by nobody
        log = FileLog(folder / "log")
        fill(log, [{**log.get(1), "notices": ["x"]}])
        assert not (folder / name).is_symlink()
    else:
        with fails(Damaged, "log.symlink"):
            opening.open_request(desk_of(folder), Asked("x", "ani", body="y" * 3000), Judgement())
            desk_of(folder).log.attachments.put(b"z")
            desk_of(folder).log.get(3, "2026-11")
    assert contents(elsewhere) == before


def contents(place: Path) -> dict[str, bytes]:
    """All bytes of a file, or of the files of a folder."""
    places = [place] if place.is_file() else [path for path in place.rglob("*") if path.is_file()]
    return {str(path): path.read_bytes() for path in places}


def test_other_tables_of_a_month_stay(filelog: FileLog, folder: Path) -> None:
    """What a later program keeps in a month besides requests is carried over by a sweep."""
    fill(filelog, [request(1, is_open=False)])
    filelog.sweep(keep=lambda doc: False)
    month = folder / "archive" / "2026-11.json"
    edit(month, lambda body: b'"later": {\n"1":{"a":1}\n},\n' + body)
    fill(filelog, [request(2, is_open=False)])
    filelog.sweep(keep=lambda doc: False)
    found = LogFile(month, keep=False).load()
    assert found.docs("later") == {"1": {"a": 1}}
    assert list(found.docs(REQUESTS)) == ["1", "2"]
