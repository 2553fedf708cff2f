"""The terminal: answers on standard output, remarks and errors on standard error."""

from __future__ import annotations

import json
import os
import sys
from typing import TYPE_CHECKING, Any, TextIO

from helpdeskctl.cli import session
from helpdeskctl.errors import CheckFailed

if TYPE_CHECKING:
    from helpdeskctl.desk.answer import Answer, Remark
    from helpdeskctl.desk.records import Desk
    from helpdeskctl.errors import HelpdeskError
    from helpdeskctl.render.screen import Screen

PROGRAM = "helpdeskctl"
_PIPE_WIDTH = 100
"""For prose in a pipe; rows are never cut there."""


def may_ask(common: session.Common) -> bool:
    """Whether there is somebody to ask: a terminal at both ends, and no wish against it."""
    return not common.no_input and is_terminal(sys.stdin) and is_terminal(sys.stderr)


def is_terminal(stream: TextIO | None) -> bool:
    """Whether somebody sits there; a stream may also be closed."""
    return stream is not None and stream.isatty()


def show(answer: Answer, common: session.Common, desk: Desk | None) -> int:
    """Print an answer and its remarks; return its exit code."""
    lang = session.language(common.lang, os.environ, desk)
    form = "json" if common.json else answer.view
    write(sys.stdout, text(answer, form, screen(desk, lang)))
    for remark in answer.remarks:
        _remark(remark, lang)
    return answer.code


def text(answer: Answer, form: str, seen: Screen) -> str:
    """The answer as JSON, or as a view makes it for that screen."""
    if form == "json":
        return _json(answer.data) if answer.data else ""
    from helpdeskctl.render.views import text_of

    return text_of(form, answer.data, seen)


def _json(plain: dict[str, Any]) -> str:
    from helpdeskctl.render.guard import safe_json

    return safe_json(json.dumps(plain, ensure_ascii=False))


def write(stream: TextIO | None, text: str) -> None:
    """Print a text as UTF-8 whatever the locale; nothing if it is empty or the stream closed."""
    if text and stream is not None:
        _put(stream, text + "\n")


def pour(text: str) -> None:
    """Print a piece of a long answer as it is."""
    if sys.stdout is not None:
        _put(sys.stdout, text)


def ask(text: str) -> None:
    """Print a question on standard error; what is typed stands behind it."""
    _put(sys.stderr, text)


def _put(stream: TextIO, text: str) -> None:
    try:
        stream.flush()
        buffer = getattr(stream, "buffer", None)
        if buffer is None:
            stream.write(text)
        else:
            buffer.write(text.encode("utf-8", "backslashreplace"))
        stream.flush()
    except BrokenPipeError:
        # Whoever reads it has seen enough; what was asked for is done.
        _drain(stream)
    except OSError as error:
        _drain(stream)
        raise CheckFailed("output.failed", reason=error.strerror) from error


def _drain(stream: TextIO) -> None:
    """Let nothing that is still to be printed fail again."""
    os.dup2(os.open(os.devnull, os.O_WRONLY), stream.fileno())


def fail(error: HelpdeskError, *, as_json: bool, lang: str) -> int:
    """Print an expected failure: its sentence, a hint, its code; return the code."""
    write(sys.stderr, _failure_json(error, lang) if as_json else failure(error, lang))
    return error.code


def failure(error: HelpdeskError, lang: str) -> str:
    """What happened, the clause of the SOP that is behind it, and a hint, as lines."""
    from helpdeskctl.core.clauses import clause
    from helpdeskctl.render.messages import hint_of, say

    quoted = clause(error.clause) if error.clause else None
    hint = hint_of(error.key, lang, error.values)
    lines = [f"{PROGRAM}: {say(error.key, lang, error.values)}"]
    if "several" in error.values:
        lines.append(say("request.none-changed", lang, error.values))
    if quoted:
        lines.append(f"SOP {quoted.id}: {quoted.words(lang)}")
    if hint:
        lines.append(f"hint: {hint}")
    return "\n".join(lines)


def _failure_json(error: HelpdeskError, lang: str) -> str:
    from helpdeskctl.render.messages import hint_of, say

    plain: dict[str, Any] = {
        "code": error.code,
        "name": error.key,
        "message": say(error.key, lang, error.values),
        "hint": hint_of(error.key, lang, error.values),
        "clause": error.clause,
    }
    return _json({"error": plain})


def _remark(remark: Remark, lang: str) -> None:
    from helpdeskctl.render.messages import say

    key, values = remark
    text = f"{PROGRAM}: {say(key, lang, values)}"
    if is_terminal(sys.stderr):
        from helpdeskctl.render.cells import wrapped

        text = "\n  ".join(wrapped(text, _width() - 2))
    write(sys.stderr, text)


def screen(desk: Desk | None, lang: str) -> Screen:
    """Standard output as a text is made for it."""
    from helpdeskctl.core.when import UTC
    from helpdeskctl.render.screen import Screen

    tty = is_terminal(sys.stdout)
    zone = desk.terms.zone if desk is not None else UTC
    now = session.now() if desk is None else desk.now()
    return Screen(zone, _width() if tty else _PIPE_WIDTH, tty, lang, _colour(tty=tty), now)


def _width() -> int:
    from shutil import get_terminal_size

    return get_terminal_size().columns


def _colour(*, tty: bool) -> bool:
    if os.environ.get("NO_COLOR"):
        return False
    if os.environ.get("FORCE_COLOR"):
        return True
    return tty and os.environ.get("TERM") != "dumb"
