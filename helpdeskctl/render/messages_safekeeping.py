"""Sentences about seals, and about damaged logs that were brought back."""

from __future__ import annotations

_LOOK = {
    "en": "helpdeskctl log verify; compare with the digest on the signed recap, and with a backup",
    "id": "helpdeskctl log verify; bandingkan dengan digest di rekap bertanda tangan dan cadangan",
}

TEXTS: dict[str, str | dict[str, str]] = {
    "seal.now": {
        "en": "{name} is sealed: {requests} requests; this digest belongs on the signed recap",
        "id": "{name} disegel: {requests} permohonan; cantumkan digest ini di rekap yang"
        " ditandatangani",
    },
    "seal.already": {
        "en": "{name} is sealed: {requests} requests; nothing changed",
        "id": "{name} sudah disegel: {requests} permohonan; tidak ada yang diubah",
    },
    "seal.would": {
        "en": "{name} would be sealed: {requests} requests",
        "id": "{name} akan disegel: {requests} permohonan",
    },
    "seal.after": {
        "en": "after the seal: {events} events of the period, in {requests} requests",
        "id": "sesudah segel: {events} kejadian dari periode itu, di {requests} permohonan",
    },
    "seal.differs": {
        "en": "the recap of {name} differs from the sealed one",
        "id": "rekap {name} berbeda dari yang disegel",
    },
    "seal.both": {
        "en": "a seal is for a month or for a day, not both",
        "id": "segel untuk satu bulan atau satu hari, bukan keduanya",
    },
    "seal.both.hint": "helpdeskctl log seal --month 2026-10",
    "seal.period": {
        "en": "'{text}' is neither a month nor a day",
        "id": "'{text}' bukan bulan dan bukan tanggal",
    },
    "seal.period.hint": {
        "en": "helpdeskctl log seal --month 2026-10, or --day 2026-10-31",
        "id": "helpdeskctl log seal --month 2026-10, atau --day 2026-10-31",
    },
    "seal.not-over": {
        "en": "{period} is not over: it can be sealed from {over} on",
        "id": "{period} belum berakhir: bisa disegel mulai {over}",
    },
    "seal.not-over.hint": "helpdeskctl log seal --month {month}",
    "seal.changed": {
        "en": "the log changed while {period} was read; nothing was sealed",
        "id": "log berubah selagi {period} dibaca; tidak ada yang disegel",
    },
    "seal.changed.hint": {"en": "try again", "id": "coba lagi"},
    "seal.foreign": {
        "en": "log/seals/ holds {name}, which is no seal of this log; nothing was sealed",
        "id": "log/seals/ berisi {name}, yang bukan segel dari log ini; tidak ada yang disegel",
    },
    "seal.foreign.hint": {
        "en": "helpdeskctl log verify; move the file out of log/seals/",
        "id": "helpdeskctl log verify; pindahkan berkasnya dari log/seals/",
    },
    "seal.altered": {
        "en": "the seal {name} is lost or is not what the journal tells of",
        "id": "segel {name} hilang atau bukan yang dicatat di jurnal",
    },
    "seal.altered.hint": _LOOK,
    "seal.verify.lost": {
        "en": "log/seals/{seal}.txt is missing, though the journal tells of it",
        "id": "log/seals/{seal}.txt tidak ada, padahal tercatat di jurnal",
    },
    "seal.verify.lost.hint": {
        "en": "bring log/seals/{seal}.txt back from a backup",
        "id": "kembalikan log/seals/{seal}.txt dari cadangan",
    },
    "seal.verify.changed": {
        "en": "log/seals/{seal}.txt is not the file that the journal tells of",
        "id": "log/seals/{seal}.txt bukan berkas yang dicatat di jurnal",
    },
    "seal.verify.changed.hint": {
        "en": "bring log/seals/{seal}.txt back from a backup; compare the signed recap",
        "id": "kembalikan log/seals/{seal}.txt dari cadangan; bandingkan rekap yang ditandatangani",
    },
    "seal.verify.unnamed": {
        "en": "log/seals/ holds {seal}, which the journal does not tell of",
        "id": "log/seals/ berisi {seal}, yang tidak tercatat di jurnal",
    },
    "seal.verify.unnamed.hint": {
        "en": "helpdeskctl log seal finishes one that was cut short, and refuses any other",
        "id": "helpdeskctl log seal menuntaskan yang terhenti, dan menolak yang lain",
    },
    "seal.verify.chain": {
        "en": "the seal {seal} names {before} as the one before it, the journal another",
        "id": "segel {seal} menyebut {before} sebagai pendahulunya, jurnal menyebut yang lain",
    },
    "seal.verify.journal": {
        "en": "entry {entry} of the journal is not what it was when {seal} was sealed",
        "id": "entri {entry} di jurnal bukan lagi yang ada ketika {seal} disegel",
    },
    "seal.verify.cut": {
        "en": "its events end before event {event}, which the seal {seal} tells of",
        "id": "kejadiannya berakhir sebelum kejadian {event}, yang tercatat di segel {seal}",
    },
    "seal.verify.cut.hint": _LOOK,
    "seal.verify.rewritten": {
        "en": "event {event} is not the one that the seal {seal} tells of",
        "id": "kejadian {event} bukan yang tercatat di segel {seal}",
    },
    "seal.verify.rewritten.hint": _LOOK,
    "seal.verify.gone": {
        "en": "it is gone, though the seal {seal} tells of it",
        "id": "permohonan ini hilang, padahal tercatat di segel {seal}",
    },
    "seal.verify.gone.hint": _LOOK,
    "restore.whole": {
        "en": "the log is whole; nothing was changed",
        "id": "log utuh; tidak ada yang diubah",
    },
    "restore.now": {
        "en": "the generation before is in its place again, with {requests} requests that were not"
        " archived",
        "id": "generasi sebelumnya dipasang kembali, dengan {requests} permohonan yang belum"
        " diarsipkan",
    },
    "restore.would": {
        "en": "the generation before would be put in its place: {requests} requests",
        "id": "generasi sebelumnya akan dipasang kembali: {requests} permohonan",
    },
    "restore.aside": {
        "en": "the file that was there is kept as log/{aside}",
        "id": "berkas yang tadinya di situ disimpan sebagai log/{aside}",
    },
    "restore.skipped": {
        "en": "the numbers {first} to {last} are left out: some may have been given",
        "id": "nomor {first} sampai {last} dilewati: sebagian mungkin sudah dipakai",
    },
    "restore.newer": {
        "en": "{request}: the damaged file has {events} events, {kept} came back",
        "id": "{request}: berkas yang rusak memuat {events} kejadian, yang kembali {kept}",
    },
    "restore.type-again": {
        "en": "type again what these lack; or mend a copy of log/{aside}, put it over"
        " log/active.json, and look: helpdeskctl log restore --accept --dry-run",
        "id": "ketik ulang yang kurang; atau perbaiki salinan log/{aside}, taruh di"
        " log/active.json, lalu periksa: helpdeskctl log restore --accept --dry-run",
    },
    "restore.look": {
        "en": "what the last command recorded may be missing: look, and type it again",
        "id": "catatan perintah terakhir mungkin hilang: periksa, lalu ketik ulang",
    },
    "restore.no-desk": {
        "en": "say into which folder the desk is to come back: it may be a new one",
        "id": "sebutkan folder tempat desk dikembalikan: boleh folder baru",
    },
    "restore.no-desk.hint": "helpdeskctl log restore --from {backup} --desk DIR",
    "restore.no-kept": {
        "en": "there is no whole {path} to put back; nothing was changed",
        "id": "tidak ada {path} yang utuh untuk dipasang kembali; tidak ada yang diubah",
    },
    "restore.no-kept.hint": "helpdeskctl log restore --from DIR",
    "restore.shape": {
        "en": "what stands under {number} in {path} is no request; nothing was changed",
        "id": "isi {number} di {path} bukan permohonan; tidak ada yang diubah",
    },
    "restore.shape.hint": "helpdeskctl log restore --accept --dry-run",
    "restore.both": {
        "en": "either what a hand left is taken, or a backup; not both",
        "id": "pilih hasil edit tangan atau cadangan; bukan keduanya",
    },
    "restore.both.hint": "helpdeskctl log restore --from DIR",
    "restore.whole-log": {
        "en": "{path} is whole and holds requests: no backup is put over it",
        "id": "{path} utuh dan berisi permohonan: tidak ditimpa dengan cadangan",
    },
    "restore.whole-log.hint": "helpdeskctl log verify",
    "accept.now": {
        "en": "the file was taken as it stood: {requests} requests",
        "id": "berkas diterima apa adanya: {requests} permohonan",
    },
    "accept.would": {
        "en": "the file would be taken as it stands: {requests} requests",
        "id": "berkas akan diterima apa adanya: {requests} permohonan",
    },
    "accept.unknown": {
        "en": "there is no whole generation before it to compare with",
        "id": "tidak ada generasi sebelumnya yang utuh untuk dibandingkan",
    },
    "accept.added": {"en": "added: {ids}", "id": "ditambah: {ids}"},
    "accept.gone": {"en": "gone: {ids}", "id": "hilang: {ids}"},
    "accept.differing": {"en": "changed: {ids}", "id": "diubah: {ids}"},
}
