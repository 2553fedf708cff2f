"""`report recap`, `report backlog`: on the terminal, or into a file."""

from __future__ import annotations

import os
from pathlib import Path

from helpdeskctl.cli import params_report, session, terminal
from helpdeskctl.cli.verb import verb
from helpdeskctl.desk import reports
from helpdeskctl.desk.answer import Answer
from helpdeskctl.desk.outfile import whole_file
from helpdeskctl.desk.records import Desk


@verb()
def recap(
    desk: Desk,
    month: params_report.Month = None,
    first: params_report.FromDate = None,
    last: params_report.ToDate = None,
    form: params_report.Format = "text",
    output: params_report.Output = None,
    rebuild: params_report.Rebuild = False,
) -> Answer:
    """The recap report of the request log (8d); by default of the last full month."""
    answer = reports.recap(desk, month, first, last, rebuild=rebuild)
    return delivered(desk, answer, form, output)


@verb()
def backlog(desk: Desk, output: params_report.Output = None) -> Answer:
    """What has not ended, oldest first."""
    return delivered(desk, reports.backlog(desk), "text", output)


def delivered(
    desk: Desk, answer: Answer, form: str, output: Path | None, *, private: bool = False
) -> Answer:
    """The answer in that form: to be shown, or written to a file and said.

    What is `private` is for the owner of the file alone.
    """
    view = "json" if form == "json" else f"{answer.view}{'_md' if form == 'md' else ''}"
    if output is None:
        return answer._replace(view=view)
    seen = terminal.screen(desk, session.language(None, os.environ))
    with whole_file(output, private=private) as write:
        write(terminal.text(answer, view, seen._replace(tty=False, colour=False)) + "\n")
    return Answer("written", {"schema": 1, "output": str(output)}, answer.remarks)
