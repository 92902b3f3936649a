"""Envelopes and address labels as docx (bì, nhãn; Phụ lục IV): a page for each envelope, a cell for each label.

The decree draws the face of an envelope and fixes no size: 220 × 110 mm, which printers know as DL, is nearest to
the drawing. Labels are 70 × 37 mm, 24 on a page of A4.
"""

from __future__ import annotations

from collections.abc import Sequence

from doc_engine.mailing import Envelope, Sender
from doc_engine.ooxml.markup import PROLOGUE, XMLNS, text, twips
from doc_engine.ooxml.plain_file import plain_docx

ENVELOPE_MM = (220.0, 110.0)
LABEL_MM, LABELS_ACROSS, LABELS_DOWN = (70.0, 37.0), 3, 8
_MARGIN_MM = 12.0
_FONT = "Times New Roman"


def envelopes_docx(sender: Sender, envelopes: Sequence[Envelope]) -> bytes:
    """A page for each envelope in order, the same bytes for the same words."""
    last = len(envelopes) - 1
    body = "".join(_face(sender, one, ends=place == last) for place, one in enumerate(envelopes))
    width, height = (twips(side) for side in ENVELOPE_MM)
    margin = twips(_MARGIN_MM)
    page = (
        f'<w:sectPr><w:pgSz w:w="{width}" w:h="{height}" w:orient="landscape"/><w:pgMar w:top="{margin}" w:right="{margin}"'
        f' w:bottom="{twips(8)}" w:left="{margin}" w:header="0" w:footer="0" w:gutter="0"/></w:sectPr>'
    )
    return _file(body + page, "Bì văn bản")


def labels_docx(envelopes: Sequence[Envelope]) -> bytes:
    """The addresses as labels, row by row in order."""
    wide, high = (twips(side) for side in LABEL_MM)
    rows = []
    for start in range(0, len(envelopes), LABELS_ACROSS):
        row = [_label(one, wide) for one in envelopes[start : start + LABELS_ACROSS]]
        row += [f'<w:tc><w:tcPr><w:tcW w:w="{wide}" w:type="dxa"/></w:tcPr><w:p/></w:tc>'] * (
            LABELS_ACROSS - len(row)
        )
        rows.append(
            f'<w:tr><w:trPr><w:cantSplit/><w:trHeight w:val="{high}" w:hRule="exact"/></w:trPr>{"".join(row)}</w:tr>'
        )
    grid = f'<w:gridCol w:w="{wide}"/>' * LABELS_ACROSS
    table = (
        f'<w:tbl><w:tblPr><w:tblW w:w="{wide * LABELS_ACROSS}" w:type="dxa"/><w:tblInd w:w="{twips(4)}" w:type="dxa"/><w:tblLayout w:type="fixed"/>'
        f'<w:tblCellMar><w:left w:w="{twips(4)}" w:type="dxa"/><w:right w:w="{twips(4)}" w:type="dxa"/></w:tblCellMar>'
        f"</w:tblPr><w:tblGrid>{grid}</w:tblGrid>{''.join(rows)}</w:tbl>"
    )
    end = '<w:p><w:pPr><w:spacing w:line="20" w:lineRule="exact"/></w:pPr></w:p>'
    page = (
        f'<w:sectPr><w:pgSz w:w="{twips(210)}" w:h="{twips(297)}"/><w:pgMar w:top="0" w:right="0" w:bottom="0"'
        ' w:left="0" w:header="0" w:footer="0" w:gutter="0"/></w:sectPr>'
    )
    return _file(table + end + page, "Nhãn địa chỉ")


def _face(sender: Sender, one: Envelope, *, ends: bool) -> str:
    """Agency, its lines and a rule above on the left; the number; Kính gửi below on the right."""
    left = twips(120)
    lines = [_paragraph(sender.name.upper(), 12, bold=True, right=left)]
    lines += [_paragraph(line, 10, right=left) for line in sender.lines]
    rule = '<w:pBdr><w:bottom w:val="single" w:sz="6" w:space="1" w:color="000000"/></w:pBdr>'
    lines.append(f'<w:p><w:pPr>{rule}<w:spacing w:after="40"/><w:ind w:right="{left}"/></w:pPr></w:p>')
    lines.append(_paragraph(f"Số: {one.notation}", 10, right=left, after=24))
    indent = twips(70)
    lines.append(_paragraph(f"Kính gửi: {one.recipient}", 13, bold=True, italic=True, left=indent))
    if one.address:
        lines.append(_paragraph(one.address, 13, italic=True, left=indent))
    if not ends:
        lines[-1] = lines[-1].removesuffix("</w:p>") + '<w:r><w:br w:type="page"/></w:r></w:p>'
    return "".join(lines)


def _label(one: Envelope, wide: int) -> str:
    cells = [
        _paragraph(f"Số: {one.notation}", 9),
        _paragraph(f"Kính gửi: {one.recipient}", 11, bold=True),
        *([_paragraph(one.address, 10, italic=True)] if one.address else []),
    ]
    shape = f'<w:tcPr><w:tcW w:w="{wide}" w:type="dxa"/><w:vAlign w:val="center"/></w:tcPr>'
    return f"<w:tc>{shape}{''.join(cells)}</w:tc>"


def _paragraph(
    words: str,
    points: float,
    *,
    bold: bool = False,
    italic: bool = False,
    left: int = 0,
    right: int = 0,
    after: int = 2,
) -> str:
    weight = ("<w:b/>" if bold else "") + ("<w:i/>" if italic else "")
    size = f'<w:sz w:val="{round(points * 2)}"/>'
    shape = f'<w:spacing w:after="{after * 20}"/><w:ind w:left="{left}" w:right="{right}"/>'
    return f"<w:p><w:pPr>{shape}</w:pPr><w:r><w:rPr>{weight}{size}</w:rPr>{text(words)}</w:r></w:p>"


def _file(body: str, title: str) -> bytes:
    fonts = f'<w:rFonts w:ascii="{_FONT}" w:hAnsi="{_FONT}" w:eastAsia="{_FONT}" w:cs="{_FONT}"/>'
    styles = (
        f'{PROLOGUE}<w:styles {XMLNS}><w:docDefaults><w:rPrDefault><w:rPr>{fonts}<w:lang w:val="vi-VN"/></w:rPr>'
        "</w:rPrDefault><w:pPrDefault/></w:docDefaults>"
        '<w:style w:type="paragraph" w:default="1" w:styleId="Normal"><w:name w:val="Normal"/></w:style></w:styles>'
    )
    return plain_docx(body, styles=styles, title=title)
