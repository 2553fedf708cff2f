"""Category, priority and promised times; security goes to both heads."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from helpdeskctl.desk import fulfilment, triage
from helpdeskctl.desk.book import recording
from helpdeskctl.desk.triage import Judgement, promised
from helpdeskctl.errors import BadValue, Missing, Refused
from tests.desk.verbs import (
    PRINTER,
    VPN,
    doc,
    everything,
    fresh,
    fulfils,
    judged,
    judges,
    kinds,
    opens,
    refused,
    withdraws,
)

if TYPE_CHECKING:
    from tests.house import House


def test_service_gives_the_judgement(house: House) -> None:
    """5f: what the service states is the default; the officer's word wins."""
    opens(house)
    answer = triage.triage(house.desk(), "1", Judgement(service=PRINTER, urgency=3))
    request = answer.data["request"]
    assert [request[name] for name in ("impact", "urgency", "effort", "priority")] == [
        2,
        3,
        "s",
        "high",
    ]
    assert answer.data["because"] == "urgency 3 + impact 2 = 5 → high; effort s"


def test_priority_tightens_the_times(house: House) -> None:
    """5b: an entry may promise less time for what is more urgent."""
    opens(house)
    request = triage.triage(house.desk(), "1", Judgement(service=PRINTER)).data["request"]
    assert (request["response"]["target_s"], request["resolution"]["target_s"]) == (1800, 28_800)
    request = triage.triage(house.desk(), "1", Judgement(urgency=3)).data["request"]
    assert (request["response"]["target_s"], request["resolution"]["target_s"]) == (1800, 14_400)


def test_what_was_judged_stays_for_the_same_service(house: House) -> None:
    """A second triage changes what it names, and starts anew for another service."""
    opens(house)
    judges(house, "1", impact=3, urgency=1)
    judges(house, "1", effort="l")
    summary = doc(house)["summary"]
    assert [summary[name] for name in ("impact", "urgency", "effort")] == [3, 1, "l"]
    judges(house, "1", service="printer-toner")
    summary = doc(house)["summary"]
    assert [summary[name] for name in ("impact", "urgency", "effort")] == [2, 2, "s"]


def test_missing_factors_are_named(house: House) -> None:
    """6c: a service that states nothing needs all three."""
    opens(house)
    error = refused(
        Missing, "triage.missing", lambda: judges(house, "1", service="other", impact=1)
    )
    assert isinstance(error, Missing)
    assert error.options == ("urgency", "effort")


NEEDED = [
    ("2026-11-02", 3),
    ("2026-11-03", 2),
    ("2026-11-05", 2),
    ("2026-11-06", 1),
    ("2026-10-30", 3),
    ("2027-06-01", 1),
]


@pytest.mark.parametrize(("needed_by", "urgency"), NEEDED)
def test_needed_by_proposes_urgency(needed_by: str, urgency: int, house: House) -> None:
    """Needed today 3, within three working days 2, later 1."""
    opens(house, needed_by=needed_by)
    judges(house, "1", service="mailbox-new")
    assert doc(house)["summary"]["urgency"] == urgency


def test_needed_by_over_a_weekend(house: House) -> None:
    """From a Friday, Wednesday is three working days away."""
    house.at("2026-11-06 09:00")
    opens(house, needed_by="2026-11-11")
    opens(house, needed_by="2026-11-12")
    judges(house, "1", "2", service="mailbox-new")
    assert (doc(house)["summary"]["urgency"], doc(house, 2)["summary"]["urgency"]) == (2, 1)


def test_needed_by_never_lowers(house: House) -> None:
    """The service's own urgency stands where it is higher; a word of the officer wins."""
    opens(house, needed_by="2026-12-01")
    judges(house, "1", service="vpn-problem")
    assert doc(house)["summary"]["urgency"] == 3
    judges(house, "1", urgency=1)
    assert doc(house)["summary"]["urgency"] == 1


def test_needed_by_is_a_day(house: House) -> None:
    """A word for a day is kept as that day."""
    opens(house, needed_by="friday")
    assert doc(house)["summary"]["needed_by"] == "2026-11-06"


def test_security_stays_through_a_new_service(house: House) -> None:
    """4h: judging it as another service takes no mark off."""
    opens(house)
    judges(house, "1", service=VPN)
    judges(house, "1", service=PRINTER)
    assert doc(house)["summary"]["security"] == "routine"
    assert kinds(house).count("escalated") == 2


def test_security_by_flag(house: House) -> None:
    """4h: any request can be marked; both heads hear of it in the same write."""
    opens(house)
    judges(house, "1", security=True)
    assert kinds(house) == ["opened", "triaged", "escalated", "escalated"]
    assert doc(house)["summary"]["heads"] == ["it-division-head", "it-director"]


def test_no_write_may_forget_the_heads(house: House) -> None:
    """4h: a write that marks a request and tells nobody is refused at its end."""
    fresh(house)
    before = everything(house)

    def forgetful() -> None:
        with recording(house.desk()) as book:
            data = promised(book.terms, book.terms.services[VPN], FACTORS)
            book.page("1").write("triaged", kind="request", security="event", **data)

    refused(Refused, "sop.4h-heads", forgetful)
    assert everything(house) == before


FACTORS = {"urgency": 2, "impact": 1, "effort": "s"}


def test_officer_stays(house: House) -> None:
    """4k: who keeps the contact stays, whoever judges it again."""
    fresh(house)
    triage.triage(house.desk("budi"), "1", Judgement(service=PRINTER))
    assert doc(house)["summary"]["officer"] == "siti"


SECRET_WAYS_OUT = [
    Judgement(service="lost-device", kind="incident", reference="I"),
    Judgement(service="lost-dev", kind="disaster", reference="I"),
    Judgement(kind="incident", reference="I"),
    Judgement(security=True, kind="project", reference="I", analysis="x"),
    Judgement(security=False, because="x", kind="incident", reference="I"),
]


@pytest.mark.parametrize("judgement", SECRET_WAYS_OUT)
def test_no_security_request_leaves_unheard(judgement: Judgement, house: House) -> None:
    """4h: opened under a security service, it goes to both heads before it leaves, however."""
    opens(house, service="lost-device")
    triage.triage(house.desk(), "1", judgement)
    assert kinds(house) == ["opened", "escalated", "escalated", "triaged", "handed-off"]


def test_security_from_the_receipt_on(house: House) -> None:
    """4h: opened under a security service it is marked and both heads hear, judged or not."""
    opens(house, service="lost-device")
    assert doc(house)["summary"]["heads"] == ["it-division-head", "it-director"]
    owed = {(notice["to"], notice["kind"]) for notice in doc(house)["notices"]}
    assert owed >= {("it-division-head", "security"), ("it-director", "security")}
    withdraws(house)
    opens(house, service="lost-device")
    judges(house, "2", service=PRINTER)
    assert doc(house, 2)["summary"]["security"] == "event"
    refused(
        Refused,
        "sop.4h-clear",
        lambda: triage.triage(house.desk(), "2", Judgement(service=PRINTER, security=False)),
    )


def test_unknown_service_of_an_incident(house: House) -> None:
    """An unknown service is refused, whatever the kind."""
    opens(house)
    judgement = Judgement(service="nonsense", kind="incident", reference="I")
    refused(BadValue, "service.unknown", lambda: triage.triage(house.desk(), "1", judgement))


def test_incident_that_comes_back(house: House) -> None:
    """5a: what was no request has no service yet; reopened, it is judged before it is fulfilled."""
    opens(house)
    triage.triage(house.desk(), "1", Judgement(kind="incident", reference="I"))
    answer = fulfilment.reopen(house.desk(), "1", None)
    assert (answer.data["request"]["status"], answer.data["request"]["kind"]) == ("new", "request")
    refused(Refused, "sop.6c-triage-first", lambda: fulfils(house))
    judges(house, "1")
    assert fulfils(house).data["request"]["status"] == "fulfilled"


def test_judged_request_that_was_an_incident_after_all(house: House) -> None:
    """Handed off and reopened, it is judged as it was."""
    judged(house)
    triage.triage(house.desk(), "1", Judgement(kind="incident", reference="I"))
    request = fulfilment.reopen(house.desk(), "1", None).data["request"]
    assert [request[name] for name in ("status", "service", "priority")] == [
        "active",
        PRINTER,
        "medium",
    ]
    assert request["resolution"]["target_s"] == 28_800
