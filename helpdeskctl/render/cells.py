"""Text in the cells of a terminal: how wide it is, cut, padded, and wrapped to a width.

Wide characters (CJK, emoji) take two cells, combining marks none. Nothing is made safe here: what
comes in has passed the guard.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterator

CUT = "…"


def width_of(text: str) -> int:
    """How many columns a terminal gives a text: two for wide characters, none for marks."""
    if text.isascii():
        return len(text)
    return sum(map(_cells, text))


def _cells(letter: str) -> int:
    from unicodedata import category, east_asian_width

    if category(letter) in ("Mn", "Me", "Cf"):
        return 0
    return 2 if east_asian_width(letter) in ("W", "F") else 1


def cut(text: str, most: int) -> str:
    """The text in at most that many columns; what is cut ends in `…`."""
    if width_of(text) <= most:
        return text
    return f"{_head(text, most - 1).rstrip()}{CUT}"


def _head(text: str, most: int) -> str:
    """As much of the beginning as fits."""
    used = 0
    for place, letter in enumerate(text):
        used += _cells(letter)
        if used > most:
            return text[:place]
    return text


def padded(text: str, width: int, *, right: bool = False) -> str:
    """The text in that many columns, to the left or to the right."""
    room = " " * (width - width_of(text))
    return room + text if right else text + room


def wrapped(text: str, width: int) -> list[str]:
    """The lines of a text, none wider than that; its own line breaks stay.

    A word that is longer than a line is broken.
    """
    lines = [line for part in text.split("\n") for line in _filled(part, max(width, 8))]
    return lines or [""]


def _filled(line: str, width: int) -> Iterator[str]:
    here = line[: len(line) - len(line.lstrip())][: width // 2]
    fresh = True
    for word in _pieces(line, width - len(here)):
        joined = f"{here}{word}" if fresh else f"{here} {word}"
        if not fresh and width_of(joined) > width:
            yield here
            joined = word
        here, fresh = joined, False
    yield here


def _pieces(line: str, width: int) -> Iterator[str]:
    """The words of a line, those that fill more than a line in parts."""
    for whole in line.split():
        word = whole
        while width_of(word) > width:
            part = _head(word, width)
            yield part
            word = word[len(part) :]
        yield word
