"""Where a paragraph stands (vị trí), and what is drawn there."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum
from typing import Literal


class Part(StrEnum):
    """Which part of the file (phần) a paragraph stands in."""

    BODY = "body"
    TEXTBOX = "textbox"
    FOOTNOTE = "footnote"
    HEADER = "header"
    FOOTER = "footer"


_PART_WORDS = {
    Part.BODY: "",
    Part.TEXTBOX: "khung chữ",
    Part.FOOTNOTE: "chú thích",
    Part.HEADER: "đầu trang",
    Part.FOOTER: "chân trang",
}


@dataclass(frozen=True, slots=True)
class Place:
    """Where a paragraph stands (vị trí); `str` says it in Vietnamese: "đoạn 4, bảng 1 ô (1,1)".

    `paragraph` counts from 1 within the part, empty paragraphs and those of tables included; `table`, `row`,
    `column` count from 1 (the outermost table). `source` and `element` (the paragraph's index among all of that
    XML part, from 0) let a writer find it again.
    """

    part: Part
    paragraph: int
    table: int | None = None
    row: int | None = None
    column: int | None = None
    source: str = "word/document.xml"
    element: int = 0

    def __str__(self) -> str:
        words = f"đoạn {self.paragraph}"
        if self.table is not None:
            words += f", bảng {self.table} ô ({self.row},{self.column})"
        where = _PART_WORDS[self.part]
        return f"{where}, {words}" if where else words

    @property
    def order(self) -> tuple[bool, str, int]:
        """Sort key: the main text (its text boxes where they are anchored), then the other parts by name."""
        return self.source != "word/document.xml", self.source, self.element


@dataclass(frozen=True, slots=True)
class Shape:
    """Something drawn (hình vẽ): a line, a box of text, a picture; `place` is the paragraph it is anchored to.

    `colour` is that of its pen, six hex digits ("" for black); `stroke_pt` the pen's width; `dashed` when the pen
    is not solid; `top_mm` and `left_mm` how far it is moved from that paragraph (or None when not said so).
    """

    kind: Literal["line", "box", "picture", "other"]
    place: Place
    width_mm: float = 0.0
    height_mm: float = 0.0
    colour: str = ""
    stroke_pt: float = 0.75
    dashed: bool = False
    top_mm: float | None = None
    left_mm: float | None = None
    text: str = ""
