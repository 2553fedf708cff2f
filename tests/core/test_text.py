"""What text from outside looks like once it is in the log."""

from __future__ import annotations

import json
import unicodedata

import pytest
from hypothesis import given
from hypothesis import strategies as st

from helpdeskctl.core.text import clean

FORMS = [
    ("plain", "Printer macet", "Printer macet"),
    ("empty", "", ""),
    ("line ends", "a\r\nb\rc\nd", "a\nb\nc\nd"),
    ("tab stays", "a\tb", "a\tb"),
    ("ESC as its picture", "\x1b[2J", "\u241b[2J"),
    ("NUL", "a\x00b", "a\u2400b"),
    ("BEL", "\x07", "\u2407"),
    ("DEL", "a\x7f", "a\u2421"),
    ("C1 control", "a\x9b31m", "a\ufffd31m"),
    ("next line", "a\x85b", "a\ufffdb"),
    ("lone surrogate", "a\udcffb", "a?b"),
    ("composed", "e\u0301", "é"),
    ("trailing space", "a \t\n ", "a"),
    ("leading space stays", "  a", "  a"),
    ("no-break space at the end", "a\u00a0", "a"),
    ("emoji", "🖨", "🖨"),
    ("only controls", "\x01\x02", "\u2401\u2402"),
]


@pytest.mark.parametrize(
    ("given_text", "kept"), [row[1:] for row in FORMS], ids=[r[0] for r in FORMS]
)
def test_form(given_text: str, kept: str) -> None:
    """Each kind of bad character has one visible form, good ones stay."""
    assert clean(given_text) == kept


anything = st.text(st.characters(codec=None, exclude_categories=()), max_size=80)


@given(anything)
def test_clean_is_clean(text: str) -> None:
    """Nothing that drives a terminal is left, it is NFC, and it can be written as UTF-8."""
    kept = clean(text)
    assert not any(
        unicodedata.category(char) in ("Cc", "Cs") and char not in "\t\n" for char in kept
    )
    assert kept == kept.rstrip()
    assert unicodedata.is_normalized("NFC", kept)
    assert json.loads(json.dumps(kept).encode()) == kept.encode().decode()


@given(anything)
def test_cleaning_again_changes_nothing(text: str) -> None:
    """What was cleaned stays as it is."""
    assert clean(clean(text)) == clean(text)
