"""What can happen to a request: each kind of event, where it may happen, and the replay of all.

A request is the replay of its events, in the order of (`at`, `seq`). Nothing here decides whether
an event is allowed: that is `core.sop`. Nothing here reads a file or a clock.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

from helpdeskctl.core import effects
from helpdeskctl.core.model import HELPDESK, Request
from helpdeskctl.errors import Damaged

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable

    from helpdeskctl.core.event import Event


class Kind(NamedTuple):
    """A kind of event.

    `froms` are the statuses it may happen in (empty: only as the first event, None: in any),
    `personal` the data that a redaction may take away, `v` the form of its data that is written.
    """

    apply: Callable[[Request, Event], None]
    froms: tuple[str, ...] | None
    personal: frozenset[str] = frozenset()
    v: int = 1


def replay(events: Iterable[Event]) -> Request:
    """The request after these events, whatever order they come in.

    Damaged for a kind of event, or a form of one, that only a newer program knows.
    """
    request = Request()
    for event in sorted(events, key=_order):
        apply(request, event)
    return request


def apply(request: Request, event: Event) -> None:
    """Let one event happen to the request."""
    _kind_of(event, request.id).apply(request, event)
    request.seq = max(request.seq, event.seq)
    request.last_at = max(request.last_at, event.at)
    if event.kind not in UNATTENDED:
        request.person_at = max(request.person_at, event.at)
        request.last_actor = event.actor
    if event.data.get("breaks"):
        request.history = True


def _kind_of(event: Event, request_id: str) -> Kind:
    kind = KINDS.get(event.kind)
    if kind is None or event.v not in range(1, kind.v + 1):
        raise Damaged(
            "newer.event", request=request_id, event=event.seq, kind=str(event.kind), v=event.v
        )
    return kind


def personal_of(kind: str) -> frozenset[str]:
    """The fields of this kind of event that hold somebody's name, address or words."""
    return KINDS[kind].personal | _ALWAYS_PERSONAL


_ALWAYS_PERSONAL = frozenset({"typed_late"})


def _order(event: Event) -> tuple[int, int]:
    return event.at, event.seq


OPEN = ("new", "active", "waiting")
HANDLED = ("active", "waiting")
_WORDS = frozenset({"because"})

KINDS: dict[str, Kind] = {
    "opened": Kind(
        effects.opened,
        (),
        frozenset({"subject", "body", "email", "name", "asset"}),
    ),
    "triaged": Kind(effects.triaged, OPEN, _WORDS),
    "assigned": Kind(effects.assigned, OPEN, _WORDS),
    "noted": Kind(effects.noted, None, frozenset({"text"})),
    "waited": Kind(effects.waited, ("new", "active"), _WORDS),
    "resumed": Kind(effects.resumed, ("waiting",)),
    "escalated": Kind(effects.escalated, OPEN, frozenset({"because", "agreed_by"})),
    "returned": Kind(effects.returned, HANDLED, _WORDS),
    "fulfilled": Kind(effects.fulfilled, HANDLED, frozenset({"solution"})),
    "closed": Kind(effects.closed, ("fulfilled",), frozenset({"confirmed_by"})),
    "reopened": Kind(
        effects.reopened, ("fulfilled", "closed", "handed-off", "cancelled", "active"), _WORDS
    ),
    "handed-off": Kind(effects.handed_off, OPEN, frozenset({"reference", "analysis"})),
    "cancelled": Kind(effects.cancelled, OPEN, _WORDS),
    "amended": Kind(effects.amended, None, frozenset({"subject", "email", "name", "asset", "cc"})),
    "attached": Kind(effects.attached, None, frozenset({"files"})),
    "told": Kind(effects.told, None),
    "replied": Kind(effects.replied, None, frozenset({"text"})),
    "late": Kind(effects.explained, None, _WORDS),
}
"""Every kind of event, and the table of transitions; a new kind is one line here."""

UNATTENDED = frozenset({"warned", "reminded", "replied"})
"""Kinds that are no act of a member of the staff."""


def level_below(request: Request) -> tuple[int, str]:
    """Level and team that a returned request goes back to."""
    if request.level == 3 and request.level2_team:
        return 2, request.level2_team
    return 1, HELPDESK
