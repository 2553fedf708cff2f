"""Sentences about a desk that was made, and its log."""

from __future__ import annotations

TEXTS: dict[str, str | dict[str, str]] = {
    "made.already": {
        "en": "{desk} is a desk already; nothing changed",
        "id": "{desk} sudah menjadi desk; tidak ada yang diubah",
    },
    "made.now": {
        "en": "{desk} is a desk now: made {files} and log/",
        "id": "{desk} sekarang menjadi desk: dibuat {files} dan log/",
    },
    "played.where": {
        "en": "The desk of this month lies in {desk}. Try:",
        "id": "Desk bulan ini ada di {desk}. Coba:",
    },
    "verified.log": "log",
    "verified.found": {"en": "{number} findings", "id": "{number} temuan"},
    "verified.well": {"en": "all is well", "id": "semuanya baik"},
    "verified.total": {
        "en": "{requests} requests, {events} events: {found}",
        "id": "{requests} permohonan, {events} kejadian: {found}",
    },
    "verified.seals": {
        "en": "{seals} seals; {after} events of their periods came after them",
        "id": "{seals} segel; {after} kejadian dari periodenya tercatat sesudahnya",
    },
    "archived": {
        "en": "{archived} requests moved to the archive",
        "id": "{archived} permohonan dipindahkan ke arsip",
    },
    "archived.would": {
        "en": "{settled} requests would move to the archive",
        "id": "{settled} permohonan akan dipindahkan ke arsip",
    },
    "stats.requests": {"en": "requests", "id": "permohonan"},
    "stats.events": {"en": "events", "id": "kejadian"},
    "stats.open": {"en": "open", "id": "belum selesai"},
    "stats.archived": {"en": "archived", "id": "di arsip"},
    "exported": {
        "en": "{requests} requests written to {output}",
        "id": "{requests} permohonan ditulis ke {output}",
    },
    "written": {"en": "written to {output}", "id": "ditulis ke {output}"},
}
