"""Files as people save them: separators, titles, headers of two lines, sheets, what is no table."""

from __future__ import annotations

import sys
from datetime import datetime, time
from typing import TYPE_CHECKING

import pytest

from helpdeskctl.desk.import_draft import draft
from helpdeskctl.desk.import_guess import guess
from helpdeskctl.desk.import_map import Layout
from helpdeskctl.desk.import_table import Header, faults_of, lines_of
from helpdeskctl.errors import BadValue, NotFound
from helpdeskctl.log.memory import MemoryLog
from tests.house import House

if TYPE_CHECKING:
    from pathlib import Path

SEMICOLONS = """\
Logbook Helpdesk;;;;;

No;Waktu;;Pemohon;Keluhan;Status
;Tgl;Jam;;;
HD-1;2/11/2026;9.15;Ani;Printer macet;selesai
HD-2;2/11/2026;10.05;Budi;Lupa sandi;proses
"""


def test_a_csv_of_a_spreadsheet(tmp_path: Path) -> None:
    """Semicolons, a title, a header of two lines, a day beside its clock."""
    path = tmp_path / "log.csv"
    path.write_text(SEMICOLONS, encoding="utf-8-sig")
    seen = guess(path)
    assert (seen.layout.separator, seen.layout.header_row, seen.layout.header_rows) == (";", 3, 2)
    assert seen.columns == {
        "number": ["No"],
        "opened_at": ["Waktu / Tgl", "Waktu / Jam"],
        "requester": ["Pemohon"],
        "subject": ["Keluhan"],
        "state": ["Status"],
    }
    assert (seen.forms, seen.rows) == ({"%d/%m/%Y %H.%M": 2}, 2)


@pytest.mark.parametrize(
    ("lines", "names"),
    [
        ([["No", "Ket", "", "Ket"]], ["No", "Ket", "column 3", "Ket (2)"]),
        (
            [["No", "Waktu", "", "Nama"], ["", "Masuk", "Selesai", ""]],
            ["No", "Waktu / Masuk", "Waktu / Selesai", "Nama"],
        ),
        ([["No", "Tgl\nmasuk"], ["No", ""]], ["No", "Tgl masuk"]),
        ([["No"], ["", "Masuk"]], ["No", "No / Masuk"]),
    ],
)
def test_names_of_columns(lines: list[list[str]], names: list[str]) -> None:
    """Each column has a name of its own, joined from top to bottom."""
    assert Header(lines).names == names


def test_a_row_per_update_is_seen(tmp_path: Path) -> None:
    """Numbers that come again and again, with a time of the update, are no rows per request."""
    lines = ["number,incident_state,sys_updated_at,caller_id,priority"]
    lines += [f"INC{n % 4},Active,2/11/2026 09:{n:02},Ani,3 - Moderate" for n in range(20)]
    lines += ["INC9,?,?,?,?"]
    source, target = tmp_path / "log.csv", tmp_path / "map.yaml"
    source.write_text("\n".join(lines), encoding="utf-8")
    draft(House(MemoryLog()).desk(), source, target, None)
    text = target.read_text(encoding="utf-8")
    for line in (
        "rows: event",
        '  - "?"',
        '  updated_at: "sys_updated_at"',
        '    "3 - Moderate": medium  # 20 rows',
    ):
        assert f"{line}\n" in text


def test_no_header(tmp_path: Path) -> None:
    """A file in which nothing could be a header is refused."""
    path = tmp_path / "log.csv"
    path.write_text("1,2\n3,4\n", encoding="utf-8")
    with pytest.raises(BadValue) as caught:
        guess(path)
    assert caught.value.key == "import.no-header"
    with pytest.raises(NotFound):
        guess(tmp_path / "none")


def test_an_old_or_broken_workbook(tmp_path: Path) -> None:
    """What openpyxl cannot read is said with what to do."""
    pytest.importorskip("openpyxl")
    path = tmp_path / "log.xls"
    for begin, key in (
        (b"\xd0\xcf\x11\xe0", "import.old-workbook"),
        (b"PK\x03\x04", "import.not-workbook"),
    ):
        path.write_bytes(begin + b"nothing")
        with pytest.raises(BadValue) as caught, faults_of(path):
            list(lines_of(path, Layout()))
        assert caught.value.key == key


def test_without_openpyxl(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """A workbook needs an extra, and the hint has the command."""
    monkeypatch.setitem(sys.modules, "openpyxl", None)
    path = tmp_path / "log.xlsx"
    path.write_bytes(b"PK\x03\x04")
    with pytest.raises(BadValue) as caught:
        list(lines_of(path, Layout()))
    assert caught.value.key == "import.no-openpyxl"


def test_cells(tmp_path: Path) -> None:
    """Dates, clocks, numbers and merged cells become the texts that a person sees."""
    openpyxl = pytest.importorskip("openpyxl")
    book = openpyxl.Workbook()
    sheet = book.active
    late = datetime(2026, 11, 2, 9, 14, 59, 999_600)  # noqa: DTZ001 - as a sheet has it
    sheet.append([late, late.replace(hour=0, minute=0, second=0, microsecond=0), time(9, 15)])
    sheet.append([9.3, 12.0, 7, True, "#N/A", "Unit"])
    sheet["A2"].number_format = "0.00"
    sheet["E2"].data_type = "e"
    sheet.merge_cells("F2:G3")
    path = tmp_path / "log.xlsx"
    book.save(path)
    assert list(lines_of(path, Layout())) == [
        (1, ["2026-11-02 09:15:00", "2026-11-02", "09:15:00", "", "", "", ""]),
        (2, ["9.30", "12", "7", "True", "", "Unit", ""]),
        (3, ["", "", "", "", "", "Unit", ""]),
    ]
    with pytest.raises(BadValue) as caught:
        list(lines_of(path, Layout(sheet="Log")))
    assert caught.value.values["known"] == "Sheet"


def test_a_sheet_that_never_ends(tmp_path: Path) -> None:
    """A cell at the far corner does not keep us busy for hours."""
    openpyxl = pytest.importorskip("openpyxl")
    book = openpyxl.Workbook()
    book.active["XFD1048576"] = "x"
    book.save(tmp_path / "log.xlsx")
    with pytest.raises(BadValue) as caught:
        list(lines_of(tmp_path / "log.xlsx", Layout()))
    assert caught.value.key == "import.big-workbook"
