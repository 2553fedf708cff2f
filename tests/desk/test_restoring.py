"""A damaged log is brought back: nothing is deleted, no number is given twice, all of it is told."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING, Any

import pytest

from helpdeskctl.desk import keeping, opening, restoring, working
from helpdeskctl.desk.opening import Asked
from helpdeskctl.desk.records import Hand
from helpdeskctl.desk.triage import Judgement
from helpdeskctl.errors import Damaged
from helpdeskctl.log import files, restore
from helpdeskctl.log.chain import link
from helpdeskctl.log.journal import DeskJournal
from helpdeskctl.log.lines import encode
from helpdeskctl.log.logfile import LogFile
from tests.desk.small import NOW, desk_of, rules, small_desk
from tests.log.docs import edit, fails, without_line

if TYPE_CHECKING:
    from collections.abc import Callable

LATER = NOW + 3600


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    """A desk with two moving requests, 1 and 2, an archived one, 3, and 4 opened last of all."""
    path = small_desk(tmp_path)
    opens(path, "Terakhir")
    return path


def opens(folder: Path, subject: str = "Baru") -> str:
    """`open`; the number."""
    answer = opening.open_request(desk_of(folder, now=LATER), Asked(subject, "eka"), Judgement())
    return str(answer.data["request"]["id"])


def restores(folder: Path, *, dry_run: bool = False) -> dict[str, Any]:
    """`log restore`."""
    return restoring.restore(folder, LATER, Hand("siti", dry_run=dry_run)).data


def accepts(folder: Path, *, dry_run: bool = False) -> dict[str, Any]:
    """`log restore --accept`."""
    return restoring.accept(folder, LATER, Hand("siti", dry_run=dry_run)).data


def active(folder: Path) -> Path:
    """The hot file."""
    return folder / "log" / "active.json"


def damages(folder: Path, keep: int | None = None) -> bytes:
    """Tears the hot file; what is left of it."""
    raw = active(folder).read_bytes()
    torn = raw[: len(raw) - 4 if keep is None else keep]
    active(folder).write_bytes(torn)
    return torn


def everything(folder: Path) -> dict[str, bytes]:
    """Every file of the log."""
    log = folder / "log"
    return {str(one.relative_to(log)): one.read_bytes() for one in log.rglob("*") if one.is_file()}


def test_restore(folder: Path) -> None:
    """The generation before comes back, the damaged file stays, 100 numbers are left out."""
    torn = damages(folder)
    with fails(Damaged, "log.damaged.torn"):
        opens(folder)
    trial = restores(folder, dry_run=True)
    assert active(folder).read_bytes() == torn
    data = restores(folder)
    assert data == {**trial, "changed": True}
    assert data == {
        "schema": 1,
        "requests": 2,
        "aside": "damaged/active-20261102T030000Z.json",
        "skipped": [[4, 104]],
        "newer": [{"request": "REQ-2611-0004", "events": 1, "kept": 0}],
        "changed": True,
    }
    aside = folder / "log" / data["aside"]
    assert aside.read_bytes() == torn
    kept = active(folder).with_name("active.json.1")  # never the damaged one
    assert kept.read_bytes().count(b'"open":true') == 2
    log = desk_of(folder).log
    assert (log.meta()["next"], log.meta()["skipped"]) == (105, [[4, 104]])
    entry = log.journal.entries()[-1]
    assert (entry["kind"], entry["at"], entry["actor"]) == (
        "restored",
        "2026-11-02T03:00:00Z",
        "siti",
    )
    told = {"from": "active.json.1", "aside": data["aside"], "skipped": [[4, 104]]}
    assert entry["data"] == told
    assert rules(folder) == []
    assert opens(folder) == "REQ-2611-0105"
    assert rules(folder) == []
    assert restores(folder) == {"schema": 1, "changed": False}


def test_what_is_newer(folder: Path) -> None:
    """Only whole lines with a whole chain that goes on from what came back are named."""
    working.note(desk_of(folder), ["1", "2", "4"], "dicek", to_requester=False)
    raw = active(folder).read_bytes()
    broken = raw.replace(b'"kind":"noted"', b'"kind":"other"', 1)  # in request 1
    line = next(one for one in raw.split(b"\n") if one.startswith(b'"4":'))
    anew = desk_of(folder).log.get(4)
    assert anew is not None
    events = [{**one, "actor": "x"} for one in anew.pop("events")]
    for one in events:
        del one["seq"], one["hash"]
    anew["events"] = []
    link(anew["events"], events, anew["id"], lambda _: frozenset())
    active(folder).write_bytes(broken.replace(line, encode(4, anew)))
    data = restores(folder)
    assert data["newer"] == [{"request": "REQ-2611-0002", "events": 3, "kept": 2}]
    assert (data["requests"], data["skipped"]) == (3, [[5, 104]])


def test_many_numbers_in_one_write(folder: Path) -> None:
    """An import gives many at once: the jump begins behind the last that can be read."""
    from tests.log.docs import fill, request

    fill(desk_of(folder).log, [request(n, yymm="2611") for n in range(5, 205)])
    damages(folder)
    assert restores(folder)["skipped"] == [[5, 304]]
    assert opens(folder) == "REQ-2611-0305"


@pytest.mark.parametrize("keep", [0, 60, 200])
def test_however_little_is_left(folder: Path, keep: int) -> None:
    """An empty file, a torn header; then nothing newer can be named."""
    damages(folder, keep)
    data = restores(folder)
    assert (data["requests"], data["skipped"], data["newer"]) == (2, [[4, 103]], [])
    assert rules(folder) == []


def test_a_lost_file(folder: Path) -> None:
    """There is nothing to set aside then."""
    active(folder).unlink()
    data = restores(folder)
    assert (data["aside"], data["requests"]) == (None, 2)
    assert not (folder / "log" / "damaged").exists()
    assert rules(folder) == []


def test_damage_under_a_right_header(folder: Path) -> None:
    """A file whose checksum fits may hold no requests: that is damage too."""
    edit(active(folder), lambda body: body.replace(b'"n":4,', b'"x":4,'))
    assert restores(folder)["requests"] == 2


def test_twice(folder: Path) -> None:
    """Runs add up; the second file is set aside beside the first, though in the same second."""
    damages(folder)
    restores(folder)
    opens(folder)
    damages(folder)
    data = restores(folder)
    assert data["aside"] == "damaged/active-20261102T030000Z-2.json"
    assert desk_of(folder).log.meta()["skipped"] == [[4, 104], [105, 205]]
    assert rules(folder) == []


def test_no_kept_generation(folder: Path) -> None:
    """Code 6, and nothing is changed: a backup helps, or a hand."""
    damages(folder)
    active(folder).with_name("active.json.1").write_bytes(b"{}")
    before = everything(folder)
    with fails(Damaged, "restore.no-kept"):
        restores(folder)
    assert everything(folder) == before


def test_a_newer_log_is_not_damaged(folder: Path) -> None:
    """Nothing is put over what a newer program wrote, nor over a link."""
    raw = active(folder).read_bytes()
    active(folder).write_bytes(raw.replace(b'"schema": 1', b'"schema": 2', 1))
    for act in (restores, accepts):
        with fails(Damaged, "log.newer"):
            act(folder)
    active(folder).rename(folder / "elsewhere.json")
    active(folder).symlink_to(folder / "elsewhere.json")
    with fails(Damaged, "log.symlink"):
        restores(folder)


def test_a_damaged_journal_is_told_first(folder: Path) -> None:
    """Nothing is done that could not be told."""
    damages(folder)
    (folder / "log" / "desk.json").write_bytes(b"{}")
    before = everything(folder)
    with fails(Damaged) as caught:
        restores(folder)
    assert caught.value.values["mend"] == "by-hand"
    assert {k: v for k, v in everything(folder).items() if k != ".lock"} == {
        k: v for k, v in before.items() if k != ".lock"
    }


def test_a_damaged_month(folder: Path) -> None:
    """That is not mended here: it is named with what helps, and "whole" is not said."""
    (month,) = (folder / "log" / "archive").iterdir()
    month.write_bytes(month.read_bytes()[:-4])
    with fails(Damaged) as caught:
        restores(folder)
    assert (caught.value.values["path"], caught.value.values["mend"]) == (str(month), "by-hand")
    damages(folder)
    assert restores(folder)["requests"] == 2


def test_where_no_names_can_be_added(folder: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """A file system without hard links gets a copy."""

    real = Path.hardlink_to

    def refused(path: Path, target: Path) -> None:
        if path.parent.name == "damaged":
            raise PermissionError
        real(path, target)

    torn = damages(folder)
    with monkeypatch.context() as patch:
        patch.setattr(Path, "hardlink_to", refused)
        data = restores(folder)
    assert (folder / "log" / data["aside"]).read_bytes() == torn


STEPS: dict[str, tuple[Any, str]] = {
    "set aside": (files, "link"),
    "journal": (DeskJournal, "append"),
    "replace": (LogFile, "replace"),
}


@pytest.mark.parametrize("late", [False, True])
@pytest.mark.parametrize("step", STEPS)
def test_a_crash_in_between(
    step: str, late: bool, folder: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Killed before or after each step: done again it finishes, and all of it is told once."""
    room, name = STEPS[step]
    real = getattr(room, name)

    def killed(*args: Any, **kwargs: Any) -> Any:
        last = args[0] if step == "replace" else None
        if last is not None and last.path.name != "active.json":
            return real(*args, **kwargs)
        if late:
            real(*args, **kwargs)
        raise KeyboardInterrupt

    torn = damages(folder)
    before = len(desk_of(folder).log.journal.entries())
    with monkeypatch.context() as patch:
        patch.setattr(room, name, killed)
        with pytest.raises(KeyboardInterrupt):
            restores(folder)
    data = restoring.restore(folder, LATER + 60, Hand("siti")).data
    assert data["changed"] is not (step == "replace" and late)
    assert rules(folder) == []
    assert len(desk_of(folder).log.journal.entries()) == before + 1
    assert [one.read_bytes() for one in (folder / "log" / "damaged").iterdir()] == [torn]
    assert opens(folder) == "REQ-2611-0105"


# By hand


def _hand(raw: bytes) -> bytes:
    """Request 4 taken out, a word of request 1 changed, the counter lowered."""
    body = raw[raw.index(b"\n") + 1 :]
    changed = without_line(4)(body).replace(b'"subject":"Printer"', b'"subject":"Scanner"')
    return b"{" + changed.replace(b'"next":5', b'"next":2')


def test_accept(folder: Path) -> None:
    """What differs is shown first; then the file counts as it is, and verify says the rest."""
    active(folder).write_bytes(_hand(active(folder).read_bytes()))
    raw = active(folder).read_bytes()
    with fails(Damaged):
        opens(folder)
    trial = accepts(folder, dry_run=True)
    assert active(folder).read_bytes() == raw
    data = accepts(folder)
    assert data == {**trial, "changed": True}
    assert data == {
        "schema": 1,
        "requests": 2,
        "aside": "damaged/active-20261102T030000Z.json",
        "added": [],
        "gone": [],
        "differing": ["REQ-2611-0001"],
        "changed": True,
    }
    assert (folder / "log" / data["aside"]).read_bytes() == raw
    entry = desk_of(folder).log.journal.entries()[-1]
    assert (entry["kind"], entry["data"]["differing"]) == ("restored", ["REQ-2611-0001"])
    assert rules(folder) == ["chain"]
    assert opens(folder) == "REQ-2611-0004"


def test_accept_against_the_generation_before(folder: Path) -> None:
    """What it had and the file has not is gone; what it had not is added; the archive counts."""
    working.note(desk_of(folder), ["1"], "dicek", to_requester=False)
    body = active(folder).read_bytes()
    line = next(one for one in body.split(b"\n") if one.startswith(b'"4":'))
    moved = line.replace(b'"4":', b'"6":').replace(b'"n":4', b'"n":6').replace(b"0004", b"0006")
    active(folder).write_bytes(body.replace(line, moved))
    data = accepts(folder)
    assert (data["added"], data["gone"]) == (["REQ-2611-0006"], ["REQ-2611-0004"])
    assert desk_of(folder).log.meta()["next"] == 7


def test_a_mended_file_after_a_restore(folder: Path) -> None:
    """What the damaged file still told comes back, and no number that may be given is given."""
    torn = damages(folder)
    restores(folder)
    mended = torn[: torn.rindex(b"}") + 1] + b"\n}}\n"
    active(folder).write_bytes(mended)
    assert rules(folder) == ["rewound"]
    data = accepts(folder)
    assert data["added"] == ["REQ-2611-0004"]
    meta = desk_of(folder).log.meta()
    assert (meta["next"], meta["skipped"]) == (105, [[5, 104]])
    assert rules(folder) == []
    assert opens(folder) == "REQ-2611-0105"


@pytest.mark.parametrize(
    ("change", "key"),
    [
        (lambda raw: raw[:-9], "log.damaged.torn"),
        (lambda raw: raw.replace(b'"n":4', b'"n":5'), "restore.shape"),
        (lambda raw: raw.replace(b'"events":[', b'"even":['), "restore.shape"),
        (lambda raw: raw.replace(b'"4":{', b'"1":{'), "log.damaged.duplicate"),
        (lambda raw: b"[]", "log.damaged.type"),
        (lambda raw: b'{"requests": []}', "log.damaged.type"),
        (lambda raw: b'{"requests": {"1": 3}}', "log.damaged.type"),
        (lambda raw: b"", "log.damaged.empty"),
    ],
)
def test_what_is_not_accepted(folder: Path, change: Callable[[bytes], bytes], key: str) -> None:
    """Only whole JSON of our tables, with requests of the right form; nothing is changed."""
    active(folder).write_bytes(change(active(folder).read_bytes()))
    before = everything(folder)
    with fails(Damaged, key):
        accepts(folder)
    assert everything(folder) == before


def test_accept_without_a_generation_before(folder: Path) -> None:
    """There is nothing to compare with, and that is said."""
    active(folder).with_name("active.json.1").unlink()
    raw = active(folder).read_bytes()
    active(folder).write_bytes(raw.replace(b"Terakhir", b"Terubah"))
    assert accepts(folder)["differing"] is None


def test_a_whole_file_is_not_accepted_again(folder: Path) -> None:
    """There is nothing to do then."""
    before = active(folder).read_bytes()
    assert accepts(folder) == {"schema": 1, "changed": False}
    assert active(folder).read_bytes() == before


def test_changed_under_our_hands(folder: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """A hand that writes while it is read is not written over."""
    from helpdeskctl.errors import TryAgain

    active(folder).write_bytes(_hand(active(folder).read_bytes()))
    tell = restore.Mender.tell

    def meanwhile(self: restore.Mender, data: dict[str, Any]) -> None:
        active(folder).write_bytes(active(folder).read_bytes() + b" ")
        tell(self, data)

    monkeypatch.setattr(restore.Mender, "tell", meanwhile)
    with fails(TryAgain, "log.changed"):
        accepts(folder)


# What verify says of runs that were left out


@pytest.mark.parametrize(
    ("change", "found"),
    [
        (lambda body: body.replace(b"[[4,104]]", b"[[4,200]]"), ["untold"]),
        (lambda body: body.replace(b"[[4,104]]", b"[[3,104]]"), ["untold", "skipped"]),
        (lambda body: body.replace(b',"skipped":[[4,104]]', b""), ["missing"]),
        (lambda body: body.replace(b"[[4,104]]", b"[[5,104]]"), ["missing"]),
        (lambda body: body.replace(b"[[4,104]]", b'{"x":1}'), ["missing"]),
        (lambda body: body.replace(b"[[4,104]]", b"[[4,104],[1,1]]"), ["untold", "skipped"]),
    ],
)
def test_a_run_that_was_changed(
    folder: Path, change: Callable[[bytes], bytes], found: list[str]
) -> None:
    """It hides no request: the journal tells which runs there are, and no request is in one."""
    damages(folder)
    restores(folder)
    edit(active(folder), change)
    assert rules(folder) == found


def test_a_run_goes_with_an_export(folder: Path, tmp_path: Path) -> None:
    """Into an empty desk with the journal; into one that has its own, which tells of it then."""
    from helpdeskctl.desk import importing

    damages(folder)
    restores(folder)
    export = tmp_path / "export.json"
    keeping.export(desk_of(folder), export, print)
    for name in ("empty", "with-journal"):
        other = tmp_path / name
        keeping.init(other)
        if name == "with-journal":
            desk_of(other).log.journal.append("reviewed", {}, "2026-11-02T02:00:00Z", "budi")
        importing.import_file(desk_of(other), export, None, as_history=False, tick=lambda *_: None)
        assert rules(other) == []
        assert opens(other) == "REQ-2611-0105"
