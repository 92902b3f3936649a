"""Patterns tried only where they may begin find what they find when run over the whole text."""

from __future__ import annotations

import re

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from doc_engine.reading.duties import deadlines
from doc_engine.reading.words import cues
from doc_engine.reading.words.places import any_of, matches_at

_TERMS = "truoc ngay 15/12/2026|trong thang 5|hang nam,|hoan thanh|dau quy iv/2026|30 ngay ke tu khi|den het|thang|ngay|tu|2026"
_SAID = st.lists(st.sampled_from(_TERMS.split("|"))).map(" ".join)
_CUES = "theo|can cu|thuc hien|de nghi|nhan duoc|,|so|thihanh an"


@pytest.mark.parametrize("pattern", [*deadlines._PATTERNS, *deadlines._TERMS], ids=lambda p: p.pattern[:40])
@settings(max_examples=10, deadline=None, suppress_health_check=[HealthCheck.too_slow])
@given(data=st.data())
def test_every_deadline_begins_with_a_word_of_the_list(pattern: re.Pattern[str], data: st.DataObject) -> None:
    said = data.draw(st.from_regex(re.compile(pattern.pattern)))
    begins = {match.start() for begin in deadlines._BEGINS for match in begin.finditer(said)}
    assert begins >= {match.start() for match in pattern.finditer(said)}


@given(said=_SAID)
def test_what_is_tried_at_its_places_is_found_as_over_the_whole_text(said: str) -> None:
    for pattern in deadlines._PATTERNS:
        places = [match.start() for match in deadlines._begun(said, 0, len(said))]
        tried = [match.span() for match in matches_at(pattern, said, places, len(said))]
        assert tried == [match.span() for match in pattern.finditer(said)]


@given(said=st.lists(st.sampled_from(_CUES.split("|"))).map(" ".join))
def test_every_cue_stands_where_any_cue_does(said: str) -> None:
    places = {match.start() for match in cues.ANY.finditer(said)}
    each = {match.start() for pattern, _ in cues.PATTERNS for match in pattern.finditer(said)}
    assert places == each


def test_of_several_patterns_the_first_in_order_says_what_was_found() -> None:
    short, long = re.compile("trong"), re.compile("trong nam")
    assert any_of((long, short)).match("trong nam 2026")[0] == "trong nam"
    assert any_of((short, long)).match("trong nam 2026")[0] == "trong"
