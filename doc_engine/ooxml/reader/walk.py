"""The paragraphs of a part in reading order (các đoạn): main text, header, footer or footnotes; tables and boxes inside."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, field, replace

from lxml import etree

from doc_engine.ooxml.markup import W
from doc_engine.ooxml.numbering import Numbering
from doc_engine.ooxml.reader.inline import Inline, chosen, gone
from doc_engine.ooxml.reader.letters import Format
from doc_engine.ooxml.reader.measures import twips_mm, value_of
from doc_engine.ooxml.reader.shapes import shapes_of
from doc_engine.ooxml.reader.styles import Styles
from doc_engine.ooxml.reader.tables import cell_margins_mm, cell_widths_mm, columns_of, is_bordered, rows_of
from doc_engine.paper import Line, Part, Place, Shape, Table


@dataclass(frozen=True, slots=True)
class _Spot:
    """Where the walk is: in which outermost table and cell, how wide the room is, the table's style."""

    table: int | None = None
    row: int | None = None
    column: int | None = None
    width_mm: float = 0.0
    style: str = ""
    box: bool = False


@dataclass(slots=True)
class Walk:
    """One walk over one part; collects lines, shapes and tables. `widths` are the text widths of the sections."""

    styles: Styles
    numbering: Numbering
    source: str
    part: Part = Part.BODY
    widths: tuple[float, ...] = (0.0,)
    lines: list[Line] = field(default_factory=list)
    shapes: list[Shape] = field(default_factory=list)
    tables: list[Table] = field(default_factory=list)
    notes: list[str] = field(default_factory=list)
    tracked: bool = False
    section: int = 0
    _indexes: dict[etree._Element, int] = field(default_factory=dict)
    _counts: dict[Part, int] = field(default_factory=dict)
    _last: tuple[str, bool] = ("", False)

    def read(self, root: etree._Element) -> None:
        """Walk over a whole part."""
        self.begin(root)
        self.more(root)

    def begin(self, root: etree._Element) -> None:
        """Count the paragraphs of a part, so that each can be found again by its index."""
        self._indexes = {element: index for index, element in enumerate(root.iter(f"{W}p"))}

    def more(self, element: etree._Element) -> None:
        """Walk over one element of the part begun."""
        self._blocks(element, _Spot())

    def _blocks(self, parent: etree._Element, spot: _Spot) -> None:
        for child in parent:
            if child.tag == f"{W}p":
                self._paragraph(child, spot)
            elif child.tag == f"{W}tbl":
                self._table(child, spot)
            elif not gone(child):
                self._blocks(chosen(child), spot)

    def _paragraph(self, element: etree._Element, spot: _Spot) -> None:
        properties = element.find(f"{W}pPr")
        style = value_of(properties, "pStyle")
        inline = Inline(self.styles, spot.style, style)
        inline.read(element)
        settings = self.styles.paragraph(spot.style, style, properties)
        line = self._line(element, inline, settings, spot)
        self._append(line, bool(settings.get("contextual")))
        self.notes += inline.notes
        self.tracked = self.tracked or inline.tracked
        for drawing in inline.drawings:
            self.shapes += shapes_of(drawing, line.place, self.styles.theme)
        for box in inline.boxes:
            self._blocks(box, replace(spot, box=True, width_mm=0.0, style=""))
        if properties is not None and properties.find(f"{W}sectPr") is not None and not spot.box:
            self.section = min(self.section + 1, len(self.widths) - 1)

    def _line(self, element: etree._Element, inline: Inline, settings: Format, spot: _Spot) -> Line:
        values = {key: value for key, value in settings.items() if key not in ("contextual", "frame_align")}
        if "frame_align" in settings:
            values["align"] = settings["frame_align"]
        text = "".join(letters.text for letters in inline.letters if not letters.hidden)
        room = spot.width_mm or (0.0 if spot.box else self.widths[self.section])
        taken = values.get("left_mm", 0.0) + values.get("right_mm", 0.0)
        return Line(
            letters=tuple(inline.letters),
            place=self._place(element, spot),
            style=self.styles.name(value_of(element.find(f"{W}pPr"), "pStyle")),
            numbering=self.numbering.next_number(element) if text.strip() else "",
            section=self.section,
            width_mm=round(max(room - taken, 0.0), 2) if room else 0.0,
            page_field=inline.page_field,
            **values,
        )

    def _place(self, element: etree._Element, spot: _Spot) -> Place:
        part = Part.TEXTBOX if spot.box and self.part is Part.BODY else self.part
        self._counts[part] = self._counts.get(part, 0) + 1
        index = self._indexes.get(element, 0)
        return Place(part, self._counts[part], spot.table, spot.row, spot.column, self.source, index)

    def _append(self, line: Line, contextual: bool) -> None:
        """Between paragraphs of one style "no space between" takes the gaps away."""
        before_style, before_contextual = self._last
        if self.lines and before_style == line.style:
            if before_contextual:
                self.lines[-1] = replace(self.lines[-1], after_pt=0.0)
            if contextual:
                line = replace(line, before_pt=0.0)
        self.lines.append(line)
        self._last = line.style, contextual

    def _table(self, element: etree._Element, spot: _Spot) -> None:
        style = value_of(element.find(f"{W}tblPr"), "tblStyle") or ""
        number = self._number_of_table(spot)
        rows = list(rows_of(element))
        columns = max((len(cells) for cells in rows), default=0)
        inner = spot.table is not None
        bordered = is_bordered(element, self.styles.chain(style))
        self.tables.append(Table(number, len(rows), columns, bordered, inner))
        margins = cell_margins_mm(element, self.styles.chain(style))
        for row, cells in enumerate(rows, 1):
            widths = cell_widths_mm(element, cells)
            for column, cell, width in zip(columns_of(cells, merged=bordered), cells, widths, strict=True):
                room = max(width - margins, 0.0)
                place = (
                    replace(spot, width_mm=room, style=style)
                    if inner
                    else _Spot(number, row, column, room, style, spot.box)
                )
                self._blocks(cell, place)

    def _number_of_table(self, spot: _Spot) -> int:
        if spot.table is not None:
            return spot.table
        return sum(not table.inner for table in self.tables) + 1


def note_elements(tree: etree._Element | None, identities: list[str]) -> Iterator[etree._Element]:
    """The footnotes that the text refers to, in its order."""
    known = {note.get(f"{W}id"): note for note in tree} if tree is not None else {}
    return (known[identity] for identity in identities if identity in known)


def section_elements(root: etree._Element) -> list[etree._Element]:
    """The `w:sectPr` of the main part in order."""
    return [
        element
        for element in root.iter(f"{W}sectPr")
        if element.getparent() is not None and element.getparent().tag != f"{W}sectPrChange"  # type: ignore[union-attr]
    ]


def text_width_mm(section: etree._Element) -> float:
    """Width between the margins of a section, by its own words."""
    size, margins = section.find(f"{W}pgSz"), section.find(f"{W}pgMar")
    width = twips_mm(size.get(f"{W}w")) if size is not None else None
    sides = [twips_mm(margins.get(W + side)) if margins is not None else None for side in ("left", "right")]
    return (215.9 if width is None else width) - sum(25.4 if side is None else side for side in sides)
