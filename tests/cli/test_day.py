"""An officer's day: forty requests, few commands, little typing.

Mails enter by themselves (an intake records them through the same use case); everything else is
typed. A spreadsheet would want forty rows, and tells nobody anything.
"""

from __future__ import annotations

import json
from typing import TYPE_CHECKING

from helpdeskctl.core.when import from_iso
from helpdeskctl.desk.folder import open_folder
from helpdeskctl.desk.opening import Asked, open_request
from helpdeskctl.desk.records import Hand
from helpdeskctl.desk.triage import Judgement

if TYPE_CHECKING:
    from tests.cli.run import Shell

PEOPLE = """\
name,addresses,unit,login,language
Budi Santoso,budi@contoh.co.id,finance,,id
Rina Wulandari,rina@contoh.co.id,human-resources,,id
Tono Prasetyo,tono@contoh.co.id,warehouse,,id
Ani Wijaya,ani@contoh.co.id,marketing,,id
Joko Susilo,joko@contoh.co.id,operations,,id
Sri Lestari,sri@contoh.co.id,legal,,id
Michael Chen,michael@contoh.co.id,finance,,en
Eko Saputra,eko@contoh.co.id,production,,id
"""

MAILS = (
    ("Kotak surat penuh", "ani@contoh.co.id", "mailbox-quota"),
    ("Minta mouse baru", "sri@contoh.co.id", "peripheral"),
    ("Printer lantai 2 macet", "joko@contoh.co.id", "printer-problem"),
    ("VPN tidak bisa", "michael@contoh.co.id", None),
    ("Mohon akses VPN", "rina@contoh.co.id", "vpn-access"),
    ("Pindah meja", "tono@contoh.co.id", "pc-move"),
    ("Install AutoCAD", "eko@contoh.co.id", "software-install"),
    ("Laptop lambat sekali", "budi@contoh.co.id", None),
    ("Wifi ruang rapat", "ani@contoh.co.id", "wifi-access"),
    ("Data karyawan hilang", "rina@contoh.co.id", "data-restore"),
    ("Undangan rapat daring", "sri@contoh.co.id", "video-conference"),
    ("Akses folder pajak", "michael@contoh.co.id", "access-grant"),
    ("Promo pinjaman", "spam@iklan.example", None),
    ("Toner habis", "joko@contoh.co.id", "printer-toner"),
)

DAY = """\
hdc done "Lupa password" --from budi --service password
hdc done "Akun terkunci" --from rina --service account-unlock
hdc done "Lupa password" --from tono --service password
hdc done "Toner habis" --from ani --service printer-toner
hdc done "Kertas macet" --from joko --service printer-problem
hdc done "Lupa password" --from sri --service password
hdc done "Wifi tamu" --from eko --service wifi
hdc done "Akun terkunci" --from michael --service account-unlock
hdc triage 1
hdc triage 2
hdc triage 3
hdc triage 4 --service vpn-problem --impact 1 --urgency 3 --effort s
hdc triage 5
hdc triage 6
hdc triage 7
hdc triage 8 --service laptop-repair
hdc triage 9
hdc triage 10
hdc triage 11
hdc triage 12
hdc cancel 13 --as spam
hdc triage 14
hdc take 1 2 3 4 5 9 11 12 14
hdc assign 6 7 10 --to budi
hdc fulfil 1
hdc fulfil 2
hdc escalate 8 --to infrastructure --because "dibongkar"
hdc wait 12 --for approval --because "izin atasan"
hdc done "Lupa password" --from rina --service password --channel walk-in
hdc done "Pinjam laptop" --from tono --service laptop-loan --channel walk-in
hdc done "Mouse rusak" --from budi --service peripheral --channel walk-in
hdc open "Layar pecah" --from eko --channel walk-in
hdc triage - --service laptop-repair
hdc escalate - --to infrastructure --because "ganti panel"
hdc open "Telepon rapat mati" --from Satpam --channel walk-in
hdc triage - --service meeting-room-setup
hdc fulfil -
hdc tell - --via walk-in
hdc close - --via walk-in
hdc fulfil 3
hdc fulfil 4 --solution "profil baru"
hdc fulfil 5
hdc fulfil 9
hdc fulfil 11
hdc fulfil 14
hdc done "Lupa password" --from joko --service password
hdc done "Printer offline" --from sri --service printer-problem
hdc done "Akun terkunci" --from ani --service account-unlock
hdc done "Kotak surat penuh" --from eko --service mailbox-quota
hdc done "Proyektor" --from michael --service meeting-room --channel walk-in
hdc done "Pinjam laptop" --from ani --service laptop-loan --channel chat
hdc done "Lupa password" --from eko --service password
hdc done "Toner habis" --from budi --service printer-toner
hdc done "Wifi tamu" --from sri --service wifi --channel chat
hdc done "Zoom tidak bersuara" --from rina --service video
hdc note 6 7 10 "besok pagi" --to-requester
hdc resume 12
hdc fulfil 12
hdc close 1 2 3 4 5 9 11 14 --via email
hdc done "Headset" --from joko --service peripheral --channel chat
hdc done "Lupa password" --from michael --service password
hdc done "Akun terkunci" --from tono --service account-unlock
hdc next
"""


def test_a_day_at_the_desk(shell: Shell) -> None:
    """Forty requests: fewer than 70 commands, fewer than 3,000 typed characters (4e, 4i, 6l)."""
    (shell.folder / "people.csv").write_text(PEOPLE, encoding="utf-8")
    mails_arrive(shell)
    commands = DAY.splitlines()
    for place, command in enumerate(commands):
        shell.now = from_iso("2026-11-02T01:30:00Z") + place * 360
        result = shell(*words_of(command))
        assert result.code == 0, (command, result.err)
    listed = json.loads(shell("list", "status:*", "--json").out)
    assert listed["total"] == 40
    assert len(commands) < 70
    assert sum(map(len, commands)) < 3000
    assert _by_status(listed) == {"active": 5, "cancelled": 1, "closed": 33, "fulfilled": 1}
    assert json.loads(shell("log", "verify", "--json").out)["findings"] == []


def mails_arrive(shell: Shell) -> None:
    """Fourteen mails of the night, recorded as an intake records them."""
    for place, (subject, address, service) in enumerate(MAILS):
        at = from_iso("2026-11-01T22:00:00Z") + place * 60
        desk = open_folder(shell.folder, lambda at=at: at, Hand("mail"), record=True)
        asked = Asked(subject, address, channel="email", service=service)
        open_request(desk, asked, Judgement())


def words_of(command: str) -> list[str]:
    """The words of a command line, without the program."""
    import shlex

    return shlex.split(command)[1:]


def _by_status(listed: dict[str, list[dict[str, str]]]) -> dict[str, int]:
    statuses = [item["status"] for item in listed["items"]]
    return {status: statuses.count(status) for status in dict.fromkeys(sorted(statuses))}
