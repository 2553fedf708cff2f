"""A shell at a fresh desk."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from helpdeskctl.core.when import from_iso
from tests.cli.run import Shell

if TYPE_CHECKING:
    from pathlib import Path

DESK_YAML = """\
apiVersion: helpdeskctl/v1
teams:
  helpdesk:
    members:
      - siti
      - budi
  infrastructure:
    address: infra@contoh.co.id
    members:
      - dewi
"""


@pytest.fixture
def shell(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> Shell:
    """A shell at a new desk on Monday 2 November 2026, 09:00 in Jakarta."""
    folder = tmp_path / "desk"
    folder.mkdir()
    (folder / "desk.yaml").write_text(DESK_YAML)
    shell = Shell(monkeypatch, folder)
    shell.now = from_iso("2026-11-02T02:00:00Z")
    assert shell("init", str(folder)).code == 0
    return shell
