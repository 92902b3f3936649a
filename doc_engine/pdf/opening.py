"""Opening a PDF within limits (mở tệp PDF); everything opened is closed again."""

from __future__ import annotations

import threading
from collections.abc import Iterator
from contextlib import contextmanager
from typing import Any

from doc_engine.errors import BadInput

MAX_FILE = 100 * 1024 * 1024
MAX_PAGES = 2_000
# pdfium knows no threads: one at a time is inside, whatever it does there.
inside = threading.RLock()


@contextmanager
def opened(pdf: bytes) -> Iterator[Any]:
    """The pdfium document of these bytes.

    Raises `BadInput` when it is not a PDF, is damaged, asks for a password, or is over 100 MB or 2,000 pages.
    """
    _check_bytes(pdf)
    with inside:
        yield from _opened(pdf)


def _opened(pdf: bytes) -> Iterator[Any]:
    import pypdfium2

    try:
        document = pypdfium2.PdfDocument(pdf)
    except pypdfium2.PdfiumError as error:
        raise _unreadable(str(error)) from None
    try:
        if not 1 <= len(document) <= MAX_PAGES:
            raise BadInput.because(f"tệp PDF phải có từ 1 đến {MAX_PAGES} trang, tệp này có {len(document)}.")
        yield document
    except pypdfium2.PdfiumError as error:
        raise _unreadable(str(error)) from None
    finally:
        document.close()


@contextmanager
def objects_of_a_stranger() -> Iterator[None]:
    """Raise `BadInput` where a PDF's objects are not what they should be, wherever that shows in pypdf or here."""
    from pypdf.errors import PyPdfError

    odd = (
        PyPdfError,
        ArithmeticError,
        AssertionError,
        AttributeError,
        LookupError,
        RecursionError,
        TypeError,
        ValueError,
    )
    try:
        yield
    except odd:
        raise _unreadable("") from None


def _check_bytes(pdf: bytes) -> None:
    if len(pdf) > MAX_FILE:
        raise BadInput.because(
            f"tệp PDF lớn hơn {MAX_FILE // 1024 // 1024} MB.", "Hãy chia nhỏ hoặc nén lại tệp."
        )
    if b"%PDF-" not in pdf[:1024]:
        raise BadInput.because("tệp không phải là PDF.", "Hãy chọn lại tệp.")


def _unreadable(reason: str) -> BadInput:
    if "password" in reason.lower():
        return BadInput.because("tệp PDF được đặt mật khẩu.", "Hãy bỏ mật khẩu rồi thử lại.")
    return BadInput.because("tệp PDF bị hỏng, không đọc được.", "Hãy xin hoặc quét lại tệp.")


def pages_of(document: Any) -> Iterator[Any]:
    """The pages one after the other, each closed before the next is loaded."""
    for index in range(len(document)):
        page = document[index]
        try:
            yield page
        finally:
            page.close()


@contextmanager
def text_page(page: Any) -> Iterator[Any]:
    """The text layer of a page."""
    layer = page.get_textpage()
    try:
        yield layer
    finally:
        layer.close()
