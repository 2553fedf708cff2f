"""Sentences of `log import`: those about our own export, and the Indonesian of the others.

The English ones about a CSV file and its map stand in `messages_import`.
"""

from __future__ import annotations

from helpdeskctl.render.messages_import import TABLE_IMPORT

_EXPORT: dict[str, str | dict[str, str]] = {
    "import.no-file": {"en": "there is no file {path}", "id": "tidak ada berkas {path}"},
    "import.no-file.hint": "ls {path}",
    "import.not-json": {
        "en": "that is no JSON: at byte {at}",
        "id": "itu bukan JSON: di byte {at}",
    },
    "import.not-json.hint": "helpdeskctl log import FILE.csv --map FILE",
    "import.not-export": {
        "en": "that is no export of helpdeskctl",
        "id": "itu bukan hasil export helpdeskctl",
    },
    "import.not-export.hint": "helpdeskctl log export --output FILE",
    "import.not-empty": {
        "en": "an export is taken into an empty log only",
        "id": "hasil export hanya bisa dimasukkan ke log yang kosong",
    },
    "import.not-empty.hint": "helpdeskctl init NEWDIR",
    "import.bad-request": {
        "en": "request {place} of the export is damaged; nothing was taken",
        "id": "permohonan {place} di hasil export rusak; tidak ada yang dimasukkan",
    },
    "import.bad-request.hint": {
        "en": "make the export again: helpdeskctl log export",
        "id": "buat ulang: helpdeskctl log export",
    },
    "import.forged": {
        "en": "this export is not what a log wrote: {id}: {finding}; findings: {findings};"
        " nothing was taken",
        "id": "hasil export ini bukan tulisan log: {id}: {finding}; temuan: {findings};"
        " tidak ada yang dimasukkan",
    },
    "import.forged.hint": {
        "en": "helpdeskctl log verify at the desk it came from, then helpdeskctl log export",
        "id": "helpdeskctl log verify di desk asalnya, lalu helpdeskctl log export",
    },
    "import.bad-agreement": {
        "en": "the agreement {name} of the export is damaged; nothing was taken",
        "id": "kesepakatan {name} di hasil export rusak; tidak ada yang dimasukkan",
    },
    "import.bad-agreement.hint": {
        "en": "make the export again: helpdeskctl log export",
        "id": "buat ulang: helpdeskctl log export",
    },
    "import.old-export": {
        "en": "an export of the old form has no attachments, agreements or journal in it;"
        " helpdeskctl log verify names what is missing",
        "id": "hasil export bentuk lama tidak memuat lampiran, kesepakatan, dan jurnal;"
        " helpdeskctl log verify menyebut yang kurang",
    },
    "import.duplicate": {
        "en": "number {number} stands twice in the export; nothing was taken",
        "id": "nomor {number} ada dua kali di hasil export; tidak ada yang dimasukkan",
    },
    "import.duplicate.hint": {
        "en": "make the export again: helpdeskctl log export",
        "id": "buat ulang: helpdeskctl log export",
    },
}

_INDONESIAN = {
    "import.map": "map tidak cocok; kesalahan: {faults}, yang pertama: {first}",
    "import.map.hint": "docs/import.md memuat kuncinya; contrib/maps berisi map untuk disalin",
    "import.not-utf8": "{path} bukan UTF-8: byte {at}; tidak ada yang dimasukkan",
    "import.not-utf8.hint": "simpan sebagai UTF-8: iconv -f LATIN1 -t UTF-8 {path}",
    "import.not-gzip": "{path} terkompresi, tetapi rusak; tidak ada yang dimasukkan",
    "import.not-gzip.hint": "gzip -t {path}",
    "import.not-csv": "{path} bukan CSV di baris {line}: {reason}; tidak ada yang dimasukkan",
    "import.not-csv.hint": "helpdeskctl log import FILE.csv --map FILE",
    "import.empty": "{path} kosong: baris judul kolom pun tidak ada",
    "import.empty.hint": "helpdeskctl log import FILE.csv --map FILE",
    "import.no-header": "{lines} baris pertama {path} tidak ada yang mirip judul kolom",
    "import.no-header.hint": "docs/import.md menjelaskan map; contrib/maps berisi contohnya",
    "import.old-workbook": "{path} adalah workbook bentuk lama (.xls)",
    "import.old-workbook.hint": "simpan sebagai .xlsx atau CSV",
    "import.not-workbook": "{path} bukan workbook yang bisa dibaca: {reason}",
    "import.not-workbook.hint": "buka, lalu simpan sebagai .xlsx atau CSV",
    "import.no-openpyxl": "{path} adalah workbook, tetapi openpyxl belum terpasang",
    "import.no-openpyxl.hint": "pip install 'helpdeskctl[xlsx]'",
    "import.no-sheet": "{path} tidak punya sheet {sheet}; yang ada: {known}",
    "import.no-sheet.hint": "sebut salah satunya di map: sheet: NAME",
    "import.big-workbook": "{path} terlalu besar untuk dibaca sebagai workbook",
    "import.big-workbook.hint": "simpan sheet-nya sebagai CSV",
    "import.number-ours": "baris {line}: {number} mirip nomor kita sendiri",
    "import.number-ours.hint": "beri awalan pada nomor lama di map: prefix: LOG-",
    "import.draft-exists": "{path} sudah ada; rancangan tidak menimpa apa pun",
    "import.draft-exists.hint": "helpdeskctl log import FILE --draft-map NEWFILE",
    "import.draft-or-map": "pilih --map atau --draft-map, jangan keduanya",
    "import.draft-or-map.hint": "helpdeskctl log import FILE --draft-map NEWFILE",
    "import.drafted": "{draft}: {rows} baris diperiksa, {to_fill_in} baris masih harus diisi",
    "import.sign": (
        "SHA-256 berkas {source_sha256}\ndisetujui oleh ____________________ tanggal ______________"
    ),
    "import.sum.from": "penerimaan pertama",
    "import.sum.to": "penerimaan terakhir",
    "import.sum.taken": "dimasukkan",
    "import.sum.would": "akan dimasukkan",
    "import.sum.open": "di antaranya belum selesai",
    "import.sum.archived": "di antaranya sudah selesai",
    "import.sum.already": "permohonan sudah ada di sini",
    "import.sum.by-status": "di antaranya berstatus ini",
    "import.sum.by-priority": "di antaranya berprioritas ini",
    "import.sum.by-category": "di antaranya berkategori ini",
    "import.sum.refused": "tidak dimasukkan, lihat di bawah",
    "import.sum.rows": "di berkas, di antaranya",
    "import.sum.breaks": "melanggar aturan SOP ini, dimasukkan sebagai riwayat",
    "import.sum.unknown": "baris berisi {word}, yang tidak dikenal map",
    "import.sum.priority": "dibandingkan dengan hasil hitungan aturan kita",
    "import.row.skipped": "bukan permohonan: kosong, jumlah, atau sudah disebut",
    "import.count.blank-row": "baris tanpa isi: dilewati",
    "import.count.closed-before-resolved": (
        "ditutup sebelum diselesaikan: ditutup saat diselesaikan"
    ),
    "import.count.duplicate-number": (
        "nomor muncul lagi: permohonan lain, disimpan sebagai NUMBER (2)"
    ),
    "import.count.end-before-opening": "berakhir sebelum diterima: dianggap kosong",
    "import.count.ended-without-time": (
        "berakhir, waktunya tidak disebut: di akhir hari terakhir yang diketahui"
    ),
    "import.count.factors-supposed": (
        "impact atau urgency tidak disebut: dari layanannya, kalau tidak dari map"
    ),
    "import.count.no-state": "tanpa status: menurut waktunya",
    "import.count.numbered-by-line": "log tanpa nomor: dinomori menurut baris",
    "import.count.owned-by-machine": "PIC-nya program: PIC sebelumnya tetap",
    "import.count.repeated-header": "judul kolom terulang: dilewati",
    "import.count.repeated-row": "baris yang sama terulang: dilewati",
    "import.count.started-after-end": "mulai dikerjakan sesudah berakhir: pada saat berakhir",
    "import.count.taken-at-end": "waktu mulai dikerjakan tidak disebut: pada saat berakhir",
    "import.count.taken-at-receipt": "waktu mulai dikerjakan tidak disebut: pada saat diterima",
    "import.count.taken-without-time": (
        "waktu mulai dikerjakan tidak disebut: di akhir hari terakhir yang diketahui"
    ),
    "import.count.totals-row": "baris jumlah: dilewati",
    "import.count.wait-ignored": "waktu menunggu yang sudah lewat: dilewati",
    "import.no-number": "barisnya tanpa nomor: tidak jelas milik permohonan mana",
    "import.no-time": "tidak ada baris {number} yang waktunya bisa dibaca",
    "import.future": "{number} punya waktu yang belum terjadi",
    "import.year": "{number} diterima sebelum tahun 2000 atau sesudah 2099",
    "import.row.events": "menjadi kejadian",
    "import.row.unchanged": "tidak mengubah apa pun yang disimpan",
    "import.row.already": "milik permohonan yang sudah ada di sini",
    "import.row.refused": "milik permohonan yang tidak dimasukkan",
    "import.count.back-without-reopening": (
        "status mundur, tetapi tidak dihitung dibuka lagi: status dibiarkan"
    ),
    "import.count.bad-time": "waktu tidak bisa dibaca: dianggap kosong",
    "import.count.before-opening": "pembaruan sebelum permohonan dibuka: ditaruh di pembukaan",
    "import.count.closed-at-ignored": (
        "waktu tutup yang tertulis tidak cocok dengan barisnya: waktu baris yang dipakai"
    ),
    "import.count.closed-at-later": (
        "waktu tutup yang tertulis lebih lambat dari baris pertamanya: yang tertulis dipakai"
    ),
    "import.count.closed-without-resolved": (
        "ditutup tanpa diselesaikan: dipenuhi pada waktu tertulis, atau saat ditutup"
    ),
    "import.count.emptied-group": "tim dikosongkan: yang sebelumnya tetap",
    "import.count.emptied-owner": "PIC dikosongkan: yang sebelumnya tetap",
    "import.count.end-ignored": (
        "waktu akhir yang tertulis sebelum pembaruan terakhir: belum selesai"
    ),
    "import.count.ended-by-column": "tidak ada baris penutup: diakhiri pada waktu yang tertulis",
    "import.count.moved-within-team": "kelompok lain di tim yang sama: menjadi catatan",
    "import.count.no-opened-at": "tanpa waktu buka: dipakai waktu baris pertama",
    "import.count.no-time": "tanpa waktu pembaruan: dipakai waktu baris sebelumnya",
    "import.count.nobody-named": "kejadian tanpa nama: dicatat atas nama 'unknown'",
    "import.count.out-of-order": "baris tidak urut: diurutkan menurut waktu",
    "import.count.priority-not-compared": "tidak ada prioritas untuk dibandingkan",
    "import.count.cut-text": "lebih panjang daripada yang disimpan log: dipotong",
    "import.count.ragged-row": "jumlah sel tidak pas: dipotong, atau diisi kosong",
    "import.count.reopened-without-state": (
        "dihitung dibuka lagi, tetapi status tidak mundur: dianggap tidak dibuka lagi"
    ),
    "import.count.resolved-at-ignored": (
        "waktu selesai yang tertulis tidak cocok dengan barisnya: waktu baris yang dipakai"
    ),
    "import.count.resolved-at-later": (
        "waktu selesai yang tertulis lebih lambat dari baris pertamanya: yang tertulis dipakai"
    ),
    "import.count.unknown-state": "status tidak dikenal: status dibiarkan",
    "import.count.unknown-word": "kata tidak dikenal: dianggap tidak disebut",
}

TEXTS: dict[str, str | dict[str, str]] = {
    **_EXPORT,
    **{
        key: {"en": texts["en"], "id": texts.get("id") or _INDONESIAN[key]}
        if "id" in texts or key in _INDONESIAN
        else texts
        for key, texts in TABLE_IMPORT.items()
    },
}
