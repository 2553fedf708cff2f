"""Seals, damage and backups from the command line, as whoever keeps the desk types them."""

from __future__ import annotations

import json
import re
import shutil
from pathlib import Path
from typing import TYPE_CHECKING

import pytest

from helpdeskctl.core.when import from_iso

if TYPE_CHECKING:
    from tests.cli.run import Result, Shell

DOCS = Path(__file__).parents[2] / "docs" / "backup.md"
STAMP = "20261201T020000Z"
_OVER = "put it over log/active.json, and look: helpdeskctl log restore --accept --dry-run"


@pytest.fixture
def shell(shell: Shell) -> Shell:
    """A desk with two requests of November, one of them ended and archived, on 1 December."""
    done = ("--service", "password-reset", "--channel", "phone")
    assert shell("open", "Printer macet", "--from", "ani").code == 0
    assert shell("done", "Lupa password", "--from", "budi", *done).code == 0
    assert shell("log", "archive").code == 0
    shell.now = from_iso("2026-12-01T02:00:00Z")
    return shell


def says(result: Result, *lines: str, code: int = 0) -> None:
    """The answer, line by line, and nothing on standard error."""
    assert (result.code, result.out.splitlines(), result.err) == (code, list(lines), "")


def grouped(digest: str) -> str:
    """A digest as people read it out."""
    return " ".join(re.findall("....", digest))


def test_seal_and_recap(shell: Shell) -> None:
    """The digest of the seal stands on the recap in every form; what comes later is said."""
    assert "Seal of the log: none" in shell("report", "recap").out
    would = shell("log", "seal", "--dry-run")
    assert (would.code, would.out) == (0, "2026-11 would be sealed: 2 requests\n")
    result = shell("log", "seal")
    journal = json.loads((shell.folder / "log" / "desk.json").read_text())
    entry = next(one for one in journal["entries"].values() if one["kind"] == "sealed")
    digest = grouped(entry["data"]["sha256"])
    says(
        result,
        "2026-11 is sealed: 2 requests; this digest belongs on the signed recap",
        f"SHA-256 {digest}",
    )
    assert f"\nSeal 2026-11: {digest}\n" in shell("report", "recap").out
    assert f"- Seal 2026-11: {digest}\n" in shell("report", "recap", "--format", "md").out
    told = json.loads(shell("report", "recap", "--format", "json").out)["seal"]
    assert told == {"name": "2026-11", "sha256": entry["data"]["sha256"]}
    late = ("--at", "2026-11-30 10:00", "--typed-late", "lupa")
    assert shell("note", "1", "dicek", *late).code == 0
    says(
        shell("log", "seal", "--month", "2026-11"),
        "2026-11 is sealed: 2 requests; nothing changed",
        f"SHA-256 {digest}",
        "after the seal: 1 events of the period, in 1 requests",
        "the recap of 2026-11 differs from the sealed one",
    )
    assert "the recap of 2026-11 differs" in shell("report", "recap").err
    assert shell("log", "verify").out.splitlines()[1] == (
        "1 seals; 1 events of their periods came after them"
    )


@pytest.mark.parametrize(
    ("words", "hint"),
    [
        (("--month", "2026-12"), "helpdeskctl log seal --month 2026-11"),
        (("--day", "2026-12-01"), "helpdeskctl log seal --month 2026-11"),
        (("--month", "nopember"), "helpdeskctl log seal --month 2026-10, or --day 2026-10-31"),
    ],
)
def test_what_cannot_be_sealed(shell: Shell, words: tuple[str, str], hint: str) -> None:
    """Code 2, and what to type."""
    result = shell("log", "seal", *words)
    assert (result.code, result.err.splitlines()[1]) == (2, f"hint: {hint}")


def test_a_tail_cut_off(shell: Shell) -> None:
    """Code 1, with the request, the seal, and what to compare."""
    shell("note", "1", "dicek")
    shell("log", "seal", "--day", "2026-11-02")
    kept = shell.folder / "log" / "active.json.1"
    kept.replace(shell.folder / "log" / "active.json")
    result = shell("log", "verify")
    assert result.code == 1
    assert result.out.splitlines()[:2] == [
        "REQ-2611-0001: its events end before event 2, which the seal 2026-11-02 tells of",
        "  helpdeskctl log verify; compare with the digest on the signed recap, and with a backup",
    ]
    assert shell("log", "verify", "--lang", "id").out != result.out


def test_damage_and_its_way_out(shell: Shell) -> None:
    """Every command says which command helps; that one works, says what it did, and it is over."""
    shell("open", "Terakhir", "--from", "eka")
    active = shell.folder / "log" / "active.json"
    active.write_bytes(active.read_bytes()[:-4])
    for words in (("list",), ("open", "x", "--from", "y"), ("log", "stats"), ("log", "verify")):
        result = shell(*words)
        assert result.code == 6
        hint = result.err.splitlines()[1]
        assert hint.startswith("hint: helpdeskctl log restore brings the generation before it back")
    would = shell("log", "restore", "--dry-run")
    assert (would.code, shell("list").code) == (0, 6)
    aside = f"log/damaged/active-{STAMP}.json"
    rest = (
        f"the file that was there is kept as {aside}",
        "the numbers 3 to 103 are left out: some may have been given",
        "REQ-2612-0003: the damaged file has 1 events, 0 came back",
        f"type again what these lack; or mend a copy of {aside}, {_OVER}",
    )
    assert would.out.splitlines() == [
        "the generation before would be put in its place: 1 requests",
        *rest,
    ]
    says(
        shell("log", "restore"),
        "the generation before is in its place again, with 1 requests that were not archived",
        *rest,
    )
    says(shell("log", "restore"), "the log is whole; nothing was changed")
    assert "REQ-2612-0104" in shell("open", "Terakhir", "--from", "eka").out
    assert shell("log", "verify").code == 0


def test_a_file_by_hand(shell: Shell) -> None:
    """It is shown what differs before it is taken."""
    active = shell.folder / "log" / "active.json"
    active.write_bytes(active.read_bytes().replace(b"Printer macet", b"Printer rusak"))
    assert "helpdeskctl log restore --accept" in shell("list").err
    aside = f"the file that was there is kept as log/damaged/active-{STAMP}.json"
    would = shell("log", "restore", "--accept", "--dry-run")
    assert would.out.splitlines() == [
        "the file would be taken as it stands: 1 requests",
        "changed: REQ-2611-0001",
        aside,
    ]
    assert shell("list").code == 6
    assert shell("log", "restore", "--accept").out.splitlines()[-1] == aside
    assert "Printer rusak" in shell("list").out
    result = shell("log", "verify")
    assert (result.code, "the chain breaks there" in result.out) == (1, True)
    says(shell("log", "restore", "--accept"), "the log is whole; nothing was changed")


@pytest.mark.parametrize("name", ["archive/2026-11.json", "desk.json"])
def test_damage_that_a_backup_mends(shell: Shell, name: str, tmp_path: Path) -> None:
    """The hint says so, and it is so."""
    backups = str(tmp_path / "backups")
    assert shell("log", "backup", backups).code == 0
    path = shell.folder / "log" / name
    path.write_bytes(path.read_bytes()[:-4])
    result = shell("log", "verify")
    assert result.code == 6
    assert result.err.splitlines()[1].startswith("hint: copy this file back from a backup")
    path.write_bytes((tmp_path / "backups" / STAMP / "log" / name).read_bytes())
    assert shell("log", "verify").code == 0


def test_backup_and_look(shell: Shell, tmp_path: Path) -> None:
    """One line each; a backup that cannot be relied on is code 1 and is not brought back."""
    backups = tmp_path / "backups"
    result = shell("log", "backup", str(backups))
    assert result.code == 0
    assert re.fullmatch(
        rf"2 requests in \d+ files, \d+ bytes, are copied to {backups}/{STAMP}\n", result.out
    )
    looked = shell("log", "backup", str(backups), "--verify")
    assert re.fullmatch(
        rf"{backups}/{STAMP} is whole: 2 requests, \d+ files, of 2026-12-01T02:00:00\+00:00\n",
        looked.out,
    )
    inside = shell("log", "backup", str(shell.folder / "backups"))
    assert (inside.code, "lies in the desk itself" in inside.err) == (2, True)
    (backups / STAMP / "log" / "active.json").write_bytes(b"x")
    bad = shell("log", "backup", str(backups), "--verify")
    assert (bad.code, bad.out.splitlines()[0]) == (
        1,
        "log: log/active.json is not what was copied",
    )
    (shell.folder / "log" / "active.json").write_bytes(b"")
    refused = shell("log", "restore", "--from", str(backups))
    assert (refused.code, "cannot be relied on" in refused.err) == (1, True)


def test_looked_at_elsewhere(shell: Shell, tmp_path: Path) -> None:
    """A backup is looked at on a host that has no desk."""
    assert shell("log", "backup", str(tmp_path / "backups")).code == 0
    (tmp_path / "elsewhere").mkdir()
    shell.patch.chdir(tmp_path / "elsewhere")
    assert shell("log", "backup", str(tmp_path / "backups"), "--verify").code == 0
    assert shell("log", "restore", "--from", str(tmp_path / "backups")).code == 3


def steps(title: str) -> list[str]:
    """The commands that the page gives under a heading."""
    text = DOCS.read_text(encoding="utf-8").partition(f"## {title}\n")[2].partition("\n## ")[0]
    blocks = re.findall(r"```sh\n(.*?)```", text, re.DOTALL)
    return [line for block in blocks for line in block.splitlines() if line]


@pytest.mark.parametrize("title", ["A lost desk", "A lost desk, by hand"])
def test_the_page_about_backups(title: str, shell: Shell, tmp_path: Path) -> None:
    """The steps as they are written bring the desk back; no number of before is given again."""
    backups = tmp_path / "backups"
    assert shell("log", "backup", str(backups)).code == 0
    assert "0003" in shell("open", "Sesudah cadangan", "--from", "eka").out
    shell.patch.chdir(tmp_path)
    shutil.rmtree(shell.folder)
    for line in steps(title):
        typed = line.replace("/srv/backups/helpdesk", str(backups))
        typed = typed.replace("/srv/helpdesk", str(shell.folder)).replace("20261201T020000Z", STAMP)
        _type(typed, shell)
    number = re.search(r"REQ-\d{4}-(\d+)", shell("open", "Baru", "--from", "eka").out)
    assert number
    assert int(number[1]) > 3
    assert shell("log", "verify").code == 0
    assert "Printer macet" in shell("list").out


def _type(line: str, shell: Shell) -> None:
    import os
    import subprocess

    words = line.split()
    if words[0] == "cd":
        os.chdir(words[1])
    elif words[0] == "helpdeskctl":
        result = shell(*words[1:])
        assert result.code == 0, (line, result)
    else:
        subprocess.run(["/bin/sh", "-c", line], check=True)


def test_the_cron_line(shell: Shell, tmp_path: Path) -> None:
    """What the page tells cron to run is what there is."""
    (line,) = steps("Every night")
    command = line.partition("helpdeskctl ")[2].partition(" && ")
    for part in (command[0], command[2].removeprefix("helpdeskctl ").partition(" >")[0]):
        typed = part.replace("/srv/backups/helpdesk", str(tmp_path / "b"))
        words = typed.replace("/srv/helpdesk", str(shell.folder)).split()
        assert shell(*words).code == 0
