"""The smallest valid agreement, and a pen to change it: `▲` marks where a fault is expected."""

from __future__ import annotations

from typing import TYPE_CHECKING

from helpdeskctl.agreement.load import load_bytes

if TYPE_CHECKING:
    from helpdeskctl.agreement.faults import Fault

HEADER = """\
apiVersion: helpdeskctl/v1
version: 1.0.0
agreed_with: [Everybody]
agreed_on: 2026-01-01
effective: 2026-01-01
"""

CATALOG = (
    HEADER
    + """\
categories:
  network:
    name: {id: Jaringan, en: Network}
  not-in-catalog:
    name: {id: Belum ada, en: Not yet}
services:
  - id: vpn-access
    category: network
    type: pre-defined
    status: active
    name: {id: Akses VPN, en: VPN access}
    description: {id: Dari luar, en: From outside}
    keywords: [vpn]
    team: helpdesk
    respond: 1h
    resolve: 1d
    calendar: office
    effort: s
    impact: 1
    urgency: 2
  - id: other
    category: not-in-catalog
    type: non-pre-defined
    status: active
    name: {id: Lain, en: Other}
    description: {id: Lain, en: Other}
    keywords: []
    team: second
    respond: 2h
    resolve: 3d
    calendar: office
"""
)

SLA = (
    HEADER
    + """\
sop: IT/2021/002/SOP
revision: 0
zone: Asia/Jakarta
default_calendar: office
calendars:
  office:
    name: {id: Kantor, en: Office}
    zone: Asia/Jakarta
    day: 8h
    holidays: true
    hours:
      mon: ["08:00-12:00", "13:00-17:00"]
      fri:
        - 13:00-17:00
        - 08:00-11:30
collective_leave: closed
holidays:
  - date: 2026-01-01
    kind: national
    name: {id: Tahun Baru, en: New Year}
    decree: 1497/2025
    verified: true
intake:
  respond: 4h
  calendar: office
response_counts: [note, take]
priority:
  rule: sum
  urgency:
    - {value: 3, means: {id: a, en: a}}
    - {value: 2, means: {id: a, en: a}}
    - {value: 1, means: {id: a, en: a}}
  impact:
    - {value: 3, means: {id: a, en: a}}
    - {value: 2, means: {id: a, en: a}}
    - {value: 1, means: {id: a, en: a}}
  effort:
    - {value: s, means: {id: a, en: a}}
    - {value: m, means: {id: a, en: a}}
    - {value: l, means: {id: a, en: a}}
  levels:
    urgent: 6
    high: 5
    medium: 4
    low: 2
permanent_within: 10d
confirmation:
  reminders: 2
  after: 3d
reopen_window: 5d
warnings: [75, 100]
quiet_after: {urgent: 4h, high: 1d, medium: 2d, low: 5d}
goals: {response: 95, resolution: 90}
roles:
  it-division-head:
    name: {id: Kepala, en: Head}
  it-director:
    name: {id: Direktur, en: Director}
teams:
  helpdesk:
    name: {id: Helpdesk, en: Helpdesk}
    level: 1
  second:
    name: {id: Kedua, en: Second}
    level: 2
units:
  - id: finance
    name: {id: Keuangan, en: Finance}
    company: Holding
    site: Jakarta
    department: Finance
    aliases: [keuangan, FIN]
  - id: legal
    name: {id: Hukum, en: Legal}
    company: Holding
    site: Jakarta
    department: Legal
"""
)

MARK = "▲"


def edited(text: str, old: str, new: str) -> str:
    """Return the text with one place changed, which has to be there."""
    assert text.count(old) >= 1, old
    return text.replace(old, new, 1)


def marked(text: str) -> tuple[str, list[tuple[int, int]]]:
    """Return the text without its marks, and line and column of each."""
    places = []
    while MARK in text:
        before, _, after = text.partition(MARK)
        places.append((before.count("\n") + 1, len(before) - before.rfind("\n")))
        text = before + after
    return text, places


def faults_of(catalog: str = CATALOG, sla: str = SLA) -> list[Fault]:
    """Return every fault of two texts."""
    found = load_bytes(("catalog.yaml", catalog.encode()), ("sla.yaml", sla.encode()))
    return found[1]
