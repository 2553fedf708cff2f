"""Words, times and working hours as a reader of either language sees them."""

from __future__ import annotations

import pytest

from helpdeskctl.render.screen import Screen

HOUR = 3600
DAY = 8 * HOUR


@pytest.mark.parametrize(
    ("seconds", "english", "indonesian"),
    [
        (DAY, "1 working day (8 working hours)", "1 hari kerja (8 jam kerja)"),
        (3 * DAY, "3 working days (24 working hours)", "3 hari kerja (24 jam kerja)"),
        (DAY + HOUR, "9h", "9h"),
        (1800, "30m", "30m"),
    ],
)
def test_working_time(seconds: int, english: str, indonesian: str) -> None:
    """Whole days are said as such; what is typed at an option keeps its letters."""
    assert Screen(lang="en").working(seconds, DAY) == english
    assert Screen(lang="id").working(seconds, DAY) == indonesian


def test_left_and_late() -> None:
    """The sign is a word."""
    assert [Screen().left(s) for s in (HOUR, 0, -HOUR)] == ["1h left", "0m left", "1h late"]
    assert [Screen(lang="id").left(s) for s in (HOUR, -HOUR)] == ["sisa 1h", "lewat 1h"]


def test_columns_of_a_pipe_are_english() -> None:
    """Only a terminal's columns speak the reader's language."""
    assert Screen(lang="id").columns.lang == "en"
    assert Screen(lang="id", tty=True).columns.lang == "id"


def test_values_are_safe_and_whole() -> None:
    """What fills a sentence is shown, never obeyed, and never cut."""
    said = Screen(lang="id").say("line.owner", owner="\x1b[31m" + "b" * 400)
    assert said == "PIC ^[[31m" + "b" * 400
