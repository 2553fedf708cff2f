"""The two logs every contract holds for, and one in files alone."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

import pytest

from helpdeskctl.log.filelog import FileLog
from helpdeskctl.log.memory import MemoryLog

if TYPE_CHECKING:
    from pathlib import Path


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    """An empty folder of a log, for its owner alone."""
    path = tmp_path / "log"
    path.mkdir(0o700)
    return path


@pytest.fixture
def filelog(folder: Path) -> FileLog:
    """An empty log in files."""
    return FileLog.create(folder)


@pytest.fixture(params=["file", "memory"])
def log(request: pytest.FixtureRequest, folder: Path) -> Any:
    """An empty log, once in files and once in memory."""
    return FileLog.create(folder) if request.param == "file" else MemoryLog()
