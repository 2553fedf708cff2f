"""`doctor` on what moves: the hot file, what waits in it, and what lies beside it unnamed.

It reads no archive, but a small one for bytes that nothing names: whoever wants to know about all
requests asks `log verify`.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from helpdeskctl.core.model import acting
from helpdeskctl.core.when import DAY, from_iso, iso
from helpdeskctl.desk.book import CLOCK_SKEW_S
from helpdeskctl.desk.health import found

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from helpdeskctl.desk.health import Finding
    from helpdeskctl.desk.records import Desk
    from helpdeskctl.log.port import Doc

WAITING = 2_000
"""Settled requests in the hot file above which the archive is overdue."""
WAITING_DAYS = 45
"""For how long the oldest of them may wait: a monthly sweep, and some days for notices."""
OWED_DAYS = 1
"""For how long a notice may be owed before it is said."""
ORPHAN_DAYS = 1
"""How old bytes are before nobody can be about to name them."""
SEVERAL = 3
"""For how many people one login records before it looks like everybody's."""


def hot(desk: Desk) -> Iterator[Finding]:
    """All that the moving requests tell, in one reading."""
    docs = list(desk.log.moving())
    yield from _waiting(desk, [doc for doc in docs if not doc["open"]])
    yield from _owed(desk, docs)
    yield from _logins(docs)
    yield from _future(desk, docs)


def _waiting(desk: Desk, settled: list[Doc]) -> Iterator[Finding]:
    """Whether the archive is overdue: too many, or too old."""
    ended = [doc["summary"]["ended_at"] for doc in settled if doc["summary"].get("ended_at")]
    days = (desk.now() - min(ended)) // DAY if ended else 0
    if len(settled) > WAITING:
        yield found("archive", settled=len(settled))
    elif days > WAITING_DAYS:
        yield found("archive-late", settled=len(settled), days=days)


def _owed(desk: Desk, docs: list[Doc]) -> Iterator[Finding]:
    """Notices that nobody sends; where no mail is set up, nobody has told either."""
    since = [at for doc in docs for at in _owed_since(doc)]
    if since and desk.now() - min(since) > OWED_DAYS * DAY:
        rule = "untold" if desk.settings.helpdesk is None else "owed"
        yield found(rule, number=len(since), days=(desk.now() - min(since)) // DAY)


def _owed_since(doc: Doc) -> Iterator[int]:
    for notice in doc.get("notices", ()):
        if notice["state"] == "owed":
            yield from_iso(doc["events"][notice["event"] - 1]["recorded_at"])


def _logins(docs: Iterable[Doc]) -> Iterator[Finding]:
    """Logins that act for others so often that several people seem to share them."""
    for login, people in sorted(_acted_for(docs).items()):
        if len(people) >= SEVERAL:
            yield found("shared-login", login=login, number=len(people))


def _acted_for(docs: Iterable[Doc]) -> dict[str, set[str]]:
    by: dict[str, set[str]] = {}
    for actor in {event["actor"] for doc in docs for event in doc["events"]}:
        login, as_somebody, _ = actor.partition(" for ")
        if as_somebody:
            by.setdefault(login, set()).add(acting(actor))
    return by


def _future(desk: Desk, docs: list[Doc]) -> Iterator[Finding]:
    """What was recorded after now: the clock of this host went back."""
    recorded = [event["recorded_at"] for doc in docs for event in doc["events"][-1:]]
    recorded += [entry["at"] for entry in desk.log.journal.entries()[-1:]]
    last = max((from_iso(at) for at in recorded), default=0)
    if last > desk.now() + CLOCK_SKEW_S:
        yield found("clock-back", last=iso(last), now=iso(desk.now()))


def index(desk: Desk) -> Iterator[Finding]:
    """Whether the archive's index still fits; without it months are looked through."""
    if stale := desk.log.stale_months():
        yield found("index", number=len(stale), month=stale[0])


def orphans(desk: Desk) -> Iterator[Finding]:
    """Texts and attachments of commands that were refused or killed after they were kept."""
    kept: dict[str, Any] | None = desk.log.orphans(desk.now() - ORPHAN_DAYS * DAY)
    if kept and kept["number"]:
        yield found("orphans", **kept)
