"""Whether a backup is what its manifest says: every file, and nothing else.

It writes nothing. Whether the copy is a whole log is found by reading it as one.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Any, NamedTuple

from helpdeskctl.errors import BadValue, Damaged, HelpdeskError, NotFound
from helpdeskctl.log import files, strictjson
from helpdeskctl.log.backup import KIND, MANIFEST, NAME, SCHEMA
from helpdeskctl.log.findings import Finding
from helpdeskctl.log.seals import digest_of

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

_PART = r"[A-Za-z0-9_][A-Za-z0-9_.-]*"
_PATH = re.compile(rf"{_PART}(?:/{_PART})*")


class Kept(NamedTuple):
    """A file of a backup, as the manifest has it."""

    path: str
    size: int
    sha256: str


class Manifest(NamedTuple):
    """What a backup says of itself; `sha256` is of the manifest."""

    desk: str
    taken_at: str
    counters: dict[str, Any]
    requests: int
    files: tuple[Kept, ...]
    sha256: str


def found_in(folder: Path) -> Path:
    """The backup meant: the folder itself if it is one, else the newest in it."""
    if (folder / MANIFEST).exists() or NAME.fullmatch(folder.name):
        return folder
    names = [path for path in folder.glob("*Z") if NAME.fullmatch(path.name)]
    if not names:
        raise NotFound("backup.none", path=str(folder))
    return max(names, key=lambda path: path.name)


def manifest_of(backup: Path) -> Manifest:
    """The manifest; BadValue for one that is missing or no manifest of ours."""
    found = files.read(backup / MANIFEST)
    try:
        return _manifest(found[0] if found else b"", backup)
    except (AttributeError, KeyError, TypeError, ValueError):
        raise BadValue("backup.manifest", path=str(backup / MANIFEST)) from None


def differences(backup: Path, manifest: Manifest) -> Iterator[Finding]:
    """Files that are missing, not what was copied, or nobody put there."""
    for kept in manifest.files:
        data = bytes_of(backup, kept)
        if data is None:
            there = (backup / kept.path).exists()
            yield finding("changed" if there else "missing", path=kept.path)
    known = {MANIFEST, *(kept.path for kept in manifest.files)}
    for path in sorted(backup.rglob("*")):
        name = str(path.relative_to(backup))
        if (path.is_symlink() or not path.is_dir()) and name not in known:
            yield finding("extra", path=name)


def bytes_of(backup: Path, kept: Kept) -> bytes | None:
    """The bytes of a file of a backup; None when they are not those that were copied."""
    try:
        found = files.read(backup / kept.path)
    except HelpdeskError:
        return None
    if found is None or len(found[0]) != kept.size or digest_of(found[0]) != kept.sha256:
        return None
    return found[0]


def finding(rule: str, **values: object) -> Finding:
    """A finding about a backup."""
    return Finding(request=None, rule=rule, key=f"backup.verify.{rule}", values=dict(values))


def _manifest(data: bytes, backup: Path) -> Manifest:
    told = strictjson.load(data)
    schema = told["schema"]
    if told["kind"] != KIND or type(schema) is not int:
        raise ValueError
    if schema > SCHEMA:
        raise Damaged("log.newer", path=str(backup / MANIFEST), schema=schema, ours=SCHEMA)
    kept = tuple(Kept(one["path"], one["size"], one["sha256"]) for one in told["files"])
    counters = dict(told["counters"])
    if not all(_PATH.fullmatch(one.path) for one in kept) or type(counters["next"]) is not int:
        raise ValueError
    about = (str(told["desk"]), str(told["taken_at"]))
    return Manifest(*about, counters, int(told["requests"]), kept, digest_of(data))
