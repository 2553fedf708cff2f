"""Damage beside the hot file: months and journal are named as it is, derived files made anew."""

from __future__ import annotations

import contextlib
from typing import TYPE_CHECKING, Any

import pytest

from helpdeskctl.desk import doctor, keeping, opening
from helpdeskctl.desk.opening import Asked
from helpdeskctl.desk.triage import Judgement
from helpdeskctl.errors import Damaged
from tests.desk.small import desk_of, small_desk

from .docs import edit, fails, fill, request
from .test_damage import DAMAGES

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

    from helpdeskctl.log.filelog import FileLog

ODD = {"sealed wrong counters"}
"""What a month may have: it has no counters, and nobody reads any."""


@pytest.mark.parametrize("name", DAMAGES)
def test_damaged_archives(filelog: FileLog, folder: Path, name: str) -> None:
    """A damaged month is named, neither written over nor swept into; who needs it not goes on."""
    odd = {"notices": [{"open": True}], "aliases": ["é"]}
    fill(filelog, [request(1, is_open=False), request(2, is_open=False, **odd)])
    filelog.sweep(keep=lambda doc: False)
    fill(filelog, [request(3), request(4, is_open=False)])
    path = folder / "archive" / "2026-11.json"
    raw = path.read_bytes()
    damaged = DAMAGES[name][0](raw)
    assert damaged != raw
    path.write_bytes(damaged)
    acts: tuple[Callable[[], Any], ...] = (
        lambda: list(filelog.everything()),
        lambda: [filelog.get(number) for number in (1, 2)],
        lambda: filelog.sweep(keep=lambda doc: False),
    )
    with contextlib.nullcontext() if name in ODD else fails(Damaged) as caught:
        for act in acts[: 2 if name in ODD else 3]:
            act()
    if caught:
        assert caught.value.key.startswith("log.damaged.")
        assert caught.value.values["path"] == str(path)
    assert path.read_bytes() == damaged
    assert b'"4":{' in (folder / "active.json").read_bytes()
    assert filelog.get(3) is not None
    fill(filelog, [request(5)])


@pytest.mark.parametrize("name", DAMAGES)
def test_damaged_derived_files(filelog: FileLog, folder: Path, name: str) -> None:
    """Index, other numbers and reminders are made anew: their damage stops nobody."""
    known = {"id": "REQ-2611-0001", "email": "a@b.id", "received_at": 0}
    summary = {"open": False, "status": "x", "subject": "é", "solution": None, **known}
    fill(filelog, [request(1, is_open=False, aliases=["old"], summary=summary), request(2)])
    filelog.sweep(keep=lambda doc: False)
    derived = [folder / "index.json", folder / "aliases.json", *(folder / "past").iterdir()]
    assert len(derived) >= 3
    for path in derived:
        with contextlib.suppress(IndexError):  # too few lines for that damage
            path.write_bytes(DAMAGES[name][0](with_words(path.read_bytes())))
        assert [doc["n"] for doc in filelog.everything()] == [2, 1]
        assert filelog.get(1)["n"] == filelog.by_alias("old") == 1
        assert filelog.past({**summary, "id": "REQ-2611-0009", "received_at": 9}) is not None
        with filelog.transaction() as work:
            assert work.next_number() == 3
            work.meta["next"] = 3
        filelog.reindex()
        assert filelog.stale_months() == []


def with_words(raw: bytes) -> bytes:
    """The file with a letter of two bytes, which alone is damage where it is put behind the end."""
    return raw if "é".encode() in raw else raw + "é".encode()


OF_REQUESTS = ("sealed", "an open flag flipped", "duplicate request, no checksum")
"""Damages for which a journal has no place, or that fit its checksum."""


@pytest.mark.parametrize("name", [name for name in DAMAGES if not name.startswith(OF_REQUESTS)])
def test_damaged_journal(tmp_path: Path, name: str) -> None:
    """A damaged journal is named by `log verify` and `doctor`, and never written over."""
    folder = small_desk(tmp_path)
    path = folder / "log" / "desk.json"
    edit(
        path,
        lambda body: body.replace(
            b'"actor":"siti"', '"actor":"siti é","number":1,"events":[]'.encode()
        ),
    )
    raw = path.read_bytes()
    damaged = DAMAGES[name][0](raw)
    assert damaged != raw
    path.write_bytes(damaged)
    sla = folder / "sla.yaml"
    sla.write_text(sla.read_text().replace("version: 1.0.0", "version: 1.0.1"))
    for act in (
        lambda: keeping.verify(desk_of(folder)),
        lambda: opening.open_request(desk_of(folder), Asked("x", "ani"), Judgement()),
    ):
        with fails(Damaged):
            act()
    told = doctor.examine(lambda: desk_of(folder), folder, "siti", me=False)
    assert any(one["key"].startswith("log.damaged") for one in told.data["findings"])
    assert path.read_bytes() == damaged
