"""Sentences about times, durations, zones and working hours."""

from __future__ import annotations

TEXTS: dict[str, str | dict[str, str]] = {
    "at.future": {"en": "'{text}' lies in the future", "id": "'{text}' belum terjadi"},
    "at.future.hint": "helpdeskctl note 42 TEXT --at 09:30",
    "at.too-old": {
        "en": "'{text}' is more than {limit_s} ago",
        "id": "'{text}' sudah lewat lebih dari {limit_s}",
    },
    "at.too-old.hint": {
        "en": "say why it is typed only now: --typed-late 'the reason'",
        "id": "sebut mengapa baru dicatat: --typed-late 'alasannya'",
    },
    "at.before-act": {
        "en": "{id} was acted on after that, at {last}",
        "id": "{id} sudah ditangani sesudah waktu itu, pada {last}",
    },
    "at.before-act.hint": "helpdeskctl show {id}",
    "at.late-met": {
        "en": "that time would hide that {clocks} of {id} was missed, or may be",
        "id": "dengan waktu itu, {clocks} {id} yang (mungkin) terlambat tidak tampak",
    },
    "at.late-met.hint": {
        "en": "say why it is typed only now: --typed-late 'the reason'",
        "id": "sebut mengapa baru dicatat: --typed-late 'alasannya'",
    },
    "when.iso": {
        "en": "'{text}' is not an instant with its offset",
        "id": "'{text}' bukan waktu dengan selisih zonanya",
    },
    "when.iso.hint": {
        "en": "write it as 2026-11-02T02:00:00Z",
        "id": "tulis seperti 2026-11-02T02:00:00Z",
    },
    "when.impossible": {
        "en": "'{text}' is not a time that exists",
        "id": "waktu '{text}' tidak ada",
    },
    "when.impossible.hint": {
        "en": "write it as '2026-11-02 09:15', '09:15' or '2h ago'",
        "id": "tulis seperti '2026-11-02 09:15', '09:15' atau '2h ago'",
    },
    "when.unknown": {
        "en": "'{text}' is not understood as a time",
        "id": "'{text}' tidak dipahami sebagai waktu",
    },
    "when.unknown.hint": {
        "en": "write it as '2026-11-02 09:15', '09:15' or '2h ago'",
        "id": "tulis seperti '2026-11-02 09:15', '09:15' atau '2h ago'",
    },
    "when.range": {
        "en": "'{text}' lies outside the years 1970 to 2199",
        "id": "'{text}' di luar tahun 1970 sampai 2199",
    },
    "when.range.hint": {"en": "check the year: 2026-11-02", "id": "periksa tahunnya: 2026-11-02"},
    "when.date": {"en": "'{text}' is not a date", "id": "'{text}' bukan tanggal"},
    "when.date.hint": {"en": "write it as 2026-11-02", "id": "tulis seperti 2026-11-02"},
    "when.month": {"en": "'{text}' is not a month", "id": "'{text}' bukan bulan"},
    "when.month.hint": {"en": "write it as 2026-11", "id": "tulis seperti 2026-11"},
    "when.weekday": {
        "en": "'{text}' names a weekday that {date} is not",
        "id": "hari pada '{text}' tidak cocok dengan {date}",
    },
    "when.weekday.hint": {"en": "leave the weekday out", "id": "tulis tanpa nama hari"},
    "when.gap": {
        "en": "'{text}' does not exist in {zone}: the clocks were put forward over it",
        "id": "'{text}' tidak ada di {zone}: jam dimajukan melewatinya",
    },
    "when.gap.hint": {
        "en": "give the time with its offset: 2026-03-29T02:30+01:00",
        "id": "tulis waktu dengan selisih zonanya: 2026-03-29T02:30+01:00",
    },
    "duration.unknown": {"en": "'{text}' is not a duration", "id": "'{text}' bukan lama waktu"},
    "duration.unknown.hint": {
        "en": "write it as 30m, 4h, 3d or '1d 4h'",
        "id": "tulis seperti 30m, 4h, 3d atau '1d 4h'",
    },
    "duration.range": {
        "en": "'{text}' is no duration between a second and ten years",
        "id": "lama waktu '{text}' harus antara satu detik dan sepuluh tahun",
    },
    "duration.range.hint": {
        "en": "write it as 30m, 4h, 3d or '1d 4h'",
        "id": "tulis seperti 30m, 4h, 3d atau '1d 4h'",
    },
    "hours.beyond": {
        "en": "calendar '{name}' cannot be read that far away",
        "id": "kalender '{name}' tidak menjangkau sejauh itu",
    },
    "hours.beyond.hint": "helpdeskctl sla show",
    "hours.never-open": {
        "en": "calendar '{name}' is never open",
        "id": "kalender '{name}' tidak punya jam buka",
    },
    "hours.never-open.hint": "helpdeskctl sla show",
    "hours.interval": {
        "en": "calendar '{name}' has hours that do not fit a day",
        "id": "jam di kalender '{name}' tidak muat dalam sehari",
    },
    "hours.interval.hint": "helpdeskctl sla show",
    "zone.unknown": {
        "en": "there is no time zone '{name}'",
        "id": "tidak ada zona waktu '{name}'",
    },
    "zone.unknown.hint": {"en": "write it as Asia/Jakarta", "id": "tulis seperti Asia/Jakarta"},
    "calendar.unknown": {
        "en": "there is no calendar '{name}'; there are {known}",
        "id": "tidak ada kalender '{name}'; yang ada: {known}",
    },
    "calendar.unknown.hint": "helpdeskctl sla show",
}
