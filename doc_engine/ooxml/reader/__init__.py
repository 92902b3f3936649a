"""A docx as it is laid out (đọc tệp Word): bytes → `Paper`, every value resolved.

`read_paper` lets the gate look at the container first; nothing is fetched, nothing is run.
"""

from __future__ import annotations

from functools import cache

from lxml import etree

from doc_engine.ooxml.markup import W
from doc_engine.ooxml.numbering import Numbering
from doc_engine.ooxml.reader.measures import switched
from doc_engine.ooxml.reader.parts import Parts, tree_of
from doc_engine.ooxml.reader.sections import Sections
from doc_engine.ooxml.reader.styles import Styles
from doc_engine.ooxml.reader.theme import Theme
from doc_engine.ooxml.reader.walk import Walk, note_elements, section_elements, text_width_mm
from doc_engine.paper import Line, Paper, Part, Section

__all__ = ["read_paper"]

_NO_SECTION = f'<w:sectPr xmlns:w="{W[1:-1]}"/>'.encode()


def read_paper(docx: bytes) -> Paper:
    """The layout of a docx; raises `BadInput` (in Vietnamese) when the gate refuses it or it cannot be read."""
    return _Reader(Parts(docx)).paper()


class _Reader:
    """One file being read: its styles, and the parts already walked."""

    def __init__(self, parts: Parts) -> None:
        self.parts = parts
        styles, numbering = parts.related("styles"), parts.related("numbering")
        self.styles = Styles.of(styles, numbering, Theme.of(parts.related("theme")))
        self.lists = numbering, styles
        self.edge = cache(self._edge)

    def paper(self) -> Paper:
        """The whole file."""
        root = self.parts.document
        elements = section_elements(root) or [tree_of(_NO_SECTION, "")]
        walk = self._walk(self.parts.main, Part.BODY, tuple(text_width_mm(one) for one in elements))
        walk.read(root)
        return Paper(
            sections=self._sections(elements),
            lines=tuple(walk.lines),
            shapes=tuple(walk.shapes),
            tables=tuple(walk.tables),
            footnotes=self._footnotes(walk.notes),
            tracked=walk.tracked,
        )

    def _walk(self, source: str, part: Part, widths: tuple[float, ...] = (0.0,)) -> Walk:
        return Walk(self.styles, Numbering.of(*self.lists), source, part, widths)

    def _sections(self, elements: list[etree._Element]) -> tuple[Section, ...]:
        settings = self.parts.related("settings")
        even_odd = settings is not None and bool(switched(settings.find(f"{W}evenAndOddHeaders")))
        sections = Sections(self.edge, even_odd)
        return tuple(sections.make(element) for element in elements)

    def _edge(self, relation: str, where: str) -> tuple[Line, ...]:
        name = self.parts.target(relation)
        tree = self.parts.tree(name)
        if tree is None or name is None:
            return ()
        walk = self._walk(name, Part(where))
        walk.read(tree)
        return tuple(walk.lines)

    def _footnotes(self, identities: list[str]) -> tuple[Line, ...]:
        tree = self.parts.related("footnotes") if identities else None
        if tree is None:
            return ()
        walk = self._walk("word/footnotes.xml", Part.FOOTNOTE)
        walk.begin(tree)
        for element in note_elements(tree, identities):
            walk.more(element)
        return tuple(walk.lines)
