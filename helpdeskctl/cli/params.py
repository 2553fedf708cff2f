"""The options and arguments of the commands, each said once; their texts are the help."""

from __future__ import annotations

from pathlib import Path
from typing import Annotated, Literal

from typer import Argument, Option

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
AsName = Annotated[str | None, Option("--as", metavar="NAME", help="For whom you record it.")]
DryRun = Annotated[bool, Option("--dry-run", help="Say what would happen; change nothing.")]

Number = Annotated[str, Argument(metavar="ID", help="Number of the request; - is my last one.")]
Numbers = Annotated[
    list[str], Argument(metavar="ID...", help="Numbers of requests; - is my last one.")
]
MaybeNumbers = Annotated[list[str] | None, Argument(metavar="[ID]...", help="Numbers of requests.")]

Subject = Annotated[str, Argument(metavar="SUBJECT", help="What is asked, in a few words.")]
From = Annotated[str | None, Option("--from", metavar="WHO", help="Who asks: address or name.")]
Name = Annotated[str | None, Option("--name", help="Name of the requester.")]
Unit = Annotated[str | None, Option("--unit", help="Unit of the requester.")]
Channel = Annotated[
    Literal["email", "phone", "walk-in", "chat"], Option("--channel", help="How it was asked.")
]
Body = Annotated[
    str | None, Option("--body", metavar="TEXT|-", help="The whole text; - reads standard input.")
]
Service = Annotated[str | None, Option("--service", metavar="ID", help="Service of the catalog.")]
NeededBy = Annotated[str | None, Option("--needed-by", metavar="DATE", help="Needed by this day.")]
Asset = Annotated[str | None, Option("--asset", metavar="TAG", help="The device it is about.")]
Follows = Annotated[str | None, Option("--follows", metavar="ID", help="An earlier request.")]

Impact = Annotated[int | None, Option("--impact", min=1, max=3, help="1 person, 2 unit, 3 more.")]
Urgency = Annotated[
    int | None, Option("--urgency", min=1, max=3, help="1 can wait, 2 soon, 3 work has stopped.")
]
Effort = Annotated[
    Literal["s", "m", "l"] | None, Option("--effort", help="s an hour, m a day, l more.")
]
Kind = Annotated[
    Literal["request", "incident", "disaster", "project"] | None,
    Option("--kind", help="What it is; all but a request leave the desk."),
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
    Option("--priority", help="Instead of the computed one; needs --because."),
]
Because = Annotated[
    str | None, Option("--because", metavar="TEXT", help="The reason the procedure asks for.")
]

To = Annotated[str | None, Option("--to", metavar="WHOM", help="Addressee.")]
Team = Annotated[str | None, Option("--team", help="Team of the agreement.")]
AgreedBy = Annotated[
    str | None, Option("--agreed-by", metavar="PERSON", help="Who of Level 2 agreed.")
]
Text = Annotated[str, Argument(metavar="TEXT", help="The words.")]
ToRequester = Annotated[bool, Option("--to-requester", help="Tell the requester.")]
WaitFor = Annotated[
    Literal["requester", "approval", "vendor", "purchase"] | None,
    Option("--for", help="What it waits for."),
]
Until = Annotated[str | None, Option("--until", metavar="WHEN", help="Until when.")]
Solution = Annotated[str | None, Option("--solution", metavar="TEXT", help="What was done.")]
Started = Annotated[str | None, Option("--started", metavar="WHEN", help="When the call came in.")]
Temporary = Annotated[bool, Option("--temporary", help="A permanent fulfilment is still owed.")]
ConfirmedBy = Annotated[
    str | None, Option("--confirmed-by", metavar="WHO", help="Who said so; else the requester.")
]
Via = Annotated[
    Literal["email", "phone", "chat", "walk-in"] | None,
    Option("--via", help="How the requester confirmed."),
]
Unanswered = Annotated[
    bool, Option("--unanswered", help="Close by silence, after the reminders of the agreement.")
]
Due = Annotated[bool, Option("--due", help="With --unanswered: all that may be closed so.")]
CancelAs = Annotated[
    Literal["withdrawn", "duplicate", "rejected", "spam", "not-it"] | None,
    Option("--as", help="Why it needs no fulfilment."),
]
Of = Annotated[str | None, Option("--of", metavar="ID", help="What a duplicate repeats.")]
NewSubject = Annotated[str | None, Option("--subject", help="The subject as it should read.")]

Attach = Annotated[
    list[Path] | None, Option("--attach", metavar="FILE", help="Keep this file with it.")
]
Files = Annotated[list[Path], Argument(metavar="FILE...", help="Files to keep with it.")]
Addresses = Annotated[list[str], Argument(metavar="ADDR...", help="Who hears of it too.")]
ToldVia = Annotated[
    Literal["phone", "chat", "walk-in"] | None, Option("--via", help="How you told them.")
]
Giver = Annotated[str, Argument(metavar="FROM", help="Who gives it away.")]
Taker = Annotated[str, Argument(metavar="TO", help="Who takes it.")]

Filters = Annotated[
    list[str] | None, Argument(metavar="[FILTER]...", help="status:active owner:me is:late word …")
]
Everybody = Annotated[bool, Option("--everybody", help="Not only mine and what is free.")]
Why = Annotated[bool, Option("--why", help="Say why it stands there.")]

Month = Annotated[str | None, Option("--month", metavar="YYYY-MM", help="A month.")]
FromDate = Annotated[str | None, Option("--from", metavar="DATE", help="First day.")]
ToDate = Annotated[str | None, Option("--to", metavar="DATE", help="Last day.")]
Output = Annotated[Path | None, Option("--output", metavar="FILE", help="Write it to this file.")]
Format = Annotated[Literal["text", "md", "json"], Option("--format", help="Form of the report.")]
Calendar = Annotated[str | None, Option("--calendar", metavar="NAME", help="Working hours.")]
