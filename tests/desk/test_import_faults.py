"""What is wrong with a map or a file is said with its place, and nothing is taken."""

from __future__ import annotations

import gzip
from typing import TYPE_CHECKING

import pytest

from helpdeskctl.desk import importing
from helpdeskctl.errors import BadValue, NotFound
from helpdeskctl.log.memory import MemoryLog
from tests.desk.logbook import COLUMNS, MAP, row, take, write
from tests.house import House

if TYPE_CHECKING:
    from pathlib import Path

HEADER = ",".join(COLUMNS).encode() + b"\n"


@pytest.fixture
def house() -> House:
    """A desk in memory."""
    return House(MemoryLog())


@pytest.mark.parametrize(
    ("old", "new", "said"),
    [
        (
            "  Closed: closed",
            "  Closed: close",
            'map.yaml:48:13: error: "close" is not allowed for "Closed"',
        ),
        (
            "  number: no",
            "  numbr: no",
            'map.yaml:9:3: error: "numbr" is not a key here; did you mean "number"?',
        ),
        ("  number: no", "  number:\n    - no\n    - nr", 'map.yaml:11:7: error: "nr" is not'),
        ("  number: no", "  number: nr", 'map.yaml:9:11: error: "nr" is not allowed for "number"'),
        (
            "    - category",
            "    - kategory",
            'map.yaml:21:7: error: "kategory" is not allowed for "subject"; did you mean "category"',
        ),
        (
            "zone: Asia/Jakarta",
            "zone: Asia/Jakata",
            'map.yaml:3:7: error: there is no time zone "Asia/Jakata"',
        ),
        (
            "%d/%m/%Y %H:%M",
            "%d/%m %H:%M",
            'map.yaml:5:5: error: "%d/%m %H:%M" is not allowed for "times"',
        ),
        (
            "  others: infrastructure",
            "  others: helpdesk",
            'map.yaml:58:11: error: "helpdesk" is not allowed for "others"',
        ),
        (
            "  service: other",
            "  service: others",
            'map.yaml:51:12: error: "others" is not allowed for "service"; did you mean "other"',
        ),
        (
            "access-grant",
            "access-grants",
            'map.yaml:55:11: error: "access-grants" is not allowed for "Access"',
        ),
        (
            "application-development",
            "developers",
            'map.yaml:60:17: error: "developers" is not allowed for "Developers"',
        ),
        (
            "rows: event",
            "rows: requests",
            'map.yaml:2:7: error: "requests" is not allowed for "rows"; did you mean "request"?',
        ),
        ("  state: state", "  asset: state", 'map.yaml:8:1: error: columns: "state" is missing'),
        ('"%d/%m/%Y %H:%M"', '"%d/%m/%Y"', 'map.yaml:4:1: error: "hours" is missing'),
        (
            MAP[MAP.index("levels:") :],
            "",
            'map.yaml:8:1: error: "levels" is missing',
        ),
        (
            "words:",
            "words:\n  unit:\n    Toko: shop",
            'map.yaml:32:11: error: "shop" is not allowed for "Toko"',
        ),
        (
            "levels:",
            "levls:",
            'map.yaml:56:1: error: "levls" is not a key here; did you mean "levels"?',
        ),
    ],
)
def test_faults_of_a_map(house: House, tmp_path: Path, old: str, new: str, said: str) -> None:
    """A wrong map is named with file, line and column, and nothing is taken."""
    assert old in MAP
    with pytest.raises(BadValue) as caught:
        take(house, tmp_path, [row()], chart=MAP.replace(old, new, 1))
    assert caught.value.key == "import.map"
    assert f"{tmp_path}/{said}" in str(caught.value.values["first"])
    assert list(house.log.everything()) == []


@pytest.mark.parametrize(
    ("content", "key"),
    [
        (b"", "import.empty"),
        (b"\xef\xbb\xbfno,state\xff", "import.not-utf8"),
        (gzip.compress(HEADER + HEADER * 9)[:-9], "import.not-gzip"),
        (b"\x1f\x8bnothing", "import.not-gzip"),
        (HEADER + b'"' + b"x" * 200_000 + b'"', "import.not-csv"),
    ],
    ids=["empty", "not UTF-8", "torn gzip", "no gzip", "no CSV"],
)
def test_faults_of_a_file(house: House, tmp_path: Path, content: bytes, key: str) -> None:
    """What is no CSV is refused as a whole."""
    source, map_file = write(tmp_path, [])
    source.write_bytes(content)
    with pytest.raises(BadValue) as caught:
        importing.import_file(house.desk(), source, map_file, as_history=True, tick=lambda *_: None)
    assert caught.value.key == key


def test_missing_files(house: House, tmp_path: Path) -> None:
    """A missing file or map is 3."""
    source, map_file = write(tmp_path, [])
    for pair in ((tmp_path / "none", map_file), (source, tmp_path / "none")):
        with pytest.raises(NotFound):
            importing.import_file(house.desk(), *pair, as_history=True, tick=lambda *_: None)


def test_packed_with_mark_and_ragged(house: House, tmp_path: Path) -> None:
    """gzip is found by its bytes, a byte order mark is no header, ragged rows are filled or cut."""
    source, map_file = write(tmp_path, [row(), row(no="INC2")])
    lines = source.read_text(encoding="utf-8").splitlines()
    lines[1:] = [f"{lines[1]},more", lines[2].partition(",Rudi")[0]]
    source.write_bytes(gzip.compress("\ufeff".encode() + "\r\n".join(lines).encode()))
    answer = importing.import_file(
        house.desk(), source, map_file, as_history=True, tick=lambda *_: None
    )
    assert (answer.data["requests"], answer.data["counts"]["ragged-row"]) == (2, 2)
