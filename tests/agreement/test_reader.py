"""YAML as text with places, and the parts of YAML that are refused."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from helpdeskctl.agreement.reader import MAX_BYTES, Listing, Mapping, Scalar, read_nodes

from .pair import marked

REFUSED = [
    ("a: 1\n▲a: 2\n", ["key.duplicate"]),
    ("a:\n  b: 1\n  c: 2\n  ▲b: 3\n  ▲b: 4\n", ["key.duplicate", "key.duplicate"]),
    ("a: ▲!!python/object/apply:os.system [x]\n", ["yaml.tag"]),
    ("a: ▲!!str 5\nb: ▲!own 5\n", ["yaml.tag", "yaml.tag"]),
    ("a: ▲&x 1\nb: ▲*x\n", ["yaml.anchor", "yaml.anchor"]),
    ("a:\n  ▲<<: {b: 1}\n", ["yaml.merge"]),
    ("a: 1\n▲---\nb: 2\n", ["yaml.documents"]),
    ("? ▲[a, b]\n: c\n", ["yaml.key"]),
    ("a: 1\nb: x▲\x00y\n", ["file.control"]),
    ("a: 1\nb: x▲\x1b[31my\n", ["file.control"]),
    ('a: 1\nb: ▲"x\\0y"\n', ["file.control"]),
    ("▲", ["file.empty"]),
    ("▲# nothing\n", ["file.empty"]),
    ("a: ▲'x\nb: 1\n", ["yaml.quote"]),
    ('a: ▲"x\nb: 1\nc: "y"\n', ["yaml.quote"]),
    ('a: 1\nd: é ok\nb: [1, ▲"x\nc: "y"]\n', ["yaml.quote"]),
    ("a: ▲'it's'\n", ["yaml.quote"]),
    ("a:\n▲\tb: 1\n", ["yaml.tab"]),
    ("a: b▲: c\n", ["yaml.syntax"]),
    ("a: 1\n b▲: 2\n", ["yaml.syntax"]),
    ("a: ▲@x\n", ["yaml.syntax"]),
    ("[" * 20 + "▲" + "[" * 5, ["yaml.depth"]),
]


@pytest.mark.parametrize(("text", "rules"), REFUSED)
def test_refused_with_place(text: str, rules: list[str]) -> None:
    """Each is reported at the line and column a person has to look at."""
    plain, places = marked(text)

    found = read_nodes(plain.encode(), "a.yaml")[1]

    assert [(one.rule, one.line, one.column) for one in found] == [
        (rule, *place) for rule, place in zip(rules, places, strict=True)
    ]


def test_duplicate_names_the_first_line() -> None:
    """The fault stands on the later line and leads to the earlier one."""
    found = read_nodes(b"a: 1\nb: 2\na: 3\n", "a.yaml")[1]

    assert [str(one) for one in found] == [
        'a.yaml:3:1: error: "a" stands here a second time; the first is on line 1 [key.duplicate]'
    ]


@pytest.mark.parametrize(
    "text", ["17:00", "1.10", "no", "on", "010", "2026-13-01", "null", "~", "1e3", "0x1F", ".inf"]
)
def test_every_scalar_is_text(text: str) -> None:
    """YAML 1.1 would make numbers, truth values and dates of these."""
    node, faults = read_nodes(f"a: {text}\n".encode(), "a.yaml")

    assert faults == []
    assert node == Mapping((1, 1), {"a": (Scalar((1, 1), "a"), Scalar((1, 4), text))})


def test_only_nothing_is_empty() -> None:
    """An unwritten value differs from a written empty text."""
    node, _ = read_nodes(b"- \n- ''\n- ~\n", "a.yaml")

    assert isinstance(node, Listing)
    assert [one.empty for one in node.items if isinstance(one, Scalar)] == [True, False, False]


def test_not_utf8() -> None:
    """The first byte that is no UTF-8 is named."""
    found = read_nodes("a: 1\nb: é".encode() + b"\xff", "a.yaml")[1]

    assert [(one.rule, one.line, one.column) for one in found] == [("file.encoding", 2, 5)]


def test_byte_order_mark_is_no_fault() -> None:
    """Editors of Windows write one."""
    node, faults = read_nodes(b"\xef\xbb\xbfa: 1\r\n", "a.yaml")

    assert node == Mapping((1, 1), {"a": (Scalar((1, 1), "a"), Scalar((1, 4), "1"))})
    assert faults == []


def test_a_bomb_of_brackets() -> None:
    """Nesting beyond the parser's own limit ends as a fault, not as an overflow."""
    node, found = read_nodes(b"[" * 90_000, "a.yaml")

    assert (node, len(found)) == (None, 1)


def test_too_large() -> None:
    """More than two megabytes are not even parsed."""
    found = read_nodes(b"#" * (MAX_BYTES + 1), "a.yaml")[1]

    assert [one.rule for one in found] == ["file.size"]


def test_without_the_c_loader(monkeypatch: pytest.MonkeyPatch) -> None:
    """Where PyYAML has no C library, the same text gives the same nodes."""
    import yaml

    text = b"a: [1, {b: 'c'}]\nd: |\n  x\n"
    expected = read_nodes(text, "a.yaml")
    monkeypatch.delattr(yaml, "CSafeLoader")

    assert read_nodes(text, "a.yaml") == expected


@given(st.one_of(st.binary(max_size=200), st.text("ab:-[]{}\"'\n \t#&*!|>?%@,<0", max_size=60)))
def test_never_raises(text: str | bytes) -> None:
    """Whatever a file holds, the answer is a tree or faults inside the file."""
    data = text.encode() if isinstance(text, str) else text

    node, faults = read_nodes(data, "a.yaml")

    assert node is not None or faults
    assert all(one.line >= 1 and one.column >= 1 and one.text() for one in faults)
