"""What is asked at a terminal when an option is missing, the likely answer first. In a pipe: none.

How a question is put and an answer read stands in `asking`, services in `choosing`.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, TypeVar

from helpdeskctl.errors import BadValue, HelpdeskError, Missing

if TYPE_CHECKING:
    from collections.abc import Callable

    from helpdeskctl.cli.asking import Asker
    from helpdeskctl.render.asking import Choice

T = TypeVar("T")

_OPTIONS = {"who": "from", "wait_for": "for", "cancel_as": "as"}
"""How the option of a parameter is typed where the two differ."""
_REFUSALS = {
    "sop.4i-reason": "because",
    "sop.4i-wait-reason": "because",
    "sop.4k-return-reason": "because",
    "sop.4h-clear": "because",
    "sop.6l-solution": "solution",
    "sop.6e-reference": "reference",
    "sop.4j-analysis": "analysis",
}
"""Refusals of the procedure that an answer mends, and the option it belongs to."""
_LIKELY = {"impact": "1", "urgency": "2", "effort": "m"}
_FIGURES = ("impact", "urgency")


def option(name: str) -> str:
    """The option of a parameter, as it is typed."""
    return "--" + _OPTIONS.get(name, name).replace("_", "-")


def complete(values: dict[str, Any], needs: tuple[str, ...], asker: Asker | None) -> None:
    """Fill in what is missing by asking; where nobody can be asked, name the option."""
    for name in needs:
        if values.get(name) is None:
            if asker is None:
                raise BadValue("option.missing", option=option(name), command=_command())
            values[name] = ask(asker, name, values)


def until_said(act: Callable[[], T], values: dict[str, Any], asker: Asker | None) -> T:
    """Do it; when a value turns out to be missing, ask for it and do it again."""
    while True:
        try:
            return act()
        except HelpdeskError as error:
            missing = [name for name in _missing(error) if values.get(name, "") is None]
            if asker is None or not missing:
                raise
            about = error.values.get("id")
            for name in missing:
                values[name] = ask(asker, name, values, None if about is None else str(about))


def _missing(error: HelpdeskError) -> tuple[str, ...]:
    if isinstance(error, Missing):
        return error.options
    return (_REFUSALS[error.key],) if error.key in _REFUSALS else ()


def ask(asker: Asker, name: str, values: dict[str, Any], about: str | None = None) -> Any:
    """The value of an option, asked for; `about` is the request it turned out to be missing of."""
    if name in _SPECIAL:
        return _SPECIAL[name](asker, values, about)
    choices = asker.choices(name)
    if not choices:
        return asker.text(name, lambda _typed: None)
    likely = _LIKELY.get(name) or _channel(asker, name, values)
    word = asker.pick(
        name,
        option(name)[2:],
        [_choice(asker, name, value) for value in choices],
        likely if likely in choices else choices[0],
    )
    return int(word) if name in _FIGURES else word


def _choice(asker: Asker, name: str, value: str) -> Choice:
    """A choice with its meaning; where the value is a figure, the figure stands before it."""
    from helpdeskctl.render.asking import Choice

    return Choice(value, asker.screen.say(f"prompt.{name}.{value}"))


def _channel(asker: Asker, name: str, values: dict[str, Any]) -> str | None:
    """The likely way of an answer is the way of the question."""
    if name != "via" or not values.get("numbers"):
        return None
    return str(asker.desk.find(values["numbers"][0])["summary"].get("channel", "email"))


def _who(asker: Asker, _values: dict[str, Any], _about: str | None) -> str:
    """Who asks: a stranger is taken as typed, of several that fit one must be named."""
    return asker.text("who", asker.desk.person)


def _of(asker: Asker, _values: dict[str, Any], _about: str | None) -> str:
    return asker.text("of", asker.desk.find)


def _service(asker: Asker, values: dict[str, Any], about: str | None) -> str:
    from helpdeskctl.cli import choosing

    return choosing.missing(asker, values, about)


def _to(asker: Asker, values: dict[str, Any], _about: str | None) -> str:
    from helpdeskctl.cli import choosing

    if asker.verb == "escalate":
        return choosing.addressee(asker, values["number"])
    return choosing.colleague(asker)


_SPECIAL: dict[str, Callable[[Asker, dict[str, Any], str | None], str]] = {
    "service": _service,
    "to": _to,
    "who": _who,
    "of": _of,
}


def _command() -> str:
    import sys

    words = [word for word in sys.argv[1:] if not word.startswith("-")]
    return words[0] if words else ""
