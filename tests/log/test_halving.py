"""A line is found by halving wherever it stands, and nothing damaged is taken for it."""

from __future__ import annotations

import os

import pytest
from hypothesis import given
from hypothesis import strategies as st

from helpdeskctl.errors import Damaged
from helpdeskctl.log import halving
from helpdeskctl.log.filelog import FileLog
from helpdeskctl.log.frame import header
from helpdeskctl.log.halving import line_of
from helpdeskctl.log.lines import META, REQUESTS, block, body, encode

from .docs import fails, fill, request
from .test_archive import loads


def written(path, numbers, lengths=(0,)):
    """A month's file with these requests, and their lines."""
    docs = {n: request(n, notices=["x" * lengths[n % len(lengths)]]) for n in numbers}
    lines = {n: encode(n, doc) for n, doc in docs.items()}
    pieces = body({META: [b"{}"], REQUESTS: block(lines)})
    path.write_bytes(b"".join([header(pieces), *pieces]))
    return lines


@given(
    numbers=st.sets(st.integers(1, 400), max_size=60),
    lengths=st.lists(st.sampled_from([0, 10, 3000, 9000, 40_000]), min_size=1, max_size=5),
)
def test_every_line_and_no_other(tmp_path_factory, numbers, lengths):
    """Whatever the numbers and the lengths of lines are."""
    path = tmp_path_factory.mktemp("month") / "2026-11.json"
    lines = written(path, numbers, lengths)
    wanted = {*numbers, 0, 401, *(n + 1 for n in numbers), *(n - 1 for n in numbers)}
    found = {n: line_of(path, n, whole=n % 2 == 0) for n in wanted}
    assert found == {n: lines.get(n) for n in wanted}


def test_little_is_read(tmp_path, monkeypatch):
    """Of four thousand requests a few portions."""
    lines = written(tmp_path / "m.json", range(1, 4001), (3000,))
    read = []
    pread = os.pread

    def counted(handle, size, at):
        read.append(size)
        return pread(handle, size, at)

    monkeypatch.setattr(halving.os, "pread", counted)
    assert line_of(tmp_path / "m.json", 3999, whole=False) == lines[3999]
    assert len(read) < 16
    assert sum(read) < 300_000


@pytest.mark.parametrize(
    "damage",
    [
        lambda raw: raw[:-1],
        lambda raw: raw + b"\n",
        lambda raw: raw.replace(b'"schema": 1', b'"schema": 2', 1),
        lambda raw: b"",
        lambda raw: raw.replace(b'"requests": {', b'"other000": {', 1),
        lambda raw: raw[:400] + b"\n\n\n" + raw[403:],
    ],
)
def test_what_is_odd_is_not_found(tmp_path, damage):
    """It is left to who reads the whole file, and says what is wrong."""
    path = tmp_path / "m.json"
    written(path, range(1, 4))
    path.write_bytes(damage(path.read_bytes()))
    assert line_of(path, 2, whole=True) is None
    assert line_of(path.with_name("none"), 2, whole=False) is None
    path.with_name("link").symlink_to(path)
    assert line_of(path.with_name("link"), 2, whole=False) is None


@pytest.mark.parametrize("change", [lambda raw: raw[:-1], lambda raw: raw + b"\n"])
def test_a_file_of_another_length_is_not_halved(tmp_path, change):
    """Also where the checksum is not asked for: somebody is writing it, or it is torn."""
    path = tmp_path / "m.json"
    lines = written(path, range(1, 4))
    assert line_of(path, 1, whole=False) == lines[1]
    path.write_bytes(change(path.read_bytes()))
    assert line_of(path, 1, whole=False) is None


@pytest.fixture
def swept(filelog):
    """A log with three requests in one month of the archive."""
    fill(filelog, [request(n, is_open=False) for n in (1, 2, 3)])
    filelog.sweep(keep=lambda doc: False)
    return filelog


def flip(path, old, new):
    """Changes bytes in the middle of a file."""
    raw = path.read_bytes()
    assert raw.count(old) == 1
    path.write_bytes(raw.replace(old, new))


def test_its_own_chain_vouches_for_a_line(swept, folder, monkeypatch):
    """A flipped bit in a request is found when it is read, and in another when it is written."""
    month = folder / "archive" / "2026-11.json"
    flip(month, b'"id":"REQ-2611-0002"', b'"id":"REQ-2611-0009"')
    names = loads(monkeypatch)
    assert swept.get(1)["n"] == 1
    assert "2026-11" not in names
    with fails(Damaged):
        swept.get(2)
    with fails(Damaged), swept.transaction() as work:
        work.get(1)


def test_the_folder_tells_that_nothing_changed(swept, monkeypatch):
    """The months are not even opened to give a number; a new month is."""
    opened = []
    monkeypatch.setattr(type(swept._archive), "_first_lines", lambda _: opened.append(1) or {})
    with swept.transaction() as work:
        assert work.next_number() == 4
    assert opened == []
    os.utime(swept.folder / "archive", ns=(1, 1))
    FileLog(swept.folder).get(9)
    assert opened
