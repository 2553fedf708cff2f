"""Run the real command line in this process on a pseudo-terminal, with somebody typing at it.

Whoever types waits for the words of a question before he answers it, and says goodbye (Ctrl-D)
behind his last answer: a question too many ends the command instead of the test run.
"""

from __future__ import annotations

import io
import os
import select
import subprocess
import sys
import threading
import time
from collections.abc import Sequence
from typing import TYPE_CHECKING, NamedTuple

import pytest

from helpdeskctl.cli.app import app

if TYPE_CHECKING:
    from tests.cli.run import Shell

PATIENCE_S = 60
"""How long an answer waits for its question, on a machine that has other things to do."""
_END = b"\0the end\0"
_GOODBYE = "\x04"


class Seen(NamedTuple):
    """What stood on the terminal, both streams and what was typed, and the exit code."""

    code: int
    text: str

    @property
    def lines(self) -> list[str]:
        """The lines of the terminal."""
        return self.text.splitlines()


Answers = Sequence[tuple[str, str]]
"""Pairs: words of the question, and what is typed, without its Enter."""


class Terminal:
    """A terminal at one shell's desk."""

    def __init__(self, shell: Shell, columns: int = 100) -> None:
        self.shell = shell
        shell.patch.setenv("COLUMNS", str(columns))

    def __call__(self, *words: str, answers: Answers = (), piped: bool = False) -> Seen:
        """Run one command; every answer is typed when its question has come.

        With `piped` standard output goes elsewhere, and is not seen.
        """
        master, slave = _pair()
        typist = _Typist(master, answers)
        typist.start()
        try:
            code = self._run(list(words), slave, piped=piped)
        finally:
            os.write(slave, _END)
            typist.join()
            os.close(slave)
            os.close(master)
        assert not typist.waiting, (words, typist.waiting[0], typist.text)
        return Seen(code, typist.text)

    def _run(self, words: list[str], slave: int, *, piped: bool) -> int:
        patch, streams = self.shell.patch, [_stream(slave, mode) for mode in ("rb", "wb", "wb")]
        if piped:
            streams[1].close()
            streams[1] = io.TextIOWrapper(io.BytesIO(), encoding="utf-8")
        for name, stream in zip(("stdin", "stdout", "stderr"), streams, strict=True):
            patch.setattr(sys, name, stream)
        patch.setattr(sys, "argv", ["helpdeskctl", *words])
        try:
            return int(app(words))
        finally:
            for name, stream in zip(("stdin", "stdout", "stderr"), streams, strict=True):
                patch.setattr(sys, name, getattr(sys, f"__{name}__"))
                stream.close()


class _Typist(threading.Thread):
    """Reads the terminal and types the answers."""

    def __init__(self, master: int, answers: Answers, enter: str = "\n") -> None:
        super().__init__(daemon=True)
        self._enter = enter
        self.waiting = list(answers)
        self._master = master
        self._raw = b""
        self._read = 0

    @property
    def text(self) -> str:
        """What stood on the terminal so far."""
        raw = self._raw.partition(_END)[0]
        return raw.decode("utf-8", "replace").replace("\r\n", "\n")

    def run(self) -> None:
        """Until the command has ended; a question that never comes is not waited for longer."""
        until = time.monotonic() + PATIENCE_S
        self._answer()
        while _END not in self._raw:
            ready, _, _ = select.select([self._master], [], [], 1)
            if ready:
                self._raw += os.read(self._master, 65_536)
                self._answer()
                until = time.monotonic() + PATIENCE_S
            elif time.monotonic() > until:
                self._type(_GOODBYE)
                until = time.monotonic() + PATIENCE_S

    def _answer(self) -> None:
        while self.waiting and self.waiting[0][0] in self.text[self._read :]:
            question, answer = self.waiting.pop(0)
            self._read = self.text.index(question, self._read) + len(question)
            self._type(answer + self._enter)
        if not self.waiting:
            self._type(_GOODBYE)

    def _type(self, text: str) -> None:
        os.write(self._master, text.encode("utf-8", "surrogateescape"))


def run_child(program: list[str], answers: Answers) -> Seen:
    """Run a program of its own on a terminal; answers bring their Enter along, or have none."""
    master, slave = _pair()
    typist = _Typist(master, answers, enter="")
    typist.start()
    with subprocess.Popen(
        program, stdin=slave, stdout=slave, stderr=slave, start_new_session=True
    ) as child:
        try:
            code = child.wait(PATIENCE_S)
        finally:
            child.kill()
            os.write(slave, _END)
            typist.join()
            os.close(slave)
            os.close(master)
    assert not typist.waiting, (typist.waiting[0], typist.text)
    return Seen(code, typist.text)


def _pair() -> tuple[int, int]:
    try:
        return os.openpty()
    except (AttributeError, OSError) as error:
        pytest.skip(f"no pseudo-terminal here: {error}")


def _stream(slave: int, mode: str) -> io.TextIOWrapper:
    raw = os.fdopen(os.dup(slave), mode)
    return io.TextIOWrapper(raw, encoding="utf-8")  # type: ignore[type-var]
