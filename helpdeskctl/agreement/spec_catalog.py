"""What `catalog.yaml` looks like: the services, one entry at a time."""

from __future__ import annotations

from helpdeskctl.agreement.scalars import (
    Boolean,
    Choice,
    Day,
    Duration,
    Number,
    Slug,
    Text,
)
from helpdeskctl.agreement.shape import ListOf, Record
from helpdeskctl.agreement.spec_common import HEADER, LANGUAGES, named
from helpdeskctl.core.model import EFFORTS, PRIORITIES

TIGHTER = Record(optional={"respond": Duration(), "resolve": Duration()})

FIELD = Record(
    {"id": Slug(), "label": LANGUAGES},
    {"required": Boolean()},
    label="id",
)

SERVICE = Record(
    {
        "id": Slug(),
        "category": Slug(),
        "type": Choice(("pre-defined", "non-pre-defined")),
        "status": Choice(("active", "deprecated", "retired")),
        "name": LANGUAGES,
        "description": LANGUAGES,
        "keywords": ListOf(Text(200)),
        "team": Slug(),
        "respond": Duration(),
        "resolve": Duration(),
        "calendar": Slug(),
    },
    {
        "replaced_by": Slug(),
        "sunset": Day(),
        "by_priority": Record(optional=dict.fromkeys(PRIORITIES, TIGHTER)),
        "pause": ListOf(Choice(("vendor", "purchase")), unique=True),
        "security": Choice(("event", "routine")),
        "purchase": Boolean(),
        "effort": Choice(EFFORTS),
        "impact": Number(1, 3),
        "urgency": Number(1, 3),
        "solution": LANGUAGES,
        "fields": ListOf(FIELD),
        "examples": ListOf(Text()),
    },
    label="id",
)

CATALOG = Record(HEADER | {"categories": named(), "services": ListOf(SERVICE, least=1)})
