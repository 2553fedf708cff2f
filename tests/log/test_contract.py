"""What both logs do; each test runs in files and in memory."""

from __future__ import annotations

from typing import Any

import pytest

from .docs import fails, fill, request


def never(_doc: dict[str, Any]) -> bool:
    """Nothing is held back from a sweep."""
    return False


def test_what_was_put_comes_back(log):
    """A request comes back equal, keys nobody knows included."""
    doc = request(1, colour={"x": [1, None]})
    fill(log, [doc])
    assert log.get(1) == doc


def test_open_flag_stands_first(log):
    """The order of the keys is ours, not the caller's."""
    doc = request(1, aliases=["A"], zebra=1)
    fill(log, [dict(reversed(doc.items()))])
    assert list(log.get(1)) == [
        *("open", "id", "n", "schema", "summary", "events", "notices", "aliases", "zebra")
    ]


def test_absent(log):
    """No request, no document."""
    assert (log.get(1), log.get(1, "2026-11"), log.by_alias("x")) == (None, None, None)
    assert list(log.everything()) == list(log.open_docs()) == list(log.summaries()) == []


def test_numbers_are_counted_on(log):
    """Numbers come from the counter, over transactions."""
    with log.transaction() as work:
        assert [work.next_number(), work.next_number()] == [1, 2]
    with log.transaction() as work:
        assert work.next_number() == 3
    assert log.meta()["next"] == 4


def test_a_put_moves_the_counter(log):
    """A number that stands in the log is never given again."""
    fill(log, [request(41)])
    assert log.meta()["next"] == 42


def test_an_exception_writes_nothing(log):
    """A command that fails half-way leaves requests and counters as they were."""
    fill(log, [request(1)])
    with fails(LookupError), log.transaction() as work:
        work.put(request(2))
        work.meta["colour"] = "red"
        raise LookupError
    assert ([doc["n"] for doc in log.everything()], log.meta()) == ([1], {"next": 2})


def test_a_transaction_sees_its_own_puts(log):
    """What was put is what is got, as a copy."""
    with log.transaction() as work:
        doc = request(1)
        work.put(doc)
        doc["notices"].append("later")
        assert work.get(1)["notices"] == []
        work.get(1)["notices"].append("lost")
    assert log.get(1)["notices"] == []


def test_only_what_is_put_is_written(log):
    """Changing what was handed out changes nothing."""
    fill(log, [request(1)])
    with log.transaction() as work:
        work.get(1)["summary"] = {}
        work.put(request(2))
    assert log.get(1) == request_of(log, 1)
    assert log.get(1)["summary"]["number"] == 1


def request_of(log, number):
    """The request as `everything` tells it."""
    return next(doc for doc in log.everything() if doc["n"] == number)


def test_meta_is_written_with_the_rest(log):
    """Counters of the caller's own survive, nested ones too."""
    with log.transaction() as work:
        work.meta["stale_from"] = {"month": ["2026-10"]}
    assert log.meta() == {"next": 1, "stale_from": {"month": ["2026-10"]}}


def test_meta_handed_out_is_a_copy(log):
    """Changing the counters outside of a transaction changes nothing."""
    with log.transaction() as work:
        work.meta["list"] = [1]
    log.meta()["list"].append(2)
    assert log.meta()["list"] == [1]


def test_open_docs_and_summaries(log):
    """Only what has not ended, by number."""
    fill(log, [request(3), request(1), request(2, is_open=False)])
    assert [doc["n"] for doc in log.open_docs()] == [1, 3]
    assert [summary["number"] for summary in log.summaries()] == [1, 3]


@pytest.mark.parametrize(
    "text", ['{"open":true,', '","summary":{"number":9},"', '\n"1":{', "\u2028}}\n", '\\","n":7']
)
def test_text_cannot_pass_for_structure(log, text):
    """What people write is never taken for a flag, a summary or a line."""
    ended = request(1, is_open=False, summary={"open": False, "title": text}, notices=[text])
    fill(log, [ended, request(2, summary={"title": text})])
    assert [doc["n"] for doc in log.open_docs()] == [2]
    assert list(log.summaries()) == [{"title": text}]
    assert log.get(1) == ended


def test_a_nested_flag_is_not_the_request_s(log):
    """Only the flag at its fixed place says whether a request has ended."""
    fill(log, [request(1, is_open=False, notices=[{"open": True, "x": 1}])])
    assert list(log.open_docs()) == []


def test_aliases(log):
    """A request is found by the number it had before, moving or archived; texts don't count."""
    fill(log, [request(1, aliases=["Ä-17"]), request(2, notices=["Ä-18", "Ä-19"])])
    fill(log, [request(3, is_open=False, aliases=["Ä-19", "ITR 5"])])
    assert [log.by_alias(alias) for alias in ("Ä-17", "Ä-18", "Ä-19")] == [1, None, 3]
    log.sweep(keep=never)
    assert [log.by_alias(alias) for alias in ("Ä-17", "Ä-19", "ITR 5", "5")] == [1, 3, 3, None]


def test_sweep_moves_what_has_ended(log):
    """Ended requests go to the archive and are found with and without their month."""
    docs = [request(1, is_open=False, yymm="2610"), request(2), request(3, is_open=False)]
    fill(log, docs)
    assert log.sweep(keep=never) == 2
    assert [log.get(n) for n in (1, 2, 3)] == docs
    assert (log.get(1, "2026-10"), log.get(1, "2026-11")) == (docs[0], None)
    assert [(month, doc["n"]) for month, _, doc in log.inventory().copies] == [
        *((None, 2), ("2026-10", 1), ("2026-11", 3))
    ]
    assert log.stats() == {"requests": 3, "events": 3, "open": 1, "archived": 2}
    assert log.sweep(keep=never) == 0


def test_sweep_holds_back(log):
    """What the caller holds back stays."""
    fill(log, [request(1, is_open=False), request(2, is_open=False)])
    assert log.sweep(keep=lambda doc: doc["n"] == 1) == 1
    assert [month for month, _, _ in log.inventory().copies] == [None, "2026-11"]


def test_all_summaries(log):
    """Of each request once, as it moves where it moves."""
    fill(log, [request(n, is_open=n == 2) for n in range(1, 5)])
    log.sweep(keep=lambda doc: doc["n"] == 3)
    with log.transaction() as work:
        work.put({**work.get(4), "summary": {"number": 40}})
    assert sorted(one["number"] for one in log.all_summaries()) == [1, 2, 3, 40]


def test_touched_since(log):
    """Whoever something happened to is among them, once, wherever it lies."""
    fill(log, [request(n, is_open=False, yymm=yymm) for n, yymm in ((1, "2609"), (2, "2611"))])
    fill(log, [request(3)])
    log.sweep(keep=never)
    with log.transaction() as work:
        work.put({**work.get(2), "open": True})
    assert {3, 2} <= {doc["n"] for doc in log.touched_since("2026-11-02T02:00:00Z")}
    assert [doc["n"] for doc in log.touched_since("2026-01-01T00:00:00Z")].count(2) == 1


def test_an_archived_request_comes_back(log):
    """A put brings it back to the moving ones; the archive's copy no longer counts."""
    fill(log, [request(1, is_open=False), request(2)])
    log.sweep(keep=never)
    with log.transaction() as work:
        doc = work.get(1)
        work.put({**doc, "open": True})
    assert [doc["n"] for doc in log.open_docs()] == [1, 2]
    assert [doc["open"] for doc in log.everything()] == [True, True]
    assert log.stats() == {"requests": 2, "events": 2, "open": 2, "archived": 0}
    assert log.get(1)["open"]


def test_many_puts_at_once(log):
    """Puts over what is there, in any order, beside new ones."""
    fill(log, [request(n) for n in range(1, 31, 3)])
    fill(log, [request(n, notices=[n]) for n in range(40, 0, -2)])
    assert [doc["n"] for doc in log.everything()] == sorted({*range(1, 31, 3), *range(2, 41, 2)})
    assert all(
        doc["notices"] == ([doc["n"]] if doc["n"] % 2 == 0 else []) for doc in log.everything()
    )


@pytest.mark.parametrize(
    "change",
    [
        {"n": 0},
        {"n": True},
        {"n": "1"},
        {"open": 1},
        {"id": "../x"},
        {"id": "REQ-2613-0001"},
        {"events": None},
    ],
)
def test_a_document_that_is_no_request_is_a_bug(log, change):
    """It is refused at the put, not found at the next reading."""
    with fails(ValueError), log.transaction() as work:
        work.put({**request(1), **change})
    assert list(log.everything()) == []


def test_lone_surrogates_survive(log):
    """Undecodable bytes from a command line are kept and come back."""
    doc = request(1, notices=["caf\udce9 \U0001f600"])
    fill(log, [doc])
    assert log.get(1) == doc


def test_journal(log):
    """Entries are numbered and chained, and come back in order."""
    for number in range(12):
        log.journal.append("published", {"rules": number}, "2026-11-02T02:00:00Z", "siti")
    entries = log.journal.entries()
    assert [entry["seq"] for entry in entries] == list(range(1, 13))
    assert [entry["data"]["rules"] for entry in entries] == list(range(12))


def test_journal_inside_a_transaction(log):
    """An intent can be written before the work is done."""
    with log.transaction() as work:
        log.journal.append("redacting", {}, "2026-11-02T02:00:00Z", "siti")
        work.put(request(1))
    assert (len(log.journal.entries()), log.get(1)["n"]) == (1, 1)


def blank(doc):
    """Takes the words out of a request."""
    for event in doc["events"]:
        event["data"] = {"impact": 2}
    doc["summary"] = {"status": "new"}


@pytest.mark.parametrize("archived", [False, True])
def test_forgotten(log, archived):
    """Every copy is changed, and nothing else; doing it again changes nothing more."""
    fill(log, [request(n, is_open=not archived) for n in range(1, 20)])
    other = log.get(2)
    if archived:
        log.sweep(keep=never)
        fill(log, [request(3, is_open=False)])
    assert log.forget("2026-11", [1, 3, 99], blank) == {"texts": 0, "attachments": 0}
    log.forget("2026-11", [1, 3], blank)
    docs = [copy.doc for copy in log.inventory().copies if copy.doc["n"] in (1, 3)]
    assert len(docs) == (3 if archived else 2)
    assert all(doc["events"][0]["data"] == {"impact": 2} for doc in docs)
    assert log.get(2) == other
    assert log.meta() == {"next": 20}


def test_forgotten_figures(log):
    """Recaps of the month and of later ones go, earlier ones stay."""
    fill(log, [request(1)])
    for month in ("2026-10", "2026-11", "2026-12"):
        log.tallies.keep(month, {"after": 0, "recap": {}})
    log.forget("2026-11", [1], blank)
    kept = [log.tallies.of(month) is not None for month in ("2026-10", "2026-11", "2026-12")]
    assert kept == [True, False, False]


def test_gap(log):
    """Numbers that were given and that no request has; not those that were left out."""
    fill(log, [request(n, is_open=n != 2) for n in (1, 2, 5)])
    log.sweep(keep=never)
    assert log.gap() == 2
    with log.transaction() as work:
        work.meta["skipped"] = [[3, 3]]
    assert log.gap() == 1


@pytest.mark.parametrize("kind", ["texts", "attachments"])
def test_what_nobody_names_is_removed(log, kind):
    """Bytes that only the forgotten request named; what another names stays."""
    store = getattr(log, kind)
    own, both = store.put(b"own"), store.put(b"both")
    fill(log, [_naming(1, kind, [own, both]), _naming(2, kind, [both])])
    log.sweep(keep=lambda doc: doc["n"] == 1)
    removed = log.forget("2026-11", [1], blank)
    assert removed == {"texts": 0, "attachments": 0} | {kind: 1}
    assert (store.holds(own), store.holds(both)) == (False, True)
    assert log.forget("2026-11", [2], blank)[kind] == 1
    assert not store.holds(both)


def _naming(number: int, kind: str, digests: list[str]) -> dict[str, Any]:
    doc = request(number, is_open=False)
    values = [{"sha256": one, "start": "x"} for one in digests]
    data = doc["events"][0]["data"]
    data.update(
        {"files": values} if kind == "attachments" else dict(zip("ab", values, strict=False))
    )
    return doc


def test_hold_can_be_entered_again(log):
    """What is written inside of a hold is written at once."""
    with log.hold():
        fill(log, [request(1)])
        log.journal.append("x", {}, "2026-11-02T02:00:00Z", "siti")
        assert log.get(1)["n"] == 1


def test_what_moves(log):
    """What has not ended and what waits for a sweep, by number; nothing archived."""
    fill(log, [request(1, is_open=False), request(3), request(2, is_open=False)])
    assert [doc["n"] for doc in log.moving()] == [1, 2, 3]
    log.sweep(keep=lambda doc: doc["n"] == 1)
    assert [doc["n"] for doc in log.moving()] == [1, 3]
    assert log.stale_months() == []


def test_bytes_that_nothing_names(log):
    """They are counted, with their size; what an event names counts not, archived or moving."""
    ever = 1 << 40
    names = [log.attachments.put(b"bukti"), log.texts.put(b"panjang")]
    assert log.orphans(ever) == {"number": 2, "size": 12}
    for number, name in enumerate(names, 1):
        doc = request(number, is_open=False)
        doc["events"][0]["data"]["files"] = [{"sha256": name}]
        fill(log, [doc])
        assert log.orphans(ever) == {"number": 2 - number, "size": 7 if number == 1 else 0}
    log.sweep(keep=lambda doc: doc["n"] == 1)
    assert log.orphans(ever) == {"number": 0, "size": 0}


def test_what_was_asked_before(log):
    """Of the same person and earlier, moving or archived: three, and the last that was solved."""
    asked = [_asked(n, solution="done" if n == 1 else None) for n in range(1, 7)]
    fill(log, [*asked, _asked(7, email="joko@contoh.co.id")])
    log.sweep(keep=lambda doc: doc["n"] > 2)
    assert [one["id"][-1] for one in log.past(asked[4]["summary"])] == ["4", "3", "2", "1"]
    assert log.past(asked[0]["summary"]) == []
    assert log.past({**asked[4]["summary"], "email": "nobody@contoh.co.id"}) == []


def _asked(number: int, **summary: Any) -> dict[str, Any]:
    plain = {"id": f"REQ-2611-{number:04d}", "received_at": number, "email": "ani@contoh.co.id"}
    return request(number, is_open=number > 2, summary={**plain, **summary})
