"""Who is meant: people are the same by an exact ASCII address, and by nothing that looks like it."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING

import pytest

from helpdeskctl.core.text import clean, folded
from helpdeskctl.desk import opening, telling
from helpdeskctl.desk.opening import Asked
from helpdeskctl.desk.triage import Judgement
from helpdeskctl.errors import BadValue
from tests.desk.small import desk_of, keeping

if TYPE_CHECKING:
    from pathlib import Path

PEOPLE = "name,addresses,unit,login,language\nKiki Silvi,kiki@contoh.co.id,,kiki,\n"


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    """A desk that knows Kiki."""
    path = tmp_path / "desk"
    keeping.init(path)
    (path / "people.csv").write_text(PEOPLE, encoding="utf-8")
    return path


@pytest.mark.parametrize(
    "who",
    ["kiki@contoh.co.id", "KIKI@Contoh.CO.ID", "Kiki", "silvi", "Kiki Silvi", "kiki silvi"],
)
def test_kiki(who: str, folder: Path) -> None:
    """Capitals are no other letters."""
    person = desk_of(folder).person(who)
    assert person is not None
    assert person.login == "kiki"


@pytest.mark.parametrize(
    "who",
    [
        "\u212aiki@contoh.co.id",  # the Kelvin sign, whose small letter is k
        "ki\u212ai@contoh.co.id",
        "kiki\uff20contoh.co.id",
        "\uff4biki@contoh.co.id",
        "k\u0131ki@contoh.co.id",
        "K\u0130KI@CONTOH.CO.ID",
        "k\u0456ki@contoh.co.id",
        "kiki@conto\u200bh.co.id",
        "\u212aiki",
        "\u017filvi",
        "kiki@contoh.co.id.evil",
    ],
)
def test_nobody(who: str, folder: Path) -> None:
    """What only looks like Kiki, or becomes her in other capitals, is a stranger."""
    desk = desk_of(folder)
    assert desk.person(who) is None
    opened = opening.open_request(desk, Asked("x", who), Judgement()).data["request"]
    assert opened["requester"]["email"] != "kiki@contoh.co.id"
    assert "kiki@contoh.co.id" not in json.dumps(opened).casefold().replace("contoh.co.id.evil", "")


def test_an_address_outside_ascii_is_a_name(folder: Path) -> None:
    """It is said, nothing is lost, and no mail goes there."""
    desk = desk_of(folder)
    asked = Asked("x", "Ani <k\u0131ki@contoh.co.id>")
    person = opening.open_request(desk, asked, Judgement()).data["request"]["requester"]
    assert (person["email"], person["name"]) == (None, "Ani <k\u0131ki@contoh.co.id>")
    assert [key for key, _ in desk.remarks if key.startswith("who")] == ["who.letters"]


def test_no_copy_to_a_look_alike(folder: Path) -> None:
    """`cc` takes addresses in ASCII only."""
    opening.open_request(desk_of(folder), Asked("x", "kiki"), Judgement())
    with pytest.raises(BadValue, match="cc"):
        telling.cc(desk_of(folder), "1", ["\u212aiki@contoh.co.id"])


def test_people_csv_has_addresses_in_ascii(folder: Path) -> None:
    """A row that could never be found by its address is a fault, named by its line."""
    with (folder / "people.csv").open("a", encoding="utf-8") as file:
        file.write("Eva,ev\u0430@contoh.co.id,,,\n")
    with pytest.raises(BadValue) as caught:
        desk_of(folder).person("eva")
    assert (caught.value.key, caught.value.values["line"]) == ("people.invalid", 3)


def test_a_name_in_either_form(folder: Path) -> None:
    """Composed or not, as a Mac or a keyboard writes it."""
    with (folder / "people.csv").open("a", encoding="utf-8") as file:
        file.write("Rene\u0301,rene@contoh.co.id,,,\n")
    for who in ("Ren\u00e9", "Rene\u0301"):
        found = desk_of(folder).person(who)
        assert found is not None
        assert found.addresses == ("rene@contoh.co.id",)


def test_no_other_letter_becomes_ascii() -> None:
    """Neither by small letters nor by NFC, in all of Unicode."""
    others = [chr(code) for code in range(0x80, 0x110000)]
    assert [one for one in others if any(map(str.isascii, folded(one)))] == []
    made = [one for one in others if clean(one).isascii() and clean(one)]
    assert [one for one in made if clean(one) != "?"] == []
