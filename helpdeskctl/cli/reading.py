"""`list`, `show`, `next`, `mail owed`, `sop`: what is there, what to do now, what the rules are."""

from __future__ import annotations

from typing import Annotated

from typer import Argument

from helpdeskctl.cli import params
from helpdeskctl.cli.session import Common
from helpdeskctl.cli.verb import verb
from helpdeskctl.desk import reading
from helpdeskctl.desk.answer import Answer
from helpdeskctl.desk.records import Desk


@verb()
def list_(desk: Desk, words: params.Filters = None) -> Answer:
    """What has not ended, or what the filters say."""
    return reading.list_requests(desk, words or [])


@verb()
def show(desk: Desk, number: params.Number) -> Answer:
    """One request whole."""
    return reading.show(desk, number)


@verb()
def next_(desk: Desk, everybody: params.Everybody = False, why: params.Why = False) -> Answer:
    """What to do now, least open time first."""
    return reading.next_up(desk, everybody=everybody, why=why)


@verb()
def inbox(desk: Desk) -> Answer:
    """What is new, and where the requester wrote after our last act."""
    return reading.inbox(desk)


@verb()
def owed(desk: Desk) -> Answer:
    """Who has not been told yet, and of what."""
    return reading.owed(desk)


Clause = Annotated[
    str | None,
    Argument(
        metavar="[CLAUSE]", help="A clause, as 6l.", autocompletion=params.at_cursor("clauses")
    ),
]


@verb(opens=False)
def sop(_common: Common, clause: Clause = None) -> Answer:
    """The rules by clause, from the table that enforces them."""
    from helpdeskctl.desk import procedure

    return procedure.clauses(clause)
