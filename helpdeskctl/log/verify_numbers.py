"""That every number below the counter is there, once: what `log verify` remembers of the others.

Numbers are given one after the other and never taken back, by imports too: what is refused, or
tried with `--dry-run`, is never written, and its number is given to the next. So a gap is a
request that is gone, but for the runs that `log restore` left out. What is in a request is
`verify`'s business.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

from helpdeskctl.log.findings import of_log, of_request
from helpdeskctl.log.numbering import beside, within

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from helpdeskctl.log.findings import Finding
    from helpdeskctl.log.numbering import Run


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

    def __init__(self, next_number: int, skipped: Sequence[Run] = ()) -> None:
        """`skipped` are the runs that the counters say were left out on purpose."""
        self._next = next_number
        self._skipped = skipped
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
        gaps = _without_runs(_missing(below, self._next), self._skipped)
        for first, last in gaps:
            yield of_log("missing", first=first, last=last, number=last - first + 1)
        if present and present[-1] >= self._next:
            first = min(number for number in present if number >= self._next)
            yield of_log("counter", first=first, last=present[-1], next=self._next)

    def left_out(self, told: list[Run]) -> Iterator[Finding]:
        """Runs must be those that the journal tells of, and no request may have such a number."""
        back = max((last for _, last in told), default=0)
        if back >= self._next:
            yield of_log("rewound", last=back, next=self._next)
        for first, last in self._skipped:
            if not within((first, last), told):
                yield of_log("untold", first=first, last=last)
            present = [number for number in self._places if first <= number <= last]
            if present:
                yield of_log("skipped", number=min(present), first=first, last=last)


def _without_runs(gaps: Iterator[Run], skipped: Sequence[Run]) -> Iterator[Run]:
    """What is left of the gaps beside the runs that were left out on purpose."""
    for gap in gaps:
        rest = [gap]
        for run in skipped:
            rest = [part for one in rest for part in beside(one, run)]
        yield from rest


def _missing(present: list[int], end: int) -> Iterator[Run]:
    """The runs of numbers from 1 to before `end` that are not there."""
    before = 0
    for number in [*present, end]:
        if number > before + 1:
            yield before + 1, number - 1
        before = number
