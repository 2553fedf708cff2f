"""A backup in the place of a log that is empty or damaged.

The hot file is the last that comes: until then every command says that the log is damaged, and
done again it finishes. What lay there before is moved to `damaged/`, nothing is deleted.
"""

from __future__ import annotations

from contextlib import suppress
from typing import TYPE_CHECKING, NamedTuple

from helpdeskctl.core.when import DAY, from_iso
from helpdeskctl.errors import Damaged, Refused
from helpdeskctl.log import files, lines
from helpdeskctl.log.backup import LOG
from helpdeskctl.log.backup_check import bytes_of
from helpdeskctl.log.journal import skips_of
from helpdeskctl.log.logfile import LogFile
from helpdeskctl.log.numbering import after
from helpdeskctl.log.restore import KEPT, Mender, documents, jumped, whole, write
from helpdeskctl.log.salvage import newer, numbers_in
from helpdeskctl.log.staging import every

if TYPE_CHECKING:
    from pathlib import Path

    from helpdeskctl.log.backup_check import Kept, Manifest
    from helpdeskctl.log.numbering import Run
    from helpdeskctl.log.salvage import Newer
    from helpdeskctl.log.snapshot import Snapshot

HOT = f"{LOG}/active.json"
A_WEEK = 1_000
"""How many numbers are left out at least for a week, as nothing here tells which were given."""
BESIDE = ("index.json", "aliases.json", "desk.json.1")
BESIDE_FOLDERS = ("past", "tallies")
"""What is no part of a backup, and does not fit one: derived, or of another moment."""


class Brought(NamedTuple):
    """What came back; `aside` is the folder in the log to which what lay there was moved."""

    requests: int
    aside: str | None
    skipped: Run
    newer: list[Newer]


class Bringer:
    """One backup, and the log it is brought to."""

    def __init__(self, mender: Mender, backup: Path, manifest: Manifest) -> None:
        self._mender = mender
        self._log = mender.folder
        self._backup = backup
        self._manifest = manifest

    def bring(self, *, dry_run: bool) -> Brought:
        """Puts the backup in place; Refused where the log is whole and holds something."""
        if dry_run and not self._log.is_dir():
            following: int = self._manifest.counters["next"]
            run = following, following + self._jump() - 1
            return Brought(self._manifest.requests, None, run, [])
        with self._mender.lock:
            if self._mender.is_whole() and self._holds_something():
                self._mender.look_at_archive()
                raise Refused("restore.whole-log", path=str(self._log))
            hot = self._snapshot()
            run, told = self._run(), self._newer(hot)
            moved = self._others()
            aside = self._mender.aside_folder() if moved or self._mender.hot.path.exists() else None
            if not dry_run:
                self._put(moved, aside, hot, run)
            return Brought(self._manifest.requests, aside, run, told)

    def _put(self, moved: list[str], aside: str | None, hot: Snapshot, run: Run) -> None:
        mender, meta = self._mender, jumped(lines.counters(hot), run)
        if aside is not None:
            self._link_aside(aside)
        # First what makes every command say that the hot file is gone, not that there is no log;
        # and what knows, when this is done again, which numbers may have been given.
        write(mender.before, mender.before.identity(), hot.tables(), meta)
        if aside is not None:
            if mender.is_whole():
                mender.hot.path.unlink()  # an empty log would begin at number one
            self._move_aside(moved, aside)
        for kept in self._manifest.files:
            if kept.path.startswith(f"{LOG}/") and kept.path != HOT:
                self._write(kept)
        told = {"from": self._backup.name, "sha256": self._manifest.sha256}
        mender.tell({**told, "aside": aside, "skipped": [list(run)]})
        write(mender.hot, mender.hot.identity(), hot.tables(), meta)

    def _holds_something(self) -> bool:
        return bool(self._mender.hot.load().lines() or self._mender.archive.months())

    def _snapshot(self) -> Snapshot:
        """The backup's hot file; it is looked at before anything is touched."""
        found = whole(LogFile(self._backup / HOT, self._mender.lock, keep=False))
        if found is None:
            raise Damaged("backup.no-log", path=str(self._backup / HOT))
        return found

    def _run(self) -> Run:
        """The numbers that were given since, as far as files here still tell, and more by guess."""
        first: int = self._manifest.counters["next"]
        known = [first, self._mender.highest_archived() + 1]
        kept = self._mender.kept()
        known += [lines.counters(kept)["next"]] if kept else []
        known += [last + 1 for _, last in self._left_out()]
        return first, after(max(known), numbers_in(self._mender.raw())) + self._jump() - 1

    def _left_out(self) -> list[Run]:
        """The runs that an earlier restoring left out, as the journal here tells."""
        with suppress(Damaged):
            return skips_of(self._mender.journal.entries())
        return []

    def _jump(self) -> int:
        """How many numbers a desk may have given since, for each week that was begun."""
        following: int = self._manifest.counters["next"]
        since = from_iso(self._mender.at) - from_iso(self._manifest.taken_at)
        return max(A_WEEK, following // 50) * (max(since, 0) // (7 * DAY) + 1)

    def _newer(self, hot: Snapshot) -> list[Newer]:
        docs = documents(hot)
        return newer(self._mender.raw(), lambda n: docs.get(n) or self._mender.archived(n))

    def _others(self) -> list[str]:
        """What lies in the log, and is not what the backup has; but for the hot file."""
        same = {kept.path.partition("/")[2]: kept for kept in self._manifest.files}
        present = [*every(self._log), *(one for one in BESIDE if (self._log / one).exists())]
        for folder in BESIDE_FOLDERS:
            present += [str(path.relative_to(self._log)) for path in (self._log / folder).glob("*")]
        return [
            name
            for name in present
            if name != "active.json" and not (name in same and self._is(same[name]))
        ]

    def _is(self, kept: Kept) -> bool:
        return bytes_of(self._log.parent, kept) is not None

    def _link_aside(self, aside: str) -> None:
        """A second name for the two generations of the hot file: they stay in their place."""
        place = self._log / aside
        files.make_folder(place.parent)
        files.make_folder(place)
        for path in (self._mender.hot.path, self._log / KEPT):
            if path.exists():
                files.link(path, place / path.name)

    def _move_aside(self, moved: list[str], aside: str) -> None:
        pairs = [(self._log / name, self._log / aside / name) for name in moved]
        for old, new in pairs:
            files.make_private(new.parent)
            old.rename(new)
        for folder in {path.parent for pair in pairs for path in pair}:
            files.confirm(folder)

    def _write(self, kept: Kept) -> None:
        target = self._log.parent / kept.path
        if self._is(kept):
            return
        data = bytes_of(self._backup, kept)
        if data is None:
            raise Damaged("backup.no-log", path=str(self._backup / kept.path))
        folder = self._log
        for part in target.relative_to(self._log).parts[:-1]:
            folder /= part
            files.make_folder(folder)
        files.replace(target, [data], check=lambda: None, keep=False)


def make_place(desk: Path, backup: Path) -> None:
    """A folder for a log that has none, already with a kept generation: nobody begins in it."""
    if (desk / LOG).is_dir():
        return
    making = desk / ".log.tmp"
    files.make_private(desk)
    files.make_folder(making)
    found = files.read(backup / HOT)
    files.replace(making / KEPT, [found[0] if found else b""], check=lambda: None, keep=False)
    making.rename(desk / LOG)
    files.confirm(desk)
