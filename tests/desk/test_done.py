"""One breath."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

import pytest

from helpdeskctl.errors import BadValue, HelpdeskError, Refused
from tests.desk.verbs import (
    VPN,
    breath,
    doc,
    everything,
    kinds,
    refused,
)

if TYPE_CHECKING:
    from tests.house import House


def test_done_in_one_breath(house: House) -> None:
    """6a-6e, 6l: opened, judged, fulfilled and closed in one write; who is there has heard it all."""
    request = breath(house).data["request"]
    assert (request["status"], request["priority"], request["confirmed"]["by"]) == (
        "closed",
        "medium",
        "budi",
    )
    assert kinds(house) == ["opened", "triaged", "fulfilled", "closed"]
    assert {one["state"] for one in doc(house)["notices"]} == {"told"}


def test_done_by_mail_waits_for_the_confirmation(house: House) -> None:
    """6l: nobody is there to confirm, so it ends at fulfilled and owes its notices."""
    request = breath(house, channel="email").data["request"]
    assert request["status"] == "fulfilled"
    assert {one["state"] for one in doc(house)["notices"]} == {"owed"}


def test_done_started_earlier(house: House) -> None:
    """The clocks start when the call came in."""
    request = breath(house, started="2026-11-02 08:50").data["request"]
    assert request["received_at"] == "2026-11-02T01:50:00Z"
    assert request["recorded_at"] == "2026-11-02T02:00:00Z"
    assert (request["response"]["elapsed_s"], request["resolution"]["elapsed_s"]) == (600, 600)


REFUSED_BREATHS: list[tuple[dict[str, Any], type[HelpdeskError], str]] = [
    ({"service": "data-report"}, Refused, "done.not-predefined"),
    ({"service": "other"}, Refused, "done.not-predefined"),
    ({"service": VPN}, Refused, "done.security"),
    ({"service": "lost-device"}, Refused, "done.security"),
    ({"service": "new-hardware"}, Refused, "done.purchase"),
    ({"service": "software-license"}, Refused, "done.purchase"),
    ({"service": "nonsense"}, BadValue, "service.unknown"),
    ({"service": ""}, BadValue, "service.unknown"),
    ({"service": "vpn"}, BadValue, "service.several"),
    ({"service": "pasword-reset"}, BadValue, "service.near"),
    ({"started": "2026-11-02 09:10"}, BadValue, "at.future"),
    ({"started": "2026-10-01 09:10"}, BadValue, "at.too-old"),
    ({"started": "2026-11-01 08:59"}, BadValue, "at.too-old"),
    ({"unit": "finanse"}, BadValue, "unit.unknown"),
]


@pytest.mark.parametrize(("options", "kind", "key"), REFUSED_BREATHS)
def test_refused_breath(
    options: dict[str, Any], kind: type[HelpdeskError], key: str, house: House
) -> None:
    """4h, 5c, 6j: what needs a judgement, a head or a purchase is not done in one breath."""
    before = everything(house)
    refused(kind, key, lambda: breath(house, **options))
    assert everything(house) == before
