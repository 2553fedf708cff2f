"""Sentences of `doctor`: what it finds, and what mends it."""

from __future__ import annotations

_BRING_BACK = {
    "en": "bring log/catalogs/{name}.json back from a backup or from another copy of the desk",
    "id": "kembalikan log/catalogs/{name}.json dari cadangan atau dari salinan desk yang lain",
}
_ARCHIVE = "helpdeskctl log archive"
_BACK_UP = "helpdeskctl log backup DIR"

TEXTS: dict[str, str | dict[str, str]] = {
    "health.me": {"en": "desk {desk}, you are {me}", "id": "desk {desk}, Anda {me}"},
    "health.team": {
        "en": "desk {desk}, you are {me} of {team}",
        "id": "desk {desk}, Anda {me} dari tim {team}",
    },
    "health.group": {
        "en": "its log is shared by a group: roles are advice, seals and backups are what tells",
        "id": "log-nya dipakai bersama satu grup: peran hanya anjuran, segel dan cadangan yang"
        " membuktikan",
    },
    "health.own-user": {
        "en": "its log belongs to a user of its own, reached through sudo: as recommended",
        "id": "log-nya milik pengguna tersendiri, dicapai lewat sudo: sesuai anjuran",
    },
    "health.mine": {
        "en": "its log belongs to you alone; colleagues need a user of its own, or a group",
        "id": "log-nya milik Anda sendiri; rekan kerja memerlukan pengguna tersendiri, atau grup",
    },
    "health.error": {"en": "error", "id": "kesalahan"},
    "health.warning": {"en": "warning", "id": "peringatan"},
    "health.info": {"en": "note", "id": "catatan"},
    "health.well": {"en": "all is well", "id": "semuanya baik"},
    "doctor.unreadable": {
        "en": "cannot look into {path}: {reason}",
        "id": "{path} tidak bisa dibaca: {reason}",
    },
    "doctor.unreadable.hint": {
        "en": "ls -la {path}; ask who keeps this desk",
        "id": "ls -la {path}; tanyakan kepada pengelola desk ini",
    },
    "doctor.nonsense": {
        "en": "something in the log has not the form it must have ({error})",
        "id": "ada isi log yang bentuknya tidak semestinya ({error})",
    },
    "doctor.nonsense.hint": "helpdeskctl log verify",
    "doctor.readable-by-all": {
        "en": "{path} is open to everybody on this host ({mode})",
        "id": "{path} terbuka bagi semua orang di komputer ini ({mode})",
    },
    "doctor.readable-by-all.hint": "chmod o-rwx {quoted}",
    "doctor.writable-by-all": {
        "en": "everybody on this host can change {path}, and {others} more",
        "id": "semua orang di komputer ini bisa mengubah {path}, dan {others} lainnya",
    },
    "doctor.writable-by-all.hint": "chmod -R o-rwx {quoted}",
    "doctor.colleagues": {
        "en": "the group {group} cannot read and change {path}, and {others} more",
        "id": "grup {group} tidak bisa membaca dan mengubah {path}, dan {others} lainnya",
    },
    "doctor.colleagues.hint": "chgrp -R {group} {quoted} && chmod -R g+rwX {quoted}",
    "doctor.owners": {
        "en": "{path} is not {owner}'s, and {others} more; often a command typed as root",
        "id": "{path} bukan milik {owner}, dan {others} lainnya; sering karena diketik sebagai"
        " root",
    },
    "doctor.owners.hint": "sudo chown -R {owner} {quoted}",
    "doctor.links": {
        "en": "{path} is a link, and {others} more; the log is kept in plain files only",
        "id": "{path} adalah link, dan {others} lainnya; log hanya disimpan di berkas biasa",
    },
    "doctor.links.hint": {
        "en": "ls -ld {path}; put what it leads to in its place",
        "id": "ls -ld {path}; taruh isi yang ditunjuknya di tempat itu",
    },
    "doctor.not-writable": {
        "en": "you cannot write to {path}",
        "id": "Anda tidak bisa menulis ke {path}",
    },
    "doctor.not-writable.hint": {
        "en": "ls -ld {quoted}; ask who keeps this desk",
        "id": "ls -ld {quoted}; tanyakan kepada pengelola desk ini",
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
    "doctor.space.hint": "df -h {quoted}",
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
        "en": "compare them with the decree, then say verified: true in sla.yaml",
        "id": "cocokkan dengan SKB, lalu tulis verified: true di sla.yaml",
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
    "doctor.archive.hint": _ARCHIVE,
    "doctor.agreement-newer": {
        "en": "the kept agreement {name} was compiled by a newer helpdeskctl",
        "id": "kesepakatan tersimpan {name} disusun oleh helpdeskctl yang lebih baru",
    },
    "doctor.agreement-newer.hint": "pip install --upgrade helpdeskctl",
    "doctor.holidays-over": {
        "en": "holidays are known until {until} only, and today is {today}: due times are wrong",
        "id": "hari libur hanya diketahui sampai {until}, padahal hari ini {today}: tenggat keliru",
    },
    "doctor.holidays-over.hint": {
        "en": "add this year's decree to sla.yaml",
        "id": "tambahkan SKB tahun ini ke sla.yaml",
    },
    "doctor.network": {
        "en": "{path} lies on {kind}: locks and fsync mean little to other hosts there",
        "id": "{path} berada di {kind}: kunci dan fsync di sana tidak berlaku bagi komputer lain",
    },
    "doctor.network.hint": {
        "en": "df -T {quoted}; move the desk to a local disk",
        "id": "df -T {quoted}; pindahkan desk ke disk lokal",
    },
    "doctor.volatile": {
        "en": "{path} lies on {kind}, which is gone with this machine or container",
        "id": "{path} berada di {kind}, yang hilang bersama mesin atau kontainer ini",
    },
    "doctor.volatile.hint": {
        "en": "df -T {quoted}; move the desk to a disk that stays",
        "id": "df -T {quoted}; pindahkan desk ke disk yang menetap",
    },
    "doctor.hot-size": {
        "en": "{path} has {size} bytes; above {most} every command is slower",
        "id": "{path} berukuran {size} byte; di atas {most} setiap perintah melambat",
    },
    "doctor.hot-size.hint": _ARCHIVE,
    "doctor.zones": {
        "en": "this host has no time zone {name}; a changed agreement cannot come into force",
        "id": "komputer ini tidak punya zona waktu {name}; kesepakatan baru tidak bisa berlaku",
    },
    "doctor.zones.hint": "pip install tzdata",
    "doctor.clock": {
        "en": "this host's clock says {now}, which is before {since}",
        "id": "jam komputer ini menunjukkan {now}, sebelum {since}",
    },
    "doctor.clock.hint": "timedatectl set-ntp true",
    "doctor.clock-back": {
        "en": "the log has a record of {last}, and this host's clock says {now}",
        "id": "log memuat catatan {last}, sedangkan jam komputer ini {now}",
    },
    "doctor.clock-back.hint": "timedatectl set-ntp true",
    "doctor.archive-late": {
        "en": "{settled} settled requests wait for the archive, the oldest for {days} days",
        "id": "{settled} permohonan selesai menunggu diarsipkan, yang tertua sudah {days} hari",
    },
    "doctor.archive-late.hint": _ARCHIVE,
    "doctor.index": {
        "en": "the archive's index does not know {number} months as they are, {month} first; old"
        " numbers are found slowly",
        "id": "indeks arsip tidak sesuai lagi untuk {number} bulan, mulai {month}; nomor lama"
        " dicari dengan lambat",
    },
    "doctor.index.hint": _ARCHIVE,
    "doctor.orphans": {
        "en": "{number} texts or attachments ({size} bytes) are named by no request; they do no"
        " harm",
        "id": "{number} teks atau lampiran ({size} byte) tidak disebut permohonan mana pun; tidak"
        " berbahaya",
    },
    "doctor.owed": {
        "en": "{number} notices are owed, the oldest for {days} days",
        "id": "{number} pemberitahuan belum disampaikan, yang tertua sudah {days} hari",
    },
    "doctor.owed.hint": "helpdeskctl mail owed",
    "doctor.untold": {
        "en": "{number} notices are owed, the oldest for {days} days; no mail is set up, so tell",
        "id": "{number} pemberitahuan belum disampaikan, tertua {days} hari; tanpa surel,"
        " sampaikan langsung",
    },
    "doctor.untold.hint": {
        "en": "helpdeskctl mail owed, then helpdeskctl tell ID --via phone",
        "id": "helpdeskctl mail owed, lalu helpdeskctl tell ID --via phone",
    },
    "doctor.shared-login": {
        "en": "{login} records for {number} people: who did what is only what was typed",
        "id": "{login} mencatat untuk {number} orang: siapa berbuat apa hanya menurut ketikan",
    },
    "doctor.shared-login.hint": {
        "en": "give each colleague a login of the host; --as is for exceptions",
        "id": "beri setiap rekan login sendiri di komputer ini; --as untuk perkecualian",
    },
    "doctor.no-backup-yet": {
        "en": "no backup has been made yet",
        "id": "belum pernah dibuat cadangan",
    },
    "doctor.no-backup-yet.hint": _BACK_UP,
    "doctor.no-backup": {
        "en": "no backup of this log was ever made",
        "id": "log ini belum pernah dicadangkan",
    },
    "doctor.no-backup.hint": _BACK_UP,
    "doctor.old-backup": {
        "en": "the last backup, {folder}, is {days} days old",
        "id": "cadangan terakhir, {folder}, sudah berumur {days} hari",
    },
    "doctor.old-backup.hint": _BACK_UP,
    "doctor.unsealed": {
        "en": "{month} is over and not sealed",
        "id": "{month} sudah lewat dan belum disegel",
    },
    "doctor.unsealed.hint": "helpdeskctl log seal --month {month}",
    "doctor.held-back": {
        "en": "what was redacted until {at} still stands in {folders}, and in exports before it",
        "id": "yang dihapus sampai {at} masih ada di {folders}, dan di ekspor sebelumnya",
    },
    "doctor.held-back.hint": {
        "en": "make a new backup, then remove those",
        "id": "buat cadangan baru, lalu hapus yang itu",
    },
    "doctor.unfinished": {
        "en": "the redaction of {request} was begun and not finished",
        "id": "penghapusan isi {request} sudah dimulai dan belum selesai",
    },
    "doctor.unfinished.hint": "helpdeskctl log redact {request}",
}
