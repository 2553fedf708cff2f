"""The first line of a log file: schema, length and checksum of all that follows.

It finds out whether bytes are a whole file of ours and says what is wrong with them; it does not
look into documents and repairs nothing.
"""

from __future__ import annotations

import json
from typing import TYPE_CHECKING, Any
from zlib import crc32

from helpdeskctl.errors import Damaged
from helpdeskctl.log.strictjson import NotANumberError

if TYPE_CHECKING:
    from collections.abc import Iterable
    from pathlib import Path

SCHEMA = 1
HOT = "active.json"
NEWER = "log.newer"
"""The error for a file of a newer schema; a derived one is then neither believed nor renewed."""


class _TwiceError(ValueError):
    """A key stands twice in one object."""


def header(body: Iterable[bytes | memoryview], schema: int = SCHEMA) -> bytes:
    """The first line for a body in pieces; stock TinyDB takes it for a table of one document."""
    size = checksum = 0
    for piece in body:
        size += len(piece)
        checksum = crc32(piece, checksum)
    claims = f'"schema": {schema}, "crc32": "{checksum:08x}", "bytes": {size}'
    return b'{"_file": {"1": {%s}},\n' % claims.encode()


def body_start(raw: bytes, path: Path) -> int:
    """Where the body begins, once header, length and checksum were found right."""
    start = raw.find(b"\n") + 1
    claims = claims_of(raw[:start])
    if claims is None:
        raise damaged(path, *(flaw(raw) or ("foreign", 0)))
    if claims["schema"] > SCHEMA:
        raise Damaged(NEWER, path=str(path), schema=claims["schema"], ours=SCHEMA)
    body = memoryview(raw)[start:]
    if header([body], claims["schema"]) != raw[:start]:
        raise damaged(path, *_difference(raw, start, claims["bytes"]))
    return start


def claims_of(line: bytes) -> dict[str, Any] | None:
    """What a first line says of its file: `schema crc32 bytes`; None if it is none of ours."""
    try:
        claims: dict[str, Any] = json.loads(line[:-2] + b"}")["_file"]["1"]
        numbers = (claims["schema"], claims["bytes"])
    except (ValueError, KeyError, TypeError, RecursionError):
        return None
    return claims if all(type(number) is int and number > 0 for number in numbers) else None


def damaged(path: Path, what: str, at: int) -> Damaged:
    """The error for a damaged file; `kept` names its last generation if that one is whole.

    `mend` is what helps: for the hot file its kept generation or a backup, else a backup alone.
    """
    kept = path.with_name(path.name + ".1")
    whole = _whole(kept)
    mend = "by-hand" if path.name != HOT else "restore" if whole else "from"
    return Damaged(
        f"log.damaged.{what}", path=str(path), at=at, kept=str(kept) if whole else "", mend=mend
    )


def flaw(raw: bytes) -> tuple[str, int] | None:
    """What keeps the bytes from being a JSON object, and at which byte; None if nothing does."""
    if not raw.strip():
        return "empty", 0
    try:
        value = json.loads(raw.decode(), parse_constant=_refuse, object_pairs_hook=_unique)
    except ValueError as error:
        return _flaw_of(error, raw)
    except RecursionError:
        return "json", 0
    return None if isinstance(value, dict) else ("type", 0)


def _flaw_of(error: ValueError, raw: bytes) -> tuple[str, int]:
    if isinstance(error, UnicodeDecodeError):
        return ("torn", len(raw)) if error.end == len(raw) else ("text", error.start)
    if isinstance(error, NotANumberError):
        return "nan", raw.find(str(error).encode())
    if isinstance(error, json.JSONDecodeError):
        return _syntax(error)
    return "duplicate", raw.rfind(str(error).encode())


def _difference(raw: bytes, start: int, size: int) -> tuple[str, int]:
    """Why a body is not the one its header tells of."""
    if len(raw) - start > size and header([raw[start : start + size]]) == raw[:start]:
        return "extra", start + size
    return flaw(raw) or ("edited", start)


def _syntax(error: json.JSONDecodeError) -> tuple[str, int]:
    at = len(error.doc[: error.pos].encode())
    if error.msg == "Extra data":
        return "extra", at
    # The decoder names the opening quote of a string that never ends.
    torn = error.pos >= len(error.doc.rstrip()) or error.msg.startswith("Unterminated")
    return ("torn", len(error.doc.encode())) if torn else ("json", at)


def _refuse(name: str) -> Any:
    raise NotANumberError(name)


def _unique(pairs: list[tuple[str, Any]]) -> dict[str, Any]:
    found = dict(pairs)
    if len(found) < len(pairs):
        keys = [key for key, _ in pairs]
        raise _TwiceError(json.dumps(next(key for key in keys if keys.count(key) > 1)))
    return found


def _whole(path: Path) -> bool:
    try:
        raw = path.read_bytes()
    except OSError:
        return False
    start = raw.find(b"\n") + 1
    return start > 0 and header([memoryview(raw)[start:]]) == raw[:start]
