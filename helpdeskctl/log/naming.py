"""What the events of a request name that is kept beside them: texts, attachments, agreements.

It takes events as they come, also from a file that somebody made up; it opens nothing.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from helpdeskctl.core.text import digest_of

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

    from helpdeskctl.log.port import Doc


def texts_named(doc: Doc) -> Iterator[str]:
    """The digests of the long texts that the events of a request name."""
    for event in doc["events"]:
        for value in event["data"].values():
            digest = digest_of(value)
            if digest:
                yield digest


def attachments_named(doc: Doc) -> Iterator[str]:
    """The digests of the files that came with a request, but for those taken out since."""
    for event in doc["events"]:
        files = event["data"].get("files")
        for file in files if isinstance(files, list) else ():
            yield str(file.get("sha256")) if isinstance(file, dict) else str(file)


def content_named(doc: Doc) -> Iterator[str]:
    """The digests of both."""
    yield from texts_named(doc)
    yield from attachments_named(doc)


BESIDE: dict[str, Callable[[Doc], Iterator[str]]] = {
    "texts": texts_named,
    "attachments": attachments_named,
}
"""What is kept beside requests and belongs to them alone: the store, and who names what in it."""


def agreements_named(doc: Doc) -> Iterator[str]:
    """The versions of the agreement that the events of a request were read with."""
    for event in doc["events"]:
        name = event["data"].get("agreement")
        if name is not None:
            yield str(name)
