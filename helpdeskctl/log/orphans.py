"""Texts and attachments that no event names: left by commands that were refused or killed.

They hurt nobody. It removes nothing, and does not look through an archive of any size for them.
"""

from __future__ import annotations

import re
from itertools import chain
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable

    from helpdeskctl.log.content import ContentStore

LOOKED_THROUGH = 50_000_000
"""The size of an archive up to which its bytes are searched; a tenth of a second."""
_NAME = re.compile(rb'"([0-9a-f]{64})"')


def count(
    stores: Iterable[ContentStore],
    before: int,
    hot: Callable[[], bytes],
    archived: Iterable[bytes] | None,
) -> dict[str, int] | None:
    """`number` and `size` of what is older and named nowhere; None where `archived` is."""
    if archived is None:
        return None
    entries = [one for store in stores for one in store.entries()]
    kept = {one.name: one.stat(follow_symlinks=False) for one in entries}
    unnamed = {name: found.st_size for name, found in kept.items() if found.st_mtime < before}
    for raw in chain([hot()], archived) if unnamed else ():
        for name in _NAME.findall(raw):
            unnamed.pop(name.decode(), None)
    return {"number": len(unnamed), "size": sum(unnamed.values())}
