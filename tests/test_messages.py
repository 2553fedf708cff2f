"""Every sentence that can be asked for exists, and can be filled."""

from __future__ import annotations

import ast
import re
from pathlib import Path

import pytest

from helpdeskctl.core import sop
from helpdeskctl.render.messages_table import TABLE

PACKAGE = Path(__file__).parents[1] / "helpdeskctl"
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


@pytest.mark.parametrize(
    "rule", sorted({rule.id for rule in sop.RULES})
)
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
    """Keys and placeholders have one form; every sentence is there in English."""
    texts = TABLE[key]
    assert texts["en"].strip() == texts["en"]
    for text in texts.values():
        assert re.sub(r"\{[a-z_0-9]+\}", "", text).count("{") == 0
