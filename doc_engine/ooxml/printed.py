"""Printed books and lists (sổ, mục lục in ra) as docx: lines, borderless pairs, tables whose head repeats.

No template and no tree: a table row is one string with as few elements as Word needs (widths come from the grid,
fonts from the document's defaults), so that a year's register is written in a second and opens in Word.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, replace

from doc_engine.ooxml.markup import PROLOGUE, XMLNS, points20, text, twips
from doc_engine.ooxml.plain_file import plain_docx
from doc_engine.printed import Line, Pair, Ruled, Section

FONT = "Times New Roman"
CELL_POINTS = 10.5
PADDING_MM = 0.9
_CHARACTER_MM = 1.9  # a letter of the cell's size, on average
_WHOLE_ROW_LINES = 24  # a longer row may cross a page: kept whole it would leave the page before it empty


@dataclass(frozen=True, slots=True)
class _Font:
    points: float
    bold: bool = False
    italic: bool = False
    align: str = ""
    before: float = 0
    after: float = 0
    first_mm: float = 0


_FONTS: dict[str, _Font] = {
    "plain": _Font(13, before=3),
    "bold": _Font(13, bold=True, before=3),
    "centre": _Font(13, align="center"),
    "centre_bold": _Font(13, bold=True, align="center", before=3),
    "centre_italic": _Font(13, italic=True, align="center", before=3),
    "agency_above": _Font(10, align="center"),
    "agency": _Font(10, bold=True, align="center", after=30),
    "title": _Font(18, bold=True, align="center", before=12, after=12),
    "heading": _Font(14, bold=True, align="center", before=6, after=3),
    "date": _Font(13, italic=True, align="center"),
    "note": _Font(10, italic=True, before=3),
    "signature": _Font(13, bold=True, align="center", before=4),
    "space": _Font(13, before=44),
    "justified": _Font(13, align="both", before=6, first_mm=10),
    "cover_top": _Font(13, before=90),
    "rule": _Font(4, before=3, after=4),
    "above_issuer": _Font(12, align="center"),
    "motto_top": _Font(12, bold=True, align="center"),
    "motto": _Font(13, bold=True, align="center"),
}


def printed_docx(sections: Sequence[Section], *, title: str, first_page: int = 1) -> bytes:
    """The sections as a docx, the same bytes for the same words; `first_page` numbers the first counted page.

    Raises `BadInput` for a character that XML cannot hold.
    """
    body = "".join(_section(place, sections, first_page) for place in range(len(sections)))
    return plain_docx(body, styles=_styles(), title=title, footer=_page_number())


# ---- sections ------------------------------------------------------------------------------------------------


def _section(place: int, sections: Sequence[Section], first_page: int) -> str:
    section = sections[place]
    lowered = _line(Line("", "cover_top")) if section.cover else ""
    content = lowered + "".join(_parts(section))
    starts = not section.cover and all(before.cover for before in sections[:place])
    properties = _properties(section, first_page if starts else None)
    if place == len(sections) - 1:
        return f"{content}{_END if isinstance(section.parts[-1], Ruled | Pair) else ''}{properties}"
    return f'{content}<w:p><w:pPr><w:pStyle w:val="VTKet"/>{properties}</w:pPr></w:p>'


_END = '<w:p><w:pPr><w:pStyle w:val="VTKet"/></w:pPr></w:p>'


def _properties(section: Section, first_page: int | None) -> str:
    width, height = (297, 210) if section.landscape else (210, 297)
    top, bottom, left, right = (twips(side) for side in section.margins_mm)
    turned = ' w:orient="landscape"' if section.landscape else ""
    number = "" if first_page is None else f'<w:pgNumType w:start="{first_page}"/>'
    return (
        "<w:sectPr>"
        + ("" if section.cover else '<w:footerReference w:type="default" r:id="rId2"/>')
        + f'<w:type w:val="nextPage"/><w:pgSz w:w="{twips(width)}" w:h="{twips(height)}"{turned}/>'
        + f'<w:pgMar w:top="{top}" w:right="{right}" w:bottom="{bottom}" w:left="{left}"'
        + ' w:header="400" w:footer="400" w:gutter="0"/>'
        + (_FRAME if section.cover else "")
        + number
        + "</w:sectPr>"
    )


_FRAME = (
    '<w:pgBorders w:offsetFrom="text">'
    + "".join(
        f'<w:{side} w:val="single" w:sz="12" w:space="10" w:color="000000"/>'
        for side in ("top", "left", "bottom", "right")
    )
    + "</w:pgBorders>"
)


# ---- parts ---------------------------------------------------------------------------------------------------


def _parts(section: Section) -> Iterator[str]:
    """The parts one after the other; Word would join tables that touch."""
    for place, part in enumerate(section.parts):
        before = section.parts[place - 1] if place else None
        if isinstance(part, Pair | Ruled) and isinstance(before, Ruled):
            yield _END
        yield _part(part, section)


def _part(part: Line | Pair | Ruled, section: Section) -> str:
    match part:
        case Line():
            return _line(part)
        case Pair():
            return _pair(part, twips(section.width_mm))
        case Ruled():
            return _ruled(part, section.width_mm)


def _line(line: Line) -> str:
    if line.look == "rule":
        return f"<w:p>{_RULE}</w:p>"
    run = f"<w:r>{text(line.text)}</w:r>" if line.text else ""
    return f'<w:p><w:pPr><w:pStyle w:val="VT_{line.look}"/></w:pPr>{run}</w:p>'


# A real line, shorter than its column.
_RULE = (
    '<w:pPr><w:pStyle w:val="VT_rule"/><w:pBdr><w:top w:val="single" w:sz="6" w:space="0" w:color="000000"/></w:pBdr>'
    f'<w:ind w:left="{twips(22)}" w:right="{twips(22)}"/></w:pPr>'
)


def _pair(pair: Pair, width: int) -> str:
    left = round(width * pair.left_share)
    widths = (left, width - left)
    sides = (pair.left, pair.right)
    cells = "".join(
        f'<w:tc><w:tcPr><w:tcW w:w="{wide}" w:type="dxa"/></w:tcPr>{"".join(map(_line, side)) or "<w:p/>"}</w:tc>'
        for wide, side in zip(widths, sides, strict=True)
    )
    return f"{_table_head(widths, '')}<w:tr><w:trPr><w:cantSplit/></w:trPr>{cells}</w:tr></w:tbl>{_END}"


def _ruled(table: Ruled, room_mm: float) -> str:
    whole = sum(table.widths)
    shares = [room_mm * width / whole for width in table.widths]
    letters = [max(4, int((share - 2 * PADDING_MM) / _CHARACTER_MM)) for share in shares]
    head = [_row(table.columns, "VTDau", head=True)]
    if table.numbered:
        head.append(_row([f"({n})" for n in range(1, len(table.columns) + 1)], "VTSoCot", head=True))
    rows = [
        _row(row, "VTDam" if place in table.bold_rows else "", whole=_fits(row, letters))
        for place, row in enumerate(table.rows)
    ]
    widths = [twips(share) for share in shares]
    return f"{_table_head(widths, _LINES)}{''.join(head)}{''.join(rows)}</w:tbl>"


def _fits(row: Sequence[str], letters: Sequence[int]) -> bool:
    return all(
        len(cell) <= wide * _WHOLE_ROW_LINES and cell.count("\n") < _WHOLE_ROW_LINES
        for cell, wide in zip(row, letters, strict=True)
    )


def _row(cells: Iterable[str], style: str, *, head: bool = False, whole: bool = True) -> str:
    properties = ("<w:cantSplit/>" if whole else "") + ("<w:tblHeader/>" if head else "")
    shape = f'<w:pPr><w:pStyle w:val="{style}"/></w:pPr>' if style else ""
    inside = "".join(
        f"<w:tc><w:p>{shape}<w:r>{text(cell)}</w:r></w:p></w:tc>"
        if cell
        else f"<w:tc><w:p>{shape}</w:p></w:tc>"
        for cell in cells
    )
    return f"<w:tr>{f'<w:trPr>{properties}</w:trPr>' if properties else ''}{inside}</w:tr>"


_LINES = (
    "<w:tblBorders>"
    + "".join(
        f'<w:{side} w:val="single" w:sz="4" w:space="0" w:color="000000"/>'
        for side in ("top", "left", "bottom", "right", "insideH", "insideV")
    )
    + "</w:tblBorders>"
)


def _table_head(widths: Sequence[int], lines: str) -> str:
    padding = twips(PADDING_MM)
    grid = "".join(f'<w:gridCol w:w="{width}"/>' for width in widths)
    return (
        f'<w:tbl><w:tblPr><w:tblW w:w="{sum(widths)}" w:type="dxa"/>{lines}<w:tblLayout w:type="fixed"/>'
        f'<w:tblCellMar><w:left w:w="{padding}" w:type="dxa"/><w:right w:w="{padding}" w:type="dxa"/>'
        f"</w:tblCellMar></w:tblPr><w:tblGrid>{grid}</w:tblGrid>"
    )


# ---- the parts that never change -----------------------------------------------------------------------------


def _styles() -> str:
    base = _Font(CELL_POINTS)
    looks = {f"VT_{name}": font for name, font in _FONTS.items()}
    looks |= {
        "VTDau": replace(base, bold=True, align="center", before=2, after=2),
        "VTSoCot": _Font(9, italic=True, align="center"),
        "VTDam": replace(base, bold=True),
        "VTKet": _Font(2),
    }
    styles = "".join(_style(name, font) for name, font in looks.items())
    fonts = f'<w:rFonts w:ascii="{FONT}" w:hAnsi="{FONT}" w:eastAsia="{FONT}" w:cs="{FONT}"/>'
    return (
        f"{PROLOGUE}<w:styles {XMLNS}><w:docDefaults><w:rPrDefault><w:rPr>{fonts}{_size(base.points)}"
        '<w:lang w:val="vi-VN" w:eastAsia="vi-VN" w:bidi="ar-SA"/></w:rPr></w:rPrDefault><w:pPrDefault/></w:docDefaults>'
        '<w:style w:type="paragraph" w:default="1" w:styleId="Normal"><w:name w:val="Normal"/></w:style>'
        f"{styles}</w:styles>"
    )


def _style(name: str, font: _Font) -> str:
    gaps = f'<w:spacing w:before="{points20(font.before)}" w:after="{points20(font.after)}"/>'
    first = f'<w:ind w:firstLine="{twips(font.first_mm)}"/>' if font.first_mm else ""
    align = f'<w:jc w:val="{font.align}"/>' if font.align else ""
    weight = ("<w:b/><w:bCs/>" if font.bold else "") + ("<w:i/><w:iCs/>" if font.italic else "")
    return (
        f'<w:style w:type="paragraph" w:customStyle="1" w:styleId="{name}"><w:name w:val="{name}"/>'
        f'<w:basedOn w:val="Normal"/><w:pPr>{gaps}{first}{align}</w:pPr><w:rPr>{weight}{_size(font.points)}</w:rPr></w:style>'
    )


def _size(points: float) -> str:
    return f'<w:sz w:val="{round(points * 2)}"/><w:szCs w:val="{round(points * 2)}"/>'


def _page_number() -> str:
    field = (
        '<w:fldChar w:fldCharType="begin"/>',
        '<w:instrText xml:space="preserve"> PAGE </w:instrText>',
        '<w:fldChar w:fldCharType="separate"/>',
        "<w:t>1</w:t>",
        '<w:fldChar w:fldCharType="end"/>',
    )
    runs = "".join(f"<w:r>{piece}</w:r>" for piece in field)
    return f'<w:p><w:pPr><w:pStyle w:val="VT_centre"/></w:pPr>{runs}</w:p>'
