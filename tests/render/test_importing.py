"""The summary of an import says every number in words."""

from __future__ import annotations

import re
from hashlib import sha256
from pathlib import Path

import pytest

from helpdeskctl.desk.import_draft import draft
from helpdeskctl.log.memory import MemoryLog
from helpdeskctl.render import messages
from helpdeskctl.render.importing import imported
from helpdeskctl.render.messages_import import TABLE_IMPORT
from helpdeskctl.render.screen import Screen
from tests.desk.logbook import row, take, write
from tests.house import House

DESK = Path(__file__).parents[2] / "helpdeskctl" / "desk"


@pytest.fixture(autouse=True)
def sentences(monkeypatch: pytest.MonkeyPatch) -> None:
    """The whole table, with the sentences of this room."""
    monkeypatch.setattr(messages, "TABLE", {**messages.TABLE, **TABLE_IMPORT})


def test_summary(tmp_path: Path) -> None:
    """A pipe gets every line, tab-separated, and the refusals with their sentences."""
    rows = [row(), row("-100", "10:00"), row(no="INC2"), row("Closed", "11:00", no="INC2")]
    answer = take(House(MemoryLog()), tmp_path, rows, as_history=False)
    assert imported(answer.data, Screen()).splitlines() == [
        "from\t2016-03-01T02:00:00+00:00\tthe first receipt",
        "to\t2016-03-01T02:00:00+00:00\tthe last receipt",
        "requests\t1\ttaken",
        "open\t1\tof them have not ended",
        "archived\t0\tof them have ended",
        "events\t3\ttaken",
        "already\t0\trequests were here",
        "  status active\t1\tof them stand so",
        "  priority medium\t1\tof them have this priority",
        "  category not-in-catalog\t1\tof them are of this category",
        "refused\t1\tnot taken, see below",
        "rows\t4\tin the file, of which",
        "  events\t1\tbecame events",
        "  unchanged\t1\tchanged nothing that is kept",
        "  already\t0\tbelong to requests that are here already",
        "  refused\t2\tbelong to requests that were not taken",
        "  skipped\t0\tare no requests: blank, totals, said before",
        "unknown-state\t1\tan unknown state: left as it was, or what the times say",
        "unknown state\t1\trows say -100, which the map does not know",
        "priority same\t2\tcompared with what our rule computes",
        "priority different\t0\tcompared with what our rule computes",
        "",
        "5\tINC2\tINC2 closes only when its requester has confirmed",
    ]


def test_a_dry_run_is_to_be_signed(tmp_path: Path) -> None:
    """What is agreed names its file by its content, and has a place for who agrees."""
    answer = take(House(MemoryLog()), tmp_path, [row()], dry_run=True)
    lines = imported(answer.data, Screen()).splitlines()
    assert "requests\t1\twould be taken" in lines
    digest = sha256((tmp_path / "logbook.csv").read_bytes()).hexdigest()
    assert lines[-3:-1] == ["", f"file SHA-256 {digest}"]
    assert lines[-1].startswith("agreed by ____")


def test_a_draft_says_what_is_left(tmp_path: Path) -> None:
    """Where the draft is, what was looked at, how much a person has to decide."""
    source, _ = write(tmp_path, [row(no="7")])
    answer = draft(House(MemoryLog()).desk(), source, tmp_path / "new.yaml", None)
    assert imported(answer.data, Screen()) == (
        f"{tmp_path}/new.yaml: 1 rows were looked at, {answer.data['to_fill_in']} lines are to be"
        " filled in"
    )
    lines = (tmp_path / "new.yaml").read_text(encoding="utf-8").splitlines()
    marked = [line for line in lines if line.lstrip().startswith("# ? ")]
    assert answer.data["to_fill_in"] == len(marked) > 0


def test_a_terminal_lists_some(tmp_path: Path) -> None:
    """Many refusals are cut on a terminal, and that is said."""
    rows = [row("Closed", no=f"INC{number}") for number in range(30)]
    answer = take(House(MemoryLog()), tmp_path, rows, as_history=False)
    text = imported(answer.data, Screen(tty=True, width=100))
    assert text.endswith("… and 10 more; --json lists them all")


def test_every_count_has_its_sentence() -> None:
    """What the code counts is what the table explains, and docs/import.md too."""
    code = "".join(path.read_text(encoding="utf-8") for path in DESK.glob("import_*.py"))
    counted = set(re.findall(r'counts\["([a-z-]+)"\]', code))
    counted |= set(re.findall(r'(?:skip\(|return )"([a-z]+-[a-z]+)"', code))
    counted |= {
        f"{name}-{end}" for name in ("resolved-at", "closed-at") for end in ("later", "ignored")
    }
    explained = {key.removeprefix("import.count.") for key in TABLE_IMPORT if ".count." in key}
    page = (DESK.parents[1] / "docs" / "import.md").read_text(encoding="utf-8")
    assert counted == explained
    assert {name for name in counted if f"`{name}`" not in page} == set()
