"""What a terminal asks when something is missing, what an answer means, and what a pipe is told."""

from __future__ import annotations

import json
import sys
from typing import TYPE_CHECKING

import pytest

from helpdeskctl.cli.asking import meant, said
from helpdeskctl.render.asking import Choice
from tests import documents
from tests.cli.tty import Terminal, run_child

if TYPE_CHECKING:
    from tests.cli.run import Shell

COMMANDS = dict(documents.commands())
VPN = ("open", "VPN tidak bisa", "--from", "michael@contoh.co.id", "--body", "dari hotel")
MENU = [
    "services that may fit; Enter takes the first:",
    "  1  vpn-problem  VPN problem",
    "  2  vpn-access   VPN access",
]


@pytest.fixture
def seat(shell: Shell) -> Terminal:
    """A terminal at a desk with one new request about VPN."""
    assert shell(*VPN).code == 0
    return Terminal(shell)


def _one(seat: Terminal, number: str = "1") -> dict[str, object]:
    found: dict[str, object] = json.loads(seat.shell("show", number, "--json").out)["request"]
    return found


def _services(seat: Terminal) -> list[object]:
    items = json.loads(seat.shell("list", "status:*", "--json").out)["items"]
    return [item["service"] for item in items]


@pytest.mark.parametrize(
    ("typed", "value"),
    [
        ("", "phone"),
        ("chat", "chat"),
        ("CHAT", "chat"),
        ("w", "walk-in"),
        ("2", "walk-in"),
        ("2.", "walk-in"),
        ("3) chat", "chat"),
        ("0", None),
        ("4", None),
        ("9" * 400, None),
        ("٢", None),
        ("fax", None),
    ],
)
def test_answers(typed: str, value: str | None) -> None:
    """Enter, the word in any case, its beginning, its number; nothing else is guessed at."""
    assert meant(typed, ("phone", "walk-in", "chat"), "phone") == value


@pytest.mark.parametrize(
    ("typed", "value"),
    [
        ("work has stopped", "3"),
        ("stopped", "3"),
        ("can wait", "1"),
        ("w", None),
        ("work", None),
        ("never", None),
        ("(", None),
    ],
)
def test_the_words_that_are_printed(typed: str, value: str | None) -> None:
    """What stands beside a choice means it, whole or from a word on, if it means no other."""
    choices = [
        Choice("1", "can wait"),
        Choice("2", "work is slow"),
        Choice("3", "work has stopped"),
    ]
    assert said(typed, choices) == value


def test_a_beginning_of_two_is_none() -> None:
    """What two choices begin with means neither."""
    assert meant("re", ("requester", "rejected"), "requester") is None


@pytest.mark.parametrize(
    ("typed", "service"),
    [
        (["1:"], "vpn-problem"),
        (["1:2"], "vpn-access"),
        (["1:2 access"], "vpn-access"),
        (["1:VPN-Access"], "vpn-access"),
        (["1:mailbox-q"], "mailbox-quota"),
        (["1:7", "1:"], "vpn-problem"),
        (["1:toner", "3:"], "printer-toner"),
        (["1:mailbox", "4:2"], "mailbox-quota"),
        (["1:qwerty", "1:2"], "vpn-access"),
        (["1:zoom", "5:"], "video-conference"),
    ],
)
def test_the_service_of_a_request(seat: Terminal, typed: list[str], service: str) -> None:
    """Enter, number, id, its beginning; a word searches again, a wrong answer asks again."""
    proposed = {"1": "vpn-problem", "3": "printer-toner", "4": "mailbox-new", "5": "video-conf"}
    pairs = [one.split(":") for one in typed]
    answers = [(f"service [{proposed[shown]}", answer) for shown, answer in pairs]
    seen = seat("triage", "1", answers=answers)
    assert (seen.code, _one(seat)["service"]) == (0, service), seen.text


def test_what_stands_above_the_question(seat: Terminal) -> None:
    """Number, subject, requester, body, then the services, the likely one first."""
    seen = seat("triage", "1", answers=[("service [vpn-problem]: ", "")])
    assert seen.lines[:6] == [
        "REQ-2611-0001  VPN tidak bisa  michael@contoh.co.id",
        "  dari hotel",
        *MENU,
        "service [vpn-problem]: ",
    ]


def test_only_what_the_service_does_not_state(seat: Terminal) -> None:
    """A stated judgement is not asked for; else Enter takes the usual one."""
    answers = [("service [vpn-", "network-pro"), ("urgency [2]", ""), ("impact [1]", "")]
    seen = seat("triage", "1", answers=[*answers, ("effort [m]", "")])
    assert "urgency 2 + impact 1 = 3" in seen.text
    found = _one(seat)
    assert [found[name] for name in ("service", "urgency", "impact", "effort")] == [
        "network-problem",
        2,
        1,
        "m",
    ]


def test_nothing_is_asked_in_a_pipe(shell: Shell) -> None:
    """A pipe gets exit 2 and the name of what to give; so does a terminal with --no-input."""
    shell(*VPN)
    for words, named in [
        (("triage",), "ID is missing"),
        (("triage", "1"), "REQ-2611-0001 needs a service of the catalog"),
        (("triage", "--all"), "give ID and --service for each request"),
        (("close", "1"), "--via is missing"),
        (("tell", "1"), "--via is missing"),
        (("cancel", "1"), "--as is missing"),
        (("escalate", "1"), "--to is missing"),
        (("done", "x", "--from", "y"), "--service is missing"),
    ]:
        piped = shell(*words)
        unasked = Terminal(shell)(*words, "--no-input")
        assert (piped.code, unasked.code) == (2, 2), words
        assert (named in piped.err, named in unasked.text) == (True, True), words


@pytest.mark.parametrize(
    "words",
    [("--all", "1"), ("--all", "--service", "other"), ("--all", "--no-security")],
    ids=" ".join,
)
def test_all_stands_alone(seat: Terminal, words: tuple[str, ...]) -> None:
    """A number or a judgement beside --all is a mistake: nothing is guessed at."""
    seen = seat("triage", *words)
    assert (seen.code, _one(seat)["status"]) == (2, "new")
    assert "it takes no number and no judgement" in seen.text


def test_a_judgement_needs_its_number(seat: Terminal) -> None:
    """What was typed without a look falls upon no request that happens to be the oldest."""
    seen = seat("triage", "--service", "other")
    assert (seen.code, _one(seat)["status"]) == (2, "new")
    assert "ID is missing" in seen.text


def test_the_oldest_new_one(seat: Terminal) -> None:
    """Without a number it is the oldest, whatever its number; then the next; then nothing."""
    at = ("--at", "08:30")
    seat.shell("open", "Toner habis", "--from", "joko", *at)
    first = seat("triage", answers=[("service [printer-toner], s skips, q stops: ", "")])
    assert (first.code, _services(seat)) == (0, [None, "printer-toner"])
    assert (first.text.count("service ["), "triaged" in first.text) == (1, False)
    second = seat("triage", answers=[("service [vpn-problem], s skips, q stops: ", "")])
    assert (second.code, _services(seat)) == (0, ["vpn-problem", "printer-toner"])
    third = seat("triage")
    assert (third.code, third.text) == (0, "nothing is new\n")


def test_the_service_stated_comes_first(seat: Terminal) -> None:
    """What the requester chose is likelier than what his words say; it may still be changed."""
    seat.shell("open", "Toner habis", "--from", "joko", "--service", "peripheral")
    seat("triage", "--all", answers=[("[vpn-problem]", ""), ("[peripheral]", "2")])
    assert _services(seat) == ["vpn-problem", "printer-toner"]


def _three(seat: Terminal) -> None:
    seat.shell("open", "Toner habis", "--from", "joko")
    seat.shell("open", "Lupa password", "--from", "ani")


def test_the_walk(seat: Terminal) -> None:
    """Each is judged at once, s skips, q stops; a count ends it (6c)."""
    _three(seat)
    seen = seat("triage", "--all", answers=[("vpn-problem]", "S"), ("toner]", ""), ("reset]", "q")])
    assert (seen.code, _services(seat)) == (0, [None, "printer-toner", None])
    assert seen.lines[-1] == "1 triaged, 1 skipped, 2 still new"
    heads = [line for line in seen.lines if line.startswith("REQ-")]
    assert heads[:2] == [
        "REQ-2611-0001  VPN tidak bisa  michael@contoh.co.id",
        "REQ-2611-0002  Toner habis  joko",
    ]
    assert heads[2].startswith("REQ-2611-0002  Toner habis  joko  active, medium")
    assert len(heads) == 4


@pytest.mark.parametrize("asked", [("toner]", "\x04"), ("toner]", "data-rep"), ("toner]", "")])
def test_the_end_of_the_input(seat: Terminal, asked: tuple[str, str]) -> None:
    """What was judged before stays, nothing is half done, and the code is 1 (6c)."""
    _three(seat)
    seen = seat("triage", "--all", answers=[("vpn-problem]", ""), asked])
    judged = 2 if asked[1] == "" else 1
    assert seen.code == 1
    assert [name is not None for name in _services(seat)] == [True, judged == 2, False]
    assert seen.lines[-1] == f"{judged} triaged, 0 skipped, {3 - judged} still new"
    assert json.loads(seat.shell("log", "verify", "--json").out)["findings"] == []


def test_stopped_before_anything(seat: Terminal) -> None:
    """One question unanswered: exit 1, and it says that nothing was changed."""
    for words in (("triage", "1"), ("triage", "--all"), ("triage",), ("cancel", "1")):
        seen = seat(*words)
        assert (seen.code, seen.lines[-1]) == (1, "helpdeskctl: stopped, nothing was changed")
    assert _one(seat)["status"] == "new"


def test_a_dry_walk(seat: Terminal) -> None:
    """With --dry-run it asks and changes nothing."""
    seen = seat("triage", "--all", "--dry-run", answers=[("vpn-problem]", "")])
    assert (seen.code, _one(seat)["status"]) == (0, "new")
    assert "dry run: nothing was changed" in seen.text


def test_the_walk_as_json(seat: Terminal) -> None:
    """With --json there is one document at the end, items as of several numbers."""
    seen = seat("triage", "--all", "--json", answers=[("vpn-problem]", "")])
    data = json.loads(seen.lines[-1])
    assert {name: data[name] for name in data if name != "items"} == {
        "schema": 1,
        "changed": True,
        "total": 1,
        "skipped": 0,
        "left": 0,
    }
    assert data["items"][0]["request"]["service"] == "vpn-problem"
    assert sum(line.startswith(("REQ-", "{")) for line in seen.lines) == 2


def test_judged_meanwhile(seat: Terminal, monkeypatch: pytest.MonkeyPatch) -> None:
    """What a colleague judges while the question stands is not judged over."""
    from helpdeskctl.cli import walking

    def meanwhile(asker: object, wanted: object) -> str:
        desk = walking.session.open_desk(walking.session.Common(), record=True)
        walking.judging.triage(desk, "1", walking.judging.Judgement("vpn-access"))
        return "vpn-problem"

    monkeypatch.setattr(walking.choosing, "service", meanwhile)
    seen = seat("triage", "--all")
    assert (seen.code, _one(seat)["service"]) == (0, "vpn-access")
    assert seen.lines[-2:] == [
        "REQ-2611-0001 is not new any more; it stays as it is",
        "nothing is new",
    ]


def test_hostile_words(shell: Shell) -> None:
    """Subject, requester, body and answer are shown, never obeyed; a long body is cut."""
    evil = "\u202egnp.exe\u2066"
    body = f"{evil}\n\na\u2028b\n{'x' * 300}\nfour\nfive\n"
    shell("open", f"VPN {evil}", "--from", f"{evil}@x.example", "--body", body)
    answers = [("service [vpn-access]", evil), ("service [vpn-access]", "q")]
    seen = Terminal(shell, columns=60)("triage", "--all", answers=answers)
    shown = "<U+202E>gnp.exe<U+2066>"
    assert seen.lines[1:7] == [
        f"REQ-2611-0001  VPN {shown}  <U+202E>gnp.exe…",
        f"  {shown}",
        "  a<U+2028>b",
        f"  {'x' * 57}…",
        "  four",
        "  …",
    ]
    assert f"no service fits '{shown}'" in seen.text
    typed_by_the_officer = 2
    assert sum(seen.text.count(mark) for mark in "\u202e\u2066\u2028") == typed_by_the_officer
    assert "\x1b" not in seen.text


CHILD = """
import fcntl, signal, sys, termios
fcntl.ioctl(0, termios.TIOCSCTTY, 0)
signal.signal(signal.SIGINT, signal.default_int_handler)
from helpdeskctl.__main__ import main
sys.argv[1:] = ["triage", "--all", "--desk", sys.argv[1]]
main()
"""
"""The program as the leader of its own terminal, so that Ctrl-C reaches it."""


def test_ctrl_c(seat: Terminal) -> None:
    """Ctrl-C at a question is the end of the input: what was judged stays, the code is 1."""
    _three(seat)
    program = [sys.executable, "-c", CHILD, str(seat.shell.folder)]
    seen = run_child(program, answers=[("vpn-problem]", "\n"), ("toner]", "\x03")])
    assert (seen.code, seen.lines[-1]) == (1, "1 triaged, 0 skipped, 2 still new")
    assert _services(seat) == ["vpn-problem", None, None]


@pytest.mark.parametrize(
    ("verb", "name", "first"),
    [
        ("close", "via", ["phone", "chat", "walk-in", "email"]),
        ("tell", "via", ["phone", "chat", "walk-in"]),
        ("wait", "wait_for", ["requester", "approval", "vendor", "purchase"]),
        ("cancel", "cancel_as", ["withdrawn", "duplicate", "rejected", "spam", "not-it"]),
    ],
)
def test_choices_are_the_command_s_own(
    seat: Terminal, verb: str, name: str, first: list[str]
) -> None:
    """What is offered is what the option takes: `tell` offers no e-mail."""
    option = next(one for one in COMMANDS[verb].params if one.name == name)
    seen = seat(verb, "1")
    shown = [line.split()[1] for line in seen.lines if line.startswith("  ")]
    assert sorted(shown) == sorted(first) == sorted(option.type.choices)


def test_who_asks(shell: Shell) -> None:
    """Nobody and several are asked again; a stranger is taken as typed."""
    people = (
        "name,addresses,unit\nBudi Santoso,b@contoh.co.id,finance\nBudi Raharjo,r@contoh.co.id,"
    )
    (shell.folder / "people.csv").write_text(people)
    answers = [("who asks (name or address): ", typed) for typed in ("", "budi", "budi sant")]
    seen = Terminal(shell)("open", "Layar pecah", answers=answers)
    assert (seen.code, _one(Terminal(shell))["requester"]) == (
        0,
        {"name": "Budi Santoso", "email": "b@contoh.co.id", "unit": "finance"},
    )
    assert "an answer is needed" in seen.text
    assert "several people are 'budi': Budi Santoso <b@contoh.co.id>; Budi Raharjo" in seen.text


def test_done_in_one_breath(shell: Shell) -> None:
    """`done` offers only what it may do; another answer is asked again with the clause's sentence."""
    words = ("done", "VPN tidak bisa", "--from", "budi")
    answers = [("service [vpn-problem]: ", typed) for typed in ("suspicious", "other", "")]
    seen = Terminal(shell)(*words, answers=answers)
    assert (seen.code, _one(Terminal(shell))["service"]) == (0, "vpn-problem")
    assert "information security" in seen.text
    assert "vpn-access" not in seen.text.partition("service [")[0]


def test_whom_to_escalate_to(seat: Terminal) -> None:
    """The service's team first; from Level 2 a vendor, whose name is asked; a wrong word again."""
    seat.shell("triage", "1", "--service", "vpn-problem")
    seen = seat("escalate", "1", answers=[("to [infra", "nobody"), ("to [infra", ""), ("why", "x")])
    assert [line.strip() for line in seen.lines[:7]] == [
        "to whom:",
        "1  infrastructure           dewi",
        "2  application-development",
        "3  vendor:NAME",
        "4  it-division-head",
        "5  it-director",
        "to [infrastructure]: nobody",
    ]
    assert "'nobody' is none of them: a number up to 5, or the word" in seen.lines
    assert (_one(seat)["team"], _one(seat)["level"]) == ("infrastructure", 2)
    vendor = [("to [vendor:NAME]", ""), ("name of the vendor", "telco"), ("why", "x")]
    assert seat("escalate", "1", answers=vendor).code == 0
    assert (_one(seat)["team"], _one(seat)["level"]) == ("vendor:telco", 3)


def test_a_vendor_by_its_name(seat: Terminal) -> None:
    """The word of the command line is understood at the question too."""
    seat.shell("triage", "1", "--service", "vpn-problem")
    words = ("escalate", "1", "--agreed-by", "dewi")
    assert seat(*words, answers=[("to [", "Vendor: Telco"), ("why", "x")]).code == 0
    assert _one(seat)["team"] == "vendor:Telco"


def test_whom_to_give_it(seat: Terminal) -> None:
    """Colleagues of my team first, I last; to Level 2 the reason is asked, as the SOP wants (4i)."""
    seat.shell("triage", "1", "--service", "vpn-problem")
    desk = seat.shell.folder / "desk.yaml"
    desk.write_text(desk.read_text().replace("- budi\n", "- budi\n      - zaki\n"))
    lines = [line.split() for line in seat("assign", "1").lines if line.startswith("  ")]
    assert [words[1:] for words in lines] == [
        ["budi", "helpdesk"],
        ["zaki", "helpdesk"],
        ["dewi", "infrastructure"],
        ["siti", "helpdesk"],
    ]
    assert seat("assign", "1", answers=[("to [budi]", "")]).code == 0
    assert _one(seat)["owner"] == "budi"
    assert seat("assign", "1", answers=[("to [budi]", "de"), ("why", "profil")]).code == 0
    assert (_one(seat)["owner"], _one(seat)["level"]) == ("dewi", 2)


def test_a_duplicate_of_what(seat: Terminal) -> None:
    """A duplicate asks for the number it repeats, until there is one."""
    seat.shell("open", "VPN", "--from", "michael@contoh.co.id")
    answers = [
        ("as [withdrawn]", "dup"),
        ("repeats: ", "x"),
        ("repeats: ", "77"),
        ("repeats: ", "1"),
    ]
    seen = seat("cancel", "2", answers=answers)
    assert (seen.code, _one(seat, "2")["duplicate_of"]) == (0, "REQ-2611-0001")
    assert "'x' is not the number of a request" in seen.text
    assert "there is no request 77" in seen.text


def test_what_was_done(seat: Terminal) -> None:
    """Where the service has no standard solution, it is asked for (6l)."""
    words = ("--service", "other", "--impact", "1", "--urgency", "1", "--effort", "s")
    seat.shell("triage", "1", *words)
    seen = seat("fulfil", "1", answers=[("what was done: ", "profil baru")])
    assert (seen.code, _one(seat)["solution"]) == (0, "profil baru")


def test_the_way_of_the_request_is_likely(shell: Shell) -> None:
    """Who wrote a mail confirms by mail; `-` is the request of my last act, here and in show."""
    for channel in ("email", "chat"):
        shell("open", "Toner habis", "--from", "joko", "--channel", channel)
        shell("triage", "-", "--service", "printer-toner")
        shell("fulfil", "-")
        assert Terminal(shell)("close", "-", answers=[(f"via [{channel}]: ", "")]).code == 0
        assert _one(Terminal(shell), "-")["confirmed"] == {
            "by": "joko",
            "via": channel,
            "at": "2026-11-02T02:00:00Z",
            "class": "officer",
        }


def test_the_procedure_still_refuses(seat: Terminal) -> None:
    """What no answer mends ends the command with its clause, and asks nothing (6l)."""
    seen = seat("close", "1", "--via", "phone")
    assert (seen.code, "SOP 6l" in seen.text) == (4, True)
    refused = seat("wait", "1", "--for", "vendor")
    assert (refused.code, "why" in refused.text) == (4, False)
