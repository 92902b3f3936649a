"""Tasks given in sentences (giao nhiệm vụ trong câu): "Sở A chủ trì, phối hợp với …", "Giao Sở A …", a letter's items."""

from __future__ import annotations

import re
from dataclasses import dataclass

from doc_engine.reading.bodies import read_body
from doc_engine.reading.deadlines import deadline_words
from doc_engine.reading.dues import read_due
from doc_engine.reading.order_words import (
    DOES,
    DUTY,
    MORE,
    ORDER,
    WHO,
    Order,
    assigned,
    bodies_in,
    given,
    given_inside,
    only_closes,
)
from doc_engine.reading.source import Source, Span
from doc_engine.reading.values import HeaderFound, TaskFound

_HEADING = re.compile(
    rf"\s*(?:\d{{1,2}}(?:\.\d{{1,2}})?[.)]|[a-zđ]\))\s+{ORDER}(?:cac\s+)?(?=(?:{WHO})(?!\w))"
)
_HEADING_ENDS = re.compile(r"\s*(?:\([^()]{0,120}\))?\s*[:.,]?\s*")
_CLOSES = re.compile(r"\s*(?:[ivx]{1,5}\.\s|\d{1,2}\.\s|noi nhan|tren day la|dieu \d)")
_LISTS = re.compile(r":\s*$")
_ASKS = re.compile(
    r"(?<!\w)(?:de nghi|yeu cau|giao|chi dao|y kien|ket luan|trien khai|thuc hien|quyet nghi)(?!\w)"
)
# "Phòng Tư pháp đề nghị UBND các xã, thị trấn:" names whom the list below is for.
_ASKED = re.compile(
    rf"(?<!\w)(?:de nghi|yeu cau|giao(?: cho)?)\s+(?P<who>(?:cac\s+)?(?:{WHO})(?!\w)[^:;.]{{0,200}}?)(?:\s+(?:{DOES}|mot so|cac noi dung|nhung)(?!\w)[^:;.]{{0,160}})?:\s*$"
)
_DUTY = re.compile(
    rf"\s*(?:[-–+•]\s+)?(?P<duty>(?:{DOES}|lap|cu|ho tro|kiem soat|chuan bi|moi|trinh|phan cong|chu tri,|du thao|giam sat)(?!\w))"
)
# "Đề nghị các cơ quan, đơn vị nghiêm túc triển khai thực hiện./.": closes the paper, orders nothing of its own.
_CLOSING = re.compile(
    r"(?:[\s,./]|quan tam|nghiem tuc|khan truong|kip thoi|phoi hop|to chuc|trien khai|thuc hien|chi dao|bao dam|dam bao|hieu qua|"
    r"dung(?!\w)|theo quy dinh|quy dinh|(?:cac |nhung )?noi dung(?: tren| neu tren)?|cong van nay|ke hoach nay|chi thi nay|day du|va(?!\w)|"
    r"de(?!\w)|nay(?!\w)|chat che|tot(?!\w)|co(?!\w)|cac(?!\w)|tren(?!\w)|dat(?!\w)|ket qua|xem xet|giai quyet)+$"
)
_ENDS = re.compile(r"\s*noi nhan\s*:?")
_CHAPTER = re.compile(r"\s*(?:[ivx]{1,5}\.|dieu \d{1,3}\.|phan )\s*\S")
_ORGANISES = re.compile(r"to chuc thuc hien|phan cong|trach nhiem|nhiem vu|giao nhiem")
_ITEM_KINDS = (
    ("number", re.compile(r"\s*\d{1,2}[.)]\s+\S")),
    ("letter", re.compile(r"\s*[a-z]\)\s+\S")),
    ("dash", re.compile(r"\s*[-–+•]\s+\S")),
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

    `listing` holds while a list asks something; `asked` is whom it asks, `kind` the mark of its items.
    """

    owner: tuple[str, ...] = ()
    listing: bool = False
    asked: tuple[str, ...] = ()
    kind: str | None = None
    organising: bool = False


def read_orders(source: Source, header: HeaderFound, taken: frozenset[int]) -> list[tuple[int, TaskFound]]:
    """Tasks said in sentences, with the place of their paragraph; paragraphs in `taken` are told already."""
    if header.type in _NOT_ORDERS:
        return []
    year = header.issued_on[:4] if header.issued_on else None
    found: list[tuple[int, TaskFound]] = []
    place = _Place()
    for paragraph in source.paragraphs:
        if _ENDS.match(source.bare, *paragraph):
            break
        _move(source, paragraph, place)
        for order in () if paragraph[0] in taken else _orders(source, paragraph, place):
            found.append((order.start, _task(source, order, year)))
        if _LISTS.search(source.bare, *paragraph) and header.type in _ORDERING:
            _open_list(source, paragraph, place, header)
    return found


def _open_list(source: Source, paragraph: Span, place: _Place, header: HeaderFound) -> None:
    if not _ASKS.search(source.bare, *paragraph):
        return
    asked = _ASKED.search(source.bare, *paragraph)
    place.listing, place.kind = True, None
    place.asked = bodies_in(source, asked.span("who")) if asked else header.addressees


def _move(source: Source, paragraph: Span, place: _Place) -> None:
    place.owner = _owner(source, paragraph, place.owner)
    if _CHAPTER.match(source.bare, *paragraph):
        place.organising = bool(_ORGANISES.search(source.bare, *paragraph))
    if place.listing and place.kind is None:
        place.kind = next((kind for kind, mark in _ITEM_KINDS if mark.match(source.bare, *paragraph)), None)


def _orders(source: Source, paragraph: Span, place: _Place) -> list[Order]:
    """What a paragraph orders, if it does."""
    if source.words(*paragraph).isupper() or (place.owner and _HEADING.match(source.bare, *paragraph)):
        return []
    asks = place.listing or place.organising
    order = assigned(source, paragraph, place.organising) or given(source, paragraph, asks)
    if order is None and place.owner:
        duty = DUTY.match(source.bare, *paragraph)
        order = Order(duty.start("duty"), paragraph[1], place.owner) if duty else None
    inside = [] if order else given_inside(source, paragraph)
    if order is None and not inside and place.listing and place.asked and _in_list(source, paragraph, place):
        order = Order(paragraph[0], paragraph[1], place.asked)
    numbered = _ITEM_KINDS[0][1].match(source.bare, *paragraph)
    return [one for one in ([order] if order else inside) if numbered or not only_closes(source, one)]


def _in_list(source: Source, paragraph: Span, place: _Place) -> bool:
    """Whether a paragraph is an item of the list that asks something, no heading of a further list."""
    mark = dict(_ITEM_KINDS).get(place.kind or "")
    if mark is None or not mark.match(source.bare, *paragraph):
        return False
    return place.kind == "number" or bool(DUTY.match(source.bare, *paragraph))


def _owner(source: Source, paragraph: Span, owner: tuple[str, ...]) -> tuple[str, ...]:
    """ "5. Công an thành phố Hà Nội" as a heading: the items below it are this body's; another heading ends that."""
    start, end = paragraph
    heading = _HEADING.match(source.bare, start, end)
    if not heading:
        return () if _CLOSES.match(source.bare, start, end) else owner
    begin = heading.end()
    while (name_end := read_body(source, begin, end)) and (more := MORE.match(source.bare, name_end, end)):
        begin = more.end()
    if name_end and _HEADING_ENDS.fullmatch(source.bare, name_end, end):
        return bodies_in(source, (heading.end(), name_end))
    return ()


def _task(source: Source, order: Order, year: str | None) -> TaskFound:
    words = deadline_words(source, order.start, order.end)
    text = re.sub(r"^\d{1,2}\.\s+", "", source.words(order.start, order.end)).rstrip(" ;")
    return TaskFound(text, order.lead, order.partners, read_due(words, year) if words else None)
