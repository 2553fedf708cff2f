"""`attach`: files kept with a request, content-addressed, never executed."""

from __future__ import annotations

from stat import S_ISREG
from typing import TYPE_CHECKING, Any

from helpdeskctl.core.text import clean
from helpdeskctl.desk.batch import each
from helpdeskctl.errors import BadValue, NotFound, TryAgain

if TYPE_CHECKING:
    from pathlib import Path

    from helpdeskctl.desk.answer import Answer
    from helpdeskctl.desk.book import Page
    from helpdeskctl.desk.records import Desk

MOST_BYTES = 25_000_000
"""What one attached file may hold."""


def attach(desk: Desk, number: str, paths: list[Path]) -> Answer:
    """Keep files with a request; the same file again changes nothing."""
    files = keep(desk, paths)
    return each(desk, [number], lambda page: add(page, files))


def keep(desk: Desk, paths: list[Path]) -> list[dict[str, Any]]:
    """Store files, durably, before anything names them: name, size and digest of each."""
    return [_kept(desk, path) for path in paths]


def add(page: Page, files: list[dict[str, Any]]) -> None:
    """Write that these stored files belong to a request, those that do not yet."""
    have = {
        file["sha256"]
        for event in page.doc["events"]
        if event["kind"] == "attached" and isinstance(event["data"]["files"], list)
        for file in event["data"]["files"]
    }
    new = [file for file in files if file["sha256"] not in have]
    store, dry_run = page.book.desk.log.attachments, page.book.desk.hand.dry_run
    for file in new:
        # A redaction may have removed the same bytes after `keep` found them there.
        if not dry_run and not store.holds(file["sha256"]):
            raise TryAgain("attach.gone", name=file["name"])
    if new:
        page.write("attached", files=new)


def _kept(desk: Desk, path: Path) -> dict[str, Any]:
    try:
        status = path.stat()
        if not S_ISREG(status.st_mode):
            raise BadValue("attach.no-file", path=str(path))
        if status.st_size > MOST_BYTES:
            raise BadValue("attach.large", name=path.name, size=status.st_size, most=MOST_BYTES)
        data = path.read_bytes()
    except OSError as error:
        raise NotFound("attach.missing", path=str(path), reason=error.strerror) from error
    name = clean(path.name) or "file"
    digest = "" if desk.hand.dry_run else desk.log.attachments.put(data)
    return {"name": name, "size": len(data), "sha256": digest}
