"""A log file as it was at one moment: checked as a whole, parsed only where it is asked for.

It works on bytes that were read already; it opens and writes no file.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from helpdeskctl.log import strictjson
from helpdeskctl.log.forms import TODAY, today
from helpdeskctl.log.frame import body_start, damaged
from helpdeskctl.log.lines import META, OPEN, OURS, REQUESTS, block, summaries_of, value_of

if TYPE_CHECKING:
    from collections.abc import Callable, Container, Mapping
    from pathlib import Path

    from helpdeskctl.errors import Damaged
    from helpdeskctl.log.lines import Pieces
    from helpdeskctl.log.port import Doc

    Identity = tuple[int, int, int, int, bytes]

FEW = 8  # changed lines that are put between the others as they stand


class Snapshot:
    """A log file as it was at one moment: checked as a whole, parsed only where asked."""

    __slots__ = ("_spans", "identity", "path", "raw")

    def __init__(self, raw: bytes, path: Path, identity: Identity | None) -> None:
        """`identity` is None, and `raw` empty, where there is no file."""
        self.raw = raw
        self.path = path
        self.identity = identity
        self._spans = {} if identity is None else self._tables(body_start(raw, path))

    def names(self) -> list[str]:
        """The names of the tables."""
        return [name for name in self._spans if name not in OURS]

    def tables(self) -> dict[str, Pieces]:
        """The JSON of each table, as it stands in the file."""
        view = memoryview(self.raw)
        return {name: [view[slice(*self._spans[name])]] for name in self.names()}

    def docs(self, table: str) -> dict[str, Doc]:
        """All documents of any table, parsed, by the key they stand under."""
        start, end = self._spans[table]
        docs = self._parse(self.raw[start:end], lambda: start)
        if not all(isinstance(doc, dict) for doc in docs.values()):
            raise damaged(self.path, "type", start)
        if table != META and self.raw.count(b"\n", start, end) != len(docs) + 1:
            raise damaged(self.path, "duplicate", start)
        return docs

    def meta(self) -> dict[str, Any]:
        """The one document of the table meta; empty if there is none."""
        start, end = self._spans.get(META, (0, 0))
        table = self._parse(self.raw[start:end], lambda: start) if end else {}
        meta = table.get("1", {})
        if not isinstance(meta, dict):
            raise damaged(self.path, "type", start)
        return meta

    def line(self, number: int, table: str = REQUESTS) -> bytes | None:
        """The line of one document, found without splitting the others."""
        place = self._place(number, table)
        return None if place is None else self.raw[slice(*place)]

    def lines(self, table: str = REQUESTS) -> dict[int, bytes]:
        """All lines of a table by number, unparsed."""
        start, end = self._spans.get(table, (0, 3))
        inner = self.raw[start + 2 : end - 2]  # nothing, without such a table
        found: dict[int, bytes] = {}
        try:
            for line in inner.split(b",\n") if inner else ():
                number = int(line[1 : line.index(b'":{')])
                if number in found:
                    raise self.fault(line, "duplicate")
                found[number] = line
        except ValueError:
            raise self.fault(line, "type") from None
        return found

    def document(self, number: int, table: str = REQUESTS) -> Doc | None:
        """One document, all others unparsed."""
        line = self.line(number, table)
        return None if line is None else self.parse(line)

    def parse(self, line: bytes) -> Doc:
        """The document of a line."""
        value = value_of(line)
        return self._parse(value, lambda: self.raw.rfind(line) + len(line) - len(value))

    def parse_all(self, lines: list[bytes]) -> list[Doc]:
        """The documents of many lines; at once, which takes half the time."""
        try:
            docs = list(strictjson.load(b"{" + b",".join(lines) + b"}").values())
            if len(docs) == len(lines) and all(type(doc) is dict for doc in docs):
                return docs
        except ValueError:
            pass
        return [self.parse(line) for line in lines]  # which names the faulty one

    def open_summaries(self) -> list[dict[str, Any]]:
        """The summaries of the requests that have not ended, by number, their events unparsed."""
        raw = self.raw
        return self._summaries([p for p in self._places().values() if raw.startswith(OPEN, p)])

    def all_summaries(self, without: Container[int] = ()) -> list[dict[str, Any]]:
        """The summaries of all requests, but for some numbers, their events unparsed."""
        places = self._places()
        return self._summaries([p for key, p in places.items() if int(key[1:-1]) not in without])

    def _summaries(self, places: list[int]) -> list[dict[str, Any]]:
        try:
            return summaries_of(self.raw, places, TODAY)
        except ValueError:
            return [self._summary(place) for place in places]  # which names the faulty one

    def _places(self) -> dict[bytes, int]:
        """Where the document of each request begins, by its quoted number."""
        raw, places = self.raw, dict[bytes, int]()
        at, end = self._requests()
        # A search for one byte is many times faster than one for a pattern.
        while 0 <= (at := raw.find(b"\n", at, end)) < end - 2:
            at += 1
            place = raw.find(b":", at, end) + 1
            if places.setdefault(raw[at : place - 1], place) != place:
                raise damaged(self.path, "duplicate", at)
        return places

    def _summary(self, place: int) -> dict[str, Any]:
        """The summary of one line, of whatever form."""
        line = self.raw[self.raw.rfind(b"\n", 0, place) + 1 : self.raw.index(b"\n", place)]
        summary = today(self.parse(line.removesuffix(b","))).get("summary")
        if not isinstance(summary, dict):
            raise damaged(self.path, "type", place)
        return summary

    def patched(self, puts: Mapping[int, bytes]) -> Pieces | None:
        """The requests with some lines renewed or added, by number; None if nothing differs.

        Few changes, and any number of new lines at the end, are put between the bytes as they
        are; that saves taking all lines apart, which is most of the cost of a write.
        """
        last = self.last()
        cuts = [
            (place, puts[number])
            for number in sorted(puts)[: FEW + 1]
            if number <= last and (place := self._place(number, REQUESTS))
        ]
        added = [puts[number] for number in sorted(puts) if number > last]
        if last == 0 or len(cuts) + len(added) < len(puts):
            return self._rebuilt(puts)
        if not added and all(self.raw[slice(*place)] == line for place, line in cuts):
            return None
        return self._spliced(cuts, added)

    def last(self) -> int:
        """The highest number, which stands in the last line; 0 without any."""
        start, end = self._requests()
        found = self.raw.rfind(b'\n"', start, end)
        try:
            return int(self.raw[found + 2 : self.raw.index(b'":{', found)]) if found > 0 else 0
        except ValueError:
            raise damaged(self.path, "type", found + 1) from None

    def fault(self, line: bytes, what: str) -> Damaged:
        """The error for a line that is not as we write it."""
        return damaged(self.path, what, self.raw.rfind(line))

    def _rebuilt(self, puts: Mapping[int, bytes]) -> Pieces | None:
        present = self.lines()
        merged = {**present, **puts}
        return block(merged) if merged != present else None

    def _spliced(self, cuts: list[tuple[tuple[int, int], bytes]], added: list[bytes]) -> Pieces:
        view = memoryview(self.raw)
        at, end = self._spans[REQUESTS]
        pieces: Pieces = []
        for (start, stop), line in cuts:
            pieces += [view[at:start], line]
            at = stop
        pieces.append(view[at : end - 2])
        for line in added:
            pieces += [b",\n", line]
        return [*pieces, b"\n}"]

    def _place(self, number: int, table: str) -> tuple[int, int] | None:
        """Where a line stands, without its comma."""
        span = self._spans.get(table)
        key = b'\n"%d":{' % number
        found = self.raw.find(key, *span) if span else -1
        if span is None or found < 0:
            return None
        end = self.raw.index(b"\n", found + 1)
        if self.raw.find(key, end, span[1]) >= 0:
            raise damaged(self.path, "duplicate", end + 1)
        return found + 1, end - self.raw.startswith(b",", end - 1)

    def _requests(self) -> tuple[int, int]:
        return self._spans.get(REQUESTS, (0, 0))

    def _parse(self, text: bytes, place: Callable[[], int]) -> dict[str, Any]:
        try:
            value = strictjson.load(text)
        except ValueError as error:
            raise damaged(self.path, _kind(error), place() + getattr(error, "pos", 0)) from error
        if not isinstance(value, dict):
            raise damaged(self.path, "type", place())
        return value

    def _tables(self, at: int) -> dict[str, tuple[int, int]]:
        """Where each table's JSON stands: from its first brace to behind its last."""
        spans: dict[str, tuple[int, int]] = {}
        while True:
            name, span = self._table(at)
            if name in spans:
                raise damaged(self.path, "duplicate", at)
            spans[name] = span
            at = span[1] + 2
            after = self.raw[span[1] : at]
            if after == b"}\n" and at == len(self.raw):
                return spans
            if after != b",\n":
                raise damaged(self.path, "extra" if after == b"}\n" else "json", span[1])

    def _end(self, name: object, line_end: int) -> int:
        """Behind the last brace of a table of one document a line."""
        if name == REQUESTS:  # the last table: no search through a megabyte
            return len(self.raw) - 2
        return self.raw.index(b"\n}", line_end) + 2

    def _table(self, at: int) -> tuple[str, tuple[int, int]]:
        try:
            line_end = self.raw.index(b"\n", at)
            text = self.raw[at:line_end].decode()
            name, after = strictjson.DECODER.raw_decode(text)
            start = at + len(text[:after].encode()) + 2
            end = self._end(name, line_end) if text.endswith(": {") else line_end - 1
        except ValueError:
            raise damaged(self.path, "json", at) from None
        if not isinstance(name, str) or self.raw[start - 2 : start + 1] != b": {":
            raise damaged(self.path, "type", at)
        return name, (start, end)


def _kind(error: ValueError) -> str:
    if isinstance(error, strictjson.NotANumberError):
        return "nan"
    return "text" if isinstance(error, UnicodeDecodeError) else "json"
