"""Tables of a docx (bảng): their rows and cells, how wide a cell is, whether the grid is drawn."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import Protocol

from lxml import etree

from doc_engine.ooxml.markup import W
from doc_engine.ooxml.reader.inline import gone
from doc_engine.ooxml.reader.measures import twips_mm, value_of, whole

_MARGINS_MM = 3.8  # Word's usual room at both sides of a cell together
_NONE = (None, "nil", "none")


class _Styled(Protocol):
    @property
    def element(self) -> etree._Element: ...


def rows_of(table: etree._Element) -> Iterator[list[etree._Element]]:
    """The cells of each row, content controls looked through, rows deleted with changes tracked left out."""
    for row in _inside(table, f"{W}tr"):
        if row.find(f"{W}trPr/{W}del") is None:
            yield list(_inside(row, f"{W}tc"))


def _inside(parent: etree._Element, tag: str) -> Iterator[etree._Element]:
    for child in parent:
        if child.tag == tag:
            yield child
        elif child.tag in (f"{W}sdt", f"{W}sdtContent", f"{W}customXml", f"{W}ins") and not gone(child):
            yield from _inside(child, tag)


def columns_of(cells: Sequence[etree._Element], *, merged: bool) -> Iterator[int]:
    """The column of each cell of a row, from 1; with `merged`, one over several columns of the grid counts as so many."""
    at = 1
    for cell in cells:
        yield at
        at += _span(cell) if merged else 1


def _span(cell: etree._Element) -> int:
    return max(whole(value_of(cell.find(f"{W}tcPr"), "gridSpan")) or 1, 1)


def cell_widths_mm(table: etree._Element, cells: Sequence[etree._Element]) -> list[float]:
    """The width of each cell of a row: by the grid, else by what the cell says; 0 when unknown."""
    grid = [twips_mm(column.get(f"{W}w")) or 0.0 for column in table.iterfind(f"{W}tblGrid/{W}gridCol")]
    found: list[float] = []
    at = 0
    for cell in cells:
        span = _span(cell)
        found.append(_own_width(cell) or round(sum(grid[at : at + span]), 2))
        at += span
    return found


def _own_width(cell: etree._Element) -> float:
    width = cell.find(f"{W}tcPr/{W}tcW")
    if width is None or width.get(f"{W}type", "dxa") != "dxa":
        return 0.0
    return twips_mm(width.get(f"{W}w")) or 0.0


def cell_margins_mm(table: etree._Element, chain: Sequence[_Styled]) -> float:
    """The room left free at both sides of a cell, together."""
    for holder in (table, *(style.element for style in reversed(chain))):
        margins = holder.find(f"{W}tblPr/{W}tblCellMar")
        if margins is not None:
            sides = [
                value_of(margins, side, "w") or value_of(margins, other, "w")
                for side, other in (("left", "start"), ("right", "end"))
            ]
            return sum(_MARGINS_MM / 2 if side is None else twips_mm(side) or 0.0 for side in sides)
    return _MARGINS_MM


def is_bordered(table: etree._Element, chain: Sequence[_Styled]) -> bool:
    """Whether the table's grid is drawn: by the table, its style, or most of its cells."""
    for holder in (table, *(style.element for style in reversed(chain))):
        borders = holder.find(f"{W}tblPr/{W}tblBorders")
        if borders is not None:
            drawn = sum(value_of(borders, side) not in _NONE for side in ("top", "insideV", "insideH"))
            return drawn >= 2 or _cells_bordered(table)
    return _cells_bordered(table)


def _cells_bordered(table: etree._Element) -> bool:
    cells = list(table.iter(f"{W}tc"))
    drawn = [cell for cell in cells if _is_drawn(cell.find(f"{W}tcPr/{W}tcBorders"))]
    return bool(drawn) and len(drawn) * 2 > len(cells)


def _is_drawn(borders: etree._Element | None) -> bool:
    return borders is not None and all(value_of(borders, side) not in _NONE for side in ("top", "bottom"))
