"""The body's writer (ghi lời văn): blocks into paragraphs and tables of Word, in the named styles.

Markers are typed text, never Word's own numbering: nothing is renumbered behind the clerk's back.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from typing import Self

from doc_engine.blocks import AppendixBlocks, Block, Inline, Level, Paragraph, Run, Table
from doc_engine.composed import Composed, Signature
from doc_engine.errors import BadInput
from doc_engine.layout import Layout, rule_length_mm, text_width_mm, wrap_mm
from doc_engine.ooxml.grid import column_widths_mm, is_short
from doc_engine.ooxml.issued import issued_head
from doc_engine.ooxml.markup import Cell, Shape, paragraph, points20, row, run, table, twips
from doc_engine.ooxml.sections import Pages, is_turned, section_xml, stretches, turned
from doc_engine.ooxml.signing import SIDE_BY_SIDE, signature_row
from doc_engine.ooxml.styles import SIDE_MM

_STYLES = {
    Level.PHAN: "VTPhanChuong",
    Level.CHUONG: "VTPhanChuong",
    Level.MUC: "VTPhanChuong",
    Level.TIEU_MUC: "VTPhanChuong",
    Level.HEADING: "VTTieuDe",
    Level.DIEU: "VTDieu",
    Level.ROMAN: "VTMucLaMa",
    Level.ARABIC: "VTKhoan",
    Level.DECIMAL: "VTKhoan",
    Level.LETTER: "VTDiem",
    Level.DASH: "VTGach",
    Level.PLUS: "VTGach",
    Level.PLAIN: "VTNoiDung",
}
_BOLD_STYLES = {"VTPhanChuong", "VTTieuDe", "VTMucLaMa"}
# The signature shares its page with at least so many lines of the text before it.
KEPT_LINES = 2
CELL_PADDING_MM = 1.6
MOST_COLUMNS = 63  # Word refuses a file with more
# A table's row of more lines than that may cross a page: kept whole it would leave half a page empty.
WHOLE_ROW_LINES = 20
BOX_HEIGHT_MM = 8.0


@dataclass(frozen=True, slots=True)
class BodyWriter:
    """Writes blocks in the styles of one template (`ids`: our style keys to the template's ids)."""

    layout: Layout
    ids: Mapping[str, str]

    def blocks(self, blocks: Sequence[Block], *, kept: bool = False, section: str = "") -> str:
        """The blocks as WordprocessingML; `kept`: their last lines stay with what follows (the signature).

        `section` is the template's `w:sectPr`, for the pages turned inside the text.
        """
        first_kept = self.first_kept(blocks) if kept else len(blocks)
        if not is_turned(blocks):
            return self._straight(blocks, first_kept)
        out, done = [], 0
        pages = Pages()
        for wide, some in stretches(blocks):
            if wide != pages.wide:
                out.append(self._end_of(pages, section))
                pages = Pages(wide, continued=True)
            writer = self.on_turned_page() if wide else self
            out.append(writer._straight(some, first_kept - done))
            done += len(some)
        return "".join([*out, self._end_of(pages, section)] if pages.wide else out)

    def on_turned_page(self) -> Self:
        """The same writer on a page that is turned."""
        return replace(self, layout=turned(self.layout))

    def _end_of(self, pages: Pages, section: str) -> str:
        return paragraph(self.ids["VTKetThuc"], "", Shape(section=section_xml(section, pages)))

    def _straight(self, blocks: Sequence[Block], first_kept: int) -> str:
        out = []
        for place, block in enumerate(blocks):
            with_next = place >= first_kept
            if isinstance(block, Table):
                out.append(self.table(block, kept=with_next))
                if place + 1 == len(blocks) or isinstance(blocks[place + 1], Table):
                    # Word joins tables that touch, and a cell or page must not end with one.
                    gap = points20(self.layout.body.gap)
                    out.append(paragraph(self.ids["VTKetThuc"], "", Shape(keep_next=with_next, before=gap)))
            else:
                before_table = place + 1 < len(blocks) and isinstance(blocks[place + 1], Table)
                out.append(self.paragraph(block, keep_next=with_next, before_table=before_table))
        return "".join(out)

    def paragraph(self, block: Paragraph, *, keep_next: bool = False, before_table: bool = False) -> str:
        """One paragraph: marker, a space, the text; bold where the decree makes a title bold."""
        style = _STYLES[block.level]
        bold = block.title and style not in _BOLD_STYLES
        marker_bold = bold or block.level is Level.DIEU
        has_text = any(part.text for part in block.inline)
        marker = f"{block.marker} " if block.marker and has_text else block.marker
        shape = Shape(
            keep_next=keep_next or block.title,
            after=points20(self.layout.body.gap) if before_table else None,
        )
        return paragraph(
            self.ids[style], run(marker, bold=marker_bold) + inline(block.inline, bold=bold), shape
        )

    def table(self, block: Table, *, kept: bool = False) -> str:
        """A bordered table over the width of the text; head rows bold and repeated, rows not torn unless they are very high."""
        widths = self._widths(block)
        short = [is_short(block, column) for column in range(len(widths))]
        rows = []
        for place, cells in enumerate(block.rows):
            head = place < block.header_rows
            keep = kept and place >= len(block.rows) - KEPT_LINES
            filled = [*cells, *[()] * (len(widths) - len(cells))]
            made = [
                Cell(width, self._cell(cell, head=head, centred=centred, keep_next=keep), middle=head)
                for width, cell, centred in zip(widths, filled, short, strict=True)
            ]
            rows.append(row(made, header=head, whole=self._height(filled, widths) <= WHOLE_ROW_LINES))
        torn = len(rows) - KEPT_LINES if kept and len(rows) > block.header_rows + KEPT_LINES else len(rows)
        tables = (
            table(part, widths, border="000000", padding=twips(CELL_PADDING_MM))
            for part in (rows[:torn], rows[torn:])
            if part
        )
        return self._unseen().join(tables)

    def _widths(self, block: Table) -> list[int]:
        """The widths of the columns in twips; raises `BadInput` for more than Word takes."""
        count = max(map(len, block.rows))
        if count > MOST_COLUMNS:
            message = f"bảng có {count} cột; Word chỉ nhận {MOST_COLUMNS} cột."
            raise BadInput.because(message, "Hãy tách thành nhiều bảng.", line=block.line)
        page, size = self.layout.page, self.layout.body.table_size
        return [twips(width) for width in column_widths_mm(block, page.text_width, size, CELL_PADDING_MM)]

    def _height(self, cells: Sequence[tuple[Inline, ...]], widths: list[int]) -> int:
        """The lines that a row takes."""
        size = self.layout.body.table_size
        rooms = [width * 25.4 / 1440 - 2 * CELL_PADDING_MM for width in widths]
        texts = ["".join(part.text for part in cell) for cell in cells]
        return max(len(wrap_mm(text, room, size)) for text, room in zip(texts, rooms, strict=True))

    def _unseen(self) -> str:
        """What parts the rows kept with the signature from those above: a hidden paragraph of no height.

        Word would keep the rows anyway; LibreOffice keeps a table with what follows only as a whole.
        """
        return paragraph(self.ids["VTKetThuc"], "", Shape(hidden=True, exact=1))

    def _cell(self, cell: tuple[Inline, ...], *, head: bool, centred: bool, keep_next: bool) -> str:
        style = self.ids["VTBangTieuDe" if head else "VTBang"]
        align = "center" if centred and not head else ""
        return paragraph(style, inline(cell), Shape(keep_next=keep_next, align=align))

    def first_kept(self, blocks: Sequence[Block]) -> int:
        """Index of the first block that must stay with the signature."""
        lines = 0
        for place in range(len(blocks) - 1, -1, -1):
            lines += self._lines(blocks[place])
            if lines >= KEPT_LINES:
                return place
        return 0

    def _lines(self, block: Block) -> int:
        if isinstance(block, Table):
            return len(block.rows)
        page, body = self.layout.page, self.layout.body
        # A little narrower than the page: a line that only just fits must not be counted as sure.
        return len(
            wrap_mm(block.text, page.text_width - 2, body.size, bold=block.title, first_mm=body.indent)
        )

    def appendices(self, composed: Composed, section: str) -> str:
        """The annexes, each a section of its own (`section`: the template's `w:sectPr`) with its own page count."""
        if not composed.appendices:
            return paragraph(self.ids["VTKetThuc"], "")
        out = []
        pages = Pages(continued=is_turned(composed.body))
        for appendix in composed.appendices:
            out.append(self._end_of(pages, section))
            text, pages = self._appendix(appendix, section)
            out.append(text)
        return "".join(out)

    def _appendix(self, appendix: AppendixBlocks, section: str) -> tuple[str, Pages]:
        """One annex and the pages it ends on; its head stands on the first of them, turned or not."""
        parts = stretches(appendix.blocks) or [(False, [])]
        out = []
        for number, (wide, some) in enumerate(parts):
            writer = self.on_turned_page() if wide else self
            if number:
                out.append(self._end_of(Pages(parts[number - 1][0], number > 1), section))
            else:
                out.append(writer._annex_head(appendix))
            out.append(writer._straight(some, len(some)))
        return "".join(out), Pages(parts[-1][0], len(parts) > 1)

    def _annex_head(self, appendix: AppendixBlocks) -> str:
        ids = self.ids
        # Indents of its own keep a line from being narrowed to the width of a page that is not turned.
        wide = self.layout.page.width > self.layout.page.height
        whole, inner = (Shape(left=side, right=side) if wide else Shape() for side in (0, twips(SIDE_MM)))
        label, title = ("VTTenLoai", "VTTrichYeu") if appendix.agency else ("VTPhuLuc", "VTTenPhuLuc")
        parts = [self._head(appendix)] if appendix.agency else []
        parts.append(paragraph(ids[label], run(appendix.label), whole))
        if appendix.title:
            parts.append(paragraph(ids[title], run(appendix.title), whole))
        if appendix.attached_to:
            parts.append(paragraph(ids["VTKemTheo"], run(appendix.attached_to), inner))
        last = appendix.attached_to or appendix.title or appendix.label
        parts.append(self.rule_below([last], "kem_theo", self.layout.page.text_width - 2 * SIDE_MM))
        return "".join(parts)

    def _head(self, issued: AppendixBlocks) -> str:
        left = self.layout.columns.header_left
        rule = self.rule_below(list(issued.agency), "co_quan", left, left)
        return issued_head(self.layout, self.ids, issued.parent, issued.agency, rule)

    def rule_below(
        self, texts: list[str], component: str, wrapped_mm: float, within_mm: float | None = None
    ) -> str:
        """A drawn line below centred lines of `component`, as long as the layout says.

        The lines wrap in `wrapped_mm`; the rule is centred in `within_mm` (default: the text area).
        """
        part = self.layout.components[component]
        rule = self.layout.rules[component]
        length = rule_length_mm(texts, wrapped_mm, part.size, rule, bold=part.bold, italic=part.italic)
        within = self.layout.page.text_width if within_mm is None else within_mm
        return self.rule(length, within, after=6 if within_mm is None else 0)

    def rule(self, length_mm: float, width_mm: float, *, after: float = 0) -> str:
        """A drawn line of `length_mm` centred in `width_mm`."""
        side = twips((width_mm - length_mm) / 2)
        if length_mm <= 0:
            return paragraph(self.ids["VTDuongKe"], "")
        return paragraph(
            self.ids["VTDuongKe"], "", Shape(rule=True, after=points20(after), left=side, right=side)
        )

    def signatures(self, signatures: Sequence[Signature]) -> str:
        """Signatures side by side (văn bản liên tịch), up to `SIDE_BY_SIDE` in a row, their names level."""
        rows = range(0, len(signatures), SIDE_BY_SIDE)
        parted = (signatures[start : start + SIDE_BY_SIDE] for start in rows)
        between = paragraph(self.ids["VTKetThuc"], "", Shape(keep_next=True))
        return between.join(signature_row(self.layout, self.ids, some) for some in parted)

    def stamps(self, texts: Sequence[str]) -> str:
        """The red boxes of secrecy and urgency (ô 10), one below the other, centred in their cell."""
        size = self.layout.components["do_khan"].size
        sizes = self.layout.stamps
        boxes = [
            self._box(text, "VTDoKhan", "FF0000", sizes.get(text, (_box_width_mm(text, size), BOX_HEIGHT_MM)))
            for text in texts
        ]
        return paragraph(self.ids["VTKetThuc"], "", Shape(exact=points20(4))).join(boxes)

    def circulation(self, text: str) -> str:
        """The box of phạm vi lưu hành (ô 11): in the top margin above Quốc hiệu."""
        size = self.layout.components["pham_vi"].size
        width = _box_width_mm(text, size)
        columns = self.layout.columns
        overhang = (self.layout.page.text_width - columns.header_left - columns.header_right) / 2
        left = overhang + columns.header_left + (columns.header_right - width) / 2
        return self._box(text, "VTPhamVi", "000000", (width, BOX_HEIGHT_MM), left_mm=left)

    def _box(
        self, text: str, style: str, colour: str, size_mm: tuple[float, float], left_mm: float | None = None
    ) -> str:
        width, height = (twips(side) for side in size_mm)
        cells = [Cell(width, paragraph(self.ids[style], run(text)), middle=True)]
        place = "center" if left_mm is None else ""
        return table(
            [row(cells, exact=height)], [width], border=colour, align=place, left=twips(left_mm or 0)
        )


def inline(parts: Sequence[Inline], *, bold: bool = False) -> str:
    """Runs of inline content; a mark that compose left is printed as it was typed."""
    return "".join(
        run(
            part.text if isinstance(part, Run) else f"[[{part.text}]]",
            bold=bold or part.bold,
            italic=part.italic,
        )
        for part in parts
    )


def _box_width_mm(text: str, size_pt: float) -> float:
    return text_width_mm(text, size_pt, bold=True) + 6
