"""Which texts of a request are personal, by the names that people have for them, and their end.

What was personal when an event was written is told by its salts and tombstones, whatever the
table of kinds says today. Nothing here writes to the log.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Any, NamedTuple

from helpdeskctl.core.model import REQUESTER
from helpdeskctl.core.notices import GONE, MOOT, OWED
from helpdeskctl.core.text import digest_of
from helpdeskctl.log.chain import is_tombstone, redact

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Iterator

    from helpdeskctl.log.findings import Derived
    from helpdeskctl.log.port import Doc

ALL = "all"
_GROUPS = {REQUESTER: ("name", "email")}
_WORDS = {("noted", "text"): "note", ("replied", "text"): "reply"}
_NAMES = {"files": "attachments"}
_OF_PEOPLE = frozenset({"name", "confirmed_by", "agreed_by"})
"""Fields of a name, each word of which tells who it is."""
_TELLING = 3
"""Letters that a word needs to be looked for in other texts."""


class Field(NamedTuple):
    """A personal text: event, name in its data, the word for it, its value, whether it is gone."""

    event: int
    name: str
    word: str
    value: Any
    gone: bool


class Order(NamedTuple):
    """What is to be taken out: words for fields, one event or all, why, and when it was begun."""

    words: tuple[str, ...]
    event: int | None
    because: str
    at: str


def word_of(kind: str, name: str) -> str:
    """What people call that field of that kind of event."""
    return _WORDS.get((kind, name)) or _NAMES.get(name, name).replace("_", "-")


def fields_of(doc: Doc) -> Iterator[Field]:
    """Every personal text of a request, those that are gone too."""
    for event in doc["events"]:
        salts = event.get("salts") or {}
        for name, value in event["data"].items():
            gone = is_tombstone(value) and name not in salts
            if gone or name in salts:
                yield Field(event["seq"], name, word_of(event["kind"], name), value, gone)


def words_for(doc: Doc) -> list[str]:
    """The words that can be said of this request."""
    words = dict.fromkeys(field.word for field in fields_of(doc))
    groups = [group for group, inside in _GROUPS.items() if words.keys() & set(inside)]
    return [*groups, *words, ALL] if words else []


def chosen(doc: Doc, words: Iterable[str], event: int | None) -> list[Field]:
    """The fields that these words mean: and, unless one event is named, equal texts elsewhere."""
    names = {name for word in words for name in _GROUPS.get(word, (word,))}
    fields = [field for field in fields_of(doc) if event in (None, field.event)]
    meant = [field for field in fields if ALL in names or field.word in names]
    if event is not None:
        return meant
    texts = texts_of(meant)
    return [field for field in fields if field in meant or texts & _texts(field)]


def texts_of(fields: Iterable[Field]) -> set[str]:
    """What stands in these fields, in small letters: words, each of a list; digests of the rest."""
    return {text for field in fields for text in _texts(field)}


def _texts(field: Field) -> set[str]:
    values = field.value if isinstance(field.value, list) else [field.value]
    return set() if field.gone else {text for one in values if (text := _text(one))}


def _text(value: Any) -> str:
    if isinstance(value, dict):
        return str(value.get("sha256", ""))
    return str(value).casefold()


def take_out(doc: Doc, order: Order, derive: Callable[[Doc], Derived]) -> None:
    """Put tombstones into a document, and make anew what it tells beside its events."""
    fields = chosen(doc, order.words, order.event)
    taken = texts_of(fields)
    for field in fields:
        redact(doc["events"][field.event - 1], field.name, order.because, order.at)
    taken -= texts_of(fields_of(doc))
    for notice in doc.get("notices", ()):
        if str(notice["to"]).casefold() in taken:
            notice["to"] = GONE
            notice["state"] = MOOT if notice["state"] == OWED else notice["state"]
    doc["summary"] = derive(doc).summary


def within(doc: Doc, fields: list[Field], text_of: Callable[[Any], Any]) -> list[Field]:
    """Where the words of these fields stand inside of other texts, which stay as they are."""
    words = {text for text in texts_of(fields) if len(text) >= _TELLING}
    others = [one for one in fields_of(doc) if not one.gone and one not in fields]
    return [one for one in others if any(holds(text_of(one.value), word) for word in words)]


def holds(text: Any, words: str) -> bool:
    """Whether words in small letters stand in a text, not as a part of longer ones."""
    if not isinstance(text, str) or words not in (low := text.casefold()):
        return False
    return re.search(rf"(?<!\w){re.escape(words)}(?!\w)", low) is not None


def repeated(because: str, fields: Iterable[Field]) -> bool:
    """Whether a reason repeats what is to be forgotten: a text, or a word of a name."""
    return any(holds(because, word) for field in fields for word in _telling(field))


def _telling(field: Field) -> Iterator[str]:
    if digest_of(field.value) or field.value == REQUESTER:
        return
    for text in _texts(field):
        yield text
        if field.name in _OF_PEOPLE:
            yield from (word for word in text.split() if len(word) >= _TELLING)
