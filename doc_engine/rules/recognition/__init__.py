"""Finding the cells of the diagram (nhận diện thành phần) in a file, however they were typed."""

from __future__ import annotations

import re
from dataclasses import replace

from doc_engine.paper import Line, Paper
from doc_engine.rules.cells import Cells
from doc_engine.rules.recognition.annexes import read_annexes
from doc_engine.rules.recognition.bits import Bit, bits_of
from doc_engine.rules.recognition.ending import read_ending
from doc_engine.rules.recognition.heading import Head, is_mark, is_motto, read_head
from doc_engine.rules.recognition.opening import find_title, read_opening
from doc_engine.rules.recognition.rule_lines import find_rule_lines
from doc_engine.rules.recognition.zones import zones_of
from doc_engine.terms import DocumentType, type_label_of_symbol
from doc_engine.text import fold

__all__ = ["recognise", "with_letterhead"]

_CONTACT = re.compile(r"\b(?:dia chi|dien thoai|dt|tel|fax|e-?mail|website|thu dien tu)\b")


def with_letterhead(paper: Paper) -> Paper:
    """The file with the header of page 1 put before its text, where the agency's head is typed there (giấy in sẵn đầu)."""
    first = paper.sections[0]
    for lines in (first.headers.get("first", ()), first.headers.get("default", ())):
        if any(is_motto(Bit(piece, 0, line)) for line in lines for piece in line.pieces()):
            return replace(paper, lines=(*lines, *paper.lines))
    return paper


def recognise(paper: Paper) -> Cells:
    """The cells of a file; what cannot be told stays empty, never guessed."""
    zones = zones_of(paper)
    bits = bits_of(paper.lines, zones.text, zones.ending)
    cut = {zones.text: len(bits), zones.ending: len(bits), zones.annexes: len(bits)}
    starts = {id(line): index for index, line in enumerate(paper.lines)}
    for bit in reversed(bits):
        line = starts[id(bit.whole)]
        if line in cut:
            cut[line] = bit.index
    text, ending, annexes = (cut[at] for at in (zones.text, zones.ending, zones.annexes))
    return _Telling(paper, bits).cells(text, ending, annexes)


class _Telling:
    """One file's bits being told apart."""

    def __init__(self, paper: Paper, bits: list[Bit]) -> None:
        self.paper, self.bits = paper, bits
        self.found: dict[str, list[Line]] = {}

    def cells(self, text: int, ending: int, annexes: int) -> Cells:
        """The cells, with the bits cut at these indexes."""
        head = read_head(self.bits[:text])
        title = find_title(self.bits[: self._before_letter_subject(head, ending)], head.used)
        if title is not None:
            head = read_head(self.bits[: title.index])
        after = title.index if title else text
        opening = read_opening([bit for bit in self.bits[after:ending] if bit.index not in head.used], title)
        closing = read_ending(self.bits[ending:annexes], self.paper.tables)
        used = head.used | opening.used | closing.used
        self._take(head.found, opening.found, closing.found, read_annexes(self.bits[annexes:]).found)
        self._put_text([bit for bit in self.bits[after:ending] if bit.index not in used and not bit.blank])
        self._put_marks()
        self._put_address()
        return self._finish(opening.type)

    def _before_letter_subject(self, head: Head, ending: int) -> int:
        """Where a title may stand: above a "V/v" typed under it by mistake, nowhere in a true công văn."""
        subject = head.found.get("letter_subject")
        if not subject:
            return ending
        at = next(at for at, bit in enumerate(self.bits) if bit.line is subject[0])
        return at if subject[0].place.table is None else 0

    def _take(self, *parts: dict[str, list[Line]]) -> None:
        for part in parts:
            for name, lines in part.items():
                self.found.setdefault(name, []).extend(lines)

    def _put_text(self, bits: list[Bit]) -> None:
        for bit in bits:
            table = self.paper.table_of(bit.line)
            grid = table is not None and (table.bordered or table.columns > 2)
            self.found.setdefault("body_tables" if grid else "body", []).append(bit.line)

    def _put_marks(self) -> None:
        """Stamps in the top margin stand in the header of the first page."""
        first = self.paper.sections[0]
        for line in (*first.headers.get("first", ()), *first.headers.get("default", ())):
            name = is_mark(Bit(line, 0, line))
            if name and name not in self.found:
                self.found[name] = [line]

    def _put_address(self) -> None:
        first = self.paper.sections[0]
        lines = [*first.footers.get("first", ()), *first.footers.get("default", ())]
        if len(_CONTACT.findall(" ".join(fold(line.text) for line in lines))) > 1:
            self.found["address"] = [line for line in lines if not line.empty and not line.page_field]

    def _finish(self, title_type: DocumentType | None) -> Cells:
        found = {name: tuple(lines) for name, lines in self.found.items()}
        rules = find_rule_lines(self.paper, self.bits, found)
        cells = Cells(rule_lines=rules, **found)  # type: ignore[arg-type]
        return replace(cells, type=title_type or _type_without_title(cells))


def _type_without_title(cells: Cells) -> DocumentType | None:
    """A công văn has no title; it is known by "V/v …" or by a symbol that names no type."""
    if cells.title:
        return None
    if cells.letter_subject:
        return DocumentType.CONG_VAN
    if not cells.number or not cells.addressed:
        return None
    symbol = cells.number[0].text.partition("/")[2].strip()
    label = type_label_of_symbol(symbol.partition("-")[0].strip())
    named = DocumentType.find(label) if label else None
    if label is None:
        return DocumentType.CONG_VAN if symbol else None
    return named if isinstance(named, DocumentType) else None
