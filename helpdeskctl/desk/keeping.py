"""`log verify|archive|stats|export` and `init`: keeping the log, and making a desk."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from helpdeskctl.core.event import Event
from helpdeskctl.core.events import replay
from helpdeskctl.core.model import summary_of
from helpdeskctl.desk.answer import Answer
from helpdeskctl.desk.outfile import whole_file

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

    from helpdeskctl.desk.answer import Remark
    from helpdeskctl.desk.records import Desk
    from helpdeskctl.log.findings import Derived
    from helpdeskctl.log.port import Doc

SCHEMA = 1
NOTICES_WAIT_S = 7 * 86_400
"""How long a settled request waits in the hot file for notices that are still owed."""


def init(folder: Path) -> Answer:
    """Make a desk of a folder; what is there already stays as it is."""
    from helpdeskctl.agreement.shipped import shipped
    from helpdeskctl.desk import place
    from helpdeskctl.desk.settings import SHIPPED_DESK_YAML
    from helpdeskctl.log.filelog import FileLog
    from helpdeskctl.log.files import make_folder

    made = place.make(
        folder,
        {
            place.CATALOG: shipped(place.CATALOG),
            place.SLA: shipped(place.SLA),
            place.DESK: SHIPPED_DESK_YAML.encode(),
        },
    )
    FileLog.create(folder / "log")
    make_folder(folder / "log" / "catalogs")
    data = {"schema": SCHEMA, "desk": str(folder), "made": made, "changed": bool(made)}
    return Answer("made", data)


def verify(desk: Desk, tick: Callable[[int, int], None] | None = None) -> Answer:
    """Whether the log is what it says, and all is there that it names; code 1 if not."""
    from helpdeskctl.log.findings import flat
    from helpdeskctl.log.verify import verify as look

    report = look(desk.log, derived, desk.agreements.kept, tick)
    data = {
        "schema": SCHEMA,
        "requests": report.requests,
        "events": report.events,
        "seals": report.seals,
        "after_seals": report.after_seals,
        "findings": [flat(one) for one in report.findings],
    }
    return Answer("verified", data, code=1 if report.findings else 0)


def derived(doc: Doc) -> Derived:
    """What a request must tell beside its events; ValueError for events that tell nonsense."""
    from helpdeskctl.core.fields import misfits
    from helpdeskctl.log.findings import Derived

    wrong = [name for raw in doc["events"] for name in misfits(raw["data"])]
    if wrong or doc["events"][0]["data"].get("id") != doc["id"]:
        msg = f"no events of {doc['id']}: {', '.join(wrong)}"
        raise ValueError(msg)
    request = replay(Event.of(raw) for raw in doc["events"])
    aliases = [] if request.alias is None else [request.alias]
    return Derived(summary_of(request), not request.ended, aliases)


def archive(desk: Desk, *, reindex: bool = False) -> Answer:
    """Move what is settled to the archive of its month; owed notices hold it for a week.

    With `reindex` all that is derived from the archive is made anew.
    """
    now = desk.now()
    ended = [doc for doc in desk.log.moving() if not doc["open"]]
    settled = sum(1 for doc in ended if not _waits(desk, doc, now))
    moved = 0
    if not desk.hand.dry_run:
        moved = desk.log.sweep(keep=lambda doc: _waits(desk, doc, now))
        if reindex:
            desk.log.reindex()
    remarks: tuple[Remark, ...] = (("dry-run", {}),) if desk.hand.dry_run else ()
    data = {
        "schema": SCHEMA,
        "archived": moved,
        "settled": settled - moved,
        "dry_run": desk.hand.dry_run,
        "changed": bool(moved) or (reindex and not desk.hand.dry_run),
    }
    return Answer("archived", data, remarks)


def _waits(desk: Desk, doc: dict[str, Any], now: int) -> bool:
    """Whether notices are still to go out for it; only where mail is set up, and not for ever."""
    if desk.settings.helpdesk is None or now - doc["summary"]["ended_at"] > NOTICES_WAIT_S:
        return False
    return any(notice["state"] == "owed" for notice in doc["notices"])


def stats(desk: Desk) -> Answer:
    """How much is in the log."""
    return Answer("stats", {"schema": SCHEMA, **desk.log.stats()})


def export(desk: Desk, output: Path | None, out: Callable[[str], object]) -> Answer:
    """The whole log as one JSON document, to a file for its owner alone or to `out`."""
    from helpdeskctl.log.exchange import export_json

    kept = desk.agreements.kept
    if output is None:
        export_json(desk.log, out, kept)
        return Answer("exported", {})
    with whole_file(output, private=True) as write:
        count = export_json(desk.log, write, kept)
    return Answer("exported", {"schema": SCHEMA, "requests": count, "output": str(output)})
