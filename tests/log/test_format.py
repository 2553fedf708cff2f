"""The bytes on disk: ours, and still TinyDB's."""

from __future__ import annotations

import json
from typing import Any

from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from tinydb import Query, TinyDB, where

from helpdeskctl.errors import Damaged, TryAgain
from helpdeskctl.log import files, lines
from helpdeskctl.log.filelog import FileLog
from helpdeskctl.log.snapshot import Snapshot
from helpdeskctl.log.storage import LogStorage, RequestTable

from .docs import fails, fill, request, sealed

texts = st.text(st.characters(codec=None, exclude_categories=()), max_size=60)
values = st.recursive(
    st.none()
    | st.booleans()
    | st.integers()
    | st.floats(allow_nan=False, allow_infinity=False)
    | texts,
    lambda inner: st.lists(inner, max_size=3) | st.dictionaries(texts, inner, max_size=3),
    max_leaves=8,
)


def test_layout(filelog, folder):
    """Header, counters, then one request a line."""
    fill(filelog, [request(1), request(2)])
    rows = (folder / "active.json").read_text().split("\n")
    assert rows[0].startswith('{"_file": {"1": {"schema": 1, "crc32": "')
    assert rows[1:3] == ['"meta": {"1": {"next":3}},', '"requests": {']
    assert rows[3].startswith('"1":{"open":true,"id":"REQ-2611-0001","n":1,"schema":2,"summary":{')
    assert [row[:4] for row in rows[4:]] == ['"2":', "}}", ""]


def test_stock_tinydb_reads_it(filelog, folder):
    """Any TinyDB finds requests, counters and header as tables."""
    docs = [request(1, notices=["é\u2028\n"]), request(2)]
    fill(filelog, docs)
    with TinyDB(folder / "active.json", access_mode="r") as db:
        assert db.tables() == {"_file", "meta", "requests"}
        assert db.table("requests").all() == docs
        assert db.table("requests").get(where("n") == 2) == docs[1]


def test_what_stock_tinydb_writes_is_damage(filelog, folder):
    """A writer that knows nothing of the checksum is noticed."""
    fill(filelog, [request(1)])
    with TinyDB(folder / "active.json") as db:
        db.table("requests").update({"open": False})
    with fails(Damaged, "log.damaged.foreign"):
        filelog.get(1)


def test_other_tables_and_lines_are_carried_over(filelog, folder):
    """What the log does not know, and the lines it does not touch, stay byte for byte."""
    strange = b'"7":{"open":true, "id":"REQ-2611-0007","n":7}'
    body = (
        b'"meta": {"1": {"next":8,"x":1}},\n"colours": {\n"9":{"a":1}\n},\n"requests": {\n%s\n}}\n'
    )
    (folder / "active.json").write_bytes(sealed(body % strange))
    fill(filelog, [request(8), request(3)])
    raw = (folder / "active.json").read_bytes()
    assert b'"colours": {\n"9":{"a":1}\n},\n"requests": {\n"3":{' in raw
    assert b"\n" + strange + b',\n"8":{' in raw
    assert filelog.meta() == {"next": 9, "x": 1}


def test_nothing_changed_writes_nothing(filelog, folder):
    """A transaction that puts what is there already touches no file."""
    fill(filelog, [request(1)])
    doc = filelog.get(1)
    before = (folder / "active.json").stat()
    with filelog.transaction() as work:
        work.put(doc)
        work.get(1)
    assert (folder / "active.json").stat().st_ino == before.st_ino


def test_the_generation_before_is_kept(filelog, folder):
    """There is always the present file and the one before."""
    fill(filelog, [request(1)])
    before = (folder / "active.json").read_bytes()
    fill(filelog, [request(2)])
    assert (folder / "active.json.1").read_bytes() == before


def test_kept_generation_is_the_present_one(filelog, folder):
    """After a crash between keeping and replacing, both names are one file; nothing is left over."""
    fill(filelog, [request(1)])
    (folder / "active.json.1").unlink()
    (folder / "active.json.1").hardlink_to(folder / "active.json")
    fill(filelog, [request(2)])
    assert sorted(path.name for path in folder.iterdir()) == [
        ".lock",
        "active.json",
        "active.json.1",
    ]


@given(st.dictionaries(st.integers(1, 60), values, min_size=1, max_size=12), st.integers(1, 60))
@settings(max_examples=150, deadline=None)
def test_any_text_stays_in_its_line(contents, wanted):
    """Whatever stands in the documents: as many lines as documents, each found and read alone."""
    docs = {
        n: {**request(n), "notices": [value], "summary": {"t": value}}
        for n, value in contents.items()
    }
    body = b"".join(
        lines.body({"requests": lines.block({n: lines.encode(n, doc) for n, doc in docs.items()})})
    )
    snapshot = Snapshot(sealed(body), files_path(), (0, 0, 0, 0, b""))
    assert body.count(b"\n") == len(docs) + 2
    assert {n: snapshot.parse(line) for n, line in snapshot.lines().items()} == normal(docs)
    assert snapshot.document(wanted) == normal(docs).get(wanted)
    assert [lines.summary_of(line) for line in snapshot.lines().values()] == [
        normal(docs)[n]["summary"] for n in sorted(docs)
    ]


def files_path() -> Any:
    """A path nobody opens."""
    from pathlib import Path

    return Path("/nowhere/active.json")


def normal(docs: Any) -> Any:
    """The documents as JSON gives them back (pairs of surrogates joined)."""
    return {n: json.loads(json.dumps(doc)) for n, doc in docs.items()}


@given(st.lists(st.lists(st.integers(1, 40), max_size=14), min_size=1, max_size=5))
@settings(
    max_examples=60, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture]
)
def test_patching_equals_rebuilding(tmp_path_factory, batches):
    """Lines put between the others give the file that taking all apart would give."""
    log = FileLog.create(tmp_path_factory.mktemp("log"))
    truth = {}
    for turn, batch in enumerate(batches):
        fill(log, [request(n, notices=[turn]) for n in batch])
        truth |= {n: [turn] for n in batch}
    assert {doc["n"]: doc["notices"] for doc in log.everything()} == truth
    assert list(log._load().lines()) == sorted(truth)


def test_an_ordinary_database(folder):
    """LogStorage is good for any TinyDB: tables, queries, updates, removal, another opening."""
    with TinyDB(folder / "db.json", storage=LogStorage) as db:
        assert db.tables() == set()
        assert db.insert_multiple([{"a": 1}, {"a": 2}, {"a": "é\n"}]) == [1, 2, 3]
        db.table('odd ": {\n').insert({"b": None})
        db.table("meta").insert_multiple([{"m": 1}, {"m": 2}])
        db.update({"c": 3}, where("a") == 2)
        assert db.remove(where("a") == 1) == [1]
    with TinyDB(folder / "db.json", storage=LogStorage) as db:
        assert db.tables() == {"_default", 'odd ": {\n', "meta"}
        assert db.search(Query().c == 3) == [{"a": 2, "c": 3}]
        assert [doc.doc_id for doc in db] == [2, 3]
        assert db.table("meta").all() == [{"m": 1}, {"m": 2}]
        db.drop_tables()
        assert db.tables() == set()
    with TinyDB(folder / "db.json", storage=LogStorage) as db:
        assert db.insert({"a": 1}) == 1
        db.truncate()
        assert (db.tables(), len(db)) == ({"_default"}, 0)


def test_two_databases_on_one_file(folder):
    """Who writes what was read before somebody else wrote is told so; nothing is lost."""
    one, two = (TinyDB(folder / "db.json", storage=LogStorage) for _ in range(2))
    one.insert({"a": 1})
    two.insert({"a": 2})
    one.storage.read()
    two.insert({"a": 3})
    with fails(TryAgain, "log.changed"):
        one.storage.write({"_default": {"1": {"a": 9}}})
    assert len(one) == 3


class RequestDB(TinyDB):
    """A database of tables that parse one document at a time."""

    table_class = RequestTable


def test_request_table_is_a_tinydb_table(folder):
    """Everything TinyDB's table does, over the lazy lines."""
    db = RequestDB(folder / "db.json", storage=LogStorage)
    table = db.table("requests")
    table.insert_multiple([request(1), request(2), request(3)])
    assert (table.get(doc_id=2).doc_id, table.get(doc_id=2)["n"]) == (2, 2)
    assert table.get(where("n") == 3).doc_id == 3
    assert [doc.doc_id for doc in table.get(doc_ids=[3, 1, 9])] == [1, 3]
    assert table.update({"open": False}, doc_ids=[2]) == [2]
    assert [doc["n"] for doc in table.search(where("open") == True)] == [1, 3]  # noqa: E712
    assert table.remove(doc_ids=[1]) == [1]
    assert table.upsert({"n": 9}, where("n") == 9) == [4]
    assert (len(table), table.contains(doc_id=1), table.get(doc_id=1)) == (3, False, None)
    assert (db.table("none").all(), db.table("none").get(doc_id=1)) == ([], None)
    table.truncate()
    assert table.all() == []
    db.drop_tables()
    assert db.tables() == set()


def test_the_table_parses_only_what_it_is_asked_for(filelog, folder):
    """One document is read beside another that is no JSON, and carries it over."""
    broken = b'"1":{"open":true,"id":]}'
    line = lines.encode(2, request(2))
    body = b'"meta": {"1": {"next":3}},\n"requests": {\n%s,\n%s\n}}\n' % (broken, line)
    (folder / "active.json").write_bytes(sealed(body))
    table = RequestTable(LogStorage(folder / "active.json"), "requests")
    assert table.get(doc_id=2)["n"] == filelog.get(2)["n"] == 2
    fill(filelog, [request(2, notices=["changed"])])
    assert broken in (folder / "active.json").read_bytes()
    with fails(Damaged, "log.damaged.json") as caught:
        filelog.get(1)
    raw = (folder / "active.json").read_bytes()
    assert caught.value.values["at"] == raw.index(b"]}")


def test_files_are_imported_lightly():
    """The room's daily modules load nothing that costs start-up time."""
    from .docs import python

    code = "import sys, helpdeskctl.log.filelog; print(*sys.modules)"
    loaded = set(python(code).communicate(timeout=30)[0].split())
    heavy = {
        "tinydb",
        "hashlib",
        "logging",
        "dataclasses",
        "tempfile",
        "datetime",
        "asyncio",
        "typer",
    }
    assert loaded & heavy == set()
    assert files.__name__ in loaded
