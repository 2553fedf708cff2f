"""A progress bar on standard error for long work, only on a terminal."""

from __future__ import annotations

import sys
from types import TracebackType
from typing import Self

_WIDTH = 30


class Bar:
    """A bar over a known amount of work; silent where nobody looks."""

    def __init__(self, title: str) -> None:
        self._title = title
        self._shown = -1
        self._live = sys.stderr is not None and sys.stderr.isatty()

    def __enter__(self) -> Self:
        return self

    def tick(self, done: int, total: int) -> None:
        """Show how much of it is done; redrawn at each whole percent."""
        percent = 100 * done // total if total else 100
        if self._live and percent != self._shown:
            self._shown = percent
            filled = "#" * (_WIDTH * percent // 100)
            sys.stderr.write(f"\r{self._title} [{filled:<{_WIDTH}}] {percent:3d} %")
            sys.stderr.flush()

    def __exit__(
        self,
        kind: type[BaseException] | None,
        error: BaseException | None,
        trace: TracebackType | None,
    ) -> None:
        if self._live and self._shown >= 0:
            sys.stderr.write("\n")
