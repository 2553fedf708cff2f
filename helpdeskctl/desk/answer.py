"""What a use case found out or did, apart from how it is shown."""

from __future__ import annotations

from typing import Any, NamedTuple

Remark = tuple[str, dict[str, Any]]
"""A key of the message table and what fills it; goes to standard error."""


class Answer(NamedTuple):
    """Data for `--json`, the name of the text view that shows it, remarks and the exit code."""

    view: str
    data: dict[str, Any]
    remarks: tuple[Remark, ...] = ()
    code: int = 0
