"""The line after a change: number, subject, requester, and what the request is now.

In a pipe it is tab-separated and whole. At a terminal it says what an officer wants to know after
that command, and the subject is cut so that it stays one line.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from helpdeskctl.render.guard import safe
from helpdeskctl.render.requests import NONE, RED, holder, nearest, running, who
from helpdeskctl.render.tables import BOLD, GAP

if TYPE_CHECKING:
    from helpdeskctl.render.screen import Screen

Plain = dict[str, Any]
_ROOMY = 110
"""From that width on a line has room for what can be looked up."""
_LEAST = 10
"""What subject and requester keep of a narrow line."""
_TEAM = 16


def opened(data: Plain, screen: Screen) -> str:
    """The number and what the request is now."""
    return line(data["request"], screen, judged=True)


def triaged(data: Plain, screen: Screen) -> str:
    """What the request is now, and how its priority came about (5f)."""
    steps, request = data["because"], data["request"]
    first = line(request, screen, unchanged=not data["changed"], judged=True)
    if steps is None or request["status"] == "handed-off":
        return first
    service = f"{request['service']}: " if screen.tty else ""
    return f"{first}\n  {service}{steps}"


def changed(data: Plain, screen: Screen) -> str:
    """One line for each request the command was about."""
    items = data.get("items", [data])
    return "\n".join(line(item["request"], screen, unchanged=not item["changed"]) for item in items)


def line(request: Plain, screen: Screen, *, unchanged: bool = False, judged: bool = False) -> str:
    """Number, subject, requester, and what it is now; `judged` after a judgement of it."""
    now = _now(request, screen, judged=judged)
    last = [screen.say("line.unchanged")] if unchanged else []
    if screen.tty:
        return _fitted(request, ", ".join([*last, *now]), screen)
    parts = [
        request["id"],
        safe(screen.words(request["subject"])),
        safe(who(request, screen)),
        ", ".join(now),
        *last,
    ]
    return "\t".join(parts)


def _fitted(request: Plain, now: str, screen: Screen) -> str:
    """One line of the terminal: first the number is shortened, then subject and name are cut."""
    from helpdeskctl.render.cells import cut, width_of

    subject, person = safe(screen.words(request["subject"])), safe(who(request, screen))
    room = screen.width - width_of(now) - 3 * len(GAP)
    number = _number(request["id"], room, width_of(subject) + width_of(person))
    rest = room - len(number)
    subject = cut(subject, max(rest - width_of(person), rest // 2, _LEAST))
    person = cut(person, max(rest - width_of(subject), _LEAST))
    return GAP.join([screen.paint(number, BOLD), subject, person, now])


def _number(whole: str, room: int, words: int) -> str:
    """The number as long as it leaves room for all words, or for what they need at least."""
    less = whole.removeprefix("REQ-")
    if room - len(whole) >= words:
        return whole
    return less if room - len(less) > 2 * _LEAST else whole.rpartition("-")[2]


def _roomy(screen: Screen) -> bool:
    return screen.width >= _ROOMY


# What it is now


def _now(request: Plain, screen: Screen, *, judged: bool) -> list[str]:
    how = _ENDS.get(request["status"])
    if how is not None:
        to_heads = judged and request["security"]
        return [how(request, screen), *([screen.say("now.to-heads")] if to_heads else [])]
    words = [_standing(request, screen)]
    if request["priority"] and (judged or not screen.tty):
        words.append(request["priority"])
    if request["service"] and not screen.tty:
        words.append(request["service"])
    if not judged or not screen.tty:
        words += _having(request, screen)
    words += _marks(request, screen, judged=judged)
    return words + _times(request, screen, judged=judged)


def _standing(request: Plain, screen: Screen) -> str:
    if request["waiting_for"]:
        return screen.say(f"line.wait.{request['waiting_for']}")
    return screen.say("now.temporary") if request["temporary"] else str(request["status"])


def _having(request: Plain, screen: Screen) -> list[str]:
    """Who has it; after an escalation nobody yet, but a team."""
    owner, words = request["owner"], []
    if request["waiting_for"] and screen.tty and not _roomy(screen):
        return []
    if request["level"] > 1 and (not screen.tty or _roomy(screen)):
        words.append(screen.say("line.level", level=request["level"], team=request["team"]))
    elif request["level"] > 1 and not owner:
        words.append(screen.say("now.team", team=_team(request)))
    return [*words, *([screen.say("line.owner", owner=owner)] if owner else [])]


def _team(request: Plain) -> str:
    from helpdeskctl.render.cells import cut

    return cut(safe(holder(request)), _TEAM)


def _marks(request: Plain, screen: Screen, *, judged: bool) -> list[str]:
    if not request["security"]:
        return []
    mark = screen.say("line.mark.security")
    return [mark, *([screen.say("now.to-heads")] if judged else [])]


def _times(request: Plain, screen: Screen, *, judged: bool) -> list[str]:
    """The clocks that run; at a terminal the nearest, as much of it as there is room for."""
    left = nearest(request)
    if left is None:
        return [screen.say("now.paused")] if request["waiting_for"] else []
    if not screen.tty:
        return [_due(name, request, screen) for name in running(request)]
    words = screen.left(left, request["day_s"])
    due = min((request[name]["due_at"] for name in running(request)), default=None)
    if left < 0 or due is None:
        return [screen.paint(words, RED) if left < 0 else words]
    if judged and request["security"] and not _roomy(screen):
        return []  # that both heads hear of it is the news; `show` has the times
    if _roomy(screen):
        return [screen.say("now.by-left", left=words, at=screen.moment(due))]
    return [screen.say("now.by", at=screen.moment(due)) if judged else words]


def _due(name: str, request: Plain, screen: Screen) -> str:
    clock = request[name]
    left = screen.left(clock["target_s"] - clock["elapsed_s"])
    said = screen.say(f"clock.{name}")
    return screen.say("line.due", clock=said, at=screen.time(clock["due_at"]), left=left)


# How it ended


def _fulfilled(request: Plain, screen: Screen) -> str:
    solution = request["permanent"] or request["resolution"]
    if not solution or solution["state"] not in ("met", "missed"):
        return screen.say("now.fulfilled")
    if solution["state"] == "met":
        return screen.say("now.in-time")
    over = screen.span(solution["elapsed_s"] - solution["target_s"], request["day_s"])
    return screen.say("now.late", time=over)


def _closed(request: Plain, screen: Screen) -> str:
    confirmed = request["confirmed"] or {}
    if confirmed.get("class") == "silence":
        return screen.say("now.silence")
    if not confirmed.get("by"):
        return screen.say("now.unconfirmed")
    by, via = screen.words(confirmed["by"]), screen.word("via", confirmed["via"] or NONE)
    if confirmed["by"] == (request["requester"]["name"] or request["requester"]["email"]):
        return screen.say("now.confirmed", via=via)
    return screen.say("now.closed", by=by, via=via)


def _handed_off(request: Plain, screen: Screen) -> str:
    kind = screen.word("kind", request["ended_as"] or request["kind"])
    if not request["reference"]:
        return screen.say("now.handed-off", kind=kind)
    return screen.say("now.handed-off-to", kind=kind, reference=screen.words(request["reference"]))


def _cancelled(request: Plain, screen: Screen) -> str:
    if request["duplicate_of"]:
        return screen.say("now.duplicate", of=request["duplicate_of"])
    return screen.say("now.cancelled", why=screen.word("cancelled", request["ended_as"]))


_ENDS = {
    "fulfilled": _fulfilled,
    "closed": _closed,
    "handed-off": _handed_off,
    "cancelled": _cancelled,
}
