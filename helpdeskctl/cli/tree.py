"""The command tree: every command is imported and built only when it is called.

Building all commands takes longer than any of them runs.
"""

from __future__ import annotations

import builtins
from collections.abc import Iterable
from importlib import import_module
from keyword import iskeyword
from typing import TYPE_CHECKING, Any

import typer
from typer.core import TyperGroup

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

    def get(self, name: str, default: Any = None) -> Any:
        """The command of that name."""
        place = super().get(name, default)
        if isinstance(place, Lazy):
            place = self[name] = Branch(
                name=name, commands=place, help=HELP[name], rich_markup_mode=None
            )
        elif isinstance(place, tuple):
            place = self[name] = _built(name, place)
        return place


HELP = {
    "catalog": "The services of the agreement.",
    "sla": "Working hours, promised times and clocks.",
    "log": "The request log itself.",
    "mail": "Notices to people.",
    "report": "Reports for managers and auditors.",
}


class Branch(TyperGroup):
    """A group of commands that are built on demand."""

    def list_commands(self, ctx: Any) -> list[str]:  # noqa: ARG002
        """The names in the order of the table."""
        return list(self.commands)

    def parse_args(self, ctx: Any, args: list[str]) -> list[str]:
        """Without a command, the help."""
        return super().parse_args(ctx, args or ["--help"])


def _built(name: str, place: Place) -> Any:
    module, function = place
    app = typer.Typer(**PLAIN)
    callback: Callable[..., Any] = getattr(import_module(f"helpdeskctl.cli.{module}"), function)
    app.command(name)(callback)
    return typer.main.get_command(app)


def places(module: str, names: Iterable[str]) -> dict[str, Place | Lazy]:
    """Commands of one module; the function is named as the command, with an underscore where
    Python has that name for itself.
    """
    return {name: (module, f"{name}_" if _python_word(name) else name) for name in names}


def _python_word(name: str) -> bool:
    return iskeyword(name) or hasattr(builtins, name)
