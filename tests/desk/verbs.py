"""The verbs as a person types them, at a `House`."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING, Any

import pytest

from helpdeskctl.desk import escalation, fulfilment, opening, triage, working
from helpdeskctl.desk.opening import Asked
from helpdeskctl.desk.triage import Judgement

if TYPE_CHECKING:
    from collections.abc import Callable

    from helpdeskctl.desk.answer import Answer
    from helpdeskctl.errors import HelpdeskError
    from tests.house import House

PRINTER, VPN = "printer-problem", "vpn-access"
ANI = "ani@contoh.co.id"


def opens(
    house: House, subject: str = "Printer macet", who: str = "ani@contoh.co.id", **more: Any
) -> str:
    """`open`; the number."""
    hand = more.pop("hand", {})
    asked = Asked(subject, who, **more)
    answer = opening.open_request(house.desk(**hand), asked, Judgement())
    return str(answer.data["request"]["id"])


def judges(house: House, *numbers: str, service: str = PRINTER, **judgement: Any) -> None:
    """`triage`, one after the other."""
    for number in numbers:
        triage.triage(house.desk(), number, Judgement(service=service, **judgement))


def notes(
    house: House, *numbers: str, actor: str = "siti", told: bool = False, **hand: Any
) -> Answer:
    """`note`."""
    return working.note(house.desk(actor, **hand), list(numbers), "dicek", to_requester=told)


def fulfils(house: House, number: str = "1", *, temporary: bool = False, **hand: Any) -> Answer:
    """`fulfil`."""
    solution = "pinjaman" if temporary else None
    return fulfilment.fulfil(house.desk(**hand), number, solution, temporary=temporary)


def closes(house: House, *numbers: str, **hand: Any) -> Answer:
    """`close`."""
    return fulfilment.close(house.desk(**hand), list(numbers), None, "phone")


def waits(house: House, number: str = "1", reason: str = "approval") -> Answer:
    """`wait`."""
    return working.wait(house.desk(), [number], reason, "x", None)


def escalates(house: House, to: str = "infrastructure", number: str = "1") -> Answer:
    """`escalate`."""
    return escalation.escalate(house.desk(), number, to, "perlu orang jaringan", None)


def withdraws(house: House, number: str = "1") -> Answer:
    """`cancel --as withdrawn`."""
    return fulfilment.cancel(house.desk(), [number], "withdrawn", None)


def doc(house: House, n: int = 1) -> dict[str, Any]:
    """What the log holds."""
    found = house.log.get(n)
    assert found is not None
    return found


def kinds(house: House, n: int = 1) -> list[str]:
    """The kinds of a request's events."""
    return [event["kind"] for event in doc(house, n)["events"]]


def everything(house: House) -> list[str]:
    """All of the log as text, with its counter."""
    return [*(json.dumps(one) for one in house.log.everything()), str(house.log.meta())]


def refused(kind: type[HelpdeskError], key: str, act: Callable[[], Any]) -> HelpdeskError:
    """The act must be refused with that key."""
    with pytest.raises(kind) as caught:
        act()
    assert caught.value.key == key
    return caught.value


def fresh(house: House) -> None:
    """A new request."""
    opens(house)


def judged(house: House) -> None:
    """A judged one."""
    opens(house)
    judges(house, "1")


def level_2(house: House) -> None:
    """One at Level 2."""
    judged(house)
    escalates(house)


def solved(house: House) -> None:
    """A fulfilled one."""
    judged(house)
    fulfils(house)


def ended(house: House) -> None:
    """A closed one."""
    solved(house)
    closes(house, "1")


def four(house: House) -> None:
    """1 and 2 are active, 3 waits, 4 was cancelled as spam."""
    for subject in ("satu", "dua", "tiga", "empat"):
        opens(house, subject)
    judges(house, "1", "2", "3")
    waits(house, "3")
    fulfilment.cancel(house.desk(), ["4"], "spam", None)


def breath(house: House, service: str = "password-reset", **more: Any) -> Answer:
    """`done`."""
    hand = more.pop("hand", {})
    started = more.pop("started", None)
    asked = Asked("Lupa password", "budi", service=service, **more)
    return opening.done(house.desk(**hand), asked, more.get("solution"), started)
