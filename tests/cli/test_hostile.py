"""One desk with hostile text wherever people write, through every command and every form."""

from __future__ import annotations

import io
import json
import re
import shutil
from typing import TYPE_CHECKING, Any

import pytest

from helpdeskctl.cli.complete import _LITERAL
from helpdeskctl.core.text import clean, tidy
from helpdeskctl.core.when import from_iso
from tests import documents
from tests.cli import run
from tests.cli.conftest import DESK_YAML
from tests.cli.run import Result, Shell
from tests.cli.test_complete import ask
from tests.cli.tty import Terminal
from tests.hostile import Corpus, harm, hostile

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

H = hostile()
JUDGED = ("--service=other", "--impact=2", "--urgency=2", "--effort=s")
PLAYED: dict[str, list[tuple[str, ...]]] = {
    "open": [
        ("--from=ani@contoh.co.id", f"--name={H}", f"--asset={H}", f"--body={H}", "--", H),
        (f"--from=k{H}", "--follows=1", "--attach=FILE", "--", H),
        ("--from=ani", f"--unit={H}", "--", H),
        (f"--service={H}", "--from=ani", "--", H),
        ("--from=ani", f"--needed-by={H}", "--", H),
        ("--from=ani", f"--at={H}", "--", H),
        ("--from=ani", f"--channel={H}", "--", H),
        ("--from=ani", "--attach=/nowhere/\x1b[2J$(touch gone)", "x"),
        (f"--{H}", "x"),
    ],
    "done": [
        (f"--from={H}", "--service=password-reset", f"--solution={H}", "--", H),
        (f"--from={H}", "--service=lost-device", "--", H),
    ],
    "triage": [("2", *JUDGED, f"--because={H}"), ("2", f"--service={H}"), ("--", H)],
    "assign": [("2", "--to=dewi", f"--because={H}"), ("2", f"--to={H}"), ("2", f"--team={H}")],
    "take": [("2", f"--as={H}"), ("--", H)],
    "note": [("--", "1", H), ("--to-requester", "--", "1", H), ("--", H, "x")],
    "wait": [("2", "--for=requester", f"--because={H}"), ("2", f"--for={H}")],
    "resume": [("2",)],
    "escalate": [
        ("1", f"--to=vendor:{H}", f"--because={H}"),
        ("1", f"--to={H}", f"--because={H}"),
        ("1", "--to=it-director", f"--because={H}"),
    ],
    "return": [("1", f"--because={H}")],
    "tell": [("1,2,3,4,5,6,7,8,9,10", "--via=phone")],
    "handover": [("budi", "siti"), ("--", H, "siti"), ("--", "siti", H)],
    "attach": [("2", "FILE"), ("2", "/nowhere/\x1b[2J\u202e"), ("2", "/dev/null")],
    "cc": [("2", "k@contoh.co.id"), ("2", "\u212a@contoh.co.id"), ("--", "2", H)],
    "late": [("1", f"--because={H}"), ("7", f"--because={H}")],
    "fulfil": [("1", f"--solution={H}"), ("2", f"--solution={H}")],
    "close": [("3", "--via=chat", f"--confirmed-by={H}"), ("2", "--via=chat")],
    "reopen": [("4", f"--because={H}"), ("7", f"--because={H}")],
    "cancel": [("2", "--as=duplicate", "--of=1"), ("2", f"--as={H}")],
    "amend": [("2", f"--subject={H}", f"--from={H}", f"--asset={H}"), ("2", f"--unit={H}")],
    "list": [
        (),
        ("status:*",),
        ("--", H),
        (f"requester:{H}",),
        (f"service:{H}",),
        (f"asset:{H}",),
        (f"{H}:x",),
        (f"unit:{H}",),
        (f"due.before:{H}",),
    ],
    "show": [*((str(number),) for number in range(1, 13)), ("--", H), ("--", f"{H}0")],
    "next": [(), ("--everybody", "--why")],
    "inbox": [()],
    "sop": [(), ("6l",), ("--", H)],
    "report recap": [
        ("--month=2026-11",),
        ("--month=2026-12",),
        ("--month=2026-11", "--format=md"),
        ("--month=2026-11", "--output=OUT"),
        (f"--month={H}",),
    ],
    "report backlog": [(), ("--output=OUT",), ("--output=/nowhere/\x1b[2J/x",)],
    "catalog list": [()],
    "catalog show": [("vpn-access",), ("--", H)],
    "sla show": [()],
    "sla due": [("2026-11-02 09:00", "4h"), ("--", H, H), (f"--calendar={H}", "09:00", "4h")],
    "sla elapsed": [("2026-11-02 09:00", "2026-11-02 10:00"), ("--", H, H)],
    "mail owed": [()],
    "log verify": [()],
    "log archive": [(), ("--reindex",)],
    "log seal": [(), (f"--month={H}",), (f"--day={H}",)],
    "log restore": [(), ("--accept",), ("--from=/nowhere/\x1b[2J\u202e",)],
    "log backup": [("NEW",), ("DIR",), ("NEW", "--verify"), ("/dev/null/\x1b[2J\u202e",)],
    "log redact": [
        ("1", "--field=all", f"--because={H}"),
        ("1", "--field=subject", f"--because={H}"),
        ("1", f"--field={H}", "--because=x"),
        (H, "--field=all", "--because=x"),
    ],
    "log retain": [("--dry-run",), ()],
    "report person": [("ani@contoh.co.id",), (H,), ("ani", "--output=OUT")],
    "log stats": [()],
    "log export": [
        (),
        ("--output=OUT",),
        ("--output=/nowhere/\x1b[2J/x",),
        ("--format=csv",),
        ("--format=csv", "--output=OUT"),
        ("--format=csv", "--output=DIR"),
        ("--format=xlsx", "--output=OUT"),
        (f"--format={H}",),
    ],
    "log import": [
        ("SOURCE", "--map=MAP", "--as-history", "--dry-run"),
        ("SOURCE", "--map=MAP"),
        ("SOURCE", "--draft-map=OUT"),
        ("SOURCE", "--map=SOURCE"),
        ("SOURCE",),
        ("/nowhere/\x1b[2J\u202e",),
    ],
    "init": [("NEW",), ("/dev/null/\x1b[2J\u202e",)],
    "doctor": [(), ("--me",)],
}
"""Each command as it is typed with hostile words, and as it tells of a desk that is full of them."""

EXEMPT = {"demo": "plays a desk of its own words; how it names a folder is tested beside `played`"}

TABLES = ("list", "inbox", "next", "mail owed", "report backlog")
"""Commands that answer with a line for each item."""
PROGRESS = re.compile(r"\r(import|verify) \[")
"""How our own lines of progress begin; they are written over at a terminal."""
FORMS = {
    "pipe": None,
    "json": None,
    "80 columns": 80,
    "140 columns": 140,
}


@pytest.fixture(scope="module")
def corpus(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Corpus]:
    """The corpus desk; whoever changes it works on a copy."""
    with pytest.MonkeyPatch.context() as patch:
        beside = tmp_path_factory.mktemp("hostile")
        folder = beside / "desk"
        folder.mkdir()
        (folder / "desk.yaml").write_text(DESK_YAML, encoding="utf-8")
        shell = Shell(patch, folder)
        shell.now = from_iso("2026-11-02T02:00:00Z")
        assert shell("init", str(folder)).code == 0
        made = Corpus(shell, beside)
        made.play()
        yield made


@pytest.fixture
def at(corpus: Corpus, monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> Shell:
    """A shell at a copy of the corpus desk."""
    folder = tmp_path / "copy" / "desk"
    shutil.copytree(corpus.beside / "desk", folder)
    shell = Shell(monkeypatch, folder)
    shell.now = from_iso("2026-12-12T03:00:00Z")
    return shell


def _words(command: str, typed: tuple[str, ...], corpus: Corpus, folder: Path) -> list[str]:
    places = {
        "FILE": str(corpus.files[0]),
        "SOURCE": str(corpus.source),
        "MAP": str(corpus.map),
        "OUT": str(folder / "out"),
        "DIR": str(folder),
        "NEW": str(folder / f"new{H}".replace("/", "").replace("\0", "")[:90]),
    }
    words = []
    for word in typed:
        option, _, value = word.partition("=")
        words.append(f"{option}={places[value]}" if value in places else places.get(word, word))
    return [*command.split(), *words]


class _Terminal(io.TextIOWrapper):
    def isatty(self) -> bool:
        return True


def _lines_typed() -> list[Any]:
    return [
        pytest.param(command, typed, id=f"{command} {place}")
        for command, each in PLAYED.items()
        for place, typed in enumerate(each)
    ]


def test_every_command_is_played() -> None:
    """A command that exists is run on the corpus, or has a reason not to be."""
    names = {name for name, _ in documents.commands()}
    assert set(PLAYED) | set(EXEMPT) == names
    assert not set(PLAYED) & set(EXEMPT)


@pytest.mark.parametrize("form", FORMS)
@pytest.mark.parametrize(("command", "typed"), _lines_typed())
def test_no_harm(
    command: str, typed: tuple[str, ...], form: str, at: Shell, corpus: Corpus, tmp_path: Path
) -> None:
    """No control, bidi or hidden character in either stream; JSON parses; nothing lies around."""
    words = _words(command, typed, corpus, tmp_path)
    around = sorted(path.name for path in at.folder.parent.iterdir())
    for lang in ("en", "id"):
        result = _run(at, words, form, lang)
        assert harm(_of_people(result)) == [], (words[:2], lang)
        assert result.code in {*range(6), 75}
        if form == "json" and "--format=csv" not in words:
            assert _parses(result)
        if form == "pipe" and command in TABLES and result.code == 0:
            assert len({line.count("\t") for line in result.out.splitlines()}) <= 1
    assert sorted(path.name for path in at.folder.parent.iterdir()) == around
    assert not list(tmp_path.rglob("gone"))
    if (tmp_path / "out").is_file() and command != "log export":
        assert harm((tmp_path / "out").read_text(encoding="utf-8")) == []


def _run(shell: Shell, words: list[str], form: str, lang: str) -> Result:
    mark = words.index("--") if "--" in words else len(words)
    more = ["--lang", lang, *(["--json"] if form == "json" else [])]
    line = [*words[:mark], *more, *words[mark:]]
    columns = FORMS[form]
    if columns is None:
        return shell(*line)
    with pytest.MonkeyPatch.context() as patch:
        patch.setenv("COLUMNS", str(columns))
        patch.setattr(run, "_stream", lambda: _Terminal(io.BytesIO(), encoding="utf-8"))
        return shell(*line)


def _of_people(result: Result) -> str:
    """What was printed, without our own line ends of CSV and progress."""
    return result.out.replace("\r\n", "\n") + PROGRESS.sub("", result.err)


def _parses(result: Result) -> bool:
    if result.out:
        json.loads(result.out)
    last = result.err.splitlines()[-1:] if result.code not in (0, 1) else []
    return all("error" in json.loads(line) for line in last)


def test_json_is_exact(at: Shell) -> None:
    """What was typed comes back as the log keeps it, character for character."""
    texts = [hostile(start) for start in "=+-@"]
    assert at("open", "--from=k", f"--body={texts[1]}\n{texts[2]}", "--", texts[0]).code == 0
    shown = at("show", "-", "--json").out
    request = json.loads(shown)["request"]
    assert request["subject"] == tidy(texts[0])
    assert request["body"] == clean(f"{texts[1]}\n{texts[2]}")
    assert "\u202e" in request["body"]
    assert "\u202e" not in shown


def test_a_line_for_each_request(at: Shell) -> None:
    """Whatever stands in a request, its row is one line, and as wide as all others."""
    for words in (("list", "status:*"), ("inbox",), ("mail", "owed")):
        total = json.loads(at(*words, "--json").out)["total"]
        lines = at(*words).out.splitlines()
        assert len(lines) == total > 0
        assert len({line.count("\t") for line in lines}) == 1


def test_the_log_is_whole_and_its_files_have_plain_names(at: Shell) -> None:
    """Nothing of what people wrote became the name of a file, or broke one."""
    assert at("log", "verify").code == 0
    names = {path.name for path in (at.folder / "log").rglob("*")}
    assert all(name.isascii() and set(name) <= PLAIN_NAME for name in names)
    exported = at("log", "export").out
    assert json.loads(exported)["kind"] == "helpdeskctl-export"


PLAIN_NAME = frozenset("abcdefghijklmnopqrstuvwxyz0123456789.-_")

VARIABLES = [
    ("COLUMNS", "0"),
    ("COLUMNS", "-5"),
    ("COLUMNS", "1"),
    ("COLUMNS", "9" * 12),
    ("COLUMNS", "9" * 5000),
    ("COLUMNS", "\x1b[2J"),
    ("LANG", "id\x1b[2J"),
    ("HELPDESKCTL_LANG", "\u202e"),
    ("HELPDESKCTL_DESK", "/nowhere/\x1b[2J\u202e"),
    ("TERM", "\x1b[2J"),
]


@pytest.mark.parametrize(("name", "value"), VARIABLES)
def test_variables(name: str, value: str, at: Shell, monkeypatch: pytest.MonkeyPatch) -> None:
    """What the environment says is not believed, and not printed as it is."""
    for words in (["list"], ["show", "1"], ["next"], ["report", "recap", "--month", "2026-11"]):
        with monkeypatch.context() as patch:
            patch.setattr(run, "_stream", lambda: _Terminal(io.BytesIO(), encoding="utf-8"))
            patch.setenv(name, value)
            result = at(*words)
        assert harm(result.out + result.err) == []
        assert result.code in ((3,) if name == "HELPDESKCTL_DESK" else (0,))


@pytest.mark.parametrize(
    "line",
    [
        *("show ", "open x --from ", "triage 2 --service ", "list requester:", "list asset:"),
        *("sop ", "assign 2 --to ", "open x --unit ", "close 3 --confirmed-by ", "list owner:"),
    ],
)
@pytest.mark.parametrize("form", ["fish", "zsh", "bash"])
def test_completion(line: str, form: str, at: Shell) -> None:
    """A value that a shell takes as it is, and words that drive nothing, a line each."""
    typed = f"hdc {line}"
    words = {
        "_TYPER_COMPLETE_ARGS": typed,
        "_TYPER_COMPLETE_FISH_ACTION": "get-args",
        "COMP_WORDS": typed.replace(" ", "\n"),
        "COMP_CWORD": str(typed.count(" ")),
    }
    result = ask(at, form, **words)
    assert harm(result.out + result.err) == []
    if form == "fish":
        assert all(set(row.partition("\t")[0]) <= _LITERAL for row in result.out.splitlines())


def test_questions(at: Shell) -> None:
    """The card above a question, and the answer that names nothing."""
    seen = Terminal(at, columns=80)("triage", answers=[("service", "q")])
    assert "REQ-2610-0011" in seen.text
    assert harm(seen.text.replace("\r", "")) == []


def test_markdown_of_the_recap(at: Shell) -> None:
    """No text of people becomes a heading, a link, an image or an element."""
    parser = pytest.importorskip("markdown_it").MarkdownIt("commonmark").enable("table")
    for lang in ("en", "id"):
        words = ("report", "recap", "--month", "2026-11", "--format", "md", "--lang", lang)
        tokens = parser.parse(at(*words).out)
        inner = {child.type for token in tokens for child in token.children or ()}
        assert inner <= {"text", "text_special"}
        kinds = {token.type.rpartition("_")[0] or token.type for token in tokens}
        assert kinds <= {"heading", "paragraph", "bullet_list", "list_item", "inline"} | {
            *("table", "thead", "tbody", "tr", "th", "td")
        }
        assert [token.tag for token in tokens if token.type == "heading_open"].count("h1") == 1
