"""Our templates (mẫu văn bản): Word files with Jinja tags, built from the layout so that the types do not drift.

`build(type_key)` gives the bytes of one; `templates/build.py` writes them all with their manifest.
"""

from __future__ import annotations

from doc_engine.layout import Layout, current, text_width_mm
from doc_engine.ooxml import package
from doc_engine.ooxml.markup import (
    PROLOGUE,
    XMLNS,
    Cell,
    Shape,
    paragraph,
    points20,
    row,
    run,
    table,
    twips,
)
from doc_engine.ooxml.more_forms import (
    confirmation,
    copy_block,
    form_lines,
    introduction,
    side_by_side,
    telegram,
    two_signatures,
)
from doc_engine.ooxml.pieces import block, each, gap, pair, recipients, row_tag, styled, tag, when
from doc_engine.ooxml.skeleton import static_parts
from doc_engine.terms import DocumentType


def build(type_key: str, layout: Layout | None = None) -> bytes:
    """The template of a document type, byte for byte the same for the same layout."""
    layout = layout or current()
    parts = static_parts(layout) | {"word/document.xml": document_xml(type_key, layout)}
    return package.write(package.Member.stored(name, text.encode("utf-8")) for name, text in parts.items())


def note_docx(text: str, layout: Layout | None = None) -> bytes:
    """A page that holds nothing but the words of a signature or a copy, top right, 10 pt (ô 14)."""
    layout = layout or current()
    page = layout.page
    size = '<w:rPr><w:sz w:val="20"/><w:szCs w:val="20"/></w:rPr>'
    words = run(text).replace("<w:r>", f"<w:r>{size}", 1)
    body = paragraph("", words, Shape(align="right")) + (
        f'<w:sectPr><w:pgSz w:w="{twips(page.width)}" w:h="{twips(page.height)}"/>'
        f'<w:pgMar w:top="{twips(8)}" w:right="{twips(page.right)}" w:bottom="{twips(page.bottom)}" '
        f'w:left="{twips(page.left)}" w:header="0" w:footer="0" w:gutter="0"/></w:sectPr>'
    )
    xml = f"{PROLOGUE}<w:document {XMLNS}><w:body>{body}</w:body></w:document>"
    parts = static_parts(layout) | {"word/document.xml": xml}
    return package.write(package.Member.stored(name, part.encode("utf-8")) for name, part in parts.items())


def document_xml(type_key: str, layout: Layout) -> str:
    """`word/document.xml` of a type."""
    if type_key == "ban_sao":
        body = copy_block(layout) + _signature(layout) + block("noi_dung") + block("phu_luc")
        return f"{PROLOGUE}<w:document {XMLNS}><w:body>{body}{section(layout)}</w:body></w:document>"
    opening = _OPENINGS.get(type_key, _named)
    if type_key in _TWO_SIGNATURES:
        ending = two_signatures(layout)
    elif type_key in _ALONE:
        ending = _signature(layout)
    else:
        ending = when("lien_tich", side_by_side(), _signature(layout))
    body = _header(layout, type_key) + opening() + ending
    if type_key == "giay_nghi_phep":
        body += confirmation(layout)
    return f"{PROLOGUE}<w:document {XMLNS}><w:body>{body}{block('phu_luc')}{section(layout)}</w:body></w:document>"


def section(layout: Layout) -> str:
    """`w:sectPr`: A4, margins, page numbers from 1, none on the first page; annexes copy it."""
    page = layout.page
    return (
        '<w:sectPr><w:headerReference w:type="default" r:id="rId3"/><w:headerReference w:type="first" r:id="rId4"/>'
        f'<w:type w:val="nextPage"/><w:pgSz w:w="{twips(page.width)}" w:h="{twips(page.height)}"/>'
        f'<w:pgMar w:top="{twips(page.top)}" w:right="{twips(page.right)}" w:bottom="{twips(page.bottom)}" '
        f'w:left="{twips(page.left)}" w:header="{twips(page.number_from_top)}" w:footer="{twips(page.number_from_top)}" w:gutter="0"/>'
        '<w:pgNumType w:start="1"/><w:cols w:space="720"/><w:titlePg/></w:sectPr>'
    )


def _header(layout: Layout, type_key: str) -> str:
    columns = layout.columns
    widths = [twips(columns.header_left), twips(columns.header_right)]
    left = (
        each("dong", "co_quan_chu_quan", styled("co_quan_chu_quan", "{{ dong }}"))
        + each("dong", "co_quan", styled("co_quan", "{{ dong }}"))
        + block("ke_co_quan")
    )
    below = styled("so_ky_hieu", "Số: {{ so }}/{{ ky_hieu }}")
    if type_key == "cong_van":
        below += styled("trich_yeu_cong_van", "V/v {{ trich_yeu }}")
    below += when("do_mat or do_khan", gap(5) + block("o_do_khan") + gap(1))
    rows = [
        row([Cell(widths[0], left), Cell(widths[1], _motto(layout))]),
        row([Cell(widths[0], below), Cell(widths[1], _place_and_day(type_key))]),
    ]
    overhang = (layout.page.text_width - columns.header_left - columns.header_right) / 2
    return table(rows, widths, left=twips(overhang))


def _motto(layout: Layout) -> str:
    part = layout.components["tieu_ngu"]
    length = text_width_mm(part.text, part.size, part.bold, part.italic)
    side = twips((layout.columns.header_right - length) / 2)
    line = paragraph("VTDuongKe", "", Shape(rule=True, left=side, right=side))
    return styled("quoc_hieu", layout.components["quoc_hieu"].text) + styled("tieu_ngu", part.text) + line


def _place_and_day(type_key: str) -> str:
    line = "{{ dia_danh }}, {{ ngay_thang }}"
    if type_key == "bien_ban":  # Mẫu 1.9 has none, and none is composed
        return when("ngay_thang", styled("dia_danh_ngay", line), styled("dia_danh_ngay", ""))
    return styled("dia_danh_ngay", line)


def _title(*, named_only: bool = False) -> str:
    if named_only:
        return styled("ten_loai", "{{ ten_loai }}") + block("ke_trich_yeu")
    subject = when(
        "trich_yeu_hep",
        paragraph("VTTrichYeuHep", run("{{ trich_yeu }}")),
        paragraph("VTTrichYeu", run("{{ trich_yeu }}")),
    )
    return styled("ten_loai", "{{ ten_loai }}") + subject + block("ke_trich_yeu")


def _addressees() -> str:
    one = when(
        "kinh_gui_dai",
        paragraph("VTKinhGuiDai", run("Kính gửi: {{ kinh_gui_mot }}")),
        styled("kinh_gui", "Kính gửi: {{ kinh_gui_mot }}"),
    )
    many = paragraph("VTKinhGuiNhan", run("Kính gửi:")) + each(
        "noi", "kinh_gui_nhieu", paragraph("VTKinhGuiDanhSach", run("{{ noi }}"))
    )
    return when("kinh_gui_mot", one) + when("kinh_gui_nhieu", many)


def _cong_van() -> str:
    return _addressees() + block("noi_dung")


def _named() -> str:
    return _title() + _addressees() + block("noi_dung")


def _agreement() -> str:
    return _title() + _grounds() + block("noi_dung")


def _minutes() -> str:
    return _title() + form_lines("bien_ban") + block("noi_dung")


def _telegram() -> str:
    return _title() + telegram()


def _introduction() -> str:
    return _title(named_only=True) + introduction() + block("noi_dung")


def _leave() -> str:
    return _title(named_only=True) + form_lines("giay_nghi_phep", kept=True) + block("noi_dung")


def _grounds() -> str:
    return each("can", "can_cu", styled("can_cu", "{{ can }}")) + when(
        "theo_de_nghi", styled("can_cu", "{{ theo_de_nghi }}")
    )


def _quyet_dinh() -> str:
    authority = when("tham_quyen", paragraph("VTThamQuyen", run("{{ tham_quyen }}")))
    order = when("lenh", paragraph("VTLenh", run("{{ lenh }}")))
    return _title() + authority + _grounds() + order + block("noi_dung")


def _giay_moi() -> str:
    one = styled("noi_dung", "{{ ten_co_quan }} trân trọng kính mời: {{ kinh_moi[0] }}")
    many = styled("noi_dung", "{{ ten_co_quan }} trân trọng kính mời:") + each(
        "khach", "kinh_moi", styled("noi_dung", "{{ khach }}")
    )
    lines = "".join(
        when(field, styled("noi_dung", f"{label} {{{{ {field} }}}}", Shape(keep_next=True)))
        for label, field in (
            ("Tới dự", "noi_dung_hop"),
            ("Chủ trì:", "chu_tri"),
            ("Thời gian:", "thoi_gian"),
            ("Địa điểm:", "dia_diem"),
        )
    )
    return _title() + when("kinh_moi | length == 1", one, many) + lines + block("noi_dung")


def _signature(layout: Layout) -> str:
    columns = layout.columns
    widths = [twips(columns.signature_left), twips(columns.signature_right)]
    top = points20(12)
    drafter = when("nguoi_soan", styled("nguoi_soan", "{{ nguoi_soan }}"))
    left = styled("noi_nhan", "Nơi nhận:", Shape(before=top)) + recipients("noi_nhan_dau")
    left += tag("{%p if not noi_nhan_tiep %}") + drafter + tag("{%p endif %}")
    right = (
        paragraph("VTChoKy", "", Shape(exact=top))
        + each("dong", "quyen_han", styled("quyen_han", "{{ dong }}"))
        + paragraph("VTChoKy", "")
        + each("dong", "chuc_vu_khac", paragraph("VTQuanChucVuKhac", run("{{ dong }}")))
        + styled("ho_ten", "{{ ho_ten }}")
    )
    more = row(pair(widths, recipients("noi_nhan_tiep") + drafter + gap(1), gap(1)), whole=False)
    rows = [row(pair(widths, left, right)), row_tag(widths, "{%tr if noi_nhan_tiep %}"), more]
    return table([*rows, row_tag(widths, "{%tr endif %}")], widths)


# The decree has no form for agreements: two parties and two signatures, after custom.
_AGREEMENTS = ("hop_dong", "ban_ghi_nho", "ban_thoa_thuan")
_TWO_SIGNATURES = {"bien_ban", *_AGREEMENTS}
_ALONE = {"giay_gioi_thieu", "giay_nghi_phep"}  # never issued by several
_OPENINGS = {
    "cong_van": _cong_van,
    "quyet_dinh": _quyet_dinh,
    "nghi_quyet": _quyet_dinh,
    "giay_moi": _giay_moi,
    "cong_dien": _telegram,
    "giay_gioi_thieu": _introduction,
    "giay_nghi_phep": _leave,
    "bien_ban": _minutes,
    **dict.fromkeys(_AGREEMENTS, _agreement),
}
COPIES = ("ban_sao",)
TYPES = tuple(type.key for type in DocumentType)
