"""What a recap says of the seal of its period, and whether its figures are the sealed ones."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from helpdeskctl.core.when import date_text, whole_month
from helpdeskctl.log.journal import seals_of
from helpdeskctl.log.seals import NONE
from helpdeskctl.log.strictjson import canonical
from helpdeskctl.log.verify_seals import read_seal

if TYPE_CHECKING:
    from helpdeskctl.desk.records import Desk

Plain = dict[str, Any]


def seal_of(desk: Desk, first: int, last: int) -> Plain | None:
    """Name and SHA-256 of the seal of just these days, as the journal has it; None without."""
    name = whole_month(first, last) or (date_text(first) if first == last else None)
    if name is None or not desk.log.seals.names():
        return None
    told = dict(seals_of(desk.log.journal.entries()))
    return {"name": name, "sha256": told[name]} if name in told else None


def differs(desk: Desk, name: str, recap: Plain) -> bool:
    """Whether a month's recap is another one than when it was sealed."""
    data = desk.log.seals.read(name)
    seal = None if data is None else read_seal(name, data)
    return seal is not None and seal.recap not in (NONE, digest_of(recap))


def digest_of(recap: Plain) -> str:
    """The SHA-256 of a recap's canonical JSON without its field `seal`."""
    import hashlib

    bare = {name: value for name, value in recap.items() if name != "seal"}
    return hashlib.sha256(canonical(bare)).hexdigest()
