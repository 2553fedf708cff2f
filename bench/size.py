"""What commands cost in logs of different sizes, against an empty Typer program in the same run.

`python bench/size.py [DIR] [--sizes 500 10000 …] [--rounds 9]`: makes the desks in DIR that are
not there yet (a million requests take 9 GB), times each command on each, and prints Markdown.
Peers that are installed follow. Nothing here judges.
"""

from __future__ import annotations

import argparse
import os
import subprocess
import sys
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import TYPE_CHECKING

from peers import PEERS
from timing import PROGRAM, Timed, against_empty, run

if TYPE_CHECKING:
    from collections.abc import Iterator

SIZES = (500, 10_000, 100_000, 1_000_000)
OPEN = 500
HERE = Path(__file__).parent
COMMANDS = (
    "show {open}",
    "list",
    "next",
    "open Printer --from budi@contoh.co.id",
    "note {open} dicek",
    "close {fulfilled} --via phone",
    "show {archived}",
    "report recap",
)


def desk(folder: Path, requests: int) -> Path:
    """A desk of that size, made unless it is there."""
    made = folder / f"desk-{requests}"
    if not (made / "ready").is_file():
        subprocess.run([PROGRAM, "init", str(made)], check=True, stdout=subprocess.DEVNULL)
        words = [sys.executable, str(HERE / "make_desk.py"), "--desk", str(made)]
        subprocess.run([*words, "--requests", str(requests), "--open", str(OPEN)], check=True)
        (made / "ready").touch()
    return made


def rows(made: Path, requests: int, rounds: int) -> Iterator[tuple[str, Timed]]:
    """Each command on a desk, timed."""
    for command in COMMANDS:
        if "{archived}" in command and requests <= OPEN:
            continue
        yield command, _timed(command, made, requests, rounds)
    for words in (["log", "verify"], ["report", "recap", "--rebuild"]):
        once = run([PROGRAM, *words], made)
        yield " ".join(words), Timed(once.seconds * 1000, 0, 0, once.megabytes)


def _timed(command: str, made: Path, requests: int, rounds: int) -> Timed:
    names = {"open": requests, "archived": requests // 3, "fulfilled": requests - 1}
    before = [
        [PROGRAM, "reopen", str(requests - 1), "--because", "bench"],
        [PROGRAM, "fulfil", str(requests - 1), "--solution", "bench"],
    ]
    words = [PROGRAM, *command.format(**names).split()]
    return against_empty(words, made, rounds, before if "{fulfilled}" in command else ())


def main() -> None:
    """Print the table; desks that nobody named a place for are gone afterwards."""
    options = _options()
    os.environ.pop("HELPDESKCTL_DESK", None)
    with TemporaryDirectory() as name:
        options.folder = options.folder or Path(name)
        show(options)


def show(options: argparse.Namespace) -> None:
    """Every size, then the peers."""
    for requests in options.sizes:
        made = desk(options.folder, requests)
        size = (made / "log" / "active.json").stat().st_size / 1e6
        print(f"\n{requests} requests, {OPEN} open, active.json {size:.1f} MB\n")
        print("| command | ms | empty | ratio | MB |\n|---|---|---|---|---|")
        for command, one in rows(made, requests, options.rounds):
            print(_row(command, one))
    for title, peer in PEERS.items():
        print(f"\n{title}\n\n| command | ms | empty | ratio |\n|---|---|---|---|")
        for command, one in peer(options.folder, options.sizes, options.rounds):
            print(f"| {command} | {one.ms:.1f} | {one.empty_ms:.1f} | {one.ratio:.2f} |")


def _row(command: str, one: Timed) -> str:
    against = f"{one.empty_ms:.1f} | {one.ratio:.2f}" if one.empty_ms else "– | –"
    times = f"{one.ms:.1f} | {against}"
    return f"| `{command}` | {times} | {one.megabytes:.0f} |"


def _options() -> argparse.Namespace:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("folder", type=Path, nargs="?", help="where desks are kept")
    parser.add_argument("--sizes", type=int, nargs="+", default=SIZES)
    parser.add_argument("--rounds", type=int, default=9)
    return parser.parse_args()


if __name__ == "__main__":
    main()
