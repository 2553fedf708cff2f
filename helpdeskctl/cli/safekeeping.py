"""`log seal`, `log restore`, `log backup`: what outlives a wrong hand and a broken disk."""

from __future__ import annotations

from typing import Annotated

from typer import Option

from helpdeskctl.cli import params_report
from helpdeskctl.cli.verb import verb
from helpdeskctl.desk.answer import Answer
from helpdeskctl.desk.records import Desk

Day = Annotated[str | None, Option("--day", metavar="YYYY-MM-DD", help="A day.")]


@verb(records=True, without=("at", "typed_late", "no_input"))
def seal(desk: Desk, month: params_report.Month = None, day: Day = None) -> Answer:
    """Seal what stands in the log of a period that is over; by default the last full month."""
    from helpdeskctl.desk import sealing

    return sealing.seal(desk, month, day)
