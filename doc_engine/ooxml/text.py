"""The text of a Word file in reading order (chữ trong tệp Word): what a reader of the page would read aloud.

A header or signature table is read cell by cell, left before right; a table of three columns or more row by row
with bars between the cells. Automatic numbers are written out, tracked deletions and hidden text left out,
footnotes put at the end. The gate has looked at the container before any of it is parsed.
"""

from __future__ import annotations

import io
import zipfile
from collections.abc import Iterator
from typing import NamedTuple

from lxml import etree

from doc_engine.errors import BadInput
from doc_engine.gate import admit_container
from doc_engine.ooxml.markup import W
from doc_engine.ooxml.numbering import Numbering

_MC = "{http://schemas.openxmlformats.org/markup-compatibility/2006}"
_WPS_BOX = f"{W}txbxContent"
_SKIPPED = frozenset(
    W + name
    for name in (
        "del",
        "moveFrom",
        "delText",
        "instrText",
        "delInstrText",
        "rPr",
        "pPr",
        "sectPr",
        "tblPr",
        "tblGrid",
    )
)
_MARKS = {f"{W}tab": "\t", f"{W}ptab": "\t", f"{W}br": "\n", f"{W}cr": "\n", f"{W}noBreakHyphen": "-"}
_MOST_SPANNED = 64
_TYPE = "{http://schemas.openxmlformats.org/package/2006/relationships}Relationship"


def docx_text(data: bytes) -> str:
    """The text of a docx, a paragraph on a line, empty paragraphs as empty lines.

    Raises `BadInput` (in Vietnamese) when the gate refuses the file or it has no readable main part.
    """
    admit_container(data, "docx")
    with zipfile.ZipFile(io.BytesIO(data)) as package:
        main = _main_part(package)
        document = _tree(package, main)
        folder = main.rpartition("/")[0]
        numbering = _tree(package, f"{folder}/numbering.xml")
        styles = _tree(package, f"{folder}/styles.xml")
        footnotes = _tree(package, f"{folder}/footnotes.xml")
    if document is None:
        raise BadInput.because(
            "tệp Word không có phần nội dung đọc được.", "Hãy mở tệp bằng Word rồi lưu lại."
        )
    reader = _Reader(Numbering.of(numbering, styles))
    lines = list(reader.blocks(document))
    return "\n".join([*lines, *reader.footnotes(footnotes)])


def _main_part(package: zipfile.ZipFile) -> str:
    rels = _tree(package, "_rels/.rels")
    for relation in rels if rels is not None else ():
        if relation.tag == _TYPE and str(relation.get("Type", "")).endswith("/officeDocument"):
            return str(relation.get("Target", "")).lstrip("/")
    return "word/document.xml"


def _tree(package: zipfile.ZipFile, name: str) -> etree._Element | None:
    if name not in package.namelist():
        return None
    parser = etree.XMLParser(
        resolve_entities=False,
        no_network=True,
        load_dtd=False,
        huge_tree=False,
        remove_comments=True,
        remove_pis=True,
    )
    try:
        return etree.fromstring(package.read(name), parser)
    except etree.XMLSyntaxError:
        raise BadInput.because(
            f"phần “{name}” của tệp Word không đọc được.", "Hãy mở tệp bằng Word rồi lưu lại."
        ) from None


class _Reader:
    """Walks a document once; keeps the counters of automatic numbers and the footnotes met on the way."""

    def __init__(self, numbering: Numbering) -> None:
        self.numbering = numbering
        self.notes: list[str] = []

    def blocks(self, parent: etree._Element) -> Iterator[str]:
        """The lines of everything inside `parent`: paragraphs, tables, content controls."""
        for child in parent:
            if child.tag == f"{W}p":
                yield from self.paragraph(child)
            elif child.tag == f"{W}tbl":
                yield from self.table(child)
            elif child.tag not in _SKIPPED:
                yield from self.blocks(_chosen(child))

    def paragraph(self, paragraph: etree._Element) -> Iterator[str]:
        """A paragraph with its automatic number, then the text boxes anchored in it."""
        parts: list[str] = []
        boxes: list[etree._Element] = []
        self._inline(paragraph, parts, boxes)
        text = "".join(parts)
        number = self.numbering.next_number(paragraph) if text.strip() else ""
        yield from (number + text).split("\n")
        for box in boxes:
            yield from self.blocks(box)

    def _inline(self, parent: etree._Element, parts: list[str], boxes: list[etree._Element]) -> None:
        for child in _chosen(parent):
            tag = child.tag
            if tag in _SKIPPED:
                continue
            if tag == f"{W}t":
                parts.append(child.text or "")
            elif tag in _MARKS:
                parts.append(_MARKS[tag])
            elif tag == _WPS_BOX:
                boxes.append(child)
            elif tag == f"{W}footnoteReference":
                self._note(child, parts)
            elif not (tag == f"{W}r" and _is_hidden(child)):
                self._inline(child, parts, boxes)

    def _note(self, reference: etree._Element, parts: list[str]) -> None:
        identity = reference.get(f"{W}id")
        if identity is not None:
            self.notes.append(identity)
            parts.append(f"({len(self.notes)})")

    def table(self, table: etree._Element) -> Iterator[str]:
        """A table: cell by cell with up to two columns, row by row with more."""
        rows = [
            [_Cell.of(cell, "\n".join(self.blocks(cell))) for cell in _cells(row)]
            for row in table.iter(f"{W}tr")
            if next(row.iterancestors(f"{W}tbl"), None) is table and not _is_deleted(row)
        ]
        if any(sum(bool(cell.text.strip()) for cell in cells) > 2 for cells in rows):
            yield from (" | ".join(line) for line in _on_grid(rows))
        else:
            yield from (line for cells in rows for cell in cells for line in cell.text.split("\n"))

    def footnotes(self, tree: etree._Element | None) -> Iterator[str]:
        """The footnotes that were referred to, numbered as in the text."""
        notes = {note.get(f"{W}id"): note for note in tree} if tree is not None else {}
        for index, identity in enumerate(list(self.notes), 1):
            if identity in notes:
                yield f"({index}) " + " ".join(" ".join(self.blocks(notes[identity])).split())


class _Cell(NamedTuple):
    """A cell (ô): its words, over how many columns it reaches, and whether it goes on from the cell above."""

    text: str
    span: int
    goes_on: bool

    @classmethod
    def of(cls, cell: etree._Element, text: str) -> _Cell:
        span, merge = cell.find(f"{W}tcPr/{W}gridSpan"), cell.find(f"{W}tcPr/{W}vMerge")
        across = span.get(f"{W}val", "1") if span is not None else "1"
        goes_on = merge is not None and merge.get(f"{W}val", "continue") == "continue"
        return cls(text, min(int(across), _MOST_SPANNED) if across.isdecimal() else 1, goes_on)


def _cells(row: etree._Element) -> Iterator[etree._Element]:
    return (cell for cell in row.iter(f"{W}tc") if next(cell.iterancestors(f"{W}tr"), None) is row)


def _on_grid(rows: list[list[_Cell]]) -> Iterator[list[str]]:
    """The rows with every cell in its column: what reaches over several columns says its words once, over rows in each."""
    above: dict[int, str] = {}
    for cells in rows:
        line: list[str] = []
        for cell in cells:
            text = " ".join(cell.text.split())
            if cell.goes_on:
                text = text or above.get(len(line), "")
            above[len(line)] = text
            line += [text, *[""] * (max(cell.span, 1) - 1)]
        yield line


def _chosen(element: etree._Element) -> etree._Element:
    """Of alternative contents the one a current Word shows, so that a text box is not read twice."""
    if element.tag != f"{_MC}AlternateContent":
        return element
    choice = element.find(f"{_MC}Choice")
    fallback = element.find(f"{_MC}Fallback")
    return choice if choice is not None else fallback if fallback is not None else element


def _is_hidden(run: etree._Element) -> bool:
    vanish = run.find(f"{W}rPr/{W}vanish")
    return vanish is not None and vanish.get(f"{W}val", "1") not in ("0", "false", "off")


def _is_deleted(row: etree._Element) -> bool:
    return row.find(f"{W}trPr/{W}del") is not None
