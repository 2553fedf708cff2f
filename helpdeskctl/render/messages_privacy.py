"""Sentences about personal texts: taking them out, keeping them, and what is held of somebody."""

from __future__ import annotations

TEXTS: dict[str, str | dict[str, str]] = {
    "redact.which": {
        "en": "which texts of {id}? It has: {known}",
        "id": "teks mana dari {id}? Yang ada: {known}",
    },
    "redact.which.hint": "helpdeskctl log redact {id} --field requester --because TEXT",
    "redact.field": {
        "en": "{id} has no personal text '{field}'; it has: {known}",
        "id": "{id} tidak punya teks pribadi '{field}'; yang ada: {known}",
    },
    "redact.field.hint": "helpdeskctl show {id}",
    "redact.not-there": {
        "en": "event {event} of {id} has no '{field}'",
        "id": "kejadian {event} dari {id} tidak punya '{field}'",
    },
    "redact.not-there.hint": "helpdeskctl log redact {id} --field {field} --because TEXT",
    "redact.event": {
        "en": "there is no event {event}; {id} has events 1 to {most}",
        "id": "tidak ada kejadian {event}; {id} punya kejadian 1 sampai {most}",
    },
    "redact.event.hint": "helpdeskctl show {id} --json",
    "redact.held": {
        "en": "{id} is on legal hold; its texts stay",
        "id": "{id} ditahan karena hukum; teksnya tetap disimpan",
    },
    "redact.held.hint": {
        "en": "take {id} out of legal_hold in desk.yaml first",
        "id": "keluarkan dulu {id} dari legal_hold di desk.yaml",
    },
    "redact.because": {
        "en": "say why the texts go; the reason stands in their place",
        "id": "sebutkan mengapa teksnya dihapus; alasannya berdiri di tempatnya",
    },
    "redact.because.hint": "helpdeskctl log redact ID --field FIELD --because TEXT",
    "redact.repeats": {
        "en": "the reason repeats what is to be taken out, and would stay in the log",
        "id": "alasannya mengulang teks yang akan dihapus, dan akan tetap ada di log",
    },
    "redact.repeats.hint": {
        "en": "helpdeskctl log redact ID --field FIELD --because TEXT, in words without names",
        "id": "helpdeskctl log redact ID --field FIELD --because TEXT, tanpa menyebut nama",
    },
    "redact.within": {
        "en": "the same words stand in {field} of event {event}; they stay unless it is redacted",
        "id": "kata yang sama ada di {field} pada kejadian {event}; tetap ada sampai disunting",
    },
    "redacted.already": {
        "en": "{id}: redacted already; nothing changed",
        "id": "{id}: sudah disunting; tidak ada yang diubah",
    },
    "redacted.now": {
        "en": "{id}: {n} texts redacted ({fields})",
        "id": "{id}: {n} teks disunting ({fields})",
    },
    "redacted.removed": {
        "en": "removed beside the log: {texts} long texts, {attachments} attachments",
        "id": "dihapus dari samping log: {texts} teks panjang, {attachments} lampiran",
    },
    "retain.no-classes": {
        "en": "desk.yaml has no retention: personal texts stay for good",
        "id": "desk.yaml tidak memuat retention: teks pribadi disimpan terus",
    },
    "retain.class": {
        "en": "class {name}, kept for {period}: {n} past it",
        "id": "kelas {name}, disimpan {period}: {n} sudah lewat",
    },
    "retain.one": {"en": "{id}  kept until {until}", "id": "{id}  disimpan sampai {until}"},
    "retain.held": {
        "en": "past their class, but on legal hold: {n}",
        "id": "sudah lewat, tetapi ditahan karena hukum: {n}",
    },
    "retain.done": {"en": "{n} requests redacted", "id": "{n} permohonan disunting"},
    "retain.nothing": {
        "en": "no personal text is kept longer than its class",
        "id": "tidak ada teks pribadi yang disimpan melebihi kelasnya",
    },
    "held.nobody": {
        "en": "nobody is known as '{who}' here: that nothing is found does not say that nothing is"
        " held",
        "id": "tidak ada yang dikenal sebagai '{who}' di sini: tidak ditemukan bukan berarti tidak"
        " ada data",
    },
    "redact.aside": {
        "en": "a damaged log that was set aside may still hold them, remove it by hand: {files}",
        "id": "log rusak yang disisihkan mungkin masih memuatnya, hapus sendiri: {files}",
    },
    "redact.no": {"en": "{id} stays as it is", "id": "{id} dibiarkan seperti semula"},
    "redact.no.hint": "helpdeskctl report person WHO",
    "redact.prompt": {
        "en": "take these texts out of {id} for good? [y/N]",
        "id": "hapus teks-teks ini dari {id} untuk selamanya? [y/N]",
    },
    "retain.prompt": {
        "en": "take the personal texts of {requests} requests out for good? [y/N]",
        "id": "hapus teks pribadi {requests} permohonan untuk selamanya? [y/N]",
    },
    "retain.yes": {
        "en": "{requests} requests would lose their texts for good, and nobody can be asked",
        "id": "teks {requests} permohonan akan hilang selamanya, dan tidak ada yang bisa ditanya",
    },
    "retain.yes.hint": "helpdeskctl log retain --yes",
    "held.several": {
        "en": "several people are '{who}': {known}",
        "id": "ada beberapa orang dengan nama '{who}': {known}",
    },
    "held.several.hint": "helpdeskctl report person ADDRESS",
    "held.who": {"en": "Held about {who}", "id": "Yang disimpan tentang {who}"},
    "held.people": {"en": "people.csv: {row}", "id": "people.csv: {row}"},
    "held.no-people": {"en": "people.csv: no row", "id": "people.csv: tidak ada baris"},
    "held.desk": {"en": "desk.yaml: {named}", "id": "desk.yaml: {named}"},
    "held.requests": {"en": "requests: {n}", "id": "permohonan: {n}"},
    "held.fields": {"en": "personal texts: {n}", "id": "teks pribadi: {n}"},
    "held.texts": {
        "en": "of them long texts beside the log: {n}",
        "id": "di antaranya teks panjang di samping log: {n}",
    },
    "held.attachments": {
        "en": "of them with attachments: {n}",
        "id": "di antaranya dengan lampiran: {n}",
    },
    "held.notices": {"en": "notices: {n}", "id": "pemberitahuan: {n}"},
    "held.journal": {
        "en": "entries of the desk's journal: {n}",
        "id": "entri di jurnal desk: {n}",
    },
    "held.roles": {"en": "as: {roles}", "id": "sebagai: {roles}"},
    "held.field": {
        "en": "event {event}, {field} {place}",
        "id": "kejadian {event}, {field} {place}",
    },
    "held.where.event": {"en": "in the log", "id": "di dalam log"},
    "held.where.text": {"en": "in log/text", "id": "di log/text"},
    "held.where.attachments": {"en": "in log/attachments", "id": "di log/attachments"},
    "held.notice": {
        "en": "event {event}, notice of {kind}: {state}",
        "id": "kejadian {event}, pemberitahuan {kind}: {state}",
    },
    "held.entry": {
        "en": "journal entry {entry}, {at}: {kind}",
        "id": "entri jurnal {entry}, {at}: {kind}",
    },
    "held.role.requester": {"en": "requester", "id": "pemohon"},
    "held.role.cc": {"en": "cc", "id": "tembusan"},
    "held.role.confirmed-by": {"en": "who confirmed", "id": "yang mengonfirmasi"},
    "held.role.agreed-by": {"en": "who agreed", "id": "yang menyetujui"},
    "held.role.actor": {"en": "who recorded", "id": "yang mencatat"},
    "held.role.owner": {"en": "owner", "id": "pelaksana"},
    "held.role.officer": {"en": "officer", "id": "petugas"},
    "held.role.vendor": {"en": "vendor", "id": "vendor"},
    "held.role.mentioned": {"en": "mentioned", "id": "disebut"},
}
