"""`log redact`: the words are gone from every file of the log, and the chain is whole."""

from __future__ import annotations

import json
import os
import shutil
from typing import TYPE_CHECKING, Any

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from helpdeskctl.core.events import KINDS
from helpdeskctl.core.notices import GONE
from helpdeskctl.desk import attaching, fulfilment, keeping, opening, personal, privacy
from helpdeskctl.desk.fulfilment import Amendment
from helpdeskctl.desk.opening import Asked
from helpdeskctl.desk.triage import Judgement
from helpdeskctl.errors import BadValue, Missing, NotFound
from helpdeskctl.log.intents import REDACTED, REDACTING
from tests.desk.rich import (
    BECAUSE,
    EVERY_KIND,
    MARK,
    bytes_of,
    desk,
    doc,
    journal,
    kinds,
    redacts,
    rich_desk,
    traces,
    words,
)
from tests.desk.small import NOW, desk_of, rules, small_desk
from tests.desk.verbs import refused

if TYPE_CHECKING:
    from pathlib import Path


def test_the_desk_is_rich(rich: Path) -> None:
    """Every kind of event, every personal field, and a copy in both places."""
    assert kinds(rich) == EVERY_KIND
    fields = {(e["kind"], name) for e in doc(rich)["events"] for name in e.get("salts", {})}
    told = {(kind, name) for kind in KINDS for name in KINDS[kind].personal}
    # `amended` and `escalated` have some of theirs in requests of their own only.
    assert {name for _, name in told} <= {name for _, name in fields}
    found = traces(rich / "log")
    assert {one.split("/")[0] for one in found} == {
        *("active.json", "active.json.1", "archive", "attachments", "past", "text"),
    }


@pytest.mark.parametrize("ended", [True, False])
@pytest.mark.parametrize("archived", [True, False])
def test_no_byte_is_left(tmp_path: Path, *, archived: bool, ended: bool) -> None:
    """In no file of the log, wherever the request lies, and whatever was left beside it."""
    path = rich_desk(tmp_path, archived=archived, ended=ended)
    log = path / "log"
    (log / "tallies").mkdir()
    (log / "past").mkdir(exist_ok=True)
    (log / "archive").mkdir(exist_ok=True)
    strays = [".active.json.99999.tmp", "archive/.2026-11.json.9.tmp", "past/.01.json.9.tmp"]
    for name in ("tallies/2026-11.json", "tallies/2026-12.json", *strays):
        (log / name).write_text(MARK)
    (log / "tallies" / "2026-10.json").write_text("{}")
    answer = redacts(path)
    assert answer.data["changed"]
    assert traces(log) == []
    assert rules(path) == []
    assert journal(path) == [REDACTING, REDACTED]
    assert (log / "tallies" / "2026-10.json").exists()
    assert not list(log.rglob("*.tmp"))
    assert all(event.get("salts", {}) == {} for event in doc(path)["events"])
    before_ = bytes_of(path)
    assert not redacts(path).data["changed"]
    assert bytes_of(path) == before_


def test_the_kept_generation_is_whole(rich: Path) -> None:
    """It can still be restored from, and holds the tombstones."""
    redacts(rich)
    kept = rich / "log" / "active.json.1"
    assert kept.read_bytes() == (rich / "log" / "active.json").read_bytes()
    kept.rename(rich / "log" / "active.json")
    assert rules(rich) == []


def test_what_others_name_stays(rich: Path) -> None:
    """The same file of another request is kept until that is redacted too."""
    assert redacts(rich).data["removed"] == {"texts": 1, "attachments": 1}
    sha = next(e for e in doc(rich, 2)["events"] if e["kind"] == "attached")["data"]["files"][0]
    assert desk(rich).log.attachments.get(sha["sha256"]) == b"sama bagi dua"
    answer = privacy.redact(desk(rich), "2", ["attachments"], BECAUSE, None)
    assert answer.data["removed"] == {"texts": 0, "attachments": 1}
    assert not desk(rich).log.attachments.holds(sha["sha256"])
    assert rules(rich) == []


def test_what_an_archived_one_names_stays(tmp_path: Path) -> None:
    """Also where that other request lies in the archive."""
    path = small_desk(tmp_path)
    attaching.attach(desk_of(path), "1", [tmp_path / "bukti.txt"])
    fulfilment.cancel(desk_of(path), ["2"], "spam", None)
    keeping.archive(desk_of(path))
    answer = privacy.redact(desk_of(path), "1", ["attachments"], BECAUSE, None)
    assert answer.data["removed"]["attachments"] == 0
    assert rules(path) == []


def test_each_field_alone(rich: Path, tmp_path: Path) -> None:
    """Its texts are gone, all others stay as they were."""
    known = personal.words_for(doc(rich))
    assert {"requester", "all", "note", "reply", "attachments", "typed-late"} <= set(known)
    for number, word in enumerate(known):
        copy = shutil.copytree(rich, tmp_path / str(number))
        meant = {(one.event, one.name) for one in personal.chosen(doc(copy), [word], None)}
        was = doc(copy)
        privacy.redact(desk(copy), "1", [word], BECAUSE, None)
        now = doc(copy)
        for old, new in zip(was["events"], now["events"], strict=True):
            for name, value in old["data"].items():
                gone = (old["seq"], name) in meant
                assert (new["data"][name] != value) is gone, (word, old["seq"], name)
                assert old["hash"] == new["hash"]
        assert rules(copy) == []
        marks = [json.dumps(v)[1:12] for e in was["events"] for n, v in e["data"].items()
                 if (e["seq"], n) in meant and isinstance(v, str)]  # fmt: skip
        assert meant
        assert [mark for mark in marks if traces(copy / "log", mark)] == [], word


def test_the_requester(rich: Path) -> None:
    """Name and address are gone from requests, notices and hints; the rest stays."""
    answer = privacy.redact(desk(rich), "1", ["requester"], BECAUSE, None)
    assert {one["field"] for one in answer.data["redacted"]} == {"name", "email"}
    assert traces(rich / "log", "zq.x.ani") == traces(rich / "log", "zq.xnama") == []
    assert traces(rich / "log", "zq.x.dua") == []
    assert {notice["to"] for notice in doc(rich)["notices"]} >= {GONE}
    states = {notice["state"] for notice in doc(rich)["notices"] if notice["to"] == GONE}
    assert "owed" not in states
    assert traces(rich / "log", "zq.xjudul")


def test_equal_texts_elsewhere(tmp_path: Path) -> None:
    """A name that was written as who confirmed goes with the name; within other texts it is told."""
    path = small_desk(tmp_path)
    fulfilment.fulfil(desk_of(path), "1", "ANI sudah diberi tahu", temporary=False)
    fulfilment.close(desk_of(path), ["1"], "Ani", "phone")
    answer = privacy.redact(desk_of(path), "1", ["requester"], BECAUSE, None)
    assert [one["field"] for one in answer.data["redacted"]] == ["name", "confirmed-by"]
    assert answer.data["within"] == [{"event": 3, "field": "solution"}]
    assert ("redact.within", {"event": 3, "field": "solution", "id": "REQ-2611-0001"}) in (
        answer.remarks
    )


def test_one_event(rich: Path) -> None:
    """Only its text goes; an address that another event still names keeps its notices."""
    privacy.redact(desk(rich), "1", ["email"], BECAUSE, 3)
    assert not traces(rich / "log", "zq.x.dua")
    assert traces(rich / "log", "zq.x.ani")
    assert rules(rich) == []


def test_an_address_that_stays_keeps_its_notices(tmp_path: Path) -> None:
    """As long as another event names it."""
    path = small_desk(tmp_path)
    first = f"{MARK}@contoh.co.id"
    opening.open_request(desk_of(path), Asked("x", first), Judgement())
    for who in ("eka@contoh.co.id", first):
        fulfilment.amend(desk_of(path), "4", Amendment(who=who))
    privacy.redact(desk_of(path), "4", ["email"], BECAUSE, 1)
    assert [notice["to"] for notice in doc(path, 4)["notices"]] == [first]
    privacy.redact(desk_of(path), "4", ["email"], BECAUSE, 3)
    assert [notice["to"] for notice in doc(path, 4)["notices"]] == [GONE]
    assert traces(path / "log") == []


def test_refusals(rich: Path) -> None:
    """Unknown request 3; unknown field, event, or a reason that repeats the text 2."""
    before_ = bytes_of(rich)
    refused(
        NotFound, "request.unknown", lambda: privacy.redact(desk(rich), "9", ["all"], "x", None)
    )
    error = refused(
        BadValue, "redact.field", lambda: privacy.redact(desk(rich), "2", ["cc"], "x", None)
    )
    assert error.values["known"] == "requester, subject, name, attachments, all"
    for words_, event, key in (
        ([], None, "redact.which"),
        (["note"], 1, "redact.not-there"),
        (["all"], 99, "redact.event"),
        (["all"], 0, "redact.event"),
    ):
        refused(BadValue, key, lambda w=words_, e=event: privacy.redact(desk(rich), "1", w, "x", e))
    for because in (None, "", " \n"):
        refused(
            Missing,
            "redact.because",
            lambda b=because: privacy.redact(desk(rich), "1", ["all"], b, None),
        )
    for because in ("hapus Zq.X.Ani@contoh.co.id", "zq.xnama", f"lihat {words('catatan')}!"):
        refused(
            BadValue,
            "redact.repeats",
            lambda b=because: privacy.redact(desk(rich), "1", ["all"], b, None),
        )
    assert bytes_of(rich) == before_


def test_dry_run(rich: Path) -> None:
    """Says what would go; changes nothing, and leaves nothing in the journal."""
    before_ = bytes_of(rich)
    answer = privacy.redact(desk(rich, dry_run=True), "1", ["requester"], None, None)
    assert {one["field"] for one in answer.data["redacted"]} == {"name", "email"}
    assert not answer.data["changed"]
    assert ("dry-run", {}) in answer.remarks
    assert bytes_of(rich) == before_


def test_a_long_reason_is_cut(rich: Path) -> None:
    """And that is said."""
    answer = privacy.redact(desk(rich), "1", ["asset"], "a " * 300, None)
    assert any(key == "cut.field" for key, _ in answer.remarks)
    assert len(doc(rich)["events"][0]["data"]["asset"]["because"]) == 200


@settings(
    max_examples=15, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture]
)
@given(data=st.data())
def test_any_words_in_any_order(data: Any, made: Path, tmp_path_factory: Any) -> None:
    """Whatever was taken out before, the log stays whole and what was meant is gone."""
    copy = shutil.copytree(made, tmp_path_factory.mktemp("any") / "desk")
    for _ in range(data.draw(st.integers(1, 3))):
        known = personal.words_for(doc(copy))
        some = data.draw(st.lists(st.sampled_from(known), min_size=1, max_size=3, unique=True))
        privacy.redact(desk(copy), "1", some, BECAUSE, None)
        assert all(one.gone for one in personal.chosen(doc(copy), some, None))
    assert rules(copy) == []
    shutil.rmtree(copy)


def test_files_set_aside_are_named(tmp_path: Path) -> None:
    """A restored log keeps what was damaged, which nobody takes anything out of."""
    folder = small_desk(tmp_path)
    aside = folder / "log" / "damaged" / "active-1.json"
    aside.parent.mkdir(mode=0o700)
    aside.write_bytes(b"half")
    os.utime(aside, (NOW, NOW))
    for again in (False, True):
        told = privacy.redact(desk_of(folder), "2", ["body"], "diminta", None).remarks
        assert [values for key, values in told if key == "redact.aside"] == (
            [] if again else [{"files": str(aside)}]
        )
