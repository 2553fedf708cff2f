"""That every number below the counter is there, once: what `log verify` remembers of the others.

Numbers are given one after the other and never taken back, by imports too: what is refused, or
tried with `--dry-run`, is never written, and its number is given to the next. So a gap is a
request that is gone. What is in a request is `verify`'s business.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

from helpdeskctl.log.findings import of_log, of_request

if TYPE_CHECKING:
    from collections.abc import Iterator

    from helpdeskctl.log.findings import Finding

Run = tuple[int, int]


class Seen(NamedTuple):
    """A stored request, as far as it is compared with others."""

    id: str
    number: int
    month: str | None
    """None for the moving ones."""
    hashes: list[object] | None
    """Of its events, where it moves or a moving one has its number."""


class Numbers:
    """The numbers gone by, and for those of the hot file the hashes of their events."""

    def __init__(self, next_number: int) -> None:
        self._next = next_number
        self._places: dict[int, str | None] = {}
        self._hot: dict[int, list[object]] = {}
        self._shapeless: set[int] = set()

    def __len__(self) -> int:
        return len(self._places)

    def skip(self, keys: list[int]) -> None:
        """Something stands under these numbers, though no request."""
        self._shapeless.update(keys)

    def add(self, seen: list[Seen]) -> Iterator[Finding]:
        """Take a file's in; a number may come again only as the earlier state of a hot request."""
        for one in seen:
            yield from self._add(one)

    def _add(self, one: Seen) -> Iterator[Finding]:
        number, hashes = one.number, one.hashes or []
        if one.month is not None and number in self._hot:
            if self._hot[number][: len(hashes)] != hashes or self._archived_before(number):
                yield of_request({"id": one.id}, "copies", number=number)
        elif number in self._places:
            place = self._places[number] or "active"
            yield of_request({"id": one.id}, "twice", number=number, place=place)
        self._places[number] = one.month
        if one.month is None:
            self._hot[number] = hashes

    def _archived_before(self, number: int) -> bool:
        return self._places[number] is not None

    def gaps(self) -> Iterator[Finding]:
        """Numbers that no request has, and those that the counter has yet to give."""
        present = sorted(self._places.keys() | self._shapeless)
        below = [number for number in present if number < self._next]
        for first, last in _missing(below, self._next):
            yield of_log("missing", first=first, last=last, number=last - first + 1)
        if present and present[-1] >= self._next:
            first = min(number for number in present if number >= self._next)
            yield of_log("counter", first=first, last=present[-1], next=self._next)


def _missing(present: list[int], end: int) -> Iterator[Run]:
    """The runs of numbers from 1 to before `end` that are not there."""
    before = 0
    for number in [*present, end]:
        if number > before + 1:
            yield before + 1, number - 1
        before = number
