"""Whole sessions, as an officer types them: `tests/cli/transcripts/*.txt`.

A transcript is read line by line: `@ 2026-11-02 09:00 siti` sets clock and login, `$ …` is a
command, what follows is its standard output, `! …` its standard error, `? 4` its exit code
where that is not 0. `#` is a remark. With HELPDESKCTL_REWRITE set, the files are written anew, to be
read before they are kept.
"""

from __future__ import annotations

import os
import shlex
from pathlib import Path
from typing import TYPE_CHECKING

import pytest

from helpdeskctl.core.when import from_iso

if TYPE_CHECKING:
    from tests.cli.run import Result, Shell

FOLDER = Path(__file__).parent / "transcripts"


@pytest.mark.parametrize("path", sorted(FOLDER.glob("*.txt")), ids=lambda path: path.stem)
def test_session(path: Path, shell: Shell) -> None:
    """The session goes as written."""
    written = path.read_text(encoding="utf-8")
    played = "\n".join(_play(written.splitlines(), shell)) + "\n"
    if os.environ.get("HELPDESKCTL_REWRITE"):
        path.write_text(played, encoding="utf-8")
    assert played == written


def _play(lines: list[str], shell: Shell) -> list[str]:
    """The session with what the program says today."""
    played = []
    for line in lines:
        if line.startswith("@ "):
            _, date, time, shell.login = line.split()
            shell.now = from_iso(f"{date}T{time}:00+07:00")
        if line.startswith("$ "):
            result = shell(*shlex.split(line[2:])[1:])
            played += [line, *_shown(result, shell)]
        elif line.startswith(("@ ", "#")) or not line:
            played.append(line)
    return played


def _shown(result: Result, shell: Shell) -> list[str]:
    out = result.out.replace(str(shell.folder), "DESK").splitlines()
    err = result.err.replace(str(shell.folder), "DESK").splitlines()
    code = [f"? {result.code}"] if result.code else []
    return [*(text or "~" for text in out), *(f"! {text}" for text in err), *code]
