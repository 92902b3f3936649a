"""What stands around a number (quanh số, ký hiệu): its date, its issuer, and what a list shares."""

from __future__ import annotations

import re
from itertools import pairwise

from doc_engine.patterns import late
from doc_engine.reading.citing.mention import LAWS, Mention
from doc_engine.reading.citing.numbers import is_joint
from doc_engine.reading.copies.source import Source, Span, bare_of, loose
from doc_engine.reading.names.bodies import name_at, read_body
from doc_engine.reading.names.joint import of_listed_kind, read_together, with_partners
from doc_engine.reading.names.naming import organ_letters, without_head
from doc_engine.reading.words import days
from doc_engine.reading.words.vocabulary import DEPARTMENTS, FIXED_ORGANS, MINISTRIES

_OF = late(
    r"[\s,]{0,24}\(?(?:cua|giua)\s{1,20}(?:hoi\s{1,4}nghi\s{1,4}(?:lan\s{1,4}thu\s{1,4}[^\W_]{1,8}\s{1,4})?(?=ban\s{1,4}chap))?"
)
# "của Hội nghị Trung ương 6 khóa XII", "của Hội nghị lần thứ sáu Trung ương khóa XII"
_CONFERENCE = loose(
    r"[\s,]{0,24}\(?cua (?:hoi nghi )?(?:lan thu [a-z0-9]{1,8} )?trung uong (?:lan thu )?(?:[a-z0-9]{1,8},? )?\(?khoa [ivx]{1,5}(?!\w)"
)
# "Chỉ thị 19/CT-TW Thành ủy có Chỉ thị 14/CT-TU": the body behind a number begins a clause of its own.
_ACTS_ITSELF = late(r"\s{1,4}(?:da|co|vua|ban\s{1,4}hanh|cung)\s")
_JOINT = ("liên tịch", "phối hợp", "liên ngành")
_CONNECTOR = late(r"[\s,;]*(?:(?:va|cung|hoac|,)\s{1,20})?(?:cac\s{1,20}|tai\s{1,20})?$")
_BY_ACT = (
    r"(?:(?P<act>cong\s{1,4}bo|phe\s{1,4}duyet|ban\s{1,4}hanh|giao|quy\s{1,4}dinh|thong\s{1,4}bao|chi\s{1,4}dao|huong\s{1,4}dan|tra\s{1,4}loi|"
    r"chap\s{1,4}thuan|ket\s{1,4}luan|neu|tong\s{1,4}hop|kien\s{1,4}nghi|de\s{1,4}nghi|de\s{1,4}xuat)\s{1,20})?"
)
_SAID_AT = late(
    rf"\s(?:(?:(?:chuyen|gui)\s{{1,4}}(?:(?:den|toi)\s{{1,4}})?)?\((?:tai\s{{1,20}})?|(?:{_BY_ACT}tai|trong|kem\s{{1,4}}theo|(?:ky\s{{1,20}}|xay\s{{1,4}}dung(?:,|\s{{1,4}}va)\s{{1,4}})?ban\s{{1,4}}hanh|da\s{{1,4}}co|co|ky|ra|trinh|gui|(?:chuyen|gui)\s{{1,4}}(?:(?:den|toi)\s{{1,4}})?(?:theo|tai)|(?:nop|gui)\s{{1,4}}(?:ho\s{{1,4}}so|du\s{{1,4}}thao)\s{{1,4}}(?:gui\s{{1,4}})?kem(?:\s{{1,4}}theo)?)\s{{1,20}}(?:cac\s{{1,20}}|nhung\s{{1,20}})?)$"
)
_SHARING = ("numbered", "nickname")
_FRONT = late(
    r"[,;:.()]|(?<!\w)(?:nam\s{1,4}\d{4}|cua|do|theo|ngay|boi|duoc|viec|voi|thay\s{1,4}mat|nhan\s{1,4}duoc|chuyen|tham\s{1,4}muu)(?!\w)"
)
_PROPOSED = late(r"(?:de\s{1,4}nghi|kien\s{1,4}nghi|de\s{1,4}xuat|y\s{1,4}kien)\s{1,20}cua\s{1,20}$")
# "đề nghị của Tập đoàn A (công văn số 9/TĐA-HĐ)": its own letter, whatever letters it uses.
_ASKED_BY = loose(r"(?:de nghi|kien nghi|de xuat|nhan duoc bao cao) cua $")
_KNOWN_ORGANS = frozenset((*FIXED_ORGANS, *MINISTRIES, *DEPARTMENTS))
_PASSED = late(r"\s{0,20}(?:(?:da|vua|moi|cung)\s{0,20}){0,2}")


def follows_in_list(source: Source, previous: Mention, mention: Mention) -> bool:
    """Whether `mention` follows as a list member: a comma, semicolon or "và" stands right before it."""
    gap = source.flat[previous.number_end : mention.head].rstrip()
    return (
        gap.endswith((",", ";", " va", "/", " hoac")) or gap in ("va", "") or bool(_CONNECTOR.fullmatch(gap))
    )


def read_tail(source: Source, mention: Mention, limit: int) -> None:
    """The date and the issuer behind a number, in either order."""
    aside = _ASIDE.match(source.view, mention.end, limit)
    mention.end = aside.end() if aside else mention.end
    cell = _OWN_DAY_CELL.search(source.text, mention.end, min(limit, mention.end + _LONGEST_CELL))
    limit = cell.start() if cell else limit
    date = days.AFTER.match(source.flat, mention.end, limit)
    if date and _opens_next(source, date, limit):
        date = None
    if date and (value := days.of_match(date)):
        mention.date, mention.end = value, date.end()
        if source.view[mention.end : mention.end + 1] == ")":
            mention.end += 1
    elif mention.kind == "named_law" and _read_law_day(source, mention, limit):
        pass
    elif mention.kind == "named_law" and (year := days.YEAR_ONLY.match(source.flat, mention.end, limit)):
        mention.date, mention.end = days.of_match(year), year.end()
    if mention.kind in ("named_law", "scheme") or _bracket_closed(source, mention):
        return
    day = _DAY_ONLY.match(source.flat, mention.end, limit) if mention.date is None else None
    place = day.end() if day else mention.end
    received = _RECEIVED_ON.match(source.flat, place, limit)
    place = received.end() if received else place
    if together := read_together(source, place, limit):
        mention.issuer, mention.end = together
        return
    if mention.organ == "TW" and (conference := _CONFERENCE.match(source.flat, place, limit)):
        mention.issuer, mention.end = "Ban Chấp hành Trung ương", conference.end()
        return
    body = _issuer_after(source, place, limit)
    if body:
        mention.issuer, mention.end = name_at(source, *body), body[1]
        joint = mention.notation is not None and is_joint(mention.notation)
        if joint or (mention.type and any(word in mention.type for word in _JOINT)):
            mention.issuer, mention.end = with_partners(source, body, limit)
        late = days.AFTER.match(source.flat, mention.end, limit) if mention.date is None else None
        if late and not _opens_next(source, late, limit) and (value := days.of_match(late)):
            mention.date, mention.end = value, late.end()
    elif mention.notation:
        mention.issuer = (
            mention.issuer
            or _issuer_after_title(source, mention, limit)
            or _who_says_there(source, mention, limit)
        )
        mention.issuer_unread = _is_unread(source, mention, limit)


_ADDRESSED = "quý "  # "của quý Công ty": who is written to, under no name
_TOLD_AT = loose(
    r"(?:^|[.;:]\s|\n)\s*(?:[-–+•]\s*)?tai (?:(?:diem|khoan|muc|noi dung) [^,;.:]{1,30} )?(?:cua )?$"
)
_ABOUT_IT = loose(r"(?:\s*(?:ve(?: viec)?|v/v) [^,;.:]{3,160})?,\s+")
_SAYS = loose(
    r"\s(?:(?:da|cung|co) ){0,2}(?:giao|yeu cau|chi dao|huong dan|y kien|thong bao|dong y|chap thuan|ket luan|de nghi|thong nhat|tra loi|neu|cho phep)(?!\w)"
)


def _who_says_there(source: Source, mention: Mention, limit: int) -> str | None:
    """ "Tại Công văn số 5 ngày …, UBND tỉnh đã giao Sở A …": whose words stand in a paper wrote it."""
    if not _TOLD_AT.search(source.flat, max(0, mention.head - 60), mention.head):
        return None
    about = _ABOUT_IT.match(source.flat, mention.end, limit)
    end = read_body(source, about.end(), limit) if about else None
    if about is None or end is None or not _SAYS.match(source.flat, end, limit):
        return None
    name = _by_office(name_at(source, about.end(), end), mention)
    body = without_head(name)
    return body if _fits(body, mention) else name if _fits(name, mention) else None


# "823/PV11(CS) ngày …": letters of a desk at the end of a symbol.
_ASIDE = late(r"\([A-ZĐ0-9]{1,6}\)(?=[\s,;.)])")
# "V/v triển khai Nghị định số 9 của Chính phủ | Hà Nội, ngày 03 tháng 02 năm 2026": the next cell is of the paper itself.
_OWN_DAY_CELL = late(r"\|\s{0,4}(?=[^\W\d_][^|,;]{1,40},\s{0,3}ng[aà]y\s)")
_LONGEST_CELL = 120


def _opens_next(source: Source, date: re.Match[str], limit: int) -> bool:
    """ "Thực hiện Nghị định A, ngày 17/6/2025 Bộ trưởng Bộ B đã ban hành Thông tư C": the day is of what B did."""
    start = _next_capital(source.view, date.end(), limit)
    if start is None or not date[0].lstrip().startswith(","):
        return False
    end = read_body(source, start, limit)
    return end is not None and _ACTS_ITSELF.match(source.flat, end, limit) is not None


def _is_unread(source: Source, mention: Mention, limit: int) -> bool:
    """Whether "của" and a name stand there that is no known body; the letters of the symbol themselves are one."""
    of = _OF.match(source.flat, mention.end, limit)
    if of is None or not source.view[of.end() : of.end() + 1].isupper():
        return False
    return not source.view.startswith(mention.organ or " ", of.end())


def _bracket_closed(source: Source, mention: Mention) -> bool:
    """ "đề nghị của A (Công văn số 1 ngày …), của B (…)": the bracket around a paper is over, "của B" is not of it."""
    if ")" not in source.view[mention.end - 1 : mention.end + 1]:
        return False
    left = max(0, mention.head - _LONGEST_BRACKET)
    before = source.view[left : mention.head]
    return before.rfind("(") > before.rfind(")")


_LONGEST_BRACKET = 200
# "… (sửa đổi) ngày …", "… của Ủy ban Thường vụ Quốc hội khóa X thông qua ngày …": what may stand before a law's day.
_LAW_ASIDE = late(
    r"\s{1,4}(?:\(sua\s{1,4}doi[^()]{0,20}\)|(?:(?:da\s{1,4})?duoc\s{1,4}|cua\s{1,4})?(?:uy\s{1,4}ban\s{1,4}thuong\s{1,4}vu\s{1,4})?"
    r"quoc\s{1,4}hoi[^,;:.()\d]{0,70}?(?=\s{1,4}(?:thong\s{1,4}qua|ban\s{1,4}hanh)))"
)
# "… ngày 31 tháng 12 của", "… ngày 03/3/0225 của": a day without its year, or mistyped; the body stands behind it.
# "Công văn số 5 ngày … (Sở A nhận ngày …) của Công ty B", "(không ghi ngày)"
_RECEIVED_ON = loose(
    r"\s*\((?:[^();:]{0,60}nhan (?:duoc )?ngay [^();:]{4,30}|khong (?:ghi |de |co )?(?:ngay|so)[^();:]{0,30})\)(?= cua )"
)
_DAY_ONLY = late(
    r"\s{0,4},?\s{0,4}ngay\s{0,4}[\d.…]{1,6}(?:\s{0,4}thang\s{0,4}|[/.\-])[\d.…]{1,6}"
    r"(?:(?:\s{0,4}nam\s{0,4}|[/.\-])[\d.…]{1,6})?(?![/\-\d])"
)


def _read_law_day(source: Source, mention: Mention, limit: int) -> bool:
    aside = _LAW_ASIDE.match(source.flat, mention.end, limit)
    date = days.AFTER.match(source.flat, aside.end(), limit) if aside else None
    if date and (value := days.of_match(date)):
        mention.date, mention.end = value, date.end()
        return True
    return False


# "…, của Bộ B tại công văn số 9": the writer of the next paper, not of the one before the comma.
_WRITES_AT = loose(r" (?:tai|\()\s{0,4}(?:cac )?(?:cong van|van ban|to trinh|bao cao|thong bao) ?so ")


def _issuer_after(source: Source, place: int, limit: int) -> Span | None:
    of = _OF.match(source.flat, place, limit)
    start = of.end() if of else _next_capital(source.view, place, limit)
    if start is None:
        return None
    end = read_body(source, start, limit)
    if end is None or end <= start + 1 or (of is None and _ACTS_ITSELF.match(source.flat, end, limit)):
        return None
    if source.view[start : start + 4].lower() == _ADDRESSED:
        return None
    if of and "," in of[0] and _WRITES_AT.match(source.flat, end):
        return None
    return start, end


def _next_capital(view: str, place: int, limit: int) -> int | None:
    """ "… ngày 21/02/2012 Sở Y tế về …": a body right behind, without "của"."""
    while place < limit and view[place] in " \n":
        place += 1
    return place if place < limit and view[place].isupper() else None


def _issuer_after_title(source: Source, mention: Mention, limit: int) -> str | None:
    """ "Thông tư số … quy định về … của Bộ trưởng Bộ …": behind the title, believed when its letters agree."""
    organ = mention.organ
    if not organ:
        return None
    stop = min(limit, mention.end + 400)
    part = source.flat.find(
        ";", mention.end, stop
    )  # "…; của UBND tỉnh B tại văn bản số 9": the next of a list
    for of in re.finditer(
        r"(?<!\w)(?:cua|do)\s{1,20}", source.flat[mention.end : part if part > 0 else stop]
    ):
        start = mention.end + of.end()
        end = read_body(source, start, limit)
        if end and organ in organ_letters(name_at(source, start, end)):
            return name_at(source, start, end)
    return None


# "Ngày 20/11/2012, tại kỳ họp thứ tư, Quốc hội đã thông qua Luật A": the law's day.
_MADE = loose(
    r"(?:tai (?:ky|phien) hop [^,;.:]{2,40}, )?(?:quoc hoi|uy ban thuong vu quoc hoi|chinh phu)(?: khoa [a-z0-9]{1,6})?(?: nuoc [^,;.:]{4,50})? (?:da )?(?:thong qua|ban hanh) $"
)


def _asked_by(source: Source, floor: int, place: int) -> bool:
    return _ASKED_BY.search(source.flat, floor, place) is not None


def read_front(source: Source, mention: Mention, floor: int) -> None:
    """ "ngày D, X đã ban hành …", "của X tại …": date and issuer before the number."""
    floor = max(floor, mention.head - 220)
    if (
        mention.type in LAWS
        and mention.date is None
        and (made := _MADE.search(source.flat, floor, mention.head))
    ):
        day = days.BEFORE.search(source.flat, floor, made.start())
        mention.date, mention.date_before = (days.of_match(day), True) if day else (None, False)
    said = _SAID_AT.search(source.flat, floor, mention.head)
    if not said or mention.kind != "numbered" or (mention.issuer and mention.date):
        return
    began = said.start()
    if said["act"] == "giao" and source.view[began + 1 : said.end()][:4].lower() != "giao":
        began += 5  # the "giáo" of "Ban Dân tộc và Tôn giáo"
    stop = began if mention.organ in DEPARTMENTS else _before_aside(source, floor, began)
    body = _body_before(source, floor, stop)
    bracketed = said[0].lstrip().startswith("(")
    asked = body is not None and mention.organ not in _KNOWN_ORGANS and _asked_by(source, floor, body[0])
    if body is None and bracketed:
        body = _writer_before(source, floor, stop, mention)
        listed = of_listed_kind(source, source.paragraph_at(mention.head)[0], stop)
        mention.issuer, mention.issuer_before = mention.issuer or listed, bool(listed)
    if body is None and _HAS.search(said[0]) and mention.date is None:
        direct = days.BEFORE.search(source.flat, floor, stop)
        mention.date, mention.date_before = (days.of_match(direct), True) if direct else (None, False)
    if body is None or (bracketed and not asked and not _bears(source.words(*body), mention)):
        return
    if mention.issuer is None:
        proposed = bool(_PROPOSED.search(source.flat, floor, body[0]))
        mention.issuer_before = True
        mention.issuer = _proposer(name_at(source, *body), mention) if proposed else name_at(source, *body)
        mention.issuer = _by_office(mention.issuer, mention)
    date = days.BEFORE.search(source.flat, floor, body[0]) if mention.date is None else None
    if date:
        mention.date, mention.date_before = days.of_match(date), True


_SECRETARIATS = {"VPCP": "Văn phòng Chính phủ", "VPTW": "Văn phòng Trung ương Đảng"}
_SPOKEN_FOR = loose(
    r"(?:pho )?thu tuong|lanh dao chinh phu|thuong truc chinh phu|(?:thuong truc )?ban bi thu|tong bi thu|bo chinh tri"
)


def _by_office(name: str, mention: Mention) -> str:
    """ "ý kiến của Thủ tướng Chính phủ tại Công văn số …/VPCP-…": the office wrote it down, and it is the office's."""
    office = _SECRETARIATS.get(mention.organ or "")
    return office if office and _SPOKEN_FOR.match(bare_of(name)) else name


_HAS = late(r"co\s|ban\s{1,4}hanh\s")


def _before_aside(source: Source, floor: int, stop: int) -> int:
    """ "Sở A (cơ quan thường trực Ban Chỉ đạo) tại Tờ trình …": where the parenthesis behind the body opens."""
    if source.view[stop - 1 : stop] != ")":
        return stop
    opened = source.view.rfind("(", floor, stop)
    return opened if opened > floor else stop


def _bears(name: str, mention: Mention) -> bool:
    """Whether the symbol bears the letters of the body before its parenthesis, or the first or last of them."""
    organ = mention.organ
    if organ is None:
        return False
    return any(letters.startswith(organ) or letters.endswith(organ) for letters in organ_letters(name))


# "báo cáo của Tổng công ty A về việc … (Công văn số …)": what a body wrote about, between its name and its letter.
_WRITES = loose(
    r"(?<!\w)(?:bao cao|de nghi|y kien|kien nghi|de xuat|phan anh|giai trinh|to trinh) cua (?=[^.;:()]{6,190}$)"
)
_LETTERS = ("Công văn", "Văn bản", "Tờ trình", "Báo cáo")


def _writer_before(source: Source, floor: int, stop: int, mention: Mention) -> Span | None:
    """The body whose letter stands in parentheses behind what it wrote about."""
    if mention.type not in _LETTERS:
        return None
    for written in reversed([*_WRITES.finditer(source.flat, floor, stop)]):
        end = read_body(source, written.end(), stop)
        if end is not None and _ABOUT.match(source.flat, end, stop):
            return written.end(), end
    return None


_ABOUT = loose(r"\s{0,3}ve(?!\w)")


# An organ of its own, which its body's letters serve too.
_STANDING = late(r"(?:thuong truc|ban thuong vu)(?!\w)")


def _proposer(name: str, mention: Mention) -> str:
    """A Tờ trình numbered by the body is the body's, also where its head is named."""
    if _STANDING.match(bare_of(name)):
        return name
    body = without_head(name)
    return body if mention.organ and mention.organ in organ_letters(body) else name


def _body_before(source: Source, floor: int, stop: int) -> Span | None:
    """The body whose name ends right before `stop`."""
    starts = [floor] + [match.end() for match in _FRONT.finditer(source.flat, floor, stop)]
    for start in reversed(starts):
        place = start
        while place < stop and source.view[place] in " \n,/0123456789":
            place += 1
        end = read_body(source, place, stop) if source.view[place : place + 1].isupper() else None
        if end and end > place and _PASSED.fullmatch(source.flat, end, stop):
            team = _TEAM_OF.search(source.flat, floor, place)
            return (team.start() if team and source.capital_at(team.start()) else place), end
    return _board_before(source, floor, stop)


# "Tổ công tác đặc biệt của Chính phủ có văn bản …": a team is called after the body that set it up.
_TEAM_OF = loose(
    r"(?<!\w)(?:to cong tac|to tu van|hoi dong tu van|to bien tap|ban chi dao|doan (?:cong tac|kiem tra|thanh tra|giam sat)|hoi dong|to giup viec)(?: [a-z]{1,8}){0,4} cua $"
)
_BOARD = late(
    (
        r"(?<!\w)(?:ban chi dao|uy ban|to cong tac|hoi dong)(?: (?:quoc gia|trung uong|cua chinh phu|tinh|thanh pho|lien nganh)){0,2} ve "
        r"(?P<field>[^;:.()“”]{3,90}?)(?: (?:nam|giai doan) \d{4}(?: ?- ?\d{4})?(?: (?:duoc )?(?:ban hanh|phe duyet|cong bo))?)?$"
    ).replace(" ", r"\s{1,4}")
)


def _board_before(source: Source, floor: int, stop: int) -> Span | None:
    """ "Ban Chỉ đạo quốc gia về phòng, chống thiên tai tại Công văn …": its field belongs to the name, a year does not."""
    board = _BOARD.search(source.flat, floor, stop)
    return (board.start(), board.end("field")) if board and source.capital_at(board.start()) else None


def share(source: Source, mentions: list[Mention]) -> None:
    """Lists share what is written once: the date and issuer at the end, the issuer in front."""
    for right, left in zip(reversed(mentions), list(reversed(mentions))[1:], strict=False):
        gap = source.flat[left.end : right.head]
        if left.kind not in _SHARING or right.kind != left.kind or not _CONNECTOR.fullmatch(gap):
            continue
        if left.date is None and not right.has_head and _may_share(left, right, alike=True):
            left.date = right.date
        if left.issuer is None and right.issuer and _may_share(left, right):
            left.issuer = right.issuer
    for left, right in pairwise(mentions):
        _carry_issuer(source, left, right)


def _may_share(left: Mention, right: Mention, *, alike: bool = False) -> bool:
    if left.kind == "nickname":
        return left.type == right.type
    return left.organ == right.organ or (left.type == right.type if alike else not right.has_head)


def _carry_issuer(source: Source, left: Mention, right: Mention) -> None:
    """An issuer named before a list, or with its first member, holds for the members of the same body."""
    if right.issuer or not left.issuer or left.kind != "numbered" or right.kind != "numbered":
        return
    gap = source.flat[left.end : right.head]
    if left.date_before and right.date is None and _CONNECTOR.fullmatch(gap):
        right.date, right.date_before = left.date, True
    if left.organ == right.organ and ". " not in gap and follows_in_list(source, left, right):
        right.issuer, right.issuer_before = left.issuer, left.issuer_before
    elif left.issuer_before and _CONNECTOR.fullmatch(gap) and _fits(left.issuer, right):
        right.issuer, right.issuer_before = left.issuer, True


def _fits(issuer: str, mention: Mention) -> bool:
    return mention.organ is not None and mention.organ in organ_letters(issuer)
