"""The catalog and the SLA as text for the shell."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from helpdeskctl.core.when import duration_text, working_text
from helpdeskctl.render.tables import facts, table

if TYPE_CHECKING:
    from helpdeskctl.render.screen import Screen

Plain = dict[str, Any]

_DAYS = ("Mon", "Tue", "Wed", "Thu", "Fri", "Sat", "Sun")


def services(data: Plain, screen: Screen) -> str:
    """The services by category, with both times."""
    rows = [
        [
            item["id"],
            item["category"],
            item["type"],
            duration_text(item["respond_s"]),
            working_text(item["resolve_s"], item["day_s"]),
            item["team"],
            " ".join(_marks(item)),
            item["name"][screen.lang],
        ]
        for item in data["items"]
    ]
    header = ("service", "category", "type", "respond", "resolve", "level 2", "marks", "name")
    return table(header, rows, screen)


def _marks(item: Plain) -> list[str]:
    marks = [f"security:{item['security']}"] if item["security"] else []
    marks += ["purchase"] if item["purchase"] else []
    return marks + ([item["status"]] if item["status"] != "active" else [])


def service(data: Plain, screen: Screen) -> str:
    """One service whole, in the reader's language."""
    item = data["service"]
    day_s = item["day_s"]
    asked = [field["label"][screen.lang] for field in item["fields"]]
    solution = item["solution"]
    return facts(
        [
            *((name, item[name]) for name in ("id", "category", "type", "status")),
            ("name", item["name"][screen.lang]),
            ("description", item["description"][screen.lang]),
            ("respond", working_text(item["respond_s"], day_s)),
            ("resolve", working_text(item["resolve_s"], day_s)),
            *((f"  {name}", _tighter(item, name, day_s)) for name in item["by_priority"]),
            *((name, item[name]) for name in ("calendar", "team", "effort", "impact", "urgency")),
            ("pauses for", ", ".join(["requester", "approval", *item["pause"]])),
            ("marks", " ".join(_marks(item))),
            ("solution", solution[screen.lang] if solution else None),
            ("asks for", "; ".join(asked)),
            ("keywords", ", ".join(item["keywords"])),
        ],
        screen,
    )


def _tighter(item: Plain, priority: str, day_s: int) -> str:
    times = item["by_priority"][priority]
    words = [
        f"{name.removesuffix('_s')} {working_text(times[name], day_s)}"
        for name in ("respond_s", "resolve_s")
        if times.get(name)
    ]
    return ", ".join(words)


def sla(data: Plain, screen: Screen) -> str:
    """What the SLA says, without its list of holidays' names."""
    parts = [
        facts(_head(data), screen),
        *(_calendar(name, entry, screen) for name, entry in data["calendars"].items()),
        facts(_windows(data), screen),
        _named("teams", data["teams"], screen),
        _named("roles", data["roles"], screen),
        "units: " + ", ".join(unit["id"] for unit in data["units"]),
        _holidays(data),
    ]
    return "\n\n".join(parts)


def _head(data: Plain) -> list[tuple[str, object]]:
    return [
        ("SLA", data["version"]),
        ("catalog", data["catalog"]),
        ("procedure", f"{data['sop']} revision {data['revision']}"),
        ("agreed with", "; ".join(data["agreed_with"])),
        ("agreed on", data["agreed_on"]),
        ("effective", data["effective"]),
        ("zone", data["zone"]),
        ("default calendar", data["default_calendar"]),
    ]


def _calendar(name: str, entry: Plain, screen: Screen) -> str:
    day = duration_text(entry["day_s"])
    lines = [f"{name}: {entry['name'][screen.lang]} ({entry['zone']}, a working day is {day})"]
    for label, spans in zip(_DAYS, entry["week"], strict=True):
        if spans:
            lines.append(f"  {label} " + ", ".join(f"{_clock(a)}–{_clock(b)}" for a, b in spans))
    return "\n".join(lines)


def _clock(seconds: int) -> str:
    return f"{seconds // 3600:02d}:{seconds % 3600 // 60:02d}"


def _windows(data: Plain) -> list[tuple[str, object]]:
    day_s = data["calendars"][data["default_calendar"]]["day_s"]
    silence = data["confirmation"]
    quiet = data["quiet_after_s"].items()
    return [
        ("first answer before triage", duration_text(data["intake"]["respond_s"])),
        ("what counts as an answer", ", ".join(data["response_counts"])),
        ("permanent after temporary", working_text(data["permanent_within_s"], day_s)),
        (
            "silence closes after",
            f"{silence['reminders']} reminders and {working_text(silence['after_s'], day_s)}",
        ),
        ("reopens within", working_text(data["reopen_window_s"], day_s)),
        ("quiet after", ", ".join(f"{name} {working_text(s, day_s)}" for name, s in quiet)),
        ("goals in percent", ", ".join(f"{name} {goal}" for name, goal in data["goals"].items())),
    ]


def _named(title: str, entries: Plain, screen: Screen) -> str:
    words = [f"{name} ({entry['name'][screen.lang]})" for name, entry in entries.items()]
    return f"{title}: " + ", ".join(words)


def _holidays(data: Plain) -> str:
    years: dict[str, int] = {}
    for holiday in data["holidays"]:
        if holiday["closed"]:
            years[holiday["date"][:4]] = years.get(holiday["date"][:4], 0) + 1
    unverified = sorted({one["date"][:4] for one in data["holidays"] if not one["verified"]})
    words = ", ".join(f"{year}: {count}" for year, count in years.items())
    warning = f" (not verified: {', '.join(unverified)})" if unverified else ""
    return f"holidays with a closed office, by year: {words}{warning}"


def due(data: Plain, _screen: Screen) -> str:
    """The instant, in the calendar's zone."""
    return str(data["due_local"])


def elapsed(data: Plain, _screen: Screen) -> str:
    """The working time."""
    return duration_text(data["elapsed_s"])
