"""All documents as they are stored, for those who look at a log as a whole."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, NamedTuple

if TYPE_CHECKING:
    from collections.abc import Iterator

    from helpdeskctl.log.port import Doc


class Copy(NamedTuple):
    """A document as it is stored: in which month's archive, and under which number."""

    month: str | None
    """None for the moving ones."""
    key: int
    doc: Doc


class Inventory(NamedTuple):
    """All that is stored, seen from one moment on."""

    meta: dict[str, Any]
    """The counters; `next` is the next number."""
    copies: Iterator[Copy]
    """A request may stand in both places; the moving one comes first and is the truth."""
