"""`list`, `next`, `show`, `mail owed` and the line after a change at a terminal of any width."""

from __future__ import annotations

import io
import re
from typing import TYPE_CHECKING

import pytest

from helpdeskctl.core.when import from_iso
from helpdeskctl.render.cells import width_of
from tests.cli import run
from tests.cli.conftest import shell

if TYPE_CHECKING:
    from tests.cli.run import Shell

__all__ = ["shell"]

LONG = "Perubahan format slip gaji: tunjangan shift malam dan potongan koperasi di semua pabrik"
NAME = "Bapak Raden Mas Prabowo Kusumaningrat Adiwinata"
SGR = re.compile(r"\x1b\[[0-9;]*m")
VIEWS = [("list",), ("next",), ("next", "--why"), ("next", "--everybody"), ("mail", "owed")]
PAGES = [("show", str(number)) for number in range(1, 6)]


class _Terminal(io.TextIOWrapper):
    """A stream that says it is a terminal."""

    def isatty(self) -> bool:
        return True


@pytest.fixture
def desk(shell: Shell) -> Shell:
    """A desk with long and wide words, late and waiting ones, marks, a vendor, a Level 2 team."""
    shell("open", LONG, "--from", NAME, "--body", f"{LONG}. " * 4 + "\n\n\tTerima kasih\x1b[2J")
    shell("triage", "1", "--service", "application-change", *_judged("2", "1", "l"))
    shell("escalate", "1", "--to", "application-development", "--because", LONG)
    shell("open", "会議室のプロジェクターが映りません 🙏🙏 " * 3, "--from", "田中 ロバート")
    shell("triage", "2", "--service", "vpn-problem", *_judged("3", "3", "s"))
    shell("take", "2")
    shell("open", "Laptop hilang", "--from", "rudi@contoh.co.id")
    shell("triage", "3", "--service", "lost-device")
    shell("wait", "3", "--for", "approval", "--because", "x" * 200)
    shell("open", "Printer macet", "--from", "budi")
    shell("triage", "4", "--service", "printer-problem")
    shell("fulfil", "4", "--temporary", "--solution", "dipinjami printer lain")
    shell("escalate", "4", "--to", "infrastructure", "--because", "macet")
    shell(
        "escalate", "4", "--to", "vendor:PT Servis Komputer Nusantara Sejahtera", "--because", "y"
    )
    shell("open", "Baru", "--from", "nina")
    shell.now = from_iso("2026-11-04T03:00:00Z")
    return shell


def _judged(urgency: str, impact: str, effort: str) -> list[str]:
    return ["--urgency", urgency, "--impact", impact, "--effort", effort]


@pytest.fixture
def seen(desk: Shell, monkeypatch: pytest.MonkeyPatch) -> Shell:
    """The same desk, at a terminal without a choice about colours."""
    for name in ("NO_COLOR", "FORCE_COLOR"):
        monkeypatch.delenv(name, raising=False)
    monkeypatch.setenv("TERM", "xterm-256color")
    monkeypatch.setenv("COLUMNS", "80")
    monkeypatch.setattr(run, "_stream", lambda: _Terminal(io.BytesIO(), encoding="utf-8"))
    return desk


@pytest.mark.parametrize("lang", ["en", "id"])
@pytest.mark.parametrize("columns", [60, 80, 100, 140])
def test_no_line_is_wider_than_the_terminal(
    seen: Shell, monkeypatch: pytest.MonkeyPatch, columns: int, lang: str
) -> None:
    """Long and wide words included; and nothing that somebody wrote drives the terminal."""
    monkeypatch.setenv("COLUMNS", str(columns))
    for words in (*VIEWS, *PAGES):
        shown = SGR.sub("", seen(*words, "--lang", lang).out)
        assert "\x1b" not in shown
        assert max(width_of(line) for line in shown.splitlines()) <= columns, words


@pytest.mark.parametrize("columns", [80, 140])
def test_columns_are_aligned(seen: Shell, monkeypatch: pytest.MonkeyPatch, columns: int) -> None:
    """Every subject begins in the column of its heading, also after wide letters."""
    monkeypatch.setenv("COLUMNS", str(columns))
    head, *rows = SGR.sub("", seen("list").out).partition("\n\n")[0].splitlines()
    begins = head.index("subject")
    starts = ["Peru", "会議室", "Laptop", "Printer", "Baru"]
    for row, start in zip(rows, starts, strict=True):
        assert width_of(row[: row.index(start, 40)]) == begins


def test_what_is_cut_first(seen: Shell, monkeypatch: pytest.MonkeyPatch) -> None:
    """At 80 columns numbers and words are short and the subject keeps a useful width."""
    rows = SGR.sub("", seen("list").out).splitlines()
    assert re.split("  +", rows[0]) == [
        *("#", "left", "prio", "status", "with", "requester", "subject")
    ]
    assert len(rows[1].partition("Perubahan")[2]) + len("Perubahan") >= 24
    assert re.split("  +", rows[3])[:4] == ["0003", "paused", "high", "→approval S"]
    assert rows[-1] == (
        "→ waits for · T temporary · S security · working time, 1d by calendar: 8h, 24h"
    )
    monkeypatch.setenv("COLUMNS", "140")
    wide = SGR.sub("", seen("list").out).splitlines()
    assert re.split("  +", wide[3])[1:4] == ["paused", "high", "waiting for approval, security"]


def test_colour_is_never_alone(seen: Shell, monkeypatch: pytest.MonkeyPatch) -> None:
    """What is red says `late`, what is magenta says its mark; with NO_COLOR the words stay."""
    coloured = seen("list").out
    assert re.findall(r"\x1b\[31m([^\x1b]+)", coloured)
    assert all("late" in text for text in re.findall(r"\x1b\[31m([^\x1b]+)", coloured))
    assert all("S" in text for text in re.findall(r"\x1b\[35m([^\x1b]+)", coloured))
    monkeypatch.setenv("NO_COLOR", "1")
    for words in (*VIEWS, *PAGES, ("note", "2", "halo")):
        assert "\x1b" not in seen(*words).out
    assert seen("list").out == SGR.sub("", coloured)


def test_a_pipe_is_for_scripts(desk: Shell, monkeypatch: pytest.MonkeyPatch) -> None:
    """Thirteen columns, full times, nothing cut, no colour unless it is forced on."""
    rows = [line.split("\t") for line in desk("list").out.splitlines()]
    assert {len(row) for row in rows} == {13}
    assert rows[0] == [
        *("REQ-2611-0001", "active", "low", "due", "2026-11-16T10:00:00+07:00", "2"),
        *("application-development", "", NAME, "", "application-change"),
        *("2026-11-02T09:00:00+07:00", LONG),
    ]
    monkeypatch.setenv("COLUMNS", "40")
    assert [line.split("\t") for line in desk("list").out.splitlines()] == rows


def test_next_says_what_and_why(seen: Shell) -> None:
    """The most pressing request in words: what to do, which clock says so, the command."""
    lines = SGR.sub("", seen("next").out).splitlines()
    assert lines[1].endswith("vpn-problem · urgent")
    assert lines[2:4] == [
        "  fulfil: resolution is 1d 7h late, due Mon 2 Nov 11:00",
        "  hdc fulfil 2",
    ]


CHANGES = [
    (("take", "5"), "new, owner siti"),
    (("escalate", "2", "--to", "infrastructure", "--because", "x"), "active, with infrastructure"),
    (("return", "1", "--because", "x"), "active, 7d 7h left"),
    (("wait", "2", "--for", "requester", "--because", "x"), "waiting for requester"),
    (("cancel", "5", "--as", "duplicate", "--of", "1"), "cancelled, duplicate of REQ-2611-0001"),
    (("cancel", "5", "--as", "withdrawn"), "cancelled: withdrawn"),
    (
        ("triage", "5", "--kind", "incident", "--reference", "INC-17", "--security"),
        "handed off: incident INC-17, to both heads",
    ),
    (("triage", "5", "--kind", "disaster", "--reference", "D-1"), "handed off: disaster D-1"),
    (
        ("triage", "5", "--kind", "project", "--reference", "P-7", "--analysis", "large"),
        "handed off: project P-7",
    ),
    (("triage", "5", "--service", "lost-device"), "active, high, security, to both heads"),
    (("fulfil", "2", "--solution", "x"), "late, unconfirmed"),
    (("fulfil", "4", "--solution", "x"), "fulfilled in time, unconfirmed"),
]


@pytest.mark.parametrize(("words", "now"), CHANGES, ids=lambda value: " ".join(value)[:40])
def test_the_line_after_a_change(seen: Shell, words: tuple[str, ...], now: str) -> None:
    """One line of the terminal: number, subject, requester, and what it is now."""
    line = SGR.sub("", seen(*words).out).splitlines()[0]
    assert now in line
    assert width_of(line) <= 80
    assert re.match(rf"(REQ-2611-|2611-)?000{words[1]}  ", line)


def test_closing_says_who_confirmed(seen: Shell) -> None:
    """The requester, somebody else, or nobody."""
    for number, who in (("2", ()), ("4", ("--confirmed-by", "Sekretaris"))):
        seen("fulfil", number, "--solution", "x")
        line = SGR.sub("", seen("close", number, *who, "--via", "phone").out)
        assert line.rstrip().endswith("confirmed by Sekretaris (phone)" if who else "(phone)")
