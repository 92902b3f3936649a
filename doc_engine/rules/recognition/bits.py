"""Lines as bits (mẩu chữ): a paragraph, or the halves of one typed with tabs, with its words folded for comparing."""

from __future__ import annotations

import re
from collections.abc import Iterable
from dataclasses import dataclass
from functools import cached_property

from doc_engine.paper import Line
from doc_engine.text import fold

_MOTTO = re.compile(
    r"c\s*o\s*n\s*g\s+h\s*o\s*a\s+x\s*a\s+h\s*o\s*i|d\s*o\s*c\s+l\s*a\s*p\s*[-–—]?\s*t\s*u\s+d\s*o"
)
_DATE = re.compile(r"[^\s,]+(?: [^\s,]+){0,5}, ?ngay\b")
_SPACES = re.compile(r"[ \u00a0]{3,}")
LONGEST = 600  # letters of a paragraph that could hold the cells of a head or an ending
_OPEN = re.compile(r"^so ?:?$|(?:^|\W)(?:ngay|thang)[ .…\d]*$|thang.*nam[ .…]*$")
DRAWN_WITH_CHARACTERS = re.compile(r"[\s_\-–—=*.~¯─━]{3,}")


@dataclass(frozen=True, eq=False)
class Bit:
    """One bit: its line (or piece of it), its place among all bits, and the line it was cut from."""

    line: Line
    index: int
    whole: Line

    @cached_property
    def text(self) -> str:
        """The words as printed, on one line."""
        return " ".join(self.line.printed.split())

    @cached_property
    def bare(self) -> str:
        """The words without accents and capitals."""
        return fold(self.text)

    @cached_property
    def tight(self) -> str:
        """The bare words without any space: what letters typed apart compare equal with."""
        return self.bare.replace(" ", "")

    @property
    def blank(self) -> bool:
        """Whether nothing is printed, or only characters typed as a line."""
        return not self.text or self.typed_rule

    @property
    def typed_rule(self) -> bool:
        """Whether it is a line made of characters: `_____`, `-------`."""
        return bool(self.text) and bool(DRAWN_WITH_CHARACTERS.fullmatch(self.text))

    @property
    def column(self) -> tuple[object, ...]:
        """The block it stands in: its cell's table and column, or the part of the page."""
        place = self.line.place
        return place.part, place.table, place.column

    @property
    def cell(self) -> tuple[object, ...]:
        """The table cell it stands in."""
        place = self.line.place
        return place.part, place.table, place.row, place.column

    @property
    def outset(self) -> bool:
        """Whether it stands out: centred, bold, or in a cell of a table."""
        return self.line.align == "center" or self.line.bold or self.line.place.table is not None


def bits_of(lines: Iterable[Line], cut_before: int, cut_from: int) -> list[Bit]:
    """The bits of all lines; those before `cut_before` and from `cut_from` on are cut at tabs and wide gaps."""
    found: list[Bit] = []
    for index, line in enumerate(lines):
        pieces = _cut(line) if index < cut_before or index >= cut_from else (line,)
        found += [Bit(piece, len(found) + at, line) for at, piece in enumerate(pieces)]
    return found


def _cut(line: Line) -> tuple[Line, ...]:
    if line.empty or len(line.text) > LONGEST:
        return (line,)
    pieces = _joined(line, line.pieces())
    return tuple(part for piece in pieces for part in _apart(piece)) or (line,)


def _joined(line: Line, pieces: tuple[Line, ...]) -> tuple[Line, ...]:
    """A tab after "Số:" or "ngày" is a blank to be filled in by hand, no column."""
    if len(pieces) < 2 or not any(_OPEN.search(fold(piece.text)) for piece in pieces[:-1]):
        return pieces
    spans = [_span(line, piece) for piece in pieces]
    kept: list[tuple[int, int]] = []
    for span in spans:
        if kept and _OPEN.search(fold(line.text[kept[-1][0] : kept[-1][1]])):
            kept[-1] = kept[-1][0], span[1]
        else:
            kept.append(span)
    return (line,) if len(kept) == 1 else tuple(line.cut(*span) for span in kept)


def _span(line: Line, piece: Line) -> tuple[int, int]:
    start = line.text.find(piece.text)
    return start, start + len(piece.text)


def _apart(piece: Line) -> tuple[Line, ...]:
    """Two columns typed with spaces between them, where one is quốc hiệu, tiêu ngữ or the date."""
    text = piece.text
    for gap in _SPACES.finditer(text):
        left, right = text[: gap.start()], text[gap.end() :]
        if not left.strip() or not right.strip():
            continue
        if _MOTTO.match(fold(right)) or (_DATE.match(fold(right)) and "," in right):
            start = len(left) - len(left.lstrip())
            return piece.cut(start, gap.start()), piece.cut(gap.end(), len(text.rstrip()))
    return (piece,)
