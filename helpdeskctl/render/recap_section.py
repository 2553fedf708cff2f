"""A section of a document: what any writer of a recap puts in its own form."""

from __future__ import annotations

from typing import NamedTuple

from helpdeskctl.core.when import duration_text

NONE = "–"


class Section(NamedTuple):
    """A heading, lines of prose and a table; `right` are the columns of figures."""

    title: str
    lines: tuple[str, ...] = ()
    header: tuple[str, ...] = ()
    rows: tuple[tuple[str, ...], ...] = ()
    right: frozenset[int] = frozenset()


def span_text(seconds: int | None) -> str:
    """A duration, or a dash for none."""
    return NONE if seconds is None else duration_text(seconds)


def in_groups(digest: str) -> str:
    """`3f2a 9c01 …`: the digest four by four."""
    return " ".join(digest[at : at + 4] for at in range(0, len(digest), 4))
