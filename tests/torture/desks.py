"""Desks that are tormented from outside: the real program in real processes; no tests."""

from __future__ import annotations

import os
import shutil
import subprocess
import sys
from pathlib import Path
from typing import TYPE_CHECKING, Any

from helpdeskctl.desk import keeping
from helpdeskctl.desk.folder import open_folder
from helpdeskctl.desk.records import Hand
from helpdeskctl.log.filelog import FileLog

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

ROOT = Path(__file__).parents[2]
PROGRAM = [sys.executable, "-m", "helpdeskctl"]
PATIENCE_S = 120
OPEN = ("open", "Printer macet", "--from", "ani")

Facts = dict[int, tuple[object, ...]]
"""Of each request: whether it is open, and its events as kinds, in order."""


class Place:
    """A folder with a desk in it, and what a command needs to find it."""

    def __init__(self, folder: Path, code: Path = ROOT) -> None:
        """`code` is where the program is imported from."""
        self.folder = folder
        self.log = folder / "log"
        self.environment = {
            "HELPDESKCTL_DESK": str(folder),
            "HELPDESKCTL_LANG": "en",
            "PYTHONPATH": str(code),
            "PYTHONHASHSEED": "0",
            "PYTHONPYCACHEPREFIX": str(folder.parent / "compiled"),
            "PATH": os.environ["PATH"],
        }

    @classmethod
    def make(cls, folder: Path) -> Place:
        """A new desk whose agreement is in force, with one request."""
        folder.mkdir(parents=True)
        place = cls(folder)
        place.must("init", str(folder))
        place.must(*OPEN)
        return place

    def start(self, *words: str, before: Sequence[str] = (), **more: Any) -> subprocess.Popen[str]:
        """Begin a command; `before` is what runs it."""
        return subprocess.Popen(
            [*before, *PROGRAM, *words],
            env=self.environment,
            stdin=subprocess.DEVNULL,
            stdout=subprocess.PIPE,
            stderr=subprocess.PIPE,
            text=True,
            **more,
        )

    def run(self, *words: str, **more: Any) -> subprocess.CompletedProcess[str]:
        """Run a command to its end."""
        process = self.start(*words, **more)
        out, err = process.communicate(timeout=PATIENCE_S)
        return subprocess.CompletedProcess(words, process.returncode, out, err)

    def must(self, *words: str) -> str:
        """Run a command that has to do; what it said."""
        done = self.run(*words)
        assert done.returncode == 0, done
        return done.stdout

    def save(self, away: Path) -> None:
        """Keep a copy of the log."""
        shutil.copytree(self.log, away)

    def put_back(self, away: Path) -> None:
        """Have the log as it was when it was saved."""
        shutil.rmtree(self.log)
        shutil.copytree(away, self.log)

    def facts(self) -> Facts:
        """What stands in the log, without times and salts."""
        return {
            doc["n"]: (doc["open"], *(event["kind"] for event in doc["events"]))
            for doc in FileLog(self.log).everything()
        }

    def findings(self) -> list[Mapping[str, Any]]:
        """What `log verify` finds."""
        desk = open_folder(self.folder, lambda: 2**31, Hand("siti"), record=False)
        found: list[Mapping[str, Any]] = keeping.verify(desk).data["findings"]
        return found

    def strays(self) -> list[str]:
        """What no finished command leaves: files that begin with a dot, but for the lock."""
        return sorted(
            path.relative_to(self.log).as_posix()
            for path in self.log.rglob(".*")
            if path.name != ".lock"
        )
