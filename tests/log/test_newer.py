"""What a newer program wrote: refused with a plain sentence, and never written over."""

from __future__ import annotations

import json
import shutil
from typing import TYPE_CHECKING, Any

import pytest

from helpdeskctl.agreement import store
from helpdeskctl.core.when import from_iso
from helpdeskctl.log import forms
from helpdeskctl.log.filelog import FileLog
from helpdeskctl.log.memory import MemoryLog
from tests.cli.run import Shell

from .docs import edit, request
from .test_samples import SAMPLES

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

NEWEST = "8-summaries"


@pytest.fixture
def shell(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> Shell:
    """A shell at a desk with open and archived requests."""
    store.stored.cache_clear()
    folder = tmp_path / "desk"
    shutil.copytree(SAMPLES / NEWEST, folder)
    shell = Shell(monkeypatch, folder)
    shell.now = from_iso("2026-12-01T02:00:00Z")
    assert shell("note", "2", "masih dicek").code == 0  # the marks of the agreement are its own now
    store.stored.cache_clear()
    return shell


def files(folder: Path) -> dict[str, bytes]:
    """All bytes under a log but the lock's."""
    found = (path for path in folder.rglob("*") if path.is_file() and path.name != ".lock")
    return {str(path): path.read_bytes() for path in found}


def raised(path: Path) -> None:
    """A file as a newer program would mark it."""
    raw = path.read_bytes()
    marked = raw.replace(b'{"1": {"schema": 1,', b'{"1": {"schema": 7,', 1)
    if marked == raw:
        marked = raw.replace(b'"schema":1', b'"schema":7', 1)
    if marked == raw:
        marked = raw.replace(b'"schema": 1', b'"schema": 7', 1)
    assert marked != raw
    path.write_bytes(marked)


@pytest.mark.parametrize(
    ("name", "words"),
    [
        ("active.json", ("list",)),
        ("active.json", ("open", "x", "--from", "ani")),
        ("active.json", ("log", "archive")),
        ("archive/2026-11.json", ("show", "3")),
        ("archive/2026-11.json", ("note", "3", "x")),
        ("archive/2026-11.json", ("log", "verify")),
        ("desk.json", ("log", "verify")),
        ("catalogs/in-force.json", ("note", "1", "x")),
        ("catalogs/1.0.0-840aab255cc3.json", ("list",)),
    ],
)
def test_a_newer_file(name: str, words: tuple[str, ...], shell: Shell) -> None:
    """Code 6: which file, its version and ours, and what to do; nothing is written."""
    log = shell.folder / "log"
    raised(log / name)
    before = files(log)
    result = shell(*words)
    assert (result.code, result.out) == (6, "")
    assert str(log / name) in result.err
    assert "schema 7, this one knows 1" in result.err
    assert "hint: pip install --upgrade helpdeskctl" in result.err
    assert files(log) == before


def test_a_newer_agreement_is_a_finding(shell: Shell) -> None:
    """Those who look at everything name it and go on; it is not called lost."""
    raised(shell.folder / "log" / "catalogs" / "1.0.0-840aab255cc3.json")
    result = shell("log", "verify")
    assert result.code == 1
    assert "the kept agreement 1.0.0-840aab255cc3 was compiled by a newer helpdeskctl" in result.out
    found = json.loads(shell("doctor", "--json").out)["findings"]
    assert "doctor.agreement-newer" in [one["key"] for one in found]


@pytest.mark.parametrize("name", ["index.json", "aliases.json", "past/26.json"])
def test_a_newer_derived_file(name: str, shell: Shell) -> None:
    """What can be made anew stops nobody; it is not believed, and left to who wrote it."""
    log = shell.folder / "log"
    raised(log / name)
    newer = (log / name).read_bytes()
    assert shell("show", "3").code == shell("show", "HD-1").code == 0
    assert shell("open", "Baru", "--from", "citra@contoh.co.id").code == 0
    assert shell("cancel", "1", "--as", "withdrawn").code == 0
    assert shell("log", "archive").code == 0
    assert (log / name).read_bytes() == newer
    assert shell("log", "verify").code == 0
    assert shell("show", "1").code == 0


def newer_form(body: bytes) -> bytes:
    """Request 1 in a form of tomorrow."""
    return body.replace(b'"n":1,"schema":2,', b'"n":1,"schema":3,', 1)


def newer_kind(body: bytes) -> bytes:
    """An event of request 1 of a kind that we do not know."""
    return body.replace(b'"kind":"attached"', b'"kind":"weighed"', 1)


def newer_data(body: bytes) -> bytes:
    """An event of request 1 whose data has another form."""
    return body.replace(b'"kind":"attached","v":1', b'"kind":"attached","v":2', 1)


CHANGES = [newer_form, newer_kind, newer_data]


@pytest.mark.parametrize("words", [("show", "1"), ("note", "1", "x"), ("note", "2", "1", "x")])
@pytest.mark.parametrize("change", CHANGES)
def test_a_newer_request(
    change: Callable[[bytes], bytes], words: tuple[str, ...], shell: Shell
) -> None:
    """What we would misread is refused with code 6, alone or among others; nothing is written."""
    log = shell.folder / "log"
    edit(log / "active.json", change)
    before = files(log)
    result = shell(*words)
    assert (result.code, result.out) == (6, "")
    assert "REQ-2611-0001" in result.err
    assert "newer helpdeskctl" in result.err
    assert "hint: pip install --upgrade helpdeskctl" in result.err
    assert files(log) == before


@pytest.mark.parametrize("change", CHANGES)
def test_the_others_go_on(change: Callable[[bytes], bytes], shell: Shell) -> None:
    """A newer request is carried over as it stands; `log verify` names it and goes on."""
    path = shell.folder / "log" / "active.json"
    edit(path, change)
    line = path.read_bytes().split(b"\n")[3]
    assert shell("note", "2", "x").code == 0
    assert shell("open", "Baru", "--from", "ani").code == 0
    assert line in path.read_bytes().split(b"\n")
    result = shell("log", "verify")
    assert result.code == 1
    assert "REQ-2611-0001: it was written by a newer helpdeskctl" in result.out


@pytest.mark.parametrize("words", [("list",), ("next",), ("inbox",), ("log", "stats")])
def test_lists_never_misread(words: tuple[str, ...], shell: Shell) -> None:
    """A list that holds a request of a newer form is refused, not shown half-right."""
    edit(shell.folder / "log" / "active.json", newer_form)
    result = shell(*words)
    assert (result.code, result.out) == (6, "")
    assert "REQ-2611-0001 was written by a newer helpdeskctl: schema 3" in result.err


@pytest.mark.parametrize("change", CHANGES)
def test_a_newer_request_in_an_export(
    change: Callable[[bytes], bytes], shell: Shell, tmp_path: Path
) -> None:
    """It is carried out as it is, and taken in by nobody who cannot read it."""
    edit(shell.folder / "log" / "active.json", change)
    export, new = tmp_path / "out.json", tmp_path / "new"
    assert shell("log", "export", "--output", str(export)).code == 0
    assert shell("init", str(new)).code == 0
    assert shell("log", "import", str(export), "--desk", str(new), "--dry-run").code == 6
    before = (new / "log" / "active.json").read_bytes()
    result = shell("log", "import", str(export), "--desk", str(new))
    assert result.code == 6
    assert "newer helpdeskctl" in result.err
    assert (new / "log" / "active.json").read_bytes() == before
    assert not (new / "log" / "desk.json").exists()


def test_a_newer_export(shell: Shell, tmp_path: Path) -> None:
    """The file, its version and ours."""
    export = tmp_path / "out.json"
    export.write_text(json.dumps({"schema": 9, "kind": "helpdeskctl-export"}))
    assert shell("init", str(tmp_path / "new")).code == 0
    result = shell("log", "import", str(export), "--desk", str(tmp_path / "new"))
    assert result.code == 6
    assert f"{export} was written by a newer helpdeskctl: schema 9, this one knows 2" in result.err


def test_unknown_keys_survive(shell: Shell) -> None:
    """What a document and an old event hold beside what we know is there after a write."""
    path = shell.folder / "log" / "active.json"
    edit(path, lambda body: body.replace(b'"n":1,"schema":2,', b'"n":1,"schema":2,"x":{"y":1},', 1))
    assert shell("note", "1", "masih").code == 0
    assert json.loads(path.read_text())["requests"]["1"]["x"] == {"y": 1}


@pytest.mark.parametrize("kind", ["file", "memory"])
def test_old_summaries_in_both_logs(kind: str, tmp_path: Path) -> None:
    """A summary of an earlier form is made anew from the events wherever it is read."""
    log: Any = FileLog.create(tmp_path / "log") if kind == "file" else MemoryLog()
    sources = ("active.json", "archive/2026-11.json")
    tables = [json.loads((SAMPLES / "1-first" / "log" / name).read_text()) for name in sources]
    docs = [doc for table in tables for doc in table["requests"].values()]
    with log.transaction() as work:
        for doc in docs:
            work.put(doc)
    acts = [one["acts"] for one in log.summaries()]
    assert acts
    assert all(len(act) == 3 for one in acts for act in one.values())
    assert [doc["summary"]["acts"] for doc in log.open_docs()] == acts
    assert [doc["summary"]["acts"] for doc in log.everything() if doc["open"]] == acts
    assert {doc["schema"] for doc in log.everything()} == {forms.SCHEMA}
    assert {copy.doc["schema"] for copy in log.inventory().copies} == {1}
    swept: list[int] = []
    assert log.sweep(keep=lambda doc: swept.append(doc["schema"])) == len(docs) - len(acts)
    assert set(swept) == {doc["schema"] for doc in log.everything()} == {forms.SCHEMA}
    with log.transaction() as work:
        work.put(work.get(1))
    assert [copy.doc["schema"] for copy in log.inventory().copies] == [2, *[1] * (len(docs) - 1)]


def test_nonsense_in_an_old_form_stays(filelog: FileLog) -> None:
    """What is no story of a request is `log verify`'s to name, and reads as before."""
    doc = {**request(1), "schema": 1}
    with filelog.transaction() as work:
        work.put(doc)
    assert filelog.get(1) == doc
