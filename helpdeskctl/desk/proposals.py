"""What a question at the terminal proposes: what is new, what may be meant, who may get it.

It looks and proposes; what is answered is recorded by the use case that asked.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from helpdeskctl.core.model import HEADS, VENDOR, from_summary
from helpdeskctl.desk.opening import one_breath as _allowed
from helpdeskctl.desk.triage import service_of

if TYPE_CHECKING:
    from helpdeskctl.core.terms import Terms
    from helpdeskctl.desk.records import Desk

ANY_VENDOR = f"{VENDOR}NAME"


def new_ones(desk: Desk) -> list[str]:
    """The numbers of what nobody has judged or put to wait, the oldest first."""
    new = [one for one in desk.open_requests() if one.status == "new"]
    new.sort(key=lambda one: (one.received_at, int(one.id.rpartition("-")[2])))
    return [one.id for one in new]


def look(desk: Desk, number: str) -> dict[str, Any]:
    """What an officer must see of a request to judge it."""
    doc = desk.find(number)
    request = from_summary(doc["summary"])
    body = next(
        (event["data"].get("body") for event in doc["events"] if "body" in event["data"]), ""
    )
    return {
        "id": request.id,
        "subject": request.subject,
        "requester": {"name": request.name, "email": request.email, "unit": request.unit},
        "body": desk.text_of(body),
        "status": request.status,
        "service": request.service,
    }


def words(shown: dict[str, Any]) -> str:
    """Subject and body as one text; what is redacted says nothing."""
    return " ".join(text for text in (shown["subject"], shown["body"]) if isinstance(text, str))


def one_breath(terms: Terms, name: str) -> dict[str, Any]:
    """The service of that id, if `done` may take it."""
    service = service_of(terms, name)
    _allowed(service)
    return service


def addressees(desk: Desk, number: str) -> list[str]:
    """Whom a request may be escalated to from where it is, the likely one first (4i, 6g, 6h)."""
    request = from_summary(desk.find(number)["summary"])
    service = desk.terms.services.get(request.service or "", {})
    teams = [team for team in desk.terms.level2_teams() if team != request.team]
    teams.sort(key=lambda team: team != service.get("team"))
    heads = [head for head in HEADS if head not in request.heads]
    if request.level == 1:
        return [*teams, ANY_VENDOR, *heads]
    return [ANY_VENDOR, *heads, *(teams if request.level == 2 else ())]


def colleagues(desk: Desk) -> list[str]:
    """Who works here, as desk.yaml says: my own team first, and I last."""
    mine = desk.settings.team_of(desk.me)
    known = [
        (login == desk.me, name != mine, login)
        for name, team in desk.settings.teams.items()
        for login in team.members
    ]
    return list(dict.fromkeys(login for *_, login in sorted(known)))
