"""Descriptions that both files of the agreement share."""

from __future__ import annotations

from helpdeskctl.agreement.scalars import Choice, Day, Duration, Slug, Text, Version
from helpdeskctl.agreement.shape import ListOf, MapOf, Record, Shape
from helpdeskctl.core.model import PRIORITIES

API = "helpdeskctl/v1"

LANGUAGES = Record({"id": Text(), "en": Text()})
NAMED = Record({"name": LANGUAGES})

# Who agreed, when, and from when on (3j, 4d).
HEADER: dict[str, Shape] = {
    "apiVersion": Choice((API,)),
    "version": Version(),
    "agreed_with": ListOf(Text(), least=1),
    "agreed_on": Day(),
    "effective": Day(),
}


def named(least: int = 1) -> MapOf:
    """Describe ids with a name in each language."""
    return MapOf(Slug(), NAMED, least=least)


def per_priority() -> Record:
    """Describe one duration for each priority."""
    return Record({name: Duration() for name in PRIORITIES})
