"""A backup is the whole desk of one moment; a desk that is lost comes back from it."""

from __future__ import annotations

import json
import os
import shutil
import threading
import time
from pathlib import Path
from typing import TYPE_CHECKING, Any

import pytest

from helpdeskctl.core.when import iso
from helpdeskctl.desk import backups, keeping, opening, restoring, sealing, working
from helpdeskctl.desk.opening import Asked
from helpdeskctl.desk.records import Hand
from helpdeskctl.desk.triage import Judgement
from helpdeskctl.errors import BadValue, CheckFailed, Damaged, NotFound, Refused, TryAgain
from helpdeskctl.log import backup, files, restore_from, staging
from helpdeskctl.log.journal import DeskJournal
from helpdeskctl.log.lock import Lock
from helpdeskctl.render.safekeeping import backup_checked
from helpdeskctl.render.screen import Screen
from tests.desk.small import NOW, desk_of, rules, small_desk
from tests.log.docs import edit, fails, without_line

if TYPE_CHECKING:
    from collections.abc import Callable

LATER = NOW + 3600
STAMP = "20261102T030000Z"


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    """A small desk with a seal, a key, people and a month of tallies."""
    path = small_desk(tmp_path)
    sealing.seal(desk_of(path), None, "2026-11-01")
    (path / "people.csv").write_text("name,addresses\nAni,ani@contoh.co.id\n")
    (path / "log" / "key").write_bytes(b"geheim")
    (path / "log" / "raw").mkdir()
    (path / "log" / "raw" / "mail").write_bytes(b"mail")
    (path / "log" / "archive" / ".2026-11.json.99.tmp").write_bytes(b"of a killed command")
    (path / "log" / "tallies").mkdir()
    (path / "log" / "tallies" / "2026-10.json").write_bytes(b"{}")
    return path


def backs_up(folder: Path, now: int = LATER) -> Path:
    """`log backup`; where it is."""
    answer = backups.backup(desk_of(folder, now=now), folder, folder.parent / "backups")
    return Path(answer.data["path"])


def checks(folder: Path, desk: Path | None = None) -> list[str]:
    """`log backup --verify`, in short."""
    answer = backups.check(folder, desk_of(desk) if desk else None)
    found = [one["rule"] for one in answer.data["findings"]]
    assert answer.code == (1 if found else 0)
    return found


def brings(folder: Path, source: Path, *, dry_run: bool = False, now: int = LATER) -> Any:
    """`log restore --from`."""
    return restoring.bring(folder, source, now, Hand("siti", dry_run=dry_run)).data


def opens(folder: Path, subject: str = "Baru") -> str:
    """`open`; the number."""
    answer = opening.open_request(desk_of(folder, now=LATER), Asked(subject, "eka"), Judgement())
    return str(answer.data["request"]["id"])


def everything(folder: Path) -> dict[str, bytes]:
    """Every file below a folder."""
    found = (one for one in folder.rglob("*") if one.is_file())
    return {str(one.relative_to(folder)): one.read_bytes() for one in found}


def test_what_is_in_it(folder: Path) -> None:
    """All that is not derived, for its owner alone, as the manifest says; the journal tells."""
    before = everything(folder)
    path = backs_up(folder)
    assert path == folder.parent / "backups" / STAMP
    copied = everything(path)
    manifest = json.loads(copied.pop("MANIFEST.json"))
    derived = ("index.json", "aliases.json", "past/", "tallies/", "active.json.1", "desk.json.1")
    left_out = {
        name
        for name in before
        if name.startswith(tuple(f"log/{one}" for one in derived)) or "/." in name
    }
    assert copied == {name: raw for name, raw in before.items() if name not in left_out}
    assert {"log/key", "log/raw/mail", "log/seals/2026-11-01.txt", "people.csv"} <= copied.keys()
    assert {one["path"]: one["size"] for one in manifest.pop("files")} == {
        name: len(raw) for name, raw in copied.items()
    }
    assert manifest == {
        "schema": 1,
        "kind": "helpdeskctl-backup",
        "desk": str(folder),
        "taken_at": "2026-11-02T03:00:00Z",
        "counters": desk_of(folder).log.meta(),
        "requests": 3,
    }
    modes = {one.stat().st_mode & 0o777 for one in path.rglob("*") if one.is_file()}
    assert modes == {0o600}
    assert {one.stat().st_mode & 0o777 for one in [path, *path.rglob("*/")]} == {0o700}
    entry = desk_of(folder).log.journal.entries()[-1]
    assert (entry["kind"], entry["data"]["name"]) == ("backed-up", STAMP)
    assert checks(path.parent, folder) == []
    assert rules(folder) == []
    assert not (folder / "log" / ".backup").exists()


def test_all_of_it_is_on_disk(folder: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """Every file and folder is synced before the folder gets its name, the manifest too."""
    synced: set[str] = set()
    fsync, rename = os.fsync, Path.rename

    def note(handle: int) -> None:
        synced.add(str(Path(f"/proc/self/fd/{handle}").readlink()))
        fsync(handle)

    def named(path: Path, target: Path) -> Path:
        if target.name == STAMP:
            assert {str(one) for one in [path, *path.rglob("*")]} <= synced
            synced.clear()
        return rename(path, target)

    monkeypatch.setattr(os, "fsync", note)
    monkeypatch.setattr(Path, "rename", named)
    path = backs_up(folder)
    assert str(path.parent) in synced


def test_the_agreement_from_where_it_is(folder: Path) -> None:
    """`desk.yaml` may point elsewhere; the agreement is copied from there."""
    elsewhere = folder.parent / "agreement"
    elsewhere.mkdir()
    for name in ("catalog.yaml", "sla.yaml"):
        (folder / name).rename(elsewhere / name)
    desk = folder / "desk.yaml"
    desk.write_text(desk.read_text().replace("agreement: .", "agreement: ../agreement"))
    assert (backs_up(folder) / "sla.yaml").read_bytes() == (elsewhere / "sla.yaml").read_bytes()


def test_into_the_desk_itself(folder: Path) -> None:
    """Refused, also by another name of the same folder."""
    (folder.parent / "link").symlink_to(folder)
    before = everything(folder)
    for target in (folder, folder / "log" / "x", folder.parent / "link" / "backups"):
        with fails(BadValue, "backup.inside"):
            backups.backup(desk_of(folder), folder, target)
    assert everything(folder) == before


def test_twice_in_a_second(folder: Path) -> None:
    """The first one stays."""
    first = everything(backs_up(folder))
    with fails(TryAgain, "backup.exists"):
        backs_up(folder)
    assert everything(folder.parent / "backups" / STAMP) == first
    assert list((folder.parent / "backups").iterdir()) == [folder.parent / "backups" / STAMP]


def test_the_newest_is_looked_at(folder: Path) -> None:
    """Of several in a folder; a named one is looked at by itself, another folder is none."""
    first, second = backs_up(folder), backs_up(folder, LATER + 1)
    (second / "log" / "key").unlink()
    assert (checks(first.parent), checks(first)) == (["missing"], [])
    with fails(NotFound, "backup.none"):
        checks(folder.parent)


@pytest.mark.parametrize("name", ["active.json", "desk.json", "archive/2026-11.json"])
def test_a_damaged_log(folder: Path, name: str) -> None:
    """No backup is made of it: it would push out those that are whole. The file itself is named."""
    path = folder / "log" / name
    path.write_bytes(path.read_bytes()[:-5])
    with fails(Damaged) as caught:
        backs_up(folder)
    assert caught.value.values["path"] == str(path)
    assert list((folder.parent / "backups").glob("*")) == []
    assert not (folder / "log" / ".backup").exists()


def test_nobody_waits_while_bytes_are_copied(folder: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """Under the lock files only get a second name; what is written meanwhile is not in the copy."""
    copied = backup._copied
    numbers: list[str] = []

    def meanwhile(name: str, source: Path, target: Path) -> dict[str, Any]:
        if not numbers:
            with Lock(folder / "log", 0):
                pass
            numbers.append(opens(folder))
            working.note(desk_of(folder), ["1"], "sementara", to_requester=False)
            keeping.archive(desk_of(folder))
        return copied(name, source, target)

    monkeypatch.setattr(backup, "_copied", meanwhile)
    path = backs_up(folder)
    assert numbers == ["REQ-2611-0004"]
    assert checks(path, folder) == []
    assert json.loads((path / "MANIFEST.json").read_text())["requests"] == 3
    assert rules(folder) == []


def test_what_changes_before_the_lock(folder: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """All files are of the moment of the lock: written, swept and taken out ones too."""
    follow = staging._follow

    def meanwhile(log: Path, place: Path, known: dict[str, int]) -> dict[str, int]:
        if known:
            return follow(log, place, known)
        found = follow(log, place, known)
        monkeypatch.setattr(staging, "_follow", follow)
        opens(folder)
        working.note(desk_of(folder), ["1"], "panjang " * 1000, to_requester=False)
        (folder / "log" / "raw" / "mail").unlink()
        return found

    monkeypatch.setattr(staging, "_follow", meanwhile)
    path = backs_up(folder)
    assert checks(path, folder) == []
    assert json.loads((path / "MANIFEST.json").read_text())["counters"]["next"] == 5
    assert not (path / "log" / "raw").exists() or not list((path / "log" / "raw").iterdir())


def test_where_no_names_can_be_added(folder: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """Where a file cannot have a second name it is copied."""
    link = Path.hardlink_to

    def refused(path: Path, target: Path) -> None:
        if ".backup" in path.parts:
            raise PermissionError
        link(path, target)

    monkeypatch.setattr(Path, "hardlink_to", refused)
    assert checks(backs_up(folder), folder) == []


def test_while_people_work(folder: Path) -> None:
    """Backups beside somebody who records without a pause: each one is a whole log."""
    stop, waits = threading.Event(), []

    def work() -> None:
        while not stop.is_set():
            begun = time.monotonic()
            opens(folder)
            waits.append(time.monotonic() - begun)

    person = threading.Thread(target=work)
    person.start()
    try:
        paths = [backs_up(folder, LATER + n) for n in range(5)]
    finally:
        stop.set()
        person.join()
    assert [checks(path, folder) for path in paths] == [[]] * 5
    assert waits
    assert rules(folder) == []


STEPS: dict[str, tuple[Any, str]] = {
    "stage": (staging, "_follow"),
    "copy": (backup, "_copied"),
    "manifest": (backup, "_written"),
    "settle": (backup, "_settle"),
    "confirm": (files, "confirm"),
    "rename": (Path, "rename"),
    "journal": (DeskJournal, "append"),
}


@pytest.mark.parametrize("number", [1, 2])
@pytest.mark.parametrize("step", STEPS)
def test_cut_short(step: str, number: int, folder: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """Whatever stops it, half a backup has no name of one, and nothing stays in the log."""
    room, name = STEPS[step]
    real, calls = getattr(room, name), []

    def stopped(*args: Any, **kwargs: Any) -> Any:
        calls.append(1)
        if len(calls) == number:
            raise KeyboardInterrupt
        return real(*args, **kwargs)

    with monkeypatch.context() as patch:
        patch.setattr(room, name, stopped)
        if step in ("settle", "rename", "journal") and number == 2:
            backs_up(folder)
        else:
            with pytest.raises(KeyboardInterrupt):
                backs_up(folder)
    target = folder.parent / "backups"
    names = [path.name for path in target.iterdir()] if target.is_dir() else []
    assert names in ([], [STAMP])
    assert [checks(target / one, folder) for one in names] in ([], [[]])
    assert not (folder / "log" / ".backup").exists()
    assert rules(folder) == []
    assert checks(backs_up(folder, LATER + 5), folder) == []


KILLED = """
import os, signal, sys
from pathlib import Path
from helpdeskctl.log import backup
copied = backup._copied
left = int(sys.argv[3])
def once(*args):
    global left
    left -= 1
    if left < 0:
        os.kill(os.getpid(), signal.SIGKILL)
    return copied(*args)
backup._copied = once
backup.take(Path(sys.argv[1]), Path(sys.argv[2]), {}, "2026-11-02T03:00:00Z", 1.0)
"""


def test_killed(folder: Path) -> None:
    """What a kill leaves is taken away by the next backup; in the log, by `log archive` too."""
    from tests.log.docs import python

    target = folder.parent / "backups"
    for left in (0, 3):
        process = python(KILLED, folder, target, left)
        process.communicate(timeout=60)
        assert process.returncode == -9
        assert [path.name[0] for path in target.iterdir()] == ["."] * bool(left)
        assert (folder / "log" / ".backup").is_dir()
        with fails(NotFound, "backup.none"):
            checks(target)
        assert rules(folder) == []
    keeping.archive(desk_of(folder))
    assert not (folder / "log" / ".backup").exists()
    python(KILLED, folder, target, 0).communicate(timeout=60)
    (folder / "log" / "raw" / "mail").unlink()
    path = backs_up(folder)
    assert list(target.iterdir()) == [path]
    assert not list(path.glob("log/raw/*"))


def test_a_sweep_leaves_a_running_backup_alone(folder: Path) -> None:
    """Only what nobody needs is taken away."""
    with staging.staged(folder / "log") as place:
        keeping.archive(desk_of(folder))
        assert (place / "active.json").exists()
        with fails(TryAgain, "log.busy"), staging.staged(folder / "log", 0):
            pass


def _forged(path: Path) -> None:
    """A request written anew in the copy, and a manifest that vouches for it."""
    edit(path / "log" / "active.json", without_line(1))
    manifest = json.loads((path / "MANIFEST.json").read_text())
    for one in manifest["files"]:
        raw = (path / one["path"]).read_bytes()
        one |= {"size": len(raw), "sha256": __import__("hashlib").sha256(raw).hexdigest()}
    (path / "MANIFEST.json").write_text(json.dumps(manifest))


def _append(name: str) -> Callable[[Path], None]:
    def act(path: Path) -> None:
        with (path / name).open("ab") as file:
            file.write(b" ")

    return act


def _linked(path: Path) -> None:
    (path / "log" / "key").unlink()
    (path / "log" / "key").symlink_to(path / "desk.yaml")


def _manifest(change: Callable[[str], str]) -> Callable[[Path], None]:
    def act(path: Path) -> None:
        text = (path / "MANIFEST.json").read_text()
        assert change(text) != text
        (path / "MANIFEST.json").write_text(change(text))

    return act


HANDS: dict[str, tuple[Callable[[Path], None], list[str]]] = {
    "a file less": (lambda path: (path / "log" / "key").unlink(), ["missing"]),
    "a file more": (lambda path: (path / "log" / "x").touch(), ["extra"]),
    "a link more": (lambda path: (path / "x").symlink_to(path / "log"), ["extra"]),
    "a byte more": (_append("log/active.json"), ["changed"]),
    "another byte": (
        lambda path: (path / "log" / "key").write_bytes(b"Geheim"),  # type: ignore[dict-item,func-returns-value]
        ["changed"],
    ),
    "a link": (_linked, ["changed"]),
    "no manifest": (lambda path: (path / "MANIFEST.json").unlink(), ["manifest"]),
    "half a manifest": (_manifest(lambda text: text[:-9]), ["manifest"]),
    "a path out of it": (
        _manifest(lambda text: text.replace('"log/key"', '"../../key"')),
        ["manifest"],
    ),
    "a request less, and a manifest that fits": (_forged, ["untold"]),
    "another count": (_manifest(lambda text: text.replace('"requests":3', '"requests":4')), []),
}


@pytest.mark.parametrize("hand", HANDS)
def test_a_hand_in_a_backup(hand: str, folder: Path) -> None:
    """Each is a finding, code 1, in both languages; and it is not brought back."""
    act, found = HANDS[hand]
    path = backs_up(folder)
    act(path)
    assert checks(path, folder) == (found or ["untold"])
    answer = backups.check(path, desk_of(folder))
    texts = [backup_checked(answer.data, Screen(lang=lang)) for lang in ("en", "id")]
    assert texts[0] != texts[1]
    new = folder.parent / "new"
    with fails((CheckFailed, BadValue)):  # type: ignore[arg-type]
        brings(new, path)
    assert not new.exists()


def test_the_drill(folder: Path) -> None:
    """Without a desk whose journal tells: the copy is read as a log, and verified as one."""
    path = backs_up(folder)
    _forged(path)
    assert checks(path) == ["missing", "counted"]
    other = backs_up(folder, LATER + 1)
    _manifest(lambda text: text.replace('"requests":3', '"requests":4'))(other)
    assert checks(other) == ["counted"]


def test_a_log_with_findings_is_copied_too(folder: Path) -> None:
    """A backup keeps what there is; that it has findings is said when it is looked at."""
    edit(folder / "log" / "active.json", without_line(1))
    assert checks(backs_up(folder), folder) == ["missing"]


def test_looking_writes_nothing(folder: Path) -> None:
    """Not even a lock: a backup may lie where nobody can write."""
    path = backs_up(folder)
    before = {str(one): one.stat().st_mtime_ns for one in [path, *path.rglob("*")]}
    checks(path, folder)
    assert {str(one): one.stat().st_mtime_ns for one in [path, *path.rglob("*")]} == before


# Back from a backup


def test_a_lost_desk(folder: Path) -> None:
    """All of it comes back; what was recorded since is lost, and no number of it is given again."""
    path = backs_up(folder)
    kept = everything(path)
    opens(folder, "Sesudahnya")
    shutil.rmtree(folder)
    trial = brings(folder, path.parent, dry_run=True)
    assert not folder.exists()
    data = brings(folder, path.parent)
    assert data == {**trial, "changed": True}
    assert data == {
        "schema": 1,
        "path": str(path),
        "requests": 3,
        "aside": None,
        "skipped": [[4, 1003]],
        "newer": [],
        "differing": [],
        "changed": True,
    }
    now = everything(folder)
    same = {name: raw for name, raw in kept.items() if name in now and now[name] == raw}
    assert kept.keys() - same.keys() == {"MANIFEST.json", "log/active.json", "log/desk.json"}
    entry = desk_of(folder).log.journal.entries()[-1]
    assert (entry["kind"], entry["data"]["from"]) == ("restored", STAMP)
    assert entry["data"]["skipped"] == [[4, 1003]]
    assert (folder / "log").stat().st_mode & 0o777 == 0o700
    assert rules(folder) == []
    assert opens(folder) == "REQ-2611-1004"
    keeping.archive(desk_of(folder))
    assert rules(folder) == []
    assert desk_of(folder).find("3")["summary"]["ended_as"] == "spam"


@pytest.mark.parametrize(
    ("following", "days", "jump"),
    [
        (4, 0, 1000),
        (4, 6, 1000),
        (4, 7, 2000),
        (4, -9, 1000),
        (100_000, 0, 2000),
        (100_000, 14, 6000),
    ],
)
def test_how_many_numbers_are_left_out(folder: Path, following: int, days: int, jump: int) -> None:
    """A thousand or a fiftieth of all for each week that was begun, whatever the clock says."""
    log = desk_of(folder).log
    with log.transaction() as work:
        if following > 4:
            told = {"skipped": [[4, following - 1]]}
            log.journal.append("restored", told, iso(LATER), "siti")
            work.meta |= {"next": following, **told}
    path = backs_up(folder)
    shutil.rmtree(folder)
    for dry_run in (True, False):
        data = brings(folder, path, dry_run=dry_run, now=LATER + days * 86_400)
        assert data["skipped"] == [[following, following + jump - 1]]


def test_over_a_damaged_log(folder: Path) -> None:
    """What lay there is moved aside; what it still tells of numbers and requests is used."""
    path = backs_up(folder)
    for subject in ("satu", "dua", "tiga"):
        opens(folder, subject)
    working.note(desk_of(folder), ["1"], "dicek", to_requester=False)
    active = folder / "log" / "active.json"
    torn = active.read_bytes()[:-4]
    active.write_bytes(torn)
    (folder / "sla.yaml").write_text("lain\n")
    data = brings(folder, path)
    assert (data["skipped"], data["differing"]) == ([[4, 1006]], ["sla.yaml"])
    assert [one["request"] for one in data["newer"]] == [
        "REQ-2611-0001",
        *(f"REQ-2611-000{n}" for n in (4, 5, 6)),
    ]
    aside = folder / "log" / data["aside"]
    assert (aside / "active.json").read_bytes() == torn
    assert {"active.json.1", "desk.json", "index.json"} <= {one.name for one in aside.iterdir()}
    (folder / "sla.yaml").write_bytes((path / "sla.yaml").read_bytes())
    assert rules(folder) == []
    assert opens(folder) == "REQ-2611-1007"


def test_over_a_whole_log(folder: Path) -> None:
    """Refused; an empty one may be filled."""
    path = backs_up(folder)
    before = everything(folder)
    with fails(Refused, "restore.whole-log"):
        brings(folder, path)
    assert everything(folder) == before
    other = folder.parent / "new"
    keeping.init(other)
    assert brings(other, path)["changed"]
    assert rules(other) == []


def test_both_at_once(folder: Path) -> None:
    """A file by hand and a backup are two things."""
    with fails(BadValue, "restore.both"):
        restoring.bring(folder, folder, LATER, Hand("siti"), accept=True)


@pytest.mark.parametrize("state", ["damaged", "lost", "new"])
def test_bringing_cut_short(state: str, folder: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """Killed before any of its writes: nobody can record meanwhile, and done again it finishes."""
    path = backs_up(folder)
    opens(folder, "Sesudahnya")
    active = folder / "log" / "active.json"
    active.write_bytes(active.read_bytes()[:-4])
    if state == "lost":
        shutil.rmtree(folder / "log")
    if state == "new":
        shutil.rmtree(folder)
        keeping.init(folder)
    kept = folder.parent / "kept"
    shutil.copytree(folder, kept)
    for step in range(40):
        shutil.rmtree(folder)
        shutil.copytree(kept, folder)
        if _cut(folder, path, step, monkeypatch):
            break
        if not _is_in_place(folder):
            with fails((Damaged, NotFound, TryAgain)):  # type: ignore[arg-type]
                opens(folder)
            brings(folder, path, now=LATER + 60)
        assert rules(folder) == [], step
        number = int(opens(folder)[-4:])
        assert number >= (105 if state == "damaged" else 104), step
        told = [one["kind"] for one in desk_of(folder).log.journal.entries()]
        assert told.count("restored") == 1, step
    assert step > 10


def _is_in_place(folder: Path) -> bool:
    """Whether it was stopped behind its last rename, or before it touched a desk that is new."""
    try:
        meta = desk_of(folder).log.meta()
    except (Damaged, NotFound, TryAgain):
        return False
    if not (folder / "log" / "active.json").exists():
        return False  # then nobody may begin there
    if meta == {"next": 1}:
        brings(folder, folder.parent / "backups", now=LATER + 60)
    return True


def _cut(folder: Path, path: Path, step: int, monkeypatch: pytest.MonkeyPatch) -> bool:
    """Bring it, stopped before the write of that number; whether it came to its end before."""
    calls: list[int] = []

    def counting(real: Any) -> Any:
        def stopped(*args: Any, **kwargs: Any) -> Any:
            calls.append(1)
            if len(calls) > step:
                raise KeyboardInterrupt
            return real(*args, **kwargs)

        return stopped

    with monkeypatch.context() as patch:
        for room, name in (
            (files, "replace"),
            (files, "link"),
            (files, "confirm"),
            (Path, "rename"),
        ):
            patch.setattr(room, name, counting(getattr(room, name)))
        try:
            brings(folder, path)
        except KeyboardInterrupt:
            return False
    return True


def test_what_was_given_is_known_after_a_crash(
    folder: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """The generations that told of it were moved aside by then; the jump is not shorter for it."""
    path = backs_up(folder)
    for n in range(150):
        opens(folder, f"nomor {n}")
    active = folder / "log" / "active.json"
    active.write_bytes(b"")
    move = restore_from.Bringer._write

    def killed(*_: object) -> None:
        raise KeyboardInterrupt

    with monkeypatch.context() as patch:
        patch.setattr(restore_from.Bringer, "_write", killed)
        with pytest.raises(KeyboardInterrupt):
            brings(folder, path)
    assert move is restore_from.Bringer._write
    brings(folder, path)
    assert int(opens(folder)[-4:]) > 153 + restore_from.A_WEEK
    assert rules(folder) == []
