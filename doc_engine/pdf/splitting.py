"""One PDF of many letters parted again (tách PDF): by the named places that stand at each letter's beginning."""

from __future__ import annotations

import ctypes
import io
import re
from collections.abc import Mapping, Sequence
from itertools import pairwise
from typing import Any, NamedTuple

from doc_engine.errors import BadInput
from doc_engine.pdf.joining import steady
from doc_engine.pdf.opening import opened

_INFO = re.compile(rb"/Info (\d+) 0 R")
_START = re.compile(rb"startxref\s+(\d+)\s+%%EOF\s*\Z")


class Begin(NamedTuple):
    """Where a letter begins: the name of its place in the PDF; and the letter's own title and author."""

    place: str
    title: str = ""
    author: str = ""


def split(pdf: bytes, letters: Sequence[Begin]) -> list[bytes]:
    """The letters of a PDF as files of their own, the same bytes for the same input.

    Raises `BadInput` when it is no whole PDF, or the places are not all there in their order, a page or more each.
    """
    with opened(pdf) as document:
        starts = _starts(_named_pages(document), letters, len(document))
        return [
            _part(document, range(first, after), letter)
            for letter, (first, after) in zip(letters, pairwise(starts), strict=True)
        ]


def _starts(places: Mapping[str, int], letters: Sequence[Begin], pages: int) -> list[int]:
    starts = [*(places.get(letter.place, -1) for letter in letters), pages]
    if starts[0] != 0 or any(one >= after for one, after in pairwise(starts)):
        raise BadInput.because("không thấy rõ chỗ bắt đầu của từng thư trong tệp PDF gộp.")
    return starts


def _named_pages(document: Any) -> dict[str, int]:
    import pypdfium2.raw as pdfium

    found = {}
    for index in range(pdfium.FPDF_CountNamedDests(document)):
        length = ctypes.c_long(0)
        pdfium.FPDF_GetNamedDest(document, index, None, ctypes.byref(length))
        if length.value <= 0:
            continue
        room = ctypes.create_string_buffer(length.value)
        place = pdfium.FPDF_GetNamedDest(document, index, room, ctypes.byref(length))
        name = room.raw.decode("utf-16-le", "replace").rstrip("\0")
        found[name] = pdfium.FPDFDest_GetDestPageIndex(document, place)
    return found


def _part(document: Any, pages: range, letter: Begin) -> bytes:
    import pypdfium2

    made = pypdfium2.PdfDocument.new()
    try:
        made.import_pages(document, list(pages))
        out = io.BytesIO()
        made.save(out)
    finally:
        made.close()
    same = steady(out.getvalue(), [])
    return _titled(steady(same, [same]), letter)


def _titled(pdf: bytes, letter: Begin) -> bytes:
    """The PDF with the letter's title and author, as an update behind it: pdfium cannot write them."""
    trailer = pdf[pdf.rfind(b"trailer") :]
    info, start = _INFO.search(trailer), _START.search(trailer)
    if info is None or start is None:
        return pdf
    known = {"Title": letter.title, "Author": letter.author, "Producer": "LibreOffice, PDFium"}
    said = b"".join(b"/%s%s" % (key.encode(), _string(text)) for key, text in known.items() if text)
    number, at = int(info[1]), len(pdf)
    written = b"%d 0 obj\n<<%s>>\nendobj\n" % (number, said)
    table = b"xref\n%d 1\n%010d 00000 n \n" % (number, at)
    kept = trailer[: start.start()].rstrip().removesuffix(b">>") + b"/Prev %s>>\n" % start[1]
    return pdf + written + table + kept + b"startxref\n%d\n%%%%EOF\n" % (at + len(written))


def _string(text: str) -> bytes:
    return b"<FEFF%s>" % text.encode("utf-16-be").hex().upper().encode()
