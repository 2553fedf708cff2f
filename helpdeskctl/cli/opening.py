"""`open`, `done`, `triage`: a request comes in and is judged."""

from __future__ import annotations

import sys

from helpdeskctl.cli import params, params_request
from helpdeskctl.cli.asking import Asker
from helpdeskctl.cli.verb import verb
from helpdeskctl.desk import opening
from helpdeskctl.desk import triage as judging
from helpdeskctl.desk.answer import Answer
from helpdeskctl.desk.records import Desk


@verb(records=True, needs=("who",))
def open_(
    desk: Desk,
    subject: params_request.Subject,
    who: params_request.From = None,
    name: params_request.Name = None,
    unit: params_request.Unit = None,
    channel: params_request.Channel = "phone",
    body: params_request.Body = None,
    service: params_request.Service = None,
    needed_by: params_request.NeededBy = None,
    asset: params_request.Asset = None,
    follows: params_request.Follows = None,
    attach: params_request.Attach = None,
    impact: params_request.Impact = None,
    urgency: params_request.Urgency = None,
    effort: params_request.Effort = None,
    kind: params_request.Kind = None,
    security: params_request.Security = None,
    reference: params_request.Reference = None,
    analysis: params_request.Analysis = None,
    priority: params_request.Priority = None,
    because: params.Because = None,
) -> Answer:
    """Record a request; with a judgement, triage it too."""
    asked = opening.Asked(
        subject,
        who or "",
        name,
        unit,
        channel,
        _body(desk, body),
        service,
        needed_by,
        asset,
        follows,
        tuple(attach or ()),
    )
    judgement = judging.Judgement(
        None, impact, urgency, effort, kind, security, reference, analysis, priority, because
    )
    return opening.open_request(desk, asked, judgement)


@verb(records=True, needs=("who", "service"))
def done(
    desk: Desk,
    subject: params_request.Subject,
    who: params_request.From = None,
    service: params_request.Service = None,
    solution: params_request.Solution = None,
    started: params_request.Started = None,
    name: params_request.Name = None,
    unit: params_request.Unit = None,
    channel: params_request.Channel = "phone",
    body: params_request.Body = None,
    asset: params_request.Asset = None,
) -> Answer:
    """One line for a call that is solved while talking: open, triage, fulfil, close."""
    asked = opening.Asked(
        subject, who or "", name, unit, channel, _body(desk, body), service, asset=asset
    )
    return opening.done(desk, asked, solution, started)


@verb(records=True, talks=True)
def triage(
    desk: Desk,
    asker: Asker | None,
    number: params_request.MaybeNumber = None,
    service: params_request.Service = None,
    impact: params_request.Impact = None,
    urgency: params_request.Urgency = None,
    effort: params_request.Effort = None,
    kind: params_request.Kind = None,
    security: params_request.Security = None,
    reference: params_request.Reference = None,
    analysis: params_request.Analysis = None,
    priority: params_request.Priority = None,
    because: params.Because = None,
    every: params_request.All = False,
) -> Answer:
    """Category, priority, promised times; security to both heads, incidents and projects out."""
    judgement = judging.Judgement(
        service, impact, urgency, effort, kind, security, reference, analysis, priority, because
    )
    if every or number is None:
        from helpdeskctl.cli import walking

        return walking.new_ones(asker, number, judgement, every=every)
    return judging.triage(desk, number, judgement)


def _body(desk: Desk, text: str | None) -> str:
    """The text of a request; `-` reads standard input, where a bad byte is replaced and said."""
    if text != "-":
        return text or ""
    raw = sys.stdin.buffer.read()
    try:
        return raw.decode("utf-8")
    except UnicodeDecodeError:
        desk.remarks.append(("body.invalid", {}))
        return raw.decode("utf-8", "replace")
