"""`doctor`: what it finds at a desk that was hurt on purpose, and that it never falls over it."""

from __future__ import annotations

import os
from typing import TYPE_CHECKING, Any

import pytest

from helpdeskctl.core.when import from_iso
from helpdeskctl.desk import fulfilment, health_log, keeping, opening
from helpdeskctl.desk.fulfilment import Amendment
from helpdeskctl.desk.opening import Asked
from helpdeskctl.desk.triage import Judgement
from tests.desk.patient import USUAL, desk_of, examine, keys, levels

if TYPE_CHECKING:
    from pathlib import Path


def test_healthy(folder: Path) -> None:
    """A new desk is healthy."""
    answer = examine(folder)
    assert (answer.code, keys(answer), answer.remarks) == (0, USUAL, ())


def test_readable_by_all(folder: Path) -> None:
    """Who may read the log is said, as a warning."""
    (folder / "log").chmod(0o755)
    answer = examine(folder)
    assert (answer.code, keys(answer)) == (0, ["doctor.readable-by-all", *USUAL])


def test_not_writable(folder: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """Who may not write the log learns it before the first request."""
    monkeypatch.setattr(os, "access", lambda *_: False)
    answer = examine(folder, me=True)
    assert (answer.code, keys(answer)) == (1, ["doctor.not-writable"])


TEAMS = "\nteams:\n  helpdesk:\n    members:\n      - siti\n"


@pytest.mark.parametrize(
    ("who", "found", "team"), [("siti", [], "helpdesk"), ("eka", ["doctor.no-team"], None)]
)
def test_my_team(who: str, found: list[str], team: str | None, folder: Path) -> None:
    """Who is in no team is told, once the desk names teams."""
    desk_yaml = folder / "desk.yaml"
    desk_yaml.write_text(desk_yaml.read_text() + TEAMS)
    answer = examine(folder, me=True, actor=who)
    assert (answer.code, keys(answer), answer.data["team"]) == (0, found, team)


def test_nobody_named(folder: Path) -> None:
    """A desk that names no teams misses nobody."""
    assert keys(examine(folder, me=True, actor="eka")) == []


@pytest.mark.parametrize("me", [False, True])
@pytest.mark.parametrize("gone", ["log", "log/active.json"])
def test_lost_log(gone: str, me: bool, folder: Path) -> None:
    """A log that is not there is an error, and no stop."""
    (folder / gone).rename(folder / "elsewhere")
    answer = examine(folder, me=me)
    assert answer.code == 1
    assert keys(answer)[0] == "log.missing"
    assert "doctor.unreadable" not in keys(answer)
    assert "doctor.unverified" in keys(answer) or me


def test_torn_log(folder: Path) -> None:
    """A damaged log is an error; the rest is looked at all the same."""
    active = folder / "log" / "active.json"
    active.write_bytes(active.read_bytes()[:-40])
    answer = examine(folder)
    assert answer.code == 1
    assert keys(answer)[0].startswith("log.damaged.")
    assert keys(answer)[1:] == USUAL


def test_no_agreement(folder: Path) -> None:
    """Without a valid agreement, and none before it: an error with the first fault."""
    for kept in (folder / "log" / "catalogs").iterdir():
        kept.unlink()
    (folder / "sla.yaml").write_text("nonsense: 1\n")
    answer = examine(folder)
    lost = ["agreement.none", "agreement.invalid", "doctor.agreement-lost", *USUAL[1:]]
    assert (answer.code, keys(answer)) == (1, lost)
    assert "sla.yaml" in str(answer.data["findings"][0]["values"]["first"])


def test_last_good_agreement(folder: Path) -> None:
    """An edited file that can't come into force is found, before any command records."""
    (folder / "sla.yaml").write_text("nonsense: 1\n")
    answer = examine(folder)
    assert (answer.code, keys(answer)) == (1, ["agreement.invalid", *USUAL])


@pytest.mark.parametrize(
    ("now", "warned"), [("2027-11-01T02:00:00Z", False), ("2027-11-02T02:00:00Z", True)]
)
def test_holidays_run_out(now: str, warned: bool, folder: Path) -> None:
    """Sixty days before the last known year ends, the desk is warned."""
    assert ("doctor.holidays" in keys(examine(folder, now=from_iso(now)))) is warned


def test_strays(folder: Path) -> None:
    """What killed commands left behind is named."""
    (folder / "log" / ".active.json.x1.tmp").write_text("half")
    answer = examine(folder)
    assert keys(answer) == ["doctor.strays", *USUAL]
    assert answer.data["findings"][0]["values"] == {"names": ".active.json.x1.tmp"}
    assert keeping.archive(desk_of(folder)).code == 0
    assert keys(examine(folder)) == USUAL


def test_full_disk(folder: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """Less space than three logs and a bit is an error."""
    real = os.statvfs(folder)

    class Full:
        f_bavail = 10
        f_frsize = real.f_frsize

    monkeypatch.setattr(os, "statvfs", lambda _: Full)
    answer = examine(folder)
    assert (answer.code, keys(answer), levels(answer)) == (
        1,
        ["doctor.space", *USUAL],
        {"error", "warning", "info"},
    )


def test_archive_is_overdue(folder: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """Too many settled requests in the moving file are a warning; open ones do not count."""
    monkeypatch.setattr(health_log, "WAITING", 1)
    opening.open_request(desk_of(folder), Asked("y", "ani"), Judgement())
    fulfilment.amend(desk_of(folder), "2", Amendment(subject="z"))
    fulfilment.cancel(desk_of(folder), ["1"], "withdrawn", None)
    assert keys(examine(folder)) == USUAL
    fulfilment.cancel(desk_of(folder), ["2"], "withdrawn", None)
    answer = examine(folder)
    assert keys(answer) == [*USUAL[:2], "doctor.archive", USUAL[2]]
    assert answer.data["findings"][2]["values"] == {"settled": 2}
    keeping.archive(desk_of(folder))
    assert keys(examine(folder)) == USUAL


@pytest.mark.parametrize(
    ("change", "key"),
    [
        (lambda raw: b"", "doctor.agreement-lost"),
        (lambda raw: raw[:-20], "doctor.agreement-lost"),
        (lambda raw: raw.replace(b'"name":"1.', b'"name":"2.', 1), "doctor.agreement-lost"),
        (lambda raw: raw.replace(b'"zones":', b'"zones":[],"x":', 1), "doctor.agreement-lost"),
        (lambda raw: raw.replace(b'"day_s":', b'"day_s":1', 1), "doctor.agreement-changed"),
        (None, "doctor.agreement-lost"),
    ],
)
def test_a_kept_agreement(change: Any, key: str, folder: Path) -> None:
    """What verdicts are read with must be kept as it came into force: an error, with its repair."""
    (kept,) = (folder / "log" / "catalogs").glob("1.*.json")
    if change is None:
        kept.unlink()
    else:
        kept.write_bytes(change(kept.read_bytes()))
    answer = examine(folder)
    assert (answer.code, keys(answer)) == (1, [key, *USUAL])
    assert answer.data["findings"][0]["values"] == {"name": kept.stem}


HEADS = "\nheads:\n  it-division-head:\n    login: rina\n  it-director:\n    "


@pytest.mark.parametrize(
    ("text", "roles"),
    [
        (HEADS + "address: direktur@contoh.co.id\n", None),
        (HEADS.replace("login: rina", "address: rina@contoh.co.id") + "login: tono\n", None),
        ("\nheads:\n  it-director:\n    login: tono\n", "it-division-head"),
        ("\n", "it-division-head, it-director"),
    ],
)
def test_heads(text: str, roles: str | None, folder: Path) -> None:
    """Both heads hear of information security; without login or address nobody can tell them."""
    desk_yaml = folder / "desk.yaml"
    desk_yaml.write_text(desk_yaml.read_text() + text)
    answer = examine(folder)
    told = [one["values"]["roles"] for one in answer.data["findings"] if "heads" in one["key"]]
    assert (answer.code, told) == (0, [roles] if roles else [])


def test_people_of_no_unit(folder: Path) -> None:
    """A unit of `people.csv` must be one of the agreement; a file that cannot be read is named."""
    people = folder / "people.csv"
    people.write_text("name,addresses,unit,login,language\nAni,,finance,,\nBudi,,sales,,\n")
    units = [one["values"] for one in examine(folder).data["findings"] if "unit" in one["key"]]
    assert units == [{"who": "Budi", "unit": "sales"}]
    people.write_text("nama\nAni\n")
    answer = examine(folder)
    assert answer.code == 1
    assert "people.invalid" in [one["key"] for one in answer.data["findings"]]


def test_looking_changes_nothing(folder: Path) -> None:
    """`doctor` leaves every file as it was."""

    def files() -> dict[str, bytes]:
        return {str(path): path.read_bytes() for path in folder.rglob("*") if path.is_file()}

    before = files()
    examine(folder)
    assert files() == before
