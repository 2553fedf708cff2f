"""`log export`: the whole log as JSON, or as tables in CSV files or a workbook."""

from __future__ import annotations

from contextlib import ExitStack, suppress
from pathlib import Path
from typing import TYPE_CHECKING, Annotated, Literal

from typer import Option

from helpdeskctl.cli import terminal
from helpdeskctl.cli.verb import verb
from helpdeskctl.desk import keeping, tables
from helpdeskctl.desk.answer import Answer
from helpdeskctl.desk.outfile import whole_bytes, whole_file
from helpdeskctl.desk.records import Desk
from helpdeskctl.errors import BadValue

if TYPE_CHECKING:
    from collections.abc import Callable

Form = Annotated[
    Literal["json", "csv", "xlsx"],
    Option(
        "--format",
        case_sensitive=False,
        help="json is the whole log and comes back; csv and xlsx are tables to work with.",
    ),
]
Output = Annotated[
    Path | None,
    Option(
        "--output",
        metavar="FILE|DIR",
        help="Write it there; csv fills a folder with all tables, else it is the requests alone.",
    ),
]
_PIECE = 1 << 20


@verb()
def export(desk: Desk, form: Form = "json", output: Output = None) -> Answer:
    """The whole log as one JSON document, or as tables."""
    if form == "csv":
        return _csv(desk, output)
    if form == "xlsx":
        return _xlsx(desk, output)
    from helpdeskctl.render.guard import safe_json

    return keeping.export(desk, output, lambda text: terminal.pour(safe_json(text)))


def _csv(desk: Desk, output: Path | None) -> Answer:
    """Every table into a folder; else the requests to a file or to standard output."""
    if output is None:
        _pour(desk, {tables.REQUESTS: terminal.pour})
        return Answer("exported", {})
    files = {tables.REQUESTS: output}
    if not output.suffix and not output.exists():
        with suppress(OSError):  # writing into it says why not
            output.mkdir(mode=0o700)
    if output.is_dir():
        files = {name: output / f"{name}.csv" for name in tables.TABLES}
    with ExitStack() as stack:
        writes = {
            name: stack.enter_context(whole_file(path, private=True))
            for name, path in files.items()
        }
        count = _pour(desk, writes)
    return _exported(count, output)


def _pour(desk: Desk, writes: dict[str, Callable[[str], object]]) -> int:
    """Write the tables for which there is a `write`; returns how many requests there are."""
    from helpdeskctl.render.table_csv import CsvTable

    lines = {
        name: CsvTable([column.name for column in tables.TABLES[name]], write)
        for name, write in writes.items()
    }
    count = 0
    for name, row in tables.rows(desk, list(writes)):
        lines[name].add(row)
        count += name == tables.REQUESTS
    return count


def _xlsx(desk: Desk, output: Path | None) -> Answer:
    """Requests, events and notices as the sheets of a workbook."""
    if output is None:
        raise BadValue("option.missing", option="--output", command="log export")
    from tempfile import TemporaryFile

    from helpdeskctl.render.table_xlsx import Sheet, write_book

    names = [name for name in tables.TABLES if name != tables.ATTACHMENTS]
    sheets = {name: Sheet(*zip(*tables.TABLES[name], strict=True)) for name in names}
    with TemporaryFile() as spool, whole_bytes(output, private=True) as write:
        count, cut = write_book(spool, sheets, tables.rows(desk, names), desk.terms.zone)
        spool.seek(0)
        while piece := spool.read(_PIECE):
            write(piece)
    if cut:
        desk.remarks.append(("export.cut", {"number": cut}))
    return _exported(count[tables.REQUESTS], output)._replace(remarks=tuple(desk.remarks))


def _exported(count: int, output: Path) -> Answer:
    return Answer("exported", {"schema": 1, "requests": count, "output": str(output)})
