"""The wording of orders (câu giao việc): who is told to do what, "Sở A chủ trì, phối hợp với B …", "Giao Sở A …"."""

from __future__ import annotations

import re
from typing import NamedTuple

from doc_engine.patterns import late
from doc_engine.reading.copies.source import Source, Span, loose
from doc_engine.reading.duties.duty_verbs import (
    BODIES_GO_ON,
    DUTY,
    WHO,
    WHO_AHEAD,
    does_at,
    names_body,
    names_field,
    verb_of,
)
from doc_engine.reading.names.bodies import read_body
from doc_engine.reading.names.body_lists import bodies_in, of_kind
from doc_engine.reading.words.order_vocabulary import DOES, GROUPS
from doc_engine.reading.words.places import guarded, matches_at

MARK = (
    r"\s*+(?:[-–+•]\s++(?=[a-z]\)))?"
    r"(?P<mark>[-–+•~]\s|[a-z]\)\s|\((?:\d{1,2}|[ivx]{1,4})\)\.?\s|\d{1,2}(?:\.\d{1,2}){0,3}[.)/-]\s|[ivx]{1,5}\.\s|dieu \d{1,3}[.:]\s)?\s*+"
)
# "Phân công cán bộ thực hiện": a duty of whoever has the staff, no order to it.
_STAFF = r"(?!\s+(?:can bo|cong chuc|vien chuc|giao vien|nhan vien|luc luong|nguoi)(?!\w))"
ORDER = rf"(?P<order>(?:de nghi|yeu cau|giao(?:(?: nhiem vu)? cho)?(?! vien)|moi|kinh de nghi|kinh trinh|kien nghi|phan cong{_STAFF})\s+)?"
_ASSIGNED = loose(
    rf"{MARK}(?P<only>rieng(?: doi voi)? )?{ORDER}(?P<who>(?:cac |toan the )?(?:{WHO}|{GROUPS})(?!\w)|cac (?:tinh|thanh pho|xa|phuong|huyen)(?!\w))"
)
# "7. Trong quá trình điều hành ngân sách, Ủy ban nhân dân tỉnh chỉ đạo …": how and when comes first.
AFTER_MANNER = guarded(
    rf"{MARK}(?:dinh ky|trong qua trinh|tren co so|can cu|truoc mat|(?:hang|moi) (?:nam|quy|thang|tuan|ngay)|sau (?:khi|moi|tung|dot|ngay)|(?:khi )?ket thuc|nham)(?!\w)",
    rf"{MARK}(?P<order>(?!))?(?:dinh ky hoac dot xuat|trong qua trinh|tren co so|can cu|truoc mat|(?:hang|moi) (?:nam|quy|thang|tuan|ngay)|dinh ky|sau (?:khi|moi|tung|dot|ngay)|ket thuc|khi ket thuc|nham)(?!\w)(?![^.;:]{{0,200}}(?:vuong mac|neu co))[^.;:]{{0,200}}?(?:,|(?<=duoc\sgiao)) "
    rf"(?P<who>(?:cac )?(?:{WHO})(?!\w)|cac (?:{GROUPS})(?!\w)|(?:co so|nha truong|dia phuong)(?!\w))",
    at_start=True,
)
_WITH = guarded(
    r"phoi\s+hop",
    rf"phoi\s+hop(?:\s+(?:chat\s+che|cu\s+the|thuong\s+xuyen|kip\s+thoi))?\s+(?:(?:voi|cung)\s+|(?=(?:{WHO_AHEAD}|cac\s+(?:{WHO_AHEAD}|{GROUPS})|co\s+quan)(?!\w)))",
)
# What "phối hợp với B" is about, not with whom.
_ABOUT = loose(
    r"\s(?:trong(?!\s(?:tiểu ban|tổ|ban|hội đồng|đoàn|nhóm)(?!\w))|để|nhằm|về|khi|theo|tại|thông qua|trên|cho|từ)\s|[.;:()]|$"
)
_ABOUT_IN_BRACKETS = late(_ABOUT.pattern.replace("[.;:()]", "[.:()]"))
_GIVES = r"(?P<order>(?:uy quyen|phan cap|giao quyen)(?: cho)?|giao(?:(?: nhiem vu)? cho)?(?! vien)|de nghi|yeu cau|kinh de nghi|kinh trinh|kien nghi|phan cong|dong y giao)"
_GIVEN = guarded(
    rf"{MARK}{_GIVES}\s*:?\s",
    rf"{MARK}{_GIVES}\s*:?\s+(?=(?:cac\s+)?(?:{WHO_AHEAD})(?!\w))",
    at_start=True,
)
# "…; giao Sở A …", "Chủ tịch UBND tỉnh giao Sở A …": an order behind other words of its paragraph.
_GIVEN_INSIDE = guarded(
    r"(?<!\w)(?:giao|chi thi|de nghi|yeu cau|kinh de nghi|phan cong)",
    rf"(?<!\w)(?P<order>giao(?: cho| nhiem vu cho)?(?! vien)|chi thi(?= [a-z])|de nghi|yeu cau|kinh de nghi|phan cong{_STAFF})\s+"
    rf"(?=(?:cac\s+|thu truong\s+)*(?:{WHO_AHEAD}|{GROUPS})(?!\w))",
)
# What may stand between the last mark and an order: nothing, or who gives it.
_GIVER = loose(
    rf"\s*(?:nhan duoc [^,;.:]{{3,50}} nay,?\s|(?:sau khi|qua) (?:xem xet|nghien cuu|ra soat|kiem tra)\s)?(?:(?:va|dong thoi|vi vay|do do|theo do|ngoai ra|ben canh do|nay|tiep tuc|de|trong do|truoc mat|thong nhat|dong y|nhat tri|chap thuan|co y kien)(?!\w),?\s*)*"
    rf"(?:(?:{WHO}|{GROUPS})(?!\w)[^,;.:]{{0,90}}?)?(?:\s*(?:thong nhat|dong y|nhat tri|va|co y kien(?: chi dao)?|tran trong|kinh|quyet dinh|tiep tuc))?\s*$"
)
_REPORTED = loose(
    r"(?<!\w)(?:(?:co|gui|bang) (?:van ban|cong van|to trinh)|da|duoc|cua|tai|theo|viec|nhiem vu|ma|khi|neu|tung)\s*$"
)
# "Giao các sở: Tài chính, Nội vụ và Văn phòng UBND tỉnh theo dõi": the kind is said once for all.
_GIVEN_KIND = guarded(
    rf"{MARK}(?:giao(?: cho)?|de nghi|yeu cau|phan cong)\s+cac\s+(?:so|phong|bo|ban)\s*:",
    rf"{MARK}(?P<order>giao(?: cho)?|de nghi|yeu cau|phan cong)\s+cac\s+(?P<kind>so|phong|bo|ban)\s*:\s*"
    rf"(?P<who>[^.;:]{{3,300}}?)\s+(?=(?:{DOES}|theo doi)(?!\w))",
    at_start=True,
)
_STANDS_FIRST = loose(rf"{MARK}(?=(?:cac\s+)?(?:{WHO_AHEAD})(?!\w))")
MORE = loose(rf"\s*(?:,|;|va)\s+(?=(?:{WHO_AHEAD})(?!\w))")
_SAYS_NOTHING = ("tai ", "ve ", "so ", "ngay ", "theo ", "da ", "va ")


class Order(NamedTuple):
    """Where an order begins and ends, whom it is given to, and with whom."""

    start: int
    end: int
    lead: tuple[str, ...]
    partners: tuple[str, ...] = ()


def assigned(source: Source, span: Span, organising: bool) -> Order | None:
    """ "1. Sở A chủ trì …", "Đề nghị Sở A rà soát …": a body, then what it does."""
    match = _ASSIGNED.match(source.flat, *span) or AFTER_MANNER.match(source.flat, *span)
    if match is None or not _names_at(source, match):
        return None
    does = does_at(source, match.end(), span[1])
    if does is None or not _is_told(source, match, does, span[1], organising):
        return None
    if asks_another(source, span) or _is_label_of_field(source, match.end(), span[1]):
        return None
    start = match.start("order") if match["order"] else match.start("who")
    if match.re.pattern == AFTER_MANNER.pattern:
        start = match.end("mark") if match["mark"] else span[0]
    stop = without_manner(source, match.start("who"), does.start())
    who = _who_leads(source, match.start("who"), stop)
    beside = _BESIDE.search(source.flat, who, stop)
    partners = partners_in(source, does.start("does"), span[1])
    if beside and not partners:
        partners, stop = bodies_in(source, (beside.end(), stop)), beside.start()
    return Order(start, span[1], bodies_in(source, (who, stop)), partners)


_BY = guarded(
    r"\sdo ",
    rf"\sdo (?=(?:{WHO_AHEAD})(?!\w))",
)


def _who_leads(source: Source, who: int, stop: int) -> int:
    """ "Đoàn số 1 do Sở Y tế chủ trì": where the name of the one who leads begins."""
    by = _BY.search(source.flat, who, stop)
    return by.end() if by and source.words(*by.span()) == "do" and names_body(source, by.end()) else who


def _is_label_of_field(source: Source, start: int, end: int) -> bool:
    """ "Trung tâm Kiểm soát thanh toán: Chủ trì …": a name up to the colon, its duty behind it."""
    colon = source.flat.find(":", start, min(end, start + _NAME_AND_MORE))
    return colon > 0 and names_field(source, start, colon) and bool(DUTY.match(source.flat, colon + 1, end))


def asks_another(source: Source, span: Span) -> bool:
    """Whether "Ban Thường trực xã yêu cầu các chi hội <do>": the first body gives the order, it gets none."""
    match = _ASSIGNED.match(source.flat, *span)
    if match is None or match["order"] or not _names_at(source, match):
        return False
    given_to = _ASKS_THEM.search(source.flat, match.end(), min(span[1], match.end() + _NAME_AND_MORE))
    if given_to is None:
        return False
    between = source.flat[match.end() : given_to.start()]
    return does_at(source, match.end(), given_to.start()) is None and not re.search(r"[,;.:()]", between)


_NAME_AND_MORE = 120  # characters
_ASKS_THEM = guarded(
    r"\s(?:de nghi|yeu cau) ",
    rf"\s(?:de nghi|yeu cau) (?:(?:cac|toan the|toan bo) )*(?:{WHO_AHEAD}|{GROUPS}|dong chi|chuyen vien|hoi vien)(?!\w)",
)
# "Các đơn vị chưa gửi báo cáo (danh sách kèm theo) khẩn trương báo cáo …": those of a group who have not done it yet.
_LATE = guarded(
    r"\s(?:chua|con)\s",
    rf"{MARK}(?:{_GIVES}\s+)?(?P<who>(?:(?:cac|nhung)\s+)?(?:{GROUPS}|{WHO})(?!\w)[^;.:()]{{0,60}}?\s(?:chua|con)\s(?!duoc |phai |can )[^,;:()]{{2,120}}?)"
    r"(?:\s*\([^()]{3,80}\))?,?\s+(?<!chua\s)(?<!khong\s)(?<!thieu\s)(?=(?:khan truong|nghiem tuc|phai|can|kip thoi|tap trung|gap rut)\s)",
)


def latecomers(source: Source, span: Span) -> Order | None:
    """ "Các đơn vị chưa báo cáo khẩn trương gửi báo cáo …": an order to those alone."""
    match = _LATE.match(source.flat, *span)
    if match is None or not names_body(source, _first_word(source, match.start("who"))):
        return None
    if not re.search(r"\s(?:chưa|còn)\s", source.view[match.start("who") : match.end("who")]):
        return None
    return Order(match.start("who"), span[1], (source.words(*match.span("who")),))


def _first_word(source: Source, who: int) -> int:
    """Where a name begins behind "các"."""
    return who + 4 if source.flat.startswith("cac ", who) else who


def _names_at(source: Source, match: re.Match[str]) -> bool:
    """Whether a body's name stands there: large, or behind an order's word or the manner of it."""
    who = match.start("who")
    several = (
        source.flat.startswith(("cac ", "co so ", "nha truong ", "dia phuong "), who)
        and match.re.pattern == AFTER_MANNER.pattern
    )
    named = (
        source.capital_at(who)
        or match["order"]
        or several
        or (match.re.pattern == _ASSIGNED.pattern and match["only"])
    )
    return bool(named) and names_body(source, _first_word(source, who))


def _is_told(source: Source, match: re.Match[str], does: re.Match[str], end: int, organising: bool) -> bool:
    """Whether a body and its verb are an order: by a mark, an order's word or where they stand; no fact and no label."""
    if _DONE.search(source.view[match.end() : does.start("does")]):
        return False
    if not (match["mark"] or match["order"] or organising or verb_of(does).startswith("chiu trach")):
        return False
    if verb_of(does) == "de nghi" and (
        not organising or _GIVEN_INSIDE.match(source.flat, does.start("does"))
    ):
        return False
    return bool(match["mark"] or match["order"]) or not _is_label(source, match, does, end)


def _is_label(source: Source, match: re.Match[str], does: re.Match[str], end: int) -> bool:
    """ "Cơ quan chủ trì thẩm tra": the head of a column that came to stand alone."""
    bare_name = not source.flat[match.end() : does.start("does")].strip()
    return bare_name and len(source.flat[match.start("who") : end].split()) < _LEAST_TOLD


_BESIDE = loose(r"(?<!\w)cung(?: voi)? (?=cac )")  # "Ủy ban nhân dân xã cùng các trường <do>"
_LEAST_TOLD = 8  # words
_DONE = late(
    r"\s(?:đã|chưa|chậm|còn (?!lại)\w+|khuyến khích|vi phạm|thì|dự kiến|tự giải thể|đồng ý với|có (?:công văn|văn bản|tờ trình|báo cáo|thông báo) số)\s|\sđể\s*$|\([^()]{0,200}$"
)  # told; urged; a cell of a table that a scan took apart
_MANNER = loose(
    r",?\s+(?:theo (?:chuc nang|linh vuc|su phan cong|pham vi|nhiem vu|tham quyen)|trong (?:pham vi|qua trinh|thoi gian)|can cu|tren co so|ngoai (?:cac|nhung|viec|noi dung|nhiem vu))"
)


def without_manner(source: Source, start: int, end: int) -> int:
    """ "Các bộ, theo chức năng, nhiệm vụ được giao, <do>": where the names end."""
    manner = _MANNER.search(source.flat, start, end)
    return manner.start() if manner else end


_ANSWERS = guarded(
    r"\s*dieu \d{1,3}[.:] ",
    rf"\s*dieu \d{{1,3}}[.:] (?:(?:quyet dinh|nghi quyet) nay co hieu luc[^.]{{0,90}}\. )?(?P<who>(?:cac )?(?:{WHO}|{GROUPS}|ong|ba)(?!\w).{{3,900}}?),? "
    rf"(?:chiu trach nhiem\s*(?:thi hanh|thuc hien|to chuc)|(?:can cu|theo) quyet dinh(?: nay)? thi hanh)",
    at_start=True,
)


_ANSWERS_UNMARKED = guarded(
    r"chiu trach nhiem thi hanh|can cu quyet dinh(?: nay)? thi hanh",
    rf"\s*(?P<who>(?:cac )?(?:{WHO})(?!\w)(?:[^:]|(?<=nganh):|(?<=cac\sso):){{3,700}}?),? (?:chiu trach nhiem thi hanh (?:quyet dinh|nghi quyet)|can cu quyet dinh(?: nay)? thi hanh)(?!\w)",
)


def answerable(source: Source, span: Span) -> Order | None:
    """ "Điều 3. Giám đốc Sở A; … chịu trách nhiệm thi hành Quyết định này": one task of all of them."""
    match = _ANSWERS.match(source.flat, *span) or _ANSWERS_UNMARKED.match(source.flat, *span)
    if match and not source.capital_at(match.start("who")):
        return None
    return Order(match.start("who"), span[1], bodies_in(source, match.span("who"))) if match else None


def given(source: Source, span: Span, listing: bool) -> Order | None:
    """ "Giao Bộ A <do anything>", and in a list that asks: "1. Bộ A <do anything>", "1. Bộ A: <do anything>"."""
    start, end = span
    if kind := _GIVEN_KIND.match(source.flat, start, end):
        return Order(
            kind.start("order"),
            end,
            of_kind(source.words(*kind.span("kind")), source.words(*kind.span("who"))),
        )
    match = _GIVEN.match(source.flat, start, end)
    first = match or (_STANDS_FIRST.match(source.flat, start, end) if listing else None)
    if first is None or not (match or first["mark"]):
        return None
    return _to_bodies(source, match.start("order") if match else first.end(), first.end(), end)


# "Hội đồng nhân dân tỉnh thống nhất một số nhiệm vụ, giải pháp:" says what it decides, not what it is to do.
_DECIDES = late(
    r",?\s(?:thống nhất|thông qua|tán thành|nhất trí|đồng ý|ghi nhận|quyết nghị|quyết định|phê chuẩn|kết luận|yêu cầu|đề nghị|giao|xác định|đề ra|nhận thấy|dự kiến)(?!\w)"
)


_FAILS = late(r"\s(?:chưa|còn|đã|chậm)$")  # "Chi bộ chưa <do>": what is amiss


def decides_at(source: Source, name_end: int) -> bool:
    """Whether what follows a body's name is what it decides or asks of others."""
    return bool(_DECIDES.match(source.view, name_end))


def _to_bodies(source: Source, begin: int, who: int, end: int) -> Order | None:
    if not names_body(source, _first_word(source, who)):
        return None
    name_end = _bodies_end(source, who, end)
    after = source.flat[name_end:end].lstrip() if name_end else ""
    if after.startswith(":"):
        after = after[1:].lstrip()
        if not DUTY.match(after):
            return None
    if not name_end or not after[:1].isalpha() or after.startswith(_SAYS_NOTHING):
        return None
    if begin == who and (decides_at(source, name_end) or _FAILS.search(source.view, who, name_end)):
        return None
    return Order(begin, end, bodies_in(source, (who, name_end)), partners_in(source, name_end, end))


def given_inside(source: Source, span: Span) -> list[Order]:
    """Orders behind other words of a paragraph, each up to the next."""
    matches = [
        m for m in _GIVEN_INSIDE.finditer(source.flat, *span) if is_given(source, span[0], m.start("order"))
    ]
    found: list[Order] = []
    for index, match in enumerate(matches):
        end = matches[index + 1].start() if index + 1 < len(matches) else span[1]
        order = _by_verb(source, match, end) or _to_bodies(source, match.start("order"), match.end(), end)
        if order is not None:
            found.append(order)
    return found


def _by_verb(source: Source, match: re.Match[str], end: int) -> Order | None:
    if not names_body(source, _first_word(source, match.end())):
        return None
    does = does_at(source, match.end(), end)
    if does is None:
        return None
    who = bodies_in(source, (match.end(), without_manner(source, match.end(), does.start())))
    return Order(match.start("order"), end, who, partners_in(source, does.start("does"), end))


# "…, Thủ tướng Chính phủ ban hành Công điện số 101, trong đó giao Bộ A": what another paper orders.
_TOLD_OF = late(
    r"\sđã\s|(?:ban hành|có|tại) (?:Công điện|Công văn|Văn bản|Quyết định|Chỉ thị|Nghị quyết|Thông báo|Kế hoạch) số"
)


# "Tại công văn số 9/VPCP-KTTH ngày …, Thủ tướng yêu cầu Bộ A …": the order of that paper, told here.
_ORDERED_THERE = loose(
    r"\s*(?:[-–+•]\s|\d{1,2}[.)]\s)?\s*tai (?:cong van|van ban|cong dien|thong bao|chi thi|nghi quyet|quyet dinh|ke hoach) so(?!\w)"
    r"(?:(?!\scua(?!\s(?:van phong|vpcp)))[^.;:]){4,200}$"
)


def is_given(source: Source, floor: int, place: int) -> bool:
    """Whether an order is given here, not told of: "UBND tỉnh đã giao …", "theo đề nghị của …", "về việc giao …" are told."""
    start = max((source.flat.rfind(mark, floor, place) + 1 for mark in ",;.:("), default=floor) or floor
    clause = source.flat[max(start, floor) : place]
    said = source.words(place, place + 4)
    if re.search(r"(?<!\w)(?:da(?!\w)|tai(?!\s+chinh|\w)|so\s\d)", clause):
        return False
    sentence = source.view[max(source.flat.rfind(".", floor, place), floor) : place]
    if (
        _REPORTED.search(clause)
        or ("trong đó" in sentence and _TOLD_OF.search(sentence))
        or "vướng mắc" in sentence
        or source.quotation_at(place)
        or _ORDERED_THERE.match(source.flat, max(source.flat.rfind(".", floor, place) + 1, floor), place)
        or (said[:1] == "g" and said not in ("giao", "Giao"))
    ):
        return False
    if _IF.match(source.flat, floor) or source.view.startswith(("giao ban", "Giao ban"), place):
        return False
    if start <= floor:
        clause = re.sub(r"^\s*(?:[-–+•]|[a-z]\)|\d{1,2}(?:\.\d{1,2}){0,2}[.)])\s+", "", clause)
    return bool(_GIVER.fullmatch(clause)) or _given_by_name_with_comma(source, floor, start, place)


def _given_by_name_with_comma(source: Source, floor: int, start: int, place: int) -> bool:
    """ "…, Bộ Văn hóa, Thể thao và Du lịch đề nghị …": the last comma stands inside the giver's name."""
    if source.flat[start - 1 : start] != ",":
        return False
    before = max((source.flat.rfind(mark, floor, start - 1) + 1 for mark in ",;.:("), default=floor) or floor
    begin = before + len(source.flat[before:start]) - len(source.flat[before:start].lstrip())
    end = read_body(source, begin, place)
    return end is not None and end > start and not source.flat[end:place].strip(" ,")


# "Trong quá trình thực hiện, nếu có vướng mắc, đề nghị Sở A phản ánh …" orders nothing yet.
_IF = loose(r"\s*(?:[-–+•]\s|\d{1,2}[.)]\s)?\s*(?:trong qua trinh|neu co|moi vuong mac|truong hop)(?!\w)")
# "…; Sở Tài chính tham mưu …": a further body behind a stop.
_NEXT_DOES = loose(rf"[.;:]\s+(?=(?:(?:cac\s+)?(?:{WHO_AHEAD})|cac\s+(?:{GROUPS}))(?!\w))")


def done_inside(source: Source, span: Span) -> list[Order]:
    """Orders that begin with a body behind other words of a paragraph: "Thống nhất chủ trương; Sở A tham mưu …"."""
    starts = [m for m in _NEXT_DOES.finditer(source.flat, *span) if source.capital_at(m.end())]
    found: list[Order] = []
    for index, match in enumerate(starts):
        end = starts[index + 1].start() + 1 if index + 1 < len(starts) else span[1]
        name = _first_word(source, match.end())
        does = does_at(source, match.end() + 1, end) if names_body(source, name) else None
        if does and not re.search(
            r"\([^()]{0,400}$|(?<!\w)(?:da|dang|chua|con|bi|duoc|co(?!\s+quan)|cham|thieu|khong)(?!\w)",
            source.flat[match.end() : does.start("does")],
        ):
            who = bodies_in(source, (match.end(), does.start()))
            begin = match.end() if found or source.flat[match.start()] != ":" else span[0]
            found.append(Order(begin, end, who, partners_in(source, does.start("does"), end)))
    return found


# "… Sở Tư pháp chủ trì, phối hợp với B thực hiện.", "(Sở A chủ trì, các địa phương phối hợp; xong trong năm 2026)".
_LEADS = loose(
    rf"(?:(?<=[.;(:])|(?<=[.;:]\s)|(?<=–\s)|(?<=-\s))\s*(?:do\s+|giao\s+)?(?=(?:cac\s+)?(?:{WHO_AHEAD})(?!\w))"
)
_LEADS_BEHIND = late("[.;(:–-]")
_HELPS = loose(r"chu\s+tri[,;]?\s+(?P<who>[^.;:()]{3,200}?)\s+(?:cung\s+)?phoi\s+hop(?!\s+(?:voi|cung))")


def _leads_there(source: Source, match: re.Match[str], does: re.Match[str]) -> bool:
    """ "… X chủ trì"; in parentheses also "(X thực hiện)"."""
    if verb_of(does) == "chu tri":
        return True
    opened = source.flat[match.start() - 1 : match.end()].lstrip().startswith("(")
    behind = source.flat[does.end() : does.end() + 30].lstrip()
    return (
        opened
        and verb_of(does) in ("thuc hien", "tham muu", "phu trach")
        and behind.startswith((")", ";", ",", "thuc hien"))
    )


def led_behind(source: Source, span: Span) -> Order | None:
    """The order of an item that says behind its words who leads: it is the whole item."""
    marks = _LEADS_BEHIND.finditer(source.flat, max(0, span[0] - 2), span[1])
    places = sorted({place for mark in marks for place in (mark.end(), mark.end() + 1) if place >= span[0]})
    for match in matches_at(_LEADS, source.flat, places, span[1]):
        if not source.capital_at(match.end()):
            continue
        does = does_at(source, match.end() + 1, span[1])
        if does and _leads_there(source, match, does):
            who = bodies_in(source, (match.end(), does.start()))
            return Order(span[0], span[1], who, partners_in(source, does.start("does"), span[1]))
    return None


def _bodies_end(source: Source, start: int, end: int) -> int | None:
    """Where a list of bodies that begins at `start` ends."""
    name_end = read_body(source, _first_word(source, start), end)
    while name_end and (more := MORE.match(source.flat, name_end, end)):
        further = read_body(source, more.end(), end)
        if not further:
            break
        name_end = further
    more_levels = _OTHER_LEVELS.match(source.flat, name_end, end) if name_end else None
    if more_levels is None or source.capital_at(more_levels.end() + 1):
        return name_end  # "Báo Nhân dân, Thành phố Huế": the next body, with its name
    return more_levels.end()


# "Ủy ban nhân dân các xã, phường, đặc khu <do>"
_OTHER_LEVELS = loose(r"(?:, (?:phuong|thi tran|dac khu|thi xa|thanh pho|xa)(?!\w)){1,3}")


# "chủ trì, cùng Sở B xác nhận …"
_TOGETHER = guarded(
    r"(?:chu tri|thuc hien|to chuc),? cung ",
    rf"(?:chu tri|thuc hien|to chuc),? cung (?:voi )?(?=(?:cac )?(?:{WHO_AHEAD}|{GROUPS})(?!\w))",
)
_SMALL_BEHIND = late(r";\s+[a-zđ]")


def partners_in(source: Source, start: int, end: int, *, bracketed: bool = False) -> tuple[str, ...]:
    """ "… phối hợp với B, C <do anything>", "chủ trì, B phối hợp"; `bracketed`: semicolons part the names of a list."""
    limit = min(end, start + 400)
    found = (_TOGETHER.search(source.flat, start, limit), _WITH.search(source.flat, start, limit))
    match = min(filter(None, found), key=lambda one: one.start(), default=None)
    if match is None and (members := _members(source, start, limit)):
        return members
    if match is None or source.words(*match.span()).endswith(" cung"):
        helps = _HELPS.match(source.flat, start, limit)
        return bodies_in(source, helps.span("who")) if helps else ()
    does = does_at(source, match.end(), min(end, match.end() + 270))
    stop = does.start("does") if does else min(end, match.end() + 200)
    about = (_ABOUT_IN_BRACKETS if bracketed else _ABOUT).search(source.view, match.end(), stop)
    if about and does and _SMALL_BEHIND.match(source.view, about.start()):
        about = _ABOUT_IN_BRACKETS.search(source.view, about.end(), stop)  # "Chủ tịch xã A; thủ trưởng …"
    stop = about.start() if about else stop
    return (
        bodies_in(source, (match.end(), stop)) if does or BODIES_GO_ON.match(source.flat, match.end()) else ()
    )


# "… thành lập Đoàn kiểm tra, thành phần gồm: Sở A, Sở B", "… họp với thành phần gồm đại diện Sở A": who takes part.
_MEMBERS = loose(
    r"(?<!\w)thanh phan(?: tham (?:gia|du)| doan| to)?(?: (?:bao )?gom(?: co)?\s?:?|\s?:)\s+(?:(?:dai dien|lanh dao|can bo|cong chuc)(?: (?:lanh dao|cua))*\s+)?(?=\w)"
)


def _members(source: Source, start: int, limit: int) -> tuple[str, ...]:
    """The bodies that a team or a meeting is made up of."""
    match = _MEMBERS.search(source.flat, start, limit) if source.says(("thanh phan",), start, limit) else None
    if match is None or not names_body(source, _first_word(source, match.end())):
        return ()
    stop = _ABOUT.search(source.view, match.end(), limit)
    return bodies_in(source, (match.end(), stop.start() if stop else limit))
