"""WordprocessingML as text: escaping, runs, paragraphs with their properties in the order of the schema.

The writer and the templates are built from these few functions, so that no element is ever out of order
(Word repairs or refuses a file for that, LibreOffice does not notice).
"""

from __future__ import annotations

import re
from dataclasses import dataclass

from lxml import etree

from doc_engine.errors import BadInput

NAMESPACES = {
    "w": "http://schemas.openxmlformats.org/wordprocessingml/2006/main",
    "r": "http://schemas.openxmlformats.org/officeDocument/2006/relationships",
    "v": "urn:schemas-microsoft-com:vml",
    "o": "urn:schemas-microsoft-com:office:office",
    "w10": "urn:schemas-microsoft-com:office:word",
}
W = f"{{{NAMESPACES['w']}}}"
XMLNS = " ".join(f'xmlns:{prefix}="{uri}"' for prefix, uri in NAMESPACES.items())
PROLOGUE = '<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\n'

_UNHOLDABLE = re.compile("[^\t\n\r\u0020-\ud7ff\ue000-\ufffd\U00010000-\U0010ffff]")
_ESCAPES = str.maketrans({"&": "&amp;", "<": "&lt;", ">": "&gt;", '"': "&quot;"})


def twips(mm: float) -> int:
    """Millimetres as twentieths of a point, the unit of widths and indents."""
    return round(mm / 25.4 * 1440)


def points20(points: float) -> int:
    """Points as twentieths of a point, the unit of gaps."""
    return round(points * 20)


def escape(text: str) -> str:
    """The text as XML content or attribute value; raises `BadInput` for what XML cannot hold."""
    refuse_unholdable(text)
    return text.translate(_ESCAPES)


def refuse_unholdable(text: str, field: str = "") -> None:
    """Raise `BadInput` if the text has a character that XML 1.0 cannot hold."""
    found = _UNHOLDABLE.search(text)
    if found:
        raise BadInput.because(
            f"có ký tự U+{ord(found[0]):04X} không ghi được vào tệp Word.",
            "Hãy xóa ký tự này rồi gõ lại.",
            field=field,
        )


def parse(xml: bytes | str) -> etree._Element:
    """XML into a tree: no DTD, no entities, no network, comments and white space between elements dropped."""
    parser = etree.XMLParser(
        resolve_entities=False,
        no_network=True,
        load_dtd=False,
        huge_tree=False,
        remove_blank_text=True,
        remove_comments=True,
        remove_pis=True,
    )
    return etree.fromstring(xml.encode("utf-8") if isinstance(xml, str) else xml, parser)


def text(content: str) -> str:
    """`w:t` elements of a text; line breaks and tabs as Word's own, spaces kept."""
    out = escape(content)
    for mark, element in (("\n", "w:br"), ("\t", "w:tab")):
        out = out.replace(mark, f'</w:t><{element}/><w:t xml:space="preserve">')
    return f'<w:t xml:space="preserve">{out}</w:t>'


def run(content: str, *, bold: bool = False, italic: bool = False) -> str:
    """One run; weight and slant are written only where they differ from the style's."""
    if not content:
        return ""
    props = ("<w:b/><w:bCs/>" if bold else "") + ("<w:i/><w:iCs/>" if italic else "")
    return f"<w:r>{f'<w:rPr>{props}</w:rPr>' if props else ''}{text(content)}</w:r>"


@dataclass(frozen=True, slots=True)
class Shape:
    """Properties of one paragraph beyond its style: indents in twips, gaps in twentieths, a rule, a section."""

    keep_next: bool = False
    keep_lines: bool = False
    page_break: bool = False
    rule: bool = False
    hidden: bool = False
    before: int | None = None
    after: int | None = None
    exact: int | None = None
    left: int | None = None
    right: int | None = None
    first: int | None = None
    align: str = ""
    section: str = ""

    def xml(self, style: str) -> str:
        """`w:pPr` with its children in the order of the schema."""
        return "<w:pPr>" + "".join(self._parts(style)) + "</w:pPr>"

    def _parts(self, style: str) -> list[str]:
        return [
            f'<w:pStyle w:val="{style}"/>' if style else "",
            "<w:keepNext/>" if self.keep_next else "",
            "<w:keepLines/>" if self.keep_lines else "",
            "<w:pageBreakBefore/>" if self.page_break else "",
            RULE if self.rule else "",
            spacing(self.before, self.after, self.exact),
            indents(self.left, self.right, self.first),
            f'<w:jc w:val="{self.align}"/>' if self.align else "",
            "<w:rPr><w:vanish/></w:rPr>" if self.hidden else "",
            self.section,
        ]


# A real line: the top border of a paragraph of almost no height, 0,75 pt thick.
RULE = '<w:pBdr><w:top w:val="single" w:sz="6" w:space="0" w:color="000000"/></w:pBdr>'


def spacing(before: int | None = None, after: int | None = None, exact: int | None = None) -> str:
    """`w:spacing`; `exact` fixes the line's height."""
    parts = _attribute("before", before) + _attribute("after", after)
    if exact is not None:
        parts += f' w:line="{exact}" w:lineRule="exact"'
    return f"<w:spacing{parts}/>" if parts else ""


def indents(left: int | None = None, right: int | None = None, first: int | None = None) -> str:
    """`w:ind`; a negative `first` hangs the first line."""
    parts = _attribute("left", left) + _attribute("right", right)
    if first is not None:
        parts += f' w:hanging="{-first}"' if first < 0 else f' w:firstLine="{first}"'
    return f"<w:ind{parts}/>" if parts else ""


def _attribute(name: str, value: int | None) -> str:
    return "" if value is None else f' w:{name}="{value}"'


PLAIN_SHAPE = Shape()


def paragraph(style: str, content: str, shape: Shape = PLAIN_SHAPE) -> str:
    """One paragraph: style id, ready-made runs, further properties."""
    return f"<w:p>{shape.xml(style)}{content}</w:p>"


@dataclass(frozen=True, slots=True)
class Cell:
    """One table cell: width in twips, ready-made paragraphs."""

    width: int
    content: str
    middle: bool = False

    def xml(self) -> str:
        """`w:tc`."""
        align = '<w:vAlign w:val="center"/>' if self.middle else ""
        return f'<w:tc><w:tcPr><w:tcW w:w="{self.width}" w:type="dxa"/>{align}</w:tcPr>{self.content}</w:tc>'


def row(cells: list[Cell], *, header: bool = False, whole: bool = True, exact: int | None = None) -> str:
    """`w:tr`: `whole` rows do not break over a page, `header` rows repeat, `exact` fixes the height in twips."""
    props = ("<w:cantSplit/>" if whole else "") + (
        f'<w:trHeight w:val="{exact}" w:hRule="exact"/>' if exact is not None else ""
    )
    props += "<w:tblHeader/>" if header else ""
    return (
        f"<w:tr>{f'<w:trPr>{props}</w:trPr>' if props else ''}{''.join(cell.xml() for cell in cells)}</w:tr>"
    )


def table(
    rows: list[str], widths: list[int], *, border: str = "", align: str = "", left: int = 0, padding: int = 0
) -> str:
    """`w:tbl` of fixed widths in twips; `border` is the colour of its lines ("" for none)."""
    lines = _borders(border) if border else ""
    place = f'<w:jc w:val="{align}"/>' if align else ""
    indent = "" if align else f'<w:tblInd w:w="{left}" w:type="dxa"/>'
    props = (
        f'<w:tblPr><w:tblW w:w="{sum(widths)}" w:type="dxa"/>{place}{indent}{lines}<w:tblLayout w:type="fixed"/>'
        f'<w:tblCellMar><w:left w:w="{padding}" w:type="dxa"/><w:right w:w="{padding}" w:type="dxa"/></w:tblCellMar>'
        '<w:tblLook w:val="0000" w:firstRow="0" w:lastRow="0" w:firstColumn="0" w:lastColumn="0" w:noHBand="1" w:noVBand="1"/></w:tblPr>'
    )
    grid = "".join(f'<w:gridCol w:w="{width}"/>' for width in widths)
    return f"<w:tbl>{props}<w:tblGrid>{grid}</w:tblGrid>{''.join(rows)}</w:tbl>"


def _borders(colour: str) -> str:
    sides = ["top", "left", "bottom", "right", "insideH", "insideV"]
    lines = "".join(f'<w:{side} w:val="single" w:sz="6" w:space="0" w:color="{colour}"/>' for side in sides)
    return f"<w:tblBorders>{lines}</w:tblBorders>"
