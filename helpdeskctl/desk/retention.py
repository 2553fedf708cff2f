"""`log retain`: whose texts are kept longer than the classes of `desk.yaml` say, and their end."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, NamedTuple

from helpdeskctl.core.when import DAY, date_text, day_number, iso
from helpdeskctl.desk import personal, privacy
from helpdeskctl.desk.answer import Answer
from helpdeskctl.desk.personal import Order
from helpdeskctl.errors import BadValue, CheckFailed
from helpdeskctl.log.lines import month_of

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

    from helpdeskctl.desk.records import Desk
    from helpdeskctl.log.port import Doc

BATCH = 20
"""How many requests are redacted in one hold of the lock."""


class Due(NamedTuple):
    """A request whose texts are kept too long: its class, and until when they were to be kept."""

    id: str
    n: int
    name: str
    period: str
    ended_at: int
    until: int

    @property
    def because(self) -> str:
        """The reason that will stand in its tombstones."""
        return f"retention class {self.name}, {self.period}"


def retain(desk: Desk, *, agreed: Callable[[int], bool] | None, asked: bool) -> Answer:
    """Redact what is past its class, but for what is held; a dry run lists it.

    `agreed` is asked with how many there are, unless it is None; without `asked` nobody can.
    """
    if not desk.settings.retention:
        desk.remarks.append(("retain.no-classes", {}))
    due = sorted(_due(desk), key=lambda one: (one.until, one.id))
    held = [one for one in due if one.id in desk.settings.legal_hold]
    going = [one for one in due if one not in held]
    if desk.hand.dry_run:
        desk.remarks.append(("dry-run", {}))
        return _answer(desk, going, held, 0)
    if going and agreed is not None and not asked:
        raise BadValue("retain.yes", requests=len(going))
    if going and agreed is not None and not agreed(len(going)):
        raise CheckFailed("stopped")
    privacy.finish(desk)
    return _answer(desk, going, held, sum(_redact(desk, batch) for batch in _batches(going)))


def _due(desk: Desk) -> Iterator[Due]:
    classes = dict(desk.settings.retention)
    for doc in desk.log.everything() if classes else ():
        one = _of(doc, classes)
        if one is not None and one.until <= desk.now():
            yield one


def _of(doc: Doc, classes: dict[str, str]) -> Due | None:
    """The request with its class; None while it is open, without a class, or without texts."""
    name = class_of(doc["summary"], classes)
    ended_at = doc["summary"].get("ended_at")
    if doc["open"] or name is None or ended_at is None or not _texts(doc):
        return None
    period = classes[name]
    return Due(doc["id"], doc["n"], name, period, ended_at, until(ended_at, period))


def _texts(doc: Doc) -> bool:
    return any(not field.gone for field in personal.fields_of(doc))


def class_of(summary: dict[str, Any], classes: dict[str, str]) -> str | None:
    """The class of a request that has ended: security, else its end, else `default`."""
    marked = summary.get("was_security", False)
    wanted = ("security" if marked else "", summary.get("ended_as"), summary.get("status"))
    return next((name for name in (*wanted, "default") if name in classes), None)


def until(ended_at: int, period: str) -> int:
    """The instant at which a period is over; years are those of the calendar."""
    if period.endswith("d"):
        return ended_at + int(period[:-1]) * DAY
    day, rest = divmod(ended_at, DAY)
    year, month_day = date_text(day)[:4], date_text(day)[4:]
    later = f"{int(year) + int(period[:-1])}"
    if month_day == "-02-29" and int(later) % 4:
        month_day = "-03-01"
    return day_number(later + month_day) * DAY + rest


def _batches(due: list[Due]) -> Iterator[list[Due]]:
    """Requests of one month, in portions."""
    months: dict[str, list[Due]] = {}
    for one in due:
        months.setdefault(month_of(one.id), []).append(one)
    for ones in months.values():
        for start in range(0, len(ones), BATCH):
            yield ones[start : start + BATCH]


def _redact(desk: Desk, batch: list[Due]) -> int:
    """Redact these as they are now: one may have been reopened, or redacted, meanwhile."""
    with desk.log.hold():
        orders = []
        for one in batch:
            doc = desk.log.get(one.n, month_of(one.id))
            if doc is not None and not doc["open"] and _texts(doc):
                order = Order((personal.ALL,), None, one.because, iso(desk.now()))
                orders.append((doc, privacy.begin(desk, doc, order), order))
        privacy.carry_out(desk, orders)
    return len(orders)


def _answer(desk: Desk, going: list[Due], held: list[Due], redacted: int) -> Answer:
    groups: dict[tuple[str, str], list[Due]] = {}
    for one in going:
        groups.setdefault((one.name, one.period), []).append(one)
    data = {
        "schema": privacy.SCHEMA,
        "changed": bool(redacted),
        "total": len(going),
        "redacted": redacted,
        "classes": [
            {"class": name, "period": period, "requests": [_plain(one) for one in ones]}
            for (name, period), ones in sorted(groups.items())
        ],
        "held": [{**_plain(one), "class": one.name} for one in held],
        "commands": [_command(one) for one in going],
    }
    return Answer("retained", data, tuple(desk.remarks))


def _plain(one: Due) -> dict[str, str]:
    return {"id": one.id, "ended_at": iso(one.ended_at), "kept_until": iso(one.until)}


def _command(one: Due) -> str:
    return f"helpdeskctl log redact {one.id} --field all --because '{one.because}'"
