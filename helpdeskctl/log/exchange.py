"""The whole log as one JSON document, out and in again.

It carries documents as they are, and all that they need: the texts, attachments and agreements
they name, the desk's journal with its seals, the counters. The key is never in it; bringing
ended requests to the archive is the caller's sweep. What comes in stands in `exchange_in`.
"""

from __future__ import annotations

from binascii import b2a_base64
from typing import TYPE_CHECKING, Any

from helpdeskctl.errors import Damaged
from helpdeskctl.log.journal import agreements_of, seals_of
from helpdeskctl.log.naming import agreements_named, attachments_named, texts_named
from helpdeskctl.log.strictjson import dump

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Iterator

    from helpdeskctl.log.inventory import Inventory
    from helpdeskctl.log.port import Doc, Kept, RequestLog

    Write = Callable[[str], object]

KIND = "helpdeskctl-export"
SCHEMA = 2
"""1 was without attachments, agreements and journal."""


def export_json(log: RequestLog, write: Write, kept: Kept | None = None) -> int:
    """Writes every request, one a line, and all that belongs to them; returns how many requests.

    Raises Damaged where something that a request names is lost.
    """
    inventory = log.inventory()
    texts: set[str] = set()
    attachments: set[str] = set()
    agreements: set[str] = set()

    def requests() -> Iterator[Doc]:
        for doc in _each(log, inventory):
            texts.update(texts_named(doc))
            attachments.update(attachments_named(doc))
            agreements.update(agreements_named(doc))
            yield doc

    write(f'{{"schema":{SCHEMA},"kind":"{KIND}","meta":{dump(inventory.meta).decode()}')
    count = _table(write, "requests", requests())
    journal = log.journal.entries()
    _table(write, "texts", ([one, log.texts.get(one).decode()] for one in sorted(texts)))
    files = ([one, _base64(log.attachments.get(one))] for one in sorted(attachments))
    _table(write, "attachments", files)
    names = dict.fromkeys([*agreements_of(journal), *sorted(agreements)])
    _table(write, "agreements", _kept(kept, names) if kept else ())
    _table(write, "journal", journal)
    seals = ((name, log.seals.read(name)) for name, _ in seals_of(journal))
    _table(write, "seals", ([name, data.decode()] for name, data in seals if data is not None))
    write("}\n")
    return count


def _each(log: RequestLog, inventory: Inventory) -> Iterator[Doc]:
    """Every request once; not those that were opened and archived since we began."""
    hot: set[int] = set()
    following = inventory.meta["next"]
    for month, number, doc in inventory.copies:
        if month is None:
            hot.add(number)
        elif number in hot or (number >= following and log.meta()["next"] > following):
            continue
        yield doc


def _kept(kept: Kept, names: Iterable[str]) -> Iterator[list[str]]:
    for name in names:
        data = kept.raw(name)
        if data is None:
            raise Damaged("agreement.snapshot", name=name)
        yield [name, data.decode()]


def _table(write: Write, name: str, items: Iterable[Any]) -> int:
    """A list of one item a line, after what was written before; returns how many."""
    write(f',"{name}":[')
    count = 0
    for count, item in enumerate(items, 1):
        write((",\n" if count > 1 else "\n") + dump(item).decode())
    write("\n]")
    return count


def _base64(data: bytes) -> str:
    return b2a_base64(data, newline=False).decode("ascii")
