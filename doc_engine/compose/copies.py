"""Copies (bản sao): the block that follows a copied paper, and the words on a copied file.

Điều 25–27; Phụ lục I, Phần II; Phụ lục III, forms 3.1 and 3.2.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from datetime import datetime

from doc_engine.compose.header import BLANK_NUMBER, agency_lines
from doc_engine.compose.recipients import listed_recipients
from doc_engine.compose.remarks import remark
from doc_engine.compose.signature import signature_findings, signature_lines
from doc_engine.composed import Composed, FieldValue
from doc_engine.dates import long_date
from doc_engine.findings import Finding
from doc_engine.model import Copy

COPY_KEY = "ban_sao"
_BLANK = "\u00a0" * 4
_ARTICLE = "Phụ lục I, Phần II"


def compose_copy(copy: Copy) -> Composed:
    """The copy block (Mẫu 3.1): who copies, number, SAO Y | SAO LỤC | TRÍCH SAO, place and day, who signs."""
    fields: dict[str, FieldValue] = {
        "co_quan": agency_lines(copy.issuer.name, copy.issuer.parent_body),
        "ten_co_quan": copy.issuer.name,
        "so": copy.number or BLANK_NUMBER,
        "ky_hieu": copy.symbol,
        "ten_loai": copy.kind.title,
        "dia_danh": copy.place,
        "ngay_thang": long_date(copy.issued_on, _BLANK),
        "quyen_han": signature_lines(copy.signatory),
        "chuc_vu_khac": list(copy.signatory.other_office),
        "ho_ten": copy.signatory.full_name,
        "noi_nhan": listed_recipients(copy.recipients, copy.archive),
    }
    return Composed(
        COPY_KEY,
        fields,
        (),
        findings=tuple(_findings(copy)),
        title=copy.kind.label,
        author=copy.issuer.name,
        symbol=copy.symbol,
    )


def copy_note(copy: Copy, at: datetime) -> str:
    """The words at the top right of a copied file (ô 14): kind of copy, agency, day, time with its zone (ISO 8601)."""
    moment = at.isoformat(timespec="seconds")
    return f"{copy.kind.title}; {copy.issuer.name}; {at:%d/%m/%Y}; {moment.partition('T')[2]}"


def _findings(copy: Copy) -> Iterator[Finding]:
    if copy.kind.abbreviation not in re.split(r"[-/]", copy.symbol):
        message = f"ký hiệu của {copy.kind.label.lower()} phải có chữ viết tắt “{copy.kind.abbreviation}”."
        required = f"{copy.kind.abbreviation}-…"
        yield remark("SK01", "3", "ký hiệu", message, found=copy.symbol, required=required, article=_ARTICLE)
    yield from signature_findings(copy.signatory)
