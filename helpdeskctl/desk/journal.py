"""What the desk's journal tells of the agreements that came into force.

Each stands there with the SHA-256 of the bytes it is kept as: the name alone is made of the two
YAML files, which may be edited, so it cannot vouch for what is kept. The log keeps the entries.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from helpdeskctl.core.when import iso
from helpdeskctl.log.journal import AGREEMENT, agreements_of

if TYPE_CHECKING:
    from helpdeskctl.log.port import Journal


def take_into_force(journal: Journal, snapshot: dict[str, Any], now: int, actor: str) -> None:
    """Write that a version comes into force; once, however often a crash makes it be said."""
    import hashlib

    from helpdeskctl.agreement.snapshot import encode

    if agreements_of(journal.entries()).get(snapshot["name"]):
        return
    data = {
        "name": snapshot["name"],
        "version": snapshot["catalog"]["version"],
        "sla_version": snapshot["sla"]["version"],
        "sha256": hashlib.sha256(encode(snapshot)).hexdigest(),
    }
    journal.append(AGREEMENT, data, iso(now), actor)
