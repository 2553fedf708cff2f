"""What bytes that are no whole file of ours still tell: requests line by line, or all by hand.

It reads what it is given and believes only whole lines with a whole chain; it writes nothing.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Any, TypedDict

from helpdeskctl.errors import Damaged
from helpdeskctl.log import strictjson
from helpdeskctl.log.chain import broken_at
from helpdeskctl.log.frame import SCHEMA, damaged, flaw
from helpdeskctl.log.lines import META, OURS, REQUESTS, value_of
from helpdeskctl.log.verify_request import shaped

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator
    from pathlib import Path

    from helpdeskctl.log.port import Doc

_LINE = re.compile(rb'^"([0-9]{1,12})":\{"open":', re.MULTILINE)


class Newer(TypedDict):
    """A request of which a damaged file has more events than what was kept of it."""

    request: str
    events: int
    kept: int


def numbers_in(raw: bytes) -> set[int]:
    """The numbers at the beginnings of lines, whether the rest can be read or not."""
    return {int(number) for number in _LINE.findall(raw)}


def newer(raw: bytes, kept: Callable[[int], Doc | None]) -> list[Newer]:
    """The requests that whole lines tell more of than `kept(number)`, which may be None."""
    found = []
    for doc in _readable(raw):
        before = kept(doc["n"])
        known = [] if before is None else [event.get("hash") for event in before["events"]]
        hashes = [event["hash"] for event in doc["events"]]
        if len(hashes) > len(known) and hashes[: len(known)] == known:
            found.append(Newer(request=doc["id"], events=len(hashes), kept=len(known)))
    return found


def by_hand(raw: bytes, path: Path) -> dict[str, dict[str, Doc]]:
    """The tables of a file that a hand made, with requests and counters; Damaged for any other."""
    fault = flaw(raw)
    if fault is not None:
        raise damaged(path, *fault)
    tables = strictjson.load(raw)
    schema = _schema(tables)
    if schema > SCHEMA:
        raise Damaged("log.newer", path=str(path), schema=schema, ours=SCHEMA)
    ours = {name: table for name, table in tables.items() if name not in OURS}
    for table in ours.values():
        if not isinstance(table, dict) or not all(isinstance(doc, dict) for doc in table.values()):
            raise damaged(path, "type", 0)
    requests = ours.setdefault(REQUESTS, {})
    ours.setdefault(META, {})
    for number, doc in requests.items():
        if not shaped(doc) or number != str(doc["n"]):
            raise Damaged("restore.shape", path=str(path), number=number)
    return ours


def _schema(tables: dict[str, Any]) -> int:
    try:
        schema = tables["_file"]["1"]["schema"]
    except (KeyError, TypeError):
        return SCHEMA
    return schema if type(schema) is int else SCHEMA


def _readable(raw: bytes) -> Iterator[Doc]:
    for line in raw.split(b"\n"):
        start = _LINE.match(line)
        doc = _whole_doc(line.removesuffix(b",")) if start else None
        if start and doc and doc["n"] == int(start[1]):
            yield doc


def _whole_doc(line: bytes) -> Doc | None:
    try:
        doc: Doc = strictjson.load(value_of(line))
    except ValueError:
        return None
    return doc if isinstance(doc, dict) and shaped(doc) and broken_at(doc) is None else None
