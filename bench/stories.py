"""A dozen requests of a week in July 2026, as officers would type them: what big desks are made of.

Only data and playing it; `make_desk` repeats what comes out. About eight events each.
"""

from __future__ import annotations

import tempfile
from pathlib import Path
from typing import TYPE_CHECKING

from helpdeskctl.desk import keeping
from helpdeskctl.desk.demo import Player, Step
from helpdeskctl.log.filelog import FileLog

if TYPE_CHECKING:
    from helpdeskctl.log.port import Doc

DAYS = range(6, 11)
"""Monday to Friday of a week without holidays."""

# A line is the day after the receipt, the time, and the command; {n} stands for its number.
STORIES = (
    """0 08:12 open "Lupa password e-mail" --from {who} --service password-reset
    0 08:13 triage {n}
    0 08:13 take {n}
    0 08:14 note {n} "Identitas diperiksa lewat telepon" --to-requester
    0 08:20 fulfil {n}
    0 08:25 close {n} --via phone""",
    """0 08:40 open "Printer lantai 2 macet" --from {who}
    0 08:45 triage {n} --service printer-problem --impact 2
    0 08:46 take {n}
    0 09:10 note {n} "Roller dibersihkan, masih macet" --to-requester
    0 09:30 wait {n} --for requester --because "Menunggu ruangan kosong"
    0 10:15 resume {n}
    0 11:00 note {n} "Roller diganti" --to-requester
    0 11:05 fulfil {n}
    1 08:30 close {n} --via phone""",
    """0 09:05 open "VPN putus setiap sepuluh menit" --from {who} --channel email
    0 09:20 triage {n} --service vpn-problem --impact 2
    0 09:22 take {n}
    0 10:00 escalate {n} --to infrastructure --because "Log gateway perlu diperiksa"
    0 10:30 take {n} --by hendra
    0 13:10 note {n} "Sertifikat klien kedaluwarsa" --to-requester
    0 14:00 fulfil {n} --solution "Sertifikat klien diperbarui"
    0 15:30 close {n} --via email""",
    """0 09:40 open "Install Zoom" --from {who} --channel chat
    0 09:45 triage {n} --service software-install
    0 09:50 take {n}
    0 10:20 note {n} "Dijadwalkan setelah jam makan" --to-requester
    0 13:20 note {n} "Sedang dipasang"
    0 13:40 fulfil {n}
    0 13:50 close {n} --via chat""",
    """0 10:05 open "Laptop mati total" --from {who} --channel walk-in --asset {asset}
    0 10:10 triage {n} --service laptop-repair
    0 10:12 take {n}
    0 10:40 note {n} "Adaptor lain dicoba, tetap mati"
    0 11:00 assign {n} --to hendra --because "Papan utama perlu diukur"
    0 13:30 note {n} "Kapasitor rusak" --to-requester
    1 09:00 fulfil {n} --temporary --solution "Laptop cadangan dipinjamkan"
    2 10:00 note {n} "Papan utama datang" --to-requester
    2 15:00 fulfil {n} --solution "Papan utama diganti"
    3 08:20 close {n} --via walk-in""",
    """0 10:30 open "Akun terkunci" --from {who} --service account-unlock
    0 10:31 triage {n}
    0 10:31 take {n}
    0 10:33 note {n} "Salah kata sandi lima kali"
    0 10:35 fulfil {n}
    0 10:36 close {n} --via phone""",
    """0 11:05 open "Laporan umur piutang per cabang" --from {who} --channel email
    0 11:30 triage {n} --service data-report --impact 2 --urgency 1 --effort m
    0 11:40 escalate {n} --to application-development --because "Perlu kueri baru"
    0 13:05 take {n} --by agus
    1 09:10 note {n} "Kueri pertama diuji" --to-requester
    1 14:00 wait {n} --for requester --because "Menunggu contoh angka"
    2 09:00 resume {n}
    2 11:00 fulfil {n} --solution "Laporan AR-14 dijadwalkan"
    2 15:10 close {n} --via email""",
    """0 13:05 open "Toner printer habis" --from {who} --service printer-toner
    0 13:10 triage {n}
    0 13:12 take {n}
    0 13:20 note {n} "Diambil dari gudang"
    0 13:50 fulfil {n}
    0 14:05 close {n} --via phone""",
    """0 13:40 open "Mohon akses folder keuangan" --from {who} --channel email
    0 13:50 triage {n} --service wifi-access
    0 13:52 take {n}
    0 14:10 wait {n} --for approval --because "Persetujuan pemilik data"
    1 08:40 resume {n}
    1 09:00 note {n} "Disetujui, akses diuji" --to-requester
    1 09:10 fulfil {n}
    1 13:10 reopen {n} --because "Masih ditolak di komputer kedua"
    1 13:40 fulfil {n}
    2 09:00 close {n} --via email""",
    """0 14:15 open "Re: Re: Fwd: Layar kedua" --from {who} --channel email --body "{mail}"
    0 14:30 triage {n} --service peripheral
    0 14:32 take {n}
    0 15:10 note {n} "{mail}" --to-requester
    1 08:30 note {n} "{mail}"
    1 10:30 note {n} "{mail}" --to-requester
    2 09:30 note {n} "{mail}"
    2 10:00 fulfil {n}
    3 09:10 close {n} --via email""",
)
MAIL = "Selamat pagi, mohon dibantu ya. > Pada hari itu Bapak menulis: terima kasih. " * 60
"""Longer than what a document carries itself."""


def play(catalog: Path, sla: Path) -> dict[int, list[Doc]]:
    """The documents of a desk with this agreement on which every story was played, by weekday."""
    with tempfile.TemporaryDirectory() as name:
        folder = Path(name)
        for file in (catalog, sla):
            (folder / file.name).write_bytes(file.read_bytes())
        keeping.init(folder)
        player = Player(folder, lambda _told: None)
        for step in sorted(_steps(), key=lambda step: step.at):
            player.act(step)
        docs = list(FileLog(folder / "log").everything())
    days: dict[int, list[Doc]] = {day: [] for day in range(len(DAYS))}
    for doc in docs:
        days[int(doc["events"][0]["at"][8:10]) - DAYS.start].append(doc)
    return days


def _steps() -> list[Step]:
    return [
        _step(line, day, f"s{number}d{day}")
        for day in DAYS
        for number, story in enumerate(STORIES)
        for line in story.splitlines()
    ]


def _step(line: str, day: int, nick: str) -> Step:
    after, time, command = line.split(maxsplit=2)
    when = day + int(after)
    if when > DAYS.stop - 1:
        when += 2  # after the weekend
    command, _, by = command.partition(" --by ")
    opens = command.startswith("open ")
    words = {"n": f"@{nick}", "who": "orang@contoh.co.id", "asset": "NB-0000", "mail": MAIL}
    for name, value in words.items():
        command = command.replace(f"{{{name}}}", value)
    return Step("", f"07-{when:02} {time}", by or "joko", nick if opens else None, command)
