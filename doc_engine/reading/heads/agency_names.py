"""Lines of the header that name the issuing agency (các dòng tên cơ quan, ô 2), and the bodies that they name.

A name runs over several lines, and several bodies may stand on one: where each begins and ends is told here.
"""

from __future__ import annotations

import re

from doc_engine.patterns import late
from doc_engine.reading.copies.source import bare_of
from doc_engine.reading.heads.cells import Cell, without_motto
from doc_engine.reading.names.name_case import KNOWN, LEVEL_BEFORE_NAME
from doc_engine.reading.words.alternation import alternatives
from doc_engine.reading.words.vocabulary import (
    BODY_HEADS,
    DEPARTMENTS,
    MINISTRIES,
    NOT_BODIES,
    PROVINCE_BY_BARE,
    WHOLE_BODIES,
)

# "BẢO HIỂM" below "CỤC QUẢN LÝ", "PHÒNG, CHỐNG …" below "BAN CHỈ ĐẠO": the second line of a name, no body of its own.
_NO_HEAD = alternatives(tuple({*NOT_BODIES} - {"vien dan", "bao quan", "so bo", "vu an", "cuc ky"}))
BODY_HEAD = late(
    rf"(?!(?:{_NO_HEAD}|bao hiem(?! xa hoi)|phong chay|phong benh|phong va)(?!\w))"
    rf"(?:{alternatives((*BODY_HEADS, *WHOLE_BODIES))})(?!\w)"
)
# Words that without their accents begin much else: "ĐỔI MỚI", "TỔ CHỨC".
_PLAIN_HEAD = late(
    r"(?:ĐỘI|TỔ(?!\s(?:CHỨC|HỢP|QUỐC))|CỤM|KHỐI|KHOA(?!\s(?:HỌC|GIÁO))|VNPT|VIETTEL|EVN\w*|MOBIFONE|AGRIBANK|BIDV|PETROLIMEX)(?=\s)"
)
_JOINED = (" -", " –")
_DASH = late(r" [-–] ")
_PARTY = late(r"dang cong san|\*")
_DRAFT = late(r"\(?du thao(?: lan \S{1,4}| \d{1,2})?\)?")
_UNION = late(r"doan (?:tncs|thanh nien cong san) ho chi minh")


def is_union(cell: Cell) -> bool:
    """The Youth Union's name where its papers have quốc hiệu, on the right."""
    return bool(_UNION.fullmatch(cell.bare))


_SPECKS = " '’‘`.:;|_—"
# "ỦY.BAN", "SỞ -GIÁO DỤC": what a scan sets before a word.
_SPECK = late(r"(?<=[^\W\d_]{2})[.:](?=[^\W\d_]{2})|(?<=[^\W\d_]\s)[.:'‘](?=[^\W\d_])")
# "PHÒNG LAO ĐỘNG- TB&XH": a dash that lost one of its spaces.
_GLUED_DASH = late(r"(?<=\w)[-–]\s+(?=\w)|(?<=\w)\s+[-–](?=\w)")
# The own number, which a scan may spell "Sổ:" or leave without its "Số".
_NUMBERED = late(r"\W{0,3}s[o6]\W{0,4}\d|[\W\d]{0,4}\d\s?/")

# First words of bodies, which a narrow cell sets on a line of their own.
_FIRST_WORDS = ("uy", "so", "bo")


def agency_lines(cells: list[Cell], before: int) -> list[str]:
    """The agency's lines: capitals in the left column above the number, one block, quốc hiệu left out."""
    block: list[Cell] = []
    for cell in reversed(without_motto([cell for cell in cells if cell.start < before])):
        if _PARTY.search(cell.bare) or is_union(cell) or _DRAFT.fullmatch(cell.bare) or cell.text[0] == "/":
            continue
        if _NUMBERED.match(cell.bare):
            continue
        if not cell.is_upper or (len(cell.text) < 3 and cell.bare not in _FIRST_WORDS):
            if block and not cell.right:
                break
            continue
        if block and block[-1].row - cell.row > 5:
            continue
        block.append(cell)
    lines = (_GLUED_DASH.sub(" - ", _SPECK.sub(" ", cell.text.strip(_SPECKS))) for cell in reversed(block))
    return [name for line in lines for name in _bodies_on(line)]


# What begins a body's name behind another on one line; words that end names of places ("TÂN HỘI", "HẢI PHÒNG") with what follows.
_HEAD_BEHIND = late(
    r"(?:SỞ|BỘ (?:CHỈ HUY|TƯ LỆNH)|(?:TỔNG )?CỤC|CHI CỤC|VỤ|THANH TRA|VĂN PHÒNG|TRUNG TÂM|BỆNH VIỆN|HỌC VIỆN|CÔNG AN|(?:ỦY|UỶ) BAN|UBND|HỘI ĐỒNG|CHI BỘ|"
    r"ĐẢNG (?:ỦY|UỶ|BỘ)|CÔNG ĐOÀN|LIÊN ĐOÀN|(?:TỔNG )?CÔNG TY|TẬP ĐOÀN|NGÂN HÀNG|CHI NHÁNH|BẢO HIỂM XÃ HỘI|KHO BẠC|TÒA ÁN|VIỆN (?:KIỂM SÁT|NGHIÊN CỨU|KHOA HỌC)|"
    r"HẠT KIỂM LÂM|TRẠM Y TẾ|ĐÀI (?:PHÁT THANH|KHÍ TƯỢNG)|"
    r"HỘI (?:NÔNG DÂN|CỰU CHIẾN BINH|LIÊN HIỆP|CHỮ THẬP ĐỎ|KHUYẾN HỌC|NGƯỜI CAO TUỔI|SINH VIÊN)|"
    r"TRƯỜNG (?:TH(?:CS|PT)?|MN|PTDT\w{0,2}|TIỂU HỌC|TRUNG (?:HỌC|CẤP)|PHỔ THÔNG|MẦM NON|MẪU GIÁO|ĐẠI HỌC|CAO ĐẲNG|CHÍNH TRỊ|DÂN TỘC)|"
    r"BAN (?:QUẢN (?:LÝ|TRỊ)|CHỈ (?:ĐẠO|HUY)|TỔ CHỨC|TUYÊN GIÁO|DÂN (?:VẬN|TỘC)|NỘI CHÍNH|XÂY DỰNG ĐẢNG|THƯỜNG (?:TRỰC|VỤ)|CHẤP HÀNH|TIẾP CÔNG DÂN|KINH TẾ|VĂN HÓA|"
    r"PHÁP CHẾ|BẦU CỬ|ĐIỀU PHỐI|CÔNG TÁC|GIÁM ĐỐC)|"
    r"PHÒNG (?:GIÁO DỤC|NỘI VỤ|TƯ PHÁP|TÀI (?:CHÍNH|NGUYÊN)|KINH TẾ|VĂN HÓA|Y TẾ|LAO ĐỘNG|QUẢN LÝ|HÀNH CHÍNH|NÔNG NGHIỆP|DÂN TỘC|TỔ CHỨC|CẢNH SÁT|CÔNG CHỨNG)"
    r")(?!\w)"
)
_WHOLE = frozenset(
    name.upper()
    for name in (*MINISTRIES.values(), *DEPARTMENTS.values())
    if name.startswith(("Bộ ", "Sở ", "Ngân hàng ", "Thanh tra Chính phủ"))
)


_LONGEST = 60  # words: two names of bodies are no longer


def _bodies_on(line: str) -> list[str]:
    """The names on a line that lost its breaks: "UBND TỈNH HẢI SƠN SỞ TƯ PHÁP" ends one with its territory and begins another."""
    words = line.split()
    if len(words) > _LONGEST:
        return [line]
    found, start = [], 0
    for place in range(2, len(words)):
        before = " ".join(words[start:place])
        behind = " ".join(words[place:])
        if place > start + 1 and _HEAD_BEHIND.match(behind) and (_is_whole(before) or _ranks(before, behind)):
            found.append(before)
            start = place
    return [*found, " ".join(words[start:])] if found else [line]


_RANKS = (("TỔNG CỤC ", "CỤC "), ("CỤC ", "CHI CỤC "), ("BAN CHẤP HÀNH TRUNG ƯƠNG", "ỦY BAN KIỂM TRA"))


def _ranks(name: str, behind: str) -> bool:
    """Whether one body stands before another of the next rank: "TỔNG CỤC THUẾ", "CỤC THUẾ TỈNH X"."""
    return len(name.split()) > 2 and any(
        name.startswith(up) and behind.startswith(down) for up, down in _RANKS
    )


def _is_whole(name: str) -> bool:
    """Whether the name of a body is over: it is known, or ends with its territory or the country."""
    if not (BODY_HEAD.match(bare_of(name)) or _PARTY_COMMITTEE.match(name)) or name.endswith(
        (" VÀ", ",", "-", "–")
    ):
        return False
    return name in _WHOLE or _is_closed(name)


_PARTY_COMMITTEE = late(r"(?:TỈNH|THÀNH|HUYỆN|QUẬN|THỊ|ĐẢNG) (?:ỦY|UỶ) |TỈNH ĐOÀN ")


def _with_whole_heads(lines: list[str]) -> list[str]:
    """The lines with heads that a narrow cell broke put together: "VĂN⏎PHÒNG CHÍNH PHỦ", "ỦY⏎BAN NHÂN DÂN", "TỔNG⏎CỤC THUẾ"."""
    whole: list[str] = []
    for line in lines:
        if whole and _is_half_head(whole[-1], line):
            whole[-1] = f"{whole[-1]} {line}"
        else:
            whole.append(line)
    return whole


def _is_half_head(above: str, line: str) -> bool:
    bare = bare_of(above)
    if len(above.split()) > 2 or not above.isupper() or BODY_HEAD.match(bare):
        return False
    head = BODY_HEAD.match(bare_of(f"{above} {line}"))
    return head is not None and head.end() > len(above)


_TOWN = late(r"(?<!\w)TX(?:\.\s?|\s)(?=[^\W\d_])")


def names_in(lines: list[str]) -> list[str]:
    """The bodies that the lines name, from the top; of several on one line (“A - B”) the first, behind which all ends."""
    names: list[str] = []
    cut = False
    lines = _with_whole_heads(lines)
    for place, typed in enumerate(lines):
        line = _first_issuer(_SHORT_HEAD.sub(_written_out, _TOWN.sub("THỊ XÃ ", typed)).replace(": ", " "))
        begins = _begins(names, line)
        if names and names[-1].endswith(_JOINED):
            shared = LEVEL_BEFORE_NAME.match(bare_of(line)) is not None
            if not shared and (begins or cut):
                names[-1] = " ".join((names[-1].rstrip(" -–"), *_shared_place(lines[place + 1 :])))
                break
            names[-1] = f"{names[-1].rstrip(' -–') if shared else names[-1]} {line}"
        elif names and line[0] in "-–" and BODY_HEAD.match(bare_of(line.lstrip(" -–"))):
            break
        elif names and (not begins or _goes_on(names[-1], line)):
            names[-1] = f"{names[-1]} {line}"
        elif begins:
            names.append(line)
        cut = not typed.endswith(line)
    return [name.rstrip(" -–") for name in names]


_SHORT_HEAD = late(r"^(?:TTYT|BVĐK|CTY)(?=\s)")


def _written_out(short: re.Match[str]) -> str:
    return {"TTYT": "TRUNG TÂM Y TẾ", "BVĐK": "BỆNH VIỆN ĐA KHOA"}.get(short[0], "CÔNG TY")


def _begins(names: list[str], line: str) -> bool:
    """Whether a line is the first of a body's name."""
    if names and (_OF_CENTRAL_RANK.match(line) or _ends_territory(names[-1], line)):
        return False
    known = BODY_HEAD.match(bare_of(line)) or _PLAIN_HEAD.match(line)
    return bool(known or (names and _is_closed(names[-1]) and not _GOES_ON_SO.match(line)))


def _ends_territory(above: str, line: str) -> bool:
    """ "TỈNH THANH⏎HÓA", "XÃ ĐÔNG⏎HƯNG": a territory's name that a narrow cell broke; no body is called by one such word."""
    above = above[-_HEAD_ROOM:]
    if not _CLOSED.search(above) or bare_of(above).endswith(_AT_PROVINCE):
        return False
    whole = bare_of(f"{above} {line}")
    broken = any(whole.endswith(name) and len(name) > len(line) + 1 for name in _AT_PROVINCE)
    return broken or (" " not in line and not _PLAIN_HEAD.match(f"{line} "))


def _shared_place(lines: list[str]) -> list[str]:
    """ "TỈNH X" below the names of several bodies is the first one's too."""
    return [line for line in lines[-1:] if LEVEL_BEFORE_NAME.match(bare_of(line))]


# "BỆNH VIỆN NHI⏎TRUNG ƯƠNG": of the centre, and not "TRUNG ƯƠNG HỘI", which is a body.
_OF_CENTRAL_RANK = late(r"TRUNG ƯƠNG(?!\s(?:HỘI|ĐOÀN|ĐẢNG|CỤC|MẶT TRẬN))")


def _is_closed(above: str) -> bool:
    if _CLOSED.search(above):
        return True
    bare = bare_of(above)
    return not bare.startswith("cong ty ") and bare.endswith(_AT_PROVINCE)


_AT_PROVINCE = tuple(f" {name}" for name in PROVINCE_BY_BARE)


# A name that ends with the country or its territory is over: what stands below it is a body, whatever it is called.
_CLOSED = late(
    r"\sVIỆT NAM$|\s(?:TỈNH|THÀNH PHỐ|TP\.?|HUYỆN|QUẬN|THỊ XÃ|XÃ|PHƯỜNG|ĐẶC KHU)\s(?!HỘI)[^\W\d_]+(?:\s[^\W\d_]+){0,2}\s?$"
)
_GOES_ON_SO = late(
    r"\W|(?:VÀ|CỦA|VỀ|TẠI|KHÓA|KHOÁ|NHIỆM KỲ|KỲ HỌP|LẦN|GIAI ĐOẠN|NĂM|KHU VỰC|SỐ|MIỀN|THUỘC|TỈNH|THÀNH PHỐ|TP|HUYỆN|QUẬN|THỊ XÃ|XÃ|PHƯỜNG)(?!\w)"
)


# Lines that no body is called: what stands below belongs to them, though it begins like a body.
_ALONE = (
    "van phong;thuong truc;co quan;ban chi dao;ban quan ly;truong;truong dai hoc;truong cao dang;truong trung cap;hoc vien;"
    "benh vien;vien;cong ty;cong ty tnhh;cong ty co phan;tong cong ty;tap doan;chi cuc;cuc;tong cuc;trung tam;ban;phong;hoi;"
    "hoi dong;hoi dong quan ly;uy ban;so;bo;chi nhanh;ngan hang;quy;doan;to cong tac;ban chap hanh;ban thuong vu;trung uong hoi;ban dieu phoi;hiep hoi"
)
_UNFINISHED = frozenset(_ALONE.split(";"))
_OPEN = late(r"(?:,|&|\s(?:va|cua|ve|cac))$")


def _goes_on(above: str, line: str) -> bool:
    """Whether a line that begins like a body goes on with the name above: "VĂN PHÒNG⏎HỘI ĐỒNG NHÂN DÂN VÀ …"."""
    bare = bare_of(above)
    return bare in _UNFINISHED or _OPEN.search(bare) is not None or bare_of(f"{above} {line}") in KNOWN


# "LIÊN BỘ: Y TẾ - NỘI VỤ", "LIÊN TỊCH⏎SỞ A - SỞ B".
_TOGETHER = late(r"LIÊN\s(?:(?:TỊCH|NGÀNH|CƠ QUAN)(?!\s(?:TỈNH|HUYỆN))\s?:?\s*|(?=(?:BỘ|SỞ|PHÒNG)\s))")
_TWO_IN_ONE = late(r"(?:VĂN PHÒNG|VP)\s.{0,40}(?:HỘI ĐỒNG NHÂN DÂN|HĐND)$")


_HEAD_ROOM = 120  # characters: longer than any words that begin a body


def _first_issuer(line: str) -> str:
    """“SỞ TƯ PHÁP - SỞ TÀI CHÍNH” names two bodies: up to the dash, which is kept as the sign that others follow."""
    together = _TOGETHER.match(line)
    line = line[together.end() :] if together else line
    for dash in _DASH.finditer(line):
        behind = bare_of(line[dash.end() : dash.end() + _HEAD_ROOM])
        if together or (BODY_HEAD.match(behind) and not _TWO_IN_ONE.match(line[: dash.start()])):
            return line[: dash.end()].rstrip()
    return line.rstrip()
