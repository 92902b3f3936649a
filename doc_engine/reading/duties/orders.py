"""Tasks given in sentences (giao nhiệm vụ trong câu): "Sở A chủ trì, phối hợp với …", "Giao Sở A …", a letter's items."""

from __future__ import annotations

import re
from itertools import pairwise

from doc_engine.patterns import late
from doc_engine.reading.copies.source import Source, Span, loose
from doc_engine.reading.duties.closings import only_closes
from doc_engine.reading.duties.deadlines import deadline_words, heads_period, terms_in
from doc_engine.reading.duties.duty_verbs import DUTY, WHO, does_at
from doc_engine.reading.duties.handing_on import passed_on
from doc_engine.reading.duties.order_words import (
    Order,
    answerable,
    asks_another,
    assigned,
    done_inside,
    given,
    given_inside,
    latecomers,
    led_behind,
    partners_in,
)
from doc_engine.reading.duties.owners import (
    LETTER,
    PLAIN,
    depth_of,
    duty_behind_colon,
    gives_order_before_list,
    heads_topic,
    is_duty,
    is_no_duty,
    mark_of,
    names_someone,
    person_behind_colon,
    says_no_duty,
)
from doc_engine.reading.duties.quoted import quoted_provisions
from doc_engine.reading.duties.standing import (
    ITEM_KINDS,
    RECIPIENTS,
    Place,
    begins_annex,
    ends_with_colon,
    move,
    open_list,
    opens,
)
from doc_engine.reading.names.body_lists import bodies_in
from doc_engine.reading.values import HeaderFound, TaskFound
from doc_engine.reading.words.dues import read_due
from doc_engine.reading.words.order_vocabulary import GROUPS

_FIRST_WORDS = late(
    r"(?:\d{1,2}[.)]\s+)?((?:(?:Trong|Đến|Trước|Từ) )?(?:[Qq]uý|[Tt]háng|[Nn]gày|[Nn]ăm|[Tt]uần) (?:thứ |đầu |cuối )?[\dIVX][^:.;]{0,30}):"
)  # "Quý I/2026: Sở A trình …"
_TIME = loose(
    r"(?:thoi gian|thoi han|tien do)(?: thuc hien| hoan thanh| to chuc)?\s*:\s*(?P<when>[^.;()]{3,60})"
)
_AGREES = loose(
    r"(?:thong nhat|dong y|nhat tri|chap thuan|ghi nhan|danh gia (?:chung|cao)|bieu duong|hoan nghenh|co ban|viec |ve |qua |(?:theo|tai|can cu) (?:diem|khoan|dieu|quy dinh))"
)
# What was done, or who is what, asks nobody: "Hội đã tổ chức Đại hội …", "Chủ tịch Hội: Ông …".
_FACT = late(r"^[^.;:]{0,90}\s(?:đã|được|sẽ)\s|^[^.;:]{0,160}\sthì\s(?:bị|tùy|được)\s|:\s(?:Ông|Bà|ông|bà)\s")
_RECITES = loose(
    r"can cu (?:bo luat|luat|nghi dinh|thong tu|quyet dinh|cong van|phap lenh|tiet|muc|diem|khoan|dieu)(?!\w)"
)
_IS_TO = loose(r"(?<!\w)co trach nhiem(?!\w)")
_NEAR = 160  # characters
_DELEGATES = loose(r"phan cong(?!\w)")
_LONGEST_HEAD = 12  # words, the mark included
_LEAST_NAMED = 2  # words of what is done
_LEAST_WORDS = 6  # with the mark
_NOT_ORDERS = ("Tờ trình", "Báo cáo", "Giấy mời", "Biên bản")


def read_orders(source: Source, header: HeaderFound, taken: frozenset[int]) -> list[tuple[int, TaskFound]]:
    """Tasks said in sentences, with the place of their paragraph; paragraphs in `taken` are told already."""
    if header.type in _NOT_ORDERS:
        return []
    year = header.issued_on[:4] if header.issued_on else None
    found: list[tuple[int, TaskFound]] = []
    place, ended = Place.at_head(header), False
    quoted = quoted_provisions(source, None)
    for paragraph, below in zip(source.paragraphs, [*source.paragraphs[1:], None], strict=False):
        if RECIPIENTS.match(source.flat, *paragraph):
            ended = True
        elif ended and begins_annex(source, paragraph):
            place, ended = Place(), False
        if ended or paragraph[0] in quoted:
            continue
        move(source, paragraph, place)
        colon = ends_with_colon(source, paragraph)
        heading = below is not None and opens(source, paragraph, below, place)
        opening = colon and below is not None and depth_of(source, below) < PLAIN
        heading = heading or (below is not None and _heads(source, paragraph, below, place))
        ordered_first = gives_order_before_list(source, paragraph)
        told = (heading and not ordered_first) or paragraph[0] in taken
        place.heading = place.heading and not ordered_first
        here = [] if told else _orders(source, paragraph, place, opening=opening)
        here = [order for order in here if not _by_writer(source, order, header)]
        parts = [part for order in here for part in _by_term(source, order, year)]
        found += [(order.start, _task(source, _to_addressee(order, header), year)) for order in parts]
        if depth_of(source, paragraph) < LETTER:
            place.last = here[0].lead if here else ()
        if colon:
            open_list(source, paragraph, place, header)
    return found


def _to_addressee(order: Order, header: HeaderFound) -> Order:
    """ "đề nghị quý Bộ …", "đề nghị Công ty …" in a letter to one body is an order to that body."""
    if len(header.addressees) != 1 or len(order.lead) != 1:
        return order
    polite, kind = _POLITE.match(order.lead[0]), _POLITE.sub("", order.lead[0])
    if not polite and kind not in _BARE_KINDS:
        return order
    one = header.addressees[0]
    if "," in one or one.startswith("Các ") or not (kind in _ANY_BODY or one.startswith(kind)):
        return order
    return order._replace(lead=(one,))


_SENDS = loose(r"(?:xin |tran trong |kinh )?(?:gui|thong bao|tra loi|cung cap|chuyen)(?!\w)")


# "Bộ sẽ có văn bản hướng dẫn": what the writer promises.
_PROMISES = late(r"(?P<who>(?:Bộ|Sở|Cục|Tổng cục|Vụ|Ủy ban)(?:\s[^,.;:\n]{1,60}?)?)\s+sẽ\s")


def _promises(source: Source, order: Order, issuer: str) -> bool:
    found = _PROMISES.search(source.view, order.start, min(order.end, order.start + 2 * _NEAR))
    return found is not None and f"{issuer} ".startswith(f"{' '.join(found['who'].split())} ")


def _by_writer(source: Source, order: Order, header: HeaderFound) -> bool:
    """ "Bộ A gửi các thủ tục kèm theo": what the writer of a letter does or will do is no order to the writer."""
    if header.type != "Công văn" or header.issuer is None or len(order.lead) != 1:
        return False
    if header.issuer.startswith(order.lead) and _promises(source, order, header.issuer):
        return True
    if order.lead != (header.issuer,):
        return False
    does = does_at(source, order.start, order.end)
    return does is not None and _SENDS.match(source.flat, does.start("does")) is not None


_POLITE = late(r"^quý\s", re.IGNORECASE)
_BARE_KINDS = (
    "Công ty",
    "Tổng công ty",
    "Tập đoàn",
    "Ngân hàng",
    "Bệnh viện",
    "Trường",
    "Hội",
    "Hiệp hội",
    "Viện",
    "Trung tâm",
    "Học viện",
)
_ANY_BODY = ("cơ quan", "đơn vị")


def _heads(source: Source, paragraph: Span, below: Span, place: Place) -> bool:
    """Whether a numbered line only names what the plain text below is about: "1. In ấn hồ sơ, sổ sách điện tử"."""
    words = source.words(*paragraph)
    if not place.listing or depth_of(source, paragraph) >= LETTER or depth_of(source, below) != PLAIN:
        return False
    short = len(words.split()) <= _LONGEST_HEAD and words[-1:].isalnum()
    return short and is_duty(source, below) and _term(source, *paragraph) is None


def _orders(source: Source, paragraph: Span, place: Place, *, opening: bool) -> list[Order]:
    """What a paragraph orders, if it does."""
    if source.view[slice(*paragraph)].isupper() or place.heading or place.past:
        return []
    if place.silent is not None or place.greeting or is_no_duty(source, paragraph):
        return []
    order = _of_paragraph(source, paragraph, place)
    found = [order] if order else _inside(source, paragraph, place, opening=opening)
    if order:
        found = _parted(source, order, (";", ".") if depth_of(source, paragraph) == PLAIN else (".",))
    if not found and (later := _of_place(source, paragraph, place)):
        found = [later]
    marked = (
        depth_of(source, paragraph) < PLAIN
        and bool(found)
        and found[0].start <= mark_of(source, paragraph)[1]
    )
    return [one for one in found if marked or not only_closes(source, one)]


def _of_paragraph(source: Source, paragraph: Span, place: Place) -> Order | None:
    """The order that a paragraph begins with: a body that does something, or a duty of the body in the heading above."""
    asks, start = place.listing or place.organising, mark_of(source, paragraph)[1]
    mine = place.owner is not None and is_duty(source, paragraph) and not asks_another(source, paragraph)
    mine = mine and not heads_topic(source, paragraph)
    if mine and _DELEGATES.match(source.flat, start):
        return _owned(source, paragraph, place)
    order = answerable(source, paragraph) or (
        latecomers(source, paragraph) if asks or place.ordering else None
    )
    order = order or assigned(source, paragraph, _unmarked_too(source, paragraph, place))
    if order is None and asks and not place.barren:
        order = person_behind_colon(source, paragraph) or duty_behind_colon(source, paragraph)
    order = order or given(source, paragraph, asks)
    return order or (_owned(source, paragraph, place) if mine else None)


def _unmarked_too(source: Source, paragraph: Span, place: Place) -> bool:
    """Whether "Sở A <do>" is an order here without a mark: among duties, in a list that asks, or with a term."""
    if place.organising or depth_of(source, paragraph) != PLAIN:
        return place.organising
    if not is_duty(source, paragraph):
        return False
    if place.ordering and _IS_TO.search(source.flat, paragraph[0], min(paragraph[1], paragraph[0] + _NEAR)):
        return True
    return place.listing or (place.chaptered and _term(source, *paragraph) is not None)


def _owned(source: Source, paragraph: Span, place: Place) -> Order | None:
    if place.owner is None:
        return None
    start = mark_of(source, paragraph)[1]
    if _THEME.match(source.flat, start) and ends_with_colon(source, paragraph):
        return None
    partners = place.owner.partners or partners_in(source, start, paragraph[1])
    return Order(start, paragraph[1], place.owner.lead, partners)


def _inside(source: Source, paragraph: Span, place: Place, *, opening: bool) -> list[Order]:
    """Orders behind other words of a paragraph."""
    given_here = given_inside(source, paragraph)
    if given_here and (whole := _in_brackets(source, paragraph, given_here[0])):
        return [whole]
    found = [part for order in given_here for part in _parted(source, order)]
    if not found and (place.listing or place.organising):
        found = done_inside(source, paragraph)
    return found[:-1] if opening else found


_CLOSES = late(r"[^()]*\)\s{0,3}[.;,]{0,2}\s*$")


def _in_brackets(source: Source, paragraph: Span, order: Order) -> Order | None:
    """ "8. Thành lập Đoàn kiểm tra … (Giao Sở A tham mưu).": what is to be done stands before whom it is given to."""
    start = mark_of(source, paragraph)[1]
    before = source.flat[start : order.start].rstrip()
    if not before.endswith("(") or len(before.split()) <= _LEAST_NAMED:
        return None
    if not _CLOSES.match(source.flat, order.start, paragraph[1]):
        return None
    return Order(
        start, paragraph[1], order.lead, partners_in(source, order.start, paragraph[1], bracketed=True)
    )


_ACCOUNTS = loose(r"chiu trach nhiem (?:toan dien )?truoc(?!\w)")  # says to whom, not what


def _parted(source: Source, order: Order, stops: tuple[str, ...] = (";", ".")) -> list[Order]:
    """ "… giao Sở A xử lý; Sở B cung cấp thông tin", "… . Sở B …": the second body's part is an order of its own."""
    others = [
        one
        for one in done_inside(source, (order.start, order.end))
        if source.flat[order.start : one.start].rstrip().endswith(stops)
        and one.lead != order.lead
        and does_at(source, order.start + 4, one.start) is not None
        and not _ACCOUNTS.search(source.flat, one.start, one.end)
    ]
    if not others:
        return [order]
    return [order._replace(end=others[0].start), *others]


def _of_place(source: Source, paragraph: Span, place: Place) -> Order | None:
    """What is an order because of where it stands."""
    start = mark_of(source, paragraph)[1]
    order = led_behind(source, paragraph) or passed_on(source, paragraph)
    if order is None and (place.listing or place.organising) and depth_of(source, paragraph) < PLAIN:
        order = _behind_label(source, paragraph)
    if (
        order is None
        and (place.carrying or _has_term(source, paragraph, place))
        and _for_nobody(source, paragraph)
    ):
        order = Order(start, paragraph[1], place.last, partners_in(source, start, paragraph[1]))
    if order is None and _is_scheduled(source, paragraph, place):
        order = Order(start, paragraph[1], ())
    if order is None and place.listing and place.asked and _in_list(source, paragraph, place):
        lead = () if names_someone(source, paragraph) else place.asked
        order = Order(start, paragraph[1], lead, partners_in(source, start, paragraph[1]))
    return order


_THEME = loose(
    r"(?:ve|doi voi) (?=[a-z])"
)  # "a) Về việc xây dựng nghị định:", what the duties below are about
_LABEL = loose(r"(?:ve )?(?:che do|cong tac|thong tin|bao cao|tien do)(?!\w)")
_SEVERAL = loose(rf"\s*(?P<who>cac (?:{WHO}|{GROUPS})(?!\w))")
_LONGEST_LABEL = 40  # characters


def _behind_label(source: Source, paragraph: Span) -> Order | None:
    """ "6. Chế độ báo cáo: Hằng ngày, các thôn báo cáo …": the body and its duty behind what the item is about."""
    start = mark_of(source, paragraph)[1]
    colon = source.flat.find(":", start, min(paragraph[1], start + _LONGEST_LABEL))
    colon = colon if _LABEL.match(source.flat, start) else -1
    order = assigned(source, (colon + 1, paragraph[1]), organising=True) if colon > 0 else None
    if order is None and colon > 0 and (several := _SEVERAL.match(source.flat, colon + 1, paragraph[1])):
        does = does_at(source, several.end(), paragraph[1])
        lead = bodies_in(source, (several.start("who"), does.start())) if does else ()
        return Order(start, paragraph[1], lead) if does else None
    return order._replace(start=start) if order else None


def _has_term(source: Source, paragraph: Span, place: Place) -> bool:
    """ "- Lập danh sách trước ngày …": a duty of a plan's own chapters with a term, whoever does it."""
    if not place.chaptered or place.barren or depth_of(source, paragraph) < LETTER:
        return False
    return deadline_words(source, *paragraph) is not None


def _is_scheduled(source: Source, paragraph: Span, place: Place) -> bool:
    """ "1. Chấm sơ khảo: Tháng 5/2026.", "2. Ngày 10/10/2026: Tổng duyệt.": an item of a plan's content and its time alone."""
    start = mark_of(source, paragraph)[1]
    colon = source.flat.find(":", start, paragraph[1])
    if not place.scheduled or colon < 0 or depth_of(source, paragraph) >= PLAIN:
        return False
    if says_no_duty(source, paragraph) or len(source.flat[start:colon].split()) < _LEAST_NAMED:
        return False
    if heads_period(source, paragraph):
        return False
    if _FIRST_WORDS.match(source.view, start, colon + 1):
        return colon + 2 < paragraph[1]
    words = deadline_words(source, colon + 1, paragraph[1])
    return words is not None and words == source.words(colon + 1, paragraph[1]).strip(" .;")


def _for_nobody(source: Source, paragraph: Span) -> bool:
    """A duty below "Tổ chức thực hiện" that names nobody: "- Báo cáo kết quả thực hiện trước ngày …"; no bare heading."""
    if depth_of(source, paragraph) >= PLAIN or len(source.words(*paragraph).split()) < _LEAST_WORDS:
        return False
    return bool(DUTY.match(source.flat, *paragraph)) and is_duty(source, paragraph)


def _in_list(source: Source, paragraph: Span, place: Place) -> bool:
    """Whether a paragraph is an item of the list that asks something, no heading of a further list."""
    if _below_topic(source, paragraph, place):
        return True
    mark = dict(ITEM_KINDS).get(place.kind or "")
    if mark is None or not mark.match(source.flat, *paragraph) or says_no_duty(source, paragraph):
        return False
    start = mark_of(source, paragraph)[1]
    if _AGREES.match(source.flat, start) or _RECITES.match(source.flat, start):
        return False
    if ends_with_colon(source, paragraph) and not DUTY.match(source.flat, *paragraph):
        return False  # "b) Điều kiện áp dụng thuế suất:", a heading
    if not place.by_name and _FACT.search(source.view[mark_of(source, paragraph)[1] : paragraph[1]]):
        return False
    return place.by_name or place.kind == "number" or bool(DUTY.match(source.flat, *paragraph))


def _below_topic(source: Source, paragraph: Span, place: Place) -> bool:
    """ "1. Về cơ sở vật chất" and dashes, or a plain text, of duties below: these are the items of the list."""
    if place.topic and place.by_name and depth_of(source, paragraph) == PLAIN:
        return bool(DUTY.match(source.flat, *paragraph)) and is_duty(source, paragraph)
    if not place.topic or depth_of(source, paragraph) not in (LETTER, LETTER + 1):
        return False
    return not says_no_duty(source, paragraph) and (
        place.by_name or bool(DUTY.match(source.flat, *paragraph))
    )


# "… gửi dự thảo trước ngày 30/6; báo cáo kết quả trước ngày 15/12": what joins the second duty to the first.
_NEXT_DUTY = loose(r"\s*(?:;|,|,? va|,? dong thoi|,? sau do)\s+(?=[a-z])")


def _by_term(source: Source, order: Order, year: str | None) -> list[Order]:
    """An order with two duties, each before a day of its own, as two: the second day is not lost."""
    terms = [
        (span, due)
        for span in terms_in(source, order.start, order.end)
        if (due := read_due(source.words(*span), year)).kind == "fixed" and due.due_on
    ]
    for ((_, end), due), (_, later) in pairwise(terms):
        joined = _NEXT_DUTY.match(source.flat, end, order.end)
        if joined and due.due_on != later.due_on and DUTY.match(source.flat, joined.end(), order.end):
            rest = order._replace(start=joined.end(), partners=partners_in(source, joined.end(), order.end))
            return [order._replace(end=end), *_by_term(source, rest, year)]
    return [order]


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
