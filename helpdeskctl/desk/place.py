"""Where a desk is, and `init`, which makes one. It reads no agreement and no log."""

from __future__ import annotations

import os
from pathlib import Path
from typing import TYPE_CHECKING

from helpdeskctl.errors import NotFound

if TYPE_CHECKING:
    from collections.abc import Mapping

DESK = "desk.yaml"
CATALOG = "catalog.yaml"
SLA = "sla.yaml"
PEOPLE = "people.csv"
VARIABLE = "HELPDESKCTL_DESK"


def find(named: Path | None, environ: Mapping[str, str], here: Path) -> Path:
    """The desk meant: named, else `HELPDESKCTL_DESK`, else the nearest folder upwards.

    A folder with a catalog only is a copy of the agreement, no desk; who stands in one is not
    taken to a desk above it.
    """
    given = named or (Path(environ[VARIABLE]) if environ.get(VARIABLE) else None)
    if given is not None:
        return _checked(given)
    for folder in (here, *here.parents):
        if (folder / DESK).is_file() or (folder / CATALOG).is_file():
            return _checked(folder)
    raise _nowhere(here)


def agreement_folder(named: Path | None, environ: Mapping[str, str], here: Path) -> Path:
    """Where to read the agreement when there is no desk: any folder that has a catalog."""
    start = named or here
    for folder in (start,) if named else (start, *start.parents):
        if (folder / CATALOG).is_file():
            return folder
    return find(named, environ, here)


def make(folder: Path, texts: Mapping[str, bytes]) -> list[str]:
    """Make each file of a desk that is not there yet; says which."""
    try:
        folder.mkdir(parents=True, exist_ok=True)
        return [name for name, text in texts.items() if _write_new(folder / name, text)]
    except OSError as error:
        raise NotFound("file.unwritable", path=str(folder), reason=error.strerror) from error


def _write_new(path: Path, text: bytes) -> bool:
    """Write a file that is not there, whole and on disk; one that is there stays as it is."""
    if path.exists():
        return False
    with path.open("xb") as file:
        file.write(text)
        file.flush()
        os.fsync(file.fileno())
    return True


def _checked(folder: Path) -> Path:
    if (folder / DESK).is_file():
        return folder
    raise _nowhere(folder)


def _nowhere(folder: Path) -> NotFound:
    copy = (folder / CATALOG).is_file()
    return NotFound("desk.copy" if copy else "desk.missing", path=str(folder))
