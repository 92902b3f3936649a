"""The journal's chain: every meaningful change of it is seen."""

from __future__ import annotations

import json
from dataclasses import replace
from datetime import datetime, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from registry.clock import VIETNAM
from registry.journal import GENESIS, Head, canonical, next_event, verify

AT = datetime(2024, 8, 1, 8, tzinfo=VIETNAM)


def chain(length: int, word: str = "việc"):
    head, events = Head(), []
    for number in range(length):
        payload = {"số": number, "việc": word}
        event = next_event(
            head,
            office="vp",
            at=AT + timedelta(minutes=number),
            actor="văn thư",
            act="issue",
            payload=payload,
        )
        head = Head(event.seq, event.hash)
        events.append(event)
    return events, head


@given(st.integers(0, 12), st.text(max_size=20).filter(lambda text: text.isprintable()))
def test_a_chain_as_written_is_whole(length, word):
    events, head = chain(length, word)
    assert verify(events, head) == []
    assert (events[0].previous if events else GENESIS) == GENESIS


@pytest.mark.parametrize(
    ("field", "value"),
    [
        ("seq", 99),
        ("office", "khác"),
        ("at", AT - timedelta(days=1)),
        ("actor", "người khác"),
        ("act", "void"),
        ("payload", '{"số":7}'),
        ("previous", "1" * 64),
        ("hash", "2" * 64),
    ],
)
@pytest.mark.parametrize("place", [0, 2, 4])
def test_any_field_changed_is_seen(place, field, value):
    events, head = chain(5)
    events[place] = replace(events[place], **{field: value})
    assert verify(events, head)


@given(st.integers(2, 8), st.data())
def test_an_event_taken_out_or_two_swapped_is_seen(length, data):
    events, head = chain(length)
    place = data.draw(st.integers(0, length - 1))
    assert verify(events[:place] + events[place + 1 :], head)
    other = data.draw(st.integers(0, length - 1).filter(lambda at: at != place))
    events[place], events[other] = events[other], events[place]
    assert verify(events, head)


def test_a_cut_tail_and_a_rewritten_whole_are_seen_against_the_head():
    events, head = chain(5)
    assert verify(events[:-1], head)
    assert verify([], head)
    rewritten, _ = chain(5, "việc khác")
    assert verify(rewritten, head)


@given(st.integers(0, 4), st.data())
def test_any_letter_of_a_payload_changed_is_seen(place, data):
    events, head = chain(5)
    payload = events[place].payload
    at = data.draw(st.integers(0, len(payload) - 1))
    changed = payload[:at] + ("x" if payload[at] != "x" else "y") + payload[at + 1 :]
    events[place] = replace(events[place], payload=changed)
    assert verify(events, head)


def test_canonical_json_does_not_depend_on_the_order_of_keys():
    assert canonical({"b": 1, "a": "đ"}) == canonical({"a": "đ", "b": 1}) == '{"a":"đ","b":1}'
    assert json.loads(canonical({"a": [1, 2]})) == {"a": [1, 2]}
