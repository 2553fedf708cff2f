"""`python -m helpdeskctl`, `helpdeskctl` and `hdc`: run one command, or end with one line."""

from __future__ import annotations

import gc
import os
import sys
from contextlib import suppress
from typing import NoReturn


def main() -> None:
    """Run the command line and exit with its code."""
    # A command lives for a tenth of a second; the collector only costs it time.
    gc.disable()
    try:
        from helpdeskctl.cli.app import app

        code = app()
    except KeyboardInterrupt:
        code = 130
    except Exception as error:  # noqa: BLE001 - the boundary for bugs: one line, no traceback
        code = _bug(error)
    _leave(code)


def _leave(code: int) -> NoReturn:
    """End the process at once: what was asked for is done, fsynced and printed by now.

    Python's own way out takes modules and objects down one by one, which is a sixth of a command.
    """
    for stream in (sys.stdout, sys.stderr):
        if stream is not None:
            with suppress(OSError, ValueError):
                stream.flush()
    os._exit(code)


def _bug(error: Exception) -> int:
    if os.environ.get("HELPDESKCTL_DEBUG"):
        raise error
    from helpdeskctl.cli import terminal
    from helpdeskctl.errors import HelpdeskError

    text = f"{type(error).__name__}: {error}"
    return terminal.fail(HelpdeskError("bug", text=text), as_json="--json" in sys.argv, lang="en")


if __name__ == "__main__":
    main()
