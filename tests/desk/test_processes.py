"""The real program in real processes: together, killed, interrupted, in a pipe, in a bare shell."""

from __future__ import annotations

import json
import os
import random
import re
import signal
import subprocess
import sys
import time
from pathlib import Path
from typing import TYPE_CHECKING

import pytest

from helpdeskctl.desk import keeping
from helpdeskctl.log.filelog import FileLog

if TYPE_CHECKING:
    from collections.abc import Sequence

pytestmark = pytest.mark.slow
ROOT = Path(__file__).parents[2]
PROGRAM = [sys.executable, "-m", "helpdeskctl"]
PATIENCE_S = 60
OPEN = ("open", "Printer macet", "--from", "ani")


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    """A new desk with a request, so that its agreement is in force."""
    path = tmp_path / "desk"
    path.mkdir()
    keeping.init(path)
    assert run(path, *OPEN).returncode == 0
    return path


def environment(folder: Path, **more: str) -> dict[str, str]:
    """What a command needs to find this desk and this code, and nothing of the host."""
    found = {"HELPDESKCTL_DESK": str(folder), "PYTHONPATH": str(ROOT), "PATH": os.environ["PATH"]}
    return {**found, **more}


def start(folder: Path, *words: str, **more: str) -> subprocess.Popen[str]:
    """Begin a command."""
    pipe = subprocess.PIPE
    return subprocess.Popen(
        [*PROGRAM, *words],
        env=environment(folder, **more),
        stdin=subprocess.DEVNULL,
        stdout=pipe,
        stderr=pipe,
        text=True,
    )


def run(folder: Path, *words: str, **more: str) -> subprocess.CompletedProcess[str]:
    """Run a command to its end."""
    process = start(folder, *words, **more)
    out, err = process.communicate(timeout=PATIENCE_S)
    return subprocess.CompletedProcess(words, process.returncode, out, err)


def shell(folder: Path, script: str) -> subprocess.CompletedProcess[bytes]:
    """Run a line of bash in which `$HD` is the program."""
    return subprocess.run(
        ["bash", "-c", script],
        env=environment(folder, HD=" ".join(PROGRAM)),
        stdin=subprocess.DEVNULL,
        capture_output=True,
        timeout=PATIENCE_S,
        check=False,
    )


def whole(folder: Path) -> dict[str, int]:
    """The log must verify; how much is in it."""
    result = run(folder, "log", "verify", "--json")
    assert result.returncode == 0, result
    data = json.loads(result.stdout)
    return {name: data[name] for name in ("requests", "events")}


LOOP = """
import subprocess, sys
for n in range(int(sys.argv[1])):
    words = [*sys.argv[3:], "open", f"{sys.argv[2]} {n}", "--from", "ani", "--json"]
    done = subprocess.run(words, capture_output=True, text=True)
    print(done.returncode, done.stdout.strip(), flush=True)
"""


def test_four_clerks(folder: Path) -> None:
    """4e: four at once lose nothing: as many requests as codes 0, each with a number of its own."""
    clerks = [
        subprocess.Popen(
            [sys.executable, "-c", LOOP, "25", name, *PROGRAM],
            env=environment(folder),
            stdout=subprocess.PIPE,
            text=True,
        )
        for name in ("siti", "budi", "dewi", "agus")
    ]
    lines = [
        line for clerk in clerks for line in clerk.communicate(timeout=PATIENCE_S)[0].splitlines()
    ]
    assert len(lines) == 100
    answers = [line.split(" ", 1) for line in lines]
    assert {code for code, _ in answers} == {"0"}
    numbers = [json.loads(text)["request"]["id"] for _, text in answers]
    assert len(set(numbers)) == 100
    assert {int(number[-4:]) for number in numbers} == set(range(2, 102))
    subjects = [doc["summary"]["subject"] for doc in FileLog(folder / "log").everything()]
    assert sorted(subjects[1:]) == sorted(
        f"{name} {n}" for name in ("siti", "budi", "dewi", "agus") for n in range(25)
    )
    assert whole(folder) == {"requests": 101, "events": 101}


def test_killed_at_any_moment(folder: Path) -> None:
    """4e: after `kill -9` at any moment the log is whole and has all that was acknowledged."""
    dice = random.Random()
    begun = time.monotonic()
    assert run(folder, *OPEN).returncode == 0
    usual = time.monotonic() - begun
    opened, noted, killed = 2, 0, 0
    for turn in range(40):
        words = (
            ("note", "1", f"catatan {turn}") if turn % 3 == 0 else (*OPEN[:1], f"{turn}", *OPEN[2:])
        )
        process = start(folder, *words)
        time.sleep(dice.uniform(0.6, 1.1) * usual)
        process.kill()
        out, _ = process.communicate(timeout=PATIENCE_S)
        acknowledged = process.returncode == 0 and "REQ-" in out
        killed += process.returncode == -signal.SIGKILL
        if turn % 3 == 0:
            noted += acknowledged
        else:
            opened += acknowledged
    log = FileLog(folder / "log")
    first = log.get(1)
    assert first is not None
    assert sum(event["kind"] == "noted" for event in first["events"]) >= noted
    assert len(list(log.everything())) >= opened
    whole(folder)
    assert killed, "nothing was killed in time: the moments are wrong"
    after = run(folder, *OPEN, "--json")
    assert after.returncode == 0
    numbers = [doc["n"] for doc in log.everything()]
    assert numbers == sorted(set(numbers))


def test_a_sweep_killed_at_any_moment(folder: Path) -> None:
    """After `kill -9` in a sweep nothing is missing, and what is left is no finding."""
    dice = random.Random()
    usual = 0.0
    for turn in range(12):
        for words in (OPEN, ("cancel", str(turn + 1), "--as", "spam")):
            assert run(folder, *words).returncode == 0
        begun = time.monotonic()
        process = start(folder, "log", "archive")
        if turn:
            time.sleep(dice.uniform(0.4, 1.1) * usual)
            process.kill()
        process.communicate(timeout=PATIENCE_S)
        usual = usual or time.monotonic() - begun
        assert whole(folder)["requests"] == turn + 2
    assert run(folder, "log", "archive").returncode == 0
    assert whole(folder)["requests"] == 13


def until_it_waits(process: subprocess.Popen[str]) -> None:
    """Until the command has opened the lock, which somebody else holds."""
    folder = Path(f"/proc/{process.pid}/fd")
    if not folder.is_dir():
        time.sleep(1.0)
        return
    end = time.monotonic() + PATIENCE_S
    while not any(_opened(fd).endswith(".lock") for fd in folder.iterdir()):
        assert time.monotonic() < end
        time.sleep(0.02)


def _opened(fd: Path) -> str:
    """What a descriptor stands for; some are closed before one has looked."""
    try:
        return fd.readlink().name
    except FileNotFoundError:
        return ""


def test_interrupted(folder: Path) -> None:
    """Ctrl-C ends with 130 and without a traceback, also while it waits for the lock."""
    with FileLog(folder / "log").transaction():
        process = start(folder, *OPEN)
        until_it_waits(process)
        process.send_signal(signal.SIGINT)
        out, err = process.communicate(timeout=PATIENCE_S)
    assert (process.returncode, out) == (130, "")
    assert "Traceback" not in err
    assert whole(folder) == {"requests": 1, "events": 1}


@pytest.mark.parametrize(("script", "code"), [("$HD {} >/dev/full", 1), ("$HD {} >&-", 0)])
def test_an_answer_that_cannot_be_printed(script: str, code: int, folder: Path) -> None:
    """The request is recorded all the same, and that is said; it is no bug of ours."""
    done = shell(folder, script.format("open x --from y"))
    assert done.returncode == code
    assert (b"what was asked for is done" in done.stderr) == bool(code)
    assert whole(folder) == {"requests": 2, "events": 2}


STOPPED_WHILE_IMPORTING = """
import sys
class Stop:
    def find_spec(self, name, path=None, target=None):
        if name == "helpdeskctl.cli.tree":
            raise KeyboardInterrupt
sys.meta_path.insert(0, Stop())
from helpdeskctl.__main__ import main
main()
"""


def test_interrupted_early(folder: Path) -> None:
    """Ctrl-C while it still imports ends with 130 too; before that, Python itself answers."""
    words = [sys.executable, "-c", STOPPED_WHILE_IMPORTING, "list"]
    done = subprocess.run(words, env=environment(folder), capture_output=True, check=False)
    assert (done.returncode, done.stdout, done.stderr) == (130, b"", b"")


MANY = 1500


def filled(folder: Path) -> None:
    """More rows than a pipe holds."""
    log = FileLog(folder / "log")
    with log.transaction() as work:
        doc = work.get(1)
        assert doc is not None
        for number in range(2, MANY + 1):
            ident = f"REQ-2611-{number:04}"
            summary = {**doc["summary"], "id": ident, "subject": f"Printer {number} macet"}
            work.put({**doc, "id": ident, "n": number, "summary": summary})


@pytest.mark.parametrize("command", ["list", "list --json", "next", "log export"])
def test_reader_that_stops(command: str, folder: Path) -> None:
    """`| head -1` is quiet, and the command's own code is 0."""
    filled(folder)
    result = shell(folder, f"$HD {command} | head -c 10 > /dev/null; echo ${{PIPESTATUS[0]}}")
    assert (result.stdout, result.stderr) == (b"0\n", b"")


BARE = {"LC_ALL": "C", "TZ": "America/New_York"}


@pytest.mark.parametrize("words", [("list",), ("show", "1"), ("log", "export"), ("sop",)])
def test_same_bytes_in_a_bare_shell(words: Sequence[str], folder: Path) -> None:
    """Neither locale nor zone nor anything else of the host changes an answer."""
    assert run(folder, "open", "Lampu – mati “lagi”", "--from", "Budi Ñ").returncode == 0

    def answer(more: dict[str, str]) -> bytes:
        command = [*PROGRAM, *words, "--desk", str(folder)]
        env = {"PYTHONPATH": str(ROOT), **more}
        return subprocess.run(command, env=env, capture_output=True, check=True).stdout

    usual = {"LC_ALL": "C.UTF-8", "TZ": "Asia/Jakarta", "PATH": os.environ["PATH"], "HOME": "/"}
    for _ in range(10):
        before, bare, after = answer(usual), answer(BARE), answer(usual)
        if before == after:  # else a second passed between, which `show` counts
            break
    assert len(before) > 100
    assert bare == before == after


def test_json_on_one_stream_remarks_on_the_other(folder: Path) -> None:
    """What is parsed stands on standard output alone, whatever else is said."""
    opened = run(folder, *OPEN, "--json")
    assert json.loads(opened.stdout)["changed"] is True
    assert opened.stderr.startswith("helpdeskctl: ")
    sla = folder / "sla.yaml"
    sla.write_text(re.sub(r"effective: \d", "effective: x", sla.read_text(), count=1))
    noted = run(folder, "note", "1", "x", "--json")
    assert (noted.returncode, json.loads(noted.stdout)["changed"]) == (0, True)
    assert "the last good agreement stays in force" in noted.stderr
    refused = run(folder, "close", "1", "--via", "phone", "--json")
    assert (refused.returncode, refused.stdout) == (4, "")
    assert json.loads(refused.stderr.splitlines()[-1])["error"]["clause"] == "6l"


def test_dry_runs_together_with_real_ones(folder: Path) -> None:
    """Who only tries takes no number from anybody."""
    tries = [start(folder, *OPEN, "--dry-run") for _ in range(3)]
    real = run(folder, *OPEN, "--json")
    assert [process.wait(PATIENCE_S) for process in tries] == [0, 0, 0]
    for process in tries:
        process.communicate()
    assert json.loads(real.stdout)["request"]["id"].endswith("-0002")
    assert whole(folder) == {"requests": 2, "events": 2}
