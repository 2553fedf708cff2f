"""A file that somebody made to do harm is refused in one sentence, or taken as text; never half."""

from __future__ import annotations

import csv
import json
import time
from typing import TYPE_CHECKING, Any

import pytest

from helpdeskctl.core.events import personal_of
from helpdeskctl.desk import importing, keeping, reading
from helpdeskctl.errors import BadValue, HelpdeskError
from helpdeskctl.log import strictjson
from helpdeskctl.log.chain import link
from tests.desk.small import desk_of, rules, small_desk
from tests.hostile import MAP, harm

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

    from helpdeskctl.log.port import Doc


@pytest.fixture
def export(tmp_path: Path) -> str:
    """The export of a small desk, which nobody touched."""
    path = tmp_path / "export.json"
    keeping.export(desk_of(small_desk(tmp_path)), path, str)
    return path.read_text(encoding="utf-8")


def take(text: str, folder: Path) -> Any:
    """Import that text into a new desk."""
    keeping.init(folder / "new")
    source = folder / "hostile.json"
    source.write_bytes(text.encode("utf-8", "surrogatepass"))
    return importing.import_file(
        desk_of(folder / "new"), source, None, as_history=False, tick=lambda *_: None
    )


TEXTS: list[tuple[str, Callable[[str], str]]] = [
    ("deep lists", lambda _: "[" * 200_000),
    ("deep objects", lambda _: '{"a":' * 100_000),
    ("a deep subject", lambda text: text.replace('"Printer"', "[" * 900 + "]" * 900, 1)),
    ("six thousand digits", lambda text: text.replace('"next":4', f'"next":{"9" * 6000}', 1)),
    ("four hundred digits", lambda text: text.replace('"next":4', f'"next":{"9" * 400}', 1)),
    ("no number", lambda text: text.replace('"next":4', '"next":NaN', 1)),
    ("infinity", lambda text: text.replace('"next":4', '"next":-Infinity', 1)),
    ("a float", lambda text: text.replace('"next":4', '"next":4.0', 1)),
    ("a key twice", lambda text: text.replace('"next":4', '"next":9,"next":4', 1)),
    ("a key twice within", lambda text: text.replace('"n":1', '"n":2,"n":1', 1)),
    ("a lone surrogate", lambda text: text.replace("Printer", "\\ud800", 1)),
    ("ten megabytes", lambda text: text.replace('"Printer"', f'"{"x" * 10_000_000}"', 1)),
    ("a path for a name", lambda text: text.replace("REQ-2611-0001", "REQ-2611-/../1")),
    ("wrong notices", lambda text: text.replace('"state":"owed"', '"state":[]', 1)),
    ("a notice of no event", lambda text: text.replace('"event":1}', '"event":99}', 1)),
    ("no last act", lambda text: text.replace('"last":[["siti",3]]', '"last":[[{},3]]', 1)),
]


@pytest.mark.parametrize(
    "change", [row[1] for row in TEXTS], ids=[row[0].replace(" ", "-") for row in TEXTS]
)
def test_no_such_export(change: Callable[[str], str], export: str, tmp_path: Path) -> None:
    """Refused as a bad value, at once, and the desk stays empty."""
    text = change(export)
    assert text != export
    begun = time.monotonic()
    with pytest.raises(HelpdeskError) as caught:
        take(text, tmp_path)
    assert isinstance(caught.value, BadValue)
    assert time.monotonic() - begun < 60
    log = desk_of(tmp_path / "new").log
    assert list(log.everything()) == log.journal.entries() == []


def _forged(export: str, change: Callable[[Doc], object]) -> str:
    """The export with the first request changed, its chain and summary computed anew."""
    whole = json.loads(export)
    doc = min(whole["requests"], key=lambda one: one["n"])
    change(doc)
    events = doc["events"]
    for event in events:
        for name in ("hash", "seq", "salts"):
            event.pop(name, None)
    doc["events"] = []
    link(doc["events"], events, doc["id"], personal_of)
    try:
        derived = keeping.derived(doc)
    except ValueError:
        return strictjson.dump(whole).decode()
    doc.update(summary=derived.summary, open=derived.open, aliases=derived.aliases)
    return strictjson.dump(whole).decode()


FIELDS = [
    ("respond_s", "30"),
    ("respond_s", True),
    ("counts", "note"),
    ("subject", 7),
    ("subject", [["x"]]),
    ("subject", {"a": 1}),
    ("subject", "x" * 10_000_000),
    ("id", "REQ-2611-0002"),
    ("calendar", ["office"]),
]


@pytest.mark.parametrize(("name", "value"), FIELDS)
def test_a_chain_around_nonsense(name: str, value: Any, export: str, tmp_path: Path) -> None:
    """Whoever computes all hashes anew still cannot bring in what no command could read."""
    text = _forged(export, lambda doc: doc["events"][0]["data"].update({name: value}))
    with pytest.raises(BadValue):
        take(text, tmp_path)


def test_a_chain_around_controls(export: str, tmp_path: Path) -> None:
    """Characters that our own commands would never write come in, and drive nothing."""
    subject = "a\x1b[2J\u202e\ud800\x00"
    text = _forged(export, lambda doc: doc["events"][0]["data"].update(subject=subject))
    take(text, tmp_path)
    desk = desk_of(tmp_path / "new")
    assert rules(tmp_path / "new") == []
    from helpdeskctl.render.requests import requests
    from helpdeskctl.render.screen import Screen

    for tty in (True, False):
        shown = requests(reading.list_requests(desk, ["status:*"]).data, Screen(tty=tty))
        assert "<U+D800>" in shown
        assert harm(shown) == []


def test_a_calendar_of_no_agreement(export: str, tmp_path: Path) -> None:
    """It comes in, as its agreement may be any; what is read of it is damage, and no bug."""
    text = _forged(export, lambda doc: doc["events"][0]["data"].update(calendar="\x1b[2J"))
    take(text, tmp_path)
    with pytest.raises(HelpdeskError) as caught:
        reading.list_requests(desk_of(tmp_path / "new"), [])
    assert (caught.value.key, caught.value.code) == ("agreement.calendar", 6)


def test_a_table_with_ten_megabytes_in_a_cell(tmp_path: Path) -> None:
    """CSV refuses it, or it is cut, and the account says so; a long old number too."""
    path = tmp_path / "desk"
    keeping.init(path)
    (tmp_path / "map.yaml").write_text(MAP, encoding="utf-8")
    source = tmp_path / "logbook.csv"
    head = "no at state subject who body asset group owner vendor solution".split()

    def took(subject: str, body: str) -> Any:
        with source.open("w", encoding="utf-8", newline="") as file:
            csv.writer(file).writerows(
                [head, ["A1", "2026-10-05 10:00", "baru", subject, "ani", body, *[""] * 5]]
            )
        return importing.import_file(
            desk_of(path), source, tmp_path / "map.yaml", as_history=True, tick=lambda *_: None
        ).data

    with pytest.raises(BadValue) as caught:
        took("x", "x" * 10_000_000)
    assert caught.value.key == "import.not-csv"
    assert took("x" * 300, "y" * 100_000)["counts"]["cut-text"] == 2
    event = desk_of(path).find("A1")["events"][0]["data"]
    assert (len(event["subject"]), len(event["body"])) == (200, 2000)
