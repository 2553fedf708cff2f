"""What each person asked for and each asset was asked about before: the last few, archived.

Derived from the archive by its sweep, and read only for a hint to whoever records a request. File
and line are found by a checksum of the name, so that the hint costs the same at any size.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from helpdeskctl.errors import Damaged
from helpdeskctl.log import files, words
from helpdeskctl.log.lines import META, summary_of, table_pieces
from helpdeskctl.log.logfile import LogFile

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping
    from pathlib import Path

    from helpdeskctl.log.lock import Lock
    from helpdeskctl.log.snapshot import Identity, Snapshot

    Brief = dict[str, Any]

MOST = 3
FILES = 64
"""Among which the words are spread by their checksum."""
_TABLE = "people"
_ENOUGH = 12
_KEYS = ("email", "name", "asset")
_BRIEF = ("id", "subject", "service", "solution", "security", "received_at", "status")


def keys_of(summary: Mapping[str, Any]) -> list[str]:
    """The words under which a request is found again: `email:…`, `name:…`, `asset:…`."""
    values = ((name, summary.get(name)) for name in _KEYS)
    return [f"{name}:{word}" for name, value in values if (word := _word(value))]


def _word(value: object) -> str:
    """What is nameless or redacted is nobody's, not everybody's."""
    return value.casefold() if isinstance(value, str) else ""


def before(briefs: Iterable[Brief], summary: Mapping[str, Any]) -> list[Brief]:
    """The last few that came in before this request, the newest first."""
    this = _order({"received_at": 0, **summary})
    return newest(one for one in briefs if _order(one) < this)


def _order(one: Mapping[str, Any]) -> tuple[int, str]:
    return one["received_at"], one["id"]


def brief(summary: Mapping[str, Any]) -> Brief:
    """What the hint tells of a request."""
    return {name: summary.get(name) for name in _BRIEF}


def newest(briefs: Iterable[Brief]) -> list[Brief]:
    """The last three, and the last that was solved; each request once, the newest first."""
    once = sorted({one["id"]: one for one in briefs}.values(), key=_order, reverse=True)
    solved = next((place for place, one in enumerate(once) if one["solution"]), 0)
    return [*once[:MOST], *once[max(solved, MOST) : solved + 1]]


def hot(snapshot: Snapshot, keys: list[str]) -> Iterator[Brief]:
    """Those in the hot file; only lines that hold the words are parsed."""
    from helpdeskctl.log import strictjson

    wanted = [strictjson.dump(key.partition(":")[2])[1:-1] for key in keys]
    for line in snapshot.lines().values():
        # Bytes know the capitals of ASCII only.
        low = line.lower() if line.isascii() else line.decode().casefold().encode()
        if any(word in low for word in wanted):
            summary = summary_of(line)
            if set(keys) & set(keys_of(summary)):
                yield brief(summary)


class Past:
    """What the sweep put down, in the folder `past`: derived, and read a small file at a time."""

    def __init__(self, folder: Path, lock: Lock) -> None:
        self._folder = folder / "past"
        self._lock = lock

    @property
    def is_there(self) -> bool:
        """Whether it was ever made; else it is to be made of the whole archive."""
        return files.is_folder(self._folder)

    def of(self, keys: list[str]) -> list[Brief]:
        """What stands under these words; nothing where there is nothing, or nothing whole."""
        try:
            found = [words.look_up(self._file(_place(key)).load(), _TABLE, key) for key in keys]
        except Damaged:
            return []
        return [one for briefs in found for one in briefs or ()]

    def teller(self, *, anew: bool) -> Teller:
        """Who takes in what months tell; `anew`, in the place of what is there."""
        return Teller(self._folder, self._lock, anew=anew)

    def put_down(self, lines: Iterable[bytes]) -> None:
        """Put down what these lines of requests tell."""
        teller = self.teller(anew=False)
        for line in lines:
            teller.add(summary_of(line))
        teller.write()

    def forget(self, ids: set[str]) -> None:
        """Takes these requests out, under whatever words they were put down."""
        files.clear_strays(self._folder)
        for number in range(FILES):
            file = self._file(number)
            raw = files.read(file.path)
            if raw and any(one.encode() in raw[0] for one in ids):
                _drop(file, ids)

    def _file(self, number: int) -> LogFile:
        return _file(self._folder, number, self._lock)


class Teller:
    """What is to be put down, kept short as it comes: a name may stand in thousands of requests."""

    def __init__(self, folder: Path, lock: Lock, *, anew: bool) -> None:
        self._folder = folder
        self._lock = lock
        self._anew = anew
        self._told: dict[int, dict[str, list[Brief]]] = {n: {} for n in range(FILES) if anew}

    def add(self, summary: Mapping[str, Any]) -> None:
        """Take in a request."""
        for key in keys_of(summary):
            briefs = self._told.setdefault(_place(key), {}).setdefault(key, [])
            briefs.append(brief(summary))
            if len(briefs) > _ENOUGH:
                briefs[:] = newest(briefs)

    def write(self) -> None:
        """Put it down."""
        with self._lock:
            files.make_folder(self._folder)
        for number, fresh in self._told.items():
            with self._lock:
                _renew(_file(self._folder, number, self._lock), fresh, anew=self._anew)


def _drop(file: LogFile, ids: set[str]) -> None:
    """Renew a file without some requests; a damaged one goes as a whole."""
    try:
        seen = file.load()
        known = words.everything(seen, _TABLE)
    except Damaged:
        files.remove(file.path)
        return
    left = {key: [one for one in told if one["id"] not in ids] for key, told in known.items()}
    _write(file, seen.identity, {key: told for key, told in left.items() if told})


def _file(folder: Path, number: int, lock: Lock) -> LogFile:
    return LogFile(folder / f"{number:02}.json", lock, keep=False)


def _place(key: str) -> int:
    return words.checksum(key) % FILES


def _renew(file: LogFile, fresh: Mapping[str, list[Brief]], *, anew: bool) -> None:
    """Renew a file; over a damaged one too, for it can be made again, but over no newer one."""
    seen = file.derived()
    if seen is None:
        return
    try:
        known = {} if anew else words.everything(seen, _TABLE)
    except Damaged:
        known = {}
    renewed = {
        key: newest([*known.get(key, ()), *fresh.get(key, ())]) for key in {**known, **fresh}
    }
    _write(file, seen.identity, renewed)


def _write(file: LogFile, seen: Identity | None, told: Mapping[str, list[Brief]]) -> None:
    file.replace(seen, {META: table_pieces(META, {"1": {}}), _TABLE: words.pieces(_TABLE, told)})
