"""Where a paragraph stands (vị trí của đoạn): below whose heading, in which chapter, in which list that asks something."""

from __future__ import annotations

import re
from dataclasses import dataclass

from doc_engine.patterns import late
from doc_engine.reading.copies.source import Source, Span, bare_of, loose
from doc_engine.reading.duties.duty_verbs import DUTY, WHO, does_at, names_body
from doc_engine.reading.duties.order_words import assigned, is_given
from doc_engine.reading.duties.owners import (
    LETTER,
    PLAIN,
    Owner,
    chapter_of,
    depth_of,
    is_duty,
    mark_of,
    owner_of,
    says_no_duty,
)
from doc_engine.reading.names.body_lists import bodies_in
from doc_engine.reading.values import HeaderFound
from doc_engine.reading.words.order_vocabulary import DOES, GROUPS
from doc_engine.reading.words.places import guarded

ITEM_KINDS = (
    ("number", loose(r"\s*\d{1,2}[.)/-]\s+\S")),
    ("letter", loose(r"\s*(?:[a-z]\)|\([ivx]{1,4}\)\.?)\s+\S")),
    ("dash", loose(r"\s*[-–+•~]\s+\S")),
)
_ORDERING = (
    "Công văn",
    "Thông báo",
    "Công điện",
    "Chỉ thị",
    "Kết luận",
    "Nghị quyết",
    "Thông báo kết luận",
    None,
)
_LISTS = loose(r":\s*$")
_ASKS = loose(
    r"(?<!\w)(?:de nghi|yeu cau|giao|chi dao|y kien|ket luan|chi thi|trien khai|thuc hien|quyet nghi|phan cong)(?!\w)"
)
# "Phòng Tư pháp đề nghị UBND các xã, thị trấn:" names whom the list below is for.
_ASKED = guarded(
    r"(?<!\w)(?:de nghi|yeu cau|chi thi|giao)",
    rf"(?<!\w)(?:de nghi|yeu cau|chi thi|giao(?: cho)?(?!\svien))\s+(?P<who>(?:cac\s+)?(?:{WHO}|{GROUPS})(?!\w)[^:;.]{{0,200}}?)(?:\s+(?:{DOES}|mot so|cac noi dung|nhung)(?!\w)[^:;.]{{0,320}})?:\s*$",
)
# "…, các Bộ, cơ quan ngang Bộ và UBND các tỉnh cần tổ chức thực hiện các nhiệm vụ sau đây:" does so too.
_MUST = guarded(
    r"\s(?:can|phai|(?:co|chiu) trach nhiem|co nhiem vu)",
    rf"(?:(?<![^\n])\s*|[,;.]\s+)(?P<who>(?:cac\s+)?(?:{WHO}|{GROUPS})(?!\w)[^:;.]{{0,260}}?)\s+(?P<must>can|phai|(?:co|chiu) trach nhiem|co nhiem vu(?:(?:,| va) quyen han)?)(?: (?=[^:;.]{{4,160}}(?:nhiem vu|noi dung|cong viec|giai phap|bien phap)"
    r"(?! [^:;]{60})[^:;.]{0,60}:\s*$)|(?<=em|vu|an)(?: (?:thuc hien|to chuc|thi hanh|nhu sau|sau|sau day)){0,3}\s?:\s*$)",
)
# "Giám đốc Sở A có trách nhiệm:" without a mark: what opens the list below, no task of its own.
_OPENS_DUTIES = loose(
    r"(?:(?:co|chiu) trach nhiem|co nhiem vu)(?: (?:thuc hien|to chuc|thi hanh|cac|nhung|mot so|nhiem vu|noi dung|cong viec|nhu sau|sau|sau day)){0,6}\s?:\s*$"
)
_ANNEX = loose(r"\s*(?:phu luc(?!\w)|ke hoach|chuong trinh|de an|phuong an|bang phan cong)")
_CHAPTER = loose(r"\s*phan [ivx\d]")
_ORGANISES = loose(
    r"to chuc thuc hien|che do (?:[a-z]+,? ){0,4}bao cao|phan cong|trach nhiem|nhiem vu|giao nhiem|tien do|lo trinh"
)
_SCHEDULES = loose(r"tien do|lo trinh|noi dung|nhiem vu|cong viec|ke hoach|trien khai|hoat dong")
_SMALL_CHAPTER = loose(
    r"\s*\d{1,2}[.)-] (?:phan cong|to chuc thuc hien|trach nhiem|nhiem vu|che do|muc dich|muc tieu|yeu cau|noi dung|kinh phi|lo trinh|thoi gian|giai phap)"
    r"(?:,? [a-z]+){0,8}[.:]?\s*$"
)
# Below these headings bodies are named, but told to do nothing.
_SILENT = loose(
    r"(?:(?:(?:ve |nhung |mot so |cac )?(?:han che|ton tai|khuyet diem|uu diem|nguyen nhan)(?:,? [a-z]+){0,8}\s?[:.]?\s*$)|doi tuong ap dung|pham vi (?:dieu chinh|ap dung)|giai thich tu ngu|(?:quy dinh|dieu khoan) chuyen tiep|nguyen tac(?!\w))"
)
# "…, Sở Tư pháp báo cáo kết quả như sau:" tells, though its paragraph may have an order in it.
_TELLS = loose(
    r"(?:bao cao|cung cap|giai trinh|tra loi|gop y|tham gia y kien|phuc dap|tong hop)(?!\w)[^,;:.]{0,90}:\s*$"
)
_TOPIC = loose(r"(?:ve|cong tac|doi voi cong tac) [^.:;]{3,70}:?\s*$")
_DELEGATED = guarded(
    r"(?:doi tuong|co quan|nguoi) (?:duoc |nhan )(?:phan cap|uy quyen)\s?:",
    rf"(?:doi tuong|co quan|nguoi) (?:duoc |nhan )(?:phan cap|uy quyen)\s?: (?P<who>(?:cac )?(?:{WHO}).{{2,200}}$)",
    at_start=True,
)
_HANDS_DOWN = loose(r"noi dung (?:phan cap|uy quyen)[^.;:]{0,80}:?\s*$")
_CARRIES_OUT = loose(r"to chuc thuc hien|to chuc trien khai")
RECIPIENTS = loose(r"\s*noi nhan\s*:?")  # behind it nobody is told anything
_GREETS = loose(r"\s*kinh g[uo]i(?!\w)")
_OPENING = 120  # characters at the end of what opens a list
_LONGEST_THEME = 14  # words of a heading above bodies and their duties
_SHORT = 7  # words of a heading, its mark included
_FULL_STOP = (".", ";", "./.", ",")


@dataclass(slots=True)
class Place:
    """Where in the document we are: whose heading we stand below, and which lists give orders.

    `ordering`: papers of this kind give orders. `listing` holds while a list asks something; `asked` is whom it asks
    (`by_name`: the list's own opening says so), `kind` the mark of its items. `heading` tells that we stand at one,
    `topic` that the last numbered item only names one, `greeting` that we are among those written to; `silent` is
    the depth of a heading below which nobody is told anything. `chaptered`: the paper has chapters; `barren` holds in
    those whose headings give no duties, `past` in those that give none at all, `carrying` in those on how the paper is
    carried out, `scheduled` in those that say what is done when; `delegate` is whom powers are handed to, `last` whom the last numbered order was given to.
    """

    ordering: bool = False
    owner: Owner | None = None
    heading: bool = False
    topic: bool = False
    greeting: bool = False
    silent: int | None = None
    chaptered: bool = False
    barren: bool = False
    past: bool = False
    listing: bool = False
    asked: tuple[str, ...] = ()
    by_name: bool = False
    kind: str | None = None
    organising: bool = False
    carrying: bool = False
    scheduled: bool = False
    delegate: tuple[str, ...] = ()
    last: tuple[str, ...] = ()

    @classmethod
    def at_head(cls, header: HeaderFound) -> Place:
        """The place at the head of a paper."""
        return cls(ordering=header.type in _ORDERING)


def begins_annex(source: Source, paragraph: Span) -> bool:
    """A plan or an annex behind the signature: "KẾ HOẠCH", "Phụ lục I". A quy chế orders nothing."""
    match = _ANNEX.match(source.flat, *paragraph)
    return match is not None and (
        source.view[slice(*paragraph)].isupper() or match[0].lstrip().startswith("phu luc")
    )


def ends_with_colon(source: Source, paragraph: Span) -> bool:
    """Whether a paragraph ends with a colon, as what opens a list does."""
    return bool(_LISTS.search(source.flat, *paragraph))


def opens(source: Source, paragraph: Span, below: Span, place: Place) -> bool:
    """Whether a paragraph only opens the list below it: "b) Chủ trì, phối hợp thực hiện:" and then dashes of duties."""
    depth, own = depth_of(source, below), depth_of(source, paragraph)
    if own == PLAIN and depth < PLAIN and tells_list(source, paragraph, place):
        return True
    if own == PLAIN and depth < PLAIN and place.ordering:
        return (
            _OPENS_DUTIES.search(source.flat, max(paragraph[0], paragraph[1] - _OPENING), paragraph[1])
            is not None
        )
    if not own < depth < PLAIN:
        return False
    if _is_theme(source, paragraph, below) or _ends_in_list(source, paragraph):
        return True
    colon, duties = ends_with_colon(source, paragraph), bool(DUTY.match(source.flat, *below))
    duties = duties and not says_no_duty(source, below)
    if own < LETTER and place.listing:
        ended = source.words(*paragraph).endswith(_FULL_STOP)
        short = len(source.words(*paragraph).split()) < _SHORT
        names_duty = bool(DUTY.match(source.flat, *paragraph))
        bare_heading = (
            (place.by_name and not names_duty) if colon else not ended and (duties or short or not names_duty)
        )
        place.topic = place.topic or bare_heading
        return bare_heading or (colon and duties)
    return colon and duties


_LIST_FOLLOWS = loose(
    r"(?:noi dung|nhiem vu|cong viec|giai phap|bien phap|yeu cau)(?: [a-z]+,?){0,6} sau(?: day)?\s?:\s*$"
)


def _ends_in_list(source: Source, paragraph: Span) -> bool:
    """ "… thực hiện các nhiệm vụ sau đây:" only says that a list follows."""
    return (
        _LIST_FOLLOWS.search(source.flat, max(paragraph[0], paragraph[1] - _OPENING), paragraph[1])
        is not None
    )


def _is_theme(source: Source, paragraph: Span, below: Span) -> bool:
    """ "a) Rà soát, chuẩn bị kết nối⏎- Các trường rà soát …": a line without end above bodies and their duties."""
    words = source.words(*paragraph)
    if words.endswith((*_FULL_STOP, ":")) or len(words.split()) > _LONGEST_THEME:
        return False
    return assigned(source, below, organising=True) is not None


def tells_list(source: Source, paragraph: Span, place: Place) -> tuple[str, ...]:
    """Whom a sentence in a list that asks gives the list below it: "Chi bộ A tiếp tục …, thực hiện các nội dung sau:"."""
    if not place.listing or place.owner or not _ends_in_list(source, paragraph):
        return ()
    order = assigned(source, paragraph, organising=True)
    return order.lead if order else ()


# A letter that answers tells those it is written to how things stand; what it orders it says in so many words.
_ANSWERS = late(
    r"\s*(?:(?:v/v|ve viec|ve)\s+)?(?:tra loi|phuc dap|giai trinh|gop y|tham gia (?:y kien|gop y)|co y kien|tra loi y kien)(?!\w)"
)


_ANSWERED = loose(
    r"(?<!\w)(?:tra loi|phuc dap|nhan duoc) (?:cac )?(?:cong van|van ban|don|phieu|thu|kien nghi|de nghi|to khai)(?!\w)"
)
_OPINES = loose(r"(?<!\w)(?:co y kien|tra loi|tra loi cu the|huong dan|thong tin)(?: [a-z]+,?){0,5}\s?:\s*$")
_BEFORE = 500  # characters
# "Bộ Y tế hướng dẫn một số nội dung liên quan đến quy định tại Điều 22 như sau:" explains what is laid down.
_EXPLAINS = loose(
    r"(?<!\w)huong dan (?:them |cu the |bo sung )?(?:thuc hien )?(?:mot so |cac )?(?:noi dung|van de|diem|quy dinh)(?!\w)[^.;:]{0,90}(?:quy dinh|dieu \d|luat|nghi dinh|thong tu)(?!\w)[^.;:]{0,40}:\s*$"
)


def _answers(source: Source, paragraph: Span, header: HeaderFound) -> bool:
    """Whether a letter answers those it is written to: by its subject, or "nhận được Công văn …, Bộ có ý kiến như sau:"."""
    if _ANSWERS.match(bare_of(header.subject or "")):
        return True
    if _EXPLAINS.search(source.flat, max(paragraph[0], paragraph[1] - 2 * _OPENING), paragraph[1]):
        return True
    opines = _OPINES.search(source.flat, max(paragraph[0], paragraph[1] - _OPENING), paragraph[1])
    return (
        bool(opines)
        and _ANSWERED.search(source.flat, max(0, paragraph[0] - _BEFORE), paragraph[1]) is not None
    )


def open_list(source: Source, paragraph: Span, place: Place, header: HeaderFound) -> None:
    """Note that a list below asks something, and whom."""
    if told := tells_list(source, paragraph, place):
        place.asked, place.kind, place.by_name = told, None, True
        return
    asked = _asks_whom(source, paragraph)
    must = _MUST.search(source.flat, *paragraph) if asked is None else None
    if must and _names_who_must(source, must):
        place.listing, place.kind, place.by_name = True, None, True
        place.asked = bodies_in(source, must.span("who"))
        return
    if not (asked or place.ordering) or not _ASKS.search(source.flat, *paragraph) or place.owner:
        return
    if not asked and _TELLS.search(source.flat, *paragraph):
        return
    place.listing, place.kind, place.by_name = True, None, asked is not None
    to_them = () if _answers(source, paragraph, header) else header.addressees
    place.asked = bodies_in(source, _whole_name(source, asked, paragraph[1])) if asked else to_them


def _asks_whom(source: Source, paragraph: Span) -> re.Match[str] | None:
    """Who is asked by name; "Chỉ thị số 7 …" before it asks nobody."""
    asked = _ASKED.search(source.flat, *paragraph)
    while asked and not names_body(source, _name_at(source, asked)):
        asked = _ASKED.search(source.flat, asked.start() + 1, paragraph[1])
    return asked if asked and is_given(source, paragraph[0], asked.start()) else None


def _name_at(source: Source, asked: re.Match[str]) -> int:
    start = asked.start("who")
    return start + 4 if source.flat.startswith("cac ", start) else start


_MUST_WORDS = (
    "cần", "phải", "có trách nhiệm", "chịu trách nhiệm", "có nhiệm vụ", "có nhiệm vụ, quyền hạn", "có nhiệm vụ và quyền hạn",
)  # fmt: skip


def _names_who_must(source: Source, must: re.Match[str]) -> bool:
    start, end = must.span("who")
    start = start + 4 if source.flat.startswith("cac ", start) else start
    return (
        source.words(*must.span("must")) in _MUST_WORDS
        and names_body(source, start)
        and does_at(source, start + 2, end) is None
    )


def _whole_name(source: Source, asked: re.Match[str], end: int) -> Span:
    """Whom a list asks; a verb in capitals is part of the name: "các đồng chí Bí thư Đảng ủy"."""
    start, stop = asked.span("who")
    behind = source.view[stop:end].lstrip()[:1]
    return (start, source.flat.rindex(":", stop, end)) if behind.isupper() else (start, stop)


def move(source: Source, paragraph: Span, place: Place) -> None:
    """Go on to the next paragraph."""
    chapter = chapter_of(source, paragraph)
    if chapter is not None:
        place.barren, place.past = chapter.barren, chapter.past
    elif mark_of(source, paragraph)[0] == "article":
        place.barren = place.past = False  # the chapters of what an article approves end with it
    _keep_silent(source, paragraph, place)
    place.greeting = _greets(source, paragraph, place)
    if delegated := _DELEGATED.match(source.flat, mark_of(source, paragraph)[1], paragraph[1]):
        place.delegate = bodies_in(source, delegated.span("who"))
    owner = (
        _delegated(source, paragraph, place)
        or _given_within(source, paragraph, place)
        or owner_of(source, paragraph, unmarked=place.organising or place.listing)
    )
    owner = None if place.barren else owner
    place.heading = owner is not None
    if owner is not None:
        place.owner = owner
    elif place.owner and _leaves(source, paragraph, place.owner):
        place.owner = None
    if _is_chapter(source, paragraph) or is_numbered_chapter(source, paragraph, chaptered=place.chaptered):
        place.organising = bool(_ORGANISES.search(source.flat, *paragraph))
        place.carrying = bool(_CARRIES_OUT.search(source.flat, *paragraph))
        place.scheduled = bool(_SCHEDULES.search(source.flat, *paragraph))
    if ITEM_KINDS[0][1].match(source.flat, *paragraph):
        place.topic = bool(_TOPIC.match(source.flat, mark_of(source, paragraph)[1], paragraph[1]))
    place.chaptered = place.chaptered or chapter is not None
    if place.listing and place.kind is None:
        place.kind = next((kind for kind, mark in ITEM_KINDS if mark.match(source.flat, *paragraph)), None)


def _delegated(source: Source, paragraph: Span, place: Place) -> Owner | None:
    """ "2. Nội dung phân cấp:" below "1. Đối tượng được phân cấp: Chủ tịch UBND cấp xã": what is handed to them follows."""
    kind, start = mark_of(source, paragraph)
    if not place.delegate or kind == "plain" or not _HANDS_DOWN.match(source.flat, start, paragraph[1]):
        return None
    return Owner(place.delegate, (), depth_of(source, paragraph))


# "Trong đó giao Giám đốc Công an tỉnh chỉ đạo thực hiện:" among the duties of Công an tỉnh.
_WITHIN = loose(r"(?:trong do|dong thoi|ngoai ra|rieng),? (?=(?:giao|de nghi|yeu cau|phan cong)\s)")


def _given_within(source: Source, paragraph: Span, place: Place) -> Owner | None:
    """Whom the list below is for, in a sentence among another's duties."""
    start = mark_of(source, paragraph)[1]
    if place.owner is None or not ends_with_colon(source, paragraph) or not _WITHIN.match(source.flat, start):
        return None
    asked = _asks_whom(source, paragraph)
    lead = bodies_in(source, _whole_name(source, asked, paragraph[1])) if asked else ()
    return Owner(lead, (), place.owner.depth) if lead else None


def _keep_silent(source: Source, paragraph: Span, place: Place) -> None:
    depth = depth_of(source, paragraph)
    if place.silent is not None and depth <= place.silent:
        place.silent = None
    if (
        place.silent is None
        and depth < LETTER
        and _SILENT.match(source.flat, mark_of(source, paragraph)[1], paragraph[1])
    ):
        place.silent = depth


def _greets(source: Source, paragraph: Span, place: Place) -> bool:
    """Whether a paragraph is "Kính gửi:" or one of the dashes below it."""
    if _GREETS.match(source.flat, *paragraph):
        return True
    return place.greeting and bool(ITEM_KINDS[2][1].match(source.flat, *paragraph))


def _leaves(source: Source, paragraph: Span, owner: Owner) -> bool:
    """Whether a paragraph stands no more below the heading: a mark as high as the heading's, or the paper's close."""
    depth = depth_of(source, paragraph)
    return depth <= owner.depth or (depth == PLAIN and not is_duty(source, paragraph))


def _is_chapter(source: Source, paragraph: Span) -> bool:
    return mark_of(source, paragraph)[0] in ("roman", "article") or bool(
        _CHAPTER.match(source.flat, *paragraph)
    )


def is_numbered_chapter(source: Source, paragraph: Span, *, chaptered: bool) -> bool:
    """ "3. TỔ CHỨC THỰC HIỆN", and in a paper that is not chaptered otherwise "3. Phân công nhiệm vụ"."""
    if not ITEM_KINDS[0][1].match(source.flat, *paragraph):
        return False
    return source.view[slice(*paragraph)].isupper() or (
        not chaptered and bool(_SMALL_CHAPTER.match(source.flat, *paragraph))
    )
