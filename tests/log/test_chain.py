"""Changed history does not fit; a text that was taken out does."""

from __future__ import annotations

import base64
import copy
import hashlib
import json

import pytest
from hypothesis import assume, given, settings
from hypothesis import strategies as st

from helpdeskctl.errors import NotFound
from helpdeskctl.log.chain import broken_at, event_hash, is_tombstone, link, redact

from .docs import event, fails, personal_of

ID = "REQ-2611-0042"
texts = st.text(st.characters(codec=None, exclude_categories=()), max_size=20)
plain = st.none() | st.booleans() | st.integers() | texts | st.lists(texts, max_size=2)
events = st.lists(
    st.builds(
        lambda data, kind: event(kind, **data),
        st.dictionaries(st.sampled_from(["subject", "by", "impact", "text"]), plain, max_size=4),
        st.sampled_from(["opened", "noted"]),
    ),
    min_size=1,
    max_size=5,
)


def linked(new):
    """A request of these events."""
    doc = {"id": ID, "events": []}
    link(doc["events"], new, ID, personal_of)
    return doc


def test_event_on_disk():
    """Number first, salts only for personal fields that hold something."""
    new = event(subject="VPN", by=None, impact=2)
    doc = linked([new])
    assert doc["events"] == [new]
    assert list(new) == ["seq", "at", "recorded_at", "actor", "kind", "v", "data", "salts", "hash"]
    assert (list(new["salts"]), len(new["salts"]["subject"]), len(new["hash"])) == (
        ["subject"],
        16,
        43,
    )


def test_hash_is_what_the_manual_says():
    """Anybody can compute it: SHA-256 over the previous hash and canonical JSON."""
    one = {"seq": 1, **event(subject="é", impact=2), "salts": {"subject": "AAAAAAAAAAAAAAAA"}}
    digest = hashlib.sha256(bytes(12) + '"é"'.encode()).digest()
    text = base64.urlsafe_b64encode(digest).decode().rstrip("=")
    hashed = {k: v for k, v in one.items() if k not in {"salts", "data"}}
    hashed |= {"data": {"impact": 2}, "personal": {"subject": text}}
    canonical = json.dumps(hashed, sort_keys=True, separators=(",", ":"), ensure_ascii=False)
    whole = hashlib.sha256(ID.encode() + canonical.encode()).digest()
    assert event_hash(ID, one) == base64.urlsafe_b64encode(whole).decode().rstrip("=")


@given(events, events)
@settings(max_examples=60, deadline=None)
def test_linked_in_two_turns_and_stored(first, second):
    """A chain holds after more events and after a way through JSON."""
    doc = linked(first)
    link(doc["events"], second, ID, lambda _: frozenset({"text"}))
    assert broken_at(doc) is None
    assert broken_at(json.loads(json.dumps(doc))) is None
    assert [one["seq"] for one in doc["events"]] == list(range(1, len(first + second) + 1))


@given(events, st.data())
@settings(max_examples=80, deadline=None)
def test_any_change_is_seen(new, data):
    """Any other value in any event is found at that event or the one after."""
    doc = linked(new)
    place = data.draw(st.integers(0, len(new) - 1))
    one = doc["events"][place]
    key = data.draw(
        st.sampled_from(["seq", "at", "recorded_at", "actor", "kind", "v", "data", "hash", "new"])
    )
    value = data.draw(
        st.dictionaries(st.sampled_from(["impact", "x"]), plain, max_size=2)
        if key == "data"
        else plain
    )
    assume(json.dumps(one.get(key, "no")) != json.dumps(value))
    one[key] = value
    assert broken_at(doc) == place + 1


@given(events, st.data())
@settings(max_examples=80, deadline=None)
def test_redaction_keeps_the_chain(new, data):
    """Any personal texts may be taken out, and the tombstone is bound to what was there."""
    doc = linked(new)
    salted = [(i, name) for i, one in enumerate(doc["events"]) for name in one.get("salts", {})]
    assume(salted)
    gone = data.draw(st.lists(st.sampled_from(salted), unique=True, min_size=1))
    for place, name in gone:
        redact(doc["events"][place], name, "asked for", "2026-12-01T00:00:00Z")
        redact(doc["events"][place], name, "again", "2026-12-02T00:00:00Z")
        assert doc["events"][place]["data"][name]["because"] == "asked for"
        assert name not in doc["events"][place]["salts"]
    assert broken_at(json.loads(json.dumps(doc))) is None
    place, name = gone[0]
    doc["events"][place]["data"][name]["redacted"] = "A" * 43
    assert broken_at(doc) == place + 1


def test_redacting_what_is_not_personal():
    """A field without a salt cannot be taken out."""
    doc = linked([event(impact=2)])
    with fails(NotFound, "log.not-personal"):
        redact(doc["events"][0], "impact", "x", "2026-12-01T00:00:00Z")


@pytest.mark.parametrize(
    "forge",
    [
        lambda e: e["data"].update(subject="other"),
        lambda e: e["salts"].pop("subject"),
        lambda e: e["salts"].update(subject="A" * 16),
        lambda e: e["salts"].update(subject=e["salts"]["subject"] + "MTIz"),
        lambda e: e["salts"].update(impact="A" * 16),
        lambda e: e.pop("salts"),
        lambda e: e.update(salts=3),
        lambda e: e.update(data=None),
        lambda e: e.pop("hash"),
        lambda e: e["data"].update(subject={"sha256": "x"}),
        lambda e: e["data"].pop("impact"),
    ],
)
def test_forgeries(forge):
    """Texts, salts and digests cannot be exchanged for each other."""
    doc = linked([event(subject="VPN", impact=2), event("noted")])
    forge(doc["events"][0])
    assert broken_at(doc) == 1


def test_a_digest_cannot_pass_for_a_text():
    """A plain value equal to the digest does not stand in for the personal one."""
    doc = linked([event(subject="VPN")])
    forged = copy.deepcopy(doc)
    redact(forged["events"][0], "subject", "x", "y")
    digest = forged["events"][0]["data"]["subject"]["redacted"]
    for value in (digest, {"sha256": digest}, {"redacted": digest}):
        doc["events"][0] |= {"data": {"subject": value}, "salts": {}}
        assert broken_at(doc) == 1


def test_a_salt_cannot_take_over_the_beginning_of_a_text():
    """Salt and text are told apart by the salt's length."""
    doc = linked([event(subject=12)])
    salt = base64.urlsafe_b64decode(doc["events"][0]["salts"]["subject"])
    longer = base64.urlsafe_b64encode(salt + b"1").decode().rstrip("=") + "=="
    doc["events"][0] |= {"data": {"subject": 2}, "salts": {"subject": longer}}
    assert broken_at(doc) == 1


def test_numbers_count_from_one():
    """An event numbered otherwise is broken, even with a hash that fits."""
    one = {"seq": 2, **event(impact=1)}
    one["hash"] = event_hash(ID, one)
    assert broken_at({"id": ID, "events": [one]}) == 1


def test_removed_and_moved_events():
    """An event taken out of the middle, or two exchanged, break the chain; another id too."""
    doc = linked([event("noted", impact=n) for n in range(4)])
    for change in (lambda e: e.pop(1), lambda e: e.insert(0, e.pop(1)), lambda e: e.pop(0)):
        forged = copy.deepcopy(doc)
        change(forged["events"])
        assert broken_at(forged) in {1, 2}
    assert broken_at({**doc, "id": "REQ-2611-0043"}) == 1


def test_tombstone():
    """Only what redact makes is one."""
    assert not is_tombstone({"redacted": "x"})
    assert not is_tombstone(None)
    assert is_tombstone({"redacted": "x", "because": "y", "at": "z"})
