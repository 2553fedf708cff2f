"""The archive and its index: right without the index, fast with it."""

from __future__ import annotations

import pytest

from helpdeskctl.log import lines, words
from helpdeskctl.log.filelog import FileLog
from helpdeskctl.log.snapshot import Snapshot

from .docs import fill, request


@pytest.fixture
def swept(filelog):
    """A log with three months in the archive, a hole at number 4 and one alias a month."""
    numbers = {1: "2608", 2: "2608", 3: "2609", 5: "2609", 6: "2610"}
    fill(
        filelog,
        [request(n, is_open=False, yymm=yymm, aliases=[f"old {n}"]) for n, yymm in numbers.items()],
    )
    filelog.sweep(keep=lambda doc: False)
    return filelog


def loads(monkeypatch):
    """The names of the files read as a whole from here on."""
    names = []
    tables = Snapshot._tables

    def note(self, at):
        names.append(self.path.stem)
        return tables(self, at)

    monkeypatch.setattr(Snapshot, "_tables", note)
    return names


def test_index(swept):
    """Runs of numbers by month, and the other numbers."""
    known = swept._archive._index.load()
    assert known.runs == [
        (1, 2, "2026-08"),
        (3, 3, "2026-09"),
        (5, 5, "2026-09"),
        (6, 6, "2026-10"),
    ]
    assert known.aliases == [(f"old {n}", n) for n in (1, 2, 3, 5, 6)]


def test_only_the_month_is_read(swept, monkeypatch):
    """With a fresh index no month is read as a whole: a line is found by halving."""
    names = loads(monkeypatch)
    assert swept.get(5)["n"] == 5
    assert names == ["active", "index"]
    names.clear()
    assert (swept.get(4), swept.by_alias("old 6"), swept.by_alias("x")) == (None, 6, None)
    assert set(names) == {"active", "index", "aliases"}
    names.clear()
    assert swept.get(5, "2026-09")["n"] == 5
    assert names == ["active"]


def test_a_number_costs_no_look_at_the_other_numbers(swept, monkeypatch):
    """Giving a number opens the small index alone; finding an old one parses one line."""

    def parsed(snapshot, table):
        raise AssertionError(table)

    monkeypatch.setattr(words, "everything", parsed)
    names = loads(monkeypatch)
    with swept.transaction() as work:
        assert work.next_number() == 7
    assert set(names) == {"active", "index"}
    assert swept.by_alias("old 3") == 3
    assert swept.by_alias("never") is None


@pytest.mark.parametrize("content", [None, b"torn", b""])
def test_without_the_other_numbers(swept, folder, content):
    """They are looked for where their file is lost or torn, and the next sweep makes it again."""
    path = folder / "aliases.json"
    good = path.read_bytes()
    path.unlink()
    if content is not None:
        path.write_bytes(content)
    assert (swept.by_alias("old 3"), swept.by_alias("x")) == (3, None)
    swept.sweep(keep=lambda doc: False)
    assert path.read_bytes() == good


@pytest.mark.parametrize("damage", ["missing", "torn", "wrong", "symlink", "claims nonsense"])
def test_without_a_good_index(swept, folder, tmp_path, damage):
    """Everything is found by looking, and the next sweep makes the index again."""
    path = folder / "index.json"
    good = path.read_bytes()
    if damage == "missing":
        path.unlink()
    elif damage == "torn":
        path.write_bytes(good[:-30])
    elif damage == "symlink":
        path.rename(tmp_path / "elsewhere")
        path.symlink_to(tmp_path / "elsewhere")
    else:
        file = swept._archive._index.main
        seen = file.load()
        meta = (
            {"1": {"months": 3}}
            if damage == "wrong"
            else {"1": {"months": {}, "runs": [[5, 5, "2026-08"]]}}
        )
        file.replace(seen.identity, {"meta": lines.table_pieces("meta", meta)})
    assert [swept.get(n)["n"] for n in (1, 2, 3, 5, 6)] == [1, 2, 3, 5, 6]
    assert (swept.get(4), swept.by_alias("old 3"), swept.by_alias("x")) == (None, 3, None)
    swept.sweep(keep=lambda doc: False)
    assert path.read_bytes() == good


def test_a_stale_index(swept, folder, monkeypatch):
    """Months that changed since the index was made are looked through, the others not."""
    old = (folder / "index.json").read_bytes()
    fill(
        swept,
        [request(4, is_open=False, yymm="2609", aliases=["old 4"]), request(7, is_open=False)],
    )
    swept.sweep(keep=lambda doc: False)
    (folder / "index.json").write_bytes(old)
    names = loads(monkeypatch)
    assert (swept.get(4)["n"], swept.get(7)["n"], swept.by_alias("old 4")) == (4, 7, 4)
    assert not {"2026-08", "2026-10"} & set(names)


def test_only_changed_months_are_indexed_again(swept, monkeypatch):
    """A sweep does not read the whole history."""
    fill(swept, [request(7, is_open=False)])
    names = loads(monkeypatch)
    swept.sweep(keep=lambda doc: False)
    assert {name for name in names if name.startswith("20")} == {"2026-11"}
    assert swept.by_alias("old 1") == 1


def test_only_months_that_may_tell_are_read(swept, monkeypatch):
    """What the index knows to be older is not opened; what it does not know is."""
    names = loads(monkeypatch)
    fill(swept, [request(7)])
    assert [doc["n"] for doc in swept.touched_since("2026-09-02T02:00:02Z")] == [7, 6]
    assert not {"2026-08", "2026-09"} & set(names)
    (swept.folder / "index.json").unlink()
    assert [doc["n"] for doc in swept.touched_since("2026-09-02T02:00:02Z")] == [7, 1, 2, 3, 5, 6]


def test_what_was_recorded_late_counts(filelog):
    """An event that was typed long after it happened makes its month a touched one."""
    late = request(1, is_open=False, yymm="2608")
    late["events"][0]["recorded_at"] = "2026-11-20T02:00:00Z"
    fill(filelog, [late, request(2)])
    filelog.sweep(keep=lambda doc: False)
    assert [doc["n"] for doc in filelog.touched_since("2026-11-01T00:00:00Z")] == [2, 1]


def test_how_much_is_owed_in_months_that_are_not_read(filelog):
    """A copy of what moves again counts once; a month that changed is one of those read."""
    owed = [{"state": "owed"}, {"state": "sent"}, {"state": "owed"}]
    for n, yymm in ((1, "2608"), (2, "2608"), (3, "2609")):
        fill(filelog, [request(n, is_open=False, yymm=yymm, notices=owed)])
    filelog.sweep(keep=lambda doc: False)
    assert filelog.owed_before("2026-09-02T02:00:00Z") == 4
    assert filelog.owed_before("2026-09-02T02:00:01Z") == 6
    fill(filelog, [{**filelog.get(n), "open": True} for n in (1, 3)])
    assert filelog.owed_before("2026-09-02T02:00:00Z") == 2
    fill(filelog, [request(4, is_open=False, yymm="2608", notices=owed)])
    index = filelog.folder / "index.json"
    old = index.read_bytes()
    filelog.sweep(keep=lambda doc: doc["n"] != 4)
    index.write_bytes(old)
    assert filelog.owed_before("2026-09-02T02:00:00Z") == 0
    assert [doc["n"] for doc in filelog.touched_since("2026-09-02T02:00:00Z")][-2:] == [2, 4]


def test_how_much_there_is_without_an_index(swept):
    """It is counted where the index is lost or older than the months."""
    fill(swept, [request(7, is_open=False), request(8)])
    index = swept.folder / "index.json"
    old = index.read_bytes()
    swept.sweep(keep=lambda doc: False)
    for content in (old, b"torn"):
        index.write_bytes(content)
        assert swept.stats() == {"requests": 7, "events": 7, "open": 1, "archived": 6}


def test_a_redaction_counts_what_is_owed(filelog):
    """The index of the month stays fresh without reading it again, and says how much is left."""
    for n in (1, 2):
        fill(filelog, [request(n, is_open=False, notices=[{"state": "owed"}] * 2)])
    filelog.sweep(keep=lambda doc: False)
    filelog.forget("2026-11", [1], lambda doc: doc["notices"].pop())
    assert filelog.stale_months() == []
    assert filelog.owed_before("2026-12-01T00:00:00Z") == 3
    told = filelog.inventory().volume("2026-11")
    assert sum(len(doc["notices"]) for _, _, doc in told.copies) == 3


def test_other_numbers_of_an_earlier_index(swept, folder):
    """A crash between the two files leaves them so; the next sweep does not take them over."""
    aliases = folder / "aliases.json"
    old = aliases.read_bytes()
    for n, yymm in ((7, "2611"), (8, "2612")):
        fill(swept, [request(n, is_open=False, yymm=yymm, aliases=[f"old {n}"])])
        swept.sweep(keep=lambda doc: False)
        if n == 7:
            aliases.write_bytes(old)
    assert [swept.by_alias(f"old {n}") for n in (3, 7, 8)] == [3, 7, 8]


def test_a_month_that_is_gone(swept, folder):
    """The index forgets it."""
    (folder / "archive" / "2026-08.json").unlink()
    swept.sweep(keep=lambda doc: False)
    assert (swept.get(1), swept.by_alias("old 1"), swept.get(3)["n"]) == (None, None, 3)


def test_sweeping_again_writes_nothing(swept, folder):
    """A sweep without anything to move leaves every file as it is."""
    before = {path: path.stat().st_ino for path in folder.rglob("*.json")}
    assert swept.sweep(keep=lambda doc: False) == 0
    assert {path: path.stat().st_ino for path in folder.rglob("*.json")} == before


def test_lines_go_to_the_archive_as_bytes(filelog, folder):
    """What stands in the hot file stands in the month, byte for byte."""
    fill(filelog, [request(1, is_open=False, strange={"b": 1, "a": [1.0, "é"]})])
    line = filelog._load().line(1)
    filelog.sweep(keep=lambda doc: False)
    assert b"\n" + line + b"\n" in (folder / "archive" / "2026-11.json").read_bytes()


def test_a_swept_again_request_replaces_its_copy(swept):
    """The archive holds the last state of a request that was reopened and ended again."""
    fill(swept, [{**swept.get(1), "open": True}])
    fill(swept, [{**swept.get(1), "open": False, "notices": ["twice"]}])
    swept.sweep(keep=lambda doc: False)
    assert [doc["notices"] for _, _, doc in swept.inventory().copies if doc["n"] == 1] == [
        ["twice"]
    ]


def test_strays_of_killed_writers_are_swept(swept, folder):
    """Temporaries go with the next sweep."""
    for stray in (folder / ".active.json.1.tmp", folder / "archive" / ".2026-11.json.99.tmp"):
        stray.write_bytes(b"half")
    swept.sweep(keep=lambda doc: False)
    assert list(folder.rglob("*.tmp")) == []


def test_batches(filelog, monkeypatch):
    """A big sweep lets go of the lock in between."""
    monkeypatch.setattr("helpdeskctl.log.filelog.BATCH", 4)
    fill(
        filelog, [request(n, is_open=False, yymm="2610" if n < 6 else "2611") for n in range(1, 20)]
    )
    held = []
    move = FileLog._move

    def note(self, month, batch):
        held.append((month, len(batch)))
        return move(self, month, batch)

    monkeypatch.setattr(FileLog, "_move", note)
    assert filelog.sweep(keep=lambda doc: False) == 19
    assert held == [
        ("2026-10", 4),
        ("2026-10", 1),
        ("2026-11", 4),
        ("2026-11", 4),
        ("2026-11", 4),
        ("2026-11", 2),
    ]
