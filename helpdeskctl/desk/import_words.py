"""The words that headers and cells of logbooks use, Indonesian and English, for `--draft-map`.

Only data. A draft guesses by it, a person decides; an import goes by its map alone.
"""

from __future__ import annotations

import re
from typing import Any

HEADERS: tuple[tuple[str, str], ...] = (
    ("updated_at", r"\b(di)?ubah|perubahan|updated?\b|change|modified"),
    ("resolved_at", r"\bselesai\b|resolved|fulfilled|finish|completed|\bdone\b|\bberes\b"),
    ("closed_at", r"tutup\b|\bclosed?\b"),
    ("waiting_at", r"tunggu|pending|\bhold\b|waiting"),
    ("started_at", r"mulai|respon|ditangani|dikerjakan|proses|\bstart|taken|acknowledged"),
    (
        "opened_at",
        r"masuk|lapor|terima|opened|received|created|dibuat|tanggal|\btgl\b|waktu|\bdate",
    ),
    ("number", r"^(no\b|nomor|id\b|#)(?!.*(hp|telp|telepon|phone|aset))|tiket|ticket|\bnumber\b"),
    ("state", r"\bstat(us|e)\b|keadaan"),
    ("priority", r"prioritas|priority"),
    ("impact", r"dampak|impact"),
    ("urgency", r"urgensi|urgency|mendesak"),
    ("channel", r"\bmedia\b|\bvia\b|saluran|kanal|channel|melalui|contact type"),
    ("category", r"kategori|jenis|layanan|category|\btype\b|\btipe\b"),
    ("unit", r"\bunit\b|divisi|bagian|depart|\bdept\b|cabang|division|branch"),
    ("opened_by", r"penerima|dicatat|diterima oleh|recorded by|opened by"),
    ("owner", r"petugas|teknisi|\bpic\b|oleh|assigned|owner|pelaksana|handled by|engineer"),
    ("requester", r"pemohon|pelapor|requester|caller|peminta|\bnama\b|\bname\b|\buser\b|pengguna"),
    ("solution", r"solusi|tindakan|penyelesaian|tindak lanjut|solution|action|resolution"),
    (
        "subject",
        r"keluhan|masalah|perihal|uraian|deskripsi|judul|permintaan|subject|summary|problem|issue",
    ),
    ("body", r"keterangan|catatan|\bket\b|remark|\bnotes?\b|comment"),
    ("asset", r"\baset\b|asset|perangkat|inventaris|hostname"),
    ("vendor", r"vendor"),
    ("level", r"\blevel\b"),
    ("group", r"\btim\b|\bgrup\b|group|\bteam\b"),
)
"""Columns of ours and how headers speak of them, the surer first."""

CLOCKS = r"\b(jam|pukul|time|clock)\b"
"""A column beside a day that holds its clock."""

EMPTY = ("?", "-", "--", "n/a", "N/A", "#N/A", "nihil", "null", "None")
"""What people and programs write for nothing."""
TOTALS = ("total", "jumlah", "grand total", "subtotal", "sub total", "rekap")

FORMS = tuple(
    f"{day}{clock}"
    for clock in ("T%H:%M:%S%z", " %H:%M:%S", " %H:%M", " %H.%M.%S", " %H.%M", "")
    for day in (
        *("%Y-%m-%d", "%d/%m/%Y", "%d/%m/%y", "%d-%m-%Y", "%d-%m-%y", "%d.%m.%Y", "%d.%m.%y"),
        *("%d %b %Y", "%d-%b-%Y", "%d-%b-%y"),
    )
)
"""Forms of times, those with a clock first; the day before the month, as people here write it."""


def _meanings(table: dict[Any, str]) -> dict[str, Any]:
    """Each word with what it means."""
    return {word: meaning for meaning, words in table.items() for word in words.split(", ")}


_GRADES = _meanings(
    {
        3: "tinggi, high, besar, major",
        2: "sedang, medium, moderate, normal",
        1: "rendah, low, kecil, minor",
    }
)

WORDS: dict[str, dict[str, Any]] = {
    "state": _meanings(
        {
            "new": "baru, new, open, buka, masuk, antri",
            "active": "proses, diproses, dalam proses, on progress, on proses, in progress, "
            "progress, sedang diproses, dikerjakan, dikerjain, active, aktif",
            "waiting:requester": "menunggu user, tunggu user, menunggu pemohon, pending user, "
            "menunggu konfirmasi, waiting for user",
            "waiting:approval": "menunggu persetujuan, menunggu approval, tunggu approval",
            "waiting:vendor": "menunggu vendor, tunggu vendor, pending vendor, waiting for vendor",
            "waiting:purchase": "menunggu barang, menunggu sparepart, menunggu pembelian",
            "fulfilled": "resolved, solved, terselesaikan",
            "closed": "selesai, done, closed, close, tutup, ditutup, beres, finish, completed",
            "cancelled:withdrawn": "batal, dibatalkan, cancel, cancelled, canceled",
            "cancelled:rejected": "ditolak, tolak, rejected",
            "cancelled:duplicate": "duplikat, dobel, double, duplicate",
            "cancelled:spam": "spam",
        }
    ),
    "priority": _meanings(
        {
            "urgent": "urgent, mendesak, darurat, kritis, critical, p1, sangat tinggi",
            "high": "tinggi, high, p2",
            "medium": "sedang, medium, moderate, normal, biasa, p3",
            "low": "rendah, low, p4",
        }
    ),
    "channel": _meanings(
        {
            "email": "email, e-mail, mail, surel",
            "phone": "telepon, telp, telpon, phone, tlp, ext",
            "chat": "wa, whatsapp, chat, teams, telegram, wa group",
            "walk-in": "datang, datang langsung, langsung, walk-in, walk in, lisan",
        }
    ),
    "impact": _GRADES,
    "urgency": _GRADES,
    "level": _meanings({1: "1, l1, level 1", 2: "2, l2, level 2", 3: "3, l3, level 3"}),
}
"""What words mean, by column."""


def meaning_of(field: str, word: str) -> Any:
    """What a word of that column seems to mean, a number before it left aside; else None."""
    return WORDS[field].get(re.sub(r"^\d+ ?[-.] ?", "", word.casefold()))
