"""Draft → Composed (soạn thành văn bản): every word of the document decided, nothing laid out yet.

`compose` completes citations and tasks, punctuates căn cứ, kính gửi and nơi nhận, builds the signature
lines and closes the text with "./.". What is wrong in the data is raised together as `BadInput`; what
departs from the form is a finding.

Loaded name by name: who only names a citation pays for no layout.
"""

from __future__ import annotations

from importlib import import_module
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from doc_engine.compose.citations import CitationLookup, CitationRequest
    from doc_engine.compose.document import compose

__all__ = ["CitationLookup", "CitationRequest", "compose"]

_HOMES = {"CitationLookup": "citations", "CitationRequest": "citations", "compose": "document"}


def __getattr__(name: str) -> Any:
    if name not in _HOMES:
        raise AttributeError(name)
    return getattr(import_module(f"{__name__}.{_HOMES[name]}"), name)
