"""What a paper passes on to others (giao, yêu cầu, đề nghị): orders in a clause or above a list, and tales of what was done."""

from __future__ import annotations

import re

from doc_engine.patterns import late
from doc_engine.reading.copies.source import Source, Span, loose
from doc_engine.reading.names.bodies import BODY_STARTS

_LONGEST_CLAUSE = 260  # characters
_LONGEST_TALE = 240
_LONGEST_LEAD = 300
_FARTHEST_LEAD = 30  # paragraphs
# "đề nghị các đơn vị …", "giao Sở Nội vụ …": what follows is for others; "theo đề nghị của", "đã chỉ đạo" order nothing.
_ORDERS = late(
    (
        r"(?<!\w)(?<!theo\s)(?<!xet\s)(?<!hien\s)(?<!da\s)(?<!can\s)(?<!kien\s)(?<!ban\s)"
        r"(?:de nghi|yeu cau|giao|chi dao|don doc|nhac nho|(?:co|chiu) trach nhiem)"
        r"(?! (?:cua|tai|thong|dich|luu|nhan)(?!\w))(?!\w)"
    ).replace(" ", r"\s{1,4}")
)
_PAST = late(r"(?<!\w)[đĐ]ã\s(?![^;:.]*[;:.])")
_BROKEN = late(r"[:“”(]|\.\s")
ITEM = late(r"[\s\-–+•~]*(?:\d{1,2}(?:\.\d{1,2}){0,3}[.)]|[a-z]\)|[-–+•]\s|dieu\s\d)")


# "2. Sở Tài chính:", "1. Thủ trưởng các sở, ban, ngành:": whose items follow.
_OWNER = late(
    rf"{ITEM.pattern}?\s{{0,4}}(?:(?:{BODY_STARTS})|thu\s{{1,4}}truong|cac\s{{1,4}}(?:so|phong|don vi|co quan|dia phuong))"
    r"(?![^:]*(?:nhu\s+sau|bao\s+cao|trinh|y\s+kien))[^:]{0,120}:\s*$"
)


def is_ordered(source: Source, sentence: Span, place: int) -> bool:
    """Whether others are asked to do what the verb at `place` says: in its clause, or above the list it stands in."""
    start = max(sentence[0], place - _LONGEST_CLAUSE, source.flat.rfind(";", sentence[0], place))
    if _MADE_KNOWN.search(source.flat, start, place):
        return True
    colon = source.flat.rfind(":", start, place)
    if colon > 0 and _OTHERS.match(source.flat[colon + 1 : place]) and orders_in(source, start, colon):
        return True  # "UBND tỉnh yêu cầu: Thủ trưởng các sở thực hiện X"
    if orders_in(source, start, place):
        return is_asked(source, sentence, place)
    if _is_list_of_asked(source, sentence, start, place):
        return True
    return (
        is_item_of_order(source, place)
        or _goes_on_behind(source, sentence)
        or _others_do(source, sentence, place)
        or goes_on_ordering(source, sentence, place)
    )


# "Văn phòng Chính phủ thông báo để các Bộ biết, thực hiện theo ý kiến chỉ đạo tại X"
_MADE_KNOWN = loose(
    r"(?<!\w)(?:thong bao|chuyen|gui|sao gui) (?:[^.;:]{0,60} )?de [^.;:]{2,120}? biet,?(?: (?:va|de))?(?: (?:nghiem tuc|to chuc|chi dao|khan truong|phoi hop)){0,3} $"
)
_ORDERS_FIRST = late(
    r"\s*(?:[-–+•] |\d{1,2}(?:\.\d{1,2}){0,3}[.)]? |[a-z]\) )?(?:giao|yeu cau) (?!cua|tai)[^;]{4,400};(?:[^;]{0,60}$|[^;,]{0,120}$)".replace(
        " ", r"\s{1,4}"
    )
)


def goes_on_ordering(source: Source, sentence: Span, place: int) -> bool:
    """ "Giao Sở A rà soát …; nghiêm túc thực hiện X": the verb behind the semicolon has no subject of its own."""
    return _ORDERS_FIRST.match(source.flat[sentence[0] : place]) is not None


def _is_list_of_asked(source: Source, sentence: Span, start: int, place: int) -> bool:
    """ "yêu cầu Chủ tịch UBND các huyện; thủ trưởng các sở … thực hiện X": behind a semicolon the list of those asked goes on."""
    if start <= sentence[0] or not _OTHERS.match(source.flat[start + 1 : place]):
        return False
    return bool(orders_in(source, sentence[0], start))


def is_asked(source: Source, sentence: Span, place: int) -> bool:
    """Whether the clause that has the verb at `place` itself asks others for it."""
    start = max(sentence[0], place - _LONGEST_CLAUSE, source.flat.rfind(";", sentence[0], place))
    if _is_list_of_asked(source, sentence, start, place):
        return True
    asked = orders_in(source, start, place)
    return bool(asked) and not _BROKEN.search(source.flat, asked[-1].end(), place)


# "Các cấp ủy lãnh đạo thực hiện nghiêm X", "Thủ trưởng các đơn vị thực hiện X": others are the subject.
_OTHERS = late(
    (
        r"\s*(?:[-–+•] |\d{1,2}(?:\.\d{1,2}){0,3}[.)]? |[a-z]\) )?(?:(?:ngoai|ben canh|cung voi|doi voi|de|nham)(?!\w)[^;:.,]{3,140}, )?(?:cac|thu truong|nguoi dung dau|giam doc cac|chu tich (?:ubnd|uy ban nhan dan) cac|(?:ubnd|uy ban nhan dan) cac)"
        r" (?!quyet dinh|nghi quyet|ke hoach|van ban|cong van|nhiem vu|noi dung|chi tieu|muc tieu)[^;:.]{3,360}$"
    ).replace(" ", r"\s{1,4}")
)


def _others_do(source: Source, sentence: Span, place: int) -> bool:
    return bool(_OTHERS.match(source.flat[sentence[0] : place]))


def is_item_of_order(source: Source, place: int) -> bool:
    """Whether `place` is in an item below "… yêu cầu:", "… đề nghị các đơn vị thực hiện các nội dung sau:"."""
    index = source.paragraph_number(place)
    own = _mark(source, source.paragraphs[index]) if index >= 0 else ""
    if not own:
        return _goes_on_below(source, index)
    for start, end in reversed(source.paragraphs[max(0, index - _FARTHEST_LEAD) : index]):
        shown = source.flat[max(start, end - _LONGEST_LEAD) : end].rstrip()
        if shown.endswith(":") and _mark(source, (start, end)) != own:
            return bool(
                orders_in(source, max(start, end - _LONGEST_LEAD), end)
                or _OWNER.match(source.flat, start, end)
            )
    return False


# "Tiếp tục triển khai …", "Tăng cường …": an order whose owner stands in the paragraph before.
_IMPERATIVE = late(
    (
        r"\s*(?:dong thoi,? )?(?:tiep tuc|tang cuong|chu dong|khan truong|nghiem tuc|kip thoi|thuong xuyen|tap trung|day manh|hoan thanh|to chuc|ra soat|phoi hop|trien khai|thuc hien)"
        r" (?!cua |can cu)"
    ).replace(" ", r"\s{1,4}")
)
_ASKS_WHOM = late(
    rf"(?<!\w)(?:giao|yeu cau|de nghi)\s{{1,4}}(?:{BODY_STARTS}|cac\s|cap\s{{1,4}}uy|thu\s{{1,4}}truong)"
)
_NEAREST_LEAD = 4  # paragraphs


def _goes_on_below(source: Source, index: int) -> bool:
    """Whether a paragraph without a mark goes on with what the one before asked of somebody."""
    if index < 1 or not _IMPERATIVE.match(source.flat, *source.paragraphs[index]):
        return False
    for start, end in reversed(source.paragraphs[max(0, index - _NEAREST_LEAD) : index]):
        if _ASKS_WHOM.search(source.flat, start, end):
            return bool(orders_in(source, start, end))
        if not _IMPERATIVE.match(source.flat, start, end):
            return False
    return False


def _goes_on_behind(source: Source, sentence: Span) -> bool:
    """ "… yêu cầu các chi bộ làm tốt việc A. Tập trung tuyên truyền …": asked in a sentence before of the same paragraph."""
    if not _IMPERATIVE.match(source.flat, *sentence):
        return False
    return _ASKS_WHOM.search(source.flat, source.paragraph_at(sentence[0])[0], sentence[0]) is not None


def _mark(source: Source, paragraph: Span) -> str:
    """What kind of mark an item has: a figure, a letter, a dash; nothing for a paragraph of its own."""
    found = ITEM.match(source.flat, *paragraph)
    mark = found[0].strip() if found else ""
    return "1" if mark[:1].isdigit() else mark[:1] if mark[:1] in "-–+•~" else "a" if mark else ""


def orders_in(source: Source, start: int, stop: int) -> list[re.Match[str]]:
    """Where something is asked for; "giáo" of a name is no "giao"."""
    found = _ORDERS.finditer(source.flat, start, stop)
    return [m for m in found if m[0] != "giao" or source.view[m.start() : m.end()].lower() == "giao"]


# "đã ban hành Kế hoạch A; chỉ đạo các xã thực hiện B": in a report what is told goes on behind the semicolon.
_TOLD_FIRST = late(r"(?<!\w)đã\s[^.:]{0,600};[^;.:]{0,120}$", re.IGNORECASE)


def goes_on_telling(source: Source, sentence: Span, place: int) -> bool:
    """Whether the clause with the verb at `place` goes on with what a clause before tells of the past."""
    return _TOLD_FIRST.search(source.view, sentence[0], place) is not None


_TOLD_HERE = late(r"(?<!\w)đã\s[^;:.]{0,240}$", re.IGNORECASE)


def tells_here(source: Source, sentence: Span, place: int) -> bool:
    """ "UBND tỉnh đã chỉ đạo các xã thực hiện X" in a report: also what was ordered is told."""
    return _TOLD_HERE.search(source.view, sentence[0], place) is not None


# "2. Chỉ đạo các xã thực hiện X" below "I. KẾT QUẢ": what a report says was done, not what is to be done.
_DID = late(
    r"\s*(?:[-–+•] |\d{1,2}(?:\.\d{1,2}){0,3}[.)]? |[a-z]\) )?(?:[^;:.]{2,60}: )?(?:huong dan|chi dao|phoi hop|tham muu|to chuc|quan triet|don doc|ban hanh)(?!\w)".replace(
        " ", r"\s{1,4}"
    )
)
_TO_COME = late(
    r"(?<!\w)(?:phuong huong|nhiem vu|giai phap|kien nghi|de xuat|thoi gian toi|tiep theo|tiep tuc|ke hoach cong tac)(?!\w)".replace(
        " ", r"\s{1,4}"
    )
)
_SECTION = late(r"\s*(?:phan\s{1,4})?(?:[ivx]{1,5}|[a-d])[.):-]\s|\s*phuong\s{1,4}huong")
_LONGEST_SECTION = 160


def tells_results(source: Source, sentence: Span, place: int) -> bool:
    """Whether the verb at `place` stands in a sentence of a report that says what was done."""
    if not _DID.match(source.flat, sentence[0], place) or _TO_COME.search(source.flat, sentence[0], place):
        return False
    index = source.paragraph_number(place)
    for start, end in reversed(source.paragraphs[: max(index, 0)]):
        if end - start < _LONGEST_SECTION and _SECTION.match(source.flat, start, end):
            return _TO_COME.search(source.flat, start, end) is None
    return True


def is_told(source: Source, sentence: Span, place: int) -> bool:
    """Whether the verb at `place` tells of the past ("các xã đã tổ chức quán triệt X"): nothing is passed on by it."""
    told = list(_PAST.finditer(source.view, max(sentence[0], place - _LONGEST_TALE), place))
    return bool(told) and not orders_in(source, told[-1].end(), place)
