"""Time zones of the agreement, compiled to tables so that no daily command loads a zone database.

It is used when an agreement is read; whoever computes with times gets the finished `Zone`.
"""

from __future__ import annotations

from datetime import UTC, datetime, tzinfo
from typing import Final

from helpdeskctl.core.when import DAY, FAR_PAST, Instant, Zone
from helpdeskctl.errors import BadValue

_FIRST: Final = 631_152_000
"""1990-01-01 UTC. Before it the zone keeps the offset of that day, after `_LAST` the one then."""
_LAST: Final = 2_840_140_800
"""2060-01-01 UTC."""

_HOST: Final = "localtime"
"""In many zone databases the host's own zone, which must never change a result."""

_CALLED: Final = {"wib": "Asia/Jakarta", "wita": "Asia/Makassar", "wit": "Asia/Jayapura"}


def compile_zone(name: str) -> Zone:
    """That IANA zone as a table, exact to the second from 1990 to 2060; BadValue if unknown."""
    from zoneinfo import ZoneInfo

    if name == _HOST:
        raise _unknown(name)
    try:
        zone = ZoneInfo(name)
    except (KeyError, ValueError, OSError):
        raise _unknown(name) from None
    spans = [(FAR_PAST, _offset(zone, _FIRST))]
    # No zone has ever changed twice within six days since 1990.
    for at in range(_FIRST, _LAST, DAY):
        if _offset(zone, at + DAY) != spans[-1][1]:
            spans.append(_change(zone, at, at + DAY))
    return Zone(name, tuple(spans))


def _offset(zone: tzinfo, at: Instant) -> int:
    """Seconds east of UTC."""
    offset = datetime.fromtimestamp(at, UTC).astimezone(zone).utcoffset()
    return int(offset.total_seconds()) if offset is not None else 0


def _change(zone: tzinfo, before: Instant, after: Instant) -> tuple[Instant, int]:
    """The first instant in (before, after] with the offset of `after`, and that offset."""
    new = _offset(zone, after)
    while after - before > 1:
        middle = (before + after) // 2
        before, after = (before, middle) if _offset(zone, middle) == new else (middle, after)
    return after, new


def _unknown(name: str) -> BadValue:
    """The failure, with the zone probably meant; `suggestion` is None where none is near."""
    from difflib import get_close_matches
    from zoneinfo import available_timezones

    known = sorted(available_timezones() - {_HOST})
    called = {zone.rsplit("/", 1)[-1].casefold(): zone for zone in known}
    called |= {zone.casefold(): zone for zone in known} | _CALLED
    near = get_close_matches(name.casefold(), called, n=1, cutoff=0.6)
    return BadValue("zone.unknown", name=name, suggestion=called[near[0]] if near else None)
