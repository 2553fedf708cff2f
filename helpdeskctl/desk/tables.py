"""The log as tables for a spreadsheet: requests, events, notices, attachments, row by row.

The columns have the names of `--json`, flattened; the first is always the number of the request.
A cell is a plain value, of a kind that its column states; how it is written is `render`'s.
"""

from __future__ import annotations

import json
from typing import TYPE_CHECKING, Any, NamedTuple

from helpdeskctl.core.event import Event
from helpdeskctl.core.events import replay
from helpdeskctl.core.text import is_address
from helpdeskctl.desk import plain

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

    from helpdeskctl.core.model import Request
    from helpdeskctl.desk.records import Desk
    from helpdeskctl.log.port import Doc

    Rows = Iterator[list[Any]]

TEXT, NUMBER, MARK, INSTANT, DAY = "text", "number", "mark", "instant", "day"
"""What a cell can hold: a text, a whole number, yes or no, `2026-11-02T02:00:00Z`, `2026-11-02`."""

_KINDS = {
    **dict.fromkeys("level impact urgency reopened day_s seq".split(), NUMBER),
    **dict.fromkeys("target_s elapsed_s paused_s first_resolution_s event size".split(), NUMBER),
    **dict.fromkeys("security temporary".split(), MARK),
    **dict.fromkeys("at received_at recorded_at ended_at due_at".split(), INSTANT),
    **dict.fromkeys("triaged_at fulfilled_at waiting_at".split(), INSTANT),
    "needed_by": DAY,
}
_CLOCK = ("target_s", "elapsed_s", "paused_s", "due_at", "state")
_REQUEST = (
    "id subject requester requester.name requester.email requester.unit channel status priority "
    "kind service category impact urgency effort level team owner officer waiting_for security "
    "temporary received_at recorded_at triaged_at waiting_at fulfilled_at ended_at ended_as "
    "solution confirmed.by confirmed.via confirmed.at confirmed.class reopened reference asset "
    "needed_by follows duplicate_of alias catalog_version sla_version standing day_s "
    "first_resolution_s"
).split()
_CLOCKS = [f"{clock}.{name}" for clock in ("response", "resolution") for name in _CLOCK]
_DEBT = [f"permanent.{name}" for name in _CLOCK if name != "paused_s"]


class Column(NamedTuple):
    """A column of a table: its name, and the kind of its cells."""

    name: str
    kind: str


def _columns(names: list[str]) -> tuple[Column, ...]:
    return tuple(Column(name, _KINDS.get(name.rpartition(".")[2], TEXT)) for name in names)


TABLES: dict[str, tuple[Column, ...]] = {
    "requests": _columns([*_REQUEST, *_CLOCKS, *_DEBT, "body"]),
    "events": _columns("id seq at recorded_at actor kind data hash".split()),
    "notices": _columns("id to kind lang state event".split()),
    "attachments": _columns("id name sha256 size".split()),
}
REQUESTS, ATTACHMENTS = "requests", "attachments"


def rows(desk: Desk, names: list[str]) -> Iterator[tuple[str, list[Any]]]:
    """Every row of these tables with the name of its table, one request after another."""
    for doc in desk.log.everything():
        for name in names:
            yield from ((name, row) for row in _ROWS[name](desk, doc))


def _requests(desk: Desk, doc: Doc) -> Rows:
    request = replay(Event.of(raw) for raw in doc["events"])
    whole = plain.whole(desk, {**doc, "events": [], "notices": []}, request)
    whole |= _times(doc, request)
    person = whole["requester"]
    who = person["email"] if is_address(str(request.email)) else person["name"]
    flat = _flat({**whole, "requester": {**person, "": who}})
    yield [flat.get(column.name) for column in TABLES[REQUESTS]]


def _times(doc: Doc, request: Request) -> dict[str, Any]:
    """When it was judged, when its wait began, when it was fulfilled: what a row must know."""
    seen = {raw["kind"]: raw["at"] for raw in reversed(doc["events"])}
    waited = [raw["at"] for raw in doc["events"] if raw["kind"] == "waited"]
    return {
        "triaged_at": seen.get("triaged"),
        "waiting_at": waited[-1] if request.waiting_for else None,
        "fulfilled_at": plain.instant(request.fulfilled_at),
    }


def _flat(whole: dict[str, Any]) -> dict[str, Any]:
    """`requester.name` of what is nested, but for what was taken out."""
    flat: dict[str, Any] = {}
    for name, value in whole.items():
        if isinstance(value, dict) and "redacted" not in value:
            flat |= {f"{name}.{inner}".rstrip("."): one for inner, one in value.items()}
        else:
            flat[name] = value
    return flat


def _events(desk: Desk, doc: Doc) -> Rows:
    for event in doc["events"]:
        data = {name: desk.text_of(value) for name, value in event["data"].items()}
        shown = {**event, "id": doc["id"], "data": json.dumps(data, ensure_ascii=False)}
        yield [shown[column.name] for column in TABLES["events"]]


def _notices(_desk: Desk, doc: Doc) -> Rows:
    for notice in doc["notices"]:
        yield [doc["id"], *(notice[column.name] for column in TABLES["notices"][1:])]


def _attachments(_desk: Desk, doc: Doc) -> Rows:
    for event in doc["events"]:
        files = event["data"].get("files") if event["kind"] == "attached" else None
        for file in files if isinstance(files, list) else ():
            yield [doc["id"], *(file.get(column.name) for column in TABLES["attachments"][1:])]


_ROWS: dict[str, Callable[[Desk, Doc], Rows]] = {
    "requests": _requests,
    "events": _events,
    "notices": _notices,
    "attachments": _attachments,
}
