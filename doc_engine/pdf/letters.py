"""The letters of a page one by one (từng chữ trên trang), in the page's own points, y upwards."""

from __future__ import annotations

import ctypes
from collections.abc import Iterator
from typing import Any, NamedTuple

from doc_engine.pdf.opening import opened, pages_of, text_page

_LEVEL_PT = 1.0  # letters whose baselines lie closer are on one line


class Letter(NamedTuple):
    """A letter: from where it starts to where the next may start, its baseline and its size in points."""

    char: str
    left: float
    right: float
    baseline: float
    size: float


class Frame(NamedTuple):
    """The visible part of a page in its own points, and by how much a viewer turns it."""

    left: float
    bottom: float
    right: float
    top: float
    turned: int


def frames_of(pdf: bytes) -> list[Frame]:
    """The frame of each page; raises `BadInput` as `page_count` does."""
    with opened(pdf) as document:
        return [_frame(page) for page in pages_of(document)]


def _frame(page: Any) -> Frame:
    left, bottom, right, top = page.get_cropbox()
    return Frame(left, bottom, right, top, page.get_rotation())


def lines_of_first_page(pdf: bytes) -> list[list[Letter]]:
    """The lines of page 1, each as its letters in the order of the file; spaces that pdfium guesses are left out."""
    with opened(pdf) as document:
        for page in pages_of(document):
            with text_page(page) as layer:
                return _lines(_letters(layer))
    return []


def _lines(letters: Iterator[Letter]) -> list[list[Letter]]:
    lines: list[list[Letter]] = []
    for letter in letters:
        last = lines[-1][-1] if lines else None
        if last is None or abs(last.baseline - letter.baseline) > _LEVEL_PT or letter.left < last.left - 1:
            lines.append([])
        lines[-1].append(letter)
    return lines


def _letters(layer: Any) -> Iterator[Letter]:
    import pypdfium2.raw as pdfium

    for index in range(layer.count_chars()):
        if pdfium.FPDFText_IsGenerated(layer.raw, index) == 1:
            continue
        x, y, matrix = ctypes.c_double(), ctypes.c_double(), pdfium.FS_MATRIX()
        pdfium.FPDFText_GetCharOrigin(layer.raw, index, x, y)
        pdfium.FPDFText_GetMatrix(layer.raw, index, matrix)
        size = pdfium.FPDFText_GetFontSize(layer.raw, index) * matrix.d
        right = layer.get_charbox(index, loose=True)[2]
        yield Letter(chr(pdfium.FPDFText_GetUnicode(layer.raw, index)), x.value, right, y.value, size)
