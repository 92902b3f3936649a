"""The words of a PDF (chữ trong tệp PDF)."""

from __future__ import annotations

import unicodedata
from typing import Any

from doc_engine.pdf.opening import opened, pages_of, text_page
from doc_engine.pdf.turning import upright_pages_of

_HYPHEN_AT_LINE_END = "\ufffe"  # pdfium's own mark
_DROPPED = frozenset({"Cc", "Cs", "Cn"})


def page_count(pdf: bytes) -> int:
    """The number of pages (số trang); raises `BadInput` when it is not a readable PDF."""
    with opened(pdf) as document:
        return len(document)


def text_of(pdf: bytes, *, upright: bool = False) -> list[str]:
    """The text of each page in reading order, NFC, one string a page, lines parted by a line feed.

    A scanned page gives ""; `upright`: pages whose letters are turned are turned back first. Control characters are dropped: a PDF may map its glyphs to anything.
    """
    with opened(pdf) as document:
        return [_page_text(page) for page in (upright_pages_of if upright else pages_of)(document)]


def _page_text(page: Any) -> str:
    with text_page(page) as layer:
        return clean(layer.get_text_range())


def clean(text: str) -> str:
    """The text as pdfium gives it, with plain line feeds and without control characters, NFC."""
    text = text.replace("\r\n", "\n").replace("\r", "\n").replace(_HYPHEN_AT_LINE_END, "-")
    kept = (char for char in text if char in "\n\t" or unicodedata.category(char) not in _DROPPED)
    return unicodedata.normalize("NFC", "".join(kept))
