"""A Word file as it is laid out (tờ văn bản): sections, lines, letters and drawn shapes, every value resolved.

The reader (`doc_engine.ooxml.reader`) makes it; the rules (`doc_engine.rules`) look at it and at nothing else.
Lengths are millimetres, sizes and gaps points. Texts are as typed: nothing is normalised (a rule may look for NFD);
compare with `doc_engine.text.fold`. What tracked changes deleted is left out.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Iterator
from dataclasses import dataclass, field, replace
from enum import StrEnum
from functools import cached_property
from typing import Literal, TypeVar

Align = Literal["left", "center", "right", "both"]
LineRule = Literal["auto", "exact", "at_least"]
_Value = TypeVar("_Value")


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
class Letters:
    """Letters that look alike (đoạn chữ cùng định dạng); `text` has "\\t" for a tab and "\\n" for a line break.

    `caps` is Word's "All caps": the letters are printed in capitals whatever was typed. `colour` is six hex
    digits, "" for automatic (black). `themed`: the font comes from the file's theme.
    """

    text: str
    font: str = ""
    size_pt: float = 10.0
    bold: bool = False
    italic: bool = False
    underline: bool = False
    caps: bool = False
    small_caps: bool = False
    strike: bool = False
    raised: bool = False
    colour: str = ""
    highlight: str = ""
    hidden: bool = False
    inserted: bool = False
    themed: bool = False
    spacing_pt: float = 0.0

    @property
    def printed(self) -> str:
        """The letters as they are printed: in capitals where `caps` says so."""
        return self.text.upper() if self.caps else self.text

    @property
    def inked(self) -> bool:
        """Whether there is anything to see in it but white space."""
        return bool(self.text.strip())


@dataclass(frozen=True, slots=True)
class Borders:
    """Lines drawn by the paragraph itself (đường kẻ của đoạn); widths of the pen in points, 0 for none."""

    top: float = 0.0
    bottom: float = 0.0
    left: float = 0.0
    right: float = 0.0

    @property
    def box(self) -> bool:
        """Whether all four sides are drawn."""
        return bool(self.top and self.bottom and self.left and self.right)

    def __bool__(self) -> bool:
        return bool(self.top or self.bottom or self.left or self.right)


NO_BORDERS = Borders()


@dataclass(frozen=True)
class Line:
    """One paragraph (đoạn) — or, where `piece` is set, one part of it between tabs or line breaks.

    `numbering` is the automatic number as printed, with its space ("1. "), "" without one. `line_spacing` is a
    multiple of single where `line_rule` is "auto", else points. `width_mm` is the room for text between the
    indents, 0 when unknown. `section` is the index in `Paper.sections`. `page_field`: it prints the page number.
    """

    letters: tuple[Letters, ...]
    place: Place
    align: Align = "left"
    first_indent_mm: float = 0.0
    left_mm: float = 0.0
    right_mm: float = 0.0
    before_pt: float = 0.0
    after_pt: float = 0.0
    line_rule: LineRule = "auto"
    line_spacing: float = 1.0
    borders: Borders = NO_BORDERS
    keep_next: bool = False
    page_break: bool = False
    style: str = ""
    numbering: str = ""
    section: int = 0
    width_mm: float = 0.0
    page_field: bool = False
    piece: bool = False
    tab_stops_mm: tuple[float, ...] = ()

    @cached_property
    def shown(self) -> tuple[Letters, ...]:
        """The letters that are not hidden."""
        return tuple(run for run in self.letters if not run.hidden)

    @cached_property
    def text(self) -> str:
        """The words as typed, hidden ones left out."""
        return "".join(run.text for run in self.shown)

    @cached_property
    def printed(self) -> str:
        """The words as printed: automatic number first, capitals where the format makes them."""
        return self.numbering + "".join(run.printed for run in self.shown)

    @property
    def empty(self) -> bool:
        """Whether nothing is printed but white space."""
        return not self.text.strip()

    @cached_property
    def inked(self) -> tuple[Letters, ...]:
        """The letters that leave ink: what size, weight and font are judged by."""
        return tuple(run for run in self.shown if run.inked)

    def every(self, test: Callable[[Letters], bool]) -> bool:
        """Whether all inked letters pass; False for an empty line."""
        return bool(self.inked) and all(test(run) for run in self.inked)

    def some(self, test: Callable[[Letters], bool]) -> bool:
        """Whether any inked letters pass."""
        return any(test(run) for run in self.inked)

    @property
    def bold(self) -> bool:
        """Whether all of it is bold (in đậm)."""
        return self.every(lambda run: run.bold)

    @property
    def italic(self) -> bool:
        """Whether all of it is italic (in nghiêng)."""
        return self.every(lambda run: run.italic)

    @property
    def upper(self) -> bool:
        """Whether it is printed in capitals (in hoa): it has letters and none of them is small."""
        printed = "".join(run.printed for run in self.inked)
        return printed != printed.lower() and printed == printed.upper()

    @cached_property
    def sizes(self) -> tuple[float, ...]:
        """The sizes of its inked letters, the most used one first."""
        return _by_weight(self.inked, lambda run: run.size_pt)

    @cached_property
    def fonts(self) -> tuple[str, ...]:
        """The fonts of its inked letters, the most used one first."""
        return _by_weight(self.inked, lambda run: run.font)

    @property
    def size_pt(self) -> float:
        """The size of most of its letters; 0 for an empty line."""
        return self.sizes[0] if self.sizes else 0.0

    def cut(self, start: int, end: int) -> Line:
        """The piece of it from `start` to `end` (positions in `text`); its automatic number stays with the first."""
        letters: list[Letters] = []
        at = 0
        for run in self.shown:
            low, high = max(start - at, 0), min(end - at, len(run.text))
            if low < high:
                letters.append(replace(run, text=run.text[low:high]))
            at += len(run.text)
        return replace(
            self, letters=tuple(letters), piece=True, numbering=self.numbering if start == 0 else ""
        )

    def pieces(self, marks: str = "\t\n") -> tuple[Line, ...]:
        """Its parts between tabs and line breaks, white space trimmed, empty ones left out; itself if it has none."""
        if not any(mark in self.text for mark in marks):
            return () if self.empty else (self,)
        spans: Iterator[tuple[int, int]] = _spans(self.text, marks)
        found = (self.cut(*span) for span in spans)
        kept = tuple(piece for piece in found if not piece.empty)
        return (self,) if len(kept) == 1 and kept[0].text == self.text else kept


def _spans(text: str, marks: str) -> Iterator[tuple[int, int]]:
    start = 0
    for at, char in enumerate(text + marks[0]):
        if char in marks:
            words = text[start:at]
            lead = len(words) - len(words.lstrip())
            yield start + lead, start + lead + len(words.strip())
            start = at + 1


def _by_weight(runs: tuple[Letters, ...], value: Callable[[Letters], _Value]) -> tuple[_Value, ...]:
    counts: Counter[_Value] = Counter()
    for run in runs:
        counts[value(run)] += len(run.text.strip())
    return tuple(key for key, _ in counts.most_common())


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


@dataclass(frozen=True, slots=True)
class PageNumber:
    """Where the page's number is printed (số trang): header or footer, of which pages, in which line."""

    where: Literal["header", "footer"]
    pages: Literal["default", "first", "even"]
    line: Line


@dataclass(frozen=True, slots=True)
class Section:
    """One section of pages (phần trang); `headers` and `footers` are by kind: "default", "first", "even".

    `first` and `even` are only printed when `title_page` and `even_odd` say so. `page_start` is the number the
    count restarts at, None when it goes on. What is not given anew is inherited from the section before.
    """

    width_mm: float
    height_mm: float
    top_mm: float
    bottom_mm: float
    left_mm: float
    right_mm: float
    header_mm: float = 12.7
    footer_mm: float = 12.7
    landscape: bool = False
    title_page: bool = False
    even_odd: bool = False
    page_start: int | None = None
    page_format: str = "decimal"
    columns: int = 1
    headers: dict[str, tuple[Line, ...]] = field(default_factory=dict)
    footers: dict[str, tuple[Line, ...]] = field(default_factory=dict)

    @property
    def page_numbers(self) -> tuple[PageNumber, ...]:
        """Every place of a header or footer that prints the page's number."""
        found: list[PageNumber] = []
        for where, by_pages in (("header", self.headers), ("footer", self.footers)):
            for pages, lines in by_pages.items():
                found += [PageNumber(where, pages, line) for line in lines if line.page_field]  # type: ignore[arg-type]
        return tuple(found)

    @property
    def text_width_mm(self) -> float:
        """Width of the text area."""
        return self.width_mm - self.left_mm - self.right_mm


@dataclass(frozen=True, slots=True)
class Table:
    """One table (bảng), outermost or inner: `number` from 1 in reading order, whether its grid is drawn."""

    number: int
    rows: int
    columns: int
    bordered: bool
    inner: bool = False


@dataclass(frozen=True)
class Paper:
    """A whole Word file as it is laid out.

    `lines` are the paragraphs of the main text in reading order: a table's cells left before right, a text box
    where it is anchored. Headers and footers are in `sections`, footnotes in `footnotes`.
    """

    sections: tuple[Section, ...]
    lines: tuple[Line, ...]
    shapes: tuple[Shape, ...] = ()
    tables: tuple[Table, ...] = ()
    footnotes: tuple[Line, ...] = ()
    tracked: bool = False

    @cached_property
    def inked(self) -> tuple[Line, ...]:
        """The lines of the main text that are not empty."""
        return tuple(line for line in self.lines if not line.empty)

    @cached_property
    def all_lines(self) -> tuple[Line, ...]:
        """Every line anywhere: main text, footnotes, the headers and footers of each section (said once)."""
        found = {line.place: line for line in (*self.lines, *self.footnotes)}
        for section in self.sections:
            for lines in (*section.headers.values(), *section.footers.values()):
                found |= {line.place: line for line in lines}
        return tuple(found.values())

    def table_of(self, line: Line) -> Table | None:
        """The outermost table a line stands in, or None."""
        number = line.place.table
        if number is None:
            return None
        return next((table for table in self.tables if table.number == number and not table.inner), None)

    def rules_of(self, line: Line) -> tuple[Shape, ...]:
        """The straight lines drawn and anchored at a line's paragraph."""
        return tuple(shape for shape in self.shapes if shape.kind == "line" and shape.place == line.place)
