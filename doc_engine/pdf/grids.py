"""Ruled tables of a PDF page (bảng có kẻ khung): the words of each cell, found by the lines drawn around it.

A cell is what lines enclose: one that reaches over several columns says its words in the first, one that reaches
over several rows says them in each. Tables of fewer than three columns are left to the reading by columns.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from typing import Any, NamedTuple

from doc_engine.pdf.boxes import Box, edges_of, sheet_of
from doc_engine.pdf.opening import opened, text_page
from doc_engine.pdf.reading import clean
from doc_engine.pdf.turning import upright_pages_of

_NEAR = 0.8  # mm: edges of neighbouring cells are drawn so far apart, and corners miss each other by so much
_LEAST_COLUMNS = 3
_MOST_EDGES = 20_000  # a drawing, not a table
_MOST_LINES = 300
_ASIDE, _WITHIN = 0.2, 1.2  # mm: letters of the row above reach below its line
_YEAR_CUT = re.compile(r"(\d{1,2}/\d{1,2}/)(\d{1,3}) (\d{1,3})(?!\d)")


class Table(NamedTuple):
    """A table with its place on the page in mm, and its rows of cells."""

    box: Box
    rows: tuple[tuple[str, ...], ...]


def tables_of(pdf: bytes) -> list[tuple[Table, ...]]:
    """The ruled tables of each page, turned upright, from top to bottom; raises `BadInput` as `page_count` does."""
    with opened(pdf) as document:
        return [tuple(_page_tables(page)) for page in upright_pages_of(document)]


def _page_tables(page: Any) -> Iterator[Table]:
    sheet = sheet_of(page)
    edges = edges_of(page, _MOST_EDGES)
    upright = _lines((e.left, e.top, e.bottom) for e in edges if e.is_upright)
    level = _lines((e.top, e.left, e.right) for e in edges if not e.is_upright)
    if len(upright) <= _LEAST_COLUMNS or len(upright) + len(level) > _MOST_LINES:
        return
    with text_page(page) as layer:
        for group in sorted(_groups(upright, level), key=lambda lines: min(line.at for line in lines[1])):
            grid = _Grid(*group)
            if len(grid.across) > _LEAST_COLUMNS and len(grid.down) > 2:
                yield Table(grid.box, tuple(grid.rows(layer, sheet)))


class _Line(NamedTuple):
    """A line of a grid: where it stands, and from where to where it is drawn."""

    at: float
    start: float
    end: float

    def covers(self, place: float) -> bool:
        return self.start - _NEAR <= place <= self.end + _NEAR


def _lines(pieces: Iterable[tuple[float, float, float]]) -> list[_Line]:
    """Pieces at one place that touch each other as one line."""
    out: list[_Line] = []
    for at, start, end in sorted((round(at / _NEAR), start, end) for at, start, end in pieces):
        last = out[-1] if out else None
        if last and at - last.at <= 1 and start <= last.end + 2 * _NEAR and end >= last.start - 2 * _NEAR:
            out[-1] = _Line(at, min(last.start, start), max(last.end, end))
        else:
            out.append(_Line(at, start, end))
    return [line._replace(at=line.at * _NEAR) for line in out]


def _groups(upright: list[_Line], level: list[_Line]) -> list[tuple[list[_Line], list[_Line]]]:
    """The lines that hang together: one group for each table."""
    groups: list[tuple[list[_Line], list[_Line]]] = []
    for row in level:
        touching = [line for line in upright if row.covers(line.at) and line.covers(row.at)]
        joined: tuple[list[_Line], list[_Line]] = (touching, [row])
        apart = []
        for group in groups:
            if any(line in group[0] for line in touching):
                joined = ([*joined[0], *(x for x in group[0] if x not in joined[0])], [*group[1], *joined[1]])
            else:
                apart.append(group)
        groups = [*apart, joined]
    return [group for group in groups if group[0]]


def _places(lines: list[_Line]) -> list[float]:
    out: list[float] = []
    for at in sorted(line.at for line in lines):
        if not out or at - out[-1] > 2 * _NEAR:
            out.append(at)
    return out


class _Grid:
    """The places of a table's lines, and which of them part two neighbouring cells."""

    def __init__(self, upright: list[_Line], level: list[_Line]) -> None:
        self.upright, self.level = upright, level
        self.across, self.down = _places(upright), _places(level)

    @property
    def box(self) -> Box:
        return Box(self.across[0], self.down[0], self.across[-1], self.down[-1])

    def rows(self, layer: Any, sheet: Any) -> Iterator[tuple[str, ...]]:
        """The words of the cells, row by row."""
        ends: dict[tuple[int, int], str] = {}
        for row in range(len(self.down) - 1):
            cells: list[str] = []
            column = 0
            while column < len(self.across) - 1:
                last = self._right(row, column)
                top, bottom = self._up(row, column), self._under(row, column)
                if (top, column) not in ends:
                    box = Box(
                        self.across[column], self.down[top], self.across[last + 1], self.down[bottom + 1]
                    )
                    ends[top, column] = _words(layer, sheet, box)
                cells += [ends[top, column], *[""] * (last - column)]
                column = last + 1
            yield tuple(cells)

    def _right(self, row: int, column: int) -> int:
        middle = (self.down[row] + self.down[row + 1]) / 2
        while column < len(self.across) - 2 and not _drawn(self.upright, self.across[column + 1], middle):
            column += 1
        return column

    def _up(self, row: int, column: int) -> int:
        middle = (self.across[column] + self.across[column + 1]) / 2
        while row > 0 and not _drawn(self.level, self.down[row], middle):
            row -= 1
        return row

    def _under(self, row: int, column: int) -> int:
        middle = (self.across[column] + self.across[column + 1]) / 2
        while row < len(self.down) - 2 and not _drawn(self.level, self.down[row + 1], middle):
            row += 1
        return row


def _drawn(lines: list[_Line], at: float, middle: float) -> bool:
    return any(abs(line.at - at) <= 2 * _NEAR and line.covers(middle) for line in lines)


def _words(layer: Any, sheet: Any, box: Box) -> str:
    within = min(_WITHIN, (box.bottom - box.top) / 5)
    inner = Box(box.left + _ASIDE, box.top + within, box.right - _ASIDE, box.bottom - within)
    words = " ".join(clean(layer.get_text_bounded(*sheet.points(inner))).split())
    return _YEAR_CUT.sub(_whole_year, words)


def _whole_year(match: re.Match[str]) -> str:
    """ "15/3/202 6": a narrow column broke the year."""
    year = match[2] + match[3]
    return match[1] + year if len(year) == 4 and year[:2] in ("19", "20") else match[0]


def table_lines(table: Table) -> list[str]:
    """The rows as lines with bars between the cells, empty rows left out."""
    return [" | ".join(cell.replace("|", " ") for cell in row) for row in table.rows if any(row)]


def continued(above: Table, below: Table, head: tuple[tuple[str, ...], ...]) -> tuple[Table, Table]:
    """A table that goes on over a page: its head is not told again, and a row cut in two is put together."""
    rows = list(below.rows)
    while rows and rows[0] in head:
        rows.pop(0)
    if not rows or len(above.rows[-1]) != len(rows[0]) or not _goes_on(above.rows[-1], rows[0]):
        return above, below._replace(rows=tuple(rows))
    joined = (
        _YEAR_CUT.sub(_whole_year, f"{one} {other}".strip())
        for one, other in zip(above.rows[-1], rows[0], strict=True)
    )
    return above._replace(rows=(*above.rows[:-1], tuple(joined))), below._replace(rows=tuple(rows[1:]))


def _goes_on(last: tuple[str, ...], first: tuple[str, ...]) -> bool:
    """The second half of a row has no number of its own, and its words go on."""
    if first[0] or not any(first) or not last[0]:
        return False
    rest = [(one, other) for one, other in zip(last, first, strict=True) if other]
    return any(other[0].islower() for _, other in rest) or not any(
        one.endswith((".", ";")) for one, _ in rest
    )
