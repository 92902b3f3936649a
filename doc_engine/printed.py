"""What a printed book or list is made of (sổ, mục lục để in): lines, pairs, tables on pages of one shape. Plain values."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Literal

Look = Literal[
    "plain", "bold", "centre", "centre_bold", "centre_italic", "agency_above", "agency", "title", "heading",
    "date", "note", "signature", "space", "justified", "cover_top", "rule", "motto_top", "above_issuer", "motto",
]  # fmt: skip


@dataclass(frozen=True, slots=True)
class Line:
    """One paragraph (dòng) in one of the looks."""

    text: str
    look: Look = "plain"


@dataclass(frozen=True, slots=True)
class Pair:
    """Two columns without borders (hai cột): who issues beside the motto, one signature beside the other."""

    left: tuple[Line, ...]
    right: tuple[Line, ...]
    left_share: float = 0.5


@dataclass(frozen=True, slots=True)
class Ruled:
    """A table (bảng) with lines; `numbered` adds the row (1) (2) … below its head. Widths are shares of the page."""

    columns: tuple[str, ...]
    widths: tuple[float, ...]
    rows: Sequence[Sequence[str]]
    numbered: bool = False
    bold_rows: frozenset[int] = frozenset()


@dataclass(frozen=True, slots=True)
class Section:
    """Pages of one shape (phần trang): a framed cover in the middle of its page, or what is counted and numbered."""

    parts: tuple[Line | Pair | Ruled, ...]
    landscape: bool = False
    cover: bool = False

    @property
    def width_mm(self) -> float:
        """The room between the margins."""
        left, right = self.margins_mm[2:]
        return (297 if self.landscape else 210) - left - right

    @property
    def margins_mm(self) -> tuple[float, float, float, float]:
        """Top, bottom, left (where the book is bound: the upper edge of a landscape page), right."""
        return (25, 15, 15, 15) if self.landscape else (20, 20, 30, 15)
