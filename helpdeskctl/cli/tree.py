"""The command tree: every command is imported and built only when it is called.

Building all commands takes longer than any of them runs. English help stands at the commands;
another language is put in its place when help is asked for.
"""

from __future__ import annotations

import builtins
import os
from collections.abc import Iterable
from importlib import import_module
from keyword import iskeyword
from typing import TYPE_CHECKING, Any, TypeVar

import typer
from typer.core import TyperCommand, TyperGroup

if TYPE_CHECKING:
    from collections.abc import Callable

Place = tuple[str, str]
"""Module below `helpdeskctl.cli`, and the function in it."""

PLAIN: dict[str, Any] = {
    "rich_markup_mode": None,
    "pretty_exceptions_enable": False,
    "add_completion": False,
}


class Lazy(dict[str, Any]):
    """Commands by name; each is built at its first look-up."""

    def __init__(self, places: dict[str, Place | Lazy]) -> None:
        super().__init__(places)
        self.inside = ""

    def get(self, name: str, default: Any = None) -> Any:
        """The command of that name."""
        place = super().get(name, default)
        if not isinstance(place, Lazy | tuple):
            return place
        words = f"{self.inside} {name}".strip()
        if isinstance(place, Lazy):
            place.inside = words
            command: Any = Branch(name=name, commands=place, help=HELP[name], rich_markup_mode=None)
        else:
            command = _built(name, place)
        command.words = words
        self[name] = command
        return command


HELP = {
    "catalog": "The services of the agreement.",
    "sla": "Working hours, promised times and clocks.",
    "log": "The request log itself.",
    "mail": "Notices to people.",
    "report": "Reports for managers and auditors.",
}


class Branch(TyperGroup):
    """A group of commands that are built on demand."""

    words = ""
    """How it is typed, after the name of the program."""

    def list_commands(self, ctx: Any) -> list[str]:  # noqa: ARG002
        """The names in the order of the table."""
        return list(self.commands)

    def parse_args(self, ctx: Any, args: list[str]) -> list[str]:
        """Without a command, the help."""
        return super().parse_args(ctx, args or ["--help"])

    def get_help(self, ctx: Any) -> str:
        """The help in the reader's language."""
        return _framed(TyperGroup.get_help(_spoken(self), ctx))

    def get_short_help_str(self, limit: int = 45) -> str:
        """Its line in the help of the group above."""
        return TyperGroup.get_short_help_str(_spoken(self), limit)


class Leaf(TyperCommand):
    """A command whose help is in the reader's language."""

    words = ""
    """How it is typed, after the name of the program."""

    def get_help(self, ctx: Any) -> str:
        """The help in the reader's language."""
        return _framed(TyperCommand.get_help(_spoken(self), ctx))

    def get_short_help_str(self, limit: int = 45) -> str:
        """Its line in the help of its group."""
        return TyperCommand.get_short_help_str(_spoken(self), limit)

    def shell_complete(self, ctx: Any, incomplete: str) -> Any:
        """Its options, with their help in the reader's language."""
        return TyperCommand.shell_complete(_spoken(self), ctx, incomplete)


Command = TypeVar("Command", Branch, Leaf)


def _spoken(command: Command) -> Command:
    """The command with its help in the reader's language; English is what it was built with."""
    if _language() == "en":
        return command
    from copy import copy

    from helpdeskctl.render.messages_help import help_of

    twin = copy(command)
    twin.help = help_of(command.words) or command.help
    twin.params = [copy(parameter) for parameter in command.params]
    for parameter in twin.params:
        texts: Any = parameter
        texts.help = help_of(command.words, typed_name(parameter)) or texts.help
    return twin


def typed_name(parameter: Any) -> str:
    """An option or argument as the help names it."""
    if parameter.param_type_name == "option":
        return str(parameter.opts[0])
    return str(parameter.metavar or parameter.name)


def _framed(text: str) -> str:
    """The help with the words around it in the reader's language."""
    lang = _language()
    if lang == "en":
        return text
    from helpdeskctl.render.messages import wording
    from helpdeskctl.render.messages_usage import TEXTS

    for key in TEXTS:
        if key.startswith("frame."):
            text = text.replace(wording(key, "en"), wording(key, lang))
    return text


def _language() -> str:
    from helpdeskctl.cli.session import language

    return language(None, os.environ)


def _built(name: str, place: Place) -> Any:
    module, function = place
    app = typer.Typer(**PLAIN)
    callback: Callable[..., Any] = getattr(import_module(f"helpdeskctl.cli.{module}"), function)
    app.command(name, cls=Leaf)(callback)
    return typer.main.get_command(app)


def places(module: str, names: Iterable[str]) -> dict[str, Place | Lazy]:
    """Commands of one module; the function is named as the command, with an underscore where
    Python has that name for itself.
    """
    return {name: (module, f"{name}_" if _python_word(name) else name) for name in names}


def _python_word(name: str) -> bool:
    return iskeyword(name) or hasattr(builtins, name)
