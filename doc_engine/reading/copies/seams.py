"""Lines that a copy ran together (dòng dính nhau): "… PHÁPSố: 12/…", "PHÓ CHỦ TỊCHNguyễn Văn A", "Nơi nhận:- Như trên;- Lưu".

Where the cells of a table or their line breaks were lost, what began a line begins in the middle of a word. The labels
of the header, quốc hiệu, a place before its day, the capacities of a signature and a name behind an office in capitals
can begin nowhere else: there, and only there, the line is broken again.
"""

from __future__ import annotations

import re
import unicodedata
from bisect import bisect_right
from collections.abc import Iterable, Iterator
from itertools import pairwise

from doc_engine.patterns import late
from doc_engine.reading.copies.flattened import flattened_seams
from doc_engine.reading.copies.gluing import unglued
from doc_engine.terms import DocumentType
from doc_engine.text import UPPER

BREAK = late(r"<br\s?/?>", re.IGNORECASE)  # inside the cells of a Markdown table
# What begins a line wherever it stands behind a letter or a mark without a blank.
_LABELS = late(
    r"CỘNG H(?:ÒA|OÀ) XÃ HỘI CHỦ|ĐẢNG CỘNG SẢN VIỆT NAM|Độc lập ?[-–] ?Tự do|Số ?:|Số \d{0,5}[ .…]{0,10}-|V/v(?!\w)|Kính gửi ?:|"
    r"Nơi nhận ?:|\((?:Đ|đ)ã ký\)"
)
_BEHIND_LABEL = late(
    rf"Tự do ?[-–] ?[Hh]ạnh [Pp]húc[ \t]{{0,3}}(?=[{UPPER}])|CHỦ NGHĨA VIỆT NAM(?=[{UPPER}])|"
    rf"ĐẢNG CỘNG SẢN VIỆT NAM[ \t]{{0,3}}(?=[{UPPER}][^\W\d_{UPPER}])|[;:](?=[-–•+] ?[{UPPER}])|"
    rf"\((?:Đ|đ)ã ký\)(?=[{UPPER}])|^[ \t|*]{{0,6}}[{UPPER}][{UPPER} ,&–-]{{5,120}}[ \t](?=Số ?:)",
    re.MULTILINE,
)
_TITLES = "|".join(kind.label.upper() for kind in DocumentType)
_TITLED = late(r"(?m)^[ \t*#|]{0,8}(?:" + _TITLES + rf")(?=[{UPPER}][^\W\d_{UPPER}])")
# "… năm 2020 QUYẾT ĐỊNH V/V BAN HÀNH …": title and subject behind the day of their line.
_TITLED_BEHIND_DAY = late(
    rf"(?<=năm )(?:19|20)\d\d[ \t](?=(?:{_TITLES}) (?:V/V|VỀ VIỆC) [{UPPER}]{{2}})|"
    rf"(?<=\d{{4}} )(?:{_TITLES})[ \t](?=(?:V/V|VỀ VIỆC) [{UPPER}]{{2}})|"
    rf"(?<=[{UPPER}])”[ \t](?=(?:CHỦ TỊCH )?(?:ỦY|UỶ) BAN NHÂN DÂN (?:TỈNH|THÀNH PHỐ|XÃ|PHƯỜNG) [{UPPER} ]{{2,30}}$)",
    re.MULTILINE,
)
_VOWELS = "".join(
    char
    for char in map(chr, (*range(0x41, 0x250), *range(0x1E00, 0x1F00)))
    if unicodedata.normalize("NFD", char)[0].lower() in "aeiouy"
)
# "12/QĐ-UBNDTân Hòa, ngày": the last capital before small letters is the place's.
_PLACE = rf"(?:Thành phố )?(?=[^\W\d_]{{0,6}}[{_VOWELS}])[{UPPER}][^\W\d_{UPPER}]{{1,6}}(?:[ -]{{1,3}}[{UPPER}][^\W\d_]{{0,7}}){{0,4}}"
_PLACED = late(
    rf"(?:[/-][^\W_]{{1,14}}?|[^\W_{UPPER}]|\)|\S\t|^[{UPPER} ,&–-]{{6,80}}[ \t])(?={_PLACE},\s{{0,3}}ngày\s)",
    re.MULTILINE,
)
_DAY, _FARTHEST = late(r",\s{0,3}ngày\s"), 130
_OFFICE = (
    r"(?:QUYỀN |PHÓ |(?<!TU)Q\. ?)?(?:TỔNG )?(?:CHỦ TỊCH|GIÁM ĐỐC|(?:BỘ |HIỆU |VIỆN |CỤC |CHI CỤC |VỤ |TRẠM |ĐỘI )?TRƯỞNG|BÍ THƯ|THỦ TƯỚNG|THỨ TRƯỞNG|"
    r"CHÁNH (?:VĂN PHÒNG|THANH TRA|ÁN)|CHỦ NHIỆM|THỐNG ĐỐC)"
)
# "- Lưu: VT.KT. GIÁM ĐỐC", "NHÂN DÂNCHỦ TỊCH".
_SIGNS = late(
    rf"(?:TM\.|T/M|KT\.|K/T|TL\.|T/L|TUQ\.) ?(?:{_OFFICE}|(?:ỦY|UỶ) BAN|HỘI ĐỒNG|BAN (?=[{UPPER}])|THƯỜNG TRỰC|(?:ĐẢNG|TỈNH|THÀNH) ỦY|CHÍNH PHỦ)|"
    rf"(?<!KT\.)(?<!TL\.)(?<!TM\.)(?<!Q\.){_OFFICE}"
)
# What begins the name of a body or of its territory, behind a capital that no syllable has before it.
_HEADS = late(
    r"(?:SỞ|TRUNG TÂM|CHI CỤC|VĂN PHÒNG|BỆNH VIỆN|CÔNG AN|THANH TRA|(?:ĐẢNG|CHI) (?:ỦY|UỶ|BỘ)|LIÊN ĐOÀN|(?:TỔNG )?CÔNG TY|TẬP ĐOÀN|"
    r"BAN (?:THƯỜNG (?:TRỰC|VỤ)|QUẢN LÝ|CHỈ ĐẠO|TỔ CHỨC|TUYÊN GIÁO|NỘI CHÍNH|CHẤP HÀNH)|TRƯỜNG (?:THPT|THCS|TH|MN|TIỂU HỌC|TRUNG HỌC|PHỔ THÔNG|MẦM NON|MẪU GIÁO|ĐẠI HỌC|CAO ĐẲNG|CHÍNH TRỊ)|"
    r"PHÒNG (?:GIÁO DỤC|NỘI VỤ|TƯ PHÁP|TÀI CHÍNH|KINH TẾ|VĂN HÓA|LAO ĐỘNG|QUẢN LÝ)|(?:ỦY|UỶ) BAN|HỘI ĐỒNG|CỤC|TỈNH|THÀNH PHỐ|XÃ|PHƯỜNG|QUẬN|ĐẶC KHU)"
    rf"(?![{UPPER}]{{2}}|[^\W_{UPPER}])"
)
_CAPITALS = late(rf"[{UPPER}]{{4,}}|[.;)](?=[{UPPER}]{{2}}|[TK]/[MTL]|Q\. )")
_SYLLABLE = late(rf"[B-DF-HJ-NP-TV-ZĐ]{{0,3}}[{_VOWELS}]{{1,3}}(?:CH|N[GH]|[CMNPT])?")
_LONGEST = 40  # characters: an office or the first words of a body
# A name behind the last word of an office.
_NAMED = late(
    rf"(?:TỊCH|ĐỐC|TRƯỞNG|PHÒNG|THƯ|BAN|TRA|TƯỚNG|NHIỆM|ÁN|VIÊN|TẠO|CHÍNH|VỤ|PHÁP|CHẾ|TẾ|HỢP|PHỦ|DOANH|BỘ)"
    r"(?:(?=(?:NGUYỄN|TRẦN|LÊ|PHẠM|HOÀNG|HUỲNH|PHAN|VŨ|VÕ|ĐẶNG|BÙI|ĐỖ|NGÔ|DƯƠNG|TRỊNH|ĐINH)\s)|"
    rf"(?=(?:(?:PGS|GS|TSKH|TS|ThS|BS|BSCKII|BSCKI|CKII)\. ?|(?:Đại|Thượng|Trung|Thiếu) (?:tá|tướng|úy) ){{0,3}}"
    rf"[{UPPER}][^\W\d_{UPPER}]{{1,6}} [{UPPER}][^\W\d_{UPPER}]{{0,7}}(?!\w)))"
)


def with_rows_broken(text: str) -> str:
    """The text, of equal length, with a line for every `<br>` of a Markdown row that is no table's: two cells at the most."""
    if not BREAK.search(text):
        return text
    return "\n".join(
        BREAK.sub(lambda mark: " " * (len(mark[0]) - 1) + "\n", row)
        if sum(bool(cell.strip()) for cell in row.split("|")) <= 2
        else row
        for row in text.split("\n")
    )


def parted(text: str) -> tuple[str, tuple[int, ...]]:
    """The text with lines and words apart that ran together, and the places of what was put between them."""
    lines, breaks = parted_lines(text)
    words, spaces = unglued(lines)
    return words, _both(breaks, spaces)


def parted_lines(text: str) -> tuple[str, tuple[int, ...]]:
    """The text with a line break where lines ran together, and the places of these breaks in it."""
    seams = sorted(
        {*_labelled(text), *_in_capitals(text), *_behind(text), *_placed(text), *flattened_seams(text)}
    )
    if not seams:
        return text, ()
    pieces = [text[start:end] for start, end in pairwise([0, *seams, len(text)])]
    return "\n".join(pieces), tuple(place + count for count, place in enumerate(seams))


def _labelled(text: str) -> Iterator[int]:
    for match in _LABELS.finditer(text):
        before = text[match.start() - 1 : match.start()]
        if before.isalnum() or before in tuple(".;:)"):
            yield match.start()


def _in_capitals(text: str) -> Iterator[int]:
    """Inside words in capitals only: nowhere else do an office and the name of a body run together with what is above them."""
    for word in _CAPITALS.finditer(text):
        if _SYLLABLE.fullmatch(word[0]):
            continue
        start, end = word.start() + 1, word.end() + _LONGEST
        for begins in (_SIGNS, _HEADS):
            found = begins.search(text, start, end)
            if (
                found
                and found.start() <= word.end()
                and (begins is _SIGNS or text[found.start() - 1].isupper())
            ):
                yield found.start()


def _behind(text: str) -> Iterator[int]:
    for ends in (_BEHIND_LABEL, _TITLED, _TITLED_BEHIND_DAY, _NAMED):
        for match in ends.finditer(text):
            yield match.end()


def _placed(text: str) -> Iterator[int]:
    end = 0
    for day in _DAY.finditer(text):
        placed = _PLACED.search(text, max(end, day.start() - _FARTHEST), day.end())
        if placed:
            yield placed.end()
        end = day.end()


def _both(first: Iterable[int], second: tuple[int, ...]) -> tuple[int, ...]:
    """The places of two insertions, one after the other, in the text that both made."""
    stood = [place - count for count, place in enumerate(second)]
    return tuple(sorted((*(place + bisect_right(stood, place) for place in first), *second)))
