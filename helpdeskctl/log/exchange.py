"""All requests as one JSON document, out and in again.

It carries documents as they are, and the long texts they name. The journal, seals and
attachments are not in it; bringing ended requests to the archive is the caller's sweep.
"""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING, Any

from helpdeskctl.core.text import digest_of
from helpdeskctl.errors import BadValue, Damaged, NotFound, Refused
from helpdeskctl.log import strictjson
from helpdeskctl.log.frame import SCHEMA
from helpdeskctl.log.lines import check

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

    from helpdeskctl.log.port import Doc, RequestLog

KIND = "helpdeskctl-export"


def export_json(log: RequestLog, write: Callable[[str], object]) -> int:
    """Writes every request, one a line, and the counters; returns how many requests."""
    meta = strictjson.dump(log.meta()).decode()
    write(f'{{"schema":{SCHEMA},"kind":"{KIND}","meta":{meta},"requests":[')
    count = 0
    digests: set[str] = set()
    for doc in log.everything():
        write((",\n" if count else "\n") + strictjson.dump(doc).decode())
        digests.update(texts_of(doc))
        count += 1
    texts = [[digest, log.texts.get(digest).decode()] for digest in sorted(digests)]
    write("\n],")
    write(f'"texts":{strictjson.dump(texts).decode()}' + "}\n")
    return count


def texts_of(doc: Doc) -> Iterator[str]:
    """The long texts that the events of a request name."""
    for event in doc["events"]:
        for value in event["data"].values():
            digest = digest_of(value)
            if digest:
                yield digest


def import_json(log: RequestLog, source: str | Path) -> int:
    """Puts an export (its text, or a file) into an empty log, in one change; returns how many."""
    content = _content(source)
    docs = list(_requests(content))
    for _, text in content.get("texts", ()):
        log.texts.put(text.encode())
    with log.transaction() as work:
        if work.meta["next"] > 1 or next(log.everything(), None) is not None:
            raise Refused("import.not-empty")
        for doc in docs:
            work.put(doc)
        work.meta.update(content.get("meta", {}))
        work.meta["next"] = max([work.meta["next"], *(doc["n"] + 1 for doc in docs)])
    return len(docs)


def _content(source: str | Path) -> dict[str, Any]:
    try:
        content = strictjson.load(_bytes(source))
    except ValueError as error:
        raise BadValue("import.not-json", at=getattr(error, "pos", 0)) from error
    if not isinstance(content, dict) or content.get("kind") != KIND:
        raise BadValue("import.not-export")
    schema = content.get("schema")
    if type(schema) is int and schema > SCHEMA:
        raise Damaged("log.newer", path=_name(source), schema=schema, ours=SCHEMA)
    if schema != SCHEMA or not isinstance(content.get("meta", {}), dict):
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
            number = check(doc)["n"]
        except (AttributeError, KeyError, TypeError, ValueError) as error:
            raise BadValue("import.bad-request", place=place) from error
        if number in numbers:
            raise BadValue("import.duplicate", number=number)
        numbers.add(number)
        yield doc
