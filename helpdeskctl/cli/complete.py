"""What a shell may offer at the cursor: the functions behind `autocompletion=`.

Every command loads this, so nothing heavy stands here: what there is to offer is `desk.offers`'
business, how a shell asks and is answered that of `cli.shells`. A value that a shell would not
take literally is not offered, and words about a value never drive the terminal.
"""

from __future__ import annotations

import os
from pathlib import Path
from typing import TYPE_CHECKING

from typer import Context

if TYPE_CHECKING:
    from collections.abc import Iterable

    from helpdeskctl.cli.session import Common
    from helpdeskctl.core.terms import Terms
    from helpdeskctl.desk.offers import Offer
    from helpdeskctl.desk.records import Desk

Offers = list[tuple[str, str]]

_LONGEST = 72
"""Characters of a subject: a menu shows one line for each value."""
_LITERAL = frozenset("abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ0123456789-_.:@+/")
"""What every shell takes as it is, wherever it stands in a word."""


def numbers(ctx: Context, incomplete: str) -> Offers:
    """Requests that this verb can take."""
    from helpdeskctl.desk import offers

    given = ctx.params.get("numbers") or ()
    found = offers.numbers(_desk(ctx), ctx.command.name or "", incomplete)
    return _shown(offer for offer in found if offer[0] not in given)


def others(ctx: Context, incomplete: str) -> Offers:
    """Requests that another one refers to, in whatever status."""
    from helpdeskctl.desk import offers

    return _shown(offers.numbers(_desk(ctx), "", incomplete))


def services(ctx: Context) -> Offers:
    """Services that can be chosen."""
    from helpdeskctl.desk import offers

    return _shown(offers.services(_terms(ctx), _lang(ctx)))


def every_service(ctx: Context) -> Offers:
    """Services that can be read about."""
    from helpdeskctl.desk import offers

    return _shown(offers.services(_terms(ctx), _lang(ctx), retired=True))


def teams(ctx: Context) -> Offers:
    """Teams of the agreement."""
    from helpdeskctl.desk import offers

    return _shown(offers.teams(_terms(ctx), _lang(ctx)))


def addressees(ctx: Context) -> Offers:
    """Whom to escalate to."""
    from helpdeskctl.desk import offers

    return _shown(offers.addressees(_terms(ctx), _lang(ctx)))


def units(ctx: Context) -> Offers:
    """Units of the agreement."""
    from helpdeskctl.desk import offers

    return _shown(offers.units(_terms(ctx), _lang(ctx)))


def calendars(ctx: Context) -> Offers:
    """Calendars of the agreement."""
    from helpdeskctl.desk import offers

    return _shown(offers.calendars(_terms(ctx)))


def clauses(ctx: Context) -> Offers:
    """Clauses of the procedure."""
    from helpdeskctl.desk import offers

    return _shown(offers.clauses(_lang(ctx)))


def months(ctx: Context) -> Offers:
    """The last months."""
    from helpdeskctl.desk import offers

    return _shown(offers.months(_desk(ctx)))


def people(ctx: Context, incomplete: str) -> Offers:
    """Who may ask."""
    from helpdeskctl.desk import offers

    return _shown(offers.people(_desk(ctx), incomplete))


def colleagues(ctx: Context) -> Offers:
    """Who works here."""
    from helpdeskctl.desk import offers

    return _shown(offers.colleagues(_desk(ctx)))


def filters(ctx: Context, incomplete: str) -> Offers:
    """The words of `list`, and their values."""
    from helpdeskctl.desk import offers

    return _shown(offers.filters(_desk(ctx), incomplete, _lang(ctx)))


def _common(ctx: Context) -> Common:
    from helpdeskctl.cli.session import Common

    named = ctx.params.get("desk")
    return Common(desk=Path(named) if named else None)


def _desk(ctx: Context) -> Desk:
    from helpdeskctl.cli import session

    return session.open_desk(_common(ctx), record=False)


def _terms(ctx: Context) -> Terms:
    from helpdeskctl.cli import session

    return session.terms(_common(ctx))


def _lang(ctx: Context) -> str:
    from helpdeskctl.cli import session

    return session.language(ctx.params.get("lang"), os.environ)


def _shown(found: Iterable[Offer]) -> Offers:
    """Each value once, with its words in one line."""
    from helpdeskctl.render.guard import safe

    known: dict[str, str] = {}
    for value, about in found:
        if value and _LITERAL.issuperset(value) and value not in known:
            known[value] = safe(about[:_LONGEST])
    return list(known.items())
