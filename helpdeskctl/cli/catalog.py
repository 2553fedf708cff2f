"""`catalog list`, `catalog show`: the services of the agreement."""

from __future__ import annotations

from typing import Annotated

from typer import Argument

from helpdeskctl.cli import params, session
from helpdeskctl.cli.verb import verb
from helpdeskctl.desk import agreement
from helpdeskctl.desk.answer import Answer

Name = Annotated[
    str,
    Argument(
        metavar="SERVICE",
        help="Id of a service, or its beginning.",
        autocompletion=params.at_cursor("every-service"),
    ),
]


@verb(opens=False)
def list_(common: session.Common) -> Answer:
    """Every service with its promised times."""
    return agreement.services(session.terms(common))


@verb(opens=False)
def show(common: session.Common, service: Name) -> Answer:
    """One service whole."""
    return agreement.service(session.terms(common), service)
