"""A desk for tests: the shipped agreement, a clock that is set by hand, any officer."""

from __future__ import annotations

from functools import cache
from pathlib import Path
from typing import TYPE_CHECKING, Any

from helpdeskctl.agreement.load import load
from helpdeskctl.core.terms import Terms
from helpdeskctl.core.typed import parse_when
from helpdeskctl.core.when import DAY
from helpdeskctl.desk.agreements import FixedAgreements
from helpdeskctl.desk.records import Desk, Hand
from helpdeskctl.desk.settings import Head, Settings, Team

if TYPE_CHECKING:
    from helpdeskctl.log.port import RequestLog

ROOT = Path(__file__).parents[1]


@cache
def snapshot() -> dict[str, Any]:
    """The shipped agreement, compiled."""
    found, faults = load(ROOT / "catalog.yaml", ROOT / "sla.yaml")
    assert found is not None, faults
    return found


SETTINGS = Settings(
    language="en",
    agreement=ROOT,
    helpdesk=None,
    backdate_s=DAY,
    teams={
        "helpdesk": Team(None, ("siti", "budi")),
        "infrastructure": Team("infra@contoh.co.id", ("dewi",)),
        "application-development": Team(None, ("agus",)),
    },
    heads={"it-division-head": Head("rina", None), "it-director": Head(None, None)},
)


class House:
    """A desk whose time stands still until it is set."""

    def __init__(self, log: RequestLog) -> None:
        self.log = log
        self.terms = Terms(snapshot())
        self.now = self.instant("2026-11-02 09:00")

    def instant(self, text: str) -> int:
        """A time of 2026 in the desk's zone."""
        return parse_when(text, self.terms.zone, 2**31)

    def at(self, text: str) -> House:
        """Set the clock."""
        self.now = self.instant(text)
        return self

    def desk(self, actor: str = "siti", **hand: Any) -> Desk:
        """The desk as one command of that person sees it."""
        return Desk(
            log=self.log,
            agreements=FixedAgreements(self.terms),
            settings=SETTINGS,
            now=lambda: self.now,
            hand=Hand(actor, **hand),
        )
