"""The root of the command tree and the one error boundary."""

from __future__ import annotations

import os
import sys
from typing import Annotated, Any

import typer

from helpdeskctl import __version__
from helpdeskctl.cli.tree import Branch, Lazy, places
from helpdeskctl.errors import HelpdeskError

COMMANDS = Lazy(
    {
        **places("opening", ("open", "done", "triage")),
        **places("working", ("assign", "take", "note", "wait", "resume", "escalate", "return")),
        **places("working", ("tell", "handover", "attach", "cc", "late")),
        **places("ending", ("fulfil", "close", "reopen", "cancel", "amend")),
        **places("reading", ("list", "show", "next", "inbox", "sop")),
        "report": Lazy(
            {**places("reports", ("recap", "backlog")), **places("privacy", ("person",))}
        ),
        "catalog": Lazy(places("catalog", ("list", "show"))),
        "sla": Lazy(places("sla", ("show", "due", "elapsed"))),
        "mail": Lazy({"owed": ("reading", "owed")}),
        "log": Lazy(
            {
                **places("keeping", ("verify", "archive", "stats")),
                "export": ("exporting", "export"),
                **places("keeping", ("import",)),
                **places("privacy", ("redact", "retain")),
                **places("safekeeping", ("seal", "restore", "backup")),
            }
        ),
        **places("keeping", ("init", "doctor", "demo")),
    }
)
"""Every verb and where its function stands."""

SPELLINGS = {"fulfill": "fulfil"}


class Root(Branch):
    """The whole program; expected failures end here with their sentence and code."""

    def __init__(self, **attributes: Any) -> None:
        super().__init__(**{**attributes, "commands": COMMANDS})

    def get_command(self, ctx: Any, cmd_name: str) -> Any:
        """The command of that name, in either spelling."""
        return super().get_command(ctx, SPELLINGS.get(cmd_name, cmd_name))

    def main(self, args: Any = None, *positional: Any, **extra: Any) -> Any:
        """Run one command; the value is for `sys.exit`."""
        words = list(sys.argv[1:] if args is None else args)
        extra["standalone_mode"] = False
        try:
            return super().main(words, *positional, **extra) or 0
        except (HelpdeskError, typer.Abort, typer.TyperException) as error:
            return _failed(error, words)

    def _main_shell_completion(
        self, ctx_args: Any, prog_name: str, complete_var: str | None = None
    ) -> None:
        """Answer a shell that asks what could stand at the cursor, if it is one that runs us."""
        variable = complete_var or f"_{prog_name}_COMPLETE".replace("-", "_").upper()
        if os.environ.get(variable):
            from helpdeskctl.cli.shells import answer

            answer(lambda: super(Root, self)._main_shell_completion(ctx_args, prog_name, variable))


def _failed(error: Exception, words: list[str]) -> int:
    from helpdeskctl.cli import session, terminal

    lang = session.language(None, os.environ)
    expected = _expected(error, words, lang)
    return terminal.fail(expected, as_json="--json" in words, lang=lang)


def _expected(error: Exception, words: list[str], lang: str) -> HelpdeskError:
    from helpdeskctl.errors import BadValue, CheckFailed

    if isinstance(error, HelpdeskError):
        return error
    if isinstance(error, typer.TyperException):
        from helpdeskctl.render.messages_usage import in_language

        said = error.format_message()
        key = "usage.extra" if said.startswith("Got unexpected extra argument") else "usage"
        program = " ".join(["helpdeskctl", *_verb(words)])
        return BadValue(key, text=in_language(said, lang), program=program)
    return CheckFailed("stopped")


def _verb(words: list[str]) -> list[str]:
    """The words of a command line that name a command."""
    known: Any = COMMANDS
    named = []
    for word in words:
        if SPELLINGS.get(word, word) not in known:
            break
        named.append(word)
        known = getattr(known.get(word), "commands", ())
    return named


def _version(ctx: typer.Context, wanted: bool) -> None:
    if wanted and not ctx.resilient_parsing:
        typer.echo(f"helpdeskctl {__version__}")
        raise typer.Exit


app = typer.Typer(cls=Root, rich_markup_mode=None, pretty_exceptions_enable=False)


@app.callback()
def root(
    version: Annotated[
        bool,
        typer.Option("--version", callback=_version, is_eager=True, help="Print the version."),
    ] = False,
) -> None:
    """Request management for an IT helpdesk, by SOP IT/2021/002."""
