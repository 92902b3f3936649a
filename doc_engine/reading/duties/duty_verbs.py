"""Verbs of duties and the bodies before them (động từ giao việc): where "<body> <do>" stands, and where letters only look so."""

from __future__ import annotations

import re

from doc_engine.patterns import late
from doc_engine.reading.copies.source import Source, bare_of, loose
from doc_engine.reading.names.bodies import BODY_AHEAD, BODY_STARTS
from doc_engine.reading.words.order_vocabulary import ACCENTED, COMPOUNDS, DOES, GROUPS, ITEM_VERBS, NAMED_SO
from doc_engine.text import same

WHO = BODY_STARTS
WHO_AHEAD = BODY_AHEAD
_DOES_AT = loose(rf",?\s+(?P<does>{DOES})(?!\w)")
DUTY = loose(
    rf"\s*(?:[-–+•~]\s+|[a-zđ]\)\s+|\((?:\d{{1,2}}|[ivx]{{1,4}})\)\.?\s+|\d{{1,2}}(?:\.\d{{1,2}}){{0,2}}[.)]\s+)?"
    r"(?:(?:dinh ky )?(?:hang|moi) (?:nam|quy|thang|tuan|ngay),?\s+)?"
    rf"(?P<duty>(?!phan dau)(?:{DOES}|{ITEM_VERBS})(?!\w))"
)
_FARTHEST = 800  # characters from a body to its verb

# No verb of an order: "đầu tư xây dựng", "được phân công", "cơ quan quản lý".
_PART_OF_NAME = loose(
    r"(?<!\w)(?:duoc(?: giao| phan cong| uy quyen)?|bi|da|viec|(?<!to\s)(?<!doan\s)cong tac|nhiem vu|linh vuc|hinh thuc)\s+$"
)
# "… liên quan đến việc quản lý, sử dụng tài sản": the second of two verbs of one matter.
_OF_MATTER = late(rf"(?:^|\s)(?:viec|duoc giao) (?:{DOES})(?: [a-z]+)?(?:,|,? va) x$")
_NAMED_SO = loose(rf"(?<!\w)(?:{NAMED_SO})")
_BRANCH_HEADS = (" so", " phong", " nganh")
_BRANCHES = frozenset(("xay dung", "thong tin", "thanh tra"))
_TELLS_WHO = loose(r"\s?(?:gom|la)(?!\w)|\s?:\s?(?:ong|ba|dong chi|\d)(?!\w)")  # "Trưởng ban kiểm tra: Ông A"
BODIES_GO_ON = loose(
    rf"[;,]?\s*(?:va\s+)?(?:(?:cac|toan the)\s+)?(?:{WHO_AHEAD}|{GROUPS}|co quan|don vi|so, |to chuc)"
)


# "các Bộ: Công Thương, Tài chính": the kind is said once for all.
_KIND_ENDS = loose(r"(?<!\w)(?:cac|\d\d) (?:so|bo|phong|ban|xa|phuong|dong chi|ong,? ba|co quan|don vi)\s?$")
_KIND_LENGTH = 20  # characters


# "Chủ dự án phải lập báo cáo môi trường; các tổ chức …": the duty says which of a kind are meant, and the list goes on.
_OF_KIND = loose(r"(?<!\w)(?:chu|nguoi|doi tuong|co so|doanh nghiep)\s[^,;:.]{2,60}$")
_AND_OTHERS = loose(r"[^;:.]{3,140}?(?=;|\sva\s+(?:cac\s+)?(?:to chuc|co quan|don vi|ca nhan)(?!\w))")


def _whom_it_binds(source: Source, match: re.Match[str], limit: int) -> int | None:
    """Where a duty ends that only says who of a kind is meant: further names of the same list follow it."""
    if match["does"] != "phai" or not _OF_KIND.search(
        source.flat[max(0, match.start() - _KIND_NAME) : match.start()]
    ):
        return None
    others = _AND_OTHERS.match(source.flat, match.end(), limit)
    if others is None or not BODIES_GO_ON.match(source.flat, others.end()):
        return None
    return others.end() if source.flat[others.end()] == ";" else others.end() + len(" va")


_KIND_NAME = 80  # characters


def does_at(source: Source, start: int, end: int) -> re.Match[str] | None:
    """The first verb of an order from `start` on, in the same clause: small letters, for "Ban Xây dựng Đảng" is a name."""
    limit, place = min(end, start + _FARTHEST), start
    while match := _DOES_AT.search(source.flat, place, limit):
        if any(
            (mark[0] != ";" or not BODIES_GO_ON.match(source.flat, mark.start()))
            and not (
                mark[0] == ":"
                and _KIND_ENDS.search(source.flat[max(0, mark.start() - _KIND_LENGTH) : mark.start()])
            )
            for mark in re.compile(r"(?<!tp)[.:;“”]").finditer(source.flat, start, match.start())
        ):
            return None
        bound = _whom_it_binds(source, match, limit)
        if bound is None and _is_verb(source, match):
            return match
        place = bound or match.start() + 1
    return None


# "Trung tâm Kiểm soát thanh toán điện tử:", "Phòng Thanh tra, kiểm tra:": before a colon a field, no act.
_FIELDS = frozenset(
    "thanh toán|kiểm tra|thanh tra|giám sát|quản lý|kiểm soát|đào tạo|bồi dưỡng|phát triển|giải quyết|tiếp nhận|hỗ trợ|đánh giá|khai thác|bảo vệ|khảo sát|thẩm định|tổng hợp|tập huấn|vận hành|xử lý|quyết toán|thống kê|đấu tranh|phòng ngừa|chế biến".split(  # noqa: SIM905
        "|"
    )
)
_FIELD_WORDS = 12


def names_field(source: Source, start: int, colon: int) -> bool:
    """Whether what looks like verbs between a body's head and a colon are all words of its field."""
    words = source.words(start, colon)
    if len(words.split()) > _FIELD_WORDS or re.search(r"[;.()]", words):
        return False
    place = start
    while does := does_at(source, place, colon):
        if source.words(*does.span("does")) not in _FIELDS:
            return False
        place = does.end()
    return place > start


# "Quý cơ quan": a polite address, though "quý" is no "quỹ".
_HONOURED = loose(r"quy (?:co quan|don vi|so|bo|ban|cong ty|truong|doanh nghiep|to chuc|uy ban|ubnd)(?!\w)")
# "Lãnh đạo, chỉ đạo thực hiện nghiêm …": what is to be done, and no head of a body.
_GUIDE = loose(r"lanh dao(?:,| va) (?:chi dao|dieu hanh|to chuc|quan ly|quan triet)(?!\w)")
_FAR_ENOUGH = 30  # characters that would show an accent if the text had any
# Words that have the letters of a body's first word: "Sơ tuyển", "Bổ sung", "Vũ khí".
_FIRST_WORDS = {
    bare_of(word): (word,)
    for word in "sở bộ ban vụ viện hội phòng đoàn cục đài tổ quỹ khối ấp thôn xã hạt đội cụm hệ khoa khóm buôn tiểu".split()  # noqa: SIM905
} | {"bao": ("báo", "bảo"), "quy": ("quỹ",)}


def names_body(source: Source, place: int) -> bool:
    """Whether the word at `place` may begin a body's name: "Sở", not "Sơ"; without its accents it may."""
    shown = re.compile(r"\w+").match(source.view, place)
    if _HONOURED.match(source.flat, place):
        return True
    if _GUIDE.match(source.flat, place):
        return False
    wanted = _FIRST_WORDS.get(bare_of(shown[0])) if shown else None
    if wanted is None or shown is None or any(same(shown[0], word) for word in wanted):
        return True
    return source.view[place : place + _FAR_ENOUGH].isascii()


# A line break lost between a heading and its duty: "… tỉnh Khánh Hòa Phối hợp với …". No body's name has these words.
_BEGINS = late(r"(?:Chủ trì|Phối hợp|Căn cứ|Tăng cường|Triển khai)\s")


def verb_of(match: re.Match[str]) -> str:
    """The words of the verb that `does_at` found, without accents, one space between them."""
    return " ".join(match["does"].split())


def _is_verb(source: Source, match: re.Match[str]) -> bool:
    if not source.view[match.start("does")].islower() and not _BEGINS.match(source.view, match.start("does")):
        return False
    shown = source.words(*match.span("does"))
    wanted = ACCENTED.get(verb_of(match))
    if wanted and not shown.isascii() and not same(shown, wanted):
        return False
    return not _TELLS_WHO.match(source.flat, match.end()) and not _is_of_name(source, match)


# "Các cơ quan chủ trì tiêu chí cử …" are named by what they lead; "… chủ trì, phối hợp", "… chủ trì xây dựng …" are told to.
_LEADS_ON = loose(rf"\s*(?:[,;.:]|$|(?:va )?(?:{DOES})(?!\w))")


# "Thanh tra Sở xây dựng kế hoạch": what is made, and no branch.
_MADE = loose(
    r" (?:ke hoach|phuong an|du thao|quy che|quy trinh|quy dinh|de an|chuong trinh|van ban|noi dung|tai lieu|danh muc|du toan|kich ban)(?!\w)"
)
_WORDS_BEFORE = 16  # characters: "được phân công " and one more


_MATTER = 40  # characters: "việc quản lý, "


def _is_second_of_matter(source: Source, match: re.Match[str]) -> bool:
    """Whether a verb goes on with the matter that another one names: "việc quản lý, sử dụng tài sản"."""
    before = source.flat[max(0, match.start("does") - _MATTER) : match.start("does")]
    return _OF_MATTER.search(f"{' '.join(before.split())} x") is not None


def _is_of_name(source: Source, match: re.Match[str]) -> bool:
    """Whether a verb's letters belong to the name before them: "Ban chỉ đạo", "công trình", "các sở xây dựng"."""
    before = source.flat[max(0, match.start("does") - _WORDS_BEFORE) : match.start("does")]
    word, words = verb_of(match), " ".join(before.split())
    if before[-1:].isspace() and words.endswith(COMPOUNDS.get(word, ())):
        return True
    head = source.flat[max(0, match.start("does") - 12) : match.end()]
    if _is_second_of_matter(source, match) or any(
        named.end() == len(head) for named in _NAMED_SO.finditer(head)
    ):
        return True
    if words.endswith(" va") and source.flat[match.end() : match.end() + 1] == ":":
        return True  # "Tổ Quản lý nợ và cưỡng chế:"
    if word == "chu tri" and words.endswith(("co quan", "don vi")):
        return not _LEADS_ON.match(source.flat, match.end())
    if word in _BRANCHES and words.endswith(_BRANCH_HEADS) and not words.endswith((", nganh", "van phong")):
        return not _MADE.match(source.flat, match.end())
    in_name = not words.endswith("van phong") and _PART_OF_NAME.search(before)
    return not word.startswith("duoc") and bool(in_name)
