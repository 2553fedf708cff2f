"""An export of ours into an empty log: looked at as a whole first, then taken in one change.

A copy of it in memory is verified just as a log is. So what an export cannot be, no log that
came out of one is either.
"""

from __future__ import annotations

from binascii import a2b_base64
from pathlib import Path
from typing import TYPE_CHECKING, Any, NamedTuple

from helpdeskctl.errors import BadValue, Damaged, NotFound, Refused
from helpdeskctl.log import strictjson
from helpdeskctl.log.exchange import KIND, SCHEMA
from helpdeskctl.log.exchange_form import MOST_TEXT, fitting, last_acts
from helpdeskctl.log.forms import today
from helpdeskctl.log.journal import agreements_of
from helpdeskctl.log.lines import check
from helpdeskctl.log.memory import MemoryLog
from helpdeskctl.log.naming import agreements_named
from helpdeskctl.log.numbering import runs_of
from helpdeskctl.log.verify import verify

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

    from helpdeskctl.log.port import Doc, Kept, RequestLog
    from helpdeskctl.log.verify_request import Derive

WITH_ALL = 2
"""The first schema that carries all that requests name."""
_NOT_CARRIED = {"attachment", "untaken", "agreement-lost"}
"""What cannot be asked of an export of before."""


class Export(NamedTuple):
    """An export, taken apart: its parts have the form they must have, no more."""

    schema: int
    meta: dict[str, Any]
    docs: list[Doc]
    texts: list[bytes]
    attachments: list[bytes]
    agreements: list[tuple[str, bytes]]
    journal: list[Doc]
    seals: list[tuple[str, bytes]]

    def names(self) -> list[list[str | None]]:
        """Every agreement it speaks of, with the digest that its journal has of it."""
        taken = agreements_of(self.journal)
        named = {name for doc in self.docs for name in agreements_named(doc)}
        return [[name, taken.get(name)] for name in dict.fromkeys([*taken, *sorted(named)])]


def read_export(source: str | Path, derive: Derive, trial: Kept | None) -> Export:
    """The export of a text or a file, found whole; `trial` keeps agreements meanwhile.

    Raises BadValue with the first thing that a log cannot hold, Damaged for what is newer than we.
    """
    export = _taken_apart(_content(source))
    if trial is not None:
        for name, data in export.agreements:
            trial.put(name, data)
    report = verify(_copy(export), derive, trial)
    old = export.schema < WITH_ALL
    found = [one for one in report.findings if not (old and one["rule"] in _NOT_CARRIED)]
    if found:
        request = found[0]["request"] or "-"
        if any(one["rule"] == "newer" for one in found):
            raise Damaged("newer.export", path=_name(source))
        raise BadValue("import.forged", id=request, finding=found[0], findings=len(found))
    return export


def take_in(
    log: RequestLog, export: Export, kept: Kept | None, append: Callable[[dict[str, Any]], object]
) -> int:
    """Puts an export into an empty log, in one change; returns how many requests.

    `append` writes an entry of the kind `imported` where the journal stays our own.
    """
    with log.transaction() as work:
        if work.meta["next"] > 1 or next(log.everything(), None) is not None:
            raise Refused("import.not-empty")
        for text in export.texts:
            log.texts.put(text)
        for data in export.attachments:
            log.attachments.put(data)
        if kept is not None:
            for name, data in export.agreements:
                kept.put(name, data)
        ours = log.journal.entries()
        if not ours and export.journal:
            log.journal.adopt(export.journal)
            for name, data in export.seals:  # they are chained to this journal, and to no other
                log.seals.put(name, data)
        elif ours != export.journal or export.schema < WITH_ALL:
            append(_told(export))
        for doc in export.docs:
            work.put(today(doc))
        work.meta.update(export.meta)
    return len(export.docs)


def _told(export: Export) -> dict[str, Any]:
    """What our own journal must tell of an export whose journal it does not take over."""
    skipped = runs_of(export.meta.get("skipped"))
    told = {"requests": len(export.docs), "agreements": export.names()}
    return {**told, "skipped": skipped} if skipped else told


def _copy(export: Export) -> MemoryLog:
    log = MemoryLog()
    for text in export.texts:
        log.texts.put(text)
    for data in export.attachments:
        log.attachments.put(data)
    log.journal.adopt(export.journal)
    for name, data in export.seals:
        log.seals.put(name, data)
    with log.transaction() as work:
        for doc in export.docs:
            work.put(doc)
        work.meta.update(export.meta)
    return log


def _taken_apart(content: dict[str, Any]) -> Export:
    docs = list(_requests(content))
    meta = {"next": max((doc["n"] for doc in docs), default=0) + 1, **content.get("meta", {})}
    if type(meta["next"]) is not int or meta["next"] < 1 or not last_acts(meta):
        raise BadValue("import.not-export")
    try:
        return Export(
            content["schema"],
            meta,
            docs,
            [_short(text.encode()) for _, text in content.get("texts", ())],
            [a2b_base64(text) for _, text in content.get("attachments", ())],
            [(str(name), text.encode()) for name, text in content.get("agreements", ())],
            [dict(entry) for entry in content.get("journal", ())],
            [(str(name), text.encode()) for name, text in content.get("seals", ())],
        )
    except (AttributeError, TypeError, ValueError) as error:
        raise BadValue("import.not-export") from error


def _short(text: bytes) -> bytes:
    """A text that is no longer than ours; ValueError for another."""
    if len(text) > MOST_TEXT:
        msg = "too long"
        raise ValueError(msg)
    return text


def _content(source: str | Path) -> dict[str, Any]:
    try:
        content = strictjson.load_once(_bytes(source))
    except ValueError as error:
        raise BadValue("import.not-json", at=getattr(error, "pos", 0)) from error
    if not isinstance(content, dict) or content.get("kind") != KIND:
        raise BadValue("import.not-export")
    schema = content.get("schema")
    if type(schema) is int and schema > SCHEMA:
        raise Damaged("log.newer", path=_name(source), schema=schema, ours=SCHEMA)
    if type(schema) is not int or schema < 1 or not isinstance(content.get("meta", {}), dict):
        raise BadValue("import.not-export")
    return content


def _bytes(source: str | Path) -> bytes:
    if isinstance(source, str):
        return source.encode("utf-8", "backslashreplace")
    try:
        return source.read_bytes()
    except OSError as error:
        raise NotFound("import.no-file", path=str(source)) from error


def _name(source: str | Path) -> str:
    return str(source) if isinstance(source, Path) else "-"


def _requests(content: dict[str, Any]) -> Iterator[Doc]:
    """The requests of an export, each looked at before anything is put."""
    numbers = set()
    requests = content.get("requests")
    for place, doc in enumerate(requests if isinstance(requests, list) else [None], 1):
        try:
            number = fitting(check(doc))["n"]
        except (AttributeError, LookupError, TypeError, ValueError) as error:
            raise BadValue("import.bad-request", place=place) from error
        if number in numbers:
            raise BadValue("import.duplicate", number=number)
        numbers.add(number)
        yield doc
