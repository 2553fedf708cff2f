"""Bad input gets one sentence, a hint with a command, the right code, and changes nothing."""

from __future__ import annotations

import errno
import json
import os
from threading import Thread
from typing import TYPE_CHECKING

import pytest

if TYPE_CHECKING:
    from pathlib import Path

    from tests.cli.run import Shell

OPEN = ("open", "Printer macet", "--from", "budi@contoh.co.id")

CASES = [
    ("unknown number", ("show", "99"), 3, "there is no request 99"),
    ("no number", ("show", "../../etc/passwd"), 2, "is not the number of a request"),
    ("a glob", ("show", "*"), 2, "is not the number of a request"),
    ("other digits", ("show", "٤٢"), 2, "is not the number of a request"),
    ("another month", ("show", "REQ-2501-0001"), 3, "there is no request"),
    ("unknown service", ("triage", "1", "--service", "vpn-acess"), 2, "did you mean vpn-access"),
    ("several services", ("triage", "1", "--service", "vpn"), 2, "vpn-access, vpn-problem"),
    ("impact 7", ("triage", "1", "--service", "other", "--impact", "7"), 2, "1<=x<=3"),
    ("effort xl", ("triage", "1", "--service", "other", "--effort", "xl"), 2, "'s', 'm', 'l'"),
    ("no judgement", ("triage", "1", "--service", "other"), 2, "--urgency --impact --effort"),
    ("no service", ("triage", "1"), 2, "needs a service of the catalog"),
    ("future", (*OPEN, "--at", "2026-11-02 09:30"), 2, "lies in the future"),
    ("too old", (*OPEN, "--at", "2026-10-12 09:30"), 2, "is more than"),
    ("impossible day", (*OPEN, "--at", "2026-02-30 09:30"), 2, "is not a time that exists"),
    ("impossible month", (*OPEN, "--at", "2026-13-01"), 2, "is not a time that exists"),
    ("bare number", (*OPEN, "--at", "5"), 2, "is not understood as a time"),
    ("empty subject", ("open", " ", "--from", "budi"), 2, "a request needs a subject"),
    ("empty requester", ("open", "x", "--from", " "), 2, "a request needs somebody who asks"),
    ("no requester", ("open", "x"), 2, "--from is missing"),
    ("unknown unit", (*OPEN, "--unit", "finanse"), 2, "did you mean finance"),
    ("unknown option", (*OPEN, "--frm", "x"), 2, "No such option: --frm"),
    ("unknown verb", ("opne", "x"), 2, "Did you mean"),
    ("unknown filter", ("list", "colour:red"), 2, "there is no filter 'colour'"),
    ("unknown status", ("list", "status:opne"), 2, "there are new, active, waiting"),
    ("unknown team", ("escalate", "1", "--to", "network", "--because", "x"), 2, "infrastructure"),
    ("unknown clause", ("sop", "9z"), 3, "the SOP has no clause"),
    ("unknown calendar", ("sla", "due", "09:00", "4h", "--calendar", "x"), 2, "office, always"),
    ("bad duration", ("sla", "due", "09:00", "4 parsecs"), 2, "is not a duration"),
    ("no desk", ("list", "--desk", "/nowhere"), 3, "there is no desk at /nowhere"),
    ("empty note", ("note", "1", "  "), 2, "a note needs words"),
    ("duplicate of itself", ("cancel", "1", "--as", "duplicate", "--of", "1"), 2, "of itself"),
    ("duplicate of nothing", ("cancel", "1", "--as", "duplicate"), 2, "a duplicate needs"),
    ("nothing to amend", ("amend", "1"), 2, "nothing to amend"),
    ("silence confirmed", ("close", "1", "--unanswered", "--via", "phone"), 2, "never confirmed"),
]


@pytest.mark.parametrize(
    ("words", "code", "text"), [case[1:] for case in CASES], ids=[c[0] for c in CASES]
)
def test_refused(words: tuple[str, ...], code: int, text: str, shell: Shell) -> None:
    """One sentence, one hint, the code; the log stays as it was, byte for byte."""
    shell(*OPEN)
    before = (shell.folder / "log" / "active.json").read_bytes()
    result = shell(*words)
    assert result.code == code, result
    assert result.out == ""
    assert result.err.startswith("helpdeskctl: ")
    assert text in result.err
    assert "\nhint: " in result.err
    assert (shell.folder / "log" / "active.json").read_bytes() == before


@pytest.mark.parametrize("case", CASES[:6], ids=[c[0] for c in CASES[:6]])
def test_errors_are_json_too(case: tuple[str, tuple[str, ...], int, str], shell: Shell) -> None:
    """With `--json` the error is JSON on standard error."""
    shell(*OPEN)
    result = shell(*case[1], "--json")
    assert result.out == ""
    error = json.loads(result.err)["error"]
    assert error["code"] == case[2] == result.code
    assert set(error) == {"code", "name", "message", "hint", "clause"}


def test_before_another_act(shell: Shell) -> None:
    """A time before another person's act on the same request is refused."""
    shell(*OPEN)
    shell("triage", "1", "--service", "printer-problem")
    shell.now += 3600
    assert shell("note", "1", "dicek").code == 0
    result = shell("fulfil", "1", "--at", "09:30")
    assert (result.code, "was acted on after that" in result.err) == (2, True)
    assert shell("fulfil", "1", "--at", "10:00").code == 0


def test_a_miss_is_not_unmade_silently(shell: Shell) -> None:
    """A typed time that turns a miss into a met needs its reason, and keeps it."""
    shell(*OPEN)
    shell("triage", "1", "--service", "printer-problem")
    shell.now += 86_400 + 7200
    refused = shell("fulfil", "1", "--at", "yesterday 13:00")
    assert (refused.code, "hide that resolution of" in refused.err) == (2, True)
    late = ("fulfil", "1", "--at", "yesterday 13:00", "--typed-late", "printer server was down")
    assert shell(*late).code == 0
    shown = json.loads(shell("show", "1", "--json").out)["request"]
    assert shown["resolution"]["state"] == "met"
    assert shown["events"][-1]["data"]["typed_late"] == "printer server was down"


def test_a_refused_request_has_no_number(shell: Shell) -> None:
    """Nothing was recorded, so no hint may name the number that the next one will have."""
    refused = shell(*OPEN, "--kind", "incident")
    assert refused.code == 4
    assert refused.err.startswith("helpdeskctl: the new request ")
    assert "REQ-" not in refused.err
    assert "hint: nothing was recorded" in refused.err
    assert shell("list").out == ""


@pytest.mark.parametrize("name", ["log/active.json", "log/new.json", "desk.yaml", "catalog.yaml"])
def test_no_report_over_the_desk_itself(name: str, shell: Shell) -> None:
    """What a desk lives on is never written over, whatever --output says."""
    shell(*OPEN)
    path = shell.folder / name
    before = path.read_bytes() if path.exists() else None
    for words in (("report", "recap", "--month", "2026-10"), ("log", "export")):
        refused = shell(*words, "--output", name)
        assert (refused.code, "belongs to a desk" in refused.err) == (2, True)
    assert (path.read_bytes() if path.exists() else None) == before


def test_a_report_into_a_pipe_or_through_a_link(shell: Shell, tmp_path: Path) -> None:
    """A FIFO gets the text and stays one; a link stays a link."""
    shell(*OPEN)
    fifo, link = tmp_path / "fifo", tmp_path / "link"
    os.mkfifo(fifo)
    (tmp_path / "real").write_text("old", encoding="utf-8")
    link.symlink_to(tmp_path / "real")
    read: list[str] = []
    reader = Thread(target=lambda: read.append(fifo.read_text(encoding="utf-8")), daemon=True)
    reader.start()
    assert shell("log", "export", "--output", str(fifo)).code == 0
    reader.join(timeout=60)
    assert read[0].startswith('{"schema"')
    assert fifo.is_fifo()
    assert shell("log", "export", "--output", str(link)).code == 0
    assert link.is_symlink()
    assert (tmp_path / "real").read_text(encoding="utf-8").startswith('{"schema"')


def test_only_files_are_attached(shell: Shell, tmp_path: Path) -> None:
    """A device or a pipe has no end."""
    shell(*OPEN)
    os.mkfifo(tmp_path / "fifo")
    for path in ("/dev/zero", str(tmp_path / "fifo"), str(tmp_path)):
        refused = shell("attach", "1", path)
        assert (refused.code, "no file that could be kept" in refused.err) == (2, True)


def test_capitals_are_no_other_words(shell: Shell) -> None:
    """Options, services and teams are understood in any case."""
    assert shell(*OPEN, "--channel", "EMAIL", "--service", "PRINTER-PROBLEM").code == 0
    assert shell("triage", "1", "--effort", "S").code == 0
    escalated = shell("escalate", "1", "--to", "Infra", "--because", "x", "--json")
    assert json.loads(escalated.out)["request"]["team"] == "infrastructure"
    wrong = shell("cancel", "1", "--as", "nonsense")
    assert (wrong.code, "duplicate" in wrong.err) == (2, True)


def test_a_subject_without_quotes(shell: Shell) -> None:
    """The words that are too many are named, and the hint says what to do with them."""
    refused = shell("open", "printer", "macet", "--from", "budi")
    assert (refused.code, "(macet)" in refused.err) == (2, True)
    assert "hint: put words that belong together into quotes: helpdeskctl open" in refused.err


def test_a_slip_of_the_finger(shell: Shell) -> None:
    """A name that is nearly one of the people file's is recorded as typed, and that is said."""
    rows = "name,addresses,unit,login,language\nSiti Aminah,siti@contoh.co.id,,,\n"
    (shell.folder / "people.csv").write_text(rows, encoding="utf-8")
    opened = shell("open", "x", "--from", "Sitti")
    assert (opened.code, opened.out.split("\t")[2]) == (0, "Sitti")
    assert "was Siti Aminah <siti@contoh.co.id> meant?" in opened.err
    for right in ("siti", "bambang", "sitti@contoh.co.id"):
        assert "meant?" not in shell("open", "x", "--from", right).err


def test_one_of_several_is_refused(shell: Shell) -> None:
    """None of them was changed, and that is said; for a single one it goes without saying."""
    for _ in range(2):
        shell(*OPEN, "--service", "printer-problem", "--effort", "s")
    shell("fulfil", "1")
    refused = shell("close", "1,2", "--via", "phone")
    assert (refused.code, "none of the 2 was changed" in refused.err) == (4, True)
    assert json.loads(shell("show", "1", "--json").out)["request"]["status"] == "fulfilled"
    assert "was changed" not in shell("close", "2", "--via", "phone").err


def test_what_a_filter_may_have_meant(shell: Shell) -> None:
    """An empty list says which word is no name, and stays empty on standard output."""
    shell(*OPEN)
    empty = shell("list", "service:vpn", "new")
    assert (empty.code, empty.out) == (0, "")
    assert empty.err.splitlines() == [
        "helpdeskctl: nothing fits service:vpn; perhaps service:vpn* was meant",
        "helpdeskctl: nothing fits new; perhaps status:new was meant",
    ]
    assert shell("list", "printer").err == ""


def test_show_my_last_one(shell: Shell) -> None:
    """`-` is for readers too."""
    assert shell("show", "-").code == 3
    shell(*OPEN)
    assert json.loads(shell("show", "-", "--json").out)["request"]["id"] == "REQ-2611-0001"


def test_large_body_is_cut_and_said(shell: Shell) -> None:
    """A megabyte of text is cut to what the log keeps; the request is not lost."""
    result = shell(*OPEN, "--body", "-", stdin=b"x" * 1_000_000)
    assert result.code == 0
    assert "body has 1000000 characters; the first 50000 are kept" in result.err
    assert len(json.loads(shell("show", "1", "--json").out)["request"]["body"]) == 50_000


def test_bytes_that_are_no_text(shell: Shell) -> None:
    """A bad byte becomes U+FFFD, is said, and loses nothing else."""
    result = shell(*OPEN, "--body", "-", stdin=b"sudah \xff dicoba\x00")
    assert result.code == 0
    assert "not UTF-8" in result.err
    assert json.loads(shell("show", "1", "--json").out)["request"]["body"] == "sudah � dicoba␀"


@pytest.mark.parametrize(
    "subject",
    ["\x1b[2Jbersih", "\x1b]0;judul\x07", "a\u202eb", "satu\ndua", "nol\x9b31m", "\ud800x"],
)
def test_subject_never_drives_the_terminal(subject: str, shell: Shell) -> None:
    """Whatever a subject holds, no control or bidi character reaches the output."""
    assert shell("open", subject, "--from", "budi").code == 0
    for words in (("list",), ("show", "1"), ("next",), ("list", subject[:1])):
        out = shell(*words).out
        assert not any(ord(char) < 0x20 and char not in "\n\t" for char in out)
        assert not any(0x7F <= ord(char) < 0xA0 or char == "\u202e" for char in out)
    assert len(shell("list").out.splitlines()) == 1


def test_a_copy_of_the_agreement_is_no_desk(shell: Shell, tmp_path: Path) -> None:
    """A clone has a catalog only: reading it works there, recording says so."""
    clone = tmp_path / "clone"
    clone.mkdir()
    for name in ("catalog.yaml", "sla.yaml"):
        (clone / name).write_bytes((shell.folder / name).read_bytes())
    shell.patch.chdir(clone)
    assert shell("catalog", "show", "vpn-access").code == 0
    assert shell("sla", "due", "2026-11-06 16:30", "1h").out == "2026-11-09T08:30:00+07:00\n"
    refused = shell(*OPEN)
    assert (refused.code, "is a copy of the agreement" in refused.err) == (3, True)
    assert not (clone / "log").exists()


def test_invalid_catalog(shell: Shell) -> None:
    """Without an earlier good one: code 5. With one: it stays in force, with one warning."""
    good = (shell.folder / "catalog.yaml").read_text()
    (shell.folder / "catalog.yaml").write_text(good.replace("respond: 30m", "respond: soon", 1))
    refused = shell(*OPEN)
    assert (refused.code, "catalog.yaml:" in refused.err) == (5, True)
    (shell.folder / "catalog.yaml").write_text(good)
    assert shell(*OPEN).code == 0
    (shell.folder / "catalog.yaml").write_text(good.replace("respond: 30m", "respond: soon", 1))
    kept = shell(*OPEN)
    assert kept.code == 0
    assert "the last good agreement stays in force" in kept.err


@pytest.mark.parametrize("number", [errno.EROFS, errno.EACCES])
def test_read_only_desk(number: int, shell: Shell, monkeypatch: pytest.MonkeyPatch) -> None:
    """A desk that cannot be written says so and loses nothing, also for root."""
    shell(*OPEN)
    real = os.open

    def read_only(path: str, flags: int, *more: int) -> int:
        if flags & os.O_CREAT and "active.json" in str(path):
            raise OSError(number, os.strerror(number))
        return real(path, flags, *more)

    monkeypatch.setattr(os, "open", read_only)
    result = shell(*OPEN)
    monkeypatch.undo()
    assert (result.code, "cannot be written" in result.err) == (75, True)


def test_full_disk(shell: Shell, monkeypatch: pytest.MonkeyPatch) -> None:
    """No space: code 75, nothing was changed, nothing lies around."""
    shell(*OPEN)
    before = sorted(path.name for path in (shell.folder / "log").iterdir())

    def full(*_: object) -> int:
        raise OSError(28, "No space left on device")

    monkeypatch.setattr(os, "write", full)
    result = shell(*OPEN)
    monkeypatch.undo()
    assert (result.code, "no space" in result.err) == (75, True)
    assert sorted(path.name for path in (shell.folder / "log").iterdir()) == before


def test_a_folder_that_was_removed_under_us(shell: Shell, tmp_path: Path) -> None:
    """A desk that is named is opened; without a name there is none here."""
    gone = tmp_path / "gone"
    gone.mkdir()
    shell.patch.chdir(gone)
    gone.rmdir()
    assert shell("list", "--desk", str(shell.folder)).code == 0
    assert shell("list").code == 3
