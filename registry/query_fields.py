"""The fields of a search (mục tìm), each with how its value is taken; wrong values are collected, not raised."""

from __future__ import annotations

import re
from calendar import monthrange
from dataclasses import dataclass, field
from datetime import date

from doc_engine.dates import PartialDate
from doc_engine.errors import Problem
from doc_engine.terms import DocumentType, type_label_of_symbol
from doc_engine.text import fold, nfc
from registry.model import Direction

FIELDS = {
    "loai": "loại văn bản (KH, Kế hoạch, ke_hoach)",
    "coquan": "cơ quan ban hành",
    "nam": "năm ban hành",
    "so": "số hoặc số, ký hiệu",
    "soden": "số đến",
    "tu": "ban hành từ ngày, tháng hoặc năm",
    "den": "ban hành đến hết ngày, tháng hoặc năm",
    "trichyeu": "từ ngữ trong trích yếu",
    "nguoiky": "người ký",
    "noinhan": "nơi nhận",
    "huong": "hướng văn bản: đi, đến hoặc viện dẫn",
}


@dataclass(slots=True)
class Parts:
    """What was taken of a search so far."""

    words: list[str] = field(default_factory=list)
    types: list[str] = field(default_factory=list)
    issuers: list[str] = field(default_factory=list)
    years: list[int] = field(default_factory=list)
    numbers: list[str] = field(default_factory=list)
    arrivals: list[int] = field(default_factory=list)
    subjects: list[str] = field(default_factory=list)
    signers: list[str] = field(default_factory=list)
    recipients: list[str] = field(default_factory=list)
    directions: list[Direction] = field(default_factory=list)
    from_on: PartialDate | None = None
    to_on: PartialDate | None = None
    problems: list[Problem] = field(default_factory=list)


def _take_type(value: str, parts: Parts) -> None:
    found = DocumentType.find(value)
    label = found.label if found else _label_of_abbreviation(value)
    if label:
        parts.types.append(label)
    else:
        parts.problems.append(Problem(f"không có loại văn bản “{value}”.", "Ví dụ: loai:KH, loai:cong_van."))


def _label_of_abbreviation(value: str) -> str | None:
    wanted = fold(value)
    for member in DocumentType:
        if isinstance(member, DocumentType) and member.abbreviation and fold(member.abbreviation) == wanted:
            return member.label
    return "Công văn" if wanted == "cv" else type_label_of_symbol(nfc(value))


def _take_name(value: str, names: list[str], example: str, parts: Parts) -> None:
    """A name or words in a field: compared folded, so something must be left after folding."""
    if any(char.isalnum() for char in value):
        names.append(fold(value))
    else:
        parts.problems.append(Problem("mục tìm chưa có từ nào sau dấu hai chấm.", f"Ví dụ: {example}."))


def _take_issuer(value: str, parts: Parts) -> None:
    _take_name(value, parts.issuers, 'coquan:"Sở Tư pháp"', parts)


def _take_subject(value: str, parts: Parts) -> None:
    _take_name(value, parts.subjects, 'trichyeu:"hòa giải"', parts)


def _take_signer(value: str, parts: Parts) -> None:
    _take_name(value, parts.signers, 'nguoiky:"Trần Văn Bình"', parts)


def _take_recipient(value: str, parts: Parts) -> None:
    _take_name(value, parts.recipients, 'noinhan:"Công an tỉnh"', parts)


def _take_year(value: str, parts: Parts) -> None:
    if re.fullmatch(r"[0-9]{4}", value):
        parts.years.append(int(value))
    else:
        parts.problems.append(Problem(f"“{value}” không phải là năm.", "Hãy viết bốn chữ số: nam:2024."))


def _take_number(value: str, parts: Parts) -> None:
    parts.numbers.append(fold(value).lstrip("0"))


def _take_arrival(value: str, parts: Parts) -> None:
    if re.fullmatch(r"[0-9]{1,9}", value):
        parts.arrivals.append(int(value))
    else:
        parts.problems.append(Problem(f"“{value}” không phải là số đến.", "Ví dụ: soden:152."))


def _take_from(value: str, parts: Parts) -> None:
    parts.from_on = _day(value, parts, "tu:01/03/2024") or parts.from_on


def _take_to(value: str, parts: Parts) -> None:
    found = _day(value, parts, "den:31/12/2024")
    if found and found.year:  # a blank month or day means all of them
        month = found.month or 12
        last = found.day or monthrange(found.year, month)[1]
        parts.to_on = PartialDate(found.year, month, last)


def _day(value: str, parts: Parts, example: str) -> PartialDate | None:
    match = re.fullmatch(r"(?:(?:([0-9]{1,2})[/-])?([0-9]{1,2})[/-])?([0-9]{4})", value)
    whole = re.fullmatch(r"([0-9]{4})-([0-9]{2})-([0-9]{2})", value)
    numbers = match.groups() if match else whole.groups()[::-1] if whole else None
    try:
        day, month, year = (int(number) if number else None for number in numbers or ())
        date(year or 1, month or 1, day or 1)
    except ValueError:
        parts.problems.append(Problem(f"“{value}” không phải là ngày.", f"Ví dụ: {example}."))
        return None
    return PartialDate(year, month, day)


_DIRECTIONS = {
    "di": Direction.OUTGOING,
    "den": Direction.INCOMING,
    "vien dan": Direction.KNOWN,
    "viendan": Direction.KNOWN,
}


def _take_direction(value: str, parts: Parts) -> None:
    found = _DIRECTIONS.get(fold(value).replace("_", " "))
    if found:
        parts.directions.append(found)
    else:
        parts.problems.append(Problem(f"không có hướng “{value}”.", "Hãy viết huong:đi hoặc huong:đến."))


TAKERS = {
    "loai": _take_type,
    "coquan": _take_issuer,
    "nam": _take_year,
    "so": _take_number,
    "soden": _take_arrival,
    "tu": _take_from,
    "den": _take_to,
    "trichyeu": _take_subject,
    "nguoiky": _take_signer,
    "noinhan": _take_recipient,
    "huong": _take_direction,
}
