"""`sla show`, `sla due`, `sla elapsed`: working hours, promises, and sums with them."""

from __future__ import annotations

from typing import Annotated

from typer import Argument

from helpdeskctl.cli import params_report, session
from helpdeskctl.cli.verb import verb
from helpdeskctl.desk import agreement
from helpdeskctl.desk.answer import Answer

Start = Annotated[str, Argument(metavar="FROM", help="A time, as '2026-11-06 16:30'.")]
Target = Annotated[str, Argument(metavar="TARGET", help="Working time, as 30m, 4h or 3d.")]
End = Annotated[str, Argument(metavar="TO", help="A time, as '2026-11-09 09:00'.")]


@verb(opens=False)
def show(common: session.Common) -> Answer:
    """Hours, rules, windows, goals, teams and units."""
    return agreement.sla(session.terms(common))


@verb(opens=False)
def due(
    common: session.Common, start: Start, target: Target, calendar: params_report.Calendar = None
) -> Answer:
    """When that much working time is over."""
    return agreement.due(session.terms(common), start, target, calendar, session.now())


@verb(opens=False)
def elapsed(
    common: session.Common, start: Start, end: End, calendar: params_report.Calendar = None
) -> Answer:
    """How much working time lies between."""
    return agreement.elapsed(session.terms(common), start, end, calendar, session.now())
