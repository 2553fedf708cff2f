"""A daily command starts near the floor: what it may load, and what it must not."""

from __future__ import annotations

import os
import subprocess
import sys
from typing import TYPE_CHECKING

import pytest

if TYPE_CHECKING:
    from tests.cli.run import Shell

HEAVY = {
    "yaml",
    "tabulate",
    "dateutil",
    "zoneinfo",
    "dataclasses",
    "logging",
    "tempfile",
    "decimal",
    "fractions",
    "csv",
    "asyncio",
    "ssl",
    "http",
    "email",
    "xml",
    "rich",
    "pydantic",
    "jinja2",
    "msgspec",
    "unittest",
    "random",
    "secrets",
    "hypothesis",
}


@pytest.mark.parametrize(
    "words",
    [
        ["list"],
        ["show", "1"],
        ["next"],
        ["list", "--json"],
        ["open", "Printer", "--from", "budi"],
        ["note", "1", "sedang dicek"],
        ["done", "Lupa password", "--from", "budi", "--service", "password-reset"],
        ["close", "1", "--via", "phone"],
    ],
    ids=lambda words: words[0],
)
def test_loads_nothing_heavy(words: list[str], shell: Shell) -> None:
    """On a desk in use, in a pipe, these modules stay unloaded."""
    shell("done", "Lupa password", "--from", "budi", "--service", "password-reset")
    code = (
        "import sys; sys.argv[1:] = " + repr(words) + "\n"
        "from helpdeskctl import __main__\n"  # whose main() leaves at once, so what it calls
        "from helpdeskctl.cli.app import app\n"
        "assert app() == 0\n"
        "print('LOADED', *sorted(sys.modules), file=sys.stderr)"
    )
    done = subprocess.run(
        [sys.executable, "-c", code],
        cwd=shell.folder,
        env={**os.environ, "PYTHONDONTWRITEBYTECODE": "1"},
        capture_output=True,
        text=True,
        check=True,
    )
    loaded = {name.split(".")[0] for name in done.stderr.partition("LOADED")[2].split()}
    assert "helpdeskctl" in loaded
    assert loaded & HEAVY == set()
    if words[0] in ("list", "show", "next"):
        assert "hashlib" not in loaded


def test_no_words_at_all(shell: Shell) -> None:
    """The bare program shows its help, and asks nothing of words that are not there."""
    result = shell()
    assert (result.code, result.err) == (0, "")
    assert result.out == "" or "Usage" in result.out
