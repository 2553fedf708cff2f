"""`report person`: everything the desk holds about somebody, to be handed over to that person.

What others wrote is named by request, event and field only. Names match as a whole, addresses
exactly; who is meant stands in `somebody`.
"""

from __future__ import annotations

from collections import Counter
from typing import TYPE_CHECKING, Any

from helpdeskctl.core.model import VENDOR
from helpdeskctl.core.text import digest_of
from helpdeskctl.desk import personal
from helpdeskctl.desk.answer import Answer
from helpdeskctl.desk.opening import stranger
from helpdeskctl.desk.somebody import Somebody, people_named

if TYPE_CHECKING:
    from collections.abc import Iterator

    from helpdeskctl.desk.personal import Field
    from helpdeskctl.desk.records import Desk
    from helpdeskctl.log.port import Doc

SCHEMA = 1
_OWN_WORDS = ("subject", "body", "asset")
"""What the requester brought with a request, whoever typed it."""
_DESK = {"owner": "owner", "officer": "officer"}
_NAMED = {"confirmed_by": "confirmed-by", "agreed_by": "agreed-by"}


def report(desk: Desk, who: str) -> Answer:
    """All that is held about the one person these words mean; several that fit are refused."""
    one = people_named(desk, who)
    items = [item for doc in desk.log.everything() if (item := _item(desk, doc, one))]
    if one.row is None and not items:
        desk.remarks.append(("held.nobody", {"who": who}))
        stranger(desk, who)
    data = {
        "schema": SCHEMA,
        "who": who,
        "names": sorted(one.names),
        "addresses": sorted(one.addresses),
        "logins": sorted(one.logins),
        "people": one.row._asdict() if one.row else None,
        "desk": _settings(desk, one),
        "items": items,
        "total": len(items),
        "journal": [
            {"entry": entry["seq"], "at": entry["at"], "kind": entry["kind"]}
            for entry in desk.log.journal.entries()
            if one.acted(entry["actor"])
        ],
    }
    return Answer("held", {**data, "counts": _counts(data)}, tuple(desk.remarks))


def _settings(desk: Desk, one: Somebody) -> dict[str, list[str]]:
    """Where `desk.yaml` names the person."""
    teams = {name: team.members for name, team in desk.settings.teams.items()}
    heads = desk.settings.heads.items()
    return {
        "teams": [name for name, members in teams.items() if one.logins & set(members)],
        "heads": [
            name for name, head in heads if one.logged(head.login) or one.addressed(head.address)
        ],
    }


def _counts(data: dict[str, Any]) -> dict[str, Any]:
    items = data["items"]
    fields = [field for item in items for field in item["fields"]]
    places = Counter(field["where"] for field in fields)
    return {
        "requests": len(items),
        "roles": dict(sorted(Counter(role for item in items for role in item["roles"]).items())),
        "fields": len(fields),
        "texts": places["text"],
        "attachments": places["attachments"],
        "notices": sum(len(item["notices"]) for item in items),
        "journal": len(data["journal"]),
    }


def _item(desk: Desk, doc: Doc, one: Somebody) -> dict[str, Any] | None:
    """What one request holds about the person; None for nothing."""
    mine = {event["seq"] for event in doc["events"] if one.asked(event["data"])}
    names = {_low(doc["events"][seq - 1]["data"].get("name")) for seq in mine} - {""}
    near = one.known_as(names)
    fields = [field for field in personal.fields_of(doc) if not field.gone]
    found = [(field, role) for field in fields for role in _roles(desk, field, near)]
    roles = {role for _, role in found} | {*_deeds(doc, one), *(["requester"] if mine else [])}
    notices = [
        {name: notice[name] for name in ("event", "kind", "state")}
        for notice in doc["notices"]
        if near.named(notice["to"]) or near.logged(notice["to"])
    ]
    if not roles and not notices:
        return None
    about = fields if mine else [field for field, _ in found]
    return {
        "id": doc["id"],
        "status": doc["summary"].get("status", "new") if mine else None,
        "received_at": doc["events"][0]["at"] if mine else None,
        "roles": sorted(roles),
        "fields": [_field(desk, field, mine) for field in about],
        "notices": notices,
    }


def _roles(desk: Desk, field: Field, one: Somebody) -> Iterator[str]:
    """What the person is in a personal text."""
    if field.name in _NAMED and (one.named(field.value) or one.logged(field.value)):
        yield _NAMED[field.name]
    elif field.name == "cc" and any(map(one.addressed, field.value)):
        yield "cc"
    elif field.name not in ("name", "email", "files", "cc"):
        text = desk.text_of(field.value)
        if any(personal.holds(text, words) for words in one.telling):
            yield "mentioned"


def _deeds(doc: Doc, one: Somebody) -> Iterator[str]:
    """What the person did about a request, or was asked to do."""
    for event in doc["events"]:
        data = event["data"]
        if one.acted(event["actor"]):
            yield "actor"
        yield from (role for name, role in _DESK.items() if one.logged(data.get(name)))
        if event["kind"] == "escalated" and one.named(str(data["to"]).removeprefix(VENDOR)):
            yield "vendor"


def _field(desk: Desk, field: Field, mine: set[int]) -> dict[str, Any]:
    """Where a text lies; what it says only where it is the person's own."""
    where = (
        "attachments" if field.name == "files" else "text" if digest_of(field.value) else "event"
    )
    identity = field.name in ("name", "email") and field.event in mine
    own = identity or (field.name in _OWN_WORDS and field.event in mine) or field.word == "reply"
    shown = desk.text_of(field.value) if own and mine else None
    return {"event": field.event, "field": field.word, "where": where, "value": shown}


def _low(value: Any) -> str:
    return value.casefold() if isinstance(value, str) else ""
