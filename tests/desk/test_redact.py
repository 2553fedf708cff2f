"""`log redact`: the words are gone from every file, the chain is whole, and all goes on."""

from __future__ import annotations

import json
import os
import shutil
import threading
from typing import TYPE_CHECKING, Any

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from helpdeskctl.core.events import KINDS, personal_of
from helpdeskctl.core.notices import GONE
from helpdeskctl.core.when import iso
from helpdeskctl.desk import attaching, fulfilment, keeping, opening, personal, privacy, working
from helpdeskctl.desk.fulfilment import Amendment
from helpdeskctl.desk.importing import import_file
from helpdeskctl.desk.opening import Asked
from helpdeskctl.desk.personal import Order
from helpdeskctl.desk.telling import cc, tell
from helpdeskctl.desk.triage import Judgement
from helpdeskctl.errors import BadValue, Missing, NotFound, Refused, TryAgain
from helpdeskctl.log import files
from helpdeskctl.log.filelog import FileLog
from helpdeskctl.log.intents import REDACTED, REDACTING
from tests.desk.rich import DAY, EVERY_KIND, MARK, kinds, rich_desk, traces, words
from tests.desk.small import NOW, desk_of, rules, small_desk
from tests.desk.verbs import refused

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

    from helpdeskctl.desk.records import Desk

BECAUSE = "diminta pemohon"
LATER = NOW + 90 * DAY


@pytest.fixture(scope="module")
def made(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A desk whose first request is closed, and has an older copy in the archive."""
    return rich_desk(tmp_path_factory.mktemp("made"))


@pytest.fixture
def path(made: Path, tmp_path: Path) -> Path:
    """A copy of it for one test."""
    return shutil.copytree(made, tmp_path / "desk", symlinks=True)


def desk(path: Path, **hand: Any) -> Desk:
    """The desk at the time of the redaction."""
    return desk_of(path, now=LATER, **hand)


def doc(path: Path, n: int = 1) -> dict[str, Any]:
    """What the log holds."""
    found = desk(path).log.get(n)
    assert found is not None
    return found


def journal(path: Path) -> list[str]:
    """The kinds of the journal's entries about redactions."""
    entries = [entry["kind"] for entry in desk(path).log.journal.entries()]
    return [kind for kind in entries if kind in (REDACTING, REDACTED)]


def bytes_of(path: Path) -> dict[str, bytes]:
    """Every file of the log but the lock and what is compiled beside it."""
    found = (one for one in (path / "log").rglob("*") if one.is_file())
    return {
        str(one): one.read_bytes()
        for one in found
        if one.name != ".lock" and one.parent.name != "catalogs"
    }


def test_the_desk_is_rich(path: Path) -> None:
    """Every kind of event, every personal field, and a copy in both places."""
    assert kinds(path) == EVERY_KIND
    fields = {(e["kind"], name) for e in doc(path)["events"] for name in e.get("salts", {})}
    told = {(kind, name) for kind in KINDS for name in KINDS[kind].personal}
    # `amended` and `escalated` have some of theirs in requests of their own only.
    assert {name for _, name in told} <= {name for _, name in fields}
    found = traces(path / "log")
    assert {one.split("/")[0] for one in found} == {
        *("active.json", "active.json.1", "archive", "attachments", "past", "text"),
    }


def _all(path: Path) -> Any:
    return privacy.redact(desk(path), "1", ["all"], BECAUSE, None)


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
    answer = _all(path)
    assert answer.data["changed"]
    assert traces(log) == []
    assert rules(path) == []
    assert journal(path) == [REDACTING, REDACTED]
    assert (log / "tallies" / "2026-10.json").exists()
    assert not list(log.rglob("*.tmp"))
    assert all(event.get("salts", {}) == {} for event in doc(path)["events"])
    before_ = bytes_of(path)
    assert not _all(path).data["changed"]
    assert bytes_of(path) == before_


def test_the_kept_generation_is_whole(path: Path) -> None:
    """It can still be restored from, and holds the tombstones."""
    _all(path)
    kept = path / "log" / "active.json.1"
    assert kept.read_bytes() == (path / "log" / "active.json").read_bytes()
    kept.rename(path / "log" / "active.json")
    assert rules(path) == []


def test_what_others_name_stays(path: Path) -> None:
    """The same file of another request is kept until that is redacted too."""
    assert _all(path).data["removed"] == {"texts": 1, "attachments": 1}
    sha = next(e for e in doc(path, 2)["events"] if e["kind"] == "attached")["data"]["files"][0]
    assert desk(path).log.attachments.get(sha["sha256"]) == b"sama bagi dua"
    answer = privacy.redact(desk(path), "2", ["attachments"], BECAUSE, None)
    assert answer.data["removed"] == {"texts": 0, "attachments": 1}
    assert not desk(path).log.attachments.holds(sha["sha256"])
    assert rules(path) == []


def test_what_an_archived_one_names_stays(tmp_path: Path) -> None:
    """Also where that other request lies in the archive."""
    path = small_desk(tmp_path)
    attaching.attach(desk_of(path), "1", [tmp_path / "bukti.txt"])
    fulfilment.cancel(desk_of(path), ["2"], "spam", None)
    keeping.archive(desk_of(path))
    answer = privacy.redact(desk_of(path), "1", ["attachments"], BECAUSE, None)
    assert answer.data["removed"]["attachments"] == 0
    assert rules(path) == []


WORDS = sorted({field for kind in KINDS for field in personal_of(kind)})


def test_each_field_alone(path: Path, tmp_path: Path) -> None:
    """Its texts are gone, all others stay as they were."""
    known = personal.words_for(doc(path))
    assert {"requester", "all", "note", "reply", "attachments", "typed-late"} <= set(known)
    for number, word in enumerate(known):
        copy = shutil.copytree(path, tmp_path / str(number))
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


def test_the_requester(path: Path) -> None:
    """Name and address are gone from requests, notices and hints; the rest stays."""
    answer = privacy.redact(desk(path), "1", ["requester"], BECAUSE, None)
    assert {one["field"] for one in answer.data["redacted"]} == {"name", "email"}
    assert traces(path / "log", "zq.x.ani") == traces(path / "log", "zq.xnama") == []
    assert traces(path / "log", "zq.x.dua") == []
    assert {notice["to"] for notice in doc(path)["notices"]} >= {GONE}
    states = {notice["state"] for notice in doc(path)["notices"] if notice["to"] == GONE}
    assert "owed" not in states
    assert traces(path / "log", "zq.xjudul")


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


def test_one_event(path: Path) -> None:
    """Only its text goes; an address that another event still names keeps its notices."""
    privacy.redact(desk(path), "1", ["email"], BECAUSE, 3)
    assert not traces(path / "log", "zq.x.dua")
    assert traces(path / "log", "zq.x.ani")
    assert rules(path) == []


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


def test_refusals(path: Path) -> None:
    """Unknown request 3; unknown field, event, or a reason that repeats the text 2."""
    before_ = bytes_of(path)
    refused(
        NotFound, "request.unknown", lambda: privacy.redact(desk(path), "9", ["all"], "x", None)
    )
    error = refused(
        BadValue, "redact.field", lambda: privacy.redact(desk(path), "2", ["cc"], "x", None)
    )
    assert error.values["known"] == "requester, subject, name, attachments, all"
    for words_, event, key in (
        ([], None, "redact.which"),
        (["note"], 1, "redact.not-there"),
        (["all"], 99, "redact.event"),
        (["all"], 0, "redact.event"),
    ):
        refused(BadValue, key, lambda w=words_, e=event: privacy.redact(desk(path), "1", w, "x", e))
    for because in (None, "", " \n"):
        refused(
            Missing,
            "redact.because",
            lambda b=because: privacy.redact(desk(path), "1", ["all"], b, None),
        )
    for because in ("hapus Zq.X.Ani@contoh.co.id", "zq.xnama", f"lihat {words('catatan')}!"):
        refused(
            BadValue,
            "redact.repeats",
            lambda b=because: privacy.redact(desk(path), "1", ["all"], b, None),
        )
    assert bytes_of(path) == before_


def test_dry_run(path: Path) -> None:
    """Says what would go; changes nothing, and leaves nothing in the journal."""
    before_ = bytes_of(path)
    answer = privacy.redact(desk(path, dry_run=True), "1", ["requester"], None, None)
    assert {one["field"] for one in answer.data["redacted"]} == {"name", "email"}
    assert not answer.data["changed"]
    assert ("dry-run", {}) in answer.remarks
    assert bytes_of(path) == before_


def test_a_long_reason_is_cut(path: Path) -> None:
    """And that is said."""
    answer = privacy.redact(desk(path), "1", ["asset"], "a " * 300, None)
    assert any(key == "cut.field" for key, _ in answer.remarks)
    assert len(doc(path)["events"][0]["data"]["asset"]["because"]) == 200


# A crash


STEPS = ("replace", "remove", "keep_present", "clear_strays")


def _dies(path: Path, step: int, *, after: bool) -> bool:
    """Redact in another process that is gone at that step; whether it came so far."""
    child = os.fork()
    if child == 0:
        left = [step]

        def counted(real: Callable[..., Any]) -> Callable[..., Any]:
            def call(*args: Any, **more: Any) -> Any:
                left[0] -= 1
                if left[0] < 0 and not after:
                    os._exit(9)
                found = real(*args, **more)
                if left[0] < 0:
                    os._exit(9)
                return found

            return call

        for name in STEPS:
            setattr(files, name, counted(getattr(files, name)))
        try:
            _all(path)
        finally:
            os._exit(0)
    return os.waitstatus_to_exitcode(os.waitpid(child, 0)[1]) == 9


@pytest.mark.parametrize("after", [False, True])
def test_a_crash_at_any_step(path: Path, tmp_path: Path, *, after: bool) -> None:
    """What was begun is named, and repeated it finishes; before the intent nothing has happened."""
    for step in range(99):
        copy = shutil.copytree(path, tmp_path / f"{step}-{after}")
        if not _dies(copy, step, after=after):
            break
        begun = journal(copy) == [REDACTING]
        found = keeping.verify(desk(copy)).data["findings"]
        assert [one["rule"] for one in found] == (["unfinished"] if begun else []), step
        assert all(one["id"] == "REQ-2611-0001" for one in found)
        if begun:
            one = (["all"], "lain kata") if step % 2 else ([], None)
            assert privacy.redact(desk(copy), "1", one[0], one[1], None).data["changed"]
        else:
            _all(copy) if not journal(copy) else None
        assert traces(copy / "log") == [], step
        assert rules(copy) == []
        assert journal(copy) == [REDACTING, REDACTED]
        assert list(copy.rglob("*.tmp")) == []
        assert "forgetting" not in desk(copy).log.meta()
        shutil.rmtree(copy)
    assert step > 10


def test_one_that_goes_on_is_no_finding(path: Path) -> None:
    """Whoever verifies meanwhile waits for the end of it."""
    here, ready = desk(path), threading.Event()

    def redact_slowly() -> None:
        other = desk(path)
        found = other.log.get(1)
        assert found is not None
        with other.log.hold():
            order = Order(("asset",), None, BECAUSE, iso(LATER))
            intent = privacy.begin(other, found, order)
            ready.set()
            threading.Event().wait(0.3)
            privacy.carry_out(other, [(found, intent, order)])

    thread = threading.Thread(target=redact_slowly)
    thread.start()
    ready.wait()
    findings = keeping.verify(here).data["findings"]
    thread.join()
    assert findings == []


def test_a_busy_log_is_no_excuse(path: Path) -> None:
    """Where the lock does not come free, what has no end is named."""
    found = doc(path)
    privacy.begin(desk(path), found, Order(("asset",), None, BECAUSE, iso(LATER)))
    short = desk(path)
    short.log = FileLog(path / "log", wait_s=0.05)
    with desk(path).log.hold():
        assert [one["rule"] for one in keeping.verify(short).data["findings"]] == ["unfinished"]


# Afterwards


def test_when_which_was_redacted(path: Path) -> None:
    """For whoever looks after backups and exports."""
    _all(path)
    privacy.redact(desk_of(path, now=LATER + 60), "2", ["subject"], BECAUSE, None)
    assert privacy.redactions(desk(path).log.journal) == [
        (iso(LATER), "REQ-2611-0001"),
        (iso(LATER + 60), "REQ-2611-0002"),
    ]


def test_export_and_import(path: Path, tmp_path: Path) -> None:
    """The export holds no trace, and makes a whole log of it again."""
    _all(path)
    out = tmp_path / "export.json"
    keeping.export(desk(path), out, lambda _: None)
    assert MARK not in out.read_text()
    other = tmp_path / "other"
    keeping.init(other)
    assert import_file(desk(other), out, None, as_history=False, tick=lambda *_: None).code == 0
    assert rules(other) == []
    assert doc(other)["events"] == doc(path)["events"]


def test_no_hint_tells_of_it(path: Path) -> None:
    """Whoever comes again is not told of before; what another request says of him stays."""
    who = f"{MARK}.dua@contoh.co.id"
    first = opening.open_request(desk(path), Asked("Baru", who), Judgement()).data["request"]["id"]
    fulfilment.cancel(desk(path), [first], "spam", None)
    keeping.archive(desk(path))
    opening.open_request(desk(path), Asked("Lagi", who), Judgement())
    summary = doc(path, 4)["summary"]
    told = [one["id"] for one in desk(path).log.past(summary)]
    assert sorted(told) == ["REQ-2611-0001", first]
    _all(path)
    assert [one["id"] for one in desk(path).log.past(summary)] == [first]


def test_found_by_number_without_the_index(path: Path) -> None:
    """The index is made anew with the month that changed."""
    _all(path)
    assert desk(path).log.index_lies() == []
    index = json.loads((path / "log" / "index.json").read_text())["meta"]["1"]["months"]
    first = (path / "log" / "archive" / "2026-11.json").read_bytes().split(b"\n")[0] + b"\n"
    assert index == {"2026-11": first.decode()}


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
    _all(path)
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


def test_a_file_that_goes_while_it_is_attached(path: Path, tmp_path: Path) -> None:
    """Nothing ever names bytes that a redaction has just removed."""
    same = tmp_path / "sama.txt"
    same.write_text("sama bagi dua")
    stored = attaching.keep(desk(path), [same])
    _all(path)
    privacy.redact(desk(path), "2", ["attachments"], BECAUSE, None)
    opening.open_request(desk(path), Asked("Baru", "eka"), Judgement())
    from helpdeskctl.desk.batch import each

    refused(
        TryAgain,
        "attach.gone",
        lambda: each(desk(path), ["3"], lambda page: attaching.add(page, stored)),
    )
    assert rules(path) == []


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
