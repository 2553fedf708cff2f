"""Refusals: the rules of the SOP stand under `sop.<rule>`."""

from __future__ import annotations

TEXTS: dict[str, str | dict[str, str]] = {
    "sop.status": {
        "en": "{id} is {status}: `{verb}` is not possible now",
        "id": "{id} berstatus {status}: `{verb}` tidak bisa dilakukan sekarang",
    },
    "sop.status.hint": "helpdeskctl {first} {id}",
    "sop.4h-heads": {
        "en": "{id} is about information security: {heads} must be told first",
        "id": "{id} menyangkut keamanan informasi: {heads} harus diberi tahu dahulu",
    },
    "sop.4h-heads.hint": "helpdeskctl escalate {id} --to it-director --because WHY",
    "sop.4h-clear": {
        "en": "taking the security mark off {id} needs a reason",
        "id": "melepas tanda keamanan informasi dari {id} harus ada alasannya",
    },
    "sop.4h-clear.hint": {
        "en": "helpdeskctl triage {id} --no-security --because 'why not'",
        "id": "helpdeskctl triage {id} --no-security --because 'alasannya'",
    },
    "sop.4e-record": {"en": "a request needs {missing}", "id": "permohonan harus punya {missing}"},
    "sop.4e-record.hint": {
        "en": 'helpdeskctl open "Cannot print" --from budi',
        "id": 'helpdeskctl open "Tidak bisa mencetak" --from budi',
    },
    "sop.5a-service": {
        "en": "{id} needs a service of the catalog",
        "id": "layanan untuk {id} belum dipilih dari katalog",
    },
    "sop.5a-service.hint": "helpdeskctl catalog list",
    "sop.5b-times": {
        "en": "service '{service}' has no times to respond and to resolve",
        "id": "layanan '{service}' tidak punya waktu respon dan waktu penyelesaian",
    },
    "sop.5b-times.hint": "helpdeskctl catalog show {service}",
    "sop.5f-computed": {
        "en": "the priority of {id} is computed ({computed}); setting {priority} needs a reason",
        "id": "prioritas {id} dihitung ({computed}); memakai {priority} harus ada alasannya",
    },
    "sop.5f-computed.hint": {
        "en": "helpdeskctl triage {id} --priority {priority} --because 'why'",
        "id": "helpdeskctl triage {id} --priority {priority} --because 'alasannya'",
    },
    "sop.5e-priority": {
        "en": "'{priority}' is no priority: urgent, high, medium or low",
        "id": "'{priority}' bukan prioritas: pilih urgent, high, medium, atau low",
    },
    "sop.5e-priority.hint": "helpdeskctl triage {id}",
    "sop.4i-reason": {
        "en": "escalating {id} to {to} needs a reason",
        "id": "eskalasi {id} ke {to} harus ada alasannya",
    },
    "sop.4i-reason.hint": {
        "en": "helpdeskctl escalate {id} --to {to} --because 'why'",
        "id": "helpdeskctl escalate {id} --to {to} --because 'alasannya'",
    },
    "sop.6h-level2-first": {
        "en": "{id} has not been at Level 2: {to} comes after it, or with its agreement",
        "id": "{id} belum pernah di Level 2: {to} baru sesudahnya, atau dengan persetujuannya",
    },
    "sop.6h-level2-first.hint": {
        "en": "helpdeskctl escalate {id} --to infrastructure --because WHY (or --agreed-by WHO)",
        "id": "helpdeskctl escalate {id} --to infrastructure --because WHY (atau --agreed-by WHO)",
    },
    "sop.6h-vendor-wait": {
        "en": "{id} is at Level {level}: no vendor has it yet",
        "id": "{id} masih di Level {level}: belum ditangani vendor",
    },
    "sop.6h-vendor-wait.hint": "helpdeskctl escalate {id} --to vendor:NAME --because WHY",
    "sop.4i-wait-reason": {
        "en": "say why {id} waits",
        "id": "sebutkan mengapa {id} harus menunggu",
    },
    "sop.4i-wait-reason.hint": {
        "en": "helpdeskctl wait {id} --for requester --because 'asked for the serial number'",
        "id": "helpdeskctl wait {id} --for requester --because 'menanyakan nomor seri'",
    },
    "sop.4k-return-reason": {
        "en": "returning {id} needs a reason",
        "id": "mengembalikan {id} harus ada alasannya",
    },
    "sop.4k-return-reason.hint": {
        "en": "helpdeskctl return {id} --because 'why'",
        "id": "helpdeskctl return {id} --because 'alasannya'",
    },
    "sop.6c-triage-first": {"en": "{id} is not triaged yet", "id": "{id} belum di-triage"},
    "sop.6c-triage-first.hint": "helpdeskctl triage {id} --service ID",
    "sop.6f-temporary": {
        "en": "{id} runs on a temporary fulfilment: a permanent one is owed",
        "id": "pemenuhan {id} masih sementara: yang permanen belum ada",
    },
    "sop.6f-temporary.hint": {
        "en": "helpdeskctl fulfil {id} --solution 'what is permanent'",
        "id": "helpdeskctl fulfil {id} --solution 'solusi permanennya'",
    },
    "sop.6l-fulfil-first": {"en": "{id} is not fulfilled yet", "id": "{id} belum dipenuhi"},
    "sop.6l-fulfil-first.hint": {
        "en": "helpdeskctl fulfil {id} --solution 'what was done'",
        "id": "helpdeskctl fulfil {id} --solution 'apa yang dikerjakan'",
    },
    "sop.6l-solution": {
        "en": "{id} needs its solution for the log book",
        "id": "solusi {id} harus dicatat di log book",
    },
    "sop.6l-solution.hint": {
        "en": "helpdeskctl fulfil {id} --solution 'what was done'",
        "id": "helpdeskctl fulfil {id} --solution 'apa yang dikerjakan'",
    },
    "sop.6l-confirmation": {
        "en": "{id} closes only when its requester has confirmed",
        "id": "{id} baru bisa ditutup setelah dikonfirmasi pemohonnya",
    },
    "sop.6l-confirmation.hint": "helpdeskctl close {id} --via phone",
    "sop.4f-silence": {
        "en": "{id} is not silent long enough: {reminders} of {asked} reminders"
        " (one counts in half a day), {waited_s} of {after_s} of office time",
        "id": "{id} belum cukup lama tanpa jawaban: {reminders} dari {asked} pengingat"
        " (satu per setengah hari), {waited_s} dari {after_s} jam kerja",
    },
    "sop.4f-silence.hint": {
        "en": "helpdeskctl note {id} 'Is everything working now?' --to-requester",
        "id": "helpdeskctl note {id} 'Apakah semuanya sudah beres?' --to-requester",
    },
    "sop.4f-window": {
        "en": "{id} was closed {since_s} ago; it reopens within {window_s} only",
        "id": "{id} ditutup {since_s} yang lalu; hanya bisa dibuka lagi dalam {window_s}",
    },
    "sop.4f-window.hint": {
        "en": "helpdeskctl open 'SUBJECT' --from WHO --follows {id}",
        "id": "helpdeskctl open 'SUBJECT' --from WHO --follows {id}",
    },
    "sop.6e-reference": {
        "en": "{id} leaves as {kind} only with the reference of where it went",
        "id": "{id} hanya bisa dialihkan sebagai {kind} dengan nomor rujukan tujuannya",
    },
    "sop.6e-reference.hint": "helpdeskctl triage {id} --kind {kind} --reference INC-2026-17",
    "sop.4j-analysis": {
        "en": "{id} becomes a project only with its analysis",
        "id": "{id} hanya bisa menjadi project dengan analisisnya",
    },
    "sop.4j-analysis.hint": "helpdeskctl triage {id} --kind project --reference REF --analysis WHY",
    "escalate.unknown": {
        "en": "nobody to escalate to is called '{to}'; there are {known}",
        "id": "tidak ada tujuan eskalasi '{to}'; yang ada: {known}",
    },
    "escalate.unknown.hint": "helpdeskctl sla show",
    "escalate.down": {
        "en": "{id} is at Level {level}; {to} is below",
        "id": "{id} sudah di Level {level}; {to} ada di bawahnya",
    },
    "escalate.down.hint": {
        "en": "helpdeskctl return {id} --because 'why'",
        "id": "helpdeskctl return {id} --because 'alasannya'",
    },
    "fulfil.already": {
        "en": "{id} is fulfilled already, by: {solution}",
        "id": "{id} sudah dipenuhi, dengan: {solution}",
    },
    "fulfil.already.hint": {
        "en": "helpdeskctl reopen {id}, then fulfil it anew",
        "id": "helpdeskctl reopen {id}, lalu penuhi kembali",
    },
    "done.not-predefined": {
        "en": "'{service}' is not pre-defined: it must be judged",
        "id": "'{service}' bukan layanan pre-defined: harus dinilai dahulu",
    },
    "done.not-predefined.hint": "helpdeskctl open SUBJECT --from WHO --service {service}",
    "done.security": {
        "en": "'{service}' is about information security: both heads come first",
        "id": "'{service}' menyangkut keamanan informasi: kedua pimpinan harus tahu dahulu",
    },
    "done.security.hint": {
        "en": "helpdeskctl open SUBJECT --from WHO --service {service}, then triage",
        "id": "helpdeskctl open SUBJECT --from WHO --service {service}, lalu triage",
    },
    "done.purchase": {
        "en": "'{service}' needs a purchase: prices are compared first",
        "id": "'{service}' butuh pembelian: harganya harus dibandingkan dahulu",
    },
    "done.purchase.hint": {
        "en": "helpdeskctl open SUBJECT --from WHO --service {service}, then triage",
        "id": "helpdeskctl open SUBJECT --from WHO --service {service}, lalu triage",
    },
}
