"""What could stand at the cursor of a command line: values, and what each of them is.

It answers a shell that asks for completions and records nothing. Which of them begin as typed,
and what a terminal may see of them, is left to `cli`.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from helpdeskctl.core import query
from helpdeskctl.core.events import KINDS
from helpdeskctl.core.model import HEADS, VENDOR, Request

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from helpdeskctl.core.terms import Terms
    from helpdeskctl.desk.people import Person
    from helpdeskctl.desk.records import Desk

Offer = tuple[str, str]
"""A value, and a few words about it."""

CONFIDENTIAL = "[confidential]"
"""Instead of the subject where information security is concerned: anybody may look on."""
MONTHS = 12
_KINDS = {
    "triage": "triaged",
    "assign": "assigned",
    "take": "assigned",
    "wait": "waited",
    "resume": "resumed",
    "escalate": "escalated",
    "return": "returned",
    "fulfil": "fulfilled",
    "close": "closed",
    "reopen": "reopened",
    "cancel": "cancelled",
}
"""The event that a verb is for; other verbs take a request in any status."""
_WEEK = ("monday", "tuesday", "wednesday", "thursday", "friday", "saturday", "sunday")


def numbers(desk: Desk, verb: str, typed: str) -> Iterator[Offer]:
    """Requests that have not ended and that the verb can take, in the form begun."""
    for request in desk.open_requests():
        if _takes(verb, request):
            yield _number(request.id, typed), _subject(request)


def _takes(verb: str, request: Request) -> bool:
    froms = KINDS[_KINDS[verb]].froms if verb in _KINDS else None
    if verb == "reopen" and request.status == "active":
        return request.temporary
    return froms is None or request.status in froms


def _number(full: str, typed: str) -> str:
    """`8342`, `2611-8342` or `REQ-2611-8342`, as it was begun; the running number is enough."""
    running = full.rpartition("-")[2]
    if typed[:1].isalpha():
        return typed + full[len(typed) :] if full.startswith(typed.upper()) else full
    if "-" in typed:
        return full.partition("-")[2]
    return running if typed.startswith("0") else running.lstrip("0")


def _subject(request: Request) -> str:
    if request.security or request.was_security:
        return CONFIDENTIAL
    return request.subject if isinstance(request.subject, str) else ""


def services(terms: Terms, lang: str, *, retired: bool = False) -> list[Offer]:
    """The services by id; retired ones only for those who read."""
    return [
        (name, entry["name"][lang])
        for name, entry in terms.services.items()
        if retired or entry["status"] != "retired"
    ]


def teams(terms: Terms, lang: str) -> list[Offer]:
    """The teams of the agreement."""
    return _named(terms.sla["teams"], lang)


def addressees(terms: Terms, lang: str) -> list[Offer]:
    """Whom a request can be escalated to."""
    level2 = terms.level2_teams()
    found = [offer for offer in teams(terms, lang) if offer[0] in level2]
    return [*found, (VENDOR, ""), *((head, "") for head in HEADS)]


def units(terms: Terms, lang: str) -> list[Offer]:
    """The units of the agreement."""
    return [(unit["id"], unit["name"][lang]) for unit in terms.sla["units"]]


def calendars(terms: Terms) -> list[Offer]:
    """The calendars of the agreement."""
    return [(name, "") for name in terms.sla["calendars"]]


def _named(entries: dict[str, Any], lang: str) -> list[Offer]:
    return [(name, entry["name"][lang]) for name, entry in entries.items()]


def clauses(lang: str) -> list[Offer]:
    """The clauses of the procedure."""
    from helpdeskctl.core.clauses import CLAUSES

    return [(clause.id, clause.words(lang)) for clause in CLAUSES]


def months(desk: Desk) -> list[Offer]:
    """The running month and those before it, the latest first."""
    from helpdeskctl.core.when import month_of, previous_month

    found = [month_of(desk.now(), desk.terms.zone)]
    while len(found) < MONTHS:
        found.append(previous_month(found[-1]))
    return [(month, "") for month in found]


def people(desk: Desk, typed: str) -> Iterator[Offer]:
    """Who may ask: the people file, and whoever has a request that has not ended."""
    for person in desk.people():
        handles = [*person.addresses, *_login(person)]
        yield from _begun(handles, typed, person.name)
    for request in desk.open_requests():
        yield from _begun([request.email or request.name], typed, request.name)


def _login(person: Person) -> list[str]:
    return [person.login] if person.login else []


def _begun(handles: list[Any], typed: str, name: Any) -> Iterator[Offer]:
    """The handle that begins as typed; one is enough for each person."""
    texts = [text for text in handles if isinstance(text, str)]
    fitting = [text for text in texts if text.startswith(typed)]
    if fitting:
        yield fitting[0], name if isinstance(name, str) else ""


def colleagues(desk: Desk) -> Iterator[Offer]:
    """Who works here, by login: from `desk.yaml` and the people file."""
    names = {person.login: person.name for person in desk.people()}
    for team, entry in desk.settings.teams.items():
        yield from ((login, names.get(login, team)) for login in entry.members)
    yield from ((login, name) for login, name in names.items() if login)


def filters(desk: Desk, typed: str, lang: str) -> Iterator[Offer]:
    """The words of `list`: `status:`, and after the colon its values.

    Where only one word fits, its values are offered at once: shells put a blank after what is
    alone, and a blank after the colon would be in the way.
    """
    turn = "not." if typed.startswith("not.") or (typed and "not.".startswith(typed)) else ""
    field, colon, _ = typed.removeprefix(turn).partition(":")
    field = "" if turn.startswith(typed) else field
    fits = [name for name in query.FIELDS if (name == field if colon else name.startswith(field))]
    found = _pairs(desk, fits[0], lang) if len(fits) == 1 else [(f"{name}:", "") for name in fits]
    yield from ((f"{turn}{word}", about) for word, about in found)
    if not typed:
        yield "not.", ""


def _pairs(desk: Desk, field: str, lang: str) -> Iterable[Offer]:
    """One word with each of its values, or alone where there is nothing to choose from."""
    values = [(f"{field}:{value}", about) for value, about in _values(desk, field, lang)]
    return values or [(f"{field}:", "")]


def _values(desk: Desk, field: str, lang: str) -> Iterable[Offer]:
    plain = {**query.WORDS, "is": query.MARKS, "level": ("1", "2", "3"), **_times()}
    if field in plain:
        return [(value, "") for value in plain[field]]
    if field in ("owner", "officer"):
        return [("me", ""), *colleagues(desk)]
    if field == "requester":
        return people(desk, "")
    if field == "asset":
        assets = [one.asset for one in desk.open_requests()]
        return [(asset, "") for asset in assets if isinstance(asset, str)]
    return _agreed(desk.terms, field, lang)


def _times() -> dict[str, tuple[str, ...]]:
    ahead, behind = ("today", "tomorrow", *_WEEK), ("today", "yesterday", *_WEEK)
    sides = (name for name in query.FIELDS if name.endswith((".before", ".after")))
    return {side: ahead if side.startswith("due.") else behind for side in sides}


def _agreed(terms: Terms, field: str, lang: str) -> list[Offer]:
    if field == "service":
        return services(terms, lang, retired=True)
    if field == "unit":
        return units(terms, lang)
    return teams(terms, lang) if field == "team" else _named(terms.catalog["categories"], lang)
