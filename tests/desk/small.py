"""A small desk in files, with something of everything that lies beside requests; no tests."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from helpdeskctl.core.when import from_iso
from helpdeskctl.desk import attaching, fulfilment, keeping, opening, triage
from helpdeskctl.desk.folder import open_folder
from helpdeskctl.desk.opening import Asked
from helpdeskctl.desk.records import Hand
from helpdeskctl.desk.triage import Judgement

if TYPE_CHECKING:
    from pathlib import Path

    from helpdeskctl.desk.records import Desk

NOW = from_iso("2026-11-02T02:00:00Z")


def desk_of(folder: Path, *, now: int = NOW, **hand: Any) -> Desk:
    """The desk as one command sees it."""
    return open_folder(folder, lambda: now, Hand("siti", **hand), record=True)


def rules(folder: Path) -> list[str]:
    """What `log verify` finds, in short."""
    return [one["rule"] for one in keeping.verify(desk_of(folder)).data["findings"]]


def small_desk(tmp_path: Path) -> Path:
    """A desk with an open request, one with a long text and a file, and an archived one."""
    path = tmp_path / "desk"
    keeping.init(path)
    opening.open_request(desk_of(path), Asked("Printer", "ani"), Judgement())
    triage.triage(
        desk_of(path), "1", Judgement(service="printer-problem", impact=1, urgency=1, effort="s")
    )
    opening.open_request(desk_of(path), Asked("VPN", "budi", body="putus " * 1000), Judgement())
    (tmp_path / "bukti.txt").write_text("bukti")
    attaching.attach(desk_of(path), "2", [tmp_path / "bukti.txt"])
    opening.open_request(desk_of(path), Asked("Salah kirim", "citra"), Judgement())
    fulfilment.cancel(desk_of(path), ["3"], "spam", None)
    keeping.archive(desk_of(path))
    assert rules(path) == []
    return path
