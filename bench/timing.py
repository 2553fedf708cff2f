"""Whole processes timed in turn with an empty Typer program, so that only ratios are compared."""

from __future__ import annotations

import os
import statistics
import sys
import time
from pathlib import Path
from typing import TYPE_CHECKING, NamedTuple

if TYPE_CHECKING:
    from collections.abc import Sequence

EMPTY = """\
import typer
app = typer.Typer(add_completion=False, rich_markup_mode=None, pretty_exceptions_enable=False)
@app.command()
def main() -> None:
    print("hello")
app()
"""
PROGRAM = str(Path(sys.executable).with_name("helpdeskctl"))


class Run(NamedTuple):
    """One process: seconds on the wall, megabytes at most."""

    seconds: float
    megabytes: float


class Timed(NamedTuple):
    """Medians over some rounds; `ratio` is the median of the ratios to the empty program."""

    ms: float
    empty_ms: float
    ratio: float
    megabytes: float


def run(words: list[str], folder: Path, *, may_fail: bool = False) -> Run:
    """One whole process, in that folder; the bench ends where it fails, unless it may."""
    quiet = [(os.POSIX_SPAWN_OPEN, handle, os.devnull, os.O_WRONLY, 0) for handle in (1, 2)]
    before = Path.cwd()
    os.chdir(folder)
    start = time.perf_counter()
    pid = os.posix_spawnp(words[0], words, os.environ, file_actions=quiet)
    _, status, used = os.wait4(pid, 0)
    seconds = time.perf_counter() - start
    os.chdir(before)
    if status and not may_fail:
        sys.exit(f"{words}: status {status}")
    return Run(seconds, used.ru_maxrss / 1024)


def against_empty(
    words: list[str], folder: Path, rounds: int, before: Sequence[list[str]] = ()
) -> Timed:
    """The command, in turn with the empty program; a first round of each does not count.

    What is to be done `before` each time is not in the time.
    """
    empty = folder / ".empty.py"
    empty.write_text(EMPTY)
    floor = [sys.executable, str(empty)]
    pairs = []
    for _ in range(rounds + 1):
        for prepared in before:
            run(prepared, folder, may_fail=True)
        pairs.append((run(words, folder), run(floor, folder)))
    pairs = pairs[1:]
    ours, base = ([one.seconds * 1000 for one in side] for side in zip(*pairs, strict=True))
    return Timed(
        statistics.median(ours),
        statistics.median(base),
        statistics.median(a / b for a, b in zip(ours, base, strict=True)),
        max(one.megabytes for one, _ in pairs),
    )
