"""What `log verify` answers: findings, and what was looked at. It looks for nothing itself."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, NamedTuple, TypedDict

if TYPE_CHECKING:
    from helpdeskctl.log.port import Doc


class Finding(TypedDict):
    """One thing that is not as it should be; `request` is None where it is the whole log's."""

    request: str | None
    rule: str
    key: str
    values: dict[str, Any]


class Report(NamedTuple):
    """What was looked at, and what was found."""

    requests: int
    events: int
    findings: list[Finding]
    seals: int = 0
    after_seals: int = 0
    """Events of sealed periods that came after every seal; no finding."""


class Derived(NamedTuple):
    """What a document must tell beside its events, and what they name."""

    summary: dict[str, Any]
    open: bool
    aliases: list[str]


def flat(one: Finding) -> dict[str, Any]:
    """A finding as JSON names it: its values beside the rest."""
    return {"request": one["request"], "rule": one["rule"], "key": one["key"], **one["values"]}


def of_request(doc: Doc, rule: str, **values: object) -> Finding:
    """A finding about one request."""
    ident = doc.get("id")
    request = None if ident is None else str(ident)
    return Finding(request=request, rule=rule, key=f"log.verify.{rule}", values=values)


def of_log(rule: str, **values: object) -> Finding:
    """A finding about what belongs to no single request."""
    return Finding(request=None, rule=rule, key=f"log.verify.{rule}", values=values)
