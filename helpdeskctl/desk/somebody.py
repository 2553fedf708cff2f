"""Who is meant by an address, a whole name or a login, in the people file and in the log."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, NamedTuple

from helpdeskctl.core.model import acting
from helpdeskctl.core.text import tidy
from helpdeskctl.errors import BadValue

if TYPE_CHECKING:
    from helpdeskctl.desk.people import Person
    from helpdeskctl.desk.records import Desk

_SHOWN = 8


class Somebody(NamedTuple):
    """A person by all that is known of him, in small letters."""

    names: frozenset[str]
    addresses: frozenset[str]
    logins: frozenset[str]
    row: Person | None = None

    @property
    def telling(self) -> set[str]:
        """What tells of this person within a text; one word of a name may be anybody's."""
        return {*self.addresses, *(name for name in self.names if " " in name)}

    def addressed(self, value: Any) -> bool:
        """Whether it is an address of this person."""
        return isinstance(value, str) and address(value) in self.addresses

    def named(self, value: Any) -> bool:
        """Whether it is a name or an address of this person."""
        return _low(value) in self.names or self.addressed(value)

    def logged(self, value: Any) -> bool:
        """Whether it is the login of this person."""
        return _low(value) in self.logins

    def acted(self, actor: str) -> bool:
        """Whether this person did it, or had it done for him."""
        return self.logged(acting(actor)) or self.logged(actor.partition(" for ")[0])

    def asked(self, data: dict[str, Any]) -> bool:
        """Whether an event says that this person is the requester: by address, else by name."""
        if isinstance(data.get("email"), str):
            return self.addressed(data["email"])
        return _low(data.get("name")) in self.names

    def known_as(self, names: set[str]) -> Somebody:
        """The person, also by the names that a request of his has."""
        return self._replace(names=self.names | names)


def address(text: str) -> str:
    """An address as it is compared: capitals of ASCII are small letters, all else is as it is."""
    return text.encode("utf-8", "surrogatepass").lower().decode("utf-8", "surrogatepass")


def people_named(desk: Desk, who: str) -> Somebody:
    """The one person; several that fit are refused, and named."""
    by_name = "@" not in who
    wanted = tidy(who).casefold() if by_name else address(tidy(who))
    if not wanted:
        raise BadValue("requester.empty")
    rows = [row for row in desk.people() if _fits(row, wanted)]
    beside = _beside(desk)
    strangers = beside.get(wanted, set()) - {address(one) for row in rows for one in row.addresses}
    if len(rows) + len(strangers) > 1:
        shown = [*(row.shown for row in rows), *sorted(f"{who} <{one}>" for one in strangers)]
        raise BadValue("held.several", who=who, known="; ".join(shown[:_SHOWN]))
    if rows:
        return _of(desk, rows[0], beside)
    own = {wanted} if by_name else set()
    addresses = frozenset(strangers if by_name else {wanted})
    return Somebody(frozenset(own) | _alone(beside, addresses), addresses, frozenset(own))


def _of(desk: Desk, row: Person, beside: dict[str, set[str]]) -> Somebody:
    """Somebody of the people file; his name counts where no other has it."""
    name, addresses = row.name.casefold(), frozenset(map(address, row.addresses))
    alone = sum(one.name.casefold() == name for one in desk.people()) == 1
    names = _alone(beside, addresses) | ({name} if alone else set())
    return Somebody(names, addresses, frozenset([row.login] if row.login else []), row)


def _fits(row: Person, wanted: str) -> bool:
    return wanted in (row.name.casefold(), row.login, *map(address, row.addresses))


def _beside(desk: Desk) -> dict[str, set[str]]:
    """The addresses that requests have beside each name."""
    found: dict[str, set[str]] = {}
    for doc in desk.log.everything():
        for event in doc["events"]:
            name, email = _low(event["data"].get("name")), event["data"].get("email")
            if name and isinstance(email, str):
                found.setdefault(name, set()).add(address(email))
    return found


def _alone(beside: dict[str, set[str]], addresses: frozenset[str]) -> frozenset[str]:
    """The names that stand beside these addresses, and beside no other."""
    return frozenset(name for name, others in beside.items() if others <= addresses)


def _low(value: Any) -> str:
    return value.casefold() if isinstance(value, str) else ""
