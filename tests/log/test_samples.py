"""Desks that earlier programs made: today's opens each, and goes on with it."""

from __future__ import annotations

import json
import shutil
from pathlib import Path
from typing import TYPE_CHECKING, Any

import pytest

from helpdeskctl.agreement import store
from helpdeskctl.core.events import KINDS
from helpdeskctl.core.when import from_iso
from helpdeskctl.log import exchange, forms, frame
from helpdeskctl.log.filelog import FileLog
from helpdeskctl.log.journal import VERSION
from tests.cli.run import Shell

if TYPE_CHECKING:
    from collections.abc import Iterator

SAMPLES = Path(__file__).parent / "samples"
DESKS = sorted(path.name for path in SAMPLES.iterdir() if (path / "log").is_dir())
EXPORTS = sorted(str(path.relative_to(SAMPLES)) for path in SAMPLES.glob("**/export*.json"))
OF_BEFORE = {"1-first": 1, "export-1.json": 1, "5-digests": 2, "8-summaries": 2}
"""The schema of each kept export, by folder or name."""
NOT_CARRIED = {"agreement-lost", "attachment"}
"""What the first form of an export did not have."""


@pytest.fixture
def shell(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> Shell:
    """A shell in an empty folder, a month after the samples were played."""
    shell = Shell(monkeypatch, tmp_path)
    shell.now = from_iso("2026-12-01T02:00:00Z")
    return shell


def opened(name: str, shell: Shell) -> Path:
    """A copy of a sample, with the shell at it."""
    store.stored.cache_clear()
    folder = shell.folder / name
    shutil.copytree(SAMPLES / name, folder)
    shell.patch.chdir(folder)
    return folder


def found(shell: Shell, *words: str) -> list[str]:
    """What `log verify` finds, in short."""
    return [one["rule"] for one in data(shell, "log", "verify", *words)["findings"]]


def data(shell: Shell, *words: str) -> Any:
    """What a command answers as JSON."""
    return json.loads(shell(*words, "--json").out)


@pytest.mark.parametrize("name", DESKS)
def test_a_desk_of_before_is_read(name: str, shell: Shell) -> None:
    """It lists, shows and reports just what its own program did, and nothing is found wrong."""
    folder = opened(name, shell)
    before = {path: path.read_bytes() for path in folder.rglob("*") if path.is_file()}
    listed = {one["id"]: one for one in data(shell, "list")["items"]}
    assert listed["REQ-2611-0001"]["subject"] == "Printer macet lagi"
    assert listed["REQ-2611-0002"]["response"]["state"] == "met"
    for number in range(1, len(list(documents(folder, "requests"))) + 1):
        assert shell("show", str(number)).code == 0
    assert shell("next").code == shell("inbox").code == 0
    assert shell("report", "recap", "--month", "2026-11").code == 0
    assert found(shell) == []
    assert {path: path.read_bytes() for path in before} == before


@pytest.mark.parametrize("name", DESKS)
def test_a_desk_of_before_goes_on(name: str, shell: Shell, tmp_path: Path) -> None:
    """Writing brings what it touches to today's form; then all of it goes through an export."""
    folder = opened(name, shell)
    log = folder / "log"
    second = line(log, 2)
    assert shell("note", "1", "masih dicek").code == 0
    assert line(log, 1)["schema"] == forms.SCHEMA
    assert line(log, 2) == second
    assert shell("fulfil", "2", "--solution", "beres").code == 0
    assert shell("close", "2", "--confirmed-by", "budi", "--via", "phone").code == 0
    assert shell("log", "archive").code == 0
    assert (FileLog(log).get(2) or {})["schema"] == forms.SCHEMA
    assert found(shell) == []
    assert shell("reopen", "2", "--because", "belum").code == 0
    assert (shell("open", "Baru", "--from", "ani").code, found(shell)) == (0, [])
    newest = json.loads((log / "active.json").read_text())["requests"].popitem()[1]
    assert (newest["summary"]["subject"], newest["schema"]) == ("Baru", forms.SCHEMA)
    export = tmp_path / "out.json"
    assert shell("log", "export", "--output", str(export)).code == 0
    new = str(tmp_path / "new")
    assert shell("init", new).code == 0
    assert shell("log", "import", str(export), "--desk", new).code == 0
    assert found(shell, "--desk", new) == []
    ours = json.loads(export.read_text())["requests"]
    theirs = {doc["id"]: doc["events"] for doc in FileLog(Path(new, "log")).everything()}
    assert theirs == {doc["id"]: doc["events"] for doc in ours}


def line(log: Path, number: int) -> dict[str, Any]:
    """A request as it stands in the hot file."""
    text = (log / "active.json").read_text()
    return dict(json.loads(text)["requests"][str(number)])


@pytest.mark.parametrize("name", DESKS[1:])
def test_other_numbers_of_before(name: str, shell: Shell) -> None:
    """They are found with the index of that time, and with today's."""
    opened(name, shell)
    for _ in range(2):
        assert data(shell, "show", "HD-1")["request"]["id"] == "REQ-2610-0007"
        assert data(shell, "show", "HD-2")["request"]["id"] == "REQ-2610-0008"
        assert shell("cancel", "1", "--as", "withdrawn").code == 0
        assert shell("log", "archive").code == 0


@pytest.mark.parametrize("name", EXPORTS)
def test_an_export_of_before(name: str, shell: Shell, tmp_path: Path) -> None:
    """It comes in; what the first form did not carry is named, and nothing else."""
    schema = OF_BEFORE[Path(name).parts[0]]
    assert json.loads((SAMPLES / name).read_text())["schema"] == schema
    new = str(tmp_path / "new")
    assert shell("init", new).code == 0
    assert shell("log", "import", str(SAMPLES / name), "--desk", new).code == 0
    copies = FileLog(Path(new, "log")).inventory().copies
    assert {copy.doc["schema"] for copy in copies} == {forms.SCHEMA}
    assert set(found(shell, "--desk", new)) <= (NOT_CARRIED if schema == 1 else set())


def documents(folder: Path, table: str) -> Iterator[dict[str, Any]]:
    """Every document of a table of a sample's files."""
    for path in sorted((folder / "log").glob("**/*.json")):
        tables = json.loads(path.read_bytes())
        yield from tables.get(table, {}).values() if "_file" in tables else ()


def forms_of(folder: Path) -> Iterator[str]:
    """Every form that stands in a sample."""
    for path in (folder / "log").glob("**/*.json"):
        content = json.loads(path.read_bytes())
        header = content.get("_file")
        yield f"file {header['1']['schema']}" if header else f"compiled {content['schema']}"
    for doc in documents(folder, "requests"):
        yield f"request {doc['schema']}"
        yield from (f"event {event['kind']} {event['v']}" for event in doc["events"])
    yield from (f"journal {entry['v']}" for entry in documents(folder, "entries"))
    for path in folder.glob("export.json"):
        yield f"export {json.loads(path.read_bytes())['schema']}"


def test_every_form_ever_written_has_a_sample() -> None:
    """Who raises a version, or adds a kind of event, makes a desk that has it (`make.py`)."""
    ours = {
        "file": frame.SCHEMA,
        "compiled": store.SCHEMA,
        "request": forms.SCHEMA,
        "journal": VERSION,
        "export": exchange.SCHEMA,
        **{f"event {kind}": one.v for kind, one in KINDS.items()},
    }
    known = {f"{name} {v}" for name, last in ours.items() for v in range(1, last + 1)}
    assert {form for name in DESKS for form in forms_of(SAMPLES / name)} == known


def test_every_sample_says_where_it_comes_from() -> None:
    """The page names each folder."""
    text = (SAMPLES / "README.md").read_text()
    assert [name for name in DESKS if f"`{name}`" not in text] == []
