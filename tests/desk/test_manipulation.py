"""A desk whose files were edited by hand, their first lines made to fit again: it is seen."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from helpdeskctl.desk import keeping, opening, triage, working
from helpdeskctl.desk.opening import Asked
from helpdeskctl.desk.triage import Judgement
from helpdeskctl.errors import Damaged
from helpdeskctl.render.keeping import verified
from helpdeskctl.render.screen import Screen
from tests.desk.small import desk_of, rules, small_desk
from tests.log.docs import edit, fails, without_line

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    """A desk with an open request, one with a long text and a file, and an archived one."""
    return small_desk(tmp_path)


def _flag(body: bytes) -> bytes:
    return body.replace(b'"1":{"open":true', b'"1":{"open":false')


def _gone(path: str) -> Callable[[Path], None]:
    def act(log: Path) -> None:
        for found in log.glob(path):
            found.unlink()

    return act


def _edit(path: str, change: Callable[[bytes], bytes]) -> Callable[[Path], None]:
    return lambda log: edit(log / path, change)


def _bytes(path: str, change: Callable[[bytes], bytes]) -> Callable[[Path], None]:
    def act(log: Path) -> None:
        (found,) = log.glob(path)
        found.write_bytes(change(found.read_bytes()))

    return act


ARCHIVED = "archive/2026-11.json"
KEPT = "catalogs/1.*.json"
HANDS: dict[str, tuple[Callable[[Path], None], list[str]]] = {
    "a hot line less": (_edit("active.json", without_line(2)), ["missing"]),
    "an archived line less": (_edit(ARCHIVED, without_line(3)), ["missing"]),
    "the counter raised": (
        _edit("active.json", lambda body: body.replace(b'"next":4', b'"next":9')),
        ["missing"],
    ),
    "the counter lowered": (
        _edit("active.json", lambda body: body.replace(b'"next":4', b'"next":2')),
        ["counter"],
    ),
    "a month less": (_gone("archive/*.json"), ["missing", "index"]),
    "a request hidden from lists": (_edit("active.json", _flag), ["open"]),
    "the index": (
        _edit("index.json", lambda body: body.replace(b'[3,3,"', b'[4,4,"')),
        ["index"],
    ),
    "no journal": (_gone("desk.json"), ["untaken"]),
    "no kept agreement": (_gone(KEPT), ["agreement-lost"]),
    "another kept agreement": (
        _bytes(KEPT, lambda raw: raw.replace(b'"resolve_s":14400', b'"resolve_s":1', 1)),
        ["agreement-changed"],
    ),
    "no attachment": (_gone("attachments/*/*"), ["attachment"]),
    "another attachment": (_bytes("attachments/*/*", lambda raw: raw + b"!"), ["attachment"]),
    "no text": (_gone("text/*/*"), ["text"]),
}


@pytest.mark.parametrize("hand", HANDS)
def test_a_hand_in_the_files(hand: str, folder: Path) -> None:
    """Each is a finding, code 1, with its sentence in both languages."""
    act, found = HANDS[hand]
    act(folder / "log")
    answer = keeping.verify(desk_of(folder))
    assert (answer.code, [one["rule"] for one in answer.data["findings"]]) == (1, found)
    texts = [verified(answer.data, Screen(lang=lang)) for lang in ("en", "id")]
    assert texts[0] != texts[1]


def test_another_desks_request(folder: Path, tmp_path: Path) -> None:
    """Its number, id and chain fit; that it was judged by another agreement gives it away."""
    other = tmp_path / "other"
    keeping.init(other)
    sla = other / "sla.yaml"
    sla.write_text(sla.read_text() + "\n# theirs\n")
    opening.open_request(desk_of(other), Asked("Lain", "eka"), Judgement())
    triage.triage(
        desk_of(other), "1", Judgement(service="printer-problem", impact=1, urgency=1, effort="s")
    )
    raw = (other / "log" / "active.json").read_bytes()
    line = raw[raw.index(b'"1":{"open"') :].partition(b"\n")[0]
    active = folder / "log" / "active.json"
    mine = next(one for one in active.read_bytes().split(b"\n") if one.startswith(b'"1":{"open'))
    edit(active, lambda body: body.replace(mine, line + b","))
    assert rules(folder) == ["untaken", "agreement-lost"]


def test_an_archived_request_pasted_anew(folder: Path) -> None:
    """In the hot file it would win; only a continuation of what is archived may."""
    body = (folder / "log" / ARCHIVED).read_bytes()
    line = next(one for one in body.split(b"\n") if one.startswith(b'"3":'))
    pasted = line.replace(b"Salah kirim", b"Salah alamat")
    edit(
        folder / "log" / "active.json",
        lambda body: body.replace(b"\n}}\n", b",\n" + pasted + b"\n}}\n"),
    )
    assert "chain" in rules(folder)


def test_a_number_is_never_given_over_a_request(folder: Path) -> None:
    """The write itself finds it, with code 6, and nothing is written."""
    active = folder / "log" / "active.json"
    edit(active, lambda body: body.replace(b'"next":4', b'"next":2'))
    before = active.read_bytes()
    with fails(Damaged, "log.number-taken"):
        opening.open_request(desk_of(folder), Asked("Baru", "doni"), Judgement())
    assert active.read_bytes() == before


def test_an_escape_in_an_id(folder: Path) -> None:
    """It is shown, never obeyed."""
    edit(
        folder / "log" / "active.json",
        lambda body: body.replace(
            b'"id":"REQ-2611-0001","n":1', b'"id":"\\u001b[2J-2611-0001","n":1'
        ),
    )
    answer = keeping.verify(desk_of(folder))
    text = verified(answer.data, Screen(lang="en"))
    assert "\x1b" not in text
    assert "^[[2J-2611-0001: " in text


def test_killed_between_journal_and_agreement(
    folder: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """No agreement is in force that the journal does not tell of; told again it stands there once."""
    from helpdeskctl.agreement import force
    from helpdeskctl.desk import journal

    def killed(*_: object) -> None:
        raise KeyboardInterrupt

    sla = folder / "sla.yaml"
    sla.write_text(sla.read_text().replace("version: 1.0.0", "version: 1.0.1"))
    for room, name in ((force, "_keep"), (journal, "take_into_force"), (force, "_write_mark")):
        with monkeypatch.context() as patch:
            patch.setattr(room, name, killed)
            with pytest.raises(KeyboardInterrupt):
                working.note(desk_of(folder), ["1"], "halo", to_requester=False)
        assert rules(folder) == []
    working.note(desk_of(folder), ["1"], "halo", to_requester=False)
    assert rules(folder) == []
    told = desk_of(folder).log.journal.entries()
    assert [one["data"]["sla_version"] for one in told] == ["1.0.0", "1.0.1"]
