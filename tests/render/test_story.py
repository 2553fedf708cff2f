"""The history of a request in words, and the page it stands on."""

from __future__ import annotations

from typing import Any

import pytest

from helpdeskctl.core.when import FAR_PAST, Zone, from_iso
from helpdeskctl.render.screen import Screen
from helpdeskctl.render.story import told

JAKARTA = Zone("Asia/Jakarta", ((FAR_PAST, 25_200),))
NOW = from_iso("2026-11-05T03:20:00Z")
AT = "2026-11-05T02:00:00Z"


def _event(what: str, /, seq: int = 2, at: str = AT, **data: Any) -> dict[str, Any]:
    return {"seq": seq, "at": at, "recorded_at": at, "actor": "sari", "kind": what, "data": data}


def _told(*events: dict[str, Any], lang: str = "en", notices: Any = ()) -> list[str]:
    screen = Screen(zone=JAKARTA, tty=True, lang=lang, now=NOW)
    lines = told({"events": list(events), "notices": list(notices)}, screen)
    return [" | ".join([line.sentence, *line.words]) for line in lines]


JUDGED = {"service": "vpn", "urgency": 2, "impact": 1, "effort": "m", "kind": "request"}
SENTENCES = [
    (_event("opened", channel="walk-in", service="vpn"), "received by walk-in, for vpn"),
    (
        _event("triaged", **JUDGED, priority="low", computed="low"),
        "judged: low, vpn (urgency 2, impact 1, effort m)",
    ),
    (
        _event("triaged", **JUDGED, priority="high", computed="low", because="direksi"),
        (
            "judged: high, vpn (urgency 2, impact 1, effort m), set by hand, the factors give low"
            " | direksi"
        ),
    ),
    (_event("triaged", kind="incident", security="event"), "judged: incident, information security"),
    (_event("assigned", owner="dewi", take=True), "took it"),
    (_event("assigned", owner="dewi", officer="dewi"), "gave it to dewi, dewi keeps the contact"),
    (_event("noted", text="dicek"), "noted | dicek"),
    (_event("noted", text="dicek", to_requester=True), "told the requester | dicek"),
    (
        _event("waited", **{"for": "vendor"}, because="part", until=from_iso(AT)),
        "waiting for vendor until today 09:00 | part",
    ),
    (_event("resumed"), "went on"),
    (
        _event("escalated", to="it-director", level=1, because="4h"),
        "escalated to the IT Director, about security (SOP 4h)",
    ),
    (
        _event("escalated", to="infrastructure", level=2, because="switch"),
        "escalated to Level 2, infrastructure | switch",
    ),
    (
        _event("escalated", to="vendor:PT X", level=3, because="part", agreed_by="dewi"),
        "escalated to the vendor PT X, agreed by dewi | part",
    ),
    (_event("returned", level=1, team="helpdesk"), "returned to Level 1, helpdesk"),
    (_event("fulfilled", solution="modem", temporary=True), "fulfilled for now (temporary) | modem"),
    (_event("fulfilled", solution="modem"), "fulfilled | modem"),
    (
        _event("closed", by="officer", confirmed_by="Ani", via="phone"),
        "closed, confirmed by Ani (phone)",
    ),
    (_event("closed", by="silence"), "closed after silence, never confirmed"),
    (_event("reopened", because="macet lagi"), "reopened | macet lagi"),
    (
        _event("handed-off", kind="project", reference="P-7", analysis="large"),
        "handed off: project P-7 | large",
    ),
    (_event("cancelled", **{"as": "duplicate"}, of="REQ-2611-0001"),
     "cancelled, duplicate of REQ-2611-0001"),
    (_event("cancelled", **{"as": "not-it"}, of=None), "cancelled: not for IT"),
    (_event("attached", files=[{"name": "a.pdf"}, {"name": "b.pdf"}]), "attached a.pdf, b.pdf"),
    (_event("replied", text="belum bisa"), "the requester wrote | belum bisa"),
    (_event("late", because="suku cadang"), "why it was late | suku cadang"),
    (_event("fulfilled", solution="x", breaks=["6h", "4i"]), "fulfilled | x | against SOP 6h, 4i"),
    (
        _event("noted", text={"redacted": "x", "because": "asked", "at": "2026-11-05T03:00:00Z"}),
        "noted | [redacted] | words redacted today 10:00: asked",
    ),
    (_event("awarded", vendor="PT X", fits=True), "awarded – vendor: PT X; fits: yes"),
]  # fmt: skip


@pytest.mark.parametrize(
    ("event", "sentence"), SENTENCES, ids=[event["kind"] for event, _ in SENTENCES]
)
def test_sentences(event: dict[str, Any], sentence: str) -> None:
    """No bare True, no name of a field, no bare clause; and nothing left unfilled."""
    assert _told(event) == [sentence]
    indonesian = _told(event, lang="id")[0]
    assert "{" not in indonesian
    assert "True" not in indonesian


def test_an_act_typed_late_has_both_times() -> None:
    """When it was, and when and why it was recorded."""
    event = _event("fulfilled", solution="x", typed_late="listrik padam")
    event["recorded_at"] = "2026-11-05T03:00:00Z"
    assert _told(event) == ["fulfilled | x | recorded only today 10:00: listrik padam"]


def test_order_is_that_of_the_acts() -> None:
    """An act that was typed later stands where it happened."""
    first = _event("noted", seq=3, at="2026-11-05T01:00:00Z", text="pertama")
    assert _told(_event("noted", text="kedua"), first) == ["noted | pertama", "noted | kedua"]


def test_corrections_show_both_wordings() -> None:
    """Of each field, and of a second correction the last wording."""
    opened = _event("opened", seq=1, channel="phone", subject="Printr", unit=None)
    events = [
        _event("amended", seq=2, subject="Printer"),
        _event("amended", seq=3, subject="Printer macet", unit="finance"),
    ]
    assert _told(opened, *events)[1:] == [
        "corrected the subject from “Printr” to “Printer”",
        "corrected the subject from “Printer” to “Printer macet”; corrected the unit to “finance”",
    ]


def test_what_was_told_is_named() -> None:
    """By the notices that the telling settled."""
    notices = [{"event": 1, "kind": "receipt"}, {"event": 4, "kind": "closure"}]
    event = _event("told", via="phone", notices=[1])
    assert _told(event, notices=notices) == ["told the requester (phone): receipt"]


def test_a_reason_is_told_once() -> None:
    """Of two events of one act; another act with the same words has its own."""
    given = _event("assigned", seq=3, owner="dewi", because="casing")
    again = _event("reopened", seq=4, at="2026-11-05T03:00:00Z", because="casing")
    first = _event("escalated", to="infrastructure", level=2, because="casing")
    assert _told(first, given, again) == [
        "escalated to Level 2, infrastructure | casing",
        "gave it to dewi",
        "reopened | casing",
    ]
