"""How wide a text is at a terminal, how it is cut and wrapped; times as people say them."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from helpdeskctl.core.when import FAR_PAST, Zone, from_iso
from helpdeskctl.render.cells import cut, padded, width_of, wrapped
from helpdeskctl.render.times import moment, span

HOUR = 3600
DAY = 8 * HOUR
JAKARTA = Zone("Asia/Jakarta", ((FAR_PAST, 25_200),))
NOW = from_iso("2026-11-05T03:20:00Z")


@pytest.mark.parametrize(
    ("text", "most", "shown"),
    [
        ("Printer", 7, "Printer"),
        ("Printer", 6, "Print…"),
        ("会議室です", 10, "会議室です"),
        ("会議室です", 8, "会議室…"),
        ("会議室です", 7, "会議室…"),
        ("🙏🙏", 3, "🙏…"),
        ("Printer macet", 9, "Printer…"),
    ],
)
def test_cut(text: str, most: int, shown: str) -> None:
    """A wide letter is never halved, and no space stands before the mark."""
    assert cut(text, most) == shown


def test_padded() -> None:
    """Wide letters count twice."""
    assert padded("会議", 6) == "会議  "
    assert padded("12", 4, right=True) == "  12"


@pytest.mark.parametrize(
    ("text", "width", "lines"),
    [
        ("satu dua tiga", 8, ["satu dua", "tiga"]),
        ("satu\n\ndua", 8, ["satu", "", "dua"]),
        ("a  b\n    kode x", 10, ["a b", "    kode x"]),
        ("tanpaspasisamasekali", 8, ["tanpaspa", "sisamase", "kali"]),
        ("会議室です", 8, ["会議室で", "す"]),
        ("", 8, [""]),
    ],
)
def test_wrapped(text: str, width: int, lines: list[str]) -> None:
    """Own line breaks and indents stay; a word longer than the line is broken."""
    assert wrapped(text, width) == lines


@given(st.text(st.characters(exclude_categories=("C", "Z"))), st.integers(1, 40))
def test_never_wider(text: str, width: int) -> None:
    """Whatever the letters are."""
    assert width_of(cut(text, width)) <= width
    assert all(width_of(line) <= max(width, 8) for line in wrapped(text, width))


@pytest.mark.parametrize(
    ("seconds", "both", "one"),
    [
        (684_000, "23d 6h", "23d"),
        (DAY + 4 * HOUR + 1740, "1d 4h", "1d"),
        (DAY + 1740, "1d", "1d"),
        (3 * HOUR + 50 * 60 + 59, "3h 50m", "3h"),
        (1200, "20m", "20m"),
        (59, "<1m", "<1m"),
        (0, "0m", "0m"),
    ],
)
def test_span(seconds: int, both: str, one: str) -> None:
    """Two units at most, the days of the calendar, and the rest left off."""
    assert (span(seconds, DAY), span(seconds, DAY, 1)) == (both, one)


def test_span_without_a_calendar() -> None:
    """Hours are never summed into days whose worth nobody said."""
    assert span(190 * HOUR + 29 * 60) == "190h 29m"


@pytest.mark.parametrize(
    ("at", "english", "indonesian"),
    [
        ("2026-11-05T08:00:00Z", "today 15:00", "hari ini 15:00"),
        ("2026-11-05T17:00:00Z", "tomorrow 00:00", "besok 00:00"),
        ("2026-11-03T20:00:00Z", "yesterday 03:00", "kemarin 03:00"),
        ("2026-10-26T02:05:00Z", "Mon 26 Oct 09:05", "Sen 26 Okt 09:05"),
        ("2025-12-31T02:05:00Z", "Wed 31 Dec 2025 09:05", "Rab 31 Des 2025 09:05"),
    ],
)
def test_moment(at: str, english: str, indonesian: str) -> None:
    """Near days by name, the year only where it is another; days are those of the zone."""
    assert moment(from_iso(at), JAKARTA, NOW, "en") == english
    assert moment(from_iso(at), JAKARTA, NOW, "id") == indonesian
