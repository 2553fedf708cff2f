"""`init`, `doctor`, `demo`, and `log …` but for its export: the desk and its log themselves."""

from __future__ import annotations

from functools import partial
from pathlib import Path
from typing import Annotated

from typer import Argument, Option

from helpdeskctl.cli import session
from helpdeskctl.cli.verb import verb
from helpdeskctl.desk import keeping
from helpdeskctl.desk.answer import Answer
from helpdeskctl.desk.records import Desk

Dir = Annotated[Path, Argument(metavar="DIR", help="The folder.")]
MaybeDir = Annotated[Path | None, Argument(metavar="[DIR]", help="Else a temporary folder.")]
Me = Annotated[bool, Option("--me", help="Only what concerns me.")]
Source = Annotated[
    Path, Argument(metavar="FILE", help="A CSV file, an XLSX workbook, or a JSON export.")
]
Map = Annotated[Path | None, Option("--map", metavar="FILE", help="What the columns mean.")]
DraftMap = Annotated[
    Path | None, Option("--draft-map", metavar="FILE", help="Only write a draft of the map.")
]
AsHistory = Annotated[
    bool, Option("--as-history", help="Take what the SOP forbids too, marked as history.")
]

Reindex = Annotated[bool, Option("--reindex", help="Make the archive's index anew.")]


@verb(opens=False)
def init(_common: session.Common, folder: Dir) -> Answer:
    """Make a desk: desk.yaml, catalog.yaml, sla.yaml and an empty log."""
    return keeping.init(folder.resolve())


@verb(opens=False)
def doctor(common: session.Common, me: Me = False) -> Answer:
    """Is this desk healthy?"""
    from helpdeskctl.desk import doctor as health

    opened = partial(session.open_desk, common, record=False)
    return health.examine(opened, session.home(common), session.actor(common.as_name), me=me)


@verb(opens=False)
def demo(common: session.Common, folder: MaybeDir = None) -> Answer:
    """Play a month of a small desk, and show its recap."""
    from helpdeskctl.cli import play

    return play.demo(folder, common)


@verb(opens=False)
def verify(common: session.Common) -> Answer:
    """Check chains, summaries and numbers of the whole log."""
    # The answer is shown without a desk: with the agreement in force lost there is none to show by.
    from helpdeskctl.cli.progress import Bar

    desk = session.open_desk(common, record=False)
    with Bar("verify") as bar:
        return keeping.verify(desk, bar.tick)


@verb(records=True)
def archive(desk: Desk, reindex: Reindex = False) -> Answer:
    """Move what is settled to the archive; for cron."""
    return keeping.archive(desk, reindex=reindex)


@verb()
def stats(desk: Desk) -> Answer:
    """How much is in the log."""
    return keeping.stats(desk)


@verb(records=True)
def import_(
    desk: Desk,
    source: Source,
    map_file: Map = None,
    draft_map: DraftMap = None,
    as_history: AsHistory = False,
) -> Answer:
    """Take in another desk's log, or our own export into an empty log."""
    from helpdeskctl.cli.progress import Bar
    from helpdeskctl.desk import import_draft, importing

    if draft_map is not None:
        return import_draft.draft(desk, source, draft_map, map_file)
    with Bar("import") as bar:
        return importing.import_file(desk, source, map_file, as_history=as_history, tick=bar.tick)
