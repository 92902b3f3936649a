"""Repairing the form of a docx (sửa thể thức) without touching a word: margins, fonts, sizes, weight, placement, page number.

Everything is set directly on the paragraphs and letters concerned; styles are left as they are. The text of every
part is the same before and after; that is checked here, not hoped for.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from itertools import pairwise

from lxml import etree

from doc_engine.layout import Layout, current
from doc_engine.layout.values import Component
from doc_engine.ooxml.comments import rewritten, written
from doc_engine.ooxml.markup import W
from doc_engine.ooxml.reader import read_paper
from doc_engine.ooxml.reader.parts import Parts
from doc_engine.ooxml.repair_marks import set_letters, set_paragraph
from doc_engine.ooxml.repair_pages import repair_pages
from doc_engine.paper import Letters, Line, Paper
from doc_engine.rules.cells import Cells
from doc_engine.rules.recognition import recognise

# Components whose letters are set as the layout says; those with their own weight inside (điều, khoản) are not here.
_COMPONENTS = {
    "quoc_hieu": "quoc_hieu",
    "tieu_ngu": "tieu_ngu",
    "issuer": "co_quan",
    "parent_body": "co_quan_chu_quan",
    "number": "so_ky_hieu",
    "place_date": "dia_danh_ngay",
    "title": "ten_loai",
    "subject": "trich_yeu",
    "letter_subject": "trich_yeu_cong_van",
    "legal_bases": "can_cu",
    "on_proposal": "can_cu",
    "capacity": "quyen_han",
    "signer": "ho_ten",
    "recipients_label": "noi_nhan",
    "recipients": "noi_nhan_danh_sach",
    "urgency": "do_khan",
    "circulation": "pham_vi",
    "drafter": "nguoi_soan",
    "appendix_label": "phu_luc",
    "appendix_title": "ten_phu_luc",
    "attached_to": "kem_theo",
}
# Fonts of old code pages: their letters are other letters in Times New Roman. Fonts of signs are left too.
_LEGACY_FONTS = (".vn", "vni", "vntime")
_KEPT_FONTS = (*_LEGACY_FONTS, "symbol", "wingdings", "webdings", "cambria math")
_LONG = 90  # letters: what surely runs over its line


@dataclass(frozen=True, slots=True)
class Repaired:
    """A repaired docx and what was done to it, in Vietnamese, one thing a line."""

    docx: bytes
    done: tuple[str, ...]


def repaired(docx: bytes, layout: Layout | None = None) -> Repaired:
    """The docx with its form set right where that is possible without touching a word of it.

    Raises `BadInput` when the gate refuses the file.
    """
    repair = _Repair(Parts(docx), read_paper(docx), layout or current())
    made = Repaired(repair.run(), tuple(repair.done))
    if _words(read_paper(made.docx)) != _words(repair.paper):
        raise AssertionError("repairing changed the text")
    return made


def _words(paper: Paper) -> list[str]:
    return [line.text for line in (*paper.lines, *paper.footnotes)]


@dataclass(slots=True)
class _Repair:
    """One file being repaired."""

    parts: Parts
    paper: Paper
    layout: Layout
    done: list[str] = field(default_factory=list)
    changed: dict[str, bytes] = field(default_factory=dict)

    def run(self) -> bytes:
        """Repair everything; the new bytes."""
        cells = recognise(self.paper)
        paragraphs = list(self.parts.document.iter(f"{W}p"))
        self._fonts()
        self._components(cells, paragraphs)
        self._text(cells, paragraphs)
        pages = repair_pages(self.parts, self.paper, self.layout)
        self.done += pages.done
        self.changed |= pages.changed
        self.changed[self.parts.main] = written(self.parts.document)
        return rewritten(self.parts.contents, self.changed)

    def _say(self, text: str, count: int) -> None:
        if count:
            self.done.append(f"{text} ({count} chỗ).")

    def _fonts(self) -> None:
        """Times New Roman, black, on every run whose letters come out otherwise."""
        wanted = self.layout.page.font
        wrong = {
            line.place.element
            for line in self.paper.lines
            if line.place.source == self.parts.main
            and line.some(lambda run: run.font != wanted and not _is_kept(run))
            and not line.some(_is_legacy)
        }
        for index, paragraph in enumerate(list(self.parts.document.iter(f"{W}p"))):
            if index in wrong:
                set_letters(paragraph, font=wanted, kept=_KEPT_FONTS)
        self._say(f"Đổi phông chữ thành {wanted}", len(wrong))

    def _components(self, cells: Cells, paragraphs: list[etree._Element]) -> None:
        sets = self._size_set(cells)
        count = 0
        for name, lines in cells.named().items():
            component = self.layout.components.get(_COMPONENTS.get(name, ""))
            if component is None:
                continue
            size = sets.get(name)
            for line in self._whole(lines):
                count += self._component(line, component, size, paragraphs[line.place.element])
        self._say("Chỉnh cỡ chữ, kiểu chữ, vị trí các thành phần thể thức", count)

    def _whole(self, lines: Sequence[Line]) -> Iterator[Line]:
        """The lines that are whole paragraphs of the main part: half a paragraph is not set by itself."""
        return (line for line in lines if not line.piece and line.place.source == self.parts.main)

    def _component(
        self, line: Line, component: Component, size: float | None, paragraph: etree._Element
    ) -> bool:
        wanted = _nearest(line.size_pt, component.sizes) if size is None else size
        letters: dict[str, object] = {}
        if line.sizes != (wanted,):
            letters["size"] = wanted
        if line.bold != component.bold:
            letters["bold"] = component.bold
        if line.italic != component.italic:
            letters["italic"] = component.italic
        if component.upper and not line.upper:
            letters["caps"] = True
        if letters:
            set_letters(paragraph, **letters)  # type: ignore[arg-type]
        moved = component.align == "center" != line.align and self._can_be_centred(line)
        if moved:
            set_paragraph(paragraph, align="center", first=0.0)
        return bool(letters) or moved

    def _can_be_centred(self, line: Line) -> bool:
        """Not where spaces or indents already place the words."""
        return not line.text[:1].isspace() and line.left_mm < 5 and line.first_indent_mm < 5

    def _size_set(self, cells: Cells) -> dict[str, float]:
        """13/14/14 or 12/13/13 (note to the table of Mục V): whichever Tiêu ngữ is nearer to, where they disagree."""
        sizes = {
            name: getattr(cells, name)[0].size_pt
            for name in ("quoc_hieu", "tieu_ngu", "place_date")
            if getattr(cells, name)
        }
        for big in (14.0, 13.0):
            if sizes == {name: big - (name == "quoc_hieu") for name in sizes}:
                return {}
        big = 13.0 if sizes.get("tieu_ngu", 14.0) < 13.5 else 14.0
        return {name: big - (name == "quoc_hieu") for name in sizes}

    def _text(self, cells: Cells, paragraphs: list[etree._Element]) -> None:
        """The text: sizes, justified, gaps and spacing of lines within the ranges."""
        count = 0
        usual = self._usual_size(cells.body)
        above = {line.place: before.after_pt for before, line in pairwise(self.paper.lines)}
        for line in self._whole(cells.body):
            gap = above.get(line.place, 0.0) + line.before_pt
            count += self._body_line(line, gap, paragraphs[line.place.element], usual)
        self._say("Chỉnh cỡ chữ, canh lề, khoảng cách trong phần nội dung", count)

    def _usual_size(self, lines: Sequence[Line]) -> float | None:
        """The allowed size that most letters of the text have: what is out of range takes it."""
        low, high = self.layout.components["noi_dung"].sizes
        letters: Counter[float] = Counter()
        for line in lines:
            letters[line.size_pt] += len(line.text)
        return next((size for size, _ in letters.most_common() if low <= size <= high), None)

    def _body_line(self, line: Line, gap: float, paragraph: etree._Element, usual: float | None) -> bool:
        body, sizes = self.layout.body, self.layout.components["noi_dung"].sizes
        wanted = _nearest(line.size_pt, sizes)
        if usual and wanted != line.size_pt:
            wanted = usual
        resized = line.sizes != (wanted,) and not line.some(lambda run: run.raised)
        if resized:
            set_letters(paragraph, size=wanted)
        changes: dict[str, object] = {}
        if line.align == "left" and len(line.text) > _LONG:
            changes["align"] = "both"
        running = line.place.table is None and "both" in (line.align, changes.get("align"))
        if running and gap < body.gap_min - 0.05:
            changes["before"] = line.before_pt + body.gap_min - gap
        indent = line.left_mm + line.first_indent_mm
        if running and _may_be_indented(line) and all(abs(indent - one) > 0.5 for one in body.indents):
            nearest = min(body.indents, key=lambda one: abs(one - indent))
            changes["first"] = nearest - line.left_mm
        if line.line_rule == "auto" and not body.line_min - 0.01 <= line.line_spacing <= body.line_max + 0.01:
            changes["spacing"] = min(max(line.line_spacing, body.line_min), body.line_max)
        if changes:
            set_paragraph(paragraph, **changes)  # type: ignore[arg-type]
        return resized or bool(changes)


def _may_be_indented(line: Line) -> bool:
    """A paragraph of running words that no list, space or indent has placed."""
    return (
        not line.numbering
        and abs(line.left_mm) < 0.5
        and line.text[:1].isalnum()
        and len(line.text) > _LONG
        and not line.upper
    )


def _is_kept(run: Letters) -> bool:
    return run.font.lower().startswith(_KEPT_FONTS)


def _is_legacy(run: Letters) -> bool:
    return run.font.lower().startswith(_LEGACY_FONTS)


def _nearest(size: float, sizes: tuple[float, float]) -> float:
    return min(max(size, sizes[0]), sizes[1])
