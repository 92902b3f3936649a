"""Centred lines broken well (ngắt dòng giữa): narrower where a line would begin with a dash or end in a stub.

Word fills each line before it starts another, so that “TỈNH BÀ RỊA / - VŨNG TÀU” or a last line of one syllable
comes out. The words are the clerk's and stay as they are: only the indents of the paragraph change.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass

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
    changed = False
    for paragraph in centred(root, ids, layout):
        found = paragraph.indents(paragraph.text)
        if found is not None:
            left, right = found
            paragraph.indent({f"{W}left": str(left), f"{W}right": str(right)})
            changed = True
    return PROLOGUE + etree.tostring(root, encoding="unicode") if changed else document


@dataclass(frozen=True, slots=True)
class Centred:
    """A centred paragraph without indents of its own, its style, and the width it has in millimetres."""

    element: etree._Element
    style: Style
    width: float

    @property
    def text(self) -> str:
        """Its words."""
        return "".join(item.text or "" for item in self.element.iter(f"{W}t"))

    def indents(self, text: str) -> tuple[int, int] | None:
        """The indents in twips, left and right, that break `text` better in its place; None for none."""
        style = self.style
        spare = self.width - fitting_width_mm(
            text, self.width, style.size, bold=style.bold, italic=style.italic
        )
        if spare < _LEAST_MM:
            return None
        return twips(style.left + spare / 2), twips(style.right + spare / 2)

    def indent(self, attributes: Mapping[str, str]) -> None:
        """Put a `w:ind` where the schema wants it."""
        properties = self.element.find(f"{W}pPr")
        if properties is None:
            return
        made = etree.Element(f"{W}ind", dict(attributes))
        after = [item for name in ("jc", "rPr", "sectPr") for item in properties.iterfind(f"{W}{name}")]
        if after:
            after[0].addprevious(made)
        else:
            properties.append(made)


def centred(root: etree._Element, ids: Mapping[str, str], layout: Layout) -> Iterator[Centred]:
    """The centred paragraphs that may be narrowed: with words, without indents of their own."""
    known = {ids.get(style.key, ""): style for style in styles(layout) if style.key in _CENTRED}
    for element in root.iter(f"{W}p"):
        style = known.get(_style_id(element))
        if style is None or element.find(f"{W}pPr/{W}ind") is not None:
            continue
        found = Centred(element, style, _room_mm(element, layout) - style.left - style.right)
        if found.text:
            yield found


def _style_id(paragraph: etree._Element) -> str:
    style = paragraph.find(f"{W}pPr/{W}pStyle")
    return "" if style is None else str(style.get(f"{W}val", ""))


def _room_mm(paragraph: etree._Element, layout: Layout) -> float:
    """The width of the cell or of the text area that the paragraph stands in."""
    cell = next(paragraph.iterancestors(f"{W}tc"), None)
    width = None if cell is None else cell.find(f"{W}tcPr/{W}tcW")
    found = "" if width is None else str(width.get(f"{W}w", ""))
    return int(found) * 25.4 / 1440 if found.isdecimal() else layout.page.text_width
