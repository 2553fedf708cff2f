"""A hot file that is damaged: its kept generation put in its place, or what a hand made of it.

Nothing is ever deleted: what stood there is set aside first. Each step may be cut short by a
crash; done again, it finishes. What is given anew is told by the journal before it is so.
"""

from __future__ import annotations

from contextlib import suppress
from itertools import chain, count
from typing import TYPE_CHECKING, Any, NamedTuple

from helpdeskctl.errors import Damaged
from helpdeskctl.log import files, lines
from helpdeskctl.log.archive import Archive
from helpdeskctl.log.journal import RESTORED, DeskJournal, skips_of
from helpdeskctl.log.lock import Lock
from helpdeskctl.log.logfile import LogFile
from helpdeskctl.log.numbering import Run, after, without
from helpdeskctl.log.salvage import by_hand, newer, numbers_in
from helpdeskctl.log.storage import LogStorage
from helpdeskctl.log.tallies import Tallies

if TYPE_CHECKING:
    from collections.abc import Mapping
    from pathlib import Path

    from helpdeskctl.log.lines import Pieces
    from helpdeskctl.log.port import Doc
    from helpdeskctl.log.salvage import Newer
    from helpdeskctl.log.snapshot import Identity, Snapshot

JUMP = 100
"""How many numbers a restored log leaves out: nobody can know which of them were given."""
KEPT, HAND = "active.json.1", "hand"
"""What a log was restored from."""


class Restored(NamedTuple):
    """What was done, or would be. `aside`: where the damaged file is kept, in the log's folder."""

    requests: int
    aside: str | None
    skipped: list[Run]
    newer: list[Newer]
    """What the damaged file can still tell beyond what came back."""


class Accepted(NamedTuple):
    """A file by hand: ids that differ from the generation before, None where that is not whole."""

    requests: int
    aside: str
    added: list[str] | None
    gone: list[str] | None
    differing: list[str] | None


class Mender:
    """The files of a log of which one may be damaged; everything is done under its lock."""

    def __init__(self, folder: Path, at: str, actor: str, wait_s: float = 10.0) -> None:
        """`at` is now, as `iso` writes it; `actor` who does it."""
        self.folder = folder
        self.lock = Lock(folder, wait_s)
        # Not kept: what is replaced here is damaged, and the generation before is what is needed.
        self.hot = LogFile(folder / "active.json", self.lock, keep=False)
        self.before = LogFile(folder / KEPT, self.lock, keep=False)
        self.archive = Archive(folder, self.lock)
        self.tallies = Tallies(folder, self.lock)
        self.journal = DeskJournal(LogStorage(folder / "desk.json", self.lock), self.lock)
        self.at = at
        self._stamp = "".join(letter for letter in at if letter not in "-:")
        self._actor = actor

    def restore(self, *, dry_run: bool) -> Restored | None:
        """Brings the kept generation back; None when nothing is damaged."""
        with self.lock:
            self.journal.entries()  # nothing is done that could not be told
            if self.is_whole():
                self.look_at_archive()
                return None
            kept = self.kept()
            if kept is None:
                raise Damaged("restore.no-kept", path=str(self.folder / KEPT))
            raw, seen = self.raw(), self.hot.identity()
            docs = documents(kept)
            run = self._run(lines.counters(kept)["next"], numbers_in(raw))
            found = newer(raw, lambda number: docs.get(number) or self.archived(number))
            restored = Restored(len(docs), self._aside_name(), [run], found)
            if not dry_run:
                aside = self.set_aside()
                self.tell({"from": KEPT, "aside": aside, "skipped": [list(run)]})
                self.tallies.forget()
                write(self.hot, seen, kept.tables(), jumped(lines.counters(kept), run))
            return restored

    def accept(self, *, dry_run: bool) -> Accepted | None:
        """Takes the file as a hand left it, once its form is right; None when it is whole."""
        with self.lock:
            self.journal.entries()
            if self.is_whole() and not self._rewound():
                return None
            seen, tables = self.hot.identity(), by_hand(self.raw(), self.hot.path)
            docs = {int(number): doc for number, doc in tables[lines.REQUESTS].items()}
            accepted = Accepted(len(docs), str(self._aside_name()), *self._differences(docs))
            if not dry_run:
                aside = self.set_aside()
                ids = {name: getattr(accepted, name) for name in ("added", "gone", "differing")}
                self.tell({"from": HAND, "aside": aside, **ids})
                self.tallies.forget()
                pieces = {name: lines.table_pieces(name, table) for name, table in tables.items()}
                meta = self._counters(tables[lines.META].get("1", {}), docs)
                write(self.hot, seen, pieces, meta)
            return accepted

    def is_whole(self) -> bool:
        """Whether the hot file is; raises for what no restoring helps, as a newer schema."""
        return whole(self.hot) is not None

    def archived(self, number: int) -> Doc | None:
        """The settled request of that number, unless its month is damaged too."""
        with suppress(Damaged):
            return self.archive.get(number)
        return None

    def set_aside(self) -> str | None:
        """Gives the hot file a name in the folder `damaged`; it has that of an earlier try."""
        name = self._aside_name()
        if name is not None:
            target = self.folder / name
            files.make_folder(target.parent)
            files.link(self.hot.path, target)
        return name

    def tell(self, data: dict[str, Any]) -> None:
        """Writes it into the journal, once, however often a crash makes it be said."""
        entries = self.journal.entries()
        if not entries or (entries[-1]["kind"], entries[-1]["data"]) != (RESTORED, data):
            self.journal.append(RESTORED, data, self.at, self._actor)

    def aside_folder(self) -> str:
        """Where all of a log is set aside, by its path in the log."""
        return self._free("damaged/log-", "")

    def highest_archived(self) -> int:
        """The last number in the archive, as far as that can be read."""
        with suppress(Damaged):
            return self.archive.highest() if self.archive.months() else 0
        return 0

    def look_at_archive(self) -> None:
        """Damaged, with what helps, when it is a month that is: this mends none."""
        for month in self.archive.months():
            LogFile(self.folder / "archive" / f"{month}.json", self.lock, keep=False).load()

    def _rewound(self) -> bool:
        """Whether a file of before a restoring was put in its place again: it knows no jump."""
        told = skips_of(self.journal.entries())
        following = lines.counters(self.hot.load())["next"]
        return any(last >= following for _, last in told)

    def kept(self) -> Snapshot | None:
        """The kept generation, if it is whole."""
        return whole(self.before)

    def raw(self) -> bytes:
        """The hot file's bytes, whatever they are."""
        found = files.read(self.hot.path)
        return b"" if found is None else found[0]

    def _run(self, following: int, given: set[int]) -> Run:
        """The numbers that no request will ever have: those that may have been given, and more."""
        first = max(following, self.highest_archived() + 1)
        return first, after(first, given) + JUMP - 1

    def _aside_name(self) -> str | None:
        """Where the hot file is set aside, or was by an earlier try; None without a file."""
        if not self.hot.path.exists():
            return None
        folder = self.folder / "damaged"
        before = folder.glob("active-*.json") if folder.is_dir() else ()
        same = next((path for path in sorted(before) if path.samefile(self.hot.path)), None)
        return f"damaged/{same.name}" if same else self._free("damaged/active-", ".json")

    def _free(self, start: str, end: str) -> str:
        """A name with the time in it that nothing has yet."""
        more = chain([""], (f"-{number}" for number in count(2)))
        names = (f"{start}{self._stamp}{one}{end}" for one in more)
        return next(name for name in names if not (self.folder / name).exists())

    def _differences(
        self, docs: dict[int, Doc]
    ) -> tuple[list[str] | None, list[str] | None, list[str] | None]:
        kept = self.kept()
        if kept is None:
            return None, None, None
        before = documents(kept)
        added = [n for n in docs.keys() - before.keys() if self.archived(n) is None]
        gone = [n for n in before.keys() - docs.keys() if self.archived(n) is None]
        differing = [n for n in docs.keys() & before.keys() if docs[n] != before[n]]
        every = {**before, **docs}
        found = [[every[n]["id"] for n in sorted(one)] for one in (added, gone, differing)]
        return found[0], found[1], found[2]

    def _counters(self, told: Any, docs: dict[int, Doc]) -> dict[str, Any]:
        """The counters of a file by hand: never lower, and with all runs that were left out."""
        meta = told if isinstance(told, dict) else {}
        kept = self.kept()
        runs = without(skips_of(self.journal.entries()), docs.keys())
        known = [meta.get("next"), lines.counters(kept)["next"] if kept else 1]
        ends = [*docs, self.highest_archived(), *(last for _, last in runs)]
        following = max([one for one in known if type(one) is int] + [n + 1 for n in ends])
        skipped = {"skipped": [list(run) for run in runs]} if runs else {}
        return {**{k: v for k, v in meta.items() if k != "skipped"}, "next": following, **skipped}


def documents(snapshot: Snapshot) -> dict[int, Doc]:
    """All requests of a file by number; Damaged or ValueError when one of them is none."""
    found = snapshot.lines()
    docs = snapshot.parse_all(list(found.values()))
    return {number: lines.check(doc) for number, doc in zip(found, docs, strict=True)}


def whole(file: LogFile) -> Snapshot | None:
    """The file, if it is whole down to its last document; raises what no restoring helps."""
    try:
        snapshot = file.load()
        if snapshot.identity is None:
            return None
        lines.counters(snapshot)
        documents(snapshot)
    except Damaged as error:
        if not error.key.startswith("log.damaged."):
            raise
        return None
    except (AttributeError, KeyError, TypeError, ValueError):
        return None
    return snapshot


def write(
    file: LogFile, seen: Identity | None, tables: Mapping[str, Pieces], meta: dict[str, Any]
) -> None:
    """Puts tables and counters in the place of a file that was seen."""
    file.replace(seen, {**tables, lines.META: lines.table_pieces(lines.META, {"1": meta})})


def jumped(meta: dict[str, Any], run: Run) -> dict[str, Any]:
    """The counters behind a run that was left out."""
    return {**meta, "next": run[1] + 1, "skipped": [*meta.get("skipped", ()), list(run)]}
