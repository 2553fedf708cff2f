"""One request as a recap sees it: how it stood at each edge, and what its clocks say at the end.

It counts nothing across requests, see `core.recap` and `core.recap_lists`.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, NamedTuple

from helpdeskctl.core import clocks
from helpdeskctl.core.events import apply
from helpdeskctl.core.model import ENDS, WAITS, Request

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable

    from helpdeskctl.core.event import Event
    from helpdeskctl.core.recap_frame import Frame

CLOCKS = ("response", "response_handled", "resolution")
CONFIRMATION = "confirmation"
WAITS_FOR = ("new", "active", *WAITS, CONFIRMATION)
"""What an open request can wait for: triage, work, somebody outside, the requester's yes."""


class Story(NamedTuple):
    """The events of one request, and how many of its notices are still owed."""

    id: str
    events: list[Event]
    owed: int = 0


class Reading(NamedTuple):
    """At which instant clocks are read, and with which working hours for a request."""

    at: int
    calendars: Callable[[Request], clocks.Calendars]


class Look(NamedTuple):
    """How a request stood just before an edge; `status` is None before its receipt.

    The verdicts are `met`, `missed` or None (nothing to judge), and only there while the need
    stands met.
    """

    status: str | None = None
    ended_as: str | None = None
    response: str | None = None
    resolution: str | None = None

    @property
    def ended(self) -> bool:
        """Whether it had left the desk."""
        return self.status in ENDS

    @property
    def open(self) -> bool:
        """Whether it was backlog: there, and not ended."""
        return self.status is not None and self.status not in ENDS

    @property
    def fulfilled(self) -> bool:
        """Whether the need stood met: fulfilled, or closed since."""
        return self.status in ("fulfilled", "closed")


class Seen(NamedTuple):
    """A request at the end of the period, its events until then, and its looks by edge."""

    request: Request
    events: list[Event]
    looks: dict[int, Look]


class Case(NamedTuple):
    """What one request is to the period; the clocks are read only where they count.

    `inside` are the events of the period, `counts` says how the clocks count: `fulfilled` in the
    period, still `open`, `ended` otherwise in the period, or None.
    """

    request: Request
    events: list[Event]
    inside: list[Event]
    came_in: bool
    left: bool
    counts: str | None
    read: dict[str, clocks.Clock | None]


def see(stories: Iterable[Story], frame: Frame, reading: Reading) -> list[Seen]:
    """Every request that was there by the end of the period, by number."""
    edges = frame.edges
    seen = [_follow(story, edges, reading) for story in stories]
    return sorted((one for one in seen if one.events), key=lambda one: number_key(one.request.id))


def case_of(seen: Seen, frame: Frame, reading: Reading) -> Case:
    """The request as a case of the frame's period."""
    before, after = (seen.looks[edge] for edge in frame.period)
    left = after.ended and not before.ended
    counts = _counts(before, after)
    return Case(
        request=seen.request,
        events=seen.events,
        inside=[event for event in seen.events if event.at >= frame.period.begin],
        came_in=before.status is None,
        left=left,
        counts=counts,
        read=_read(seen.request, reading) if counts else {},
    )


def verdict(clock: clocks.Clock | None) -> str | None:
    """`met` or `missed`; None where nothing was promised, or nothing is decided."""
    if clock is None or clock.target_s is None or clock.state not in ("met", "missed"):
        return None
    return clock.state


def waits_for(request: Request) -> str:
    """What an open request waits for, one of WAITS_FOR."""
    if request.status == "fulfilled":
        return CONFIRMATION
    return request.waiting_for or request.status


def number_key(text: str) -> tuple[int, str]:
    """Requests in the order of their running numbers."""
    tail = text.rpartition("-")[2]
    return int(tail) if tail.isdecimal() else 0, text


def words_of(value: Any) -> str | None:
    """A personal text, None where there is none or a redaction took it."""
    return value if isinstance(value, str) else None


def _follow(story: Story, edges: list[int], reading: Reading) -> Seen:
    """Replay once, looking up at each edge."""
    events = sorted(
        (event for event in story.events if event.at < edges[-1]),
        key=lambda event: (event.at, event.seq),
    )
    request, look, done = Request(), Look(), 0
    looks = {}
    for edge in edges:
        before = done
        while done < len(events) and events[done].at < edge:
            apply(request, events[done])
            done += 1
        # A response clock may still run while a fulfilment waits for its confirmation.
        if done > before or look.status == "fulfilled":
            look = _look(request, reading, min(edge, reading.at))
        looks[edge] = look
    return Seen(request, events, looks)


def _look(request: Request, reading: Reading, at: int) -> Look:
    if request.status not in ("fulfilled", "closed"):
        return Look(request.status, request.ended_as)
    calendars = reading.calendars(request)
    return Look(
        request.status,
        None,
        verdict(clocks.response(request, calendars, at)),
        verdict(clocks.resolution(request, calendars, at)),
    )


def _counts(before: Look, after: Look) -> str | None:
    if after.fulfilled:
        return None if before.fulfilled else "fulfilled"
    if after.open:
        return "open"
    return None if before.ended else "ended"


def _read(request: Request, reading: Reading) -> dict[str, clocks.Clock | None]:
    calendars = reading.calendars(request)
    return {
        "response": clocks.response(request, calendars, reading.at),
        "response_handled": clocks.response(request, calendars, reading.at, clocks.HANDLING),
        "resolution": clocks.resolution(request, calendars, reading.at),
    }
