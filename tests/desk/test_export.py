"""An export is the whole log: it comes in again as it was, and a forged one does not."""

from __future__ import annotations

import json
import shutil
from pathlib import Path
from typing import TYPE_CHECKING, Any

import pytest

from helpdeskctl.desk import importing, keeping, working
from helpdeskctl.errors import BadValue, Damaged
from helpdeskctl.log.exchange import export_json
from tests.desk.small import desk_of, rules, small_desk
from tests.log.docs import fails

if TYPE_CHECKING:
    from collections.abc import Callable

    from helpdeskctl.desk.records import Desk
    from helpdeskctl.log.port import Doc, RequestLog

SAMPLE = Path(__file__).parents[1] / "log" / "samples" / "export-1.json"
KEPT = "catalogs/1.*.json"


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    """A desk with an open request, one with a long text and a file, and an archived one."""
    return small_desk(tmp_path)


def export_of(folder: Path) -> Path:
    """The desk's export."""
    path = folder.parent / "export.json"
    keeping.export(desk_of(folder), path, print)
    return path


def take(desk: Desk, source: Path) -> Any:
    """`log import` of our own export."""
    return importing.import_file(desk, source, None, as_history=False, tick=lambda *_: None)


def _by_number(log: RequestLog) -> list[Doc]:
    return sorted(log.everything(), key=lambda doc: doc["n"])


def test_whole_there_and_back(folder: Path, tmp_path: Path) -> None:
    """Into a desk whose own agreement is a newer one: chains, journal and files are the same."""
    source = export_of(folder)
    assert source.stat().st_mode & 0o777 == 0o600
    other = tmp_path / "new"
    keeping.init(other)
    sla = other / "sla.yaml"
    sla.write_text(sla.read_text().replace("version: 1.0.0", "version: 1.0.1"))
    assert take(desk_of(other, dry_run=True), source).data["requests"] == 3
    assert rules(other) == []
    assert not (other / "log" / "desk.json").exists()
    assert take(desk_of(other), source).data["requests"] == 3
    assert rules(other) == []
    old, new = desk_of(folder).log, desk_of(other).log
    assert _by_number(old) == _by_number(new)
    assert (old.journal.entries(), old.meta()) == (new.journal.entries(), new.meta())
    for name in (KEPT, "text/*/*", "attachments/*/*"):
        files = [
            {one.name: one.read_bytes() for one in (path / "log").glob(name)}
            for path in (folder, other)
        ]
        assert files[0] == files[1] != {}
    working.note(desk_of(other), ["1"], "lanjut", to_requester=False)
    assert rules(other) == []
    assert [one["data"]["sla_version"] for one in desk_of(other).log.journal.entries()] == [
        "1.0.0",
        "1.0.1",
    ]


@pytest.mark.parametrize(
    ("part", "change", "found"),
    [
        ("requests", lambda docs: docs[0].update(open=False), "open"),
        ("requests", lambda docs: docs.pop(), "missing"),
        ("agreements", lambda kept: kept.clear(), "agreement-lost"),
        (
            "agreements",
            lambda kept: kept[0].__setitem__(1, kept[0][1].replace('"day_s":', '"day_s":1', 1)),
            "agreement-changed",
        ),
        ("journal", lambda entries: entries.clear(), "untaken"),
        ("journal", lambda entries: entries[0]["data"].pop("sha256"), "journal"),
    ],
)
def test_forged_exports(
    part: str, change: Callable[[Any], object], found: str, folder: Path, tmp_path: Path
) -> None:
    """They are refused with the first finding, as a bad value, and nothing is written."""
    source = export_of(folder)
    whole = json.loads(source.read_text())
    change(whole[part])
    source.write_text(json.dumps(whole))
    other = tmp_path / "new"
    keeping.init(other)
    for dry_run in (True, False):
        with fails(BadValue, "import.forged") as caught:
            take(desk_of(other, dry_run=dry_run), source)
        assert caught.value.values["finding"]["rule"] == found
    left = {path.name for path in (other / "log").rglob("*") if path.is_file()}
    assert left <= {"active.json", ".lock", "desk.json"}  # the last: the settings, compiled
    assert list(desk_of(other).log.everything()) == desk_of(other).log.journal.entries() == []


def test_a_bad_name_in_an_export(folder: Path, tmp_path: Path) -> None:
    """The name of an agreement is a name, no path."""
    source = export_of(folder)
    whole = json.loads(source.read_text())
    name, text = whole["agreements"][0]
    whole["agreements"].append(["../../x", text.replace(name, "../../x")])
    source.write_text(json.dumps(whole))
    other = tmp_path / "new"
    keeping.init(other)
    with fails(BadValue, "import.bad-agreement"):
        take(desk_of(other), source)
    assert list(tmp_path.glob("x*")) == []


def test_an_export_of_the_old_form(tmp_path: Path) -> None:
    """It still comes in; what it never carried is said, and named by verify."""
    other = tmp_path / "new"
    keeping.init(other)
    answer = take(desk_of(other), SAMPLE)
    assert answer.data["requests"] == 3
    assert "import.old-export" in [key for key, _ in answer.remarks]
    found = rules(other)
    assert found[0] == "attachment"
    assert set(found[1:]) <= {"agreement-lost"}  # none, while the shipped agreement is the same
    journal = desk_of(other).log.journal.entries()
    assert [one["kind"] for one in journal] == ["agreement", "imported"]
    assert journal[1]["data"]["requests"] == 3


def test_a_forged_export_of_the_old_form(tmp_path: Path) -> None:
    """What it does carry is looked at all the same."""
    whole = json.loads(SAMPLE.read_text())
    whole["requests"][0]["events"][0]["data"]["subject"] = "lain"
    source = tmp_path / "export.json"
    source.write_text(json.dumps(whole))
    keeping.init(tmp_path / "new")
    with fails(BadValue, "import.forged"):
        take(desk_of(tmp_path / "new"), source)
    assert not (tmp_path / "new" / "log" / "desk.json").exists()


def test_an_export_of_a_log_that_lost_something(folder: Path) -> None:
    """It is damage, told by the name of what is lost; no half export is left."""
    for path, key in (("attachments", "log.content"), ("catalogs", "agreement.snapshot")):
        shutil.move(folder / "log" / path, folder / path)
        (folder / "log" / path).mkdir()
        with fails(Damaged, key):
            export_json(desk_of(folder).log, lambda _: None, desk_of(folder).agreements.kept)
        (folder / "log" / path / "desk.json").unlink(missing_ok=True)
        (folder / "log" / path).rmdir()
        shutil.move(folder / path, folder / "log" / path)
