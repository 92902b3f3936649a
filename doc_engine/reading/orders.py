"""Tasks given in sentences (giao nhiệm vụ trong câu): "Sở A chủ trì, phối hợp với …", "Giao Sở A …", a letter's items."""

from __future__ import annotations

import re
from dataclasses import dataclass

from doc_engine.reading.deadlines import deadline_words
from doc_engine.reading.dues import read_due
from doc_engine.reading.order_vocabulary import DOES, GROUPS
from doc_engine.reading.order_words import (
    DUTY,
    WHO,
    Order,
    answerable,
    assigned,
    bodies_in,
    does_at,
    done_inside,
    given,
    given_inside,
    is_given,
    led_behind,
    only_closes,
    partners_in,
    passed_on,
)
from doc_engine.reading.owners import (
    LETTER,
    PLAIN,
    Owner,
    chapter_of,
    depth_of,
    duty_behind_colon,
    is_duty,
    mark_of,
    owner_of,
    says_no_duty,
)
from doc_engine.reading.source import Source, Span, loose
from doc_engine.reading.values import HeaderFound, TaskFound

_LISTS = loose(r":\s*$")
_ASKS = loose(
    r"(?<!\w)(?:de nghi|yeu cau|giao|chi dao|y kien|ket luan|trien khai|thuc hien|quyet nghi|phan cong)(?!\w)"
)
# "Phòng Tư pháp đề nghị UBND các xã, thị trấn:" names whom the list below is for.
_ASKED = loose(
    rf"(?<!\w)(?:de nghi|yeu cau|giao(?: cho)?(?!\svien))\s+(?P<who>(?:cac\s+)?(?:{WHO}|{GROUPS})(?!\w)[^:;.]{{0,200}}?)(?:\s+(?:{DOES}|mot so|cac noi dung|nhung)(?!\w)[^:;.]{{0,160}})?:\s*$"
)
_FIRST_WORDS = re.compile(
    r"(?:\d{1,2}[.)]\s+)?((?:(?:Trong|Đến|Trước|Từ) )?(?:[Qq]uý|[Tt]háng|[Nn]gày|[Nn]ăm|[Tt]uần) [^:.;]{1,30}):"
)  # "Quý I/2026: Sở A trình …"
_TIME = loose(
    r"(?:thoi gian|thoi han|tien do)(?: thuc hien| hoan thanh| to chuc)?\s*:\s*(?P<when>[^.;()]{3,60})"
)
_ENDS = loose(r"\s*noi nhan\s*:?")
_ANNEX = loose(r"\s*(?:phu luc(?!\w)|ke hoach|chuong trinh|de an|phuong an|bang phan cong)")
_CHAPTER = loose(r"\s*(?:[ivx]{1,5}\.|dieu \d{1,3}\.|phan )\s*\S")
_ORGANISES = loose(
    r"to chuc thuc hien|che do (?:[a-z]+,? ){0,4}bao cao|phan cong|trach nhiem|nhiem vu|giao nhiem|tien do"
)
_SMALL_CHAPTER = loose(
    r"\s*\d{1,2}[.)-] (?:phan cong|to chuc thuc hien|trach nhiem|nhiem vu|che do|muc dich|muc tieu|yeu cau|noi dung|kinh phi|lo trinh|thoi gian|giai phap)"
    r"(?: [a-z,]+){0,7}[.:]?\s*$"
)
_AGREES = loose(
    r"(?:thong nhat|dong y|nhat tri|chap thuan|ghi nhan|danh gia (?:chung|cao)|bieu duong|hoan nghenh|co ban|viec |ve |qua )"
)
# "…, Sở Tư pháp báo cáo kết quả như sau:" tells, though its paragraph may have an order in it.
_TELLS = loose(
    r"(?:bao cao|cung cap|giai trinh|tra loi|gop y|tham gia y kien|phuc dap|tong hop)(?!\w)[^,;:.]{0,90}:\s*$"
)
# What was done, or who is what, asks nobody: "Hội đã tổ chức Đại hội …", "Chủ tịch Hội: Ông …".
_FACT = re.compile(r"^[^.;:]{0,90}\s(?:đã|được)\s|:\s(?:Ông|Bà|ông|bà)\s")
_TOPIC = loose(r"(?:ve|cong tac|doi voi cong tac) [^.:;]{3,70}:?\s*$")
_DELEGATES = loose(r"phan cong(?!\w)")
_LEAST_WORDS = 6  # with the mark
_CARRIES_OUT = loose(r"to chuc thuc hien|to chuc trien khai")
_ITEM_KINDS = (
    ("number", loose(r"\s*\d{1,2}[.)-]\s+\S")),
    ("letter", loose(r"\s*[a-z]\)\s+\S")),
    ("dash", loose(r"\s*[-–+•]\s+\S")),
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
_NOT_ORDERS = ("Tờ trình", "Báo cáo", "Giấy mời", "Biên bản")


@dataclass(slots=True)
class _Place:
    """Where in the document we are: whose heading we stand below, and which lists give orders.

    `listing` holds while a list asks something; `asked` is whom it asks (`by_name`: the list's
    own opening says so), `kind` the mark of its items.
    `heading` tells that we stand at one, `topic` that
    the last numbered item only names one, `chaptered` that the paper has chapters, `barren` holds in chapters whose headings give
    no duties, `past` in those that give none at all, `carrying` in those on how the
    paper is carried out; `last` is whom the last numbered order was given to.
    """

    owner: Owner | None = None
    heading: bool = False
    topic: bool = False
    chaptered: bool = False
    barren: bool = False
    past: bool = False
    listing: bool = False
    asked: tuple[str, ...] = ()
    by_name: bool = False
    kind: str | None = None
    organising: bool = False
    carrying: bool = False
    last: tuple[str, ...] = ()


def read_orders(source: Source, header: HeaderFound, taken: frozenset[int]) -> list[tuple[int, TaskFound]]:
    """Tasks said in sentences, with the place of their paragraph; paragraphs in `taken` are told already."""
    if header.type in _NOT_ORDERS:
        return []
    year = header.issued_on[:4] if header.issued_on else None
    found: list[tuple[int, TaskFound]] = []
    place, ended, orders = _Place(), False, header.type in _ORDERING
    for paragraph, below in zip(source.paragraphs, [*source.paragraphs[1:], None], strict=False):
        if _ENDS.match(source.flat, *paragraph):
            ended = True
        elif ended and _begins_annex(source, paragraph):
            place, ended, orders = _Place(), False, False
        if ended:
            continue
        opens = below is not None and _opens(source, paragraph, below)
        opens_list = (
            below is not None
            and bool(_LISTS.search(source.flat, *paragraph))
            and depth_of(source, below) < PLAIN
        )
        _move(source, paragraph, place)
        told = paragraph[0] in taken
        here = [] if told else _orders(source, paragraph, place, opens=opens, opens_list=opens_list)
        found += [(order.start, _task(source, order, year)) for order in here]
        if depth_of(source, paragraph) < LETTER:
            place.last = here[0].lead if here else ()
        if _LISTS.search(source.flat, *paragraph):
            _open_list(source, paragraph, place, header, orders=orders)
    return found


def _begins_annex(source: Source, paragraph: Span) -> bool:
    """A plan or an annex behind the signature: "KẾ HOẠCH", "Phụ lục I". A quy chế orders nothing."""
    match = _ANNEX.match(source.flat, *paragraph)
    return match is not None and (
        source.words(*paragraph).isupper() or match[0].lstrip().startswith("phu luc")
    )


def _opens(source: Source, paragraph: Span, below: Span) -> bool:
    """Whether a paragraph only opens the list below it: "b) Chủ trì, phối hợp thực hiện:" and then dashes of duties."""
    if not _LISTS.search(source.flat, *paragraph):
        return False
    depth = depth_of(source, below)
    return depth > depth_of(source, paragraph) and depth < PLAIN and bool(DUTY.match(source.flat, *below))


def _open_list(source: Source, paragraph: Span, place: _Place, header: HeaderFound, *, orders: bool) -> None:
    asked = _ASKED.search(source.flat, *paragraph)
    if asked and not is_given(source, paragraph[0], asked.start()):
        asked = None
    if not (asked or orders) or not _ASKS.search(source.flat, *paragraph) or place.owner:
        return
    if not asked and _TELLS.search(source.flat, *paragraph):
        return
    place.listing, place.kind, place.by_name = True, None, asked is not None
    place.asked = bodies_in(source, _whole_name(source, asked, paragraph[1])) if asked else header.addressees


def _whole_name(source: Source, asked: re.Match[str], end: int) -> Span:
    """Whom a list asks; a verb in capitals is part of the name: "các đồng chí Bí thư Đảng ủy"."""
    start, stop = asked.span("who")
    behind = source.view[stop:end].lstrip()[:1]
    return (start, source.flat.rindex(":", stop, end)) if behind.isupper() else (start, stop)


def _move(source: Source, paragraph: Span, place: _Place) -> None:
    chapter = chapter_of(source, paragraph)
    if chapter is not None:
        place.barren, place.past = chapter.barren, chapter.past
    owner = None if place.barren else owner_of(source, paragraph, unmarked=place.organising or place.listing)
    place.heading = owner is not None
    if owner is not None:
        place.owner = owner
    elif place.owner and _leaves(source, paragraph, place.owner):
        place.owner = None
    if _CHAPTER.match(source.flat, *paragraph) or _is_numbered_chapter(source, paragraph, place):
        place.organising = bool(_ORGANISES.search(source.flat, *paragraph))
        place.carrying = bool(_CARRIES_OUT.search(source.flat, *paragraph))
    if _ITEM_KINDS[0][1].match(source.flat, *paragraph):
        place.topic = bool(_TOPIC.match(source.flat, mark_of(source, paragraph)[1], paragraph[1]))
    place.chaptered = place.chaptered or chapter is not None
    if place.listing and place.kind is None:
        place.kind = next((kind for kind, mark in _ITEM_KINDS if mark.match(source.flat, *paragraph)), None)


def _leaves(source: Source, paragraph: Span, owner: Owner) -> bool:
    """Whether a paragraph stands no more below the heading: a mark as high as the heading's, or the paper's close."""
    depth = depth_of(source, paragraph)
    return depth <= owner.depth or (depth == PLAIN and not is_duty(source, paragraph))


def _orders(source: Source, paragraph: Span, place: _Place, *, opens: bool, opens_list: bool) -> list[Order]:
    """What a paragraph orders, if it does."""
    if source.words(*paragraph).isupper() or opens or place.heading or place.past:
        return []
    order = _of_paragraph(source, paragraph, place)
    found = [order] if order else _inside(source, paragraph, place, opens_list=opens_list)
    if not found and (later := _of_place(source, paragraph, place)):
        found = [later]
    marked = (
        depth_of(source, paragraph) < PLAIN
        and bool(found)
        and found[0].start <= mark_of(source, paragraph)[1]
    )
    return [one for one in found if marked or not only_closes(source, one)]


def _of_paragraph(source: Source, paragraph: Span, place: _Place) -> Order | None:
    """The order that a paragraph begins with: a body that does something, or a duty of the body in the heading above."""
    asks, start = place.listing or place.organising, mark_of(source, paragraph)[1]
    mine = place.owner is not None and is_duty(source, paragraph)
    if mine and _DELEGATES.match(source.flat, start):
        return _owned(source, paragraph, place)
    order = answerable(source, paragraph) or assigned(
        source, paragraph, _unmarked_too(source, paragraph, place)
    )
    if order is None and asks and not place.barren:
        order = duty_behind_colon(source, paragraph)
    order = order or given(source, paragraph, asks)
    return order or (_owned(source, paragraph, place) if mine else None)


def _unmarked_too(source: Source, paragraph: Span, place: _Place) -> bool:
    """Whether "Sở A <do>" is an order here without a mark: among duties, in a list that asks, or with a term."""
    if place.organising or depth_of(source, paragraph) != PLAIN:
        return place.organising
    if not is_duty(source, paragraph):
        return False
    return place.listing or (place.chaptered and _term(source, *paragraph) is not None)


def _owned(source: Source, paragraph: Span, place: _Place) -> Order | None:
    if place.owner is None:
        return None
    start = mark_of(source, paragraph)[1]
    partners = place.owner.partners or partners_in(source, start, paragraph[1])
    return Order(start, paragraph[1], place.owner.lead, partners)


def _inside(source: Source, paragraph: Span, place: _Place, *, opens_list: bool) -> list[Order]:
    """Orders behind other words of a paragraph."""
    found = [part for order in given_inside(source, paragraph) for part in _parted(source, order)]
    if not found and (place.listing or place.organising):
        found = done_inside(source, paragraph)
    return found[:-1] if opens_list else found


def _parted(source: Source, order: Order) -> list[Order]:
    """ "… giao Sở A xử lý; Sở B cung cấp thông tin": the second body's part is an order of its own."""
    others = [
        one
        for one in done_inside(source, (order.start, order.end))
        if source.flat[order.start : one.start].rstrip().endswith(";")
        and one.lead != order.lead
        and does_at(source, order.start + 4, one.start) is not None
    ]
    if not others:
        return [order]
    return [order._replace(end=others[0].start), *others]


def _of_place(source: Source, paragraph: Span, place: _Place) -> Order | None:
    """What is an order because of where it stands."""
    start = mark_of(source, paragraph)[1]
    order = led_behind(source, paragraph) or passed_on(source, paragraph)
    if (
        order is None
        and (place.carrying or _has_term(source, paragraph, place))
        and _for_nobody(source, paragraph)
    ):
        order = Order(start, paragraph[1], place.last, partners_in(source, start, paragraph[1]))
    if order is None and place.listing and place.asked and _in_list(source, paragraph, place):
        order = Order(paragraph[0], paragraph[1], place.asked)
    return order


def _is_numbered_chapter(source: Source, paragraph: Span, place: _Place) -> bool:
    """ "3. TỔ CHỨC THỰC HIỆN", and in a paper without other chapters "3. Phân công nhiệm vụ"."""
    if not _ITEM_KINDS[0][1].match(source.flat, *paragraph):
        return False
    return source.words(*paragraph).isupper() or (
        not place.chaptered and bool(_SMALL_CHAPTER.match(source.flat, *paragraph))
    )


def _has_term(source: Source, paragraph: Span, place: _Place) -> bool:
    """ "- Lập danh sách trước ngày …": a duty of a plan's own chapters with a term, whoever does it."""
    if not place.chaptered or place.barren or depth_of(source, paragraph) < LETTER:
        return False
    return deadline_words(source, *paragraph) is not None


def _for_nobody(source: Source, paragraph: Span) -> bool:
    """A duty below "Tổ chức thực hiện" that names nobody: "- Báo cáo kết quả thực hiện trước ngày …"; no bare heading."""
    if depth_of(source, paragraph) >= PLAIN or len(source.words(*paragraph).split()) < _LEAST_WORDS:
        return False
    return bool(DUTY.match(source.flat, *paragraph)) and is_duty(source, paragraph)


def _in_list(source: Source, paragraph: Span, place: _Place) -> bool:
    """Whether a paragraph is an item of the list that asks something, no heading of a further list."""
    if _below_topic(source, paragraph, place):
        return True
    mark = dict(_ITEM_KINDS).get(place.kind or "")
    if mark is None or not mark.match(source.flat, *paragraph) or says_no_duty(source, paragraph):
        return False
    if _AGREES.match(source.flat, mark_of(source, paragraph)[1]):
        return False
    if not place.by_name and _FACT.search(source.view[mark_of(source, paragraph)[1] : paragraph[1]]):
        return False
    return place.by_name or place.kind == "number" or bool(DUTY.match(source.flat, *paragraph))


def _below_topic(source: Source, paragraph: Span, place: _Place) -> bool:
    """ "1. Về cơ sở vật chất" and dashes of duties below: these are the items of the list."""
    if not place.topic or depth_of(source, paragraph) not in (LETTER, LETTER + 1):
        return False
    return not says_no_duty(source, paragraph) and (
        place.by_name or bool(DUTY.match(source.flat, *paragraph))
    )


def _term(source: Source, start: int, end: int) -> str | None:
    """The words of a term: a deadline, or "trong năm 2026"."""
    return deadline_words(source, start, end)


def _task(source: Source, order: Order, year: str | None) -> TaskFound:
    words = _term(source, order.start, order.end)
    if words is None and (labelled := _TIME.search(source.flat, order.start, order.end)):
        words = source.words(*labelled.span("when"))
    if words is None and (first := _FIRST_WORDS.match(source.view, order.start, order.end)):
        words = first[1] if read_due(first[1], year).due_on else None
    text = re.sub(r"^\d{1,2}\.\s+", "", source.words(order.start, order.end)).rstrip(" ;")
    return TaskFound(text, order.lead, order.partners, read_due(words, year) if words else None)
