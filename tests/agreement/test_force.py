"""Which agreement is in force: the last good one, until a recording command takes a better one."""

from __future__ import annotations

import json
import os
import subprocess
import sys
from pathlib import Path
from typing import TYPE_CHECKING, NamedTuple

import pytest

from helpdeskctl.agreement import force as force_module
from helpdeskctl.agreement.force import in_force
from helpdeskctl.agreement.store import stored, write_atomic
from helpdeskctl.errors import Damaged, NoAgreement, NotFound, TryAgain

from .pair import CATALOG, SLA, edited

if TYPE_CHECKING:
    from helpdeskctl.agreement.force import Force

TAKEN = ("agreement.taken", {"version": "1.0.0", "sla_version": "1.0.0"})


class Desk(NamedTuple):
    """Two files and a store in a folder of its own."""

    catalog: Path
    sla: Path
    store: Path

    def run(self, *, record: bool = True) -> Force:
        """Ask as a command would, in a process that remembers nothing."""
        stored.cache_clear()
        return in_force(self.catalog, self.sla, self.store, record=record)

    def files(self) -> dict[str, bytes]:
        """Return everything the store holds."""
        return {path.name: path.read_bytes() for path in self.store.iterdir()}

    def snapshot(self) -> Path:
        """Return the only snapshot of the store."""
        (found,) = self.store.glob("[0-9]*.json")
        return found


@pytest.fixture
def desk(tmp_path: Path) -> Desk:
    """A desk that has recorded nothing."""
    made = Desk(tmp_path / "catalog.yaml", tmp_path / "sla.yaml", tmp_path / "catalogs")
    made.catalog.write_text(CATALOG)
    made.sla.write_text(SLA)
    made.store.mkdir()
    return made


def raised(text: str, version: str = "1.1.0") -> str:
    """Return a text under another version."""
    return edited(text, "version: 1.0.0", f"version: {version}")


def changed(text: str) -> str:
    """Return a catalog with another promise."""
    return edited(text, "respond: 1h", "respond: 2h")


def test_first_recording_takes_it(desk: Desk) -> None:
    """The snapshot and the mark are written, and the person is told."""
    force = desk.run()

    assert (force.remarks, force.taken) == ([TAKEN], True)
    assert sorted(desk.files()) == [f"{force.snapshot['name']}.json", "in-force.json"]
    assert stored(desk.store, force.snapshot["name"]) == force.snapshot


def test_second_recording_changes_nothing(desk: Desk) -> None:
    """It is said once, and no byte moves."""
    first = desk.run()
    before = desk.files()

    force = desk.run()

    assert force == (first.snapshot, [], False)
    assert desk.files() == before


def test_reader_before_any_recording(desk: Desk) -> None:
    """It compiles in memory and writes nothing."""
    force = desk.run(record=False)

    assert (force.snapshot["catalog"]["version"], force.remarks, force.taken) == (
        "1.0.0",
        [],
        False,
    )
    assert desk.files() == {}


def test_reader_uses_the_earlier_one_silently(desk: Desk) -> None:
    """A raised version waits for a recording command, and a reader does not parse it."""
    first = desk.run()
    desk.catalog.write_text("[[[")

    assert desk.run(record=False) == (first.snapshot, [], False)


def test_reader_leaves_a_raised_version_alone(desk: Desk, monkeypatch: pytest.MonkeyPatch) -> None:
    """Only a recording command takes it, and a reader does not even parse it."""
    first = desk.run()
    desk.catalog.write_text(raised(changed(CATALOG)))
    monkeypatch.setattr(force_module, "_load", None)

    assert desk.run(record=False) == (first.snapshot, [], False)


def test_reader_says_nothing_of_files_nobody_looked_at(desk: Desk) -> None:
    """A remark belongs to the files it was made for."""
    first = desk.run()
    desk.catalog.write_text("")
    desk.run()
    desk.catalog.write_text(CATALOG)

    assert desk.run(record=False) == (first.snapshot, [], False)


def test_raised_version_is_taken(desk: Desk) -> None:
    """Both snapshots stay: old requests point to the first."""
    first = desk.run()
    desk.catalog.write_text(raised(changed(CATALOG)))

    force = desk.run()

    assert force.remarks == [("agreement.taken", {"version": "1.1.0", "sla_version": "1.0.0"})]
    assert force.snapshot["catalog"]["services"]["vpn-access"]["respond_s"] == 7200
    assert stored(desk.store, first.snapshot["name"]) == first.snapshot
    assert desk.run(record=False) == (force.snapshot, [], False)


def test_sla_alone(desk: Desk) -> None:
    """sla.yaml has a version of its own under the same rule."""
    desk.run()
    desk.sla.write_text(raised(edited(SLA, "reopen_window: 5d", "reopen_window: 4d")))

    force = desk.run()

    assert force.remarks == [("agreement.taken", {"version": "1.0.0", "sla_version": "1.1.0"})]


UNRAISED = [
    (changed(CATALOG), SLA, [("catalog.yaml", "1.0.0")]),
    (raised(CATALOG, "0.9.9"), SLA, [("catalog.yaml", "0.9.9")]),
    (CATALOG, edited(SLA, "reopen_window: 5d", "reopen_window: 4d"), [("sla.yaml", "1.0.0")]),
    (
        raised(changed(CATALOG)),
        edited(SLA, "reopen_window: 5d", "reopen_window: 4d"),
        [("sla.yaml", "1.0.0")],
    ),
    (
        changed(CATALOG),
        edited(SLA, "reopen_window: 5d", "reopen_window: 4d"),
        [("catalog.yaml", "1.0.0"), ("sla.yaml", "1.0.0")],
    ),
]


@pytest.mark.parametrize(("catalog", "sla", "refused"), UNRAISED)
def test_unraised_version(
    desk: Desk, catalog: str, sla: str, refused: list[tuple[str, str]]
) -> None:
    """Changed content under the same or a lower version changes nothing and says so each time."""
    first = desk.run()
    desk.catalog.write_text(catalog)
    desk.sla.write_text(sla)

    for _ in range(2):
        assert desk.run() == (
            first.snapshot,
            [
                ("agreement.version", {"file": file, "version": version, "in_force": "1.0.0"})
                for file, version in refused
            ],
            False,
        )


def test_ten_is_higher_than_nine(desk: Desk) -> None:
    """Versions are numbers, not text."""
    desk.catalog.write_text(raised(CATALOG, "1.9.0"))
    desk.run()
    desk.catalog.write_text(raised(CATALOG, "1.10.0"))

    assert desk.run().taken


def test_comments_are_no_change(desk: Desk) -> None:
    """Other bytes with the same meaning keep the earlier snapshot, and cost nothing later."""
    first = desk.run()
    desk.catalog.write_text("# A comment\n" + CATALOG.replace("[vpn]", '["vpn"]'))

    assert desk.run() == (first.snapshot, [], False)
    assert sorted(desk.files()) == [f"{first.snapshot['name']}.json", "in-force.json"]
    assert json.loads(desk.files()["in-force.json"])["key"][0][1:] == [
        desk.catalog.stat().st_ino,
        desk.catalog.stat().st_size,
        desk.catalog.stat().st_mtime_ns,
    ]


def test_invalid_files_keep_the_last_good_one(desk: Desk, monkeypatch: pytest.MonkeyPatch) -> None:
    """A broken merge does not stop the desk; it is said each time, but parsed once."""
    first = desk.run()
    desk.catalog.write_text(edited(CATALOG, "team: helpdesk", "team: helpdeks"))
    sentence = (
        f"{desk.catalog}:19:11: error: vpn-access: "
        'there is no team "helpdeks"; did you mean "helpdesk"? [team.unknown]'
    )
    told = [("agreement.invalid", {"first": sentence, "faults": 1})]

    assert desk.run() == (first.snapshot, told, False)
    monkeypatch.setattr(force_module, "_load", None)
    assert desk.run() == (first.snapshot, told, False)
    assert desk.run(record=False) == (first.snapshot, told, False)


def test_repaired_files_end_the_remark(desk: Desk) -> None:
    """What was put right is not mentioned again."""
    first = desk.run()
    desk.catalog.write_text("")
    desk.run()
    desk.catalog.write_text(CATALOG)

    assert desk.run() == (first.snapshot, [], False)
    assert desk.run() == (first.snapshot, [], False)


def test_a_lost_file_keeps_the_last_good_one(desk: Desk) -> None:
    """A missing file is a fault like others."""
    first = desk.run()
    desk.sla.unlink()

    force = desk.run()

    assert (force.snapshot, force.remarks[0][0]) == (first.snapshot, "agreement.invalid")


@pytest.mark.parametrize("record", [True, False])
def test_no_agreement_at_all(desk: Desk, record: bool) -> None:
    """Without an earlier good one, faults stop the command; their number counts errors only."""
    desk.catalog.write_text(edited(CATALOG, "    effort: s\n    impact: 1\n", ""))

    with pytest.raises(NoAgreement) as error:
        desk.run(record=record)

    assert error.value.key == "agreement.none"
    assert error.value.values["faults"] == 1
    assert str(error.value.values["first"]).endswith("[service.effort]")
    assert desk.files() == {}


@pytest.mark.parametrize("damage", [b"", b"{", b"[]", b"null", b'{"schema":1,"name":"x"}', b"\xff"])
def test_damaged_snapshot_is_made_again(desk: Desk, damage: bytes) -> None:
    """The same files give the same name, so nothing is lost."""
    first = desk.run()
    whole = desk.files()
    desk.snapshot().write_bytes(damage)

    assert desk.run(record=False) == (first.snapshot, [], False)
    assert desk.snapshot().read_bytes() == damage
    assert desk.run() == (first.snapshot, [], False)
    assert desk.files() == whole


def test_damaged_snapshot_of_other_files(desk: Desk) -> None:
    """What cannot be made again is said, not replaced by something else."""
    name = desk.run().snapshot["name"]
    desk.snapshot().unlink()
    desk.catalog.write_text(raised(changed(CATALOG)))

    with pytest.raises(Damaged) as error:
        desk.run()

    assert (error.value.key, error.value.values) == ("agreement.snapshot", {"name": name})


@pytest.mark.parametrize("damage", [b"", b"{}", b"[1", b'{"schema":1,"name":"../x"}'])
def test_damaged_mark(desk: Desk, damage: bytes) -> None:
    """Without a mark the snapshot written last counts, so an unraised version still is refused."""
    first = desk.run()
    (desk.store / "in-force.json").write_bytes(damage)
    desk.catalog.write_text(changed(CATALOG))

    force = desk.run()

    assert (force.snapshot, force.remarks[0][0]) == (first.snapshot, "agreement.version")


def test_newer_program(desk: Desk) -> None:
    """What a newer version wrote is not guessed at."""
    desk.run()
    held = json.loads(desk.snapshot().read_bytes())
    desk.snapshot().write_text(json.dumps({**held, "schema": 2}))

    with pytest.raises(Damaged) as error:
        desk.run()

    assert error.value.key == "agreement.newer"


@pytest.mark.parametrize(
    "name", ["", "x", "../1.0.0-0123456789ab", "1.0.0-0123456789ab", "1.0.0-0123456789ab\n"]
)
def test_stored_unknown(desk: Desk, name: str) -> None:
    """A name is not a path, and one that is not there is damage: a request points to it."""
    desk.run()

    with pytest.raises(Damaged):
        stored(desk.store, name)


def test_stored_needs_a_whole_name(desk: Desk) -> None:
    """What only begins like a name is none, even when such a file lies there."""
    name = f"{desk.run().snapshot['name']}x"
    (desk.store / f"{name}.json").write_text(json.dumps({"schema": 1, "name": name}))

    with pytest.raises(Damaged):
        stored(desk.store, name)


def test_unreadable_store(desk: Desk) -> None:
    """A folder in the place of a file is a failure with words."""
    (desk.store / "in-force.json").mkdir()

    with pytest.raises(NotFound) as error:
        desk.run()

    assert error.value.key == "agreement.unreadable"


@pytest.mark.parametrize(("folder", "file"), [(0o2770, 0o660), (0o700, 0o600), (0o755, 0o600)])
def test_colleagues_keep_access(desk: Desk, folder: int, file: int) -> None:
    """Files are as open to the group as their folder, whatever the umask."""
    desk.store.chmod(folder)
    before = os.umask(0o077)
    try:
        desk.run()
    finally:
        os.umask(before)

    assert {path.stat().st_mode & 0o777 for path in desk.store.iterdir()} == {file}


def test_a_full_disk_changes_nothing(desk: Desk, monkeypatch: pytest.MonkeyPatch) -> None:
    """The old file still stands, and nothing lies about."""
    write_atomic(desk.store, "a.json", b"old")

    def full(_: int) -> None:
        raise OSError(28, "No space left on device")

    monkeypatch.setattr(os, "fsync", full)

    with pytest.raises(TryAgain) as error:
        write_atomic(desk.store, "a.json", b"new")

    assert error.value.values["reason"] == "No space left on device"
    assert desk.files() == {"a.json": b"old"}


def test_daily_path_loads_no_yaml(desk: Desk) -> None:
    """A command on a normal day imports neither YAML nor the machinery around it."""
    desk.run()
    program = (
        "import sys; from pathlib import Path; from helpdeskctl.agreement.force import in_force\n"
        f"c, s, d = map(Path, {[str(path) for path in desk]!r})\n"
        "print(in_force(c, s, d, record=True).snapshot['name'])\n"
        "print({'yaml', 'hashlib', 'zoneinfo', 'dataclasses', 'difflib'} & set(sys.modules))"
    )

    found = subprocess.run(
        [sys.executable, "-c", program],
        capture_output=True,
        text=True,
        check=True,
        cwd=Path(force_module.__file__).parents[2],
    )

    assert found.stdout.splitlines() == [desk.snapshot().stem, "set()"]
