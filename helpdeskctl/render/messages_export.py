"""Sentences about an export as tables."""

from __future__ import annotations

TEXTS: dict[str, str | dict[str, str]] = {
    "export.no-xlsxwriter": {
        "en": "a workbook is written by XlsxWriter, which is not installed",
        "id": "workbook ditulis oleh XlsxWriter, yang belum terpasang",
    },
    "export.no-xlsxwriter.hint": "pip install 'helpdeskctl[xlsx]'",
    "export.rows": {
        "en": "the sheet {sheet} would have more than {most} rows, which no spreadsheet opens",
        "id": "lembar {sheet} akan lebih dari {most} baris; tidak ada spreadsheet yang membukanya",
    },
    "export.rows.hint": "helpdeskctl log export --format csv --output DIR",
    "export.cut": {
        "en": "texts cut to what a cell holds: {number}; the JSON export has them whole",
        "id": "teks yang dipotong sepanjang isi satu sel: {number}; export JSON memuat utuh",
    },
}
