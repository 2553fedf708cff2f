"""Each guard of shown text by itself: terminal, body, JSON, a command in a hint, Markdown."""

from __future__ import annotations

import json
import unicodedata

import pytest
from hypothesis import given
from hypothesis import strategies as st

from helpdeskctl.core.text import drives
from helpdeskctl.render.guard import quoted, safe, safe_body, safe_json, safe_row
from helpdeskctl.render.keeping import played
from helpdeskctl.render.messages import hint_of
from helpdeskctl.render.recap_md import escaped
from helpdeskctl.render.screen import Screen
from tests.hostile import PAYLOADS, harm

anything = st.text(st.characters(codec=None, exclude_categories=()), max_size=60)

SHOWN = [
    ("\x1b[2J", "^[[2J"),
    ("\x07", "^G"),
    ("\x7f", "^?"),
    ("\x9b1m", "<U+009B>1m"),
    ("a\u202eb", "a<U+202E>b"),
    ("\u200b\ufeff\u00ad", "<U+200B><U+FEFF><U+00AD>"),
    ("\u206a\u061c", "<U+206A><U+061C>"),
    ("\U000e0041", "<U+E0041>"),
    ("\u3164\u115f\uffa0", "<U+3164><U+115F><U+FFA0>"),
    ("\ud800", "<U+D800>"),
    ("a\tb\nc", "a b c"),
    ("❤️ é 本", "❤️ é 本"),
]


@pytest.mark.parametrize(("text", "shown"), SHOWN)
def test_one_line(text: str, shown: str) -> None:
    """What a terminal would obey or hide has one visible form; a heart stays red."""
    assert safe(text) == shown


@given(anything)
def test_no_output_does_harm(text: str) -> None:
    """Whatever the text: one line, or in a body its own lines and tabs."""
    assert harm(safe(text)) == harm(safe_body(text)) == []
    assert "\n" not in safe(text)
    assert safe_body("a\n\tb") == "a\n\tb"


@given(anything)
def test_json_is_the_same_value(text: str) -> None:
    """Nothing of it reaches the terminal, and a program reads what was there."""
    shown = safe_json(json.dumps({text: [text]}, ensure_ascii=False))
    assert harm(shown) == []
    assert json.loads(shown) == {text: [text]}


def test_every_format_character_drives() -> None:
    """As the Unicode tables have it, not only the ones somebody thought of."""
    bad = ("Cc", "Cf", "Cs", "Zl", "Zp")
    missed = [n for n in range(0x110000) if unicodedata.category(chr(n)) in bad and not drives(n)]
    assert missed == []


PATHS = ["/tmp/$(touch gone)", "/tmp/a b", "it's", "/tmp/\x1b[2J;reboot", "-rf", "/tmp/plain"]


@pytest.mark.parametrize("path", PATHS)
@pytest.mark.parametrize("lang", ["en", "id"])
def test_a_hint_is_a_command_of_one_word_more(path: str, lang: str) -> None:
    """Whoever copies it runs `ls -l` on one word, whatever the path is."""
    import shlex

    hint = hint_of("file.unreadable", lang, {"path": path, "reason": "x"})
    assert hint is not None
    assert shlex.split(hint) == ["ls", "-l", safe(path)]
    assert harm(hint) == []


def test_a_hint_of_a_long_path_closes_its_quotes() -> None:
    """It is cut within them."""
    import shlex

    hint = hint_of("file.unreadable", "en", {"path": "/a b" * 100, "reason": "x"})
    assert len(shlex.split(hint or "")) == 3


def test_the_folder_of_the_demo() -> None:
    """What is printed to be typed again is quoted."""
    said = played({"desk": "/tmp/$(touch gone) \x1b[2J", "month": "2026-10"}, Screen())
    assert said.count(quoted("/tmp/$(touch gone) \x1b[2J")) == 2
    assert harm(said) == []


BITS = [
    *("#", "-", "+", "*", "=", "1.", "1)", "2) ", "    ", "\t", "\n", "|", "---", "===", "a", ">"),
    *("<b>", "[x](y)", "![i](j)", "`", "~~", "&lt;", "http://x.y", "www.x.y", "\\", "_", ":", " "),
    *("- [ ] ", "|:--|", "<!--", "\u202e", "**", "[a]: b", "<http://x.y>"),
]
PLAIN = {"bullet_list", "list_item", "paragraph", "inline", "text", "text_special"}


@given(st.lists(st.sampled_from([*BITS, *PAYLOADS.values()]), max_size=6).map("".join))
def test_markdown_is_text(text: str) -> None:
    """In a list it begins nothing, links nowhere, shows no image, and reads as it was."""
    parser = pytest.importorskip("markdown_it").MarkdownIt("commonmark")
    tokens = parser.enable(["table", "strikethrough"]).parse(f"- {escaped(text)}")
    found = {token.type.removesuffix("_open").removesuffix("_close") for token in tokens}
    inner = [child for token in tokens for child in token.children or ()]
    assert found | {child.type for child in inner} <= PLAIN
    assert "".join(child.content for child in inner).split() == safe(text).split()


@given(st.lists(st.sampled_from(BITS), max_size=6).map("".join))
def test_markdown_in_a_table_is_one_cell(text: str) -> None:
    """Neither a column nor a row more than there are."""
    parser = pytest.importorskip("markdown_it").MarkdownIt("commonmark").enable("table")
    page = f"| a | b |\n|---|---|\n| {escaped(text)} | x |"
    tokens = [token.type for token in parser.parse(page)]
    assert tokens.count("tr_open") == 2
    assert tokens.count("td_open") == 2


@given(
    st.lists(
        st.one_of(st.none(), st.integers(), anything, st.sampled_from(["a", "\t", "é", "\u3164"]))
    )
)
def test_a_row_is_as_safe_as_its_cells(cells: list[object]) -> None:
    """The glance at the whole row hides nothing that one at each cell would show."""
    assert safe_row(cells) == ["" if cell is None else safe(cell) for cell in cells]
