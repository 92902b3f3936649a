"""Files as clerks type them by other means than ours: kept to the form, they have no error."""

from __future__ import annotations

import io
from collections.abc import Callable
from typing import Any

import docx
import pytest
from docx.enum.section import WD_SECTION
from docx.enum.text import WD_ALIGN_PARAGRAPH as ALIGN
from docx.oxml import parse_xml
from docx.oxml.ns import nsdecls, qn
from docx.shared import Mm, Pt

from doc_engine.findings import Severity
from doc_engine.rules import check

_ORDER = (
    "Các cơ quan, đơn vị căn cứ chức năng, nhiệm vụ được giao chủ động xây dựng kế hoạch của đơn vị mình, bố trí kinh phí "
    "và báo cáo kết quả về Sở Tư pháp trước ngày 15 của tháng cuối quý để tổng hợp"
)


class _Typed:
    """A document being typed in Word, style Normal only."""

    def __init__(self) -> None:
        self.file = docx.Document()
        section = self.file.sections[0]
        section.page_width, section.page_height = Mm(210), Mm(297)
        section.top_margin = section.bottom_margin = Mm(20)
        section.left_margin, section.right_margin = Mm(30), Mm(15)
        section.different_first_page_header_footer = True
        normal = self.file.styles["Normal"]
        normal.font.name, normal.font.size = "Times New Roman", Pt(14)
        normal.element.rPr.rFonts.set(qn("w:eastAsia"), "Times New Roman")

    def put(self, into: Any, words: str, size: float = 14, look: str = "", align: Any = ALIGN.LEFT) -> Any:
        typed = into.add_paragraph()
        typed.alignment = align
        typed.paragraph_format.space_after = Pt(0)
        self.run(typed, words, size, look)
        return typed

    def run(self, into: Any, words: str, size: float, look: str = "") -> None:
        run = into.add_run(words)
        run.font.size, run.bold, run.italic = Pt(size), "b" in look, "i" in look

    def text(self, *paragraphs: str) -> None:
        for words in paragraphs:
            typed = self.put(
                self.file, words, align=ALIGN.JUSTIFY, look="b" if words[:3].strip() in ("I.", "II.") else ""
            )
            typed.paragraph_format.space_before, typed.paragraph_format.first_line_indent = Pt(6), Mm(12.7)

    def two(
        self, left: list[tuple[str, float, str]], right: list[tuple[str, float, str]], *, centred: bool
    ) -> None:
        cells = self.file.add_table(1, 2).rows[0].cells
        for cell, width, lines in zip(cells, (62, 103), (left, right), strict=True):
            cell.width = Mm(width)
            middle = centred or cell is cells[1]
            for words, size, look in lines:
                self.put(cell, words, size, look, ALIGN.CENTER if middle else ALIGN.LEFT)

    def number_pages(self, frame: bool) -> None:
        line = self.file.sections[0].header.paragraphs[0]
        if frame:  # Word's own way of old
            place = '<w:framePr %s w:wrap="around" w:vAnchor="text" w:hAnchor="margin" w:xAlign="center" w:y="1"/>'
            line._p.get_or_add_pPr().append(parse_xml(place % nsdecls("w")))
        else:
            line.alignment = ALIGN.CENTER
        field = '<w:fldSimple %s w:instr="PAGE"><w:r><w:rPr><w:sz w:val="26"/></w:rPr><w:t>2</w:t></w:r></w:fldSimple>'
        line._p.append(parse_xml(field % nsdecls("w")))

    def signed(self, offices: str, *recipients: str) -> None:
        left = [("Nơi nhận:", 12, "bi"), *((line, 11, "") for line in recipients)]
        self.two(
            left, [(offices, 14, "b"), ("", 14, ""), ("", 14, ""), ("Trần Văn Mẫu", 14, "b")], centred=False
        )

    def saved(self) -> bytes:
        out = io.BytesIO()
        self.file.save(out)
        return out.getvalue()


def _letter() -> bytes:
    """Công văn: head in a table with typed rules; lists typed with line breaks in one paragraph."""
    typed = _Typed()
    left = [
        ("UBND TỈNH HẢI SƠN", 13, ""),
        ("SỞ TƯ PHÁP", 13, "b"),
        ("_____", 13, ""),
        ("Số: 05/STP-PBGDPL", 13, ""),
    ]
    right = [("CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM", 13, "b"), ("Độc lập - Tự do - Hạnh phúc", 14, "b")]
    right += [("__________________________", 13, ""), ("Hải Sơn, ngày 05 tháng 01 năm 2026", 14, "i")]
    typed.two([*left, ("V/v kiện toàn tổ hòa giải ở cơ sở", 12, "")], right, centred=True)
    typed.put(typed.file, "Kính gửi:\t- Ủy ban nhân dân các xã, phường;\n\t\t- Công an tỉnh.")
    typed.text(
        f"{_ORDER}, cụ thể như sau:", f"1. {_ORDER}.", f"a) {_ORDER};", f"b) {_ORDER}.", f"2. {_ORDER}./."
    )
    typed.number_pages(frame=True)
    typed.signed(
        "KT. GIÁM ĐỐC\nPHÓ GIÁM ĐỐC",
        "- Như trên;\n- UBND tỉnh (b/c);\n- GĐ, các PGĐ Sở;\n- Lưu: VT, PBGDPL (3b).",
    )
    return typed.saved()


def _plan() -> bytes:
    """Kế hoạch: head typed with tabs, an annex in a section of its own."""
    typed = _Typed()
    for left, look, right, right_look, size in (
        ("UBND TỈNH HẢI SƠN", "", "CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM", "b", 13),
        ("SỞ TƯ PHÁP", "b", "Độc lập - Tự do - Hạnh phúc", "b", 14),
        ("_____", "", "__________________________", "", 13),
        ("Số: 12/KH-STP", "", "Hải Sơn, ngày 05 tháng 01 năm 2026", "i", 14),
    ):
        line = typed.put(typed.file, left, 13, look)
        typed.run(line, f"\t{right}", size, right_look)
        line.paragraph_format.tab_stops.add_tab_stop(Mm(75))
    for words in ("KẾ HOẠCH", "Công tác hòa giải ở cơ sở năm 2026", "_______"):
        typed.put(typed.file, words, 14, "b", ALIGN.CENTER)
    typed.text(f"{_ORDER}.", "I. MỤC ĐÍCH", f"1. {_ORDER}.", f"2. {_ORDER}.", "II. TỔ CHỨC THỰC HIỆN")
    typed.text(f"{_ORDER} theo Phụ lục kèm theo./.")
    typed.number_pages(frame=False)
    typed.signed("GIÁM ĐỐC", "- UBND tỉnh (để b/c);", "- Các phòng thuộc Sở;", "- Lưu: VT, PBGDPL.")
    annex = typed.file.add_section(WD_SECTION.NEW_PAGE)
    annex._sectPr.append(parse_xml(f'<w:pgNumType {nsdecls("w")} w:start="1"/>'))
    typed.put(typed.file, "Phụ lục", 14, "b", ALIGN.CENTER)
    typed.put(typed.file, "DANH MỤC NHIỆM VỤ", 14, "b", ALIGN.CENTER)
    typed.put(typed.file, "(Kèm theo Kế hoạch số 12/KH-STP ngày 05 tháng 01 năm 2026)", 14, "i", ALIGN.CENTER)
    grid = typed.file.add_table(2, 2)
    grid.style = "Table Grid"
    for cell, words in zip(
        (*grid.rows[0].cells, *grid.rows[1].cells), ("STT", "Nhiệm vụ", "1", "Rà soát"), strict=True
    ):
        typed.put(cell, words, 13)
    return typed.saved()


@pytest.mark.parametrize("made", [_letter, _plan])
def test_a_file_typed_by_other_means_and_kept_to_the_form_has_no_error(made: Callable[[], bytes]) -> None:
    assert [str(one) for one in check(made()) if one.severity is Severity.ERROR] == []


def test_rules_typed_with_underscores_and_a_missing_gap_are_only_warned_of() -> None:
    assert {one.code for one in check(_letter())} == {"KE07", "TY06"}
