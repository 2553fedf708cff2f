"""Questions on a terminal for what is missing, the likely answer first. In a pipe: none."""

from __future__ import annotations

import os
from typing import Any

from helpdeskctl.core import model
from helpdeskctl.errors import BadValue, Missing

_CHOICES: dict[str, tuple[str, ...]] = {
    "effort": model.EFFORTS,
    "impact": ("1", "2", "3"),
    "urgency": ("1", "2", "3"),
    "wait_for": model.WAITS,
    "via": ("phone", "walk-in", "chat", "email"),
    "cancel_as": model.CANCELLATIONS,
}
_OPTIONS = {"who": "from", "wait_for": "for", "cancel_as": "as"}
"""How the option of a parameter is typed where the two differ."""


def option(name: str) -> str:
    """The option of a parameter, as it is typed."""
    return "--" + _OPTIONS.get(name, name).replace("_", "-")


def complete(
    values: dict[str, Any], needs: tuple[str, ...], asks: tuple[str, ...], *, asking: bool
) -> None:
    """Fill in what is missing by asking; where nobody can be asked, name the option."""
    for name in (*needs, *asks):
        if values.get(name) is not None:
            continue
        if asking:
            values[name] = _ask(name)
        elif name in needs:
            raise BadValue("option.missing", option=option(name), command=_command())


def ask_for(missing: Missing, values: dict[str, Any]) -> None:
    """Ask for the options a command found missing."""
    for name in missing.options:
        values[name] = _ask(name)


def _ask(name: str) -> Any:
    import typer

    known = _CHOICES.get(name, ())
    shown = f" [{'/'.join(known)}]" if known else ""
    while True:
        text = typer.prompt(f"{_question(name)}{shown}", err=True).strip()
        if not known or text in known:
            return int(text) if name in ("impact", "urgency") else text


def _question(name: str) -> str:
    """What is asked, with the meaning of the choices; else the option's name."""
    from helpdeskctl.cli.session import language
    from helpdeskctl.render.messages import wording
    from helpdeskctl.render.messages_table import TABLE

    key = f"prompt.{name}"
    return wording(key, language(None, os.environ)) if key in TABLE else option(name)[2:]


def _command() -> str:
    import sys

    words = [word for word in sys.argv[1:] if not word.startswith("-")]
    return words[0] if words else ""
