"""Damage is named with its place, and nothing is ever written over it."""

from __future__ import annotations

import os

import pytest

from helpdeskctl.errors import Damaged, HelpdeskError
from helpdeskctl.log import lines
from helpdeskctl.log.filelog import FileLog

from .docs import fails, fill, request, sealed

META = b'"meta": {"1": {"next":3}},\n'


@pytest.fixture
def filled(folder):
    """A log of two requests, with a kept generation."""
    log = FileLog.create(folder)
    fill(log, [request(1)])
    fill(log, [request(2, summary={"open": True, "title": "é"})])
    return log


def last_line(raw: bytes) -> bytes:
    """The file with its last request standing twice."""
    body = raw[raw.index(b"\n") + 1 :]
    line = body.split(b"\n")[-3]
    return sealed(body.replace(line, line + b",\n" + line))


DAMAGES = {
    "empty": (lambda raw: b"", "empty"),
    "blank": (lambda raw: b" \n\n", "empty"),
    "torn": (lambda raw: raw[:-20], "torn"),
    "torn in a character": (lambda raw: raw[: raw.index("é".encode()) + 1], "torn"),
    "torn in the header": (lambda raw: raw[:30], "torn"),
    "only the header": (lambda raw: raw[: raw.index(b"\n") + 1], "torn"),
    "null": (lambda raw: b"null", "type"),
    "a list": (lambda raw: b"[1]\n", "type"),
    "zeros": (lambda raw: bytes(len(raw)), "json"),
    "a flipped bit": (lambda raw: raw.replace(b"siti", b"siti".swapcase(), 1), "edited"),
    "a bit of syntax": (lambda raw: raw.replace(b'"events":[', b'"events":(', 1), "json"),
    "an open flag flipped": (
        lambda raw: raw.replace(b'{"open":true', b'{"open":tru\xe9', 1),
        "text",
    ),
    "trailing data": (lambda raw: raw + b"{}\n", "extra"),
    "twice the whole": (lambda raw: raw + raw, "extra"),
    "NaN": (lambda raw: raw.replace(b'"number":1', b'"number":NaN', 1), "nan"),
    "duplicate request": (last_line, "duplicate"),
    "duplicate request, no checksum": (
        lambda raw: raw.replace(b'\n"2":', b'\n"1":', 1),
        "duplicate",
    ),
    "another writer": (lambda raw: b'{"_default": {"1": {"a": 1}}}', "foreign"),
    "pretty-printed": (lambda raw: b"{\n" + raw[1:], "foreign"),
    "a header of ours with a wrong type": (
        lambda raw: raw.replace(b'"schema": 1', b'"schema": "1"', 1),
        "foreign",
    ),
    "sealed NaN": (
        lambda raw: sealed(META + b'"requests": {\n"1":{"open":true,"x":NaN}\n}}\n'),
        "nan",
    ),
    "sealed wrong type": (lambda raw: sealed(META + b'"requests": {\n"1":[]\n}}\n'), "type"),
    "sealed wrong number": (lambda raw: sealed(META + b'"requests": {\n"x":{}\n}}\n'), "type"),
    "sealed wrong counters": (lambda raw: sealed(b'"meta": {"1": 3}}\n'), "type"),
    "sealed table twice": (lambda raw: sealed(META + META.replace(b"},\n", b"}}\n")), "duplicate"),
    "sealed trailing data": (
        lambda raw: sealed(META[:-2] + b"}\n" + META),
        "extra",
    ),
    "sealed nonsense": (lambda raw: sealed(b"hello\n"), "json"),
    "sealed nesting": (
        lambda raw: sealed(
            META + b'"requests": {\n"1":{"open":true,"x":' + b"[" * 99999 + b"}\n}}\n"
        ),
        "json",
    ),
}


@pytest.mark.parametrize("name", DAMAGES)
def test_damage(filled, folder, name):
    """Reading and writing both say what is wrong, with code 6; the bytes stay untouched."""
    damage, what = DAMAGES[name]
    path = folder / "active.json"
    path.write_bytes(damage(path.read_bytes()))
    before = path.read_bytes()
    with fails(Damaged) as caught:
        list(filled.everything())
        filled.meta()
    with fails(Damaged), filled.transaction() as work:
        list(filled.everything())
        work.meta["never"] = 1
    with fails(Damaged):
        filled.sweep(keep=lambda doc: False)
        list(filled.everything())
        filled.meta()
    error = caught.value
    assert (error.key, error.code) == (f"log.damaged.{what}", 6)
    assert error.values["path"] == str(path)
    assert error.values["kept"] == str(folder / "active.json.1")
    assert 0 <= error.values["at"] <= len(before)
    if not name.startswith("sealed"):
        assert path.read_bytes() == before


def test_a_duplicate_is_found_by_who_reads_one(filled, folder):
    """A number that stands twice is damage even for who takes one line."""
    path = folder / "active.json"
    path.write_bytes(last_line(path.read_bytes()))
    with fails(Damaged, "log.damaged.duplicate"):
        filled.get(2)


def test_a_list_finds_a_duplicate_and_a_line_without_summary(folder, filelog):
    """Lists look at the summaries alone; the next line's is not taken for one that is missing."""
    whole, bare = (lines.encode(n, request(n)) for n in (1, 2))
    bare = bare.replace(b',"summary":', b',"nothing":')
    for first, second, what in [(whole, whole, "duplicate"), (bare, whole, "type")]:
        body = b'"meta": {"1": {"next":3}},\n"requests": {\n%s,\n%s\n}}\n' % (first, second)
        (folder / "active.json").write_bytes(sealed(body))
        with fails(Damaged, f"log.damaged.{what}"):
            list(filelog.summaries())


def test_the_place_of_damage(filled, folder):
    """The byte is that of the file, letters of two bytes counted as two."""
    path = folder / "active.json"
    raw = path.read_bytes()
    spot = raw.rindex(b'"notices":[]')
    path.write_bytes(raw[: spot + 10] + b"!" + raw[spot + 11 :])
    with fails(Damaged) as caught:
        filled.get(1)
    assert caught.value.values["at"] == spot + 10


def test_a_damaged_kept_generation_is_not_offered(filled, folder):
    """Only a whole generation can be named."""
    (folder / "active.json").write_bytes(b"")
    (folder / "active.json.1").write_bytes(b"")
    with fails(Damaged) as caught:
        filled.meta()
    assert caught.value.values["kept"] == ""


def test_newer(filled, folder):
    """A newer program's log is neither read nor written."""
    path = folder / "active.json"
    path.write_bytes(path.read_bytes().replace(b'"schema": 1', b'"schema": 2', 1))
    with fails(Damaged) as caught:
        filled.meta()
    assert (caught.value.key, caught.value.values["schema"], caught.value.values["ours"]) == (
        "log.newer",
        2,
        1,
    )


def test_the_hot_file_is_gone(filled, folder):
    """A lost file is damage, not an empty log that starts at number one again."""
    (folder / "active.json").unlink()
    with fails(Damaged, "log.damaged.gone"):
        filled.get(1)
    with fails(Damaged, "log.damaged.gone"):
        fill(filled, [request(9)])


def test_the_hot_file_is_gone_and_the_kept_one_too(filled, folder):
    """The archive shows that there was a log."""
    fill(filled, [request(3, is_open=False)])
    filled.sweep(keep=lambda doc: False)
    (folder / "active.json").unlink()
    (folder / "active.json.1").unlink()
    with fails(Damaged, "log.damaged.gone"):
        filled.get(1)


def test_no_folder(tmp_path):
    """No log is not an empty log."""
    log = FileLog(tmp_path / "none")
    for act in (lambda: log.get(1), lambda: fill(log, [request(1)])):
        with fails(HelpdeskError, "log.missing") as caught:
            act()
        assert caught.value.code == 3


@pytest.mark.parametrize("name", ["active.json", ".lock", "archive"])
def test_symlinks_are_refused(filled, folder, tmp_path, name):
    """What stands in the log's folder is of the log, not somewhere else."""
    fill(filled, [request(3, is_open=False)])
    filled.sweep(keep=lambda doc: False)
    target = tmp_path / "elsewhere"
    (folder / name).rename(target)
    (folder / name).symlink_to(target)
    with fails(Damaged, "log.symlink"):
        fill(filled, [request(4)])
        filled.get(3)


@pytest.mark.parametrize("make", [os.mkfifo, os.mkdir])
def test_no_regular_file(folder, make):
    """A pipe in the place of the file stops nobody for ever."""
    make(folder / "active.json")
    with fails(Damaged, "log.not-a-file"):
        FileLog(folder).get(1)


def test_damaged_month(filled, folder):
    """A damaged month stops who needs it, and nobody else."""
    fill(filled, [request(3, is_open=False)])
    filled.sweep(keep=lambda doc: False)
    path = folder / "archive" / "2026-11.json"
    path.write_bytes(path.read_bytes()[:-5])
    assert filled.get(1)["n"] == 1
    for act in (lambda: filled.get(3), lambda: list(filled.everything())):
        with fails(Damaged, "log.damaged.torn"):
            act()
