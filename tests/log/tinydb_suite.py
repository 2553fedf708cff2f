"""TinyDB's own tests on our storage: `make tinydb`. Fetches the source of the installed TinyDB.

Left out are tests of what stock storage has and ours has not, each with its reason.
"""

from __future__ import annotations

import subprocess
import sys
import tarfile
import tempfile
from importlib.metadata import version
from pathlib import Path
from typing import Any

import tinydb
import tinydb.database
import tinydb.storages

from helpdeskctl.log.storage import LogStorage

LEFT_OUT = {
    "test_storages.py::test_json_invalid_mode_warning": "no access mode: readers take no lock",
    "test_storages.py::test_json_read": "no access mode",
    "test_storages.py::test_json_kwargs": "the form of the file is fixed: a line a document",
    "test_storages.py::test_encoding": "the file is UTF-8",
    "test_storages.py::test_create_dirs": "no folder is made, or missed before something is written",
    "test_storages.py::test_json_invalid_directory": "a missing folder is missed at the first write",
    "test_storages.py::test_json": "it writes a list where TinyDB writes a table of documents",
    "test_tables.py::test_table_repr[json]": "the name of the class in a repr",
    "test_middlewares.py::test_caching_json_write": "it looks for an open handle; ours keeps none",
}


class OursWithAnyForm(LogStorage):
    """Ours, taking the options that say how stock TinyDB writes JSON."""

    def __init__(self, path: str | Path, **_form: Any) -> None:
        super().__init__(path)


def pytest_configure() -> None:
    """Called by the inner run, of which this module is a plug-in."""
    stock: Any = tinydb.storages
    stock.JSONStorage = OursWithAnyForm
    tinydb.JSONStorage = OursWithAnyForm  # type: ignore[attr-defined, misc, assignment]
    tinydb.database.TinyDB.default_storage_class = OursWithAnyForm


def main() -> int:
    """Fetch the tests that belong to the TinyDB in use, and run them on our storage."""
    with tempfile.TemporaryDirectory() as name:
        folder = Path(name)
        wanted = f"tinydb=={version('tinydb')}"
        fetch = ["download", "--quiet", "--no-deps", "--no-binary", "tinydb", "--dest", name]
        subprocess.run([sys.executable, "-m", "pip", *fetch, wanted], check=True)
        with tarfile.open(next(folder.glob("tinydb-*.tar.gz"))) as archive:
            archive.extractall(folder, filter="data")
        tests = next(folder.glob("tinydb-*/tests"))
        left_out = [f"--deselect=tests/{test}" for test in LEFT_OUT]
        run = ["-m", "pytest", "-q", "-p", "tests.log.tinydb_suite", "-c", "/dev/null"]
        words = [sys.executable, *run, f"--rootdir={tests.parent}", *left_out, str(tests)]
        # `tests` is the name of both suites: ours is found first, theirs is given by its path.
        return subprocess.run(
            [*words, "--import-mode=importlib"], cwd=Path(__file__).parents[2], check=False
        ).returncode


if __name__ == "__main__":
    sys.exit(main())
