"""Laws of the outline: nothing of the text is lost, and blocks written back read as the same blocks."""

from __future__ import annotations

import re
from dataclasses import replace

from hypothesis import given, settings
from hypothesis import strategies as st

from doc_engine.blocks import Block
from doc_engine.outline import parse_outline, source_of
from doc_engine.text import admit
from tests.campaign import examples

WORDS = st.sampled_from(
    [
        "Tổ",
        "chức",
        "thực",
        "hiện",
        "KẾ",
        "HOẠCH",
        "năm",
        "2024",
        "kinh",
        "phí",
        "1.200.000",
        "đồng",
        "10/3/2023",
        "100%",
        "(nếu",
        "có)",
        "“cấp",
        "xã”",
        "xã,",
        "phường;",
        "huyện.",
        "TP.",
        "a",
        "b",
        "Điều",
        "5",
        "Mục",
        "1",
    ]
)
MARKS = st.sampled_from(
    [
        *(
            "Phần I",
            "Chương II.",
            "Mục 1 -",
            "Tiểu mục 2",
            "Điều 1.",
            "Điều 2a.",
            "I.",
            "II.",
            "IV.",
            "V.",
            "C.",
        ),
        *("A.", "B.", "H.", "1.", "2.", "3.", "01.", "1.1.", "1.2", "2.1.1.", "a)", "b)", "đ)", "f)", "c."),
        *("-", "–", "•", "+", "*", "- a)", "## ", "# **", "\\", "\\-", "\\1.", ""),
    ]
)
INLINE = st.sampled_from(
    ["*", "**", "***", "****", "\\*", "[[315/QĐ-TTg]]", "[[", "]]", "\\[[", "\\", "#", "|", "[", "]"]
)
PIECES = st.one_of(WORDS, WORDS, WORDS, INLINE)
GAPS = st.sampled_from([" ", " ", " ", "", "  ", "\t", "\u00a0"])


@st.composite
def lines(draw: st.DrawFn) -> str:
    text = draw(MARKS) + draw(GAPS)
    for piece in draw(st.lists(PIECES, max_size=7)):
        text += piece + draw(GAPS)
    return text


ROWS = st.lists(st.lists(PIECES, max_size=3), min_size=1, max_size=3).map(
    lambda cells: "| " + " | ".join(" ".join(cell) for cell in cells) + " |"
)
RULES = st.sampled_from(["|---|", "|---|:-:|", "| - | - |"])
TEXTS = st.lists(st.one_of(lines(), lines(), lines(), ROWS, RULES, st.just("")), max_size=12)
PLAIN_TEXT = st.text(
    st.one_of(
        st.sampled_from("aàảấưđĐÂ 1.,;:-–+()/“”\n"),
        st.characters(categories=["L", "N", "Zs"], max_codepoint=0x1FFF),
    ),
    max_size=200,
)


def letters(text: str) -> str:
    """The text without markup marks and white space."""
    return re.sub(r"[\s*\\#|]", "", admit(text))


def without_rules(text: str) -> str:
    return "\n".join(
        line for line in text.split("\n") if not re.fullmatch(r"\s*\|(\s*:?-+:?\s*\|)+\s*", line)
    )


def bare(blocks: tuple[Block, ...]) -> list[Block]:
    return [replace(block, line=0) for block in blocks]


@settings(max_examples=examples(100), deadline=None)
@given(TEXTS)
def test_nothing_of_the_text_is_lost(pieces: list[str]) -> None:
    source = "\n".join(pieces)
    kept, given_text = letters(parse_outline(source).plain), letters(source)
    # A table's rule line is markup; a row of dashes elsewhere is text.
    assert letters(without_rules(source)) == kept or _is_between(
        letters(without_rules(source)), kept, given_text
    )


def _is_between(least: str, kept: str, most: str) -> bool:
    """Whether `kept` holds every character of `least` in order and none that `most` has not."""
    rest = iter(kept)
    source = iter(most)
    return all(char in rest for char in least) and all(char in source for char in kept)


@settings(max_examples=examples(100), deadline=None)
@given(PLAIN_TEXT)
def test_text_without_markup_comes_back_word_for_word(text: str) -> None:
    words = re.sub(r"\s+", "", admit(text))
    assert re.sub(r"\s+", "", parse_outline(text).plain) == words


@settings(max_examples=examples(100), deadline=None)
@given(TEXTS)
def test_the_source_is_kept_as_it_is(pieces: list[str]) -> None:
    source = "\n".join(pieces)
    outline = parse_outline(source)
    assert outline.text == admit(source)
    assert parse_outline(outline.text) == outline


@settings(max_examples=examples(150), deadline=None)
@given(TEXTS)
def test_blocks_written_back_read_as_the_same_blocks(pieces: list[str]) -> None:
    blocks = parse_outline("\n\n".join(pieces)).blocks
    assert bare(parse_outline(source_of(blocks)).blocks) == bare(blocks)
