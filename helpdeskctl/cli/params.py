"""The options that every command has, and those that many share; their texts are the help."""

from __future__ import annotations

from pathlib import Path
from typing import Annotated, Literal

from typer import Argument, Option

from helpdeskctl.cli import complete

Desk = Annotated[
    Path | None, Option("--desk", metavar="DIR", help="The desk; else HELPDESKCTL_DESK, else here.")
]
Json = Annotated[bool, Option("--json", help="Answer as JSON.")]
Lang = Annotated[Literal["en", "id"] | None, Option("--lang", help="Language of sentences.")]
NoInput = Annotated[bool, Option("--no-input", help="Never ask.")]
At = Annotated[str | None, Option("--at", metavar="WHEN", help="When it really happened.")]
TypedLate = Annotated[
    str | None, Option("--typed-late", metavar="TEXT", help="Why it is recorded only now.")
]
AsName = Annotated[
    str | None,
    Option(
        "--as",
        metavar="NAME",
        help="For whom you record it.",
        autocompletion=complete.colleagues,
    ),
]
DryRun = Annotated[bool, Option("--dry-run", help="Say what would happen; change nothing.")]
Number = Annotated[
    str,
    Argument(
        metavar="ID",
        help="Number of the request; - is my last one.",
        autocompletion=complete.numbers,
    ),
]
Because = Annotated[
    str | None, Option("--because", metavar="TEXT", help="The reason the procedure asks for.")
]
Filters = Annotated[
    list[str] | None,
    Argument(
        metavar="[FILTER]...",
        help="status:active owner:me is:late word …",
        autocompletion=complete.filters,
    ),
]
Everybody = Annotated[bool, Option("--everybody", help="Not only mine and what is free.")]
Why = Annotated[bool, Option("--why", help="Say why it stands there.")]
