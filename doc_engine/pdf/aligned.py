"""Tables without lines on a PDF page (bảng không kẻ khung): columns kept apart by white space only.

Believed where it is clear: a head that begins with TT or STT and has three columns, below it numbered rows whose
words keep to those columns. Whatever crosses them ends the table; with fewer than two rows of three cells there is none.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field

from doc_engine.pdf.boxes import Box, TextLine
from doc_engine.pdf.grids import Table
from doc_engine.pdf.rows import Row, rows_of
from doc_engine.text import fold

_GAP_MM = 2.5  # cells of one row stand at least so far apart
_APART_MM = 1.0  # columns that come nearer are one
_LEAST_COLUMNS, _LEAST_ROWS = 3, 2
_TIGHT, _LOOSE = (
    1.0,
    2.6,
)  # heights of a line: what goes on in a cell, and what begins a new row, follows so closely
_MOST_HEAD = 3  # rows
_MARK_AND_WORDS = 2
_NUMBERED = frozenset(("tt", "stt", "so tt", "so thu tu"))
_MARK = re.compile(r"\(?(?:\d{1,3}(?:\.\d{1,2}){0,2}|[IVX]{1,5}|[A-ZĐa-zđ])[.)]?")


@dataclass(slots=True)
class _Column:
    """From where to where the words of a column reach, in mm."""

    left: float
    right: float

    def meets(self, box: Box) -> bool:
        return box.left < self.right + _APART_MM and self.left - _APART_MM < box.right


@dataclass(slots=True)
class _Reading:
    """A table as far as it is read: its columns, its rows of words, the last row of the page that it took."""

    columns: list[_Column]
    rows: list[list[str]] = field(default_factory=list)

    def takes(self, row: Row, *, begins: bool) -> bool:
        """Take a row of the page in, as a new row or the next line of the last one; False when it crosses columns."""
        places = self._places(row)
        if places is None:
            return False
        if begins:
            self.rows.append([""] * len(self.columns))
        for place, piece in zip(places, row.pieces, strict=True):
            self.rows[-1][place] = f"{self.rows[-1][place]} {piece.text}".strip()
        return True

    def _places(self, row: Row) -> list[int] | None:
        met = [[i for i, one in enumerate(self.columns) if one.meets(piece.box)] for piece in row.pieces]
        if len(row.pieces) == _MARK_AND_WORDS and met[0] == [0] and met[1][:1] == [1]:
            return [0, 1]  # "I  Nhiệm vụ chung": a row that heads others may reach over all columns
        if any(len(places) != 1 for places in met):
            return None
        for (place,), piece in zip(met, row.pieces, strict=True):
            column = self.columns[place]
            column.left, column.right = min(column.left, piece.box.left), max(column.right, piece.box.right)
        return [place for (place,) in met]


def aligned_tables(lines: Sequence[TextLine]) -> list[Table]:
    """The tables without lines among these lines of a page, from top to bottom."""
    rows = rows_of(tuple(lines), _GAP_MM)
    found: list[Table] = []
    place = 0
    while place < len(rows):
        table, end = _table(rows, place) if _is_head(rows[place]) else (None, place)
        if table is not None:
            found.append(table)
        place = max(end, place + 1)
    return found


def _is_head(row: Row) -> bool:
    return len(row.pieces) >= _LEAST_COLUMNS and fold(row.pieces[0].text.strip(" .")) in _NUMBERED


def _table(rows: list[Row], at: int) -> tuple[Table | None, int]:
    """The table whose head has its TT in row `at`, and the row behind it."""
    first, body = _head_start(rows, at), _head_end(rows, at)
    columns = _columns(piece for row in rows[first:body] for piece in row.pieces)
    if len(columns) < _LEAST_COLUMNS:
        return None, at
    read = _Reading(columns)
    if not all(read.takes(row, begins=number == 0) for number, row in enumerate(rows[first:body])):
        return None, at
    end = body
    while end < len(rows) and _follows(rows, end, read):
        end += 1
    if sum(sum(map(bool, row)) >= _LEAST_COLUMNS for row in read.rows[1:]) < _LEAST_ROWS:
        return None, at
    box = Box(columns[0].left, rows[first].top, columns[-1].right, rows[end - 1].bottom)
    return Table(box, tuple(tuple(row) for row in read.rows)), end


def _follows(rows: list[Row], place: int, read: _Reading) -> bool:
    """Whether this row of the page goes on with the table; taken in if so."""
    row = rows[place]
    begins = read.columns[0].meets(row.pieces[0].box)
    if begins and not _MARK.fullmatch(row.pieces[0].text.strip()):
        return False
    if _gap(rows, place) > (_LOOSE if begins else _TIGHT) or (not begins and len(read.rows) == 1):
        return False
    return read.takes(row, begins=begins)


def _head_start(rows: list[Row], at: int) -> int:
    """The head's first line: TT stands in the middle of a head of several."""
    tt = rows[at].pieces[0].box
    while (
        at > 0
        and _gap(rows, at) < _TIGHT
        and all(piece.box.left > tt.right for piece in rows[at - 1].pieces)
        and len(rows[at - 1].pieces) > 1
    ):
        at -= 1
    return at


def _head_end(rows: list[Row], at: int) -> int:
    end = at + 1
    tt = rows[at].pieces[0].box
    while (
        end < len(rows)
        and end < at + _MOST_HEAD
        and _gap(rows, end) < _TIGHT
        and rows[end].pieces[0].box.left > tt.right
    ):
        end += 1
    return end


def _gap(rows: list[Row], place: int) -> float:
    """The white above a row, in heights of the row above."""
    above = rows[place - 1]
    return (rows[place].top - above.bottom) / max(above.bottom - above.top, 1.0)


def _columns(pieces: Iterable[TextLine]) -> list[_Column]:
    columns: list[_Column] = []
    for piece in sorted(pieces, key=lambda piece: piece.box.left):
        if columns and columns[-1].meets(piece.box):
            columns[-1].right = max(columns[-1].right, piece.box.right)
        else:
            columns.append(_Column(piece.box.left, piece.box.right))
    return columns
