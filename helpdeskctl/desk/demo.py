"""`demo`: plays a month of a small desk through the same use cases as the commands.

It writes a log like any other and tells what happens. The story itself stands in `demo_month`;
how an answer looks is the listener's business: there is no terminal here.
"""

from __future__ import annotations

import re
import shlex
from collections.abc import Callable, Iterator
from typing import TYPE_CHECKING, Any, NamedTuple

from helpdeskctl.core.when import from_iso
from helpdeskctl.desk import fulfilment, keeping, opening, place, plain, reading, reports, working
from helpdeskctl.desk.answer import Answer
from helpdeskctl.desk.demo_month import STORY
from helpdeskctl.desk.demo_people import DESK_YAML, PEOPLE_CSV
from helpdeskctl.desk.escalation import escalate, give_back
from helpdeskctl.desk.folder import open_folder
from helpdeskctl.desk.records import Desk, Hand
from helpdeskctl.desk.triage import Judgement, triage
from helpdeskctl.errors import BadValue, HelpdeskError, NotFound, Refused

if TYPE_CHECKING:
    from pathlib import Path

END = "11-01 08:00"
"""When the story is over, on the clock of the closing reports."""
MONTH = "2026-10"
PEOPLE = "people.csv"
READER = "sari"
SHOWN = "titik"
"""The nick of the request that is shown whole at the end."""

Told = str | Answer | HelpdeskError
"""A line of the narration, what a command answered, or how the procedure refused it."""
Tell = Callable[[Told], None]
Options = dict[str, Any]


class Step(NamedTuple):
    """A command of the story, as typed; `mark` is how it is told, `nick` what it opens."""

    mark: str
    at: str
    by: str
    nick: str | None
    command: str


def make(folder: Path) -> None:
    """Make the desk of the story, in a folder that is no desk and has no agreement yet."""
    if any((folder / name).exists() for name in (place.DESK, "log")):
        raise BadValue("init.exists", path=str(folder))
    if any((folder / name).exists() for name in (place.CATALOG, place.SLA)):
        raise NotFound("desk.copy", path=str(folder))
    place.make(folder, {place.DESK: DESK_YAML.encode(), PEOPLE: PEOPLE_CSV.encode()})
    keeping.init(folder)


def play(folder: Path, tell: Tell) -> Answer:
    """Make a desk in the folder, play the month there, and tell it."""
    make(folder)
    player = Player(folder, tell)
    for scene in scenes(STORY):
        if isinstance(scene, Step):
            player.act(scene)
        else:
            tell(scene)
    return player.close()


_LINE = re.compile(
    r"(?P<mark>[$!]?) ?(?P<at>\d\d-\d\d \d\d:\d\d) (?P<by>\w+)(?: @(?P<nick>\w+))? (?P<command>.+)"
)


def scenes(story: str) -> Iterator[Step | str]:
    """The commands of a story, and between them its headings and remarks as they stand."""
    for line in re.sub(r"\n +", " ", story).splitlines():
        found = _LINE.fullmatch(line)
        if found:
            yield Step(**found.groupdict())
        elif line:
            yield f"\n{line}"


class Player:
    """Types the commands of a story at a desk whose clock moves with them."""

    def __init__(self, folder: Path, tell: Tell) -> None:
        self._folder = folder
        self._tell = tell
        self._numbers: dict[str, str] = {}

    def act(self, step: Step) -> None:
        """Let somebody type a command; a refusal that the story wants is told, no other."""
        command = self._numbered(step.command)
        if step.mark:
            self._tell(f"{step.at} {step.by} $ hdc {command}")
        try:
            answer = self._typed(step, command)
        except Refused as refusal:
            if step.mark != "!":
                raise
            self._tell(refusal)
            return
        if step.nick:
            self._numbers[step.nick] = number_of(answer)
        if step.mark:
            self._tell(answer)

    def _numbered(self, command: str) -> str:
        """The command with numbers in place of nicks."""
        return re.sub(r"(?<!\S)@(\w+)", lambda found: self._numbers[found[1]], command)

    def _typed(self, step: Step, command: str) -> Answer:
        verb, *typed = shlex.split(command)
        words, options = parted(typed)
        hand = Hand(step.by, options.pop("at", None), options.pop("typed_late", None))
        return ACTS[verb](self._desk(step.at, hand), words, options)

    def _desk(self, at: str, hand: Hand) -> Desk:
        now = _instant(at)
        return open_folder(self._folder, lambda: now, hand, record=True)

    def close(self) -> Answer:
        """Tell the reports at the end of the story; return where the desk lies, and them."""
        desk = self._desk(END, Hand(READER))
        shown = self._numbers[SHOWN]
        recap = reports.recap(desk, MONTH, None, None)
        for command, answer in (
            ("report backlog", reports.backlog(desk)),
            (f"show {shown}", reading.show(desk, shown)),
            (f"report recap --month {MONTH}", recap),
        ):
            self._tell(f"\n{END} {READER} $ hdc {command}\n")
            self._tell(answer)
        return Answer(
            "played",
            {
                "schema": plain.SCHEMA,
                "desk": str(self._folder),
                "month": MONTH,
                "requests": reading.list_requests(desk, ["status:*"]).data["items"],
                "recap": recap.data,
            },
        )


def ended_at() -> int:
    """When the story is over."""
    return _instant(END)


def _instant(at: str) -> int:
    return from_iso(f"2026-{at.replace(' ', 'T')}:00+07:00")


def number_of(answer: Answer) -> str:
    """The short number of the request that an answer is about."""
    return str(int(answer.data["request"]["id"].rpartition("-")[2]))


def parted(typed: list[str]) -> tuple[list[str], Options]:
    """The words of a command, and its options by the names that the use cases know."""
    words: list[str] = []
    options: Options = {}
    rest = iter(typed)
    for word in rest:
        if not word.startswith("--"):
            words.append(word)
            continue
        name = word[2:].replace("-", "_")
        value = True if name in _FLAGS else next(rest)
        options[_NAMES.get(name, name)] = int(value) if name in _FIGURES else value
    return words, options


_FLAGS = ("temporary", "to_requester", "unanswered", "due")
_FIGURES = ("impact", "urgency")
_NAMES = {"from": "who", "for": "reason", "as": "reason"}


def _open(desk: Desk, words: list[str], given: Options) -> Answer:
    """`open` with the judgement that was typed along."""
    judged = {name: given.pop(name) for name in Judgement._fields[1:] if name in given}
    return opening.open_request(desk, opening.Asked(words[0], **given), Judgement(**judged))


def _close(desk: Desk, words: list[str], given: Options) -> Answer:
    if given.pop("unanswered", False):
        return fulfilment.close_unanswered(desk, words, **given)
    return fulfilment.close(desk, words, given.get("confirmed_by"), given["via"])


def _note(desk: Desk, words: list[str], given: Options) -> Answer:
    *numbers, text = words
    return working.note(desk, numbers, text, to_requester=given.get("to_requester", False))


ACTS: dict[str, Callable[[Desk, list[str], Options], Answer]] = {
    "open": _open,
    "done": lambda desk, words, given: opening.done(
        desk, opening.Asked(words[0], **given), None, None
    ),
    "triage": lambda desk, words, given: triage(desk, words[0], Judgement(**given)),
    "assign": lambda desk, words, given: working.assign(
        desk, words, given["to"], None, given.get("because")
    ),
    "take": lambda desk, words, given: working.take(desk, words, given.get("because")),
    "note": _note,
    "wait": lambda desk, words, given: working.wait(
        desk, words, given["reason"], given["because"], given.get("until")
    ),
    "resume": lambda desk, words, _given: working.resume(desk, words),
    "escalate": lambda desk, words, given: escalate(
        desk, words[0], given["to"], given["because"], None
    ),
    "return": lambda desk, words, given: give_back(desk, words[0], given["because"]),
    "fulfil": lambda desk, words, given: fulfilment.fulfil(
        desk, words[0], given.get("solution"), temporary=given.get("temporary", False)
    ),
    "close": _close,
    "reopen": lambda desk, words, given: fulfilment.reopen(desk, words[0], given["because"]),
    "cancel": lambda desk, words, given: fulfilment.cancel(
        desk, words, given["reason"], given.get("of")
    ),
    "amend": lambda desk, words, given: fulfilment.amend(
        desk, words[0], fulfilment.Amendment(**given)
    ),
}
"""The commands that the story uses, and the use cases behind them."""
