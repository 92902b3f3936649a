"""Printing the dấu ĐẾN onto a copy of a PDF (đóng dấu đến): where the first page is blank, never over its words.

Where it has no blank rectangle of that size the words of the first page are made smaller to leave one at the top.
Coordinates are millimetres from the top left corner of the page as it is seen.
"""

from __future__ import annotations

import io
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from doc_engine.arrival_stamp import (
    FIELD_MM,
    FOOT_MM,
    HEIGHT_MM,
    LEFT_MM,
    OFFICE_MM,
    WIDTH_MM,
    ArrivalStamp,
)
from doc_engine.errors import BadInput
from doc_engine.pdf.form_fonts import UPRIGHT, encoded, width_pt
from doc_engine.pdf.joining import join
from doc_engine.pdf.opening import objects_of_a_stranger, opened, pages_of

_POINTS = 72 / 25.4
_EDGE_MM, _CLEAR_MM, _STEP_MM = 6, 1, 2
_LOWEST_MM = 150  # below the middle of the page nobody looks for it
_WHITE = 235
_RED = "0.72 0 0"
_SMALLEST, _PADDING_MM = 6.0, 1.2
_REPLACED = str.maketrans({"“": '"', "”": '"', "‘": "'", "’": "'", "–": "-", "—": "-", "…": "..."})


@dataclass(frozen=True, slots=True)
class Stamped:
    """The copy with the stamp, where it stands, and by how much the first page was made smaller (1: not at all)."""

    pdf: bytes
    left_mm: float
    top_mm: float
    scale: float = 1.0


def with_arrival_stamp(pdf: bytes, stamp: ArrivalStamp, at: tuple[float, float] | None = None) -> Stamped:
    """A copy of `pdf` with the stamp on its first page, in a blank place unless `at` names one.

    Raises `BadInput` for a PDF that cannot be read or a place outside the page.
    """
    width, height, rows = _first_page(pdf)
    if at is not None and not (0 <= at[0] <= width - WIDTH_MM and 0 <= at[1] <= height - HEIGHT_MM):
        raise BadInput.because(
            f"dấu 50 × 35 mm không nằm trọn trong trang {width:.0f} × {height:.0f} mm ở vị trí ấy.",
            field="--at",
        )
    place = at or _blank_place(rows)
    scale = 1.0
    if place is None:
        band = HEIGHT_MM + 2 * _EDGE_MM
        scale = (height - band) / (height - _blank_above(rows))
        place = (_EDGE_MM + 4.0, float(_EDGE_MM))
    try:
        made = _laid(pdf, stamp, place, scale)
    except BadInput:  # pdfium reads what pypdf does not: torn files that a scanner wrote
        made = _laid(join([pdf]), stamp, place, scale)
    return Stamped(made, place[0], place[1], round(scale, 3))


def _first_page(pdf: bytes) -> tuple[float, float, list[bytes]]:
    """Width and height of the first page in mm as it is seen, and its picture: one grey pixel a millimetre."""
    with opened(pdf) as document:
        pages = pages_of(document)  # held: the page is closed with it
        page = next(pages)
        width, height = page.get_width() / _POINTS, page.get_height() / _POINTS
        if width < WIDTH_MM + 2 * _EDGE_MM or height < HEIGHT_MM + 2 * _EDGE_MM:
            raise BadInput.because("trang đầu quá nhỏ để in dấu đến.", "Hãy dùng --slip.")
        bitmap = page.render(scale=1 / _POINTS, grayscale=True)
        try:
            rows = [
                bytes(bitmap.buffer)[row * bitmap.stride : row * bitmap.stride + bitmap.width]
                for row in range(bitmap.height)
            ]
        finally:
            bitmap.close()
    return width, height, rows


def _blank_above(rows: Sequence[bytes]) -> int:
    """How many millimetres at the top have nothing on them, no more than the stamp needs."""
    inked = (place for place, row in enumerate(rows) if min(row) < _WHITE)
    return min(next(inked, 0), int(HEIGHT_MM))


def _blank_place(rows: Sequence[bytes]) -> tuple[float, float] | None:
    """The highest blank rectangle, the left side before the right; one pixel is one millimetre."""
    sums = _sums(rows)
    wide, tall = int(WIDTH_MM) + 2 * _CLEAR_MM, int(HEIGHT_MM) + 2 * _CLEAR_MM
    height, width = len(rows), len(rows[0])
    best: tuple[float, int, int] | None = None
    for top in range(_EDGE_MM, min(_LOWEST_MM, height - tall - _EDGE_MM), _STEP_MM):
        for left in range(_EDGE_MM, width - wide - _EDGE_MM + 1, _STEP_MM):
            inked = (
                sums[top + tall][left + wide]
                - sums[top][left + wide]
                - sums[top + tall][left]
                + sums[top][left]
            )
            cost = top + 0.8 * left
            if not inked and (best is None or cost < best[0]):
                best = cost, left, top
    return None if best is None else (float(best[1] + _CLEAR_MM), float(best[2] + _CLEAR_MM))


def _sums(rows: Sequence[bytes]) -> list[list[int]]:
    """Counts of inked pixels above and left of every point."""
    sums = [[0] * (len(rows[0]) + 1)]
    for row in rows:
        line, above = [0], sums[-1]
        run = 0
        for place, value in enumerate(row, 1):
            run += value < _WHITE
            line.append(above[place] + run)
        sums.append(line)
    return sums


def _laid(pdf: bytes, stamp: ArrivalStamp, place: tuple[float, float], scale: float) -> bytes:
    from pypdf import PdfReader, PdfWriter, Transformation

    with objects_of_a_stranger():
        writer = PdfWriter(clone_from=PdfReader(io.BytesIO(pdf)))
        page = writer.pages[0]
        page.transfer_rotation_to_content()
        box = page.cropbox
        if scale != 1.0:
            aside = float(box.width) * (1 - scale) / 2 + float(box.left) * (1 - scale)
            page.add_transformation(
                Transformation().scale(scale).translate(aside, float(box.bottom) * (1 - scale))
            )
        over = PdfReader(io.BytesIO(_alone(stamp))).pages[0]
        left = float(box.left) + place[0] * _POINTS
        low = float(box.top) - (place[1] + HEIGHT_MM) * _POINTS
        page.merge_transformed_page(over, Transformation().translate(left, low))
        out = io.BytesIO()
        writer.write(out)
    return out.getvalue()


def _alone(stamp: ArrivalStamp) -> bytes:
    """The stamp as a PDF of one page of its own size."""
    from pypdf import PdfWriter
    from pypdf.generic import DecodedStreamObject, NameObject

    from doc_engine.pdf.embedding import embedded, named

    writer = PdfWriter()
    page = writer.add_blank_page(WIDTH_MM * _POINTS, HEIGHT_MM * _POINTS)
    font = embedded(writer, UPRIGHT)
    content = DecodedStreamObject()
    content.set_data(b"".join(_drawn(stamp)))
    page[NameObject("/Contents")] = writer._add_object(content)
    page[NameObject("/Resources")] = named(Font=named(**{UPRIGHT.resource: font}))
    out = io.BytesIO()
    writer.write(out)
    return out.getvalue()


def _drawn(stamp: ArrivalStamp) -> Iterator[bytes]:
    """The operators: lines first, then words, all in red."""
    office_low = HEIGHT_MM - OFFICE_MM
    day_low = office_low - 2 * FIELD_MM
    yield f"{_RED} RG {_RED} rg 0.9 w\n".encode()
    yield _box(0.16, 0.16, WIDTH_MM - 0.32, HEIGHT_MM - 0.32)
    yield b"0.5 w\n"
    yield _rule(0, office_low, WIDTH_MM, office_low)
    yield _rule(LEFT_MM, office_low - FIELD_MM, WIDTH_MM, office_low - FIELD_MM)
    yield _rule(0, day_low, WIDTH_MM, day_low)
    yield _rule(0, FOOT_MM, WIDTH_MM, FOOT_MM)
    yield _rule(LEFT_MM, day_low, LEFT_MM, office_low)
    yield from _office(stamp.office)
    number, day, to, dossier = stamp.fields
    yield _words("ĐẾN", 0, LEFT_MM, day_low + FIELD_MM, 15, centred=True, bold=True)
    yield _words(number, LEFT_MM, WIDTH_MM, day_low + 1.5 * FIELD_MM, 13)
    yield _words(day, LEFT_MM, WIDTH_MM, day_low + 0.5 * FIELD_MM, 13)
    yield _words(to, 0, WIDTH_MM, 1.5 * FOOT_MM, 13)
    yield _words(dossier, 0, WIDTH_MM, 0.5 * FOOT_MM, 13)


def _box(left: float, low: float, wide: float, tall: float) -> bytes:
    return f"{_pt(left)} {_pt(low)} {_pt(wide)} {_pt(tall)} re S\n".encode()


def _rule(left: float, low: float, right: float, high: float) -> bytes:
    return f"{_pt(left)} {_pt(low)} m {_pt(right)} {_pt(high)} l S\n".encode()


def _office(name: str) -> Iterator[bytes]:
    """The office in capitals, on one line or on two where it is long."""
    words = name.upper().translate(_REPLACED).split()
    lines = [" ".join(words)]
    if _fitting(lines[0], WIDTH_MM, 11) < 9 and len(words) > 1:
        cut = min(
            range(1, len(words)),
            key=lambda n: max(len(" ".join(words[:n])), len(" ".join(words[n:]))),
        )
        lines = [" ".join(words[:cut]), " ".join(words[cut:])]
    share = OFFICE_MM / len(lines)
    size = min(_fitting(line, WIDTH_MM, 11 if len(lines) == 1 else 8.5) for line in lines)
    for place, line in enumerate(lines):
        middle = HEIGHT_MM - share * (place + 0.5)
        yield _words(line, 0, WIDTH_MM, middle, size, centred=True, bold=True)


def _fitting(text: str, room_mm: float, size: float) -> float:
    """The size at which the text fits, not above `size`."""
    room = (room_mm - 2 * _PADDING_MM) * _POINTS
    wide = width_pt(text, size, UPRIGHT) * 1.04
    return min(size, size * room / wide) if wide else size


def _words(
    text: str,
    left: float,
    right: float,
    middle: float,
    size: float,
    *,
    centred: bool = False,
    bold: bool = False,
) -> bytes:
    """One line of text about a height; made smaller to fit, and cut where even that is not enough."""
    shown = text.translate(_REPLACED)
    while len(shown) > 4 and _fitting(shown, right - left, size) < _SMALLEST:
        shown = f"{shown[:-4].rstrip()}..."
    size = _fitting(shown, right - left, size)
    codes = encoded(shown) or encoded("".join(c if encoded(c) else "?" for c in shown)) or b""
    start = _pt(left + _PADDING_MM)
    if centred:
        start = _pt((left + right) / 2) - width_pt(shown, size, UPRIGHT) / 2
    base = _pt(middle) - size * 0.32
    weight = f"2 Tr {size * 0.035:.2f} w " if bold else "0 Tr "
    return f"BT /{UPRIGHT.resource} {size:.2f} Tf {weight}{start:.2f} {base:.2f} Td <".encode() + (
        codes.hex().encode() + b"> Tj ET\n"
    )


def _pt(mm: float) -> float:
    return round(mm * _POINTS, 2)
