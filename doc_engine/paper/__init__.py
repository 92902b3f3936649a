"""A Word file as it is laid out (tờ văn bản): sections, lines, letters and drawn shapes, every value resolved.

The reader (`doc_engine.ooxml.reader`) makes it; the rules (`doc_engine.rules`) look at it and at nothing else.
Lengths are millimetres, sizes and gaps points. Texts are as typed: nothing is normalised (a rule may look for NFD);
compare with `doc_engine.text.fold`. What tracked changes deleted is left out.
"""

from __future__ import annotations

from doc_engine.paper.line import NO_BORDERS, Align, Borders, Letters, Line, LineRule
from doc_engine.paper.place import Part, Place, Shape
from doc_engine.paper.sheet import PageNumber, Paper, Section, Table

__all__ = [
    "NO_BORDERS",
    "Align",
    "Borders",
    "Letters",
    "Line",
    "LineRule",
    "PageNumber",
    "Paper",
    "Part",
    "Place",
    "Section",
    "Shape",
    "Table",
]
