"""Centred lines broken well (ngắt dòng giữa): narrower where a line would begin with a dash or end in a stub.

Word fills each line before it starts another, so that “TỈNH BÀ RỊA / - VŨNG TÀU” or a last line of one syllable
comes out. The words are the clerk's and stay as they are: only the indents of the paragraph change.
"""

from __future__ import annotations

from collections.abc import Mapping

from lxml import etree

from doc_engine.layout import Layout, fitting_width_mm
from doc_engine.ooxml.markup import PROLOGUE, W, parse, twips
from doc_engine.ooxml.styles import Style, styles

_CENTRED = (
    *("VTCoQuanChuQuan", "VTCoQuan", "VTTrichYeuCongVan", "VTTrichYeu", "VTTrichYeuHep", "VTThamQuyen"),
    *("VTQuyenHan", "VTQuanChucVuKhac", "VTHoTen", "VTTenPhuLuc", "VTKemTheo", "VTTieuDe", "VTPhanChuong"),
)
_LEAST_MM = 0.5


def balanced(document: str, ids: Mapping[str, str], layout: Layout) -> str:
    """`word/document.xml` with its centred paragraphs narrowed where that breaks them better.

    `ids` maps our style keys to the template's ids; a paragraph with indents of its own is left alone.
    """
    root = parse(document)
    known = {ids.get(style.key, ""): style for style in styles(layout) if style.key in _CENTRED}
    changed = False
    for paragraph in root.iter(f"{W}p"):
        style = known.get(_style_id(paragraph))
        if style is not None:
            changed |= _narrow(paragraph, style, layout)
    return PROLOGUE + etree.tostring(root, encoding="unicode") if changed else document


def _style_id(paragraph: etree._Element) -> str:
    style = paragraph.find(f"{W}pPr/{W}pStyle")
    return "" if style is None else str(style.get(f"{W}val", ""))


def _narrow(paragraph: etree._Element, style: Style, layout: Layout) -> bool:
    properties = paragraph.find(f"{W}pPr")
    text = "".join(item.text or "" for item in paragraph.iter(f"{W}t"))
    if properties is None or properties.find(f"{W}ind") is not None or not text:
        return False
    width = _room_mm(paragraph, layout) - style.left - style.right
    spare = width - fitting_width_mm(text, width, style.size, bold=style.bold, italic=style.italic)
    if spare < _LEAST_MM:
        return False
    indent = etree.Element(f"{W}ind")
    indent.set(f"{W}left", str(twips(style.left + spare / 2)))
    indent.set(f"{W}right", str(twips(style.right + spare / 2)))
    after = [item for name in ("jc", "rPr", "sectPr") for item in properties.iterfind(f"{W}{name}")]
    if after:
        after[0].addprevious(indent)
    else:
        properties.append(indent)
    return True


def _room_mm(paragraph: etree._Element, layout: Layout) -> float:
    """The width of the cell or of the text area that the paragraph stands in."""
    cell = next(paragraph.iterancestors(f"{W}tc"), None)
    width = None if cell is None else cell.find(f"{W}tcPr/{W}tcW")
    found = "" if width is None else str(width.get(f"{W}w", ""))
    return int(found) * 25.4 / 1440 if found.isdecimal() else layout.page.text_width
