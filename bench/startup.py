"""How long a daily command takes, against an empty Typer program, as ratios within one run.

`python bench/startup.py [ROUNDS]`: a desk with 500 open requests, each command in turn with the
empty program; medians of the ratios. Nothing here judges.
"""

from __future__ import annotations

import os
import sys
import tempfile
import time
from pathlib import Path

from timing import PROGRAM, against_empty

from helpdeskctl.agreement.shipped import shipped
from helpdeskctl.desk import keeping, opening
from helpdeskctl.desk.book import recording
from helpdeskctl.desk.folder import open_folder
from helpdeskctl.desk.records import Hand
from helpdeskctl.desk.triage import Judgement, judge

COMMANDS = (
    ("open", "Printer macet", "--from", "budi@contoh.co.id"),
    ("list",),
    ("show", "250"),
    ("next",),
    ("note", "250", "sedang dicek"),
    ("done", "Lupa password", "--from", "budi", "--service", "password-reset"),
)
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


def main() -> None:
    """Print a row for each command: its median, the empty program's, the median ratio."""
    rounds = int(sys.argv[1]) if len(sys.argv) > 1 else 15
    assert shipped("sla.yaml")
    with tempfile.TemporaryDirectory() as name:
        folder = Path(name)
        make_desk(folder)
        os.environ.pop("HELPDESKCTL_DESK", None)
        size = (folder / "log" / "active.json").stat().st_size
        print(f"{OPEN} open requests, active.json {size / 1e6:.1f} MB, {rounds} rounds")
        print(f"{'command':<8} {'ms':>7} {'empty':>7} {'ratio':>6}")
        for words in COMMANDS:
            one = against_empty([PROGRAM, *words], folder, rounds)
            print(f"{words[0]:<8} {one.ms:7.1f} {one.empty_ms:7.1f} {one.ratio:6.2f}")


if __name__ == "__main__":
    main()
