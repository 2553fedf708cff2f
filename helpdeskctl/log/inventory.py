"""All documents as they are stored, for those who look at a log as a whole."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, NamedTuple

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

    from helpdeskctl.log.port import Doc


class Copy(NamedTuple):
    """A document as it is stored: in which month's archive, and under which number."""

    month: str | None
    """None for the moving ones."""
    key: int
    doc: Doc


class Volume(NamedTuple):
    """What one file holds."""

    month: str | None
    first: str
    """The file's first line, which tells one content from another."""
    copies: Iterator[Copy]


class Inventory(NamedTuple):
    """All that is stored, seen from one moment on."""

    meta: dict[str, Any]
    """The counters; `next` is the next number."""
    hot: Volume
    """The moving requests: who is in here and in a month is as here."""
    months: dict[str, int]
    """How many bytes each month of the archive has."""
    volume: Callable[[str], Volume]

    @property
    def copies(self) -> Iterator[Copy]:
        """Everything, a request that stands in both places first as it moves."""
        yield from self.hot.copies
        for month in self.months:
            yield from self.volume(month).copies
