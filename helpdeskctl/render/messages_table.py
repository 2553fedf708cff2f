"""The table of sentences: key → language → text, from one file a topic, each read when asked.

The first word of a key says which file it stands in. An entry has both languages side by side;
what is the same in both, as a bare command, stands alone.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from importlib import import_module

Texts = dict[str, str]

TOPICS = {
    "values": "usage option stopped bug number request filter subject requester unit who person"
    " people cc note body cut file output attach late cancel amend confirm",
    "times": "at when duration hours zone calendar",
    "desk": "desk init agreement service team triage vendor clause",
    "rules": "sop escalate fulfil done",
    "log": "log report",
    "export": "export",
    "imports": "import",
    "requests": "dry-run next again hint suggest line clock list owed head",
    "show": "show field",
    "story": "story via kind cancelled notice state date",
    "todo": "do todo now",
    "agreement": "working catalog sla",
    "keeping": "made played verified archived stats exported written",
    "health": "health doctor",
    "privacy": "redact redacted retain held",
    "backup": "backup brought",
    "safekeeping": "seal restore accept",
    "telling": "tell waiting handover",
    "prompts": "prompt walk",
    "usage": "typer os frame",
    "newer": "newer",
}
"""Files `messages_<topic>`, and the first words of their keys."""

_TOPIC_OF = {word: topic for topic, words in TOPICS.items() for word in words.split()}


class Table(Mapping[str, Texts]):
    """All sentences as one mapping; `Table()[key][lang]`."""

    def __getitem__(self, key: str) -> Texts:
        entry = _texts(_TOPIC_OF[key.partition(".")[0]])[key]
        return entry if isinstance(entry, dict) else {"en": entry, "id": entry}

    def __iter__(self) -> Iterator[str]:
        for topic in TOPICS:
            yield from _texts(topic)

    def __len__(self) -> int:
        return sum(1 for _ in self)


def _texts(topic: str) -> dict[str, str | Texts]:
    texts: dict[str, str | Texts] = import_module(f"helpdeskctl.render.messages_{topic}").TEXTS
    return texts


TABLE = Table()
