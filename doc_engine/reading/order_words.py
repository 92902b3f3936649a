"""The wording of orders (câu giao việc): who is told to do what, "Sở A chủ trì, phối hợp với B …", "Giao Sở A …"."""

from __future__ import annotations

import re
from typing import NamedTuple

from doc_engine.reading.bodies import BODY_STARTS, TWO_FOLD, read_body
from doc_engine.reading.source import Source, Span

WHO = BODY_STARTS
MARK = (
    r"\s*+(?:[-–+•]\s++(?=[a-z]\)))?"
    r"(?P<mark>[-–+•]\s|[a-z]\)\s|\d{1,2}(?:\.\d{1,2}){0,3}[.)]\s|[ivx]{1,5}\.\s|dieu \d{1,3}[.:]\s)?\s*+"
)
ORDER = r"(?P<order>(?:de nghi|yeu cau|giao(?: cho)?|moi|kinh de nghi|phan cong)\s+)?"
# How an order begins after the body it is given to: adverbs and verbs of the written orders.
DOES = (
    r"chu tri|phoi hop|ho tro|co trach nhiem|chiu trach nhiem|chi dao|(?<!cac\s)to chuc(?!\s+(?:chinh tri|thanh vien|co|va|ca nhan|doan|lien quan|dang|xa hoi))|xay dung|tham muu|huong dan|bo tri|thuc hien|"
    r"trien khai|bao cao|tong hop|cung cap|la co quan|la don vi|lam dau moi|ra soat|theo doi|kiem tra|dang tai|dang|xem xet|"
    r"quan tam|can cu|tang cuong|bao dam|dam bao|chu dong|lua chon|thong bao|tuyen truyen|quan triet|don doc|ban hanh|tiep tuc|"
    r"khan truong|nghiem tuc|kip thoi|tap trung|thuong xuyen|som(?=\s[a-z])|(?<!nhiem\svu\s)duoc giao|phai|can(?=\s[a-z])|se(?=\s[a-z])|ngay(?=\s[a-z])|truc tiep|"
    r"tham dinh|tham tra|hoan thanh|hoan thien|gui|trinh|chuan bi|lap|phan cong|giam sat|de xuat|"
    r"van dong|cu(?=\s[a-z])|tham gia|dieu chinh|nghien cuu|chi tra|giai quyet|tiep nhan|cong khai|cap nhat|khac phuc|soan thao|du thao|"
    r"danh gia|nghiem thu|mua sam|van hanh|tap huan|boi duong|pho bien|su dung|de nghi|kiem soat|thanh lap|ky(?=\s[a-z])|mo(?=\s[a-z])|day manh|"
    r"lanh dao|thanh tra|xu ly|niem yet|nhap(?=\s[a-z])|so hoa|quyet toan|thanh toan|giai ngan|duy tri|ap dung|bo sung"
)
_ASSIGNED = re.compile(
    rf"{MARK}{ORDER}(?P<who>(?:cac |toan the )?(?:{WHO}|co quan|don vi|so, ban|to chuc, ca nhan|dia phuong|thon|ap|khoi)(?!\w))"
)
_DOES_AT = re.compile(rf",?\s+(?P<does>{DOES})(?!\w)")
_WITH = re.compile(r"phoi\s+hop(?:\s+chat\s+che)?\s+(?:voi|cung)\s+")
_GIVES = r"(?P<order>giao(?: cho)?|de nghi|yeu cau|kinh de nghi|phan cong|dong y giao)"
_GIVEN = re.compile(rf"{MARK}{_GIVES}\s*:?\s+(?=(?:cac\s+)?(?:{WHO})(?!\w))")
# "1. Thống nhất chủ trương. Giao Sở A …": an order behind other words of its paragraph.
_GIVEN_INSIDE = re.compile(rf"[.;:]\s+{_GIVES}\s+(?=(?:cac\s+)?(?:{WHO})(?!\w))")
# "Giao các sở: Tài chính, Nội vụ và Văn phòng UBND tỉnh theo dõi": the kind is said once for all.
_GIVEN_KIND = re.compile(
    rf"{MARK}(?P<order>giao(?: cho)?|de nghi|yeu cau|phan cong)\s+cac\s+(?P<kind>so|phong|bo|ban)\s*:\s*"
    rf"(?P<who>[^.;:]{{3,300}}?)\s+(?=(?:{DOES}|theo doi)(?!\w))"
)
_STANDS_FIRST = re.compile(rf"{MARK}(?=(?:cac\s+)?(?:{WHO})(?!\w))")
MORE = re.compile(rf"\s*(?:,|;|va)\s+(?=(?:{WHO})(?!\w))")
DUTY = re.compile(
    rf"\s*(?:[-–+•]\s+|[a-zđ]\)\s+|\d{{1,2}}(?:\.\d{{1,2}}){{0,2}}[.)]\s+)?"
    rf"(?P<duty>(?:{DOES}|lap|cu|ho tro|kiem soat|chuan bi|moi|trinh|phan cong|chu tri,|du thao|giam sat)(?!\w))"
)
_SAYS_NOTHING = ("tai ", "ve ", "so ", "ngay ", "theo ", "da ", "va ")
# "Đề nghị các cơ quan, đơn vị nghiêm túc triển khai thực hiện./.": closes the paper, orders nothing of its own.
_CLOSING = re.compile(
    r"(?:[\s,./]|quan tam|nghiem tuc|khan truong|kip thoi|phoi hop|to chuc|trien khai|thuc hien|chi dao|bao dam|dam bao|hieu qua|"
    r"dung(?!\w)|theo quy dinh|quy dinh|(?:cac |nhung )?noi dung(?: tren| neu tren)?|cong van nay|ke hoach nay|chi thi nay|day du|va(?!\w)|"
    r"de(?!\w)|nay(?!\w)|chat che|tot(?!\w)|co(?!\w)|cac(?!\w)|tren(?!\w)|dat(?!\w)|ket qua|xem xet|giai quyet)+$"
)
_FARTHEST = 230


class Order(NamedTuple):
    """Where an order begins and ends, whom it is given to, and with whom."""

    start: int
    end: int
    lead: tuple[str, ...]
    partners: tuple[str, ...] = ()


def _doing(source: Source, start: int, end: int) -> re.Match[str] | None:
    """The first verb of an order from `start` on, in the same clause: small letters, for "Ban Xây dựng Đảng" is a name."""
    for match in _DOES_AT.finditer(source.bare, start, min(end, start + _FARTHEST)):
        if re.search(r"[.;:“”]", source.bare[start : match.start()]):
            return None
        if source.view[match.start("does")].islower():
            return match
    return None


def assigned(source: Source, span: Span, organising: bool) -> Order | None:
    """ "1. Sở A chủ trì …", "Đề nghị Sở A rà soát …": a body, then what it does."""
    match = _ASSIGNED.match(source.bare, *span)
    if not match or not (source.view[match.start("who")].isupper() or match["order"]):
        return None
    does = _doing(source, match.end(), span[1])
    if does is None:
        return None
    if not (match["mark"] or match["order"] or organising or does["does"].startswith("chiu trach")):
        return None
    start = match.start("order") if match["order"] else match.start("who")
    who = bodies_in(source, (match.start("who"), does.start()))
    return Order(start, span[1], who, partners_in(source, does.start("does"), span[1]))


def given(source: Source, span: Span, listing: bool) -> Order | None:
    """ "Giao Bộ A <do anything>", and in a list that asks: "1. Bộ A <do anything>", "1. Bộ A: <do anything>"."""
    start, end = span
    if kind := _GIVEN_KIND.match(source.bare, start, end):
        return Order(kind.start("order"), end, _of_kind(source, kind))
    match = _GIVEN.match(source.bare, start, end)
    first = match or (_STANDS_FIRST.match(source.bare, start, end) if listing else None)
    if first is None or not (match or first["mark"]):
        return None
    return _to_bodies(source, match.start("order") if match else first.end(), first.end(), end)


def _to_bodies(source: Source, begin: int, who: int, end: int) -> Order | None:
    name_end = _bodies_end(source, who, end)
    after = source.bare[name_end:end].lstrip() if name_end else ""
    if after.startswith(":"):
        after = after[1:].lstrip()
        if not DUTY.match(after):
            return None
    if not name_end or not after[:1].isalpha() or after.startswith(_SAYS_NOTHING):
        return None
    return Order(begin, end, bodies_in(source, (who, name_end)), partners_in(source, name_end, end))


def given_inside(source: Source, span: Span) -> list[Order]:
    """Orders behind other words of a paragraph, each up to the next."""
    found: list[Order] = []
    matches = [
        m for m in _GIVEN_INSIDE.finditer(source.bare, *span) if source.view[m.start("order")].isupper()
    ]
    for index, match in enumerate(matches):
        end = matches[index + 1].start() + 1 if index + 1 < len(matches) else span[1]
        order = _to_bodies(source, match.start("order"), match.end(), end)
        if order is not None:
            found.append(order)
    return found


def _of_kind(source: Source, match: re.Match[str]) -> tuple[str, ...]:
    kind = source.words(*match.span("kind")).capitalize()
    parts = re.split(
        r",\s+|\s+và\s+(?=(?:Văn phòng|Sở|Ban|Phòng|Công an|Thanh tra)\b)", source.words(*match.span("who"))
    )
    return tuple(
        name if read_body(Source.of(name), 0, len(name)) else f"{kind} {name}" for name in parts if name
    )


def _bodies_end(source: Source, start: int, end: int) -> int | None:
    """Where a list of bodies that begins at `start` ends."""
    begin = start + 4 if source.bare.startswith("cac ", start) else start
    name_end = read_body(source, begin, end)
    while name_end and (more := MORE.match(source.bare, name_end, end)):
        further = read_body(source, more.end(), end)
        if not further:
            break
        name_end = further
    return name_end


def partners_in(source: Source, start: int, end: int) -> tuple[str, ...]:
    """ "… phối hợp với B, C <do anything>"."""
    match = _WITH.search(source.bare, start, min(end, start + 400))
    does = _doing(source, match.end(), min(end, match.end() + 270)) if match else None
    return bodies_in(source, (match.end(), does.start())) if match and does else ()


def only_closes(source: Source, order: Order) -> bool:
    """Whether an order is the polite close of the paper: a general plea without object or time."""
    does = _doing(source, order.start, order.end)
    rest = source.bare[does.start("does") if does else order.start : order.end]
    return bool(_CLOSING.fullmatch(" ".join(rest.split())[:200]))


_LISTED = re.compile(r"(?:[,;]|(?<!\w)va)\s+")
_NEXT_BODY = re.compile(
    rf"(?:(?:cac\s(?!to chuc thanh|to chuc chinh))|co quan(?!\s+bao)|(?<!co quan, )don vi|{WHO})"
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
            source.view[match.end()].isupper() or bare.startswith(("cac ", "co quan", "don vi"), match.end())
        ):
            cuts.append(match.end())
    parts = (source.words(a, b) for a, b in zip(cuts, [*cuts[1:], span[1]], strict=True))
    return tuple(
        name
        for part in parts
        if (name := re.sub(r"(?:[\s,;]+(?:và)?|\s+có nhiệm vụ.*)\s*$", "", part).strip(" ,;."))
    )
