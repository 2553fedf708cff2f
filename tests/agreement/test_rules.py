"""What holds between entries and between the two files."""

from __future__ import annotations

import re
from pathlib import Path

import pytest

from helpdeskctl.agreement.faults import SENTENCES
from helpdeskctl.agreement.load import load_bytes

from .pair import CATALOG, SLA, edited, faults_of, marked

MORE = "    aliases: [keuangan, FIN]\n"

FIELDS = """\
    urgency: 2
    fields:
      - {id: a, label: {id: a, en: a}}
      - {id: ▲a, label: {id: a, en: a}}
"""

CATALOG_FAULTS = [
    ("  - id: other", "  - id: ▲vpn-access", "service.duplicate"),
    ("category: network", "category: ▲netwrok", "category.unknown"),
    ("team: helpdesk", "team: ▲helpdeks", "team.unknown"),
    ("calendar: office", "calendar: ▲always", "calendar.unknown"),
    ("    effort: s\n", "    replaced_by: ▲vpn\n    effort: s\n", "service.unknown"),
    ("    effort: s\n", "    replaced_by: ▲vpn-access\n    effort: s\n", "service.itself"),
    ("resolve: 1d", "resolve: ▲30m", "target.inverted"),
    ("status: active", "status: ▲deprecated", "service.successor"),
    (
        "    urgency: 2\n",
        "    urgency: 2\n    by_priority: {high: {resolve: ▲2h}}\n",
        "target.order",
    ),
    (
        "    urgency: 2\n",
        "    urgency: 2\n    by_priority: {low: {resolve: ▲2d}}\n",
        "target.order",
    ),
    (
        "    urgency: 2\n",
        "    urgency: 2\n    by_priority: {urgent: {respond: 2m}, high: {respond: ▲1m}}\n",
        "target.order",
    ),
    (
        "    urgency: 2\n",
        "    urgency: 2\n    by_priority:\n      ▲urgent: {resolve: 10m}\n",
        "target.inverted",
    ),
    (
        "    urgency: 2\n",
        FIELDS,
        "field.duplicate",
    ),
]


@pytest.mark.parametrize(("old", "new", "rule"), CATALOG_FAULTS)
def test_catalog_fault(old: str, new: str, rule: str) -> None:
    """One mistake in catalog.yaml is one fault at its place."""
    text, places = marked(edited(CATALOG, old, new))

    found = faults_of(catalog=text)

    assert [(one.file, one.rule, (one.line, one.column)) for one in found] == [
        ("catalog.yaml", rule, places[0])
    ]


SLA_FAULTS = [
    ("  - id: legal", "  - id: ▲finance", "unit.duplicate"),
    (MORE, "    aliases: [▲legal]\n", "alias.duplicate"),
    (MORE, "    aliases: [keu, ▲KEU]\n", "alias.duplicate"),
    (MORE, "    aliases: []\n    calendar: ▲offce\n", "calendar.unknown"),
    ("default_calendar: office", "default_calendar: ▲always", "calendar.unknown"),
    ("  respond: 4h\n  calendar: office", "  respond: 4h\n  calendar: ▲x", "calendar.unknown"),
    ("zone: Asia/Jakarta", "zone: ▲Asia/Jakata", "zone.unknown"),
    ("    zone: Asia/Jakarta", "    zone: ▲../../etc/passwd", "zone.unknown"),
    ("    day: 8h", "    day: ▲25h", "calendar.day"),
    ("- 08:00-11:30", "- ▲08:00-13:01", "hours.overlap"),
    ("- date: 2026-01-01", "- date: ▲2026-02-30", "value.date"),
    ("warnings: [75, 100]", "▲warnings: [100, 75]", "warnings.order"),
    ("warnings: [75, 100]", "warnings: [75, ▲75]", "value.duplicate"),
    ("response_counts: [note, take]", "response_counts: [note, ▲receipt]", "value.choice"),
    ("    high: 5", "    ▲urgent2: 5\n    high: 5", "key.unknown"),
    ("    urgent: 6", "    urgent: ▲5", "priority.order"),
    ("    low: 2", "    low: ▲3", "priority.gap"),
    ("  effort:\n    - {value: s", "  ▲effort:\n    - {value: l", "priority.incomplete"),
    ("▲teams:\n", None, "team.level2"),
    ("▲roles:\n", None, "role.missing"),
]


@pytest.mark.parametrize(("old", "new", "rule"), SLA_FAULTS)
def test_sla_fault(old: str, new: str | None, rule: str) -> None:
    """One mistake in sla.yaml is one fault at its place."""
    changed = edited(SLA, old, new) if new else edited(SLA, old[1:], old)
    if rule == "team.level2":
        changed = edited(changed, "level: 2", "level: 1")
    if rule == "role.missing":
        changed = edited(changed, "  it-director:", "  it-manager:")
    text, places = marked(changed)

    found = faults_of(sla=text)

    assert [(one.file, one.rule, (one.line, one.column)) for one in found] == [
        ("sla.yaml", rule, places[0])
    ]


def test_the_smallest_pair_is_clean() -> None:
    """The texts of these tests have no fault of their own."""
    assert faults_of() == []


CLEAN = [
    (CATALOG, "resolve: 1d", "resolve: 1h"),
    (CATALOG, "status: active\n", "status: deprecated\n    replaced_by: other\n"),
    (CATALOG, "    urgency: 2\n", "    urgency: 2\n    by_priority: {urgent: {resolve: 1h}}\n"),
    (SLA, "13:00-17:00", "12:00-24:00"),
    (SLA, "    holidays: true", "    holidays: false"),
    (SLA, "version: 1.0.0", "version: 10.20.30"),
]


@pytest.mark.parametrize(("file", "old", "new"), CLEAN)
def test_at_the_edge_of_a_rule(file: str, old: str, new: str) -> None:
    """What touches a limit without crossing it is no fault."""
    text = edited(file, old, new)

    assert faults_of(*((text, SLA) if file == CATALOG else (CATALOG, text))) == []


def test_retired_services_owe_nothing() -> None:
    """A retired entry keeps its id and needs no usual effort; but it is no path either."""
    retired = CATALOG.replace("status: active", "status: retired").replace("    effort: s\n", "")

    assert [one.rule for one in faults_of(catalog=retired)] == ["service.path"]


def test_years_count_only_where_holidays_do() -> None:
    """A desk around the clock needs no table."""
    text = edited(SLA, "    holidays: true", "    holidays: false")

    assert faults_of(sla=edited(text, "intake:", holiday("2028-01-01") + "intake:")) == []


def test_no_open_hours() -> None:
    """A calendar that never opens would stop every clock."""
    text = re.sub(r"    hours:\n(      .*\n)+", "    hours: {mon: []}\n", SLA)

    assert [one.rule for one in faults_of(sla=text)] == ["calendar.closed"]


def test_no_path_for_what_fits_nothing() -> None:
    """Somebody who finds no service must still be able to ask."""
    text = edited(CATALOG, "category: not-in-catalog", "category: network")

    assert [one.rule for one in faults_of(catalog=text)] == ["service.path"]


def test_absence_means_nothing_after_a_refusal() -> None:
    """A service that could not be read is not reported as a missing path as well."""
    text = edited(CATALOG, "category: not-in-catalog", "categry: not-in-catalog")

    assert [one.rule for one in faults_of(catalog=text)] == ["key.unknown"]


def test_no_calendars_is_one_fault() -> None:
    """What names a calendar is not blamed where there are none at all."""
    text = re.sub(r"calendars:\n( .*\n)+", "calendars: {}\n", SLA)

    assert [one.rule for one in faults_of(sla=text)] == ["value.few"]


def test_effort_of_a_pre_defined_service() -> None:
    """Effort is an error (5c), the usual impact and urgency a warning: they may be left open."""
    text = edited(CATALOG, "    effort: s\n    impact: 1\n    urgency: 2\n", "")

    assert [(one.level, one.rule) for one in faults_of(catalog=text)] == [
        ("error", "service.effort"),
        ("warning", "service.defaults"),
        ("warning", "service.defaults"),
    ]


DATED = """\
    dated_hours:
      - from: 2026-02-18
        to: 2026-03-19
        hours: {mon: ["08:00-12:00"]}
"""


@pytest.mark.parametrize(
    ("more", "rule"),
    [
        ("      - {from: 2026-04-02, to: ▲2026-04-01, hours: {}}\n", "dated.inverted"),
        ("      - {from: ▲2026-03-19, to: 2026-03-20, hours: {}}\n", "dated.overlap"),
        (
            '      - {from: 2027-01-01, to: 2027-01-02, hours: {mon: ["08:00-12:00", ▲"11:00-13:00"]}}\n',
            "hours.overlap",
        ),
    ],
)
def test_dated_hours(more: str, rule: str) -> None:
    """Hours of a season have an order and do not compete."""
    changed = edited(SLA, "collective_leave:", DATED + more + "collective_leave:")
    text, places = marked(changed)

    assert [(one.rule, (one.line, one.column)) for one in faults_of(sla=text)] == [
        (rule, places[0])
    ]


def holiday(date: str) -> str:
    """Return one more row of the table."""
    return f"""\
  - date: {date}
    kind: national
    name: {{id: a, en: a}}
    decree: a
    verified: false
"""


def test_duplicate_holiday_and_empty_year() -> None:
    """A date twice is an error; a year left out is a warning and no reason to refuse."""
    rows = holiday("2028-01-01") + holiday("2028-01-01") + "intake:"

    found = faults_of(sla=edited(SLA, "intake:", rows))

    assert [(one.level, one.rule, one.values) for one in found] == [
        ("warning", "holiday.year", {"year": 2027}),
        ("error", "holiday.duplicate", {"date": "2028-01-01", "first": 28}),
    ]


def test_warnings_refuse_nothing() -> None:
    """A snapshot is made all the same."""
    text = edited(SLA, "intake:", holiday("2028-01-01") + "intake:")

    snapshot, faults = load_bytes(("c", CATALOG.encode()), ("s", text.encode()))

    assert snapshot is not None
    assert [one.level for one in faults] == ["warning"]


def test_faults_of_both_files_in_order() -> None:
    """One run shows all: first the catalog's, then the SLA's, each from top to bottom."""
    found = faults_of(
        edited(edited(CATALOG, "version: 1.0.0", "version: 1.10"), "resolve: 1d", "resolve: 1m"),
        edited(edited(SLA, "revision: 0", "revison: 0"), "level: 1", "level: 3"),
    )

    assert [(one.file, one.rule) for one in found] == [
        ("catalog.yaml", "value.version"),
        ("catalog.yaml", "target.inverted"),
        ("sla.yaml", "key.unknown"),
        ("sla.yaml", "value.number"),
    ]


def test_a_broken_file_does_not_blame_the_other() -> None:
    """Without sla.yaml, teams and calendars of the catalog are not called unknown."""
    found = load_bytes(("c", CATALOG.encode()), ("s", ""))[1]

    assert [(one.file, one.rule) for one in found] == [("s", "file.missing")]


@pytest.mark.parametrize("key", re.findall("(?m)^([a-zA-Z_]+):", SLA))
def test_no_key_can_be_left_out(key: str) -> None:
    """Nothing of the procedure is switched off by silence: every key at the top is required."""
    text = re.sub(rf"(?m)^{key}:.*\n(?:[ ].*\n)*", "", SLA)

    assert "key.missing" in [one.rule for one in faults_of(sla=text)]


def test_every_sentence_is_used_and_every_rule_has_one() -> None:
    """The table holds what the code says, no more and no less."""
    code = "".join(
        path.read_text()
        for path in Path(load_bytes.__code__.co_filename).parent.glob("*.py")
        if path.name != "faults.py"
    )

    said = set(re.findall(r'"((?:[a-z]+)\.(?:[a-z]+2?)(?:\.root)?)"', code))
    topics = {key.partition(".")[0] for key in SENTENCES}

    assert {one for one in said if one.partition(".")[0] in topics} == {
        key for key in SENTENCES if not key.endswith(".near")
    }
