"""Pages whose text stands on its side or on its head (trang xoay), turned upright before they are read.

A viewer turns the page by its /Rotate, or nobody does: a sheet laid crosswise on a scanner with a layer of text.
What counts is how the letters stand.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator
from typing import Any

from doc_engine.pdf.opening import pages_of, text_page

_LETTERS = 60  # so many, from all over the page, are asked how they stand
_MOST = 0.8  # so many of them stand as the page does


def upright_pages_of(document: Any) -> Iterator[Any]:
    """The pages one after the other as `pages_of` gives them, each turned upright."""
    for page in pages_of(document):
        turn_upright(page)
        yield page


def turn_upright(page: Any) -> None:
    """Turn what stands on a page so that most of its letters stand upright; in memory only, its file stays as it is."""
    import pypdfium2

    left, bottom, right, top = page.get_cropbox()
    quarters = _quarters(page)
    if not quarters:
        return
    a, b, e, f = {1: (0, -1, -bottom, right), 2: (-1, 0, right, top), 3: (0, 1, top, -left)}[quarters]
    matrix = pypdfium2.PdfMatrix(a, b, -b, a, e, f)
    for item in page.get_objects(max_depth=1):
        item.transform(matrix)
    width, height = right - left, top - bottom
    size = (width, height) if quarters == 2 else (height, width)
    page.set_rotation(0)
    page.set_mediabox(0, 0, *size)
    page.set_cropbox(0, 0, *size)


def _quarters(page: Any) -> int:
    """By how many right angles, against the clock, most letters are turned."""
    import pypdfium2.raw as pdfium

    found: Counter[int] = Counter()
    matrix = pdfium.FS_MATRIX()
    with text_page(page) as layer:
        count = layer.count_chars()
        for index in range(0, count, max(1, count // _LETTERS)):
            if pdfium.FPDFText_IsGenerated(layer.raw, index) != 1:
                pdfium.FPDFText_GetMatrix(layer.raw, index, matrix)
                found[_quarter(matrix.a, matrix.b)] += 1
    quarters, letters = found.most_common(1)[0] if found else (0, 0)
    return quarters if letters >= _MOST * found.total() else 0


def _quarter(a: float, b: float) -> int:
    if abs(a) >= abs(b):
        return 0 if a >= 0 else 2
    return 1 if b > 0 else 3
