"""A messy workbook from its draft of a map to requests that `show` finds."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

import pytest

from helpdeskctl.desk import import_draft, importing, keeping
from helpdeskctl.errors import BadValue, NotFound
from helpdeskctl.log.filelog import FileLog
from tests.desk.workbook import write
from tests.house import House

if TYPE_CHECKING:
    from pathlib import Path

    from helpdeskctl.desk.answer import Answer

pytest.importorskip("openpyxl")

DECIDED = {
    "oke bos": "closed",
    "Toko Bandung": "marketing",
    "Printer": "printer-problem",
    "Jaringan": "network-problem",
    "Aplikasi": "application-error",
    "Akses": "access-grant",
    "Laptop": "laptop-repair",
    "Alat": "other",
}
"""What the desk says of the words that the draft marks; `fax` it leaves unknown."""


@pytest.fixture
def house(tmp_path: Path) -> House:
    """A desk of files, on the morning after the logbook's last day."""
    return House(FileLog.create(tmp_path / "log")).at("2026-11-25 09:00")


@pytest.fixture
def logbook(tmp_path: Path) -> Path:
    """The workbook."""
    return write(tmp_path / "logbook.xlsx")


@pytest.fixture
def chart(house: House, logbook: Path, tmp_path: Path) -> Path:
    """The draft of its map, filled in."""
    path = tmp_path / "map.yaml"
    import_draft.draft(house.desk(), logbook, path, None)
    text = path.read_text(encoding="utf-8").replace("# ? unit:", "unit:")
    for word, meaning in DECIDED.items():
        assert f'# ? "{word}":  #' in text
        text = text.replace(f'# ? "{word}":', f'"{word}": {meaning}')
    path.write_text(text, encoding="utf-8")
    return path


def take(house: House, logbook: Path, chart: Path, **hand: Any) -> Answer:
    """Import it as history."""
    return importing.import_file(
        house.desk(**hand), logbook, chart, as_history=True, tick=lambda _done, _all: None
    )


def kinds(house: House, number: str) -> str:
    """The kinds of a request's events."""
    return " ".join(one["kind"] for one in house.desk().find(number)["events"])


def test_a_draft_finds_what_is_there(house: House, logbook: Path, tmp_path: Path) -> None:
    """Sheet, two lines of header below the titles, columns, times, and words with their counts."""
    path = tmp_path / "map.yaml"
    answer = import_draft.draft(house.desk(), logbook, path, None)
    assert answer.data["header"] == {"row": 4, "rows": 2}
    assert answer.data["columns"] == {
        "number": ["No"],
        "opened_at": ["Waktu / Masuk"],
        "started_at": ["Waktu / Mulai dikerjakan"],
        "resolved_at": ["Waktu / Selesai"],
        "requester": ["Pemohon / Nama"],
        "unit": ["Pemohon / Unit"],
        "channel": ["Media"],
        "subject": ["Uraian Permintaan"],
        "category": ["Jenis"],
        "priority": ["Prioritas"],
        "state": ["Status"],
        "owner": ["Petugas"],
        "solution": ["Tindakan"],
        "body": ["Ket."],
    }
    text = path.read_text(encoding="utf-8")
    for line in (
        'sheet: "Log 2026"  # there is also "Rekap"',
        "prefix: LOG-",
        '# not read: "kemarin"  # 1 row',
        '# not read: "7/2/26 9.5"  # 1 row',
        "hours: 08:00-17:00",
        '    "Batal": cancelled:withdrawn  # 1 row',
        '    # ? "oke bos":  # 1 row',
        '    # ? "fax":  # 8 rows',
    ):
        assert f"{line}\n" in text


def test_a_draft_writes_over_nothing(house: House, logbook: Path, tmp_path: Path) -> None:
    """A file that is there stays; with `--dry-run` none comes; a map and a draft are two things."""
    path = tmp_path / "map.yaml"
    import_draft.draft(house.desk(dry_run=True), logbook, path, None)
    assert not path.exists()
    path.write_text("mine", encoding="utf-8")
    for target, chart in ((path, None), (tmp_path / "new.yaml", path)):
        with pytest.raises(BadValue):
            import_draft.draft(house.desk(), logbook, target, chart)
    assert path.read_text(encoding="utf-8") == "mine"


def test_an_unfilled_draft_is_a_map(house: House, logbook: Path, tmp_path: Path) -> None:
    """What nobody decided stays unknown, is listed once with its rows, and stops nothing."""
    path = tmp_path / "map.yaml"
    import_draft.draft(house.desk(), logbook, path, None)
    unknown = take(house, logbook, path, dry_run=True).data["unknown_words"]
    assert {"column": "unit", "word": "Toko Bandung", "rows": 8} in unknown
    assert {"column": "state", "word": "oke bos", "rows": 1} in unknown
    assert len({(one["column"], one["word"]) for one in unknown}) == len(unknown) == 9


def test_a_dry_run_can_be_signed(house: House, logbook: Path, chart: Path, tmp_path: Path) -> None:
    """Period, status, priority, category, refusals with reasons, relaxed rules, unknown words."""
    before = (tmp_path / "log" / "active.json").read_bytes()
    data = take(house, logbook, chart, dry_run=True).data
    assert (tmp_path / "log" / "active.json").read_bytes() == before
    assert data["period"] == {"from": "2026-01-06T01:42:00Z", "to": "2026-11-24T02:15:00Z"}
    assert (data["rows"], data["requests"], data["open"]) == (70, 60, 4)
    assert data["row_accounts"] == {
        "events": 60,
        "unchanged": 0,
        "already": 0,
        "refused": 3,
        "skipped": 7,
    }
    assert data["by_status"] == {"new": 1, "active": 1, "waiting": 2, "closed": 55, "cancelled": 1}
    assert data["by_priority"] == {"urgent": 8, "high": 9, "medium": 26, "low": 16, "none": 1}
    assert sum(data["by_category"].values()) == 60
    assert [(one["line"], one["number"], one["reason"]) for one in data["refused"]] == [
        (32, "LOG-71", "import.no-time"),
        (36, "", "import.no-number"),
        (39, "LOG-77", "import.future"),
    ]
    assert (data["counts"], data["breaks"]) == (COUNTS, BREAKS)
    assert data["unknown_words"] == [{"column": "channel", "word": "fax", "rows": 8}]


COUNTS = {
    "bad-time": 1,
    "blank-row": 3,
    "duplicate-number": 1,
    "end-before-opening": 1,
    "ended-without-time": 3,
    "factors-supposed": 59,
    "no-opened-at": 1,
    "nobody-named": 3,
    "repeated-header": 2,
    "repeated-row": 1,
    "taken-at-end": 24,
    "totals-row": 1,
    "unknown-word": 8,
}
BREAKS = {
    "4e-record": 1,
    "4h-heads": 24,
    "4i-reason": 1,
    "6h-level2-first": 1,
    "6l-confirmation": 55,
    "6l-solution": 2,
}


def test_it_arrives_whole(house: House, logbook: Path, chart: Path) -> None:
    """The log is what the dry run said, sound, and again takes nothing."""
    dry = take(house, logbook, chart, dry_run=True).data
    assert house.log.stats()["requests"] == 0
    real = take(house, logbook, chart).data
    assert {**real, "changed": False, "dry_run": True} == dry
    stats = {"requests": 60, "events": real["events"], "open": 4, "archived": 56}
    assert house.log.stats() == stats
    assert keeping.verify(house.desk()).data["findings"] == []
    again = take(house, logbook, chart).data
    assert (again["already"], again["requests"], again["changed"]) == (60, 0, False)


@pytest.mark.parametrize(
    ("number", "events"),
    [
        ("LOG-3", "opened triaged assigned fulfilled closed"),
        ("LOG-12 (2)", "opened triaged assigned fulfilled closed"),
        ("LOG-75", "opened triaged assigned cancelled"),
        ("LOG-80", "opened"),
        ("LOG-82", "opened triaged assigned waited"),
        ("LOG-83", "opened triaged assigned escalated assigned waited"),
    ],
)
def test_old_numbers_are_found(
    house: House, logbook: Path, chart: Path, number: str, events: str
) -> None:
    """`show` finds a request under its old number, with the story its row tells."""
    take(house, logbook, chart)
    assert kinds(house, number) == events


def test_what_a_row_says_arrives(house: House, logbook: Path, chart: Path) -> None:
    """A real date, three ways to type one, a day alone, names, units and the log's priority."""
    take(house, logbook, chart)
    found = {number: house.desk().find(f"LOG-{number}")["summary"] for number in (1, 2, 3, 72)}
    local = {n: (one["received_at"], one.get("ended_at")) for n, one in found.items()}
    at = house.instant
    assert local == {
        1: (at("2026-01-06 08:42"), at("2026-01-06 10:42")),
        2: (at("2026-01-07 09:19"), at("2026-01-07 17:00")),
        3: (at("2026-01-08 09:56"), at("2026-01-08 13:56")),
        72: (at("2026-02-04 08:00"), at("2026-02-04 17:00")),
    }
    third = found[3]
    assert (third["name"], third["unit"], third["owner"]) == ("Dedi K.", "marketing", "Rudi")
    assert (third["service"], third["priority"], third["override"]) == (
        "access-grant",
        "low",
        "Prioritas: Rendah",
    )
    assert "email" not in third


def test_a_number_like_ours_needs_a_prefix(house: House, logbook: Path, chart: Path) -> None:
    """Without it `show 12` would find another request, so nothing is taken."""
    text = chart.read_text(encoding="utf-8")
    chart.write_text(text.replace("prefix: LOG-\n", ""), encoding="utf-8")
    with pytest.raises(BadValue) as caught:
        take(house, logbook, chart)
    assert (caught.value.key, caught.value.values) == (
        "import.number-ours",
        {"number": "1", "line": 6},
    )
    with pytest.raises(NotFound):
        house.desk().find("1")
