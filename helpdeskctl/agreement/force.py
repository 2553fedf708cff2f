"""Which agreement is in force for a desk: the last good one, until a better one is recorded.

Day by day it compares two `stat`s and loads one JSON file; YAML is read only after a change. It
takes no lock and writes no journal: a caller that records holds the one, and is told of a version
after it is kept and before it is in force, so that no crash leaves one in force untold.
"""

from __future__ import annotations

import json
from collections.abc import Callable
from typing import TYPE_CHECKING, Any, NamedTuple

from helpdeskctl.agreement.store import (
    NAME,
    SCHEMA,
    newest,
    read_json,
    stat_key,
    stored,
    write_atomic,
)
from helpdeskctl.errors import Damaged, NoAgreement

if TYPE_CHECKING:
    from pathlib import Path

    from helpdeskctl.agreement.faults import Fault
    from helpdeskctl.agreement.store import Key, Plain

__all__ = ["Force", "in_force", "stored"]

MARK = "in-force.json"

Remark = tuple[str, dict[str, Any]]


Taking = Callable[[dict[str, Any]], None]


def _untold(_snapshot: Plain) -> None:
    """Nobody wants to know."""


class Force(NamedTuple):
    """The snapshot in force, what to tell the person, and whether it came into force just now."""

    snapshot: Plain
    remarks: list[Remark]
    taken: bool


class _Mark(NamedTuple):
    """What was in force when a command last recorded, and the state of the files it looked at."""

    name: str
    key: list[Key]
    remarks: list[Remark]


class _Desk(NamedTuple):
    catalog: Path
    sla: Path
    store: Path
    record: bool


def in_force(
    catalog_path: Path, sla_path: Path, store: Path, *, record: bool, taking: Taking = _untold
) -> Force:
    """Return the agreement in force. Only with `record` does a changed one come into force.

    `taking` is told of it; it may be told again of one it knows, after a crash. Remarks:
    `agreement.taken`, `agreement.invalid`, `agreement.version`. Raises NoAgreement when the files
    are not valid and none was before, Damaged when the one in force is lost.
    """
    desk = _Desk(catalog_path, sla_path, store, record)
    key = [stat_key(catalog_path), stat_key(sla_path)]
    mark = _read_mark(store)
    if mark and (mark.key == key or not record):
        return Force(_kept(desk, mark.name), mark.remarks if mark.key == key else [], taken=False)
    earlier = _kept(desk, mark.name) if mark else None
    force = _judge(earlier, *_load(desk))
    if not record:
        return Force(force.snapshot, [], taken=False)
    if force.taken:
        _keep(store, force.snapshot)
    if force.taken or not (store / MARK).is_file():
        taking(force.snapshot)
    _write_mark(store, force, key)
    return force


def marked(store: Path) -> str | None:
    """Return the name that was in force when a command last recorded, if one did."""
    mark = _read_mark(store) if (store / MARK).is_file() else None
    return mark.name if mark else None


def _load(desk: _Desk) -> tuple[Plain | None, list[Fault]]:
    from helpdeskctl.agreement.load import load

    return load(desk.catalog, desk.sla)


def _judge(earlier: Plain | None, found: Plain | None, faults: list[Fault]) -> Force:
    """Choose between the earlier agreement and the files as they lie."""
    if found is None:
        errors = [str(one) for one in faults if one.level == "error"]
        told: dict[str, Any] = {"first": errors[0], "faults": len(errors)}
        if earlier is None:
            raise NoAgreement("agreement.none", **told)
        return Force(earlier, [("agreement.invalid", told)], taken=False)
    if earlier is not None:
        changed = [part for part in ("catalog", "sla") if found[part] != earlier[part]]
        refused = [one for part in changed if (one := _unraised(part, earlier, found))]
        if refused or not changed:
            return Force(earlier, refused, taken=False)
    taken: dict[str, Any] = {
        "version": found["catalog"]["version"],
        "sla_version": found["sla"]["version"],
    }
    return Force(found, [("agreement.taken", taken)], taken=True)


def _unraised(part: str, earlier: Plain, found: Plain) -> Remark | None:
    """Refuse changed content whose version did not rise: two texts would share one number."""
    before, version = earlier[part]["version"], found[part]["version"]
    if _ordered(version) > _ordered(before):
        return None
    return "agreement.version", {"file": f"{part}.yaml", "version": version, "in_force": before}


def _ordered(version: str) -> list[int]:
    return [int(part) for part in version.split(".")]


def _kept(desk: _Desk, name: str) -> Plain:
    """Return a stored snapshot; when it is damaged, make it again from the same files."""
    try:
        return stored(desk.store, name)
    except Damaged as error:
        if error.key != "agreement.snapshot":
            raise
        found, _ = _load(desk)
        if found is None or found["name"] != name:
            raise
        if desk.record:
            _keep(desk.store, found)
        return found


def _keep(store: Path, snapshot: Plain) -> None:
    """Write a snapshot, unless it is there and whole: it is never changed."""
    from helpdeskctl.agreement.snapshot import encode

    held = read_json(store / f"{snapshot['name']}.json")
    if held is None or held.get("name") != snapshot["name"]:
        write_atomic(store, f"{snapshot['name']}.json", encode(snapshot))


def _read_mark(store: Path) -> _Mark | None:
    """Return what was in force; without a usable mark, the snapshot that was written last."""
    held = read_json(store / MARK) or {}
    name = held.get("name")
    if isinstance(name, str) and NAME.fullmatch(name):
        remarks = [(key, values) for key, values in held.get("remarks", [])]
        return _Mark(name, held.get("key", []), remarks)
    last = newest(store)
    return _Mark(last, [], []) if last else None


def _write_mark(store: Path, force: Force, key: list[Key]) -> None:
    """Remember the choice, and what stays to be said of files that were not taken."""
    mark = {
        "schema": SCHEMA,
        "name": force.snapshot["name"],
        "key": key,
        "remarks": [] if force.taken else force.remarks,
    }
    write_atomic(store, MARK, json.dumps(mark, separators=(",", ":")).encode() + b"\n")
