"""The bodies of the three full seeds come out of the outline word for word (read beside the checkout, never kept)."""

from __future__ import annotations

import re
from pathlib import Path

import pytest

from doc_engine.blocks import Level, Paragraph
from doc_engine.outline import parse_outline, source_of
from doc_engine.text import nfc, squeeze

# File and the lines of its body: after the trích yếu or kính gửi, before Nơi nhận.
BODIES = [
    ("000_76c7ce931378ff23.txt", 17, 29),
    ("002_989a9734c32e8401.txt", 11, 231),
    ("004_40d0e24c6cfd3bed.txt", 11, 139),
]


def body_of(shared: Path, name: str, first: int, last: int) -> str:
    return "\n".join((shared / "seeds" / name).read_text("utf-8").split("\n")[first - 1 : last])


def paragraphs(text: str) -> list[str]:
    """The source's paragraphs with Markdown marks removed and white space collapsed."""
    lines = (squeeze(re.sub(r"^\s*#+\s+|\*", "", line)) for line in nfc(text).split("\n"))
    return [line for line in lines if line]


@pytest.mark.parametrize(("name", "first", "last"), BODIES)
def test_a_seed_comes_out_word_for_word(shared: Path, name: str, first: int, last: int) -> None:
    body = body_of(shared, name, first, last)
    outline = parse_outline(body)
    assert [block.text for block in outline.blocks] == paragraphs(body)
    assert [block.text for block in parse_outline(source_of(outline.blocks)).blocks] == paragraphs(body)


@pytest.mark.parametrize(("name", "first", "last"), BODIES)
def test_a_seeds_numbering_is_in_order(shared: Path, name: str, first: int, last: int) -> None:
    codes = {finding.code for finding in parse_outline(body_of(shared, name, first, last)).findings}
    assert codes <= {"BC06"}  # "- a)" of the web converter


def test_the_sections_of_the_long_seed_are_titles(shared: Path) -> None:
    blocks = parse_outline(body_of(shared, *BODIES[1])).blocks
    titled = [block for block in blocks if isinstance(block, Paragraph) and block.title]
    assert [block.marker for block in titled if block.level is Level.ROMAN] == ["I.", "II.", "III.", "IV."]
    assert len([block for block in titled if block.level is Level.ARABIC]) == 13
