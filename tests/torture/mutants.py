"""Each safeguard of the log is taken out in turn, and a test must notice it; no tests."""

from __future__ import annotations

import os
import re
import shutil
import subprocess
import sys
from concurrent.futures import ThreadPoolExecutor
from typing import TYPE_CHECKING, NamedTuple

from tests.torture.desks import ROOT
from tests.torture.mutations import MUTANTS

if TYPE_CHECKING:
    from collections.abc import Iterable
    from pathlib import Path

    from tests.torture.mutations import Mutant

SURVIVED = "NONE"
_PATIENCE_S = 180
_FAILED = re.compile(r"^(?:FAILED|ERROR) tests/(\S+)", re.MULTILINE)
_NEEDED = ("helpdeskctl", "tests", "docs", "pyproject.toml", "catalog.yaml", "sla.yaml")
_PYTEST = ("-q", "-x", "-p", "no:randomly", "-p", "no:cacheprovider", "-m", "not slow")


class Fate(NamedTuple):
    """A mutant, and the test that noticed it."""

    name: str
    caught_by: str


def hunt(folder: Path, mutants: Iterable[Mutant] = MUTANTS) -> list[Fate]:
    """Let the tests loose on every mutant, as many at a time as there are processors."""
    with ThreadPoolExecutor(os.cpu_count() or 1) as pool:
        cases = enumerate(mutants)
        return list(pool.map(lambda case: _fate(folder / str(case[0]), case[1]), cases))


def mutated(mutant: Mutant) -> str:
    """The source without the safeguard; it must stand there once, or the table is out of date."""
    text = (ROOT / "helpdeskctl" / mutant.file).read_text(encoding="utf-8")
    assert text.count(mutant.old) == 1, f"{mutant.name}: {text.count(mutant.old)} such places"
    return text.replace(mutant.old, mutant.new)


def _fate(folder: Path, mutant: Mutant) -> Fate:
    _copy(folder)
    (folder / "helpdeskctl" / mutant.file).write_text(mutated(mutant), encoding="utf-8")
    words = [sys.executable, "-m", "pytest", *_PYTEST, *(f"tests/{one}" for one in mutant.tests)]
    environment = {"PYTHONPATH": str(folder), "PATH": os.environ["PATH"], "HOME": str(folder)}
    try:
        done = subprocess.run(
            words,
            cwd=folder,
            env=environment,
            capture_output=True,
            text=True,
            timeout=_PATIENCE_S,
            check=False,
        )
    except subprocess.TimeoutExpired:
        return Fate(mutant.name, f"{mutant.tests[0]}, which never ends")
    finally:
        shutil.rmtree(folder)
    found = _FAILED.search(done.stdout)
    assert done.returncode in (0, 1, 5), done.stdout[-2000:] + done.stderr[-2000:]
    return Fate(mutant.name, found[1] if found and done.returncode == 1 else SURVIVED)


def _copy(folder: Path) -> None:
    folder.mkdir(parents=True)
    for name in _NEEDED:
        source = ROOT / name
        if source.is_dir():
            ignored = shutil.ignore_patterns("__pycache__")
            shutil.copytree(source, folder / name, ignore=ignored)
        else:
            shutil.copy(source, folder / name)
