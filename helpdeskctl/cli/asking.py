"""One question at a terminal: what is printed, what is read, and what an answer means.

Which question belongs to which option stands in `prompts`. Nothing is recorded here, and nobody is
asked in a pipe: there is no asker then.
"""

from __future__ import annotations

import os
import re
import sys
from functools import cached_property
from typing import TYPE_CHECKING, Any, get_args

from helpdeskctl.cli import session, terminal
from helpdeskctl.core.text import only
from helpdeskctl.errors import BadValue, CheckFailed, HelpdeskError, NotFound, Refused
from helpdeskctl.render.guard import safe

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence

    from helpdeskctl.desk.records import Desk
    from helpdeskctl.render.asking import Choice
    from helpdeskctl.render.screen import Screen

_NUMBER = re.compile(r"([0-9]{1,3})(?:[.):\s]|$)")
WRONG = (BadValue, NotFound, Refused)
"""What is wrong with an answer; every other failure ends the command."""


class Stopped(CheckFailed):
    """Ctrl-C, or the end of the input, at a question."""


class Asker:
    """Asks for one command, in the reader's language; `desk` is only for looking at."""

    def __init__(self, verb: str, options: dict[str, Any], common: session.Common) -> None:
        self.verb = verb
        self.options = options
        self.common = common

    @cached_property
    def desk(self) -> Desk:
        """The desk as a reader sees it."""
        return session.open_desk(self.common, record=False)

    @cached_property
    def screen(self) -> Screen:
        """Standard error, where the questions stand."""
        lang = session.language(self.common.lang, os.environ, self.desk)
        return terminal.screen(self.desk, lang)._replace(tty=True)

    def tell(self, text: str) -> None:
        """Print some lines beside the questions."""
        terminal.write(sys.stderr, text)

    def say(self, key: str, **values: object) -> None:
        """Print the sentence of that key."""
        self.tell(self.screen.say(key, **values))

    def refuse(self, error: HelpdeskError) -> None:
        """Say what is wrong with an answer; the question comes again."""
        from helpdeskctl.render.messages import say

        self.tell(say(error.key, self.screen.lang, error.values))

    def question(self, name: str) -> str:
        """What is asked for an option: of this command, else as for every command."""
        from helpdeskctl.render.messages_table import TABLE

        keys = (f"prompt.{self.verb}.{name}", f"prompt.{name}")
        return next((self.screen.say(key) for key in keys if key in TABLE), name)

    def line(self, prompt: str) -> str:
        """What is typed; bytes that are no text are replaced."""
        try:
            terminal.ask(f"{safe(prompt)}: ")
            raw = sys.stdin.buffer.readline()
        except KeyboardInterrupt:
            raw = b""
        if not raw:
            terminal.ask("\n")
            raise Stopped("stopped")
        return raw.decode("utf-8", "replace").strip()

    def text(self, name: str, check: Callable[[str], object]) -> str:
        """Words that `check` raises nothing about."""
        while True:
            typed = self.line(self.question(name))
            if not typed:
                self.say("prompt.empty")
            elif self.passes(check, typed):
                return typed

    def passes(self, check: Callable[[str], object], typed: str) -> bool:
        """Whether the check lets it pass; else what is wrong has been said."""
        try:
            check(typed)
        except WRONG as error:
            self.refuse(error)
            return False
        return True

    def pick(
        self,
        name: str,
        word: str,
        choices: Sequence[Choice],
        likely: str,
        other: Callable[[str], str | None] = lambda _typed: None,
    ) -> str:
        """One of the choices, Enter takes the likely one; `other` may know what else is meant.

        `word` stands in the prompt: the option as it is typed.
        """
        from helpdeskctl.render.asking import menu

        self.tell(menu(f"{self.question(name)}:", choices, self.screen))
        values = [choice.value for choice in choices]
        while True:
            typed = self.line(f"{word} [{likely}]")
            value = meant(typed, values, likely) or said(typed, choices) or other(typed)
            if value is not None:
                return value
            self.say("prompt.none-of", text=typed, most=len(values))

    def choices(self, name: str) -> tuple[str, ...]:
        """What the option takes, as its own parameter says; nothing for words."""
        return _choices(self.options.get(name))


def meant(typed: str, values: Sequence[str], likely: str | None) -> str | None:
    """The value an answer means: Enter, the value, its number in the list, or its beginning."""
    word = typed.casefold()
    if not word or word in values:
        return word or likely
    place = numbered(word)
    if place is not None:
        return values[place - 1] if 0 < place <= len(values) else None
    return only(word, values)


def said(typed: str, choices: Sequence[Choice]) -> str | None:
    """The one choice in whose meaning the answer stands, as printed or as a word begins."""
    begun = re.compile(rf"\b{re.escape(typed.casefold())}") if len(typed) > 1 else None
    found = [one.value for one in choices if begun and begun.search(one.meaning.casefold())]
    return found[0] if len(found) == 1 else None


def numbered(typed: str) -> int | None:
    """The number that an answer begins with, as `2`, `2.` or `2 second`."""
    found = _NUMBER.match(typed)
    return int(found[1]) if found else None


def _choices(annotation: Any) -> tuple[str, ...]:
    """The words of a `Literal`, or the figures between `min` and `max`, wherever they stand."""
    found: list[str] = []
    for part in get_args(annotation):
        if isinstance(part, str):
            found.append(part)
        elif get_args(part):
            found += _choices(part)
        elif isinstance(getattr(part, "max", None), int):
            found += map(str, range(part.min, part.max + 1))
    return tuple(found)
