"""Sentences about what was typed: numbers, filters, people, texts, files, and the command line."""

from __future__ import annotations

TEXTS: dict[str, str | dict[str, str]] = {
    "usage": "{text}",
    "usage.hint": "{program} --help",
    "usage.extra": "{text}",
    "usage.extra.hint": {
        "en": "put words that belong together into quotes: {program} 'several words'",
        "id": "beri tanda kutip pada kata-kata yang menjadi satu: {program} 'beberapa kata'",
    },
    "option.missing": {"en": "{option} is missing", "id": "{option} belum diisi"},
    "option.missing.hint": "helpdeskctl {command} --help",
    "option.choice": {
        "en": "{option} is one of {known}, not '{value}'",
        "id": "{option} harus salah satu dari {known}, bukan '{value}'",
    },
    "option.choice.hint": "helpdeskctl {command} --help",
    "stopped": {
        "en": "stopped, nothing was changed",
        "id": "dihentikan, tidak ada yang diubah",
    },
    "bug": {"en": "this is a bug in helpdeskctl: {text}", "id": "ini bug di helpdeskctl: {text}"},
    "bug.hint": {
        "en": "HELPDESKCTL_DEBUG=1 helpdeskctl … shows where; please report it",
        "id": "HELPDESKCTL_DEBUG=1 helpdeskctl … menunjukkan letaknya; mohon dilaporkan",
    },
    "number.bad": {
        "en": "'{text}' is not the number of a request",
        "id": "'{text}' bukan nomor permohonan",
    },
    "number.bad.hint": "helpdeskctl list",
    "number.no-last": {
        "en": "nothing here was last touched by {me}",
        "id": "belum ada permohonan yang terakhir ditangani {me}",
    },
    "number.no-last.hint": "helpdeskctl list",
    "request.unborn": {"en": "the new request", "id": "permohonan baru itu"},
    "request.none-changed": {
        "en": "none of the {several} was changed",
        "id": "tak satu pun dari {several} yang diubah",
    },
    "confirm.none-due": {
        "en": "nothing has been silent long enough to be closed",
        "id": "belum ada yang cukup lama tanpa jawaban untuk ditutup",
    },
    "request.unborn.hint": {
        "en": "nothing was recorded; type it again with what is missing: helpdeskctl open --help",
        "id": "belum ada yang dicatat; ketik lagi dengan yang kurang: helpdeskctl open --help",
    },
    "request.unknown": {
        "en": "there is no request {id}",
        "id": "tidak ada permohonan {id}",
    },
    "request.unknown.hint": "helpdeskctl list",
    "filter.field": {
        "en": "there is no filter '{field}'; there are {known}",
        "id": "tidak ada filter '{field}'; yang ada: {known}",
    },
    "filter.field.hint": "helpdeskctl list status:active owner:me is:late",
    "filter.value": {
        "en": "'{field}:{value}' fits nothing; there are {known}",
        "id": "'{field}:{value}' tidak dikenal; yang ada: {known}",
    },
    "filter.value.hint": "helpdeskctl list status:active owner:me is:late",
    "subject.empty": {"en": "a request needs a subject", "id": "permohonan harus punya judul"},
    "subject.empty.hint": {
        "en": 'helpdeskctl open "Cannot print" --from budi',
        "id": 'helpdeskctl open "Tidak bisa mencetak" --from budi',
    },
    "requester.empty": {
        "en": "a request needs somebody who asks",
        "id": "permohonan harus punya pemohon",
    },
    "requester.empty.hint": {
        "en": 'helpdeskctl open "Cannot print" --from budi',
        "id": 'helpdeskctl open "Tidak bisa mencetak" --from budi',
    },
    "unit.unknown": {
        "en": "there is no unit '{unit}'; did you mean {near}?",
        "id": "tidak ada unit '{unit}'; maksudnya {near}?",
    },
    "unit.unknown.hint": "helpdeskctl sla show",
    "who.near": {
        "en": "{who} is nobody in people.csv and recorded as typed; was {near} meant? amend --from",
        "id": "{who} tidak ada di people.csv, dicatat apa adanya; maksudnya {near}? amend --from",
    },
    "who.letters": {
        "en": "{who} is no address that mail finds: it has letters outside ASCII; kept as a name",
        "id": "{who} bukan alamat e-mail: ada huruf di luar ASCII; dicatat sebagai nama",
    },
    "who.several": {
        "en": "several people are '{who}': {known}",
        "id": "ada beberapa orang yang cocok dengan '{who}': {known}",
    },
    "who.several.hint": {
        "en": "name more of the name, the login, or the address",
        "id": "tulis nama lebih lengkap, login, atau alamat e-mailnya",
    },
    "person.unknown": {
        "en": "there is nobody '{who}' here; did you mean {near}?",
        "id": "tidak ada orang bernama '{who}' di sini; maksudnya {near}?",
    },
    "person.unknown.hint": "helpdeskctl assign 42 --to LOGIN",
    "people.invalid": "{path}:{line}: {what}",
    "people.invalid.hint": {
        "en": "edit that line of people.csv",
        "id": "perbaiki baris itu di people.csv",
    },
    "cc.address": {
        "en": "'{address}' is no mail address",
        "id": "'{address}' bukan alamat e-mail",
    },
    "cc.address.hint": "helpdeskctl cc 42 rina@example.com",
    "note.empty": {"en": "a note needs words", "id": "catatan tidak boleh kosong"},
    "note.empty.hint": {
        "en": 'helpdeskctl note 42 "Waiting for the part" --to-requester',
        "id": 'helpdeskctl note 42 "Menunggu suku cadang" --to-requester',
    },
    "body.invalid": {
        "en": "the text is not UTF-8; the bytes that are not were replaced",
        "id": "teksnya bukan UTF-8; byte yang salah sudah diganti",
    },
    "cut.field": {
        "en": "{name} has {length} characters; the first {most} are kept",
        "id": "{name} berisi {length} karakter; {most} yang pertama disimpan",
    },
    "file.unreadable": {
        "en": "cannot read {path}: {reason}",
        "id": "{path} tidak bisa dibaca: {reason}",
    },
    "file.unreadable.hint": "ls -l {path}",
    "file.unwritable": {
        "en": "cannot write {path}: {reason}",
        "id": "{path} tidak bisa ditulis: {reason}",
    },
    "output.failed": {
        "en": "what was asked for is done, but its answer could not be printed: {reason}",
        "id": "yang diminta sudah dikerjakan, tetapi jawabannya tidak bisa dicetak: {reason}",
    },
    "output.failed.hint": "helpdeskctl show -",
    "file.ours": {
        "en": "{path} belongs to a desk and is not written over",
        "id": "{path} milik sebuah desk dan tidak ditimpa",
    },
    "file.ours.hint": {
        "en": "give --output another name",
        "id": "beri --output nama lain",
    },
    "file.unwritable.hint": "ls -ld {path}",
    "attach.missing": {
        "en": "cannot attach {path}: {reason}",
        "id": "{path} tidak bisa dilampirkan: {reason}",
    },
    "attach.missing.hint": "ls -l {path}",
    "attach.gone": {
        "en": "{name} was removed from beside the log just now; nothing was changed",
        "id": "{name} baru saja dihapus dari samping log; tidak ada yang diubah",
    },
    "attach.gone.hint": {
        "en": "type the command again",
        "id": "ketik perintahnya sekali lagi",
    },
    "attach.large": {
        "en": "{name} has {size} bytes; at most {most} are kept",
        "id": "{name} berukuran {size} byte; paling besar {most} byte",
    },
    "attach.no-file": {
        "en": "{path} is no file that could be kept",
        "id": "{path} bukan berkas yang bisa disimpan",
    },
    "attach.no-file.hint": "ls -l {path}",
    "attach.large.hint": {
        "en": "helpdeskctl note 42 TEXT (say where on the file server it is)",
        "id": "helpdeskctl note 42 TEXT (sebut letaknya di file server)",
    },
    "late.empty": {
        "en": "a missed time needs its reason",
        "id": "keterlambatan harus disertai alasannya",
    },
    "late.empty.hint": {
        "en": "helpdeskctl late 42 --because 'the part came late'",
        "id": "helpdeskctl late 42 --because 'suku cadang datang terlambat'",
    },
    "late.not": {
        "en": "{id} has missed no promised time",
        "id": "{id} tidak melewati waktu yang dijanjikan",
    },
    "late.not.hint": "helpdeskctl show {id}",
    "cancel.of": {
        "en": "a duplicate needs the number of what it repeats",
        "id": "duplikat harus menyebut nomor permohonan aslinya",
    },
    "cancel.of.hint": "helpdeskctl cancel 43 --as duplicate --of 42",
    "cancel.self": {
        "en": "{id} cannot be a duplicate of itself",
        "id": "{id} tidak bisa menjadi duplikat dirinya sendiri",
    },
    "cancel.self.hint": "helpdeskctl list",
    "amend.nothing": {
        "en": "nothing to amend was named",
        "id": "belum disebut apa yang perlu dibetulkan",
    },
    "amend.nothing.hint": {
        "en": "helpdeskctl amend 42 --subject 'New words'",
        "id": "helpdeskctl amend 42 --subject 'Judul yang benar'",
    },
    "confirm.both": {
        "en": "silence is never confirmed: --unanswered stands alone",
        "id": "tanpa jawaban bukan konfirmasi: --unanswered harus berdiri sendiri",
    },
    "confirm.both.hint": "helpdeskctl close 42 --via phone",
}
