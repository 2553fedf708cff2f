"""`log backup`: a copy of the whole desk elsewhere, and whether one can be relied on.

Files are copied and compared in `log.backup` and `log.backup_check`.
"""

from __future__ import annotations

from contextlib import suppress
from typing import TYPE_CHECKING, Any

from helpdeskctl.core.when import iso
from helpdeskctl.desk import place
from helpdeskctl.desk.answer import Answer
from helpdeskctl.errors import BadValue, HelpdeskError
from helpdeskctl.log.backup import LOG, take
from helpdeskctl.log.backup_check import differences, finding, found_in, manifest_of
from helpdeskctl.log.findings import flat
from helpdeskctl.log.journal import BACKED_UP

if TYPE_CHECKING:
    from pathlib import Path

    from helpdeskctl.desk.records import Desk
    from helpdeskctl.log.backup_check import Manifest
    from helpdeskctl.log.findings import Finding

SCHEMA = 1
WAIT_S = 10.0


def backup(desk: Desk, folder: Path, target: Path) -> Answer:
    """Copy the desk into a new folder below `target`; the journal tells of it."""
    now = desk.now()
    taken = take(folder, target, files_beside(folder, desk.settings.agreement), iso(now), WAIT_S)
    told = {"name": taken.path.name, "folder": str(taken.path), "sha256": taken.sha256}
    desk.log.journal.append(BACKED_UP, told, iso(now), desk.hand.actor)
    data = {"schema": SCHEMA, **taken._asdict(), "path": str(taken.path), "changed": True}
    if desk.log.gap():
        desk.remarks.append(("backup.gap", {}))
    return Answer("backed_up", data, tuple(desk.remarks))


def files_beside(folder: Path, agreement: Path) -> dict[str, Path]:
    """The files that a desk is made of beside its log, by their names in a backup."""
    known = {
        place.DESK: folder / place.DESK,
        place.PEOPLE: folder / place.PEOPLE,
        place.CATALOG: agreement / place.CATALOG,
        place.SLA: agreement / place.SLA,
    }
    return {name: path for name, path in known.items() if path.is_file()}


def check(folder: Path, desk: Desk | None) -> Answer:
    """Whether a backup is whole, and a log that could be worked with; code 1 if not.

    `desk` is the one we stand in, whose journal may tell of this backup.
    """
    kept = found_in(folder)
    try:
        manifest = manifest_of(kept)
    except BadValue as error:
        findings = [finding("manifest", **error.values)]
        return _checked(kept, None, findings)
    findings = [*differences(kept, manifest), *_untold(kept, manifest, desk)]
    return _checked(kept, manifest, findings or drilled(kept, manifest))


def drilled(kept: Path, manifest: Manifest) -> list[Finding]:
    """What is found when the copy is read as the log it was."""
    from helpdeskctl.desk.agreements import KeptFiles
    from helpdeskctl.desk.keeping import derived
    from helpdeskctl.log.filelog import FileLog
    from helpdeskctl.log.verify import verify

    log = FileLog(kept / LOG)
    try:
        report = verify(log, derived, KeptFiles(kept / LOG / "catalogs"))
        same = (report.requests, log.meta()) == (manifest.requests, manifest.counters)
    except HelpdeskError as error:
        return [{"request": None, "rule": "damaged", "key": error.key, "values": error.values}]
    return report.findings + ([] if same else [finding("counted", number=report.requests)])


def _untold(kept: Path, manifest: Manifest, desk: Desk | None) -> list[Finding]:
    """The journal has the digest of each manifest; who rewrites a backup cannot change that."""
    entries: list[dict[str, Any]] = []
    with suppress(HelpdeskError):
        entries = desk.log.journal.entries() if desk else []
    told = [one["data"] for one in entries if one.get("kind") == BACKED_UP]
    other = [one for one in told if one.get("name") == kept.name]
    if other and manifest.sha256 not in [one.get("sha256") for one in other]:
        return [finding("untold", name=kept.name)]
    return []


def _checked(kept: Path, manifest: Manifest | None, findings: list[Finding]) -> Answer:
    data = {
        "schema": SCHEMA,
        "path": str(kept),
        "taken_at": manifest.taken_at if manifest else None,
        "requests": manifest.requests if manifest else None,
        "files": len(manifest.files) if manifest else None,
        "findings": [flat(one) for one in findings],
    }
    return Answer("backup_checked", data, code=1 if findings else 0)
