"""Where things stand on the pages of a PDF (vị trí trên trang): lines of text and ruled lines, in mm from the top left."""

from __future__ import annotations

import ctypes
from collections.abc import Iterator
from itertools import pairwise
from typing import Any, NamedTuple

from doc_engine.pdf.facts import MM_PER_POINT
from doc_engine.pdf.opening import opened, pages_of, text_page
from doc_engine.pdf.reading import clean
from doc_engine.pdf.turning import upright_pages_of

_RULE_MAX_MM = 1.5  # a filled shape thicker than this is a bar, not a rule
_LEVEL_MM = 0.2  # how far the ends of a rule may differ in height
_INSET_PT = 0.3
_OVER = 0.03  # of the smaller rectangle: lines and cells beside each other share less


class Box(NamedTuple):
    """A rectangle on the page in mm; `top` < `bottom`, both measured from the top edge."""

    left: float
    top: float
    right: float
    bottom: float

    def overlap(self, other: Box) -> tuple[float, float]:
        """Width and height in mm of what both share; (0, 0) when they are apart."""
        width = min(self.right, other.right) - max(self.left, other.left)
        height = min(self.bottom, other.bottom) - max(self.top, other.top)
        return (width, height) if width > 0 and height > 0 else (0.0, 0.0)


class TextLine(NamedTuple):
    """One line of text (dòng chữ) of one cell or paragraph, with the box its ink fills."""

    text: str
    box: Box


class Rule(NamedTuple):
    """A horizontal line (đường kẻ): its ends, its height on the page and its thickness, all in mm."""

    left: float
    right: float
    y: float
    thickness: float

    @property
    def length(self) -> float:
        """From end to end in mm."""
        return round(self.right - self.left, 3)


class PageBoxes(NamedTuple):
    """What stands on one page (trang); sizes in mm."""

    width: float
    height: float
    lines: tuple[TextLine, ...]
    rules: tuple[Rule, ...]


class Edge(NamedTuple):
    """A line drawn on the page, upright or level, as the thin box it fills; in mm."""

    left: float
    top: float
    right: float
    bottom: float

    @property
    def is_upright(self) -> bool:
        """Whether it is higher than wide."""
        return self.bottom - self.top > self.right - self.left


class _Sheet(NamedTuple):
    """The page in PDF points: where its visible corner lies and how high it is."""

    left: float
    top: float

    def points(self, box: Box) -> tuple[float, float, float, float]:
        """Left, bottom, right and top of a box in points of the page."""
        return (
            box.left / MM_PER_POINT + self.left,
            self.top - box.bottom / MM_PER_POINT,
            box.right / MM_PER_POINT + self.left,
            self.top - box.top / MM_PER_POINT,
        )

    def box(self, left: float, bottom: float, right: float, top: float) -> Box:
        return Box(
            *(
                round(value * MM_PER_POINT, 3)
                for value in (left - self.left, self.top - top, right - self.left, self.top - bottom)
            )
        )


def boxes_of(pdf: bytes, *, upright: bool = False) -> list[PageBoxes]:
    """The text lines and horizontal rules of each page; raises `BadInput` as `page_count` does.

    `upright`: pages whose letters are turned are turned back first.
    """
    with opened(pdf) as document:
        return [_page_boxes(page) for page in (upright_pages_of if upright else pages_of)(document)]


def sheet_of(page: Any) -> _Sheet:
    """How points of the page become mm from its top left."""
    left, _, _, top = page.get_cropbox()
    return _Sheet(left, top)


def edges_of(page: Any, most: int) -> list[Edge]:
    """The upright and level lines drawn on a page, at most so many; sides of drawn frames among them."""
    import pypdfium2.raw as pdfium

    sheet = sheet_of(page)
    found: list[Edge] = []
    for item in page.get_objects(filter=[pdfium.FPDF_PAGEOBJ_PATH]):
        fill, stroke = ctypes.c_int(), ctypes.c_int()
        pdfium.FPDFPath_GetDrawMode(item.raw, fill, stroke)
        corners = [(x, y) for x, y, _ in _points(item)]
        if stroke.value:
            found += _sides([*corners, corners[0]] if len(corners) > 2 else corners, sheet)
        elif fill.value and corners:
            across, up = [x for x, _ in corners], [y for _, y in corners]
            found += _thin(sheet.box(min(across), min(up), max(across), max(up)))
        if len(found) > most:
            return []
    return found


def _sides(corners: list[tuple[float, float]], sheet: _Sheet) -> Iterator[Edge]:
    for (x1, y1), (x2, y2) in pairwise(corners):
        yield from _thin(sheet.box(min(x1, x2), min(y1, y2), max(x1, x2), max(y1, y2)))


def _thin(box: Box) -> Iterator[Edge]:
    width, height = box.right - box.left, box.bottom - box.top
    if min(width, height) <= _RULE_MAX_MM and max(width, height) > 2 * _RULE_MAX_MM:
        yield Edge(*box)


def _page_boxes(page: Any) -> PageBoxes:
    sheet = sheet_of(page)
    width, height = page.get_size()
    with text_page(page) as layer:
        lines = tuple(_merged(list(_pieces(layer, sheet))))
    rules = tuple(sorted(set(_rules(page, sheet)), key=lambda rule: (rule.y, rule.left)))
    return PageBoxes(round(width * MM_PER_POINT, 3), round(height * MM_PER_POINT, 3), lines, rules)


def _pieces(layer: Any, sheet: _Sheet) -> Iterator[TextLine]:
    """pdfium's own rectangles: one for each run of letters of one font on one line."""
    rects = [layer.get_rect(index) for index in range(layer.count_rects())]
    said = _runs(layer, rects) if _overlap(rects) else (_words_in(layer, rect) for rect in rects)
    for rect, text in zip(rects, said, strict=True):
        if text.strip():
            yield TextLine(text.replace("\n", " "), sheet.box(*rect))


_Rect = tuple[float, float, float, float]  # left, bottom, right and top in points


def _words_in(layer: Any, rect: _Rect) -> str:
    left, bottom, right, top = rect
    inset = min(_INSET_PT, (right - left) / 4, (top - bottom) / 4)
    return clean(layer.get_text_bounded(left + inset, bottom + inset, right - inset, top - inset))


def _overlap(rects: list[_Rect]) -> bool:
    """Whether words were set over others, as a signature's over the head: what stands inside a rectangle is not all its own."""
    ordered = sorted(rects, key=lambda rect: rect[1])
    for index, (left, bottom, right, top) in enumerate(ordered):
        for other in ordered[index + 1 :]:
            if other[1] >= top:
                break
            wide, high = (
                min(right, other[2]) - max(left, other[0]),
                min(top, other[3]) - max(bottom, other[1]),
            )
            least = min((right - left) * (top - bottom), (other[2] - other[0]) * (other[3] - other[1]))
            if wide > 0 and high > 0 and wide * high > _OVER * least:
                return True
    return False


def _runs(layer: Any, rects: list[_Rect]) -> Iterator[str]:
    """The words of each rectangle by the order of their letters: rectangles come in it, and each holds one run."""
    count, place = layer.count_chars(), 0
    for rect in rects:
        start = place
        while place < count and _is_in(layer, place, rect):
            place += 1
        yield clean(layer.get_text_range(start, place - start)) if place > start else _words_in(layer, rect)


def _is_in(layer: Any, index: int, rect: _Rect) -> bool:
    """Whether a letter stands in a rectangle; white space belongs to the run before it."""
    if layer.get_text_range(index, 1).strip() == "":
        return True
    left, bottom, right, top = layer.get_charbox(index)
    across, up = (left + right) / 2, (bottom + top) / 2
    beside: bool = rect[0] - _INSET_PT <= across <= rect[2] + _INSET_PT
    level: bool = rect[1] - _INSET_PT <= up <= rect[3] + _INSET_PT
    return beside and level


def _merged(pieces: list[TextLine]) -> list[TextLine]:
    """Neighbouring runs of one line as one; runs that lie over each other stay apart, to be seen as overlap."""
    out: list[TextLine] = []
    for piece in pieces:
        if out and _continues(out[-1].box, piece.box):
            last = out.pop()
            piece = TextLine(last.text + piece.text, _around(last.box, piece.box))  # noqa: PLW2901
        out.append(piece)
    return [TextLine(" ".join(line.text.split()), line.box) for line in out]


def _continues(last: Box, box: Box) -> bool:
    shared = min(last.bottom, box.bottom) - max(last.top, box.top)
    height = max(last.bottom - last.top, box.bottom - box.top)
    smaller = min(last.bottom - last.top, box.bottom - box.top)
    return shared > smaller / 2 and -height / 8 < box.left - last.right < height / 2


def _around(one: Box, other: Box) -> Box:
    return Box(
        min(one.left, other.left),
        min(one.top, other.top),
        max(one.right, other.right),
        max(one.bottom, other.bottom),
    )


def _rules(page: Any, sheet: _Sheet) -> Iterator[Rule]:
    import pypdfium2.raw as pdfium

    for item in page.get_objects(filter=[pdfium.FPDF_PAGEOBJ_PATH]):
        fill, stroke, width = ctypes.c_int(), ctypes.c_int(), ctypes.c_float()
        pdfium.FPDFPath_GetDrawMode(item.raw, fill, stroke)
        pdfium.FPDFPageObj_GetStrokeWidth(item.raw, width)
        points = list(_points(item))
        if stroke.value:
            yield from _stroked(points, width.value, sheet)
        elif fill.value and points:
            yield from _filled(points, sheet)


def _points(item: Any) -> Iterator[tuple[float, float, bool]]:
    """The corners of a path in page points: x, y, and whether a line is drawn to it from the one before."""
    import pypdfium2.raw as pdfium

    matrix, holder = item.get_matrix(), item.container
    while holder is not None:
        matrix, holder = matrix.multiply(holder.get_matrix()), holder.container
    for index in range(pdfium.FPDFPath_CountSegments(item.raw)):
        segment = pdfium.FPDFPath_GetPathSegment(item.raw, index)
        x, y = ctypes.c_float(), ctypes.c_float()
        pdfium.FPDFPathSegment_GetPoint(segment, x, y)
        drawn = pdfium.FPDFPathSegment_GetType(segment) == pdfium.FPDF_SEGMENT_LINETO
        yield (*matrix.on_point(x.value, y.value), drawn)


def _stroked(points: list[tuple[float, float, bool]], width: float, sheet: _Sheet) -> Iterator[Rule]:
    for (x1, y1, _), (x2, y2, drawn) in pairwise(points):
        if drawn:
            yield from _level(
                sheet.box(min(x1, x2), min(y1, y2), max(x1, x2), max(y1, y2)), _LEVEL_MM, width * MM_PER_POINT
            )


def _filled(points: list[tuple[float, float, bool]], sheet: _Sheet) -> Iterator[Rule]:
    across, up = [point[0] for point in points], [point[1] for point in points]
    box = sheet.box(min(across), min(up), max(across), max(up))
    yield from _level(box, _RULE_MAX_MM, box.bottom - box.top)


def _level(box: Box, most: float, thickness: float) -> Iterator[Rule]:
    """The box as a rule if it is flat and wider than high."""
    height = box.bottom - box.top
    if height <= most and box.right - box.left > max(1.0, 2 * height):
        yield Rule(box.left, box.right, round((box.top + box.bottom) / 2, 3), round(thickness, 3))
