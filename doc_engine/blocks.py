"""Body text as blocks (khối văn bản): what the outline reads, compose completes and the Word writer prints.

Phụ lục I, Mục II.6: Phần, Chương, Mục, Tiểu mục, Điều, khoản, điểm; reports and plans use I. / 1. / a) / -.
"""

from __future__ import annotations

from dataclasses import dataclass
from enum import Enum


class Level(Enum):
    """Bậc bố cục of one paragraph, recognised from its own mark."""

    PHAN = "Phần"
    CHUONG = "Chương"
    MUC = "Mục"
    TIEU_MUC = "Tiểu mục"
    HEADING = "tiêu đề"  # the UPPER title on the line below Phần, Chương, Mục, Tiểu mục
    DIEU = "Điều"
    ROMAN = "I."
    ARABIC = "1."
    DECIMAL = "1.1."
    LETTER = "a)"
    DASH = "-"
    PLUS = "+"
    PLAIN = ""


@dataclass(frozen=True, slots=True)
class Run:
    """A stretch of text of one weight and slant."""

    text: str
    bold: bool = False
    italic: bool = False


@dataclass(frozen=True, slots=True)
class Mark:
    """A `[[…]]` in the text before compose completes it: a citation, or a place for a list (`nhiem_vu`)."""

    text: str
    bold: bool = False
    italic: bool = False


Inline = Run | Mark


def _as_read(inline: tuple[Inline, ...]) -> str:
    return "".join(part.text if isinstance(part, Run) else f"[[{part.text}]]" for part in inline)


@dataclass(frozen=True, slots=True)
class Paragraph:
    """One paragraph: its level, its mark as typed ("1.", "a)", "Điều 3."; "" for plain), its inline content.

    `inline` does not repeat the marker. `title` says the paragraph heads what follows (bold by the
    decree). `line` is the line of the source text, from 1. `wide`: it stands on a turned page (trang ngang).
    """

    level: Level
    marker: str
    inline: tuple[Inline, ...]
    title: bool = False
    line: int = 0
    wide: bool = False

    @property
    def text(self) -> str:
        """The whole paragraph as read, marker included, without weight marks."""
        content = _as_read(self.inline)
        return f"{self.marker} {content}".strip() if self.marker else content


@dataclass(frozen=True, slots=True)
class Table:
    """A pipe table: rows of cells of inline content; the first `header_rows` repeat on each page."""

    rows: tuple[tuple[tuple[Inline, ...], ...], ...]
    header_rows: int = 1
    line: int = 0
    wide: bool = False

    @property
    def text(self) -> str:
        """The table's text, a line a row, cells parted by " | "."""
        return "\n".join(" | ".join(_as_read(cell) for cell in row) for row in self.rows)


Block = Paragraph | Table


@dataclass(frozen=True, slots=True)
class AppendixBlocks:
    """One phụ lục ready to print: its label ("Phụ lục I"), title, the "(Kèm theo …)" line, its blocks.

    A text that a decision issues (Mẫu 1.3) has `agency` (and `parent`) lines at its head; its label is its type.
    """

    label: str
    title: str
    attached_to: str
    blocks: tuple[Block, ...]
    parent: tuple[str, ...] = ()
    agency: tuple[str, ...] = ()
