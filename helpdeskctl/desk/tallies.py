"""Whether a month's recap may be taken as it was made, or something was recorded for it since.

A late entry leaves its mark in the counters of the log, in the same write. A recap that was made
before holds for the months before the entry's alone. What a recap is stands in `reports`.
"""

from __future__ import annotations

from contextlib import suppress
from typing import TYPE_CHECKING, Any

from helpdeskctl.core.when import month_of
from helpdeskctl.errors import TryAgain

if TYPE_CHECKING:
    from collections.abc import Callable

    from helpdeskctl.core.when import Zone
    from helpdeskctl.desk.records import Desk

    Plain = dict[str, Any]

_LATE = "late"
"""In the counters: for a month that was over, the running number of its last late entry."""


def mark(meta: Plain, first_at: int, now: int, zone: Zone) -> None:
    """Note that something was recorded that happened in a month which is over."""
    month = month_of(first_at, zone)
    if month < month_of(now, zone):
        late = meta.setdefault(_LATE, {})
        late[month] = max(late.values(), default=0) + 1


def of_month(desk: Desk, month: str, make: Callable[[], Plain], *, rebuild: bool) -> Plain:
    """The recap of a month that is over: as it was kept, else made, and kept from then on.

    One that late entries have made untrue is made each time and said to differ, and only kept
    with `rebuild`: signed figures are not exchanged in silence. Who may not write keeps none, and
    none is kept of a log of which requests are missing.
    """
    late = desk.log.meta().get(_LATE, {})
    kept = desk.log.tallies.of(month)
    if kept is not None and _holds(kept, late, month) and not rebuild:
        recap: Plain = kept["recap"]
        return recap
    recap = make()
    if desk.log.gap():
        desk.remarks.append(("report.gap", {"month": month}))
        return recap
    if kept is not None and kept["recap"] != recap:
        key = "report.rebuilt" if rebuild else "report.late"
        desk.remarks.append((key, {"month": month, "parts": ", ".join(_parts(kept, recap))}))
    if kept is None or rebuild:
        with suppress(TryAgain):
            desk.log.tallies.keep(month, {"after": max(late.values(), default=0), "recap": recap})
    return recap


def _holds(kept: Plain, late: Plain, month: str) -> bool:
    """Whether no late entry that a month's recap may show came after it was made."""
    last = max((number for at, number in late.items() if at <= month), default=0)
    return bool(kept["after"] >= last)


def _parts(kept: Plain, recap: Plain) -> list[str]:
    """The parts of the recap that differ from the kept one."""
    return [name for name in recap if recap[name] != kept["recap"].get(name)]
