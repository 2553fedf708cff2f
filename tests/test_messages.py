"""Every sentence that can be asked for exists in both languages, and can be filled."""

from __future__ import annotations

import ast
import re
from importlib import import_module
from pathlib import Path
from typing import Any

import pytest
import typer

from helpdeskctl.cli.app import app
from helpdeskctl.cli.tree import typed_name
from helpdeskctl.core import sop
from helpdeskctl.core.clauses import CLAUSES, Clause
from helpdeskctl.render.messages import say
from helpdeskctl.render.messages_help import help_of
from helpdeskctl.render.messages_table import TABLE, TOPICS
from helpdeskctl.render.messages_usage import in_language
from tests import documents

PACKAGE = Path(__file__).parents[1] / "helpdeskctl"
RENDER = PACKAGE / "render"
COMMANDS = dict(documents.commands())
ERRORS = {
    "CheckFailed",
    "BadValue",
    "Missing",
    "NotFound",
    "Refused",
    "NoAgreement",
    "Damaged",
    "TryAgain",
}
COMMAND = re.compile(r"\b(?:helpdeskctl|hdc) ([a-z][^;,)]*)")
"""A command in a sentence, as it is to be typed."""
KEY = re.compile(r"[a-z0-9]+(\.[a-zA-Z0-9_-]+)+")


def _raised() -> set[tuple[str, str]]:
    """(file, key) of every literal key given to an error class."""
    found = set()
    for path in PACKAGE.rglob("*.py"):
        for node in ast.walk(ast.parse(path.read_text(encoding="utf-8"))):
            if isinstance(node, ast.Call) and isinstance(node.func, ast.Name) and node.args:
                first = node.args[0]
                literal = isinstance(first, ast.Constant) and isinstance(first.value, str)
                if node.func.id in ERRORS and literal:
                    found.add((path.name, str(first.value)))
    return found


@pytest.mark.parametrize(("file", "key"), sorted(_raised()))
def test_every_error_has_its_sentence_and_hint(file: str, key: str) -> None:
    """An error without words would end as a bug."""
    assert key in TABLE, file
    assert f"{key}.hint" in TABLE or key == "stopped", file


@pytest.mark.parametrize("rule", sorted({rule.id for rule in sop.RULES}))
def test_every_rule_has_its_sentence_and_hint(rule: str) -> None:
    """A refusal says what is wrong and what to type."""
    assert f"sop.{rule}" in TABLE
    assert f"sop.{rule}.hint" in TABLE


def test_a_hint_belongs_to_a_sentence() -> None:
    """No hint is left over."""
    hints = {key.removesuffix(".hint") for key in TABLE if key.endswith(".hint")}
    assert hints <= set(TABLE)


@pytest.mark.parametrize("key", sorted(TABLE))
def test_form(key: str) -> None:
    """Both languages have it, with the same values and the same commands to type."""
    texts = TABLE[key]
    assert set(texts) == {"en", "id"}
    assert all(text.strip() == text and text for text in texts.values())
    assert _filled_with(texts["en"]) == _filled_with(texts["id"])
    assert _typed(texts["en"]) == _typed(texts["id"])


def _filled_with(text: str) -> set[str]:
    assert re.sub(r"\{[a-z_0-9]+\}", "", text).count("{") == 0
    return set(re.findall(r"\{([a-z_0-9]+)\}", text))


def _typed(text: str) -> list[str]:
    """The commands, options and files that a text names."""
    verbs = "|".join({name.partition(" ")[0] for name in COMMANDS})
    return sorted(re.findall(rf"helpdeskctl (?:{verbs})\b|--[a-z-]+|[a-z]+\.(?:yaml|csv)", text))


@pytest.mark.parametrize("key", sorted(key for key in TABLE if COMMAND.search(TABLE[key]["en"])))
def test_a_command_in_a_sentence_exists(key: str) -> None:
    """What a hint tells to type is a command with those options, and nothing is left out of it."""
    for typed in COMMAND.findall(TABLE[key]["en"]):
        words = typed.split()
        names = [name for name in (" ".join(words[:2]), words[0]) if name in COMMANDS]
        assert names, typed
        known = {"--help", *(o for one in COMMANDS[names[0]].params for o in _options(one))}
        assert set(re.findall(r"(?<=\s)--[a-z-]+", typed)) <= known, typed
        assert "…" not in typed


def _options(parameter: Any) -> list[str]:
    return [*parameter.opts, *getattr(parameter, "secondary_opts", ())]


def test_every_key_stands_in_the_file_of_its_topic() -> None:
    """No file is forgotten, and no key is looked for in another file than its own."""
    files = {path.stem.removeprefix("messages_") for path in RENDER.glob("messages_*.py")}
    assert files - {"table", "help", "import"} == set(TOPICS)
    for topic, words in TOPICS.items():
        keys = import_module(f"helpdeskctl.render.messages_{topic}").TEXTS
        assert {key.partition(".")[0] for key in keys} == set(words.split()), topic


def test_values_of_an_error_are_cut() -> None:
    """A long value does not bury the sentence; a list of clocks is said in words."""
    assert say("request.unknown", "en", {"id": "9" * 300}).endswith("9…")
    values = {"id": "REQ-2611-0001", "clocks": "permanent, resolution"}
    assert "pemenuhan permanen, penyelesaian REQ" in say("at.late-met", "id", values)


@pytest.mark.parametrize("clause", CLAUSES, ids=lambda clause: clause.id)
def test_every_clause_speaks_both_languages(clause: Clause) -> None:
    """One short sentence each; the Indonesian is the paper's, cut with … and not reworded."""
    assert clause.words("en") == clause.sentence != clause.words("id") or clause.id == "8b"
    assert clause.original[0].isupper()
    assert "..." not in clause.original
    assert len(clause.original) <= 200


@pytest.mark.parametrize("name", sorted(COMMANDS))
def test_every_command_has_indonesian_help(name: str) -> None:
    """The command, its group, each of its options and arguments."""
    assert all(help_of(name[:end]) for end in (name.find(" "), len(name)) if end > 0)
    named = [typed_name(parameter) for parameter in COMMANDS[name].params]
    assert [word for word in named if not help_of(name, word)] == []


def test_root_has_indonesian_help() -> None:
    """The program itself too."""
    root = typer.main.get_command(app)
    assert [name for name in map(typed_name, root.params) if not help_of("", name)] == []


@pytest.mark.parametrize(
    ("english", "indonesian"),
    [
        ("No such option: --frm", "tidak ada opsi --frm"),
        (
            "No such option: --jsn (Possible options: --as, --json)",
            "tidak ada opsi --jsn; maksudnya --as, --json?",
        ),
        ("Got unexpected extra argument(s) (y z)", "kata yang tidak dikenal: y z"),
        ("Something new of Typer's.", "Something new of Typer's."),
    ],
)
def test_sentences_of_typer(english: str, indonesian: str) -> None:
    """They are found by their English form; an unknown one stays as it is."""
    assert in_language(english, "id") == indonesian
    assert in_language(english, "en") == english
