"""The form in which text from outside enters the log, and which of our names a typed word means."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterable

_REPLACED = {
    **{code: chr(0x2400 + code) for code in range(0x20) if chr(code) not in "\t\n"},
    0x7F: "\u2421",
    **dict.fromkeys(range(0x80, 0xA0), "\ufffd"),
}
"""C0 controls become the pictures of themselves, C1 controls the replacement character."""


def clean(text: str) -> str:
    """NFC, LF, no control character but tab and newline, no lone surrogate, no trailing space.

    What is taken out stays visible: ESC is kept as U+241B, a picture that drives no terminal.
    """
    text = text.replace("\r\n", "\n").replace("\r", "\n")
    if not text.isascii():
        from unicodedata import normalize

        text = normalize("NFC", text.encode("utf-8", "replace").decode("utf-8"))
    return text.translate(_REPLACED).rstrip()


def tidy(text: str) -> str:
    """The same on one line: runs of white space are one blank, none at the ends."""
    return " ".join(clean(text).split())


def only(word: str, names: Iterable[str]) -> str | None:
    """The name that is the word in any case, else the only one that begins so; None for none."""
    wanted = word.casefold()
    near = [name for name in names if name.startswith(wanted)] if wanted else []
    return wanted if wanted in near else near[0] if len(near) == 1 else None


LONG_BYTES = 2_048
"""Texts above this are kept beside the log; the event names them."""
_START = 200


def named(digest: str, text: str) -> dict[str, object]:
    """What an event holds of a long text: its digest, its size in bytes and how it begins."""
    return {"sha256": digest, "size": len(text.encode()), "start": text[:_START]}


def digest_of(value: object) -> str | None:
    """The digest that a value names, when it stands for a long text."""
    if isinstance(value, dict) and {"sha256", "start"} <= value.keys():
        return str(value["sha256"])
    return None
