"""What is done to a request: the options of work, fulfilment and closing."""

from __future__ import annotations

from pathlib import Path
from typing import Annotated, Literal

from typer import Argument, Option

from helpdeskctl.cli.params import at_cursor

Numbers = Annotated[
    list[str],
    Argument(
        metavar="ID...",
        help="Numbers of requests; - is my last one.",
        autocompletion=at_cursor("numbers"),
    ),
]
MaybeNumbers = Annotated[
    list[str] | None,
    Argument(metavar="[ID]...", help="Numbers of requests.", autocompletion=at_cursor("numbers")),
]
To = Annotated[
    str | None,
    Option("--to", metavar="WHOM", help="Addressee.", autocompletion=at_cursor("addressees")),
]
ToPerson = Annotated[
    str | None,
    Option("--to", metavar="WHOM", help="Addressee.", autocompletion=at_cursor("colleagues")),
]
Team = Annotated[
    str | None,
    Option("--team", help="Team of the agreement.", autocompletion=at_cursor("teams")),
]
AgreedBy = Annotated[
    str | None,
    Option(
        "--agreed-by",
        metavar="PERSON",
        help="Who of Level 2 agreed.",
        autocompletion=at_cursor("colleagues"),
    ),
]
Text = Annotated[str, Argument(metavar="TEXT", help="The words.")]
ToRequester = Annotated[bool, Option("--to-requester", help="Tell the requester.")]
WaitFor = Annotated[
    Literal["requester", "approval", "vendor", "purchase"] | None,
    Option("--for", case_sensitive=False, help="What it waits for."),
]
Until = Annotated[str | None, Option("--until", metavar="WHEN", help="Until when.")]
Temporary = Annotated[bool, Option("--temporary", help="A permanent fulfilment is still owed.")]
ConfirmedBy = Annotated[
    str | None,
    Option(
        "--confirmed-by",
        metavar="WHO",
        help="Who said so; else the requester.",
        autocompletion=at_cursor("people"),
    ),
]
Via = Annotated[
    Literal["email", "phone", "chat", "walk-in"] | None,
    Option("--via", case_sensitive=False, help="How the requester confirmed."),
]
Unanswered = Annotated[
    bool, Option("--unanswered", help="Close by silence, after the reminders of the agreement.")
]
Due = Annotated[bool, Option("--due", help="With --unanswered: all that may be closed so.")]
CancelAs = Annotated[
    Literal["withdrawn", "duplicate", "rejected", "spam", "not-it"] | None,
    Option("--as", case_sensitive=False, help="Why it needs no fulfilment."),
]
Of = Annotated[
    str | None,
    Option(
        "--of",
        metavar="ID",
        help="What a duplicate repeats.",
        autocompletion=at_cursor("any-number"),
    ),
]
NewSubject = Annotated[str | None, Option("--subject", help="The subject as it should read.")]
Files = Annotated[list[Path], Argument(metavar="FILE...", help="Files to keep with it.")]
Addresses = Annotated[
    list[str],
    Argument(metavar="ADDR...", help="Who hears of it too.", autocompletion=at_cursor("people")),
]
ToldVia = Annotated[
    Literal["phone", "chat", "walk-in"] | None,
    Option("--via", case_sensitive=False, help="How you told them."),
]
Giver = Annotated[
    str,
    Argument(metavar="FROM", help="Who gives it away.", autocompletion=at_cursor("colleagues")),
]
Taker = Annotated[
    str, Argument(metavar="TO", help="Who takes it.", autocompletion=at_cursor("colleagues"))
]
