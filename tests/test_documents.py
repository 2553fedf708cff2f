"""The documents say what the program does."""

from __future__ import annotations

import re
from pathlib import Path
from typing import TYPE_CHECKING

import pytest

from helpdeskctl.agreement.spec_desk import RETENTION
from helpdeskctl.core.clauses import CLAUSES
from helpdeskctl.core.events import KINDS, personal_of
from helpdeskctl.core.sop import RULES
from helpdeskctl.desk.personal import word_of
from tests import documents

if TYPE_CHECKING:
    from collections.abc import Iterator

ROOT = Path(__file__).parents[1]
CONTRACT = ROOT.parent / "shared" / "design" / "cli.md"


@pytest.mark.parametrize("name", sorted(documents.PAGES))
def test_made_pages_are_true(name: str) -> None:
    """`make docs` would change nothing."""
    assert (ROOT / name).read_text(encoding="utf-8") == documents.PAGES[name]()


def test_every_rule_has_a_clause_of_the_paper() -> None:
    """A rule keeps a clause that exists, but for the table of statuses."""
    known = {clause.id for clause in CLAUSES}
    assert {rule.clause for rule in RULES if rule.id != "status"} <= known


def test_clauses_name_commands_that_exist() -> None:
    """What `sop` names can be typed."""
    names = {name for name, _ in documents.commands()}
    assert {name for clause in CLAUSES for name in clause.commands} <= names


def test_every_rule_is_tested() -> None:
    """Each rule's clause is named by at least one test's claim."""
    assert [rule.id for rule in RULES if rule.clause and not documents.tests_of(rule.clause)] == []


def test_table_of_events() -> None:
    """`docs/architecture.md` lists every kind of event with its statuses."""
    page = (ROOT / "docs" / "architecture.md").read_text(encoding="utf-8")
    rows = dict(re.findall(r"^\| `([a-z-]+)` \| ([^|]*) \|", page, re.MULTILINE))
    expected = {
        name: "any" if kind.froms is None else ", ".join(kind.froms) or "the first event"
        for name, kind in KINDS.items()
    }
    assert {name: rows.get(name, "").strip() for name in expected} == expected


def test_table_of_personal_texts() -> None:
    """`docs/privacy.md` lists what is personal in each kind of event, by the words people type."""
    page = (ROOT / "docs" / "privacy.md").read_text(encoding="utf-8")
    rows = dict(re.findall(r"^\| `([a-z-]+)` \| ([^|]*) \|$", page, re.MULTILINE))
    always = frozenset.intersection(*(personal_of(name) for name in KINDS))
    assert [word_of("", name) for name in always] == ["typed-late"]
    expected = {
        name: ", ".join(sorted(word_of(name, one) for one in personal_of(name) - always)) or "–"
        for name in KINDS
    }
    assert rows == expected
    assert set(re.findall(r"`([a-z-]+)`", page)) >= {"typed-late", "all", *RETENTION[:3]}
    assert " ".join(RETENTION[2:]) in " ".join(page.split())


@pytest.mark.skipif(not CONTRACT.is_file(), reason="the contract of the command line is not here")
def test_options_of_the_contract() -> None:
    """Every option that the contract names for a verb that we have exists there."""
    ours = dict(documents.commands())
    missing = set()
    for verb, options in _contract():
        if verb in ours:
            known = {name for parameter in ours[verb].params for name in parameter.opts}
            known |= {n for p in ours[verb].params for n in getattr(p, "secondary_opts", ())}
            missing |= {f"{verb} {option}" for option in options - known}
    assert missing == NOT_YET


def _contract() -> Iterator[tuple[str, set[str]]]:
    """(verb, its options) from the first column of the contract's table."""
    verb = ""
    for line in CONTRACT.read_text(encoding="utf-8").splitlines():
        if line.startswith("| `"):
            for text in re.findall(r"`([^`]+)`", line.split(" | ")[0]):
                word = text.split()[0]
                verb = word if word.isalpha() and word.islower() else verb
                yield verb, set(re.findall(r"--[a-z][a-z-]*", text))


NOT_YET: set[str] = set()
"""Options of the contract whose rooms are still to be built."""


def test_no_word_of_the_workplace() -> None:
    """The project speaks of itself alone."""
    forbidden = re.compile(
        r"/work/|farm-|\.library|pypi-more|this session|helper-\d", re.IGNORECASE
    )
    for path in ROOT.rglob("*"):
        hidden = any(
            part.startswith(".") and part != ".ci" for part in path.relative_to(ROOT).parts
        )
        if (
            hidden
            or not path.is_file()
            or path.suffix not in {".py", ".md", ".yaml", ".toml", ".txt"}
        ):
            continue
        if path.name != "test_documents.py":
            assert not forbidden.search(path.read_text(encoding="utf-8")), path
