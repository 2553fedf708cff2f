"""A reading as a person writes it, and what many stories begin with: an office of Mon–Fri, 09:00–17:00 UTC."""

from __future__ import annotations

from helpdeskctl.core.clocks import Clock
from tests.core.story import (
    H,
    Telling,
    at,
    opened,
    then,
    triaged,
)

RECEIPT = opened("mon 09:00")
M = 60


def clock(
    target: float, elapsed: float, paused: float, due: str | None, state: str | None
) -> Clock:
    """A reading as a person writes it: hours, and a day with a time."""
    return Clock(
        int(target * H),
        round(elapsed * H),
        round(paused * H),
        None if due is None else at(due),
        state,
    )


START = [RECEIPT, triaged("mon 09:30")]
AT_TWELVE = then("mon 12:00", "fulfilled")


def waiting(reason: str, since: str, until: str | None = None) -> list[Telling]:
    """A wait, and its end where it has one."""
    ends = [] if until is None else [then(until, "resumed")]
    return [then(since, "waited", for_=reason), *ends]


BOTH = triaged("mon 09:30", pause=["vendor", "purchase"])


LATE = then("tue 12:00", "reopened")


TEMPORARY = then("mon 12:00", "fulfilled", temporary=True)
