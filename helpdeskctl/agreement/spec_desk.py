"""What `desk.yaml` looks like: the same kinds of description, though it is no agreement."""

from __future__ import annotations

from helpdeskctl.agreement.scalars import (
    Address,
    Choice,
    Duration,
    Period,
    RequestNumber,
    Slug,
    Text,
)
from helpdeskctl.agreement.shape import ListOf, MapOf, Record
from helpdeskctl.agreement.spec_common import API
from helpdeskctl.core.model import CANCELLATIONS, HEADS, REQUEST_KINDS

RETENTION = ("default", "security", "closed", *CANCELLATIONS, *REQUEST_KINDS[1:])
"""Classes of retention: the mark of security, else how a request ended, else all others."""

HEAD = Record(optional={"login": Text(64), "address": Address()})

DESK = Record(
    {"apiVersion": Choice((API,))},
    {
        "language": Choice(("en", "id")),
        "agreement": Text(1000),
        "helpdesk": Address(),
        "limits": Record(optional={"backdate": Duration()}),
        "teams": MapOf(
            Slug(),
            Record({"members": ListOf(Text(64), unique=True)}, {"address": Address()}),
        ),
        "retention": Record(optional=dict.fromkeys(RETENTION, Period())),
        "legal_hold": ListOf(RequestNumber(), unique=True),
        "heads": Record(optional=dict.fromkeys(HEADS, HEAD)),
    },
)
