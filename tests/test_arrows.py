"""The arrows of the house go one way: who may import whom, read from the sources."""

from __future__ import annotations

import ast
from pathlib import Path

import pytest

PACKAGE = Path(__file__).parents[1] / "helpdeskctl"

MAY = {
    "errors": set(),
    "core": {"errors"},
    "log": {"core", "errors"},
    "agreement": {"core", "errors"},
    "render": {"core", "errors"},
    "desk": {"agreement", "log", "core", "errors"},
    "cli": {"desk", "render", "core", "errors", ""},
    "__main__": {"cli", "errors"},
}
"""Room → rooms it may import; "" is the package itself (its version)."""

PURE = {"os", "sys", "time", "io", "pathlib", "subprocess", "yaml", "tinydb", "typer", "zoneinfo"}
"""What the core may not know: files, clock, environment, terminal."""


def _room(path: Path) -> str:
    place = path.relative_to(PACKAGE)
    return place.parts[0].removesuffix(".py")


def _imports(path: Path) -> set[str]:
    tree = ast.parse(path.read_text(encoding="utf-8"))
    found: set[str] = set()
    for node in ast.walk(tree):
        if isinstance(node, ast.Import):
            found |= {alias.name for alias in node.names}
        elif isinstance(node, ast.ImportFrom):
            assert node.level == 0, f"{path}: relative imports hide arrows"
            found |= {f"{node.module}.{alias.name}" for alias in node.names}
    return found


SOURCES = sorted(
    path for path in PACKAGE.rglob("*.py") if path.parent != PACKAGE or path.stem[0] != "_"
)


@pytest.mark.parametrize("path", SOURCES, ids=lambda path: str(path.relative_to(PACKAGE)))
def test_one_way(path: Path) -> None:
    """A room imports only the rooms below it."""
    room = _room(path)
    rooms = {
        name.split(".")[1]
        if (PACKAGE / name.split(".")[1]).exists()
        or (PACKAGE / f"{name.split('.')[1]}.py").exists()
        else ""
        for name in _imports(path)
        if name.startswith("helpdeskctl.")
    }
    assert rooms - {room} <= MAY[room]


def _module(path: Path) -> str:
    return ".".join(path.relative_to(PACKAGE.parent).with_suffix("").parts)


def _needed(path: Path, modules: set[str]) -> set[str]:
    """The modules of ours a file needs to run; what it only needs for types is left out."""
    tree = ast.parse(path.read_text(encoding="utf-8"))
    typing = {
        id(inner)
        for node in ast.walk(tree)
        if isinstance(node, ast.If) and ast.unparse(node.test) == "TYPE_CHECKING"
        for inner in ast.walk(node)
    }
    names = {
        name
        for node in ast.walk(tree)
        if isinstance(node, ast.ImportFrom) and id(node) not in typing
        for alias in node.names
        for name in (node.module, f"{node.module}.{alias.name}")
    }
    return {str(name) for name in names & modules}


def test_no_circles() -> None:
    """No file needs, through whatever others, a file that needs it, late imports included."""
    modules = {_module(path): path for path in SOURCES}
    needs = {name: _needed(path, set(modules)) for name, path in modules.items()}
    while free := [name for name, needed in needs.items() if not needed & needs.keys()]:
        for name in free:
            del needs[name]
    assert needs == {}


@pytest.mark.parametrize(
    "path", sorted((PACKAGE / "core").glob("*.py")), ids=lambda path: path.stem
)
def test_pure_core(path: Path) -> None:
    """The core knows no file, clock, environment, terminal, YAML or TinyDB."""
    assert {name.split(".")[0] for name in _imports(path)} & PURE == set()


def test_one_clock() -> None:
    """`now` is asked for in one place only."""
    asking = [
        str(path.relative_to(PACKAGE))
        for path in SOURCES
        if any(
            word in path.read_text(encoding="utf-8")
            for word in ("time.time()", ".now(tz", ".utcnow(")
        )
    ]
    assert asking == ["cli/session.py"]
