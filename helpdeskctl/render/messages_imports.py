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
    "import.map": "map tidak cocok; {faults} kesalahan, yang pertama: {first}",
    "import.map.hint": "docs/import.md memuat kuncinya; contrib/maps berisi map untuk disalin",
    "import.not-utf8": "{path} bukan UTF-8: byte {at}; tidak ada yang dimasukkan",
    "import.not-utf8.hint": "simpan sebagai UTF-8: iconv -f LATIN1 -t UTF-8 {path}",
    "import.not-gzip": "{path} terkompresi, tetapi rusak; tidak ada yang dimasukkan",
    "import.not-gzip.hint": "gzip -t {path}",
    "import.not-csv": "{path} bukan CSV di baris {line}: {reason}; tidak ada yang dimasukkan",
    "import.not-csv.hint": "helpdeskctl log import FILE.csv --map FILE",
    "import.empty": "{path} kosong: baris judul kolom pun tidak ada",
    "import.empty.hint": "helpdeskctl log import FILE.csv --map FILE",
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
