"""Requests as text: one line after a change, a list, what to do next, what is owed."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from helpdeskctl.render.guard import safe
from helpdeskctl.render.tables import table

if TYPE_CHECKING:
    from helpdeskctl.render.screen import Screen

Plain = dict[str, Any]


def opened(data: Plain, screen: Screen) -> str:
    """The number and what the request is now."""
    return line(data["request"], screen)


def triaged(data: Plain, screen: Screen) -> str:
    """What the request is now, and how its priority came about (5f)."""
    steps = data["because"]
    first = line(data["request"], screen, unchanged=not data["changed"])
    return first if steps is None else f"{first}\n  {steps}"


def changed(data: Plain, screen: Screen) -> str:
    """One line for each request the command was about."""
    items = data.get("items", [data])
    return "\n".join(line(item["request"], screen, unchanged=not item["changed"]) for item in items)


def line(request: Plain, screen: Screen, *, unchanged: bool = False) -> str:
    """Number, subject, requester, and what it is now; tab-separated in a pipe."""
    state = ", ".join(_state(request, screen))
    parts = [request["id"], safe(request["subject"]), safe(who(request)), state]
    if unchanged:
        parts.append(screen.say("line.unchanged"))
    return ("  " if screen.tty else "\t").join(parts)


def who(request: Plain) -> str:
    """The requester as people say it."""
    person = request["requester"]
    return str(person["name"] or person["email"] or "")


def _state(request: Plain, screen: Screen) -> list[str]:
    words = [request["status"]]
    words += [str(request[name]) for name in ("priority", "service") if request[name]]
    if request["level"] > 1:
        words.append(screen.say("line.level", level=request["level"], team=request["team"]))
    if request["owner"]:
        words.append(screen.say("line.owner", owner=request["owner"]))
    if request["waiting_for"]:
        words.append(screen.say("line.for", what=request["waiting_for"]))
    words += [mark for mark in ("security", "temporary") if request[mark]]
    words += [_due(name, request[name], screen) for name in _running(request)]
    return words


def _running(request: Plain) -> list[str]:
    clocks = [name for name in ("response", "resolution", "permanent") if request[name]]
    return [name for name in clocks if request[name]["due_at"]]


def _due(name: str, clock: Plain, screen: Screen) -> str:
    left = screen.left(clock["target_s"] - clock["elapsed_s"])
    at = screen.time(clock["due_at"])
    return screen.say("line.due", clock=screen.say(f"clock.{name}"), at=at, left=left)


def requests(data: Plain, screen: Screen) -> str:
    """The list: on a terminal the columns an officer scans, in a pipe all of them."""
    if screen.tty:
        rows = [_row(item, screen) for item in data["items"]]
        text = table(screen.heads("head", *_HEADER), rows, screen)
        return f"{text}\n{_count(data, screen)}" if text else screen.say("list.none")
    return table((), [_pipe_row(item, screen) for item in data["items"]], screen)


_HEADER = ("number", "priority", "status", "clock", "owner", "requester", "subject")


def _row(item: Plain, screen: Screen) -> list[str]:
    status = f"{item['status']} {item['waiting_for']}" if item["waiting_for"] else item["status"]
    marks = [mark for mark in ("security", "temporary") if item[mark]]
    return [
        item["id"],
        item["priority"] or "–",
        " ".join([status, *marks]),
        _clock_word(item, screen),
        item["owner"] or "–",
        who(item),
        item["subject"],
    ]


def _pipe_row(item: Plain, screen: Screen) -> list[object]:
    """Values as `--json` has them, in an order that scripts rely on."""
    dues = [item[name]["due_at"] for name in _running(item)]
    return [
        *(item[name] for name in ("id", "status", "priority", "standing")),
        screen.time(min(dues, default=None)),
        *(item[name] for name in ("level", "team", "owner")),
        who(item),
        item["requester"]["unit"],
        item["service"],
        screen.time(item["received_at"]),
        item["subject"],
    ]


def _clock_word(item: Plain, screen: Screen) -> str:
    """How the nearest clock stands: time left, time late, or paused."""
    late = [name for name in ("response", "resolution") if _missed(item[name])]
    if late:
        over = max(item[name]["elapsed_s"] - item[name]["target_s"] for name in late)
        return screen.paint(screen.left(-over), "31")
    if item["standing"] == "paused":
        return screen.say("clock.paused")
    left = [
        item[name]["target_s"] - item[name]["elapsed_s"]
        for name in ("response", "resolution")
        if item[name] and item[name]["state"] == "due"
    ]
    if left:
        return screen.left(min(left))
    return screen.say(f"clock.{item['standing']}") if item["standing"] else "–"


def _missed(clock: Plain | None) -> bool:
    return clock is not None and clock["state"] == "missed"


def _count(data: Plain, screen: Screen) -> str:
    total = data["total"]
    return screen.say("list.one" if total == 1 else "list.many", total=total)


def next_up(data: Plain, screen: Screen) -> str:
    """What to do now, least open time first; with `--why` the clock that says so."""
    if not data["items"]:
        return screen.say("next.none") if screen.tty else ""
    rows = [
        [item["id"], item["priority"] or "–", why, who(item), item["subject"]]
        for item in data["items"]
        for why in [_why(item, screen.columns, whole=data["explained"])]
    ]
    heads = screen.heads("head", "number", "priority", "left", "requester", "subject")
    return table(heads, rows, screen)


def _why(item: Plain, screen: Screen, *, whole: bool) -> str:
    if item["left_s"] is None:
        return screen.say("next.awaiting")
    left = screen.left(item["left_s"])
    if not whole:
        return left
    words = [screen.say(f"clock.{item['why']}")]
    if item["waiting_for"]:
        words.append(screen.say("next.waiting", what=item["waiting_for"]))
    return ", ".join([*words, left])


def owed(data: Plain, screen: Screen) -> str:
    """The notices that people have not been told yet."""
    rows = [
        [item["request"], screen.time(item["at"]), item["kind"], item["to"]]
        for item in data["items"]
    ]
    text = table(screen.heads("head", "request", "since", "notice", "to"), rows, screen)
    return text or (screen.say("owed.none") if screen.tty else "")
