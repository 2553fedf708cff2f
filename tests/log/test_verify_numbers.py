"""Every number is there once, and found where the index says; hands that edit files are seen."""

from __future__ import annotations

import pytest

from helpdeskctl.errors import Damaged
from helpdeskctl.log.chain import link
from helpdeskctl.log.filelog import FileLog
from helpdeskctl.log.lines import encode
from helpdeskctl.log.verify import verify

from .docs import edit, event, fails, fill, personal_of, request, sealed, without_line
from .test_verify import derive, rules


@pytest.fixture
def swept(filelog):
    """Numbers 1 to 6: 2, 3 and 5 in the archive of two months."""
    ended = {2: "2610", 3: "2611", 5: "2611"}
    docs = [request(n, is_open=n not in ended, yymm=ended.get(n, "2611")) for n in range(1, 7)]
    docs[4]["aliases"] = ["INC5"]
    fill(filelog, docs)
    filelog.sweep(keep=lambda doc: False)
    assert rules(filelog) == []
    return filelog


def values(log):
    """The findings that are the whole log's, with what they say."""
    found = verify(log, derive).findings
    return [(one["rule"], one["values"]) for one in found if one["request"] is None]


@pytest.mark.parametrize(
    ("name", "number"),
    [("active", 1), ("active", 4), ("active", 6), ("archive/2026-11", 3)],
)
def test_a_line_is_gone(swept, folder, name, number):
    """From the hot file or the archive, at its beginning or end: the number is missing."""
    edit(folder / f"{name}.json", without_line(number))
    found = values(swept)
    assert found[0] == ("missing", {"first": number, "last": number, "number": 1})
    assert [rule for rule, _ in found[1:]] in ([], ["index"])


def test_the_counter_is_raised(swept, folder):
    """Numbers that nobody has are one finding, however many."""
    edit(folder / "active.json", lambda body: body.replace(b'"next":7', b'"next":7000000000'))
    last = 6_999_999_999
    assert values(swept) == [("missing", {"first": 7, "last": last, "number": last - 6})]


def test_the_counter_is_lowered(swept, folder):
    """It would give numbers that are given; it is one finding, and no write gives one."""
    before = (folder / "active.json").read_bytes()
    for following, highest in ((3, 6), (6, 6)):
        (folder / "active.json").write_bytes(before)
        edit(
            folder / "active.json",
            lambda body, n=following: body.replace(b'"next":7', b'"next":%d' % n),
        )
        found = {"first": following, "last": highest, "next": following}
        assert values(swept) == [("counter", found)]
        now = (folder / "active.json").read_bytes()
        with fails(Damaged, "log.number-taken"), swept.transaction() as work:
            work.next_number()
        assert (folder / "active.json").read_bytes() == now


def test_a_number_of_the_archive_is_never_given_again(filelog, folder):
    """Also where the hot file is empty, and the index is gone."""
    fill(filelog, [request(n, is_open=False) for n in (1, 2, 3)])
    filelog.sweep(keep=lambda doc: False)
    edit(folder / "active.json", lambda body: body.replace(b'"next":4', b'"next":3'))
    for _ in range(2):
        with fails(Damaged, "log.number-taken"), FileLog(folder).transaction() as work:
            work.next_number()
        (folder / "index.json").unlink(missing_ok=True)


@pytest.mark.parametrize("following", [b'"x"', b"0", b"true", b"1.5", b"null"])
def test_a_counter_that_is_no_number(filelog, folder, following):
    """It is damage, no crash."""
    edit(folder / "active.json", lambda body: body.replace(b'"next":1', b'"next":%s' % following))
    with fails(Damaged, "log.damaged.type"):
        verify(filelog, derive)
    with fails(Damaged, "log.damaged.type"), filelog.transaction():
        pass


def test_a_month_is_gone(swept, folder):
    """The numbers are missing; the index, where it is left, names what is not there."""
    (folder / "archive" / "2026-11.json").unlink()
    missing = [("missing", {"first": n, "last": n, "number": 1}) for n in (3, 5)]
    assert values(swept) == [*missing, ("index", {"month": "2026-11"})]
    for name in ("index", "past"):
        (folder / f"{name}.json").unlink(missing_ok=True)
    assert values(swept) == missing


def test_a_run_left_out_that_the_journal_does_not_tell(swept):
    """Somebody who takes requests away could say so in the counters."""
    with swept.transaction() as work:
        work.meta |= {"next": 17, "skipped": [[7, 16]]}
    assert values(swept) == [("untold", {"first": 7, "last": 16})]
    swept.journal.append("restored", {"skipped": [[7, 16]]}, "2026-11-02T02:00:00Z", "siti")
    assert values(swept) == []


LIES = [
    (b'[3,3,"2026-11"]', b'[3,4,"2026-11"]', ["2026-11"]),
    (b'[3,3,"2026-11"],', b"", ["2026-11"]),
    (b'[2,2,"2026-10"]', b'[2,3,"2026-10"]', ["2026-10"]),
    (b'[5,5,"2026-11"]', b'[5,5,"2026-12"]', ["2026-11", "2026-12"]),
    (b'["INC5",[5]]', b'["INC5",[3]]', ["2026-11"]),
    (b'["INC5",[5]]', b'["INC5",[]]', ["2026-11"]),
    (b'Z",0]', b'Z",1]', ["2026-10", "2026-11"]),
]


@pytest.mark.parametrize(("true", "false", "months"), LIES)
def test_the_index_lies(swept, folder, true, false, months):
    """It is found month by month, and the archive command makes it anew."""
    name = "aliases.json" if b"INC5" in true else "index.json"
    before = (folder / name).read_bytes()
    edit(folder / name, lambda body: body.replace(true, false))
    assert (folder / name).read_bytes() != before
    assert values(swept) == [("index", {"month": month}) for month in months]
    swept.reindex()
    assert rules(swept) == []
    assert (swept.get(3)["n"], swept.get(5)["n"], swept.by_alias("INC5")) == (3, 5, 5)


def test_an_other_number_of_no_request(swept, folder):
    """No month has the request, so each that is known just so contradicts it."""
    edit(folder / "aliases.json", lambda body: body.replace(b'["INC5",[5]]', b'["INC5",[5,99]]'))
    assert values(swept) == [("index", {"month": month}) for month in ("2026-10", "2026-11")]
    swept.reindex()
    assert (rules(swept), swept.by_alias("INC5")) == ([], 5)


def test_a_stale_index_is_no_lie(swept, folder):
    """After a kill in a sweep it tells of an earlier archive, and nobody believes it."""
    old = {name: (folder / name).read_bytes() for name in ("index.json", "aliases.json")}
    with swept.transaction() as work:
        work.put(
            {**work.get(4), "open": False, "summary": {**work.get(4)["summary"], "open": False}}
        )
    swept.sweep(keep=lambda doc: False)
    for name, raw in old.items():
        (folder / name).write_bytes(raw)
        assert rules(swept) == []
    (folder / "index.json").unlink()
    assert rules(swept) == []


def test_two_places(swept, folder):
    """A hot request may be in the archive as its own past only; each number stands there once."""
    again = request(3)
    fill(swept, [again])  # other salts, so another history
    assert rules(swept) == [("REQ-2611-0003", "copies")]
    archive = folder / "archive"
    (archive / "2026-10.json").write_bytes((archive / "2026-11.json").read_bytes())
    assert ("REQ-2611-0005", "twice") in rules(swept)
    assert ("REQ-2611-0005", "month") in rules(swept)


def test_a_hot_request_that_lost_its_end(swept, folder):
    """What is behind its archived copy is no continuation of it."""
    doc = swept.get(3)
    link(doc["events"], [event("reopened")], doc["id"], personal_of)
    line = encode(3, doc)
    edit(
        folder / "archive" / "2026-11.json",
        lambda body: body.replace(encode(3, swept.get(3)), line),
    )
    fill(swept, [{**doc, "events": doc["events"][:1]}])
    assert ("REQ-2611-0003", "copies") in rules(swept)


def test_a_changed_copy_in_the_archive(swept, folder):
    """The copy that nobody reads is looked at as every other, whatever hashes it shows."""
    fill(swept, [swept.get(3)])
    assert rules(swept) == []
    edit(folder / "archive" / "2026-11.json", lambda body: body.replace(b"printer 3", b"printer X"))
    assert rules(swept) == [("REQ-2611-0003", "chain")]


def test_a_line_under_another_number(filelog, folder):
    """The key of a line is what it is found by."""
    fill(filelog, [request(1), request(2)])
    edit(folder / "active.json", lambda body: body.replace(b'"2":{"open', b'"3":{"open'))
    assert rules(filelog) == [("REQ-2611-0002", "key")]


def test_an_open_request_in_the_archive(filelog, folder):
    """No list shows it there."""
    fill(filelog, [request(1, is_open=False)])
    filelog.sweep(keep=lambda doc: False)
    body = b'"meta": {"1": {}},\n"requests": {\n%s\n}}\n' % encode(1, request(1))
    (folder / "archive" / "2026-11.json").write_bytes(sealed(body))
    assert rules(filelog) == [("REQ-2611-0001", "buried")]
