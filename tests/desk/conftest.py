"""What the tests of this room share."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from helpdeskctl.log.filelog import FileLog
from helpdeskctl.log.memory import MemoryLog
from tests.house import House

if TYPE_CHECKING:
    from pathlib import Path


@pytest.fixture(params=["memory", "file"])
def house(request: pytest.FixtureRequest, tmp_path: Path) -> House:
    """A desk on Monday 2 November 2026, 09:00, once in memory and once in files."""
    memory = request.param == "memory"
    return House(MemoryLog() if memory else FileLog.create(tmp_path / "log"))
