"""What is read out on the phone or pasted into a chat, in the requester's language."""

from __future__ import annotations

import re
from typing import Any

import pytest

from helpdeskctl.core.model import STATUSES, WAITS
from helpdeskctl.core.when import FAR_PAST, Zone
from helpdeskctl.render.screen import Screen
from helpdeskctl.render.telling import told

JAKARTA = Zone("Asia/Jakarta", ((FAR_PAST, 25_200),))


def _said(lang: str, **facts: Any) -> str:
    request = {
        "id": "REQ-2611-0042",
        "subject": "Printer macet",
        "status": "active",
        "temporary": False,
        "owner": "budi",
        "solution": None,
        "reference": None,
        "waiting_for": None,
        "response": {"due_at": None},
        "resolution": {"due_at": "2026-11-03T02:00:00Z"},
        **facts,
    }
    return told({"items": [{"request": request, "lang": lang}]}, Screen(zone=JAKARTA))


@pytest.mark.parametrize(
    ("facts", "english", "indonesian"),
    [
        (
            {"status": "new", "resolution": None, "response": {"due_at": "2026-11-02T07:00:00Z"}},
            (
                'We have received your request REQ-2611-0042 "Printer macet".'
                " You will hear from us by 2026-11-02 14:00."
            ),
            (
                'Permohonan REQ-2611-0042 "Printer macet" sudah kami terima.'
                " Kami kabari paling lambat 2026-11-02 14:00."
            ),
        ),
        (
            {},
            (
                'budi is working on your request REQ-2611-0042 "Printer macet".'
                " We expect to be done by 2026-11-03 09:00."
            ),
            (
                'Permohonan REQ-2611-0042 "Printer macet" sedang kami kerjakan oleh budi.'
                " Target selesai paling lambat 2026-11-03 09:00."
            ),
        ),
        (
            {"status": "waiting", "waiting_for": "requester", "resolution": {"due_at": None}},
            'Your request REQ-2611-0042 "Printer macet" is waiting for your answer.',
            'Permohonan REQ-2611-0042 "Printer macet" sedang menunggu jawaban dari Anda.',
        ),
        (
            {"temporary": True, "solution": "printer lantai 2", "resolution": {"due_at": None}},
            (
                'Your request REQ-2611-0042 "Printer macet" works for now: printer lantai 2.'
                " We are still working on a permanent solution."
            ),
            (
                'Permohonan REQ-2611-0042 "Printer macet" untuk sementara sudah teratasi:'
                " printer lantai 2. Solusi permanennya masih kami kerjakan."
            ),
        ),
        (
            {"status": "handed-off", "reference": "INC-17", "resolution": None},
            (
                'Your request REQ-2611-0042 "Printer macet" is handled elsewhere from now on,'
                " under the reference INC-17."
            ),
            (
                'Permohonan REQ-2611-0042 "Printer macet" selanjutnya ditangani di luar helpdesk,'
                " dengan nomor rujukan INC-17."
            ),
        ),
    ],
    ids=["new", "active", "waiting", "temporary", "handed-off"],
)
def test_words(facts: dict[str, Any], english: str, indonesian: str) -> None:
    """Friendly, whole, and with the time where there is one."""
    assert _said("en", **facts) == english
    assert _said("id", **facts) == indonesian


@pytest.mark.parametrize("lang", ["en", "id"])
@pytest.mark.parametrize("status", STATUSES)
def test_every_status_can_be_told(status: str, lang: str) -> None:
    """Also without an owner, a solution or a time; nothing is left unfilled."""
    said = _said(lang, status=status, owner=None, response=None, resolution=None)
    assert "REQ-2611-0042" in said
    assert said.endswith((".", "?"))
    assert "{" not in said
    assert "None" not in said


@pytest.mark.parametrize("reason", WAITS)
def test_every_wait_can_be_told(reason: str) -> None:
    """The requester hears what we wait for."""
    waits = {"status": "waiting", "waiting_for": reason, "resolution": {"due_at": None}}
    assert re.search(r"is waiting for (your|our|an|a) [a-z]+\.$", _said("en", **waits))
    assert re.search(r"sedang menunggu [a-z ]+( Anda| kami)?\.$", _said("id", **waits))


def test_a_long_solution_is_read_out_whole() -> None:
    """It goes to a person, not into an error."""
    assert "x" * 500 in _said("id", status="fulfilled", solution="x" * 500)


def test_words_never_drive_the_terminal() -> None:
    """A subject with an escape is shown, not obeyed."""
    assert "\x1b" not in _said("id", subject="\x1b[2J")
