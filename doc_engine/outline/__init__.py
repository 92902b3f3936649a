"""Plain text ⇄ outline (bố cục của nội dung): one non-empty line is one paragraph, known by its own mark.

`parse_outline` reads the text as people paste it; `source_of` writes blocks back as such text. Nothing
is renumbered and no word is lost: what looks wrong becomes a finding. Phụ lục I, Mục II.6.
"""

from doc_engine.outline.emphasis import parse_inline
from doc_engine.outline.parse import Outline, parse_outline
from doc_engine.outline.source import source_of
from doc_engine.outline.tree import Node

__all__ = ["Node", "Outline", "parse_inline", "parse_outline", "source_of"]
