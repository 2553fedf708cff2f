"""The form in which text from outside enters the log, and which of our names a typed word means."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterable

_REPLACED = {
    **{code: chr(0x2400 + code) for code in range(0x20) if chr(code) not in "\t\n"},
    0x7F: "\u2421",
    **dict.fromkeys((*range(0x80, 0xA0), 0x037E, 0x1FEF, 0x212A), "\ufffd"),
}
"""C0 controls become the pictures of themselves, C1 controls the replacement character, and so do
the three signs that NFC makes ASCII of, as the Kelvin sign a K: nobody's address comes of them.
"""


def clean(text: str) -> str:
    """NFC, LF, no control character but tab and newline, no lone surrogate, no trailing space.

    What is taken out stays visible: ESC is kept as U+241B, a picture that drives no terminal.
    """
    text = text.replace("\r\n", "\n").replace("\r", "\n")
    if not text.isascii():
        from unicodedata import normalize

        text = text.translate(_REPLACED).encode("utf-8", "replace").decode("utf-8")
        return normalize("NFC", text).rstrip()
    return text.translate(_REPLACED).rstrip()


def tidy(text: str) -> str:
    """The same on one line: runs of white space are one blank, none at the ends."""
    return " ".join(clean(text).split())


_HIDDEN = (
    *(range(code, code + 1) for code in (0x034F, 0x2065, 0x3164, 0xFFA0)),
    *(range(first, first + 2) for first in (0x115F, 0x17B4)),
    *(range(0x180B, 0x1810), range(0xFE00, 0xFE0E), range(0xFFF0, 0xFFF9)),
    range(0xE0000, 0xE1000),
)
"""What a terminal may leave out, beside formats; the two marks that choose colours stay."""


def drives(code: int) -> bool:
    """Whether a terminal would obey a character, or show nothing of it."""
    if any(code in hidden for hidden in _HIDDEN):
        return True
    if chr(code).isprintable():
        return False
    from unicodedata import category

    return category(chr(code)) in ("Cc", "Cf", "Cs", "Zl", "Zp")


def folded(text: str) -> str:
    """The text in small letters, by which names and words are compared.

    A letter that is none of ASCII never becomes one: to `casefold`, the Kelvin sign is a `k`, and
    the long s an `s`, so that somebody else's address would fit.
    """
    return text.lower() if text.isascii() else text.translate(_SMALL)


class _Small(dict[int, str]):
    """Each letter in its small form; what was looked at once is known."""

    def __missing__(self, code: int) -> str:
        letter = chr(code)
        small = letter.casefold()
        stays = code > 0x7F and any(map(str.isascii, small))
        return self.setdefault(code, letter if stays else small)


_SMALL = _Small()


def is_address(text: str) -> bool:
    """Whether it may be the address of somebody: people are told apart by ASCII alone."""
    return "@" in text and text.isascii()


def only(word: str, names: Iterable[str]) -> str | None:
    """The name that is the word in any case, else the only one that begins so; None for none."""
    wanted = folded(word)
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
