"""Many real processes at one desk, some of them killed or interrupted; no tests."""

from __future__ import annotations

import itertools
import signal
import subprocess
import sys
import time
from typing import TYPE_CHECKING

from helpdeskctl.log.filelog import FileLog
from tests.log.docs import python
from tests.log.test_together import WRITER
from tests.torture.desks import PATIENCE_S, Place
from tests.torture.faults import Tally

if TYPE_CHECKING:
    import random
    from collections.abc import Iterator
    from pathlib import Path

HANDS = 4
_INTERRUPTED = (130, -signal.SIGINT)
"""Python itself answers Ctrl-C until the program has begun."""
CLERK = """
import subprocess, sys
name, count, *program = sys.argv[1:]
for n in range(int(count)):
    words = ["note", "1", f"{name}-{n}"] if n % 2 else ["open", f"{name}-{n}", "--from", "ani"]
    done = subprocess.run([*program, *words], capture_output=True, text=True)
    print(done.returncode, f"{name}-{n}", flush=True)
"""


def storm(folder: Path, rounds: int, dice: random.Random) -> Tally:
    """Four commands at once, again and again: some killed, some interrupted, wherever they are."""
    place = Place.make(folder / "desk")
    tally, told = Tally(), set()
    usual = _usual(place)
    for turn in range(rounds):
        marks = [f"storm-{turn}-{hand}" for hand in range(HANDS)]
        running = [(mark, place.start(*_words(mark, turn, dice))) for mark in marks]
        sent = [dice.choice([signal.SIGKILL, signal.SIGINT, None]) for _ in running]
        _send(
            [(process, kind) for (_, process), kind in zip(running, sent, strict=True)], usual, dice
        )
        for (mark, process), kind in zip(running, sent, strict=True):
            _, err = process.communicate(timeout=PATIENCE_S)
            tally.tries += 1
            tally.injected += kind is not None
            _judge(tally, process.returncode, kind, err)
            if process.returncode == 0:
                told.add(mark)
        if turn % 10 == 9 or turn == rounds - 1:
            tally.wrong += [f"verify finds {one}" for one in place.findings()]
    present = list(_marks(place))
    tally.wrong += [f"{mark} is there twice" for mark in set(present) if present.count(mark) > 1]
    _count(tally, {mark for mark in told if mark in _recorded(told, rounds)}, set(present))
    place.must("log", "archive")
    tally.wrong += [f"{one} is left" for one in place.strays()]
    return tally


def _send(
    running: list[tuple[subprocess.Popen[str], signal.Signals | None]],
    usual: float,
    dice: random.Random,
) -> None:
    """Send each its signal, at moments between the beginning and the usual end."""
    moments = sorted(dice.uniform(0.3, 1.1) * usual for _ in running)
    begun = time.monotonic()
    for moment, (process, kind) in zip(moments, running, strict=True):
        if kind:
            time.sleep(max(0.0, begun + moment - time.monotonic()))
            process.send_signal(kind)


def _usual(place: Place) -> float:
    """How long four commands at once take, about."""
    begun = time.monotonic()
    for process in [place.start("note", "1", "usual") for _ in range(HANDS)]:
        process.communicate(timeout=PATIENCE_S)
    return time.monotonic() - begun


def _words(mark: str, turn: int, dice: random.Random) -> tuple[str, ...]:
    if mark.endswith("-0") and turn % 4 == 3:
        return ("log", "archive")
    if mark.endswith("-1"):
        return ("note", "1", mark)
    if mark.endswith("-2"):
        return ("done", mark, "--from", "ani", "--service", "password-reset", "--solution", "x")
    body = "panjang " * dice.choice([1, 400])
    return ("open", mark, "--from", "ani", "--body", body)


def _recorded(told: set[str], rounds: int) -> set[str]:
    """The marks that a request or a note must carry: all but those of a sweep."""
    sweeps = {f"storm-{turn}-0" for turn in range(3, rounds, 4)}
    return told - sweeps


def _judge(tally: Tally, code: int, sent: signal.Signals | None, err: str) -> None:
    seen = (sent == signal.SIGKILL and code == -signal.SIGKILL) or (
        sent == signal.SIGINT and code in _INTERRUPTED
    )
    tally.seen += seen
    tally.codes["killed" if code < 0 else str(code)] += 1
    if not seen and code not in {0, 75}:
        tally.wrong.append(f"code {code}: {err}")
    if code == 130 and "Traceback" in err:
        tally.wrong.append(err)


def clerks(folder: Path, commands: int) -> Tally:
    """Four processes with so many commands each: present is just what ended with code 0."""
    place = Place.make(folder / "desk")
    tally = Tally()
    words = [sys.executable, "-c", CLERK]
    program = [sys.executable, "-m", "helpdeskctl"]
    running = [
        subprocess.Popen(
            [*words, f"clerk{hand}", str(commands), *program],
            env=place.environment,
            stdout=subprocess.PIPE,
            text=True,
        )
        for hand in range(HANDS)
    ]
    lines = [line for one in running for line in one.communicate()[0].splitlines()]
    told = {mark for code, mark in map(str.split, lines) if code == "0"}
    tally.tries = len(lines)
    tally.codes.update(line.split()[0] for line in lines)
    present = list(_marks(place))
    _count(tally, told, set(present))
    if sorted(told) != sorted(present):
        tally.wrong.append(f"{len(told)} acknowledged, {len(present)} present")
    tally.wrong += [f"verify finds {one}" for one in place.findings()]
    return tally


def reader(folder: Path, writes: int) -> Tally:
    """One writer and one reader, who sees all that was there when it began, and nothing twice.

    What came meanwhile it may see in part: 945 settled and swept already, but not 944.
    """
    folder.mkdir()
    log = FileLog.create(folder / "log")
    tally = Tally()
    writer = python(WRITER, log.folder, writes)
    seen: set[int] = set()
    for turn in itertools.count(1):
        ended = writer.poll() is not None
        seen |= set(range(1, log.meta()["next"]))
        numbers = [doc["n"] for doc in log.everything()]
        if not seen <= set(numbers) or len(set(numbers)) < len(numbers):
            missing = sorted(seen - set(numbers))
            tally.wrong.append(f"the reader misses {missing} of {len(seen)}, or sees some twice")
        seen |= set(numbers)
        tally.tries = turn
        if ended:
            break
    out, err = writer.communicate()
    tally.wrong += [err] if err else []
    _count(tally, set(out.split()), set(map(str, numbers)))
    return tally


def _count(tally: Tally, told: set[str], present: set[str]) -> None:
    tally.acknowledged = len(told)
    tally.lost = len(told - present)
    if told - present:
        tally.wrong.append(f"acknowledged and lost: {sorted(told - present)}")


def _marks(place: Place) -> Iterator[str]:
    """What the commands wrote, as they marked it: subjects and notes."""
    for doc in FileLog(place.log).everything():
        for event in doc["events"]:
            text = event["data"].get("subject" if event["kind"] == "opened" else "text") or ""
            if "-" in text:
                yield text
