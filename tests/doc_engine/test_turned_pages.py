"""Turned pages (trang ngang): wide tables inside the text or an annex, the count of pages beside them."""

from __future__ import annotations

import pytest

from doc_engine.blocks import Paragraph, Table
from doc_engine.compose import compose
from doc_engine.composed import Composed
from doc_engine.datafile import load_draft
from doc_engine.errors import BadInput
from doc_engine.ooxml import compile_template, render
from doc_engine.ooxml.forms import build
from doc_engine.ooxml.reader import read_paper
from doc_engine.outline import parse_outline
from doc_engine.outline.source import source_of
from doc_engine.paper import Paper
from doc_engine.rules import check
from templates.specimens import example

PLAN = example("ke_hoach_trang_ngang").decode()
TURNED = "Một.\n[[trang ngang]]\n| a | b |\n|---|---|\n| 1 | 2 |\n\nHai.\n[[hết trang ngang]]\nBa."


def composed_of(*changes: tuple[str, str]) -> Composed:
    text = PLAN
    for old, new in changes:
        assert old in text
        text = text.replace(old, new)
    return compose(load_draft(text.encode(), name="x.yaml"))


def paper_of(composed: Composed) -> Paper:
    return read_paper(render(compile_template(build(composed.type_key)), composed))


def test_what_stands_between_the_marks_is_turned_and_the_marks_are_gone() -> None:
    blocks = parse_outline(TURNED).blocks
    assert [(type(block), block.wide) for block in blocks] == [
        (Paragraph, False),
        (Table, True),
        (Paragraph, True),
        (Paragraph, False),
    ]
    assert "trang ngang" not in "".join(block.text for block in blocks)
    assert blocks[3].line == 9  # findings still name the clerk's line


def test_turned_blocks_are_written_back_as_they_were_read() -> None:
    blocks = parse_outline(TURNED).blocks
    again = parse_outline(source_of(blocks)).blocks
    assert [(block.text, block.wide) for block in again] == [(block.text, block.wide) for block in blocks]


def test_the_table_stands_on_a_turned_page_between_two_that_are_not() -> None:
    sections = paper_of(composed_of()).sections
    assert [section.landscape for section in sections] == [False, True, False, True, False]
    assert {(section.width_mm > 290) == section.landscape for section in sections} == {True}


def test_the_count_goes_on_through_turned_pages_and_starts_anew_with_each_annex() -> None:
    sections = paper_of(composed_of()).sections
    assert [section.page_start for section in sections] == [1, None, None, 1, 1]
    assert [section.title_page for section in sections] == [True, False, False, True, True]


def test_the_head_of_a_turned_annex_stands_on_its_turned_page() -> None:
    paper = paper_of(composed_of())
    [label] = [line for line in paper.lines if line.text == "Phụ lục I"]
    assert paper.sections[label.section].landscape
    assert [line.section for line in paper.lines if line.text == "./."] == [label.section]


def test_a_turned_table_is_as_wide_as_its_page() -> None:
    composed = composed_of()
    xml = render(compile_template(build(composed.type_key)), composed)
    paper = read_paper(xml)
    [wide] = [number for number, section in enumerate(paper.sections[:3]) if section.landscape]
    head = [line for line in paper.lines if line.section == wide and line.place.row == 1]
    assert sum(line.width_mm + 3.2 for line in head) == pytest.approx(252, abs=2)


def test_the_check_finds_nothing_in_turned_pages() -> None:
    assert [str(finding) for finding in check(paper_of(composed_of()))] == []


def test_a_text_that_ends_turned_is_told_and_still_signed_on_a_straight_page() -> None:
    ended = composed_of((PLAN[PLAN.index("  2. Sở Tư pháp chủ trì") : PLAN.index("phu_luc:")], ""))
    assert [finding.code for finding in ended.findings] == ["ND05"]
    assert (ended.body[-1].text, ended.body[-1].wide) == ("./.", False)


def test_an_annex_that_begins_straight_turns_later_and_back() -> None:
    changed = composed_of(
        ("noi_dung: |\n      1. Số lớp", "noi_dung: |\n      [[trang ngang]]\n      1. Số lớp")
    )
    sections = paper_of(changed).sections
    assert [section.landscape for section in sections] == [False, True, False, True, True]
    assert sections[-1].page_start == 1


def test_the_address_stands_on_page_1_only_where_pages_are_turned() -> None:
    address = "dia_chi_co_quan: {dia_chi: Số 1 đường Thử, fax: 0290}\nluu: VT, NC"
    paper = paper_of(composed_of(("luu: VT, NC", address)))
    feet = ["".join(line.text for line in section.footers["first"]) for section in paper.sections]
    assert "Số 1 đường Thử" in feet[0]
    assert set(feet[1:]) == {""}
    assert check(paper) == ()


def test_a_mark_that_turns_nothing_is_refused() -> None:
    with pytest.raises(BadInput, match="hết trang ngang"):
        composed_of(("  [[trang ngang]]\n  | STT | Lớp", "  | STT | Lớp"))
