"""The services that words fit best."""

from __future__ import annotations

import pytest

from helpdeskctl.core.suggest import best
from helpdeskctl.core.terms import Terms
from tests.house import snapshot


@pytest.mark.parametrize(
    ("text", "service"),
    [
        ("Lupa password email", "password-reset"),
        ("mohon reset password saya", "password-reset"),
        ("Printer macet di lantai 3", "printer-problem"),
        ("toner habis", "printer-toner"),
        ("VPN putus terus dari rumah", "vpn-problem"),
        ("minta akses vpn untuk kerja dari rumah", "vpn-access"),
        ("laptop hilang di kereta", "lost-device"),
        ("email mencurigakan, ada link aneh", "suspicious-mail"),
        ("proyektor ruang rapat", "meeting-room-setup"),
        ("I forgot my password", "password-reset"),
        ("new laptop for a new employee", "new-hardware"),
    ],
)
def test_among_the_first_three(text: str, service: str) -> None:
    """What people write finds its service among the three proposed."""
    assert service in best(Terms(snapshot()), text)


@pytest.mark.parametrize("text", ["", "mohon bantu ya mas", "qwerty zxcv", "…"])
def test_nothing_fits(text: str) -> None:
    """Words that say nothing propose nothing."""
    assert best(Terms(snapshot()), text) == []
