"""`fulfil`, `close`, `reopen`, `cancel`, `amend`: how a request ends, and what corrects it."""

from __future__ import annotations

from helpdeskctl.cli import params, params_request, params_work
from helpdeskctl.cli.verb import verb
from helpdeskctl.desk import fulfilment
from helpdeskctl.desk.answer import Answer
from helpdeskctl.desk.records import Desk
from helpdeskctl.errors import BadValue, Missing


@verb(records=True)
def fulfil(
    desk: Desk,
    number: params.Number,
    solution: params_request.Solution = None,
    temporary: params_work.Temporary = False,
) -> Answer:
    """The need is met; with --temporary a permanent fulfilment is still owed."""
    return fulfilment.fulfil(desk, number, solution, temporary=temporary)


@verb(records=True)
def close(
    desk: Desk,
    numbers: params_work.MaybeNumbers = None,
    confirmed_by: params_work.ConfirmedBy = None,
    via: params_work.Via = None,
    unanswered: params_work.Unanswered = False,
    due: params_work.Due = False,
    attach: params_request.Attach = None,
) -> Answer:
    """Close with the requester's confirmation, or --unanswered after the reminders."""
    if unanswered or due:
        if confirmed_by or via:
            raise BadValue("confirm.both")
        return fulfilment.close_unanswered(desk, numbers or [], due=due)
    if not numbers:
        raise BadValue("option.missing", option="ID", command="close")
    if via is None:
        raise Missing("option.missing", ("via",), option="--via", command="close")
    return fulfilment.close(desk, numbers, confirmed_by, via, tuple(attach or ()))


@verb(records=True)
def reopen(desk: Desk, number: params.Number, because: params.Because = None) -> Answer:
    """Take an ended request up again, or a temporary fulfilment back."""
    return fulfilment.reopen(desk, number, because)


@verb(records=True, needs=("cancel_as",), without=("as_name",))
def cancel(
    desk: Desk,
    numbers: params_work.Numbers,
    cancel_as: params_work.CancelAs = None,
    of: params_work.Of = None,
) -> Answer:
    """End requests that need no fulfilment."""
    return fulfilment.cancel(desk, numbers, cancel_as or "", of)


@verb(records=True)
def amend(
    desk: Desk,
    number: params.Number,
    subject: params_work.NewSubject = None,
    who: params_request.From = None,
    unit: params_request.Unit = None,
    asset: params_request.Asset = None,
) -> Answer:
    """Correct what was written; never a time."""
    amendment = fulfilment.Amendment(subject, who, unit, asset)
    if not any(amendment):
        raise BadValue("amend.nothing")
    return fulfilment.amend(desk, number, amendment)
