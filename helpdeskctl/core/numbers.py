"""The numbers of requests: `REQ-2611-8342` is month of receipt and a running number.

The running number never restarts, so it is always enough. Nothing of another form gets past here.
"""

from __future__ import annotations

from typing import NamedTuple

from helpdeskctl.errors import BadValue


class Number(NamedTuple):
    """A running number, and the month of receipt (`2026-11`) where the text names it."""

    n: int
    month: str | None


def make(n: int, month: str) -> str:
    """The number of request `n` received in `month` (`2026-11`)."""
    return f"REQ-{month[2:4]}{month[5:7]}-{n:04d}"


def parse(text: str) -> Number:
    """`8342`, `2611-8342` or `REQ-2611-8342` in any case; anything else is refused."""
    word = text.strip().upper().removeprefix("REQ-")
    head, dash, tail = word.rpartition("-")
    if not _digits(tail, 18) or (dash and not (_digits(head, 4) and len(head) == 4)):
        raise BadValue("number.bad", text=text)
    return Number(int(tail), f"20{head[:2]}-{head[2:]}" if head else None)


def _digits(word: str, most: int) -> bool:
    return word.isascii() and word.isdigit() and len(word) <= most
