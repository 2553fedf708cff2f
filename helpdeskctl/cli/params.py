"""The options that every command has, and those that many share; their texts are the help."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING, Annotated, Any, Literal

from typer import Argument, Option

if TYPE_CHECKING:
    from collections.abc import Callable


def at_cursor(kind: str) -> Callable[..., Any]:
    """What a shell offers for a value of that kind of `cli.complete`, loaded when one asks."""

    def offered(ctx: Any, incomplete: str) -> list[tuple[str, str]]:
        from helpdeskctl.cli.complete import offered

        return offered(kind, ctx, incomplete)

    # Typer takes the parameters by name then; to work out annotations would cost every command.
    offered.__annotations__ = {}
    return offered


Desk = Annotated[
    Path | None, Option("--desk", metavar="DIR", help="The desk; else HELPDESKCTL_DESK, else here.")
]
Json = Annotated[bool, Option("--json", help="Answer as JSON.")]
Lang = Annotated[
    Literal["en", "id"] | None,
    Option("--lang", case_sensitive=False, help="Language of sentences."),
]
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
        autocompletion=at_cursor("colleagues"),
    ),
]
DryRun = Annotated[bool, Option("--dry-run", help="Say what would happen; change nothing.")]
Number = Annotated[
    str,
    Argument(
        metavar="ID",
        help="Number of the request; - is my last one.",
        autocompletion=at_cursor("numbers"),
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
        autocompletion=at_cursor("filters"),
    ),
]
Everybody = Annotated[bool, Option("--everybody", help="Not only mine and what is free.")]
Why = Annotated[bool, Option("--why", help="Say why it stands there.")]
