"""Whether the log is what it says: each request by itself, and all that it must fit together with.

It reads and changes nothing. What a document must tell beside its events is told by the caller.
A damaged file is no finding: reading it raises Damaged. What a history that was made anew as a
whole hides, only an anchor kept elsewhere shows.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

from helpdeskctl.log.chain import has_tombstone
from helpdeskctl.log.findings import Finding, Report, of_log, of_request
from helpdeskctl.log.index import Told
from helpdeskctl.log.intents import redacted
from helpdeskctl.log.journal import skips_of
from helpdeskctl.log.numbering import runs_of
from helpdeskctl.log.parallel import spread
from helpdeskctl.log.verify_beside import Beside
from helpdeskctl.log.verify_numbers import Numbers, Seen
from helpdeskctl.log.verify_request import findings_of, shaped
from helpdeskctl.log.verify_seals import Sealed

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

    from helpdeskctl.log.inventory import Copy, Inventory, Volume
    from helpdeskctl.log.port import Kept, RequestLog
    from helpdeskctl.log.verify_request import Derive

    Tick = Callable[[int, int], None]

ROUNDS = 3
"""How often the log is read anew because somebody wrote to it meanwhile."""
MUCH = 16_000_000
"""From how many bytes in the archive on all processors are put to work."""


def verify(
    log: RequestLog, derive: Derive, kept: Kept | None = None, tick: Tick | None = None
) -> Report:
    """Looks through all requests, in the hot file and the archive, and all that stands beside.

    Without `kept` nothing is asked about the agreements. What is found while somebody writes is
    looked for again: half of a change is no finding. `tick` hears how many bytes of how many are
    done.
    """
    for _ in range(ROUNDS):
        before = log.generation()
        report = _once(log, derive, kept, tick or (lambda _done, _of: None))
        if not report.findings or log.generation() == before:
            break
    return report


class _Looked(NamedTuple):
    """What was found in one file, and what is to be compared with the others."""

    seen: list[Seen]
    shapeless: list[int]
    events: int
    agreements: dict[str, str]
    told: Told
    findings: list[Finding]
    sealed: set[str]
    """The requests that seals tell of."""
    after: int
    """How many events came after a seal of their period."""


class _Looker(NamedTuple):
    """What one file is looked at with."""

    log: RequestLog
    derive: Derive
    seals: Sealed
    redacted: set[str]
    """The requests of which texts were taken out, as the journal tells."""


def _once(log: RequestLog, derive: Derive, kept: Kept | None, tick: Tick) -> Report:
    inventory, sealed = log.inventory(), Sealed(log)
    looker = _Looker(log, derive, sealed, redacted(sealed.entries))
    meta, beside = inventory.meta, Beside(log, kept)
    numbers = Numbers(meta["next"], runs_of(meta.get("skipped")))
    findings: list[Finding] = []
    tellings: list[Told] = []
    events = after = 0
    for looked in _files(looker, inventory, tick):
        numbers.skip(looked.shapeless)
        beside.agreements = looked.agreements | beside.agreements
        sealed.seen |= looked.sealed
        findings += [*looked.findings, *numbers.add(looked.seen)]
        tellings += [looked.told] if looked.told.month else []
        events, after = events + looked.events, after + looked.after
    findings += [*numbers.gaps(), *numbers.left_out(skips_of(sealed.entries))]
    findings += [*_index(log, tellings), *beside.journal(), *sealed.rest()]
    return Report(len(numbers), events, findings, len(sealed), after)


def _files(looker: _Looker, inventory: Inventory, tick: Tick) -> Iterator[_Looked]:
    """The hot file, then the months, each looked at by whichever processor is free."""
    hot = _look(looker, inventory.hot, frozenset())
    yield hot
    moving = frozenset(one.number for one in hot.seen)
    total, done = sum(inventory.months.values()), 0

    def look(month: str) -> _Looked:
        return _look(looker, inventory.volume(month), moving)

    looked = spread(look, inventory.months, worth_it=total > MUCH)
    for size, one in zip(inventory.months.values(), looked, strict=True):
        done += size
        tick(done, total)
        yield one


def _look(looker: _Looker, volume: Volume, moving: frozenset[int]) -> _Looked:
    """One file; of requests that move too, the hashes are kept, to compare the two."""
    beside, sealed = Beside(looker.log, None), looker.seals
    told = Told(volume.month or "", volume.first)
    looked = _Looked([], [], 0, beside.agreements, told, [], sealed.seen, 0)
    events = after = 0
    for copy in volume.copies:
        if not shaped(copy.doc):
            looked.findings.append(of_request(copy.doc, "shape", place=copy.month or "active"))
            looked.shapeless.append(copy.key)
            continue
        seen = _seen(copy, moving)
        if copy.month is None or seen.hashes is None:  # else the hot one counts
            events, after = events + len(copy.doc["events"]), after + sealed.after(copy.doc)
            looked.findings.extend(sealed.check(copy.doc))
        looked.seen.append(seen)
        looked.findings.extend([*findings_of(copy, looker.derive), *beside.named_by(copy.doc)])
        if copy.doc["id"] in looker.redacted and not has_tombstone(copy.doc):
            looked.findings.append(of_request(copy.doc, "unredacted"))
        told.add(copy.key, copy.doc)
    return looked._replace(events=events, after=after)


def _seen(copy: Copy, moving: frozenset[int]) -> Seen:
    doc, number = copy.doc, copy.doc["n"]
    compared = copy.month is None or number in moving
    hashes = [event.get("hash") for event in doc["events"]] if compared else None
    return Seen(str(doc["id"]), number, copy.month, hashes)


def _index(log: RequestLog, tellings: list[Told]) -> Iterator[Finding]:
    """What the archive's index tells must be so, or a request is not found where it lies."""
    for month in log.index_lies(tellings):
        yield of_log("index", month=month)
