"""What every command has in common: its options, the desk, prompts, and showing the answer.

A command is a function from a desk and its own options to an Answer; `verb` gives it the rest.
"""

from __future__ import annotations

import inspect
from collections.abc import Callable
from typing import TYPE_CHECKING, Any, NamedTuple

from helpdeskctl.cli import params, prompts, session, terminal

if TYPE_CHECKING:
    from helpdeskctl.cli.asking import Asker
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
    opens: bool
    talks: bool
    options: dict[str, Any]


def verb(
    *,
    records: bool = False,
    needs: tuple[str, ...] = (),
    without: tuple[str, ...] = (),
    opens: bool = True,
    talks: bool = False,
) -> Callable[[Function], Function]:
    """Make a command of a function `(desk, **options) -> Answer`.

    `needs` names options it cannot do without, `without` common options whose name this command
    needs for itself. Without `opens` the function gets the common options instead of a desk; with
    `talks` it gets, after the desk, who asks at a terminal, or None in a pipe.
    """

    def make(function: Function) -> Function:
        own = list(inspect.signature(function, eval_str=True).parameters.values())[1 + talks :]
        options = {one.name: one.annotation for one in own}
        described = Verb(function, records, needs, opens, talks, options)

        def command(**values: Any) -> int:
            return _run(described, values)

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
    asker = _asker(described, common)
    prompts.complete(values, described.needs, asker)
    return prompts.until_said(lambda: _once(described, common, asker, values), values, asker)


def _asker(described: Verb, common: session.Common) -> Asker | None:
    """Who asks; nobody in a pipe, and nobody for a command that only reads."""
    if not described.records or not terminal.may_ask(common):
        return None
    from helpdeskctl.cli.asking import Asker

    return Asker(described.function.__name__.strip("_"), described.options, common)


def _once(
    described: Verb, common: session.Common, asker: Asker | None, values: dict[str, Any]
) -> int:
    if not described.opens:
        return terminal.show(described.function(common, **values), common, None)
    desk = session.open_desk(common, record=described.records)
    given = (desk, asker) if described.talks else (desk,)
    return terminal.show(described.function(*given, **values), common, desk)
