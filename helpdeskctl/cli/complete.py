"""What a shell may offer at the cursor: one line for each kind of value.

What there is to offer is `desk.offers`' business, how a shell asks and is answered that of
`cli.shells`. A value that a shell would not take literally is not offered, and words about a
value never drive the terminal.
"""

from __future__ import annotations

import os
from pathlib import Path
from typing import TYPE_CHECKING

from helpdeskctl.cli import session
from helpdeskctl.desk import offers
from helpdeskctl.render.cells import cut
from helpdeskctl.render.guard import safe

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable

    from typer import Context

    from helpdeskctl.core.terms import Terms
    from helpdeskctl.desk.offers import Offer
    from helpdeskctl.desk.records import Desk

_LONGEST = 72
"""Columns of a subject: a menu shows one line for each value."""
_LITERAL = frozenset("abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ0123456789-_.:@+/")
"""What every shell takes as it is, wherever it stands in a word."""


class Line:
    """The command line before the cursor, and the desk it is about."""

    def __init__(self, ctx: Context, typed: str) -> None:
        self.typed = typed
        self.verb = ctx.command.name or ""
        self.given: list[str] = ctx.params.get("numbers") or []
        self._lang: str | None = ctx.params.get("lang")
        named = ctx.params.get("desk")
        self._common = session.Common(desk=Path(named) if named else None)

    @property
    def desk(self) -> Desk:
        """The desk, for reading."""
        return session.open_desk(self._common, record=False)

    @property
    def terms(self) -> Terms:
        """The agreement, also where there is only a copy of it."""
        return session.terms(self._common)

    @property
    def lang(self) -> str:
        """The reader's language."""
        return session.language(self._lang, os.environ)


KINDS: dict[str, Callable[[Line], Iterable[Offer]]] = {
    "numbers": lambda line: _others(line, line.verb),
    "any-number": lambda line: _others(line, ""),
    "services": lambda line: offers.services(line.terms, line.lang),
    "every-service": lambda line: offers.services(line.terms, line.lang, retired=True),
    "teams": lambda line: offers.teams(line.terms, line.lang),
    "addressees": lambda line: offers.addressees(line.terms, line.lang),
    "units": lambda line: offers.units(line.terms, line.lang),
    "calendars": lambda line: offers.calendars(line.terms),
    "clauses": lambda line: offers.clauses(line.lang),
    "months": lambda line: offers.months(line.desk),
    "people": lambda line: offers.people(line.desk, line.typed),
    "colleagues": lambda line: offers.colleagues(line.desk),
    "filters": lambda line: offers.filters(line.desk, line.typed, line.lang),
}
"""What an option or argument names in `params.at_cursor`."""


def offered(kind: str, ctx: Context, typed: str) -> list[tuple[str, str]]:
    """Each value of that kind once, with its words in one line."""
    known: dict[str, str] = {}
    for value, about in KINDS[kind](Line(ctx, typed)):
        if value and _LITERAL.issuperset(value) and value not in known:
            known[value] = cut(safe(about), _LONGEST)
    return list(known.items())


def _others(line: Line, verb: str) -> Iterable[Offer]:
    """Requests that the verb takes and that do not stand on the line yet."""
    found = offers.numbers(line.desk, verb, line.typed)
    return (offer for offer in found if offer[0] not in line.given)
