"""Both files of one agreement, and the checks that the rules about either have in common.

A check reads plain data of pages that may be incomplete, so it never takes an entry for granted,
and says that something is absent only where nothing was refused before.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

from helpdeskctl.agreement.faults import listed, near, shown

if TYPE_CHECKING:
    from collections.abc import Iterable

    from helpdeskctl.agreement.shape import Page, Path


class Pair(NamedTuple):
    """Both files of one agreement."""

    catalog: Page
    sla: Page


def duplicates(page: Page, rule: str, *path: str | int) -> None:
    """Report each mapping of a list whose `id` an earlier one has."""
    first: dict[str, Path] = {}
    for where, entry in page.each(*path):
        name = entry.get("id")
        if name in first:
            owner = page.owner(path)
            page.report(
                (*where, "id"), rule, id=name, owner=owner, first=page.line((*first[name], "id"))
            )
        elif name:
            first[name] = where


def known(page: Page, path: Path, rule: str, names: Iterable[str] | None) -> None:
    """Report the value at `path` unless it is one of `names`; None: the names are not known."""
    value = page.get(*path)
    if value is None or names is None or value in names:
        return
    allowed = list(names)
    close = near(value, allowed)
    told = {"value": shown(value), "near": close, "allowed": listed(allowed)}
    page.report(path, f"{rule}.near" if close else rule, owner=page.owner(path[:-1]), **told)


def names_of(page: Page, key: str) -> list[str] | None:
    """Return the names of a mapping, or None where it could not be read."""
    held = page.get(key)
    return list(held) if isinstance(held, dict) and (key,) not in page.broken else None
