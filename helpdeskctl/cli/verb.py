"""What every command has in common: its options, the desk, prompts, and showing the answer.

A command is a function from a desk and its own options to an Answer; `verb` gives it the rest.
"""

from __future__ import annotations

import inspect
from collections.abc import Callable
from typing import TYPE_CHECKING, Any, NamedTuple

from helpdeskctl.cli import params, prompts, session, terminal
from helpdeskctl.errors import Missing

if TYPE_CHECKING:
    from helpdeskctl.desk.answer import Answer

_READING = {"desk": params.Desk, "json": params.Json, "lang": params.Lang}
_RECORDING = {
    "at": params.At,
    "typed_late": params.TypedLate,
    "as_name": params.AsName,
    "dry_run": params.DryRun,
    "no_input": params.NoInput,
}
_DEFAULTS: dict[str, Any] = dict(session.Common._field_defaults)

Function = Callable[..., "Answer"]


class Verb(NamedTuple):
    """A command before Typer makes it one: its function, and what it needs."""

    function: Function
    records: bool
    needs: tuple[str, ...]
    asks: tuple[str, ...]
    opens: bool


def verb(
    *,
    records: bool = False,
    needs: tuple[str, ...] = (),
    asks: tuple[str, ...] = (),
    without: tuple[str, ...] = (),
    opens: bool = True,
) -> Callable[[Function], Function]:
    """Make a command of a function `(desk, **options) -> Answer`.

    `needs` names options it cannot do without, `asks` those that a terminal asks for although
    the procedure, not the command line, refuses their absence, `without` common options whose
    name this command needs for itself. Without `opens` the function gets the common options
    instead of a desk.
    """

    def make(function: Function) -> Function:
        described = Verb(function, records, needs, asks, opens)

        def command(**values: Any) -> int:
            return _run(described, values)

        own = list(inspect.signature(function, eval_str=True).parameters.values())[1:]
        added = list(_common(records=records, without=without))
        command.__signature__ = inspect.Signature(  # type: ignore[attr-defined]
            [p.replace(kind=inspect.Parameter.KEYWORD_ONLY) for p in (*own, *added)]
        )
        command.__annotations__ = {p.name: p.annotation for p in (*own, *added)}
        command.__doc__ = function.__doc__
        command.__name__ = function.__name__
        return command  # type: ignore[return-value]

    return make


def _common(*, records: bool, without: tuple[str, ...]) -> list[inspect.Parameter]:
    options = {**_READING, **(_RECORDING if records else {})}
    return [
        inspect.Parameter(
            name,
            inspect.Parameter.KEYWORD_ONLY,
            default=_DEFAULTS[name],
            annotation=annotation,
        )
        for name, annotation in options.items()
        if name not in without
    ]


def _run(described: Verb, values: dict[str, Any]) -> int:
    """Split the options, do it, show the answer; ask and do it again for what is missing."""
    common = session.Common(
        **{name: values.pop(name) for name in session.Common._fields if name in values}
    )
    asking = terminal.may_ask(common)
    prompts.complete(values, described.needs, described.asks, asking=asking)
    while True:
        try:
            return _once(described, common, values)
        except Missing as missing:
            if not asking:
                raise
            prompts.ask_for(missing, values)


def _once(described: Verb, common: session.Common, values: dict[str, Any]) -> int:
    if not described.opens:
        return terminal.show(described.function(common, **values), common, None)
    desk = session.open_desk(common, record=described.records)
    return terminal.show(described.function(desk, **values), common, desk)
