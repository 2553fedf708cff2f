"""One request whole: at a terminal a page to read, in a pipe facts and rows.

The sentences of its history are `render.story`'s.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from helpdeskctl.core.when import duration_text
from helpdeskctl.render.guard import safe, safe_body
from helpdeskctl.render.particulars import confirmation, factors
from helpdeskctl.render.requests import CLOCKS
from helpdeskctl.render.story import told, value
from helpdeskctl.render.tables import facts, table

if TYPE_CHECKING:
    from helpdeskctl.render.screen import Screen

Plain = dict[str, Any]


def request(data: Plain, screen: Screen) -> str:
    """One request whole: facts, clocks, words, history, notices."""
    item = data["request"]
    if screen.tty:
        from helpdeskctl.render.page import page

        return page(item, screen)
    parts = [
        f"{item['id']}  {safe(value(item['subject'], screen))}",
        facts(_facts(item, screen), screen),
        "\n".join(_clock_line(name, item[name], screen) for name in CLOCKS if item[name]),
        safe_body(value(item["body"], screen)),
        _history(item, screen),
        _notices(item, screen),
    ]
    return "\n\n".join(part for part in parts if part)


def _facts(item: Plain, screen: Screen) -> list[tuple[str, object]]:
    person = item["requester"]
    shown: list[tuple[str, object]] = [
        ("status", " ".join([item["status"], *_marks(item, screen)])),
        ("requester", _both(person, screen)),
        *((name, item[name]) for name in ("channel", "service", "category", "priority")),
        ("unit", person["unit"]),
        ("factors", factors(item, screen)),
        *((name, item[name]) for name in ("level", "team", "owner", "officer", "asset")),
        ("received", screen.time(item["received_at"])),
        *((name, item[name]) for name in ("needed_by", "solution", "reference")),
        ("closed_by", item["confirmed"] and confirmation(item["confirmed"], screen)),
        *((name, item[name]) for name in ("duplicate_of", "follows", "alias")),
        ("catalog", item["catalog_version"]),
    ]
    return [(screen.word("field", name), value(text, screen)) for name, text in shown]


def _both(person: Plain, screen: Screen) -> str:
    """Name and address; said once where both were redacted."""
    said = dict.fromkeys(value(person[name], screen) for name in ("name", "email"))
    return " ".join(said).strip()


def _marks(item: Plain, screen: Screen) -> list[str]:
    marks = [mark for mark in ("security", "temporary") if item[mark]]
    if item["waiting_for"]:
        marks.insert(0, screen.say("line.for", what=item["waiting_for"]))
    return [f"({', '.join(marks)})"] if marks else []


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
        [screen.time(line.event["at"]), line.event["actor"], line.event["kind"], _joined(line)]
        for line in told(item, screen)
    ]
    return table((), rows, screen)


def _joined(line: Any) -> str:
    return ": ".join([line.sentence, "; ".join(line.words)]) if line.words else line.sentence


def _notices(item: Plain, screen: Screen) -> str:
    if not item["notices"]:
        return ""
    words = [
        screen.say("show.notice", kind=one["kind"], to=value(one["to"], screen), state=one["state"])
        for one in item["notices"]
    ]
    return f"{screen.say('show.notices')}: {', '.join(words)}"
