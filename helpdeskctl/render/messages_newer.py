"""Sentences about what only a newer program can read."""

from __future__ import annotations

_UPGRADE = "pip install --upgrade helpdeskctl"

TEXTS: dict[str, str | dict[str, str]] = {
    "newer.request": {
        "en": "{request} was written by a newer helpdeskctl: schema {schema}, this one knows"
        " {ours}; nothing was written",
        "id": "{request} ditulis helpdeskctl yang lebih baru: schema {schema}, di sini {ours};"
        " tidak ada yang ditulis",
    },
    "newer.request.hint": _UPGRADE,
    "newer.event": {
        "en": "event {event} of {request}, {kind} of form {v}, is of a newer helpdeskctl; nothing"
        " was written",
        "id": "kejadian {event} pada {request}, {kind} bentuk {v}, hanya dikenal helpdeskctl yang"
        " lebih baru; tidak ada yang ditulis",
    },
    "newer.event.hint": _UPGRADE,
    "newer.export": {
        "en": "{path} holds requests of a newer helpdeskctl; nothing was taken",
        "id": "{path} berisi permohonan yang ditulis helpdeskctl yang lebih baru; tidak ada yang"
        " diambil",
    },
    "newer.export.hint": _UPGRADE,
}
