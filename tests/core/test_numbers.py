"""Numbers of requests: what is one, and that nothing else gets past."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from helpdeskctl.core.numbers import Number, make, parse
from helpdeskctl.errors import BadValue

MADE = [
    (1, "2026-11", "REQ-2611-0001"),
    (8342, "2026-11", "REQ-2611-8342"),
    (9999, "2026-12", "REQ-2612-9999"),
    (10_000, "2027-01", "REQ-2701-10000"),
    (1_234_567, "2031-02", "REQ-3102-1234567"),
]


@pytest.mark.parametrize(("n", "month", "number"), MADE)
def test_make(n: int, month: str, number: str) -> None:
    """Month of receipt and a running number of at least four digits."""
    assert make(n, month) == number


READ = [
    ("8342", Number(8342, None)),
    ("0001", Number(1, None)),
    ("1", Number(1, None)),
    (" 42 ", Number(42, None)),
    ("REQ-42", Number(42, None)),
    ("req-2611-8342", Number(8342, "2026-11")),
    ("Req-2611-8342", Number(8342, "2026-11")),
    ("2611-8342", Number(8342, "2026-11")),
    ("REQ-2701-10000", Number(10_000, "2027-01")),
]


@pytest.mark.parametrize(("text", "number"), READ)
def test_parse(text: str, number: Number) -> None:
    """The running number is enough, in any case, with or without the rest."""
    assert parse(text) == number


BAD = [
    "",
    " ",
    "-",
    "-5",
    "+5",
    "REQ-",
    "REQ-REQ-5",
    "REQ--5",
    "261-5",
    "26111-5",
    "2611-",
    "2611--5",
    "1-2611-5",
    "5.0",
    "5e3",
    "0x5",
    "5_000",
    "½",
    "٤٢",
    "５",
    "²",
    "*",
    "?",
    "[0-9]",
    "../../etc/passwd",
    "1/2",
    "1\x00",
    "1\n2",
    "REQ-2611-8342.json",
    "1" * 19,
]


@pytest.mark.parametrize("text", BAD, ids=repr)
def test_nothing_else_is_a_number(text: str) -> None:
    """Paths, globs, signs, other digits: refused, and named in the refusal."""
    with pytest.raises(BadValue) as caught:
        parse(text)
    assert (caught.value.key, caught.value.values) == ("number.bad", {"text": text})


@given(st.integers(1, 10**9), st.integers(2000, 2099), st.integers(1, 12))
def test_there_and_back(n: int, year: int, month: int) -> None:
    """Every number that is made is read back."""
    month_text = f"{year}-{month:02}"
    assert parse(make(n, month_text)) == Number(n, month_text)


@given(st.text(max_size=12))
def test_any_text_is_a_number_or_refused(text: str) -> None:
    """No text raises anything but a refusal, and what passes holds digits alone."""
    try:
        number = parse(text)
    except BadValue:
        return
    assert number.n == int(text.strip().rpartition("-")[2])
