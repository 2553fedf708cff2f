"""`report person`: what is held about somebody, and nothing of anybody else."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING, Any

import pytest

from helpdeskctl.core.when import UTC
from helpdeskctl.desk import escalation, fulfilment, keeping, opening, privacy, triage, working
from helpdeskctl.desk.opening import Asked
from helpdeskctl.desk.person import report
from helpdeskctl.desk.telling import cc
from helpdeskctl.desk.triage import Judgement
from helpdeskctl.errors import BadValue
from helpdeskctl.render.privacy import held
from helpdeskctl.render.screen import Screen
from tests.desk.small import desk_of
from tests.desk.verbs import refused

if TYPE_CHECKING:
    from pathlib import Path

PEOPLE = """\
name,addresses,unit,login,language
Ani Rahma,ani@a.id ani.rahma@a.id,,,id
Siti Aminah,siti@a.id,,siti,
Budi Santoso,budi@a.id,,,
Budi Santoso,budi.s@a.id,,,
"""
SECRET = "rahasia-orang-lain"


@pytest.fixture
def path(tmp_path: Path) -> Path:
    """Two requests of Ani, one of somebody else that she is in, one that she is not in."""
    path = tmp_path / "desk"
    keeping.init(path)
    (path / "people.csv").write_text(PEOPLE)
    desk_yaml = path / "desk.yaml"
    desk_yaml.write_text(desk_yaml.read_text() + "teams:\n  helpdesk:\n    members: [siti]\n")
    file = tmp_path / "layar.txt"
    file.write_text("x")
    body = "layar pecah\n" * 300
    asked = Asked("Laptop", "ani", channel="email", body=body, attached=(file,))
    opening.open_request(desk_of(path), asked, Judgement())
    opening.open_request(desk_of(path), Asked("VPN", "ANI.RAHMA@a.id"), Judgement())
    opening.open_request(desk_of(path), Asked(SECRET, f"{SECRET}@a.id", body=SECRET), Judgement())
    opening.open_request(desk_of(path), Asked(SECRET, "eka@a.id", name="Eka"), Judgement())
    working.note(desk_of(path), ["1"], "ditelepon", to_requester=False)
    working.note(desk_of(path), ["3"], f"{SECRET}, tanya Ani Rahma dulu", to_requester=False)
    cc(desk_of(path), "3", ["ani@a.id", f"{SECRET}@b.id"])
    judged = Judgement(service="vpn-access", impact=1, urgency=1, effort="s")
    triage.triage(desk_of(path), "3", judged)
    escalation.escalate(desk_of(path), "3", "vendor:PT X", "x", "Ani Rahma")
    fulfilment.fulfil(desk_of(path), "3", "x", temporary=False)
    fulfilment.close(desk_of(path), ["3"], "ani rahma", "phone")
    keeping.archive(desk_of(path))
    return path


def of(path: Path, who: str) -> dict[str, Any]:
    """The report's data."""
    return report(desk_of(path), who).data


@pytest.mark.parametrize(
    "who", ["ani@a.id", "ANI@A.id", "Ani Rahma", "ani rahma", "ani.rahma@a.id"]
)
def test_everything_is_found(path: Path, who: str) -> None:
    """By any address or the whole name: the same requests, with what she is in each."""
    data = of(path, who)
    roles = {item["id"][-1]: item["roles"] for item in data["items"]}
    assert roles == {
        "1": ["requester"],
        "2": ["requester"],
        "3": ["agreed-by", "cc", "confirmed-by", "mentioned"],
    }
    assert data["people"]["name"] == "Ani Rahma"
    assert data["counts"]["roles"]["requester"] == 2
    assert (data["counts"]["texts"], data["counts"]["attachments"]) == (1, 1)
    fields = [(one["event"], one["field"]) for one in data["items"][-1]["fields"]]
    assert {field for _, field in fields} == {"note", "cc", "agreed-by", "confirmed-by"}


def test_nothing_of_others(path: Path) -> None:
    """Of another's request the id and names of fields alone; own words are there whole."""
    data = of(path, "ani@a.id")
    for form in (json.dumps(data), held(data, Screen(UTC)), held(data, Screen(UTC, lang="id"))):
        assert SECRET not in form
        assert "ditelepon" not in form
        assert "eka" not in form
        assert "layar pecah" in form
        assert "ani.rahma@a.id" in form
    own = {one["field"]: one["value"] for one in data["items"][0]["fields"]}
    assert own["subject"] == "Laptop"
    assert own["body"].startswith("layar pecah\nlayar")
    assert own["note"] is None
    assert own["attachments"] is None


def test_a_request_that_went_over(path: Path) -> None:
    """Of one that was another's first, what the other brought is not shown."""
    fulfilment.amend(desk_of(path), "4", fulfilment.Amendment(who="ani@a.id"))
    data = of(path, "ani@a.id")
    item = next(item for item in data["items"] if item["id"].endswith("4"))
    shown = {one["field"]: one["value"] for one in item["fields"] if one["value"] is not None}
    assert shown == {"email": "ani@a.id", "name": "Ani Rahma"}


def test_staff(path: Path) -> None:
    """A login: what was recorded by it, the team, and the entries of the journal."""
    data = of(path, "siti")
    assert data["people"]["login"] == "siti"
    assert data["desk"] == {"teams": ["helpdesk"], "heads": []}
    assert data["total"] == 4
    assert data["items"][0]["roles"] == ["actor", "officer"]
    assert data["items"][0]["fields"] == []
    assert [entry["kind"] for entry in data["journal"]] == ["agreement"]
    assert "Laptop" not in held(data, Screen(UTC))


def test_several(path: Path) -> None:
    """The same name in the file twice, or beside two addresses in the log: code 2 lists them."""
    error = refused(BadValue, "held.several", lambda: of(path, "budi santoso"))
    assert error.values["known"] == "Budi Santoso <budi@a.id>; Budi Santoso <budi.s@a.id>"
    opening.open_request(desk_of(path), Asked("x", "eka2@a.id", name="Eka"), Judgement())
    error = refused(BadValue, "held.several", lambda: of(path, "Eka"))
    assert error.values["known"] == "Eka <eka2@a.id>; Eka <eka@a.id>"
    assert of(path, "eka@a.id")["total"] == 1


def test_a_stranger(path: Path) -> None:
    """Known from the log alone; a part of a name is nobody."""
    assert of(path, "eka")["addresses"] == ["eka@a.id"]
    assert of(path, "eka@a.id")["names"] == ["eka"]
    for who in ("ani", "nobody@a.id", "ani@a.i", "Ani Rahma Dewi"):
        data = of(path, who)
        assert (data["total"], data["people"]) == (0, None), who


def test_nobody_is_said(path: Path) -> None:
    """Whom neither a request nor `people.csv` names may be a slip; whom one of them names is not."""

    def said(who: str) -> list[str]:
        return [key for key, _ in report(desk_of(path), who).remarks]

    assert said("ani@a.i") == ["held.nobody"]
    assert said("Ani Rahmaa") == ["held.nobody", "who.near"]
    assert [said(who) for who in ("eka@a.id", "budi.s@a.id")] == [[], []]


def test_addresses_are_ascii(path: Path) -> None:
    """Letters that only look alike, or fold alike elsewhere, are another address."""
    opening.open_request(desk_of(path), Asked("x", "straße@a.id"), Judgement())
    assert of(path, "strasse@a.id")["total"] == 0
    assert of(path, "straße@A.id")["total"] == 1


def test_after_a_redaction(path: Path) -> None:
    """What was taken out is not held any more."""
    for number in ("1", "2", "3"):
        privacy.redact(desk_of(path), number, ["all"], "diminta", None)
    assert of(path, "ani@a.id")["total"] == 0
