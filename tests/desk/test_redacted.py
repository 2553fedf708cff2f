"""After a redaction all goes on: verbs, exports, hints, numbers."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING, Any

from helpdeskctl.core.when import iso
from helpdeskctl.desk import attaching, fulfilment, keeping, opening, privacy, working
from helpdeskctl.desk.fulfilment import Amendment
from helpdeskctl.desk.importing import import_file
from helpdeskctl.desk.opening import Asked
from helpdeskctl.desk.telling import cc, tell
from helpdeskctl.desk.triage import Judgement
from helpdeskctl.errors import Refused, TryAgain
from helpdeskctl.log.filelog import FileLog
from helpdeskctl.log.intents import REDACTED
from tests.desk.rich import (
    BECAUSE,
    LATER,
    MARK,
    desk,
    doc,
    redacts,
    rich_desk,
)
from tests.desk.small import NOW, desk_of, rules, small_desk
from tests.desk.verbs import refused

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path


def test_when_which_was_redacted(rich: Path) -> None:
    """For whoever looks after backups and exports."""
    redacts(rich)
    privacy.redact(desk_of(rich, now=LATER + 60), "2", ["subject"], BECAUSE, None)
    ends = [one for one in desk(rich).log.journal.entries() if one["kind"] == REDACTED]
    assert [(one["at"], one["data"]["id"]) for one in ends] == [
        (iso(LATER), "REQ-2611-0001"),
        (iso(LATER + 60), "REQ-2611-0002"),
    ]


def test_export_and_import(rich: Path, tmp_path: Path) -> None:
    """The export holds no trace, and makes a whole log of it again."""
    redacts(rich)
    out = tmp_path / "export.json"
    keeping.export(desk(rich), out, lambda _: None)
    assert MARK not in out.read_text()
    other = tmp_path / "other"
    keeping.init(other)
    assert import_file(desk(other), out, None, as_history=False, tick=lambda *_: None).code == 0
    assert rules(other) == []
    assert doc(other)["events"] == doc(rich)["events"]


def test_no_hint_tells_of_it(rich: Path) -> None:
    """Whoever comes again is not told of before; what another request says of him stays."""
    who = f"{MARK}.dua@contoh.co.id"
    first = opening.open_request(desk(rich), Asked("Baru", who), Judgement()).data["request"]["id"]
    fulfilment.cancel(desk(rich), [first], "spam", None)
    keeping.archive(desk(rich))
    opening.open_request(desk(rich), Asked("Lagi", who), Judgement())
    summary = doc(rich, 4)["summary"]
    told = [one["id"] for one in desk(rich).log.past(summary)]
    assert sorted(told) == ["REQ-2611-0001", first]
    redacts(rich)
    assert [one["id"] for one in desk(rich).log.past(summary)] == [first]


def test_found_by_number_without_the_index(rich: Path) -> None:
    """The index is made anew with the month that changed."""
    redacts(rich)
    assert keeping.verify(desk(rich)).data["findings"] == []
    index = json.loads((rich / "log" / "index.json").read_text())["meta"]["1"]["months"]
    first = (rich / "log" / "archive" / "2026-11.json").read_bytes().split(b"\n")[0] + b"\n"
    assert {month: told[0] for month, told in index.items()} == {"2026-11": first.decode()}


def test_a_hint_tells_what_is_left(tmp_path: Path) -> None:
    """A request of which only the subject went is still told of, by the rest."""
    path = small_desk(tmp_path)
    privacy.redact(desk_of(path), "3", ["subject"], BECAUSE, None)
    opening.open_request(desk_of(path, now=NOW + 60), Asked("Lagi", "citra"), Judgement())
    (told,) = desk_of(path).log.past(doc(path, 4)["summary"])
    assert (told["id"], told["subject"]["because"]) == ("REQ-2611-0003", BECAUSE)


def test_an_index_that_was_behind(tmp_path: Path) -> None:
    """A sweep that died before its index: it is made anew as a whole, not believed."""
    path = small_desk(tmp_path)
    fulfilment.cancel(desk_of(path), ["1"], "spam", None)
    log = FileLog(path / "log")
    log._archive.put("2026-11", {1: log._load().lines()[1]})
    privacy.redact(desk_of(path), "3", ["subject"], BECAUSE, None)
    assert rules(path) == []
    index = json.loads((path / "log" / "index.json").read_text())["meta"]["1"]
    assert index["runs"] == [[1, 1, "2026-11"], [3, 3, "2026-11"]]


def _act_each(path: Path, tmp_path: Path) -> list[Callable[[], Any]]:
    file = tmp_path / "lagi.txt"
    file.write_text("lagi")
    return [
        lambda: working.note(desk(path), ["1"], "terus", to_requester=True),
        lambda: tell(desk(path), ["1"], "phone"),
        lambda: cc(desk(path), "1", ["eka@contoh.co.id"]),
        lambda: attaching.attach(desk(path), "1", [file]),
        lambda: fulfilment.fulfil(desk(path), "1", "selesai", temporary=False),
        lambda: fulfilment.close(desk(path), ["1"], None, "email"),
        lambda: fulfilment.reopen(desk(path), "1", "lagi"),
        lambda: fulfilment.amend(desk(path), "1", Amendment("Judul", "fajar", None, "PC-1")),
        lambda: fulfilment.cancel(desk(path), ["1"], "withdrawn", None),
    ]


def test_work_goes_on(tmp_path: Path) -> None:
    """An open request that was redacted whole is worked on as any other, to its end."""
    path = rich_desk(tmp_path, archived=False, ended=False)
    redacts(path)
    for act in _act_each(path, tmp_path):
        assert act().data
        assert rules(path) == []
    last = {event["kind"]: event["data"] for event in doc(path)["events"]}
    assert last["closed"]["confirmed_by"] == "requester"
    cc_events = [e["data"]["cc"] for e in doc(path)["events"] if "cc" in e["data"]]
    assert cc_events[-1] == ["eka@contoh.co.id"]
    assert all(notice["to"] for notice in doc(path)["notices"])
    assert privacy.redact(desk(path), "1", ["all"], "asked by the requester", None).data["changed"]
    assert "fajar" not in json.dumps(doc(path))


def test_fulfilled_twice_says_no_word(tmp_path: Path) -> None:
    """A refusal that would quote the solution says that it is redacted."""
    from helpdeskctl.render.messages import say

    path = small_desk(tmp_path)
    fulfilment.fulfil(desk_of(path), "1", "solusi", temporary=False)
    privacy.redact(desk_of(path), "1", ["all"], BECAUSE, None)
    error = refused(
        Refused,
        "fulfil.already",
        lambda: fulfilment.fulfil(desk_of(path), "1", "lain", temporary=False),
    )
    assert "[redacted]" in say(error.key, "en", error.values)
    assert "[disunting]" in say(error.key, "id", error.values)


def test_a_file_that_goes_while_it_is_attached(rich: Path, tmp_path: Path) -> None:
    """Nothing ever names bytes that a redaction has just removed."""
    same = tmp_path / "sama.txt"
    same.write_text("sama bagi dua")
    stored = attaching.keep(desk(rich), [same])
    redacts(rich)
    privacy.redact(desk(rich), "2", ["attachments"], BECAUSE, None)
    opening.open_request(desk(rich), Asked("Baru", "eka"), Judgement())
    from helpdeskctl.desk.batch import each

    refused(
        TryAgain,
        "attach.gone",
        lambda: each(desk(rich), ["3"], lambda page: attaching.add(page, stored)),
    )
    assert rules(rich) == []
