"""Sentences about a desk, its agreement, services and teams, and the SOP's clauses."""

from __future__ import annotations

TEXTS: dict[str, str | dict[str, str]] = {
    "desk.missing": {
        "en": "there is no desk at {path} or above",
        "id": "tidak ada desk di {path} atau di folder atasnya",
    },
    "desk.missing.hint": {
        "en": "helpdeskctl init DIR makes one; --desk DIR names one",
        "id": "helpdeskctl init DIR membuat desk; --desk DIR menunjuk desk",
    },
    "desk.copy": {
        "en": "{path} is a copy of the agreement, not a desk: requests are not kept here",
        "id": "{path} hanya salinan kesepakatan, bukan desk: permohonan tidak dicatat di sini",
    },
    "desk.copy.hint": {
        "en": "helpdeskctl --help; name the desk with --desk DIR",
        "id": "helpdeskctl --help; tunjuk desk-nya dengan --desk DIR",
    },
    "desk.invalid": {
        "en": "desk.yaml has faults ({faults}), the first: {first}",
        "id": "desk.yaml punya kesalahan ({faults}), yang pertama: {first}",
    },
    "desk.invalid.hint": {
        "en": "edit desk.yaml, then: helpdeskctl doctor",
        "id": "perbaiki desk.yaml, lalu: helpdeskctl doctor",
    },
    "desk.unreadable": {
        "en": "cannot read {path}: {reason}",
        "id": "{path} tidak bisa dibaca: {reason}",
    },
    "desk.unreadable.hint": "helpdeskctl doctor",
    "init.exists": {"en": "{path} is a desk already", "id": "{path} sudah menjadi desk"},
    "init.exists.hint": "helpdeskctl doctor --desk {path}",
    "agreement.none": {
        "en": "there is no valid agreement; faults: {faults}, the first: {first}",
        "id": "tidak ada kesepakatan yang sah; kesalahan: {faults}, yang pertama: {first}",
    },
    "agreement.none.hint": {
        "en": "mend the file, then: helpdeskctl catalog list",
        "id": "perbaiki berkasnya, lalu: helpdeskctl catalog list",
    },
    "agreement.invalid": {
        "en": "the last good agreement stays in force; the new one has faults ({faults}): {first}",
        "id": "kesepakatan baik terakhir tetap berlaku; yang baru salah ({faults} tempat): {first}",
    },
    "agreement.taken": {
        "en": "catalog {version} and SLA {sla_version} are in force from now on",
        "id": "katalog {version} dan SLA {sla_version} mulai berlaku sekarang",
    },
    "agreement.version": {
        "en": "{file} changed, but its version {version} is not above {in_force}: nothing changes",
        "id": "{file} berubah, tetapi versinya {version} tidak di atas {in_force}: tetap yang lama",
    },
    "agreement.unreadable": {
        "en": "cannot read {path}: {reason}",
        "id": "{path} tidak bisa dibaca: {reason}",
    },
    "agreement.unreadable.hint": "ls -l {path}",
    "agreement.newer": {
        "en": "{path} was written by a newer helpdeskctl: schema {schema}, this one knows {known}",
        "id": "{path} ditulis helpdeskctl yang lebih baru: schema {schema}, di sini {known}",
    },
    "agreement.newer.hint": "pip install --upgrade helpdeskctl",
    "agreement.snapshot": {
        "en": "the kept agreement {name} is damaged or missing",
        "id": "kesepakatan tersimpan {name} rusak atau hilang",
    },
    "agreement.snapshot.hint": "helpdeskctl doctor",
    "agreement.calendar": {
        "en": "a request names the calendar '{calendar}', which agreement {name} does not have",
        "id": "ada permohonan dengan kalender '{calendar}', yang tidak ada di kesepakatan {name}",
    },
    "agreement.calendar.hint": "helpdeskctl log verify",
    "agreement.store": {
        "en": "cannot keep the agreement at {path}: {reason}",
        "id": "kesepakatan tidak bisa disimpan di {path}: {reason}",
    },
    "agreement.store.hint": "helpdeskctl doctor",
    "service.unknown": {
        "en": "there is no service '{service}'",
        "id": "tidak ada layanan '{service}'",
    },
    "service.unknown.hint": "helpdeskctl catalog list",
    "service.near": {
        "en": "there is no service '{service}'; did you mean {near}?",
        "id": "tidak ada layanan '{service}'; maksudnya {near}?",
    },
    "service.near.hint": "helpdeskctl catalog list",
    "service.several": {
        "en": "several services begin with '{service}': {known}",
        "id": "beberapa layanan berawalan '{service}': {known}",
    },
    "service.several.hint": "helpdeskctl catalog list",
    "service.retired": {
        "en": "service '{service}' is retired; instead: {instead}",
        "id": "layanan '{service}' sudah tidak dipakai; penggantinya: {instead}",
    },
    "service.retired.hint": "helpdeskctl catalog list",
    "team.unknown": {
        "en": "there is no team '{team}'; there are {known}",
        "id": "tidak ada tim '{team}'; yang ada: {known}",
    },
    "team.unknown.hint": "helpdeskctl sla show",
    "triage.service": {
        "en": "{id} needs a service of the catalog",
        "id": "layanan untuk {id} belum dipilih dari katalog",
    },
    "triage.service.hint": {
        "en": "helpdeskctl triage {id} --service other (or: catalog list)",
        "id": "helpdeskctl triage {id} --service other (atau: catalog list)",
    },
    "triage.missing": {
        "en": "service '{service}' does not state --{missing}: say it",
        "id": "layanan '{service}' tidak menetapkan --{missing}: mohon diisi",
    },
    "triage.missing.hint": "helpdeskctl triage {id} --impact 1 --urgency 2 --effort m",
    "triage.gone": {
        "en": "{id} is not new any more; it stays as it is",
        "id": "{id} sudah tidak baru lagi; dibiarkan apa adanya",
    },
    "triage.gone.hint": "helpdeskctl show {id}",
    "triage.alone": {
        "en": "--all asks about each new request: it takes no number and no judgement",
        "id": "--all menanyakan setiap permohonan baru: tanpa nomor dan tanpa penilaian",
    },
    "triage.alone.hint": "helpdeskctl triage --all",
    "triage.unasked": {
        "en": "--all asks, and here nobody can be asked: give ID and --service for each request",
        "id": "--all harus bertanya, dan di sini tidak bisa: sebut ID dan --service per permohonan",
    },
    "triage.unasked.hint": "helpdeskctl triage 42 --service other",
    "vendor.empty": {"en": "a vendor needs a name", "id": "vendor harus disebut namanya"},
    "vendor.empty.hint": "helpdeskctl escalate 42 --to vendor:telco --because WHY",
    "clause.unknown": {
        "en": "the SOP has no clause '{wanted}'",
        "id": "SOP tidak punya klausul '{wanted}'",
    },
    "clause.unknown.hint": "helpdeskctl sop",
}
