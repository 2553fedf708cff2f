"""One entry at a time: missing, misspelt and unusable keys and values, each with its place."""

from __future__ import annotations

import pytest

from helpdeskctl.agreement.scalars import (
    Address,
    Boolean,
    Choice,
    Day,
    Duration,
    Hours,
    Number,
    Slug,
    Text,
    Value,
    Version,
)
from helpdeskctl.agreement.shape import ListOf, MapOf, Record, read_page

from .pair import marked

PERSON = Record(
    {"id": Slug(), "age": Number(0, 150), "colour": Choice(("red", "green", "blue"))},
    {"notes": ListOf(Text(9)), "home": Record({"street": Text(), "town": Text()})},
    label="id",
)
PEOPLE = Record(
    {"people": ListOf(PERSON, least=1)}, {"rooms": MapOf(Slug(), Record({"floor": Number(0, 9)}))}
)
ANN = "people:\n  - id: ann\n    age: 30\n    colour: red\n"

FAULTS = [
    ("▲people:\n", "value.list", '"people" has to be a list'),
    ("▲x: 1\n" + ANN, "key.unknown", '"x" is not a key here; known are people, rooms'),
    ("▲poeple:\n" + ANN[8:], "key.unknown", '"poeple" is not a key here; did you mean "people"?'),
    ("people:\n  - ▲id: ann\n    age: 30\n", "key.missing", 'ann: "colour" is missing'),
    (
        "people:\n  - id: ann\n    age: 30\n    ▲color: red\n",
        "key.unknown",
        '"color" is not a key here; did you mean "colour"?',
    ),
    (
        "people:\n  - id: ann\n    age: 30\n    colour: ▲gren\n",
        "value.choice",
        '"gren" is not allowed for "colour"; did you mean "green"? Allowed are red, green, blue',
    ),
    (
        "people:\n  - id: ann\n    age: 30\n    colour: ▲mauve\n",
        "value.choice",
        '"mauve" is not allowed for "colour"; choose one of red, green, blue',
    ),
    (
        ANN.replace("30", "▲010"),
        "value.number",
        '"010" is not a whole number from 0 to 150 ("age")',
    ),
    (ANN.replace(" age: 30", " ▲age:"), "value.empty", '"age" has no value'),
    (ANN.replace(" age: 30", " ▲age: [1]"), "value.scalar", None),
    (ANN.replace(" age: 30", " age: ▲''"), "value.empty", '"age" has no value'),
    (ANN + "    ▲home:\n      street: A\n", "key.missing", 'ann.home: "town" is missing'),
    (ANN + "    notes: [x, ▲1234567890]\n", "value.long", '"notes" is longer than 9 characters'),
    (ANN + "    notes: ▲x\n", "value.list", '"notes" has to be a list'),
    (ANN + "  - ▲bob\n", "value.mapping", '"people" has to be a mapping of keys and values'),
    (ANN + "rooms:\n  ▲Hall:\n    floor: 1\n", "value.slug", None),
    (ANN + "rooms:\n  ▲hall:\n    {}\n", "key.missing", 'hall: "floor" is missing'),
    ("▲people: []\n", "value.few", '"people" needs at least 1 entries'),
    ("▲[]\n", "value.mapping", None),
    ("▲rooms: {}\n", "key.missing", '"people" is missing'),
]


@pytest.mark.parametrize(("text", "rule", "sentence"), FAULTS)
def test_one_fault(text: str, rule: str, sentence: str | None) -> None:
    """One mistake is one fault, at its place, in words that name the entry."""
    plain, places = marked(text)

    (found,) = read_page(plain.encode(), "a.yaml", PEOPLE).faults

    assert (found.rule, (found.line, found.column)) == (rule, places[0])
    assert found.text() == (sentence or found.text())


def test_all_faults_in_one_run() -> None:
    """Nothing stops at the first mistake, and what is usable is converted."""
    text = "people:\n  - {id: A b, age: x, colour: red}\n  - {id: bob, age: 7, colour: pink}\n"

    page = read_page(text.encode(), "a.yaml", PEOPLE)

    assert [one.rule for one in page.faults] == ["value.slug", "value.number", "value.choice"]
    assert page.data == {"people": [{"colour": "red"}, {"id": "bob", "age": 7}]}


def test_clean_page_is_plain_data() -> None:
    """Without faults the data is dict, list, text and number, in the order of the file."""
    page = read_page((ANN + "    notes: [no, 17:00]\n").encode(), "a.yaml", PEOPLE)

    assert page.faults == []
    assert page.data == {
        "people": [{"id": "ann", "age": 30, "colour": "red", "notes": ["no", "17:00"]}]
    }


CONVERTED = [
    (Version(), "1.10.0", "1.10.0"),
    (Version(), "1.10", None),
    (Version(), "1.01.0", None),
    (Version(), "v1.0.0", None),
    (Day(), "2026-02-28", "2026-02-28"),
    (Day(), "2026-02-29", None),
    (Day(), "2026-13-01", None),
    (Day(), "20260201", None),
    (Day(), "2026-W05-1", None),
    (Day(), "٢٠٢٦-01-01", None),
    (Hours(), "08:00-12:00", [28800, 43200]),
    (Hours(), "22:00-24:00", [79200, 86400]),
    (Hours(), "00:00-24:00", [0, 86400]),
    (Hours(), "12:00-08:00", None),
    (Hours(), "08:00-08:00", None),
    (Hours(), "08:00-24:01", None),
    (Hours(), "24:00-24:00", None),
    (Hours(), "8:00-12:00", None),
    (Hours(), "08:00 - 12:00", None),
    (Duration(), "30m", "30m"),
    (Duration(), "1d 4h", "1d 4h"),
    (Duration(), "3d", "3d"),
    (Duration(), "0m", None),
    (Duration(), "4", None),
    (Duration(), "4h 1d", None),
    (Duration(), "1.5h", None),
    (Duration(), "-1h", None),
    (Duration(), "9999d", None),
    (Duration(days=False), "8h", "8h"),
    (Duration(days=False), "1d", None),
    (Slug(), "vpn-access", "vpn-access"),
    (Slug(), "vpn--access", None),
    (Slug(), "-vpn", None),
    (Slug(), "VPN", None),
    (Slug(), "a" * 65, None),
    (Number(1, 3), "3", 3),
    (Number(1, 3), "4", None),
    (Number(1, 300), "0x10", None),
    (Number(1, 300), "1e2", None),
    (Number(1, 300), "٣", None),
    (Boolean(), "true", True),
    (Boolean(), "false", False),
    (Boolean(), "yes", None),
    (Boolean(), "on", None),
    (Text(), " x ", "x"),
    (Address(), "it@example.com", "it@example.com"),
    (Address(), "IT <it@example.com>", None),
    (Address(), "it", None),
]


@pytest.mark.parametrize(("shape", "text", "value"), CONVERTED)
def test_convert(shape: Value, text: str, value: object) -> None:
    """The text becomes that value; None is a refusal."""
    assert shape.convert(text) == value
    assert shape.convert(text) is not True or value is True
