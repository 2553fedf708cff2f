"""The one guard for text that goes to a terminal or a pipe: it is shown, never obeyed."""

from __future__ import annotations

_MARKS = (
    0x061C,
    0x180E,
    0xFEFF,
    *range(0x200B, 0x2010),
    *range(0x2028, 0x202F),
    *range(0x2060, 0x206A),
)
_SHOWN = {
    **{code: f"^{chr(code + 64)}" for code in range(0x20)},
    0x7F: "^?",
    **{code: f"<U+{code:04X}>" for code in (*range(0x80, 0xA0), *_MARKS)},
}
_SHOWN_IN_BODY = {code: text for code, text in _SHOWN.items() if code not in (0x09, 0x0A)}
_FOLDED = {**_SHOWN, 0x09: " ", 0x0A: " "}


def safe(text: object) -> str:
    """One line: control, bidi and zero-width characters as visible escapes, newlines folded."""
    plain = str(text)
    if plain.isascii() and plain.isprintable():
        return plain
    return plain.translate(_FOLDED)


def safe_body(text: object) -> str:
    """Several lines: as `safe`, but tab and newline stay."""
    return str(text).translate(_SHOWN_IN_BODY)
