"""The clauses of SOP IT/2021/002, revision 0: id, what each asks, and the commands that serve it.

The rules that enforce them stand in `core.sop`.
"""

from __future__ import annotations

from typing import NamedTuple

DOCUMENT = "IT/2021/002/SOP"
REVISION = 0
EFFECTIVE = "2021-07-05"


class Clause(NamedTuple):
    """A clause: its id on paper, what it asks in English, and the commands that serve it.

    No commands: this version has none for it yet.
    """

    id: str
    sentence: str
    commands: tuple[str, ...]


_PAPER = """\
4a | sop | procedures are documented, formal and made known
4b | open | users ask by contacting the IT Helpdesk
4c | catalog list, catalog show | services are packaged in a catalog that is made known to all users
4d | sla show | a service level agreement is drawn up and made known
4e | open, done, log verify | every request is recorded by a helpdesk officer
4f | close, reopen | the user closes the request once the need is met
4g | list, next, report backlog | all requests are monitored periodically
4h | triage, escalate, mail owed | requests about information security must be escalated to the IT Division Head and the IT Director
4i | escalate, wait, resume, return | what the helpdesk cannot solve goes to Level 2, and the requester is told the status
4j | triage | large requests are analysed first and follow the Project procedure
4k | note, assign, take, mail owed | officers keep progress up to date and tell the requester of changes and of a new person in charge
5a | triage, catalog list | categories are documented in the catalog; fulfilment still follows this SOP
5b | catalog show, sla due | every category has a maximal response time and a maximal resolution time
5c | done, catalog list | the catalog holds pre-defined and non-pre-defined services
5d | report recap, sla elapsed | performance is measured by reaching the agreed times
5e | triage | every request is High, Medium, Low or Urgent
5f | triage | the priority is computed from urgency, effort and impact or benefit
5g | open | users can ask by e-mail to the helpdesk's address
5h | triage | requests of the Project kind follow IT Project Management
6a | open | the user puts a request to the helpdesk
6b | open | the helpdesk receives it
6c | triage | the helpdesk identifies and categorises it
6d | open, done, show | the helpdesk documents it in the request log
6e | fulfil, triage | a pure request (no incident, no disaster) gets its fulfilment from the helpdesk
6f | fulfil, report recap | after a temporary fulfilment a permanent one must be sought
6g | escalate, assign | what has no permanent fulfilment at Level 1 is escalated to Level 2
6h | escalate, wait | what has none at Level 2 is escalated to Level 3, a third party
6i | fulfil | once found, the helpdesk contacts the requester again and applies it
6j | - | for a purchase, prices are asked for and compared
6k | - | the purchase is coordinated with General Affairs
6l | fulfil, close | the helpdesk confirms with the user, closes, and writes the solution into the log
6m | - | requests are reviewed periodically; new, frequent ones enter the catalog
8b | catalog list | the IT Service Catalog
8c | show, log export | the request log
8d | report recap | the recap report of the request log
"""  # noqa: E501 - one clause a line


def _clause(line: str) -> Clause:
    ident, commands, sentence = line.split(" | ")
    return Clause(ident, sentence, () if commands == "-" else tuple(commands.split(", ")))


CLAUSES = tuple(_clause(line) for line in _PAPER.splitlines())


def clause(wanted: str) -> Clause | None:
    """The clause of that id, in any case."""
    return next((entry for entry in CLAUSES if entry.id == wanted.casefold()), None)
