"""Questions on a terminal, with what each choice means; the word first is the option's."""

from __future__ import annotations

TEXTS: dict[str, str | dict[str, str]] = {
    "prompt.who": {"en": "who asks (name or address)", "id": "pemohon (nama atau alamat e-mail)"},
    "prompt.service": {
        "en": "service of the catalog",
        "id": "layanan dari katalog (service)",
    },
    "prompt.impact": {
        "en": "impact: 1 one person · 2 a unit · 3 several units",
        "id": "dampak (impact): 1 satu orang · 2 satu unit · 3 beberapa unit",
    },
    "prompt.urgency": {
        "en": "urgency: 1 can wait · 2 soon · 3 work has stopped",
        "id": "urgensi (urgency): 1 bisa menunggu · 2 segera · 3 pekerjaan terhenti",
    },
    "prompt.effort": {
        "en": "effort: s an hour · m a day · l more",
        "id": "effort: s satu jam · m satu hari · l lebih lama",
    },
    "prompt.wait_for": {
        "en": "waits for: requester his answer · approval a superior's word"
        " · vendor a third party · purchase a delivery",
        "id": "menunggu: requester jawaban pemohon · approval persetujuan atasan"
        " · vendor pihak ketiga · purchase pembelian",
    },
    "prompt.because": {"en": "why", "id": "alasan"},
    "prompt.to": {"en": "to whom", "id": "kepada siapa"},
    "prompt.via": {
        "en": "by: phone · walk-in at the desk · chat · email",
        "id": "lewat: phone telepon · walk-in datang langsung · chat · email",
    },
    "prompt.cancel_as": {
        "en": "why it needs no fulfilment: withdrawn by the requester · duplicate of another"
        " · rejected · spam · not-it not for IT",
        "id": "mengapa tidak perlu dipenuhi: withdrawn dicabut pemohon · duplicate duplikat"
        " · rejected ditolak · spam · not-it bukan urusan IT",
    },
    "prompt.solution": {"en": "what was done", "id": "apa yang dikerjakan"},
}
