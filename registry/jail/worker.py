"""The child that reads one foreign file and prints what it says as JSON (tiến trình đọc tệp lạ)."""

from __future__ import annotations

import base64
import json
import sys
from collections.abc import Callable
from dataclasses import asdict
from datetime import date
from pathlib import Path
from typing import Any

from doc_engine.errors import BadInput


def _docx_text(data: bytes) -> str:
    from doc_engine.gate import admit_container
    from doc_engine.ooxml.text import docx_text

    admit_container(data, "docx")
    return docx_text(data)


def _docx_draft(data: bytes) -> dict[str, Any]:
    """The data file that makes a finished Word document again, its words, and what could not be placed."""
    from doc_engine.datafile import dump_draft
    from doc_engine.gate import admit_container
    from doc_engine.ooxml.reader import read_paper
    from doc_engine.redraft import redraft
    from doc_engine.redraft.of_paper import page_of

    admit_container(data, "docx")
    found = redraft(page_of(read_paper(data)))
    return {"text": dump_draft(found.draft), "warnings": list(found.warnings)}


def _pdf_text(data: bytes) -> list[str]:
    from doc_engine.pdf.columns import columned_text

    return columned_text(data)


def _pdf_pages(data: bytes) -> dict[str, Any]:
    """The text of each page, and which of them are pictures of paper."""
    from doc_engine.pdf.columns import columned_text
    from doc_engine.pdf.scans import pictured_pages

    return {"text": columned_text(data), "pictured": pictured_pages(data)}


def _pdf_scans(pdf: bytes) -> list[str]:
    """The first pages as grey PNG pictures in base64, sharp enough to be read by a machine."""
    from doc_engine.pdf.pictures import pictures_of

    scans = pictures_of(pdf, dots_per_inch=200, pages=10, grey=True)
    return [base64.b64encode(scan).decode("ascii") for scan in scans]


def _pdf_soft_scan(pdf: bytes) -> str:
    """The first page as a coarser picture, on which specks and ragged edges are gone and letters are not."""
    from doc_engine.pdf.pictures import pictures_of

    (scan,) = pictures_of(pdf, dots_per_inch=150, pages=1, grey=True)
    return base64.b64encode(scan).decode("ascii")


def _html_text(page: bytes) -> str:
    from doc_engine.reading.copies.page import page_text

    return page_text(page.decode("utf-8"))


def _pdf_fill(order: bytes) -> str:
    """A JSON object with the PDF in base64, its number, symbol and day of issue; the filled PDF in base64."""
    from doc_engine.pdf.filling import fill_number

    asked = json.loads(order)
    pdf, issued_on = base64.b64decode(asked["pdf"]), date.fromisoformat(asked["issued_on"])
    filled = fill_number(pdf, asked["number"], issued_on, symbol=asked["symbol"])
    return base64.b64encode(filled).decode("ascii")


def _pdf_copy(order: bytes) -> str:
    """A JSON object with two PDFs in base64, what goes `on` the `pdf`, and whether as a note; the result in base64."""
    from doc_engine.pdf.overlaying import with_copy_block, with_copy_note

    asked = json.loads(order)
    lay = with_copy_note if asked["note"] else with_copy_block
    return base64.b64encode(lay(base64.b64decode(asked["pdf"]), base64.b64decode(asked["on"]))).decode(
        "ascii"
    )


def _pdf_stamp(order: bytes) -> dict[str, Any]:
    """A JSON object with the PDF in base64, the words of the dấu ĐẾN and perhaps its place; the copy and the place."""
    from doc_engine.arrival_stamp import ArrivalStamp
    from doc_engine.pdf.stamping import with_arrival_stamp

    asked = json.loads(order)
    at = (asked["at"][0], asked["at"][1]) if asked["at"] else None
    made = with_arrival_stamp(base64.b64decode(asked["pdf"]), ArrivalStamp(**asked["stamp"]), at)
    return {**asdict(made), "pdf": base64.b64encode(made.pdf).decode("ascii")}


def _check(order: bytes) -> dict[str, Any]:
    from registry.jail.checking import check_docx

    return check_docx(order)


def _pdf_pictures(pdf: bytes) -> list[str]:
    from registry.jail.checking import pictures

    return pictures(pdf)


def _sheets(data: bytes) -> list[dict[str, Any]]:
    from registry.jail.spreadsheet import sheets_of

    return sheets_of(data)


def _printed_sheets(data: bytes) -> list[dict[str, Any]]:
    from registry.jail.spreadsheet import sheets_of

    return sheets_of(data, printed=True)


OPERATIONS: dict[str, Callable[[bytes], Any]] = {
    "docx_text": _docx_text,
    "docx_draft": _docx_draft,
    "pdf_text": _pdf_text,
    "pdf_pages": _pdf_pages,
    "pdf_scans": _pdf_scans,
    "pdf_soft_scan": _pdf_soft_scan,
    "html_text": _html_text,
    "pdf_fill": _pdf_fill,
    "pdf_copy": _pdf_copy,
    "pdf_pictures": _pdf_pictures,
    "pdf_stamp": _pdf_stamp,
    "check": _check,
    "sheets": _sheets,
    "printed_sheets": _printed_sheets,
}


def main(operation: str, path: str) -> None:
    """Read the file at `path`; exit 0 with the answer, or 2 with the list of problems."""
    try:
        answer = OPERATIONS[operation](Path(path).read_bytes())
    except BadInput as refused:
        _print([asdict(problem) for problem in refused.problems])
        sys.exit(BadInput.exit_code)
    _print(answer)


def _print(value: Any) -> None:
    sys.stdout.buffer.write(json.dumps(value, ensure_ascii=True).encode("ascii"))


if __name__ == "__main__":
    main(*sys.argv[1:])
