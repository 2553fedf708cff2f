"""The services that words fit best."""

from __future__ import annotations

import pytest

from helpdeskctl.core.suggest import best, exactly, search
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


@pytest.mark.parametrize(
    ("text", "service"),
    [
        ("Ganti password email", "password-reset"),
        ("printer lagi", "printer-problem"),
        ("Minta install AutoCAD", "software-install"),
        ("Komputer lemot", "laptop-repair"),
        ("Email lambat", "email-problem"),
        ("Internet mati", "network-problem"),
        ("Server ERP mati semua", "application-error"),
        ("laptop saya nggak bisa nyala", "laptop-repair"),
        ("Outlook tidak bisa kirim email", "email-problem"),
        ("Akun karyawan baru", "new-account"),
        ("Proyektor ruang rapat tidak menyala", "meeting-room-setup"),
    ],
)
def test_first_of_all(text: str, service: str) -> None:
    """Enter takes the first, so that what is plainly meant must stand there."""
    assert best(Terms(snapshot()), text)[0] == service


@pytest.mark.parametrize("text", ["", "mohon bantu ya mas", "qwerty zxcv", "…"])
def test_nothing_fits(text: str) -> None:
    """Words that say nothing propose nothing."""
    assert best(Terms(snapshot()), text) == []


@pytest.mark.parametrize(
    ("typed", "service"),
    [
        ("vpn-access", "vpn-access"),
        ("VPN-Access", "vpn-access"),
        ("wifi", "wifi-access"),
        ("vpn", None),
        ("toner", None),
    ],
)
def test_meant_exactly(typed: str, service: str | None) -> None:
    """An id in any case, or what only one id begins with; a word inside it is only searched."""
    assert exactly(Terms(snapshot()), typed) == service


@pytest.mark.parametrize(
    ("typed", "services"),
    [
        ("vpn", ["vpn-access", "vpn-problem"]),
        ("mailbox", ["mailbox-new", "mailbox-quota"]),
        ("toner", ["printer-toner"]),
        ("injam", ["laptop-loan"]),
        ("qwerty", []),
    ],
)
def test_search(typed: str, services: list[str]) -> None:
    """Ids that begin so; else what the word fits; else names and ids that hold it."""
    assert search(Terms(snapshot()), typed) == services


def test_retired_services_are_not_offered() -> None:
    """What is retired is neither proposed nor found; its whole id alone still names it."""
    plain = snapshot()
    services = plain["catalog"]["services"]
    retired = {**services, "vpn-access": {**services["vpn-access"], "status": "retired"}}
    terms = Terms({**plain, "catalog": {**plain["catalog"], "services": retired}})
    assert "vpn-access" not in best(terms, "minta akses vpn")
    assert (exactly(terms, "vpn"), search(terms, "vpn")) == ("vpn-problem", ["vpn-problem"])
    assert exactly(terms, "vpn-access") == "vpn-access"
