"""What an import adds up to: every row, every rule that helped, every request by how it stands.

It counts and says; it takes nothing.
"""

from __future__ import annotations

from collections import Counter
from hashlib import sha256
from typing import TYPE_CHECKING, Any

from helpdeskctl.core.model import PRIORITIES, STATUSES
from helpdeskctl.core.when import iso

if TYPE_CHECKING:
    from pathlib import Path

    from helpdeskctl.desk.import_frame import Refusal, Told
    from helpdeskctl.desk.import_rows import Rows

SCHEMA = 1
VERDICTS = ("same", "different")
ACCOUNTS = ("events", "unchanged", "already", "refused", "skipped")
"""What became of each row; the five add up to the rows of the file."""
_NOTHING = "none"
"""How a request without priority or category is counted."""


class Account:
    """One import as it grows."""

    def __init__(self, rows: Rows) -> None:
        self.refused: list[Refusal] = []
        self.already = 0
        self._total = rows.total
        self._events = 0
        self._ends: Counter[bool] = Counter()
        self._rows: Counter[str] = Counter(skipped=rows.skipped)
        self._counts = Counter(rows.counts)
        self._breaks: Counter[str] = Counter()
        self._priority: Counter[str] = Counter()
        self._unknown: Counter[tuple[str, str]] = Counter()
        self._by: dict[str, Counter[str]] = {
            name: Counter() for name in ("status", "priority", "category")
        }
        self._received: list[int] = []

    def refuse(self, refusal: Refusal, rows: int) -> None:
        """Nothing of these rows is taken."""
        self.refused.append(refusal)
        self._rows["refused"] += rows

    def know(self, rows: int) -> None:
        """These rows are of a request that is there."""
        self.already += 1
        self._rows["already"] += rows

    def take(self, told: Told) -> None:
        """A request is taken."""
        request = told.request
        self._events += len(told.events)
        self._ends[request.ended] += 1
        for name, counter in self._by.items():
            counter[getattr(request, name) or _NOTHING] += 1
        self._received = _span([*self._received, request.received_at])
        self._rows.update(told.rows)
        self._counts.update(told.counts)
        self._breaks.update(told.breaks)
        self._priority.update(told.priority)
        self._unknown.update(told.unknown)

    def data(self, source: Path, *, dry_run: bool) -> dict[str, Any]:
        """What the answer says, in the contract's names."""
        return answer_data(
            source,
            rows=self._total,
            requests=self._ends.total(),
            events=self._events,
            already=self.already,
            period=_period(self._received),
            by_status=_in_order(self._by["status"], STATUSES),
            by_priority=_in_order(self._by["priority"], PRIORITIES),
            by_category=_sorted(self._by["category"]),
            refused=[one._asdict() for one in sorted(self.refused, key=_line)],
            refused_because=_sorted(Counter(one.reason for one in self.refused)),
            row_accounts={name: self._rows[name] for name in ACCOUNTS},
            counts=_sorted(self._counts),
            breaks=_sorted(self._breaks),
            unknown_words=_unknown(self._unknown),
            priority={name: self._priority[name] for name in VERDICTS},
            open=self._ends[False],
            archived=self._ends[True],
            dry_run=dry_run,
        )


def answer_data(source: Path, *, requests: int, dry_run: bool, **given: Any) -> dict[str, Any]:
    """The data of an answer; what is not given is nothing."""
    nothing: dict[str, Any] = {
        "rows": 0,
        "requests": requests,
        "events": 0,
        "already": 0,
        "period": None,
        "by_status": {},
        "by_priority": {},
        "by_category": {},
        "refused": [],
        "refused_because": {},
        "row_accounts": dict.fromkeys(ACCOUNTS, 0),
        "counts": {},
        "breaks": {},
        "unknown_words": [],
        "priority": dict.fromkeys(VERDICTS, 0),
        "open": 0,
        "archived": 0,
    }
    file = {"schema": SCHEMA, "source": str(source), "source_sha256": _digest(source)}
    ends = {"changed": bool(requests) and not dry_run, "dry_run": dry_run}
    return {**file, **nothing, **given, **ends}


def _digest(source: Path) -> str:
    """Which file it was: what is signed is taken, and nothing else."""
    found = sha256()
    with source.open("rb") as file:
        while piece := file.read(1 << 20):
            found.update(piece)
    return found.hexdigest()


def _span(instants: list[int]) -> list[int]:
    return [min(instants), max(instants)]


def _period(span: list[int]) -> dict[str, str] | None:
    """The first and the last receipt."""
    return {"from": iso(span[0]), "to": iso(span[-1])} if span else None


def _sorted(counter: Counter[str]) -> dict[str, int]:
    return {name: counter[name] for name in sorted(counter) if counter[name]}


def _in_order(counter: Counter[str], names: tuple[str, ...]) -> dict[str, int]:
    return {name: counter[name] for name in (*names, _NOTHING) if counter[name]}


def _unknown(counter: Counter[tuple[str, str]]) -> list[dict[str, Any]]:
    """Each unknown word once, the commonest of a column first."""
    found = sorted(counter.items(), key=lambda pair: (pair[0][0], -pair[1], pair[0][1]))
    return [{"column": name, "word": word, "rows": rows} for (name, word), rows in found]


def _line(refusal: Refusal) -> int:
    return refusal.line
