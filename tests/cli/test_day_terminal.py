"""The same day at a terminal: what is missing is asked for, and Enter is mostly the answer.

A line with `|` is a question and what is typed at it; ⏎ is Enter alone.
"""

from __future__ import annotations

import json
import shlex
from typing import TYPE_CHECKING, NamedTuple

from helpdeskctl.core.when import from_iso
from tests.cli.run import Shell
from tests.cli.test_day import DAY as PIPED
from tests.cli.test_day import PEOPLE, mails_arrive, words_of
from tests.cli.tty import Terminal

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

DAY = """\
hdc done "Lupa password" --from budi
| service [password-reset]: ⏎
hdc done "Akun terkunci" --from rina
| service [account-unlock]: ⏎
hdc done "Lupa password" --from tono
| service [password-reset]: ⏎
hdc done "Toner habis" --from ani
| service [printer-toner]: ⏎
hdc done "Kertas macet" --from joko
| service [printer-problem]: ⏎
hdc done "Lupa password" --from sri
| service [password-reset]: ⏎
hdc done "Wifi tamu" --from eko
| service [wifi-access]: ⏎
hdc done "Akun terkunci" --from michael
| service [account-unlock]: ⏎
hdc triage --all
| service [mailbox-quota], s skips, q stops: ⏎
| service [peripheral], s skips, q stops: ⏎
| service [printer-problem], s skips, q stops: ⏎
| service [vpn-problem], s skips, q stops: ⏎
| service [vpn-access], s skips, q stops: ⏎
| service [pc-move], s skips, q stops: ⏎
| service [software-install], s skips, q stops: ⏎
| service [laptop-repair], s skips, q stops: ⏎
| service [wifi-access], s skips, q stops: ⏎
| service [data-restore], s skips, q stops: ⏎
| service [video-conference], s skips, q stops: ⏎
| service [access-grant], s skips, q stops: ⏎
| service, s skips, q stops: s
| service [printer-toner], s skips, q stops: ⏎
hdc cancel 13
| as [withdrawn]: 4
hdc take 1 2 3 4 5 9 11 12 14
hdc assign 6 7 10
| to [budi]: ⏎
hdc fulfil 1
hdc fulfil 2
hdc escalate 8
| to [infrastructure]: ⏎
| why: dibongkar
hdc wait 12
| for [requester]: 2
| why: izin atasan
hdc done "Lupa password" --from rina --channel walk-in
| service [password-reset]: ⏎
hdc done "Pinjam laptop" --from tono --channel walk-in
| service [laptop-loan]: ⏎
hdc done "Mouse rusak" --from budi --channel walk-in
| service [peripheral]: ⏎
hdc open "Layar pecah" --from eko --channel walk-in
hdc triage -
| service [laptop-repair]: ⏎
hdc escalate -
| to [infrastructure]: ⏎
| why: ganti panel
hdc open "Telepon rapat mati" --from Satpam --channel walk-in
hdc triage -
| service [meeting-room-setup]: ⏎
hdc fulfil -
hdc tell -
| via [walk-in]: ⏎
hdc close -
| via [walk-in]: ⏎
hdc fulfil 3
hdc fulfil 4 --solution "profil baru"
hdc fulfil 5
hdc fulfil 9
hdc fulfil 11
hdc fulfil 14
hdc done "Lupa password" --from joko
| service [password-reset]: ⏎
hdc done "Printer offline" --from sri
| service [printer-problem]: ⏎
hdc done "Akun terkunci" --from ani
| service [account-unlock]: ⏎
hdc done "Kotak surat penuh" --from eko
| service [mailbox-quota]: ⏎
hdc done "Proyektor" --from michael --channel walk-in
| service [laptop-loan]: 2
hdc done "Pinjam laptop" --from ani --channel chat
| service [laptop-loan]: ⏎
hdc done "Lupa password" --from eko
| service [password-reset]: ⏎
hdc done "Toner habis" --from budi
| service [printer-toner]: ⏎
hdc done "Wifi tamu" --from sri --channel chat
| service [wifi-access]: ⏎
hdc done "Zoom tidak bersuara" --from rina
| service [video-conference]: ⏎
hdc note 6 7 10 "besok pagi" --to-requester
hdc resume 12
hdc fulfil 12
hdc close 1 2 3 4 5 9 11 14
| via [email]: ⏎
hdc done "Headset" --from joko --channel chat
| service [peripheral]: ⏎
hdc done "Lupa password" --from michael
| service [password-reset]: ⏎
hdc done "Akun terkunci" --from tono
| service [account-unlock]: ⏎
hdc next
"""


class Step(NamedTuple):
    """A command as it is typed, and its questions with what is typed at them."""

    command: str
    answers: list[tuple[str, str]]

    @property
    def typed(self) -> int:
        """Keys pressed, each Enter among them."""
        return len(self.command) + 1 + sum(len(answer) + 1 for _, answer in self.answers)


def test_the_same_day_at_a_terminal(shell: Shell) -> None:
    """Forty requests with questions: fewer commands and keys than the limit, the same outcome."""
    piped = _piped(shell)
    steps = list(_steps())
    asked = _at_a_terminal(_second(shell), steps)
    assert asked == piped
    assert len(asked) == 40
    counted = f"{len(steps)} commands, {sum(step.typed for step in steps)} keys"
    assert counted == "51 commands, 1615 keys"
    assert (len(steps) < 70, sum(step.typed for step in steps) < 3000) == (True, True), counted


def _steps() -> Iterator[Step]:
    step: Step | None = None
    for line in [*DAY.splitlines(), "hdc"]:
        if step is not None and line.startswith("| "):
            question, _, answer = line.removeprefix("| ").rpartition(": ")
            step.answers.append((f"{question}: ", answer.replace("⏎", "")))
        else:
            if step is not None:
                yield step
            step = Step(line, [])


def _piped(shell: Shell) -> dict[str, list[str]]:
    _morning(shell)
    for place, command in enumerate(PIPED.splitlines()):
        shell.now = from_iso("2026-11-02T01:30:00Z") + place * 360
        assert shell(*words_of(command)).code == 0, command
    return _outcome(shell)


def _at_a_terminal(shell: Shell, steps: list[Step]) -> dict[str, list[str]]:
    _morning(shell)
    terminal = Terminal(shell)
    for place, step in enumerate(steps):
        shell.now = from_iso("2026-11-02T01:30:00Z") + place * 360
        seen = terminal(*shlex.split(step.command)[1:], answers=step.answers)
        assert seen.code == 0, (step, seen.text)
    assert json.loads(shell("log", "verify", "--json").out)["findings"] == []
    return _outcome(shell)


def _morning(shell: Shell) -> None:
    (shell.folder / "people.csv").write_text(PEOPLE, encoding="utf-8")
    mails_arrive(shell)


def _second(shell: Shell) -> Shell:
    """Another desk, as new as the first one was."""
    folder: Path = shell.folder.with_name("terminal")
    folder.mkdir()
    (folder / "desk.yaml").write_text((shell.folder / "desk.yaml").read_text())
    second = Shell(shell.patch, folder)
    second.now = from_iso("2026-11-02T02:00:00Z")
    assert second("init", str(folder)).code == 0
    return second


def _outcome(shell: Shell) -> dict[str, list[str]]:
    items = json.loads(shell("list", "status:*", "--json").out)["items"]
    names = ("subject", "status", "service", "priority", "owner", "team")
    return {item["id"]: [item[name] for name in names] for item in items}
