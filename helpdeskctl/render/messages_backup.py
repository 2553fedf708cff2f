"""Sentences about backups, and about logs that were brought back from one."""

from __future__ import annotations

_ANOTHER = {
    "en": "make another backup: helpdeskctl log backup DIR",
    "id": "buat cadangan lain: helpdeskctl log backup DIR",
}

TEXTS: dict[str, str | dict[str, str]] = {
    "backup.now": {
        "en": "{requests} requests in {files} files, {size} bytes, are copied to {path}",
        "id": "{requests} permohonan dalam {files} berkas, {size} byte, disalin ke {path}",
    },
    "backup.gap": {
        "en": "requests are missing in this log, and so in the copy: helpdeskctl log verify; keep"
        " the backups that are older",
        "id": "ada permohonan yang hilang dari log ini, jadi juga dari salinannya: helpdeskctl log"
        " verify; simpan cadangan yang lebih lama",
    },
    "backup.fit": {
        "en": "{path} is whole: {requests} requests, {files} files, of {taken_at}",
        "id": "{path} utuh: {requests} permohonan, {files} berkas, dari {taken_at}",
    },
    "backup.unfit": {
        "en": "{path} cannot be relied on",
        "id": "{path} tidak bisa diandalkan",
    },
    "backup.inside": {
        "en": "{path} lies in the desk itself: what takes the desk would take the backup",
        "id": "{path} ada di dalam desk: yang merusak desk akan merusak cadangannya juga",
    },
    "backup.inside.hint": {
        "en": "helpdeskctl log backup DIR, on another disk",
        "id": "helpdeskctl log backup DIR, di disk lain",
    },
    "backup.exists": {
        "en": "{path} is there already",
        "id": "{path} sudah ada",
    },
    "backup.exists.hint": {"en": "try again in a second", "id": "coba lagi sedetik kemudian"},
    "backup.none": {
        "en": "there is no backup in {path}",
        "id": "tidak ada cadangan di {path}",
    },
    "backup.none.hint": "helpdeskctl log backup DIR",
    "backup.manifest": {
        "en": "{path} is missing or is no manifest of a backup",
        "id": "{path} tidak ada atau bukan manifes cadangan",
    },
    "backup.manifest.hint": "helpdeskctl log backup DIR --verify",
    "backup.no-log": {
        "en": "{path} is not the whole file that a log needs; nothing more was changed",
        "id": "{path} bukan berkas utuh yang diperlukan log; tidak ada lagi yang diubah",
    },
    "backup.no-log.hint": "helpdeskctl log backup DIR --verify",
    "backup.unsound": {
        "en": "{path} cannot be relied on: {finding}",
        "id": "{path} tidak bisa diandalkan: {finding}",
    },
    "backup.unsound.hint": "helpdeskctl log backup DIR --verify",
    "backup.verify.manifest": {
        "en": "{path} is missing or is no manifest of a backup",
        "id": "{path} tidak ada atau bukan manifes cadangan",
    },
    "backup.verify.manifest.hint": _ANOTHER,
    "backup.verify.missing": {"en": "{path} is missing", "id": "{path} tidak ada"},
    "backup.verify.missing.hint": _ANOTHER,
    "backup.verify.changed": {
        "en": "{path} is not what was copied",
        "id": "{path} bukan yang dulu disalin",
    },
    "backup.verify.changed.hint": _ANOTHER,
    "backup.verify.extra": {
        "en": "{path} lies in the backup, but was not copied",
        "id": "{path} ada di cadangan, padahal tidak ikut disalin",
    },
    "backup.verify.untold": {
        "en": "the manifest of {name} is not the one that the journal tells of",
        "id": "manifes {name} bukan yang dicatat di jurnal",
    },
    "backup.verify.untold.hint": _ANOTHER,
    "backup.verify.counted": {
        "en": "it holds {number} requests, or other counters, than its manifest says",
        "id": "isinya {number} permohonan, atau penghitung lain, dari yang tertulis di manifes",
    },
    "brought.now": {
        "en": "{path} is in place: {requests} requests; whatever was recorded since is not in it",
        "id": "{path} sudah dipasang: {requests} permohonan; yang dicatat sesudahnya tidak ada di"
        " situ",
    },
    "brought.would": {
        "en": "{path} would be put in place: {requests} requests",
        "id": "{path} akan dipasang: {requests} permohonan",
    },
    "brought.aside": {
        "en": "what lay there before is kept in log/{aside}/",
        "id": "yang tadinya di situ disimpan di log/{aside}/",
    },
    "brought.differing": {
        "en": "these stay as they are, the backup has others: {files}",
        "id": "ini dibiarkan, di cadangan isinya lain: {files}",
    },
}
