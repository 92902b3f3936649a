"""Gaps of blanks in a line (khoảng trắng): between two cells of a row, or between words of a line set to both margins."""

from __future__ import annotations

import re

from doc_engine.patterns import late
from doc_engine.reading.copies.source import bare_of
from doc_engine.reading.words.vocabulary import SURNAMES

# What begins a cell behind a gap of blanks: a capacity, a number, a place with its day, a label, quốc hiệu.
_BEGINS = late(
    r"(?:(?:TM|KT|TL|TUQ|Q)[.,](?!\d)|[TK]/[MTL]|S[ốo]\s?:|V/v|Nơi nhận\s?:|Kính gửi\s?:|[^,\n]{2,40},\s{0,3}ngày|\(?(?:[Đđ]ã ký|ĐÃ KÝ|[Kk]ý tên)|"
    r"[-–“\"/]|CỘNG H|ĐẢNG CỘNG|VIỆT NAM|Độc lập)"
)
_HEADS = late(
    r"(?:ỦY BAN|UỶ BAN|UBND|HỘI ĐỒNG|SỞ|BỘ|CHỦ TỊCH|PHÓ|GIÁM ĐỐC|TRƯỞNG|HIỆU TRƯỞNG|CHÁNH|BÍ THƯ|TỔNG|CỤC|CHI CỤC|QUYỀN|THỨ TRƯỞNG|CHỦ NHIỆM|"
    r"VỤ TRƯỞNG|VIỆN TRƯỞNG)(?!\w)"
)
_ITEM = late(r"[\s|]{0,40}[-–]\s")
# What no cell ends with: "PHÓ   CHÁNH VĂN PHÒNG", "TM.   ỦY BAN", "tỉnh   Lào Cai", "số   1739/QĐ-TTg".
_OPEN = late(
    r"(?:^|[\s|])(?:PHÓ|QUYỀN|(?:TM|KT|TL|TUQ|Q)\.|[TK]/[MTL]|tỉnh|thành phố|xã|phường|đặc khu|huyện|của|và|các|số|ngày|tháng|năm|khu vực)$"
)
_PLACE_BEGUN = late(r"[ \t|]{0,80}(?:[A-ZĐ][^\W\d_]{1,6}\s?){1,2}")  # "Ea   Súp, ngày"
_OFFICES = late(r"(?:CHỦ TỊCH|PHÓ|GIÁM ĐỐC|\w{0,4} ?TRƯỞNG|CHÁNH|BÍ THƯ|TỔNG|QUYỀN|CHỦ NHIỆM)(?!\w)")
_MARKS = ("-", "–", "•", "+")
_WIDEST, _TIGHT = 8, 3  # blanks: no column is nearer than the one; small letters go on over the other
_REACH = 80  # characters on either side: enough to know a cell by


def is_inside(line: str, gap: re.Match[str]) -> bool:
    """Whether a gap stands inside a cell: no column is so near, and what stands behind it goes on with what stands before."""
    wide = gap.end() - gap.start()
    if wide > _WIDEST or "|" in gap[0]:
        return False
    before = line[max(0, gap.start() - _REACH) : gap.start()].rstrip()
    behind = line[gap.end() : gap.end() + _REACH]
    if not before or not behind:
        return False
    if before.strip(" |\t") in _MARKS:
        return True
    if behind[0].islower():
        return before[-1].isalnum() or before[-1] in ",.(-–•+"
    return wide <= _TIGHT and _is_one_cell(before, behind, item=bool(_ITEM.match(line)))


def _is_one_cell(before: str, behind: str, *, item: bool) -> bool:
    words = behind.split()
    if _is_person([*before.split(), *words]):
        return True
    if _BEGINS.match(behind):
        return _PLACE_BEGUN.fullmatch(before) is not None
    if _is_person(words):
        return False
    if _OPEN.search(before):
        return True
    if item:
        return (before[-1] in ",:" or before[-1].isalnum()) and not _OFFICES.match(behind)
    return _goes_on(before, behind)


def _goes_on(before: str, behind: str) -> bool:
    if _HEADS.match(behind) or not (before[-1].isalnum() or before[-1] == ","):
        return False
    words = behind.split()
    named = len(words) > 1 and all(word[:1].isupper() and not word.isupper() for word in words[:2])
    shouted = before.rsplit(maxsplit=1)[-1].strip(",").isupper()
    return shouted == words[0].isupper() and not named and not words[0][0].isdigit()


def _is_person(words: list[str]) -> bool:
    """Whether these are the words of one person's name, whose surname may stand apart."""
    shaped = all(word[:1].isupper() and (word[1:].islower() or len(word) == 1) for word in words)
    return shaped and 2 <= len(words) <= 6 and bare_of(words[0]) in SURNAMES
