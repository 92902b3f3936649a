"""The only door to docx, docxtpl and lxml: templates are vetted, compiled and filled in, files are read.

Loaded name by name: docxtpl costs a third of a second, which `vanthu --help` must not pay.
"""

from __future__ import annotations

from importlib import import_module
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from doc_engine.ooxml.authoring import Proposal, author, propose, type_of
    from doc_engine.ooxml.checking import check_template
    from doc_engine.ooxml.fields import FIELDS, Field
    from doc_engine.ooxml.press import LetterPress
    from doc_engine.ooxml.rendering import render
    from doc_engine.ooxml.template import CompiledTemplate, compile_template, template_fields

__all__ = [
    "FIELDS",
    "CompiledTemplate",
    "Field",
    "LetterPress",
    "Proposal",
    "author",
    "check_template",
    "compile_template",
    "propose",
    "render",
    "template_fields",
    "type_of",
]

_HOMES = {
    "FIELDS": "fields",
    "Field": "fields",
    "LetterPress": "press",
    "render": "rendering",
    "CompiledTemplate": "template",
    "Proposal": "authoring",
    "author": "authoring",
    "propose": "authoring",
    "type_of": "authoring",
    "check_template": "checking",
    "compile_template": "template",
    "template_fields": "template",
}


def __getattr__(name: str) -> Any:
    if name not in _HOMES:
        raise AttributeError(name)
    return getattr(import_module(f"{__name__}.{_HOMES[name]}"), name)
