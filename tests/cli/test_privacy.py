"""Redaction from the command line, and every reading command after it."""

from __future__ import annotations

import json
from types import SimpleNamespace
from typing import TYPE_CHECKING, Any

import pytest

from helpdeskctl.cli import terminal
from helpdeskctl.cli.complete import KINDS as COMPLETIONS
from helpdeskctl.cli.complete import offered
from helpdeskctl.desk import reading, reports
from helpdeskctl.desk.offers import filters
from helpdeskctl.render.asking import card
from helpdeskctl.render.changes import changed
from helpdeskctl.render.screen import Screen
from helpdeskctl.render.telling import told
from tests.cli.run import Shell
from tests.cli.tty import Terminal
from tests.desk.rich import DAY, MARK, NOW, rich_desk, traces
from tests.desk.small import desk_of

if TYPE_CHECKING:
    from pathlib import Path

LATER = NOW + 60 * DAY
SAID = {"en": "[redacted]", "id": "[disunting]"}
WITH_SUBJECT = [
    ("show", "1"),
    ("list", "status:closed,active,fulfilled,new"),
    ("report", "recap", "--month", "2026-12"),
    ("report", "recap", "--month", "2026-12", "--format", "md"),
]
OPEN_ONES = [("list",), ("next", "--everybody"), ("next", "--everybody", "--why"),
             ("report", "backlog"), ("inbox",)]  # fmt: skip
OTHERS = [
    ("list", "requester:redacted"),
    ("list", "requester:*"),
    ("list", "asset:*", "status:closed"),
    ("list", "redacted", "status:closed"),
    ("mail", "owed"),
    ("report", "recap", "--month", "2026-11"),
    ("report", "person", f"{MARK}.ani@contoh.co.id"),
    ("log", "verify"),
    ("log", "stats"),
    ("log", "export"),
    ("log", "retain", "--dry-run"),
    ("tell", "1", "--via", "phone", "--dry-run"),
]


@pytest.fixture(params=["closed", "open"])
def shell(request: pytest.FixtureRequest, monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> Shell:
    """A shell at a desk whose first request was redacted whole; closed and archived, or open."""
    ended = request.param == "closed"
    path = rich_desk(tmp_path, archived=ended, ended=ended)
    shell = Shell(monkeypatch, path)
    shell.now = LATER
    result = shell("log", "redact", "1", "--field", "all", "--because", "diminta pemohon")
    assert (result.code, result.err) == (0, "")
    assert traces(path / "log") == []
    return shell


@pytest.mark.parametrize("lang", ["en", "id"])
def test_every_reading_command(shell: Shell, lang: str) -> None:
    """Text and JSON, in both languages: no word of it, no value of ours in its place."""
    is_open = json.loads(shell("show", "1", "--json").out)["request"]["status"] != "closed"
    for words in [*WITH_SUBJECT, *OPEN_ONES, *OTHERS]:
        plain = shell(*words, "--lang", lang)
        assert plain.code == 0, (words, plain.err)
        assert MARK not in plain.out.replace(f"{MARK}.ani@contoh.co.id", ""), words
        if words[:2] != ("log", "export"):
            assert "redacted'" not in plain.out, words
            assert "{'" not in plain.out, words
        else:
            continue  # it is JSON already
        data = shell(*words, "--json", "--lang", lang)
        assert data.code == 0
        assert json.loads(data.out) is not None
        shown = SAID["en" if words[0] == "report" else lang]
        if words in WITH_SUBJECT[:2] or (is_open and words in OPEN_ONES[:4]):
            assert shown in plain.out, words


@pytest.mark.parametrize("lang", ["en", "id"])
def test_at_a_terminal(shell: Shell, lang: str) -> None:
    """The page, the tables and the line after a change."""
    desk = desk_of(shell.folder, now=LATER)
    screen = Screen(desk.terms.zone, 100, tty=True, lang=lang, now=LATER)
    answers = [
        reading.show(desk, "1"),
        reading.list_requests(desk, ["status:closed,active,waiting,new"]),
        reading.next_up(desk, everybody=True, why=True),
        reading.next_up(desk, everybody=True, why=False),
        reading.inbox(desk),
        reading.owed(desk),
        reports.recap(desk, "2026-12", None, None),
        reports.backlog(desk),
    ]
    texts = [terminal.text(answer, answer.view, screen) for answer in answers]
    assert not [text for text in texts if MARK in text or "{'" in text or "redacted'" in text]
    assert texts[0].count(SAID[lang]) > 5
    assert SAID[lang] in texts[1]
    assert "diminta pemohon" in texts[0]


def test_the_line_after_a_change(shell: Shell) -> None:
    """What the request is now, where subject, requester and who confirmed are redacted."""
    desk = desk_of(shell.folder, now=LATER)
    screen = Screen(desk.terms.zone, 100, tty=True, now=LATER)
    data: dict[str, Any] = {"request": reading.show(desk, "1").data["request"], "changed": False}
    for seen in (screen, screen._replace(tty=False)):
        assert "[redacted]" in changed(data, seen)
        assert "{'" not in changed(data, seen)
    assert "{'" not in told({"items": [{**data, "lang": "id"}]}, screen)
    assert "{'" not in card(data["request"], screen)


@pytest.mark.parametrize("words", [("requester:redacted",), ("asset:*",), ("redacted",)])
def test_nobody_is_found_by_what_stands_in_the_place(shell: Shell, words: tuple[str, ...]) -> None:
    """A tombstone is no text: no filter matches it, nor the reason in it."""
    assert shell("log", "redact", "2", "--field", "requester", "--because", "x").code == 0
    every = ("status:new,active,waiting,fulfilled,closed", *words)
    assert shell("list", *every).out == ""
    assert shell("list", every[0]).out.count("\n") == 2


def test_completion(shell: Shell) -> None:
    """No shell is offered a value of ours."""
    assert "{" not in str([*filters(desk_of(shell.folder), "asset:", "en")])
    context: Any = SimpleNamespace(command=SimpleNamespace(name=""), params={})
    assert shell.folder.exists()
    for kind in COMPLETIONS:
        for typed in ("", "r", "requester:", "asset:"):
            found = offered(kind, context, typed)
            assert not [pair for pair in found if "because" in pair[1] or MARK in "".join(pair)]


def test_json_has_the_tombstone(shell: Shell) -> None:
    """A program sees that there was something, since when it is gone and why."""
    request = json.loads(shell("show", "1", "--json").out)["request"]
    assert request["subject"].keys() == {"redacted", "because", "at"}
    assert request["subject"]["because"] == "diminta pemohon"
    assert all(isinstance(notice["to"], str) for notice in request["notices"])


def test_codes(shell: Shell) -> None:
    """2 with the fields there are, 3 for no request; errors are JSON on demand."""
    for words, code, name in (
        (("--field", "nonsense", "--because", "x"), 2, "redact.field"),
        ((), 2, "redact.which"),
    ):
        result = shell("log", "redact", "2", *words, "--json")
        error = json.loads(result.err)["error"]
        assert (result.code, error["name"]) == (code, name)
        assert "requester" in error["message"]
    assert shell("log", "redact", "99", "--field", "all", "--because", "x").code == 3
    assert shell("log", "redact", "2", "--field", "subject").code == 2
    again = shell("log", "redact", "1", "--field", "all", "--because", "x", "--lang", "id")
    assert (again.code, again.out) == (0, "REQ-2611-0001: sudah disunting; tidak ada yang diubah\n")


def test_a_reason_is_asked_for(shell: Shell) -> None:
    """At a terminal."""
    result = Terminal(shell)(
        "log",
        "redact",
        "2",
        "--field",
        "subject",
        "--lang",
        "en",
        answers=[("why", "asked for"), ("good", "y")],
    )
    assert result.code == 0, result.text
    assert "1 texts redacted (subject)" in result.text


RETENTION = "retention: {default: 30d}\n"


def _past_its_class(shell: Shell) -> None:
    desk_yaml = shell.folder / "desk.yaml"
    desk_yaml.write_text(desk_yaml.read_text() + RETENTION)
    assert shell("cancel", "2", "--as", "spam").code == 0
    shell.now += 31 * DAY


@pytest.mark.parametrize(
    ("answer", "code", "left"), [("y", 0, False), ("Ya", 0, False), ("", 1, True)]
)
def test_retain_asks(shell: Shell, answer: str, code: int, *, left: bool) -> None:
    """Enter is no; nothing is done before the answer."""
    _past_its_class(shell)
    result = Terminal(shell)("log", "retain", "--lang", "en", answers=[("[y/N]", answer)])
    assert result.code == code, result.text
    assert ("Mouse" in shell("show", "2").out) is left


def test_retain_in_a_pipe(shell: Shell) -> None:
    """Lists in a dry run, needs --yes for more."""
    _past_its_class(shell)
    dry = shell("log", "retain", "--dry-run", "--lang", "en")
    assert dry.code == 0
    assert "helpdeskctl log redact REQ-2611-0002 --field all" in dry.out
    refused = shell("log", "retain")
    assert (refused.code, "--yes" in refused.err) == (2, True)
    done = json.loads(shell("log", "retain", "--yes", "--json").out)
    assert (done["redacted"], done["changed"]) == (1, True)
    assert shell("log", "verify").code == 0


def test_person_into_a_file(shell: Shell, tmp_path: Path) -> None:
    """For its owner alone, in either form."""
    out = tmp_path / "held.json"
    result = shell("report", "person", "budi", "--format", "json", "--output", str(out))
    assert result.code == 0
    assert out.stat().st_mode & 0o777 == 0o600
    assert json.loads(out.read_text())["counts"]["roles"] == {"requester": 1}
    text = shell("report", "person", "budi", "--lang", "id").out
    assert "pemohon 1" in text
    assert "subject di dalam log: Mouse" in text


def test_a_no_takes_nothing_out(shell: Shell) -> None:
    """What cannot be taken back is asked at a terminal; --yes is for those who know."""
    words = ("log", "redact", "2", "--field", "subject", "--because", "asked for", "--lang", "en")
    refused = Terminal(shell)(*words, answers=[("good", "n")])
    assert (refused.code, "stays as it is" in refused.text) == (1, True)
    assert Terminal(shell)(*words, "--dry-run").code == 0
    assert Terminal(shell)(*words, "--yes").code == 0
