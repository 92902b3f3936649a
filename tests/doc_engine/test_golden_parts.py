"""Every part of every sample document is what `tests/golden/parts` keeps of it."""

from __future__ import annotations

from collections.abc import Mapping
from difflib import unified_diff

import pytest
from lxml import etree

from templates.samples import SAMPLES
from tests import golden_build as golden

_W = "http://schemas.openxmlformats.org/wordprocessingml/2006/main"


@pytest.fixture(scope="module")
def made() -> dict[str, bytes]:
    """Every document, printed once."""
    return golden.documents()


@pytest.fixture(scope="module")
def shared_parts() -> dict[str, str]:
    return golden.read_parts(golden.SHARED)


def changes(kept: Mapping[str, str], found: Mapping[str, str]) -> str:
    """The parts that differ, as a diff a person can read; "" when none does."""
    lines = [
        line
        for part in sorted({*kept, *found})
        for line in unified_diff(
            kept.get(part, "").splitlines(),
            found.get(part, "").splitlines(),
            f"golden {part}",
            f"now {part}",
            lineterm="",
        )
    ]
    return "\n".join(lines)


@pytest.mark.parametrize("name", golden.NAMES)
def test_a_document_is_as_its_golden_part_by_part(
    made: dict[str, bytes], shared_parts: dict[str, str], name: str
) -> None:
    own = golden.read_parts(name)
    assert own, f"no golden is kept for {name}. {golden.ACCEPT}"
    told = changes(shared_parts | own, golden.part_texts(made[name]))
    if told:
        pytest.fail(f"{name} is not as its golden.\n{told}\n\n{golden.ACCEPT}", pytrace=False)


def test_there_is_a_golden_for_every_document_and_no_other(made: dict[str, bytes]) -> None:
    assert set(golden.NAMES) == set(made)
    assert {file.stem for file in golden.PARTS.iterdir()} == {golden.SHARED, *made}, golden.ACCEPT


def test_one_changed_word_is_one_changed_line() -> None:
    before = golden.part_texts(golden.rendered(SAMPLES["giay_moi"]()))
    told = changes(before, before | {"word/document.xml": before["word/document.xml"].replace("MỜI", "MOI")})
    assert [line for line in told.splitlines()[2:] if line[0] in "+-"] == [
        '-      r t "GIẤY MỜI"',
        '+      r t "GIẤY MOI"',
    ]


def lines(xml: str) -> list[str]:
    return list(golden.lines_of(etree.fromstring(f'<w:p xmlns:w="{_W}">{xml}</w:p>')))


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("<w:r><w:t>a</w:t></w:r>", "<w:r><w:t>b</w:t></w:r>"),
        ("<w:r><w:t>a b</w:t></w:r>", "<w:r><w:t>a\u00a0b</w:t></w:r>"),
        ("<w:r><w:t>\u00a0</w:t></w:r>", "<w:r><w:t/></w:r>"),
        ("<w:r><w:t>é</w:t></w:r>", "<w:r><w:t>e\u0301</w:t></w:r>"),
        ('<w:r><w:t xml:space="preserve">a </w:t></w:r>', "<w:r><w:t>a </w:t></w:r>"),
        ("<w:r><w:rPr><w:b/></w:rPr><w:t>a</w:t></w:r>", "<w:r><w:t>a</w:t></w:r>"),
        ("<w:r><w:t>ab</w:t></w:r>", "<w:r><w:t>a</w:t></w:r><w:r><w:t>b</w:t></w:r>"),
        ("<w:pPr><w:pBdr/><w:top/></w:pPr>", "<w:pPr><w:pBdr><w:top/></w:pBdr></w:pPr>"),
    ],
)
def test_what_word_reads_differently_is_written_differently(one: str, other: str) -> None:
    assert lines(one) != lines(other)


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ('<w:ind w:left="1" w:right="2"/>', '<w:ind w:right="2" w:left="1"/>'),
        ("<w:r><w:t>a</w:t></w:r>", "<w:r>\n  <w:t> a</w:t>\n</w:r>"),
        ('<w:r><w:t xml:space="preserve">a</w:t></w:r>', "<w:r><w:t>a</w:t></w:r>"),
    ],
)
def test_what_word_reads_alike_is_written_alike(one: str, other: str) -> None:
    assert lines(one) == lines(other)
