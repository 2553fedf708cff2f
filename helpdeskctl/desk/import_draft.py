"""`log import --draft-map`: a map written from what a logbook seems to look like.

What has to be decided stands in it behind `# ?`: with that taken away and the meaning put in, the
line is part of the map.
"""

from __future__ import annotations

import json
import re
from collections import Counter
from typing import TYPE_CHECKING, Any

from helpdeskctl.agreement.spec_common import API
from helpdeskctl.agreement.spec_map import EVENT, MEANINGS, NEEDED, REQUEST, SEPARATORS
from helpdeskctl.core import numbers
from helpdeskctl.core.model import CHANNELS, PRIORITIES
from helpdeskctl.core.text import drives
from helpdeskctl.desk.answer import Answer
from helpdeskctl.desk.import_account import SCHEMA
from helpdeskctl.desk.import_guess import guess, has_days
from helpdeskctl.desk.import_words import HEADERS, TOTALS, meaning_of
from helpdeskctl.desk.outfile import whole_file
from helpdeskctl.errors import BadValue

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

    from helpdeskctl.core.terms import Terms
    from helpdeskctl.desk.import_guess import Guess
    from helpdeskctl.desk.records import Desk

MARK = "# ? "
_PREFIX = "LOG-"
_MOST = 60
"""Words of a column that are listed; a column with more has no fixed words."""
_CHOICES = {
    "state": MEANINGS,
    "channel": CHANNELS,
    "priority": PRIORITIES,
    "impact": ("1", "2", "3"),
    "urgency": ("1", "2", "3"),
    "level": ("1", "2", "3"),
}


def draft(desk: Desk, source: Path, target: Path, map_file: Path | None) -> Answer:
    """Write a draft of a map for a file; a file that is there is never written over."""
    if map_file is not None:
        raise BadValue("import.draft-or-map")
    if target.exists():
        raise BadValue("import.draft-exists", path=str(target))
    seen = guess(source)
    text = "".join(f"{line}\n" for line in _Draft(desk.terms, seen, source).lines())
    if desk.hand.dry_run:
        desk.remarks.append(("dry-run", {}))
    else:
        with whole_file(target) as write:
            write(text)
    data = {
        "schema": SCHEMA,
        "source": str(source),
        "draft": str(target),
        "rows": seen.rows,
        "header": {"row": seen.layout.header_row, "rows": seen.layout.header_rows},
        "columns": seen.columns,
        "to_fill_in": sum(line.lstrip().startswith(MARK) for line in text.splitlines()),
        "changed": not desk.hand.dry_run,
        "dry_run": desk.hand.dry_run,
    }
    return Answer("imported", data, tuple(desk.remarks))


class _Draft:
    """The lines of one draft."""

    def __init__(self, terms: Terms, seen: Guess, source: Path) -> None:
        self._terms = terms
        self._seen = seen
        self._source = source
        self._kind = REQUEST
        number = self._texts("number")
        if "updated_at" in seen.columns and len(number) * 2 < number.total():
            self._kind = EVENT

    def lines(self) -> Iterator[str]:
        """The whole map."""
        yield f"# Draft of a map for {self._source.name}: {self._seen.rows} rows were looked at."
        yield f"# To fill in: take `{MARK.strip()}` and the blank after it away from a line that"
        yield "# begins so, and write what it means. docs/import.md says what every key does."
        yield f"apiVersion: {API}"
        yield f"rows: {self._kind}"
        yield from self._layout()
        yield from self._times()
        yield from self._columns()
        yield from self._words()
        yield from self._services()
        yield from self._ends()

    def _texts(self, field: str) -> Counter[str]:
        """The texts of the column that was taken for a field of ours."""
        names = self._seen.columns.get(field, [])
        return self._seen.texts[names[0]] if names else Counter()

    def _layout(self) -> Iterator[str]:
        layout = self._seen.layout
        if layout.sheet:
            others = ", ".join(map(_quoted, self._seen.other_sheets))
            yield f"sheet: {_quoted(layout.sheet)}{others and f'  # there is also {others}'}"
        for name, separator in SEPARATORS.items():
            if separator == layout.separator and name != "comma":
                yield f"separator: {name}"
        if (layout.header_row, layout.header_rows) != (1, 1):
            yield "header:"
            yield f"  row: {layout.header_row}"
            yield f"  rows: {layout.header_rows}"
        yield "# A line that begins so is no request."
        yield "skip:"
        yield from (f"  - {word}" for word in TOTALS)
        if self._seen.empty:
            yield "# What stands for nothing."
            yield "empty:"
            yield from (f"  - {_quoted(text)}" for text in self._seen.empty)
        if any(map(_like_ours, self._texts("number"))):
            yield "# The numbers read like ours; with this before them `show` finds them."
            yield f"prefix: {_PREFIX}"

    def _times(self) -> Iterator[str]:
        yield f"zone: {self._terms.zone.name}"
        yield "times:"
        found = self._seen.forms
        yield from (f"  - {_quoted(form)}  # {count} times" for form, count in found.most_common())
        if not found:
            yield f'  {MARK}- "%d/%m/%Y %H:%M"'
        for text, count in self._seen.unread.most_common(_MOST):
            yield f"# not read: {_quoted(text)}  # {_rows(count)}"
        if has_days(found):
            week = self._terms.sla["calendars"][self._terms.default_calendar]["week"]
            opens, closes = week[0][0][0], week[0][-1][1]
            yield "# A day without a clock: a receipt at the first, an end at the second."
            yield f"hours: {_clock(opens)}-{_clock(closes)}"

    def _columns(self) -> Iterator[str]:
        yield "columns:"
        seen = self._seen.columns
        for field, names in seen.items():
            shown = [_quoted(name) for name in names]
            if len(names) == 1:
                yield f"  {field}: {shown[0]}"
            else:
                yield f"  {field}:"
                yield from (f"    - {name}" for name in shown)
        yield from (f"  {MARK}{field}:" for field in NEEDED[self._kind] if field not in seen)
        named = {name for names in seen.values() for name in names}
        left = [name for name in self._seen.header if name not in named and self._seen.texts[name]]
        if left:
            fields = ", ".join(field for field, _ in HEADERS if field not in seen)
            yield f"  # not taken: {', '.join(map(_quoted, left))}"
            yield f"  # still free: {fields}"

    def _words(self) -> Iterator[str]:
        yield "words:"
        for field, choices in _CHOICES.items():
            if field in self._seen.columns:
                meant = {word: meaning_of(field, word) for word in self._folded(field)}
                yield from self._section(field, meant, choices, "  ")
        if "state" not in self._seen.columns:
            yield "  state: {}"
        units = {word: None for word in self._folded("unit") if self._terms.unit(word) is None}
        if units:
            known_units = tuple(unit["id"] for unit in self._terms.sla["units"])
            yield from self._section("unit", units, known_units, "  ")

    def _services(self) -> Iterator[str]:
        meant = {word: _service(self._terms, word) for word in self._folded("category")}
        if meant:
            yield "# What is not listed here becomes the service of `defaults`."
            yield from self._section("services", meant, tuple(self._terms.services), "")

    def _section(
        self, name: str, meant: dict[str, Any], choices: tuple[str, ...], indent: str
    ) -> Iterator[str]:
        """Words with their meanings and rows; those without one are marked, after what is free."""
        counts = self._folded("category" if name == "services" else name)
        known = any(meaning is not None for meaning in meant.values())
        if len(meant) > _MOST:
            yield f"{indent}# {name}: {len(meant)} different texts are no words"
            yield from [f"{indent}state: {{}}"] if name == "state" else []
            return
        if None in meant.values():
            yield f"{indent}# one of: {', '.join(choices)}"
        yield f"{indent}{'' if known or name == 'state' else MARK}{name}:"
        if name == "state" and not known:
            yield f"{indent}  selesai: closed"
        for word, meaning in meant.items():
            mark, said = (MARK, "") if meaning is None else ("", f" {meaning}")
            yield f"{indent}  {mark}{_quoted(word)}:{said}  # {_rows(counts[word])}"

    def _folded(self, field: str) -> dict[str, int]:
        """The words of a column, each once in whatever case, the commonest first."""
        spelled: dict[str, str] = {}
        counts: dict[str, int] = {}
        for word, count in self._texts(field).most_common():
            first = spelled.setdefault(word.casefold(), word)
            counts[first] = counts.get(first, 0) + count
        return counts

    def _ends(self) -> Iterator[str]:
        yield "# Where a row does not say; the service's own impact and urgency come first."
        yield "defaults:"
        yield "  service: other"
        yield "  channel: phone"
        yield "  effort: m"
        if self._kind == REQUEST:
            yield "  impact: 1"
            yield "  urgency: 2"
        if "group" in self._seen.columns or "level" in self._seen.columns:
            yield "levels:"
            yield "  first: helpdesk"
            yield f"  others: {self._terms.level2_teams()[0]}"
            if "level" not in self._seen.columns:
                yield f"  # one of: {', '.join(self._terms.sla['teams'])}"
                yield f"  {MARK}teams:"
                yield from (f"    {MARK}{_quoted(word)}:" for word in self._folded("group"))


def _service(terms: Terms, word: str) -> str | None:
    """The one service whose name or keywords are that word, or hold it; else None.

    What only holds it is never taken for a matter of security (4h).
    """
    whole = re.compile(rf"\b{re.escape(word.casefold())}\b")
    exact, within = set(), set()
    for name, entry in terms.services.items():
        texts = [text.casefold() for text in (name, *entry["name"].values(), *entry["keywords"])]
        if entry["status"] == "active":
            exact |= {name for text in texts if whole.fullmatch(text)}
            within |= {name for text in texts if whole.search(text)}
    found = exact or within
    only = found.pop() if len(found) == 1 else None
    return None if only in within - exact and terms.services[only]["security"] else only


def _like_ours(number: str) -> bool:
    try:
        numbers.parse(number)
    except BadValue:
        return False
    return True


def _quoted(text: str) -> str:
    """A text in quotes, as YAML reads it; what an editor would hide stands as `\\U0000202e`."""
    plain = json.dumps(text, ensure_ascii=False)
    return "".join(f"\\U{ord(char):08x}" if drives(ord(char)) else char for char in plain)


def _rows(count: int) -> str:
    return f"{count} row" if count == 1 else f"{count} rows"


def _clock(seconds: int) -> str:
    return f"{seconds // 3600:02}:{seconds % 3600 // 60:02}"
