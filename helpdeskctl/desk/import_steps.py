"""The rows of one request put in order: what each one means, and when it happened.

Here stand the rules for what a logbook leaves out or says twice (docs/import.md lists them);
each counts how often it was needed. Events are `import_story`'s.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

from helpdeskctl.agreement.spec_map import CANCELLED, CLOSED, FULFILLED, NEW
from helpdeskctl.desk.import_map import BAD_TIME

if TYPE_CHECKING:
    from collections import Counter

    from helpdeskctl.desk.import_map import Map
    from helpdeskctl.desk.import_rows import Row

_LATEST = 2**62


class Step(NamedTuple):
    """A row, what its state means here, when it happened, and whether it is judged then."""

    row: Row
    meaning: str
    at: int
    judged: bool = True


class Ends(NamedTuple):
    """What the log states of a request as a whole: when it was resolved and closed."""

    resolved_at: int | None
    closed_at: int | None


class Course(NamedTuple):
    """One request's rows in order. `opened_at` is None when no row has any time."""

    opened_at: int | None
    steps: list[Step]
    ends: Ends


def course_of(rows: list[Row], guide: Map, counts: Counter[str]) -> Course:
    """Put the rows of one request in order of time."""
    first = rows[0]
    stated = time_of(first.opened_at, guide, counts)
    times = [time_of(row.updated_at, guide, counts) for row in rows]
    opened_at = stated if stated is not None else next((at for at in times if at is not None), None)
    ends = Ends(
        time_of(rows[-1].resolved_at, guide, counts, ends=True),
        time_of(rows[-1].closed_at, guide, counts, ends=True),
    )
    if opened_at is None:
        return Course(None, [], ends)
    counts["no-opened-at"] += stated is None
    timed = _ordered(rows, times, opened_at, counts)
    counts["before-opening"] += sum(at < opened_at for at, _ in timed)
    meanings = _meanings([row for _, row in timed], guide, counts)
    steps = [
        Step(row, meaning, max(at, opened_at))
        for (at, row), meaning in zip(timed, meanings, strict=True)
    ]
    _settle(steps, FULFILLED, ends.resolved_at, "resolved-at", counts)
    _settle(steps, CLOSED, ends.closed_at, "closed-at", counts)
    return Course(opened_at, steps, ends)


def rank(meaning: str) -> int:
    """How far a state is: 0 while the desk works on it, 1 fulfilled, 2 ended."""
    if meaning == FULFILLED:
        return 1
    return 2 if meaning == CLOSED or meaning.startswith(CANCELLED) else 0


def time_of(text: str, guide: Map, counts: Counter[str], *, ends: bool = False) -> int | None:
    """The instant, None for an empty time and for one that cannot be read."""
    at = guide.instant(text, ends=ends)
    if at == BAD_TIME:
        counts["bad-time"] += 1
        return None
    return at


def _ordered(
    rows: list[Row], times: list[int | None], opened_at: int, counts: Counter[str]
) -> list[tuple[int, Row]]:
    """Rows by time, then by their own order, then by line; no time means that of the row before."""
    known = opened_at
    keyed = []
    for row, at in zip(rows, times, strict=True):
        counts["no-time"] += at is None
        counts["out-of-order"] += at is not None and at < known and known > opened_at
        known = known if at is None else at
        order = int(row.order) if row.order.isascii() and row.order.isdigit() else 0
        keyed.append((known, order, row.line, row))
    return [(at, row) for at, _, _, row in sorted(keyed)]


def _meanings(rows: list[Row], guide: Map, counts: Counter[str]) -> list[str]:
    """What each state means; an unknown one, and a false step back, changes nothing.

    Where the log counts reopenings, a state that goes back without the count rising is none.
    """
    now, count = NEW, None
    meanings = []
    for row in rows:
        said = guide.word("state", row.state)
        again = int(row.reopen_count) if row.reopen_count.isdecimal() else count
        risen = count is not None and again is not None and again > count
        back = said is not None and rank(said) < rank(now)
        counts["unknown-state"] += said is None
        counts["reopened-without-state"] += risen and not back
        if back and count is not None and not risen:
            counts["back-without-reopening"] += 1
        else:
            now = said or now
        count = again
        meanings.append(now)
    return meanings


def _settle(
    steps: list[Step], meaning: str, stated: int | None, name: str, counts: Counter[str]
) -> None:
    """Let the last run of rows with that state take effect when the log says it did.

    That is at the stated time, where it lies between the run's first row and the row after the
    run; rows of the run before it leave the state as it was.
    """
    run = _last_run(steps, meaning)
    if stated is None or not run or steps[run[0]].at == stated:
        return
    begin, end = run
    after = steps[end].at if end < len(steps) else _LATEST
    if not steps[begin].at < stated <= after:
        counts[f"{name}-ignored"] += 1
        return
    counts[f"{name}-later"] += 1
    before = steps[begin - 1].meaning if begin else NEW
    place = max(i for i in range(begin, end) if steps[i].at <= stated)
    for i in range(begin, place):
        steps[i] = steps[i]._replace(meaning=before)
    steps[place] = steps[place]._replace(at=stated)


def _last_run(steps: list[Step], meaning: str) -> tuple[int, int] | None:
    """The last rows in a row with that meaning: (first, the one behind the last)."""
    end = next((i for i in range(len(steps), 0, -1) if steps[i - 1].meaning == meaning), 0)
    begin = end
    while begin and steps[begin - 1].meaning == meaning:
        begin -= 1
    return (begin, end) if end else None
