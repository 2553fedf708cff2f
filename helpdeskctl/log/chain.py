"""The chain of hashes through the events of a request: changed history does not fit any more.

Pure: documents in, documents out. A chain shows a change in the middle; that its end was cut off,
or all of it was computed anew, only an anchor kept elsewhere can show.

A personal text enters the chain as the digest of salt and text. So it can be taken out later: a
tombstone keeps the digest, and the chain stays whole. What was personal when the event was
written is told by its salts and tombstones, whatever the rules say today.
"""

from __future__ import annotations

import os
from binascii import a2b_base64, b2a_base64
from typing import TYPE_CHECKING, Any

from helpdeskctl.errors import NotFound
from helpdeskctl.log.strictjson import canonical

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence

    from helpdeskctl.log.port import Doc

_SALT_BYTES = 12
_NOT_HASHED = {"salts", "hash", "data"}
_TO_URL = bytes.maketrans(b"+/", b"-_")
_FROM_URL = bytes.maketrans(b"-_", b"+/")


def link(
    events: list[Doc],
    new_events: Sequence[Doc],
    request_id: str,
    personal_of: Callable[[str], frozenset[str]],
) -> None:
    """Gives the new events number, salts and hash, and appends them.

    `personal_of` names the fields of an event's data that must be erasable, by its kind.
    """
    previous = events[-1]["hash"] if events else request_id
    for event in new_events:
        salts = _salts(event["data"], personal_of(event["kind"]))
        numbered = {"seq": len(events) + 1, **event, **({"salts": salts} if salts else {})}
        previous = numbered["hash"] = event_hash(previous, numbered)
        event.clear()
        event.update(numbered)  # the caller's own, with the number in front
        events.append(event)


def broken_at(doc: Doc) -> int | None:
    """The number of the first event that does not fit the chain; None when all do."""
    previous = doc["id"]
    for number, event in enumerate(doc["events"], 1):
        try:
            fits = event["seq"] == number and event["hash"] == event_hash(previous, event)
        except (AttributeError, KeyError, TypeError, ValueError):
            fits = False
        if not fits:
            return number
        previous = event["hash"]
    return None


def event_hash(previous: str, event: Doc) -> str:
    """The hash over the one before, and all of the event but its salts."""
    from hashlib import sha256

    hashed = {key: value for key, value in event.items() if key not in _NOT_HASHED}
    hashed["data"], hashed["personal"] = _split(event)
    return _text(sha256(previous.encode() + canonical(hashed)).digest())


def redact(event: Doc, field: str, because: str, at: str) -> None:
    """Puts a tombstone in the place of a personal text; nothing if there is one already."""
    data = event["data"]
    if is_tombstone(data.get(field)):
        return
    salts = event.get("salts", {})
    if field not in salts:
        raise NotFound("log.not-personal", field=field, event=event["seq"])
    data[field] = {"redacted": _digest(salts.pop(field), data[field]), "because": because, "at": at}


def is_tombstone(value: object) -> bool:
    """Whether a personal text was taken out here."""
    return isinstance(value, dict) and value.keys() == {"redacted", "because", "at"}


def has_tombstone(doc: Doc) -> bool:
    """Whether some personal text was taken out of a request."""
    return any(is_tombstone(value) for event in doc["events"] for value in event["data"].values())


def _salts(data: dict[str, Any], personal: frozenset[str]) -> dict[str, str]:
    names = [name for name in data if name in personal and data[name] is not None]
    return {name: _text(os.urandom(_SALT_BYTES)) for name in names}


def _split(event: Doc) -> tuple[dict[str, Any], dict[str, str]]:
    """The plain data and the digests of the personal; apart, or one could pass for the other."""
    salts = event.get("salts") or {}
    plain: dict[str, Any] = {}
    personal: dict[str, str] = {}
    for name, value in event["data"].items():
        if name in salts:
            personal[name] = _digest(salts[name], value)
        elif is_tombstone(value):
            personal[name] = value["redacted"]
        else:
            plain[name] = value
    return plain, personal


def _digest(salt: str, value: object) -> str:
    from hashlib import sha256

    raw = a2b_base64(salt.encode("ascii").translate(_FROM_URL))
    if len(raw) != _SALT_BYTES:  # a longer one could take over the beginning of the text
        msg = "not a salt"
        raise ValueError(msg)
    return _text(sha256(raw + canonical(value)).digest())


def _text(raw: bytes) -> str:
    return b2a_base64(raw, newline=False).rstrip(b"=").translate(_TO_URL).decode("ascii")
