"""Requests as text: one line after a change, a list, one whole, what to do next, what is owed."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from helpdeskctl.core.when import duration_text
from helpdeskctl.render.guard import safe, safe_body
from helpdeskctl.render.tables import facts, table

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
        parts.append("unchanged")
    return ("  " if screen.tty else "\t").join(parts)


def who(request: Plain) -> str:
    """The requester as people say it."""
    person = request["requester"]
    return str(person["name"] or person["email"] or "")


def _state(request: Plain, screen: Screen) -> list[str]:
    words = [request["status"]]
    words += [str(request[name]) for name in ("priority", "service") if request[name]]
    if request["level"] > 1:
        words.append(f"level {request['level']} {safe(request['team'])}")
    if request["owner"]:
        words.append(f"owner {safe(request['owner'])}")
    if request["waiting_for"]:
        words.append(f"for {request['waiting_for']}")
    words += [mark for mark in ("security", "temporary") if request[mark]]
    words += [_due(name, request[name], screen) for name in _running(request)]
    return words


def _running(request: Plain) -> list[str]:
    clocks = [name for name in ("response", "resolution", "permanent") if request[name]]
    return [name for name in clocks if request[name]["due_at"]]


def _due(name: str, clock: Plain, screen: Screen) -> str:
    left = clock["target_s"] - clock["elapsed_s"]
    words = f"{duration_text(left)} left" if left >= 0 else f"{duration_text(-left)} late"
    return f"{name} by {screen.time(clock['due_at'])} ({words})"


def requests(data: Plain, screen: Screen) -> str:
    """The list: on a terminal the columns an officer scans, in a pipe all of them."""
    if screen.tty:
        rows = [_row(item, screen) for item in data["items"]]
        text = table(_HEADER, rows, screen)
        return f"{text}\n{_count(data)}" if text else "nothing found"
    return table(_PIPE, [_pipe_row(item, screen) for item in data["items"]], screen)


_HEADER = ("number", "priority", "status", "clock", "owner", "requester", "subject")
_PIPE = [
    "id",
    "status",
    "priority",
    "standing",
    "due_at",
    "level",
    "team",
    "owner",
    "requester",
    "unit",
    "service",
    "received_at",
    "subject",
]


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
        return screen.paint(f"{duration_text(over)} late", "31")
    if item["standing"] == "paused":
        return "paused"
    left = [
        item[name]["target_s"] - item[name]["elapsed_s"]
        for name in ("response", "resolution")
        if item[name] and item[name]["state"] == "due"
    ]
    return f"{duration_text(min(left))} left" if left else item["standing"] or "–"


def _missed(clock: Plain | None) -> bool:
    return clock is not None and clock["state"] == "missed"


def _count(data: Plain) -> str:
    total = data["total"]
    return f"{total} request" if total == 1 else f"{total} requests"


def next_up(data: Plain, screen: Screen) -> str:
    """What to do now, least open time first; with `--why` the clock that says so."""
    if not data["items"]:
        return "nothing to do" if screen.tty else ""
    rows = [
        [item["id"], item["priority"] or "–", left, who(item), item["subject"]]
        for item in data["items"]
        for left in [_why(item) if data["explained"] else _why(item).rpartition(", ")[2]]
    ]
    return table(("number", "priority", "left", "requester", "subject"), rows, screen)


def _why(item: Plain) -> str:
    if item["left_s"] is None:
        return "awaiting confirmation"
    words = [item["why"]]
    words += [f"waiting for {item['waiting_for']}"] if item["waiting_for"] else []
    left = item["left_s"]
    words.append(f"{duration_text(left)} left" if left >= 0 else f"{duration_text(-left)} late")
    return ", ".join(words)


def owed(data: Plain, screen: Screen) -> str:
    """The notices that people have not been told yet."""
    rows = [
        [item["request"], screen.time(item["at"]), item["kind"], item["to"]]
        for item in data["items"]
    ]
    text = table(("request", "since", "notice", "to"), rows, screen)
    return text or ("nobody is owed anything" if screen.tty else "")


def request(data: Plain, screen: Screen) -> str:
    """One request whole: facts, clocks, words, history, notices."""
    item = data["request"]
    parts = [
        f"{item['id']}  {safe(item['subject'])}",
        facts(_facts(item, screen), screen),
        "\n".join(_clock_line(name, item[name], screen) for name in _CLOCKS if item[name]),
        safe_body(item["body"] or ""),
        _history(item, screen),
        _notices(item),
    ]
    return "\n\n".join(part for part in parts if part)


_CLOCKS = ("response", "resolution", "permanent")


def _facts(item: Plain, screen: Screen) -> list[tuple[str, object]]:
    person = item["requester"]
    shown_who = " ".join(str(person[name]) for name in ("name", "email") if person[name])
    confirmed = item["confirmed"]
    return [
        ("status", " ".join(_state(item, screen)[:1] + _marks(item))),
        ("requester", shown_who),
        *((name, item[name]) for name in ("channel", "service", "category", "priority")),
        ("unit", person["unit"]),
        ("factors", _factors(item)),
        *((name, item[name]) for name in ("level", "team", "owner", "officer", "asset")),
        ("received", screen.time(item["received_at"])),
        ("needed by", item["needed_by"]),
        ("solution", item["solution"]),
        ("reference", item["reference"]),
        ("closed by", confirmed and _confirmed(confirmed)),
        *((name.replace("_", " "), item[name]) for name in ("duplicate_of", "follows", "alias")),
        ("catalog", item["catalog_version"]),
    ]


def _marks(item: Plain) -> list[str]:
    marks = [mark for mark in ("security", "temporary") if item[mark]]
    if item["waiting_for"]:
        marks.insert(0, f"for {item['waiting_for']}")
    return [f"({', '.join(marks)})"] if marks else []


def _factors(item: Plain) -> str | None:
    if item["urgency"] is None:
        return None
    return f"urgency {item['urgency']}, impact {item['impact']}, effort {item['effort']}"


def _confirmed(confirmed: Plain) -> str:
    if confirmed["class"] == "silence":
        return "silence, after the reminders of the agreement"
    if not confirmed["by"]:
        return "an officer, without a confirmation"
    return f"{safe(confirmed['by'])} via {confirmed['via']}"


def _clock_line(name: str, clock: Plain, screen: Screen) -> str:
    target = "no target" if clock["target_s"] is None else duration_text(clock["target_s"])
    words = f"{name}: {clock['state'] or '–'}, {duration_text(clock['elapsed_s'])} of {target}"
    if clock.get("paused_s"):
        words += f", {duration_text(clock['paused_s'])} paused"
    if clock["due_at"]:
        words += f", by {screen.time(clock['due_at'])}"
    return words


def _history(item: Plain, screen: Screen) -> str:
    rows = [
        [screen.time(event["at"]), event["actor"], event["kind"], _told(event)]
        for event in item["events"]
    ]
    return table(("at", "who", "what", "details"), rows, screen)


_UNTOLD = frozenset(
    [
        "agreement",
        "body",
        "counts",
        "calendar",
        "pause",
        "respond_s",
        "resolve_s",
        "permanent_s",
        "permanent_calendar",
        "id",
        "catalog_version",
        "sla_version",
        "computed",
        "subject",
    ]
)


def _told(event: Plain) -> str:
    """The data of an event that a reader of the history wants."""
    return "; ".join(
        f"{name.replace('_', ' ')}: {_tombstone(value)}"
        for name, value in event["data"].items()
        if name not in _UNTOLD and value is not None
    )


def _tombstone(value: object) -> str:
    if isinstance(value, dict) and "redacted" in value:
        return f"[redacted: {value.get('because', '')}]"
    return str(value)


def _notices(item: Plain) -> str:
    if not item["notices"]:
        return ""
    words = [f"{one['kind']} to {safe(one['to'])} {one['state']}" for one in item["notices"]]
    return "notices: " + ", ".join(words)
