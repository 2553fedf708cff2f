"""What the requester is told on the phone or in a chat, by the status of his request."""

from __future__ import annotations

TEXTS: dict[str, str | dict[str, str]] = {
    "tell.new": {
        "en": 'We have received your request {id} "{subject}". {due}',
        "id": 'Permohonan {id} "{subject}" sudah kami terima. {due}',
    },
    "tell.active": {
        "en": '{owner} is working on your request {id} "{subject}". {due}',
        "id": 'Permohonan {id} "{subject}" sedang kami kerjakan oleh {owner}. {due}',
    },
    "tell.waiting": {
        "en": 'Your request {id} "{subject}" is waiting for {waiting}. {due}',
        "id": 'Permohonan {id} "{subject}" sedang menunggu {waiting}. {due}',
    },
    "tell.temporary": {
        "en": 'Your request {id} "{subject}" works for now: {solution}'
        " We are still working on a permanent solution. {due}",
        "id": 'Permohonan {id} "{subject}" untuk sementara sudah teratasi: {solution}'
        " Solusi permanennya masih kami kerjakan. {due}",
    },
    "tell.fulfilled": {
        "en": 'Your request {id} "{subject}" is done: {solution}'
        " Does everything work now? Please let us know, then we close it.",
        "id": 'Permohonan {id} "{subject}" sudah selesai: {solution}'
        " Apakah semuanya sudah beres? Mohon kabari kami, lalu kami tutup.",
    },
    "tell.closed": {
        "en": 'Your request {id} "{subject}" is closed. Thank you.',
        "id": 'Permohonan {id} "{subject}" sudah kami tutup. Terima kasih.',
    },
    "tell.handed-off": {
        "en": 'Your request {id} "{subject}" is handled elsewhere from now on,'
        " under the reference {reference}.",
        "id": 'Permohonan {id} "{subject}" selanjutnya ditangani di luar helpdesk,'
        " dengan nomor rujukan {reference}.",
    },
    "tell.cancelled": {
        "en": 'Your request {id} "{subject}" is cancelled. If you still need it, please tell us.',
        "id": 'Permohonan {id} "{subject}" dibatalkan. Bila masih diperlukan, mohon kabari kami.',
    },
    "tell.due": {
        "en": "We expect to be done by {at}.",
        "id": "Target selesai paling lambat {at}.",
    },
    "tell.answer": {
        "en": "You will hear from us by {at}.",
        "id": "Kami kabari paling lambat {at}.",
    },
    "handover.nothing": {
        "en": "nothing open is with {giver}: nothing was handed over",
        "id": "tidak ada yang dipegang {giver}: tidak ada yang diserahkan",
    },
    "tell.helpdesk": {"en": "the IT Helpdesk", "id": "tim IT Helpdesk"},
    "waiting.requester": {"en": "your answer", "id": "jawaban dari Anda"},
    "waiting.approval": {"en": "an approval", "id": "persetujuan"},
    "waiting.vendor": {"en": "our vendor", "id": "vendor kami"},
    "waiting.purchase": {"en": "a purchase", "id": "proses pembelian"},
}
