"""What the tests of this room share."""

from __future__ import annotations

import shutil
from typing import TYPE_CHECKING

import pytest

from helpdeskctl.desk import health_disk, keeping, opening
from helpdeskctl.desk.opening import Asked
from helpdeskctl.desk.triage import Judgement
from helpdeskctl.log.filelog import FileLog
from helpdeskctl.log.memory import MemoryLog
from tests.desk.patient import desk_of
from tests.desk.rich import rich_desk
from tests.house import House

if TYPE_CHECKING:
    from pathlib import Path


@pytest.fixture(params=["memory", "file"])
def house(request: pytest.FixtureRequest, tmp_path: Path) -> House:
    """A desk on Monday 2 November 2026, 09:00, once in memory and once in files."""
    memory = request.param == "memory"
    return House(MemoryLog() if memory else FileLog.create(tmp_path / "log"))


@pytest.fixture(scope="session")
def made(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A desk whose first request is closed, and has an older copy in the archive."""
    return rich_desk(tmp_path_factory.mktemp("made"))


@pytest.fixture
def rich(made: Path, tmp_path: Path) -> Path:
    """A copy of it for one test."""
    return shutil.copytree(made, tmp_path / "desk", symlinks=True)


@pytest.fixture
def mounts(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> Path:
    """A table of mounts as on a host of its own, whatever runs these tests."""
    path = tmp_path / "mountinfo"
    path.write_text("21 1 8:1 / / rw,relatime shared:1 - ext4 /dev/sda1 rw\n")
    monkeypatch.setattr(health_disk, "MOUNTS", path)
    return path


@pytest.fixture
def folder(tmp_path: Path, mounts: Path) -> Path:
    """A new desk with one request, its log for its owner alone."""
    path = tmp_path / "desk"
    path.mkdir()
    keeping.init(path)
    (path / "log").chmod(0o700)
    opening.open_request(desk_of(path), Asked("x", "ani"), Judgement())
    return path
