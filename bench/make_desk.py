"""Makes a big log: `python bench/make_desk.py --desk DIR --requests N --open 500`.

DIR is a desk made by `init`, with nothing recorded yet. Requests of ten years up to today, one in
ten with five long mails; the last ones are still open. What it writes passes `log verify`.
"""

from __future__ import annotations

import argparse
import hashlib
import os
import random
import time
from functools import cache
from pathlib import Path
from typing import TYPE_CHECKING, Any, NamedTuple

from stories import DAYS, MAIL, play

from helpdeskctl.core import numbers
from helpdeskctl.core.event import Event
from helpdeskctl.core.events import personal_of, replay
from helpdeskctl.core.model import summary_of
from helpdeskctl.core.when import DAY, day_number, day_of, from_iso, iso, month_of
from helpdeskctl.desk.book import recording
from helpdeskctl.desk.folder import open_folder
from helpdeskctl.desk.records import Hand
from helpdeskctl.log import forms, lines
from helpdeskctl.log.chain import link
from helpdeskctl.log.filelog import FileLog
from helpdeskctl.log.lock import Lock
from helpdeskctl.log.logfile import LogFile
from helpdeskctl.log.parallel import spread

if TYPE_CHECKING:
    from collections.abc import Iterator

    from helpdeskctl.core.when import Zone
    from helpdeskctl.log.port import Doc

YEARS = 10
OPEN_DAYS = 60
"""How far back what is still open was received, however big the desk is."""
PEOPLE = 5_000
FIRST = day_number(f"2026-07-{DAYS.start:02}")
"""The Monday on which the stories were played."""


class Task(NamedTuple):
    """A month's requests to make: the days it has, and the first number."""

    month: str
    days: list[tuple[int, int]]
    """Local day and how many requests it has."""
    first: int


class Maker:
    """Repeats the stories with other people on other days."""

    def __init__(self, folder: Path, stories: dict[int, list[Doc]], zone: Zone) -> None:
        self.folder = folder
        self._stories = stories
        self._zone = zone

    def docs(self, task: Task) -> Iterator[Doc]:
        """The requests of a month, all ended, in the order of their numbers."""
        chance, number = random.Random(task.first), task.first
        for day, count in task.days:
            told = self._stories[(day - FIRST) % 7]
            chosen = sorted(
                (chance.choice(told) for _ in range(count)), key=lambda doc: doc["events"][0]["at"]
            )
            for story in chosen:
                yield self._again(story, number, day, chance)
                number += 1

    def _again(self, story: Doc, number: int, day: int, chance: random.Random) -> Doc:
        shift = (day - FIRST) // 7 * 7 * DAY
        person = chance.randrange(PEOPLE)
        asset = f"NB-{person:04}"
        at = from_iso(story["events"][0]["at"]) + shift
        said = {
            "id": numbers.make(number, month_of(at, self._zone)),
            "email": f"orang{person}@contoh.co.id",
            "name": f"Orang Ke {person}",
            "asset": asset,
        }
        raw = [self._event(event, shift, said) for event in story["events"]]
        return finished({"id": said["id"], "n": number}, raw, story["notices"], said["email"])

    def _event(self, event: Doc, shift: int, said: dict[str, str]) -> Doc:
        data = {
            name: said[name] if name in said else self._long(value, said["id"])
            for name, value in event["data"].items()
        }
        moved = {name: _moved(event[name], shift) for name in ("at", "recorded_at")}
        kept = {name: event[name] for name in ("actor", "kind", "v")}
        return {**moved, **kept, "data": data}

    def _long(self, value: Any, ident: str) -> Any:
        """A long text of its own for each request: no two mails are alike."""
        if not isinstance(value, dict) or "sha256" not in value:
            return value
        words = f"{ident} {os.urandom(4).hex()} {MAIL}"
        return {**value, "sha256": self._kept(words.encode()), "length": len(words)}

    def _kept(self, data: bytes) -> str:
        name = hashlib.sha256(data).hexdigest()
        folder = self.folder / "text" / name[:2]
        (folder / name).write_bytes(data)
        return name


def finished(head: Doc, raw: list[Doc], notices: list[Doc], to: str) -> Doc:
    """The document of these events, with its chain and what it derives from them."""
    doc: Doc = {**head, "schema": forms.SCHEMA, "events": [], "notices": []}
    link(doc["events"], raw, doc["id"], personal_of)
    request = replay(map(Event.of, doc["events"]))
    doc["summary"], doc["open"] = summary_of(request), not request.ended
    doc["notices"] = [
        {**one, "to": to if "@" in one["to"] else one["to"], "state": "sent"}
        for one in notices
        if one["event"] <= len(doc["events"])
    ]
    return doc


@cache
def _moved(text: str, shift: int) -> str:
    return iso(from_iso(text) + shift)


def reopened(doc: Doc) -> Doc:
    """The request before it was fulfilled: open."""
    first = next(n for n, one in enumerate(doc["events"]) if one["kind"] == "fulfilled")
    events = doc["events"][: max(first, 2)]
    raw = [{k: v for k, v in one.items() if k not in ("seq", "salts", "hash")} for one in events]
    head = {"id": doc["id"], "n": doc["n"]}
    return finished(head, raw, doc["notices"], raw[0]["data"]["email"])


def tasks(count: int, first: int, days: range, zone: Zone) -> list[Task]:
    """The months of these days, and how many of the requests each of their working days has."""
    working = [day for day in days if (day - FIRST) % 7 < len(DAYS)]
    months: dict[str, list[tuple[int, int]]] = {}
    for place, day in enumerate(working):
        share = count * (place + 1) // len(working) - count * place // len(working)
        months.setdefault(month_of(zone.midnight(day), zone), []).append((day, share))
    made = []
    for month, counted in months.items():
        made.append(Task(month, counted, first))
        first += sum(share for _, share in counted)
    return made


def write_month(maker: Maker, task: Task) -> None:
    """Writes the archive of a month's requests."""
    settled = {doc["n"]: lines.encode(doc["n"], doc) for doc in maker.docs(task)}
    if settled:
        folder = maker.folder
        file = LogFile(folder / "archive" / f"{task.month}.json", Lock(folder), keep=False)
        tables = {lines.META: [b"{}"], lines.REQUESTS: lines.block(settled)}
        file.replace(file.load().identity, tables)


def main() -> None:
    """Make the desk and say how long it took."""
    options = _options()
    begun, folder = time.perf_counter(), options.desk / "log"
    desk = open_folder(options.desk, lambda: int(time.time()), Hand("bench"), record=True)
    with recording(desk):
        pass  # which takes the agreement into force
    for part in range(256):
        (folder / "text" / f"{part:02x}").mkdir(parents=True, exist_ok=True)
    (folder / "archive").mkdir(exist_ok=True)
    stories = play(options.desk / "catalog.yaml", options.desk / "sla.yaml")
    zone = desk.terms.zone
    maker = Maker(folder, stories, zone)
    today, settled = day_of(desk.now(), zone), options.requests - options.open
    months = tasks(settled, 1, range(today - YEARS * 365, today), zone)
    list(spread(lambda task: write_month(maker, task), months, worth_it=True))
    moving = tasks(options.open, settled + 1, range(today - OPEN_DAYS, today), zone)
    log = FileLog(folder)
    with log.transaction() as work:
        for doc in (doc for task in moving for doc in maker.docs(task)):
            work.put(reopened(doc))
    log.sweep(keep=lambda _doc: True)
    print(f"{options.requests} requests in {time.perf_counter() - begun:.0f} s")


def _options() -> argparse.Namespace:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--desk", type=Path, required=True)
    parser.add_argument("--requests", type=int, required=True)
    parser.add_argument("--open", type=int, default=500)
    return parser.parse_args()


if __name__ == "__main__":
    main()
