"""That every number below the counter is there, once: what `log verify` remembers of the others.

Numbers are given one after the other and never taken back, by imports too: what is refused, or
tried with `--dry-run`, is never written, and its number is given to the next. So a gap is a
request that is gone. What is in a request is `verify`'s business.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from helpdeskctl.log.findings import of_log, of_request

if TYPE_CHECKING:
    from collections.abc import Iterator

    from helpdeskctl.log.findings import Finding
    from helpdeskctl.log.inventory import Copy

Run = tuple[int, int]


class Numbers:
    """The numbers gone by, and for those of the hot file the hashes of their events."""

    def __init__(self, next_number: int) -> None:
        self._next = next_number
        self._places: dict[int, str | None] = {}
        self._hot: dict[int, list[object]] = {}
        self._shapeless: set[int] = set()

    def __len__(self) -> int:
        return len(self._places)

    def again(self, copy: Copy) -> bool:
        """Whether it is the archived copy of a request that was seen in the hot file."""
        return copy.month is not None and copy.doc["n"] in self._hot

    def skip(self, key: int) -> None:
        """Something stands under that number, though no request."""
        self._shapeless.add(key)

    def add(self, copy: Copy) -> Iterator[Finding]:
        """Take a copy in; a number may come again only as the earlier state of a hot request."""
        doc, number = copy.doc, copy.doc["n"]
        hashes = [event.get("hash") for event in doc["events"]]
        if self.again(copy):
            if self._hot[number][: len(hashes)] != hashes or self._archived_before(number):
                yield of_request(doc, "copies", number=number)
        elif number in self._places:
            yield of_request(doc, "twice", number=number, place=self._places[number] or "active")
        self._places[number] = copy.month
        if copy.month is None:
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
