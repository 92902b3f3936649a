"""Lists of names as one pattern: told from the plain list of the same names, the longest first, by nothing but its size."""

from __future__ import annotations

import re

import pytest
from hypothesis import given
from hypothesis import strategies as st

from doc_engine.reading.words.alternation import (
    alternatives,
    run_on_alternatives,
    shortest_alternatives,
)

WORDS = st.sampled_from(["so", "son", "bo", "tu", "phap", "phap,", "y", "te", "-", "a.b", "tu(2)"])
NAMES = st.lists(st.lists(WORDS, min_size=1, max_size=5).map(" ".join), min_size=1, max_size=12)
GAPS = st.sampled_from([" ", "  ", "\n", "", " " * 21])


def plain(names: list[str], gap: str = r"\s{1,20}") -> str:
    ordered = sorted(set(names), key=len, reverse=True)
    return "|".join(gap.join(map(re.escape, name.split())) for name in ordered)


def found(pattern: str, text: str) -> tuple[int, int] | None:
    match = re.match(pattern, text)
    return match.span() if match else None


@given(names=NAMES, said=st.lists(st.tuples(WORDS, GAPS), min_size=1, max_size=8))
def test_names_are_found_as_the_plain_list_finds_them(names: list[str], said: list[tuple[str, str]]) -> None:
    text = "".join(word + gap for word, gap in said)
    for behind in ("", r"(?!\w)", r"\s", ",", "$"):
        assert found(rf"(?:{alternatives(names)}){behind}", text) == found(
            rf"(?:{plain(names)}){behind}", text
        )


@given(names=NAMES, said=st.lists(st.tuples(WORDS, GAPS), min_size=1, max_size=8))
def test_the_shortest_names_are_there_wherever_one_is(names: list[str], said: list[tuple[str, str]]) -> None:
    text = "".join(word + gap for word, gap in said)
    ahead = found(rf"(?:{shortest_alternatives(names)})(?!\w)", text)
    assert (ahead is None) == (found(rf"(?:{plain(names)})(?!\w)", text) is None)


@pytest.mark.parametrize(
    "text", ["luat to chuc toa an nhan dan", "luat tochuc toaannhan dan", "luat to\nchuctoa an nhandan"]
)
def test_a_long_name_is_found_with_the_spaces_that_a_page_lost(text: str) -> None:
    names = ["luat to chuc toa an nhan dan", "luat to chuc toa an", "luat thu y"]
    assert found(run_on_alternatives(names), text) == (0, len(text))


def test_no_space_is_lost_behind_the_first_word() -> None:
    assert found(run_on_alternatives(["luat thu y"]), "luatthu y") is None


def test_the_order_in_which_names_come_says_nothing() -> None:
    names = ["Sở Y tế", "Sở", "Sở Tư pháp", "Sở Y", "Sở  Tư pháp"]
    assert alternatives(names) == alternatives(reversed(names))
    assert found(rf"{alternatives(names)}", "so tu phap x") == (0, 10)
