"""The slip that goes with a paper which cannot be stamped itself (phiếu dấu đến): a page of A6 with the dấu ĐẾN on it."""

from __future__ import annotations

from collections.abc import Sequence

from doc_engine.arrival_stamp import (
    FIELD_MM,
    FOOT_MM,
    LEFT_MM,
    OFFICE_MM,
    WIDTH_MM,
    ArrivalStamp,
)
from doc_engine.layout import text_width_mm
from doc_engine.ooxml.markup import PROLOGUE, XMLNS, Shape, paragraph, points20, run, text, twips
from doc_engine.ooxml.plain_file import plain_docx

_PAGE_MM, _MARGIN_MM = (148, 105), 10
_FONT = "Times New Roman"
_PADDING_MM = 1.0
_SMALLEST = 6.0


def slip_docx(stamp: ArrivalStamp, lines: Sequence[str]) -> bytes:
    """The slip: the stamp in its true size at the top left, what document it is of below; the same bytes always."""
    below = "".join(paragraph("", run(line), Shape(before=points20(6))) for line in lines)
    wide, tall = (twips(side) for side in _PAGE_MM)
    side = twips(_MARGIN_MM)
    section = (
        f'<w:sectPr><w:pgSz w:w="{wide}" w:h="{tall}" w:orient="landscape"/><w:pgMar w:top="{side}" w:right="{side}" '
        f'w:bottom="{side}" w:left="{side}" w:header="0" w:footer="0" w:gutter="0"/></w:sectPr>'
    )
    body = f"{_stamp(stamp)}{below or paragraph('', '')}{section}"
    return plain_docx(body, styles=_styles(), title="Dấu đến")


def _stamp(stamp: ArrivalStamp) -> str:
    """The rectangle as a table of fixed row heights: office; ĐẾN beside Số and Ngày; Chuyển; HS."""
    number, day, to, dossier = stamp.fields
    left, right = LEFT_MM, WIDTH_MM - LEFT_MM
    rows = (
        _row(OFFICE_MM, _cell(WIDTH_MM, stamp.office.upper(), 11, bold=True, across=2)),
        _row(FIELD_MM, _cell(left, "ĐẾN", 15, bold=True, merge="restart") + _cell(right, number, 13)),
        _row(FIELD_MM, _cell(left, "", 13, merge="continue") + _cell(right, day, 13)),
        _row(FOOT_MM, _cell(WIDTH_MM, to, 13, across=2)),
        _row(FOOT_MM, _cell(WIDTH_MM, dossier, 13, across=2)),
    )
    lines = "".join(
        f'<w:{side} w:val="single" w:sz="{8 if side[0] != "i" else 4}" w:space="0" w:color="B80000"/>'
        for side in ("top", "left", "bottom", "right", "insideH", "insideV")
    )
    padding = twips(_PADDING_MM)
    return (
        f'<w:tbl><w:tblPr><w:tblW w:w="{twips(WIDTH_MM)}" w:type="dxa"/><w:tblInd w:w="{padding}" w:type="dxa"/>'
        f'<w:tblBorders>{lines}</w:tblBorders><w:tblLayout w:type="fixed"/><w:tblCellMar>'
        f'<w:left w:w="{padding}" w:type="dxa"/><w:right w:w="{padding}" w:type="dxa"/></w:tblCellMar></w:tblPr>'
        f'<w:tblGrid><w:gridCol w:w="{twips(left)}"/><w:gridCol w:w="{twips(right)}"/></w:tblGrid>'
        f"{''.join(rows)}</w:tbl>"
    )


def _row(height_mm: float, cells: str) -> str:
    return (
        f'<w:tr><w:trPr><w:cantSplit/><w:trHeight w:val="{twips(height_mm)}" w:hRule="exact"/></w:trPr>'
        f"{cells}</w:tr>"
    )


def _cell(
    width_mm: float, words: str, points: float, *, bold: bool = False, across: int = 1, merge: str = ""
) -> str:
    """One cell, its words made small enough to fit on one line (the office's on two)."""
    room = (width_mm - 2 * _PADDING_MM) * (2 if across == 2 and bold else 1)
    wide = text_width_mm(words, points, bold) * (1.12 if bold else 1.02)
    size = max(_SMALLEST, min(points, points * room / wide)) if wide else points
    if bold and across == 2:
        size = min(size, 8.5) if wide > width_mm - 2 * _PADDING_MM else size
    properties = (
        f'<w:tcW w:w="{twips(width_mm)}" w:type="dxa"/>'
        + (f'<w:gridSpan w:val="{across}"/>' if across > 1 else "")
        + (f'<w:vMerge w:val="{merge}"/>' if merge else "")
        + '<w:vAlign w:val="center"/>'
    )
    half = round(size * 2)
    weight = "<w:b/><w:bCs/>" if bold else ""
    shown = (
        f'<w:r><w:rPr>{weight}<w:color w:val="B80000"/><w:sz w:val="{half}"/><w:szCs w:val="{half}"/></w:rPr>'
        f"{text(words)}</w:r>"
        if words
        else ""
    )
    align = "center" if bold else ""
    return f"<w:tc><w:tcPr>{properties}</w:tcPr>{paragraph('', shown, Shape(align=align))}</w:tc>"


def _styles() -> str:
    fonts = f'<w:rFonts w:ascii="{_FONT}" w:hAnsi="{_FONT}" w:eastAsia="{_FONT}" w:cs="{_FONT}"/>'
    return (
        f"{PROLOGUE}<w:styles {XMLNS}><w:docDefaults><w:rPrDefault><w:rPr>{fonts}"
        '<w:sz w:val="24"/><w:szCs w:val="24"/><w:lang w:val="vi-VN" w:eastAsia="vi-VN" w:bidi="ar-SA"/></w:rPr>'
        '</w:rPrDefault><w:pPrDefault/></w:docDefaults><w:style w:type="paragraph" w:default="1" w:styleId="Normal">'
        '<w:name w:val="Normal"/></w:style></w:styles>'
    )
