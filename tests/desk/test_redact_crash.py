"""A redaction that is stopped anywhere is named, and finished by typing it again."""

from __future__ import annotations

import os
import shutil
import threading
from typing import TYPE_CHECKING, Any

import pytest

from helpdeskctl.core.when import iso
from helpdeskctl.desk import keeping, privacy
from helpdeskctl.desk.personal import Order
from helpdeskctl.log import files
from helpdeskctl.log.filelog import FileLog
from helpdeskctl.log.intents import REDACTED, REDACTING
from tests.desk.rich import (
    BECAUSE,
    LATER,
    desk,
    doc,
    journal,
    redacts,
    traces,
)
from tests.desk.small import rules

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path


STEPS = ("replace", "remove", "keep_present", "clear_strays")


def _dies(path: Path, step: int, *, after: bool) -> bool:
    """Redact in another process that is gone at that step; whether it came so far."""
    child = os.fork()
    if child == 0:
        left = [step]

        def counted(real: Callable[..., Any]) -> Callable[..., Any]:
            def call(*args: Any, **more: Any) -> Any:
                left[0] -= 1
                if left[0] < 0 and not after:
                    os._exit(9)
                found = real(*args, **more)
                if left[0] < 0:
                    os._exit(9)
                return found

            return call

        for name in STEPS:
            setattr(files, name, counted(getattr(files, name)))
        try:
            redacts(path)
        finally:
            os._exit(0)
    return os.waitstatus_to_exitcode(os.waitpid(child, 0)[1]) == 9


@pytest.mark.parametrize("after", [False, True])
def test_a_crash_at_any_step(rich: Path, tmp_path: Path, *, after: bool) -> None:
    """What was begun is named, and repeated it finishes; before the intent nothing has happened."""
    for step in range(99):
        copy = shutil.copytree(rich, tmp_path / f"{step}-{after}")
        if not _dies(copy, step, after=after):
            break
        begun = journal(copy) == [REDACTING]
        found = keeping.verify(desk(copy)).data["findings"]
        assert [one["rule"] for one in found] == (["unfinished"] if begun else []), step
        assert all(one["id"] == "REQ-2611-0001" for one in found)
        if begun:
            one = (["all"], "lain kata") if step % 2 else ([], None)
            assert privacy.redact(desk(copy), "1", one[0], one[1], None).data["changed"]
        else:
            redacts(copy) if not journal(copy) else None
        assert traces(copy / "log") == [], step
        assert rules(copy) == []
        assert journal(copy) == [REDACTING, REDACTED]
        assert list(copy.rglob("*.tmp")) == []
        assert "forgetting" not in desk(copy).log.meta()
        shutil.rmtree(copy)
    assert step > 10


def test_one_that_goes_on_is_no_finding(rich: Path) -> None:
    """Whoever verifies meanwhile waits for the end of it."""
    here, ready = desk(rich), threading.Event()

    def redact_slowly() -> None:
        other = desk(rich)
        found = other.log.get(1)
        assert found is not None
        with other.log.hold():
            order = Order(("asset",), None, BECAUSE, iso(LATER))
            intent = privacy.begin(other, found, order)
            ready.set()
            threading.Event().wait(0.3)
            privacy.carry_out(other, [(found, intent, order)])

    thread = threading.Thread(target=redact_slowly)
    thread.start()
    ready.wait()
    findings = keeping.verify(here).data["findings"]
    thread.join()
    assert findings == []


def test_a_busy_log_is_no_excuse(rich: Path) -> None:
    """Where the lock does not come free, what has no end is named."""
    found = doc(rich)
    privacy.begin(desk(rich), found, Order(("asset",), None, BECAUSE, iso(LATER)))
    short = desk(rich)
    short.log = FileLog(rich / "log", wait_s=0.05)
    with desk(rich).log.hold():
        assert [one["rule"] for one in keeping.verify(short).data["findings"]] == ["unfinished"]
