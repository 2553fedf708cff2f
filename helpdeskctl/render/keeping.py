"""What was done to a desk or its log, as text."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from helpdeskctl.render.guard import safe
from helpdeskctl.render.messages import hint_of, say
from helpdeskctl.render.tables import facts

if TYPE_CHECKING:
    from helpdeskctl.render.screen import Screen

Plain = dict[str, Any]


def made(data: Plain, _screen: Screen) -> str:
    """A new desk, or that there was one."""
    if not data["made"]:
        return f"{safe(data['desk'])} is a desk already; nothing changed"
    return f"{safe(data['desk'])} is a desk now: made {', '.join(data['made'])} and log/"


def played(data: Plain, _screen: Screen) -> str:
    """Where the desk of the demo lies, and what to try there."""
    from shlex import quote

    folder = safe(quote(data["desk"]))
    return f"""The desk of this month lies in {safe(data["desk"])}. Try:
  helpdeskctl list --desk {folder}
  helpdeskctl report recap --month {data["month"]} --format md --desk {folder}"""


def verified(data: Plain, screen: Screen) -> str:
    """What was looked at, and every finding."""
    lines = [
        f"{one['request'] or 'journal'}: {say(one['key'], screen.lang, one)}"
        for one in data["findings"]
    ]
    found = f"{len(lines)} findings" if lines else "all is well"
    return "\n".join([*lines, f"{data['requests']} requests, {data['events']} events: {found}"])


def archived(data: Plain, _screen: Screen) -> str:
    """How many requests went to the archive."""
    return f"{data['archived']} requests moved to the archive"


def stats(data: Plain, screen: Screen) -> str:
    """The counts of the log."""
    return facts(
        [(name, data[name]) for name in ("requests", "events", "open", "archived")], screen
    )


def exported(data: Plain, _screen: Screen) -> str:
    """Where the export went; nothing when it went to standard output."""
    return f"{data['requests']} requests written to {safe(data['output'])}" if data else ""


def written(data: Plain, _screen: Screen) -> str:
    """Where a report went."""
    return f"written to {safe(data['output'])}"


def health(data: Plain, screen: Screen) -> str:
    """Who I am here, and what should be mended, with the command for it."""
    lines = [f"desk {safe(data['desk'])}, you are {safe(data['me'])}"]
    if data["team"]:
        lines[0] += f" of {safe(data['team'])}"
    for finding in data["findings"]:
        lines.append(f"{finding['level']}: {say(finding['key'], screen.lang, finding['values'])}")
        hint = hint_of(finding["key"], screen.lang, finding["values"])
        lines += [f"  {hint}"] if hint else []
    return "\n".join(lines if data["findings"] else [*lines, "all is well"])
