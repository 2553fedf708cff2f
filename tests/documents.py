"""The documents that are made from the program: `docs/sop.md` and `docs/commands.md`.

`python -m tests.documents --write` renews them; a test compares them with what they should be.
"""

from __future__ import annotations

import ast
import re
import sys
from pathlib import Path
from typing import TYPE_CHECKING, Any

import typer

from helpdeskctl.cli.app import COMMANDS, app
from helpdeskctl.core.clauses import CLAUSES, DOCUMENT, EFFECTIVE, REVISION
from helpdeskctl.core.sop import rules_of

if TYPE_CHECKING:
    from collections.abc import Iterator

ROOT = Path(__file__).parents[1]
TESTS = ROOT / "tests"


def sop_page() -> str:
    """Clause → rules → commands → tests, as Markdown."""
    lines = [
        "# The procedure, clause by clause",
        "",
        f"SOP {DOCUMENT}, revision {REVISION}, effective {EFFECTIVE}. Made from `core/clauses.py`,",
        "`core/sop.py` and the tests by `make docs`; a test keeps it true. The rules refuse a command",
        "with code 4 and are the ones that an audit of the log will judge by.",
        "",
        "| clause | what it says | rules | commands | tests |",
        "|---|---|---|---|---|",
    ]
    for clause in CLAUSES:
        rules = "<br>".join(f"`{rule.id}`" for rule in rules_of(clause.id)) or "–"
        commands = "<br>".join(f"`{name}`" for name in clause.commands) or "*not yet*"
        tests = "<br>".join(f"`{name}`" for name in tests_of(clause.id)) or "–"
        lines.append(f"| {clause.id} | {clause.sentence} | {rules} | {commands} | {tests} |")
    return "\n".join(lines) + "\n"


def tests_of(clause: str) -> list[str]:
    """The tests whose claim (docstring, or the remarks of a transcript) names a clause."""
    named = re.compile(rf"\b{clause}\b")
    found = [
        f"{path.relative_to(TESTS)}::{name}"
        for path in sorted(TESTS.rglob("test_*.py"))
        for name, claim in _claims(path)
        if named.search(claim)
    ]
    for path in sorted(TESTS.rglob("transcripts/*.txt")):
        text = path.read_text(encoding="utf-8")
        if re.search(rf"^! SOP {clause}:", text, re.MULTILINE) or named.search(_remarks(text)):
            found.append(str(path.relative_to(TESTS)))
    return found


def _claims(path: Path) -> Iterator[tuple[str, str]]:
    for node in ast.walk(ast.parse(path.read_text(encoding="utf-8"))):
        if isinstance(node, ast.FunctionDef) and node.name.startswith("test_"):
            yield node.name, ast.get_docstring(node) or ""


def _remarks(text: str) -> str:
    return "\n".join(line for line in text.splitlines() if line.startswith("#"))


def commands_page() -> str:
    """Every command with its options, as Markdown."""
    lines = [
        "# Commands",
        "",
        "Made from the program by `make docs`; a test keeps it true.",
        "",
    ]
    for name, command in commands():
        lines += [f"## `{name}`", "", command.help or "", "", "| option | meaning |", "|---|---|"]
        lines += [_row(parameter) for parameter in command.params if parameter.name != "help"]
        lines.append("")
    return "\n".join(lines)


def commands() -> Iterator[tuple[str, Any]]:
    """Every command that can be typed, with its words."""
    typer.main.get_command(app)
    for name in list(COMMANDS):
        command = COMMANDS.get(name)
        inner = getattr(command, "commands", None)
        if inner is None:
            yield name, command
        else:
            yield from ((f"{name} {each}", inner.get(each)) for each in list(inner))


def _row(parameter: Any) -> str:
    names = [*parameter.opts, *getattr(parameter, "secondary_opts", ())]
    metavar = parameter.metavar or ""
    choices = getattr(parameter.type, "choices", None)
    if choices:
        metavar = "\\|".join(str(choice) for choice in choices)
    shown = metavar if parameter.param_type_name == "argument" else f"{', '.join(names)} {metavar}"
    return f"| `{shown.strip().replace('|', chr(92) + '|') if not choices else shown.strip()}` | {parameter.help or ''} |"


PAGES = {"docs/sop.md": sop_page, "docs/commands.md": commands_page}


def main() -> None:
    """Write the pages, or say which differ."""
    for name, make in PAGES.items():
        if "--write" in sys.argv:
            (ROOT / name).write_text(make(), encoding="utf-8")


if __name__ == "__main__":
    main()
