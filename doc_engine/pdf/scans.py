"""Which pages are pictures of paper (trang chụp), whether or not somebody's OCR laid words over them."""

from __future__ import annotations

from typing import Any

from doc_engine.pdf.opening import opened, pages_of

_COVERED = 0.6  # of the page: a scan fills it but for a margin, a coat of arms or a seal does not


def pictured_pages(pdf: bytes) -> list[bool]:
    """Whether pictures cover each page; raises `BadInput` as `page_count` does."""
    with opened(pdf) as document:
        return [_is_covered(page) for page in pages_of(document)]


def _is_covered(page: Any) -> bool:
    import pypdfium2.raw as pdfium

    left, bottom, right, top = page.get_cropbox()
    covered = 0.0
    for item in page.get_objects(filter=[pdfium.FPDF_PAGEOBJ_IMAGE], max_depth=2):
        x1, y1, x2, y2 = item.get_bounds()
        covered += max(0.0, min(x2, right) - max(x1, left)) * max(0.0, min(y2, top) - max(y1, bottom))
    least: float = _COVERED * (right - left) * (top - bottom)
    return covered >= least
