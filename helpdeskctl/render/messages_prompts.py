"""Questions on a terminal and what each choice means; the word in the prompt is the option's."""

from __future__ import annotations

TEXTS: dict[str, str | dict[str, str]] = {
    "prompt.empty": {
        "en": "an answer is needed; Ctrl-C stops",
        "id": "harus dijawab; Ctrl-C untuk berhenti",
    },
    "prompt.none-of": {
        "en": "'{text}' is none of them: a number up to {most}, or the word",
        "id": "'{text}' tidak ada dalam pilihan: ketik nomor sampai {most}, atau katanya",
    },
    "prompt.nothing-fits": {
        "en": "no service fits '{text}': another word, a number of the list, or other",
        "id": "tidak ada layanan yang cocok dengan '{text}': ketik kata lain, nomor dalam daftar,"
        " atau other",
    },
    "prompt.letter.s": {"en": "s skips", "id": "s lewati"},
    "prompt.letter.q": {"en": "q stops", "id": "q berhenti"},
    "prompt.who": {"en": "who asks (name or address)", "id": "pemohon (nama atau alamat e-mail)"},
    "prompt.impact": {"en": "impact", "id": "dampak (impact)"},
    "prompt.impact.1": {"en": "one person", "id": "satu orang"},
    "prompt.impact.2": {"en": "a unit", "id": "satu unit"},
    "prompt.impact.3": {"en": "several units", "id": "beberapa unit"},
    "prompt.urgency": {"en": "urgency", "id": "urgensi (urgency)"},
    "prompt.urgency.1": {"en": "can wait", "id": "bisa menunggu"},
    "prompt.urgency.2": {"en": "soon", "id": "segera"},
    "prompt.urgency.3": {"en": "work has stopped", "id": "pekerjaan terhenti"},
    "prompt.effort": {"en": "effort", "id": "lama pengerjaan (effort)"},
    "prompt.effort.s": {"en": "an hour", "id": "satu jam"},
    "prompt.effort.m": {"en": "a day", "id": "satu hari"},
    "prompt.effort.l": {"en": "longer", "id": "lebih lama"},
    "prompt.wait_for": {"en": "what it waits for", "id": "apa yang ditunggu"},
    "prompt.wait_for.requester": {"en": "the requester's answer", "id": "jawaban pemohon"},
    "prompt.wait_for.approval": {"en": "a superior's word", "id": "persetujuan atasan"},
    "prompt.wait_for.vendor": {"en": "a third party", "id": "pihak ketiga"},
    "prompt.wait_for.purchase": {"en": "a delivery", "id": "pembelian"},
    "prompt.because": {"en": "why", "id": "alasan"},
    "prompt.to": {"en": "to whom", "id": "kepada siapa"},
    "prompt.vendor": {"en": "name of the vendor", "id": "nama vendor"},
    "prompt.close.via": {"en": "how the requester confirmed", "id": "lewat apa dikonfirmasi"},
    "prompt.tell.via": {"en": "how you tell the requester", "id": "lewat apa pemohon dikabari"},
    "prompt.via.phone": {"en": "on the phone", "id": "telepon"},
    "prompt.via.walk-in": {"en": "at the desk", "id": "datang langsung"},
    "prompt.via.chat": {"en": "in a chat", "id": "obrolan (WhatsApp dan sejenisnya)"},
    "prompt.via.email": {"en": "by mail", "id": "e-mail"},
    "prompt.cancel_as": {
        "en": "why it needs no fulfilment",
        "id": "mengapa tidak perlu dipenuhi",
    },
    "prompt.cancel_as.withdrawn": {"en": "by the requester", "id": "dicabut pemohon"},
    "prompt.cancel_as.duplicate": {"en": "of another request", "id": "duplikat permohonan lain"},
    "prompt.cancel_as.rejected": {"en": "by a superior", "id": "ditolak"},
    "prompt.cancel_as.spam": {"en": "advertising, fraud", "id": "iklan, penipuan"},
    "prompt.cancel_as.not-it": {"en": "not for IT", "id": "bukan urusan IT"},
    "prompt.of": {"en": "number of what it repeats", "id": "nomor permohonan aslinya"},
    "prompt.solution": {"en": "what was done", "id": "apa yang dikerjakan"},
    "prompt.reference": {
        "en": "where it went (number of the incident or project)",
        "id": "dialihkan ke mana (nomor insiden atau project)",
    },
    "prompt.analysis": {"en": "analysis of the project", "id": "analisis project"},
    "walk.count": {
        "en": "{done} triaged, {skipped} skipped, {left} still new",
        "id": "{done} di-triage, {skipped} dilewati, {left} masih baru",
    },
    "walk.nothing": {"en": "nothing is new", "id": "tidak ada permohonan baru"},
}
