"""`log seal`, `log restore`, `log backup`: what outlives a wrong hand and a broken disk."""

from __future__ import annotations

from pathlib import Path
from typing import Annotated

from typer import Argument, Option

from helpdeskctl.cli import params_report, session
from helpdeskctl.cli.verb import verb
from helpdeskctl.desk.answer import Answer
from helpdeskctl.desk.records import Desk
from helpdeskctl.errors import HelpdeskError, NotFound

Accept = Annotated[bool, Option("--accept", help="Take the file as a hand left it, after a look.")]
FromBackup = Annotated[
    Path | None,
    Option("--from", metavar="DIR", help="Bring back this backup, or the newest in it."),
]
Target = Annotated[Path, Argument(metavar="DIR", help="Where backups lie; outside of the desk.")]
Verify = Annotated[bool, Option("--verify", help="Look at the newest backup in DIR, or at DIR.")]
Day = Annotated[str | None, Option("--day", metavar="YYYY-MM-DD", help="A day.")]


@verb(records=True, without=("at", "typed_late", "no_input"))
def seal(desk: Desk, month: params_report.Month = None, day: Day = None) -> Answer:
    """Seal what stands in the log of a period that is over; by default the last full month."""
    from helpdeskctl.desk import sealing

    return sealing.seal(desk, month, day)


@verb(records=True, opens=False, without=("at", "typed_late", "no_input"))
def restore(common: session.Common, accept: Accept = False, backup: FromBackup = None) -> Answer:
    """Bring a damaged log back; what was there is kept, and numbers are left out."""
    from helpdeskctl.desk import restoring

    now, hand = session.now(), session.hand(common)
    if backup is not None:
        return restoring.bring(_desk_or_named(common, backup), backup, now, hand, accept=accept)
    act = restoring.accept if accept else restoring.restore
    return act(session.home(common), now, hand)


@verb(records=True, opens=False, without=("at", "typed_late", "no_input", "dry_run"))
def backup(common: session.Common, target: Target, verify: Verify = False) -> Answer:
    """Copy the whole desk into a new folder below DIR; with --verify, only look at the newest."""
    from helpdeskctl.desk import backups

    if verify:
        return backups.check(target, _maybe_desk(common))
    return backups.backup(session.open_desk(common, record=True), session.home(common), target)


def _desk_or_named(common: session.Common, backup: Path) -> Path:
    """The desk meant; with --desk also a folder that is to become one."""
    try:
        return session.home(common)
    except NotFound as error:
        if common.desk is None:
            raise NotFound("restore.no-desk", backup=str(backup)) from error
        return common.desk


def _maybe_desk(common: session.Common) -> Desk | None:
    """The desk we stand in; a backup can be looked at without one."""
    try:
        return session.open_desk(common, record=False)
    except HelpdeskError:
        return None
