"""Runs of numbers that a restored log leaves out: no request ever has one of them. Pure."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from collections.abc import Collection, Iterable

Run = tuple[int, int]
"""First and last number."""


def runs_of(value: Any) -> list[Run]:
    """The runs that a counter or an entry tells of; what is none is left out."""
    pairs = value if isinstance(value, list) else ()
    found = [tuple(pair) for pair in pairs if isinstance(pair, list) and len(pair) == 2]
    return [
        (first, last)
        for first, last in found
        if type(first) is int and type(last) is int and 0 < first <= last
    ]


def merged(runs: Iterable[Run]) -> list[Run]:
    """The runs by number, those that touch joined."""
    found: list[Run] = []
    for first, last in sorted(runs):
        if found and first <= found[-1][1] + 1:
            found[-1] = (found[-1][0], max(last, found[-1][1]))
        else:
            found.append((first, last))
    return found


def without(runs: Iterable[Run], numbers: Collection[int]) -> list[Run]:
    """What the runs hold beside these numbers."""
    found = []
    for first, last in merged(runs):
        start = first
        for number in sorted(number for number in numbers if first <= number <= last):
            if number > start:
                found.append((start, number - 1))
            start = number + 1
        if start <= last:
            found.append((start, last))
    return found


def within(run: Run, runs: Iterable[Run]) -> bool:
    """Whether all of a run lies in others."""
    return any(first <= run[0] and run[1] <= last for first, last in merged(runs))


def after(first: int, given: Collection[int]) -> int:
    """The number behind those that were given one after the other from `first` on."""
    while first in given:
        first += 1
    return first


def missing(following: int, requests: int, skipped: Iterable[Run]) -> int:
    """How many numbers below the counter no request has, though they were not left out.

    Requests that came while they were counted make no gap.
    """
    left_out = sum(last - first + 1 for first, last in merged(skipped))
    return max(following - 1 - requests - left_out, 0)


def beside(run: Run, other: Run) -> list[Run]:
    """What is left of a run without another one: nothing, one part, or two."""
    parts = ((run[0], min(run[1], other[0] - 1)), (max(run[0], other[1] + 1), run[1]))
    return [part for part in parts if part[0] <= part[1]]
