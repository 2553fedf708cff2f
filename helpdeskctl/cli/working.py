"""`assign`, `take`, `note`, `wait`, `resume`, `escalate`, `return`: while it is worked on."""

from __future__ import annotations

from helpdeskctl.cli import params, params_work
from helpdeskctl.cli.verb import verb
from helpdeskctl.desk import escalation, working
from helpdeskctl.desk.answer import Answer
from helpdeskctl.desk.records import Desk


@verb(records=True, needs=("to",))
def assign(
    desk: Desk,
    numbers: params_work.Numbers,
    to: params_work.ToPerson = None,
    team: params_work.Team = None,
    because: params.Because = None,
) -> Answer:
    """Give requests to somebody; to a Level 2 colleague it is an escalation."""
    return working.assign(desk, numbers, to or "", team, because)


@verb(records=True)
def take(desk: Desk, numbers: params_work.Numbers, because: params.Because = None) -> Answer:
    """Take requests into your own hands."""
    return working.take(desk, numbers, because)


@verb(records=True)
def note(
    desk: Desk,
    numbers: params_work.Numbers,
    text: params_work.Text,
    to_requester: params_work.ToRequester = False,
) -> Answer:
    """Note progress, or with --to-requester tell the requester."""
    return working.note(desk, numbers, text, to_requester=to_requester)


@verb(records=True, needs=("wait_for",))
def wait(
    desk: Desk,
    numbers: params_work.Numbers,
    wait_for: params_work.WaitFor = None,
    because: params.Because = None,
    until: params_work.Until = None,
) -> Answer:
    """Say what requests wait for; for the requester and an approval the clock pauses."""
    return working.wait(desk, numbers, wait_for or "", because, until)


@verb(records=True)
def resume(desk: Desk, numbers: params_work.Numbers) -> Answer:
    """Go on after a wait."""
    return working.resume(desk, numbers)


@verb(records=True, needs=("to",))
def escalate(
    desk: Desk,
    number: params.Number,
    to: params_work.To = None,
    because: params.Because = None,
    agreed_by: params_work.AgreedBy = None,
) -> Answer:
    """To a Level 2 team, after it to vendor:NAME, or to a head."""
    return escalation.escalate(desk, number, to or "", because, agreed_by)


@verb(records=True)
def return_(desk: Desk, number: params.Number, because: params.Because = None) -> Answer:
    """Back down one level."""
    return escalation.give_back(desk, number, because)


@verb(records=True, needs=("via",))
def tell(desk: Desk, numbers: params_work.Numbers, via: params_work.ToldVia = None) -> Answer:
    """What to say on the phone or in a chat; marks what is owed as told."""
    from helpdeskctl.desk import telling

    return telling.tell(desk, numbers, via or "")


@verb(records=True)
def handover(desk: Desk, giver: params_work.Giver, taker: params_work.Taker) -> Answer:
    """Give everything open of one person to another."""
    from helpdeskctl.desk import telling

    return telling.handover(desk, giver, taker)


@verb(records=True)
def attach(desk: Desk, number: params.Number, files: params_work.Files) -> Answer:
    """Keep files with a request."""
    from helpdeskctl.desk import attaching

    return attaching.attach(desk, number, files)


@verb(records=True)
def cc(desk: Desk, number: params.Number, addresses: params_work.Addresses) -> Answer:
    """Let others hear what the requester hears."""
    from helpdeskctl.desk import telling

    return telling.cc(desk, number, addresses)


@verb(records=True, needs=("because",))
def late(desk: Desk, number: params.Number, because: params.Because = None) -> Answer:
    """Put on record why a promised time was missed."""
    from helpdeskctl.desk import telling

    return telling.late(desk, number, because or "")
