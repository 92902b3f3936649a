"""Papers that a copy set on one line (văn bản dồn thành một dòng): broken again where a line can begin and nothing else can.

Only a line that has quốc hiệu and the words of the body behind it is broken; what begins a line there is the same as in
any paper: labels, the title, bases, articles, numbered items, recipients, offices.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from doc_engine.patterns import late
from doc_engine.terms import CITED_ONLY_TYPES, DocumentType
from doc_engine.text import UPPER

_NATION = late(r"CỘNG H(?:ÒA|OÀ) XÃ HỘI CHỦ NGHĨA VIỆT NAM|ĐẢNG CỘNG SẢN VIỆT NAM")
_BODY = late(r"(?<!\w)(?:Kính g[ửở]i ?:|Căn cứ |Nơi nhận ?:|Điều 1\.|QUYẾT ĐỊNH ?:|như sau ?:)")
_LEAST = 200  # characters
_FIRST_LINES, _LAST_LINES = (
    6,
    8,
)  # quốc hiệu stands in one of the first, and few follow: the recipients, an annex

_LABELS = (*(kind.label for kind in DocumentType), *CITED_ONLY_TYPES)
_TITLES = "|".join(sorted((re.escape(label.upper()) for label in _LABELS), key=len, reverse=True))
_DAY = r"ngày[ \d.…]{1,12}tháng[ \d.…]{1,12}năm[ .…]{1,6}(?:19|20)\d\d"
_NAME = rf"[{UPPER}][^\W\d_{UPPER}]{{1,6}}"
# Labels of the head: a line begins before them. With what the line above may end with, so that "số:" in a sentence is none.
_IN_HEAD = late(
    rf"(?<=\s)(?:{_NATION.pattern}|Độc lập ?[-–] ?Tự do|Số ?: ?(?=[\d./…])|Số \d{{1,5}}-|V/v(?!\w)|Kính g[ửở]i ?:|"
    rf"(?:(?:T[Pp]\.|Thành phố) ?)?{_NAME}(?:[ -]{_NAME}){{0,4}}, {_DAY}|[-–—_*─]{{4,40}})"
)
_BEHIND_IN_HEAD = late(rf"(?:{_NATION.pattern}|[Hh]ạnh [Pp]húc|, {_DAY}|[-–—_*─]{{4,40}})[ .]{{0,3}}(?=\s)")
_TITLE = late(rf"(?<=\s)(?:{_TITLES})(?=\s{{1,4}}[^\W\d_])")
# What begins the body behind subject or addressees.
_OPENS = late(
    r"(?<=[\w”\").–—_*─-][ ])(?:Căn cứ|Thực hiện|Triển khai|Thi hành|Theo|Xét|Để|Nhằm|Trên cơ sở|Phúc đáp|Trả lời|Ngày(?= \d)|Vừa qua|Hiện nay|Trong thời gian|Nhân dịp)(?=\s)"
    r"|(?<=[a-zà-ỹ.] )(?:Sở|Bộ|Tổng cục|Cục|Ủy ban nhân dân|UBND|Văn phòng|Phòng|Thanh tra)\s[^.,;:()]{2,70}?\s"
    r"(?:nhận được|có ý kiến|đề nghị|yêu cầu|thông báo|báo cáo|hướng dẫn|kính)(?=\s)"
)
_AUTHORITY = late(
    r"(?<=\s)(?:(?:CHỦ TỊCH|BỘ TRƯỞNG|GIÁM ĐỐC|HIỆU TRƯỞNG|CHÁNH VĂN PHÒNG|(?:CHI |TỔNG )?CỤC TRƯỞNG|CHÁNH ÁN)\s)?(?:(?:ỦY|UỶ) BAN THƯỜNG VỤ QUỐC HỘI|ỦY BAN|UỶ BAN|HỘI ĐỒNG NHÂN DÂN|THỦ TƯỚNG CHÍNH PHỦ|CHÍNH PHỦ|QUỐC HỘI|BỘ|SỞ|CHỦ TỊCH|BỘ TRƯỞNG|"
    r"GIÁM ĐỐC|HIỆU TRƯỞNG|BAN|CÔNG AN|TRƯỜNG|VĂN PHÒNG|PHÒNG|TRUNG TÂM|CÔNG TY|VIỆN|HỌC VIỆN|(?:CHI |TỔNG )?CỤC|TÒA ÁN)(?=\s)"
)
_SMALL_WORD = late(rf"(?<!\w)[^\W\d_]?[^\W\d_{UPPER}]{{1,7}}(?!\w)")
_ADDRESSED = late(r"Kính g[ửở]i ?:(?P<listed>\s?[-–+])?\s")
_ITEM = late(
    rf"[;,.] {{1,3}}(?=[-–+] [{UPPER}])|[\w)] {{1,3}}(?=[-–+] (?:Sở|Ủy ban|UBND|Bộ|Phòng|Các|Công|Trường|Ban|Hội|Văn phòng|Cục|Chi cục|Thanh tra|Đồng chí|Ông|Bà)\s)"
)
_PLACE_DAY = late(rf", {_DAY}")
_LONGEST_AUTHORITY = 140  # characters
_SHORTEST, _FARTHEST = 8, 600  # characters of a subject or of addressees
_IN_BODY = late(
    rf"(?<=[\s])(?:(?:QUYẾT ĐỊNH|QUYẾT NGHỊ) ?:|Nơi nhận ?:|(?:(?:TM|KT|TL|TUQ)\.|[TK]/[TML]) (?=[{UPPER}]{{2}}))"
)
_BEHIND_IN_BODY = late(
    rf"(?:QUYẾT ĐỊNH|QUYẾT NGHỊ) ?:(?=\s)|\./\.(?=\s)|"
    # behind the mark of what stands above: a base, an article, a chapter, an item
    rf"[.;:,”\"]\s{{1,4}}(?=(?:Căn cứ|Theo đề nghị|Xét đề nghị)\s)|[.;:”\"]\s{{1,4}}(?=Điều \d{{1,3}}\.|Chương [IVX\d]{{1,5}}\s|Mục \d{{1,2}}\s|[IVX]{{1,5}}\. [{UPPER}]{{2}}|"
    rf"\d{{1,2}}(?:\.\d{{1,2}}){{0,2}}\. ?[{UPPER}]|[a-zđ]\)\s|[-+•] ?[{UPPER}])"
)
# "II. TỔ CHỨC THỰC HIỆN 1. Sở A …": where the heading of a chapter ends.
_HEADING = late(
    rf"(?<=[.;:/]\s)[IVX]{{1,5}}\. (?:[{UPPER}]{{2,9}}[ ,-]{{1,3}}){{1,16}}(?=[{UPPER}][^\W\d_{UPPER}]|\d\.|[a-zđ]\)|- )"
)
# "1. Sở Tư pháp a) Chủ trì …", "Điều 5. Trách nhiệm của Sở A 1. Chủ trì …": the first item below a heading without a mark.
_DUTIES = (
    "Chủ trì|Phối hợp|Tham mưu|Tổ chức|Xây dựng|Chỉ đạo|Hướng dẫn|Tăng cường|Thực hiện|Triển khai|Rà soát|Theo dõi|Kiểm tra|Tổng hợp|"
    "Báo cáo|Bố trí|Đề xuất|Là cơ quan|Là đơn vị|Căn cứ|Trên cơ sở|Tiếp tục|Chịu trách nhiệm|Tuyên truyền|Cung cấp|Thẩm định|Đôn đốc|Ban hành|"
    "Giám sát|Bảo đảm|Đảm bảo|Đẩy mạnh|Thông tin|Tập trung|Chuẩn bị|Lập danh sách|Hằng năm,|Hàng năm,|Đề nghị|Kiểm soát"
)
_FIRST_ITEM = late(
    rf"(?<=[^\W\d_])(?<!Mục)(?<!Điều)(?<!Phần)(?<!lục)(?<!số)(?<!khoản)(?<!Bước)(?<!điểm)(?<!mục)\s(?=(?:1\.|a\)) [{UPPER}])|"
    rf"(?<=[\w)])\s(?=[-–+] (?:{_DUTIES})[\s,])"
)
_OFFICES = (
    r"CHỦ TỊCH|(?:TỔNG )?GIÁM ĐỐC|HIỆU TRƯỞNG|BỘ TRƯỞNG|THỨ TRƯỞNG|(?:CHI |TỔNG )?CỤC TRƯỞNG|VỤ TRƯỞNG|TRƯỞNG (?:PHÒNG|BAN)|"
    r"CHÁNH (?:VĂN PHÒNG|THANH TRA)|THỦ TƯỚNG|VIỆN TRƯỞNG|BÍ THƯ|CHỦ NHIỆM|THỐNG ĐỐC|ỦY VIÊN"
)
_OFFICE = late(
    rf"(?<![.,]\s)(?<![TK]/[TML]\s)(?<!TỔNG\s)(?<!PHÓ\s)(?<!CHI\s)(?<=\s)(?:{_OFFICES})(?=\s)|(?<=[;.\w)]\s)PHÓ\s(?:{_OFFICES})(?=\s)|"
    rf"(?<=[a-zà-ỹ)]\.\s)(?:{_OFFICES})(?=\s[{UPPER}][^\W\d_{UPPER}])"
)
_SIGNER = late(rf"(?<=[{UPPER}][{UPPER}]) (?={_NAME} {_NAME}(?: {_NAME}){{0,2}}(?:\s|$))")
_APPENDIX = late(rf"(?<=\s)(?:PHỤ LỤC|Phụ lục|Phụ Lục)(?=\s(?:[IVX\d(]|[{UPPER}]{{2}}))")
_END = 700  # characters behind "Nơi nhận:" where the signature stands, and before it


def flattened_seams(text: str) -> Iterator[int]:
    """Where lines begin in a paper that is one line; nothing for a text with its lines."""
    start = 0
    for row in text.split("\n", _FIRST_LINES)[:_FIRST_LINES]:
        nation = _NATION.search(row, 0, _FARTHEST)
        if nation and len(row) >= _LEAST:
            line = text[start:] if text.count("\n", start) <= _LAST_LINES else row
            if _BODY.search(line, nation.end()) or _TITLE.search(line, nation.end()):
                yield from (start + place for place in _seams(line))
            return
        start += len(row) + 1


def _seams(line: str) -> set[int]:
    head = _end_of_head(line)
    body = [match.start() for match in _IN_BODY.finditer(line, head)]
    for behind in (_BEHIND_IN_BODY, _HEADING, _FIRST_ITEM):
        body += [match.end() for match in behind.finditer(line, max(0, head - 3))]
    return {*_in_head(line, head), *body, *_in_signature(line)} - {0, len(line)}


def _end_of_head(line: str) -> int:
    """Where the body begins: behind title and subject, or addressees."""
    start = _end_of_labels(line)
    begins = _ADDRESSED.search(line, start) or _TITLE.search(line, start)
    if begins is None:
        opened = _BODY.search(line, start)
        return opened.start() if opened else len(line)
    opens = _OPENS.search(line, begins.end() + _SHORTEST, begins.end() + _FARTHEST)
    opened = _BODY.search(line, begins.end())
    places = [match.start() for match in (opens, opened) if match and not match[0].startswith("như")]
    return min(places, default=begins.end())


def _authority(line: str, start: int, end: int) -> list[int]:
    """Where who decides begins, in capitals above the bases: behind the small letters of the subject, or its last body."""
    start = max(start, end - _LONGEST_AUTHORITY)
    small = [match.end() for match in _SMALL_WORD.finditer(line, start, end)]
    offices = [match.start() for match in _AUTHORITY.finditer(line, max([start, *small]), end)]
    offices = [place for place in offices if line[place:end].isupper()]
    return offices[:1] if small else offices[-1:]


def _end_of_labels(line: str) -> int:
    """Behind quốc hiệu, or place and day where they follow it: no title stands before."""
    nation = _NATION.search(line)
    start = nation.end() if nation else 0
    day = _PLACE_DAY.search(line, start, start + _FARTHEST)
    addressed = _ADDRESSED.search(line, start, start + _FARTHEST)
    return day.end() if day and not (addressed and addressed.start() < day.start()) else start


def _in_head(line: str, end: int) -> Iterator[int]:
    yield end
    for match in _IN_HEAD.finditer(line, 0, end):
        yield match.start()
    for match in _BEHIND_IN_HEAD.finditer(line, 0, end):
        yield _past_blanks(line, match.end())
    label = _ADDRESSED.search(line, 0, end)
    if label and label["listed"]:
        yield from (match.end() for match in _ITEM.finditer(line, label.end(), end))
    start = _end_of_labels(line)
    title = _TITLE.search(line, start, label.start() if label else end)
    if title and "V/v" not in line[start : title.start()]:
        yield title.start()
        yield _past_blanks(line, title.end())
        yield from _authority(line, title.end(), end)


def _past_blanks(line: str, place: int) -> int:
    return len(line) - len(line[place:].lstrip()) if line[place : place + 1].isspace() else place


def _in_signature(line: str) -> Iterator[int]:
    label = line.rfind("Nơi nhận")
    if label < 0:
        return
    for match in _OFFICE.finditer(line, max(0, label - _END), min(len(line), label + _END)):
        yield match.start()
    for match in _SIGNER.finditer(line, max(0, label - _END), min(len(line), label + _END)):
        yield match.end()
    for match in _APPENDIX.finditer(line, label, min(len(line), label + 2 * _END)):
        yield match.start()
