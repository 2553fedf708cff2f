"""Whether the log is what it says: chains, summaries, numbers, places.

It reads and changes nothing. What a summary must be is told by the caller. A damaged file is no
finding: reading it raises Damaged.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, NamedTuple, TypedDict

from helpdeskctl.errors import Damaged
from helpdeskctl.log.chain import broken_at
from helpdeskctl.log.exchange import texts_of
from helpdeskctl.log.journal import ROOT
from helpdeskctl.log.lines import check, month_of

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

    from helpdeskctl.log.port import Doc, RequestLog


class Finding(TypedDict):
    """One thing that is not as it should be; `request` is None for the desk's journal."""

    request: str | None
    rule: str
    key: str
    values: dict[str, Any]


class Report(NamedTuple):
    """What was looked at, and what was found."""

    requests: int
    events: int
    findings: list[Finding]


class _Seen:
    """What must be remembered of the requests gone by, to compare the next ones with it."""

    def __init__(self, next_number: int) -> None:
        self.next_number = next_number
        self.ids: dict[int, str] = {}
        self.hot: dict[int, list[str]] = {}


def verify(log: RequestLog, summarise: Callable[[Doc], dict[str, Any]]) -> Report:
    """Looks through all requests, in the hot file and the archive, and the journal."""
    seen = _Seen(log.meta()["next"])
    findings: list[Finding] = []
    events = 0
    for month, doc in log.copies():
        if not _shaped(doc):
            findings.append(_finding(doc, "shape", place=month or "active"))
            continue
        again = month is not None and doc["n"] in seen.hot
        findings += _copy(doc, seen) if again else _request(doc, seen, summarise)
        findings += _place(doc, month)
        findings += _texts(log, doc)
        events += 0 if again else len(doc["events"])
        if month is None:
            seen.hot[doc["n"]] = [event.get("hash", "") for event in doc["events"]]
    findings += _journal(log)
    return Report(len(seen.ids), events, findings)


def _request(
    doc: Doc, seen: _Seen, summarise: Callable[[Doc], dict[str, Any]]
) -> Iterator[Finding]:
    """What can be told from the document itself, and its number."""
    yield from _number(doc, seen)
    yield from _events(doc)
    summary = summarise(doc)
    differing = sorted(
        key
        for key in summary.keys() | doc["summary"].keys()
        if summary.get(key) != doc["summary"].get(key)
    )
    if differing:
        yield _finding(doc, "summary", fields=", ".join(differing))
    if summary.get("open", doc["open"]) != doc["open"]:
        yield _finding(doc, "open", flag=doc["open"])


def _number(doc: Doc, seen: _Seen) -> Iterator[Finding]:
    number = doc["n"]
    if number in seen.ids:
        yield _finding(doc, "twice", number=number, other=seen.ids[number])
    if number >= seen.next_number:
        yield _finding(doc, "counter", number=number, next=seen.next_number)
    seen.ids[number] = doc["id"]


def _events(doc: Doc) -> Iterator[Finding]:
    numbers = [event.get("seq") for event in doc["events"]]
    if numbers != list(range(1, len(numbers) + 1)):
        wrong = next(place for place, seq in enumerate(numbers, 1) if place != seq)
        yield _finding(doc, "sequence", event=wrong)
    elif (broken := broken_at(doc)) is not None:
        yield _finding(doc, "chain", event=broken)


def _shaped(doc: Doc) -> bool:
    try:
        check(doc)
    except (AttributeError, KeyError, TypeError, ValueError):
        return False
    return isinstance(doc["summary"], dict)


def _place(doc: Doc, month: str | None) -> Iterator[Finding]:
    if month not in {None, month_of(doc["id"])}:
        yield _finding(doc, "month", month=month)


def _texts(log: RequestLog, doc: Doc) -> Iterator[Finding]:
    """The long texts it names must be there, and be what was written."""
    for digest in texts_of(doc):
        try:
            log.texts.get(digest)
        except Damaged:
            yield _finding(doc, "text", name=digest)


def _copy(doc: Doc, seen: _Seen) -> Iterator[Finding]:
    """An archived copy of a moving request must be an earlier state of it."""
    hashes = [event.get("hash", "") for event in doc["events"]]
    if seen.hot[doc["n"]][: len(hashes)] != hashes:
        yield _finding(doc, "copies", number=doc["n"])


def _journal(log: RequestLog) -> Iterator[Finding]:
    entries = log.journal.entries()
    broken = broken_at({"id": ROOT, "events": entries})
    if broken is not None:
        yield Finding(
            request=None, rule="journal", key="log.verify.journal", values={"entry": broken}
        )


def _finding(doc: Doc, rule: str, **values: object) -> Finding:
    return Finding(request=str(doc.get("id")), rule=rule, key=f"log.verify.{rule}", values=values)
