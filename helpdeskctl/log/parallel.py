"""The same work for many items, on all processors where it is worth it.

It knows nothing of logs. A function runs in copies of this process: what it changes is lost, what
it returns or raises comes back.
"""

from __future__ import annotations

import os
from typing import TYPE_CHECKING, TypeVar

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Iterator

Item = TypeVar("Item")
Result = TypeVar("Result")

_work: list[Callable[[object], object]] = []
"""What the copies do: they are made with it, so it need not be sent to them."""


def spread(
    work: Callable[[Item], Result], items: Iterable[Item], *, worth_it: bool
) -> Iterator[Result]:
    """The results, in the order of the items."""
    if not worth_it or (os.cpu_count() or 1) < 2:
        yield from map(work, items)
        return
    from concurrent.futures import ProcessPoolExecutor
    from multiprocessing import get_context

    _work[:] = [work]  # type: ignore[list-item]
    with ProcessPoolExecutor(mp_context=get_context("fork"), initializer=_quiet) as pool:
        try:
            yield from pool.map(_do, items)  # type: ignore[misc]
        except BaseException:
            pool.shutdown(wait=False, cancel_futures=True)
            raise


def _quiet() -> None:
    """Ctrl-C is the first process' business."""
    import signal

    signal.signal(signal.SIGINT, signal.SIG_IGN)


def _do(item: object) -> object:
    return _work[0](item)
