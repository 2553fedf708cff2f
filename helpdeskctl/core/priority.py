"""Urgency, impact and effort in, priority and its printed sum out (5e, 5f).

The SOP names the three factors, not their direction or scale: the rule is the agreement's.
"""

from __future__ import annotations

from typing import Any, NamedTuple

_RANKS = ("low", "medium", "high", "urgent")


class Priority(NamedTuple):
    """One of the four words of 5e and the steps that led to it."""

    word: str
    steps: str


def compute(rule: dict[str, Any], urgency: int, impact: int, effort: str) -> Priority:
    """The priority by the agreement's `sum` rule.

    `rule["levels"]` gives the least sum of urgency and impact for each priority.
    """
    total = urgency + impact
    start = next(word for word in reversed(_RANKS) if total >= rule["levels"][word])
    word = _with_effort(start, urgency, effort)
    moved = "" if word == start else f" → {word}"
    return Priority(
        word, f"urgency {urgency} + impact {impact} = {total} → {start}; effort {effort}{moved}"
    )


def _with_effort(word: str, urgency: int, effort: str) -> str:
    """Little work lifts what is somewhat urgent out of Low, much work lowers by one step.

    It never makes or unmakes Urgent, and never lowers what cannot wait.
    """
    if effort == "s" and word == "low" and urgency >= 2:
        return "medium"
    if effort == "l" and word in ("high", "medium") and urgency < 3:
        return _RANKS[_RANKS.index(word) - 1]
    return word


def urgency_for(days_left: int) -> int:
    """The urgency that a `needed by` date proposes; working days from receipt to that date."""
    if days_left <= 0:
        return 3
    return 2 if days_left <= 3 else 1
