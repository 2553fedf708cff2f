"""Sentences about a desk that was made or examined, and its log."""

from __future__ import annotations

_BRING_BACK = {
    "en": "bring log/catalogs/{name}.json back from a backup or from another copy of the desk",
    "id": "kembalikan log/catalogs/{name}.json dari cadangan atau dari salinan desk yang lain",
}

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
    "stats.requests": {"en": "requests", "id": "permohonan"},
    "stats.events": {"en": "events", "id": "kejadian"},
    "stats.open": {"en": "open", "id": "belum selesai"},
    "stats.archived": {"en": "archived", "id": "di arsip"},
    "exported": {
        "en": "{requests} requests written to {output}",
        "id": "{requests} permohonan ditulis ke {output}",
    },
    "written": {"en": "written to {output}", "id": "ditulis ke {output}"},
    "health.me": {"en": "desk {desk}, you are {me}", "id": "desk {desk}, Anda {me}"},
    "health.team": {
        "en": "desk {desk}, you are {me} of {team}",
        "id": "desk {desk}, Anda {me} dari tim {team}",
    },
    "health.error": {"en": "error", "id": "kesalahan"},
    "health.warning": {"en": "warning", "id": "peringatan"},
    "health.well": {"en": "all is well", "id": "semuanya baik"},
    "doctor.readable-by-all": {
        "en": "{path} can be read by everybody on this host ({mode})",
        "id": "{path} bisa dibaca semua orang di komputer ini ({mode})",
    },
    "doctor.readable-by-all.hint": "chmod o-rwx {path}",
    "doctor.not-writable": {
        "en": "you cannot write to {path}",
        "id": "Anda tidak bisa menulis ke {path}",
    },
    "doctor.not-writable.hint": {
        "en": "ls -ld {path}; ask who keeps this desk",
        "id": "ls -ld {path}; tanyakan kepada pengelola desk ini",
    },
    "doctor.no-team": {
        "en": "{me} is in no team of desk.yaml",
        "id": "{me} belum masuk tim mana pun di desk.yaml",
    },
    "doctor.no-team.hint": {
        "en": "name {me} under teams: in desk.yaml",
        "id": "tambahkan {me} di bawah teams: di desk.yaml",
    },
    "doctor.space": {
        "en": "{path} has {free} bytes left, {needed} are needed",
        "id": "{path} tersisa {free} byte, perlu {needed}",
    },
    "doctor.space.hint": "df -h {path}",
    "doctor.strays": {
        "en": "files of commands that were killed lie in log/: {names}",
        "id": "ada berkas sisa perintah yang terhenti di log/: {names}",
    },
    "doctor.strays.hint": {
        "en": "helpdeskctl log archive sweeps them",
        "id": "helpdeskctl log archive membersihkannya",
    },
    "doctor.holidays": {
        "en": "holidays are known until {until} only",
        "id": "hari libur baru diketahui sampai {until}",
    },
    "doctor.holidays.hint": {
        "en": "add the coming year's decree to sla.yaml",
        "id": "tambahkan SKB tahun depan ke sla.yaml",
    },
    "doctor.unverified": {
        "en": "holidays not verified against their decree: {years}",
        "id": "hari libur yang belum dicocokkan dengan SKB-nya: {years}",
    },
    "doctor.unverified.hint": {
        "en": "compare them with the decree, then say verified: true",
        "id": "cocokkan dengan SKB, lalu tulis verified: true",
    },
    "doctor.agreement-lost": {
        "en": "the agreement {name} is not kept any more; requests were judged by it",
        "id": "kesepakatan {name} tidak tersimpan lagi; ada permohonan yang dinilai dengannya",
    },
    "doctor.agreement-lost.hint": _BRING_BACK,
    "doctor.agreement-changed": {
        "en": "the kept agreement {name} is not what came into force",
        "id": "kesepakatan {name} yang tersimpan bukan yang dulu diberlakukan",
    },
    "doctor.agreement-changed.hint": _BRING_BACK,
    "doctor.unit": {
        "en": "people.csv puts {who} in {unit}, which is no unit of sla.yaml",
        "id": "people.csv menempatkan {who} di {unit}, yang bukan unit di sla.yaml",
    },
    "doctor.unit.hint": "helpdeskctl sla show",
    "doctor.no-heads": {
        "en": "desk.yaml names no login or address for: {roles}; notices of 4h go nowhere",
        "id": "desk.yaml tidak memuat login atau alamat {roles}; pemberitahuan 4h tak terkirim",
    },
    "doctor.no-heads.hint": {
        "en": "name {roles} under heads: in desk.yaml, each with login or address",
        "id": "isi {roles} di bawah heads: di desk.yaml, masing-masing dengan login atau address",
    },
    "doctor.archive": {
        "en": "{settled} settled requests wait for the archive",
        "id": "{settled} permohonan yang sudah selesai menunggu diarsipkan",
    },
    "doctor.archive.hint": "helpdeskctl log archive",
}
