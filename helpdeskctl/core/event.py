"""One change of one request, as a value; what it does is `core.events`' business."""

from __future__ import annotations

from typing import Any, NamedTuple

from helpdeskctl.core.when import from_iso, iso


class Event(NamedTuple):
    """One change of one request. `seq` is 0 until the log has numbered it."""

    at: int
    seq: int
    kind: str
    actor: str
    data: dict[str, Any]
    recorded_at: int = 0
    v: int = 1

    @classmethod
    def of(cls, raw: dict[str, Any]) -> Event:
        """The event as the log keeps it."""
        at, recorded_at = raw["at"], raw["recorded_at"]
        happened = from_iso(at)
        return cls(
            happened,
            raw["seq"],
            raw["kind"],
            raw["actor"],
            raw["data"],
            happened if recorded_at == at else from_iso(recorded_at),
            raw["v"],
        )

    def raw(self) -> dict[str, Any]:
        """The event as the log takes it; the chain adds `seq`, `salts` and `hash`."""
        return {
            "at": iso(self.at),
            "recorded_at": iso(self.recorded_at),
            "actor": self.actor,
            "kind": self.kind,
            "v": self.v,
            "data": self.data,
        }
