"""The same verb for several requests in one write, and the answer of whatever changes one."""

from __future__ import annotations

from typing import TYPE_CHECKING

from helpdeskctl.desk import plain
from helpdeskctl.desk.answer import Answer
from helpdeskctl.desk.book import recording
from helpdeskctl.errors import HelpdeskError

if TYPE_CHECKING:
    from collections.abc import Callable

    from helpdeskctl.desk.book import Page
    from helpdeskctl.desk.records import Desk


def each(desk: Desk, numbers: list[str], act: Callable[[Page], None]) -> Answer:
    """Do the same to several requests: to all of them, or to none."""
    with recording(desk) as book:
        pages = book.find(numbers)
        for page in pages:
            try:
                act(page)
            except HelpdeskError as error:
                if len(pages) > 1:
                    error.values["several"] = len(pages)
                raise
    return changed(desk, pages)


def changed(desk: Desk, pages: list[Page]) -> Answer:
    """What the requests are now, and which of them this command changed."""
    items = [
        {
            "request": plain.listed(desk, page.request),
            "changed": page.changed and not desk.hand.dry_run,
            "did": [event.kind for event in page.events],
        }
        for page in pages
    ]
    if len(items) == 1:
        return Answer("changed", {"schema": plain.SCHEMA, **items[0]}, tuple(desk.remarks))
    data = {
        "schema": plain.SCHEMA,
        "changed": any(item["changed"] for item in items),
        "total": len(items),
        "items": items,
    }
    return Answer("changed", data, tuple(desk.remarks))
