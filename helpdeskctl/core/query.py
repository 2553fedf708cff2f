"""Filter words in, a predicate over requests out: `status:active owner:me is:late printer`.

All words must hold. Nothing here needs a memory of who looked when: it follows from the events.
"""

from __future__ import annotations

from collections.abc import Callable, Container, Iterator
from typing import TYPE_CHECKING, NamedTuple

from helpdeskctl.core.model import CHANNELS, ENDS, PRIORITIES, REQUEST_KINDS, STATUSES, Request
from helpdeskctl.errors import BadValue

if TYPE_CHECKING:
    from helpdeskctl.core.clocks import Clock

Predicate = Callable[[Request], bool]


class Context(NamedTuple):
    """What the words may refer to: who `me` is, how a time reads, and the clocks of a request.

    `instant` takes a text and whether it looks ahead: deadlines lie there, all else behind.
    """

    me: str
    instant: Callable[[str, bool], int]
    clocks: Callable[[Request], tuple[Clock | None, ...]]
    quiet: Callable[[Request], bool]
    unit: Callable[[str], str | None]


def _said(value: object) -> str | None:
    """A text; nothing of one that was redacted."""
    return value if isinstance(value, str) else None


_TEXTS: dict[str, Callable[[Request], object]] = {
    "status": lambda request: request.status,
    "priority": lambda request: request.priority,
    "channel": lambda request: request.channel,
    "kind": lambda request: request.kind,
    "level": lambda request: request.level,
    "team": lambda request: request.team,
    "owner": lambda request: request.owner,
    "officer": lambda request: request.officer,
    "requester": lambda request: f"{_said(request.name) or ''} {_said(request.email) or ''}",
    "service": lambda request: request.service,
    "category": lambda request: request.category,
    "unit": lambda request: request.unit,
    "asset": lambda request: _said(request.asset),
}
WORDS = {
    "status": STATUSES,
    "priority": PRIORITIES,
    "channel": CHANNELS,
    "kind": REQUEST_KINDS,
}
_TIMES = ("due", "opened", "updated")
_SIDES = tuple(f"{name}.{side}" for name in _TIMES for side in ("before", "after"))
MARKS = ("late", "security", "temporary", "unowned", "untriaged", "unread", "unconfirmed", "quiet")
FIELDS = (*_TEXTS, *_SIDES, "is")
"""Every word that may stand before a colon; `not.` may stand before each of them."""


def predicate(words: list[str], context: Context) -> Predicate:
    """The words as one test."""
    tests = [_word(word, context) for word in words]
    return lambda request: all(test(request) for test in tests)


def reaches_ended(words: list[str]) -> bool:
    """Whether the words may name what has already left the desk.

    `list` without such a word shows what has not ended.
    """
    for word in words:
        field, colon, value = word.partition(":")
        if colon and field == "status" and _may_be_ended(value):
            return True
        if colon and field == "not.status":
            return True
    return False


def _may_be_ended(patterns: str) -> bool:
    return any(_like(pattern)(end) for pattern in patterns.split(",") for end in ENDS)


def doubtful(words: list[str], names: dict[str, Container[str]]) -> Iterator[tuple[str, str]]:
    """Words that may be why nothing fits, each with what may be meant instead.

    `names` are the names of a field's values; a bare word may be a status or a mark.
    """
    for word in words:
        field, colon, value = word.partition(":")
        if colon and "*" not in value and value not in names.get(field, (value,)):
            yield word, f"{word}*"
        elif not colon and word.casefold() in (*STATUSES, *MARKS):
            yield word, f"{'status' if word.casefold() in STATUSES else 'is'}:{word.casefold()}"


def _word(word: str, context: Context) -> Predicate:
    field, colon, value = word.partition(":")
    if not colon:
        return _contains(word)
    if field.startswith("not."):
        inside = _word(f"{field[4:]}:{value}", context)
        return lambda request: not inside(request)
    if field == "is":
        return _mark(value, context)
    if field in _SIDES:
        return _time(field, value, context)
    if field in _TEXTS:
        return _text(field, value, context)
    raise BadValue("filter.field", field=field, known=_known())


def _known() -> str:
    return ", ".join([*FIELDS, "not.…"])


def _text(field: str, values: str, context: Context) -> Predicate:
    """One of the values, which stand with commas between them."""
    tests = [_one(field, value, context) for value in values.split(",") if value or "," in values]
    return lambda request: any(test(request) for test in tests)


def _one(field: str, value: str, context: Context) -> Predicate:
    if field in WORDS and "*" not in value and value.casefold() not in WORDS[field]:
        raise BadValue("filter.value", field=field, value=value, known=", ".join(WORDS[field]))
    wanted = context.me if value == "me" and field in ("owner", "officer") else value
    if field == "unit":
        wanted = context.unit(value) or value
    get = _TEXTS[field]
    if field == "requester" and "*" not in wanted:
        return lambda request: wanted.casefold() in str(get(request)).casefold()
    like = _like(wanted)
    return lambda request: get(request) is not None and like(str(get(request)))


def _like(pattern: str) -> Callable[[str], bool]:
    if "*" not in pattern:
        wanted = pattern.casefold()
        return lambda text: text.casefold() == wanted
    from fnmatch import fnmatchcase

    return lambda text: fnmatchcase(text.casefold(), pattern.casefold())


def _contains(word: str) -> Predicate:
    wanted = word.casefold()

    def test(request: Request) -> bool:
        texts = (request.id, request.subject, request.name, request.email, request.alias)
        return any(wanted in text.casefold() for text in texts if isinstance(text, str))

    return test


def _time(field: str, value: str, context: Context) -> Predicate:
    name, _, side = field.partition(".")
    limit = context.instant(value, name == "due")

    def test(request: Request) -> bool:
        at = _instant(name, request, context)
        return at is not None and (at < limit if side == "before" else at >= limit)

    return test


def _instant(name: str, request: Request, context: Context) -> int | None:
    if name == "opened":
        return request.received_at
    if name == "updated":
        return request.last_at
    dues = [clock.due_at for clock in context.clocks(request) if clock and clock.due_at]
    return min(dues, default=None)


def _mark(value: str, context: Context) -> Predicate:
    tests: dict[str, Predicate] = {
        "late": lambda request: any(
            clock is not None and clock.state == "missed" for clock in context.clocks(request)
        ),
        "security": lambda request: request.security is not None,
        "temporary": lambda request: request.temporary,
        "unowned": lambda request: request.owner is None,
        "untriaged": lambda request: not request.triaged,
        "unread": lambda request: request.unread,
        "unconfirmed": lambda request: request.status == "fulfilled",
        "quiet": context.quiet,
    }
    if value not in tests:
        raise BadValue("filter.value", field="is", value=value, known=", ".join(MARKS))
    return tests[value]
