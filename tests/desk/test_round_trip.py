"""Whatever a desk did, its export comes in again as the same log, chain heads and files included."""

from __future__ import annotations

import json
import tempfile
from pathlib import Path
from typing import TYPE_CHECKING, Any

from hypothesis import given, settings
from hypothesis import strategies as st

from helpdeskctl.desk import attaching, fulfilment, importing, keeping, opening, triage, working
from helpdeskctl.desk.opening import Asked
from helpdeskctl.desk.triage import Judgement
from helpdeskctl.errors import FAILURES
from tests.desk.small import NOW, desk_of, rules
from tests.hostile import hostile

if TYPE_CHECKING:
    from collections.abc import Callable

    from helpdeskctl.desk.records import Desk

texts = st.one_of(
    st.just(hostile()),
    st.just("panjang " * 700),
    st.text(st.characters(codec=None, exclude_categories=()), max_size=40),
)


class Played:
    """A desk in a folder on which acts are done one after another, refused ones too."""

    def __init__(self, path: Path) -> None:
        self.path = path
        self.now = NOW
        keeping.init(path / "desk")

    def desk(self) -> Desk:
        """The desk now."""
        return desk_of(self.path / "desk", now=self.now)

    def do(self, act: Callable[[Desk], Any]) -> None:
        """One act, a minute later."""
        self.now += 60
        try:
            act(self.desk())
        except FAILURES:
            return


def _open(one: Played, _: int, text: str) -> None:
    asked = Asked(text, "ani", body=text * 3, asset=text)
    one.do(lambda desk: opening.open_request(desk, asked, Judgement()))


def _done(one: Played, _: int, text: str) -> None:
    asked = Asked(text or "x", text or "budi", channel="phone", service="password-reset")
    one.do(lambda desk: opening.done(desk, asked, text, None))


def _triage(one: Played, number: int, _: str) -> None:
    said = Judgement(service="vpn-access", impact=1, urgency=2, effort="s")
    one.do(lambda desk: triage.triage(desk, str(number), said))


def _note(one: Played, number: int, text: str) -> None:
    one.do(lambda desk: working.note(desk, [str(number)], text, to_requester=True))


def _attach(one: Played, number: int, text: str) -> None:
    path = one.path / "bukti"
    path.write_bytes(text.encode("utf-8", "replace"))
    one.do(lambda desk: attaching.attach(desk, str(number), [path]))


def _cancel(one: Played, number: int, _: str) -> None:
    one.do(lambda desk: fulfilment.cancel(desk, [str(number)], "withdrawn", None))


def _archive(one: Played, _number: int, _text: str) -> None:
    one.do(keeping.archive)


def _agree(one: Played, number: int, _: str) -> None:
    sla = one.path / "desk" / "sla.yaml"
    lines = sla.read_text(encoding="utf-8").splitlines(keepends=True)
    renewed = [f"version: 1.0.{number}\n" if one.startswith("version:") else one for one in lines]
    sla.write_text("".join(renewed), encoding="utf-8")
    _done(one, number, "sesudah perubahan")


acts = st.sampled_from([_open, _open, _done, _triage, _note, _attach, _cancel, _archive, _agree])


@settings(max_examples=25)
@given(st.lists(st.tuples(acts, st.integers(1, 6), texts), min_size=3, max_size=14))
def test_there_and_back(played: list[tuple[Any, int, str]]) -> None:
    """Documents, heads of chains, counters, journal, texts, files and agreements are equal."""
    with tempfile.TemporaryDirectory() as folder:
        one = Played(Path(folder))
        for act, number, text in played:
            act(one, number, text)
        source, other = one.path / "export.json", one.path / "other"
        keeping.export(one.desk(), source, str)
        keeping.init(other)
        took = desk_of(other, now=one.now)
        importing.import_file(took, source, None, as_history=False, tick=lambda *_: None)
        assert rules(one.path / "desk") == rules(other) == []
        assert _all_of(other, one.now) == _all_of(one.path / "desk", one.now)
        was = _files(one.path / "desk")
        assert {name: was[name] for name in _files(other)} == _files(other)
        again = one.path / "again.json"
        keeping.export(desk_of(other, now=one.now), again, str)
        assert _sorted(again) == _sorted(source)


def _all_of(path: Path, now: int) -> dict[str, Any]:
    log = desk_of(path, now=now).log
    docs = sorted(log.everything(), key=lambda doc: doc["n"])
    return {
        "docs": docs,
        "heads": [doc["events"][-1]["hash"] for doc in docs],
        "meta": log.meta(),
        "journal": log.journal.entries(),
    }


def _files(path: Path) -> dict[str, bytes]:
    """What lies beside the requests; a refused act may leave some that no request names."""
    named = ("text/*/*", "attachments/*/*", "catalogs/1.*.json")
    return {one.name: one.read_bytes() for name in named for one in (path / "log").glob(name)}


def _sorted(path: Path) -> dict[str, Any]:
    whole: dict[str, Any] = json.loads(path.read_text(encoding="utf-8"))
    whole["requests"].sort(key=lambda doc: doc["n"])
    return whole
