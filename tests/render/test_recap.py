"""The recap and the backlog as text and Markdown, over user text that tries everything."""

from __future__ import annotations

import re
from pathlib import Path
from typing import Any

import pytest

from helpdeskctl.agreement.load import load
from helpdeskctl.core.terms import Terms
from helpdeskctl.core.when import DAY, from_iso
from helpdeskctl.desk import fulfilment, opening, reports, triage
from helpdeskctl.desk.agreements import FixedAgreements
from helpdeskctl.desk.records import Desk, Hand
from helpdeskctl.desk.settings import Settings
from helpdeskctl.log.memory import MemoryLog
from helpdeskctl.render.cells import width_of
from helpdeskctl.render.recap import _aligned, backlog, recap, recap_md
from helpdeskctl.render.recap_doc import on_time, sections
from helpdeskctl.render.recap_md import escaped
from helpdeskctl.render.recap_section import Section
from helpdeskctl.render.screen import Screen
from helpdeskctl.render.views import text_of

ROOT = Path(__file__).parents[2]
NASTY = "a|b *c* _d_ <img> [x](http://e.x) `e` \\ \u202e \x1b[31m www.e.x 漢字"


class Played(dict[str, Any]):
    """The data of both reports of a small month, and the desk's zone."""


@pytest.fixture(scope="module")
def played() -> Played:
    """October with six quick requests, one late and temporary, a duplicate and a project."""
    snapshot, _ = load(ROOT / "catalog.yaml", ROOT / "sla.yaml")
    assert snapshot is not None
    terms = Terms(snapshot)
    now = [from_iso("2026-10-05T02:00:00Z")]
    settings = Settings("en", ROOT, None, 3650 * DAY, {}, {})
    desk = Desk(MemoryLog(), FixedAgreements(terms), settings, lambda: now[0], Hand("sari"))
    for _ in range(6):
        asked = opening.Asked("Password", "budi", service="password-reset", unit="finance")
        opening.done(desk, asked, None, None)
        now[0] += 3600
    late = _ask(desk, NASTY)
    now[0] += 3 * DAY
    triage.triage(
        desk,
        late,
        triage.Judgement("vpn-access", 2, 2, "m", security=True, priority="low", because=NASTY),
    )
    now[0] += 3 * DAY
    fulfilment.fulfil(desk, late, "a loan", temporary=True)
    fulfilment.cancel(desk, [_ask(desk, "again")], "duplicate", late)
    project = triage.Judgement(kind="project", reference="P|7", analysis="large")
    triage.triage(desk, _ask(desk, "new ERP"), project)
    now[0] = from_iso("2026-11-02T02:00:00Z")
    _ask(desk, "a new month")
    data = reports.recap(desk, "2026-10", None, None).data
    return Played(recap=data, backlog=reports.backlog(desk).data, zone=terms.zone)


def _ask(desk: Desk, subject: str) -> str:
    asked = opening.Asked(subject, "ani@example.com")
    answer = opening.open_request(desk, asked, triage.Judgement())
    return str(answer.data["request"]["id"])


def _screen(played: Played, *, tty: bool = False, width: int = 100) -> Screen:
    return Screen(played["zone"], width, tty)


def _line(text: str, start: str) -> str:
    return next(line for line in text.splitlines() if line.startswith(start))


def test_text_says_the_five_figures(played: Played) -> None:
    """Each with the last period and the goal, in one line."""
    text = recap(played["recap"], _screen(played))
    lines = [_line(text, start).split("  ") for start in FIVE]
    shown = [[cell.strip() for cell in line if cell.strip()] for line in lines]
    assert shown == [
        ["Requests in", "9", "0", "–"],
        ["Fulfilled", "6", "0", "–"],
        ["Backlog, start → end", "0 → 1", "0 → 0", "–"],
        ["Response on time", "100.0 % (6 of 6)", "–", "95 %"],
        ["Resolution on time", "100.0 % (6 of 6)", "–", "90 %"],
    ]


FIVE = ("Requests in", "Fulfilled", "Backlog, start →", "Response on", "Resolution on")


def test_head_and_sentences(played: Played) -> None:
    """The paper says what it is of, and its sentences agree with the figures."""
    text = recap(played["recap"], _screen(played))
    assert text.startswith("Recap of IT requests\n====================\nIT/2021/002/SOP, ")
    assert "Period: 2026-10-01 to 2026-10-31 (Asia/Jakarta)" in text
    assert "As at: 2026-11-01T00:00:00+07:00" in text
    assert "9 requests came in, 6 fulfilled; backlog 0 → 1." in text
    assert "At the end 1 open request late, 1 temporary debt (6f)." in text
    assert "goal of 95 % reached" in text
    assert all(word in text for word in ("Dibuat", "Diperiksa", "Disetujui"))


def test_every_section_is_in_both_forms(played: Played) -> None:
    """Text and Markdown are the same document."""
    screen = _screen(played)
    text, markdown = recap(played["recap"], screen), recap_md(played["recap"], screen)
    titles = [section.title for section in sections(played["recap"], screen)]
    assert len(titles) == len(set(titles)) > 20
    assert [line for line in text.splitlines() if line in titles] == titles
    headings = [line.lstrip("# ") for line in markdown.splitlines() if line.startswith("#")]
    assert headings == [escaped(title) for title in titles]


@pytest.mark.parametrize("tty", [False, True])
def test_user_text_drives_no_terminal(played: Played, tty: bool) -> None:
    """Control and bidi characters are shown; only a terminal gets cells cut."""
    screen = _screen(played, tty=tty)
    text = recap(played["recap"], screen) + backlog(played["backlog"], screen)
    text += recap_md(played["recap"], screen)
    assert "\x1b" not in text
    assert "\u202e" not in text
    assert ("www.e.x 漢字" in recap(played["recap"], screen)) is not tty


def test_columns_line_up(played: Played) -> None:
    """Every cell of a column begins or ends at the same place, wide characters or not."""
    text = recap(played["recap"], _screen(played))
    table = text.split("Late\n----\n")[1].split("\n\n")[0].splitlines()
    at = table[0].index("Subject")
    assert len(table) == 3
    for line in table[1:]:
        assert line[at - 2 : at + 2] == "  a|"
    by_team = text.split("By team\n-------\n")[1].split("\n\n")[0].splitlines()
    assert len({len(line) for line in by_team}) == 1


def test_markdown_tables_keep_their_columns(played: Played) -> None:
    """No user text opens a column, a link, a tag or an emphasis."""
    markdown = recap_md(played["recap"], _screen(played))
    for table in re.findall(r"(?:^\|.*\n)+", markdown, re.MULTILINE):
        bars = {len(re.findall(r"(?<!\\)\|", line)) for line in table.splitlines()}
        assert len(bars) == 1, table
    assert re.search(r"^\| --:|^\|:--\|", markdown, re.MULTILINE)
    late = _line(markdown.split("## Late")[1], "| REQ")
    assert r"a\|b \*c\* \_d\_ \<img\> \[x\](http\://e.x) \`e\` \\" in late
    assert r"www\.e.x" in late
    assert "\n" not in escaped("one\ntwo")
    assert r"P\|7" in markdown


def test_a_redacted_text_says_so(played: Played) -> None:
    """What a redaction took shows as that, in every form."""
    data = played["recap"]
    gone = {**data, "late": [{**data["late"][0], "subject": {"redacted": "2026-11-01"}}]}
    screen = _screen(played)
    assert recap(gone, screen).count("[redacted]") == 1
    assert recap_md(gone, screen).count(r"\[redacted\]") == 1


def test_nothing_to_list(played: Played) -> None:
    """An empty list says that it is none instead of a table without rows."""
    text = recap({**played["recap"], "late": []}, _screen(played))
    assert "Late\n----\nNone.\n" in text


@pytest.mark.parametrize(
    ("met", "missed", "percent", "shown"),
    [
        (0, 0, None, "–"),
        (2, 1, None, "– (2 of 3)"),
        (14, 1, 93.3, "93.3 % (14 of 15)"),
        (0, 5, 0.0, "0.0 % (0 of 5)"),
    ],
)
def test_on_time(met: int, missed: int, percent: float | None, shown: str) -> None:
    """A dash is not 0 %, and small numbers are shown without a percentage."""
    assert on_time({"met": met, "missed": missed, "percent": percent}) == shown


def test_a_goal_is_not_reached_by_rounding(played: Played) -> None:
    """94.96 % is printed as 95.0 and is still below 95."""
    data = played["recap"]
    close = {**data["figures"]["response"], "met": 9496, "missed": 504, "percent": 95.0}
    text = recap({**data, "figures": {**data["figures"], "response": close}}, _screen(played))
    assert "95.0 % on time, goal of 95 % not reached" in text


def test_backlog_lists_the_oldest_first(played: Played) -> None:
    """One line each, with age and what it waits for; none is said too."""
    text = backlog(played["backlog"], _screen(played))
    lines = text.splitlines()
    assert lines[0] == "Backlog as at 2026-11-02T09:00:00+07:00: 2"
    assert lines[2].split()[:3] == ["Request", "Age", "Waits"]
    assert lines[3].split()[1:5] == ["27d", "18h", "permanent", "solution"]
    empty = {**played["backlog"], "total": 0, "items": []}
    assert backlog(empty, _screen(played)) == "Backlog as at 2026-11-02T09:00:00+07:00: 0\n"


@pytest.mark.parametrize(
    ("text", "width"), [("abc", 3), ("é", 1), ("e\u0301", 1), ("漢字", 4), ("–", 1)]
)
def test_width(text: str, width: int) -> None:
    """As a terminal counts it."""
    assert width_of(text) == width


def test_views_find_all_three(played: Played) -> None:
    """The answers of this room have their texts."""
    screen = _screen(played)
    assert text_of("recap", played["recap"], screen) == recap(played["recap"], screen)
    assert text_of("recap_md", played["recap"], screen) == recap_md(played["recap"], screen)
    assert text_of("backlog", played["backlog"], screen) == backlog(played["backlog"], screen)


def test_wide_letters_line_up() -> None:
    """Letters of two columns count as two, to the left and to the right."""
    table = Section("", (), ("Unit", "N"), (("漢字", "1"), ("ab", "漢")), frozenset({1}))
    assert _aligned(table, Screen(lang="en")) == ["Unit   N", "漢字   1", "ab    漢"]
