"""What our templates print is read the same from the page as from the Word file: all types, the whole head."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from pathlib import Path

import pytest

from doc_engine.blocks import Level, Paragraph, Run
from doc_engine.composed import Composed
from doc_engine.ooxml import compile_template, render
from doc_engine.ooxml.text import docx_text
from doc_engine.pdf.columns import columned_text
from doc_engine.reading import read_text
from doc_engine.reading.values import HeaderFound
from templates.samples import SAMPLES
from tests.drawn import pdfs_of

TEMPLATES = Path(__file__).resolve().parents[2] / "templates"
NAMES = [name for name in SAMPLES if (TEMPLATES / f"{name}.docx").is_file()]
OPENING = (
    "Thực hiện Quyết định số 615/QĐ-BYT ngày 09 tháng 02 năm 2026 của Bộ Y tế ban hành Kế hoạch phòng bệnh mùa hè, "
    "Ủy ban nhân dân tỉnh yêu cầu các cơ quan, đơn vị rà soát cơ sở vật chất."
)


def opened(composed: Composed) -> Composed:
    """The document with a body that begins with what it carries out."""
    lead = Paragraph(Level.PLAIN, "", (Run(OPENING),))
    return replace(composed, body=(lead, *composed.body))


def printed(name: str) -> list[bytes]:
    """The sample as it is, and with another opening."""
    template = compile_template((TEMPLATES / f"{name}.docx").read_bytes())
    return [render(template, composed) for composed in (SAMPLES[name](), opened(SAMPLES[name]()))]


@pytest.fixture(scope="module")
def both(need_tool: Callable[[str], str]) -> dict[str, list[tuple[HeaderFound, HeaderFound]]]:
    """The head of every sample as the Word file gives it and as its page does."""
    need_tool("soffice")
    files = {name: printed(name) for name in NAMES}
    pages = iter(pdfs_of([file for pair in files.values() for file in pair]))
    return {
        name: [(head(docx_text(file)), head(paged(next(pages)))) for file in files[name]] for name in NAMES
    }


def head(text: str) -> HeaderFound:
    """What a text says of itself."""
    return read_text(text).header


def paged(pdf: bytes) -> str:
    """The words of a printed document."""
    return "\n".join(columned_text(pdf))


@pytest.mark.parametrize("name", NAMES)
def test_the_head_is_read_the_same_from_the_page_as_from_the_word_file(
    name: str, both: dict[str, list[tuple[HeaderFound, HeaderFound]]]
) -> None:
    for from_word, from_page in both[name]:
        assert from_page == from_word


@pytest.mark.parametrize(
    "below",
    [
        "Thực hiện Quyết định số 615/QĐ-BYT ngày 09 tháng 02 năm 2026 của Bộ Y tế ban hành",
        "Để nâng cao chất lượng phòng bệnh trong trường học, các cơ sở giáo dục cần thực hiện",
        "Các cơ quan, đơn vị căn cứ chức năng, nhiệm vụ được giao xây dựng kế hoạch của mình,",
        "Trên cơ sở ý kiến của các xã, phường, Sở Y tế đánh giá tình hình trong ba tháng qua",
    ],
)
def test_a_sentence_right_below_the_subject_is_not_taken_for_it(below: str) -> None:
    text = (
        "SỞ Y TẾ\nSố: 41/KH-SYT\nHải Sơn, ngày 05 tháng 3 năm 2026\nKẾ HOẠCH\n"
        f"Phòng bệnh mùa hè năm 2026\n{below}\nvà báo cáo trước ngày 30 tháng 6 năm 2026.\nNơi nhận:\n- Lưu: VT.\n"
    )
    assert head(text).subject == "Phòng bệnh mùa hè năm 2026"


def test_a_form_that_only_introduces_has_no_subject() -> None:
    text = (
        "SỞ Y TẾ\nSố: 41/GGT-SYT\nHải Sơn, ngày 05 tháng 3 năm 2026\nGIẤY GIỚI THIỆU\n\n"
        "Sở Y tế tỉnh Hải Sơn trân trọng giới thiệu:\nÔng (bà): Lê Thị Thử\nNơi nhận:\n- Lưu: VT.\n"
    )
    assert head(text).subject is None


def test_a_signing_line_that_a_narrow_column_breaks_is_one() -> None:
    text = (
        "HỘI ĐỒNG PHỐI HỢP\nSố: 41/TB-HĐPH\nHải Sơn, ngày 05 tháng 3 năm 2026\nTHÔNG BÁO\nLịch họp quý II\n\nHọp ngày 06/4/2026.\n"
        "Nơi nhận:\n- Lưu: VT.\nTM. HỘI ĐỒNG PHỐI HỢP PHÒNG BỆNH,\nCHĂM SÓC TRẺ EM\nCHỦ TỊCH\nTrần Văn Mẫu\n"
    )
    signed = head(text).signatory
    assert signed is not None
    assert signed.lines == ("TM. HỘI ĐỒNG PHỐI HỢP PHÒNG BỆNH, CHĂM SÓC TRẺ EM", "CHỦ TỊCH")
