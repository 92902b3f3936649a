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
from doc_engine.ooxml.skeleton import static_parts
from doc_engine.ooxml.styles import style_key


def build(type_key: str, layout: Layout | None = None) -> bytes:
    """The template of a document type, byte for byte the same for the same layout."""
    layout = layout or current()
    parts = static_parts(layout) | {"word/document.xml": document_xml(type_key, layout)}
    return package.write(package.Member.stored(name, text.encode("utf-8")) for name, text in parts.items())


def document_xml(type_key: str, layout: Layout) -> str:
    """`word/document.xml` of a type."""
    opening = _OPENINGS.get(type_key, _named)
    body = _header(layout, cong_van=type_key == "cong_van") + opening() + _signature(layout)
    return f"{PROLOGUE}<w:document {XMLNS}><w:body>{body}{_block('phu_luc')}{section(layout)}</w:body></w:document>"


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


def _p(component: str, content: str, shape: Shape | None = None) -> str:
    return paragraph(style_key(component), run(content), shape or Shape())


def _tag(content: str) -> str:
    """A paragraph that holds one tag and is gone when the template is filled."""
    return paragraph("", run(content))


def _gap(points: float) -> str:
    return paragraph("VTKetThuc", "", Shape(exact=points20(points)))


def _block(name: str) -> str:
    return _tag(f"{{{{p {name} }}}}")


def _each(item: str, field: str, content: str) -> str:
    return _tag(f"{{%p for {item} in {field} %}}") + content + _tag("{%p endfor %}")


def _when(field: str, content: str, otherwise: str = "") -> str:
    middle = _tag("{%p else %}") + otherwise if otherwise else ""
    return _tag(f"{{%p if {field} %}}") + content + middle + _tag("{%p endif %}")


def _header(layout: Layout, *, cong_van: bool) -> str:
    columns = layout.columns
    widths = [twips(columns.header_left), twips(columns.header_right)]
    left = (
        _each("dong", "co_quan_chu_quan", _p("co_quan_chu_quan", "{{ dong }}"))
        + _each("dong", "co_quan", _p("co_quan", "{{ dong }}"))
        + _block("ke_co_quan")
    )
    below = _p("so_ky_hieu", "Số: {{ so }}/{{ ky_hieu }}")
    if cong_van:
        below += _p("trich_yeu_cong_van", "V/v {{ trich_yeu }}")
    below += _when("do_mat or do_khan", _gap(5) + _block("o_do_khan") + _gap(1))
    rows = [
        row([Cell(widths[0], left), Cell(widths[1], _motto(layout))]),
        row(
            [Cell(widths[0], below), Cell(widths[1], _p("dia_danh_ngay", "{{ dia_danh }}, {{ ngay_thang }}"))]
        ),
    ]
    overhang = (layout.page.text_width - columns.header_left - columns.header_right) / 2
    return table(rows, widths, left=twips(overhang))


def _motto(layout: Layout) -> str:
    part = layout.components["tieu_ngu"]
    length = text_width_mm(part.text, part.size, part.bold, part.italic)
    side = twips((layout.columns.header_right - length) / 2)
    line = paragraph("VTDuongKe", "", Shape(rule=True, left=side, right=side))
    return _p("quoc_hieu", layout.components["quoc_hieu"].text) + _p("tieu_ngu", part.text) + line


def _title() -> str:
    subject = _when(
        "trich_yeu_hep",
        paragraph("VTTrichYeuHep", run("{{ trich_yeu }}")),
        paragraph("VTTrichYeu", run("{{ trich_yeu }}")),
    )
    return _p("ten_loai", "{{ ten_loai }}") + subject + _block("ke_trich_yeu")


def _addressees() -> str:
    one = _when(
        "kinh_gui_dai",
        paragraph("VTKinhGuiDai", run("Kính gửi: {{ kinh_gui_mot }}")),
        _p("kinh_gui", "Kính gửi: {{ kinh_gui_mot }}"),
    )
    many = paragraph("VTKinhGuiNhan", run("Kính gửi:")) + _each(
        "noi", "kinh_gui_nhieu", paragraph("VTKinhGuiDanhSach", run("{{ noi }}"))
    )
    return _when("kinh_gui_mot", one) + _when("kinh_gui_nhieu", many)


def _cong_van() -> str:
    return _addressees() + _block("noi_dung")


def _named() -> str:
    return _title() + _addressees() + _block("noi_dung")


def _quyet_dinh() -> str:
    grounds = _each("can", "can_cu", _p("can_cu", "{{ can }}")) + _when(
        "theo_de_nghi", _p("can_cu", "{{ theo_de_nghi }}")
    )
    authority = _when("tham_quyen", paragraph("VTThamQuyen", run("{{ tham_quyen }}")))
    order = _when("lenh", paragraph("VTLenh", run("{{ lenh }}")))
    return _title() + authority + grounds + order + _block("noi_dung")


def _giay_moi() -> str:
    one = _p("noi_dung", "{{ ten_co_quan }} trân trọng kính mời: {{ kinh_moi[0] }}")
    many = _p("noi_dung", "{{ ten_co_quan }} trân trọng kính mời:") + _each(
        "khach", "kinh_moi", _p("noi_dung", "{{ khach }}")
    )
    lines = "".join(
        _when(field, _p("noi_dung", f"{label} {{{{ {field} }}}}", Shape(keep_next=True)))
        for label, field in (
            ("Tới dự", "noi_dung_hop"),
            ("Chủ trì:", "chu_tri"),
            ("Thời gian:", "thoi_gian"),
            ("Địa điểm:", "dia_diem"),
        )
    )
    return _title() + _when("kinh_moi | length == 1", one, many) + lines + _block("noi_dung")


def _signature(layout: Layout) -> str:
    columns = layout.columns
    widths = [twips(columns.signature_left), twips(columns.signature_right)]
    top = points20(12)
    drafter = _when("nguoi_soan", _p("nguoi_soan", "{{ nguoi_soan }}"))
    left = _p("noi_nhan", "Nơi nhận:", Shape(before=top)) + _recipients("noi_nhan_dau")
    left += _tag("{%p if not noi_nhan_tiep %}") + drafter + _tag("{%p endif %}")
    right = (
        paragraph("VTChoKy", "", Shape(exact=top))
        + _each("dong", "quyen_han", _p("quyen_han", "{{ dong }}"))
        + paragraph("VTChoKy", "")
        + _each("dong", "chuc_vu_khac", paragraph("VTQuanChucVuKhac", run("{{ dong }}")))
        + _p("ho_ten", "{{ ho_ten }}")
    )
    more = row(_pair(widths, _recipients("noi_nhan_tiep") + drafter + _gap(1), _gap(1)), whole=False)
    rows = [row(_pair(widths, left, right)), _row_tag(widths, "{%tr if noi_nhan_tiep %}"), more]
    return table([*rows, _row_tag(widths, "{%tr endif %}")], widths)


def _pair(widths: list[int], left: str, right: str) -> list[Cell]:
    return [Cell(widths[0], left), Cell(widths[1], right)]


def _row_tag(widths: list[int], tag: str) -> str:
    return row(_pair(widths, _tag(tag), _tag("")))


def _recipients(field: str) -> str:
    return _each("noi", field, _p("noi_nhan_danh_sach", "{{ noi }}"))


_OPENINGS = {"cong_van": _cong_van, "quyet_dinh": _quyet_dinh, "giay_moi": _giay_moi}
TYPES = ("cong_van", "ke_hoach", "bao_cao", "quyet_dinh", "to_trinh", "thong_bao", "giay_moi")
