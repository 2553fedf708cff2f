"""One request whole, as text: facts, clocks, words, history, notices."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from helpdeskctl.core.when import duration_text, iso
from helpdeskctl.render.guard import safe, safe_body
from helpdeskctl.render.messages_table import TABLE
from helpdeskctl.render.tables import facts, table

if TYPE_CHECKING:
    from helpdeskctl.render.screen import Screen

Plain = dict[str, Any]


def request(data: Plain, screen: Screen) -> str:
    """One request whole: facts, clocks, words, history, notices."""
    item = data["request"]
    parts = [
        f"{item['id']}  {safe(item['subject'])}",
        facts(_facts(item, screen), screen),
        "\n".join(_clock_line(name, item[name], screen) for name in _CLOCKS if item[name]),
        safe_body(item["body"] or ""),
        _history(item, screen),
        _notices(item, screen),
    ]
    return "\n\n".join(part for part in parts if part)


_CLOCKS = ("response", "resolution", "permanent")


def _facts(item: Plain, screen: Screen) -> list[tuple[str, object]]:
    person = item["requester"]
    confirmed = item["confirmed"]
    shown: list[tuple[str, object]] = [
        ("status", " ".join([item["status"], *_marks(item, screen)])),
        ("requester", " ".join(str(person[name]) for name in ("name", "email") if person[name])),
        *((name, item[name]) for name in ("channel", "service", "category", "priority")),
        ("unit", person["unit"]),
        ("factors", _factors(item, screen)),
        *((name, item[name]) for name in ("level", "team", "owner", "officer", "asset")),
        ("received", screen.time(item["received_at"])),
        *((name, item[name]) for name in ("needed_by", "solution", "reference")),
        ("closed_by", confirmed and _confirmed(confirmed, screen)),
        *((name, item[name]) for name in ("duplicate_of", "follows", "alias")),
        ("catalog", item["catalog_version"]),
    ]
    return [(_label(name, screen), value) for name, value in shown]


def _label(name: str, screen: Screen) -> str:
    """What a field is called; one that the table does not know by its own name."""
    key = f"field.{name}"
    return screen.say(key) if key in TABLE else name.replace("_", " ")


def _marks(item: Plain, screen: Screen) -> list[str]:
    marks = [mark for mark in ("security", "temporary") if item[mark]]
    if item["waiting_for"]:
        marks.insert(0, screen.say("line.for", what=item["waiting_for"]))
    return [f"({', '.join(marks)})"] if marks else []


def _factors(item: Plain, screen: Screen) -> str | None:
    if item["urgency"] is None:
        return None
    return screen.say(
        "show.factors", **{name: item[name] for name in ("urgency", "impact", "effort")}
    )


def _confirmed(confirmed: Plain, screen: Screen) -> str:
    if confirmed["class"] == "silence":
        return screen.say("show.silence")
    if not confirmed["by"]:
        return screen.say("show.officer")
    return screen.say("show.confirmed", by=confirmed["by"], via=confirmed["via"])


def _clock_line(name: str, clock: Plain, screen: Screen) -> str:
    target = clock["target_s"]
    words = screen.say(
        "show.clock",
        clock=screen.say(f"clock.{name}"),
        state=screen.say(f"clock.{clock['state']}") if clock["state"] else "–",
        elapsed=duration_text(clock["elapsed_s"]),
        target=screen.say("show.no-target") if target is None else duration_text(target),
    )
    parts = [words]
    if clock.get("paused_s"):
        parts.append(screen.say("show.paused", time=duration_text(clock["paused_s"])))
    if clock["due_at"]:
        parts.append(screen.say("show.by", at=screen.time(clock["due_at"])))
    return ", ".join(parts)


def _history(item: Plain, screen: Screen) -> str:
    rows = [
        [screen.time(event["at"]), event["actor"], event["kind"], _told(event, screen)]
        for event in item["events"]
    ]
    return table(screen.heads("head", "at", "who", "what", "details"), rows, screen)


_UNTOLD = frozenset(
    [
        *("agreement", "body", "counts", "calendar", "pause", "respond_s", "resolve_s"),
        *("permanent_s", "permanent_calendar", "id", "catalog_version", "sla_version"),
        *("computed", "subject"),
    ]
)


def _told(event: Plain, screen: Screen) -> str:
    """The data of an event that a reader of the history wants."""
    return "; ".join(
        f"{_label(name, screen)}: {_value(_dated(name, value, screen), screen)}"
        for name, value in event["data"].items()
        if value is not None and (name not in _UNTOLD or _new_wording(event, name))
    )


def _new_wording(event: Plain, name: str) -> bool:
    """The first subject is the heading; a corrected one belongs to the history."""
    return name == "subject" and event["kind"] == "amended"


def _dated(name: str, value: Any, screen: Screen) -> Any:
    """The end of a wait is an instant; every other figure is one."""
    return screen.time(iso(value)) if name == "until" else value


def _value(value: object, screen: Screen) -> str:
    if value is True:
        return screen.say("field.yes")
    if isinstance(value, list):
        return ", ".join(_value(one, screen) for one in value)
    if isinstance(value, dict) and "redacted" in value:
        return screen.say("show.redacted", because=value.get("because", ""))
    return str(value["name"] if isinstance(value, dict) and "name" in value else value)


def _notices(item: Plain, screen: Screen) -> str:
    if not item["notices"]:
        return ""
    words = [
        screen.say("show.notice", kind=one["kind"], to=one["to"], state=one["state"])
        for one in item["notices"]
    ]
    return f"{screen.say('show.notices')}: {', '.join(words)}"
