"""`triage` without a number: what is new, one after another, the oldest first (6c).

Each answer is recorded at once; stopping half-way loses nothing.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from helpdeskctl.cli import choosing, prompts, session, terminal
from helpdeskctl.cli.asking import Stopped
from helpdeskctl.desk import plain, proposals
from helpdeskctl.desk import triage as judging
from helpdeskctl.desk.answer import Answer
from helpdeskctl.errors import BadValue, HelpdeskError, Refused
from helpdeskctl.render.asking import card, walked

if TYPE_CHECKING:
    from helpdeskctl.cli.asking import Asker

SKIP, STOP = "s", "q"


def new_ones(
    asker: Asker | None, number: str | None, judgement: judging.Judgement, *, every: bool
) -> Answer:
    """Judge what is new: all of it, or only the first that is not skipped.

    A judgement typed before anything was seen would fall upon whatever is oldest: refused.
    """
    said = any(value is not None for value in judgement)
    if every and (said or number is not None):
        raise BadValue("triage.alone")
    if every and asker is None:
        raise BadValue("triage.unasked")
    if asker is None or said:
        raise BadValue("option.missing", option="ID", command="triage")
    return Walk(asker, every=every).answer()


class Walk:
    """One way through what is new, and what was done on it."""

    def __init__(self, asker: Asker, *, every: bool) -> None:
        self._asker = asker
        self._every = every
        self._done: list[Answer] = []
        self._skipped = 0

    def answer(self) -> Answer:
        """Walk; the one judgement, or the count of all."""
        code = 0
        try:
            for number in proposals.new_ones(self._asker.desk):
                if not self._every and self._done:
                    break
                if self._one(number) == STOP:
                    break
        except Stopped:
            if not self._done:
                raise
            code = 1
        except HelpdeskError:
            if self._done:
                self._asker.tell(walked(self._counted(0).data, self._asker.screen))
            raise
        return self._counted(code) if self._every or not self._done else self._done[0]

    def _one(self, number: str) -> str:
        """Show a request, ask for its service, judge it; the answer that was given."""
        asker = self._asker
        shown = proposals.look(session.open_desk(asker.common, record=False), number)
        if shown["status"] != "new":
            asker.say("triage.gone", id=number)
            return SKIP
        asker.tell(f"\n{card(shown, asker.screen)}")
        chosen = choosing.service(asker, self._wanted(shown))
        if chosen == SKIP:
            self._skipped += 1
        elif chosen != STOP:
            self._judge(number, chosen)
        return chosen

    def _wanted(self, shown: dict[str, Any]) -> choosing.Wanted:
        terms = self._asker.desk.terms
        return choosing.Wanted(
            proposals.words(shown),
            lambda name: judging.service_of(terms, name),
            shown["service"],
            (SKIP, STOP),
        )

    def _judge(self, number: str, service: str) -> None:
        """Record it, with what else is asked for; a refusal is said, and the walk goes on."""
        values: dict[str, Any] = dict.fromkeys(judging.Judgement._fields)
        values["service"] = service

        def act() -> Answer:
            desk = session.open_desk(self._asker.common, record=True)
            said = judging.Judgement(**values)
            answer = judging.triage(desk, number, said, only_new=True)
            if self._every and not self._asker.common.json:
                terminal.show(answer, self._asker.common, desk)
            return answer

        try:
            self._done.append(prompts.until_said(act, values, self._asker))
        except Refused as error:
            self._asker.refuse(error)

    def _counted(self, code: int) -> Answer:
        items = [answer.data for answer in self._done]
        left = proposals.new_ones(session.open_desk(self._asker.common, record=False))
        data = {
            "schema": plain.SCHEMA,
            "changed": any(item["changed"] for item in items),
            "total": len(items),
            "items": items,
            "skipped": self._skipped,
            "left": len(left),
        }
        return Answer("walked", data, code=code)
