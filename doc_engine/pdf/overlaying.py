"""Putting one PDF on another (ghép khối bản sao, dòng chữ bản sao vào tệp PDF): the copied pages stay as they are."""

from __future__ import annotations

import io
from typing import Any

from doc_engine.pdf.boxes import PageBoxes, boxes_of
from doc_engine.pdf.opening import objects_of_a_stranger, opened

_POINTS = 72 / 25.4
_GAP_MM = 6.0
_FOOT_MM = 20.0


def with_copy_block(pdf: bytes, block: bytes) -> bytes:
    """The pages of `pdf` with the first page of `block` right after their text, or on a page behind it.

    The block's own page begins with its line. It goes below the last line of text where it fits; a scan, whose
    text nobody sees, gets it on a page of its own. Raises `BadInput` for what cannot be read.
    """
    room = _room(boxes_of(pdf)[-1], boxes_of(block)[0])
    source, laid = _reader(pdf), _reader(block)
    from pypdf import PdfWriter, Transformation

    with objects_of_a_stranger():
        writer = PdfWriter(clone_from=source)
        if room is None:
            writer.add_page(laid.pages[0])
        else:
            page = writer.pages[-1]
            rise = float(page.mediabox.top) - float(laid.pages[0].mediabox.top) - room * _POINTS
            page.merge_transformed_page(laid.pages[0], Transformation().translate(0, rise))
        return _written(writer)


def with_copy_note(pdf: bytes, note: bytes) -> bytes:
    """The pages of `pdf` with the first page of `note` over the first of them, top right corner on top right corner."""
    with opened(pdf):
        source, laid = _reader(pdf), _reader(note)
    from pypdf import PdfWriter, Transformation

    with objects_of_a_stranger():
        writer = PdfWriter(clone_from=source)
        page, over = writer.pages[0], laid.pages[0]
        right = float(page.mediabox.right) - float(over.mediabox.right)
        top = float(page.mediabox.top) - float(over.mediabox.top)
        page.merge_transformed_page(over, Transformation().translate(right, top))
        return _written(writer)


def _room(page: PageBoxes, block: PageBoxes) -> float | None:
    """How many mm the block goes down on the last page; None where it does not fit or the page's text is not known."""
    if not page.lines or abs(page.width - block.width) > 1:
        return None
    end = max(line.box.bottom for line in page.lines) + _GAP_MM
    first = min([rule.y for rule in block.rules] + [line.box.top for line in block.lines])
    last = max(line.box.bottom for line in block.lines)
    fits = end + last - first <= page.height - _FOOT_MM
    return end - first if fits else None


def _reader(pdf: bytes) -> Any:
    from pypdf import PdfReader

    with objects_of_a_stranger():
        return PdfReader(io.BytesIO(pdf))


def _written(writer: Any) -> bytes:
    out = io.BytesIO()
    writer.write(out)
    return out.getvalue()
