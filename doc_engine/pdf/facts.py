"""What a PDF is (thông tin tệp PDF): pages, fonts, locks, scripts, signatures."""

from __future__ import annotations

import ctypes
from collections.abc import Iterator
from typing import Any, NamedTuple

from doc_engine.pdf.opening import opened, pages_of

MM_PER_POINT = 25.4 / 72


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
    return sorted({font for page in pages_of(document) for font in _page_fonts(page)})


def _page_fonts(page: Any) -> Iterator[Font]:
    import pypdfium2.raw as pdfium

    for item in page.get_objects(filter=[pdfium.FPDF_PAGEOBJ_TEXT]):
        font = pdfium.FPDFTextObj_GetFont(item.raw)
        if font:
            yield Font(_font_name(font), pdfium.FPDFFont_GetIsEmbedded(font) == 1)


def _font_name(font: Any) -> str:
    import pypdfium2.raw as pdfium

    room = ctypes.create_string_buffer(256)
    pdfium.FPDFFont_GetBaseFontName(font, room, len(room))
    name = room.value.decode("utf-8", "replace")
    prefix, plus, rest = name.partition("+")
    return rest if plus and len(prefix) == 6 else name
