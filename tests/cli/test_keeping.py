"""Keeping the log from the command line: what damage and forged exports look like there."""

from __future__ import annotations

import json
import re
from typing import TYPE_CHECKING

import pytest

from helpdeskctl.agreement import store
from helpdeskctl.render.messages_table import TABLE
from tests.log.docs import edit

if TYPE_CHECKING:
    from pathlib import Path

    from tests.cli.run import Shell


@pytest.fixture
def log(shell: Shell) -> Path:
    """The log of a desk with a request that was judged."""
    assert shell("open", "Printer", "--from", "ani").code == 0
    factors = ("--impact", "1", "--urgency", "1", "--effort", "s")
    assert shell("triage", "1", "--service", "printer-problem", *factors).code == 0
    return shell.folder / "log"


@pytest.mark.parametrize("lang", ["en", "id"])
def test_verify_without_the_agreement_in_force(lang: str, shell: Shell, log: Path) -> None:
    """The one command that says what is lost does not die of it, and names the repair."""
    (kept,) = log.glob("catalogs/1.*.json")
    kept.unlink()
    (shell.folder / "sla.yaml").write_text("nonsense: 1\n")
    store.stored.cache_clear()  # another process would know nothing of it
    result = shell("log", "verify", "--lang", lang)
    assert (result.code, result.err) == (1, "")
    assert result.out.splitlines()[0].startswith("REQ-2611-0001: ")
    assert f"log/catalogs/{kept.stem}.json" in result.out.splitlines()[1]
    assert shell("doctor").code == 1


def test_a_number_that_is_given(shell: Shell, log: Path) -> None:
    """Code 6, a sentence and a hint; the request that has the number stays."""
    edit(log / "active.json", lambda body: body.replace(b'"next":2', b'"next":1'))
    before = (log / "active.json").read_bytes()
    result = shell("open", "Baru", "--from", "budi")
    assert result.code == 6
    assert "number 1" in result.err
    assert "hint: helpdeskctl log verify" in result.err
    assert (log / "active.json").read_bytes() == before


def test_a_forged_export(shell: Shell, log: Path, tmp_path: Path) -> None:
    """Code 2 with the first finding, and no escape sequence gets out of it."""
    export = tmp_path / "export.json"
    assert shell("log", "export", "--output", str(export)).code == 0
    assert export.stat().st_mode & 0o777 == 0o600
    whole = json.loads(export.read_text())
    whole["requests"][0]["id"] = "\x1b]0;x\x07-2611-0001"
    export.write_text(json.dumps(whole))
    new = str(tmp_path / "new")
    assert shell("init", new).code == 0
    result = shell("log", "import", str(export), "--desk", new)
    assert result.code == 2
    assert "^[]0;x^G-2611-0001: its id does not fit its number 1" in result.err
    assert "\x1b" not in result.err + result.out
    assert shell("list", "--desk", new).out == ""


def test_the_index_is_made_anew(shell: Shell, log: Path) -> None:
    """`log archive --reindex` mends an index that lies, as the finding says."""
    assert shell("cancel", "1", "--as", "withdrawn").code == 0
    assert shell("log", "archive").code == 0
    edit(log / "index.json", lambda body: body.replace(b'[1,1,"', b'[2,2,"'))
    assert shell("show", "1").code == 3
    result = shell("log", "verify")
    assert result.code == 1
    assert result.out.splitlines()[1] == "  helpdeskctl log archive --reindex"
    assert shell("log", "archive", "--reindex").code == 0
    assert (shell("log", "verify").code, shell("show", "1").code) == (0, 0)


@pytest.mark.parametrize(
    ("lang", "words"),
    [
        ("en", "1 requests would move to the archive\n"),
        ("id", "1 permohonan akan dipindahkan ke arsip\n"),
    ],
)
def test_an_archive_dry_run(lang: str, words: str, shell: Shell, log: Path) -> None:
    """It says how many would go, and leaves every file as it is, also with --reindex."""
    assert shell("cancel", "1", "--as", "withdrawn").code == 0
    before = {path: path.read_bytes() for path in log.rglob("*") if path.is_file()}
    dry = ("log", "archive", "--reindex", "--dry-run", "--lang", lang)
    data = json.loads(shell(*dry, "--json").out)
    assert data == {**data, "archived": 0, "settled": 1, "dry_run": True, "changed": False}
    assert shell(*dry).out == words
    assert {path: path.read_bytes() for path in log.rglob("*") if path.is_file()} == before
    data = json.loads(shell("log", "archive", "--json").out)
    assert data == {**data, "archived": 1, "settled": 0, "dry_run": False, "changed": True}


def test_doctor_at_a_broken_desk(shell: Shell, log: Path) -> None:
    """With settings that nobody can read it still looks at the rest, in text and in JSON."""
    (shell.folder / "desk.yaml").write_text("nonsense: 1\n")
    log.chmod(0o755)
    result = shell("doctor")
    assert result.code == 1
    assert "error: " in result.out
    assert f"chmod o-rwx {log}" in result.out
    found = json.loads(shell("doctor", "--json").out)["findings"]
    assert {"level", "key", "values"} == set(found[0])
    assert shell("doctor", "--me").code == 1


@pytest.mark.parametrize("lang", ["en", "id"])
def test_what_mends_can_be_typed(lang: str, shell: Shell, log: Path) -> None:
    """Each hint of `doctor` leads to a command of ours, one of the shell, or a file of the desk."""
    first = "helpdeskctl chmod chgrp sudo ls df pip timedatectl log".split()
    hints = [TABLE[key][lang] for key in TABLE if key.startswith("doctor.") and ".hint" in key]
    assert len(hints) > 30
    beside = [hint for hint in hints if hint.split()[0] not in first]
    assert [
        hint for hint in beside if not re.search(r"yaml|catalogs|--as|backup|cadangan", hint)
    ] == []
