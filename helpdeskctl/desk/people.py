"""`people.csv` of the desk: who asks and who works here, so that `--from budi` is enough.

Columns: name, addresses (several: separated by blanks or `;`), unit, login, language. The file is
personal and never in git. It is compiled beside the settings, so that no daily command parses CSV.
"""

from __future__ import annotations

import json
from typing import TYPE_CHECKING, Any, NamedTuple

from helpdeskctl.agreement.store import SCHEMA, read_json, stat_key, write_atomic
from helpdeskctl.core.text import folded, is_address, tidy
from helpdeskctl.errors import BadValue, NotFound

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

COMPILED = "people.json"
COLUMNS = ("name", "addresses", "unit", "login", "language")
_SHOWN = 8


class Person(NamedTuple):
    """A row of the people file; what is not known is None."""

    name: str
    addresses: tuple[str, ...]
    unit: str | None
    login: str | None
    language: str | None

    @property
    def shown(self) -> str:
        """The person as a list of several names him."""
        return f"{self.name} <{self.addresses[0]}>" if self.addresses else self.name


class People:
    """Everybody in the people file; nobody, where there is none."""

    def __init__(self, path: Path, store: Path, *, record: bool) -> None:
        self._path = path
        self._store = store
        self._record = record
        self._rows: list[Person] | None = None

    @property
    def rows(self) -> list[Person]:
        """All people, read when first asked for."""
        if self._rows is None:
            self._rows = [
                Person(name, tuple(addresses), unit, login, language)
                for name, addresses, unit, login, language in self._plain()
            ]
        return self._rows

    def find(self, who: str) -> Person | None:
        """The one person these words mean, None for a stranger; several that fit are refused.

        An address must be exact, in ASCII but for capitals. Else the best of: login, whole name,
        whole word, beginning.
        """
        wanted = folded(tidy(who))
        if "@" in wanted:
            return next((row for row in self.rows if wanted in row.addresses), None)
        for fits in (_is, _has_words, _begins):
            found = [row for row in self.rows if fits(row, wanted)]
            if len(found) == 1:
                return found[0]
            if found:
                known = "; ".join(row.shown for row in found[:_SHOWN])
                raise BadValue("who.several", who=who, known=known)
        return None

    def language_of(self, login: str) -> str | None:
        """The language of a colleague, without making persons of everybody."""
        return next((row[4] for row in self._plain() if row[3] == login), None)

    def _plain(self) -> list[list[Any]]:
        key = stat_key(self._path)
        if key is None:
            return []
        held = read_json(self._store / COMPILED) or {}
        if held.get("key") == key and "people" in held:
            rows: list[list[Any]] = held["people"]
            return rows
        rows = list(_read(self._path))
        if self._record:
            compiled = {"schema": SCHEMA, "key": key, "people": rows}
            write_atomic(self._store, COMPILED, json.dumps(compiled).encode() + b"\n")
        return rows


def _is(row: Person, wanted: str) -> bool:
    return wanted in (row.login, folded(row.name))


def _has_words(row: Person, wanted: str) -> bool:
    return set(wanted.split()) <= set(folded(row.name).split())


def _begins(row: Person, wanted: str) -> bool:
    words = folded(row.name).split()
    parts = [*words, *(address.partition("@")[0] for address in row.addresses)]
    return all(any(part.startswith(word) for part in parts) for word in wanted.split())


def _read(path: Path) -> Iterator[list[Any]]:
    """The rows of the file; a fault names its line."""
    import csv

    try:
        with path.open(encoding="utf-8-sig", newline="") as file:
            reader = csv.DictReader(file)
            unknown = set(reader.fieldnames or ()) - set(COLUMNS)
            if unknown or "name" not in (reader.fieldnames or ()):
                raise _fault(path, 1, f"the columns are {', '.join(COLUMNS)}")
            for row in reader:
                yield _row(path, reader.line_num, {k: tidy(v or "") for k, v in row.items()})
    except (OSError, UnicodeDecodeError, csv.Error) as error:
        raise NotFound("file.unreadable", path=str(path), reason=str(error)) from error


def _row(path: Path, line: int, row: dict[str, str]) -> list[Any]:
    addresses = folded(row.get("addresses", "")).replace(";", " ").split()
    if not row["name"] or not all(map(is_address, addresses)):
        raise _fault(path, line, "a row needs a name, and addresses with an @, in ASCII")
    if row.get("language", "") not in ("", "en", "id"):
        raise _fault(path, line, "language is en or id")
    login = folded(row.get("login", "")) or None
    return [row["name"], addresses, row.get("unit") or None, login, row.get("language") or None]


def _fault(path: Path, line: int, what: str) -> BadValue:
    return BadValue("people.invalid", path=str(path), line=line, what=what)
