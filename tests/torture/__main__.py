"""`make torture`: the request log under faults, kills, power cuts and without its safeguards.

Prints one table of what was tried and what was lost; ends with code 1 when anything was.
"""

from __future__ import annotations

import argparse
import itertools
import os
import random
import sys
import tempfile
import time
from pathlib import Path
from typing import TYPE_CHECKING

from hypothesis import settings
from hypothesis.stateful import run_state_machine_as_test

from tests.log.test_crash_machine import Logs, TestLogs
from tests.torture import faults, loops, mutants
from tests.torture.faults import Tally
from tests.torture.mutations import ACCESS, MUTANTS
from tests.torture.strace import reason_not_to

if TYPE_CHECKING:
    from collections.abc import Callable

COLUMNS = ("tries", "faults injected", "faults seen", "acknowledged", "lost", "wrong")


class Table:
    """What came of each part, printed as it comes and once more at the end."""

    def __init__(self) -> None:
        self.rows: dict[str, Tally] = {}
        self.notes: list[str] = []

    def add(self, name: str, tally: Tally) -> None:
        """One more part."""
        self.rows[name] = tally
        for wrong in tally.wrong:
            say(f"  WRONG  {name}: {wrong[:2000]}")
        say(f"  {name}: {_codes(tally)}")

    @property
    def bad(self) -> bool:
        """Whether anything was lost or not as promised."""
        return any(row.lost or row.wrong for row in self.rows.values())

    def __str__(self) -> str:
        lines = [_line("", COLUMNS)]
        for name, row in self.rows.items():
            figures = (row.tries, row.injected, row.seen, row.acknowledged, row.lost)
            lines.append(_line(name, (*map(str, figures), str(len(row.wrong)))))
        totals = [sum(getattr(row, name) for row in self.rows.values()) for name in _FIGURES]
        wrong = sum(len(row.wrong) for row in self.rows.values())
        return "\n".join([*lines, _line("together", (*map(str, totals), str(wrong))), *self.notes])


_FIGURES = ("tries", "injected", "seen", "acknowledged", "lost")


def _line(name: str, cells: tuple[str, ...]) -> str:
    return f"{name:<42}" + "".join(f"{cell:>16}" for cell in cells)


def _codes(tally: Tally) -> str:
    codes = ", ".join(f"{code}: {count}" for code, count in sorted(tally.codes.items()))
    return f"{tally.tries} tries, codes {codes or 'none'}"


def say(text: str) -> None:
    """A line for whoever waits."""
    sys.stdout.write(text + "\n")
    sys.stdout.flush()


def torment(table: Table, folder: Path, dice: random.Random, *, short: bool) -> None:
    """Every part once."""
    if reason := reason_not_to():
        table.notes.append(f"left out: faults of the system ({reason})")
    else:
        for scene in faults.every(folder / "faults", share=13 if short else 1):
            table.add(f"faults: {scene.name}", scene.tally)
    table.add("four at once, killed and interrupted", _storm(folder, dice, 10 if short else 40))
    table.add("four clerks", loops.clerks(folder / "clerks", 10 if short else 50))
    table.add("a reader beside a writer", loops.reader(folder / "reader", 60 if short else 600))
    table.add("kills and power cuts in any order", _machine(40 if short else 200))
    table.add("safeguards taken out", _hunt(table, folder, MUTANTS[:: 7 if short else 1]))


def _storm(folder: Path, dice: random.Random, rounds: int) -> Tally:
    with tempfile.TemporaryDirectory(dir=folder) as name:
        return loops.storm(Path(name), rounds, dice)


def _machine(examples: int) -> Tally:
    """Orders of commands; each is judged as a whole by the state machine itself."""
    tally = Tally(tries=examples)
    Logs.stops.clear()
    try:
        run_state_machine_as_test(Logs, settings=settings(TestLogs.settings, max_examples=examples))
    except Exception as error:  # noqa: BLE001 - whatever it finds is wrong, and named
        tally.wrong.append("\n".join([str(error), *getattr(error, "__notes__", [])]))
    tally.codes.update(Logs.stops)
    tally.injected = tally.seen = Logs.stops.total()
    return tally


def _hunt(table: Table, folder: Path, chosen: tuple[mutants.Mutant, ...]) -> Tally:
    if os.geteuid() != 0:
        chosen = tuple(one for one in chosen if ACCESS not in one.tests)
        table.notes.append("left out: safeguards that only two users notice (we are not root)")
    found = mutants.hunt(folder / "mutants", chosen)
    table.notes += ["", *(f"without: {fate.name:<64} {fate.caught_by}" for fate in found)]
    survived = [fate.name for fate in found if fate.caught_by == mutants.SURVIVED]
    count, seen = len(found), len(found) - len(survived)
    return Tally(tries=count, injected=count, seen=seen, wrong=survived)


def more(table: Table, folder: Path, dice: random.Random, end: float) -> None:
    """What chance decides, again until the time is over."""
    parts: dict[str, Callable[[], Tally]] = {
        "four at once": lambda: _storm(folder, dice, 30),
        "any order": lambda: _machine(200),
    }
    for turn in itertools.count(2):
        for name, part in parts.items():
            if time.monotonic() >= end:
                return
            table.add(f"{name}, {turn}", part())


def main() -> int:
    """The exit code: 1 when an acknowledged request was lost or anything was not as promised."""
    parser = argparse.ArgumentParser(prog="python -m tests.torture", description=__doc__)
    parser.add_argument("--short", action="store_true", help="a sample, in about two minutes")
    parser.add_argument("--minutes", type=float, default=0, help="go on with chance as long")
    parser.add_argument("--seed", type=int, default=time.time_ns() % 10**9, help="of chance")
    given = parser.parse_args()
    begun = time.monotonic()
    say(f"seed {given.seed}")
    table, dice = Table(), random.Random(given.seed)
    with tempfile.TemporaryDirectory(prefix="torture-") as name:
        torment(table, Path(name), dice, short=given.short)
        more(table, Path(name), dice, begun + given.minutes * 60)
    say(f"\n{table}\n\n{time.monotonic() - begun:.0f} s")
    return 1 if table.bad else 0


if __name__ == "__main__":
    sys.exit(main())
