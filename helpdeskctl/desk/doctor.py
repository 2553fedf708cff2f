"""`doctor`: is this desk, and am I, healthy? Each finding names the command that mends it.

It runs the checks of the `health_…` files and stops at none of them, whatever is broken. The
archive is not read: at any size that is `log verify`'s.
"""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING

from helpdeskctl.core.model import acting
from helpdeskctl.desk import (
    health_desk,
    health_disk,
    health_files,
    health_journal,
    health_log,
)
from helpdeskctl.desk.answer import Answer
from helpdeskctl.desk.health import ERROR, LEVELS, DeskCheck, Finding, FolderCheck, found
from helpdeskctl.errors import HelpdeskError

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator
    from pathlib import Path

    from helpdeskctl.desk.records import Desk

SCHEMA = 1
FOLDERS: tuple[FolderCheck, ...] = (
    health_files.access,
    health_disk.space,
    health_disk.file_system,
)
"""What needs a folder only, and is looked at when nothing else can be."""
DESKS: tuple[DeskCheck, ...] = (
    health_desk.clock,
    health_desk.zones,
    health_desk.edited,
    health_desk.holidays,
    health_desk.kept,
    health_desk.heads,
    health_desk.people,
    health_log.hot,
    health_log.index,
    health_log.orphans,
    health_journal.redactions,
    health_journal.backups,
    health_journal.seals,
)
_NONSENSE = (AttributeError, IndexError, KeyError, TypeError, ValueError)


def examine(opened: Callable[[], Desk], folder: Path, actor: str, *, me: bool) -> Answer:
    """Look at files, agreement, log and hours, or only at me; code 1 when something is broken.

    `opened` gives the desk; where it raises, what needs no desk is looked at all the same.
    """
    findings = [one for check in _on_folder(me=me) for one in _safely(partial(check, folder))]
    desk, who = None, acting(actor)
    try:
        desk = opened()
    except HelpdeskError as error:
        findings.append(Finding(ERROR, error.key, error.values))
    else:
        checks = (health_desk.me,) if me else (health_desk.me, *DESKS)
        findings += [one for check in checks for one in _safely(partial(check, desk))]
    data = {
        "schema": SCHEMA,
        "desk": str(folder),
        "me": who,
        "team": desk.settings.team_of(who) if desk else None,
        "installation": health_files.installation(folder, who),
        "findings": [finding._asdict() for finding in _sorted(findings)],
    }
    code = 1 if any(finding.level == ERROR for finding in findings) else 0
    return Answer("health", data, tuple(desk.remarks) if desk else (), code)


def _on_folder(*, me: bool) -> tuple[FolderCheck, ...]:
    return (health_files.mine,) if me else (health_files.mine, *FOLDERS)


def _sorted(findings: list[Finding]) -> list[Finding]:
    """The worst first; what stopped several checks once."""
    order = list(dict.fromkeys(LEVELS.values()))
    once = {(one.key, str(one.values)): one for one in findings}
    return sorted(once.values(), key=lambda one: order.index(one.level))


def _safely(check: Callable[[], Iterator[Finding]]) -> Iterator[Finding]:
    """What a check finds; a failure it meets is a finding too."""
    try:
        yield from check()
    except HelpdeskError as error:
        yield Finding(ERROR, error.key, error.values)
    except FileNotFoundError:
        return  # that there is no log is said once
    except OSError as error:
        yield found("unreadable", path=str(error.filename), reason=error.strerror)
    except _NONSENSE as error:
        yield found("nonsense", error=type(error).__name__)
