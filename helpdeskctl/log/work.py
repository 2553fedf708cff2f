"""A transaction in the making: what was put, on top of what stands in the log.

It writes nothing; the log that began it does, at the end.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from helpdeskctl.errors import Damaged
from helpdeskctl.log.lines import check, encode, value_of
from helpdeskctl.log.strictjson import dump, load

if TYPE_CHECKING:
    from collections.abc import Callable

    from helpdeskctl.log.port import Doc


class Work:
    """A Transaction; `puts` are the lines to write."""

    def __init__(
        self,
        meta: dict[str, Any],
        find: Callable[[int], Doc | None],
        highest: Callable[[], int],
    ) -> None:
        """`find` returns a fresh copy of what stands in the log, `highest` its last number."""
        self.meta = {"next": 1, **meta}
        self.puts: dict[int, bytes] = {}
        self._before = dump(self.meta)
        self._find = find
        self._highest = highest
        self._given: int | None = None

    def get(self, number: int) -> Doc | None:
        """A copy of the request, as put before in here or as it stands in the log."""
        if number in self.puts:
            doc: Doc = load(value_of(self.puts[number]))
            return doc
        return self._find(number)

    def put(self, doc: Doc) -> None:
        """Takes the request as it is now; changing it afterwards changes nothing."""
        number = check(doc)["n"]
        self.puts[number] = encode(number, doc)
        self.meta["next"] = max(self.meta["next"], number + 1)

    def next_number(self) -> int:
        """A number never given before; Damaged when the counter names one that was."""
        number: int = self.meta["next"]
        if self._given is None:
            self._given = self._highest()
        if number <= self._given:
            raise Damaged("log.number-taken", number=number, highest=self._given)
        self.meta["next"] = number + 1
        return number

    def meta_changed(self) -> bool:
        """Whether the counters are not what they were."""
        return dump(self.meta) != self._before
