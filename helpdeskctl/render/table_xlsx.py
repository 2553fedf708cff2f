"""Tables as the sheets of an XLSX workbook, row by row: real dates and numbers, texts as texts.

It needs XlsxWriter, which the extra `xlsx` brings. The same rows give the same bytes. Times are
those of one zone, as a spreadsheet knows none.
"""

from __future__ import annotations

from datetime import UTC, datetime, timedelta
from typing import TYPE_CHECKING, Any, NamedTuple

from helpdeskctl.core.when import from_iso
from helpdeskctl.errors import BadValue
from helpdeskctl.render.table_csv import text_of

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping, Sequence
    from typing import IO

    from helpdeskctl.core.when import Zone

CREATED = datetime(2020, 1, 1, tzinfo=UTC).replace(tzinfo=None)
"""Stands in every workbook: a clock would make every one another."""
_EPOCH = datetime(1970, 1, 1, tzinfo=UTC).replace(tzinfo=None)
MOST_LETTERS = 32_767
MOST_ROWS = 1_048_575
_FORMS = {"instant": "yyyy-mm-dd hh:mm:ss", "day": "yyyy-mm-dd"}
_NO_XML = dict.fromkeys((0xFFFE, 0xFFFF), "\ufffd")


class Sheet(NamedTuple):
    """The names of its columns, and the kind of cell that each holds."""

    names: Sequence[str]
    kinds: Sequence[str]


def write_book(
    file: IO[bytes],
    sheets: Mapping[str, Sheet],
    rows: Iterable[tuple[str, Sequence[Any]]],
    zone: Zone,
) -> tuple[dict[str, int], int]:
    """Write a workbook into a file: how many rows each sheet got, and how many texts were cut.

    BadValue without XlsxWriter, or when a sheet gets too many rows.
    """
    try:
        from xlsxwriter import Workbook
    except ImportError as error:
        raise BadValue("export.no-xlsxwriter") from error
    with Workbook(file, {"constant_memory": True}) as book:
        book.set_properties({"created": CREATED, "comments": f"Times are those of {zone.name}."})
        forms = {kind: book.add_format({"num_format": form}) for kind, form in _FORMS.items()}
        open_sheets = {
            name: _Open(book.add_worksheet(name), sheet, forms, zone)
            for name, sheet in sheets.items()
        }
        for name, row in rows:
            open_sheets[name].add(row)
    counts = {name: sheet.rows for name, sheet in open_sheets.items()}
    return counts, sum(sheet.cut for sheet in open_sheets.values())


class _Open:
    """One sheet that is being written."""

    def __init__(self, sheet: Any, form: Sheet, forms: Mapping[str, Any], zone: Zone) -> None:
        self._sheet = sheet
        self._kinds = form.kinds
        self._forms = forms
        self._zone = zone
        self.rows = 0
        self.cut = 0
        sheet.freeze_panes(1, 1)
        for place, name in enumerate(form.names):
            sheet.write_string(0, place, name)

    def add(self, row: Sequence[Any]) -> None:
        """The next row; empty cells are not written."""
        self.rows += 1
        if self.rows > MOST_ROWS:
            raise BadValue("export.rows", sheet=self._sheet.name, most=MOST_ROWS)
        for place, (value, kind) in enumerate(zip(row, self._kinds, strict=True)):
            if value is not None:
                self._put(place, value, kind)

    def _put(self, place: int, value: Any, kind: str) -> None:
        sheet, row = self._sheet, self.rows
        if isinstance(value, bool):
            sheet.write_boolean(row, place, value)
        elif isinstance(value, int):
            sheet.write_number(row, place, value)
        elif kind in _FORMS and isinstance(value, str):
            sheet.write_datetime(row, place, self._moment(value, kind), self._forms[kind])
        else:
            sheet.write_string(row, place, self._text(value))

    def _moment(self, text: str, kind: str) -> datetime:
        if kind == "day":
            return datetime.fromisoformat(text)
        return _EPOCH + timedelta(seconds=self._zone.wall(from_iso(text)))

    def _text(self, value: Any) -> str:
        text = text_of(value)
        if not text.isascii():
            text = text.translate(_NO_XML)
        # XlsxWriter takes what begins and ends so for its own markup, and writes it as it is.
        if text.startswith("<r>") and text.endswith("</r>"):
            text += " "
        if len(text) > MOST_LETTERS:
            self.cut += 1
            text = f"{text[: MOST_LETTERS - 1]}…"
        return text
