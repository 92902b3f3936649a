"""The whole file (tờ văn bản): its sections, tables, and lines in reading order."""

from __future__ import annotations

from dataclasses import dataclass, field
from functools import cached_property
from typing import Literal

from doc_engine.paper.line import Line
from doc_engine.paper.place import Part, Shape


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
        if number is None or line.place.part is Part.HEADER:  # the tables of headers are counted apart
            return None
        return next((table for table in self.tables if table.number == number and not table.inner), None)

    def rules_of(self, line: Line) -> tuple[Shape, ...]:
        """The straight lines drawn and anchored at a line's paragraph."""
        return tuple(shape for shape in self.shapes if shape.kind == "line" and shape.place == line.place)
