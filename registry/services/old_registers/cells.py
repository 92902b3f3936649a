"""What the cells of an old register mean (đọc ô sổ cũ): days however typed, numbers, types; problems as values."""

from __future__ import annotations

import re
from datetime import date, timedelta

from doc_engine.dates import PartialDate, parse_date
from doc_engine.errors import BadInput
from doc_engine.notation import Notation
from doc_engine.terms import DocumentType
from doc_engine.text import fold, squeeze

_SERIAL = re.compile(r"^\d{5}$")
_TIME = re.compile(r"\s+\d{1,2}:\d{2}(?::\d{2})?$")
_SHORT_YEAR = re.compile(r"^(\d{1,2})\s*[/.-]\s*(\d{1,2})\s*[/.-]\s*(\d{2})$")
_NO_YEAR = re.compile(r"^(\d{1,2})\s*[/.-]\s*(\d{1,2})$")
_EXCEL_ZERO = date(1899, 12, 30)
_EARLIEST, _LATEST = 15_000, 80_000  # serial days from 1941 to 2119
_LABELLED = re.compile(r"^\s*số\s*[:.]?\s*", re.IGNORECASE)
_ABBREVIATIONS = {fold(member.abbreviation): member for member in DocumentType if member.abbreviation}
_BY_LENGTH = sorted(DocumentType, key=lambda member: -len(member.label))


def day_of(text: str, year: int | None, *, field: str) -> PartialDate:
    """A day as d/m/yyyy, d/m/yy, d/m (with the map's year) or Excel's serial number; raises `BadInput`."""
    text = _TIME.sub("", squeeze(text))
    if _SERIAL.match(text) and _EARLIEST <= int(text) <= _LATEST:
        return PartialDate.of(_EXCEL_ZERO + timedelta(days=int(text)))
    short, bare = _SHORT_YEAR.match(text), _NO_YEAR.match(text)
    if short:
        text = f"{short[1]}/{short[2]}/20{short[3]}"
    elif bare and year:
        text = f"{bare[1]}/{bare[2]}/{year}"
    return parse_date(text, field=field)


def whole_day(text: str, year: int | None, *, field: str) -> date:
    """The same, whole; raises `BadInput`."""
    day = day_of(text, year, field=field)
    if day.whole is None:
        raise BadInput.because(f"“{text}” chưa đủ ngày, tháng, năm.", field=field)
    return day.whole


def notation_of(text: str, number: str, symbol: str) -> Notation | None:
    """Số, ký hiệu from one cell, or from a number and a symbol; None where they make none."""
    text = _LABELLED.sub("", squeeze(text))
    if text and not text.isdigit():
        found = Notation.try_parse(text)
        if found is not None:
            return found
    digits, sign = _LABELLED.sub("", squeeze(number or text)), squeeze(symbol).lstrip("/- ")
    return Notation.try_parse(f"{digits}/{sign}") if digits and sign else None


def type_of(said: str, subject: str, notation: Notation | None, default: str) -> DocumentType | None:
    """The type that a line says, or that its subject begins with, or that its symbol names; else the default."""
    for words in (said, default):
        if words:
            found = DocumentType.find(words) or _ABBREVIATIONS.get(fold(words))
            if isinstance(found, DocumentType):
                return found
    folded = fold(subject)
    opening = next((m for m in _BY_LENGTH if folded.startswith(f"{fold(m.label)} ")), None)
    named = [
        _ABBREVIATIONS[fold(group)]
        for group in (notation.groups if notation else ())
        if fold(group) in _ABBREVIATIONS
    ]
    if opening or named:
        return opening or named[0]
    return DocumentType.CONG_VAN if notation else None


def without_type(subject: str, kind: DocumentType | None) -> str:
    """The subject without the name of its type, and without V/v."""
    text = squeeze(subject)
    if kind and fold(text).startswith(f"{fold(kind.label)} "):
        text = text[len(kind.label) :].strip()
    return re.sub(r"^(?:v/v|về việc)\s*[:.]?\s*", "", text, flags=re.IGNORECASE) or squeeze(subject)


def titled(kind: DocumentType | None, subject: str) -> str:
    """Tên loại và trích yếu, as the register's column has them."""
    text = squeeze(subject)
    if kind is None or fold(text).startswith(fold(kind.label)):
        return text
    if kind is DocumentType.CONG_VAN:
        return f"Công văn về việc {without_type(text, kind)}"
    return f"{kind.label} {text}"
