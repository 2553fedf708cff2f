"""The same three acts – record one, list what is open, show one – with other tools that are here.

Stock TinyDB and SQLite hold the very documents of our desks; taskwarrior, where it is installed,
tasks with the same subjects. Sizes at which a peer takes minutes are left out and named.
"""

from __future__ import annotations

import json
import os
import shutil
import sqlite3
import subprocess
import sys
from typing import TYPE_CHECKING

from timing import Timed, against_empty

from helpdeskctl.log.filelog import FileLog

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator, Sequence
    from pathlib import Path

    Rows = Iterator[tuple[str, Timed]]

TINYDB_UP_TO = 10_000
TASKS_UP_TO = 100_000
"""They read all there is in each command; beyond, one takes minutes."""
ROUNDS = 3

TINYDB = """\
import sys
from tinydb import TinyDB, where
db = TinyDB("tinydb.json")
act, number = sys.argv[1], int(sys.argv[2])
if act == "add":
    db.insert({**db.get(doc_id=number), "n": number + 1})
elif act == "list":
    for doc in db.search(where("open") == True):
        print(doc["id"], doc["summary"]["subject"])
else:
    print(db.get(doc_id=number))
"""
SQLITE = """\
import sys, sqlite3, json
db = sqlite3.connect("requests.sqlite")
act, number = sys.argv[1], int(sys.argv[2])
if act == "add":
    (doc,) = db.execute("select doc from requests where n = ?", (number,)).fetchone()
    db.execute("insert into requests (open, doc) values (1, ?)", (doc,))
    db.commit()
elif act == "list":
    for (doc,) in db.execute("select doc from requests where open = 1"):
        doc = json.loads(doc)
        print(doc["id"], doc["summary"]["subject"])
else:
    print(db.execute("select doc from requests where n = ?", (number,)).fetchone())
"""


def tinydb(folder: Path, sizes: Sequence[int], _rounds: int) -> Rows:
    """Stock TinyDB: one file of everything, written in place."""
    for size in sizes:
        if size > TINYDB_UP_TO:
            continue
        place = _place(folder, "tinydb", size)
        if not (place / "tinydb.json").exists():
            with (place / "tinydb.json").open("w") as file:
                file.write('{"_default": {"0": {}')
                docs = _docs(folder, size)
                file.writelines(f',"{doc["n"]}": {json.dumps(doc)}' for doc in docs)
                file.write("}}")
        yield from _acts(_script(place, TINYDB), place, size, ROUNDS)


def sqlite(folder: Path, sizes: Sequence[int], rounds: int) -> Rows:
    """SQLite through Python's own module, with an index on what is open, durable commits."""
    for size in sizes:
        place = _place(folder, "sqlite", size)
        path = place / "requests.sqlite"
        if not path.exists():
            with sqlite3.connect(path) as db:
                db.execute("create table requests (n integer primary key, open int, doc text)")
                db.execute("create index which on requests (open)")
                rows = ((doc["n"], doc["open"], json.dumps(doc)) for doc in _docs(folder, size))
                db.executemany("insert into requests values (?, ?, ?)", rows)
        yield from _acts(_script(place, SQLITE), place, size, rounds)


def taskwarrior(folder: Path, sizes: Sequence[int], _rounds: int) -> Rows:
    """taskwarrior, where it is installed."""
    program = shutil.which("task")
    for size in sizes if program else ():
        if size > TASKS_UP_TO:
            continue
        place = _place(folder, "task", size)
        os.environ.update(TASKDATA=str(place), TASKRC="/dev/null")
        words = [str(program), "rc.confirmation=off", "rc.verbose=nothing", "rc.gc=off"]
        if not (place / "pending.data").exists():
            tasks = place / "tasks.json"
            with tasks.open("w") as file:
                file.writelines(f"{json.dumps(_task(doc))}\n" for doc in _docs(folder, size))
            subprocess.run([*words, "import", str(tasks)], check=True, capture_output=True)
        for title, act in (
            ("add", ["add", "Printer"]),
            ("list", ["list"]),
            ("show", ["1", "info"]),
        ):
            yield f"{title}, {size}", against_empty([*words, *act], place, ROUNDS)


def _task(doc: dict[str, object]) -> dict[str, object]:
    status = "pending" if doc["open"] else "completed"
    at = doc["events"][0]["at"].replace("-", "").replace(":", "")  # type: ignore[index]
    more = {} if doc["open"] else {"end": at}
    return {"description": str(doc["id"]), "status": status, "entry": at, **more}


def _acts(words: list[str], place: Path, size: int, rounds: int) -> Rows:
    for act in ("add", "list", "show"):
        yield f"{act}, {size}", against_empty([*words, act, str(size)], place, rounds)


def _script(place: Path, text: str) -> list[str]:
    path = place / "act.py"
    path.write_text(text)
    return [sys.executable, str(path)]


def _place(folder: Path, peer: str, size: int) -> Path:
    place = folder / f"{peer}-{size}"
    place.mkdir(exist_ok=True)
    return place


def _docs(folder: Path, size: int) -> Iterator[dict[str, object]]:
    return FileLog(folder / f"desk-{size}" / "log").everything()


PEERS: dict[str, Callable[[Path, Sequence[int], int], Rows]] = {
    "stock TinyDB": tinydb,
    "SQLite": sqlite,
    "taskwarrior": taskwarrior,
}
