"""`log redact`, `log retain`, `report person`: what is held about somebody, and how it ends."""

from __future__ import annotations

from typing import Annotated, Literal

from typer import Argument, Option

from helpdeskctl.cli import params, params_report, reports
from helpdeskctl.cli.asking import Asker
from helpdeskctl.cli.verb import verb
from helpdeskctl.desk import person as about
from helpdeskctl.desk import privacy, retention
from helpdeskctl.desk.answer import Answer
from helpdeskctl.desk.records import Desk
from helpdeskctl.errors import CheckFailed

_NO_TIME = ("at", "typed_late")
"""When it is typed is when it happens."""

Fields = Annotated[
    list[str] | None,
    Option("--field", metavar="FIELD", help="Whose texts go: subject, requester, …; all."),
]
Event = Annotated[int | None, Option("--event", metavar="SEQ", help="Only of this event.")]
Who = Annotated[
    str,
    Argument(
        metavar="WHO",
        help="An address, a whole name, or a login.",
        autocompletion=params.at_cursor("people"),
    ),
]
Form = Annotated[
    Literal["text", "json"],
    Option("--format", case_sensitive=False, help="Form of the report."),
]
Yes = Annotated[bool, Option("--yes", help="Answer yes to all questions.")]
Output = params_report.Output


@verb(records=True, without=_NO_TIME, talks=True)
def redact(
    desk: Desk,
    asker: Asker | None,
    number: params.Number,
    field: Fields = None,
    because: params.Because = None,
    event: Event = None,
    yes: Yes = False,
) -> Answer:
    """Take somebody's words out of the log for good; its chains stay whole."""
    if asker and field and because and not yes and not desk.hand.dry_run:
        ident = desk.find(number)["id"]
        if not _agreed(asker, "redact.prompt", id=ident):
            raise CheckFailed("redact.no", id=ident)
    return privacy.redact(desk, number, field or [], because, event)


@verb(records=True, without=_NO_TIME, talks=True)
def retain(desk: Desk, asker: Asker | None, yes: Yes = False) -> Answer:
    """Redact what desk.yaml says is kept long enough; --dry-run lists it."""

    def agreed(requests: int) -> bool:
        return asker is not None and _agreed(asker, "retain.prompt", requests=requests)

    return retention.retain(desk, agreed=None if yes else agreed, asked=asker is not None)


@verb()
def person(desk: Desk, who: Who, form: Form = "text", output: Output = None) -> Answer:
    """Everything the desk holds about somebody."""
    return reports.delivered(desk, about.report(desk, who), form, output, private=True)


def _agreed(asker: Asker, key: str, **values: object) -> bool:
    """Whether a question that cannot be taken back is answered with a yes."""
    return asker.line(asker.screen.say(key, **values)).casefold() in ("y", "yes", "ya")
