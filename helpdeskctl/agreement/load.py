"""Both files in, one snapshot and every fault out.

It knows nothing of desks, git or what is in force, and raises for nothing that a file can hold.
"""

from __future__ import annotations

import hashlib
from typing import TYPE_CHECKING, Any

from helpdeskctl.agreement.faults import Fault, fault
from helpdeskctl.agreement.pair import Pair
from helpdeskctl.agreement.rules import check
from helpdeskctl.agreement.shape import Page, read_page
from helpdeskctl.agreement.snapshot import compile_snapshot
from helpdeskctl.agreement.spec_catalog import CATALOG
from helpdeskctl.agreement.spec_sla import SLA

if TYPE_CHECKING:
    from pathlib import Path

    from helpdeskctl.agreement.shape import Shape

Snapshot = dict[str, Any]


def load(catalog_path: Path, sla_path: Path) -> tuple[Snapshot | None, list[Fault]]:
    """Return the snapshot, or None with at least one error; warnings come beside it."""
    return load_bytes((str(catalog_path), _bytes(catalog_path)), (str(sla_path), _bytes(sla_path)))


Source = tuple[str, bytes | str]
"""The name a fault shows, and the bytes, or the rule and reason why there are none."""


def load_bytes(catalog: Source, sla: Source) -> tuple[Snapshot | None, list[Fault]]:
    """Do what `load` does for texts that lie elsewhere, like in a commit."""
    pair = Pair(_page(catalog, CATALOG), _page(sla, SLA))
    check(pair)
    faults = [one for page in pair for one in sorted(page.faults, key=_position)]
    if any(one.level == "error" for one in faults):
        return None, faults
    name = f"{pair.catalog.get('version')}-{digest(catalog[1], sla[1])}"
    return compile_snapshot(name, pair.catalog.data, pair.sla.data), faults


def _position(one: Fault) -> tuple[int, int]:
    return one.line, one.column


def digest(*texts: bytes | str) -> str:
    """Return twelve hex digits over all texts; NUL parts them, which no valid text holds."""
    parts = (text if isinstance(text, bytes) else b"" for text in texts)
    return hashlib.sha256(b"\0".join(parts)).hexdigest()[:12]


def _page(source: Source, shape: Shape) -> Page:
    file, data = source
    if isinstance(data, bytes):
        return read_page(data, file, shape)
    rule = "file.unreadable" if data else "file.missing"
    return Page(file, faults=[fault(file, (1, 1), rule, reason=data)])


def _bytes(path: Path) -> bytes | str:
    try:
        return path.read_bytes()
    except FileNotFoundError:
        return ""
    except OSError as error:
        return error.strerror or type(error).__name__
