"""Periods, forms and calendars: the options of reports and of the agreement."""

from __future__ import annotations

from pathlib import Path
from typing import Annotated, Literal

from typer import Option

from helpdeskctl.cli.params import at_cursor

Month = Annotated[
    str | None,
    Option("--month", metavar="YYYY-MM", help="A month.", autocompletion=at_cursor("months")),
]
FromDate = Annotated[str | None, Option("--from", metavar="DATE", help="First day.")]
ToDate = Annotated[str | None, Option("--to", metavar="DATE", help="Last day.")]
Output = Annotated[Path | None, Option("--output", metavar="FILE", help="Write it to this file.")]
Format = Annotated[
    Literal["text", "md", "json"],
    Option("--format", case_sensitive=False, help="Form of the report."),
]
Rebuild = Annotated[
    bool, Option("--rebuild", help="Make a month's recap anew, and keep it so from now on.")
]
Calendar = Annotated[
    str | None,
    Option(
        "--calendar", metavar="NAME", help="Working hours.", autocompletion=at_cursor("calendars")
    ),
]
