"""Tasks given in sentences (giao nhiệm vụ trong câu): "Sở A chủ trì, phối hợp với …", "Giao Sở A …", a letter's items."""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import NamedTuple

from doc_engine.reading.bodies import BODY_STARTS, read_body
from doc_engine.reading.deadlines import deadline_words
from doc_engine.reading.dues import read_due
from doc_engine.reading.source import Source, Span
from doc_engine.reading.values import HeaderFound, TaskFound

_WHO = BODY_STARTS
_MARK = (
    r"\s*(?:[-–+•]\s+(?=[a-z]\)))?"
    r"(?P<mark>[-–+•]\s|[a-z]\)\s|\d{1,2}(?:\.\d{1,2}){0,3}[.)]\s|[ivx]{1,5}\.\s|dieu \d{1,3}[.:]\s)?\s*"
)
_ORDER = r"(?P<order>(?:de nghi|yeu cau|giao(?: cho)?|moi|kinh de nghi|phan cong)\s+)?"
_DOES = (
    r"chu tri|phoi hop|ho tro|co trach nhiem|chiu trach nhiem|chi dao|(?<!cac\s)to chuc(?!\s+(?:chinh tri|thanh vien|co|va|ca nhan|doan))|xay dung|tham muu|huong dan|bo tri|thuc hien|"
    r"trien khai|bao cao|tong hop|cung cap|la co quan|la don vi|lam dau moi|ra soat|theo doi|kiem tra|dang tai|dang|xem xet|"
    r"quan tam|can cu|tang cuong|bao dam|dam bao|chu dong|lua chon|thong bao|tuyen truyen|quan triet|don doc|ban hanh|tiep tuc"
)
_ASSIGNED = re.compile(
    rf"{_MARK}{_ORDER}(?P<who>(?:cac |toan the )?(?:{_WHO}|co quan|don vi|so, ban|to chuc, ca nhan|dia phuong|thon|ap|khoi)(?!\w)"
    rf"[^.;:“”]{{0,220}}?)(?:,?\s+)(?P<does>{_DOES})(?!\w)"
)
_WITH = re.compile(rf"phoi\s+hop(?:\s+chat\s+che)?\s+voi\s+(?P<whom>.{{3,260}}?)(?:,?\s+)(?:{_DOES})(?!\w)")
_HEADING = re.compile(
    rf"\s*(?:\d{{1,2}}(?:\.\d{{1,2}})?[.)]|[a-zđ]\))\s+{_ORDER}(?:cac\s+)?(?=(?:{_WHO})(?!\w))"
)
_MORE = re.compile(rf"\s*(?:,|;|va)\s+(?=(?:{_WHO})(?!\w))")
_HEADING_ENDS = re.compile(r"\s*(?:\([^()]{0,120}\))?\s*[:.,]?\s*")
_CLOSES = re.compile(r"\s*(?:[ivx]{1,5}\.\s|\d{1,2}\.\s|noi nhan|tren day la|dieu \d)")
_DUTY = re.compile(
    rf"\s*(?:[-–+•]\s+)?(?P<duty>(?:{_DOES}|lap|cu|ho tro|kiem soat|chuan bi|moi|trinh|phan cong|chu tri,|du thao|giam sat)(?!\w))"
)
_LISTS = re.compile(r"(?:nhu sau|sau day|sau)\s*:\s*$")
_ASKS = re.compile(r"de nghi|yeu cau|giao(?!\w)|trien khai|thuc hien")
_ENDS = re.compile(r"\s*noi nhan\s*:?")
_CHAPTER = re.compile(r"\s*(?:[ivx]{1,5}\.|dieu \d{1,3}\.|phan )\s*\S")
_ORGANISES = re.compile(r"to chuc thuc hien|phan cong|trach nhiem|nhiem vu|giao nhiem")
_NUMBERED = re.compile(r"\s*\d{1,2}\.\s+\S")
_NOT_ORDERS = ("Tờ trình", "Báo cáo", "Giấy mời", "Biên bản")


class _Order(NamedTuple):
    """Where an order begins in its paragraph, whom it is given to, and with whom."""

    start: int
    lead: tuple[str, ...]
    partners: tuple[str, ...] = ()


@dataclass(slots=True)
class _Place:
    """Where in the document we are: whose heading we stand below, and which lists give orders."""

    owner: tuple[str, ...] = ()
    listing: bool = False
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
        order = None if paragraph[0] in taken else _order(source, paragraph, place, header)
        if order is not None:
            found.append((paragraph[0], _task(source, paragraph, order, year)))
        if _LISTS.search(source.bare, *paragraph):
            place.listing = header.type == "Công văn" and bool(_ASKS.search(source.bare, *paragraph))
    return found


def _move(source: Source, paragraph: Span, place: _Place) -> None:
    place.owner = _owner(source, paragraph, place.owner)
    if _CHAPTER.match(source.bare, *paragraph):
        place.organising = bool(_ORGANISES.search(source.bare, *paragraph))


def _order(source: Source, paragraph: Span, place: _Place, header: HeaderFound) -> _Order | None:
    """What a paragraph orders, if it does."""
    if source.words(*paragraph).isupper() or (place.owner and _HEADING.match(source.bare, *paragraph)):
        return None
    order = _assigned(source, paragraph, place.organising)
    if order is None and place.owner:
        duty = _DUTY.match(source.bare, *paragraph)
        order = _Order(duty.start("duty"), place.owner) if duty else None
    if order is None and place.listing and header.addressees and _NUMBERED.match(source.bare, *paragraph):
        order = _Order(paragraph[0], header.addressees)
    return order


def _owner(source: Source, paragraph: Span, owner: tuple[str, ...]) -> tuple[str, ...]:
    """ "5. Công an thành phố Hà Nội" as a heading: the items below it are this body's; another heading ends that."""
    start, end = paragraph
    heading = _HEADING.match(source.bare, start, end)
    if not heading:
        return () if _CLOSES.match(source.bare, start, end) else owner
    begin = heading.end()
    while (name_end := read_body(source, begin, end)) and (more := _MORE.match(source.bare, name_end, end)):
        begin = more.end()
    if name_end and _HEADING_ENDS.fullmatch(source.bare, name_end, end):
        return bodies_in(source, (heading.end(), name_end))
    return ()


def _assigned(source: Source, paragraph: Span, organising: bool) -> _Order | None:
    match = _ASSIGNED.match(source.bare, *paragraph)
    if not match or not (source.view[match.start("who")].isupper() or match["order"]):
        return None
    if not (match["mark"] or match["order"] or organising or match["does"].startswith("chiu trach")):
        return None
    whom = _WITH.search(source.bare, match.start("does"), min(paragraph[1], match.start("does") + 400))
    start = match.start("order") if match["order"] else match.start("who")
    return _Order(
        start, bodies_in(source, match.span("who")), bodies_in(source, whom.span("whom")) if whom else ()
    )


def _task(source: Source, paragraph: Span, order: _Order, year: str | None) -> TaskFound:
    words = deadline_words(source, order.start, paragraph[1])
    text = re.sub(r"^\d{1,2}\.\s+", "", source.words(order.start, paragraph[1])).rstrip(" ;")
    return TaskFound(text, order.lead, order.partners, read_due(words, year) if words else None)


_LISTED = re.compile(r"(?:[,;]|(?<!\w)va)\s+")
_NEXT_BODY = re.compile(
    rf"(?:(?:cac\s(?!to chuc thanh|to chuc chinh))|co quan(?!\s+bao)|(?<!co quan, )don vi|{_WHO})"
)


def bodies_in(source: Source, span: Span) -> tuple[str, ...]:
    """The bodies of a list: parted where a name begins anew, not inside "Sở Văn hóa, Thể thao và Du lịch"."""
    bare = source.bare
    cuts = [span[0]]
    for match in _LISTED.finditer(bare, *span):
        if _NEXT_BODY.match(bare, match.end()) and (
            source.view[match.end()].isupper() or bare[match.end()] in "cd"
        ):
            cuts.append(match.end())
    parts = (source.words(a, b) for a, b in zip(cuts, [*cuts[1:], span[1]], strict=True))
    return tuple(name for part in parts if (name := re.sub(r"[\s,;]+(?:và)?\s*$", "", part).strip(" ,;.")))
