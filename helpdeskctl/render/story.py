"""The history of a request as a story: what each event was, in a sentence, and its words.

It tells, it does not lay out: `render.showing` sets it on the page or in a pipe.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, NamedTuple

from helpdeskctl.core.model import HEADS, VENDOR
from helpdeskctl.core.when import iso

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

    from helpdeskctl.render.screen import Screen

Plain = dict[str, Any]


class Line(NamedTuple):
    """An event told: its sentence, the words that somebody wrote, and what is to be remarked."""

    event: Plain
    sentence: str
    words: tuple[str, ...]


def told(item: Plain, screen: Screen) -> Iterator[Line]:
    """The events of a request in the order in which they happened.

    Two events of one act, as an escalation to somebody, have their reason once.
    """
    before: Plain = {}
    last: tuple[object, ...] = ()
    for event in sorted(item["events"], key=lambda event: (event["at"], event["seq"])):
        teller = Teller(item, event, before, screen)
        tell = _TELL.get(event["kind"], Teller.anything)
        words = [teller.text(name) for name in _WORDS.get(event["kind"], ("because",))]
        sentence = tell(teller)
        shown = [word for word in words if word and not teller.is_clause(word)]
        told_so = (event["recorded_at"], event["actor"], shown)
        yield Line(event, sentence, (*([] if told_so == last else shown), *teller.remarks()))
        last = told_so
        before |= {name: value for name, value in event["data"].items() if name in _AMENDABLE}


_WORDS = {
    "noted": ("text",),
    "replied": ("text",),
    "fulfilled": ("solution",),
    "handed-off": ("analysis",),
}
"""Fields with words that somebody wrote; `because` where nothing is said here."""

_AMENDABLE = ("subject", "email", "name", "unit", "asset", "cc")
_PLUMBING = frozenset(["agreement", "breaks", "typed_late", "because"])


class Teller:
    """One event and what was known before it, as sentences."""

    def __init__(self, item: Plain, event: Plain, before: Plain, screen: Screen) -> None:
        self.item = item
        self.event = event
        self.data: Plain = event["data"]
        self.before = before
        self.screen = screen

    def text(self, name: str) -> str:
        """A field as text; what was redacted says so, nothing for none."""
        return value(self.data.get(name), self.screen)

    def is_clause(self, words: str) -> bool:
        """Whether a reason is the bare clause that the program itself put there."""
        return self.event["kind"] == "escalated" and words == "4h"

    def say(self, key: str, **values: object) -> str:
        """The sentence of the story under that key."""
        return self.screen.say(f"story.{key}", **values)

    def remarks(self) -> list[str]:
        """That it was typed late, what was taken out, and which clauses an import found broken."""
        remarks = list(dict.fromkeys(self.gone(one) for one in self.data.values() if _gone(one)))
        if self.data.get("breaks"):
            remarks.append(self.say("breaks", clauses=self.text("breaks")))
        if self.data.get("typed_late"):
            at = self.screen.moment(self.event["recorded_at"])
            remarks.append(self.say("typed-late", at=at, because=self.text("typed_late")))
        return remarks

    def gone(self, tombstone: Plain) -> str:
        """When and why words of this event were taken out."""
        at = self.screen.moment(tombstone["at"])
        return self.say("redacted", at=at, because=tombstone["because"])

    # One function a kind

    def opened(self) -> str:
        """How it came in, and what was known of it then."""
        parts = [self.say("opened", channel=self.screen.word("via", self.text("channel")))]
        if self.data.get("service"):
            parts.append(self.say("service", service=self.text("service")))
        return ", ".join(parts)

    def triaged(self) -> str:
        """The judgement: what it is, how it was weighed, and the mark of security."""
        data = self.data
        parts = [self.screen.word("kind", data.get("kind") or "request")]
        if data.get("priority"):
            names = ("service", "priority", "urgency", "impact", "effort")
            parts = [self.say("judged", **{name: data[name] for name in names})]
            if data["priority"] != data.get("computed", data["priority"]):
                parts.append(self.say("by-hand", computed=data["computed"]))
        if data.get("security"):
            parts.append(self.screen.word("story.security", str(data["security"])))
        if data.get("cleared"):
            parts.append(self.say("cleared"))
        return self.say("triaged", what=", ".join(parts))

    def assigned(self) -> str:
        """Who has it now."""
        owner, officer = self.text("owner"), self.text("officer")
        parts = []
        if self.data.get("take"):
            parts.append(self.say("taken"))
        elif owner:
            parts.append(self.say("given", owner=owner))
        if officer:
            parts.append(self.say("officer", officer=officer))
        return ", ".join(parts) or self.say("free")

    def noted(self) -> str:
        """For the desk alone, or to the requester."""
        return self.say("wrote" if self.data.get("to_requester") else "noted")

    def waited(self) -> str:
        """For whom, and until when."""
        said = self.screen.say(f"line.wait.{self.data['for']}")
        until = self.data.get("until")
        return (
            said
            if until is None
            else self.say("until", what=said, at=self.screen.moment(iso(until)))
        )

    def resumed(self) -> str:
        """It goes on."""
        return self.say("resumed")

    def escalated(self) -> str:
        """To a team, a vendor or a head; by whose agreement; for which clause."""
        to, agreed = self.text("to"), self.text("agreed_by")
        if to.startswith(VENDOR):
            said = self.say("to-vendor", vendor=to.removeprefix(VENDOR))
        elif to in HEADS:
            said = self.say("to-head", head=self.say(to))
        else:
            said = self.say("to-team", team=to, level=self.data["level"])
        if self.is_clause(self.text("because")):
            said = f"{said}, {self.say('security-clause')}"
        return f"{said}, {self.say('agreed', by=agreed)}" if agreed else said

    def returned(self) -> str:
        """One level down."""
        return self.say("returned", level=self.data["level"], team=self.text("team"))

    def fulfilled(self) -> str:
        """For good or for now."""
        return self.say("for-now" if self.data.get("temporary") else "fulfilled")

    def closed(self) -> str:
        """With whose confirmation, or after silence."""
        if self.data.get("by") == "silence":
            return self.say("silence")
        by, via = self.text("confirmed_by"), self.text("via")
        if not by:
            return self.say("unconfirmed")
        return self.say("closed", by=by, via=self.screen.word("via", via) if via else "–")

    def reopened(self) -> str:
        """Taken up again."""
        return self.say("reopened")

    def handed_off(self) -> str:
        """What it is instead, and where it is followed."""
        kind = self.screen.word("kind", str(self.data["kind"]))
        if not self.data.get("reference"):
            return self.screen.say("now.handed-off", kind=kind)
        return self.screen.say("now.handed-off-to", kind=kind, reference=self.text("reference"))

    def cancelled(self) -> str:
        """As what."""
        if self.data.get("of"):
            return self.screen.say("now.duplicate", of=self.text("of"))
        return self.screen.say(
            "now.cancelled", why=self.screen.word("cancelled", str(self.data["as"]))
        )

    def amended(self) -> str:
        """The old and the new wording of each field."""
        said = []
        for name in self.data:
            if name not in _PLUMBING:
                old, new = value(self.before.get(name), self.screen), self.text(name)
                key = "amended" if old else "amended-new"
                said.append(self.say(key, field=self.screen.word("field", name), old=old, new=new))
        return "; ".join(said)

    def attached(self) -> str:
        """The names of the files."""
        return self.say("attached", files=self.text("files"))

    def told(self) -> str:
        """Of what, and how."""
        events = self.data.get("notices") or []
        owed = [one for one in self.item["notices"] if one["event"] in events]
        kinds = dict.fromkeys(self.screen.word("notice", one["kind"]) for one in owed)
        return self.say(
            "told", via=self.screen.word("via", self.text("via")), kinds=", ".join(kinds) or "–"
        )

    def replied(self) -> str:
        """The requester wrote."""
        return self.say("replied")

    def late(self) -> str:
        """Why a promised time was missed."""
        return self.say("late")

    def anything(self) -> str:
        """A kind without a sentence of its own: its fields by their names."""
        fields = [
            f"{self.screen.word('field', name).replace('_', ' ')}: {self.text(name)}"
            for name in self.data
            if name not in _PLUMBING and self.data[name] is not None
        ]
        return f"{self.event['kind']} – {'; '.join(fields)}" if fields else self.event["kind"]


_TELL: dict[str, Callable[[Teller], str]] = {
    "opened": Teller.opened,
    "triaged": Teller.triaged,
    "assigned": Teller.assigned,
    "noted": Teller.noted,
    "waited": Teller.waited,
    "resumed": Teller.resumed,
    "escalated": Teller.escalated,
    "returned": Teller.returned,
    "fulfilled": Teller.fulfilled,
    "closed": Teller.closed,
    "reopened": Teller.reopened,
    "handed-off": Teller.handed_off,
    "cancelled": Teller.cancelled,
    "amended": Teller.amended,
    "attached": Teller.attached,
    "told": Teller.told,
    "replied": Teller.replied,
    "late": Teller.late,
}


def _gone(value: object) -> bool:
    return isinstance(value, dict) and "redacted" in value


def value(this: object, screen: Screen) -> str:
    """A value of an event as text: names of files, lists, what was redacted."""
    if this is None:
        return ""
    if isinstance(this, bool):
        return screen.say("field.yes" if this else "field.no")
    if isinstance(this, list):
        return ", ".join(value(one, screen) for one in this)
    return str(this["name"]) if isinstance(this, dict) and "name" in this else screen.words(this)
