"""`sop`: the clauses and the rules that keep them, from the table that enforces them (4a)."""

from __future__ import annotations

from typing import Any

from helpdeskctl.core import clauses as paper
from helpdeskctl.core.sop import rules_of
from helpdeskctl.desk.answer import Answer
from helpdeskctl.errors import NotFound


def clauses(wanted: str | None) -> Answer:
    """Every clause, or the one wanted, with its rules and the events they look at."""
    found = paper.CLAUSES if wanted is None else (_clause(wanted),)
    data = {
        "schema": 1,
        "document": paper.DOCUMENT,
        "revision": paper.REVISION,
        "effective": paper.EFFECTIVE,
        "total": len(found),
        "items": [_plain(clause) for clause in found],
    }
    return Answer("clauses", data)


def _clause(wanted: str) -> paper.Clause:
    clause = paper.clause(wanted)
    if clause is None:
        raise NotFound("clause.unknown", wanted=wanted)
    return clause


def _plain(clause: paper.Clause) -> dict[str, Any]:
    rules = [{"rule": rule.id, "events": list(rule.kinds)} for rule in rules_of(clause.id)]
    return {
        "clause": clause.id,
        "sentence": clause.sentence,
        "commands": list(clause.commands),
        "rules": rules,
    }
