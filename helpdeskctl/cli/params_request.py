"""What a request is: the options of `open`, `done`, `triage` and whoever amends them."""

from __future__ import annotations

from pathlib import Path
from typing import Annotated, Literal

from typer import Argument, Option

from helpdeskctl.cli.params import at_cursor

Subject = Annotated[str, Argument(metavar="SUBJECT", help="What is asked, in a few words.")]
From = Annotated[
    str | None,
    Option(
        "--from",
        metavar="WHO",
        help="Who asks: address or name.",
        autocompletion=at_cursor("people"),
    ),
]
Name = Annotated[str | None, Option("--name", help="Name of the requester.")]
Unit = Annotated[
    str | None,
    Option("--unit", help="Unit of the requester.", autocompletion=at_cursor("units")),
]
Channel = Annotated[
    Literal["email", "phone", "walk-in", "chat"],
    Option("--channel", case_sensitive=False, help="How it was asked."),
]
Body = Annotated[
    str | None, Option("--body", metavar="TEXT|-", help="The whole text; - reads standard input.")
]
Service = Annotated[
    str | None,
    Option(
        "--service",
        metavar="ID",
        help="Service of the catalog.",
        autocompletion=at_cursor("services"),
    ),
]
NeededBy = Annotated[str | None, Option("--needed-by", metavar="DATE", help="Needed by this day.")]
Asset = Annotated[str | None, Option("--asset", metavar="TAG", help="The device it is about.")]
Follows = Annotated[
    str | None,
    Option(
        "--follows",
        metavar="ID",
        help="An earlier request.",
        autocompletion=at_cursor("any-number"),
    ),
]
Impact = Annotated[int | None, Option("--impact", min=1, max=3, help="1 person, 2 unit, 3 more.")]
Urgency = Annotated[
    int | None, Option("--urgency", min=1, max=3, help="1 can wait, 2 soon, 3 work has stopped.")
]
Effort = Annotated[
    Literal["s", "m", "l"] | None,
    Option("--effort", case_sensitive=False, help="s an hour, m a day, l more."),
]
Kind = Annotated[
    Literal["request", "incident", "disaster", "project"] | None,
    Option("--kind", case_sensitive=False, help="What it is; all but a request leave the desk."),
]
Security = Annotated[
    bool | None, Option("--security/--no-security", help="Is it about information security?")
]
Reference = Annotated[
    str | None, Option("--reference", metavar="REF", help="Where an incident or project went.")
]
Analysis = Annotated[str | None, Option("--analysis", metavar="TEXT", help="Of a project.")]
Priority = Annotated[
    Literal["urgent", "high", "medium", "low"] | None,
    Option(
        "--priority", case_sensitive=False, help="Instead of the computed one; needs --because."
    ),
]
Solution = Annotated[str | None, Option("--solution", metavar="TEXT", help="What was done.")]
Started = Annotated[str | None, Option("--started", metavar="WHEN", help="When the call came in.")]
MaybeNumber = Annotated[
    str | None,
    Argument(
        metavar="[ID]",
        help="Its number; - is my last one, none the oldest new.",
        autocompletion=at_cursor("numbers"),
    ),
]
All = Annotated[bool, Option("--all", help="All that is new, one after another.")]
Attach = Annotated[
    list[Path] | None, Option("--attach", metavar="FILE", help="Keep this file with it.")
]
