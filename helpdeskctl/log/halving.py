"""One line out of a big log file, found by halving: the rest is neither kept nor parsed.

What is read so was not checked as a whole; who wants it vouched for asks the line's own chain, or
has the file's checksum computed first.
"""

from __future__ import annotations

import os
from typing import TYPE_CHECKING

from helpdeskctl.log.frame import SCHEMA, claims_of, header
from helpdeskctl.log.lines import REQUESTS

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

_READ = os.O_RDONLY | os.O_NOFOLLOW | os.O_CLOEXEC | os.O_NONBLOCK
_HEAD = 4096
_AROUND = 8192
_PORTION = 1 << 20
_BEGIN = b'\n"%s": {\n' % REQUESTS.encode()
_END = b"\n}}\n"


def line_of(path: Path, number: int, *, whole: bool) -> bytes | None:
    """The line of a request; None when it is not found this way, for whatever reason.

    With `whole` the file's checksum is computed first, a portion at a time.
    """
    try:
        handle = os.open(path, _READ)
    except OSError:
        return None
    try:
        return _line(handle, number, whole=whole)
    except (OSError, ValueError):
        return None
    finally:
        os.close(handle)


def _line(handle: int, number: int, *, whole: bool) -> bytes | None:
    head, size = os.pread(handle, _HEAD, 0), os.fstat(handle).st_size
    start = head.find(b"\n") + 1
    claims = claims_of(head[:start])
    low = head.find(_BEGIN, start - 1) + len(_BEGIN)
    if claims is None or claims["schema"] > SCHEMA or low < len(_BEGIN):
        return None
    if start + claims["bytes"] != size:
        return None
    if whole and header(_portions(handle, start), claims["schema"]) != head[:start]:
        return None
    return _halved(handle, number, low, size - len(_END))


def _portions(handle: int, at: int) -> Iterator[bytes]:
    while portion := os.pread(handle, _PORTION, at):
        yield portion
        at += len(portion)


def _halved(handle: int, number: int, low: int, high: int) -> bytes | None:
    """A line begins at `low`, and one ends at `high`; they stand in the order of their numbers."""
    while low < high:
        begin, line = _around(handle, (low + high) // 2, low, high)
        found = int(line[1 : line.index(b'":{')])
        if found == number:
            return line.removesuffix(b",")
        if found < number:
            low = begin + len(line) + 1
        else:
            high = begin - 1
    return None


def _around(handle: int, place: int, low: int, high: int) -> tuple[int, bytes]:
    """Where the line begins that a byte stands in, and the line."""
    room = _AROUND
    while True:
        at = max(low, place - room)
        window = os.pread(handle, min(high, place + room) - at, at)
        begin = window.rfind(b"\n", 0, place - at) + 1
        end = window.find(b"\n", place - at)
        if (begin or at == low) and (end >= 0 or at + len(window) == high):
            return at + begin, window[begin : end if end >= 0 else len(window)]
        if not window:
            msg = "the file became shorter"
            raise ValueError(msg)
        room *= 4
