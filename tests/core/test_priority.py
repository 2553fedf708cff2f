"""The priority of all 27 combinations, by hand, and what a company may rely on in it (5e, 5f)."""

from __future__ import annotations

import itertools

import pytest

from helpdeskctl.core.priority import compute, urgency_for

RULE = {"levels": {"urgent": 6, "high": 5, "medium": 4, "low": 2}}

CELLS = """
urgency 1  impact 1  s low     m low     l low
urgency 1  impact 2  s low     m low     l low
urgency 1  impact 3  s medium  m medium  l low
urgency 2  impact 1  s medium  m low     l low
urgency 2  impact 2  s medium  m medium  l low
urgency 2  impact 3  s high    m high    l medium
urgency 3  impact 1  s medium  m medium  l medium
urgency 3  impact 2  s high    m high    l high
urgency 3  impact 3  s urgent  m urgent  l urgent
"""


def _cells() -> dict[tuple[int, int, str], str]:
    cells = {}
    for line in CELLS.split("\n")[1:-1]:
        words = line.split()
        for effort, word in zip(words[4::2], words[5::2], strict=True):
            cells[int(words[1]), int(words[3]), effort] = word
    return cells


TABLE = _cells()
RANKS = ("low", "medium", "high", "urgent")


def rank(urgency: int, impact: int, effort: str) -> int:
    """The place of the priority that the code gives."""
    return RANKS.index(compute(RULE, urgency, impact, effort).word)


@pytest.mark.parametrize(("cell", "word"), TABLE.items(), ids=str)
def test_cell(cell: tuple[int, int, str], word: str) -> None:
    """5e, 5f: every combination gives the one of four words that the table says."""
    assert compute(RULE, *cell).word == word


def test_table_is_whole() -> None:
    """All 27 combinations stand in the table."""
    assert set(TABLE) == set(itertools.product((1, 2, 3), (1, 2, 3), "sml"))


@pytest.mark.parametrize(
    ("factor", "values"), [(0, (1, 2, 3)), (1, (1, 2, 3)), (2, ("l", "m", "s"))]
)
def test_monotone(factor: int, values: tuple[int | str, ...]) -> None:
    """More urgency, more impact or less effort never lowers a priority."""
    for cell in TABLE:
        ranks = [rank(*(*cell[:factor], value, *cell[factor + 1 :])) for value in values]
        assert ranks == sorted(ranks), cell


def test_effort_never_makes_or_unmakes_urgent() -> None:
    """Urgent is 3 and 3, whatever the effort, and nothing else."""
    urgent = {cell[:2] for cell in TABLE if compute(RULE, *cell).word == "urgent"}
    assert urgent == {(3, 3)}
    assert {rank(3, 3, effort) for effort in "sml"} == {3}


STEPS = [
    ((2, 2, "m"), "urgency 2 + impact 2 = 4 → medium; effort m"),
    ((2, 1, "s"), "urgency 2 + impact 1 = 3 → low; effort s → medium"),
    ((2, 3, "l"), "urgency 2 + impact 3 = 5 → high; effort l → medium"),
]


@pytest.mark.parametrize(("cell", "steps"), STEPS)
def test_steps(cell: tuple[int, int, str], steps: str) -> None:
    """5f: the sum is printed, so that anybody can follow it."""
    assert compute(RULE, *cell).steps == steps


def test_levels_are_the_agreement_s() -> None:
    """Another agreement draws the lines elsewhere."""
    mild = {"levels": {"urgent": 6, "high": 6, "medium": 5, "low": 2}}
    assert compute(mild, 2, 3, "m").word == "medium"
    assert compute(mild, 2, 2, "m").word == "low"


def test_effort_leaves_urgent_wherever_it_begins() -> None:
    """Much work does not lower what is urgent, also where the agreement draws that line lower."""
    strict = {"levels": {"urgent": 5, "high": 4, "medium": 3, "low": 2}}
    assert compute(strict, 2, 3, "l").word == "urgent"


@pytest.mark.parametrize(("days", "urgency"), [(-5, 3), (0, 3), (1, 2), (3, 2), (4, 1), (30, 1)])
def test_urgency_of_a_date(days: int, urgency: int) -> None:
    """Today is 3, within three working days 2, later 1."""
    assert urgency_for(days) == urgency
