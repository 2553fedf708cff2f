"""`next`: what to do now and why, the most pressing request in words, the others in rows.

In a pipe every request is a row. The order is the desk's; nothing is decided here.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from helpdeskctl.render.guard import safe
from helpdeskctl.render.requests import (
    NONE,
    RED,
    clock_column,
    numbers,
    priorities,
    short,
    subjects,
    who,
    worth,
)
from helpdeskctl.render.tables import BOLD, Column, grid, table

if TYPE_CHECKING:
    from helpdeskctl.render.screen import Screen

Plain = dict[str, Any]
_INDENT = "  "


def next_up(data: Plain, screen: Screen) -> str:
    """What to do now, least open time first; with `--why` every request in words."""
    items = data["items"]
    if not screen.tty:
        return _pipe(items, screen, whole=data["explained"])
    if not items:
        return screen.say("next.none")
    first, *rest = items
    if data["explained"]:
        parts = [_words(item, screen) for item in items]
    else:
        parts = [_words(first, screen), *([_rows(rest, screen)] if rest else [])]
    return "\n\n".join([*parts, worth(items, screen)])


def _pipe(items: list[Plain], screen: Screen, *, whole: bool) -> str:
    rows = [
        [
            item["id"],
            item["priority"] or NONE,
            why,
            who(item, screen),
            screen.words(item["subject"]),
        ]
        for item in items
        for why in [_why(item, screen.columns, whole=whole)]
    ]
    return table((), rows, screen)


def _why(item: Plain, screen: Screen, *, whole: bool) -> str:
    if item["left_s"] is None:
        return screen.say("do.triage" if item["why"] == "triage" else "next.awaiting")
    left = screen.left(item["left_s"])
    if not whole:
        return left
    words = [screen.say(f"clock.{item['why']}")]
    if item["waiting_for"]:
        words.append(screen.say("next.waiting", what=item["waiting_for"]))
    return ", ".join([*words, left])


# A terminal


def what(item: Plain) -> str:
    """What there is to do, as the last word of its keys `do.…` and `todo.…`."""
    if item["status"] == "fulfilled":
        return "close"
    if item["waiting_for"]:
        return f"wait-{item['waiting_for']}"
    if item["priority"] is None:
        return "triage"
    if item["owner"] is None:
        return "take"
    return "permanent" if item["temporary"] else "fulfil"


def _words(item: Plain, screen: Screen) -> str:
    """The request, what to do, why, and the command for it."""
    from helpdeskctl.render.cells import wrapped

    doing = what(item)
    number = int(short(item))
    command = screen.say(f"todo.{doing}", n=number)
    lines = [*_head(item, screen)]
    said = f"{screen.say(f'do.{doing}')}: {_reason(item, screen)}"
    lines += [_INDENT + part for part in wrapped(said, screen.width - len(_INDENT))]
    late = (item["left_s"] or 0) < 0
    lines[-1] = screen.paint(lines[-1], RED) if late and len(lines) == 3 else lines[-1]
    return "\n".join([*lines, f"{_INDENT}{command}"])


def _head(item: Plain, screen: Screen) -> list[str]:
    from helpdeskctl.render.cells import cut

    room = screen.width - len(_INDENT)
    number, subject = item["id"].removeprefix("REQ-"), safe(screen.words(item["subject"]))
    person = [who(item, screen), item["requester"]["unit"], item["service"], item["priority"]]
    marks = [screen.say(f"line.mark.{name}") for name in ("security", "temporary") if item[name]]
    about = safe(" · ".join(str(part) for part in (*person, *marks) if part))
    title = cut(subject, screen.width - len(number) - len(_INDENT))
    return [screen.paint(f"{number}{_INDENT}{title}", BOLD), _INDENT + cut(about, room)]


def _reason(item: Plain, screen: Screen) -> str:
    """Which clock says so, how it stands, and since or until when."""
    if item["left_s"] is None:
        return screen.say("do.triage" if item["why"] == "triage" else "do.awaiting")
    clock = item[item["why"]]
    key = "do.late" if item["left_s"] < 0 else "do.left"
    words = screen.say(
        key,
        clock=screen.say(f"clock.{item['why']}"),
        time=screen.span(item["left_s"], item["day_s"]),
    )
    if not clock["due_at"]:
        return f"{words}, {screen.say('do.paused')}"
    return f"{words}, {screen.say('do.due', at=screen.moment(clock['due_at']))}"


def _running(item: Plain) -> int | None:
    """What is left on the clock that says so; None where it stands still in time."""
    left: int | None = item["left_s"]
    if left is None or left < 0 or item[item["why"]]["due_at"]:
        return left
    return None


def _rows(items: list[Plain], screen: Screen) -> str:
    heads = screen.heads("head", "number", "left", "do", "priority", "with", "requester")
    number, left, do, priority, having, requester = heads
    columns = [
        numbers(number, items),
        clock_column(left, items, [_running(item) for item in items], screen),
        Column(do, [screen.say(f"do.{what(item)}") for item in items]),
        priorities(priority, items, screen),
        Column(requester, [who(item, screen) for item in items], least=10, most=18),
        subjects(items, screen),
    ]
    owners = [item["owner"] or NONE for item in items]
    if len({owner for owner in owners if owner != NONE}) > 1:
        columns.insert(4, Column(having, owners, least=7, most=14))
    return grid(columns, screen)
