"""The body of a log file: tables of one document a line.

It turns documents into lines and lines into a body, and reads off a line what stands at a fixed
place; whole files are `snapshot`'s, opening and writing them `logfile`'s.

A JSON string never holds a raw newline or an unescaped quote. So a line is a document, a line
that begins with `}` ends a table, and a quote after `{` or `,` begins a key or value of ours,
whatever people write into their texts.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from helpdeskctl.log import strictjson
from helpdeskctl.log.frame import damaged

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping

    from helpdeskctl.log.port import Doc
    from helpdeskctl.log.snapshot import Snapshot

    Pieces = list[bytes | memoryview]

REQUESTS = "requests"
META = "meta"
OURS = ("_file", "_none")  # A file without tables must still be JSON after the comma of its header.
HEAD = ("open", "id", "n", "schema", "summary")
TAIL = ("events", "notices", "aliases")
OPEN = b'{"open":true,'
_SUMMARY = b',"summary":'
_EVENTS = b',"events":['


def check(doc: Doc) -> Doc:
    """The document, if it has what every request must have; else it is a bug of the caller."""
    number = doc["n"]
    if type(doc["open"]) is not bool or type(number) is not int or number < 1:
        msg = f"no request: open={doc['open']!r}, n={number!r}"
        raise ValueError(msg)
    month_of(doc["id"])
    missing = [key for key in HEAD if key not in doc]
    if missing or not isinstance(doc["events"], list):
        msg = f"request {doc['id']} lacks {missing or 'events'}"
        raise ValueError(msg)
    return doc


def month_of(request_id: str) -> str:
    """The month that stands in an id: "2026-11" for REQ-2611-0042."""
    digits = request_id.split("-")[-2] if request_id.count("-") >= 2 else ""
    month = digits[2:]
    if not (digits.isascii() and digits.isdigit() and len(digits) == 4 and "01" <= month <= "12"):
        msg = f"no month in {request_id!r}"
        raise ValueError(msg)
    return f"20{digits[:2]}-{month}"


def counters(snapshot: Snapshot) -> dict[str, Any]:
    """The counters of a hot file; Damaged when the next number is none."""
    meta = {"next": 1, **snapshot.meta()}
    if type(meta["next"]) is not int or meta["next"] < 1:
        raise damaged(snapshot.path, "type", snapshot.raw.find(b'"next"'))
    return meta


def encode(number: int, doc: Mapping[str, Any]) -> bytes:
    """The line of a document, without its end: `"42":{"open":true,…}`."""
    ordered = {key: doc[key] for key in HEAD + TAIL if key in doc}
    return b'"%d":%s' % (number, strictjson.dump({**ordered, **doc}))


def value_of(line: bytes) -> bytes:
    """The document's JSON, without its number."""
    return line[line.index(b":") + 1 :]


def is_open(line: bytes) -> bool:
    """Whether the request has not ended, told from the fixed place of the flag."""
    return line.startswith(OPEN, line.index(b":") + 1)


def summary_of(line: bytes) -> dict[str, Any]:
    """The summary of a request, its events unparsed; ValueError when there is none."""
    return summaries_of(line, [0])[0]


def summaries_of(raw: bytes, places: Iterable[int], form: bytes = b"") -> list[dict[str, Any]]:
    """The summaries of the lines that begin there, parsed at once, which takes half the time.

    ValueError when one of them has none, or not behind the words `form`.
    """
    texts = [_summary_text(raw, place, form) for place in places]
    found = strictjson.load(b"[%s]" % b",".join(texts))
    if len(found) != len(texts) or not all(type(summary) is dict for summary in found):
        msg = "a summary is an object"
        raise ValueError(msg)
    summaries: list[dict[str, Any]] = found
    return summaries


def _summary_text(raw: bytes, place: int, form: bytes) -> bytes:
    key = raw.index(_SUMMARY, place)
    start = key + len(_SUMMARY)
    if raw.find(b"\n", place, start) >= 0 or not raw.endswith(form, place, key):
        msg = "no summary of this form in this line"
        raise ValueError(msg)
    return raw[start : raw.index(_EVENTS, start)]


def aliases_of(line: bytes) -> list[str]:
    """The other numbers of a request, told from the last place where they can stand."""
    at = line.rfind(b'"aliases":[')
    aliases, _ = strictjson.DECODER.raw_decode(line[at + 10 :].decode())
    return [alias for alias in aliases if isinstance(alias, str)]


def block(lines: Mapping[int, bytes]) -> Pieces:
    """A table of one document a line, by number: new ones are known by the last line."""
    return _table(lines[number] for number in sorted(lines))


def body(tables: Mapping[str, Pieces]) -> Pieces:
    """The body of a file, from the JSON of its tables; the requests come last."""
    pieces: Pieces = []
    for name, table in sorted(tables.items(), key=lambda named: named[0] == REQUESTS):
        pieces += [b",\n" if pieces else b"", strictjson.dump(name), b": ", *table]
    return [*(pieces or [b'"_none": {}']), b"}\n"]


def table_pieces(name: str, docs: Mapping[Any, Mapping[str, Any]]) -> Pieces:
    """The JSON of any TinyDB table; meta is small and stays on one line."""
    if name == META:
        return [b"{", b", ".join(b'"%s": %s' % _pair(key, docs[key]) for key in docs), b"}"]
    if name == REQUESTS:
        return block({int(key): encode(int(key), docs[key]) for key in docs})
    return _table(b'"%s":%s' % _pair(key, docs[key]) for key in docs)


def _table(lines: Iterable[bytes]) -> Pieces:
    inner = b",\n".join(lines)
    return [b"{\n", inner, b"\n}"] if inner else [b"{\n}"]


def _pair(key: object, doc: Mapping[str, Any]) -> tuple[bytes, bytes]:
    return strictjson.dump(str(key))[1:-1], strictjson.dump(doc)
