"""What goes out comes in again, into an empty log only."""

from __future__ import annotations

import json

import pytest

from helpdeskctl.errors import BadValue, Damaged, HelpdeskError, NotFound, Refused
from helpdeskctl.log.exchange import export_json, import_json
from helpdeskctl.log.filelog import FileLog
from helpdeskctl.log.memory import MemoryLog

from .docs import fails, fill, request


def exported(log) -> str:
    """The export as one text."""
    parts: list[str] = []
    export_json(log, parts.append)
    return "".join(parts)


@pytest.fixture
def text(log):
    """The export of a log with moving and archived requests and counters of its own."""
    fill(
        log, [request(1, is_open=False, yymm="2610"), request(2, x=["é\n\u2028\udce9"]), request(3)]
    )
    with log.transaction() as work:
        work.meta |= {"next": 70, "own": [1]}
    log.sweep(keep=lambda doc: False)
    return exported(log)


def test_round_trip(log, text, tmp_path):
    """Documents and counters are equal, from text and from a file, into either log."""
    truth = sorted(log.everything(), key=lambda doc: doc["n"])
    (tmp_path / "export.json").write_text(text, encoding="utf-8")
    (tmp_path / "new").mkdir()
    for other, source in (
        (MemoryLog(), text),
        (FileLog(tmp_path / "new"), tmp_path / "export.json"),
    ):
        assert import_json(other, source) == 3
        assert sorted(other.everything(), key=lambda doc: doc["n"]) == truth
        assert other.meta() == log.meta() == {"next": 70, "own": [1]}
        other.sweep(keep=lambda doc: False)
        assert exported(other) == text


def test_export_is_one_document(log, text):
    """One JSON document, one request a line."""
    whole = json.loads(text)
    assert (whole["schema"], whole["kind"], len(whole["requests"])) == (1, "helpdeskctl-export", 3)
    assert len(text.splitlines()) > len(text.split("\n")) - 1 or len(text.split("\n")) == 6


def test_an_empty_log(log):
    """Nothing goes out and in."""
    assert import_json(MemoryLog(), exported(log)) == 0


def test_into_a_log_that_is_not_empty(log, text):
    """Two histories are not mixed."""
    before = list(log.everything())
    with fails(Refused, "import.not-empty"):
        import_json(log, text)
    assert list(log.everything()) == before


GOOD = {"schema": 1, "kind": "helpdeskctl-export", "meta": {}}


@pytest.mark.parametrize(
    ("source", "kind", "key"),
    [
        ("{", BadValue, "import.not-json"),
        ('{"x": NaN}', BadValue, "import.not-json"),
        ("[]", BadValue, "import.not-export"),
        ("{}", BadValue, "import.not-export"),
        (json.dumps({**GOOD, "schema": "1"}), BadValue, "import.not-export"),
        (json.dumps({**GOOD, "schema": 2}), Damaged, "log.newer"),
        (json.dumps(GOOD), BadValue, "import.bad-request"),
        (json.dumps({**GOOD, "requests": [request(1), {"n": 2}]}), BadValue, "import.bad-request"),
        (json.dumps({**GOOD, "requests": [request(1), 5]}), BadValue, "import.bad-request"),
        (json.dumps({**GOOD, "requests": [request(1), request(1)]}), BadValue, "import.duplicate"),
    ],
)
def test_what_is_no_export(log, source, kind, key):
    """Each is told, and nothing is put."""
    with pytest.raises(HelpdeskError) as caught:
        import_json(log, source)
    assert (type(caught.value), caught.value.key) == (kind, key)
    assert (list(log.everything()), log.meta()) == ([], {"next": 1})


def test_no_such_file(log, tmp_path):
    """A missing file is not found."""
    with fails(NotFound, "import.no-file"):
        import_json(log, tmp_path / "none.json")


def test_a_counter_that_is_too_low(log):
    """A number that stands in the log is never given again, whatever the export says."""
    import_json(log, json.dumps({**GOOD, "meta": {"next": 1}, "requests": [request(5)]}))
    assert log.meta()["next"] == 6
