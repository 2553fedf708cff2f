"""What is wrong with an agreement's file, where, and in which words.

A fault is a value: it is collected and shown, never raised. It decides nothing.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

if TYPE_CHECKING:
    from collections.abc import Iterable

SENTENCES = {
    "file.missing": "there is no such file",
    "file.unreadable": "the file cannot be read: {reason}",
    "file.size": "the file has {size} bytes; at most {limit} are read",
    "file.encoding": "this byte is not UTF-8; save the file as UTF-8",
    "file.control": "the character U+{code} does not belong into a text",
    "file.empty": "the file has no content",
    "yaml.syntax": "this is not YAML: {problem}",
    "yaml.quote": "the quote that opens here is not closed, or closes before the end of its text",
    "yaml.tab": "a tab stands here; indent with spaces",
    "yaml.depth": "the nesting is deeper than {limit} levels",
    "yaml.tag": 'tags like "{tag}" are not allowed; write the value alone',
    "yaml.anchor": "anchors and aliases are not allowed; write the value again",
    "yaml.merge": 'merge keys ("<<") are not allowed; write the keys again',
    "yaml.key": "a key has to be one word, not a list or mapping",
    "yaml.documents": "a second document begins here; one file holds one",
    "key.duplicate": '"{name}" stands here a second time; the first is on line {first}',
    "key.missing": '{owner}: "{name}" is missing',
    "key.missing.root": '"{name}" is missing',
    "key.unknown": '"{name}" is not a key here; known are {allowed}',
    "key.unknown.near": '"{name}" is not a key here; did you mean "{near}"?',
    "value.empty": '"{name}" has no value',
    "value.mapping": '"{name}" has to be a mapping of keys and values',
    "value.list": '"{name}" has to be a list',
    "value.scalar": '"{name}" has to be one value, not a list or mapping',
    "value.few": '"{name}" needs at least {least} entries',
    "value.choice": '"{value}" is not allowed for "{name}"; choose one of {allowed}',
    "value.choice.near": '"{value}" is not allowed for "{name}"; did you mean "{near}"? '
    "Allowed are {allowed}",
    "value.number": '"{value}" is not a whole number from {least} to {most} ("{name}")',
    "value.boolean": '"{value}" is neither true nor false ("{name}")',
    "value.slug": '"{value}" is not an id: small letters, digits and single hyphens, '
    "like vpn-access",
    "value.version": '"{value}" is not a version; write MAJOR.MINOR.PATCH, like 1.4.0',
    "value.date": '"{value}" is not a date; write YYYY-MM-DD',
    "value.hours": '"{value}" is not a span of hours; write 08:00-12:00, the end after the start',
    "value.duration": '"{value}" is not a duration; write 30m, 4h, 3d or 1d 4h',
    "value.period": '"{value}" is not a time to keep texts; write 5y or 400d',
    "value.request": '"{value}" is not a whole number of a request; write it like REQ-2610-0007',
    "value.address": '"{value}" is not a mail address',
    "value.long": '"{name}" is longer than {limit} characters',
    "value.duplicate": '"{value}" stands twice in "{name}"',
    "service.duplicate": 'the service "{id}" stands here a second time; the first is on line '
    "{first}",
    "service.effort": '{owner}: a pre-defined service states its "effort"',
    "service.defaults": '{owner}: a pre-defined service without "{name}"; triage will have to ask',
    "service.successor": '{owner}: a deprecated service names its successor in "replaced_by"',
    "service.path": 'no active service of the category "not-in-catalog": '
    "a request that fits nothing has no path",
    "field.duplicate": '{owner}: the field "{id}" stands here a second time; the first is on line '
    "{first}",
    "target.inverted": "{owner}: resolve ({resolve}) is shorter than respond ({respond})",
    "target.order": '{owner}: "{name}" of {higher} ({higher_time}) is longer than of {lower} '
    "({lower_time})",
    "category.unknown": '{owner}: there is no category "{value}"; known are {allowed}',
    "category.unknown.near": '{owner}: there is no category "{value}"; did you mean "{near}"?',
    "team.unknown": '{owner}: there is no team "{value}"; sla.yaml has {allowed}',
    "team.unknown.near": '{owner}: there is no team "{value}"; did you mean "{near}"?',
    "calendar.unknown": 'there is no calendar "{value}"; sla.yaml has {allowed}',
    "calendar.unknown.near": 'there is no calendar "{value}"; did you mean "{near}"?',
    "service.unknown": '{owner}: there is no service "{value}" to replace it',
    "service.unknown.near": '{owner}: there is no service "{value}"; did you mean "{near}"?',
    "service.itself": "{owner}: a service cannot replace itself",
    "unit.duplicate": 'the unit "{id}" stands here a second time; the first is on line {first}',
    "alias.duplicate": '"{alias}" already means the unit "{unit}" (line {first})',
    "calendar.closed": "{owner}: the calendar has no open hours; its clocks would never run",
    "calendar.day": "{owner}: a day is worth at most 24 hours, not {value}",
    "hours.overlap": "{owner}: {value} overlaps {other}",
    "dated.inverted": '{owner}: "to" ({until}) lies before "from" ({since})',
    "dated.overlap": "{owner}: these dated hours overlap those of line {first}",
    "zone.unknown": 'there is no time zone "{value}"; write a name like Asia/Jakarta',
    "zone.unknown.near": 'there is no time zone "{value}"; did you mean "{near}"?',
    "holiday.duplicate": "the date {date} stands here a second time; the first is on line {first}",
    "holiday.year": "the holidays of {year} are missing; its days count as working days",
    "priority.incomplete": 'the priority rule needs every value of "{name}" once: {values}',
    "priority.order": 'the level "{higher}" ({higher_sum}) has to begin above "{lower}" '
    "({lower_sum})",
    "priority.gap": "the lowest level has to begin at 2, or some sums have no priority",
    "warnings.order": "the percentages have to rise",
    "team.level2": "no team has level 2; the procedure escalates to one (4h)",
    "role.missing": 'the role "{name}" is missing; both heads receive security requests (4h)',
}


class Fault(NamedTuple):
    """One fault: where it stands (from 1), `error` or `warning`, its rule, and its sentence."""

    file: str
    line: int
    column: int
    level: str
    rule: str
    key: str
    values: dict[str, object]

    def text(self) -> str:
        """Return the English sentence."""
        return SENTENCES[self.key.removeprefix("fault.")].format(**self.values)

    def __str__(self) -> str:
        """Return `file:line:column: level: message [rule]`."""
        where = f"{self.file}:{self.line}:{self.column}"
        return f"{where}: {self.level}: {self.text()} [{self.rule}]"


def fault(file: str, at: tuple[int, int], sentence: str, /, **values: object) -> Fault:
    """Make an error; the first two words of the sentence's key are its rule."""
    rule = ".".join(sentence.split(".")[:2])
    return Fault(file, *at, "error", rule, f"fault.{sentence}", values)


def near(word: str, allowed: Iterable[str]) -> str | None:
    """Return the known word that was probably meant."""
    from difflib import get_close_matches

    found = get_close_matches(word.casefold(), list(allowed), n=1, cutoff=0.7)
    return found[0] if found else None


def listed(words: Iterable[str]) -> str:
    """Return words as one line, cut where it grows too long to read."""
    known = list(words)
    more = f" … ({len(known)})" if len(known) > 12 else ""
    return ", ".join(known[:12]) + more


def shown(value: str) -> str:
    """Return a value as a message may quote it: one line, not too long."""
    line = " ".join(value.split())
    return line if len(line) <= 40 else line[:39] + "…"
