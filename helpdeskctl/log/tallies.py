"""The recaps of months that are over, as they were made: derived, and read instead of the log.

It keeps JSON under a month's name and says nothing about whether it still holds.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Any

from helpdeskctl.errors import Damaged
from helpdeskctl.log import files
from helpdeskctl.log.lines import META, table_pieces
from helpdeskctl.log.logfile import LogFile

if TYPE_CHECKING:
    from pathlib import Path

    from helpdeskctl.log.lines import Pieces
    from helpdeskctl.log.lock import Lock

_MONTH = re.compile(r"2\d\d\d-[01]\d", re.ASCII)
_TABLE = "tally"


class Tallies:
    """The folder `tallies`: a file a month."""

    def __init__(self, folder: Path, lock: Lock) -> None:
        self._folder = folder / "tallies"
        self._lock = lock

    def of(self, month: str) -> dict[str, Any] | None:
        """What is kept for a month; None where nothing is, or nothing whole."""
        try:
            return self._file(month).load().document(1, _TABLE)
        except Damaged:
            return None

    def keep(self, month: str, tally: dict[str, Any]) -> None:
        """Puts it in the place of what is kept for that month."""
        with self._lock:
            files.make_folder(self._folder)
            file = self._file(month)
            seen = file.derived()
            if seen is not None:
                tables: dict[str, Pieces] = {
                    META: [b"{}"],
                    _TABLE: table_pieces(_TABLE, {"1": tally}),
                }
                file.replace(seen.identity, tables)

    def forget(self, since: str = "") -> None:
        """Removes those of a month and later, and halves of them: what they tell is not so."""
        with self._lock:
            for name in files.names(self._folder):
                if name.lstrip(".")[:7] >= since:
                    files.remove(self._folder / name)

    def _file(self, month: str) -> LogFile:
        if not _MONTH.fullmatch(month):
            raise Damaged("log.not-a-file", path=str(self._folder / month))
        return LogFile(self._folder / f"{month}.json", self._lock, keep=False)


class TalliesMemory:
    """The twin, in memory."""

    def __init__(self) -> None:
        self._kept: dict[str, dict[str, Any]] = {}

    def of(self, month: str) -> dict[str, Any] | None:
        """What is kept for a month."""
        return self._kept.get(month)

    def keep(self, month: str, tally: dict[str, Any]) -> None:
        """Puts it in the place of what is kept for that month."""
        self._kept[month] = tally

    def forget(self, since: str = "") -> None:
        """Removes those of a month and later."""
        self._kept = {month: one for month, one in self._kept.items() if month < since}
