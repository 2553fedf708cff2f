"""How bash, zsh and fish ask what could stand at the cursor, and the form each wants it in.

Typer asks and answers; here it learns what it leaves out. Bash takes words apart at `:`, `=` and
`@`; zsh evaluates what it is told, so nothing in it may be an expression; and words about a value
are no markup, whose parser would swallow `[confidential]` and nearly double the time. What there
is to offer is not decided here.
"""

from __future__ import annotations

import os
import sys
from io import TextIOWrapper
from itertools import pairwise
from typing import TYPE_CHECKING

from typer._click.shell_completion import ShellComplete, add_completion_class, split_arg_string
from typer._completion_classes import BashComplete, FishComplete, ZshComplete

if TYPE_CHECKING:
    from collections.abc import Callable

    from typer._click.shell_completion import CompletionItem

_BREAKS = (":", "=", "@")
_OBEYED = {**{ord(char): f"\\{char}" for char in '"$`'}, ord("\\"): "\\" * 4, ord("'"): "’"}
"""What zsh would act on, kept from it: within double quotes, and a backslash once more by who
shows the menu. An apostrophe would end an outer quotation, where nothing can keep it.
"""


def answer(ask: Callable[[], None]) -> None:
    """Answer a shell in our forms; whatever goes wrong, nobody at a cursor wants to read it."""
    for name, form in (("bash", Bash), ("zsh", Zsh), ("fish", Fish)):
        add_completion_class(form, name)
    if isinstance(sys.stdout, TextIOWrapper):
        sys.stdout.reconfigure(encoding="utf-8")
    try:
        ask()
    except Exception:
        if os.environ.get("HELPDESKCTL_DEBUG"):
            raise
        sys.exit(0)


class _Line(ShellComplete):
    """A command line up to the cursor."""

    option = ""
    """`--service=` in `--service=vpn`: Typer completes what follows, a shell wants the whole."""

    def get_completions(self, args: list[str], incomplete: str) -> list[CompletionItem]:
        """What could stand there."""
        words = [_expanded(word) for word in args]
        # Where the language is looked for, the line under the cursor stands for the command line.
        sys.argv[1:] = words
        name, equals, _ = incomplete.partition("=")
        self.option = f"{name}=" if equals else ""
        return super().get_completions(words, incomplete)


def _expanded(word: str) -> str:
    """The word with the home and variables that a shell puts in only before it runs a command."""
    if not word.startswith(("~", "$")):
        return word
    return os.path.expanduser(os.path.expandvars(word))  # noqa: PTH111 - strangers' homes stay


class Bash(_Line, BashComplete):
    """Bash: the words as readline took them apart; one value a line."""

    before = ""
    """What stands before readline's last word, and stays when that is replaced."""

    def get_completion_args(self) -> tuple[list[str], str]:
        """The words before the cursor and the one at it, put together again."""
        pieces = os.environ["COMP_WORDS"].split("\n")[: int(os.environ["COMP_CWORD"]) + 1]
        words = _joined(pieces)
        self.before = words[-1].removesuffix(_replaced(pieces))
        return [_unquoted(word) for word in words[1:-1]], _unquoted(words[-1])

    def format_completion(self, item: CompletionItem) -> str:
        """The value without what stands there already."""
        return f"{self.option}{item.value}".removeprefix(self.before)


def _joined(pieces: list[str]) -> list[str]:
    words = pieces[:1]
    for last, piece in pairwise(pieces):
        if piece in _BREAKS or (piece and last in _BREAKS):
            words[-1] += piece
        else:
            words.append(piece)
    return words


def _replaced(pieces: list[str]) -> str:
    """What a completion replaces: the last piece; after `:` and `=` nothing, an `@` with it."""
    last, at = ["", *pieces][-2:]
    if last == "@":
        return f"@{at}"
    return "" if at in (":", "=") else at


def _unquoted(word: str) -> str:
    return " ".join(split_arg_string(word))


class Zsh(_Line, ZshComplete):
    """Zsh: an expression that is evaluated; value and words about it are kept out of it."""

    def format_completion(self, item: CompletionItem) -> str:
        """A value and what it is, in double quotes, with a colon between them."""
        parts = [f"{self.option}{item.value}", *([item.help] if item.help else [])]
        return ":".join(f'"{_literal(part)}"' for part in parts)


def _literal(text: str) -> str:
    return text.translate(_OBEYED).replace(":", r"\\:")


class Fish(_Line, FishComplete):
    """Fish: a value a line, a tab, and what it is."""

    def format_completion(self, item: CompletionItem) -> str:
        """A value and what it is."""
        return f"{self.option}{item.value}" + (f"\t{item.help}" if item.help else "")
