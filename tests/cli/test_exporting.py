"""`log export` as tables: what stands in them, what a spreadsheet makes of it, and the way back."""

from __future__ import annotations

import csv
import io
import json
import sys
from datetime import datetime
from pathlib import Path
from typing import TYPE_CHECKING, Any

import pytest

from helpdeskctl.core.text import tidy
from helpdeskctl.desk import tables
from helpdeskctl.render.table_csv import CsvTable, defused
from helpdeskctl.render.table_xlsx import CREATED
from tests.hostile import harm, hostile

if TYPE_CHECKING:
    from tests.cli.run import Shell

MAP = Path(__file__).parents[2] / "contrib" / "maps" / "own-requests-csv.yaml"
RICH = "<r><rPr><b/></rPr><t>x</t></r>"


@pytest.fixture
def desk(shell: Shell, tmp_path: Path) -> Shell:
    """Three requests: closed and archived, hostile with a file, and one that waits."""
    (tmp_path / "=bukti.txt").write_text("bukti")
    done = ("--from", "ani@contoh.co.id", "--service", "password-reset")
    assert shell("done", "Lupa sandi", *done).code == 0
    assert shell("log", "archive").code == 0
    shell.now += 3600
    more = ("--needed-by", "2026-11-20", "--asset==1+1", "--attach", str(tmp_path / "=bukti.txt"))
    opened = shell("open", "--from=citra", f"--body=-{hostile()}", *more, "--", hostile("+"))
    assert opened.code == 0
    assert shell("open", RICH, "--from", "budi@contoh.co.id", "--asset", "http://x.co").code == 0
    assert shell("triage", "3", "--service", "printer-problem").code == 0
    assert shell("wait", "3", "--for", "requester", "--because", "nomor aset").code == 0
    return shell


def _read(text: str) -> list[dict[str, str]]:
    return list(csv.DictReader(io.StringIO(text, newline="")))


def test_requests_to_standard_output(desk: Shell) -> None:
    """RFC 4180: one table, CRLF, a line a request; the archived one is there too."""
    result = desk("log", "export", "--format", "csv")
    assert (result.code, result.err) == (0, "")
    rows = _read(result.out)
    assert sorted(row["id"][-4:] for row in rows) == ["0001", "0002", "0003"]
    assert list(rows[0]) == [column.name for column in tables.TABLES["requests"]]
    assert result.out.endswith("\r\n")
    assert result.out == desk("log", "export", "--format", "csv", "--json").out
    closed = next(row for row in rows if row["status"] == "closed")
    assert (closed["received_at"], closed["security"]) == ("2026-11-02T02:00:00Z", "false")
    assert (closed["response.target_s"], closed["confirmed.by"]) == ("1800", "ani@contoh.co.id")
    assert closed["requester.email"] == closed["requester"] == "ani@contoh.co.id"


def test_all_tables_into_a_folder(desk: Shell, tmp_path: Path) -> None:
    """Four files for their owner alone, each with the number of the request in front."""
    folder = tmp_path / "out"
    folder.mkdir()
    said = desk("log", "export", "--format", "csv", "--output", str(folder))
    assert said.out == f"3 requests written to {folder}\n"
    files = {path.stem: path for path in folder.iterdir()}
    assert set(files) == set(tables.TABLES)
    assert {path.stat().st_mode & 0o777 for path in files.values()} == {0o600}
    read = {name: _read(path.read_bytes().decode()) for name, path in files.items()}
    for name, rows in read.items():
        assert rows
        assert list(rows[0]) == [column.name for column in tables.TABLES[name]]
        assert {row["id"] for row in rows} <= {f"REQ-2611-000{n}" for n in (1, 2, 3)}
    assert read["attachments"][0]["name"] == "'=bukti.txt"
    assert read["attachments"][0]["size"] == "5"
    shown = json.loads(desk("show", "3", "--json").out)["request"]
    told = [row for row in read["events"] if row["id"] == "REQ-2611-0003"]
    assert [json.loads(row["data"]) for row in told] == [one["data"] for one in shown["events"]]
    assert [row["hash"] for row in told] == [one["hash"] for one in shown["events"]]
    notices = [row["kind"] for row in read["notices"] if row["id"] == "REQ-2611-0003"]
    assert notices == [one["kind"] for one in shown["notices"]]


def test_a_folder_is_made(desk: Shell, tmp_path: Path) -> None:
    """A new name without an ending is a folder, for its owner alone; one with an ending a file."""
    csv = ("log", "export", "--format", "csv", "--output")
    folder, file = tmp_path / "out", tmp_path / "out.csv"
    assert desk(*csv, str(folder)).code == desk(*csv, str(file)).code == 0
    assert {path.stem for path in folder.iterdir()} == set(tables.TABLES)
    assert folder.stat().st_mode & 0o777 == 0o700
    assert file.read_bytes() == (folder / "requests.csv").read_bytes()
    result = desk(*csv, str(tmp_path / "none" / "out"))
    assert (result.code, str(tmp_path / "none") in result.err) == (3, True)
    assert not (tmp_path / "none").exists()


def test_no_cell_is_a_formula(desk: Shell) -> None:
    """A text that a spreadsheet would compute has an apostrophe in front, and nothing is hidden."""
    out = desk("log", "export", "--format", "csv").out
    for row in _read(out):
        assert not [cell for cell in row.values() if cell.startswith(tuple("=+-@\t\r"))]
        assert harm("".join(row.values())) == []
    row = next(row for row in _read(out) if row["id"].endswith("0002"))
    assert row["subject"].startswith("'+1␛[2J")
    assert row["body"].startswith("'-=1␛[2J")


@pytest.mark.parametrize("start", ["=", "+", "-", "@", "\t", "\r", "'"])
def test_each_start(start: str) -> None:
    """Each of them alone; what is a number stays one."""
    assert defused(f"{start}1") == f"'{start}1"
    assert defused(f"1{start}") == f"1{start}"
    parts: list[str] = []
    CsvTable(["a", "b"], parts.append).add([-1, f"{start}1"])
    cell = list(csv.reader(io.StringIO("".join(parts), newline="")))[1]
    assert cell[0] == "-1"
    assert cell[1] in (f"'{start}1", "^M1")


def _book(desk: Shell, path: Path) -> Any:
    openpyxl = pytest.importorskip("openpyxl")
    pytest.importorskip("xlsxwriter")
    assert desk("log", "export", "--format", "xlsx", "--output", str(path)).code == 0
    return openpyxl.load_workbook(path, rich_text=True)


def test_workbook(desk: Shell, tmp_path: Path) -> None:
    """Dates are dates of the desk's zone, numbers numbers, and every text is a text."""
    book = _book(desk, tmp_path / "a.xlsx")
    assert book.sheetnames == ["requests", "events", "notices"]
    head, *rows = book["requests"].iter_rows()
    names = [cell.value for cell in head]
    requests = [dict(zip(names, row, strict=True)) for row in rows]
    one = {cells["id"].value[-4:]: cells for cells in requests}
    assert one["0001"]["received_at"].value == datetime(2026, 11, 2, 9, 0)  # noqa: DTZ001
    assert one["0002"]["needed_by"].value == datetime(2026, 11, 20)  # noqa: DTZ001
    assert (one["0001"]["impact"].value, one["0001"]["security"].value) == (1, False)
    assert one["0002"]["subject"].value.startswith("+1␛[2J")
    assert one["0002"]["subject"].data_type == "s"
    assert str(one["0003"]["subject"].value) == f"{RICH} "
    assert one["0002"]["asset"].value == "=1+1"
    assert one["0003"]["asset"].value == "http://x.co"
    assert book.properties.created == CREATED
    cells = [cell for sheet in book for row in sheet.iter_rows() for cell in row]
    assert {cell.data_type for cell in cells} <= {"s", "n", "d", "b"}
    assert [cell for cell in cells if cell.hyperlink] == []
    assert harm("".join(str(cell.value) for cell in cells if cell.data_type == "s")) == []


def test_the_same_log_is_the_same_workbook(desk: Shell, tmp_path: Path) -> None:
    """Byte for byte, whenever it is made."""
    first, second = tmp_path / "a.xlsx", tmp_path / "b.xlsx"
    _book(desk, first)
    _book(desk, second)
    assert first.read_bytes() == second.read_bytes()
    assert first.stat().st_mode & 0o777 == 0o600


def test_a_cell_that_is_too_long(desk: Shell, tmp_path: Path) -> None:
    """It is cut to what a spreadsheet takes, and that is said; the CSV has it whole."""
    pytest.importorskip("xlsxwriter")
    assert (
        desk("open", "x", "--from", "k", "--body", "-", stdin=b"\xef\xbf\xbfa" * 20_000).code == 0
    )
    path = tmp_path / "a.xlsx"
    said = desk("log", "export", "--format", "xlsx", "--output", str(path))
    assert said.err == (
        "helpdeskctl: texts cut to what a cell holds: 2; the JSON export has them whole\n"
    )
    body = max(
        (row["body"] for row in _read(desk("log", "export", "--format", "csv").out)), key=len
    )
    assert len(body) == 40_000
    book = pytest.importorskip("openpyxl").load_workbook(path)
    cells = [str(cell.value) for row in book["requests"].iter_rows() for cell in row]
    assert max(map(len, cells)) == 32_767


def test_without_xlsxwriter(desk: Shell, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """One sentence and the command; no file. Without a file to write to, it is asked for."""
    monkeypatch.setitem(sys.modules, "xlsxwriter", None)
    path = tmp_path / "a.xlsx"
    result = desk("log", "export", "--format", "xlsx", "--output", str(path))
    assert (result.code, result.out) == (2, "")
    assert result.err.splitlines() == [
        "helpdeskctl: a workbook is written by XlsxWriter, which is not installed",
        "hint: pip install 'helpdeskctl[xlsx]'",
    ]
    assert not path.exists()
    assert desk("log", "export", "--format", "xlsx").code == 2


def test_more_rows_than_a_sheet(
    desk: Shell, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """It is refused with the form that can hold them."""
    pytest.importorskip("xlsxwriter")
    monkeypatch.setattr("helpdeskctl.render.table_xlsx.MOST_ROWS", 2)
    result = desk("log", "export", "--format", "xlsx", "--output", str(tmp_path / "a.xlsx"))
    assert (result.code, "--format csv" in result.err) == (2, True)
    assert not (tmp_path / "a.xlsx").exists()


def test_back_from_csv(desk: Shell, tmp_path: Path) -> None:
    """By the map in `contrib` a row comes back with its words, state and times."""
    desk("triage", "2", "--service", "vpn-access")
    desk("escalate", "2", "--to", "infrastructure", "--because", "x")
    desk("escalate", "2", "--to", "vendor:Tel ko", "--because", "x")
    source = tmp_path / "requests.csv"
    assert desk("log", "export", "--format", "csv", "--output", str(source)).code == 0
    before = json.loads(desk("list", "status:*", "--json").out)["items"]
    new = tmp_path / "new"
    assert desk("init", str(new)).code == 0
    back = ("log", "import", str(source), "--map", str(MAP), "--as-history", "--desk", str(new))
    took = json.loads(desk(*back, "--json").out)
    assert (took["requests"], took["refused"], took["unknown_words"]) == (3, [], [])
    items = json.loads(desk("list", "status:*", "--json", "--desk", str(new)).out)["items"]
    after = {item["alias"].removeprefix("CSV-"): item for item in items}
    kept = (
        "status service priority impact urgency level team owner officer channel asset "
        "received_at ended_at waiting_for category"
    ).split()
    for item in before:
        again = after[item["id"]]
        assert {name: again[name] for name in kept} == {name: item[name] for name in kept}
        assert again["requester"]["email"] == item["requester"]["email"]
        if not harm(item["subject"]):
            assert again["subject"] == item["subject"]
    assert after["REQ-2611-0002"]["subject"].startswith("+1␛[2J")
    shown = desk("show", "CSV-REQ-2611-0002", "--json", "--desk", str(new)).out
    assert tidy(json.loads(shown)["request"]["body"]).startswith("-=1␛[2J")


def test_the_map_knows_the_whole_agreement() -> None:
    """A service that is added to the shipped agreement is added to the map."""
    from helpdeskctl.core.terms import Terms
    from tests.house import snapshot

    listed = MAP.read_text(encoding="utf-8").partition("\nservices:\n")[2].split()
    assert {word.removesuffix(":") for word in listed} == set(Terms(snapshot()).services)
