"""Forms of their own (mẫu riêng): công điện, giấy giới thiệu, giấy nghỉ phép, biên bản; two signatures side by side.

Phụ lục III, forms 1.6 and 1.8–1.10; what they print stands in `doc_engine.form_lines`.
"""

from __future__ import annotations

import re

from doc_engine.form_lines import FORM_LINES, FormLine
from doc_engine.layout import Layout
from doc_engine.ooxml.markup import Cell, Shape, paragraph, points20, row, run, table, twips
from doc_engine.ooxml.pieces import block, each, gap, pair, recipients, styled, when

_FIELD = re.compile(r"\{(\w+)\}")


def form_lines(type_key: str, *, kept: bool = False) -> str:
    """The lines of a type's form as paragraphs of the body; `kept`: they stay with the signature."""
    shape = Shape(keep_next=kept)
    return "".join(_line(line, shape) for line in FORM_LINES[type_key])


def _line(line: FormLine, shape: Shape) -> str:
    if line.each:
        return each("dong", line.each, styled("noi_dung", "{{ dong }}", shape))
    return styled("noi_dung", _FIELD.sub(r"{{ \1 }}", line.words), shape)


def telegram() -> str:
    """Who wires, centred, and to whom, each on a line with a dash (Mẫu 1.6)."""
    head, to = FORM_LINES["cong_dien"]
    opening = styled(
        "kinh_gui", _FIELD.sub(r"{{ \1 }}", head.words), Shape(before=points20(12), keep_next=True)
    )
    listed = each("noi", to.each, paragraph("VTKinhGuiDanhSach", run("{{ noi }}")))
    return opening + listed + gap(6) + block("noi_dung")


def introduction() -> str:
    """Who introduces, centred; whom, where to, what for (Mẫu 1.8)."""
    first, *rest = FORM_LINES["giay_gioi_thieu"]
    opening = styled(
        "kinh_gui", _FIELD.sub(r"{{ \1 }}", first.words), Shape(before=points20(12), keep_next=True)
    )
    kept = Shape(keep_next=True)
    return opening + "".join(_line(line, kept) for line in rest)


def confirmation(layout: Layout) -> str:
    """Below on the left: the place for the words of the body where the leave is spent (Mẫu 1.10)."""
    width = twips(layout.columns.signature_left)
    words = styled("noi_nhan_danh_sach", "{{ xac_nhan }}", Shape(align="center"))
    return when("xac_nhan", gap(30) + table([row([Cell(width, words)])], [width]) + gap(1))


def copy_block(layout: Layout) -> str:
    """The full-width line, who copies and the copy's number beside SAO Y | SAO LỤC | TRÍCH SAO, place and day (Mẫu 3.1)."""
    columns = layout.columns
    widths = [twips(columns.header_left), twips(columns.header_right)]
    overhang = (layout.page.text_width - columns.header_left - columns.header_right) / 2
    line = paragraph("VTDuongKe", "", Shape(rule=True, after=points20(8)))
    agency = each("dong", "co_quan", styled("co_quan", "{{ dong }}")) + block("ke_co_quan")
    number = styled("so_ky_hieu", "Số: {{ so }}/{{ ky_hieu }}")
    day = styled("dia_danh_ngay", "{{ dia_danh }}, {{ ngay_thang }}")
    kind = styled("ten_loai", "{{ ten_loai }}", Shape(before=0))
    rows = [row(pair(widths, agency, kind)), row(pair(widths, number, day))]
    return line + table(rows, widths, left=twips(overhang))


def two_signatures(layout: Layout) -> str:
    """Two signatures side by side, nơi nhận below the left one (Mẫu 1.9)."""
    half = twips(layout.page.text_width / 2)
    widths = [half, half]
    left = _signature("ky_trai", "", "ky_trai_ten")
    right = _signature("quyen_han", "chuc_vu_khac", "ho_ten")
    return table([row(pair(widths, left, right))], widths) + _recipients_below()


def side_by_side() -> str:
    """The signatures of a joint document, nơi nhận below them."""
    return block("ky_lien_tich") + _recipients_below()


def _recipients_below() -> str:
    drafter = when("nguoi_soan", styled("nguoi_soan", "{{ nguoi_soan }}"))
    label = styled("noi_nhan", "Nơi nhận:", Shape(before=points20(12)))
    return label + recipients("noi_nhan") + drafter


def _signature(offices: str, other: str, name: str) -> str:
    return (
        paragraph("VTChoKy", "", Shape(exact=points20(12)))
        + each("dong", offices, styled("quyen_han", "{{ dong }}"))
        + paragraph("VTChoKy", "")
        + (each("dong", other, paragraph("VTQuanChucVuKhac", run("{{ dong }}"))) if other else "")
        + styled("ho_ten", f"{{{{ {name} }}}}")
    )
