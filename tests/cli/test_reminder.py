"""What this person or asset asked in the last 30 days: shown to whoever looks, never to a script."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING

import pytest

from helpdeskctl.core.when import DAY, from_iso
from tests.cli.tty import Terminal

if TYPE_CHECKING:
    from tests.cli.run import Shell

BUDI = ("--from", "budi@contoh.co.id")
ASKED = ("done", "Lupa password", *BUDI, "--service", "password-reset", "--solution", "sandi baru")
SOLVED = "helpdeskctl: before: REQ-2611-0001 on 2026-11-02 (password-reset): sandi baru"
SOLVED_ID = "helpdeskctl: sebelumnya: REQ-2611-0001 pada 2026-11-02 (password-reset): sandi baru"


def _reminders(terminal: Terminal, *words: str) -> list[str]:
    seen = terminal(*words)
    assert seen.code == 0, seen.text
    return [line for line in seen.lines if "before: " in line or "sebelumnya: " in line]


def _sweep(shell: Shell) -> None:
    """Everything settled so far, one request, goes to the archive."""
    assert shell("log", "archive").code == 0
    assert json.loads(shell("log", "stats", "--json").out)["archived"] == 1


@pytest.fixture
def seat(shell: Shell) -> Terminal:
    """A terminal at a desk where budi's password was reset this morning, and it is noon."""
    assert shell(*ASKED).code == 0
    shell.now = from_iso("2026-11-02T05:00:00Z")
    return Terminal(shell, columns=200)


@pytest.mark.parametrize(("lang", "line"), [("en", SOLVED), ("id", SOLVED_ID)])
def test_the_same_person(seat: Terminal, lang: str, line: str) -> None:
    """After `open` and in `show`, in the reader's language, with how it was solved (4e)."""
    opened = _reminders(seat, "open", "Printer macet", *BUDI, "--lang", lang)
    assert opened == _reminders(seat, "show", "2", "--lang", lang) == [line]


def test_what_is_not_solved_is_told_by_its_subject(seat: Terminal) -> None:
    """The newest first; one without a solution by what was asked."""
    seat.shell("open", "Printer macet", *BUDI)
    assert _reminders(seat, "open", "Toner habis", *BUDI) == [
        "helpdeskctl: before: REQ-2611-0002 on 2026-11-02 (–): Printer macet",
        SOLVED,
    ]


def test_the_same_asset(shell: Shell) -> None:
    """Another person with the same device is reminded of it, in any case of its tag."""
    shell("open", "Layar pecah", "--from", "ani", "--asset", "PC-12")
    lines = _reminders(Terminal(shell), "open", "Mati", "--from", "joko", "--asset", "pc-12")
    assert lines == ["helpdeskctl: before: REQ-2611-0001 on 2026-11-02 (–): Layar pecah"]


@pytest.mark.parametrize(
    ("first", "again"), [("Özlem Ünal", "özlem ünal"), ("Groß", "GROSS"), ("Ani", "ANI")]
)
def test_names_of_any_alphabet(shell: Shell, first: str, again: str) -> None:
    """The same name in other capitals is the same person, whatever its letters."""
    shell("open", "Layar pecah", "--from", first)
    assert len(_reminders(Terminal(shell), "open", "Mati", "--from", again)) == 1


def test_nobody_is_like_nobody(shell: Shell) -> None:
    """Requests without a device have no device in common; nor have strangers."""
    shell("open", "Layar pecah", "--from", "ani", "--asset", "")
    assert _reminders(Terminal(shell), "open", "Mati", "--from", "joko", "--asset", "") == []


def test_from_the_archive_too(seat: Terminal) -> None:
    """What was settled and swept away is remembered as well, beside what still moves."""
    seat.shell("open", "Printer macet", *BUDI)
    seat.shell.now += 20 * DAY
    _sweep(seat.shell)
    lines = _reminders(seat, "open", "Toner habis", *BUDI)
    assert lines[1:] == [SOLVED]
    assert "Printer macet" in lines[0]


@pytest.mark.parametrize(("days", "count"), [(29, 1), (31, 0)])
@pytest.mark.parametrize("swept", [False, True], ids=["moving", "archived"])
def test_the_last_thirty_days(seat: Terminal, days: int, count: int, *, swept: bool) -> None:
    """What is older is not brought up again, solved or not."""
    seat.shell.now += days * DAY
    if swept:
        _sweep(seat.shell)
    assert len(_reminders(seat, "open", "Toner habis", *BUDI)) == count


def test_the_nearest_solution_is_not_crowded_out(seat: Terminal) -> None:
    """Three newer ones without a solution do not hide the one that was solved."""
    for subject in ("satu", "dua", "tiga"):
        seat.shell("open", subject, *BUDI)
    lines = _reminders(seat, "open", "Toner habis", *BUDI)
    assert [line.rpartition(": ")[2] for line in lines] == ["tiga", "dua", "satu", "sandi baru"]


def test_nothing_of_the_request_itself(seat: Terminal) -> None:
    """An old request shows what came before it, neither itself nor what came after it."""
    assert _reminders(seat, "show", "1") == []
    seat.shell("open", "Printer macet", *BUDI)
    for subject in ("satu", "dua", "tiga"):
        seat.shell("open", subject, *BUDI)
    assert _reminders(seat, "show", "1") == []
    assert _reminders(seat, "show", "2") == [SOLVED]


def test_never_for_a_script(seat: Terminal) -> None:
    """Not in a pipe, though errors stand on the terminal; and not with --json."""
    words = ("open", "Printer macet", *BUDI)
    assert "before" not in seat.shell(*words).err
    assert "before" not in seat.shell("show", "2").err
    assert _reminders(seat, *words, "--json") == []
    assert _reminders(seat, "show", "2", "--json") == []
    assert "before" not in seat("show", "2", piped=True).text
    assert _reminders(seat, "show", "2") == [SOLVED]


@pytest.mark.parametrize("swept", [False, True], ids=["moving", "archived"])
def test_security_is_not_told(shell: Shell, *, swept: bool) -> None:
    """Of a security request only number and day: others may look on (4h)."""
    terminal = Terminal(shell)
    shell("open", "Data gaji bocor", *BUDI)
    factors = ("--impact", "2", "--urgency", "3", "--effort", "m")
    assert shell("triage", "1", "--service", "data-disclosure", *factors).code == 0
    if swept:
        assert shell("fulfil", "1", "--solution", "akses gaji dicabut").code == 0
        assert shell("close", "1", "--via", "phone").code == 0
        shell.now += 20 * DAY
        _sweep(shell)
    seen = terminal("open", "Toner habis", *BUDI)
    told = "helpdeskctl: before: REQ-2611-0001 on 2026-11-02, about information security"
    assert told in seen.lines
    assert [word for word in ("gaji", "bocor", "disclosure") if word in seen.text] == []
    indonesian = _reminders(terminal, "show", "2", "--lang", "id")
    assert indonesian == [
        "helpdeskctl: sebelumnya: REQ-2611-0001 pada 2026-11-02, menyangkut keamanan informasi"
    ]


def test_a_long_solution_is_told_by_its_start(shell: Shell) -> None:
    """A text kept beside the log is shown by its words, not by where it lies; and never obeyed."""
    long = "kabel \u202e" + "panjang " * 400
    shell(*ASKED[:-1], long)
    (line,) = _reminders(Terminal(shell), "open", "Toner habis", *BUDI)
    assert "(password-reset): kabel <U+202E>panjang panjang" in line
    assert "sha256" not in line
