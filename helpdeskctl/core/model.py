"""The words of the trade, and one request as it stands after its events.

A `Request` is filled by `core.events` alone; everybody else only reads it. Instants are whole UTC
seconds, durations are seconds. No rule lives here, see `core.sop`.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from collections.abc import Sequence

STATUSES = ("new", "active", "waiting", "fulfilled", "closed", "handed-off", "cancelled")
ENDS = ("closed", "handed-off", "cancelled")
PRIORITIES = ("urgent", "high", "medium", "low")
CHANNELS = ("email", "phone", "walk-in", "chat")
PRESENT = ("phone", "walk-in", "chat")
"""Channels on which the requester is there and hears the outcome at once."""
REQUEST_KINDS = ("request", "incident", "disaster", "project")
EFFORTS = ("s", "m", "l")
WAITS = ("requester", "approval", "vendor", "purchase")
ALWAYS_PAUSING = ("requester", "approval")
"""Waits that pause a resolution clock whatever the service says (SLA rule 7)."""
CANCELLATIONS = ("withdrawn", "duplicate", "rejected", "spam", "not-it")
HEADS = ("it-division-head", "it-director")
"""The roles that hear of every information-security request (4h)."""
HELPDESK = "helpdesk"
VENDOR = "vendor:"

REQUESTER = "requester"
"""Who confirmed, where a redaction took name and address."""

AWAITING = "awaiting-confirmation"
"""Why the time between a fulfilment and a reopening is left out of the resolution clock."""


def acting(actor: str) -> str:
    """The person of an actor: B where it is recorded as "A for B"."""
    return actor.rpartition(" for ")[2]


class Target:
    """What was promised from `at` on: seconds of open time on a named calendar (5b)."""

    __slots__ = ("at", "calendar", "pause", "resolve_s", "respond_s")

    def __init__(
        self,
        at: int,
        respond_s: int | None,
        resolve_s: int | None,
        calendar: str,
        pause: list[str],
    ) -> None:
        self.at = at
        self.respond_s = respond_s
        self.resolve_s = resolve_s
        self.calendar = calendar
        self.pause = pause

    def plain(self) -> list[Any]:
        """The target as JSON carries it."""
        return [self.at, self.respond_s, self.resolve_s, self.calendar, self.pause]


class Request:
    """One request, as the replay of its events leaves it.

    A plain class with defaults on the class: a dataclass of this size costs two milliseconds at
    the start of every command.
    """

    id: str = ""
    subject: Any = ""
    body: Any = ""
    status: str = "new"
    kind: str = "request"
    channel: str = "email"
    email: Any = None
    name: Any = None
    unit: str | None = None
    asset: Any = None
    needed_by: str | None = None
    follows: str | None = None
    received_at: int = 0
    recorded_at: int = 0
    recorded_by: str = ""
    officer: str | None = None
    owner: str | None = None
    level: int = 1
    team: str = HELPDESK
    level2_team: str | None = None
    reached_level2: bool = False
    service: str | None = None
    category: str | None = None
    impact: int | None = None
    urgency: int | None = None
    effort: str | None = None
    priority: str | None = None
    computed: str | None = None
    override: Any = None
    security: str | None = None
    was_security: bool = False
    reference: Any = None
    analysis: Any = None
    temporary: bool = False
    temporary_at: int | None = None
    permanent_at: int | None = None
    permanent_with: str | None = None
    permanent_s: int | None = None
    permanent_calendar: str | None = None
    solution: Any = None
    waiting_for: str | None = None
    waiting_until: int | None = None
    stopped_at: int | None = None
    stopped_with: str | None = None
    stopped_under: int | None = None
    first_stop: list[Any] | None = None
    fulfilled_at: int | None = None
    reminders: int = 0
    reminded_at: int | None = None
    closed_by: str | None = None
    confirmed_by: Any = None
    confirmed_via: str | None = None
    ended_at: int | None = None
    ended_as: str | None = None
    ended_with: str | None = None
    duplicate_of: str | None = None
    reopened: int = 0
    reopened_at: int | None = None
    catalog_version: str | None = None
    sla_version: str | None = None
    agreement: str | None = None
    agreed_by: Any = None
    history: bool = False
    language: str | None = None
    replied_at: int | None = None
    late_because: Any = None
    cc: Any = None
    alias: str | None = None
    person_at: int = 0
    progress_at: int = 0
    last_actor: str | None = None
    last_at: int = 0
    seq: int = 0

    def __init__(self) -> None:
        self.counts: list[str] = []
        self.acts: dict[str, list[Any]] = {}
        self.targets: list[Target] = []
        self.spans: list[list[Any]] = []
        self.heads: list[str] = []

    @property
    def triaged(self) -> bool:
        """Whether it has been judged (6c): as a request with its priority, or as none at all."""
        return self.priority is not None or self.status == "handed-off"

    @property
    def ended(self) -> bool:
        """Whether it has left the desk: closed, handed off or cancelled."""
        return self.status in ENDS

    @property
    def unread(self) -> bool:
        """Whether the requester wrote after the last act of the staff."""
        return self.replied_at is not None and self.replied_at > self.person_at

    @property
    def who(self) -> Any:
        """The requester as people say it: the name, else the address."""
        return self.name or self.email

    @property
    def pausing(self) -> bool:
        """Whether the resolution clock stands still now."""
        return bool(self.spans) and self.spans[-1][1] is None

    @property
    def responded(self) -> list[Any] | None:
        """The first act that counts as the response (SLA rule 5), as `first_act` gives it."""
        return self.first_act(self.counts)

    def first_act(self, words: Sequence[str]) -> list[Any] | None:
        """The earliest act among these words, if there was one.

        `[at, agreement, promises]`: what it was read with, and how many promises stood by then.
        """
        acts = [self.acts[word] for word in words if word in self.acts] if self.acts else []
        if len(acts) < 2:
            return acts[0] if acts else None
        return min(acts, key=lambda act: (act[0], act[2]))


_DEFAULTS = {
    name: value
    for name, value in vars(Request).items()
    if not name.startswith("_") and not isinstance(value, property) and not callable(value)
}
_UNLISTED = ("body",)


def summary_of(request: Request) -> dict[str, Any]:
    """The request for lists: every field that differs from its default, without the body."""
    plain = {
        name: value
        for name, value in vars(request).items()
        if name not in _UNLISTED and value != _DEFAULTS.get(name, [])
    }
    plain["targets"] = [target.plain() for target in request.targets]
    return plain


def from_summary(plain: dict[str, Any]) -> Request:
    """The request of a summary; its body is empty."""
    request = Request()
    vars(request).update(plain)
    request.targets = [Target(*values) for values in plain["targets"]]
    return request
