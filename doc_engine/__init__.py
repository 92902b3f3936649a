"""The document engine (bộ máy soạn văn bản): pure, data → bytes and bytes → data and findings.

No clock, path, network, process or database. The public names are loaded lazily, because the Word
libraries cost a third of a second to import and `vanthu --help` must not pay for them.

    draft = load_draft(yaml_bytes, name="cong-van.yaml")
    docx = render(compile_template(template_bytes), compose(draft))  # from doc_engine.compose import compose
    reading = read_text(docx_text(docx))
"""

from __future__ import annotations

from importlib import import_module
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from doc_engine.datafile import dump_draft, load_draft
    from doc_engine.errors import BadInput
    from doc_engine.findings import Finding
    from doc_engine.model import Draft
    from doc_engine.notation import Notation
    from doc_engine.ooxml import compile_template, render
    from doc_engine.ooxml.text import docx_text
    from doc_engine.outline import parse_outline
    from doc_engine.reading import read_text
    from doc_engine.terms import DocumentType

__all__ = [
    "BadInput",
    "DocumentType",
    "Draft",
    "Finding",
    "Notation",
    "compile_template",
    "docx_text",
    "dump_draft",
    "load_draft",
    "parse_outline",
    "read_text",
    "render",
]

_HOMES = {
    "BadInput": "errors",
    "DocumentType": "terms",
    "Draft": "model",
    "Finding": "findings",
    "Notation": "notation",
    "compile_template": "ooxml",
    "docx_text": "ooxml.text",
    "dump_draft": "datafile",
    "load_draft": "datafile",
    "parse_outline": "outline",
    "read_text": "reading",
    "render": "ooxml",
}


def __getattr__(name: str) -> Any:
    if name not in _HOMES:
        raise AttributeError(f"module {__name__!r} has no attribute {name!r}")
    return getattr(import_module(f"{__name__}.{_HOMES[name]}"), name)
