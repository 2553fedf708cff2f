"""Questions whose choices the desk knows: services that fit the words, teams, colleagues.

What fits is found out in the core and the desk; here it is offered and the answer understood.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, NamedTuple

from helpdeskctl.cli.asking import WRONG, meant, numbered
from helpdeskctl.core import suggest
from helpdeskctl.core.model import VENDOR
from helpdeskctl.desk import proposals
from helpdeskctl.desk.triage import service_of
from helpdeskctl.render.asking import Choice, card, menu

if TYPE_CHECKING:
    from collections.abc import Callable

    from helpdeskctl.cli.asking import Asker
    from helpdeskctl.core.terms import Terms

    Check = Callable[[str], object]


class Wanted(NamedTuple):
    """What a service is wanted for: the words, what may be one, the service stated already.

    `letters` are answers with a meaning of their own, as `s` to skip.
    """

    text: str
    check: Check
    stated: str | None = None
    letters: tuple[str, ...] = ()


def missing(asker: Asker, values: dict[str, Any], about: str | None) -> str:
    """The service of a command that lacks it: by the words typed, else by the request's."""
    terms = asker.desk.terms
    if "subject" in values:
        text = f"{values['subject']} {values.get('body') or ''}"
        check = proposals.one_breath if asker.verb == "done" else service_of
        return service(asker, Wanted(text, lambda name: check(terms, name)))
    shown = proposals.look(asker.desk, about or values["number"])
    asker.tell(card(shown, asker.screen))
    return service(asker, Wanted(proposals.words(shown), lambda name: service_of(terms, name)))


def service(asker: Asker, wanted: Wanted) -> str:
    """The id of a service: Enter for the first, a number, an id, or a word to search again.

    One of the letters stands for itself.
    """
    terms = asker.desk.terms
    offered = _proposed(terms, wanted)
    _offer(asker, offered)
    while True:
        typed = asker.line(_prompt(asker, offered, wanted))
        if typed.casefold() in wanted.letters:
            return typed.casefold()
        answer = _read(terms, typed, offered)
        if isinstance(answer, str):
            if asker.passes(wanted.check, answer):
                return answer
        elif answer:
            offered = answer
            _offer(asker, offered)
        else:
            asker.say("prompt.nothing-fits" if typed else "prompt.empty", text=typed)


def _proposed(terms: Terms, wanted: Wanted) -> list[str]:
    names = [wanted.stated, *suggest.best(terms, wanted.text)]
    return [name for name in dict.fromkeys(names) if name and _fits(wanted.check, name)]


def _fits(check: Check, name: str) -> bool:
    try:
        check(name)
    except WRONG:
        return False
    return True


def _read(terms: Terms, typed: str, offered: list[str]) -> str | list[str]:
    """The service that is meant, else those that the word leads to; none for nothing known."""
    if not typed or numbered(typed):
        return meant(typed, offered, offered[0] if offered else None) or []
    return suggest.exactly(terms, typed) or suggest.search(terms, typed)


def _offer(asker: Asker, names: list[str]) -> None:
    services = asker.desk.terms.services
    choices = [Choice(name, asker.screen.named(services[name]["name"])) for name in names]
    title = asker.screen.say("suggest.title" if names else "suggest.none")
    asker.tell(menu(title, choices, asker.screen))


def _prompt(asker: Asker, offered: list[str], wanted: Wanted) -> str:
    likely = f" [{offered[0]}]" if offered else ""
    also = [asker.screen.say(f"prompt.letter.{letter}") for letter in wanted.letters]
    return ", ".join([f"service{likely}", *also])


def addressee(asker: Asker, number: str) -> str:
    """Whom a request is escalated to: a team, a head, or a vendor, whose name is asked for."""
    known = proposals.addressees(asker.desk, number)
    choices = [Choice(name, _meaning(asker, name)) for name in known]
    chosen = asker.pick("to", "to", choices, known[0], _vendor)
    if chosen == proposals.ANY_VENDOR:
        return VENDOR + asker.text("vendor", lambda _typed: None)
    return chosen


def _meaning(asker: Asker, name: str) -> str:
    team = asker.desk.settings.teams.get(name)
    return ", ".join(team.members) if team else ""


def _vendor(typed: str) -> str | None:
    """A vendor with its name, as it is typed on the command line."""
    word, colon, name = typed.partition(":")
    known = colon and word.casefold() == VENDOR.removesuffix(":") and name.strip()
    return f"{VENDOR}{name.strip()}" if known else None


def colleague(asker: Asker) -> str:
    """Who gets a request: somebody of the desk's teams, by login or a part of the name."""
    desk = asker.desk
    known = proposals.colleagues(desk)
    if not known:
        return asker.text("to", lambda _typed: None)
    choices = [Choice(name, desk.settings.team_of(name) or "") for name in known]
    return asker.pick("to", "to", choices, known[0], lambda typed: _found(asker, typed))


def _found(asker: Asker, typed: str) -> str | None:
    try:
        return asker.desk.colleague(typed)
    except WRONG:
        return None
