"""The frame of the rules: registration, findings in order, comments at their paragraphs, repairs that keep every word."""

from __future__ import annotations

import io
import zipfile
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from doc_engine.findings import Finding, Severity
from doc_engine.ooxml import compile_template, render
from doc_engine.ooxml.comments import with_comments
from doc_engine.ooxml.reader import read_paper
from doc_engine.ooxml.repair import repaired
from doc_engine.paper import Paper
from doc_engine.rules import Found, View, check, remarks, rule, rules
from templates.samples import SAMPLES
from tests.campaign import examples

Make = Callable[..., bytes]
TEMPLATES = Path(__file__).parents[2] / "templates"
W = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}"


def par(text: str, letters: str = "", props: str = "") -> str:
    """A paragraph."""
    return f"<w:p><w:pPr>{props}</w:pPr><w:r><w:rPr>{letters}</w:rPr><w:t>{text}</w:t></w:r></w:p>"


def text_of(paper: Paper) -> list[str]:
    """Every word of a paper."""
    return [line.text for line in (*paper.lines, *paper.footnotes)]


def sample(name: str) -> bytes:
    """One of our own documents."""
    composed = SAMPLES[name]()
    return render(compile_template((TEMPLATES / f"{composed.type_key}.docx").read_bytes()), composed)


def available() -> list[str]:
    """The samples whose type has a template."""
    return [name for name in SAMPLES if (TEMPLATES / f"{SAMPLES[name]().type_key}.docx").exists()]


@pytest.mark.parametrize("code", ["sk02", "S2", "SK2", "SK002", "SKABC02", "02SK", ""])
def test_a_code_that_is_none_is_refused(code: str) -> None:
    with pytest.raises(ValueError, match="rule code"):
        rule(code, cell="3", article="x")(lambda view: ())


def test_a_code_is_taken_once() -> None:
    taken = next(iter(rules()))
    with pytest.raises(ValueError, match="doubled"):
        rule(taken, cell="3", article="x")(lambda view: ())


def test_every_rule_names_its_article_and_title() -> None:
    assert len(rules()) > 100
    for code, one in rules().items():
        assert one.code == code
        assert one.article, code
        assert one.title, code


def test_findings_come_in_the_order_of_the_file(word_file: Make) -> None:
    docx = word_file(
        par("a", '<w:rFonts w:ascii="Arial" w:hAnsi="Arial"/>') * 3 + par("b", '<w:sz w:val="60"/>')
    )
    orders = [remark.place.order for remark in remarks(read_paper(docx)) if remark.place]
    assert orders == sorted(orders)
    assert check(docx) == check(read_paper(docx))


def test_a_found_overrides_the_weight_of_its_rule(word_file: Make) -> None:
    view = View.of(read_paper(word_file(par("a"))))
    found = Found(view.paper.lines[0], "a", "b", "c", Severity.INFO)
    assert found.place == view.paper.lines[0].place
    assert Found(None, "a", "b", "c").place is None


@pytest.mark.parametrize("name", available())
def test_our_own_documents_have_no_errors_and_need_no_repair(name: str) -> None:
    docx = sample(name)
    assert [str(one) for one in check(docx) if one.severity is Severity.ERROR] == []
    assert repaired(docx).done == ()


def comments_of(docx: bytes) -> Iterator[str]:
    """The comments part's texts."""
    from lxml import etree

    with zipfile.ZipFile(io.BytesIO(docx)) as archive:
        tree = etree.fromstring(archive.read("word/comments.xml"))
    return ("\n".join(comment.itertext()) for comment in tree)


FINDING = Finding("SK02", Severity.ERROR, "đoạn 1", "số phải có số 0 & <gạch>", "Mục II.3", "5", "05", "3")


def test_a_finding_becomes_a_comment_at_its_paragraph(word_file: Make) -> None:
    docx = word_file(par("một") + par("hai"))
    place = read_paper(docx).lines[1].place
    marked = with_comments(docx, [(FINDING, place), (FINDING, None)])
    assert text_of(read_paper(marked)) == ["một", "hai"]
    comments = list(comments_of(marked))
    assert len(comments) == 2
    assert "số phải có số 0 & <gạch>" in comments[0]
    assert "Nghị định số 30/2020/NĐ-CP, Mục II.3" in comments[0]
    assert [_anchored(marked, number) for number in (0, 1)] == ["hai", "một"]


def _anchored(docx: bytes, number: int) -> str:
    from lxml import etree

    with zipfile.ZipFile(io.BytesIO(docx)) as archive:
        tree = etree.fromstring(archive.read("word/document.xml"))
    start = next(one for one in tree.iter(f"{W}commentRangeStart") if one.get(f"{W}id") == str(number))
    return "".join(str(text) for text in start.getparent().itertext())  # type: ignore[union-attr]


def test_comments_already_there_are_kept(word_file: Make) -> None:
    docx = word_file(par("một"))
    once = with_comments(docx, [(FINDING, None)])
    twice = with_comments(once, [(FINDING, None)])
    assert len(list(comments_of(twice))) == 2


def test_a_comment_on_a_text_box_hangs_on_the_paragraph_that_holds_it(word_file: Make) -> None:
    box = f"<w:r><w:pict><v:shape><v:textbox><w:txbxContent>{par('trong')}</w:txbxContent></v:textbox></v:shape></w:pict></w:r>"
    docx = word_file(par("đầu") + f"<w:p>{box}</w:p>")
    place = read_paper(docx).lines[2].place
    assert read_paper(with_comments(docx, [(FINDING, place)])).lines[2].text == "trong"


def test_a_repair_sets_fonts_sizes_margins_and_the_page_number(word_file: Make) -> None:
    wrong = '<w:rFonts w:asciiTheme="minorHAnsi" w:hAnsiTheme="minorHAnsi" w:ascii="Arial" w:hAnsi="Arial"/><w:sz w:val="40"/>'
    head = par("CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM", wrong) + par("Độc lập - Tự do - Hạnh phúc", wrong)
    body = (
        par("Số: 5/KH-SNV", wrong)
        + par("Kế hoạch", wrong)
        + par("Nội dung công việc của năm nay. " * 9, wrong)
    )
    section = '<w:sectPr><w:pgSz w:w="12240" w:h="15840"/><w:pgMar w:top="300" w:right="300" w:bottom="300" w:left="300"/></w:sectPr>'
    docx = word_file(head + body + par("Nơi nhận:", wrong), section=section)
    made = repaired(docx)
    before, after = read_paper(docx), read_paper(made.docx)
    assert text_of(before) == text_of(after)
    assert {font for line in after.lines for font in line.fonts} == {"Times New Roman"}
    assert [line.size_pt for line in after.lines[:2]] == [13, 14]
    assert all(line.bold for line in after.lines[:2])
    page = after.sections[0]
    assert (round(page.width_mm), round(page.height_mm), round(page.left_mm), round(page.right_mm)) == (
        210,
        297,
        30,
        15,
    )
    assert [number.where for number in page.page_numbers] == ["header"]
    assert len(made.done) >= 4
    assert repaired(made.docx).done == ()


def test_letters_of_old_code_pages_keep_their_font(word_file: Make) -> None:
    docx = word_file(par("Céng hoµ x· héi", '<w:rFonts w:ascii=".VnTime" w:hAnsi=".VnTime"/>'))
    assert read_paper(repaired(docx).docx).lines[0].fonts == (".VnTime",)


LOOKS = st.sampled_from(
    ["", "<w:b/>", '<w:sz w:val="50"/>', '<w:rFonts w:ascii="Arial" w:hAnsi="Arial"/>', "<w:caps/>"]
)
WORDS = st.sampled_from(
    [
        "CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM",
        "Độc lập - Tự do - Hạnh phúc",
        "Số: 5/QĐ-SNV",
        "UBND TỈNH AN BÌNH",
        "Quyết định",
        "An Bình, ngày 5 tháng 2 năm 2026",
        "Căn cứ Luật;",
        "Kính gửi: Sở A",
        "Nội dung " * 20,
        "Nơi nhận:",
        "- Lưu: VT",
        "GIÁM ĐỐC",
        "Trần Văn Mẫu",
        "Phụ lục I",
        "",
        "./.",
    ]
)


@settings(max_examples=examples(20), deadline=None)
@given(lines=st.lists(st.tuples(WORDS, LOOKS, st.booleans()), max_size=14))
def test_any_file_is_checked_repaired_and_marked_without_a_word_changed(
    word_file: Make, lines: list[tuple[str, str, bool]]
) -> None:
    body = "".join(
        f"<w:tbl><w:tr><w:tc>{par(text, look)}</w:tc></w:tr></w:tbl>" if in_table else par(text, look)
        for text, look, in_table in lines
    )
    docx = word_file(body)
    paper = read_paper(docx)
    found = remarks(paper)
    assert text_of(read_paper(repaired(docx).docx)) == text_of(paper)
    marked = with_comments(docx, [(one.finding, one.place) for one in found])
    assert text_of(read_paper(marked)) == text_of(paper)


PAGE = '<w:p><w:pPr><w:jc w:val="{}"/></w:pPr><w:fldSimple w:instr="PAGE"><w:r><w:rPr><w:sz w:val="20"/></w:rPr><w:t>2</w:t></w:r></w:fldSimple></w:p>'
WITH = '<w:sectPr><w:{0}Reference w:type="default" r:id="{0}1"/><w:pgSz w:w="11906" w:h="16838"/><w:pgMar w:top="1134" w:right="851" w:bottom="1134" w:left="1701"/></w:sectPr>'


def test_a_page_number_at_the_foot_goes_to_the_middle_of_the_top(word_file: Make) -> None:
    docx = word_file(par("a"), section=WITH.format("footer"), footer1=PAGE.format("right"))
    after = read_paper(repaired(docx).docx).sections[0]
    assert [(one.where, one.line.align) for one in after.page_numbers] == [("header", "center")]
    assert after.title_page


def test_a_page_number_in_the_header_is_centred_sized_and_off_the_first_page(word_file: Make) -> None:
    docx = word_file(par("a"), section=WITH.format("header"), header1=PAGE.format("right"))
    after = read_paper(repaired(docx).docx).sections[0]
    assert [(one.line.align, one.line.size_pt) for one in after.page_numbers] == [("center", 13)]
    assert after.title_page
    assert repaired(repaired(docx).docx).done == ()


def test_other_words_of_a_header_or_footer_stay(word_file: Make) -> None:
    footer = PAGE.format("right").replace(
        "<w:fldSimple", "<w:r><w:t>Địa chỉ: 01 phố An Bình</w:t></w:r><w:fldSimple"
    )
    docx = word_file(par("a"), section=WITH.format("footer"), footer1=footer)
    after = read_paper(repaired(docx).docx).sections[0]
    assert [line.text for line in after.footers["default"]] == ["Địa chỉ: 01 phố An Bình2"]
