"""Checked plain data to the compiled agreement: seconds, day numbers, offsets of zones.

The snapshot is plain JSON and the only thing daily commands read. Nothing is checked here.
"""

from __future__ import annotations

import json
from functools import cache
from typing import Any

from helpdeskctl.agreement.spec_sla import WEEK
from helpdeskctl.core.model import PRIORITIES
from helpdeskctl.core.when import DAY, day_number, parse_duration

SCHEMA = 1
HEADER = ("version", "agreed_with", "agreed_on", "effective")
FACTORS = ("urgency", "impact", "effort")

Plain = dict[str, Any]


def compile_snapshot(name: str, catalog: Plain, sla: Plain) -> Plain:
    """Return the snapshot of two pages without errors."""
    days = {key: parse_duration(one["day"], DAY) for key, one in sla["calendars"].items()}
    zones = {sla["zone"], *(one["zone"] for one in sla["calendars"].values())}
    return {
        "schema": SCHEMA,
        "name": name,
        "catalog": _catalog(catalog, days),
        "sla": _sla(sla, days),
        "zones": {zone: zone_spans(zone) for zone in sorted(zones)},
    }


@cache
def zone_spans(name: str) -> list[list[int]]:
    """Return [from_utc, offset_s] of a zone; BadValue when there is none of that name."""
    from helpdeskctl.agreement.zones import compile_zone

    return [list(span) for span in compile_zone(name).spans]


def encode(snapshot: Plain) -> bytes:
    """Return the one way a snapshot is written."""
    return json.dumps(snapshot, ensure_ascii=False, separators=(",", ":")).encode() + b"\n"


def _catalog(catalog: Plain, days: dict[str, int]) -> Plain:
    return {
        **{key: catalog[key] for key in HEADER},
        "categories": catalog["categories"],
        "services": {
            one["id"]: _service(one, days[one["calendar"]]) for one in catalog["services"]
        },
    }


def _service(one: Plain, day_s: int) -> Plain:
    copied = ("id", "category", "type", "status", "name", "description", "keywords", "team")
    absent = ("replaced_by", "sunset", "security", "effort", "impact", "urgency", "solution")
    tighter = one.get("by_priority", {})
    return {
        **{key: one[key] for key in copied},
        **{key: one.get(key) for key in absent},
        **_targets(one, day_s),
        "by_priority": {
            rank: _targets({**one, **tighter[rank]}, day_s)
            for rank in PRIORITIES
            if rank in tighter
        },
        "calendar": one["calendar"],
        "pause": one.get("pause", []),
        "purchase": one.get("purchase", False),
        "fields": [{"required": False, **field} for field in one.get("fields", [])],
        "examples": one.get("examples", []),
    }


def _targets(one: Plain, day_s: int) -> Plain:
    return {f"{name}_s": parse_duration(one[name], day_s) for name in ("respond", "resolve")}


def _sla(sla: Plain, days: dict[str, int]) -> Plain:
    day_s = days[sla["default_calendar"]]
    copied = ("sop", "revision", "zone", "default_calendar", "response_counts", "warnings")
    return {
        **{key: sla[key] for key in (*HEADER, *copied, "goals", "roles", "teams", "priority")},
        "calendars": {key: _calendar(one, days[key]) for key, one in sla["calendars"].items()},
        **_holidays(sla),
        "intake": {
            "respond_s": parse_duration(sla["intake"]["respond"], days[sla["intake"]["calendar"]]),
            "calendar": sla["intake"]["calendar"],
        },
        "permanent_within_s": parse_duration(sla["permanent_within"], day_s),
        "confirmation": {
            "reminders": sla["confirmation"]["reminders"],
            "after_s": parse_duration(sla["confirmation"]["after"], day_s),
        },
        "reopen_window_s": parse_duration(sla["reopen_window"], day_s),
        "quiet_after_s": {
            rank: parse_duration(sla["quiet_after"][rank], day_s) for rank in PRIORITIES
        },
        "units": [_unit(one, sla["default_calendar"]) for one in sla["units"]],
    }


def _calendar(one: Plain, day_s: int) -> Plain:
    dated = [
        [day_number(entry["from"]), day_number(entry["to"]), _week(entry["hours"])]
        for entry in one.get("dated_hours", [])
    ]
    return {
        "name": one["name"],
        "zone": one["zone"],
        "day_s": day_s,
        "holidays": one["holidays"],
        "week": _week(one["hours"]),
        "dated": sorted(dated),
    }


def _week(hours: Plain) -> list[list[list[int]]]:
    return [sorted(hours.get(day, [])) for day in WEEK]


def _holidays(sla: Plain) -> Plain:
    leave = sla["collective_leave"] == "closed"
    held = sorted(
        ({"closed": leave or one["kind"] == "national", **one} for one in sla["holidays"]),
        key=lambda one: str(one["date"]),
    )
    return {
        "closed_days": [day_number(one["date"]) for one in held if one["closed"]],
        "holidays": held,
        "holidays_until": f"{held[-1]['date'][:4]}-12-31" if held else None,
    }


def _unit(one: Plain, calendar: str) -> Plain:
    return {"calendar": calendar, "aliases": [], **one}
