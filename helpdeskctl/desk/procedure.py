"""`sop`: the clauses and the rules that keep them, from the table that enforces them (4a)."""

from __future__ import annotations

from typing import Any

from helpdeskctl.core import sop
from helpdeskctl.desk.answer import Answer
from helpdeskctl.errors import NotFound


def clauses(wanted: str | None) -> Answer:
    """Every clause, or the one wanted, with its rules and the events they look at."""
    found = sop.CLAUSES if wanted is None else (_clause(wanted),)
    data = {
        "schema": 1,
        "document": sop.DOCUMENT,
        "revision": sop.REVISION,
        "effective": sop.EFFECTIVE,
        "total": len(found),
        "items": [_plain(clause) for clause in found],
    }
    return Answer("clauses", data)


def _clause(wanted: str) -> sop.Clause:
    clause = sop.clause(wanted)
    if clause is None:
        raise NotFound("clause.unknown", wanted=wanted)
    return clause


def _plain(clause: sop.Clause) -> dict[str, Any]:
    rules = [{"rule": rule.id, "events": list(rule.kinds)} for rule in sop.rules_of(clause.id)]
    return {"clause": clause.id, "sentence": clause.sentence, "rules": rules}
