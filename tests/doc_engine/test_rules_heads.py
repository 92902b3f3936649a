"""Heads and signatures laid out in other ways than ours: a letter kept to the form has no finding, whatever way it was typed."""

from __future__ import annotations

import io
from collections.abc import Callable
from typing import Any

import docx
import pytest
from docx.enum.text import WD_ALIGN_PARAGRAPH as ALIGN
from docx.oxml import parse_xml
from docx.oxml.ns import nsdecls, qn
from docx.shared import Mm, Pt

from doc_engine.rules import check

PARENT, ISSUER, NUMBER = "UBND TỈNH HẢI SƠN", "SỞ TƯ PHÁP", "Số: 312/STP-PBGDPL"
MOTTO, FREEDOM = "CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM", "Độc lập - Tự do - Hạnh phúc"
SUBJECT, DATED = "V/v kiện toàn tổ hòa giải ở cơ sở", "Hải Sơn, ngày 05 tháng 01 năm 2026"
_VML = (
    '<w:pict %s xmlns:v="urn:schemas-microsoft-com:vml">'
    '<v:line from="0,2pt" to="%gpt,2pt" style="position:absolute" strokeweight=".5pt"/></w:pict>'
)


def blank() -> Any:
    made = docx.Document()
    section = made.sections[0]
    section.page_width, section.page_height = Mm(210), Mm(297)
    section.top_margin = section.bottom_margin = Mm(20)
    section.left_margin, section.right_margin = Mm(30), Mm(15)
    section.different_first_page_header_footer = True
    normal = made.styles["Normal"]
    normal.font.name, normal.font.size = "Times New Roman", Pt(14)
    normal.element.rPr.rFonts.set(qn("w:eastAsia"), "Times New Roman")
    line = section.header.paragraphs[0]
    line.alignment = ALIGN.CENTER
    field = '<w:fldSimple %s w:instr="PAGE"><w:r><w:rPr><w:sz w:val="26"/></w:rPr><w:t>2</w:t></w:r></w:fldSimple>'
    line._p.append(parse_xml(field % nsdecls("w")))
    return made


def put(into: Any, words: str, size: float, look: str = "", align: Any = ALIGN.CENTER) -> Any:
    """A paragraph; the first empty one of a cell is taken."""
    found = into.paragraphs
    typed = found[0] if len(found) == 1 and not found[0].text else into.add_paragraph()
    typed.alignment, typed.paragraph_format.space_after = align, Pt(0)
    run = typed.add_run(words)
    run.font.size, run.bold, run.italic = Pt(size), "b" in look, "i" in look
    return typed


def subject(into: Any) -> None:
    put(into, SUBJECT, 12).paragraph_format.space_before = Pt(6)


def border(into: Any, indent: float) -> None:
    line = put(into, "", 2)
    line.paragraph_format.left_indent = line.paragraph_format.right_indent = Mm(indent)
    border = '<w:pBdr %s><w:top w:val="single" w:sz="4" w:space="1" w:color="auto"/></w:pBdr>'
    line._p.get_or_add_pPr().append(parse_xml(border % nsdecls("w")))


def drawn(under: Any, points: float) -> None:
    under.add_run()._r.append(parse_xml(_VML % (nsdecls("w"), points)))


def cells(table: Any, row: int) -> tuple[Any, Any]:
    left, right = table.rows[row].cells
    left.width, right.width = Mm(65), Mm(100)
    return left, right


def ended(made: Any, *, rows: bool = False) -> bytes:
    """Kính gửi, text and signature; `rows`: each line of the signature in a row of the table."""
    put(made, "Kính gửi: Phòng Tư pháp các huyện, thành phố", 14).paragraph_format.space_before = Pt(6)
    for words in (
        "Thực hiện nhiệm vụ năm 2026, Sở Tư pháp đề nghị các đơn vị rà soát, kiện toàn tổ hòa giải ở cơ sở trên địa bàn.",
        "Sở Tư pháp đề nghị các đơn vị quan tâm, phối hợp thực hiện./.",
    ):
        line = put(made, words, 14, align=ALIGN.JUSTIFY)
        line.paragraph_format.first_line_indent, line.paragraph_format.space_before = Mm(12.7), Pt(6)
    stack = [("KT. GIÁM ĐỐC", "b"), ("PHÓ GIÁM ĐỐC", "b"), ("", ""), ("Nguyễn Thị Bình", "b")]
    table = made.add_table(len(stack) if rows else 1, 2)
    left = cells(table, 0)[0]
    put(left, "Nơi nhận:", 12, "bi", ALIGN.LEFT)
    for line in ("- Như trên;", "- Lưu: VT, PBGDPL."):
        put(left, line, 11, align=ALIGN.LEFT)
    for at, (words, look) in enumerate(stack):
        put(cells(table, at if rows else 0)[1], words, 14, look)
    out = io.BytesIO()
    made.save(out)
    return out.getvalue()


def heads(left: Any, right: Any, rule: Callable[[Any, str], None]) -> None:
    put(left, PARENT, 13)
    put(left, ISSUER, 13, "b")
    rule(left, "left")
    put(left, NUMBER, 13)
    subject(left)
    put(right, MOTTO, 13, "b")
    put(right, FREEDOM, 14, "b")
    rule(right, "right")
    put(right, DATED, 14, "i")


def bordered(into: Any, side: str) -> None:
    border(into, 24 if side == "left" else 16.5)


def hanging(into: Any, side: str) -> None:
    drawn(into.paragraphs[-1], 36 if side == "left" else 178)


def line_anchored_at_the_words_above_it() -> bytes:
    made = blank()
    heads(*cells(made.add_table(1, 2), 0), hanging)
    return ended(made)


def every_line_in_a_row_of_its_own() -> bytes:
    made = blank()
    table = made.add_table(4, 2)
    for at, (words, more) in enumerate(((PARENT, MOTTO), (ISSUER, FREEDOM), (NUMBER, DATED))):
        left, right = cells(table, at)
        put(left, words, 13, "b" if at == 1 else "")
        put(right, more, 13 if at == 0 else 14, "i" if at == 2 else "b")
        if at == 1:
            hanging(left, "left")
            hanging(right, "right")
    subject(cells(table, 3)[0])
    return ended(made, rows=True)


def rules_in_a_row_of_their_own() -> bytes:
    made = blank()
    table = made.add_table(3, 2)
    left, right = cells(table, 0)
    put(left, PARENT, 13)
    put(left, ISSUER, 13, "b")
    put(right, MOTTO, 13, "b")
    put(right, FREEDOM, 14, "b")
    for cell, points in zip(cells(table, 1), (36, 178), strict=True):
        drawn(cell.paragraphs[0], points)
    left, right = cells(table, 2)
    put(left, NUMBER, 13)
    subject(left)
    put(right, DATED, 14, "i")
    return ended(made)


def two_lines_in_one_paragraph() -> bytes:
    made = blank()
    left, right = cells(made.add_table(1, 2), 0)
    for cell, first, second, look, size in (
        (left, PARENT, ISSUER, "", 13),
        (right, MOTTO, FREEDOM, "b", 14),
    ):
        line = put(cell, first, 13, look)
        line.runs[0].add_break()
        run = line.add_run(second)
        run.bold, run.font.size = True, Pt(size)
    border(left, 24)
    put(left, NUMBER, 13)
    subject(left)
    border(right, 16.5)
    put(right, DATED, 14, "i")
    return ended(made)


def head_in_the_header_of_page_1() -> bytes:
    made = blank()
    table = made.sections[0].first_page_header.add_table(1, 2, Mm(165))
    heads(*cells(table, 0), bordered)
    return ended(made)


@pytest.mark.parametrize(
    "made",
    [
        line_anchored_at_the_words_above_it,
        every_line_in_a_row_of_its_own,
        rules_in_a_row_of_their_own,
        two_lines_in_one_paragraph,
        head_in_the_header_of_page_1,
    ],
)
def test_a_letter_kept_to_the_form_has_no_finding(made: Callable[[], bytes]) -> None:
    assert [str(one) for one in check(made())] == []


def test_a_head_in_the_page_header_is_judged_like_any_other() -> None:
    made = docx.Document(io.BytesIO(head_in_the_header_of_page_1()))
    head = made.sections[0].first_page_header.tables[0].cell(0, 0)
    head.paragraphs[3].runs[0].text = "Số: 5/STP-PBGDPL"
    out = io.BytesIO()
    made.save(out)
    (found,) = check(out.getvalue())
    assert (found.code, found.cell) == ("SK03", "3")
    assert found.where.startswith("đầu trang")


def spoilt(number: str) -> bytes:
    """A decision whose issuer is not bold."""
    made = blank()
    left, right = cells(made.add_table(1, 2), 0)
    put(left, "ỦY BAN NHÂN DÂN TỈNH HẢI SƠN", 13)
    bordered(left, "left")
    put(left, number, 13)
    put(right, MOTTO, 13, "b")
    put(right, FREEDOM, 14, "b")
    bordered(right, "right")
    put(right, DATED, 14, "i")
    put(made, "QUYẾT ĐỊNH", 14, "b")
    put(made, "Quy định mức chi công tác hòa giải", 14, "b")
    return ended(made)


@pytest.mark.parametrize(
    ("number", "weight"), [("Số: 15/QĐ-UBND", "error"), ("Số: 15/2026/QĐ-UBND", "warning")]
)
def test_a_legislative_text_follows_other_forms_and_has_no_error(number: str, weight: str) -> None:
    found = check(spoilt(number))
    assert [one.severity for one in found if one.code == "CQ12"] == [weight]
    assert ("error" in {str(one.severity) for one in found}) == (weight == "error")
