"""Times and durations as a reader at a terminal wants them: near days by name, working days.

What a pipe shows, and what is typed, stands in `core.when`; nothing here is read back.
"""

from __future__ import annotations

from helpdeskctl.core.when import DAY, Zone, date_text, day_of, duration_text, weekday_of
from helpdeskctl.render.messages import wording


def span(seconds: int, day_s: int | None = None, units: int = 2) -> str:
    """`1d 4h`, `3h 50m`, `20m`: a length in at most so many units, what is smaller left off.

    A day is worth `day_s` seconds of open time; without it there are no days.
    """
    minutes = abs(seconds) // 60
    if minutes == 0:
        return "<1m" if seconds else duration_text(0)
    worth = (day_s or 0) // 60
    days, rest = divmod(minutes, worth) if worth else (0, minutes)
    parts = [(days, "d"), (rest // 60, "h"), (rest % 60, "m")]
    first = next(place for place, (number, _) in enumerate(parts) if number)
    return " ".join(f"{number}{unit}" for number, unit in parts[first:][:units] if number)


def moment(at: int, zone: Zone, now: int | None, lang: str) -> str:
    """`today 14:00`, `Mon 9 Nov 10:05`, and with its year where that is another than now's."""
    return f"{day(at, zone, now, lang)} {clock(at, zone)}"


def clock(at: int, zone: Zone) -> str:
    """`14:00`, on that zone's clock."""
    minutes = zone.wall(at) % DAY // 60
    return f"{minutes // 60:02}:{minutes % 60:02}"


def day(at: int, zone: Zone, now: int | None, lang: str) -> str:
    """`today`, `tomorrow`, `yesterday`, else the date."""
    away = None if now is None else day_of(at, zone) - day_of(now, zone)
    near = {-1: "yesterday", 0: "today", 1: "tomorrow"}.get(away) if away is not None else None
    return wording(f"date.{near}", lang) if near else dated(at, zone, now, lang)


def dated(at: int, zone: Zone, now: int | None, lang: str) -> str:
    """`Mon 9 Nov`, and with its year where that is another than now's."""
    number = day_of(at, zone)
    year, month, day_ = date_text(number).split("-")
    weekday = wording("date.weekdays", lang).split()[weekday_of(number)]
    shown = f"{weekday} {int(day_)} {wording('date.months', lang).split()[int(month) - 1]}"
    this_year = now is not None and date_text(day_of(now, zone))[:4] == year
    return shown if this_year else f"{shown} {year}"
