"""What a PDF is (thông tin tệp PDF): pages, fonts, locks, scripts, signatures."""

from __future__ import annotations

import ctypes
from collections import deque
from collections.abc import Iterator
from typing import Any, NamedTuple

from doc_engine.pdf.opening import opened

MM_PER_POINT = 25.4 / 72
_PAGES_OPEN = 8
_DEEPEST = 15  # forms within forms


class Font(NamedTuple):
    """A font that letters are set in (phông chữ): its name without the subset's prefix, and whether it is inside."""

    name: str
    embedded: bool


class PdfFacts(NamedTuple):
    """What is known of a PDF without reading it; page sizes are in mm."""

    pages: int
    sizes_mm: tuple[tuple[float, float], ...]
    fonts: tuple[Font, ...]
    protected: bool
    scripts: int
    attachments: int
    signatures: int


def fonts_of(pdf: bytes) -> list[Font]:
    """The fonts used by the text, each once, by name."""
    with opened(pdf) as document:
        return _fonts(document)


def inspect(pdf: bytes) -> PdfFacts:
    """Pages, sizes, fonts, and what a paper for filing should not have; raises `BadInput` as `page_count` does."""
    import pypdfium2.raw as pdfium

    with opened(pdf) as document:
        sizes = (document.get_page_size(index) for index in range(len(document)))
        return PdfFacts(
            pages=len(document),
            sizes_mm=tuple(
                (round(width * MM_PER_POINT, 2), round(height * MM_PER_POINT, 2)) for width, height in sizes
            ),
            fonts=tuple(_fonts(document)),
            protected=pdfium.FPDF_GetSecurityHandlerRevision(document) >= 0,
            scripts=max(0, pdfium.FPDFDoc_GetJavaScriptActionCount(document)),
            attachments=document.count_attachments(),
            signatures=max(0, pdfium.FPDF_GetSignatureCount(document)),
        )


def _fonts(document: Any) -> list[Font]:
    found: set[Font] = set()
    open_pages: deque[Any] = deque()
    for index in range(len(document)):
        open_pages.append(document[index])
        found.update(_page_fonts(open_pages[-1]))
        # With the last page that has it open a font is forgotten, and read again for the next.
        if len(open_pages) > _PAGES_OPEN:
            open_pages.popleft().close()
    for page in open_pages:
        page.close()
    return sorted(found)


def _page_fonts(page: Any) -> Iterator[Font]:
    """The fonts of a page; a page has thousands of pieces of text, so that each font is asked after once."""
    import pypdfium2.raw as pdfium

    handles = {
        ctypes.addressof(font.contents): font
        for font in _handles(page.raw, pdfium.FPDFPage_CountObjects, pdfium.FPDFPage_GetObject, 0)
    }
    for font in handles.values():
        yield Font(_font_name(font), pdfium.FPDFFont_GetIsEmbedded(font) == 1)


def _handles(holder: Any, count: Any, get: Any, depth: int) -> Iterator[Any]:
    """The font of every piece of text in a page or in a form on it."""
    import pypdfium2.raw as pdfium

    for index in range(count(holder)):
        item = get(holder, index)
        kind = pdfium.FPDFPageObj_GetType(item)
        if kind == pdfium.FPDF_PAGEOBJ_TEXT:
            font = pdfium.FPDFTextObj_GetFont(item)
            if font:
                yield font
        elif kind == pdfium.FPDF_PAGEOBJ_FORM and depth < _DEEPEST:
            yield from _handles(
                item, pdfium.FPDFFormObj_CountObjects, pdfium.FPDFFormObj_GetObject, depth + 1
            )


def _font_name(font: Any) -> str:
    import pypdfium2.raw as pdfium

    room = ctypes.create_string_buffer(256)
    pdfium.FPDFFont_GetBaseFontName(font, room, len(room))
    name = room.value.decode("utf-8", "replace")
    prefix, plus, rest = name.partition("+")
    return rest if plus and len(prefix) == 6 else name
