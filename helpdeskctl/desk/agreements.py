"""Where a desk's versions of the agreement come from: the snapshots beside its log.

As terms for the use cases, and as bytes for whoever verifies, carries away or brings them.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from helpdeskctl.agreement import force, store
from helpdeskctl.core.terms import Terms
from helpdeskctl.errors import BadValue

if TYPE_CHECKING:
    from pathlib import Path

    from helpdeskctl.agreement.force import Taking
    from helpdeskctl.desk.answer import Remark
    from helpdeskctl.log.port import Kept


class FileAgreements:
    """`catalog.yaml` and `sla.yaml` of a folder, and the snapshots taken into force."""

    def __init__(self, folder: Path, snapshots: Path, taking: Taking) -> None:
        """`taking` is told of a version that comes into force."""
        self._folder = folder
        self._store = snapshots
        self._taking = taking
        self.kept: Kept | None = KeptFiles(snapshots)
        self._known: dict[str, Terms] = {}

    def in_force(self, *, record: bool) -> tuple[Terms, list[Remark]]:
        """The version in force; with `record` (under the lock) a new one may be taken."""
        snapshot, remarks, _ = force.in_force(
            self._folder / "catalog.yaml",
            self._folder / "sla.yaml",
            self._store,
            record=record,
            taking=self._taking,
        )
        terms = self._known.setdefault(snapshot["name"], Terms(snapshot))
        return terms, remarks

    def of(self, name: str) -> Terms:
        """The version of that name."""
        if name not in self._known:
            self._known[name] = Terms(force.stored(self._store, name))
        return self._known[name]


class FixedAgreements:
    """One version for ever, in memory: for the demo's checks and for tests."""

    kept: Kept | None = None

    def __init__(self, terms: Terms) -> None:
        self._terms = terms

    def in_force(self, *, record: bool) -> tuple[Terms, list[Remark]]:  # noqa: ARG002
        """That version."""
        return self._terms, []

    def of(self, name: str) -> Terms:  # noqa: ARG002
        """That version, whatever the name."""
        return self._terms


class KeptFiles:
    """The snapshots of a folder, as bytes."""

    def __init__(self, folder: Path) -> None:
        self._folder = folder

    def raw(self, name: str) -> bytes | None:
        """The bytes of a version; None when they are lost, or are no agreement of that name."""
        if not store.NAME.fullmatch(name):
            return None
        try:
            data = (self._folder / f"{name}.json").read_bytes()
        except OSError:
            return None
        return data if store.sound(name, data) else None

    def put(self, name: str, data: bytes) -> None:
        """Keeps a version, unless it is kept already; BadValue when it is no agreement."""
        if not store.sound(name, data):
            raise BadValue("import.bad-agreement", name=name)
        if self.raw(name) is None:
            store.write_atomic(self._folder, f"{name}.json", data)

    def in_force(self) -> str | None:
        """The name of the version in force; None before the first."""
        return force.marked(self._folder)


class KeptMemory:
    """The twin of a folder of snapshots, in memory; none is in force there."""

    def __init__(self) -> None:
        self._kept: dict[str, bytes] = {}

    def raw(self, name: str) -> bytes | None:
        """The bytes of a version; None when there are none."""
        return self._kept.get(name)

    def put(self, name: str, data: bytes) -> None:
        """Keeps a version; BadValue when it is no agreement."""
        if not store.sound(name, data):
            raise BadValue("import.bad-agreement", name=name)
        self._kept[name] = data

    def in_force(self) -> str | None:
        """None is."""
        return None
