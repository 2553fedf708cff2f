"""Work that is spread over processors gives what it gives in one process."""

from __future__ import annotations

import pickle

import pytest

from helpdeskctl import errors
from helpdeskctl.errors import Damaged, Missing
from helpdeskctl.log import parallel, verify
from helpdeskctl.log.parallel import spread

from .docs import fails, fill, request


@pytest.fixture(autouse=True)
def two_processors(monkeypatch):
    """Whatever this host has."""
    monkeypatch.setattr(parallel.os, "cpu_count", lambda: 2)


def derive(doc):
    """What the documents of these tests tell."""
    from helpdeskctl.log.findings import Derived

    return Derived(doc["summary"], doc["open"], doc.get("aliases", []))


def test_in_order():
    """Results come in the order of the items, worth it or not."""
    for worth_it in (True, False):
        assert list(spread(lambda n: n * n, range(40), worth_it=worth_it)) == [
            n * n for n in range(40)
        ]


def test_an_error_comes_back_as_it_was():
    """Key, values and clause, also from another process."""

    def refuse(number):
        raise Damaged("log.damaged.torn", path=f"{number}", at=3, kept="")

    with pytest.raises(Damaged) as caught:
        list(spread(refuse, [1, 2], worth_it=True))
    assert (caught.value.key, caught.value.values["path"]) == ("log.damaged.torn", "1")


@pytest.mark.parametrize("kind", errors.FAILURES)
def test_errors_can_be_sent(kind):
    """Each class, whatever its arguments are."""
    sent = pickle.loads(pickle.dumps(kind("log.busy", clause="4e", pid=3)))
    assert (type(sent), sent.key, sent.values, sent.clause) == (kind, "log.busy", {"pid": 3}, "4e")
    missing = pickle.loads(pickle.dumps(Missing("x", ("via",), option="--via")))
    assert (missing.options, missing.values) == (("via",), {"option": "--via"})


@pytest.fixture
def swept(filelog):
    """Six requests in three months of the archive, one of them moving again."""
    numbers = {1: "2608", 2: "2608", 3: "2609", 4: "2609", 5: "2610", 6: "2611"}
    fill(filelog, [request(n, is_open=False, yymm=yymm) for n, yymm in numbers.items()])
    filelog.sweep(keep=lambda doc: False)
    fill(filelog, [{**filelog.get(3), "open": True}])
    return filelog


def test_verify_in_several_processes(swept, monkeypatch):
    """The same report as in one, also when something is wrong; and it says how far it is."""
    alone = verify.verify(swept, derive)
    monkeypatch.setattr(verify, "MUCH", 0)
    ticks = []
    assert verify.verify(swept, derive, None, lambda *tick: ticks.append(tick)) == alone
    assert alone.findings == []
    assert [done for done, _ in ticks] == sorted({done for done, _ in ticks})
    assert ticks[-1][0] == ticks[-1][1]
    month = swept._archive._file("2026-09")
    seen = month.load()
    raw = b"".join(bytes(piece) for piece in seen.tables()["requests"])
    month.replace(seen.identity, {**seen.tables(), "requests": [raw.replace(b"printer 4", b"X")]})
    found = verify.verify(swept, derive).findings
    assert [(one["request"], one["rule"]) for one in found] == [("REQ-2609-0004", "chain")]


def test_damage_in_another_process(swept, monkeypatch):
    """A damaged month stops it as it does in one process."""
    monkeypatch.setattr(verify, "MUCH", 0)
    (swept.folder / "archive" / "2026-09.json").write_bytes(b"{")
    with fails(Damaged):
        verify.verify(swept, derive)
