"""JSON the way the log writes and reads it: compact, UTF-8, no NaN.

It knows no files and no documents.
"""

from __future__ import annotations

import json
from typing import Any


class NotANumberError(ValueError):
    """The text holds NaN or an infinity, which is no JSON."""


def _refuse(name: str) -> Any:
    raise NotANumberError(name)


_ENCODER = json.JSONEncoder(separators=(",", ":"), ensure_ascii=False, allow_nan=False)
_CANONICAL = json.JSONEncoder(
    separators=(",", ":"), ensure_ascii=False, allow_nan=False, sort_keys=True
)
DECODER = json.JSONDecoder(parse_constant=_refuse)


def _each_once(pairs: list[tuple[str, Any]]) -> dict[str, Any]:
    found = dict(pairs)
    if len(found) != len(pairs):
        msg = "a key stands there twice"
        raise ValueError(msg)
    return found


_ONCE = json.JSONDecoder(parse_constant=_refuse, object_pairs_hook=_each_once)


def dump(value: object) -> bytes:
    """The value as one line of UTF-8."""
    return _utf8(_ENCODER.encode(value))


def canonical(value: object) -> bytes:
    """The value as bytes that do not depend on the order of its keys; for hashing."""
    return _utf8(_CANONICAL.encode(value))


def load(text: bytes) -> Any:
    """The value; ValueError (also NotANumberError, UnicodeDecodeError) when it is no JSON."""
    try:
        return DECODER.decode(text.decode())
    except RecursionError as error:
        msg = "nested too deep"
        raise ValueError(msg) from error


def load_once(text: bytes) -> Any:
    """As `load`, from a stranger: ValueError also for an object that has a key twice.

    Of the two one reader takes the first, another the last, and each is sure of it.
    """
    try:
        return _ONCE.decode(text.decode())
    except RecursionError as error:
        msg = "nested too deep"
        raise ValueError(msg) from error


def _utf8(text: str) -> bytes:
    try:
        return text.encode()
    except UnicodeEncodeError:
        # Undecodable bytes from a command line arrive as lone surrogates. Python writes them as
        # \udcXX, which is just what JSON calls them. Pairs are joined first: reading would.
        joined = text.encode("utf-16-le", "surrogatepass").decode("utf-16-le", "surrogatepass")
        return joined.encode("utf-8", "backslashreplace")
