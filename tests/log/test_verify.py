"""What verify finds, and what is no finding."""

from __future__ import annotations

from typing import Any

import pytest

from helpdeskctl.log.chain import link
from helpdeskctl.log.lines import encode
from helpdeskctl.log.verify import Report, verify

from .docs import event, fill, personal_of, request, sealed


def summarise(doc: dict[str, Any]) -> dict[str, Any]:
    """The summary these tests expect."""
    return {"open": doc["open"], "status": "new", "number": doc["n"]}


def rules(log: Any) -> list[tuple[str | None, str]]:
    """The findings, in short."""
    return [(finding["request"], finding["rule"]) for finding in verify(log, summarise).findings]


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
    assert verify(log, summarise) == Report(requests=3, events=4, findings=[])


def test_changed_history(log):
    """A text, a number of an event."""
    one, two = request(1), request(2)
    one["events"][0]["data"]["subject"] = "other"
    two["events"][0]["seq"] = 2
    fill(log, [one, two])
    assert verify(log, summarise).findings == [
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


def test_summary_and_flag(log):
    """Both must be what the events say."""
    fill(log, [request(1, summary={"open": True, "status": "x", "number": 1}), request(2)])
    found = verify(log, lambda doc: {**summarise(doc), "open": doc["n"] != 2}).findings
    assert [(f["rule"], f["values"]) for f in found] == [
        ("summary", {"fields": "status"}),
        ("summary", {"fields": "open"}),
        ("open", {"flag": True}),
    ]


def test_numbers(filelog, folder):
    """A number above the counter; two requests of one number in two places."""
    body = b'"meta": {"1": {"next":2}},\n"requests": {\n%s,\n%s\n}}\n'
    lines = encode(1, request(1)), encode(2, request(2))
    (folder / "active.json").write_bytes(sealed(body % lines))
    assert rules(filelog) == [("REQ-2611-0002", "counter")]


def test_a_copy_that_is_no_earlier_state(filelog):
    """Hot and archive may differ only by later events."""
    fill(filelog, [request(1, is_open=False)])
    filelog.sweep(keep=lambda doc: False)
    fill(filelog, [request(1)])  # other salts, so another history
    assert rules(filelog) == [("REQ-2611-0001", "copies")]


def test_months(filelog, folder):
    """A request in another month's file, and the same number twice in the archive."""
    fill(filelog, [request(1, is_open=False)])
    filelog.sweep(keep=lambda doc: False)
    archive = folder / "archive"
    (archive / "2026-10.json").write_bytes((archive / "2026-11.json").read_bytes())
    assert rules(filelog) == [("REQ-2611-0001", "month"), ("REQ-2611-0001", "twice")]


def test_shape(filelog, folder):
    """A document that is no request is a finding, no crash."""
    body = b'"meta": {"1": {"next":9}},\n"requests": {\n"1":{"open":true},\n"2":{"n":2,"id":5,"open":true}\n}}\n'
    (folder / "active.json").write_bytes(sealed(body))
    assert rules(filelog) == [("None", "shape"), ("5", "shape")]


def test_journal(log):
    """The journal's chain is looked at too."""
    for number in range(3):
        log.journal.append("noted", {"number": number}, "2026-11-02T02:00:00Z", "siti")
    storage = log.journal._storage
    tables = storage.read()
    tables["entries"]["2"]["data"]["number"] = 9
    storage.write(tables)
    assert verify(log, summarise).findings == [
        {"request": None, "rule": "journal", "key": "log.verify.journal", "values": {"entry": 2}}
    ]


@pytest.mark.parametrize("value", [None, 3])
def test_summary_of_another_type(log, value):
    """A summary must be an object."""
    fill(log, [request(1, summary=value)])
    assert rules(log) == [("REQ-2611-0001", "shape")]
