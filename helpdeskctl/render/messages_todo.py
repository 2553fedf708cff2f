"""Words of `next` and of the line after a change: what to do, and what a request is now."""

from __future__ import annotations

TEXTS: dict[str, str | dict[str, str]] = {
    "do.triage": {"en": "triage", "id": "triage"},
    "do.take": {"en": "take it", "id": "ambil"},
    "do.fulfil": {"en": "fulfil", "id": "penuhi"},
    "do.permanent": {"en": "make permanent", "id": "permanenkan"},
    "do.close": {"en": "confirm, close", "id": "konfirmasi, tutup"},
    "do.wait-requester": {"en": "ask again", "id": "tanya lagi"},
    "do.wait-approval": {"en": "get approval", "id": "minta persetujuan"},
    "do.wait-vendor": {"en": "ask the vendor", "id": "hubungi vendor"},
    "do.wait-purchase": {"en": "ask GA", "id": "tanya GA"},
    "do.late": {"en": "{clock} is {time} late", "id": "{clock} lewat {time}"},
    "do.left": {"en": "{time} left for the {clock}", "id": "sisa {time} untuk {clock}"},
    "do.due": {"en": "due {at}", "id": "target {at}"},
    "do.paused": {"en": "the clock is paused", "id": "waktunya dijeda"},
    "do.awaiting": {
        "en": "fulfilled, and not confirmed yet",
        "id": "sudah dipenuhi, belum dikonfirmasi",
    },
    "todo.triage": "hdc triage {n}",
    "todo.take": "hdc take {n}",
    "todo.fulfil": "hdc fulfil {n}",
    "todo.permanent": "hdc fulfil {n} --solution TEXT",
    "todo.close": "hdc close {n} --via phone",
    "todo.wait-requester": "hdc note {n} TEXT --to-requester",
    "todo.wait-approval": "hdc resume {n}",
    "todo.wait-vendor": "hdc resume {n}",
    "todo.wait-purchase": "hdc resume {n}",
    "now.temporary": {"en": "works for now", "id": "teratasi sementara"},
    "now.to-heads": {"en": "to both heads", "id": "ke kedua pimpinan"},
    "now.team": {"en": "with {team}", "id": "di {team}"},
    "now.paused": {"en": "clock paused", "id": "waktu dijeda"},
    "now.by": {"en": "by {at}", "id": "sebelum {at}"},
    "now.by-left": {"en": "by {at} ({left})", "id": "sebelum {at} ({left})"},
    "now.fulfilled": {"en": "fulfilled, unconfirmed", "id": "dipenuhi, belum dikonfirmasi"},
    "now.in-time": {
        "en": "fulfilled in time, unconfirmed",
        "id": "dipenuhi tepat waktu, belum konfirmasi",
    },
    "now.late": {
        "en": "fulfilled {time} late, unconfirmed",
        "id": "dipenuhi terlambat {time}, belum konfirmasi",
    },
    "now.confirmed": {"en": "closed, confirmed ({via})", "id": "ditutup, dikonfirmasi ({via})"},
    "now.silence": {
        "en": "closed after silence, unconfirmed",
        "id": "ditutup tanpa jawaban, tanpa konfirmasi",
    },
    "now.unconfirmed": {
        "en": "closed without a confirmation",
        "id": "ditutup tanpa konfirmasi",
    },
    "now.closed": {
        "en": "closed, confirmed by {by} ({via})",
        "id": "ditutup, dikonfirmasi {by} ({via})",
    },
    "now.handed-off": {"en": "handed off: {kind}", "id": "dialihkan: {kind}"},
    "now.handed-off-to": {
        "en": "handed off: {kind} {reference}",
        "id": "dialihkan: {kind} {reference}",
    },
    "now.duplicate": {
        "en": "cancelled, duplicate of {of}",
        "id": "dibatalkan, duplikat dari {of}",
    },
    "now.cancelled": {"en": "cancelled: {why}", "id": "dibatalkan: {why}"},
}
