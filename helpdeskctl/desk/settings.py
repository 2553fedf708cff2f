"""`desk.yaml`: what belongs to this host and desk, and to no agreement.

It is read like the agreement, and compiled beside it, so that a daily command parses no YAML. It
does not check that teams exist in the agreement.
"""

from __future__ import annotations

import json
from typing import TYPE_CHECKING, Any, NamedTuple

from helpdeskctl.agreement.store import SCHEMA, read_json, stat_key, write_atomic
from helpdeskctl.core.when import DAY, parse_duration
from helpdeskctl.errors import BadValue, NotFound

if TYPE_CHECKING:
    from pathlib import Path

COMPILED = "desk.json"

SHIPPED_DESK_YAML = """\
# This desk on this host. The agreement itself stands in catalog.yaml and sla.yaml.
apiVersion: helpdeskctl/v1

# Language where nobody chose another: en or id. Without it the host's locale decides what is shown
# on a terminal, and what is written to people is English.
# language: id

# Folder of catalog.yaml and sla.yaml, seen from this file.
agreement: .

# The address of the helpdesk. Without one everything works, and nothing is sent.
# helpdesk: helpdesk@example.com

limits:
  # How far back --at may reach without --typed-late.
  backdate: 1d

# Who works in which team of sla.yaml: logins of this host, and where the team reads its mail.
# teams:
#   helpdesk:
#     address: helpdesk@example.com
#     members:
#       - sari
#       - budi

# Both heads hear of every information-security request (4h).
# heads:
#   it-division-head:
#     login: rina
#     address: it-division-head@example.com
#   it-director:
#     address: it-director@example.com

# How long the texts of people are kept after a request has ended, see log retain. Without it they
# stay. What is about information security is of that class, all else by its end or by default.
# retention:
#   default: 5y
#   security: 10y
#   withdrawn: 1y

# What nobody may redact for its age, as a court or an audit asks for it.
# legal_hold:
#   - REQ-2610-0007
"""


class Team(NamedTuple):
    """Where a team reads its mail, and the logins of its members."""

    address: str | None
    members: tuple[str, ...]


class Head(NamedTuple):
    """Who holds one of the two roles of 4h."""

    login: str | None
    address: str | None


class Settings(NamedTuple):
    """A desk's settings, with their defaults. `agreement` is a folder, `backdate_s` seconds."""

    language: str | None
    agreement: Path
    helpdesk: str | None
    backdate_s: int
    teams: dict[str, Team]
    heads: dict[str, Head]
    retention: tuple[tuple[str, str], ...] = ()
    """Classes with their periods: (`default`, `5y`)."""
    legal_hold: tuple[str, ...] = ()

    @property
    def writes(self) -> str:
        """The language of what is written to people whose own is not known."""
        return self.language or "en"

    def team_of(self, login: str) -> str | None:
        """The team that somebody works in, if `desk.yaml` names him."""
        return next((name for name, team in self.teams.items() if login in team.members), None)


def read_settings(path: Path, store: Path, *, record: bool) -> Settings:
    """Return the settings of `desk.yaml`; with `record`, compile them into `store` after a change.

    Raises NotFound without the file, BadValue when it has faults.
    """
    key = stat_key(path)
    held = read_json(store / COMPILED) or {}
    if key and held.get("key") == key and "desk" in held:
        return _settings(held["desk"], path.parent)
    plain = _parsed(path)
    if record:
        compiled = {"schema": SCHEMA, "key": key, "desk": plain}
        write_atomic(store, COMPILED, json.dumps(compiled, ensure_ascii=False).encode() + b"\n")
    return _settings(plain, path.parent)


def _parsed(path: Path) -> dict[str, Any]:
    from helpdeskctl.agreement.shape import read_page
    from helpdeskctl.agreement.spec_desk import DESK

    try:
        data = path.read_bytes()
    except OSError as error:
        raise NotFound("desk.unreadable", path=str(path), reason=error.strerror) from error
    page = read_page(data, str(path), DESK)
    if page.faults:
        faults = sorted(page.faults, key=lambda one: (one.line, one.column))
        raise BadValue("desk.invalid", first=str(faults[0]), faults=len(faults))
    plain: dict[str, Any] = page.data
    return plain


def _settings(plain: dict[str, Any], folder: Path) -> Settings:
    limits = plain.get("limits", {})
    return Settings(
        language=plain.get("language"),
        agreement=folder / plain.get("agreement", "."),
        helpdesk=plain.get("helpdesk"),
        backdate_s=parse_duration(limits.get("backdate", "1d"), DAY),
        teams={
            name: Team(one.get("address"), tuple(one["members"]))
            for name, one in plain.get("teams", {}).items()
        },
        heads={
            name: Head(one.get("login"), one.get("address"))
            for name, one in plain.get("heads", {}).items()
        },
        retention=tuple(plain.get("retention", {}).items()),
        legal_hold=tuple(plain.get("legal_hold", ())),
    )
