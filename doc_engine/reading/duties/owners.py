"""Headings that name a body (đề mục theo cơ quan): "1. Sở Tài chính", "2. Trách nhiệm của UBND các xã:"; what stands below is that body's."""

from __future__ import annotations

import re
from typing import NamedTuple

from doc_engine.patterns import late
from doc_engine.reading.copies.source import Source, Span, loose, once_per_text
from doc_engine.reading.duties.duty_verbs import DUTY, WHO, does_at, names_body, names_field
from doc_engine.reading.duties.order_words import Order, decides_at, partners_in, without_manner
from doc_engine.reading.names.bodies import read_body
from doc_engine.reading.names.body_lists import bodies_in
from doc_engine.reading.names.name_case import in_case
from doc_engine.reading.words.order_vocabulary import GROUPS

_MARKS = (
    ("roman", r"[ivx]{1,5}[.-]"),
    ("article", r"dieu \d{1,3}\."),
    ("part", r"\d{1,2}\.\d{1,2}(?:\.\d{1,2})?[.)-]?"),
    ("number", r"\d{1,2}[.)/-]"),
    ("letter", r"[a-z]\)|\((?:\d{1,2}|[ivx]{1,4})\)\.?"),
    ("plus", r"[+•]"),
    ("dash", r"[-–~]"),
)
_MARK = loose(r"\s*(?:" + "|".join(rf"(?P<{kind}>{words})" for kind, words in _MARKS) + r")\s+(?=\S)")
_MISREAD = loose(
    r"\s*(?:[ivxhl1]{1,5}|[a-h])\.\s*(?=\S)"
)  # "HI. TỔ CHỨC THỰC HIỆN", "II.NỘI DUNG", "B. NHIỆM VỤ"
_DEPTH = {"article": 0, "roman": 0, "number": 1, "part": 2, "letter": 3, "dash": 4, "plus": 5, "plain": 6}
PLAIN, LETTER = _DEPTH["plain"], _DEPTH["letter"]
_SAYS_WHOSE = r"(?P<whose>(?:de nghi|yeu cau|giao(?: cho| nhiem vu cho)?(?! vien)|phan cong|(?:phan cap|uy quyen)(?: cho)?|doi voi|(?:phan cong )?(?:chuc nang, )?(?:trach nhiem|nhiem vu)(?:(?:,| va) (?:quyen han|nhiem vu|trach nhiem))?(?: (?:cu the|chu yeu|trong tam))?(?: cua)?)\s*:?\s+)?"
_WHO = loose(
    rf"{_SAYS_WHOSE}(?P<who>(?:cac\s+|toan the\s+|thu truong\s+)*(?:{WHO}|(?P<group>{GROUPS}|ong|ba))(?!\w))".replace(
        " ", r"\s+"
    )
)
_NO_OWNER = loose(
    r"(?:phong chay|phong benh|phong thu|bao ton|bao tri|bao hiem(?! xa hoi)|hoi dam|cong an toan|doi tuong|to chuc (?!chinh tri|xa hoi|doan the|thanh vien|lien quan)|hoi hop|"
    r"truong hoc|bao chi|so do|so hoa|so tay|ban kiem|vien phi|bo tieu|bo chi so|bo thu tuc|bo ma)"
)
_PAST = loose(
    r"(?:thuc trang|tinh hinh|ket qua|danh gia|muc dich|muc tieu|thanh phan|su can thiet|quan diem)"
)
_CHAPTER = loose(
    r"(?:thanh phan|ket qua|thuc trang|tinh hinh|danh sach|muc dich|muc tieu|kinh phi|khai mac|dai bieu|thoi gian(?! (?:thuc hien|hoan thanh|trien khai)))"
)
# What ends the duties of the last heading without being one of them.
_CLOSING = loose(
    r"\s*(?:qua trinh (?:[a-z]+ )?(?:thuc hien|trien khai|to chuc|xu ly)|trong qua trinh|tren day la|(?:ke hoach|chi thi|quyet dinh|cong dien|nghi quyet|huong dan|chuong trinh|thong bao|quy che) nay|nhan duoc|"
    r"van phong [^.;:]{0,60} thong bao|moi (?:vuong mac|thong tin)|tran trong|ban hanh kem|[^.;:,]{0,60} kinh (?:bao cao|trinh|de nghi)|neu (?:co|gap)|tren co so (?:(?:ke hoach|chi thi|cong van|huong dan|chuong trinh|noi dung|quyet dinh) (?:nay|tren)|[^.;:]{3,160}, (?:de nghi|yeu cau|giao|cac|tung)(?!\w))|(?:chu tich )?(?:uy ban nhan dan|ubnd|so|bo|phong|ban)\s[^.;:,]{0,60}"
    r" (?:yeu cau|de nghi|thong bao|tran trong)(?!\w))"
)
_NO_DUTY = loose(
    r"\s*(?:(?:ong|ba|dong chi|d/c)(?! (?:bo truong|chu tich|giam doc|truong|pho|bi thu|hieu truong|thu truong|chanh))|kinh phi|thoi gian|thoi han|dia diem|thanh phan|so luong|doi tuong|hinh thuc|san pham|ghi chu|luu y|vi du|nhu tren|"
    r"(?:don de nghi|don xin|bien ban|(?:cac )?chung tu|ban sao|to khai|giay (?:de nghi|chung nhan|xac nhan))|"
    r"don vi phoi hop|co quan phoi hop|\d{1,3} (?:nguoi|dong chi))(?!\w)"
)
_BY_WHAT = loose(
    r"(?:tren co so|can cu|theo chuc nang|dinh ky|hang nam|hang quy|hang thang|truoc ngay)(?!\w)"
)
_COUNTS = loose(r"(?<!\w)(?:co|gom|la|dat|du) \d")  # "Sở Tư pháp có 05 phòng": a fact
_TEAM = loose(r"(?:cac )?(?:to|doi|khoa|lop|giao vien|nhan vien|khu pho|thon|xom|bo mon)(?!\w)")
_LONGEST = 60  # words
_LONGEST_BARE = 12  # of a name without a mark
# "Mời Thành phố Hồ Chí Minh", "Đề nghị Đại sứ quán các nước": whoever is asked, by a name in capitals.
_ANYBODY = loose(
    r"(?P<whose>(?:moi|de nghi|kinh de nghi|giao|trach nhiem cua) )(?P<who>(?:cac )?)(?P<group>)(?=\w)"
)
_PLACES = loose(
    r"cac (?:phuong|xa|thi tran|huyen|quan|tinh|thanh pho|dac khu|nuoc)(?:(?:,| va) (?:phuong|xa|thi tran|huyen|quan|thanh pho|dac khu)){0,3}\s?:\s"
)
_OF_TEAM = loose(
    r"(?:chuc nang|nhiem vu|trach nhiem)[^.;:]{0,30} cua (?:to|ban|hoi dong|doan|doi|nhom) [^.;:]{3,160}:?\s*$"
)
_KIND_HEADS = loose(r"(?:giam doc |thu truong )?cac (?:so|bo|phong|ban)\s?:\s")
_KIND_OF_LIST = loose(r"cac\s+(?:so|phong|bo|ban|xa|phuong)\s*$")  # "Giao các sở: Tài chính, Nội vụ …"


class Owner(NamedTuple):
    """Whose duties follow, and the depth of the heading's mark."""

    lead: tuple[str, ...]
    partners: tuple[str, ...]
    depth: int


@once_per_text
def mark_of(source: Source, paragraph: Span) -> tuple[str, int]:
    """The kind of a paragraph's mark, and where its words begin."""
    match = _MARK.match(source.flat, *paragraph)
    misread = _MISREAD.match(source.flat, *paragraph) if match is None else None
    if misread and source.view[slice(*paragraph)].isupper():
        return "roman", misread.end()
    if match is None or match.lastgroup is None:
        words = source.flat[slice(*paragraph)]
        return "plain", paragraph[0] + len(words) - len(words.lstrip())
    return match.lastgroup, match.end()


def depth_of(source: Source, paragraph: Span) -> int:
    """How deep the mark of a paragraph stands: chapters 0, numbers 1, … unmarked text last."""
    return _DEPTH[mark_of(source, paragraph)[0]]


def owner_of(source: Source, paragraph: Span, *, unmarked: bool = False) -> Owner | None:
    """The bodies that a heading names and nothing else; "Sở A chủ trì, phối hợp với B:" names both.

    `unmarked`: also "Sở A:" without a mark, where duties are told.
    """
    kind, start = mark_of(source, paragraph)
    end = paragraph[0] + len(source.flat[slice(*paragraph)].rstrip())
    colon = source.flat[end - 1 : end] == ":"
    if kind == "plain" and not (unmarked and (colon or _is_bare_name(source, start, end))):
        return None
    if kind in ("dash", "plus") and not colon:
        return None
    match = _named_at(source, start, end) or _anybody_at(source, start, end)
    if match is None:
        return None
    does = does_at(source, match.end(), end)
    if does and (
        _OF_TEAM.match(source.flat, start, end) or (colon and names_field(source, match.end(), end - 1))
    ):
        does = None  # "Nhiệm vụ của Tổ tiếp công dân, xử lý đơn thư:": its name says what it does
    if does and (not colon or kind == "plain"):
        return None
    stop = does.start() if does else end - colon
    hands_over = not colon and _hands_over(source, match, stop)
    names = _names_only(source, match.start("who"), stop, whole=does is None)
    if hands_over or not names or _decides(source, match, stop):
        return None
    partners = partners_in(source, does.start("does"), end) if does else ()
    depth = _DEPTH["part"] if kind == "plain" else _DEPTH[kind]
    who = (match.start("who"), without_manner(source, match.start("who"), stop))
    return Owner(tuple(_shown(source, body) for body in bodies_in(source, who)), partners, depth)


def _hands_over(source: Source, match: re.Match[str], stop: int) -> bool:
    """ "Phân cấp cho Giám đốc Sở A quyết định …": what is handed over stands behind the name; a heading has no more."""
    if not (match["whose"] or "").startswith(("phan cap", "uy quyen")):
        return False
    name_end = read_body(source, match.start("who"), stop)
    return name_end is not None and source.flat[name_end:stop].strip(" ,")[:1].isalpha()


def _shown(source: Source, body: str) -> str:
    """A body of a heading in capitals as running text writes it."""
    return in_case(source, body) if body.isupper() and " " in body else body


def _is_bare_name(source: Source, start: int, end: int) -> bool:
    """Whether a line is a body's name and nothing else: "Sở Tài chính", "Ủy ban nhân dân các xã, phường"."""
    several = source.view[start:end].isupper() and source.flat.startswith("cac ", start)
    start += len("các ") if several else 0  # "CÁC SỞ, BAN, NGÀNH CẤP TỈNH"
    if not source.view[start : start + 1].isupper() or not names_body(source, start):
        return False
    words = source.words(start, end)
    if not words[-1:].isalnum() or len(words.split()) > _LONGEST_BARE:
        return False
    return read_body(source, start, end) is not None and does_at(source, start + 2, end) is None


def duty_behind_colon(source: Source, paragraph: Span) -> Order | None:
    """ "3. Các thôn: Thông báo đến Nhân dân": a body as a heading, its duty on the same line."""
    kind, start = mark_of(source, paragraph)
    match = _named_at(source, start, paragraph[1]) if kind != "plain" else None
    colon = source.flat.find(":", match.end(), paragraph[1]) if match else -1
    if match and colon > 0 and _KIND_OF_LIST.match(source.flat, match.start("who"), colon):
        return _of_kinds(source, match, colon, paragraph[1])
    if match is None or colon < 0 or not _is_label(source, match, colon):
        return None
    duty = _behind(source, colon, paragraph[1])
    if (
        not _begins_duty(source, match, duty, paragraph[1])
        or len(source.flat[duty : paragraph[1]].split()) < 3
    ):
        return None
    who = bodies_in(source, (match.start("who"), colon))
    return Order(match.start("who"), paragraph[1], who, partners_in(source, duty, paragraph[1]))


def _of_kinds(source: Source, match: re.Match[str], colon: int, end: int) -> Order | None:
    """ "2. Các sở: Công Thương, Y tế: cử cán bộ …": the kind, the names, then the duty of them all."""
    second = source.flat.find(":", colon + 1, min(end, colon + 200))
    if second < 0 or re.search(r"[.;]", source.flat[colon:second]):
        return None
    duty = _behind(source, second, end)
    if not (source.view[duty].islower() or DUTY.match(source.flat, duty, end)):
        return None
    who = bodies_in(source, (match.start("who"), second))
    return Order(match.start("who"), end, who, partners_in(source, duty, end))


def _behind(source: Source, colon: int, end: int) -> int:
    """Where the words behind a colon begin."""
    words = source.flat[colon + 1 : end]
    return colon + 1 + len(words) - len(words.lstrip())


def _is_label(source: Source, match: re.Match[str], colon: int) -> bool:
    """Whether nothing but names stands before the colon, no act and no kind of a list."""
    if does_at(source, match.end(), colon) and not names_field(source, match.end(), colon):
        return False
    if _KIND_OF_LIST.match(source.flat, match.start("who"), colon):
        return False
    return _names_only(source, match.start("who"), colon, whole=True)


def _begins_duty(source: Source, match: re.Match[str], duty: int, end: int) -> bool:
    """Whether the words behind a body's colon are what it is to do: "chuẩn bị …", "đ/c Thu dự trù …", no number or place."""
    person = _SOMEBODY.match(source.flat, duty)
    staff = person and does_at(source, person.end(), end)
    if not staff and _NO_DUTY.match(source.flat, duty):
        return False
    return bool(
        staff
        or (match["group"] is None and source.view[duty].islower())
        or (_TEAM.match(source.flat, match.start("who")) and not _named_at(source, duty, end))
        or DUTY.match(source.flat, duty, end)
        or _BY_WHAT.match(source.flat, duty, end)
    )


_SOMEBODY = loose(
    r"(?:cac )?(?:dong chi|d/c|ong|ba|thay|co|bs(?:ck(?:ii|i))?|ths|pgs|gs|ts|ds|cn|ks)\.?(?:\s?(?:ts|bs|ds)\.)?\s?(?=\S)"
)


def person_behind_colon(source: Source, paragraph: Span) -> Order | None:
    """ "2. Đ/c Phạm Văn Kiên - Phó Hiệu trưởng: lập lịch thi": a person, his office and his duty on one line."""
    kind, start = mark_of(source, paragraph)
    somebody = _SOMEBODY.match(source.flat, start, paragraph[1]) if kind != "plain" else None
    colon = source.flat.find(":", start, paragraph[1])
    if somebody is None or not 0 < colon - start < _LONGEST_PERSON or not source.capital_at(somebody.end()):
        return None
    duty = _behind(source, colon, paragraph[1])
    place = _AS_WHAT.match(source.flat, duty, paragraph[1])
    if not DUTY.match(source.flat, place.end() if place else duty, paragraph[1]):
        return None
    if re.search(r"[.;“”]\s", source.flat[start:colon]):
        return None
    return Order(start, paragraph[1], (source.words(start, colon),), partners_in(source, duty, paragraph[1]))


_LONGEST_PERSON = 110  # characters
_AS_WHAT = loose(r"(?:pho |uy |thu |to |truong |giam )[^,;.:]{2,50}, ")  # "Trưởng ban, chỉ đạo chung"


def _named_at(source: Source, start: int, end: int) -> re.Match[str] | None:
    match = _WHO.match(source.flat, start, end)
    if match is None or _NO_OWNER.match(source.flat, match.start("who")):
        return None
    if not (source.capital_at(match.start("who")) or match["whose"]) or not names_body(
        source, match.start("who")
    ):
        return None
    if match["group"] and not match["whose"] and source.view[match.start("who") : match.end()].isupper():
        return None  # "II. CƠ QUAN CHỈ ĐẠO": what the chapter is about
    return match


def _anybody_at(source: Source, start: int, end: int) -> re.Match[str] | None:
    match = _ANYBODY.match(source.flat, start, end)
    return match if match and source.capital_at(match.end()) else None


def _names_only(source: Source, start: int, stop: int, *, whole: bool) -> bool:
    words = re.sub(r"\([^()]{0,200}\)\s*[:.]?\s*$", "", source.flat[start:stop]).rstrip(" :.\n")
    places = _PLACES.search(words) or _KIND_HEADS.match(words)
    if places and not DUTY.match(words, places.end()):
        words = words[: places.end()].replace(":", "") + words[places.end() :]
    if _COUNTS.search(words):
        return False
    if words.count("(") != words.count(")"):
        return False  # a cell of a table that a scan took apart
    if ":" in words or "“" in words or len(words.split()) > _LONGEST or re.search(r"\.\s|\d/\d", words):
        return False
    ends = source.flat[start:stop].rstrip()[-1:]
    return not whole or (ends not in ";," and (ends != "." or len(words.split()) <= _LONGEST // 2))


def _decides(source: Source, match: re.Match[str], stop: int) -> bool:
    name_end = None if match["whose"] else read_body(source, match.start("who"), stop)
    return name_end is not None and decides_at(source, name_end)


_TOPIC_AHEAD = loose(r"ve\s[^.;]{3,300}:\s*$")


def heads_topic(source: Source, paragraph: Span) -> bool:
    """Whether a marked line only says what follows is about: "- Về phân công nhiệm vụ:"."""
    kind, start = mark_of(source, paragraph)
    if kind == "plain" or not _TOPIC_AHEAD.match(source.flat, start, paragraph[1]):
        return False
    return source.words(start, start + 2).casefold() == "về"


# "Sở A trình … trước ngày 20/10. Trong đó lưu ý một số nội dung sau:": an order, then what belongs to it.
_AND_LIST = loose(
    r"(?<!\w)(?:[a-z]{2,}|\d{4})\.\s+(?=(?:trong do|ngoai ra|dong thoi)(?!\w),?\s)[^.;:]{4,120}:\s*$"
)


def gives_order_before_list(source: Source, paragraph: Span) -> bool:
    """Whether the heading of a list gives an order in a sentence of its own before the one that opens the list."""
    return _AND_LIST.search(source.flat, max(paragraph[0], paragraph[1] - _LAST), paragraph[1]) is not None


_LAST = 160  # characters


# How a team works and ends, and what it may do, is none of its duties.
_WORKING = loose(
    r"(?:tu (?:dong )?giai the|cham dut hoat dong|(?:lam viec|hoat dong) (?:theo )?(?:che do|nguyen tac)|kiem nhiem|(?<=\s)du kien (?:to chuc|dien ra|khai mac|duoc))(?!\w)"
)
_DISSOLVES = loose(r"(?<!\w)tu (?:dong )?giai the(?!\w)")  # however long the team's name is
# "Ngày 02/3/2026, đồng chí A - Phó Chủ tịch … chủ trì cuộc họp": what was done.
_PRESIDED = loose(
    r"(?:sang |chieu )?(?:vao )?ngay \d[^.;:]{6,260}(?<!\w)chu tri (?:cuoc |buoi |phien )?(?:hop|hoi nghi|lam viec|giao ban)(?!\w)"
)
_FORM = late(r":\s{0,3}[.…_]{5}[.…_\s]{0,200}$")  # "Đơn vị đầu mối: ……", a line to fill in
_CLOCK = loose(
    r"\d{1,2}\s?(?:h|gio|:)\s?\d{0,2}(?: phut)?\s?(?:[-–:]|den )"
)  # "8h00 - 8h15: Văn nghệ", a programme
_RIGHT = loose(r"duoc (?:quyen|yeu cau|de nghi|su dung|moi|huong|trung tap|huy dong)(?!\w)")
_NEAR = 90  # characters


def is_no_duty(source: Source, paragraph: Span) -> bool:
    """Whether a paragraph says how a team works or what it may do: "Tổ công tác làm việc theo chế độ kiêm nhiệm"."""
    start = mark_of(source, paragraph)[1]
    presided = _PRESIDED.match(source.flat, start, paragraph[1])
    if presided or _FORM.search(source.flat, start, paragraph[1]) or _CLOCK.match(source.flat, start):
        return True
    if _RIGHT.match(source.flat, start):
        return source.view[start] in "ĐđDd" and source.words(start, start + 4).casefold() == "được"
    if _DISSOLVES.search(source.flat, start, min(paragraph[1], start + 2 * _LONGEST_PERSON)):
        return True
    working = _WORKING.search(source.flat, start, min(paragraph[1], start + _NEAR))
    return working is not None and DUTY.search(source.flat[start : working.start()]) is None


def names_someone(source: Source, paragraph: Span) -> bool:
    """Whether an item begins with a body's name, though no act of its is known: it is told, not whom the list is for."""
    start = mark_of(source, paragraph)[1]
    match = _named_at(source, start, paragraph[1])
    return match is not None and not match["whose"] and not DUTY.match(source.flat, start, paragraph[1])


class Chapter(NamedTuple):
    """Whether headings of a chapter name no bodies with duties ("III. THÀNH PHẦN"), or nothing in it is ordered."""

    barren: bool
    past: bool


def chapter_of(source: Source, paragraph: Span) -> Chapter | None:
    """What a chapter's heading says of the duties in it; None when the paragraph is no such heading."""
    kind, start = mark_of(source, paragraph)
    if kind != "roman" and not (kind == "number" and source.view[slice(*paragraph)].isupper()):
        return None
    past = bool(_PAST.match(source.flat, start))
    return Chapter(past or bool(_CHAPTER.match(source.flat, start)), past)


def says_no_duty(source: Source, paragraph: Span) -> bool:
    """Whether an item tells a time, a place or people instead of a duty."""
    return bool(_NO_DUTY.match(source.flat, mark_of(source, paragraph)[1]))


def is_duty(source: Source, paragraph: Span) -> bool:
    """Whether a paragraph below a body's heading is one of its duties."""
    kind, start = mark_of(source, paragraph)
    if kind == "plain" and (
        _CLOSING.match(source.flat, start) or not source.view[start : start + 1].strip().isalpha()
    ):
        return False
    words = source.view[start : paragraph[1]]
    if words.count("”") > words.count("“"):
        return False  # the end of a line that was broken at a dash
    return not _NO_DUTY.match(source.flat, start) and len(source.flat[start : paragraph[1]].split()) > 2
