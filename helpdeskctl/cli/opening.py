"""`open`, `done`, `triage`: a request comes in and is judged."""

from __future__ import annotations

import sys

from helpdeskctl.cli import params
from helpdeskctl.cli.verb import verb
from helpdeskctl.desk import opening
from helpdeskctl.desk import triage as judging
from helpdeskctl.desk.answer import Answer
from helpdeskctl.desk.records import Desk


@verb(records=True, needs=("who",))
def open_(
    desk: Desk,
    subject: params.Subject,
    who: params.From = None,
    name: params.Name = None,
    unit: params.Unit = None,
    channel: params.Channel = "phone",
    body: params.Body = None,
    service: params.Service = None,
    needed_by: params.NeededBy = None,
    asset: params.Asset = None,
    follows: params.Follows = None,
    attach: params.Attach = None,
    impact: params.Impact = None,
    urgency: params.Urgency = None,
    effort: params.Effort = None,
    kind: params.Kind = None,
    security: params.Security = None,
    reference: params.Reference = None,
    analysis: params.Analysis = None,
    priority: params.Priority = None,
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
    subject: params.Subject,
    who: params.From = None,
    service: params.Service = None,
    solution: params.Solution = None,
    started: params.Started = None,
    name: params.Name = None,
    unit: params.Unit = None,
    channel: params.Channel = "phone",
    body: params.Body = None,
    asset: params.Asset = None,
) -> Answer:
    """One line for a call that is solved while talking: open, triage, fulfil, close."""
    asked = opening.Asked(
        subject, who or "", name, unit, channel, _body(desk, body), service, asset=asset
    )
    return opening.done(desk, asked, solution, started)


@verb(records=True)
def triage(
    desk: Desk,
    number: params.Number,
    service: params.Service = None,
    impact: params.Impact = None,
    urgency: params.Urgency = None,
    effort: params.Effort = None,
    kind: params.Kind = None,
    security: params.Security = None,
    reference: params.Reference = None,
    analysis: params.Analysis = None,
    priority: params.Priority = None,
    because: params.Because = None,
) -> Answer:
    """Category, priority, promised times; security to both heads, incidents and projects out."""
    judgement = judging.Judgement(
        service, impact, urgency, effort, kind, security, reference, analysis, priority, because
    )
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
