"""Thể thức và kỹ thuật trình bày (Phụ lục I) as dated data, and the measuring of lines."""

from __future__ import annotations

from doc_engine.layout.choices import BODY_SIZES, HEAD_SIZES, INDENTS, USUAL, Choice, adapted
from doc_engine.layout.measuring import fitting_width_mm, rule_length_mm, wrap_mm
from doc_engine.layout.values import Component, Layout, Page, RuleSpan, current, layouts
from doc_engine.layout.widths import MM_PER_PT, text_width_mm

__all__ = [
    "BODY_SIZES",
    "HEAD_SIZES",
    "INDENTS",
    "MM_PER_PT",
    "USUAL",
    "Choice",
    "Component",
    "Layout",
    "Page",
    "RuleSpan",
    "adapted",
    "current",
    "fitting_width_mm",
    "layouts",
    "rule_length_mm",
    "text_width_mm",
    "wrap_mm",
]
