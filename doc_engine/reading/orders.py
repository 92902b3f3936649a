"""Tasks given in sentences (giao nhiệm vụ trong câu): "Sở A chủ trì, phối hợp với …", "Giao Sở A …", a letter's items."""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import NamedTuple

from doc_engine.reading.bodies import BODY_STARTS, TWO_FOLD, read_body
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
# How an order begins after the body it is given to: adverbs and verbs of the written orders.
_DOES = (
    r"chu tri|phoi hop|ho tro|co trach nhiem|chiu trach nhiem|chi dao|(?<!cac\s)to chuc(?!\s+(?:chinh tri|thanh vien|co|va|ca nhan|doan))|xay dung|tham muu|huong dan|bo tri|thuc hien|"
    r"trien khai|bao cao|tong hop|cung cap|la co quan|la don vi|lam dau moi|ra soat|theo doi|kiem tra|dang tai|dang|xem xet|"
    r"quan tam|can cu|tang cuong|bao dam|dam bao|chu dong|lua chon|thong bao|tuyen truyen|quan triet|don doc|ban hanh|tiep tuc|"
    r"khan truong|nghiem tuc|kip thoi|tap trung|thuong xuyen|som(?=\s[a-z])|duoc giao|phai|can(?=\s[a-z])|se(?=\s[a-z])|ngay(?=\s[a-z])|truc tiep|"
    r"tham dinh|tham tra|hoan thanh|hoan thien|gui|trinh|cap(?! (?:xa|tinh|huyen|trung|so|uy|tren|duoi|phong))|chuan bi|lap|phan cong|giam sat|de xuat|"
    r"van dong|cu(?=\s[a-z])|tham gia|dieu chinh|nghien cuu|chi tra|giai quyet|tiep nhan|cong khai|cap nhat|khac phuc|soan thao|du thao|"
    r"danh gia|nghiem thu|mua sam|van hanh|tap huan|boi duong|pho bien|su dung|de nghi|kiem soat|thanh lap|ky(?=\s[a-z])|mo(?=\s[a-z])|day manh|"
    r"thanh tra|xu ly|niem yet|nhap(?=\s[a-z])|so hoa|quyet toan|thanh toan|giai ngan|duy tri|ap dung|bo sung"
)
_ASSIGNED = re.compile(
    rf"{_MARK}{_ORDER}(?P<who>(?:cac |toan the )?(?:{_WHO}|co quan|don vi|so, ban|to chuc, ca nhan|dia phuong|thon|ap|khoi)(?!\w)"
    rf"[^.;:“”]{{0,220}}?)(?:,?\s+)(?P<does>{_DOES})(?!\w)"
)
_WITH = re.compile(rf"phoi\s+hop(?:\s+chat\s+che)?\s+voi\s+(?P<whom>.{{3,260}}?)(?:,?\s+)(?:{_DOES})(?!\w)")
_HEADING = re.compile(
    rf"\s*(?:\d{{1,2}}(?:\.\d{{1,2}})?[.)]|[a-zđ]\))\s+{_ORDER}(?:cac\s+)?(?=(?:{_WHO})(?!\w))"
)
_GIVEN = re.compile(
    rf"{_MARK}(?P<order>giao(?: cho)?|de nghi|yeu cau|kinh de nghi|phan cong|dong y giao)\s+(?=(?:cac\s+)?(?:{_WHO})(?!\w))"
)
_STANDS_FIRST = re.compile(rf"{_MARK}(?=(?:cac\s+)?(?:{_WHO})(?!\w))")
_MORE = re.compile(rf"\s*(?:,|;|va)\s+(?=(?:{_WHO})(?!\w))")
_HEADING_ENDS = re.compile(r"\s*(?:\([^()]{0,120}\))?\s*[:.,]?\s*")
_CLOSES = re.compile(r"\s*(?:[ivx]{1,5}\.\s|\d{1,2}\.\s|noi nhan|tren day la|dieu \d)")
_DUTY = re.compile(
    rf"\s*(?:[-–+•]\s+)?(?P<duty>(?:{_DOES}|lap|cu|ho tro|kiem soat|chuan bi|moi|trinh|phan cong|chu tri,|du thao|giam sat)(?!\w))"
)
_LISTS = re.compile(r":\s*$")
_ASKS = re.compile(
    r"(?<!\w)(?:de nghi|yeu cau|giao|chi dao|y kien|ket luan|trien khai|thuc hien|quyet nghi)(?!\w)"
)
# "Phòng Tư pháp đề nghị UBND các xã, thị trấn:" names whom the list below is for.
_ASKED = re.compile(
    rf"(?<!\w)(?:de nghi|yeu cau|giao(?: cho)?)\s+(?P<who>(?:cac\s+)?(?:{_WHO})(?!\w)[^:;.]{{0,200}}?)(?:\s+(?:{_DOES}|mot so|cac noi dung|nhung)(?!\w)[^:;.]{{0,160}})?:\s*$"
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


class _Order(NamedTuple):
    """Where an order begins in its paragraph, whom it is given to, and with whom."""

    start: int
    lead: tuple[str, ...]
    partners: tuple[str, ...] = ()


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
        order = None if paragraph[0] in taken else _order(source, paragraph, place)
        if order is not None:
            found.append((paragraph[0], _task(source, paragraph, order, year)))
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


def _order(source: Source, paragraph: Span, place: _Place) -> _Order | None:
    """What a paragraph orders, if it does."""
    if source.words(*paragraph).isupper() or (place.owner and _HEADING.match(source.bare, *paragraph)):
        return None
    order = _assigned(source, paragraph, place.organising) or _given(source, paragraph, place)
    if order is None and place.owner:
        duty = _DUTY.match(source.bare, *paragraph)
        order = _Order(duty.start("duty"), place.owner) if duty else None
    if order is None and place.listing and place.asked and _in_list(source, paragraph, place):
        order = _Order(paragraph[0], place.asked)
    return None if order is None or _only_closes(source, paragraph, order) else order


def _in_list(source: Source, paragraph: Span, place: _Place) -> bool:
    """Whether a paragraph is an item of the list that asks something, no heading of a further list."""
    mark = dict(_ITEM_KINDS).get(place.kind or "")
    if mark is None or not mark.match(source.bare, *paragraph):
        return False
    return place.kind == "number" or bool(_DUTY.match(source.bare, *paragraph))


def _given(source: Source, paragraph: Span, place: _Place) -> _Order | None:
    """ "Giao Bộ A <do anything>", and in a list that asks: "1. Bộ A <do anything>"."""
    start, end = paragraph
    match = _GIVEN.match(source.bare, start, end)
    first = match or (_STANDS_FIRST.match(source.bare, start, end) if place.listing else None)
    if first is None or not (match or first["mark"]):
        return None
    name_end = _bodies_end(source, first.end(), end)
    after = source.bare[name_end:end].lstrip() if name_end else ""
    if not name_end or not after[:1].isalpha() or after.startswith(("tai ", "ve ", "so ", "ngay ", "theo ")):
        return None
    begin = match.start("order") if match else first.end()
    return _Order(begin, bodies_in(source, (first.end(), name_end)), _partners(source, name_end, end))


def _bodies_end(source: Source, start: int, end: int) -> int | None:
    """Where a list of bodies that begins at `start` ends."""
    begin = start + 4 if source.bare.startswith("cac ", start) else start
    name_end = read_body(source, begin, end)
    while name_end and (more := _MORE.match(source.bare, name_end, end)):
        further = read_body(source, more.end(), end)
        if not further:
            break
        name_end = further
    return name_end


def _partners(source: Source, start: int, end: int) -> tuple[str, ...]:
    whom = _WITH.search(source.bare, start, min(end, start + 400))
    return bodies_in(source, whom.span("whom")) if whom else ()


def _only_closes(source: Source, paragraph: Span, order: _Order) -> bool:
    """Whether the paragraph is the polite close of the paper: a general plea without object or time."""
    if _ITEM_KINDS[0][1].match(source.bare, *paragraph):
        return False
    words = source.bare[order.start : paragraph[1]]
    match = _ASSIGNED.match(source.bare, *paragraph)
    rest = source.bare[match.start("does") : paragraph[1]] if match else words
    return bool(_CLOSING.fullmatch(" ".join(rest.split())[:200]))


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
    start = match.start("order") if match["order"] else match.start("who")
    return _Order(
        start, bodies_in(source, match.span("who")), _partners(source, match.start("does"), paragraph[1])
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
    whole = [m.span() for m in TWO_FOLD.finditer(bare, *span)]
    for match in _LISTED.finditer(bare, *span):
        if any(a < match.start() < b for a, b in whole):
            continue
        if _NEXT_BODY.match(bare, match.end()) and (
            source.view[match.end()].isupper() or bare[match.end()] in "cd"
        ):
            cuts.append(match.end())
    parts = (source.words(a, b) for a, b in zip(cuts, [*cuts[1:], span[1]], strict=True))
    return tuple(name for part in parts if (name := re.sub(r"[\s,;]+(?:và)?\s*$", "", part).strip(" ,;.")))
