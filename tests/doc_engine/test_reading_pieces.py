"""Places of citations are those of the text as it came, whatever is dropped from it or put into it before it is read."""

from __future__ import annotations

import re
import unicodedata

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from doc_engine.reading import read_text
from doc_engine.reading.copies.pieces import UNCHANGED, Pieces, instead, put_in, without
from tests.campaign import examples

PAPER = (
    "ỦY BAN NHÂN DÂN\nTỈNH SƠN LA\nSố: 88/UBND-NC\nSơn La, ngày 12 tháng 5 năm 2026\n\n"
    "Kính gửi: Sở Tư pháp\n\n"
    "Thực hiện Kế hoạch số 31/KH-BTP ngày 02 tháng 02 năm 2026 của Bộ Tư pháp và Công văn số 415/SNV-CCHC "
    "ngày 20/3/2026 của Sở Nội vụ, Ủy ban nhân dân tỉnh giao Sở Tư pháp tham mưu thực hiện Nghị quyết số "
    "27/NQ-HĐND ngày 09/12/2025 của Hội đồng nhân dân tỉnh.\n"
)
INVISIBLE = ("\u00ad", "\u200b", "\u2060", "\ufeff")


def said(text: str) -> list[tuple[str | None, str]]:
    """The notation of each citation and its words in the text as it came, nothing invisible in them."""
    found = []
    for citation in read_text(text).citations:
        for start, end in citation.spans:
            assert not text[start].isspace()
            assert not text[end - 1].isspace()
            words = unicodedata.normalize("NFC", re.sub(f"[{''.join(INVISIBLE)}]", "", text[start:end]))
            found.append((citation.notation, " ".join(words.split())))
    return found


PLAIN = said(PAPER)


@pytest.mark.parametrize(
    "came",
    [
        unicodedata.normalize("NFD", PAPER),
        PAPER.replace("\n", "\r\n"),
        PAPER.replace("\n\n", "\n&amp;\n"),
        PAPER.replace("Kính gửi", "\n" * 300 + "Kính gửi"),
        PAPER.replace("Kính gửi", "*" * 900 + "\nKính gửi"),
        PAPER.replace("nhân dân tỉnh giao", "nhân dântỉnh giao"),
    ],
    ids=[
        "decomposed",
        "line ends of two",
        "an entity",
        "empty lines",
        "a wall of stars",
        "words run together",
    ],
)
def test_places_are_those_of_the_text_as_it_came(came: str) -> None:
    assert len(PLAIN) == 3
    assert said(came) == PLAIN


@settings(max_examples=examples(60), deadline=None)
@given(
    st.lists(
        st.tuples(st.integers(0, len(PAPER)), st.sampled_from(INVISIBLE), st.integers(1, 3)), max_size=60
    ),
    st.booleans(),
)
def test_letters_without_width_move_no_place(put: list[tuple[int, str, int]], decomposed: bool) -> None:
    came = PAPER
    for place, letter, count in sorted(put, reverse=True):
        came = came[:place] + letter * count + came[place:]
    assert said(unicodedata.normalize("NFD", came) if decomposed else came) == PLAIN


@settings(max_examples=examples(30), deadline=None)
@given(
    st.lists(
        st.tuples(st.sampled_from([m.start() for m in re.finditer("\n", PAPER)]), st.integers(161, 900)),
        max_size=4,
    )
)
def test_wide_blanks_move_no_place(put: list[tuple[int, int]]) -> None:
    came = PAPER
    for place, width in sorted(put, reverse=True):
        came = came[:place] + " " * width + came[place:]
    assert said(came) == PLAIN


@settings(max_examples=examples(100), deadline=None)
@given(st.text("ab\u00ad\n ", max_size=60), st.data())
def test_what_is_left_stands_where_it_stood(text: str, data: st.DataObject) -> None:
    cuts = [match.span() for match in re.finditer("\u00ad+", text)]
    left, pieces = without(text, cuts)
    assert left == text.replace("\u00ad", "")
    for place, letter in enumerate(left):
        assert text[pieces.begin(place)] == letter == text[pieces.end(place + 1) - 1]


def test_what_is_said_otherwise_stands_for_all_that_it_replaced() -> None:
    text, pieces = instead(re.compile("&amp;"), lambda _: "&", "a&amp;b&amp;")
    assert text == "a&b&"
    assert [(pieces.begin(place), pieces.end(place + 1)) for place in range(4)] == [
        (0, 1),
        (1, 6),
        (6, 7),
        (7, 12),
    ]


def test_what_was_put_in_stood_nowhere() -> None:
    pieces = put_in((2, 5), len("ab cd ef"))
    assert [
        "abcdef"[pieces.begin(a) : pieces.end(b)] for a, b in [(0, 2), (3, 5), (6, 8), (0, 8), (1, 3)]
    ] == ["ab", "cd", "ef", "abcdef", "b"]


def test_an_unchanged_text_has_no_pieces() -> None:
    assert without("abc", []) == ("abc", UNCHANGED)
    assert instead(re.compile("x"), str.upper, "abc") == ("abc", UNCHANGED)
    assert put_in((), 3) == UNCHANGED == Pieces.of(())
