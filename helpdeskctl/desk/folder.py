"""A desk from its folder: settings, log and agreements as files."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from helpdeskctl.desk import place
from helpdeskctl.desk.agreements import FileAgreements
from helpdeskctl.desk.records import Desk, Hand
from helpdeskctl.desk.settings import read_settings
from helpdeskctl.log.filelog import FileLog

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

    from helpdeskctl.desk.people import People


def open_folder(folder: Path, now: Callable[[], int], hand: Hand, *, record: bool) -> Desk:
    """The desk in a folder; only a command that records may compile its settings."""
    store = folder / "log" / "catalogs"
    compile_ = record and not hand.dry_run
    settings = read_settings(folder / place.DESK, store, record=compile_)

    def people() -> People:
        from helpdeskctl.desk.people import People

        return People(folder / place.PEOPLE, store, record=compile_)

    log = FileLog(folder / "log")

    def taking(snapshot: dict[str, Any]) -> None:
        """The desk's journal tells of each version before it is in force."""
        from helpdeskctl.desk.journal import take_into_force

        take_into_force(log.journal, snapshot, now(), hand.cleaned().actor)

    return Desk(
        log=log,
        agreements=FileAgreements(settings.agreement, store, taking),
        settings=settings,
        now=now,
        hand=hand,
        people=people if (folder / place.PEOPLE).exists() else None,
    )
