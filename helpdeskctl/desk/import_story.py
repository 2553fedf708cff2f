"""One request of another log told in our events: the same events, rules and replay as commands.

It writes nothing to the log. What the rows mean and when they happened stands in `import_steps`.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from helpdeskctl.agreement.spec_map import CANCELLED, CLOSED, FULFILLED, WAITING
from helpdeskctl.core import sop
from helpdeskctl.core.event import Event
from helpdeskctl.core.events import KINDS, apply
from helpdeskctl.core.model import HELPDESK, VENDOR
from helpdeskctl.desk.book import MOST_WORDS, STOPPING
from helpdeskctl.desk.import_frame import Frame, Refusal, Told, heads_untold, impossible
from helpdeskctl.desk.import_map import NOBODY
from helpdeskctl.desk.import_request import course_of_row
from helpdeskctl.desk.import_steps import Course, course_of, rank

if TYPE_CHECKING:
    from collections.abc import Iterator

    from helpdeskctl.desk.import_rows import Row
    from helpdeskctl.desk.import_steps import Step

VENDOR_WAIT = WAITING + "vendor"
_JUDGED = ("service", "impact", "urgency")


class _Stopped(Exception):
    """Nothing of this request is taken."""

    def __init__(self, refusal: Refusal) -> None:
        super().__init__(refusal.reason)
        self.refusal = refusal


def tell(frame: Frame, number: str, rows: list[Row]) -> Told | Refusal:
    """The request of these rows, or why it is not taken."""
    told = Told(number)
    guide = frame.guide
    if guide.per_request:
        course = course_of_row(rows[0], guide, told.counts)
    else:
        course = course_of(rows, guide, told.counts)
    if course.opened_at is None:
        return Refusal(rows[0].line, number, "import.no-time", None, {"number": number})
    try:
        _Story(frame, told, course).tell()
    except _Stopped as stopped:
        return stopped.refusal
    reason = impossible(told.request, frame.now)
    return Refusal(rows[0].line, number, reason, None, {"number": number}) if reason else told


class _Story:
    """The request as it grows, event by event."""

    def __init__(self, frame: Frame, told: Told, course: Course) -> None:
        self._frame = frame
        self._guide = frame.guide
        self._told = told
        self._course = course
        self._request = told.request
        self._row = self._row_before = course.steps[0].row
        self._first_group = self._group = ""
        self._level = 1
        self._at = course.opened_at or 0

    def tell(self) -> None:
        """Tell it step by step, then what only the columns know."""
        lines: dict[int, bool] = {}
        for step in self._course.steps:
            before = len(self._told.events)
            self._row = step.row
            if step.row.line not in lines:
                self._look()
            self._one_step(step, first=not before)
            if step is self._course.steps[-1]:
                self._end_by_columns()
            grown = len(self._told.events) > before
            lines[step.row.line] = lines.get(step.row.line, False) or grown
            self._row_before = step.row
        for grown in lines.values():
            self._told.rows["events" if grown else "unchanged"] += 1

    def _one_step(self, step: Step, *, first: bool) -> None:
        """What one step says, in the order in which it can have happened."""
        if first:
            self._open()
        self._at = step.at
        if not first:
            self._amend()
        if rank(step.meaning) < self._stage():
            self._write("reopened")
        if step.judged:
            self._judge()
        self._place(step.meaning)
        self._own()
        self._arrive(step.meaning)

    # What a row says

    def _look(self) -> None:
        """Count the words nobody knows, and compare priorities."""
        told, row = self._told, self._row
        for column, word in self._frame.unknown(row):
            told.unknown[column, word] += 1
            told.counts["unknown-word"] += column != "state"
        if "priority" in self._guide.columns and not self._guide.per_request:
            verdict = self._frame.compared(row)
            told.priority[verdict or ""] += 1
            told.counts["priority-not-compared"] += verdict is None

    def _open(self) -> None:
        row = self._row
        self._told.counts["cut-text"] += len(row.subject) > MOST_WORDS
        channel = self._guide.word("channel", row.channel) or self._guide.defaults["channel"]
        self._write(
            "opened",
            actor=row.opened_by or row.updated_by,
            id=self._told.number,
            subject=row.subject[:MOST_WORDS] or self._told.number,
            body=row.body or None,
            **row.asked_by,
            unit=self._frame.unit(row.unit),
            asset=row.asset or None,
            channel=channel,
            officer=row.opened_by or None,
            counts=self._frame.terms.sla["response_counts"],
            **self._frame.promise(row),
            alias=self._told.number,
        )

    def _amend(self) -> None:
        row, request = self._row, self._request
        said = {"subject": row.subject[:MOST_WORDS], "asset": row.asset, **row.asked_by}
        said["unit"] = self._frame.unit(row.unit)
        new = {name: text for name, text in said.items() if text and text != getattr(request, name)}
        if new:
            self._write("amended", **new)

    def _judge(self) -> None:
        """Triage, once impact and urgency are known, and whenever they or the service change."""
        row, request, before = self._row, self._request, self._row_before
        if request.triaged and row.factors == before.factors:
            return
        (impact, urgency), supposed = self._frame.weighed(row, request)
        if impact is None or urgency is None:
            return
        stated = row.priority if self._guide.per_request else ""
        data = self._frame.judged(row.category, impact, urgency, stated)
        if request.triaged and all(data[name] == getattr(request, name) for name in _JUDGED):
            return
        self._write("triaged", **data)
        self._told.counts["factors-supposed"] += supposed
        if stated and self._guide.word("priority", stated):
            same = data["priority"] == data["computed"]
            self._told.priority["same" if same else "different"] += 1

    def _place(self, meaning: str) -> None:
        """Team and level: of the assignment group, or of the vendor who is waited for."""
        moved_from = self._enter_group()
        request, stated = self._request, self._stated_level()
        if stated is None and request.level == 3 and rank(meaning):
            return
        team, level = self._team(meaning, stated)
        if (team, level) == (request.team, request.level):
            self._note_group(moved_from)
        elif level > 1 and level >= request.level:
            self._write("escalated", to=team, level=level, group=self._group or None)
        else:
            self._write("returned", team=team, level=level, group=self._group or None)

    def _stated_level(self) -> int | None:
        """The level that the log states; an unknown or empty one is that of before."""
        if "level" not in self._guide.columns:
            return None
        self._level = self._guide.word("level", self._row.level) or self._level
        return self._level

    def _enter_group(self) -> str:
        """The group before, when it changed to another named one; else nothing."""
        group, before = self._row.group, self._group
        self._told.counts["emptied-group"] += bool(self._row_before.group and not group)
        if not group or group == before:
            return ""
        self._group = group
        self._first_group = self._first_group or group
        return before

    def _team(self, meaning: str, stated: int | None) -> tuple[str, int]:
        if stated is None and meaning == VENDOR_WAIT:
            return VENDOR + (self._row.vendor or NOBODY), 3
        if stated is None and not self._group:
            return HELPDESK, 1
        team = self._guide.levels.team_of(self._group, self._first_group, stated)
        return team, stated or self._frame.terms.level_of(team) or 1

    def _note_group(self, before: str) -> None:
        if before:
            self._told.counts["moved-within-team"] += 1
            self._write("noted", text=f"{before} → {self._group}")

    def _own(self) -> None:
        owner = self._row.owner
        self._told.counts["emptied-owner"] += bool(self._row_before.owner and not owner)
        if not owner or owner == self._request.owner:
            return
        if owner in self._guide.machines:
            self._told.counts["owned-by-machine"] += 1
        else:
            self._write("assigned", owner=owner)

    def _arrive(self, meaning: str) -> None:
        """The step to the status that the state means."""
        stage = rank(meaning)
        if stage == 0:
            self._wait(meaning.removeprefix(WAITING) if meaning.startswith(WAITING) else None)
        elif meaning.startswith(CANCELLED) and self._stage() < stage:
            self._write("cancelled", **{"as": meaning.removeprefix(CANCELLED)})
        elif self._stage() < stage:
            self._told.counts["closed-without-resolved"] += stage - self._stage() > 1
            self._finish(meaning, self._at)

    def _wait(self, reason: str | None) -> None:
        if reason == self._request.waiting_for:
            return
        if self._request.status == "waiting":
            self._write("resumed")
        if reason:
            self._write("waited", because=self._row.state, **{"for": reason})

    def _finish(self, meaning: str, at: int) -> None:
        """Fulfil and, where the state means it, close."""
        resolved_at = self._course.ends.resolved_at
        if self._stage() == 0:
            if meaning == CLOSED:
                known = resolved_at is not None and self._request.last_at <= resolved_at <= at
                self._at = resolved_at if known and resolved_at is not None else at
            self._write("fulfilled", solution=self._row.solution)
        if meaning == CLOSED:
            self._at = at
            made_sla = {"true": True, "false": False}.get(self._row.made_sla.casefold())
            self._write("closed", by="officer", made_sla=made_sla)

    def _end_by_columns(self) -> None:
        """End what no row ends although the log states when it ended."""
        resolved_at, closed_at = self._course.ends
        meaning = FULFILLED if closed_at is None else CLOSED
        at = resolved_at if closed_at is None else closed_at
        if at is None or self._stage() >= rank(meaning):
            return
        if at < self._at:
            self._told.counts["end-ignored"] += 1
            return
        self._told.counts["ended-by-column"] += 1
        self._row = self._row._replace(updated_by="")
        self._at = at
        self._finish(meaning, at)

    # Events

    def _stage(self) -> int:
        status = self._request.status
        return 2 if self._request.ended else int(status == FULFILLED)

    def _write(self, kind: str, /, *, actor: str | None = None, **data: Any) -> None:
        """Let an event happen; what the SOP forbids is marked, or stops the request."""
        frame, request, told = self._frame, self._request, self._told
        data = {name: value for name, value in data.items() if value is not None}
        if kind in STOPPING:
            data["agreement"] = frame.terms.name
        name = self._row.updated_by if actor is None else actor
        told.counts["nobody-named"] += not name
        event = Event(
            at=max(self._at, request.last_at),
            seq=len(told.events) + 1,
            kind=kind,
            actor=frame.by(name),
            data=data,
            recorded_at=frame.now,
            v=KINDS[kind].v,
        )
        if broken := [breach.rule for breach in self._breaches(event)]:
            data["breaks"] = broken
            told.breaks.update(broken)
        apply(request, event)
        told.events.append(event)

    def _breaches(self, event: Event) -> Iterator[sop.Breach]:
        found = sop.breaches(self._request, event, self._frame.bounds)
        untold = heads_untold(self._request, event)
        for breach in [*found, *untold]:
            if not self._frame.as_history:
                key, values = f"sop.{breach.rule}", {**breach.values, "id": self._told.number}
                raise _Stopped(
                    Refusal(self._row.line, self._told.number, key, breach.clause, values)
                )
            yield breach
