"""The catalog and the SLA as text for the shell."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from helpdeskctl.core.when import duration_text
from helpdeskctl.render.tables import Column, facts, grid, table

if TYPE_CHECKING:
    from helpdeskctl.render.screen import Screen

Plain = dict[str, Any]


def services(data: Plain, screen: Screen) -> str:
    """The services by category, with both times."""
    rows = [
        [
            item["id"],
            item["category"],
            item["type"],
            duration_text(item["respond_s"]),
            screen.columns.working(item["resolve_s"], item["day_s"]),
            item["team"],
            " ".join(_marks(item)),
            item["name"][screen.lang],
        ]
        for item in data["items"]
    ]
    heads = screen.heads("catalog", *_COLUMNS)
    if not screen.tty or not rows:
        return table(heads, rows, screen)
    columns = [Column(*pair) for pair in zip(heads, zip(*rows, strict=True), strict=True)]
    days = [screen.span(item["resolve_s"], item["day_s"]) for item in data["items"]]
    columns[4] = columns[4]._replace(short=days)
    columns[1:3] = [column._replace(least=6, most=16) for column in columns[1:3]]
    columns[5:7] = [column._replace(least=6, most=16) for column in columns[5:7]]
    return grid(columns, screen)


_COLUMNS = ("service", "category", "type", "respond", "resolve", "level2", "marks", "name")


def _marks(item: Plain) -> list[str]:
    marks = [f"security:{item['security']}"] if item["security"] else []
    marks += ["purchase"] if item["purchase"] else []
    return marks + ([item["status"]] if item["status"] != "active" else [])


def service(data: Plain, screen: Screen) -> str:
    """One service whole, in the reader's language."""
    item = data["service"]
    day_s = item["day_s"]
    solution = item["solution"]
    shown: list[tuple[str, object]] = [
        *((name, item[name]) for name in ("id", "category", "type", "status")),
        *((name, item[name][screen.lang]) for name in ("name", "description")),
        ("respond", screen.working(item["respond_s"], day_s)),
        ("resolve", screen.working(item["resolve_s"], day_s)),
        *((f"  {name}", _tighter(item, name, screen)) for name in item["by_priority"]),
        *((name, item[name]) for name in ("calendar", "team", "effort", "impact", "urgency")),
        ("pauses", ", ".join(["requester", "approval", *item["pause"]])),
        ("marks", " ".join(_marks(item))),
        ("solution", solution[screen.lang] if solution else None),
        ("asks", "; ".join(field["label"][screen.lang] for field in item["fields"])),
        ("keywords", ", ".join(item["keywords"])),
    ]
    return facts([(_label(name, screen), value) for name, value in shown], screen)


def _label(name: str, screen: Screen) -> str:
    """What a key of the catalog is called; a priority, which stands further in, as it is."""
    return name if name.startswith(" ") else screen.say(f"catalog.{name}")


def _tighter(item: Plain, priority: str, screen: Screen) -> str:
    times = item["by_priority"][priority]
    words = [
        f"{screen.say(f'catalog.{name}')} {screen.working(times[f'{name}_s'], item['day_s'])}"
        for name in ("respond", "resolve")
        if times.get(f"{name}_s")
    ]
    return ", ".join(words)


def sla(data: Plain, screen: Screen) -> str:
    """What the SLA says, without its list of holidays' names."""
    parts = [
        facts(_head(data, screen), screen),
        *(_calendar(name, entry, screen) for name, entry in data["calendars"].items()),
        facts(_windows(data, screen), screen),
        _named("teams", data["teams"], screen),
        _named("roles", data["roles"], screen),
        f"{screen.say('sla.units')}: " + ", ".join(unit["id"] for unit in data["units"]),
        _holidays(data, screen),
    ]
    return "\n\n".join(parts)


def _head(data: Plain, screen: Screen) -> list[tuple[str, object]]:
    shown: list[tuple[str, object]] = [
        ("sla", data["version"]),
        ("catalog", data["catalog"]),
        ("procedure", screen.say("sla.revision", sop=data["sop"], revision=data["revision"])),
        ("agreed-with", "; ".join(data["agreed_with"])),
        ("agreed-on", data["agreed_on"]),
        ("effective", data["effective"]),
        ("zone", data["zone"]),
        ("default-calendar", data["default_calendar"]),
    ]
    return [(screen.say(f"sla.{name}"), value) for name, value in shown]


def _calendar(name: str, entry: Plain, screen: Screen) -> str:
    day = duration_text(entry["day_s"])
    title = entry["name"][screen.lang]
    lines = [screen.say("sla.calendar", id=name, name=title, zone=entry["zone"], day=day)]
    for label, spans in zip(screen.say("sla.days").split(), entry["week"], strict=True):
        if spans:
            lines.append(f"  {label} " + ", ".join(f"{_clock(a)}–{_clock(b)}" for a, b in spans))
    return "\n".join(lines)


def _clock(seconds: int) -> str:
    return f"{seconds // 3600:02d}:{seconds % 3600 // 60:02d}"


def _windows(data: Plain, screen: Screen) -> list[tuple[str, object]]:
    day_s = data["calendars"][data["default_calendar"]]["day_s"]
    silence = data["confirmation"]
    silent = screen.working(silence["after_s"], day_s)
    quiet = (f"{name} {screen.working(s, day_s)}" for name, s in data["quiet_after_s"].items())
    shown = [
        ("intake", duration_text(data["intake"]["respond_s"])),
        ("counts", ", ".join(data["response_counts"])),
        ("permanent", screen.working(data["permanent_within_s"], day_s)),
        ("silence", screen.say("sla.reminders", reminders=silence["reminders"], time=silent)),
        ("reopens", screen.working(data["reopen_window_s"], day_s)),
        ("quiet", ", ".join(quiet)),
        ("goals", ", ".join(f"{name} {goal}" for name, goal in data["goals"].items())),
    ]
    return [(screen.say(f"sla.{name}"), value) for name, value in shown]


def _named(title: str, entries: Plain, screen: Screen) -> str:
    words = [f"{name} ({entry['name'][screen.lang]})" for name, entry in entries.items()]
    return f"{screen.say(f'sla.{title}')}: " + ", ".join(words)


def _holidays(data: Plain, screen: Screen) -> str:
    years: dict[str, int] = {}
    for holiday in data["holidays"]:
        if holiday["closed"]:
            years[holiday["date"][:4]] = years.get(holiday["date"][:4], 0) + 1
    unverified = sorted({one["date"][:4] for one in data["holidays"] if not one["verified"]})
    words = ", ".join(f"{year}: {count}" for year, count in years.items())
    doubtful = screen.say("sla.unverified", years=", ".join(unverified))
    return f"{screen.say('sla.holidays')}: {words}" + (f" ({doubtful})" if unverified else "")


def due(data: Plain, _screen: Screen) -> str:
    """The instant, in the calendar's zone."""
    return str(data["due_local"])


def elapsed(data: Plain, _screen: Screen) -> str:
    """The working time."""
    return duration_text(data["elapsed_s"])
