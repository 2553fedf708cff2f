"""A file for somebody else, written whole or not at all: exports and reports."""

from __future__ import annotations

import os
from contextlib import contextmanager, suppress
from typing import TYPE_CHECKING

from helpdeskctl.errors import NotFound, TryAgain

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator
    from pathlib import Path


@contextmanager
def whole_file(path: Path) -> Iterator[Callable[[str], object]]:
    """A `write` for a file that appears, fsynced, at the end of the block."""
    temporary = path.with_name(f".{path.name}.{os.getpid()}.tmp")
    try:
        with temporary.open("x", encoding="utf-8") as file:
            yield file.write
            file.flush()
            os.fsync(file.fileno())
        temporary.replace(path)
    except FileNotFoundError as error:
        raise NotFound("file.unwritable", path=str(path), reason=error.strerror) from error
    except OSError as error:
        raise TryAgain("file.unwritable", path=str(path), reason=error.strerror) from error
    finally:
        with suppress(OSError):
            temporary.unlink()
