"""Where a desk's versions of the agreement come from: the snapshots beside its log."""

from __future__ import annotations

from typing import TYPE_CHECKING

from helpdeskctl.agreement import force
from helpdeskctl.core.terms import Terms

if TYPE_CHECKING:
    from pathlib import Path

    from helpdeskctl.desk.answer import Remark


class FileAgreements:
    """`catalog.yaml` and `sla.yaml` of a folder, and the snapshots taken into force."""

    def __init__(self, folder: Path, store: Path) -> None:
        self._folder = folder
        self._store = store
        self._known: dict[str, Terms] = {}

    def in_force(self, *, record: bool) -> tuple[Terms, list[Remark]]:
        """The version in force; with `record` (under the lock) a new one may be taken."""
        snapshot, remarks, _ = force.in_force(
            self._folder / "catalog.yaml", self._folder / "sla.yaml", self._store, record=record
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

    def __init__(self, terms: Terms) -> None:
        self._terms = terms

    def in_force(self, *, record: bool) -> tuple[Terms, list[Remark]]:  # noqa: ARG002
        """That version."""
        return self._terms, []

    def of(self, name: str) -> Terms:  # noqa: ARG002
        """That version, whatever the name."""
        return self._terms
