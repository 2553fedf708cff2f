"""Which services the words of a request fit best: names, keywords and examples, both languages.

It proposes and never decides. Plain words only; nothing is learned here.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from collections.abc import Iterator

    from helpdeskctl.core.terms import Terms

MOST = 3
_MOST_FOUND = 9
_WORD = re.compile(r"[^\W_]{3,}")
_PHRASE = 4.0
"""What a keyword found whole is worth, a word; a single common word is worth one at most."""
_COMMON = frozenset(
    "mohon tolong minta bisa tidak untuk dengan yang dari dan atau saya kami please the and for"
    " with not can you bantu dibantu selamat pagi siang sore mas mbak pak terima kasih".split()
)


def best(terms: Terms, text: str) -> list[str]:
    """The ids of the services that fit, the best first, three at most; none that fits nothing."""
    low = " ".join(_WORD.findall(text.casefold()))
    words = set(low.split()) - _COMMON
    spread = _spread(terms)
    scored = [(_score(terms.services[name], low, words, spread), name) for name in _offered(terms)]
    ranked = sorted(scored, key=lambda pair: (-pair[0], pair[1]))
    return [name for score, name in ranked[:MOST] if score > 0]


def exactly(terms: Terms, typed: str) -> str | None:
    """The service of that id in any case, or the only one whose id begins so."""
    word = typed.casefold()
    if word in terms.services:
        return word
    near = [name for name in _offered(terms) if name.startswith(word)]
    return near[0] if len(near) == 1 else None


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


def _score(entry: dict[str, Any], low: str, words: set[str], spread: dict[str, int]) -> float:
    phrases = [_WORD.findall(keyword.casefold()) for keyword in entry["keywords"]]
    whole = [phrase for phrase in phrases if phrase and f" {' '.join(phrase)} " in f" {low} "]
    found = _PHRASE * sum(map(len, whole))
    return found + sum(1 / spread[word] for word in words & _words(entry))


def _spread(terms: Terms) -> dict[str, int]:
    """In how many services each word stands: a word of one service tells more than one of ten."""
    counts: dict[str, int] = {}
    for entry in terms.services.values():
        for word in _words(entry):
            counts[word] = counts.get(word, 0) + 1
    return counts


def _words(entry: dict[str, Any]) -> set[str]:
    return {word for text in _texts(entry) for word in _WORD.findall(text.casefold())} - _COMMON


def _texts(entry: dict[str, Any]) -> Iterator[str]:
    yield from entry["name"].values()
    yield from entry["keywords"]
    yield from entry["examples"]
