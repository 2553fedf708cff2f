"""What verify finds in each request, and what is no finding."""

from __future__ import annotations

from typing import Any

import pytest

from helpdeskctl.log.chain import link
from helpdeskctl.log.findings import Derived, Report
from helpdeskctl.log.lines import encode
from helpdeskctl.log.verify import verify

from .docs import event, fill, personal_of, request, sealed


def derive(doc: dict[str, Any]) -> Derived:
    """What these tests' documents must tell: they are open as they say."""
    summary = {"open": doc["open"], "status": "new", "number": doc["n"]}
    return Derived(summary, doc["open"], doc.get("aliases", []))


def rules(log: Any) -> list[tuple[str | None, str]]:
    """The findings, in short."""
    return [(finding["request"], finding["rule"]) for finding in verify(log, derive).findings]


def test_a_good_log(log):
    """Moving, archived and reopened requests, and a journal: nothing to find."""
    fill(log, [request(1, is_open=False), request(2), request(3, is_open=False, yymm="2610")])
    log.sweep(keep=lambda doc: False)
    with log.transaction() as work:
        doc = work.get(1)
        link(doc["events"], [event("reopened")], doc["id"], personal_of)
        doc |= {"open": True, "summary": {**doc["summary"], "open": True}}
        work.put(doc)
    log.journal.append("noted", {}, "2026-11-02T02:00:00Z", "siti")
    assert verify(log, derive) == Report(requests=3, events=4, findings=[])


def test_changed_history(log):
    """A text, a number of an event."""
    one, two = request(1), request(2)
    one["events"][0]["data"]["subject"] = "other"
    two["events"][0]["seq"] = 2
    fill(log, [one, two])
    assert verify(log, derive).findings == [
        {
            "request": "REQ-2611-0001",
            "rule": "chain",
            "key": "log.verify.chain",
            "values": {"event": 1},
        },
        {
            "request": "REQ-2611-0002",
            "rule": "sequence",
            "key": "log.verify.sequence",
            "values": {"event": 1},
        },
    ]


def test_summary_flag_and_aliases(log):
    """Each must be what the events say."""
    fill(log, [request(1, summary={"open": True, "status": "x", "number": 1}), request(2)])
    found = verify(
        log, lambda doc: derive(doc)._replace(open=doc["n"] != 2, aliases=["old"])
    ).findings
    assert [(f["rule"], f["values"]) for f in found] == [
        ("summary", {"fields": "status"}),
        ("alias", {"told": ""}),
        ("open", {"flag": True}),
        ("alias", {"told": ""}),
    ]


@pytest.mark.parametrize("error", [KeyError, TypeError, ValueError])
def test_events_that_make_no_request(log, error):
    """What cannot be replayed is a finding, no crash."""

    def fails(doc):
        raise error

    fill(log, [request(1)])
    assert [one["rule"] for one in verify(log, fails).findings] == ["replay"]


BAD_IDS = [
    ("REQ-2611-0002", "2026-11-02T02:00:00Z"),
    ("REQ-2611-1", "2026-11-02T02:00:00Z"),
    ("REQ-2611-00001", "2026-11-02T02:00:00Z"),
    ("REQ-2610-0001", "2026-11-02T02:00:00Z"),
    ("REQ-2611-0001", "soon"),
    ("X\x1b[2J-2611-0001", "2026-11-02T02:00:00Z"),
]


@pytest.mark.parametrize(("ident", "at"), BAD_IDS)
def test_ids(log, ident, at):
    """An id is the pattern, the number and the month of receipt, and nothing else."""
    first = {**event(subject="x"), "at": at}
    events: list[Any] = []
    link(events, [first], ident, personal_of)
    fill(log, [request(1, id=ident, events=events)])
    assert rules(log) == [(ident, "id")]


@pytest.mark.parametrize("at", ["2026-10-31T17:30:00Z", "2026-12-01T08:00:00Z"])
def test_months_of_other_zones(log, at):
    """The month is that of the desk's zone, which may lie up to fourteen hours away."""
    events: list[Any] = []
    link(events, [{**event(subject="x"), "at": at}], "REQ-2611-0001", personal_of)
    fill(log, [request(1, events=events)])
    assert rules(log) == []


def test_shape(filelog, folder):
    """A document that is no request is a finding, no crash; its number is not missing too."""
    whole = encode(3, request(3, events=[]))
    body = (
        b'"meta": {"1": {"next":5}},\n"requests": {\n"1":{"open":true},\n'
        b'"2":{"n":2,"id":5,"open":true},\n%s,\n"4":{"n":true,"id":"a\x1bb"}\n}}\n'
    )
    (folder / "active.json").write_bytes(sealed(body.replace(b"\x1b", b"\\u001b") % whole))
    found = [(None, "shape"), ("5", "shape"), ("REQ-2611-0003", "shape"), ("a\x1bb", "shape")]
    assert rules(filelog) == found


@pytest.mark.parametrize("value", [None, 3])
def test_summary_of_another_type(log, value):
    """A summary must be an object."""
    fill(log, [request(1, summary=value)])
    assert rules(log) == [("REQ-2611-0001", "shape")]


def test_texts_and_attachments(log):
    """Each that an event names must be there; one that was taken out is a tombstone."""
    text, file = log.texts.put(b"long"), log.attachments.put(b"bytes")
    gone = {"redacted": "x", "because": "y", "at": "z"}
    events: list[Any] = []
    named = [
        event(body={"sha256": text, "start": "l"}),
        event("attached", files=[{"name": "a", "sha256": file}]),
        event("attached", files=gone),
    ]
    link(events, named, "REQ-2611-0001", personal_of)
    fill(log, [request(1, events=events)])
    assert rules(log) == []
    for store in (log.texts, log.attachments):
        if hasattr(store, "folder"):
            next(store.folder.glob("*/*")).write_bytes(b"other")
        else:
            store._kept.clear()
    assert rules(log) == [("REQ-2611-0001", "text"), ("REQ-2611-0001", "attachment")]


def test_journal(log):
    """The journal's chain is looked at too."""
    for number in range(3):
        log.journal.append("noted", {"number": number}, "2026-11-02T02:00:00Z", "siti")
    storage = log.journal._storage
    tables = storage.read()
    tables["entries"]["2"]["data"]["number"] = 9
    storage.write(tables)
    assert verify(log, derive).findings == [
        {"request": None, "rule": "journal", "key": "log.verify.journal", "values": {"entry": 2}}
    ]
    storage.write({"entries": {"first": {}}})
    assert rules(log) == [(None, "journal")]


def test_somebody_writes_meanwhile(filelog, folder):
    """What is found while the log changes is looked for again, and then it is not there."""
    fill(filelog, [request(1), request(2)])
    archive = filelog._archive
    months, writes = archive.months, []

    def then_write() -> list[str]:
        if not writes:
            writes.append(1)
            fill(filelog, [request(3, is_open=False)])
            filelog.sweep(keep=lambda doc: False)
        return months()

    archive.months = then_write
    assert verify(filelog, derive) == Report(requests=3, events=3, findings=[])
