"""The guards of text that is shown: on a terminal or in a pipe, within JSON, in a shell's command.

What is not text to the eye is shown, never obeyed, and never hidden. Markdown has its own guard in
`recap_md`, a shell that completes in `cli.shells`, a spreadsheet in `desk.sheets`.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from helpdeskctl.core.text import drives

if TYPE_CHECKING:
    from collections.abc import Iterable


class _Shown(dict[int, str]):
    """How each character is shown; what was looked at once is known."""

    def __missing__(self, code: int) -> str:
        letter = chr(code)
        if code < 0x20:
            shown = f"^{chr(code + 64)}"
        elif code == 0x7F:
            shown = "^?"
        else:
            shown = f"<U+{code:04X}>" if drives(code) else letter
        return self.setdefault(code, shown)


_FOLDED = _Shown({0x09: " ", 0x0A: " "})
_IN_BODY = _Shown({0x09: "\t", 0x0A: "\n"})


class _Escaped(dict[int, str]):
    """How each character stands in JSON: as it is, or as `\\u202e`, which reads the same."""

    def __missing__(self, code: int) -> str:
        letter = chr(code)
        if drives(code):
            pair = letter.encode("utf-16-be", "surrogatepass").hex()
            letter = "".join(f"\\u{pair[at : at + 4]}" for at in range(0, len(pair), 4))
        return self.setdefault(code, letter)


_ESCAPED = _Escaped({0x0A: "\n"})


def safe(text: object) -> str:
    """One line: control, bidi and hidden characters as visible escapes, newlines folded."""
    plain = str(text)
    if plain.isascii() and plain.isprintable():
        return plain
    return plain.translate(_FOLDED)


def safe_row(cells: Iterable[object]) -> list[str]:
    """Each of them safe, None as nothing; a row without anything to hide is seen at one glance."""
    plain = ["" if cell is None else str(cell) for cell in cells]
    whole = "".join(plain)
    return plain if whole.isascii() and whole.isprintable() else [safe(cell) for cell in plain]


def safe_body(text: object) -> str:
    """Several lines: as `safe`, but tab and newline stay."""
    plain = str(text)
    if plain.isascii() and plain.isprintable():
        return plain
    return plain.translate(_IN_BODY)


def safe_json(text: str) -> str:
    """JSON that means the same, without a character that a terminal would obey or hide."""
    return text if text.isascii() and "\x7f" not in text else text.translate(_ESCAPED)


def quoted(text: object) -> str:
    """A value as one word of a command that somebody may copy from a hint."""
    from shlex import quote

    return quote(safe(text))
