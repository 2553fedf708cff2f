"""Every expected failure: its exit code and the key of its sentence.

It holds no sentences: `render.messages` turns key and values into words, and `<key>.hint` into
the hint. Nothing here is raised for a bug; those end at the boundary with code 70.
"""

from __future__ import annotations

from typing import Any

UNBORN = "+"
"""The `id` in the values of an error about a request that was not recorded: it has no number."""


class HelpdeskError(Exception):
    """An expected failure. `key` names its sentence, `values` fill it, `clause` is of the SOP."""

    code = 70
    name = "bug"

    def __init__(self, key: str, /, *, clause: str | None = None, **values: object) -> None:
        super().__init__(key, values)
        self.key = key
        self.values = values
        self.clause = clause

    def __reduce__(self) -> tuple[Any, ...]:
        """How it comes back from another process: names and values are no plain arguments."""
        return _again, (type(self),), self.__dict__


def _again(kind: type[HelpdeskError]) -> HelpdeskError:
    return kind.__new__(kind)


class CheckFailed(HelpdeskError):
    """A check says no, or the person said no at a prompt."""

    code = 1
    name = "check-failed"


class BadValue(HelpdeskError):
    """Wrong usage or value; several fit; an unknown service, person or unit."""

    code = 2
    name = "bad-value"


class Missing(BadValue):
    """Values without which a command cannot go on; a terminal asks for them instead."""

    name = "missing"

    def __init__(self, key: str, /, options: tuple[str, ...], **values: object) -> None:
        super().__init__(key, clause=None, **values)
        self.options = options


class NotFound(HelpdeskError):
    """No such request or file, no desk, nothing to compare with."""

    code = 3
    name = "not-found"


class Refused(HelpdeskError):
    """The SOP, or the state of the request, does not allow it now."""

    code = 4
    name = "refused"


class NoAgreement(HelpdeskError):
    """There is no valid agreement, and no earlier good one."""

    code = 5
    name = "no-agreement"


class Damaged(HelpdeskError):
    """The log is damaged, or was written by a newer version."""

    code = 6
    name = "damaged"


class TryAgain(HelpdeskError):
    """Busy, changed under our hands, or no space: nothing was changed."""

    code = 75
    name = "try-again"


FAILURES = (CheckFailed, BadValue, NotFound, Refused, NoAgreement, Damaged, TryAgain)
