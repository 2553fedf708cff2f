"""What a command asks of the system, and how one call of it is made to fail; no tests."""

from __future__ import annotations

import re
import shutil
import subprocess
from collections import Counter
from functools import cache
from typing import TYPE_CHECKING, NamedTuple

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

    from tests.torture.desks import Place

WRITING = (
    *("write", "pwrite64", "fsync", "fdatasync", "link", "linkat", "rename", "renameat"),
    *("renameat2", "ftruncate", "flock", "fchmod", "chmod", "unlink", "unlinkat", "mkdir"),
    *("mkdirat", "openat", "close"),
)
KILL = "signal=KILL"
READING = ("read", "newfstatat", "getdents64")
_LINE = re.compile(r"^\d+ +(\w+)\((.*)$")


class Call(NamedTuple):
    """One call to the system: the how-many-eth of its name in the whole command."""

    name: str
    ordinal: int
    text: str

    @property
    def creates(self) -> bool:
        """Whether it asks for a new file."""
        return "O_CREAT" in self.text


@cache
def reason_not_to() -> str | None:
    """Why nothing can be traced here; None where it can."""
    if not shutil.which("strace"):
        return "there is no strace"
    tried = subprocess.run(
        ["strace", "-f", "--seccomp-bpf", "-e", "trace=close", "-o", "/dev/null", "true"],
        capture_output=True,
        text=True,
        check=False,
    )
    return None if tried.returncode == 0 else f"strace may not: {tried.stderr.strip()}"


def traced(place: Place, words: tuple[str, ...], trace: Path, kinds: tuple[str, ...]) -> list[Call]:
    """The calls that a healthy command makes on its log, in their order."""
    before = [*_strace(trace), "-e", f"trace={','.join(kinds)}"]
    done = place.run(*words, before=before)
    assert done.returncode == 0, done
    return list(_calls(trace, str(place.log)))


def faulted(
    place: Place, words: tuple[str, ...], trace: Path, call: Call, fault: str
) -> tuple[subprocess.CompletedProcess[str], bool]:
    """Run a command in which that call fails, or kills it; whether it did, on the log's files."""
    inject = f"inject={call.name}:{fault}:when={call.ordinal}"
    more = ["-e", f"trace={call.name}", "-e", inject]
    done = place.run(*words, before=[*_strace(trace, quick=fault != KILL), *more])
    if fault == KILL:
        return done, done.returncode < 0
    hit = [line for line in trace.read_text().splitlines() if "(INJECTED)" in line]
    return done, bool(hit) and str(place.log) in hit[0]


def _strace(trace: Path, *, quick: bool = True) -> list[str]:
    # Quick, it stops at the calls it is asked for alone; then it cannot send a signal.
    stops = ["--seccomp-bpf"] if quick else []
    return ["strace", "-f", *stops, "-qq", "-y", "-s", "4096", "-o", str(trace)]


def _calls(trace: Path, log: str) -> Iterator[Call]:
    seen: Counter[str] = Counter()
    for line in trace.read_text(errors="replace").splitlines():
        found = _LINE.match(line)
        if found:
            seen[found[1]] += 1
            if log in found[2]:
                yield Call(found[1], seen[found[1]], found[2])
