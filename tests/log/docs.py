"""Requests to put into a log, and a way to damage files; no tests."""

from __future__ import annotations

import subprocess
import sys
from contextlib import contextmanager
from pathlib import Path
from typing import TYPE_CHECKING, Any
from zlib import crc32

import pytest

from helpdeskctl.log.chain import link
from helpdeskctl.log.forms import SCHEMA

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator, Sequence

    from helpdeskctl.log.port import Doc

ROOT = Path(__file__).parents[2]
PERSONAL = frozenset({"subject", "by"})


def personal_of(_kind: str) -> frozenset[str]:
    """The fields that are personal in these tests, whatever the kind."""
    return PERSONAL


def event(kind: str = "opened", **data: Any) -> Doc:
    """An event that is not linked yet."""
    return {
        "at": "2026-11-02T02:00:00Z",
        "recorded_at": "2026-11-02T02:00:01Z",
        "actor": "siti",
        "kind": kind,
        "v": 1,
        "data": data,
    }


def request(number: int, *, is_open: bool = True, yymm: str = "2611", **extra: Any) -> Doc:
    """A whole request; `extra` adds or replaces keys."""
    request_id = f"REQ-{yymm}-{number:04d}"
    events: list[Doc] = []
    first = event(subject=f"printer {number}", impact=2)
    first["at"] = first["recorded_at"] = f"20{yymm[:2]}-{yymm[2:]}-02T02:00:00Z"
    link(events, [first], request_id, personal_of)
    return {
        "open": is_open,
        "id": request_id,
        "n": number,
        "schema": SCHEMA,
        "summary": {"open": is_open, "status": "new", "number": number},
        "events": events,
        "notices": [],
        **extra,
    }


def fill(log: Any, docs: Sequence[Doc]) -> None:
    """Puts the documents in one transaction."""
    with log.transaction() as work:
        for doc in docs:
            work.put(doc)


def sealed(body: bytes) -> bytes:
    """A file with a right header over any body, as only we can write it."""
    claims = f'"schema": 1, "crc32": "{crc32(body):08x}", "bytes": {len(body)}'
    return b'{"_file": {"1": {%s}},\n' % claims.encode() + body


def edit(path: Path, change: Callable[[bytes], bytes]) -> None:
    """Changes a log file by hand, and makes its first line fit again."""
    raw = path.read_bytes()
    body = raw[raw.index(b"\n") + 1 :]
    changed = change(body)
    assert changed != body
    path.write_bytes(sealed(changed))


def without_line(number: int) -> Callable[[bytes], bytes]:
    """Takes the line of one request out of a body."""

    def change(body: bytes) -> bytes:
        start, end = body.index(b'"requests": {\n') + len(b'"requests": {\n'), body.rindex(b"\n}")
        key = b'"%d":{' % number
        kept = [line for line in body[start:end].split(b",\n") if not line.startswith(key)]
        return body[:start] + b",\n".join(kept) + body[end:]

    return change


@contextmanager
def fails(kind: type[BaseException], key: str | None = None) -> Iterator[Any]:
    """The block must raise an error of the kind, and with the key; `value` is the error."""
    with pytest.raises(kind) as caught:
        yield caught
    assert key is None or caught.value.key == key


def temporaries(folder: Path) -> list[str]:
    """What writers left behind."""
    return sorted(path.name for path in folder.rglob("*.tmp"))


def python(code: str, *args: object, **kwargs: Any) -> subprocess.Popen[str]:
    """Another process that runs the code with the arguments in `sys.argv`."""
    command = [sys.executable, "-c", code, *map(str, args)]
    pipe = subprocess.PIPE
    return subprocess.Popen(command, cwd=ROOT, stdout=pipe, stderr=pipe, text=True, **kwargs)
