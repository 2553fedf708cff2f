"""What every test gets: no home, no desk of the host, no language of the host, no zone of it."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from hypothesis import settings

if TYPE_CHECKING:
    from pathlib import Path


# A busy machine is no fault of the code: nothing here is judged by the clock.
settings.register_profile("patient", deadline=None)
settings.load_profile("patient")


@pytest.fixture(autouse=True)
def nobodys_host(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    """An environment that says nothing about the person or the machine."""
    for name in (
        "HELPDESKCTL_DESK",
        "HELPDESKCTL_LANG",
        "HELPDESKCTL_DEBUG",
        "LC_ALL",
        "LC_MESSAGES",
        "LANG",
    ):
        monkeypatch.delenv(name, raising=False)
    monkeypatch.setenv("HOME", str(tmp_path / "no-home"))
    monkeypatch.setenv("NO_COLOR", "1")
