"""Sections of a document (phần trang): pages turned for wide tables, and the count of pages that goes on or starts anew.

Phụ lục I, Phần I, Mục I.2: landscape for tables that are not split off as an annex. The margins keep their names.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from functools import lru_cache
from itertools import groupby

from lxml import etree

from doc_engine.blocks import Block
from doc_engine.composed import Composed
from doc_engine.layout import Layout
from doc_engine.ooxml.markup import PROLOGUE, XMLNS, W, parse


@dataclass(frozen=True, slots=True)
class Pages:
    """How the pages of a section stand: turned or not; whether they go on counting from the section before."""

    wide: bool = False
    continued: bool = False


def stretches(blocks: Sequence[Block]) -> list[tuple[bool, list[Block]]]:
    """The blocks by the pages they stand on: whether these are turned, and what stands on them."""
    return [(wide, list(some)) for wide, some in groupby(blocks, key=lambda block: block.wide)]


def is_turned(blocks: Sequence[Block]) -> bool:
    """Whether any of it stands on a turned page."""
    return any(block.wide for block in blocks)


def last_pages(composed: Composed) -> Pages:
    """The pages that a document ends on: those of its last annex, else of its signature."""
    if not composed.appendices:
        return Pages(continued=is_turned(composed.body))
    blocks = composed.appendices[-1].blocks
    parts = stretches(blocks)
    return Pages(parts[-1][0], len(parts) > 1) if parts else Pages()


@lru_cache(maxsize=256)
def section_xml(section: str, pages: Pages) -> str:
    """The template's `w:sectPr` for such pages, without namespace declarations."""
    if pages == Pages():
        return section
    element = parse(f"<w:body {XMLNS}>{section}</w:body>")[0]
    size = element.find(f"{W}pgSz")
    if pages.wide and size is not None:
        width, height = str(size.get(f"{W}w")), str(size.get(f"{W}h"))
        size.set(f"{W}w", height)
        size.set(f"{W}h", width)
        size.set(f"{W}orient", "landscape")
    if pages.continued:
        for title in element.findall(f"{W}titlePg"):
            element.remove(title)
        for count in element.findall(f"{W}pgNumType"):
            if count.get(f"{W}start") is not None:
                del count.attrib[f"{W}start"]
    text = etree.tostring(element, encoding="unicode")
    for declared in XMLNS.split(" "):
        text = text.replace(f" {declared}", "", 1)
    return text


def turned(layout: Layout) -> Layout:
    """The layout of a turned page: its sides swapped."""
    page = layout.page
    return layout.model_copy(
        update={"page": page.model_copy(update={"width": page.height, "height": page.width})}
    )


def with_last_section(document: str, section: str, composed: Composed) -> str:
    """`word/document.xml` whose last section stands as the end of the document asks for."""
    pages = last_pages(composed)
    if pages == Pages():
        return document
    root = parse(document)
    old = root.findall(f"{W}body/{W}sectPr")[-1:]
    for element in old:
        element.addprevious(parse(f"<w:body {XMLNS}>{section_xml(section, pages)}</w:body>")[0])
        element.getparent().remove(element)  # type: ignore[union-attr]
    return PROLOGUE + etree.tostring(root, encoding="unicode")
