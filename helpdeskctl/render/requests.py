"""Requests in rows: the list, the inbox, and what people are still to be told.

In a pipe a row holds values as `--json` has them; at a terminal it is made for reading. The line
after a change is `render.changes`, what to do next `render.todo`.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from helpdeskctl.core.model import VENDOR
from helpdeskctl.render.tables import BOLD, Column, fit, grid, table

if TYPE_CHECKING:
    from helpdeskctl.render.screen import Screen

Plain = dict[str, Any]
RED = "31"
SECURITY = "35"
NONE = "–"
CLOCKS = ("response", "resolution", "permanent")


def requests(data: Plain, screen: Screen) -> str:
    """The list: at a terminal the columns an officer scans, in a pipe all of them."""
    items = data["items"]
    if not screen.tty:
        return table((), [_pipe_row(item, screen) for item in items], screen)
    if not items:
        return screen.say("list.none")
    columns = fit(_columns(items, screen), screen.width)
    counts = " · ".join(_counts(items, screen))
    meaning = " · ".join([*_legend(columns, screen), worth(items, screen)])
    return "\n".join([grid(columns, screen), "", counts, *_lines(meaning, screen)])


def _pipe_row(item: Plain, screen: Screen) -> list[object]:
    """Values as `--json` has them, in an order that scripts rely on."""
    dues = [item[name]["due_at"] for name in running(item)]
    return [
        *(item[name] for name in ("id", "status", "priority", "standing")),
        screen.time(min(dues, default=None)),
        *(item[name] for name in ("level", "team", "owner")),
        who(item, screen),
        item["requester"]["unit"],
        item["service"],
        screen.time(item["received_at"]),
        screen.words(item["subject"]),
    ]


def running(request: Plain) -> list[str]:
    """The clocks of a request that run now."""
    clocks = [name for name in CLOCKS if request[name]]
    return [name for name in clocks if request[name]["due_at"]]


def who(request: Plain, screen: Screen) -> str:
    """The requester as people say it."""
    person = request["requester"]
    return screen.words(person["name"] or person["email"])


# A terminal


def _columns(items: list[Plain], screen: Screen) -> list[Column]:
    heads = screen.heads("head", "number", "left", "priority", "status", "with", "requester")
    number, left, priority, status, having, requester = heads
    return [
        numbers(number, items),
        clock_column(left, items, [nearest(item) for item in items], screen),
        priorities(priority, items, screen),
        _statuses(status, items, screen),
        Column(having, [holder(item) for item in items], least=7, most=14),
        Column(requester, [who(item, screen) for item in items], least=10, most=18),
        subjects(items, screen),
    ]


def numbers(head: str, items: list[Plain]) -> Column:
    """The number without `REQ-`; where there is little room, the running number is enough."""
    plain = [item["id"].removeprefix("REQ-") for item in items]
    return Column(head, plain, [short(item) for item in items], short_head="#")


def short(item: Plain) -> str:
    """`0042` of `REQ-2611-0042`."""
    return str(item["id"].rpartition("-")[2])


def subjects(items: list[Plain], screen: Screen) -> Column:
    """The last column, which takes what is left of the width."""
    return Column(screen.say("head.subject"), [screen.words(item["subject"]) for item in items])


def priorities(head: str, items: list[Plain], screen: Screen) -> Column:
    """The words of 5e; `urgent` stands out."""
    words = [item["priority"] or NONE for item in items]
    codes = [BOLD if word == "urgent" else "" for word in words]
    less = [word if word == NONE else screen.say(f"line.priority.{word}") for word in words]
    return Column(head, words, less, codes=codes, short_head=screen.say("head.prio"))


def _statuses(head: str, items: list[Plain], screen: Screen) -> Column:
    codes = [SECURITY if item["security"] else "" for item in items]
    long = [", ".join(_status(item, screen, "")) for item in items]
    less = [" ".join(_status(item, screen, "-short")) for item in items]
    return Column(head, long, less, codes=codes)


def _status(item: Plain, screen: Screen, length: str) -> list[str]:
    """The status, what is waited for in its place, and the marks."""
    waits = item["waiting_for"]
    words = [screen.say(f"line.wait{length}.{waits}") if waits else str(item["status"])]
    marks = [name for name in ("security", "temporary") if item[name]]
    return words + [screen.say(f"line.mark{length}.{name}") for name in marks]


def holder(item: Plain) -> str:
    """Who has it: a person, else the team or vendor above the helpdesk, else nobody."""
    if item["owner"] or item["level"] == 1:
        return str(item["owner"] or NONE)
    return str(item["team"]).removeprefix(VENDOR)


def nearest(item: Plain) -> int | None:
    """Open seconds left on the nearest clock, negative when late; None where none runs.

    A clock that stands still counts once it is late: waiting makes nothing good.
    """
    clocks = [item[name] for name in running(item)]
    solution = item["resolution"]
    if item["waiting_for"] and solution and solution["state"] == "missed":
        clocks.append(solution)
    return min(map(_left, clocks), default=None)


def _left(clock: Plain) -> int:
    left: int = clock["target_s"] - clock["elapsed_s"]
    return left


def clock_column(head: str, items: list[Plain], left: list[int | None], screen: Screen) -> Column:
    """Time left or late on each one's clock, in working days; what is late is red and says so."""
    pairs = list(zip(items, left, strict=True))
    words = [_clock_word(item, seconds, screen, 2) for item, seconds in pairs]
    less = [_clock_word(item, seconds, screen, 1) for item, seconds in pairs]
    codes = [RED if (seconds or 0) < 0 else "" for seconds in left]
    return Column(head, words, less, codes=codes)


def _clock_word(item: Plain, seconds: int | None, screen: Screen, units: int) -> str:
    if seconds is None:
        return _verdict(item, screen)
    if seconds < 0 or units > 1:
        return screen.left(seconds, item["day_s"], units)
    return screen.span(seconds, item["day_s"])


def _verdict(item: Plain, screen: Screen) -> str:
    """What is said of a request whose clocks stand still or have stopped."""
    state = item["resolution"]["state"] if item["resolution"] else None
    return screen.say(f"clock.{state}") if state else NONE


def _counts(items: list[Plain], screen: Screen) -> list[str]:
    """How many, and how many of them late."""
    late = sum((nearest(item) or 0) < 0 for item in items)
    total = screen.say("list.one" if len(items) == 1 else "list.many", total=len(items))
    return [total, *([screen.say("list.late", late=late)] if late else [])]


def _legend(columns: list[Column], screen: Screen) -> list[str]:
    """What the signs of the statuses mean, where they are used."""
    head = screen.say("head.status")
    cells = " ".join(cell for column in columns if column.head == head for cell in column.cells)
    signs = {word[0] for word in cells.split() if len(word) == 1 or word[0] == "→"}
    return [screen.say(f"list.key.{sign}") for sign in sorted(signs, reverse=True)]


def _lines(foot: str, screen: Screen) -> list[str]:
    from helpdeskctl.render.cells import wrapped

    return wrapped(foot, screen.width)


def worth(items: list[Plain], screen: Screen) -> str:
    """What the times of these requests are, and what a `d` is worth in them."""
    days = [screen.span(day) for day in sorted({item["day_s"] for item in items})]
    return screen.say("list.worth" if len(days) == 1 else "list.worths", days=", ".join(days))


# Notices


def owed(data: Plain, screen: Screen) -> str:
    """The notices that people have not been told yet."""
    items = data["items"]
    if not screen.tty:
        rows = [
            [item["request"], screen.time(item["at"]), item["kind"], screen.words(item["to"])]
            for item in items
        ]
        return table((), rows, screen)
    if not items:
        return screen.say("owed.none")
    return _owed(items, screen)


def _owed(items: list[Plain], screen: Screen) -> str:
    """At a terminal a row for each request and person, with all that is owed to them."""
    merged: dict[tuple[str, str], list[Plain]] = {}
    for item in items:
        merged.setdefault((item["request"], item["to"]), []).append(item)
    heads = screen.heads("head", "number", "since", "to", "notice")
    rows = [{"id": request} for request, _ in merged]
    columns = [
        numbers(heads[0], rows),
        Column(heads[1], [screen.moment(group[0]["at"]) for group in merged.values()]),
        Column(heads[2], [screen.words(to) for _, to in merged], least=16, most=32),
        Column(heads[3], [kinds(group, screen) for group in merged.values()]),
    ]
    foot = screen.say("owed.tell", n=int(short(rows[0])))
    return "\n".join([grid(columns, screen), "", *_lines(foot, screen)])


def kinds(notices: list[Plain], screen: Screen) -> str:
    """What the notices are about, each kind once."""
    return ", ".join(dict.fromkeys(screen.word("notice", one["kind"]) for one in notices))
