"""A seal says what stood in the log: whatever is cut off or written anew afterwards is seen."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING, Any

import pytest

from helpdeskctl.core.when import from_iso
from helpdeskctl.desk import importing, keeping, opening, reports, sealing, working
from helpdeskctl.desk.opening import Asked
from helpdeskctl.desk.triage import Judgement
from helpdeskctl.errors import BadValue, Damaged, TryAgain
from helpdeskctl.log import seals
from helpdeskctl.log.journal import DeskJournal
from helpdeskctl.render.keeping import verified
from helpdeskctl.render.screen import Screen
from tests.desk.small import desk_of, small_desk
from tests.desk.verbs import closes, fulfils, judges, notes, opens, refused
from tests.log.docs import edit, fails

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

    from tests.house import House

DECEMBER = from_iso("2026-12-01T02:00:00Z")


def rules(house: House) -> list[str]:
    """What `log verify` finds, in short."""
    return [one["rule"] for one in keeping.verify(house.desk()).data["findings"]]


def month(house: House) -> None:
    """Two requests of November, seen from the first of December."""
    opens(house)
    judges(house, "1")
    opens(house, "VPN")
    house.at("2026-12-01 09:00")


def test_a_seal(house: House) -> None:
    """It names its form, zone and period, the journal, the recap, and each request as it stands."""
    month(house)
    answer = sealing.seal(house.desk(), None, None)
    data = house.log.seals.read("2026-11")
    assert data is not None
    recap = reports.recap(house.desk(), "2026-11", None, None).data
    hashes = [house.log.get(n)["events"][-1]["hash"] for n in (1, 2)]  # type: ignore[index]
    assert data.decode().splitlines() == [
        "helpdeskctl-seal 1",
        "period 2026-11 2026-10-31T17:00:00Z 2026-11-30T17:00:00Z Asia/Jakarta",
        "sealed 2026-12-01T02:00:00Z",
        "journal 0 -",
        "before - -",
        f"recap {seals.digest_of(_canonical(recap))}",
        "requests 2",
        f"REQ-2611-0001 2 {hashes[0]}",
        f"REQ-2611-0002 1 {hashes[1]}",
    ]
    sha256 = seals.digest_of(data)
    (entry,) = house.log.journal.entries()
    assert (entry["kind"], entry["at"], entry["actor"]) == (
        "sealed",
        "2026-12-01T02:00:00Z",
        "siti",
    )
    assert entry["data"] == {"name": "2026-11", "sha256": sha256, "requests": 2}
    assert (answer.code, answer.data["sha256"], answer.data["changed"]) == (0, sha256, True)
    assert recap["seal"] == {"name": "2026-11", "sha256": sha256}
    assert keeping.verify(house.desk()).data == {
        "schema": 1,
        "requests": 2,
        "events": 3,
        "seals": 1,
        "after_seals": 0,
        "findings": [],
    }


def _canonical(recap: dict[str, Any]) -> bytes:
    bare = {name: value for name, value in recap.items() if name != "seal"}
    return json.dumps(bare, sort_keys=True, separators=(",", ":"), ensure_ascii=False).encode()


def test_only_the_seal_differs_in_the_recap(house: House) -> None:
    """The sealed recap is the unsealed one, but for its field `seal`."""
    month(house)
    before = reports.recap(house.desk(), "2026-11", None, None)
    sealing.seal(house.desk(), "2026-11", None)
    after = reports.recap(house.desk(), "2026-11", None, None)
    assert before.data["seal"] is None
    assert {**after.data, "seal": None} == before.data
    assert after.remarks == before.remarks == ()
    same = reports.recap(house.desk(), None, "2026-11-01", "2026-11-30").data
    assert same["seal"] == after.data["seal"]
    for first, last in (("2026-11-01", "2026-11-29"), ("2026-10-01", "2026-11-30")):
        assert reports.recap(house.desk(), None, first, last).data["seal"] is None


def test_what_comes_later(house: House) -> None:
    """Is after the seal: counted, no finding; the seal stays, and the changed recap is named."""
    month(house)
    first = sealing.seal(house.desk(), "2026-11", None).data
    late = {"at": "2026-11-02 10:00", "typed_late": "lupa"}
    fulfils(house, "1", **late)
    opens(house, "Lupa", hand=late)
    closes(house, "1")
    again = sealing.seal(house.desk(), "2026-11", None).data
    assert again == {
        **first,
        "changed": False,
        "after": {"requests": 2, "events": 2},
        "recap_differs": True,
    }
    assert len(house.log.journal.entries()) == 1
    found = keeping.verify(house.desk()).data
    assert (found["findings"], found["seals"], found["after_seals"]) == ([], 1, 2)
    recap = reports.recap(house.desk(), "2026-11", None, None)
    assert [key for key, _ in recap.remarks] == ["report.late", "seal.differs"]
    assert recap.data["seal"]["sha256"] == first["sha256"]


def test_what_was_recorded_in_the_month_for_another(house: House) -> None:
    """A late record of October lies in the seal of November too, by when it was typed."""
    opens(house, hand={"at": "2026-10-31 10:00", "typed_late": "lupa"})
    house.at("2026-12-01 09:00")
    assert sealing.seal(house.desk(), None, None).data["requests"] == 1


def test_days_and_the_chain_of_seals(house: House) -> None:
    """Each names the one made before it; a day has no recap of its own, but shows its seal."""
    month(house)
    day = sealing.seal(house.desk(), None, "2026-11-02").data
    whole = sealing.seal(house.desk(), "2026-11", None).data
    october = sealing.seal(house.desk(), "2026-10", None).data
    texts = {name: house.log.seals.read(name) for name in house.log.seals.names()}
    taken = {name: seals.decode(text) for name, text in texts.items() if text}
    assert [(one.before, one.before_sha256) for _, one in sorted(taken.items())] == [
        ("2026-11", whole["sha256"]),
        ("2026-11-02", day["sha256"]),
        ("-", "-"),
    ]
    assert (taken["2026-11-02"].recap, day["requests"], october["requests"]) == ("-", 2, 0)
    shown = reports.recap(house.desk(), None, "2026-11-02", "2026-11-02").data["seal"]
    assert shown == {"name": "2026-11-02", "sha256": day["sha256"]}
    assert reports.recap(house.desk(), None, "2026-11-02", "2026-11-02").remarks == ()
    for first, last in (("2026-11-02", "2026-11-03"), ("2026-10-01", "2026-11-30")):
        assert reports.recap(house.desk(), None, first, last).data["seal"] is None
    assert rules(house) == []


@pytest.mark.parametrize(
    ("words", "key"),
    [
        (("2026-12", None), "seal.not-over"),
        ((None, "2026-12-01"), "seal.not-over"),
        (("2026-11", "2026-11-30"), "seal.both"),
        (("2026-13", None), "seal.period"),
        ((None, "2026-11-31"), "seal.period"),
        ((None, "kemarin"), "seal.period"),
        (("../../x", None), "seal.period"),
    ],
)
def test_what_cannot_be_sealed(house: House, words: Any, key: str) -> None:
    """Code 2, and nothing is written."""
    month(house)
    error = refused(BadValue, key, lambda: sealing.seal(house.desk(), *words))
    assert error.values.get("month", "2026-11") == "2026-11"
    assert house.log.seals.names() == []


def test_the_last_second(house: House) -> None:
    """A month is over with its last second in the desk's zone."""
    house.at("2026-12-01 00:00")
    house.now -= 1
    refused(BadValue, "seal.not-over", lambda: sealing.seal(house.desk(), "2026-11", None))
    house.now += 1
    assert sealing.seal(house.desk(), "2026-11", None).data["changed"]


def test_a_dry_run(house: House) -> None:
    """It says what it would be, and writes nothing."""
    month(house)
    answer = sealing.seal(house.desk(dry_run=True), None, None)
    assert (answer.data["requests"], answer.data["changed"]) == (2, False)
    assert answer.data["sha256"] is None
    assert answer.remarks == (("dry-run", {}),)
    assert (house.log.seals.names(), house.log.journal.entries()) == ([], [])


def test_a_dry_run_leaves_the_kept_recap(house: House) -> None:
    """What late entries made untrue is exchanged by the seal alone, never by a look at it."""
    month(house)
    reports.recap(house.desk(), "2026-11", None, None)
    kept = house.log.tallies.of("2026-11")
    opens(house, "Lupa", hand={"at": "2026-11-20 10:00", "typed_late": "lupa"})
    answer = sealing.seal(house.desk(dry_run=True), None, None)
    assert [key for key, _ in answer.remarks] == ["report.late", "dry-run"]
    assert house.log.tallies.of("2026-11") == kept


@pytest.mark.parametrize("step", ["file", "entry"])
def test_a_crash_in_between(house: House, step: str, monkeypatch: pytest.MonkeyPatch) -> None:
    """Before the file nothing was done; between file and entry the next seal finishes it first."""

    def killed(*_: object) -> None:
        raise KeyboardInterrupt

    month(house)
    target = (type(house.log.seals), "put") if step == "file" else (DeskJournal, "append")
    with monkeypatch.context() as patch:
        patch.setattr(*target, killed)
        with pytest.raises(KeyboardInterrupt):
            sealing.seal(house.desk(), None, None)
    left = house.log.seals.read("2026-11")
    sealing.seal(house.desk(dry_run=True), "2026-10", None)
    assert house.log.journal.entries() == []
    assert rules(house) == ([] if step == "file" else ["seal-unnamed"])
    house.at("2026-12-02 09:00")
    assert sealing.seal(house.desk(), "2026-10", None).data["changed"]
    answer = sealing.seal(house.desk(), None, None)
    assert answer.data["changed"] is (step == "file")
    assert left in (None, house.log.seals.read("2026-11"))
    told = [one["data"]["name"] for one in house.log.journal.entries()]
    assert told == (["2026-10", "2026-11"] if step == "file" else ["2026-11", "2026-10"])
    assert rules(house) == []


@pytest.mark.parametrize("text", [b"", b"helpdeskctl-seal 1\n", b"\xff", None])
def test_a_file_that_is_no_seal_of_ours(house: House, text: bytes | None) -> None:
    """It is not taken for one that a crash cut short, though its form may be right."""
    month(house)
    if text is None:
        ours = sealing._written(house.desk(), sealing.period_of(house.desk(), None, None))
        text = ours.replace(b"REQ-2611-0002 1", b"REQ-2611-0002 2")
    house.log.seals.put("2026-11", text)
    with fails(Damaged, "seal.foreign"):
        sealing.seal(house.desk(), None, None)
    assert house.log.journal.entries() == []


@pytest.mark.parametrize("line", [b"before 2026-10", b"journal 1"])
def test_a_seal_of_another_log_is_no_seal_of_ours(house: House, line: bytes) -> None:
    """It names a seal or an entry that the journal has not; all else in it is as the log is."""
    month(house)
    ours = sealing._written(house.desk(), sealing.period_of(house.desk(), None, None))
    own = {b"before 2026-10": b"before - -", b"journal 1": b"journal 0 -"}[line]
    forged = ours.replace(own, line + b" " + b"0" * 64)
    assert seals.decode(forged) != seals.decode(ours)
    house.log.seals.put("2026-11", forged)
    with fails(Damaged, "seal.foreign"):
        sealing.seal(house.desk(), None, None)


def test_two_seal_at_once(house: House) -> None:
    """A file that came meanwhile stays as it is; the journal does not tell of another."""
    month(house)
    data = sealing._written(house.desk(), sealing.period_of(house.desk(), None, None))
    house.log.seals.put("2026-11", data)
    with fails(TryAgain, "seal.changed"):
        sealing._keep(house.desk(), data)
    assert house.log.journal.entries() == []


def test_somebody_writes_meanwhile(house: House, monkeypatch: pytest.MonkeyPatch) -> None:
    """What changes again and again is not sealed half; a journal that grew is looked at anew."""
    month(house)
    monkeypatch.setattr(type(house.log), "generation", lambda _: object())
    with fails(TryAgain, "seal.changed"):
        sealing.seal(house.desk(), None, None)
    monkeypatch.undo()
    data = sealing._written(house.desk(), sealing.period_of(house.desk(), None, None))
    house.log.journal.append("reviewed", {}, "2026-12-01T02:00:00Z", "budi")
    with fails(TryAgain, "seal.changed"):
        sealing._keep(house.desk(), data)
    assert house.log.seals.names() == []


# Hands in the files of a desk


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    """A small desk, its November sealed, and the second of November too."""
    path = small_desk(tmp_path)
    working.note(desk_of(path), ["1"], "dicek", to_requester=False)
    for words in ((None, "2026-11-02"), ("2026-11", None)):
        sealing.seal(desk_of(path, now=DECEMBER), *words)
    assert found(path) == []
    return path


def found(path: Path) -> list[tuple[str | None, str]]:
    """What `log verify` finds: request and rule."""
    data = keeping.verify(desk_of(path, now=DECEMBER)).data
    return [(one["request"], one["rule"]) for one in data["findings"]]


def _counter(body: bytes) -> bytes:
    return body.replace(b'"next":4', b'"next":3')


def _cut(folder: Path) -> None:
    """The last event of request 1 cut off, with a summary that fits what is left."""
    desk = desk_of(folder)
    with desk.log.transaction() as work:
        doc = work.get(1)
        assert doc is not None
        del doc["events"][-1]
        fresh = keeping.derived(doc)
        work.put({**doc, "summary": fresh.summary, "open": fresh.open})


def _rewritten(folder: Path) -> None:
    """Request 2 written anew as a whole by who can compute every hash."""
    other = small_desk(folder.parent / "other")
    with desk_of(folder).log.transaction() as work:
        doc = desk_of(other).log.get(2)
        assert doc is not None
        work.put(doc)


def _last_requests(folder: Path) -> None:
    """The archived one, which is the last, with its counter."""
    for name in ("archive/2026-11.json", "index.json", "aliases.json"):
        (folder / "log" / name).unlink()
    edit(folder / "log" / "active.json", _counter)


def _text(name: str, change: Callable[[bytes], bytes]) -> Callable[[Path], None]:
    def act(folder: Path) -> None:
        path = folder / "log" / "seals" / name
        raw = path.read_bytes()
        assert change(raw) != raw
        path.write_bytes(change(raw))

    return act


def _journal_cut(folder: Path) -> None:
    """The journal written anew with other entries before the seals, and a chain that fits."""
    from helpdeskctl.log.chain import link

    log = desk_of(folder).log
    entries = log.journal.entries()
    anew: list[dict[str, Any]] = []
    first = {**entries[0], "at": "2026-11-03T02:00:00Z"}
    for one in [first, *entries[1:]]:
        bare = {name: value for name, value in one.items() if name not in ("seq", "hash")}
        link(anew, [bare], "journal", lambda _: frozenset())
    log.journal.adopt(anew)


def _reversed(folder: Path) -> None:
    """The two entries of the seals exchanged, with a chain that fits."""
    from helpdeskctl.log.chain import link

    log = desk_of(folder).log
    *rest, one, two = log.journal.entries()
    anew: list[dict[str, Any]] = list(rest)
    for entry in (two, one):
        bare = {name: value for name, value in entry.items() if name not in ("seq", "hash")}
        link(anew, [bare], "journal", lambda _: frozenset())
    log.journal.adopt(anew)


BOTH = [("REQ-2611-0001", "seal-cut")] * 2
HANDS: dict[str, tuple[Callable[[Path], None], list[tuple[str | None, str]]]] = {
    "the last event cut off": (_cut, BOTH),
    "a request written anew": (_rewritten, [("REQ-2611-0002", "seal-rewritten")] * 2),
    "the last request cut off": (_last_requests, [("REQ-2611-0003", "seal-gone")]),
    "a line of a seal": (
        _text("2026-11.txt", lambda raw: raw.replace(b"REQ-2611-0003", b"REQ-2611-0009")),
        [(None, "seal-changed")],
    ),
    "no seal": (
        lambda folder: (folder / "log" / "seals" / "2026-11-02.txt").unlink(),
        [(None, "seal-lost")],
    ),
    "another seal": (
        lambda folder: (folder / "log" / "seals" / "2026-12.txt").write_bytes(b"x"),  # type: ignore[func-returns-value]
        [(None, "seal-unnamed")],
    ),
    "the journal written anew": (_journal_cut, [(None, "seal-journal")] * 2),
    "the seals in another order": (
        _reversed,
        [(None, "seal-chain"), (None, "seal-journal"), (None, "seal-chain")],
    ),
}


@pytest.mark.parametrize("hand", HANDS)
def test_a_hand_after_the_seal(hand: str, folder: Path) -> None:
    """Each is a finding that names request and seal; without the seals, nothing would be seen."""
    act, expected = HANDS[hand]
    act(folder)
    assert [one for one in found(folder) if one[1].startswith("seal-")] == expected
    data = keeping.verify(desk_of(folder, now=DECEMBER)).data
    texts = [verified(data, Screen(lang=lang)) for lang in ("en", "id")]
    assert texts[0] != texts[1]


def test_only_the_seal_sees_it(folder: Path) -> None:
    """A tail that was cut off with everything made to fit is nothing but a break of the seal."""
    _cut(folder)
    assert found(folder) == BOTH


def test_a_reopened_request(folder: Path) -> None:
    """The hot copy counts; its archived past, which is shorter than the seal, is no finding."""
    from helpdeskctl.desk import fulfilment

    fulfilment.reopen(desk_of(folder, now=DECEMBER), "3", None)
    sealing.seal(desk_of(folder, now=DECEMBER + 3 * 86_400), None, "2026-12-01")
    assert found(folder) == []


@pytest.mark.parametrize(
    "change",
    [lambda raw: raw + b"x", lambda raw: raw.replace(b"REQ-2611-0003", b"REQ-2611-0009")],
    ids=["no seal", "another seal"],
)
def test_an_altered_seal_is_not_sealed_again(
    change: Callable[[bytes], bytes], folder: Path
) -> None:
    """Code 6: it is no answer to say that it stands."""
    _text("2026-11.txt", change)(folder)
    with fails(Damaged, "seal.altered"):
        sealing.seal(desk_of(folder, now=DECEMBER), "2026-11", None)


def test_an_export_carries_seals(folder: Path, tmp_path: Path) -> None:
    """With the journal that tells of them they come in again; a forged one keeps all of it out."""
    export = tmp_path / "export.json"
    keeping.export(desk_of(folder, now=DECEMBER), export, print)
    other = tmp_path / "new"
    keeping.init(other)
    take(other, export)
    assert found(other) == []
    assert keeping.verify(desk_of(other)).data["seals"] == 2
    whole = json.loads(export.read_text())
    whole["seals"][0][1] += "x"
    export.write_text(json.dumps(whole))
    third = tmp_path / "third"
    keeping.init(third)
    with fails(BadValue, "import.forged"):
        take(third, export)
    whole["seals"][0][0] = "../../../x"
    export.write_text(json.dumps(whole))
    with fails(BadValue):
        take(third, export)


def test_an_export_into_a_desk_with_a_journal(folder: Path, tmp_path: Path) -> None:
    """That journal stays, and tells of no seals of others."""
    export = tmp_path / "export.json"
    keeping.export(desk_of(folder, now=DECEMBER), export, print)
    other = tmp_path / "new"
    keeping.init(other)
    desk_of(other).log.journal.append("reviewed", {}, "2026-12-01T02:00:00Z", "budi")
    take(other, export)
    assert found(other) == []
    assert desk_of(other).log.seals.names() == []


def take(folder: Path, source: Path) -> None:
    """`log import` of our own export."""
    importing.import_file(
        desk_of(folder, now=DECEMBER), source, None, as_history=False, tick=lambda *_: None
    )


def test_a_note_after_the_seal(house: House) -> None:
    """What happens in December to a request of November is nothing that November lacks."""
    month(house)
    sealing.seal(house.desk(), None, None)
    notes(house, "1")
    found_ = keeping.verify(house.desk()).data
    assert (found_["findings"], found_["after_seals"]) == ([], 0)


def test_the_first_second_of_a_month(house: House) -> None:
    """It is a part of that month, and none of the sealed one before."""
    month(house)
    house.at("2026-12-01 00:00")
    sealing.seal(house.desk(), None, None)
    notes(house, "1")
    again = sealing.seal(house.desk(), "2026-11", None).data
    assert again["after"] == {"requests": 0, "events": 0}
    assert keeping.verify(house.desk()).data["after_seals"] == 0
    opens(house, "Lupa", hand={"at": "2026-11-01 00:00", "typed_late": "lupa"})
    again = sealing.seal(house.desk(), "2026-11", None).data
    assert again["after"] == {"requests": 1, "events": 1}
    assert keeping.verify(house.desk()).data["after_seals"] == 1


def test_open_after_a_seal_is_as_before(folder: Path) -> None:
    """A seal stops nobody."""
    asked = Asked("Baru", "doni")
    opening.open_request(desk_of(folder, now=DECEMBER), asked, Judgement())
    assert found(folder) == []
