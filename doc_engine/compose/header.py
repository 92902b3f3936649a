"""The head of the document (ô 2–5): agency lines, number and symbol, day, type and subject.

Phụ lục I, Phần I, Mục II.2–5.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from doc_engine.compose.remarks import remark
from doc_engine.composed import FieldValue
from doc_engine.dates import long_date
from doc_engine.findings import Finding, Severity
from doc_engine.model import Draft
from doc_engine.terms import DocumentType
from doc_engine.text import fold, same, squeeze

BLANK_NUMBER = "\u00a0" * 11  # as wide as five digits: the number is filled in after the signature
_BLANK_DATE = "\u00a0" * 4
_UNIT = r"(?:tỉnh|thành phố|tp\.?|huyện|quận|thị xã|xã|phường|thị trấn|đặc khu)"
_PLACE = re.compile(rf"^(?P<body>.*\S)\s+(?P<unit>{_UNIT})\s+(?P<name>\S.*)$", re.IGNORECASE)
_TWO_LINES = (
    "Ủy ban nhân dân",
    "Hội đồng nhân dân",
    "Tòa án nhân dân",
    "Viện kiểm sát nhân dân",
    "Đoàn đại biểu Quốc hội",
)
_ALSO_LAW = {DocumentType.QUYET_DINH, DocumentType.NGHI_QUYET}
_UNTITLED = {DocumentType.GIAY_GIOI_THIEU, DocumentType.GIAY_NGHI_PHEP}
_ABOUT = re.compile(r"^(?:v/v\.?:?|về việc:?)\s+", re.IGNORECASE)


def header_fields(draft: Draft) -> dict[str, FieldValue]:
    """The fields of the head, as the templates name them."""
    letter = draft.type is DocumentType.CONG_VAN
    undated = draft.type is DocumentType.BIEN_BAN  # Mẫu 1.9 has no place-and-date line
    subject = _ABOUT.sub("", draft.subject) if letter else draft.subject
    return {
        "co_quan_chu_quan": parent_lines(draft.issuer.parent_body),
        "co_quan": agency_lines(draft.issuer.name, draft.issuer.parent_body),
        "ten_co_quan": draft.issuer.name,
        "so": draft.number or BLANK_NUMBER,
        "ky_hieu": draft.symbol or "",
        "dia_danh": "" if undated else draft.place,
        "ngay_thang": "" if undated else long_date(draft.issued_on, _BLANK_DATE),
        "ten_loai": "" if letter else draft.type.label.upper(),
        "trich_yeu": "" if draft.type in _UNTITLED else subject,
    }


def parent_lines(parent_body: str | None) -> list[str]:
    """Tên cơ quan chủ quản in capitals, [] when there is none."""
    return _split(squeeze(parent_body)) if parent_body else []


def agency_lines(name: str, parent_body: str | None = None) -> list[str]:
    """Tên cơ quan ban hành in capitals: without the place its parent already names, people's bodies on two lines."""
    words = squeeze(name).split(" ")
    if len(words) > 4 and same(" ".join(words[:2]), "Chủ tịch") and same(" ".join(words[2:6]), _TWO_LINES[0]):
        words = words[2:]  # the chairman's decisions carry the committee's head
    return _split(_without_parents_place(" ".join(words), parent_body or ""))


def _split(name: str) -> list[str]:
    words = name.split(" ")
    for body in _TWO_LINES:
        count = body.count(" ") + 1
        if len(words) > count and same(" ".join(words[:count]), body):
            return [" ".join(words[:count]).upper(), " ".join(words[count:]).upper()]
    return [name.upper()]


def _without_parents_place(name: str, parent_body: str) -> str:
    parent, own = _PLACE.match(squeeze(parent_body)), _PLACE.match(name)
    if parent is None or any(fold(name).startswith(fold(body)) for body in _TWO_LINES):
        return name
    if own and same(own["name"], parent["name"]) and _unit(own["unit"]) == _unit(parent["unit"]):
        return own["body"]
    tail = f" {parent['name']}"
    if fold(name).startswith("so ") and same(name[-len(tail) :], tail) and len(name) > len(tail) + 3:
        return name[: -len(tail)].rstrip()
    return name


def _unit(word: str) -> str:
    return "thanh pho" if fold(word).startswith("tp") else fold(word)


def header_findings(draft: Draft) -> Iterator[Finding]:
    """What departs from the form in the head."""
    if re.match(r"^(?:UBND|HĐND)\b", draft.issuer.name):
        message = "tên cơ quan ban hành phải ghi đầy đủ, không viết tắt."
        yield remark("CQ01", "2", "tên cơ quan ban hành", message, found=draft.issuer.name)
    if draft.number and draft.number.isdigit() and len(draft.number) == 1:
        message = "số nhỏ hơn 10 phải ghi thêm số 0 phía trước."
        yield remark("SK03", "3", "số", message, found=draft.number, required=f"0{draft.number}")
    if draft.type is not DocumentType.CONG_VAN and draft.subject.lower().startswith("v/v"):
        message = "chỉ công văn ghi “V/v”; văn bản có tên loại ghi trích yếu ngay dưới tên loại."
        yield remark("TY01", "5a", "trích yếu", message, found=draft.subject[:20])
    yield from _symbol_findings(draft)


def _symbol_findings(draft: Draft) -> Iterator[Finding]:
    if not draft.symbol:
        yield remark("SK01", "3", "ký hiệu", "chưa có ký hiệu văn bản.", severity=Severity.ERROR)
        return
    groups = re.split(r"[-/]", draft.symbol)
    if re.match(r"\d{4}/", draft.symbol) and draft.type in _ALSO_LAW:
        message = (
            f"ký hiệu có năm ban hành là của {draft.type.label.lower()} quy phạm pháp luật; "
            f"mẫu này chỉ dùng cho {draft.type.label.lower()} cá biệt."
        )
        required = draft.symbol.partition("/")[2]
        yield remark("QP01", "3", "ký hiệu", message, found=draft.symbol, required=required, article="Điều 7")
    abbreviation = draft.type.abbreviation
    if abbreviation and abbreviation not in groups and not draft.co_issuers:
        message = f"ký hiệu của {draft.type.label.lower()} phải có chữ viết tắt tên loại “{abbreviation}”."
        required = f"{abbreviation}-{draft.symbol}"
        yield remark("SK01", "3", "ký hiệu", message, found=draft.symbol, required=required)
    if draft.type is DocumentType.CONG_VAN and "CV" in groups:
        message = "công văn không có chữ viết tắt tên loại, ký hiệu không ghi “CV”."
        yield remark("SK02", "3", "ký hiệu", message, found=draft.symbol)
