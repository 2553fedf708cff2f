"""A logbook as a help desk keeps it in a workbook, with everything that makes it hard; no tests."""

from __future__ import annotations

from datetime import date, datetime, timedelta
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from pathlib import Path

TOP = ["No", "Waktu", None, None, "Pemohon", None, "Media", "Uraian Permintaan", "Jenis"]
TOP += ["Prioritas", "Status", "Petugas", "Tindakan", "Ket."]
BOTTOM = [None, "Masuk", "Mulai dikerjakan", "Selesai", "Nama", "Unit", *[None] * 8]

NAMES = ["Ani Lestari", "Pak Budi", "ibu Citra", "Dedi K.", "Eka", "Fajar Nugroho"]
UNITS = ["Keuangan", "HRD", "gudang", "Pemasaran", "Toko Bandung", "SDM"]
MEDIA = ["WA", "telp", "Email", "datang langsung", "Wa", "fax"]
ASKED = [
    ("Printer lantai 2 macet", "Printer", "Bersihkan kertas macet"),
    ("Lupa password email", "Reset Password", "Password direset"),
    ("Tidak bisa login ERP", "Aplikasi", "User dibuka kembali"),
    ("Minta akses folder anggaran", "Akses", "Diberi akses sesuai persetujuan"),
    ("Wifi lambat di ruang rapat", "Jaringan", "AP direstart"),
    ("Pasang aplikasi PDF", "Instalasi", "Aplikasi dipasang"),
]
LEVELS = ["Tinggi", "sedang", "SEDANG", "Rendah", None, "Urgent"]
STAFF = ["Siti", "Rudi"]


def rows() -> list[list[Any]]:
    """About sixty rows of January to March 2026, the last of them still open."""
    found = [_ended(n) for n in range(1, 49)]
    return [*found[:20], *_odd(), *found[20:], *_open()]


def _ended(n: int) -> list[Any]:
    """A request that came and went, in one of the ways in which people write times."""
    came = datetime(2026, 1, 5, 8, 5) + timedelta(  # noqa: DTZ001 - as a sheet has it
        days=n + n // 5 * 2, minutes=37 * n % 400
    )
    begun, done = came + timedelta(minutes=10 + n), came + timedelta(hours=1 + n % 5)
    subject, kind, solution = ASKED[n % 6]
    times: list[Any] = [came, begun, done]
    if n % 3 == 1:
        times = [f"{at.day}/{at.month}/{at:%y} {at.hour}.{at:%M}" for at in times]
    elif n % 3 == 2:
        times = [f"{came.day} {_month(came)} {came:%Y %H.%M}", None, f"{done:%d-%m-%Y}"]
    state = ("Selesai", "selesai ", "SELESAI", "Done")[n % 4]
    who = [NAMES[n % 6], UNITS[n % 6], MEDIA[n % 6]]
    return [n, *times, *who, subject, kind, LEVELS[n % 6], state, STAFF[n % 2], solution, None]


def _month(at: datetime) -> str:
    return ("Januari", "Februari", "Maret", "April")[at.month - 1]


def _row(n: int | None, times: str, subject: str, state: str, **cells: str | None) -> list[Any]:
    """A row of somebody's typing; `times` are the three, parted by commas."""
    usual = {"nama": "Gita", "unit": "Keuangan", "media": "WA", "jenis": "Printer"}
    usual |= {"prioritas": "sedang", "petugas": "Siti", "tindakan": None, "ket": None}
    said = usual | cells
    came, begun, done = (one.strip() or None for one in times.split(","))
    who = [said["nama"], said["unit"], said["media"]]
    what = [subject, said["jenis"], said["prioritas"]]
    done_by = [said["petugas"], said["tindakan"], said["ket"]]
    return [n, came, begun, done, *who, *what, state, *done_by]


def _odd() -> list[list[Any]]:
    """Rows with something wrong, blank ones, and the header said again."""
    same = _row(70, "2/2/26 9.15,, 2/2/26 10.00", "Tinta habis", "Selesai", tindakan="Diganti")
    days = _row(72, ",,", "Hanya tanggal", "selesai", tindakan="Beres")
    days[1] = days[3] = date(2026, 2, 4)
    return [
        [None] * 14,
        _row(12, "3/2/26 9.15,, 3/2/26 11.00", "Nomor dipakai dua kali", "selesai", tindakan="Ya"),
        same,
        list(same),
        list(TOP),
        list(BOTTOM),
        _row(71, "kemarin,,", "Waktu tidak jelas", "baru"),
        days,
        _row(73, "5/2/26 9.15,, 4/2/26 9.15", "Selesai dulu", "selesai", tindakan="Beres"),
        _row(74, "5/2/26 10.15,,", "Selesai tanpa waktu", "selesai", tindakan="Beres"),
        _row(None, "5/2/26 11.15,,", "Tanpa nomor", "baru"),
        _row(75, "6/2/26 9.15,, 6/2/26 9.45", "Salah kirim", "Batal", ket="salah alamat"),
        _row(76, "6/2/26 10.15,,", "Tanpa nama", "oke bos", nama=None),
        _row(77, "7/2/36 10.15,,", "Tahun salah ketik", "baru"),
        _row(78, "7/2/26 9.5,, 7/2/26 9.30", "Menit terpotong", "selesai", tindakan="Beres"),
        [None] * 14,
    ]


def _open() -> list[list[Any]]:
    """What has not ended, and the line of totals."""
    more: dict[str, str | None] = {"unit": "Operasional", "jenis": "Jaringan"}
    laptop: dict[str, str | None] = {"unit": "HRD", "jenis": "Laptop", "petugas": None}
    alone = {"jenis": "Alat", "prioritas": "Tinggi"}
    return [
        _row(80, "23/11/26 9.15,,", "Laptop lambat", "baru", **laptop, prioritas=None),
        _row(81, "23/11/26 10.15, 23/11/26 10.30,", "Minta laptop", "proses", **laptop),
        _row(82, "24/11/26 8.15, 24/11/26 9.00,", "VPN putus", "menunggu user", **more),
        _row(83, "24/11/26 9.15, 24/11/26 9.30,", "Mesin absen mati", "Menunggu vendor", **alone),
        [None] * 14,
        ["JUMLAH", None, None, None, "66 permintaan", *[None] * 9],
    ]


def write(path: Path) -> Path:
    """The workbook as a file: two title lines, a blank one, a header of two merged lines."""
    from openpyxl import Workbook

    book = Workbook()
    sheet = book.active
    assert sheet is not None
    sheet.title = "Log 2026"
    for line in (["LOGBOOK PERMINTAAN LAYANAN IT"], ["PT Contoh Niaga, 2026"], []):
        sheet.append(line)
    for line in (TOP, BOTTOM, *rows()):
        sheet.append(line)
    for cells in ("A1:N1", "B4:D4", "E4:F4", *(f"{name}4:{name}5" for name in "AGHIJKLMN")):
        sheet.merge_cells(cells)
    book.create_sheet("Rekap").append(["Bulan", "Jumlah"])
    book.save(path)
    return path
