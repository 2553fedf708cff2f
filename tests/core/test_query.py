"""Filter words: what each one finds, and that all must hold."""

from __future__ import annotations

from typing import Any

import pytest

from helpdeskctl.core.clocks import Clock
from helpdeskctl.core.model import Request
from helpdeskctl.core.query import Context, doubtful, predicate, reaches_ended
from helpdeskctl.errors import BadValue

DAY = 86_400
NOW = 100 * DAY
GONE = {"redacted": "x", "because": "asked for", "at": "2026-11-02T10:00:00Z"}


def made(**fields: Any) -> Request:
    """A request with these fields."""
    request = Request()
    plain = {"subject": "Printer macet", "email": "budi@contoh.co.id", "received_at": 90 * DAY}
    vars(request).update({**plain, **fields})
    return request


REQUESTS = {
    "new": made(id="REQ-2611-0001", name="Budi Santoso", unit="finance", channel="phone"),
    "busy": made(
        id="REQ-2611-0002",
        subject="VPN putus",
        status="active",
        priority="high",
        service="vpn-problem",
        category="network-vpn",
        owner="dewi",
        officer="siti",
        team="infrastructure",
        level=2,
        asset="PC-12",
        last_at=99 * DAY,
        email="ani@contoh.co.id",
        unit="finance-2",
        agreement="first",
    ),
    "secret": made(
        id="REQ-2612-0003",
        status="waiting",
        security="event",
        was_security=True,
        priority="urgent",
        service="lost-device",
        owner="siti",
        channel="walk-in",
        received_at=95 * DAY,
        last_at=95 * DAY,
        name="Siti",
        email=None,
        agreement="first",
    ),
    "done": made(
        id="REQ-2612-0004",
        status="fulfilled",
        priority="low",
        service="vpn-access",
        temporary=False,
        owner="siti",
        agreement="first",
        alias="INC0042",
        channel="chat",
    ),
    "loan": made(
        id="REQ-2612-0005",
        status="active",
        temporary=True,
        priority="low",
        service="laptop-loan",
        agreement="first",
        subject=GONE,
        email=None,
        name=GONE,
    ),
    "over": made(
        id="REQ-2612-0006", status="cancelled", kind="request", priority="low", agreement="first"
    ),
    "incident": made(id="REQ-2612-0007", status="handed-off", kind="incident", agreement="first"),
}
CLOCKS = {
    "new": (Clock(60, 10, 0, NOW + 3 * DAY, "due"), None),
    "busy": (Clock(60, 90, 0, None, "missed"), Clock(60, 10, 0, NOW + DAY, "due")),
    "secret": (Clock(60, 10, 0, None, "met"), Clock(60, 10, 0, None, "paused")),
    "done": (Clock(60, 10, 0, None, "met"), Clock(60, 90, 0, None, "missed")),
}
NONE = (Clock(60, 10, 0, None, "met"), None)


def instant(text: str, ahead: bool) -> int:
    """`3d` days from now, forwards or back."""
    return NOW + int(text[:-1]) * DAY * (1 if ahead else -1)


def clocks(request: Request) -> tuple[Clock, Clock | None]:
    """The clocks set above."""
    return CLOCKS.get(_name(request), NONE)


def _name(request: Request) -> str:
    return next(name for name, one in REQUESTS.items() if one is request)


CONTEXT = Context(
    "siti",
    instant,
    clocks,
    quiet=lambda request: request.status == "waiting",
    unit={"keuangan": "finance"}.get,
)


def test_or_and_aliases() -> None:
    """Commas stand between values of which one must fit; a unit may be named by its alias."""
    assert found("status:active,waiting") == found("status:active") | found("status:waiting")
    assert found("unit:keuangan") == found("unit:finance")


def test_what_may_have_been_meant() -> None:
    """Unknown names get a star, bare words of ours their field."""
    names = {"service": ("vpn-problem",)}
    words = ["service:vpn", "service:vpn*", "service:vpn-problem", "new", "late", "toner"]
    assert list(doubtful(words, names)) == [
        ("service:vpn", "service:vpn*"),
        ("new", "status:new"),
        ("late", "is:late"),
    ]


def found(*words: str) -> set[str]:
    """The names of the requests that all words fit."""
    fits = predicate(list(words), CONTEXT)
    return {name for name, request in REQUESTS.items() if fits(request)}


ALL = set(REQUESTS)
FILTERS: list[tuple[tuple[str, ...], set[str]]] = [
    ((), ALL),
    (("status:active",), {"busy", "loan"}),
    (("status:handed-off",), {"incident"}),
    (("status:*ed",), {"done", "over"}),
    (("priority:high",), {"busy"}),
    (("channel:walk-in",), {"secret"}),
    (("kind:incident",), {"incident"}),
    (("level:2",), {"busy"}),
    (("team:infrastructure",), {"busy"}),
    (("owner:me",), {"secret", "done"}),
    (("owner:dewi",), {"busy"}),
    (("owner:DEWI",), {"busy"}),
    (("owner:de*",), {"busy"}),
    (("officer:me",), {"busy"}),
    (("requester:budi",), {"new", "done", "over", "incident"}),
    (("requester:santoso",), {"new"}),
    (("requester:ani@*",), set()),
    (("requester:*ani@*",), {"busy"}),
    (("service:vpn*",), {"busy", "done"}),
    (("service:vpn",), set()),
    (("category:network-vpn",), {"busy"}),
    (("unit:finance",), {"new"}),
    (("unit:finance*",), {"new", "busy"}),
    (("asset:pc-12",), {"busy"}),
    (("is:late",), {"busy", "done"}),
    (("is:security",), {"secret"}),
    (("is:temporary",), {"loan"}),
    (("is:unowned",), {"new", "loan", "over", "incident"}),
    (("is:untriaged",), {"new"}),
    (("is:unconfirmed",), {"done"}),
    (("is:quiet",), {"secret"}),
    (("due.before:2d",), {"busy"}),
    (("due.before:4d",), {"new", "busy"}),
    (("due.after:2d",), {"new"}),
    (("opened.after:6d",), {"secret"}),
    (("opened.before:6d",), ALL - {"secret"}),
    (("opened.after:5d",), {"secret"}),
    (("opened.before:5d",), ALL - {"secret"}),
    (("updated.after:2d",), {"busy"}),
    (("not.status:active",), ALL - {"busy", "loan"}),
    (("not.owner:me",), ALL - {"secret", "done"}),
    (("not.service:vpn*",), ALL - {"busy", "done"}),
    (("not.is:late",), ALL - {"busy", "done"}),
    (("not.due.before:4d",), ALL - {"new", "busy"}),
    (("not.not.priority:high",), {"busy"}),
    (("printer",), ALL - {"busy", "loan"}),
    (("PRINTER",), ALL - {"busy", "loan"}),
    (("0002",), {"busy"}),
    (("req-2611",), {"new", "busy"}),
    (("inc0042",), {"done"}),
    (("santoso",), {"new"}),
    (("budi@",), {"new", "done", "over", "incident"}),
    (("none",), set()),
    (("no",), set()),
    (("redacted",), set()),
    (("status:active", "priority:low"), {"loan"}),
    (("printer", "is:security", "owner:me"), {"secret"}),
    (("status:active", "status:new"), set()),
]


@pytest.mark.parametrize(("words", "names"), FILTERS, ids=[" ".join(row[0]) for row in FILTERS])
def test_filter(words: tuple[str, ...], names: set[str]) -> None:
    """Each word finds these requests of the seven, and no others."""
    assert found(*words) == names


BAD = [
    ("colour:red", "filter.field", "colour"),
    ("due:friday", "filter.field", "due"),
    ("due.around:2d", "filter.field", "due.around"),
    ("due.x.before:2d", "filter.field", "due.x.before"),
    ("received.before:2d", "filter.field", "received.before"),
    (":x", "filter.field", ""),
    ("not.colour:red", "filter.field", "colour"),
    ("re: printer", "filter.field", "re"),
    ("status:opne", "filter.value", "status"),
    ("priority:critical", "filter.value", "priority"),
    ("channel:fax", "filter.value", "channel"),
    ("kind:change", "filter.value", "kind"),
    ("is:nice", "filter.value", "is"),
]


@pytest.mark.parametrize(("word", "key", "field"), BAD, ids=[row[0] for row in BAD])
def test_unknown(word: str, key: str, field: str) -> None:
    """An unknown field or value is refused and names the known ones."""
    with pytest.raises(BadValue) as caught:
        predicate([word], CONTEXT)
    assert (caught.value.key, caught.value.values["field"]) == (key, field)
    assert caught.value.values["known"]


REACH = [
    ([], False),
    (["printer"], False),
    (["status:active"], False),
    (["status:fulfilled"], False),
    (["status:closed"], True),
    (["status:CANCELLED"], True),
    (["status:handed-off"], True),
    (["status:c*"], True),
    (["status:*"], True),
    (["not.status:active"], True),
    (["owner:me", "status:closed"], True),
    (["owner:closed"], False),
]


@pytest.mark.parametrize(("words", "reaches"), REACH)
def test_reaches_ended(words: list[str], reaches: bool) -> None:
    """Only a word about the status leads to what has left the desk."""
    assert reaches_ended(words) is reaches
