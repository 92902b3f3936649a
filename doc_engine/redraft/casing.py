"""Words set in capitals, in the case they are written in (trả lại chữ thường): printing sets them in capitals again."""

from __future__ import annotations

import re

from doc_engine.reading.copies.source import Source, bare_of
from doc_engine.reading.names.name_case import in_case
from doc_engine.redraft.said import is_upper

_OFFICES = [
    "Thủ tướng",
    "Tổng Giám đốc",
    "Giám đốc",
    "Chủ tịch",
    "Bộ trưởng",
    "Thứ trưởng",
    "Chánh Văn phòng",
    "Chánh Thanh tra",
    "Chánh án",
    "Hiệu trưởng",
    "Tổng cục trưởng",
    "Chi cục trưởng",
    "Cục trưởng",
    "Vụ trưởng",
    "Viện trưởng",
    "Trưởng ban",
    "Trưởng phòng",
    "Trưởng đoàn",
    "Chi nhánh trưởng",
    "Chỉ huy trưởng",
    "Tư lệnh",
    "Chủ nhiệm",
    "Bí thư",
    "Thống đốc",
    "Tổng Thanh tra",
    "Tổng Kiểm toán",
]
_NAMES = "|".join(sorted((re.escape(bare_of(office)) for office in _OFFICES), key=len, reverse=True))
_OFFICE = re.compile(rf"(?P<before>(?:pho|quyen|q\.|phu trach)\s+)?(?P<office>{_NAMES})(?!\w)(?P<rest>.*)$")
_BY_BARE = {bare_of(office): office for office in _OFFICES}


_SIDES = re.compile(r"(?:chu toa|thu ky|dai dien ben [ab]|nguoi ghi bien ban)$")


def starts_with_office(text: str) -> bool:
    """Whether the line begins with an office: "PHÓ CHỦ TỊCH", "GIÁM ĐỐC SỞ TƯ PHÁP", or names a side that signs."""
    bare = bare_of(text)
    return bool(_OFFICE.match(bare) or _SIDES.match(bare))


def cased(source: Source, text: str) -> str:
    """An office or a body as it is written; what is not in capitals stays as it is. `upper()` gives the line back."""
    if not is_upper(text):
        return text
    found = _OFFICE.match(bare_of(text))
    written = _office(source, text, found) if found else in_case(source, text)
    return written if written.upper() == text else text.capitalize()


def _office(source: Source, text: str, found: re.Match[str]) -> str:
    before = text[: found.start("office")].capitalize()
    rest = text[found.start("rest") :].strip()
    shown = in_case(source, rest) if rest else ""
    return f"{before}{_BY_BARE[found['office']]} {shown}".strip()
