"""Sentences about the files of the log, its verification, and the periods of reports."""

from __future__ import annotations

_MEND = {
    "restore": {
        "en": "helpdeskctl log restore brings the generation before it back; after an edit by hand:"
        " helpdeskctl log restore --accept",
        "id": "helpdeskctl log restore mengembalikan generasi sebelumnya; setelah diedit tangan:"
        " helpdeskctl log restore --accept",
    },
    "from": {
        "en": "helpdeskctl log restore --from DIR brings a backup back; after an edit by hand:"
        " helpdeskctl log restore --accept",
        "id": "helpdeskctl log restore --from DIR mengembalikan cadangan; setelah diedit tangan:"
        " helpdeskctl log restore --accept",
    },
    "by-hand": {
        "en": "copy this file back from a backup; helpdeskctl log backup DIR --verify tells whether"
        " one is whole",
        "id": "salin berkas ini dari cadangan; helpdeskctl log backup DIR --verify memeriksa"
        " keutuhannya",
    },
}
"""What helps against damage; never a change by hand without a look."""
_DAMAGED = {
    "empty": {"en": "{path} is empty", "id": "{path} kosong"},
    "json": {
        "en": "{path} is torn or no JSON, at byte {at}",
        "id": "{path} terpotong atau bukan JSON, di byte {at}",
    },
    "torn": {"en": "{path} is torn, at byte {at}", "id": "{path} terpotong, di byte {at}"},
    "text": {"en": "{path} is not UTF-8, at byte {at}", "id": "{path} bukan UTF-8, di byte {at}"},
    "extra": {
        "en": "{path} has something after its end, at byte {at}",
        "id": "{path} berisi sesuatu sesudah akhirnya, di byte {at}",
    },
    "duplicate": {
        "en": "{path} has the same key twice, at byte {at}",
        "id": "{path} punya kunci yang sama dua kali, di byte {at}",
    },
    "nan": {
        "en": "{path} holds a number that is none, at byte {at}",
        "id": "{path} berisi angka yang bukan angka, di byte {at}",
    },
    "type": {
        "en": "{path} holds something else than requests, at byte {at}",
        "id": "{path} berisi sesuatu yang bukan permohonan, di byte {at}",
    },
    "foreign": {
        "en": "{path} was written by another program",
        "id": "{path} ditulis oleh program lain",
    },
    "edited": {
        "en": "{path} is not what was written: its checksum differs",
        "id": "{path} bukan lagi yang dulu ditulis: checksum-nya berbeda",
    },
    "gone": {
        "en": "{path} is gone, although requests were kept in it",
        "id": "{path} hilang, padahal berisi permohonan",
    },
}
_FROM_BACKUP = {
    "en": "bring the files of log/ back from a backup, all of one moment",
    "id": "kembalikan berkas di log/ dari cadangan, semuanya dari saat yang sama",
}
_KEPT_BACK = {
    "en": "bring log/catalogs/{name}.json back from a backup or from another copy of the desk",
    "id": "kembalikan log/catalogs/{name}.json dari cadangan atau dari salinan desk yang lain",
}
_UNCHANGED = {"en": "; nothing was changed", "id": "; tidak ada yang diubah"}

TEXTS: dict[str, str | dict[str, str]] = {
    **{
        f"log.damaged.{what}": {lang: text + _UNCHANGED[lang] for lang, text in texts.items()}
        for what, texts in _DAMAGED.items()
    },
    **{f"log.damaged.{what}.hint": "{mend}" for what in _DAMAGED},
    **{f"log.mend.{name}": texts for name, texts in _MEND.items()},
    "log.busy": {
        "en": "the log is busy: process {pid} has held it for {seconds} s",
        "id": "log sedang dipakai: proses {pid} memegangnya selama {seconds} detik",
    },
    "log.busy.hint": {
        "en": "try again; nothing was changed",
        "id": "coba lagi; tidak ada yang diubah",
    },
    "log.changed": {
        "en": "{path} changed under our hands; nothing was written",
        "id": "{path} berubah di tengah jalan; tidak ada yang ditulis",
    },
    "log.changed.hint": {"en": "try again", "id": "coba lagi"},
    "log.nospace": {
        "en": "no space to write {path}; nothing was changed",
        "id": "tidak ada ruang untuk menulis {path}; tidak ada yang diubah",
    },
    "log.nospace.hint": "df -h {path}",
    "log.readonly": {
        "en": "{path} cannot be written; nothing was changed",
        "id": "{path} tidak bisa ditulis; tidak ada yang diubah",
    },
    "log.readonly.hint": "helpdeskctl doctor",
    "log.write": {
        "en": "{path} could not be written ({reason}); nothing was changed",
        "id": "{path} gagal ditulis ({reason}); tidak ada yang diubah",
    },
    "log.write.hint": "helpdeskctl doctor",
    "log.unreadable": {
        "en": "{path} cannot be read: {reason}",
        "id": "{path} tidak bisa dibaca: {reason}",
    },
    "log.unreadable.hint": "ls -l {path}",
    "log.unconfirmed": {
        "en": "the change is written, but {path} could not be confirmed on disk ({reason})",
        "id": "perubahan sudah ditulis, tetapi {path} belum pasti ada di disk ({reason})",
    },
    "log.unconfirmed.hint": {
        "en": "helpdeskctl show -; do not type it again before you looked",
        "id": "helpdeskctl show -; periksa dahulu sebelum mengetik ulang",
    },
    "log.missing": {"en": "there is no log at {path}", "id": "tidak ada log di {path}"},
    "log.missing.hint": "helpdeskctl init DIR",
    "log.not-a-file": {"en": "{path} is not a file", "id": "{path} bukan berkas"},
    "log.not-a-file.hint": "ls -ld {path}",
    "log.symlink": {
        "en": "{path} is a link; the log is kept in plain files only",
        "id": "{path} adalah link; log hanya disimpan di berkas biasa",
    },
    "log.symlink.hint": "ls -ld {path}",
    "log.newer": {
        "en": "{path} was written by a newer helpdeskctl: schema {schema}, this one knows {ours}",
        "id": "{path} ditulis helpdeskctl yang lebih baru: schema {schema}, di sini {ours}",
    },
    "log.newer.hint": "pip install --upgrade helpdeskctl",
    "log.number-taken": {
        "en": "the log would give number {number} next, but has one up to {highest} already;"
        " nothing was written",
        "id": "log akan memberi nomor {number}, padahal nomor sampai {highest} sudah ada;"
        " tidak ada yang ditulis",
    },
    "log.number-taken.hint": {
        "en": "helpdeskctl log verify; bring the files of log/ back from a backup",
        "id": "helpdeskctl log verify; kembalikan berkas di log/ dari cadangan",
    },
    "log.content": {
        "en": "what is kept as {name} in {path} is lost or altered",
        "id": "isi {name} di {path} hilang atau berubah",
    },
    "log.content.hint": {
        "en": "helpdeskctl log verify; bring the file back from a backup",
        "id": "helpdeskctl log verify; kembalikan berkasnya dari cadangan",
    },
    "log.not-personal": {
        "en": "{field} of event {event} holds nothing personal",
        "id": "{field} di kejadian {event} tidak berisi data pribadi",
    },
    "log.not-personal.hint": "helpdeskctl show ID",
    "log.verify.shape": {
        "en": "what stands in {place} is no request",
        "id": "isi {place} bukan permohonan",
    },
    "log.verify.summary": {
        "en": "the summary differs from the events in: {fields}",
        "id": "ringkasan berbeda dari kejadiannya pada: {fields}",
    },
    "log.verify.unfinished": {
        "en": "a redaction was begun (entry {entry} of the journal) and not finished",
        "id": "penyuntingan sudah dimulai (entri {entry} di jurnal), tetapi belum selesai",
    },
    "log.verify.unfinished.hint": "helpdeskctl log redact {id}",
    "log.verify.open": {
        "en": "its mark open: {flag} differs from its events",
        "id": "tanda open: {flag} berbeda dari kejadiannya",
    },
    "log.verify.twice": {
        "en": "number {number} stands in {place} too",
        "id": "nomor {number} juga ada di {place}",
    },
    "log.verify.missing": {
        "en": "numbers are missing: {number}, from {first} to {last}",
        "id": "ada nomor yang hilang: {number}, dari {first} sampai {last}",
    },
    "log.verify.missing.hint": _FROM_BACKUP,
    "log.verify.counter": {
        "en": "numbers from {first} to {last} are given, but the counter would give {next} next",
        "id": "nomor {first} sampai {last} sudah dipakai, padahal nomor berikutnya tertulis {next}",
    },
    "log.verify.counter.hint": _FROM_BACKUP,
    "log.verify.untold": {
        "en": "the numbers {first} to {last} are left out, but the journal tells of no restoring",
        "id": "nomor {first} sampai {last} dilewati, padahal jurnal tidak mencatat pemulihan",
    },
    "log.verify.untold.hint": _FROM_BACKUP,
    "log.verify.rewound": {
        "en": "numbers up to {last} were left out, but the counter would give {next} next",
        "id": "nomor sampai {last} dilewati, padahal nomor berikutnya tertulis {next}",
    },
    "log.verify.rewound.hint": "helpdeskctl log restore --accept",
    "log.verify.skipped": {
        "en": "number {number} stands in the log, though {first} to {last} were left out",
        "id": "nomor {number} ada di log, padahal {first} sampai {last} dilewati",
    },
    "log.verify.key": {
        "en": "it stands under the number {key}, but is number {number}",
        "id": "tersimpan di bawah nomor {key}, padahal nomornya {number}",
    },
    "log.verify.id": {
        "en": "its id does not fit its number {number} and the month it was received in",
        "id": "id-nya tidak cocok dengan nomornya {number} dan bulan penerimaannya",
    },
    "log.verify.replay": {
        "en": "its events do not make a request",
        "id": "kejadiannya tidak membentuk permohonan",
    },
    "log.verify.alias": {
        "en": "its other numbers ({told}) differ from its events",
        "id": "nomor lainnya ({told}) berbeda dari kejadiannya",
    },
    "log.verify.buried": {
        "en": "it lies in the archive of {month}, although it has not ended: no list shows it",
        "id": "berada di arsip {month} padahal belum selesai: tidak muncul di daftar mana pun",
    },
    "log.verify.unredacted": {
        "en": "its texts were taken out, the journal says, and are here again: an old file was put"
        " back",
        "id": "menurut jurnal teksnya sudah dihapus, tetapi ada lagi: berkas lama dipasang kembali",
    },
    "log.verify.unredacted.hint": "helpdeskctl log redact ID --field all --because REASON",
    "log.verify.index": {
        "en": "index.json does not tell the truth about the archive of {month}, or that is gone",
        "id": "index.json tidak sesuai dengan arsip {month}, atau arsip itu hilang",
    },
    "log.verify.index.hint": "helpdeskctl log archive --reindex",
    "log.verify.untaken": {
        "en": "the journal never took the agreement {name} into force",
        "id": "jurnal tidak pernah memberlakukan kesepakatan {name}",
    },
    "log.verify.agreement-lost": {
        "en": "the kept agreement {name} is damaged or missing",
        "id": "kesepakatan {name} yang tersimpan rusak atau hilang",
    },
    "log.verify.agreement-lost.hint": _KEPT_BACK,
    "log.verify.agreement-newer": {
        "en": "the kept agreement {name} was compiled by a newer helpdeskctl",
        "id": "kesepakatan tersimpan {name} disusun oleh helpdeskctl yang lebih baru",
    },
    "log.verify.agreement-newer.hint": "pip install --upgrade helpdeskctl",
    "log.verify.newer": {
        "en": "it was written by a newer helpdeskctl; this one cannot read it",
        "id": "ditulis oleh helpdeskctl yang lebih baru dan tidak terbaca oleh yang ini",
    },
    "log.verify.newer.hint": "pip install --upgrade helpdeskctl",
    "log.verify.agreement-changed": {
        "en": "the kept agreement {name} is not what came into force",
        "id": "kesepakatan {name} yang tersimpan bukan yang dulu diberlakukan",
    },
    "log.verify.agreement-changed.hint": _KEPT_BACK,
    "log.verify.attachment": {
        "en": "the attachment kept as {name} is lost or altered",
        "id": "lampiran yang disimpan sebagai {name} hilang atau berubah",
    },
    "log.verify.sequence": {
        "en": "its events are not numbered in order, from event {event} on",
        "id": "nomor kejadiannya tidak urut, mulai kejadian {event}",
    },
    "log.verify.chain": {
        "en": "event {event} is not what was recorded: the chain breaks there",
        "id": "kejadian {event} bukan yang dulu dicatat: rantainya putus di situ",
    },
    "log.verify.month": {
        "en": "it lies in the archive of {month}, where it does not belong",
        "id": "berada di arsip {month}, padahal bukan tempatnya",
    },
    "log.verify.copies": {
        "en": "its archived copy is no earlier state of it",
        "id": "salinan di arsip bukan keadaan sebelumnya",
    },
    "log.verify.journal": {
        "en": "entry {entry} of the desk's journal is not what was recorded",
        "id": "entri {entry} di jurnal desk bukan yang dulu dicatat",
    },
    "log.verify.text": {
        "en": "the text kept as {name} is lost or altered",
        "id": "teks yang disimpan sebagai {name} hilang atau berubah",
    },
    "report.gap": {
        "en": "requests are missing in this log, so these figures are not kept:"
        " helpdeskctl log verify",
        "id": "ada permohonan yang hilang dari log ini, jadi angka ini tidak disimpan:"
        " helpdeskctl log verify",
    },
    "report.late": {
        "en": "the recap of {month} was made before late entries: this one differs in {parts};"
        " --rebuild keeps it from now on",
        "id": "rekap {month} dibuat sebelum ada catatan susulan: yang ini berbeda pada {parts};"
        " --rebuild menyimpannya mulai sekarang",
    },
    "report.rebuilt": {
        "en": "the recap of {month} was made anew: it differs from the one before in {parts}",
        "id": "rekap {month} dihitung ulang: berbeda dari yang sebelumnya pada {parts}",
    },
    "report.both": {
        "en": "a period is a month, or two days; not both",
        "id": "periode adalah satu bulan, atau dua tanggal; bukan keduanya",
    },
    "report.both.hint": "helpdeskctl report recap --month 2026-10",
    "report.half": {
        "en": "{missing} is missing: a period has a first and a last day",
        "id": "{missing} belum diisi: periode punya tanggal awal dan akhir",
    },
    "report.half.hint": "helpdeskctl report recap --from 2026-10-01 --to 2026-10-31",
    "report.month": {"en": "'{text}' is not a month", "id": "'{text}' bukan bulan"},
    "report.month.hint": "helpdeskctl report recap --month 2026-10",
    "report.order": {
        "en": "the period ends on {last}, before it begins on {first}",
        "id": "periode berakhir {last}, sebelum mulai {first}",
    },
    "report.order.hint": "helpdeskctl report recap --from 2026-10-01 --to 2026-10-31",
    "report.range": {
        "en": "'{text}' is not between {first} and {last}",
        "id": "'{text}' tidak di antara {first} dan {last}",
    },
    "report.range.hint": "helpdeskctl report recap --month 2026-10",
}
