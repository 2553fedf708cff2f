"""Run the real command line in this process: words in, exit code and both streams out."""

from __future__ import annotations

import io
import sys
from typing import TYPE_CHECKING, NamedTuple

from helpdeskctl.cli import session
from helpdeskctl.cli.app import app

if TYPE_CHECKING:
    from pathlib import Path

    import pytest


class Result(NamedTuple):
    """What a command left behind."""

    code: int
    out: str
    err: str


class Shell:
    """A shell at one desk, with a clock and a login that are set by hand."""

    def __init__(self, patch: pytest.MonkeyPatch, folder: Path) -> None:
        self.patch = patch
        self.folder = folder
        self.login = "siti"
        self.now = 0
        patch.setattr(session, "now", lambda: self.now)
        patch.setattr(session, "login_name", lambda: self.login)
        patch.chdir(folder)

    def __call__(self, *words: str, stdin: bytes = b"") -> Result:
        """Run one command in a pipe."""
        out, err = _stream(), _stream()
        self.patch.setattr(sys, "stdin", io.TextIOWrapper(io.BytesIO(stdin), encoding="utf-8"))
        self.patch.setattr(sys, "stdout", out)
        self.patch.setattr(sys, "stderr", err)
        self.patch.setattr(sys, "argv", ["helpdeskctl", *words])
        code = app(list(words))
        return Result(code, _text(out), _text(err))


def _stream() -> io.TextIOWrapper:
    return io.TextIOWrapper(io.BytesIO(), encoding="utf-8")


def _text(stream: io.TextIOWrapper) -> str:
    stream.flush()
    raw = stream.buffer
    assert isinstance(raw, io.BytesIO)
    return raw.getvalue().decode("utf-8")
