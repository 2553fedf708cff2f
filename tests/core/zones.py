"""Zones for tests, and what the zone database says."""

from __future__ import annotations

from datetime import UTC as STD_UTC
from datetime import datetime
from pathlib import Path
from typing import TYPE_CHECKING
from zoneinfo import ZoneInfo

from hypothesis import strategies as st

from helpdeskctl.agreement.zones import compile_zone
from helpdeskctl.core.when import (
    from_iso,
)
from helpdeskctl.errors import BadValue

if TYPE_CHECKING:
    from collections.abc import Callable

NAMES = [
    "Africa/Casablanca",
    "America/Havana",
    "America/New_York",
    "America/Sao_Paulo",
    "America/St_Johns",
    "Asia/Jakarta",
    "Australia/Lord_Howe",
    "Europe/Berlin",
    "Pacific/Apia",
]
ZONES = {name: compile_zone(name) for name in NAMES}
JAKARTA = ZONES["Asia/Jakarta"]
BERLIN = ZONES["Europe/Berlin"]
NOW = from_iso("2026-11-04T03:00:00Z")  # a Wednesday, 10:00 in Jakarta
YEARS = st.integers(631_152_000, 2_840_140_800 - 1)
ROOT = Path(__file__).resolve().parents[2]


def shown(at: int, zone: str) -> datetime:
    """What the zone database says the local clock shows."""
    return datetime.fromtimestamp(at, STD_UTC).astimezone(ZoneInfo(zone))


def outcome(reader: Callable[[str], object], text: str) -> object:
    """What a reader makes of a text, or its refusal; anything else it raises is a fault."""
    try:
        return reader(text)
    except BadValue as error:
        return error
