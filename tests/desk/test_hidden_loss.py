"""What is missing or put back unseen is said before it is signed, copied or given again."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING, Any

import pytest

from helpdeskctl.core.when import from_iso
from helpdeskctl.desk import backups, fulfilment, keeping, opening, privacy, reports, sealing
from helpdeskctl.desk.opening import Asked
from helpdeskctl.desk.records import Hand
from helpdeskctl.desk.restoring import bring
from helpdeskctl.desk.triage import Judgement
from helpdeskctl.errors import Damaged
from tests.desk.small import desk_of
from tests.log.docs import edit

if TYPE_CHECKING:
    from pathlib import Path

LATER = from_iso("2026-12-02T02:00:00Z")


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    """A desk that ended three requests in November, all archived."""
    path = tmp_path / "desk"
    keeping.init(path)
    for who in ("ani", "budi", "citra"):
        opens(path, who)
        fulfilment.cancel(desk_of(path), ["-"], "withdrawn", None)
    keeping.archive(desk_of(path))
    return path


def opens(folder: Path, who: str = "dewi", **desk: Any) -> str:
    """A request, and its number."""
    answer = opening.open_request(desk_of(folder, **desk), Asked("Layar", who), Judgement())
    return str(answer.data["request"]["id"])


def recap(folder: Path) -> tuple[int, list[str]]:
    """How many requests November had, and what was remarked."""
    answer = reports.recap(desk_of(folder, now=LATER), "2026-11", None, None)
    return answer.data["figures"]["in"], [key for key, _ in answer.remarks]


def test_figures_of_a_log_with_a_gap_are_not_kept(folder: Path, tmp_path: Path) -> None:
    """A month that is away for a while leaves no false recap behind; a backup says it too."""
    month = folder / "log" / "archive" / "2026-11.json"
    month.rename(tmp_path / "away")
    assert desk_of(folder).log.gap() == 3
    assert recap(folder) == (0, ["report.gap"])
    taken = backups.backup(desk_of(folder, now=LATER), folder, tmp_path / "b")
    assert [key for key, _ in taken.remarks] == ["backup.gap"]
    (tmp_path / "away").rename(month)
    assert (desk_of(folder).log.gap(), recap(folder)) == (0, (3, []))


def test_a_seal_signs_the_log_and_no_kept_figures(folder: Path) -> None:
    """A tally that was forged is made anew, and said to differ."""
    recap(folder)
    path = folder / "log" / "tallies" / "2026-11.json"
    edit(path, lambda body: body.replace(b'"in":3', b'"in":7', 1))
    assert recap(folder)[0] == 7
    answer = sealing.seal(desk_of(folder, now=LATER), "2026-11", None)
    assert [key for key, _ in answer.remarks] == ["report.rebuilt"]
    assert recap(folder) == (3, [])


def test_two_restorings_give_no_number_twice(folder: Path, tmp_path: Path) -> None:
    """What an earlier one left out is known from the journal that is there."""
    backups.backup(desk_of(folder), folder, tmp_path / "b")
    active = folder / "log" / "active.json"
    given = set()
    for _ in range(3):
        (folder / "log" / "active.json.1").unlink(missing_ok=True)
        active.write_bytes(b"torn")
        bring(folder, tmp_path / "b", LATER, Hand("siti"))
        given.add(opens(folder))
    assert len(given) == 3
    assert keeping.verify(desk_of(folder)).data["findings"] == []


def test_a_damaged_month_is_named_by_restore(folder: Path, tmp_path: Path) -> None:
    """Not that the log is whole."""
    backups.backup(desk_of(folder), folder, tmp_path / "b")
    month = folder / "log" / "archive" / "2026-11.json"
    month.write_bytes(month.read_bytes()[:-5])
    with pytest.raises(Damaged):
        bring(folder, tmp_path / "b", LATER, Hand("siti"))


def test_the_kept_generation_is_no_second_name(folder: Path) -> None:
    """After a redaction too there are two files, so that one bad block takes one."""
    opens(folder)
    privacy.redact(desk_of(folder), "4", ["all"], "diminta", None)
    hot, kept = (folder / "log" / name for name in ("active.json", "active.json.1"))
    assert hot.read_bytes() == kept.read_bytes()
    assert hot.stat().st_ino != kept.stat().st_ino


def test_redacted_words_that_come_back(folder: Path, tmp_path: Path) -> None:
    """An old file put back is a finding: the journal knows what was taken out."""
    month = folder / "log" / "archive" / "2026-11.json"
    old = month.read_bytes()
    privacy.redact(desk_of(folder), "2", ["all"], "diminta", None)
    assert keeping.verify(desk_of(folder)).data["findings"] == []
    month.write_bytes(old)
    keeping.archive(desk_of(folder), reindex=True)
    found = keeping.verify(desk_of(folder)).data["findings"]
    assert [(one["request"], one["rule"]) for one in found] == [("REQ-2611-0002", "unredacted")]
    assert "budi" in json.dumps(desk_of(folder).log.get(2))
