"""What goes out comes in again as it was, into an empty log only, and nothing that was forged."""

from __future__ import annotations

import json

import pytest

from helpdeskctl.errors import BadValue, Damaged, HelpdeskError, NotFound, Refused
from helpdeskctl.log.chain import link
from helpdeskctl.log.exchange import export_json
from helpdeskctl.log.exchange_in import read_export, take_in
from helpdeskctl.log.filelog import FileLog
from helpdeskctl.log.memory import MemoryLog

from .docs import event, fails, fill, personal_of, request
from .test_verify import derive


def exported(log) -> str:
    """The export as one text."""
    parts: list[str] = []
    export_json(log, parts.append)
    return "".join(parts)


def import_json(log, source) -> int:
    """Takes an export in, as the program does, with no agreements; returns how many."""
    entry = "2026-11-09T02:00:00Z", "budi"
    return take_in(
        log,
        read_export(source, derive, None),
        None,
        lambda data: log.journal.append("imported", data, *entry),
    )


@pytest.fixture
def text(log):
    """The export of a log with moving and archived requests, and all that stands beside them."""
    named = [
        event(subject="VPN", body={"sha256": log.texts.put("panjang é".encode()), "start": "p"}),
        event("attached", files=[{"name": "a", "sha256": log.attachments.put(b"\x00\xff")}]),
    ]
    events: list[object] = []
    link(events, named, "REQ-2611-0004", personal_of)
    docs = [request(1, is_open=False, yymm="2610"), request(2, x=["é\n\u2028\udce9"]), request(3)]
    fill(log, [*docs, request(4, events=events)])
    log.journal.append("agreement", {"name": "1.0.0-0"}, "2026-11-01T02:00:00Z", "siti")
    with log.transaction() as work:
        work.meta |= {"own": [1]}
    log.sweep(keep=lambda doc: False)
    return exported(log)


def test_round_trip(log, text, tmp_path):
    """Documents, counters, journal and files are equal, from text and from a file."""
    truth = sorted(log.everything(), key=lambda doc: doc["n"])
    (tmp_path / "export.json").write_text(text, encoding="utf-8")
    (tmp_path / "new").mkdir()
    for other, source in (
        (MemoryLog(), text),
        (FileLog(tmp_path / "new"), tmp_path / "export.json"),
    ):
        assert import_json(other, source) == 4
        assert sorted(other.everything(), key=lambda doc: doc["n"]) == truth
        assert other.meta() == log.meta() == {"next": 5, "own": [1]}
        assert other.journal.entries() == log.journal.entries()
        other.sweep(keep=lambda doc: False)
        assert exported(other) == text


def test_export_is_one_document(log, text):
    """One JSON document, one request a line, the bytes of files in base64."""
    whole = json.loads(text)
    assert (whole["schema"], whole["kind"], len(whole["requests"])) == (2, "helpdeskctl-export", 4)
    assert [one[1] for one in whole["attachments"]] == ["AP8="]
    for key in ("requests", "texts", "attachments", "agreements", "journal"):
        inside = text[text.index(f'"{key}":[\n') :].partition("\n]")[0]
        assert inside.count("\n") == len(whole[key])


def test_an_empty_log(log):
    """Nothing goes out and in."""
    assert import_json(MemoryLog(), exported(log)) == 0


def test_into_a_log_that_is_not_empty(log, text):
    """Two histories are not mixed."""
    before = list(log.everything())
    with fails(Refused, "import.not-empty"):
        import_json(log, text)
    assert list(log.everything()) == before


def test_into_a_log_with_a_journal(text):
    """It stays, and tells of the agreements that came; its own journal again changes nothing."""
    other = MemoryLog()
    other.journal.append("agreement", {"name": "2.0.0-0"}, "2026-11-08T02:00:00Z", "siti")
    import_json(other, text)
    assert [(one["kind"], one["data"]) for one in other.journal.entries()[1:]] == [
        ("imported", {"requests": 4, "agreements": [["1.0.0-0", None]]})
    ]
    again = MemoryLog()
    again.journal.adopt(json.loads(text)["journal"])
    import_json(again, text)
    assert len(again.journal.entries()) == 1


GOOD = {"schema": 1, "kind": "helpdeskctl-export", "meta": {}}


@pytest.mark.parametrize(
    ("source", "kind", "key"),
    [
        ("{", BadValue, "import.not-json"),
        ('{"x": NaN}', BadValue, "import.not-json"),
        ("[]", BadValue, "import.not-export"),
        ("{}", BadValue, "import.not-export"),
        (json.dumps({**GOOD, "schema": "1"}), BadValue, "import.not-export"),
        (json.dumps({**GOOD, "schema": 0, "requests": []}), BadValue, "import.not-export"),
        (json.dumps({**GOOD, "schema": 3}), Damaged, "log.newer"),
        (json.dumps(GOOD), BadValue, "import.bad-request"),
        (json.dumps({**GOOD, "requests": [request(1), {"n": 2}]}), BadValue, "import.bad-request"),
        (json.dumps({**GOOD, "requests": [request(1), 5]}), BadValue, "import.bad-request"),
        (json.dumps({**GOOD, "requests": [request(1), request(1)]}), BadValue, "import.duplicate"),
        (
            json.dumps({**GOOD, "requests": [], "meta": {"next": "2"}}),
            BadValue,
            "import.not-export",
        ),
        *(
            (json.dumps({**GOOD, "requests": [], name: value}), BadValue, "import.not-export")
            for name in ("texts", "attachments", "agreements")
            for value in (5, [5], [["a"]], [["a", 5]])
        ),
        (
            json.dumps({**GOOD, "requests": [], "attachments": [["a", "x"]]}),
            BadValue,
            "import.not-export",
        ),
        (json.dumps({**GOOD, "requests": [], "journal": [5]}), BadValue, "import.not-export"),
    ],
)
def test_what_is_no_export(log, source, kind, key):
    """Each is told, and nothing is put."""
    with pytest.raises(HelpdeskError) as caught:
        import_json(log, source)
    assert (type(caught.value), caught.value.key) == (kind, key)
    assert (list(log.everything()), log.meta()) == ([], {"next": 1})


def _event(change):
    return lambda whole: change(whole["requests"][1]["events"][0])


FORGERIES = {
    "a word": (_event(lambda one: one["data"].update(subject="x")), "chain"),
    "a blank hash": (_event(lambda one: one.update(hash="")), "chain"),
    "no hash": (_event(lambda one: one.pop("hash")), "chain"),
    "an event less": (lambda whole: whole["requests"][2]["events"].pop(0), "sequence"),
    "no events": (lambda whole: whole["requests"][0]["events"].clear(), "shape"),
    "a flag": (lambda whole: whole["requests"][0].update(open=False), "summary"),
    "an id": (lambda whole: whole["requests"][0].update(id="\x1b]0;x\x07-2611-0002"), "id"),
    "another id": (lambda whole: whole["requests"][0].update(id="REQ-2611-0009"), "id"),
    "a summary": (lambda whole: whole["requests"][0]["summary"].update(status="x"), "summary"),
    "a request less": (lambda whole: whole["requests"].pop(1), "missing"),
    "the last one less": (lambda whole: whole["requests"].pop(2), "missing"),
    "a higher counter": (lambda whole: whole["meta"].update(next=9), "missing"),
    "a lower counter": (lambda whole: whole["meta"].update(next=2), "counter"),
    "another text": (lambda whole: whole["texts"][0].__setitem__(1, "other"), "text"),
    "no text": (lambda whole: whole["texts"].clear(), "text"),
    "another file": (lambda whole: whole["attachments"][0].__setitem__(1, "AP7="), "attachment"),
    "no file": (lambda whole: whole["attachments"].clear(), "attachment"),
    "the journal": (lambda whole: whole["journal"][0]["data"].update(name="x"), "journal"),
}


@pytest.mark.parametrize("forgery", FORGERIES)
def test_forged(text, forgery, tmp_path):
    """It is refused with the first thing that a log cannot hold, and nothing is written."""
    whole = json.loads(text)
    change, rule = FORGERIES[forgery]
    change(whole)
    FileLog.create(tmp_path / "new")
    before = sorted(tmp_path.glob("new/*"))
    for log in (MemoryLog(), FileLog(tmp_path / "new")):
        with fails(BadValue, "import.forged") as caught:
            import_json(log, json.dumps(whole))
        assert caught.value.values["finding"]["rule"] == rule
        assert (list(log.everything()), log.journal.entries()) == ([], [])
    assert sorted(tmp_path.glob("new/*")) == before


def test_no_such_file(log, tmp_path):
    """A missing file is not found."""
    with fails(NotFound, "import.no-file"):
        import_json(log, tmp_path / "none.json")


def test_without_counters(log):
    """An export that has none gives the number behind the last."""
    import_json(log, json.dumps({**GOOD, "requests": [request(1), request(2)]}))
    assert log.meta()["next"] == 3
