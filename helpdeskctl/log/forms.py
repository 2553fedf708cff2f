"""The forms that a request's document has had: a newer one is refused, an older one read.

A document's schema rises with the form of its summary, with a new status, and with whatever an
older program would misread. It is written in today's form when it is written anyway.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from helpdeskctl.errors import BadValue, Damaged

if TYPE_CHECKING:
    from helpdeskctl.log.port import Doc

SCHEMA = 2
"""In 1 a summary may be of an earlier form: it is made anew from the events."""
TODAY = b'"schema":%d' % SCHEMA
"""How a line says that its document has today's form."""
_NONSENSE = (AttributeError, BadValue, IndexError, KeyError, TypeError, ValueError)


def today(doc: Doc) -> Doc:
    """The document in today's form; Damaged when it has a newer one."""
    if doc.get("schema") == SCHEMA:
        return doc
    if is_newer(doc):
        request = str(doc.get("id"))
        raise Damaged("newer.request", request=request, schema=doc["schema"], ours=SCHEMA)
    summary = _summary(doc)
    return doc if summary is None else {**doc, "schema": SCHEMA, "summary": summary}


def is_newer(doc: Doc) -> bool:
    """Whether a newer program wrote it in a form that we do not know."""
    schema = doc.get("schema")
    return type(schema) is int and schema > SCHEMA


def is_older(doc: Doc) -> bool:
    """Whether its summary is made anew wherever it is read, so that what it says is moot."""
    schema = doc.get("schema")
    return type(schema) is int and schema < SCHEMA


def _summary(doc: Doc) -> dict[str, Any] | None:
    """What the events tell; None where they are none of a request: `log verify` says so."""
    from helpdeskctl.core.event import Event
    from helpdeskctl.core.events import replay
    from helpdeskctl.core.model import summary_of

    try:
        return summary_of(replay(Event.of(raw) for raw in doc["events"]))
    except _NONSENSE:
        return None
