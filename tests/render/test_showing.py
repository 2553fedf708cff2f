"""One request whole, as an officer reads it."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from tests.cli.run import Shell

from tests.cli.conftest import shell

__all__ = ["shell"]


def test_times_and_corrections_are_readable(shell: Shell) -> None:
    """The end of a wait is a time, and a corrected subject stands in the history."""
    shell("open", "Printr macet", "--from", "budi")
    shell("wait", "1", "--for", "requester", "--because", "seri", "--until", "2026-11-04 10:00")
    shell("amend", "1", "--subject", "Printer macet")
    shown = shell("show", "1").out
    assert "waiting for requester until 2026-11-04T10:00:00+07:00: seri" in shown
    assert "amended\tcorrected the subject from “Printr macet” to “Printer macet”" in shown
