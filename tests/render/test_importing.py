"""The summary of an import says every number in words."""

from __future__ import annotations

import re
from pathlib import Path

import pytest

from helpdeskctl.log.memory import MemoryLog
from helpdeskctl.render import messages
from helpdeskctl.render.importing import imported
from helpdeskctl.render.messages_import import TABLE_IMPORT
from helpdeskctl.render.screen import Screen
from tests.desk.logbook import row, take
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
        "requests\t1\ttaken",
        "open\t1\tof them have not ended",
        "archived\t0\tof them have ended",
        "events\t3\ttaken",
        "already\t0\trequests were here",
        "refused\t1\tnot taken",
        "rows\t4\tin the file, of which",
        "  events\t1\tbecame events",
        "  unchanged\t1\tchanged nothing that is kept",
        "  already\t0\tbelong to requests that are here already",
        "  refused\t2\tbelong to requests that were not taken",
        "unknown-state\t1\tan unknown state: state left as it was",
        "priority same\t2\trows, compared with what our rule computes",
        "priority different\t0\trows, compared with what our rule computes",
        "",
        "5\tINC2\tINC2 closes only when its requester has confirmed",
    ]


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
