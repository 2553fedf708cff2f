"""`log redact`: somebody's words are taken out of the log, and its chains stay whole.

The journal has the intent before anything is changed, and the end after all of it. Which texts are
personal stands in `personal`; the files are the log's.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from helpdeskctl.core.text import tidy
from helpdeskctl.core.when import iso
from helpdeskctl.desk import personal
from helpdeskctl.desk.answer import Answer
from helpdeskctl.desk.keeping import derived
from helpdeskctl.desk.personal import Order
from helpdeskctl.errors import BadValue, Missing, Refused
from helpdeskctl.log.intents import REDACTED, REDACTING, begun
from helpdeskctl.log.lines import month_of

if TYPE_CHECKING:
    from collections.abc import Iterable

    from helpdeskctl.desk.personal import Field
    from helpdeskctl.desk.records import Desk
    from helpdeskctl.log.port import Doc

SCHEMA = 1
MOST_WORDS = 200
"""What a reason may hold, in characters."""


def redact(
    desk: Desk, number: str, words: list[str], because: str | None, event: int | None
) -> Answer:
    """Take the texts of some fields out of a request; what was begun before is finished first."""
    if desk.hand.dry_run:
        doc = desk.find(number)
        left = _left(_fields(doc, words, event))
        return _answer(desk, doc, left, None, personal.within(doc, left, desk.text_of))
    with desk.log.hold():
        doc = desk.find(number)
        open_ones = _begun(desk, doc["id"])
        fields = _fields(doc, words, event) if words or not open_ones else []
        done = [(one["seq"], _order(one)) for one in open_ones]
        begun_before = [field for _, order in done for field in _of(doc, order)]
        left = [field for field in _left(fields) if field not in begun_before]
        if left and doc["id"] in desk.settings.legal_hold:
            raise Refused("redact.held", id=doc["id"])
        if left:
            reason = _reason(desk, because, left)
            order = Order(tuple(words), event, reason, iso(desk.now()))
            done.append((begin(desk, doc, order), order))
        inside = personal.within(doc, left, desk.text_of)
        removed = carry_out(desk, [(doc, *one) for one in done])
    aside = desk.log.set_aside(desk.now() + 1)
    if done and aside:
        desk.remarks.append(("redact.aside", {"files": ", ".join(aside)}))
    return _answer(desk, doc, [*begun_before, *left], removed if done else {}, inside)


def carry_out(desk: Desk, orders: list[tuple[Doc, int, Order]]) -> dict[str, int]:
    """Do what intents of one month's requests say, and write their ends; under the lock.

    Each is a request, the number of the intent, and what it says. Returns how much of each kind
    was removed beside the requests.
    """
    if not orders:
        return {}

    def change(doc: Doc) -> None:
        for one, _, order in orders:
            if one["n"] == doc["n"]:
                personal.take_out(doc, order, derived)

    numbers = dict.fromkeys(doc["n"] for doc, _, _ in orders)
    removed = desk.log.forget(month_of(orders[0][0]["id"]), numbers, change)
    for doc, intent, _ in orders:
        end = {"id": doc["id"], "intent": intent}
        desk.log.journal.append(REDACTED, end, iso(desk.now()), desk.hand.actor)
    return removed


def finish(desk: Desk) -> None:
    """Finish every redaction that was begun."""
    for ident in dict.fromkeys(one["data"]["id"] for one in begun(desk.log.journal.entries())):
        redact(desk, ident, [], None, None)


def begin(desk: Desk, doc: Doc, order: Order) -> int:
    """Write the intent into the journal, never the text itself; returns its number."""
    told = {"id": doc["id"], "fields": list(order.words), "event": order.event}
    data = {**told, "because": order.because}
    entry = desk.log.journal.append(REDACTING, data, order.at, desk.hand.actor)
    return int(entry["seq"])


def _begun(desk: Desk, ident: str) -> list[Doc]:
    """The intents about a request that have no end."""
    return [one for one in begun(desk.log.journal.entries()) if one["data"]["id"] == ident]


def _order(intent: Doc) -> Order:
    data = intent["data"]
    return Order(tuple(data["fields"]), data["event"], data["because"], intent["at"])


def _of(doc: Doc, order: Order) -> list[Field]:
    return personal.chosen(doc, order.words, order.event)


def _fields(doc: Doc, words: list[str], event: int | None) -> list[Field]:
    """The fields meant; a word that this request has no field for names those it has."""
    known = personal.words_for(doc)
    said = {"id": doc["id"], "known": ", ".join(known) or "–"}
    if event is not None and not 1 <= event <= len(doc["events"]):
        raise BadValue("redact.event", event=event, most=len(doc["events"]), id=doc["id"])
    if not words:
        raise BadValue("redact.which", **said)
    for word in words:
        if word not in known:
            raise BadValue("redact.field", field=word, **said)
        if not personal.chosen(doc, [word], event):
            raise BadValue("redact.not-there", field=word, event=event, **said)
    return personal.chosen(doc, words, event)


def _left(fields: Iterable[Field]) -> list[Field]:
    return [field for field in fields if not field.gone]


def _reason(desk: Desk, because: str | None, fields: list[Field]) -> str:
    """The reason as it will stand in every tombstone; it may not repeat what it takes away."""
    words = tidy(because or "")
    if not words:
        raise Missing("redact.because", ("because",))
    if personal.repeated(words, fields):
        raise BadValue("redact.repeats")
    if len(words) > MOST_WORDS:
        cut = {"name": "because", "length": len(words), "most": MOST_WORDS}
        desk.remarks.append(("cut.field", cut))
    return words[:MOST_WORDS]


def _answer(
    desk: Desk,
    doc: Doc,
    fields: list[Field],
    removed: dict[str, int] | None,
    inside: list[Field],
) -> Answer:
    """What was taken out; `removed` is None where it was only looked."""
    if desk.hand.dry_run:
        desk.remarks.append(("dry-run", {}))
    desk.remarks += [
        ("redact.within", {"event": one.event, "field": one.word, "id": doc["id"]})
        for one in inside
    ]
    data: dict[str, Any] = {
        "schema": SCHEMA,
        "id": doc["id"],
        "changed": bool(removed) and not desk.hand.dry_run,
        "redacted": [{"event": one.event, "field": one.word} for one in fields],
        "removed": removed,
        "within": [{"event": one.event, "field": one.word} for one in inside],
    }
    return Answer("redacted", data, tuple(desk.remarks))
