"""A Word sample of an office (văn bản mẫu) as its paragraphs: text, place in the tables, and the runs that hold it.

The tree keeps everything the file has, comments and white space included: it is written back as it came.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from functools import cached_property

from lxml import etree

from doc_engine.errors import BadInput
from doc_engine.gate import admit_container
from doc_engine.ooxml import package
from doc_engine.ooxml.markup import W, parse
from doc_engine.ooxml.tags import MAX_PART_LENGTH

DOCUMENT = "word/document.xml"
_STYLES = "word/styles.xml"
_SINGLE = {f"{W}tab": "\t", f"{W}br": "\n", f"{W}cr": "\n", f"{W}noBreakHyphen": "-"}
_FALLBACK = "{http://schemas.openxmlformats.org/markup-compatibility/2006}Fallback"
_LEADERS = {"dot", "underscore", "hyphen", "middleDot", "heavy"}
# Dots, ellipses and underscores, a footnote's number among them; never backtracks.
_GAP = re.compile(
    r"(?:[…‥]|\.{2,}|_{3,})++(?:[ \t\u00a0]*+(?:\d{1,2})?+[ \t\u00a0]*+[.…‥_]++)*+(?:[ \t\u00a0]*\t)?"
)
_ONLY_GAP = re.compile(r"[\s.…‥_;,/\d\u00a0-]+")
_RULE = re.compile(r"[\s_‗─—–-]+")


@dataclass(frozen=True, slots=True)
class Piece:
    """Characters of a paragraph: the element that holds them and where they begin in the paragraph's text."""

    node: etree._Element
    start: int
    text: str

    @property
    def end(self) -> int:
        """Where they end."""
        return self.start + len(self.text)


@dataclass(frozen=True)
class Passage:
    """One paragraph: `number` from 1 over the whole part, its table, row and column from 1 (0 outside tables)."""

    number: int
    element: etree._Element
    pieces: tuple[Piece, ...]
    table: int = 0
    row: int = 0
    column: int = 0
    leader: bool = False
    boxed: bool = False

    @cached_property
    def text(self) -> str:
        """The words, tabs and line breaks."""
        return "".join(piece.text for piece in self.pieces)

    @property
    def where(self) -> str:
        """The place in Vietnamese."""
        cell = f", bảng {self.table} ô ({self.row},{self.column})" if self.table else ""
        return f"đoạn {self.number}{cell}"

    @property
    def cell(self) -> tuple[int, int, int]:
        """The table's cell it stands in."""
        return self.table, self.row, self.column

    @cached_property
    def gaps(self) -> tuple[tuple[int, int], ...]:
        """Where it is left open: dotted or underscored stretches, tabs with a leader."""
        found = [self._before_end_mark(*match.span()) for match in _GAP.finditer(self.text)]
        if self.leader and not found and not self.text.strip() and "\t" in self.text:
            return ((0, len(self.text)),)
        words = self.text.rstrip()
        if self.leader or (words.endswith(":") and "\t" in self.text[len(words) :]):
            taken = {at for start, end in found for at in range(start, end)}
            tabs = [match.span() for match in re.finditer(r"(?<=[^\s])\s*(\t+)", self.text)]
            found += [span for span in tabs if not taken & set(range(*span))]
        return tuple(sorted(found))

    def _before_end_mark(self, start: int, end: int) -> tuple[int, int]:
        """The stretch without the first dot of a "./." behind it."""
        closed = self.text[end - 1 : end + 2] == "./." and end - start > 2
        return start, end - closed

    @property
    def written(self) -> bool:
        """Whether there is anything to see in it: words, or a line drawn by a tab's leader."""
        return bool(self.text.strip() or self.gaps)

    @property
    def has_tags(self) -> bool:
        """Whether it holds a tag already."""
        return "{{" in self.text or "{%" in self.text

    @property
    def only_gap(self) -> bool:
        """Whether it is nothing but an open stretch (a footnote's number and the end mark aside)."""
        return bool(self.gaps) and _ONLY_GAP.fullmatch(self.text) is not None

    @property
    def is_rule(self) -> bool:
        """Whether it is a line drawn with typed underscores or dashes."""
        bare = self.text.strip()
        return len(bare) > 3 and _RULE.fullmatch(bare) is not None

    @property
    def has_drawing(self) -> bool:
        """Whether a picture or shape is anchored in it."""
        return any(True for _ in self.element.iter(f"{W}drawing", f"{W}pict", f"{W}object"))


@dataclass(frozen=True)
class Sample:
    """A sample let in by the gate: its parts, the tree of its main text, and that tree's paragraphs."""

    parts: Mapping[str, bytes]
    root: etree._Element
    passages: tuple[Passage, ...]


def read_sample(docx: bytes) -> Sample:
    """The sample of a docx; raises `BadInput` for what is no Word file or is refused by the gate."""
    admit_container(docx, "docx")
    parts = package.read(docx)
    content = parts.get(DOCUMENT, b"")
    if not content or len(content) > MAX_PART_LENGTH:
        raise BadInput.because("tệp không phải là văn bản mẫu Word, hoặc quá lớn để làm mẫu.")
    root = etree.fromstring(content, etree.XMLParser(resolve_entities=False, no_network=True, load_dtd=False))
    if root.nsmap.get("w") != W[1:-1]:
        raise BadInput.because("tệp không theo định dạng Word thường dùng.", "Hãy mở bằng Word và lưu lại.")
    return Sample(parts, root, tuple(_passages(root, _leader_styles(parts.get(_STYLES, b"")))))


def _passages(root: etree._Element, leaders: frozenset[str]) -> Iterator[Passage]:
    cells = _cells(root)
    for number, element in enumerate(root.iter(f"{W}p"), start=1):
        pieces = tuple(_pieces(element))
        cell = next(element.iterancestors(f"{W}tc"), None)
        boxed = any(True for _ in element.iterancestors(f"{W}txbxContent", _FALLBACK))
        place = cells.get(cell, (0, 0, 0)) if cell is not None else (0, 0, 0)
        yield Passage(number, element, pieces, *place, _has_leader(element, leaders), boxed)


def _cells(root: etree._Element) -> dict[etree._Element, tuple[int, int, int]]:
    found = {}
    for number, table in enumerate(root.iter(f"{W}tbl"), start=1):
        for row_number, row in enumerate(table.iterchildren(f"{W}tr"), start=1):
            for column, cell in enumerate(row.iterchildren(f"{W}tc"), start=1):
                found[cell] = (number, row_number, column)
    return found


def parent_of(node: etree._Element) -> etree._Element:
    """The element around a node of a paragraph."""
    parent = node.getparent()
    assert parent is not None
    return parent


def _pieces(paragraph: etree._Element) -> Iterator[Piece]:
    at = 0
    for node in paragraph.iter(f"{W}t", *_SINGLE):
        if next(node.iterancestors(f"{W}p"), None) is not paragraph or parent_of(node).tag != f"{W}r":
            continue
        text = _SINGLE.get(str(node.tag), node.text or "")
        if text:
            yield Piece(node, at, text)
            at += len(text)


def _leader_styles(styles: bytes) -> frozenset[str]:
    """The styles whose tab stops draw a leader, their own or inherited."""
    if not styles:
        return frozenset()
    known = {style.get(f"{W}styleId", ""): style for style in parse(styles).iter(f"{W}style")}

    def draws(key: str, depth: int = 0) -> bool:
        style = known.get(key)
        if style is None or depth > 20:
            return False
        based = style.find(f"{W}basedOn")
        return _draws(style) or (based is not None and draws(based.get(f"{W}val", ""), depth + 1))

    return frozenset(key for key in known if draws(key))


def _draws(element: etree._Element) -> bool:
    tabs = element.iterfind(f"{W}pPr/{W}tabs/{W}tab")
    return any(tab.get(f"{W}leader") in _LEADERS for tab in tabs)


def _has_leader(paragraph: etree._Element, leaders: frozenset[str]) -> bool:
    style = paragraph.find(f"{W}pPr/{W}pStyle")
    return _draws(paragraph) or (style is not None and style.get(f"{W}val", "") in leaders)
