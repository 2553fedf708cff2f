"""What Typer and the system say, and the words around the help.

The English texts are their own: a sentence of theirs is found here by its English form.
"""

from __future__ import annotations

import re

TEXTS: dict[str, str | dict[str, str]] = {
    "typer.option-near": {
        "en": "No such option: {option} (Possible options: {near})",
        "id": "tidak ada opsi {option}; maksudnya {near}?",
    },
    "typer.option": {"en": "No such option: {option}", "id": "tidak ada opsi {option}"},
    "typer.command-near": {
        "en": "No such command {command}. Did you mean {near}?",
        "id": "tidak ada perintah {command}; maksudnya {near}?",
    },
    "typer.command": {
        "en": "No such command {command}.",
        "id": "tidak ada perintah {command}",
    },
    "typer.no-command": {"en": "Missing command.", "id": "perintahnya belum disebut"},
    "typer.argument": {"en": "Missing argument {name}.", "id": "{name} belum diisi"},
    "typer.missing": {"en": "Missing option {name}.", "id": "{name} belum diisi"},
    "typer.extra": {
        "en": "Got unexpected extra argument(s) ({words})",
        "id": "kata yang tidak dikenal: {words}",
    },
    "typer.needs-value": {
        "en": "Option {option} requires an argument.",
        "id": "opsi {option} harus diikuti nilainya",
    },
    "typer.no-value": {
        "en": "Option {option} does not take a value.",
        "id": "opsi {option} tidak memakai nilai",
    },
    "typer.choice": {
        "en": "Invalid value for {name}: {value} is not one of {known}.",
        "id": "nilai {name} salah: {value} bukan salah satu dari {known}",
    },
    "typer.range": {
        "en": "Invalid value for {name}: {value} is not in the range {range}.",
        "id": "nilai {name} salah: {value} di luar batas {range}",
    },
    "typer.number": {
        "en": "Invalid value for {name}: {value} is not a valid int range.",
        "id": "nilai {name} salah: {value} bukan angka",
    },
    "os.no-file": {"en": "No such file or directory", "id": "berkas atau folder tidak ada"},
    "os.no-right": {"en": "Permission denied", "id": "tidak diizinkan"},
    "os.read-only": {"en": "Read-only file system", "id": "disk hanya bisa dibaca"},
    "os.full": {"en": "No space left on device", "id": "disk penuh"},
    "os.folder": {"en": "Is a directory", "id": "itu folder"},
    "os.no-folder": {"en": "Not a directory", "id": "bukan folder"},
    "frame.usage": {"en": "Usage:", "id": "Pemakaian:"},
    "frame.options": {"en": "Options:", "id": "Opsi:"},
    "frame.arguments": {"en": "Arguments:", "id": "Argumen:"},
    "frame.commands": {"en": "Commands:", "id": "Perintah:"},
    "frame.required": {"en": "[required]", "id": "[wajib]"},
    "frame.default": {"en": "[default:", "id": "[bawaan:"},
    "frame.help": {"en": "Show this message and exit.", "id": "Tampilkan bantuan ini."},
}


def in_language(sentence: str, lang: str) -> str:
    """A sentence of theirs in that language; as it is where it is not in the table."""
    for key, texts in TEXTS.items():
        if isinstance(texts, dict) and not key.startswith("frame."):
            found = re.fullmatch(_pattern(texts["en"]), sentence, re.DOTALL)
            if found:
                return texts[lang].format_map(found.groupdict())
    return sentence


def _pattern(text: str) -> str:
    """The English text as a pattern whose groups are its placeholders."""
    return re.sub(r"\\{(\w+)\\}", r"(?P<\1>.+?)", re.escape(text))
