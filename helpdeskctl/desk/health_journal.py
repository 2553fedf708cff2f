"""`doctor` on what the desk did to its log, as its journal tells: backups, seals, redactions."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING, Any

from helpdeskctl.core.when import DAY, from_iso, month_bounds, month_of, previous_month
from helpdeskctl.desk.health import found
from helpdeskctl.log.intents import REDACTED, begun
from helpdeskctl.log.journal import BACKED_UP, SEALED

if TYPE_CHECKING:
    from collections.abc import Iterator

    from helpdeskctl.desk.health import Finding
    from helpdeskctl.desk.records import Desk
    from helpdeskctl.log.port import Doc

BACKUP_DAYS = 7
SEAL_DAYS = 10
"""For how long a month may be over before its recap is to be sealed and signed."""


def backups(desk: Desk) -> Iterator[Finding]:
    """Whether somebody keeps copies; a desk of less than a week is only reminded."""
    entries = desk.log.journal.entries()
    made = _of(entries, BACKED_UP)
    if made:
        days = (desk.now() - from_iso(made[-1]["at"])) // DAY
        if days >= BACKUP_DAYS:
            folder = str(made[-1]["data"].get("folder"))
            yield found("old-backup", days=days, folder=folder)
    elif entries and desk.now() - from_iso(entries[0]["at"]) >= BACKUP_DAYS * DAY:
        yield found("no-backup")
    else:
        yield found("no-backup-yet")


def redactions(desk: Desk) -> Iterator[Finding]:
    """Redactions that were begun only, and backups that still hold what was taken out."""
    entries = desk.log.journal.entries()
    for ident in dict.fromkeys(str(one["data"].get("id")) for one in begun(entries)):
        yield found("unfinished", request=ident)
    taken_out = _of(entries, REDACTED)
    if taken_out:
        last = taken_out[-1]["at"]
        folders = [folder for folder, at in _kept(entries).items() if at <= last]
        folders += desk.log.set_aside(from_iso(last) + 1)
        if folders:
            yield found("held-back", at=last, folders=", ".join(folders))


def _kept(entries: list[Doc]) -> dict[str, str]:
    """The backups that are still where they were made, and when each was made last."""
    made = {str(one["data"].get("folder")): one["at"] for one in _of(entries, BACKED_UP)}
    return {folder: at for folder, at in made.items() if Path(folder).exists()}


def seals(desk: Desk) -> Iterator[Finding]:
    """Whether the last month that this desk was there for is sealed by now."""
    entries = desk.log.journal.entries()
    zone = desk.terms.zone
    month = previous_month(month_of(desk.now(), zone))
    _, end = month_bounds(month, zone)
    there = bool(entries) and from_iso(entries[0]["at"]) < end
    sealed = {one["data"].get("name") for one in _of(entries, SEALED)}
    if there and month not in sealed and desk.now() >= end + SEAL_DAYS * DAY:
        yield found("unsealed", month=month)


def _of(entries: list[Doc], kind: str) -> list[dict[str, Any]]:
    """The entries of a kind that have the form they must have, oldest first."""
    return [one for one in entries if one["kind"] == kind and isinstance(one["data"], dict)]
