"""What was redacted, what is kept too long, and what is held about somebody, as text."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from helpdeskctl.render.guard import safe, safe_body

if TYPE_CHECKING:
    from collections.abc import Iterator

    from helpdeskctl.render.screen import Screen

Plain = dict[str, Any]


def redacted(data: Plain, screen: Screen) -> str:
    """One line: which fields of the request are gone, and what was removed beside it."""
    words = ", ".join(dict.fromkeys(one["field"] for one in data["redacted"]))
    if not data["redacted"]:
        return screen.say("redacted.already", id=data["id"])
    said = screen.say("redacted.now", id=data["id"], n=len(data["redacted"]), fields=words)
    removed = data["removed"] or {}
    if not any(removed.values()):
        return said
    return f"{said}; {screen.say('redacted.removed', **removed)}"


def retained(data: Plain, screen: Screen) -> str:
    """Each class with its requests, what is held, and what was done or is to be typed."""
    lines = []
    for group in data["classes"]:
        named = {"name": group["class"], "period": group["period"]}
        lines.append(screen.say("retain.class", n=len(group["requests"]), **named))
        lines += [_until(one, screen) for one in group["requests"]]
    if data["held"]:
        lines.append(screen.say("retain.held", n=len(data["held"])))
        lines += [_until(one, screen) for one in data["held"]]
    if data["redacted"]:
        return "\n".join([*lines, screen.say("retain.done", n=data["redacted"])])
    lines += [safe(command) for command in data["commands"]]
    return "\n".join(lines or [screen.say("retain.nothing")])


def _until(one: Plain, screen: Screen) -> str:
    until = screen.time(one["kept_until"])
    return "  " + screen.say("retain.one", id=one["id"], until=until)


def held(data: Plain, screen: Screen) -> str:
    """Who it is, how much there is, and each place."""
    parts = [
        screen.say("held.who", who=data["who"]),
        "\n".join(_identity(data, screen)),
        "\n".join(_counts(data["counts"], screen)),
        *("\n".join(_request(item, screen)) for item in data["items"]),
        "\n".join(_journal(data["journal"], screen)),
    ]
    return "\n\n".join(part for part in parts if part)


def _identity(data: Plain, screen: Screen) -> Iterator[str]:
    row, desk = data["people"], data["desk"]
    if row:
        known = [row["name"], *row["addresses"], row["unit"], row["login"], row["language"]]
        yield screen.say("held.people", row=", ".join(str(one) for one in known if one))
    else:
        yield screen.say("held.no-people")
    if desk["teams"] or desk["heads"]:
        yield screen.say("held.desk", named=", ".join([*desk["teams"], *desk["heads"]]))


def _counts(counts: Plain, screen: Screen) -> Iterator[str]:
    names = ("requests", "fields", "texts", "attachments", "notices", "journal")
    yield from (screen.say(f"held.{name}", n=counts[name]) for name in names)
    roles = ", ".join(
        f"{screen.word('held.role', role)} {n}" for role, n in counts["roles"].items()
    )
    if roles:
        yield screen.say("held.roles", roles=roles)


def _request(item: Plain, screen: Screen) -> Iterator[str]:
    roles = ", ".join(screen.word("held.role", role) for role in item["roles"])
    status = [item["status"], screen.time(item["received_at"])] if item["status"] else []
    yield "  ".join(safe(word) for word in (item["id"], *status, roles) if word)
    for field in item["fields"]:
        yield f"  {_field(field, screen)}"
        if "\n" in str(field["value"] or ""):
            yield from (f"    {line}" for line in safe_body(field["value"]).split("\n"))
    for notice in item["notices"]:
        kind = screen.word("notice", notice["kind"])
        yield "  " + screen.say(
            "held.notice", event=notice["event"], kind=kind, state=notice["state"]
        )


def _field(field: Plain, screen: Screen) -> str:
    place = screen.say(f"held.where.{field['where']}")
    said = screen.say("held.field", event=field["event"], field=field["field"], place=place)
    value = field["value"]
    if value is None or "\n" in str(value):
        return said
    return f"{said}: {safe(screen.words(value))}"


def _journal(entries: list[Plain], screen: Screen) -> Iterator[str]:
    for entry in entries:
        at = screen.time(entry["at"])
        yield screen.say("held.entry", entry=entry["entry"], at=at, kind=entry["kind"])
