"""Every call of a command to the system fails once, and kills the command once; no tests."""

from __future__ import annotations

import os
import shutil
from collections import Counter
from concurrent.futures import ThreadPoolExecutor
from dataclasses import dataclass, field
from queue import SimpleQueue
from typing import TYPE_CHECKING

from tests.torture.desks import OPEN, Facts, Place
from tests.torture.strace import KILL, READING, WRITING, Call, faulted, traced

if TYPE_CHECKING:
    import subprocess
    from collections.abc import Callable, Iterable, Iterator
    from pathlib import Path

AGREEMENT = "an agreement comes into force"
LONG = "panjang " * 400
ERRORS = {
    "openat": ("EIO",),
    "write": ("EIO", "ENOSPC", "EINTR"),
    "pwrite64": ("EIO", "ENOSPC"),
    "fsync": ("EIO", "ENOSPC", "EINTR"),
    "link": ("EIO", "ENOSPC"),
    "rename": ("EIO", "ENOSPC"),
    "flock": ("EIO", "ENOLCK", "EINTR"),
    "fchmod": ("EIO", "EPERM"),
    "mkdir": ("EIO", "ENOSPC"),
}


def _ended(place: Place, *numbers: str) -> None:
    for number in numbers:
        place.must(*OPEN)
        place.must("cancel", number, "--as", "spam")


def _fulfilled(place: Place) -> None:
    place.must("triage", "1", "--service", "printer-problem")
    place.must("take", "1")
    place.must("fulfil", "1", "--solution", "kabel")


def _swept(place: Place) -> None:
    _ended(place, "2")
    place.must("log", "archive")
    _ended(place, "3", "4")


def _attachment(place: Place) -> None:
    (place.folder / "foto.png").write_bytes(bytes(70_000))


def _edited(place: Place) -> None:
    sla = place.folder / "sla.yaml"
    sla.write_text(sla.read_text().replace("version: 1.0.0", "version: 1.0.1"))


def _nothing(_place: Place) -> None:
    return


SCENES: dict[str, tuple[Callable[[Place], None], tuple[str, ...]]] = {
    "open": (_nothing, OPEN),
    "open with a long text": (_nothing, (*OPEN, "--body", LONG)),
    "note": (_nothing, ("note", "1", "kertas habis")),
    "close": (_fulfilled, ("close", "1", "--via", "phone")),
    "attach": (_attachment, ("attach", "1", "foto.png")),
    AGREEMENT: (_edited, ("note", "1", "x")),
    "the first archive": (lambda place: _ended(place, "2"), ("log", "archive")),
    "archive": (_swept, ("log", "archive")),
    "reopen from the archive": (_swept, ("reopen", "2", "--because", "masih")),
}


@dataclass
class Tally:
    """What was tried and seen, and what went wrong."""

    tries: int = 0
    injected: int = 0
    seen: int = 0
    codes: Counter[str] = field(default_factory=Counter)
    calls: Counter[str] = field(default_factory=Counter)
    acknowledged: int = 0
    lost: int = 0
    wrong: list[str] = field(default_factory=list)


class Scene:
    """One command at desks of its own: healthy first, then with a fault at each of its calls."""

    def __init__(self, name: str, folder: Path, hands: int) -> None:
        """`hands` is how many are tried at the same time."""
        prepare, self.words = SCENES[name]
        self.name = name
        self.folder = folder
        self.tally = Tally()
        self._free: SimpleQueue[Place] = SimpleQueue()
        self.hands = hands
        for number in range(hands):
            place = Place.make(folder / f"desk{number}")
            prepare(place)
            place.save(place.folder / "saved")
            self._free.put(place)
        self.words = tuple(
            str(place.folder / word) if word == "foto.png" else word for word in self.words
        )
        self.before, self.after, self.calls = self._healthy(place)

    def _healthy(self, place: Place) -> tuple[Facts, Facts, list[Call]]:
        before = place.facts()
        place.must(*self.words)  # compiles what the command imports
        place.put_back(place.folder / "saved")
        calls = traced(place, self.words, place.folder / "trace", (*WRITING, *READING))
        after = place.facts()
        assert place.findings() == []
        assert place.strays() == []
        place.put_back(place.folder / "saved")
        return before, after, calls

    def cases(self) -> list[tuple[Call, str]]:
        """Each call with each fault that suits it."""
        found = []
        for call in self.calls:
            errors = ERRORS.get(call.name, ("EIO",)) + (("ENOSPC",) if call.creates else ())
            found += [(call, f"error={error}") for error in errors]
            if call.name not in READING:
                found.append((call, KILL))
        return found

    def torment(self, cases: Iterable[tuple[Call, str]]) -> Tally:
        """Try the cases, several at once."""
        with ThreadPoolExecutor(self.hands) as pool:
            for call, fault, wrong in pool.map(lambda case: self._try(*case), cases):
                self.tally.wrong += [f"{self.name}: {call} {fault}: {one}" for one in wrong]
        return self.tally

    def _try(self, call: Call, fault: str) -> tuple[str, str, list[str]]:
        place = self._free.get()
        try:
            return (
                f"{call.name} {call.ordinal} {call.text[:160]}",
                fault,
                self._case(place, call, fault),
            )
        finally:
            self._free.put(place)

    def _case(self, place: Place, call: Call, fault: str) -> list[str]:
        place.put_back(place.folder / "saved")
        done, seen = faulted(place, self.words, place.folder / "trace", call, fault)
        tally = self.tally
        tally.tries += 1
        tally.injected += 1
        tally.seen += seen
        tally.calls[call.name] += 1
        tally.codes["killed" if done.returncode < 0 else str(done.returncode)] += 1
        wrong = [] if seen else ["the fault was not seen"]
        return wrong + list(self._judge(place, done, fault))

    def _judge(self, place: Place, done: subprocess.CompletedProcess[str], fault: str) -> list[str]:
        """All that is not as it was promised."""
        facts, strays = place.facts(), place.strays()
        wrong = []
        code = done.returncode
        if code == 0:
            self.tally.acknowledged += 1
            self.tally.lost += facts != self.after
        expected = {0: [self.after], 3: [self.before], 6: [self.after], 75: [self.before]}
        if self.name == AGREEMENT:  # what may not last can be the entry in the journal, too
            expected[6].append(self.before)
        if facts not in expected.get(code, [self.before, self.after]):
            wrong.append(f"code {code}, but the log has {facts}")
        if findings := place.findings():
            wrong.append(f"verify finds {findings}")
        if fault == KILL:
            wrong += self._swept_up(place)
        elif strays:
            wrong.append(f"code {code}, and {strays} are left")
        if code not in (0, 3, 6, 75, -9) or (code > 0 and "helpdeskctl: " not in done.stderr):
            wrong.append(f"code {code}: {done.stderr}")
        if "Traceback" in done.stderr:
            wrong.append(done.stderr)
        return wrong

    def _swept_up(self, place: Place) -> list[str]:
        """After a kill the next command works, and the next archive takes the strays away."""
        before = place.facts()
        place.must("log", "archive")
        wrong = [] if place.facts() == before else ["the archive after it changed something"]
        if left := place.strays():
            wrong.append(f"{left} are left after the archive")
        if findings := place.findings():
            wrong.append(f"after the archive verify finds {findings}")
        return wrong


def hands() -> int:
    """How many commands run at the same time."""
    return max(2, os.cpu_count() or 1)


def every(folder: Path, names: Iterable[str] = SCENES, share: int = 1) -> Iterator[Scene]:
    """Torment each scene with every `share`-th of its cases."""
    for number, name in enumerate(names):
        scene = Scene(name, folder / str(number), hands())
        scene.torment(scene.cases()[number % share :: share])
        shutil.rmtree(scene.folder)
        yield scene
