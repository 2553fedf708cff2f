"""What a file has to look like: mappings, lists and single values, described as values.

A description turns a tree of nodes into plain data and collects every fault. It looks at one
entry at a time; what holds between entries is the work of the rules.
"""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Any, Protocol

from helpdeskctl.agreement.faults import Fault, fault, listed, near, shown
from helpdeskctl.agreement.reader import Listing, Mapping, Scalar, read_nodes

if TYPE_CHECKING:
    from collections.abc import Iterator

    from helpdeskctl.agreement.reader import Node, Place

    Entries = dict[str, tuple[Scalar, Node]]

Path = tuple[str | int, ...]

# What a node that could not be converted becomes. In lists it stays, so that positions fit.
BAD = None


class Shape(Protocol):
    """A description of one node."""

    def read(self, node: Node, path: Path, page: Page) -> Any:
        """Return plain data, or BAD after reporting why."""


@dataclass
class Page:
    """One file as plain data that still knows where each entry stands."""

    file: str
    data: Any = None
    faults: list[Fault] = field(default_factory=list)
    places: dict[Path, Place] = field(default_factory=dict)
    labels: dict[Path, str] = field(default_factory=dict)
    broken: set[Path] = field(default_factory=set)

    def read(self, shape: Shape, node: Node, path: Path, key: Scalar | None = None) -> Any:
        """Convert one node and remember where an editor should land for it."""
        written = isinstance(node, Scalar) and not node.empty
        self.places[path] = key.at if key and not written else node.at
        return shape.read(node, path, self)

    def refuse(self, path: Path, sentence: str, /, **values: object) -> None:
        """Report the node at `path` as unusable; the result stands for BAD."""
        self.broken.add(path)
        self.report(path, sentence, **values)

    def report(self, path: Path, sentence: str, /, **values: object) -> None:
        """Collect an error."""
        self.faults.append(fault(self.file, self.at(path), sentence, **values))

    def warn(self, path: Path, sentence: str, /, **values: object) -> None:
        """Collect a warning."""
        error = fault(self.file, self.at(path), sentence, **values)
        self.faults.append(error._replace(level="warning"))

    def at(self, path: Path) -> Place:
        """Return the place of an entry, or of what holds it."""
        while path and path not in self.places:
            path = path[:-1]
        return self.places.get(path, (1, 1))

    def line(self, path: Path) -> int:
        """Return the line of an entry."""
        return self.at(path)[0]

    def sound(self, *path: str | int) -> bool:
        """Say whether nothing at or below `path` was refused: only then absence means something."""
        return self.data is not None and not any(
            one[: len(path)] == path or path[: len(one)] == one for one in self.broken
        )

    def get(self, *path: str | int) -> Any:
        """Return the entry at `path`, or BAD."""
        here = self.data
        for step in path:
            try:
                here = here[step]
            except (KeyError, IndexError, TypeError):
                return BAD
        return here

    def each(self, *path: str | int) -> Iterator[tuple[Path, dict[str, Any]]]:
        """Yield path and data of the mappings that a list or mapping holds."""
        held = self.get(*path) or ()
        pairs = held.items() if isinstance(held, dict) else enumerate(held)
        yield from (((*path, key), value) for key, value in pairs if isinstance(value, dict))

    def owner(self, path: Path) -> str:
        """Return the words that tell a person which entry this is: `vpn-access.name`."""
        names: list[str] = []
        below = False
        for cut, step in enumerate(path, 1):
            label = self.labels.get(path[:cut])
            if label and not below:
                # What stands above the first label only says which list it is.
                names, below = [], True
            names.append(label or (str(step + 1) if isinstance(step, int) else step))
        return ".".join(names)


def read_page(data: bytes, file: str, shape: Shape) -> Page:
    """Read one file to its end: its data as far as it is usable, and every fault."""
    page = Page(file)
    node, page.faults = read_nodes(data, file)
    if node is not None:
        page.data = page.read(shape, node, ())
    return page


def title(path: Path) -> str:
    """Return the key that a message about a value names."""
    names = [step for step in path if isinstance(step, str)]
    return names[-1] if names else ""


@dataclass(frozen=True)
class Record:
    """A mapping with known keys. `label` is the key whose text names the entry in messages."""

    required: dict[str, Shape] = field(default_factory=dict)
    optional: dict[str, Shape] = field(default_factory=dict)
    label: str = ""

    def read(self, node: Node, path: Path, page: Page) -> Any:
        """Return a dict of the keys that could be converted, in the order of the file."""
        if not isinstance(node, Mapping):
            return page.refuse(path, "value.mapping", name=title(path))
        self._label(node, path, page)
        known = self.required | self.optional
        data = {}
        entries = self._spelled(node, path, page)
        for name, (key, child) in entries.items():
            value = page.read(known[name], child, (*path, name), key)
            if value is not BAD:
                data[name] = value
        for name in self.required:
            if name not in entries:
                self._missing(name, path, page)
        return data

    def _label(self, node: Mapping, path: Path, page: Page) -> None:
        named = node.entries.get(self.label)
        if named and isinstance(named[1], Scalar):
            page.labels[path] = shown(named[1].text)

    def _missing(self, name: str, path: Path, page: Page) -> None:
        page.broken.add((*path, name))
        owner = page.owner(path)
        page.report(path, "key.missing" if owner else "key.missing.root", owner=owner, name=name)

    def _spelled(self, node: Mapping, path: Path, page: Page) -> Entries:
        """Return the entries by the names that were meant: a misspelt key is one fault, not two."""
        known = self.required | self.optional
        entries: Entries = {}
        for name, (key, child) in node.entries.items():
            if name in known:
                entries[name] = (key, child)
                continue
            absent = [one for one in known if one not in node.entries and one not in entries]
            meant = near(name, absent)
            if meant:
                entries[meant] = (key, child)
            self._unknown(key, (*path, meant or name), page, meant or near(name, known))
        return entries

    def _unknown(self, key: Scalar, path: Path, page: Page, close: str | None) -> None:
        page.broken.add(path)
        allowed = listed(self.required | self.optional)
        told = {"name": shown(key.text), "near": close, "allowed": allowed}
        sentence = "key.unknown.near" if close else "key.unknown"
        page.faults.append(fault(page.file, key.at, sentence, **told))


@dataclass(frozen=True)
class MapOf:
    """A mapping whose keys are names of the company's own choice."""

    key: Shape
    value: Shape
    least: int = 0

    def read(self, node: Node, path: Path, page: Page) -> Any:
        """Return a dict in the order of the file."""
        if not isinstance(node, Mapping):
            return page.refuse(path, "value.mapping", name=title(path))
        if len(node.entries) < self.least:
            page.refuse(path, "value.few", name=title(path), least=self.least)
        return {
            name: self._entry(page, (*path, name), *pair) for name, pair in node.entries.items()
        }

    def _entry(self, page: Page, path: Path, key: Scalar, child: Node) -> Any:
        page.labels[path] = shown(key.text)
        page.places[path] = key.at
        self.key.read(key, path, page)
        return page.read(self.value, child, path, key)


@dataclass(frozen=True)
class ListOf:
    """A list of equal entries; `unique` where a second mention would mean nothing."""

    item: Shape
    least: int = 0
    unique: bool = False

    def read(self, node: Node, path: Path, page: Page) -> Any:
        """Return a list; entries that could not be converted are BAD."""
        if not isinstance(node, Listing):
            return page.refuse(path, "value.list", name=title(path))
        if len(node.items) < self.least:
            page.refuse(path, "value.few", name=title(path), least=self.least)
        values = [page.read(self.item, one, (*path, i)) for i, one in enumerate(node.items)]
        if self.unique:
            self._unique(values, path, page)
        return values

    def _unique(self, values: list[Any], path: Path, page: Page) -> None:
        for index, value in enumerate(values):
            if value is not BAD and value in values[:index]:
                page.report((*path, index), "value.duplicate", value=value, name=title(path))
