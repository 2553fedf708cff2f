"""The page of one request at a terminal: head, facts, clocks, words, history, notices.

Everything is wrapped to the width; the form for pipes is `render.showing`'s.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from helpdeskctl.core.when import from_iso
from helpdeskctl.render.cells import padded, width_of, wrapped
from helpdeskctl.render.guard import safe, safe_body
from helpdeskctl.render.particulars import confirmation, factors
from helpdeskctl.render.requests import CLOCKS, NONE, RED, SECURITY, kinds
from helpdeskctl.render.story import Line, told, value
from helpdeskctl.render.tables import BOLD, GAP
from helpdeskctl.render.times import clock, dated

if TYPE_CHECKING:
    from collections.abc import Iterator

    from helpdeskctl.render.screen import Screen

Plain = dict[str, Any]
Fact = tuple[str, str, str]
"""Name, value and colour."""
_MOST = 100
"""Prose is set no wider than this: longer lines are hard to follow."""


def page(item: Plain, screen: Screen) -> str:
    """The request as a page."""
    known, notices = _named(_facts(item, screen), screen), _named(_notices(item, screen), screen)
    wide = max(width_of(name) for name, _, _ in (*known, *notices))
    parts = [
        _head(item, screen),
        _listed(known, wide, screen),
        _body(item, screen),
        "\n".join(_history([*told(item, screen)], screen)),
        _listed(notices, wide, screen),
        screen.say("list.worth", days=screen.span(item["day_s"])),
    ]
    return "\n\n".join(part for part in parts if part)


def _wide(screen: Screen) -> int:
    return min(screen.width, _MOST)


def _head(item: Plain, screen: Screen) -> str:
    subject = safe(value(item["subject"], screen))
    waits = item["waiting_for"]
    words = [screen.say(f"line.wait.{waits}") if waits else item["status"]]
    words += [item["priority"]] if item["priority"] else []
    marks = [name for name in ("security", "temporary") if item[name]]
    said = [screen.paint(screen.say(f"line.mark.{mark}"), SECURITY) for mark in marks]
    number = screen.paint(item["id"], BOLD)
    title = [screen.paint(line, BOLD) for line in wrapped(subject, _wide(screen))]
    return "\n".join([f"{number}{GAP}{' · '.join([*words, *said])}", *title])


# Facts


def _facts(item: Plain, screen: Screen) -> Iterator[Fact]:
    """Name, value and colour of each fact, in the order of a conversation."""
    person = {name: value(text, screen) for name, text in item["requester"].items()}
    yield "requester", _and(person["name"], person["unit"]), ""
    yield "", person["email"], ""
    yield "received", _received(item, screen), ""
    yield "service", _and(item["service"], item["category"]), ""
    yield "priority", _priority(item, screen), ""
    yield "handled_by", _having(item, screen), ""
    for name in ("asset", "needed_by", "follows", "alias", "duplicate_of", "reference"):
        yield name, value(item[name], screen), ""
    for name in CLOCKS:
        if item[name]:
            late = item[name]["state"] == "missed"
            yield f"clock.{name}", _clock(item, name, screen), RED if late else ""
    yield "solution", value(item["solution"], screen), ""
    if item["confirmed"]:
        yield "closed_by", confirmation(item["confirmed"], screen), ""


def _and(first: str | None, second: str | None) -> str:
    return ", ".join(part for part in (first, second) if part)


def _received(item: Plain, screen: Screen) -> str:
    via = screen.word("via", item["channel"])
    said = screen.say("show.received", at=screen.moment(item["received_at"]), via=via)
    if item["recorded_at"] == item["received_at"]:
        return said
    return f"{said}, {screen.say('show.recorded', at=screen.moment(item['recorded_at']))}"


def _priority(item: Plain, screen: Screen) -> str:
    if not item["priority"]:
        return ""
    weighed = factors(item, screen)
    return f"{item['priority']} ({weighed})" if weighed else str(item["priority"])


def _having(item: Plain, screen: Screen) -> str:
    """Who works on it, at which level, and who keeps the contact (4k)."""
    parts = [item["owner"] or screen.say("show.nobody")]
    if item["level"] > 1:
        parts.append(screen.say("line.level", level=item["level"], team=item["team"]))
    if item["officer"] and item["officer"] != item["owner"]:
        parts.append(screen.say("show.contact", officer=item["officer"]))
    return ", ".join(parts)


def _clock(item: Plain, name: str, screen: Screen) -> str:
    """How a clock stands: by when, how much is left, or how it ended; how long it stood still."""
    one, day_s = item[name], item["day_s"]
    if one["target_s"] is None:
        return screen.say("show.no-target")
    halted = name == "resolution" and item["waiting_for"] and not one["due_at"]
    words = _going(one, day_s, screen) if one["due_at"] or halted else _stopped(one, day_s, screen)
    if halted:
        words.insert(0, screen.say("clock.paused"))
    if one.get("paused_s"):
        words.append(screen.say("show.paused", time=screen.span(one["paused_s"], day_s)))
    return ", ".join(words)


def _going(one: Plain, day_s: int, screen: Screen) -> list[str]:
    words = [screen.left(one["target_s"] - one["elapsed_s"], day_s)]
    if one["due_at"]:
        words.append(screen.say("show.due", at=screen.moment(one["due_at"])))
    return [*words, screen.say("show.target", target=screen.span(one["target_s"], day_s))]


def _stopped(one: Plain, day_s: int, screen: Screen) -> list[str]:
    state = screen.say(f"clock.{one['state']}") if one["state"] else NONE
    elapsed, target = (screen.span(one[name], day_s) for name in ("elapsed_s", "target_s"))
    return [screen.say("show.used", state=state, elapsed=elapsed, target=target)]


def _named(shown: Iterator[Fact], screen: Screen) -> list[Fact]:
    """The facts that have a value, by the names that people read."""
    return [(_label(name, screen), safe(text), code) for name, text, code in shown if text]


def _listed(known: list[Fact], wide: int, screen: Screen) -> str:
    """Names and values; a value that is longer than the line goes on below itself."""
    lines = []
    for name, text, code in known:
        rows = wrapped(text, _wide(screen) - wide - len(GAP))
        rows = [screen.paint(row, code) if code else row for row in rows]
        lines.append(f"{padded(name, wide)}{GAP}{rows[0]}")
        lines += [f"{' ' * wide}{GAP}{row}" for row in rows[1:]]
    return "\n".join(lines)


def _label(name: str, screen: Screen) -> str:
    if not name or "." in name:
        return screen.say(name) if name else ""
    return screen.word("field", name)


def _body(item: Plain, screen: Screen) -> str:
    body = safe_body(value(item["body"], screen)).expandtabs(4).strip("\n")
    lines = wrapped(body, _wide(screen) - len(GAP)) if body else []
    return "\n".join(f"{GAP}{line}".rstrip() for line in lines)


# History


def _history(lines: list[Line], screen: Screen) -> Iterator[str]:
    """Day and time, who, and what; the day is said where it changes, words stand below."""
    days = [
        dated(from_iso(line.event["at"]), screen.zone, screen.now, screen.lang) for line in lines
    ]
    actors = [safe(line.event["actor"]) for line in lines]
    day, actor = max(map(width_of, days), default=0), max(map(width_of, actors), default=0)
    before = ""
    for line, date, who in zip(lines, days, actors, strict=True):
        time = clock(from_iso(line.event["at"]), screen.zone)
        shown = padded("" if date == before else date, day)
        front = f"{shown}{GAP}{time}{GAP}{padded(who, actor)}{GAP}"
        room = _wide(screen) - width_of(front)
        sentence, *rest = wrapped(safe(line.sentence), room)
        yield (front + sentence).rstrip()
        below = [*rest, *(row for words in line.words for row in _below(words, room))]
        yield from (f"{' ' * width_of(front)}{row}".rstrip() for row in below)
        before = date


def _below(words: str, room: int) -> list[str]:
    return [f"{GAP}{row}" for row in wrapped(safe_body(words).expandtabs(4), room - len(GAP))]


# Notices


def _notices(item: Plain, screen: Screen) -> Iterator[Fact]:
    """A line for each state: to whom, of what; what is owed first."""
    for state in ("owed", "failed", "uncertain", "sent", "told", "moot"):
        people: dict[str, list[Plain]] = {}
        for notice in item["notices"]:
            if notice["state"] == state:
                people.setdefault(value(notice["to"], screen), []).append(notice)
        said = [f"{person}: {kinds(owed, screen)}" for person, owed in people.items()]
        yield f"state.{state}", "; ".join(said), ""
