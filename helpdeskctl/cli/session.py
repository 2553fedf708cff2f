"""From the common options to a desk: paths, login, language, the clock. Nothing else builds one."""

from __future__ import annotations

import os
import sys
import time
from collections.abc import Mapping
from contextlib import suppress
from itertools import pairwise, takewhile
from pathlib import Path
from typing import TYPE_CHECKING, NamedTuple

from helpdeskctl.desk import place
from helpdeskctl.desk.folder import open_folder
from helpdeskctl.desk.records import Hand
from helpdeskctl.errors import HelpdeskError, NotFound

if TYPE_CHECKING:
    from helpdeskctl.core.terms import Terms
    from helpdeskctl.desk.records import Desk

_NO_LOGINUID = 4_294_967_295
"""What Linux says in /proc/self/loginuid when nobody logged in, as in most containers."""


class Common(NamedTuple):
    """The options that every command of a kind has, as typed."""

    desk: Path | None = None
    json: bool = False
    lang: str | None = None
    at: str | None = None
    typed_late: str | None = None
    as_name: str | None = None
    dry_run: bool = False
    no_input: bool = False


def now() -> int:
    """The only clock of the program: whole UTC seconds."""
    return int(time.time())


def home(common: Common) -> Path:
    """The folder of the desk meant."""
    return place.find(common.desk, os.environ, _here())


def hand(common: Common) -> Hand:
    """Who acts, and when, as these options say."""
    return Hand(actor(common.as_name), common.at, common.typed_late, dry_run=common.dry_run)


def _here() -> Path:
    """The folder we stand in; the root of all where somebody has removed it."""
    try:
        return Path.cwd()
    except FileNotFoundError:
        return Path("/")


def open_desk(common: Common, *, record: bool) -> Desk:
    """The desk these options mean; only a command that records may compile its settings."""
    desk = open_folder(home(common), now, hand(common), record=record)
    desk.whole = common.json
    desk.attended = not common.json and _attended()
    return desk


def _attended() -> bool:
    """Whether somebody reads answers and remarks; a stream may also be closed."""
    return all(stream is not None and stream.isatty() for stream in (sys.stdout, sys.stderr))


def terms(common: Common) -> Terms:
    """The agreement for commands that need no log: of the desk, else of a copy of it."""
    from helpdeskctl.desk.agreement import read_copy

    try:
        return open_desk(common, record=False).terms
    except NotFound as error:
        if error.key not in ("desk.missing", "desk.copy"):
            raise
        return read_copy(place.agreement_folder(common.desk, os.environ, _here()))


def actor(as_name: str | None) -> str:
    """Who acts: the login behind the process, and for whom where that was said."""
    login = login_name()
    return f"{login} for {as_name}" if as_name and as_name != login else login


def login_name() -> str:
    """The login behind this process, also through sudo; never what `$USER` claims."""
    import pwd

    uid = _login_uid()
    try:
        return pwd.getpwuid(uid).pw_name
    except KeyError:
        return f"uid{uid}"


def _login_uid() -> int:
    try:
        uid = int(Path("/proc/self/loginuid").read_bytes())
    except (OSError, ValueError):
        return os.getuid()
    return os.getuid() if uid == _NO_LOGINUID else uid


def language(lang: str | None, environ: Mapping[str, str], desk: Desk | None = None) -> str:
    """The language of sentences: the option, `HELPDESKCTL_LANG`, the person's, the desk's.

    Else the locale's, else English. Without an opened desk it is that of the one we stand in.
    """
    chosen = lang or typed("--lang") or environ.get("HELPDESKCTL_LANG")
    wanted = chosen or (desk.language if desk else _desks()) or _locale(environ)
    return "id" if wanted.lower().startswith(("id", "in_")) else "en"


def typed(option: str) -> str | None:
    """What was typed after an option of this command line, which may not be parsed (yet)."""
    words = list(takewhile(lambda word: word != "--", sys.argv[1:]))
    found = [after for word, after in pairwise(words) if word == option]
    found += [word.partition("=")[2] for word in words if word.startswith(f"{option}=")]
    return found[0] if found else None


def _desks() -> str | None:
    """The language of the desk we stand in or name, if there is a readable one."""
    named = typed("--desk")
    common = Common(desk=Path(named) if named else None)
    with suppress(HelpdeskError):
        return open_desk(common, record=False).language
    return None


def _locale(environ: Mapping[str, str]) -> str:
    names = ("LC_ALL", "LC_MESSAGES", "LANG")
    return next((environ[name] for name in names if environ.get(name)), "en")
