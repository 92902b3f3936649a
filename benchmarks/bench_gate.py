"""The gate and the PDF door on a document of many pages, and the converter on one and on twenty letters."""

from __future__ import annotations

import io
from collections.abc import Callable, Iterator

from doc_engine.gate import admit_container, sealed
from doc_engine.pdf import boxes_of, join, text_of
from registry.jail import LibreOffice, in_child


def _document(paragraphs: int) -> bytes:
    import docx

    document = docx.Document()
    for number in range(paragraphs):
        document.add_paragraph(
            f"{number}. Các cơ quan, đơn vị báo cáo kết quả thực hiện trước ngày 15 hằng tháng."
        )
    out = io.BytesIO()
    document.save(out)
    return out.getvalue()


def measure_gate_of_2000_paragraphs() -> Iterator[Callable[[], object]]:
    docx = _document(2_000)
    yield lambda: admit_container(docx, "docx")


def measure_sealing_of_2000_paragraphs() -> Iterator[Callable[[], object]]:
    docx = _document(2_000)
    yield lambda: sealed(docx)


def measure_one_letter_to_pdf() -> Iterator[Callable[[], object]]:
    docx, converter = _document(30), LibreOffice()
    yield lambda: converter.to_pdf(docx)


def measure_twenty_letters_to_pdf() -> Iterator[Callable[[], object]]:
    docx, converter = _document(30), LibreOffice()
    yield lambda: converter.many_to_pdf([docx] * 20)


def measure_text_of_50_pages() -> Iterator[Callable[[], object]]:
    pdf = LibreOffice().to_pdf(_document(2_000))
    yield lambda: text_of(pdf)


def measure_boxes_of_50_pages() -> Iterator[Callable[[], object]]:
    pdf = LibreOffice().to_pdf(_document(2_000))
    yield lambda: boxes_of(pdf)


def measure_joining_100_letters() -> Iterator[Callable[[], object]]:
    pdf = LibreOffice().to_pdf(_document(30))
    yield lambda: join([pdf] * 100)


def measure_reading_in_a_child() -> Iterator[Callable[[], object]]:
    pdf = LibreOffice().to_pdf(_document(30))
    yield lambda: in_child("pdf_text", pdf)
