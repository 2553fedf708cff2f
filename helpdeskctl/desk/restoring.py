"""`log restore`: a damaged log brought back, as far as that is possible, and what it did said.

How files are mended stands in `log.restore`. A desk is opened only where there is one.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from helpdeskctl.core.when import iso
from helpdeskctl.desk.answer import Answer
from helpdeskctl.desk.backups import drilled
from helpdeskctl.errors import BadValue, CheckFailed
from helpdeskctl.log import files
from helpdeskctl.log.backup import LOG
from helpdeskctl.log.backup_check import bytes_of, differences, found_in, manifest_of
from helpdeskctl.log.restore import Mender
from helpdeskctl.log.restore_from import Bringer, make_place

if TYPE_CHECKING:
    from pathlib import Path

    from helpdeskctl.desk.answer import Remark
    from helpdeskctl.desk.records import Hand
    from helpdeskctl.log.backup_check import Manifest

SCHEMA = 1


def restore(folder: Path, now: int, hand: Hand) -> Answer:
    """Put the kept generation in the place of a damaged hot file; a whole log stays as it is."""
    actor = hand.cleaned().actor
    found = Mender(folder / LOG, iso(now), actor).restore(dry_run=hand.dry_run)
    if found is None:
        return _whole()
    data = found._asdict()
    data["skipped"] = [list(run) for run in found.skipped]
    return _answer("restored", data, dry_run=hand.dry_run)


def accept(folder: Path, now: int, hand: Hand) -> Answer:
    """Take the hot file as a hand left it, and say what differs from the generation before."""
    actor = hand.cleaned().actor
    found = Mender(folder / LOG, iso(now), actor).accept(dry_run=hand.dry_run)
    if found is None:
        return _whole()
    return _answer("accepted", found._asdict(), dry_run=hand.dry_run)


def bring(folder: Path, backup: Path, now: int, hand: Hand, *, accept: bool = False) -> Answer:
    """Put a backup, found whole, in the place of an empty or damaged log; files beside it too."""
    if accept:
        raise BadValue("restore.both")
    kept = found_in(backup)
    manifest = manifest_of(kept)
    findings = [*differences(kept, manifest)] or drilled(kept, manifest)
    if findings:
        raise CheckFailed("backup.unsound", path=str(kept), finding=findings[0])
    if not hand.dry_run:
        make_place(folder, kept)
    mender = Mender(folder / LOG, iso(now), hand.cleaned().actor)
    found = Bringer(mender, kept, manifest).bring(dry_run=True)
    differing = _beside(folder, kept, manifest, dry_run=hand.dry_run)
    if not hand.dry_run:
        Bringer(mender, kept, manifest).bring(dry_run=False)
    data = {**found._asdict(), "skipped": [list(found.skipped)], "differing": differing}
    return _answer("brought", {"path": str(kept), **data}, dry_run=hand.dry_run)


def _beside(folder: Path, kept: Path, manifest: Manifest, *, dry_run: bool) -> list[str]:
    """Put back the files beside the log that are not there; those that differ, which stay."""
    differing = []
    for one in manifest.files:
        target = folder / one.path
        data = None if "/" in one.path else bytes_of(kept, one)
        if data is None:
            continue
        if target.exists():
            differing += [one.path] if target.read_bytes() != data else []
        elif not dry_run:
            files.replace(target, [data], check=lambda: None, keep=False)
    return differing


def _whole() -> Answer:
    return Answer("whole", {"schema": SCHEMA, "changed": False})


def _answer(view: str, data: dict[str, Any], *, dry_run: bool) -> Answer:
    remarks: tuple[Remark, ...] = (("dry-run", {}),) if dry_run else ()
    return Answer(view, {"schema": SCHEMA, **data, "changed": not dry_run}, remarks)
