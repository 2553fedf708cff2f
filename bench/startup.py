"""How long a daily command takes, against an empty Typer program, as ratios within one run.

`python bench/startup.py [ROUNDS]`: a desk with 500 open requests, each command in turn with the
empty program; medians of the ratios. Nothing here judges.
"""

from __future__ import annotations

import os
import statistics
import subprocess
import sys
import tempfile
import time
from pathlib import Path

from helpdeskctl.agreement.shipped import shipped
from helpdeskctl.desk import keeping, opening
from helpdeskctl.desk.book import recording
from helpdeskctl.desk.folder import open_folder
from helpdeskctl.desk.records import Hand
from helpdeskctl.desk.triage import Judgement, judge

EMPTY = """\
import typer
app = typer.Typer(add_completion=False, rich_markup_mode=None, pretty_exceptions_enable=False)
@app.command()
def main() -> None:
    print("hello")
app()
"""
COMMANDS = (
    ("open", "Printer macet", "--from", "budi@contoh.co.id"),
    ("list",),
    ("show", "250"),
    ("next",),
    ("note", "250", "sedang dicek"),
    ("done", "Lupa password", "--from", "budi", "--service", "password-reset"),
)
PROGRAM = str(Path(sys.executable).with_name("helpdeskctl"))
OPEN = 500
BODY = "Selamat pagi, mohon dibantu. " * 40


def make_desk(folder: Path) -> None:
    """A desk with 500 open, triaged requests of about a kilobyte and a half each."""
    keeping.init(folder)
    services = ("printer-problem", "laptop-repair", "peripheral", "vpn-access")
    desk = open_folder(folder, lambda: int(time.time()), Hand("bench"), record=True)
    with recording(desk) as book:
        for n in range(OPEN):
            asked = opening.Asked(
                f"Permintaan {n}", f"user{n}@contoh.co.id", body=BODY, service=services[n % 4]
            )
            judge(opening.receive(book, asked), Judgement(service=asked.service))


def run(words: list[str], folder: Path) -> float:
    """Seconds of one whole process."""
    start = time.perf_counter()
    subprocess.run(
        words, cwd=folder, check=True, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL
    )
    return time.perf_counter() - start


def main() -> None:
    """Print a row for each command: its median, the empty program's, the median ratio."""
    rounds = int(sys.argv[1]) if len(sys.argv) > 1 else 15
    assert shipped("sla.yaml")
    with tempfile.TemporaryDirectory() as name:
        folder = Path(name)
        make_desk(folder)
        empty = folder / "empty.py"
        empty.write_text(EMPTY)
        os.environ.pop("HELPDESKCTL_DESK", None)
        size = (folder / "log" / "active.json").stat().st_size
        print(f"{OPEN} open requests, active.json {size / 1e6:.1f} MB, {rounds} rounds")
        print(f"{'command':<8} {'ms':>7} {'empty':>7} {'ratio':>6}")
        for words in COMMANDS:
            pairs = [
                (
                    run([PROGRAM, *words], folder),
                    run([sys.executable, str(empty)], folder),
                )
                for _ in range(rounds + 1)
            ][1:]
            ours, floor = (statistics.median(times) * 1000 for times in zip(*pairs, strict=True))
            ratio = statistics.median(a / b for a, b in pairs)
            print(f"{words[0]:<8} {ours:7.1f} {floor:7.1f} {ratio:6.2f}")


if __name__ == "__main__":
    main()
