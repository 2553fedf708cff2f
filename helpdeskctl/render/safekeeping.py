"""Seals, restored logs and backups, as text."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from helpdeskctl.render.keeping import finding
from helpdeskctl.render.recap_section import in_groups

if TYPE_CHECKING:
    from helpdeskctl.render.screen import Screen

Plain = dict[str, Any]


def sealed(data: Plain, screen: Screen) -> str:
    """The seal with its digest as it stands on the recap, and what came after it."""
    key = "seal.now" if data["changed"] else "seal.already"
    said = {"name": data["name"], "requests": data["requests"]}
    if data["sha256"] is None:
        return screen.say("seal.would", **said)
    lines = [screen.say(key, **said), f"SHA-256 {in_groups(data['sha256'])}"]
    if data["after"]["events"]:
        lines.append(screen.say("seal.after", **data["after"]))
    if data["recap_differs"]:
        lines.append(screen.say("seal.differs", name=data["name"]))
    return "\n".join(lines)


def whole(_data: Plain, screen: Screen) -> str:
    """That there is nothing to restore."""
    return screen.say("restore.whole")


def restored(data: Plain, screen: Screen) -> str:
    """What came back, where the damaged file is, which numbers are left out, what is newer."""
    lines = [screen.say("restore.now" if data["changed"] else "restore.would", **data)]
    if data["aside"]:
        lines.append(screen.say("restore.aside", aside=data["aside"]))
    lines += _lost(data, screen)
    if data["newer"]:
        lines.append(screen.say("restore.type-again", aside=data["aside"]))
    elif data["changed"]:
        lines.append(screen.say("restore.look"))
    return "\n".join(lines)


def accepted(data: Plain, screen: Screen) -> str:
    """How a file by hand differs from the generation before, and whether it was taken."""
    lines = [screen.say("accept.now" if data["changed"] else "accept.would", **data)]
    if data["added"] is None:
        lines.append(screen.say("accept.unknown"))
    lines += [
        screen.say(f"accept.{name}", ids=", ".join(data[name]))
        for name in ("added", "gone", "differing")
        if data[name]
    ]
    lines.append(screen.say("restore.aside", aside=data["aside"]))
    return "\n".join(lines)


def brought(data: Plain, screen: Screen) -> str:
    """What came back from a backup, and what is not as it was."""
    lines = [screen.say("brought.now" if data["changed"] else "brought.would", **data)]
    if data["aside"]:
        lines.append(screen.say("brought.aside", aside=data["aside"]))
    lines += _lost(data, screen)
    if data["differing"]:
        lines.append(screen.say("brought.differing", files=", ".join(data["differing"])))
    return "\n".join(lines)


def _lost(data: Plain, screen: Screen) -> list[str]:
    """Which numbers are left out, and what the damaged file still tells more of."""
    runs = [screen.say("restore.skipped", first=one, last=two) for one, two in data["skipped"]]
    return runs + [screen.say("restore.newer", **one) for one in data["newer"]]


def backed_up(data: Plain, screen: Screen) -> str:
    """Where the backup is and how much is in it."""
    return screen.say("backup.now", **data)


def backup_checked(data: Plain, screen: Screen) -> str:
    """Every finding about a backup, and what it is of."""
    lines = [line for one in data["findings"] for line in finding(one, screen)]
    if data["findings"]:
        return "\n".join([*lines, screen.say("backup.unfit", path=data["path"])])
    return screen.say("backup.fit", **{**data, "taken_at": screen.time(data["taken_at"])})
