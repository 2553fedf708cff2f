"""Which services the words of a request fit best: names, keywords and examples, both languages.

It proposes and never decides. Plain words only; nothing is learned here.
"""

from __future__ import annotations

import re
from math import log
from typing import TYPE_CHECKING, Any

from helpdeskctl.core.text import only

if TYPE_CHECKING:
    from collections.abc import Iterator

    from helpdeskctl.core.terms import Terms

MOST = 3
_MOST_FOUND = 9
_WORD = re.compile(r"[^\W_]{3,}")
_WHOLE = 2.0
"""What a keyword found whole is worth beside its words, a word."""
_COMMON = frozenset(
    "mohon tolong minta bisa tidak untuk dengan yang dari dan atau saya kami please the and for"
    " with not can you bantu dibantu selamat pagi siang sore mas mbak pak terima kasih"
    " ganti lagi semua nggak sudah belum sering".split()
)


def best(terms: Terms, text: str) -> list[str]:
    """The ids of the services that fit, the best first, three at most; none that fits nothing."""
    low = _plain(text)
    words = set(low.split()) - _COMMON
    rarity = _rarity(terms)
    scored = [(_score(terms.services[name], low, words, rarity), name) for name in _offered(terms)]
    ranked = sorted(scored, key=lambda pair: (-pair[0], pair[1]))
    return [name for score, name in ranked[:MOST] if score > 0]


def exactly(terms: Terms, typed: str) -> str | None:
    """The service of that id in any case, or the only one whose id begins so."""
    word = typed.casefold()
    return word if word in terms.services else only(word, _offered(terms))


def search(terms: Terms, typed: str) -> list[str]:
    """Services that a word leads to: by the beginning of their ids, by their words, by a part."""
    word = typed.casefold()
    near = [name for name in _offered(terms) if name.startswith(word)]
    found = near or best(terms, typed) or [n for n in _offered(terms) if word in _said(terms, n)]
    return found[:_MOST_FOUND]


def _offered(terms: Terms) -> list[str]:
    return [name for name, entry in terms.services.items() if entry["status"] != "retired"]


def _said(terms: Terms, name: str) -> str:
    return " ".join([name, *terms.services[name]["name"].values()]).casefold()


def _score(entry: dict[str, Any], low: str, words: set[str], rarity: dict[str, float]) -> float:
    whole = {
        word for phrase in _phrases(entry) if f" {phrase} " in f" {low} " for word in phrase.split()
    }
    found = sum(_WHOLE * rarity.get(word, 0) for word in whole)
    return found + sum(
        worth * rarity[word] for word, worth in _worth(entry).items() if word in words
    )


def _phrases(entry: dict[str, Any]) -> Iterator[str]:
    """The keywords as they would stand in a text."""
    return (phrase for keyword in entry["keywords"] if (phrase := _plain(keyword)))


def _rarity(terms: Terms) -> dict[str, float]:
    """What a word tells: one that stands in few services more than one of many."""
    counts: dict[str, int] = {}
    for entry in terms.services.values():
        for word in _worth(entry):
            counts[word] = counts.get(word, 0) + 1
    return {word: log((len(terms.services) + 1) / count) for word, count in counts.items()}


def _worth(entry: dict[str, Any]) -> dict[str, float]:
    """Each word of a service with what it is worth: the most in a name, the least in an example."""
    worth: dict[str, float] = {}
    for texts, each in (
        (entry["examples"], 0.5),
        (entry["keywords"], 2),
        (entry["name"].values(), 3),
    ):
        worth |= dict.fromkeys((word for text in texts for word in _plain(text).split()), each)
    return {word: each for word, each in worth.items() if word not in _COMMON}


def _plain(text: str) -> str:
    return " ".join(_WORD.findall(text.casefold()))
