"""Bodies in running text (cơ quan): where a name begins, and where it ends."""

from __future__ import annotations

import re

from doc_engine.patterns import late
from doc_engine.reading.copies.source import Source, bare_of, loose
from doc_engine.reading.names.persons import names_person
from doc_engine.reading.words.alternation import alternatives, shortest_alternatives
from doc_engine.reading.words.districts import HARD_UNITS
from doc_engine.reading.words.vocabulary import (
    BODY_HEADS,
    DEPARTMENTS,
    HEAD_OFFICES,
    LEVELS,
    NOT_BODIES,
    PROVINCE_BY_BARE,
    TYPE_ABBREVIATIONS,
    TYPE_LABELS,
    WHOLE_BODIES,
)
from doc_engine.text import fold_tones

_ONE_OFFICE = rf"(?:pho\s)?(?:{alternatives(HEAD_OFFICES)})(?!\w)"
# "Bộ trưởng, Chủ nhiệm Văn phòng Chính phủ": two offices of one person.
OFFICE = late(rf"{_ONE_OFFICE}(?:,\s{{1,4}}{_ONE_OFFICE}(?=\s))?\s{{0,20}}(?:cua\s)?")
# How the first syllable of a body is written with its accents, by its letters: "sổ" and "sơ" are no "sở".
FIRST_SYLLABLES: dict[str, frozenset[str]] = {
    bare: frozenset(fold_tones(first) for first in written if bare_of(first) == bare)
    for written in [{name.split()[0] for name in (*BODY_HEADS, *HEAD_OFFICES, *WHOLE_BODIES)}]
    for bare in {bare_of(first) for first in written}
}
_WHOLE = late(rf"(?:{alternatives((*WHOLE_BODIES, *DEPARTMENTS.values()))})(?!\w)")
# "cực kỳ" names nobody, "Cục Kỹ thuật …" does.
_NO_BODY = rf"(?!(?!cuc ky thuat)(?:{alternatives(NOT_BODIES)})(?!\w))"
HEAD = late(rf"{_NO_BODY}(?:{alternatives(BODY_HEADS)})(?!\w)")
# A body or the head of one, at the beginning of a phrase.
_BEGINNINGS = (*BODY_HEADS, *HEAD_OFFICES, *WHOLE_BODIES)
BODY_STARTS = rf"{_NO_BODY}(?:{alternatives(_BEGINNINGS)})(?!\w)"
# The same where it only matters that one begins, not how much of the name is taken.
BODY_AHEAD = rf"{_NO_BODY}(?:{shortest_alternatives(_BEGINNINGS)})(?!\w)"
_LEVEL = late(rf"(?:{alternatives(LEVELS)})(?!\w|\.\w|\s+(?:uy|doan|hoi)(?!\w))")
TYPE_WORDS = alternatives(tuple(TYPE_LABELS.values()))
_TYPE = late(rf"(?:cac\s{{1,20}})?(?:{TYPE_WORDS})(?!\w)")
# "Ban Bí thư Trung ương Đoàn", "Ban Chấp hành Trung ương Hội …": not the Party's.
_OF_UNION = late(r"\s{1,4}(?:Trung\s{1,4}ương\s{1,4})?(?:Đoàn|Hội)(?!\w)")
# Named like the head of a body, but bodies themselves.
_STATE = late(r"(?:chu tich nuoc|tong kiem toan nha nuoc)(?!\w)".replace(" ", r"\s{1,20}"))
# One office of two bodies: its "và" joins no other body to it.
_COUNCIL, _COMMITTEE = r"(?:hdnd|hoi dong nhan dan)", r"(?:ubnd|uy ban nhan dan)"
TWO_FOLD = late(
    (
        rf"(?:van phong|vp) (?:doan (?:dai bieu quoc hoi|dbqh)(?:,| va) {_COUNCIL}(?: va {_COMMITTEE})?"
        rf"|{_COUNCIL}(?: va|,) {_COMMITTEE})(?!\w)"
    ).replace(" ", r"\s{1,20}")
)
_SHORT_TYPE = late(rf"(?:{'|'.join(TYPE_ABBREVIATIONS)})\s{{1,3}}(?:số\s)?\d")
_WORD = late(r"\s*(\S+)")
_EDGE = '“”"()[]{}'


def _set(words: str, mark: str | None = None) -> frozenset[str]:
    return frozenset(words.split(mark))


# With their accents: "thì" ends a name, "Đô thị" does not.
_STOP_WORDS = _set(
    "về tại đã được để theo do năm ngày gửi cho trong trên khi nếu này là sẽ cần phải trình xin thì với nhằm cùng vừa "
    "mới bằng từ đến có gắn nêu giao chuyển thuộc đối v/v gồm như sau qua đăng cử hỏi kèm đính ve viec duoc"
)
_STOP_PAIRS = _set(
    "ban hanh;phe duyet;quy dinh;sua doi;bo sung;huong dan;thuc hien;trien khai;cong bo;thanh lap;kien toan;to chuc;"
    "de nghi;yeu cau;bao cao;thong bao;chi dao;bai bo;thay the;chap thuan;quyet dinh;kien nghi;tiep tuc;dieu chinh;"
    "thong qua;xay dung;cu the;lien quan;thong nhat;tra loi;phuc dap;phoi hop;chu tri;tham muu;phan cong;quan triet;"
    "cong nhan;tang cuong;day manh;nhan duoc;xem xet;de xuat;hop nhat;rieng ve;dang ky;mot so;theo doi;ra soat;kiem tra;"
    "don doc;cung cap;tong hop;bo tri;dang tai;khan truong;nghiem tuc;chu dong;kip thoi;chi tra;hoan thanh;hoan thien;"
    "dong y;phe chuan;nhat tri;tran trong;kinh de;kinh moi;tham dinh;giai quyet;tiep nhan;cong khai;cap nhat;khac phuc;chuan bi;tuyen truyen;phan anh;truyen dat;giai trinh;vuong mac;trinh bay;lam dau;thuong xuyen;truc tiep;khong con;het hieu;kem theo",
    ";",
)
# "Ban chỉ đạo Phổ cập giáo dục", "Hội đồng thẩm định": the verb is of the name.
_NAMED_SO = late(
    r"(?:[\s\S]{0,12}\W)?(?:ban\s{1,4}chi dao|hoi dong\s{1,4}tham dinh|(?:doan|to)\s{1,4}kiem tra)"
)
_BUILDING = ["xay", "dung"]
# "Ban Quản lý dự án đầu tư xây dựng", "Viện Quy hoạch - Kiến trúc xây dựng": a field, no act.
_BUILT = late(
    r"(?<!\w)(?:dau tu(?: va)?|kien truc|vat lieu|nganh|trat tu|quan ly|tu van|ky thuat|du an|su nghiep)\s{1,4}$".replace(
        " ", r"\s{1,4}"
    )
)
_COUNTRYSIDE = ["xay", "dung", "nong", "thon"]  # "Ban Chỉ đạo Chương trình … xây dựng nông thôn mới"
_FIELDS = _set("giao thong;giao dich;giao luu;chuyen doi;giao duc", ";")  # that begin like "giao", "chuyển"
_COMPOUND = late(
    r"(?<!\w)(?:cong|chuong|quy|giao|lo|qua) trinh$|(?:nong thon moi|do thi moi|(?<!\w)bau cu)(?= |$)"
)
_CAPITAL_VERBS = _set(
    "quy dinh;ban hanh;phe duyet;ve viec;sua doi;huong dan;thuc hien;trien khai;cong bo", ";"
)


def read_body(source: Source, start: int, end: int) -> int | None:
    """Where the name of a body that begins at `start` ends, at most `end`; None when none begins there."""
    bare = source.flat
    office = None if _STATE.match(bare, start, end) else OFFICE.match(bare, start, end)
    place = office.end() if office else start
    whole = _WHOLE.match(bare, place, end)
    if whole:
        union = _OF_UNION.match(source.view, whole.end(), end)
        if union:
            return _name_end(source, union.end(), end)
        named = _field_end(source, place, whole.end(), end) or _after_level(source, whole.end(), end)
        aside = _LETTERS_ASIDE.match(source.view, named, end)
        return _after_level(source, aside.end(), end) if aside else named
    head = (
        TWO_FOLD.match(bare, place, end)
        or HEAD.match(bare, place, end)
        or _head_inside(bare, start, place, end)
        or _SHORT_HEAD.match(source.view, place, end)
    )
    if head:
        named = _name_end(source, head.end(), end)
        return _field_end(source, head.start(), named, end) or named
    if office and (letters := _LETTERS.match(source.view, place, end)):
        return letters.end()
    return start + len(bare[start:place].rstrip()) if office else None


# "TT HĐND tỉnh", "CA xã A": letters that are words in small ones ("cả tỉnh").
_SHORT_HEAD = late(
    r"(?:TT\.?\s{0,2}(?=HĐND|Hội\s{1,4}đồng\s{1,4}nhân)|CA(?=\s{1,4}(?:tỉnh|thành\s{1,4}phố|huyện|quận|xã|phường)(?!\w)))"
)
# "Ủy ban nhân dân (UBND) tỉnh X": the short name comes before the whole one is over.
_LETTERS_ASIDE = late(
    r"\s{0,3}\([A-ZĐ&]{2,9}\)(?=\s{1,4}(?:tỉnh|thành\s{1,4}phố|huyện|quận|thị\s{1,4}xã|xã|phường|đặc\s{1,4}khu|Việt\s{1,4}Nam)(?!\w))"
)


def name_at(source: Source, start: int, end: int) -> str:
    """The name of a body between two places, without the short name inside it."""
    return _LETTERS_ASIDE.sub("", source.words(start, end))


# "Giám đốc ĐHQG-HCM": a body by letters that the paper, or nobody, explains.
_LETTERS = late(r"[A-ZĐ]{3,9}(?:[&-][A-ZĐ]{1,9}){0,3}(?![\w/])")


# "Ban Chỉ đạo về chuyển đổi số tỉnh X": a board is called by its field, which a subject would begin like.
_BOARD = late(
    r"(?:ban chi dao|to cong tac|hoi dong|uy ban|ban dieu phoi|tieu ban)(?: (?:quoc gia|trung uong|lien nganh|tinh|thanh pho)){0,2}"
)
_FIELD_OF = (
    r"(?: ve (?!viec|trien khai|thuc hien|to chuc|tang cuong|ket qua|day manh|ban hanh|phe duyet|kien toan|thanh lap)"
    r"| (?:thuc hien|xay dung) (?=(?:cac )?(?:phong trao|chuong trinh muc tieu|cuoc van dong|quy che dan chu)(?!\w)))"
    r"(?:(?!tren dia ban|giai doan|nam \d)[^;:.()“”]){3,90}?"
)
_LEVEL_BEHIND = r" (?P<level>tinh|thanh pho|huyen|xa|phuong|trung uong|quoc gia)(?!\w)"
_SUBJECT_BEHIND = r"(?:(?= (?:tai|trong|ban hanh)(?!\w))|(?<!bao)(?= ve(?!\w)))"  # "bảo vệ" is of the field
_FIELD = late(f"{_FIELD_OF}(?:{_LEVEL_BEHIND}|{_SUBJECT_BEHIND})".replace(" ", r"\s{1,4}"))
_FIELD_ALONE = late(f"{_FIELD_OF}{_SUBJECT_BEHIND}".replace(" ", r"\s{1,4}"))


def _field_end(source: Source, start: int, end: int, limit: int) -> int | None:
    """Where the field of a board ends behind its bare name; None where it has none, or what follows is a subject."""
    if not _BOARD.fullmatch(" ".join(source.flat[start:end].split())):
        return None
    field = _FIELD.match(source.flat, end, limit)
    if field is None:
        return None
    if field["level"] is None:
        return field.end()
    shown = source.view[field.start("level") : field.end()].lower()
    accented = source.view[end : field.end()].lower() != source.flat[end : field.end()]
    if accented and shown not in (*LEVELS, "trung ương", "quốc gia"):
        field = _FIELD_ALONE.match(source.flat, end, limit)  # "xa hoa", "tình hình" are no level
        return field.end() if field else None
    return _place_name_end(source, field.end(), limit)


def _head_inside(bare: str, start: int, place: int, end: int) -> re.Match[str] | None:
    """ "Trưởng Ban Chỉ đạo", "Chánh Thanh tra tỉnh": the last words of the office begin the body's name."""
    office = bare[start:place].rstrip()
    last = max(office.rfind(" "), office.rfind("\n")) + 1
    before = max(office.rfind(" ", 0, last - 1), office.rfind("\n", 0, last - 1)) + 1 if last > 0 else 0
    return next(
        (head for at in (last, before) if at > 0 and (head := HEAD.match(bare, start + at, end))), None
    )


# "Ủy ban kiểm tra Huyện ủy", "Tiểu ban tuyên truyền, vận động bầu cử xã A": boards called after what they do, in words
# that are acts behind any other body.
_CALLED_BY_ACT = late(r"(?<!\w)(?:uy ban|hoi dong|ban|tieu ban|to)$")
_ACT = (
    r"(?:bau cu|kiem tra|giam sat|thanh tra|tuyen truyen|van dong|to chuc|phoi hop|dang ky|tham dinh|tham tra|boi thuong|ho tro|tai dinh cu|"
    r"giai phong mat bang|pho bien|giao duc phap luat|quan ly|theo doi|chuan bi|huong dan|giai quyet|tham muu|xay dung|danh gia|co dong)"
)
_ACTS = loose(rf" {_ACT}(?:(?:,|,? va| -)? {_ACT}){{0,4}}(?!\w)")
# What tells the name from the act: it ends, "về" follows, or a few words and a level; never an object.
_NO_OBJECT = r"(?!(?:viec|cac|cong tac|ket qua|nhung|thuc hien|trien khai|noi dung|theo|tai|o|cho|de|mot|toan|tung|moi)(?!\w))"
_IS_NAME = loose(
    rf"\s*(?:$|[.;:()])| (?:ve|v/v)(?!\w)|(?: {_NO_OBJECT}[a-z]{{1,7}}){{0,4}}? (?:{alternatives(LEVELS)}|quoc gia|trung uong|dang uy|so \d)(?!\w)"
)


def _acts_end(source: Source, place: int, end: int) -> int:
    """Where the acts end that a board is called after; `place` where none stand behind it or they are what it does."""
    if not _CALLED_BY_ACT.search(source.flat, max(0, place - 9), place):
        return place
    acts = _ACTS.match(source.flat, place, end)
    if acts is None:
        return place
    after = acts.end() + 1
    named = source.view[after : after + 1].isupper() and not _is_type(source, after, end)
    return acts.end() if named or _IS_NAME.match(source.flat, acts.end(), end) else place


def _name_end(source: Source, place: int, end: int) -> int:
    """Word by word to what cannot belong to a name."""
    begin = place
    place = _acts_end(source, place, end)
    for _ in range(24):
        if aside := _LETTERS_ASIDE.match(source.view, place, end):
            place = aside.end()
        if place < end and source.view[place] in ",;:.)(":
            return place
        if (seat := _SEAT.match(source.flat, place, end)) and _HAS_SEAT.search(
            source.flat, begin - 12, place
        ):
            return _place_name_end(source, seat.end(), end)
        level = _next_level(source, place, end)
        if level is not None:
            return level
        step = _next_word(source, place, end)
        if step is None:
            return place
        place = step
    return place


# "Tòa án nhân dân cấp cao tại Đà Nẵng", "Văn phòng đại diện tại …": where it sits belongs to the name.
_SEAT = late(r"\s{1,4}tai(?=\s{1,4}\w)")
_HAS_SEAT = late(
    r"(?:cap\s{1,4}cao|su\s{1,4}quan|dai\s{1,4}dien|phan\s{1,4}hieu|thuong\s{1,4}truc)[\s\S]{0,30}$"
)
# Words that have the letters of a level: "Bộ Chỉ huy Quân sự", "Ban Quản lý", "Phương án".
NO_LEVELS = frozenset(["quân", "quản", "quán", "quần", "quan", "phương", "phượng", "xa", "tính", "tình"])


# "Hợp tác xã", "Thông tấn xã": no commune.
_COOPERATIVE = late(r"(?:hop\s{1,4}tac|thong\s{1,4}tan)\s{1,4}$")


def _next_level(source: Source, place: int, end: int) -> int | None:
    start = _skip_space(source.view, place, end)
    level = _LEVEL.match(source.flat, start, end)
    if (
        level is None
        or source.view[start : level.end()].lower() in NO_LEVELS
        or _COOPERATIVE.search(source.flat, max(0, start - 12), start)
    ):
        return None
    return _place_name_end(source, level.end(), end)


def _after_level(source: Source, place: int, end: int) -> int:
    found = _next_level(source, place, end)
    if found is not None:
        return found
    region = _REGION.match(source.flat, place, end)
    return region.end() if region else _after_province(source, place, end)


# "Kiểm toán nhà nước khu vực VIII": bodies of the centre in the country.
_REGION = late(r"\s{1,4}khu\s{1,4}vuc\s{1,4}(?:[ivx]{1,5}|\d{1,2})(?!\w)")
_CITY = late(r"(?:t\.?p\.?\s{0,3})?hcm(?!\w)")


def _after_province(source: Source, place: int, end: int) -> int:
    """ "Sở Y tế Phú Thọ", "Sở Y tế TP HCM": the province behind a whole name without its level."""
    start = _skip_space(source.view, place, end)
    if start == place or not source.view[start : start + 1].isupper():
        return place
    if city := _CITY.match(source.flat, start, end):
        return city.end()
    named = next((name for name in _LONGEST_NAMES if _spells_at(source, name, start, end)), None)
    return start + len(named) if named else place


def _spells_at(source: Source, name: str, start: int, end: int) -> bool:
    stop = start + len(name)
    return source.flat.startswith(name, start) and (stop >= end or not source.view[stop].isalnum())


def _skip_space(view: str, place: int, end: int) -> int:
    while place < end and view[place].isspace():
        place += 1
    return place


# "phường Xuân Đài", "xã Trường Sơn": words of places that begin bodies too; a body's name goes on as here.
_OF_PLACE = late(
    (
        r"(?:dai(?! (?:phat|truyen|tieng|khi))|truong(?! (?:tieu|trung|mam|mau|th|thcs|thpt|cao|dai|chinh|pt\w*|lien|day))"
        r"|hoi(?! (?:nong|lien|cuu|chu|nguoi|dong|khuyen|lhpn|ccb|nd|luat|nha|bao|doanh|dong y))"
        r"|doan(?! (?:thanh|tncs|kiem|dai|cong|giam|tham|lien|khoi))|tram(?! (?:y|khi|kiem|bien|thu|khuyen)))(?!\w)"
    ).replace("(?! (", r"(?!\s{1,4}(")
)


def _is_type(source: Source, place: int, end: int) -> bool:
    """A type of document, not the place "Diên Khánh", whose letters begin like "điện"."""
    found = _TYPE.match(source.flat, place, end)
    shown = " ".join(source.view[place : found.end()].split()).lower() if found else ""
    plain = shown == bare_of(shown) or shown.startswith("các ")
    return found is not None and (plain or shown == TYPE_LABELS.get(bare_of(shown), shown).lower())


# "Phòng", "Sở", "Ban", "Báo" with their accents: "Phong", "Sơ", "Bản", "Bảo" are words of places (Tuy Phong, Bảo Lạc).
_SHORT_HEADS = {bare_of(head): head.lower() for head in BODY_HEADS if " " not in head and not head.isupper()}


def _is_other_body(source: Source, place: int, end: int) -> bool:
    """Whether a word inside the name of a place begins another body: spelled as one, or without any accent, and named behind."""
    flat = source.flat
    head = HEAD.match(flat, place, end)
    if head is None or _OF_PLACE.match(flat, place, end):
        return False
    spelled = _SHORT_HEADS.get(head[0])
    if spelled is None:
        return True
    shown = source.view[place : head.end()].lower()
    behind = source.view[head.end() : head.end() + 2]
    named = behind[:1].isspace() and behind[1:].isupper()
    return shown in (spelled, head[0]) and named


def _place_name_end(source: Source, place: int, end: int) -> int:
    """After a level word: the capitalised name, at most five words; the level alone when none follows."""
    known = _known_place_end(source, _skip_space(source.view, place, end), end)
    if known or names_person(source, place, end):
        return known or place
    for _ in range(5):
        match = _WORD.match(source.view, place, end)
        if not match or not (match[1][0].isupper() or match[1][0].isdigit()):
            return place
        pair = " ".join(source.flat[match.start(1) : match.start(1) + 30].split()[:2])
        if (
            pair in _CAPITAL_VERBS
            or _is_other_body(source, match.start(1), end)
            or _is_type(source, match.start(1), end)
        ):
            return place
        word = re.match(r"[\w'’]+(?:-\w+)?", match[1])
        if not word:
            return place
        place = match.start(1) + word.end()
        if word.end() != len(match[1]):
            return place
    return place


def _known_place_end(source: Source, start: int, end: int) -> int | None:
    """Where a province, or a unit of the list of hard names, ends that begins here."""
    if hard := _HARD_UNITS.match(source.view, start, end):
        return hard.end()
    if not source.view[start : start + 1].isupper():
        return None
    return next((start + len(name) for name in _LONGEST_NAMES if _spells_at(source, name, start, end)), None)


_LONGEST_NAMES = tuple(sorted(PROVINCE_BY_BARE, key=len, reverse=True))
_HARD_UNITS = late(r"(?:" + "|".join(sorted(map(re.escape, HARD_UNITS), key=len, reverse=True)) + r")(?!\w)")


# "Mặt trận Tổ quốc        Việt Nam": a justified line tears a name, two columns never part it there.
_GOES_ON = late(r"viet\s{1,4}nam(?!\w)")


def _next_word(source: Source, place: int, end: int) -> int | None:
    """The end of the next word of a name, or None when it cannot belong to one."""
    match = _WORD.match(source.view, place, end)
    if not match or match[1][0] in _EDGE or "\n\n" in match[0]:
        return None
    if match[0].startswith("    ") and not _GOES_ON.match(source.flat, match.start(1), end):
        return None
    start = match.start(1)
    if _ends_name(source, start, end):
        return None
    word = match[1].rstrip(_EDGE)
    if word[-1:] in ",;:.":
        word = word.rstrip(",;:.")
        if word[-1:] in _EDGE:  # "… của Sở A).": the aside ends with the name
            return start + len(word.rstrip(_EDGE))
        if match[1].endswith(",") and _comma_inside(source, match.end(), end):
            return match.end()
    return start + len(word) if word else None


# "của Sở A và ý kiến …", "… và thực hiện …": what follows "và" is no part of the name.
_JOINED_WORDS = _set("y kien;ket qua;tinh hinh;sau khi;can cu;duoc su;tren co;theo de", ";") | (
    _STOP_PAIRS - _set("xay dung;kiem tra;theo doi;tuyen truyen;tham dinh;to chuc;phoi hop;dang ky", ";")
)


def _ends_name(source: Source, start: int, end: int) -> bool:
    bare = source.flat
    words = bare[start : min(end, start + 40)].split()
    first = words[0].strip(",;:.()") if words else ""
    shown = re.match(r"[^\s,;:.()]*", source.view[start : start + 12])
    # In a title set in capitals every word is large.
    small = source.view[start].islower() or source.view[start : start + 2].isupper()
    small = small and not _NAMED_SO.fullmatch(
        bare[max(0, start - 12) : start] + " ".join(words[:2]).rstrip(",;.")
    )
    if small and (
        (
            shown
            and shown[0].lower() in _STOP_WORDS
            and not _COMPOUND.search(bare[max(0, start - 10) : start + 5])
            and " ".join(words[:2]).rstrip(",;.") not in _FIELDS
            and not (first == "ve" and _is_called_about(bare, start, end))
        )
        or (
            " ".join(words[:2]).rstrip(",;.") in _STOP_PAIRS
            and words[:4] != _COUNTRYSIDE
            and not (words[:2] == _BUILDING and _BUILT.search(bare, max(0, start - 14), start))
        )
    ):
        return True
    if not small and " ".join(words[:2]).rstrip(",;.") in _CAPITAL_VERBS:
        return True
    if first == "va":
        after = _skip_space(source.view, start + 2, end)
        return bool(
            after >= end
            or OFFICE.match(bare, after, end)
            or HEAD.match(bare, after, end)
            or _TYPE.match(bare, after, end)
            or _SHORT_TYPE.match(source.view, after, end)
            or words[1:2] in (["cac"], ["so"], ["nhung"])
            or " ".join(words[1:3]) in _JOINED_WORDS
            or "".join(source.view[after : after + 12].split()[:1]).strip(",;:.").lower() in _STOP_WORDS
            or source.view[after : after + 1].isdigit()
        )
    if first[:1].isdigit() and not _is_numbered(bare, start):
        return True
    if first in "-–" and not source.view[_skip_space(source.view, start + 1, end) :][:1].isupper():
        return True
    return (
        not small
        and bool(_TYPE.match(bare, start, end))
        and source.capital_at(start)
        and (bare[max(0, start - 12) : start].rstrip().endswith(("va", ",")))
    )


# "Cục Cảnh sát quản lý hành chính về trật tự xã hội", "Cục Cảnh sát điều tra tội phạm về ma túy".
_CALLED_ABOUT = loose(r"(?<!\w)(?:quan ly hanh chinh|toi pham|giam sat quan ly) $")
_ABOUT = loose(r"ve (?:trat tu|ma tuy|tham nhung|kinh te|moi truong|hai quan|buon lau)(?!\w)")
_CRIMES = loose(r"(?:kinh te|tham nhung|buon lau|chuc vu)(?!\w)")


def _is_called_about(bare: str, start: int, end: int) -> bool:
    """Whether "về" and a field belong to the name of a body of the police or the customs."""
    return bool(_CALLED_ABOUT.search(bare, max(0, start - 30), start) and _ABOUT.match(bare, start, end))


_TAKES_NUMBER = ("so", "dao", "bcd", "khu", "doan", "nganh", "khu vuc", "co so")
# "Trường Tiểu học Đồng Kho 1 về …": the number at the end of a school's or a hospital's name.
_OF_SCHOOL = late(
    r"(?<!\w)(?:truong|tieu hoc|mam non|benh vien|phong kham|lam truong|nha tre|cong ty|xi nghiep)\s[^.,;:()\n]{1,50}$"
)
_LAST_NUMBER = late(
    r"\d{1,2}(?=\s{0,3}(?:[.,;:)]|$)|\s{1,4}(?:ve|v/v|tai|tinh|huyen|quan|xa|phuong|thanh pho|thi)(?!\w))"
)


def _is_numbered(bare: str, start: int) -> bool:
    """Whether a number belongs to the name before it."""
    if bare[max(0, start - 12) : start].rstrip().endswith(_TAKES_NUMBER):
        return True
    school = _OF_SCHOOL.search(bare, max(0, start - 70), start)
    return school is not None and _LAST_NUMBER.match(bare, start) is not None


_COMMA_WORDS = _set(
    "chua chay;cuu ho;cuu nan;the thao;giao duc;khen thuong;nong nghiep;cong nghe;phuc tap;lam nghiep", ";"
)


def _comma_inside(source: Source, place: int, end: int) -> bool:
    after = source.flat[place : min(end, place + 40)].split()
    start = _skip_space(source.view, place, end)
    named = source.view[start : start + 1].isupper() and "va" in after[1:5]
    if named and not (HEAD.match(source.flat, start, end) or _TYPE.match(source.flat, start, end)):
        return True
    crimes = "toi pham ve" in source.flat[max(0, place - 60) : place] and _CRIMES.match(
        source.flat, start, end
    )
    return bool(crimes) or " ".join(after[:2]) in _COMMA_WORDS or (after[:1] == ["chong"])
