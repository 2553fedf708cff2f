"""`demo` at a terminal: where its desk lies, and how the narration looks. It plays nothing."""

from __future__ import annotations

import os
import sys
from functools import cached_property
from pathlib import Path
from textwrap import indent
from typing import TYPE_CHECKING

from helpdeskctl.cli import session, terminal
from helpdeskctl.desk import demo as story
from helpdeskctl.desk.answer import Answer
from helpdeskctl.errors import HelpdeskError

if TYPE_CHECKING:
    from helpdeskctl.render.screen import Screen


def demo(folder: Path | None, common: session.Common) -> Answer:
    """Play the month in that folder, else in a temporary one; with `--json` without a word."""
    where = _folder(folder or common.desk)
    return story.play(where, _silent if common.json else _Narrator(where, common).tell)


def _folder(named: Path | None) -> Path:
    if named is not None:
        return named.resolve()
    from tempfile import mkdtemp

    return Path(mkdtemp(prefix="helpdeskctl-demo-"))


def _silent(_told: story.Told) -> None:
    """For whoever wants the data only."""


_BRIEF = ("opened", "triaged", "changed")
"""Views of a line or two; reports stand as they are."""


class _Narrator:
    """Prints what the story tells as the commands would have printed it at a terminal."""

    def __init__(self, folder: Path, common: session.Common) -> None:
        self._common = common._replace(desk=folder)
        self._lang = session.language(common.lang, os.environ)

    @cached_property
    def _screen(self) -> Screen:
        seen = terminal.screen(session.open_desk(self._common, record=False), self._lang)
        return seen._replace(tty=True, now=story.ended_at())

    def tell(self, told: story.Told) -> None:
        """Print one line, answer or refusal."""
        terminal.write(sys.stdout, self._words(told))

    def _words(self, told: story.Told) -> str:
        if isinstance(told, str):
            return told
        if isinstance(told, HelpdeskError):
            return indent(terminal.failure(told, self._lang), "  ")
        text = terminal.text(told, told.view, self._screen)
        return indent(text, "  ") if told.view in _BRIEF else text
