"""`doctor` on the log's content: what waits, what is owed, what the journal tells, what is broken."""

from __future__ import annotations

import os
import re
from pathlib import Path
from typing import TYPE_CHECKING, Any

import pytest

from helpdeskctl.agreement import zones
from helpdeskctl.core.when import from_iso, iso
from helpdeskctl.desk import attaching, fulfilment, health_journal, health_log, keeping, opening
from helpdeskctl.desk.health import LEVELS
from helpdeskctl.desk.opening import Asked
from helpdeskctl.desk.triage import Judgement
from helpdeskctl.errors import BadValue, Refused
from helpdeskctl.log import orphans
from helpdeskctl.render.messages_table import TABLE
from tests.desk.patient import DAY, NOW, USUAL, desk_of, examine, keys, unusual, values
from tests.log.docs import edit

if TYPE_CHECKING:
    from collections.abc import Callable

ROOT = Path(__file__).parents[2]


def told(folder: Path, kind: str, at: int, /, **data: Any) -> int:
    """An entry of the desk's journal; returns its number."""
    return int(desk_of(folder).log.journal.append(kind, data, iso(at), "siti")["seq"])


def with_mail(folder: Path) -> None:
    """A desk that sends mail."""
    path = folder / "desk.yaml"
    path.write_text(path.read_text().replace("# helpdesk: ", "helpdesk: ", 1))


def test_the_oldest_waits_too_long(folder: Path) -> None:
    """A settled request that no sweep took for 45 days: the cron line is missing."""
    fulfilment.cancel(desk_of(folder), ["1"], "withdrawn", None)
    assert "archive-late" not in unusual(folder, now=NOW + 45 * DAY)
    late = NOW + 46 * DAY
    assert values(folder, "archive-late", now=late) == {"settled": 1, "days": 46}
    keeping.archive(desk_of(folder, now=late))
    assert "archive-late" not in unusual(folder, now=late)


@pytest.mark.parametrize(("mail", "rule"), [(False, "untold"), (True, "owed")])
def test_owed_notices(mail: bool, rule: str, folder: Path) -> None:
    """How many and since when; where no mail is set up, they are to be told."""
    if mail:
        with_mail(folder)
    asked = Asked("y", "ani", channel="email")
    opening.open_request(desk_of(folder), asked, Judgement())
    assert rule not in unusual(folder, now=NOW + DAY)
    assert values(folder, rule, now=NOW + 3 * DAY) == {"number": 1, "days": 3}


def test_a_login_of_several(folder: Path) -> None:
    """One login that records for three people looks like everybody's; for two it is help."""
    for number, who in enumerate(["siti for budi", "siti for dewi", "eka for budi"], 1):
        opening.open_request(desk_of(folder, actor=who), Asked(f"x{number}", "ani"), Judgement())
    assert unusual(folder) == []
    opening.open_request(desk_of(folder, actor="siti for rina"), Asked("y", "ani"), Judgement())
    assert values(folder, "shared-login") == {"login": "siti", "number": 3}


def test_the_clock_went_back(folder: Path) -> None:
    """A record of tomorrow, in a request or in the journal; a minute is no sign."""
    assert unusual(folder, now=NOW - 60) == []
    assert unusual(folder, now=NOW - 61) == ["clock-back"]
    told(folder, "reviewed", NOW + DAY)
    assert unusual(folder) == ["clock-back"]


def test_a_clock_before_the_program(folder: Path) -> None:
    """A clock that tells a time before this version was written is wrong: an error."""
    early = from_iso("2026-10-31T23:59:59Z")
    assert examine(folder, now=early).code == 1
    assert "clock" in unusual(folder, now=early)
    assert "clock" not in unusual(folder, now=early + 1)


def test_an_old_index(folder: Path) -> None:
    """Months that changed since the index was made, or other numbers of which there is none."""
    fulfilment.cancel(desk_of(folder), ["1"], "withdrawn", None)
    keeping.archive(desk_of(folder))
    assert unusual(folder) == []
    for name in ("index.json", "aliases.json"):
        (folder / "log" / name).unlink()
        assert values(folder, "index") == {"number": 1, "month": "2026-11"}
        keeping.archive(desk_of(folder))
        assert unusual(folder) == []


def aged(folder: Path) -> None:
    """Everything that is kept, as of two days ago."""
    for path in (folder / "log").glob("*/[0-9a-f][0-9a-f]/*"):
        os.utime(path, (NOW - 2 * DAY, NOW - 2 * DAY))


def test_bytes_that_nothing_names(
    folder: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """A refused command leaves its text behind; named ones, young ones, archived ones count not."""
    body = "putus " * 1000
    opening.open_request(desk_of(folder), Asked("VPN", "budi", body=body), Judgement())
    (tmp_path / "bukti.txt").write_text("bukti")
    attaching.attach(desk_of(folder), "2", [tmp_path / "bukti.txt"])
    aged(folder)
    assert unusual(folder) == []
    with pytest.raises(Refused):
        fulfilment.fulfil(desk_of(folder), "1", "panjang " * 1000, temporary=False)
    desk_of(folder).log.texts.put(b"left over")
    os.utime(folder / "log" / "text", (0, 0))
    kept = len(list((folder / "log").glob("*/[0-9a-f][0-9a-f]/*")))
    assert "orphans" not in unusual(folder)
    aged(folder)
    assert values(folder, "orphans")["number"] == kept - 2
    fulfilment.cancel(desk_of(folder), ["2"], "withdrawn", None)
    keeping.archive(desk_of(folder))
    assert values(folder, "orphans")["number"] == kept - 2
    monkeypatch.setattr(orphans, "LOOKED_THROUGH", 10)
    assert "orphans" not in unusual(folder)


def test_backups(folder: Path) -> None:
    """None in the first week is a note, none later and an old one are warnings."""
    week = NOW + health_journal.BACKUP_DAYS * DAY
    assert "doctor.no-backup-yet" in keys(examine(folder, now=week - 1))
    assert "no-backup" in unusual(folder, now=week)
    told(folder, "backed-up", NOW + DAY, folder="/srv/a", manifest="m")
    assert not [key for key in keys(examine(folder, now=week)) if "backup" in key]
    late = week + DAY
    assert values(folder, "old-backup", now=late) == {"days": 7, "folder": "/srv/a"}
    told(folder, "backed-up", late, folder="/srv/b", manifest="m")
    assert not [key for key in keys(examine(folder, now=late)) if "backup" in key]


def test_seals(folder: Path) -> None:
    """Ten days after a month the desk was there for; not for months before it."""
    due = from_iso("2026-12-10T17:00:00Z")  # the eleventh in Jakarta
    assert "unsealed" not in unusual(folder, now=due - 1)
    assert values(folder, "unsealed", now=due) == {"month": "2026-11"}
    assert "unsealed" not in unusual(folder, now=from_iso("2026-11-20T00:00:00Z"))
    told(folder, "sealed", due, name="2026-11")
    assert "unsealed" not in unusual(folder, now=due)


def test_redactions(folder: Path, tmp_path: Path) -> None:
    """A begun one is an error; what was taken out still stands in copies that are older."""
    old, gone = tmp_path / "old", tmp_path / "gone"
    old.mkdir()
    for path in (old, gone):
        told(folder, "backed-up", NOW, folder=str(path), manifest="m")
    intent = told(folder, "redacting", NOW, id="REQ-2611-0001", fields=["body"])
    assert unusual(folder) == ["unfinished"]
    assert values(folder, "unfinished") == {"request": "REQ-2611-0001"}
    told(folder, "redacted", NOW + 60, id="REQ-2611-0001", intent=intent)
    assert values(folder, "held-back")["folders"] == str(old)
    told(folder, "backed-up", NOW + 120, folder=str(tmp_path), manifest="m")
    assert unusual(folder, now=NOW + 300) == ["held-back"]
    told(folder, "backed-up", NOW + 60, folder=str(old), manifest="m")
    assert values(folder, "held-back", now=NOW + 300)["folders"] == str(old)
    old.rmdir()
    assert unusual(folder, now=NOW + 300) == []
    aside = folder / "log" / "damaged" / "active-1.json"
    aside.parent.mkdir(mode=0o700)
    aside.write_bytes(b"half")
    aside.chmod(0o600)
    os.utime(aside, (NOW + 60, NOW + 60))  # in the same second it may have been before
    assert values(folder, "held-back", now=NOW + 300)["folders"] == str(aside)
    os.utime(aside, (NOW + 61, NOW + 61))
    assert unusual(folder, now=NOW + 300) == []


def test_holidays_are_over(folder: Path) -> None:
    """Without a known holiday due times are wrong: an error."""
    last = from_iso("2027-12-31T02:00:00Z")
    assert "holidays" in unusual(folder, now=last)
    assert "holidays-over" in unusual(folder, now=last + DAY)


def test_agreements_of_journal_and_requests(folder: Path) -> None:
    """One that only the journal tells of, and one that only a moving request names."""
    told(folder, "agreement", NOW, name=f"9.9.9-{'a' * 12}")
    assert values(folder, "agreement-lost") == {"name": f"9.9.9-{'a' * 12}"}
    fulfilment.cancel(desk_of(folder), ["1"], "withdrawn", None)
    (folder / "log" / "desk.json").unlink()
    (folder / "log" / "desk.json.1").unlink()
    assert unusual(folder) == []
    (kept,) = (folder / "log" / "catalogs").glob("1.*.json")
    kept.unlink()
    assert values(folder, "agreement-lost") == {"name": kept.stem}


def test_no_zones(folder: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """A host without a time-zone database notices it at the next agreement only."""

    def compile_zone(name: str) -> None:
        raise BadValue("zone.unknown", name=name, suggestion=None)

    monkeypatch.setattr(zones, "compile_zone", compile_zone)
    assert values(folder, "zones") == {"name": "Asia/Jakarta"}


BROKEN: dict[str, tuple[str, Callable[[bytes], bytes], str]] = {
    "desk.yaml": ("desk.yaml", lambda raw: b"nonsense: 1\n", "desk.invalid"),
    "journal": ("log/desk.json", lambda raw: raw[:-9], "log.damaged."),
    "hot file": ("log/active.json", lambda raw: b"", "log.damaged.empty"),
    "people": ("people.csv", lambda raw: b"nama\nAni\n", "people."),
}


@pytest.mark.parametrize("name", BROKEN)
def test_whatever_is_broken(name: str, folder: Path) -> None:
    """A finding, not a crash, said once; the other checks go on."""
    (folder / "people.csv").write_text("name,addresses,unit,login,language\n")
    path, damage, key = BROKEN[name]
    (folder / path).write_bytes(damage((folder / path).read_bytes()))
    (folder / "log").chmod(0o755)
    answer = examine(folder)
    assert answer.code == 1
    assert len([one for one in keys(answer) if one.startswith(key)]) == 1
    assert "doctor.readable-by-all" in keys(answer)
    assert len(answer.data["findings"]) == len({str(one) for one in answer.data["findings"]})


def test_no_desk_at_all(folder: Path) -> None:
    """Without its settings nobody knows the team; the files are looked at."""
    (folder / "desk.yaml").unlink()
    answer = examine(folder)
    assert (answer.data["team"], answer.data["me"]) == (None, "siti")
    assert keys(answer) == ["desk.unreadable"]


@pytest.mark.parametrize(
    "change",
    [
        lambda body: body.replace(b'"notices":[{', b'"notices":[3,{', 1),
        lambda body: body.replace(b'"actor":"siti"', b'"actor":7', 1),
        lambda body: re.sub(rb'"recorded_at":"[^"]*"', b'"recorded_at":"x"', body, count=1),
    ],
)
def test_nonsense_in_the_log(change: Callable[[bytes], bytes], folder: Path) -> None:
    """A document of no form is a finding that leads to `log verify`."""
    edit(folder / "log" / "active.json", change)
    answer = examine(folder)
    assert answer.code == 1
    assert set(USUAL) <= set(keys(answer))


def test_what_was_found_before_a_failure_stays(
    folder: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """A check that falls over its last question has answered the others."""
    monkeypatch.setattr(health_log, "WAITING", 0)
    fulfilment.cancel(desk_of(folder), ["1"], "withdrawn", None)
    edit(folder / "log" / "desk.json", lambda body: body.replace(b'"at":"', b'"at":"x', 1))
    assert "archive" in unusual(folder)
    assert examine(folder).code == 1


def test_worst_first(folder: Path) -> None:
    """Errors, then warnings, then notes."""
    told(folder, "redacting", NOW, id="REQ-2611-0001")
    levels = [one["level"] for one in examine(folder).data["findings"]]
    assert levels == sorted(levels, key=["error", "warning", "info"].index)
    assert len(set(levels)) == 3


def test_every_finding_has_its_sentence() -> None:
    """And each sentence a finding; all but what needs no repair have a hint."""
    assert {key for key in TABLE if key.startswith("doctor.") and not key.endswith(".hint")} == {
        f"doctor.{rule}" for rule in LEVELS
    }
    assert {rule for rule in LEVELS if f"doctor.{rule}.hint" not in TABLE} == {"orphans"}


def test_the_page_lists_every_finding() -> None:
    """`docs/doctor.md` has each with its level."""
    page = (ROOT / "docs" / "doctor.md").read_text(encoding="utf-8")
    rows = re.findall(r"^\| `([a-z-]+)` \| ([a-z]+) \|", page, re.MULTILINE)
    assert dict(rows) == LEVELS
    assert len(rows) == len(LEVELS)
    for module, name in [(health_log, "WAITING"), (health_log, "WAITING_DAYS")]:
        assert f"{getattr(module, name):,}" in page
