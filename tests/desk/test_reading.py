"""Lists, what is next, what is owed; the log stays whole."""

from __future__ import annotations

from typing import TYPE_CHECKING

from helpdeskctl.desk import fulfilment, keeping, plain, reading, working
from tests.desk.verbs import (
    ANI,
    breath,
    escalates,
    four,
    fulfils,
    judges,
    notes,
    opens,
)

if TYPE_CHECKING:
    from tests.house import House


def test_list_shows_what_has_not_ended(house: House) -> None:
    """Without a word about it, ended requests are not listed; with one they are."""
    four(house)

    def listed(*words):
        return [
            int(item["id"][-4:])
            for item in reading.list_requests(house.desk(), list(words)).data["items"]
        ]

    assert listed() == [1, 2, 3]
    assert listed("status:cancelled") == [4]
    assert listed("not.status:waiting") == [1, 2, 4]
    assert listed("due.before:friday") == [1, 2]
    assert listed("opened.after:2h") == [1, 2, 3]
    assert listed("opened.before:2h") == []


def test_next_is_by_what_is_left(house: House) -> None:
    """The least open time first; what waits, and what is fulfilled, after it; a debt by its time."""
    four(house)
    opens(house, "lima")
    judges(house, "1", urgency=3)
    fulfils(house, "2", temporary=True)
    items = reading.next_up(house.desk(), everybody=True, why=True).data["items"]
    assert [(int(item["id"][-4:]), item["why"], item["left_s"]) for item in items] == [
        (1, "resolution", 14_400),
        (5, "response", 14_400),
        (2, "permanent", 288_000),
        (3, "resolution", 28_800),
    ]


def test_next_is_mine_or_free(house: House) -> None:
    """Somebody of a team sees what is his or free there."""
    four(house)
    working.assign(house.desk(), ["1"], "budi", None, None)
    escalates(house, number="2")
    seen = {
        who: [
            int(item["id"][-4:])
            for item in reading.next_up(house.desk(who), everybody=False, why=False).data["items"]
        ]
        for who in ("siti", "budi", "dewi", "stranger")
    }
    assert seen == {"siti": [3], "budi": [1, 3], "dewi": [2], "stranger": [3]}


def test_owed_is_by_time(house: House) -> None:
    """4k: who has not been told yet, oldest first."""
    opens(house, channel="email")
    opens(house.at("2026-11-02 09:10"), "dua", who="eka", channel="email")
    notes(house.at("2026-11-02 09:20"), "1", told=True)
    items = reading.owed(house.desk()).data["items"]
    assert [(item["to"], item["kind"]) for item in items] == [
        (ANI, "receipt"),
        ("eka", "receipt"),
        (ANI, "note"),
    ]


def test_log_stays_whole(house: House) -> None:
    """After a bit of everything the log verifies."""
    four(house)
    breath(house)
    fulfils(house, "1", temporary=True)
    fulfilment.reopen(house.desk(), "4", None)
    report = keeping.verify(house.desk())
    assert (report.code, report.data["requests"], report.data["findings"]) == (0, 5, [])


def test_a_row_is_a_part_of_what_json_names(house: House) -> None:
    """For a person less is worked out, and nothing else."""
    four(house)
    desk = house.desk()
    for request in desk.open_requests():
        row, whole = plain.row(desk, request), plain.listed(desk, request)
        assert {name: whole[name] for name in row} == row
        assert whole.keys() > row.keys()


def test_what_nobody_has_judged_is_on_top(house: House) -> None:
    """Taken up again without a judgement, its response was met long ago; it is next all the same."""
    opens(house, "satu")
    judges(house, "1")
    opens(house, "dua")
    notes(house, "2", told=True)
    items = reading.next_up(house.desk(), everybody=True, why=True).data["items"]
    assert [(item["id"][-1], item["why"]) for item in items] == [
        ("2", "triage"),
        ("1", "resolution"),
    ]
