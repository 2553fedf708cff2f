"""One stored request by itself: shape, chain, summary, place.

It looks at one document and its place; what lies beside and what the others say is not asked here.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from helpdeskctl.core import numbers
from helpdeskctl.core.when import from_iso, iso
from helpdeskctl.errors import Damaged, HelpdeskError
from helpdeskctl.log.chain import broken_at
from helpdeskctl.log.findings import Derived, Finding, of_request
from helpdeskctl.log.forms import is_newer, is_older
from helpdeskctl.log.lines import check, month_of

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

    from helpdeskctl.log.inventory import Copy
    from helpdeskctl.log.port import Doc

    Derive = Callable[[Doc], Derived]

_ANY_ZONE_S = 14 * 3600
"""How far a desk's zone lies from UTC at most."""
_NONSENSE = (AttributeError, IndexError, KeyError, TypeError, ValueError, HelpdeskError)


def findings_of(copy: Copy, derive: Derive) -> Iterator[Finding]:
    """What can be told from a document and its place alone."""
    yield from _place(copy)
    yield from _itself(copy.doc, derive)


def _itself(doc: Doc, derive: Derive) -> Iterator[Finding]:
    """What can be told from the document itself."""
    yield from _events(doc)
    try:
        if is_newer(doc):
            yield of_request(doc, "newer")
            return
        derived = derive(doc)
    except Damaged:
        yield of_request(doc, "newer")
        return
    except _NONSENSE:
        yield of_request(doc, "replay")
        return
    differing = [] if is_older(doc) else _differing(derived.summary, doc["summary"])
    if differing:
        yield of_request(doc, "summary", fields=", ".join(differing))
    if derived.open != doc["open"]:
        yield of_request(doc, "open", flag=doc["open"])
    if derived.aliases != doc.get("aliases", []):
        yield of_request(doc, "alias", told=", ".join(map(str, doc.get("aliases", []))))


def _differing(derived: dict[str, Any], told: dict[str, Any]) -> list[str]:
    """The fields of a summary that tell something else than the events."""
    return sorted(key for key in derived.keys() | told.keys() if derived.get(key) != told.get(key))


def _events(doc: Doc) -> Iterator[Finding]:
    numbers_ = [event.get("seq") for event in doc["events"]]
    if numbers_ != list(range(1, len(numbers_) + 1)):
        wrong = next(place for place, seq in enumerate(numbers_, 1) if place != seq)
        yield of_request(doc, "sequence", event=wrong)
    elif (broken := broken_at(doc)) is not None:
        yield of_request(doc, "chain", event=broken)


def shaped(doc: Doc) -> bool:
    """Whether it has the form of a request: without events a document fits any chain."""
    try:
        check(doc)
    except (AttributeError, KeyError, TypeError, ValueError):
        return False
    events = doc["events"]
    return (
        isinstance(doc["summary"], dict)
        and bool(events)
        and all(isinstance(event, dict) and isinstance(event.get("data"), dict) for event in events)
        and isinstance(doc.get("notices", []), list)
        and isinstance(doc.get("aliases", []), list)
    )


def _place(copy: Copy) -> Iterator[Finding]:
    """Id, number, key and month must say the same; only what has ended lies in the archive."""
    doc, number = copy.doc, copy.doc["n"]
    month = month_of(doc["id"])
    if copy.key != number:
        yield of_request(doc, "key", key=copy.key, number=number)
    if doc["id"] != numbers.make(number, month) or not _received_in(month, doc["events"][0]):
        yield of_request(doc, "id", number=number)
    if copy.month not in {None, month}:
        yield of_request(doc, "month", month=copy.month)
    if copy.month is not None and doc["open"]:
        yield of_request(doc, "buried", month=copy.month)


def _received_in(month: str, event: dict[str, Any]) -> bool:
    """Whether it is that month at the first event, in some zone of the world."""
    at = event.get("at")
    if isinstance(at, str) and at.startswith(month):
        return True
    try:
        instant = from_iso(str(at))
    except _NONSENSE:
        return False
    return month in {iso(instant + shift)[:7] for shift in (-_ANY_ZONE_S, 0, _ANY_ZONE_S)}
