"""What docs/log.md promises is proven by tests that exist, and they notice what is taken away."""

from __future__ import annotations

import ast
import random
import re
from pathlib import Path

import pytest

from tests.torture import mutants
from tests.torture.loops import storm
from tests.torture.mutations import MUTANTS, Mutant

TESTS = Path(__file__).parents[1]
PAGE = TESTS.parent / "docs" / "log.md"
_TEST = re.compile(r"`(?:([a-z_/]+\.py)::)?((?:test_|Test)\w+)`")


def test_named_tests_exist() -> None:
    """Each row of the table names a test, or a door of the house; all of them are there."""
    table = PAGE.read_text(encoding="utf-8").partition("## Promises and their proof")[2]
    rows = [line for line in table.splitlines() if line.startswith("| ") and "---" not in line][1:]
    assert len(rows) >= 15
    for row in rows:
        file = ""
        named = _TEST.findall(row)
        assert named, row
        for given, name in named:
            file = given or file
            assert name in defined(file), f"{file}::{name}"


def defined(file: str) -> set[str]:
    """The tests of a module, as it names them at its top."""
    path = TESTS / file if "/" in file else TESTS / "log" / file
    names = set()
    for node in ast.parse(path.read_text(encoding="utf-8")).body:
        if isinstance(node, ast.FunctionDef | ast.ClassDef):
            names.add(node.name)
        elif isinstance(node, ast.Assign):
            names |= {target.id for target in node.targets if isinstance(target, ast.Name)}
    return names


@pytest.mark.parametrize("mutant", MUTANTS, ids=lambda mutant: mutant.name)
def test_safeguards_stand_where_the_table_says(mutant: Mutant) -> None:
    """Each can still be taken out, and what is left is a program."""
    ast.parse(mutants.mutated(mutant))


@pytest.mark.slow
def test_without_a_safeguard(tmp_path: Path) -> None:
    """Two that are taken out are noticed; `make torture` takes out all."""
    chosen = [MUTANTS[0], next(one for one in MUTANTS if one.name == "no lock")]
    fates = mutants.hunt(tmp_path / "mutants", chosen)
    assert [fate.name for fate in fates] == [mutant.name for mutant in chosen]
    assert all(fate.caught_by.startswith("log/test_") for fate in fates)


@pytest.mark.slow
def test_an_untouched_copy_survives(tmp_path: Path) -> None:
    """What is noticed in a mutant is the missing safeguard, nothing else."""
    nothing = MUTANTS[0]._replace(new=MUTANTS[0].old)
    assert mutants.hunt(tmp_path / "mutants", [nothing])[0].caught_by == mutants.SURVIVED


@pytest.mark.slow
def test_a_storm(tmp_path: Path) -> None:
    """Four commands at once, some killed, some interrupted: what had code 0 is there once."""
    tally = storm(tmp_path, 6, random.Random())
    assert tally.wrong == []
    assert tally.tries == 24
    assert tally.lost == 0
