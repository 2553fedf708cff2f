"""What was done to a desk or its log, as text."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from helpdeskctl.render.guard import quoted, safe
from helpdeskctl.render.messages import hint_of, say
from helpdeskctl.render.tables import facts

if TYPE_CHECKING:
    from helpdeskctl.render.screen import Screen

Plain = dict[str, Any]


def made(data: Plain, screen: Screen) -> str:
    """A new desk, or that there was one."""
    if not data["made"]:
        return screen.say("made.already", desk=data["desk"])
    return screen.say("made.now", desk=data["desk"], files=", ".join(data["made"]))


def played(data: Plain, screen: Screen) -> str:
    """Where the desk of the demo lies, and what to try there."""
    folder = quoted(data["desk"])
    return f"""{screen.say("played.where", desk=data["desk"])}
  helpdeskctl list --desk {folder}
  helpdeskctl report recap --month {data["month"]} --format md --desk {folder}"""


def verified(data: Plain, screen: Screen) -> str:
    """What was looked at, and every finding."""
    lines = [line for one in data["findings"] for line in finding(one, screen)]
    well = screen.say("verified.well")
    found = screen.say("verified.found", number=len(data["findings"])) if lines else well
    total = {name: data[name] for name in ("requests", "events")}
    lines.append(screen.say("verified.total", found=found, **total))
    if data["seals"]:
        lines.append(screen.say("verified.seals", seals=data["seals"], after=data["after_seals"]))
    return "\n".join(lines)


def finding(one: Plain, screen: Screen) -> list[str]:
    """What is wrong with which request, or with the log, and how to mend it where that is known."""
    request = safe(one["request"]) if one["request"] else screen.say("verified.log")
    hint = hint_of(one["key"], screen.lang, one)
    words = f"{request}: {say(one['key'], screen.lang, one)}"
    return [words, f"  {hint}"] if hint else [words]


def archived(data: Plain, screen: Screen) -> str:
    """How many requests went to the archive."""
    if data["dry_run"]:
        return screen.say("archived.would", settled=data["settled"])
    return screen.say("archived", archived=data["archived"])


def stats(data: Plain, screen: Screen) -> str:
    """The counts of the log; in a pipe by the names that scripts know."""
    names = ("requests", "events", "open", "archived")
    return facts([(screen.columns.say(f"stats.{name}"), data[name]) for name in names], screen)


def exported(data: Plain, screen: Screen) -> str:
    """Where the export went; nothing when it went to standard output."""
    if not data:
        return ""
    return screen.say("exported", requests=data["requests"], output=data["output"])


def written(data: Plain, screen: Screen) -> str:
    """Where a report went."""
    return screen.say("written", output=data["output"])


def health(data: Plain, screen: Screen) -> str:
    """Who I am here, and what should be mended, with the command for it."""
    known = {name: data[name] for name in ("desk", "me", "team") if data[name]}
    lines = [screen.say("health.team" if data["team"] else "health.me", **known)]
    lines += [screen.say(f"health.{data['installation']}")] if data["installation"] else []
    for finding in data["findings"]:
        level = screen.say(f"health.{finding['level']}")
        lines.append(f"{level}: {say(finding['key'], screen.lang, finding['values'])}")
        hint = hint_of(finding["key"], screen.lang, finding["values"])
        lines += [f"  {hint}"] if hint else []
    return "\n".join(lines if data["findings"] else [*lines, screen.say("health.well")])
