"""What `doctor` can find, and how bad each is; the sentences and repairs stand in `render`."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from pathlib import Path
from shlex import quote
from typing import TYPE_CHECKING, Any, NamedTuple

if TYPE_CHECKING:
    from collections.abc import Sequence

    from helpdeskctl.desk.records import Desk

ERROR, WARNING, INFO = "error", "warning", "info"

LEVELS = {
    "unreadable": ERROR,
    "nonsense": ERROR,
    "not-writable": ERROR,
    "no-team": WARNING,
    "readable-by-all": WARNING,
    "writable-by-all": ERROR,
    "colleagues": ERROR,
    "owners": ERROR,
    "links": ERROR,
    "strays": WARNING,
    "space": ERROR,
    "network": WARNING,
    "volatile": WARNING,
    "hot-size": WARNING,
    "holidays": WARNING,
    "holidays-over": ERROR,
    "unverified": WARNING,
    "agreement-lost": ERROR,
    "agreement-changed": ERROR,
    "agreement-newer": ERROR,
    "no-heads": WARNING,
    "unit": WARNING,
    "zones": WARNING,
    "clock": ERROR,
    "clock-back": WARNING,
    "archive": WARNING,
    "archive-late": WARNING,
    "index": WARNING,
    "orphans": INFO,
    "owed": WARNING,
    "untold": INFO,
    "shared-login": INFO,
    "no-backup-yet": INFO,
    "no-backup": WARNING,
    "old-backup": WARNING,
    "unsealed": INFO,
    "held-back": WARNING,
    "unfinished": ERROR,
}
"""Each finding of ours, without its `doctor.`; a failure that a check meets is an error."""


class Finding(NamedTuple):
    """What is not as it should be, and how to mend it: keys of the message table."""

    level: str
    key: str
    values: dict[str, Any]


DeskCheck = Callable[["Desk"], Iterator[Finding]]
FolderCheck = Callable[[Path], Iterator[Finding]]


def found(rule: str, **values: object) -> Finding:
    """A finding of ours."""
    return Finding(LEVELS[rule], f"doctor.{rule}", values)


def found_at(rule: str, paths: Sequence[str], log: Path, **values: object) -> Iterator[Finding]:
    """One finding for all paths it holds for; none for none. `quoted` is the log for a shell."""
    if paths:
        first = min(paths)
        told = {"path": first, "others": len(paths) - 1, "quoted": quote(str(log))}
        yield found(rule, **told, **values)
