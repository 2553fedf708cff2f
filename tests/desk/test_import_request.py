"""A row per request: which events it stands for, by the rules of docs/import.md."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

import pytest

from helpdeskctl.desk import importing, keeping
from helpdeskctl.errors import BadValue
from helpdeskctl.log.memory import MemoryLog
from tests.desk.logbook import told
from tests.house import House

if TYPE_CHECKING:
    from pathlib import Path

    from helpdeskctl.desk.answer import Answer

MAP = """\
apiVersion: helpdeskctl/v1
rows: request
separator: semicolon
skip:
  - jumlah
zone: Asia/Jakarta
times:
  - "%d/%m/%Y %H.%M"
  - "%d %b %Y"
hours: 08:00-17:00
columns:
  number: nomor
  opened_at: masuk
  started_at: mulai
  waiting_at: tunggu
  resolved_at: selesai
  closed_at: tutup
  requester: nama
  unit: unit
  category: jenis
  priority: prioritas
  impact: dampak
  state: status
  owner: petugas
  level: level
  group: tim
  solution: tindakan
words:
  state:
    baru: new
    proses: active
    menunggu user: waiting:requester
    beres: fulfilled
    selesai: closed
    batal: cancelled:withdrawn
  priority:
    tinggi: high
    sedang: medium
  impact:
    satu unit: 2
  level:
    L2: 2
    L3: 3
  unit:
    toko: marketing
services:
  printer: printer-problem
defaults:
  service: other
  channel: phone
  effort: m
  impact: 1
  urgency: 2
levels:
  first: helpdesk
  others: infrastructure
  teams:
    Pengembang: application-development
"""
COLUMNS = "nomor masuk mulai tunggu selesai tutup nama unit jenis prioritas dampak status"
NAMES = [*COLUMNS.split(), "petugas", "level", "tim", "tindakan"]
USUAL = {"nomor": "HD-1", "nama": "Ani", "petugas": "Siti", "tindakan": "Diganti"}


@pytest.fixture
def house() -> House:
    """A desk in memory."""
    return House(MemoryLog())


def row(status: str, masuk: str = "09.00", **cells: str) -> str:
    """A row of 2 March 2026; a time is `09.00`, or has its day."""
    cells |= {"status": status, "masuk": masuk}
    for name in ("masuk", "mulai", "tunggu", "selesai", "tutup"):
        if cells.get(name) and " " not in cells[name]:
            cells[name] = f"2/3/2026 {cells[name]}"
    return ";".join((USUAL | cells).get(name, "") for name in NAMES)


def take(house: House, folder: Path, *rows: str, chart: str = MAP, **hand: Any) -> Answer:
    """Import those rows as history."""
    source, map_file = folder / "log.csv", folder / "map.yaml"
    source.write_text("\n".join([";".join(NAMES), *rows]), encoding="utf-8")
    map_file.write_text(chart, encoding="utf-8")
    return importing.import_file(
        house.desk(**hand), source, map_file, as_history=True, tick=lambda _done, _all: None
    )


def story(house: House) -> str:
    """`opened 09:00, triaged 09:10, …`: all of 2 March, later days as `5+`."""
    days = {True: "", False: "{}+"}
    return ", ".join(
        f"{kind} {days[clock.startswith('2 ')].format(clock.split()[0])}{clock.split()[1]}"
        for kind, clock in told(house, "HD-1")
    )


BEGUN = "opened 09:00, triaged 09:10, assigned 09:10"
STORIES: list[tuple[str, str, str, dict[str, int]]] = [
    (
        "all times",
        row("selesai", mulai="09.10", selesai="10.00", tutup="11.00"),
        f"{BEGUN}, fulfilled 10:00, closed 11:00",
        {},
    ),
    (
        "not taken up by anybody named",
        row("selesai", selesai="10.00"),
        "opened 09:00, triaged 10:00, assigned 10:00, fulfilled 10:00, closed 10:00",
        {"taken-at-end": 1},
    ),
    (
        "only closed",
        row("selesai", mulai="09.10", tutup="11.00"),
        f"{BEGUN}, fulfilled 11:00, closed 11:00",
        {"closed-without-resolved": 1},
    ),
    ("fulfilled", row("beres", mulai="09.10", selesai="10.00"), f"{BEGUN}, fulfilled 10:00", {}),
    (
        "ended, nobody says when",
        row("selesai", mulai="09.10"),
        f"{BEGUN}, fulfilled 17:00, closed 17:00",
        {"ended-without-time": 1},
    ),
    (
        "ended before it came",
        row("selesai", mulai="09.10", selesai="08.00"),
        f"{BEGUN}, fulfilled 17:00, closed 17:00",
        {"end-before-opening": 1, "ended-without-time": 1},
    ),
    (
        "closed before it was fulfilled",
        row("selesai", mulai="09.10", selesai="11.00", tutup="10.00"),
        f"{BEGUN}, fulfilled 11:00, closed 11:00",
        {"closed-before-resolved": 1},
    ),
    (
        "taken up before it came",
        row("proses", mulai="08.00"),
        "opened 09:00, triaged 09:00, assigned 09:00",
        {"before-opening": 1},
    ),
    (
        "taken up after its end",
        row("beres", mulai="11.00", selesai="10.00"),
        "opened 09:00, triaged 10:00, assigned 10:00, fulfilled 10:00",
        {"started-after-end": 1},
    ),
    (
        "an end that the state denies",
        row("proses", mulai="09.10", selesai="10.00"),
        BEGUN,
        {"end-ignored": 1},
    ),
    ("new", row("baru", petugas=""), "opened 09:00", {"nobody-named": 1}),
    ("new, but somebody's", row("baru"), "opened 09:00, assigned 09:00", {}),
    (
        "new, but judged",
        row("baru", prioritas="tinggi"),
        "opened 09:00, triaged 09:00, assigned 09:00",
        {"taken-at-receipt": 1},
    ),
    (
        "begun, nobody says when",
        row("proses"),
        "opened 09:00, triaged 17:00, assigned 17:00",
        {"taken-without-time": 1},
    ),
    (
        "waiting since then",
        row("menunggu user", mulai="09.10", tunggu="09.30"),
        f"{BEGUN}, waited 09:30",
        {},
    ),
    (
        "waiting, nobody says since when",
        row("menunggu user", mulai="09.10"),
        f"{BEGUN}, waited 09:10",
        {},
    ),
    (
        "waited once",
        row("beres", mulai="09.10", tunggu="09.30", selesai="10.00"),
        f"{BEGUN}, fulfilled 10:00",
        {"wait-ignored": 1},
    ),
    (
        "withdrawn",
        row("Batal", selesai="10.00"),
        "opened 09:00, assigned 09:00, cancelled 10:00",
        {},
    ),
    (
        "a word nobody knows, but an end",
        row("mantap", mulai="09.10", selesai="10.00"),
        f"{BEGUN}, fulfilled 10:00",
        {"unknown-state": 1},
    ),
    (
        "no word, but a closing",
        row("", mulai="09.10", selesai="10.00", tutup="3/3/2026 10.00"),
        f"{BEGUN}, fulfilled 10:00, closed 3+10:00",
        {"no-state": 1},
    ),
    ("no word, taken up", row("", mulai="09.10"), BEGUN, {"no-state": 1}),
    (
        "no receipt",
        row("beres", "", mulai="09.10", selesai="10.00"),
        "opened 09:10, triaged 09:10, assigned 09:10, fulfilled 10:00",
        {"no-opened-at": 1},
    ),
    (
        "days without a clock, with the name of their month",
        row("beres", "2 Maret 2026", selesai="5 Maret 2026"),
        "opened 08:00, triaged 5+17:00, assigned 5+17:00, fulfilled 5+17:00",
        {"taken-at-end": 1},
    ),
    (
        "a team of Level 2",
        row("proses", mulai="09.10", level="L2", tim="Pengembang"),
        "opened 09:00, triaged 09:10, escalated 09:10, assigned 09:10",
        {},
    ),
    (
        "a third line",
        row("proses", mulai="09.10", level="L3", tim="Pabrik"),
        "opened 09:00, triaged 09:10, escalated 09:10, assigned 09:10",
        {},
    ),
]


@pytest.mark.parametrize(
    ("line", "expected", "counts"), [one[1:] for one in STORIES], ids=[one[0] for one in STORIES]
)
def test_stories(
    house: House, tmp_path: Path, line: str, expected: str, counts: dict[str, int]
) -> None:
    """Each row is told by its rules, counted, and makes a sound request."""
    answer = take(house, tmp_path, line)
    supposed = answer.data["counts"].pop("factors-supposed", 0)
    assert (story(house), answer.data["counts"]) == (expected, counts)
    assert supposed == expected.count("triaged")
    assert (answer.code, answer.data["row_accounts"]["events"]) == (0, 1)
    assert keeping.verify(house.desk()).data["findings"] == []


@pytest.mark.parametrize(
    ("cells", "expected"),
    [
        ({}, (1, 2, "low", None, "other")),
        ({"prioritas": "tinggi"}, (1, 2, "high", "prioritas: tinggi", "other")),
        ({"prioritas": "gawat"}, (1, 2, "low", None, "other")),
        ({"dampak": "satu unit", "prioritas": "sedang"}, (2, 2, "medium", None, "other")),
        ({"jenis": "Printer"}, (2, 2, "medium", None, "printer-problem")),
    ],
)
def test_judgement(
    house: House, tmp_path: Path, cells: dict[str, str], expected: tuple[Any, ...]
) -> None:
    """As the row says, else the service, else the map; the log's priority is kept (5e, 5f)."""
    take(house, tmp_path, row("proses", mulai="09.10", **cells))
    doc = house.desk().find("HD-1")["summary"]
    names = ("impact", "urgency", "priority", "override", "service")
    assert tuple(doc.get(name) for name in names) == expected


def test_levels_teams_and_units(house: House, tmp_path: Path) -> None:
    """A stated level decides; a unit is known by the map or by the agreement's aliases."""
    take(
        house,
        tmp_path,
        row("proses", mulai="09.10", level="L2", tim="Pengembang", unit="TOKO"),
        row("proses", mulai="09.10", level="L3", tim="Pabrik", nomor="HD-2", unit="Keuangan"),
        row("proses", mulai="09.10", level="L2", tim="Server", nomor="HD-3", unit="Langit"),
    )
    found = [house.desk().find(f"HD-{n}")["summary"] for n in (1, 2, 3)]
    assert [(one["level"], one["team"], one.get("unit")) for one in found] == [
        (2, "application-development", "marketing"),
        (3, "vendor:Pabrik", "finance"),
        (2, "infrastructure", None),
    ]


def test_a_new_request_waits_for_its_triage(house: House, tmp_path: Path) -> None:
    """Its category is known, its promise is the service's, nobody has judged it."""
    take(house, tmp_path, row("baru", jenis="printer"))
    doc = house.desk().find("HD-1")
    assert (doc["open"], doc["summary"]["service"]) == (True, "printer-problem")
    assert "priority" not in doc["summary"]
    assert doc["events"][0]["data"]["respond_s"] == 1800


def test_lines_that_are_no_requests(house: House, tmp_path: Path) -> None:
    """Blank lines, totals, the header again and a row said twice are left out and counted."""
    answer = take(
        house,
        tmp_path,
        row("baru"),
        "",
        ";" * 15,
        row("baru"),
        row("baru", nama="Budi"),
        row("baru", nama="Budi"),
        ";".join(NAMES),
        "Jumlah permintaan;2" + ";" * 14,
    )
    assert answer.data["rows"] == 8
    assert answer.data["row_accounts"] == {
        "events": 2,
        "unchanged": 0,
        "already": 0,
        "refused": 0,
        "skipped": 6,
    }
    left_out = ("blank-row", "duplicate-number", "repeated-header", "repeated-row", "totals-row")
    assert [answer.data["counts"][name] for name in left_out] == [2, 1, 1, 2, 1]
    assert house.desk().find("HD-1 (2)")["summary"]["name"] == "Budi"


def test_without_numbers(house: House, tmp_path: Path) -> None:
    """A log that numbers nothing is numbered by its lines."""
    chart = MAP.replace("  number: nomor\n", "")
    answer = take(house, tmp_path, row("baru"), row("baru"), chart=chart)
    assert answer.data["counts"]["numbered-by-line"] == 2
    assert house.desk().find("row-3")["summary"]["name"] == "Ani"


def test_today_is_not_the_future(house: House, tmp_path: Path) -> None:
    """A day without a clock that is today has not gone on after now."""
    house.at("2026-03-02 09:30")
    take(house, tmp_path, row("beres", "2 Mar 2026", selesai="2 Mar 2026"))
    assert story(house).startswith("opened 08:00, triaged 09:30")


@pytest.mark.parametrize(
    ("old", "said"),
    [
        ("  opened_at: masuk\n", 'columns: "opened_at" is missing'),
        ("hours: 08:00-17:00\n", '"hours" is missing'),
    ],
)
def test_what_a_map_needs(house: House, tmp_path: Path, old: str, said: str) -> None:
    """A row per request cannot do without its receipt, a day not without its hours."""
    with pytest.raises(BadValue) as caught:
        take(house, tmp_path, row("baru"), chart=MAP.replace(old, ""))
    assert said in str(caught.value.values["first"])
