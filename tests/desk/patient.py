"""A desk that `doctor` looks at, and what it says; no tests."""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING, Any

from helpdeskctl.core.when import from_iso
from helpdeskctl.desk import doctor
from helpdeskctl.desk.folder import open_folder
from helpdeskctl.desk.records import Hand

if TYPE_CHECKING:
    from pathlib import Path

    from helpdeskctl.desk.answer import Answer
    from helpdeskctl.desk.records import Desk

NOW = from_iso("2026-11-02T02:00:00Z")
DAY = 86_400
USUAL = ["doctor.unverified", "doctor.no-heads", "doctor.no-backup-yet"]
"""The holidays of the coming year wait for their decree in the shipped agreement; a new desk
names no heads yet, and nobody has copied it."""


def desk_of(folder: Path, *, actor: str = "siti", now: int = NOW, record: bool = True) -> Desk:
    """The desk as one command sees it."""
    return open_folder(folder, lambda: now, Hand(actor), record=record)


def examine(folder: Path, *, me: bool = False, **more: Any) -> Answer:
    """What `doctor` says."""
    actor = more.get("actor", "siti")
    opened = partial(desk_of, folder, record=False, **more)
    return doctor.examine(opened, folder, actor, me=me)


def keys(answer: Answer) -> list[str]:
    """The findings."""
    return [finding["key"] for finding in answer.data["findings"]]


def unusual(folder: Path, **more: Any) -> list[str]:
    """What is found beside the usual, without its `doctor.`."""
    found = keys(examine(folder, **more))
    return [key.removeprefix("doctor.") for key in found if key not in USUAL]


def values(folder: Path, key: str, **more: Any) -> dict[str, Any]:
    """What a finding says."""
    findings = examine(folder, **more).data["findings"]
    return dict(next(one["values"] for one in findings if one["key"] == f"doctor.{key}"))


def levels(answer: Answer) -> set[str]:
    """How bad they are."""
    return {finding["level"] for finding in answer.data["findings"]}
