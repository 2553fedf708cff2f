"""The month of the demo: what it must contain, and that it is the same each time."""

from __future__ import annotations

import shlex
from collections import Counter
from typing import TYPE_CHECKING, Any

import pytest

from helpdeskctl.cli import play, session
from helpdeskctl.core.model import CHANNELS, PRIORITIES, STATUSES
from helpdeskctl.core.when import from_iso
from helpdeskctl.desk import demo, keeping
from helpdeskctl.desk.demo_month import STORY
from helpdeskctl.desk.folder import open_folder
from helpdeskctl.desk.records import Hand
from helpdeskctl.errors import BadValue, NotFound
from tests.cli.run import Shell

if TYPE_CHECKING:
    from pathlib import Path

    from helpdeskctl.desk.records import Desk

Plain = dict[str, Any]


class Month(list[demo.Told]):
    """A month that was played, and what was told of it."""

    def __init__(self, folder: Path) -> None:
        super().__init__()
        self.folder = folder
        self.data = demo.play(folder, self.append).data
        self.requests: list[Plain] = self.data["requests"]
        self.lines = [told for told in self if isinstance(told, str)]

    def desk(self) -> Desk:
        """The desk at the end."""
        return open_folder(
            self.folder, lambda: from_iso("2026-11-01T01:00:00Z"), Hand("sari"), record=False
        )

    def events(self) -> list[Plain]:
        """All events, as they were recorded."""
        return [event for doc in self.desk().log.everything() for event in doc["events"]]


@pytest.fixture(scope="module")
def month(tmp_path_factory: pytest.TempPathFactory) -> Month:
    """The month, played once."""
    return Month(tmp_path_factory.mktemp("demo") / "desk")


def test_log_is_clean(month: Month) -> None:
    """The log that the demo leaves has no findings."""
    verified = keeping.verify(month.desk())
    assert (verified.code, verified.data["findings"]) == (0, [])


def test_size_of_a_small_desk(month: Month) -> None:
    """The month is big enough for a report and small enough to be read."""
    assert 55 <= len(month.requests) <= 80


@pytest.mark.parametrize(
    ("name", "wanted"),
    [
        ("channel", set(CHANNELS)),
        ("priority", {*PRIORITIES, None}),
        ("level", {1, 2, 3}),
        ("status", set(STATUSES)),
        ("waiting_for", {None, "requester", "approval", "vendor"}),
        ("ended_as", {None, "incident", "disaster", "project"}
         | {"withdrawn", "duplicate", "rejected", "spam", "not-it"}),
    ],
)  # fmt: skip
def test_everything_appears(month: Month, name: str, wanted: set[object]) -> None:
    """Each word of the trade is met by at least one request."""
    assert {request[name] for request in month.requests} == wanted


def test_every_kind_of_event_of_the_story(month: Month) -> None:
    """Whatever can be typed happens; reopening, return and amendment too."""
    kinds = Counter(event["kind"] for event in month.events())
    assert {"reopened", "returned", "amended", "resumed", "noted", "assigned"} <= set(kinds)


def test_both_grades_of_security(month: Month) -> None:
    """Routine access and a real event, each told to both heads."""
    grades = {e["data"].get("security") for e in month.events() if e["kind"] == "triaged"}
    heads = Counter(e["data"]["to"] for e in month.events() if e["kind"] == "escalated")
    assert grades == {None, "event", "routine"}
    assert heads["it-division-head"] == heads["it-director"] >= 2
    assert {"infrastructure", "application-development"} <= set(heads)


def test_figures_of_the_recap_add_up(month: Month) -> None:
    """Backlog at the end is backlog at the start, plus in, minus ended, plus brought back."""
    figures = month.data["recap"]["figures"]
    assert figures["backlog_start"] > 0
    assert figures["backlog_end"] == (
        figures["backlog_start"] + figures["in"] - figures["ended"] + figures["brought_back"]
    )
    assert figures["backlog_end"] == sum(
        request["status"] not in ("closed", "cancelled", "handed-off") for request in month.requests
    )


def test_some_promises_are_missed(month: Month) -> None:
    """A month without a late one teaches nothing: response, resolution, and one still open."""
    figures = month.data["recap"]["figures"]
    assert figures["response"]["missed"] > 0
    assert figures["resolution"]["missed"] > 0
    assert figures["resolution"]["open_late"] > 0
    assert [request["temporary"] for request in month.requests].count(True) == 1
    assert month.data["recap"]["closed_by"]["silence"] == 1


def test_same_each_time(month: Month, tmp_path: Path) -> None:
    """Two runs record the same but for the salts of the chains, whatever day it is."""
    again = Month(tmp_path / "again").events()
    assert [_bare(event) for event in again] == [_bare(event) for event in month.events()]


def _bare(event: Plain) -> Plain:
    return {name: value for name, value in event.items() if name not in ("salts", "hash")}


def test_every_officer_acts(month: Month) -> None:
    """Helpdesk and both Level 2 teams are at work."""
    assert {event["actor"] for event in month.events()} == {
        *("sari", "joko"),
        *("dewi", "hendra", "agus"),
    }


def test_requesters_are_known(month: Month) -> None:
    """Everybody but the sender of spam has an address and a unit."""
    strangers = [r["id"] for r in month.requests if not r["requester"]["unit"]]
    assert [r["ended_as"] for r in month.requests if r["id"] in strangers] == ["spam"]
    assert all(request["requester"]["email"] for request in month.requests)


def test_narration(month: Month) -> None:
    """It shows commands as typed, names the clauses, and how the procedure says no."""
    commands = [line for line in month.lines if " $ hdc " in line]
    assert 20 <= len(commands) <= 40
    assert not any("@" in line.partition("--")[0] for line in commands), "nicks became numbers"
    remarks = " ".join(line for line in month.lines if line.startswith(("\n#", "\n=")))
    for clause in ("4h", "4i", "4j", "4f", "5b", "5f", "6e", "6f", "6h", "6l"):
        assert clause in remarks
    refusals = [told for told in month if isinstance(told, Exception)]
    assert [refusal.clause for refusal in refusals] == ["4h", "6f", "6h"]


def test_story_is_in_order() -> None:
    """The clock of the story never goes back."""
    times = [scene.at for scene in demo.scenes(STORY) if isinstance(scene, demo.Step)]
    assert times == sorted(times)


def test_no_second_story_on_a_desk(month: Month, tmp_path: Path) -> None:
    """A desk, and a copy of the agreement, are left as they are."""
    with pytest.raises(BadValue):
        demo.play(month.folder, month.append)
    (tmp_path / "catalog.yaml").write_text("")
    with pytest.raises(NotFound):
        demo.play(tmp_path, month.append)
    assert [path.name for path in tmp_path.iterdir()] == ["catalog.yaml"]


@pytest.mark.slow
def test_typed_at_the_command_line(
    month: Month, monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    """Every command of the story is one that the program takes, and it does the same."""
    folder = tmp_path / "typed"
    demo.make(folder)
    shell = Shell(monkeypatch, folder)
    numbers: dict[str, int] = {}
    opened = 0
    for step in demo.scenes(STORY):
        if not isinstance(step, demo.Step):
            continue
        shell.now, shell.login = from_iso(f"2026-{step.at.replace(' ', 'T')}:00+07:00"), step.by
        words = [_word(word, numbers) for word in shlex.split(step.command)]
        assert (words, shell(*words).code) == (words, 4 if step.mark == "!" else 0)
        opened += words[0] in ("open", "done") and step.mark != "!"
        numbers[step.nick or ""] = opened
    typed = open_folder(folder, lambda: shell.now, Hand("sari"), record=False).log.everything()
    acts = [_act(event) for doc in typed for event in doc["events"]]
    assert acts == [_act(event) for event in month.events()]


def _word(word: str, numbers: dict[str, int]) -> str:
    return str(numbers[word[1:]]) if word[0] == "@" else word


def _act(event: Plain) -> tuple[str, ...]:
    return tuple(str(event[name]) for name in ("at", "recorded_at", "actor", "kind"))


def test_printed(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    """The command prints narration and reports; with `--json` nothing but its data."""
    answer = play.demo(tmp_path / "told", session.Common())
    printed = capsys.readouterr().out
    for words in ("$ hdc done", "SOP 6f", "Backlog as at", "Recap of IT requests"):
        assert words in printed
    assert answer.data["desk"] == str(tmp_path / "told")
    play.demo(tmp_path / "silent", session.Common(json=True))
    assert capsys.readouterr().out == ""
