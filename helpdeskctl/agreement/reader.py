"""YAML text to a tree of nodes that know their place; every scalar stays text.

It refuses what an agreement never needs (tags, anchors, merge keys, more than one document). It
gives no value a meaning: that is the work of `shape`.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Any, NamedTuple

from helpdeskctl.agreement.faults import Fault, fault, shown

if TYPE_CHECKING:
    from collections.abc import Iterator

MAX_BYTES = 2 * 1024 * 1024
MAX_DEPTH = 20
CONTROL = re.compile("[\x00-\x08\x0b\x0c\x0e-\x1f\x7f-\x84\x86-\x9f\ufffe\uffff]")
BREAK = re.compile("\r\n|[\r\n\x85\u2028\u2029]")

Place = tuple[int, int]


class Scalar(NamedTuple):
    """One value as text; `empty` when nothing was written at all."""

    at: Place
    text: str
    empty: bool = False


class Listing(NamedTuple):
    """A sequence of nodes."""

    at: Place
    items: list[Node]


class Mapping(NamedTuple):
    """Keys in the order of the file, each with its own node."""

    at: Place
    entries: dict[str, tuple[Scalar, Node]]


Node = Scalar | Listing | Mapping


class _Stop(Exception):
    """Reading cannot go on; carries the fault."""

    def __init__(self, found: Fault) -> None:
        super().__init__(found.rule)
        self.found = found


def read_nodes(data: bytes, file: str) -> tuple[Node | None, list[Fault]]:
    """Return the tree and the faults. No tree means that the text is no YAML of ours."""
    builder = _Builder(file)
    try:
        text = _text(data, file)
        for event in _events(text, file):
            builder.take(event)
    except _Stop as stop:
        return None, [*builder.faults, stop.found]
    if builder.root is None:
        return None, [*builder.faults, fault(file, (1, 1), "file.empty")]
    return builder.root, builder.faults


def _text(data: bytes, file: str) -> str:
    if len(data) > MAX_BYTES:
        raise _Stop(fault(file, (1, 1), "file.size", size=len(data), limit=MAX_BYTES))
    try:
        text = data.decode("utf-8-sig")
    except UnicodeDecodeError as error:
        before = data[: error.start].decode("utf-8-sig", "replace")
        raise _Stop(fault(file, _place(before), "file.encoding")) from error
    if found := CONTROL.search(text):
        where = _place(text[: found.start()])
        raise _Stop(fault(file, where, "file.control", code=f"{ord(found[0]):04X}"))
    return text


def _place(before: str) -> Place:
    breaks = list(BREAK.finditer(before))
    return len(breaks) + 1, len(before) - (breaks[-1].end() if breaks else 0) + 1


def _events(text: str, file: str) -> Iterator[Any]:
    import yaml

    loader = getattr(yaml, "CSafeLoader", yaml.SafeLoader)
    last = None
    try:
        for event in yaml.parse(text, Loader=loader):
            last = event if isinstance(event, yaml.ScalarEvent) else last
            yield event
    except yaml.MarkedYAMLError as error:
        raise _Stop(_syntax(error, last, text, file)) from error
    except yaml.YAMLError as error:
        raise _Stop(fault(file, (1, 1), "yaml.syntax", problem=shown(str(error)))) from error


def _syntax(error: Any, last: Any, text: str, file: str) -> Fault:
    """Name the place a person has to look at, which is often not where the parser gave up."""
    where = _mark(error.problem_mark or error.context_mark)
    if error.context == "while scanning a quoted scalar":
        return fault(file, _mark(error.context_mark), "yaml.quote")
    # An unclosed quote swallows text up to the next quote; what follows that one is the error.
    if last is not None and last.style in {"'", '"'} and _mark(last.end_mark) == where:
        return fault(file, _mark(last.start_mark), "yaml.quote")
    lines = BREAK.split(text)
    rest = lines[where[0] - 1][where[1] - 1 :] if where[0] <= len(lines) else ""
    if rest.startswith("\t"):
        return fault(file, where, "yaml.tab")
    return fault(file, where, "yaml.syntax", problem=error.problem)


def _mark(mark: Any) -> Place:
    return (mark.line + 1, mark.column + 1) if mark else (1, 1)


class _Builder:
    """Puts nodes together from the parser's events, without recursion."""

    def __init__(self, file: str) -> None:
        self.file = file
        self.faults: list[Fault] = []
        self.root: Node | None = None
        self.documents = 0
        self.open: list[tuple[Listing | Mapping, list[Scalar]]] = []

    def take(self, event: Any) -> None:
        """Take one event; kinds are told apart by name to keep `yaml` out of the imports."""
        at = _mark(event.start_mark)
        match type(event).__name__:
            case "DocumentStartEvent":
                self._document(at)
            case "MappingStartEvent":
                self._begin(event, Mapping(at, {}))
            case "SequenceStartEvent":
                self._begin(event, Listing(at, []))
            case "ScalarEvent":
                self._scalar(event, at)
            case "AliasEvent":
                self._fault(at, "yaml.anchor")
                self._place(Scalar(at, event.anchor))
            case "MappingEndEvent" | "SequenceEndEvent":
                self._place(self.open.pop()[0])

    def _document(self, at: Place) -> None:
        self.documents += 1
        if self.documents > 1:
            raise _Stop(fault(self.file, at, "yaml.documents"))

    def _begin(self, event: Any, node: Listing | Mapping) -> None:
        self._decorations(event, node.at)
        if len(self.open) >= MAX_DEPTH:
            raise _Stop(fault(self.file, node.at, "yaml.depth", limit=MAX_DEPTH))
        self.open.append((node, []))

    def _scalar(self, event: Any, at: Place) -> None:
        self._decorations(event, at)
        # "\0" in double quotes passes the check of the raw text.
        if found := CONTROL.search(event.value):
            self._fault(at, "file.control", code=f"{ord(found[0]):04X}")
        plain = event.style in {"", None}
        self._place(Scalar(at, CONTROL.sub("", event.value), plain and not event.value))

    def _decorations(self, event: Any, at: Place) -> None:
        if event.anchor:
            self._fault(at, "yaml.anchor")
        if event.tag:
            self._fault(at, "yaml.tag", tag=shown(event.tag))

    def _place(self, node: Node) -> None:
        if not self.open:
            if not (isinstance(node, Scalar) and node.empty):
                self.root = node
            return
        holder, keys = self.open[-1]
        if isinstance(holder, Listing):
            holder.items.append(node)
        elif keys:
            self._entry(holder, keys.pop(), node)
        else:
            keys.append(self._key(node))

    def _key(self, node: Node) -> Scalar:
        if isinstance(node, Scalar):
            return node
        self._fault(node.at, "yaml.key")
        return Scalar(node.at, "")

    def _entry(self, holder: Mapping, key: Scalar, node: Node) -> None:
        if key.text == "<<":
            self._fault(key.at, "yaml.merge")
        elif key.text in holder.entries:
            first = holder.entries[key.text][0].at[0]
            self._fault(key.at, "key.duplicate", name=shown(key.text), first=first)
        elif key.text:
            holder.entries[key.text] = (key, node)

    def _fault(self, at: Place, rule: str, /, **values: object) -> None:
        self.faults.append(fault(self.file, at, rule, **values))
