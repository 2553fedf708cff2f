"""What has to hold for both files together: the order of the checks. The rules stand beside it."""

from __future__ import annotations

from typing import TYPE_CHECKING

from helpdeskctl.agreement.rules_catalog import CATALOG_RULES
from helpdeskctl.agreement.rules_sla import SLA_RULES

if TYPE_CHECKING:
    from helpdeskctl.agreement.pair import Pair


def check(pair: Pair) -> None:
    """Report onto the pages everything that one entry alone cannot show."""
    for rule in (*CATALOG_RULES, *SLA_RULES):
        rule(pair)
