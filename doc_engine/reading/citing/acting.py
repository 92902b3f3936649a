"""What a paper does itself (văn bản tự làm gì): it amends, replaces or repeals another, or answers it, in words of its own.

An act counts where it opens a clause, where "Quyết định này" is its subject, or where who writes is; what another
body did, or is only asked to do, does not.
"""

from __future__ import annotations

import re
from dataclasses import dataclass

from doc_engine.patterns import late
from doc_engine.reading.citing.mention import Mention
from doc_engine.reading.citing.numbers import issuer_of_organ
from doc_engine.reading.citing.passing_on import goes_on_ordering, goes_on_telling, is_item_of_order, is_told
from doc_engine.reading.copies.source import Source, Span, bare_of, loose
from doc_engine.reading.names.bodies import BODY_STARTS, OFFICE
from doc_engine.reading.words.cues import ADJACENT_BREAK, PROPOSES, PROPOSING_TYPES, PUBLISHED_BY, THIS

_LONGEST_GAP = 160  # characters from the act to what it changes
_LONGEST_NAME = 420  # of a list that the act changes, up to who published it
_LEADING_ACT = loose(
    r"\s*(?:dieu\s\d{1,3}[.:]\s*|\d{1,2}\.\s*|[a-z]\)\s*|(?:ve viec|v/v) )?(?:sua doi|bo sung|thay the|bai bo|huy bo)(?!\w)"
)
_ISSUED_WITH = loose(
    r"(?:thoi (?:han|gian|diem)|mau|bieu(?: mau)?|che do|noi dung|so lieu|de cuong) bao cao|quy dinh|(?:ban hanh )?kem theo|(?:da )?(?:duoc )?(?:phe duyet|ban hanh|thanh lap|quyet dinh) (?:tai|theo)"
)
_NAME_ENDS = late(r"[;:“”(]|\.\s")
_LISTED = late(r"\s*[:(]\s*(?:(?:bao )?gom:? )?$")  # “thay thế các quyết định trước đây gồm: …”
# "Nghị quyết này thay thế: khoản 3 Điều 1 Nghị quyết số …": the colon only opens the list of what is replaced.
_OPENS_LIST = late(
    r"^\s{0,3}(?:cho\s{1,3})?(?:cac\s{1,3}(?:van\s{1,3}ban|quy\s{1,3}dinh|noi\s{1,3}dung)(?:\s{1,3}sau(?:\s{1,3}day)?)?)?\s{0,3}:\s"
)
# "Nghị quyết được HĐND tỉnh khóa X thông qua ngày …, có hiệu lực từ … và thay thế B": the paper itself, without "này".
_PASSED = loose(
    r"\s*(?:dieu \d{1,3}[.:] |\d{1,2}\. )?(?:quyet dinh|nghi quyet|thong tu|nghi dinh|chi thi|quy dinh|quy che)"
    r" (?:(?:da )?duoc [^;.:]{3,160} thong qua|co hieu luc)(?!\w)"
)
_OWN_ACT = loose(r"ban hanh\s+(?:nghi dinh|nghi quyet|quyet dinh|thong tu|luat|chi thi)\s+$")
_DRAFTED_ACT = loose(
    r"du thao\s+(?:nghi dinh|nghi quyet|quyet dinh|thong tu|luat|chi thi)\s+(?:(?:gom|co) [^.;,]{2,30},\s+)?$"
)
# "Điều 1. Phê duyệt điều chỉnh quy hoạch …": the act stands as the object of what the article does.
_GRANTED_ACT = loose(
    r"\s*(?:dieu\s\d{1,3}[.:]\s*|\d{1,2}\.\s*|[a-z]\)\s*)?(?:phe duyet|quyet dinh|thong qua|chap thuan|thong nhat|dong y|cho phep)(?: ve nguyen tac)?(?: (?:viec|chu truong|noi dung))?\s+$"
)
_MARK = late(r"^\s*(?:dieu\s+\d{1,3}[.:]|\d{1,2}(?:\.\d{1,2}){0,3}[.)]|[a-z]\)|[-–+•])?")
# "thủ tục hành chính (TTHC)", "… (sau đây gọi là Danh mục)": what a thing is called from now on.
_CALLED = late(r"\((?:[a-z0-9&-]{2,8}|(?:sau day |goi |viet )[^()]{2,60})\)")
# "Danh sách kèm theo thay thế Danh sách …": what comes with this paper is its own.
_WITH_THIS = loose(
    r"\s*(?:dieu\s\d{1,3}[.:]\s*)?(?:cac )?(?:danh sach|danh muc|phu luc|bieu mau|mau|bieu|ke hoach|quy che|quy dinh)(?: so [^\s,;.]{1,6})?"
    r" (?:ban hanh )?(?:dinh )?kem theo(?: (?:cong van|quyet dinh|van ban|thong bao) nay)?\s+$"
)
# "Cục A hướng dẫn như sau, thay thế hướng dẫn tại Công văn số 5"
_AS_FOLLOWS = loose(r"(?<!\w)(?:nhu sau|tai (?:cong van|van ban) nay),? (?:de |va )?$")
_QUOTED = late(r"[“\"][^“”\"]{0,120}[”\"]")
# "Sở A tham mưu, trình HĐND tỉnh ban hành Nghị quyết sửa đổi B": another body's act, still to come.
_FOR_ANOTHER = loose(
    r"(?<!\w)(?:trinh|tham muu|de xuat|du thao|soan thao)\s[^.;:]{2,90}\sban hanh\s+[a-z]{2,10}(?:\s+[a-z]{2,10})?\s+$"
)
# "Tiếp theo Công văn số …, Sở A đính chính Phụ lục …": a clause before, then the main one of who writes.
_LEADS_UP = loose(
    r"\s*(?:can cu|thuc hien|tiep theo|theo|qua|sau khi|de|xet|do|thay mat|ve viec|lien quan)(?!\w)"
)
_SUBJECT = loose(rf"\s*(?:nay,?\s)?(?P<body>(?:{BODY_STARTS})[^,;.:]{{0,80}}?)(?: (?:xin|tran trong))?\s$")
_FIRST_BODY = loose(
    rf"\s*(?:[-–+•] |\d{{1,2}}(?:\.\d{{1,2}}){{0,3}}[.)]? |[a-z]\) )?(?P<body>{BODY_STARTS}(?:(?! phoi hop| khan truong| chu tri| tiep tuc| to chuc| nghiem tuc)[^,;.:]){{0,80}})[^;.:]{{0,160}}$"
)
# "1. Sở Y tế: chủ trì …; tham mưu thực hiện X": the owner of all that follows its colon.
_OWNER_FIRST = loose(
    rf"\s*(?:[-–+•] |\d{{1,2}}(?:\.\d{{1,2}}){{0,3}}[.)]? |[a-z]\) )(?P<body>{BODY_STARTS}[^,;.:]{{0,80}}):[^.:]{{0,600}}$"
)
# "hồ sơ còn thiếu căn cứ pháp lý, đề nghị rà soát, bổ sung ví dụ như: Nghị quyết số 9": what others are to look through.
_FOR_EXAMPLE = loose(r"(?<!\w)(?:vi du|chang han|cu the nhu)(?!\w)")
_REVIEWED = loose(
    r"(?<!\w)ra soat(?:(?:,| va|, va)? (?:cap nhat|chinh sua|kiem tra|nghien cuu|sua doi)){0,4},?(?: va)? $"
)
# "bổ sung số liệu theo biểu mẫu số 1 ban hành kèm theo Công văn số 9": figures are supplied, no form is changed.
_BY_FORM = loose(
    r"(?<!\w)(?<!kem[\x20\n])theo (?:cac )?(?:mau|bieu|phu luc|de cuong|quy dinh|huong dan|noi dung)(?!\w)"
)
_PAPER_ITSELF = loose(
    r"\s*(?:(?:cac|nhung|toan bo|van ban|noi dung)\s+){0,3}(?:tai\s+|cua\s+)?"
    r"(?:(?:quy che|quy dinh|noi quy|ke hoach|danh muc|quy trinh|phuong an|dieu le)(?: [^\W\d_]{1,7}){0,10} (?:da )?(?:duoc )?ban hanh (?:kem )?theo )?"
)
_ANSWERED = (
    "cong van",
    "van ban",
    "kien nghi",
    "de nghi",
    "phan anh",
    "don ",
    "y kien",
    "phieu",
    "to trinh",
    "bao cao",
)
_SHORT = (("ubnd", "uy ban nhan dan"), ("hdnd", "hoi dong nhan dan"))


@dataclass(frozen=True, slots=True)
class Acting:
    """What the citing document is: its type, whether it acts at all (a news article only mentions), who writes."""

    type: str | None
    official: bool
    issuer: str | None = None
    subject: str | None = None

    def is_writer(self, words: str) -> bool:
        """Whether `words` (without accents) name who writes; an unknown writer may be anybody."""
        if self.issuer is None:
            return True
        own, named = bare_of(self.issuer), words.strip()
        office = OFFICE.match(named)
        named = named[office.end() :] if office and named[office.end() :] else named
        for short, full in _SHORT:
            own, named = own.replace(short, full), named.replace(short, full)
        if named.startswith("chi ") != own.startswith("chi "):  # "Chi cục Thuế" is not "Cục Thuế"
            return False
        return named in own or own in named


_STATE = ("Quốc hội", "Ủy ban Thường vụ Quốc hội", "Chính phủ", "Thủ tướng Chính phủ")


def is_of_higher(mention: Mention, acting: Acting) -> bool:
    """Whether the State's highest bodies issued it and another body writes: who writes can only propose to change it."""
    if acting.type in PROPOSING_TYPES or acting.issuer is None or mention.notation is None:
        return False
    body = issuer_of_organ(mention.notation)
    if body not in _STATE:
        return False
    own = next((rank for rank, name in enumerate(_STATE) if bare_of(name) in bare_of(acting.issuer)), None)
    return own is None or own > _STATE.index(body) + (body == "Chính phủ")


# "Sở A kính đề nghị UBND tỉnh xem xét, sửa đổi X", "Kiến nghị Chính phủ thay thế X"
_PROPOSER = loose(
    rf"\s*(?:[-–+•] |\d{{1,2}}(?:\.\d{{1,2}}){{0,3}}[.)]? |[a-z]\) )?(?:(?P<body>{BODY_STARTS}[^,;.:]{{0,80}}?) )?"
    r"(?:(?:kinh|tran trong|xin|tiep tuc) ){0,2}(?:de nghi|kien nghi|de xuat|trinh|bao cao)(?!\w)"
)


def proposes(source: Source, sentence: Span, place: int, acting: Acting, *, named: bool = False) -> bool:
    """Whether the sentence up to `place` is a proposal of who writes, its subject named there or left out."""
    before = source.flat[sentence[0] : place]
    lead, comma, last = before.partition(",")
    found = _PROPOSER.match(before) or (comma and _LEADS_UP.match(lead) and _PROPOSER.match(last)) or None
    if found is None or (named and found["body"] is None):
        return False
    return found["body"] is None or acting.is_writer(found["body"])


def _writes(source: Source, sentence: Span, place: int, acting: Acting) -> bool:
    """Whether who writes is the subject of the verb at `place`: at the beginning, or behind a clause that leads up to it."""
    before = source.flat[sentence[0] : place]
    lead, comma, last = before.rpartition(",")
    if comma and not _LEADS_UP.match(lead):
        return False
    subject = _SUBJECT.match(last)
    return subject is not None and acting.is_writer(subject["body"]) and not is_told(source, sentence, place)


def others_do(source: Source, sentence: Span, place: int, acting: Acting) -> bool:
    """ "Bộ Y tế … thực hiện chỉ đạo tại X" in a paper of another body: who is to do what the verb at `place` says."""
    before = source.flat[sentence[0] : place]
    subject = _FIRST_BODY.match(before) or _OWNER_FIRST.match(before)
    if subject is None or acting.issuer is None or acting.type == "Báo cáo":
        return False
    return not acting.is_writer(subject["body"]) and not is_told(source, sentence, place)


def answers(source: Source, sentence: Span, place: int, acting: Acting) -> bool:
    """Whether "trả lời" at `place` is what who writes does to a letter or request."""
    said = re.match(r"(?:tra loi|phuc dap)\s{1,4}(?:noi dung\s{1,4})?", source.flat[place : place + 40])
    if said is None or not source.flat.startswith(_ANSWERED, place + said.end()):
        return False
    return _writes(source, sentence, place, acting)


def _issues(source: Source, sentence: Span, place: int, acting: Acting) -> bool:
    """ "Ban hành Nghị quyết sửa đổi B": here and now, not what another body is to issue or was waited for."""
    before = source.flat[sentence[0] : place]
    own = _OWN_ACT.search(before)
    if own is None or _FOR_ANOTHER.search(before):
        return False
    opened = not _MARK.sub("", before[: own.start()]).strip()
    return (
        opened
        or acting.type in PROPOSING_TYPES
        or _writes(source, sentence, sentence[0] + own.start(), acting)
    )


_ASSIGNS = loose(
    r"\s*(?:[-–+•] |\d{1,2}(?:\.\d{1,2}){0,3}[.)]? |[a-z]\) )?(?:giao|yeu cau|chi dao|phan cong)(?!\w)"
)
_ORDERS_IN_ITEMS = (
    "Chỉ thị",
    "Công điện",
    "Kế hoạch",
    "Chương trình",
    "Chương trình hành động",
    "Quyết định",
    "Hướng dẫn",
)


def _told_to_propose(source: Source, sentence: Span, place: int, acting: Acting) -> bool:
    """ "Giao Vụ A nghiên cứu, đề xuất sửa đổi X", "Cục B đề xuất …": others are to propose it, who writes does not."""
    if acting.type in PROPOSING_TYPES or proposes(source, sentence, place, acting, named=True):
        return False
    if _ASSIGNS.match(source.flat, *sentence) or others_do(source, sentence, place, acting):
        return True
    return acting.type in _ORDERS_IN_ITEMS and is_item_of_order(source, place)


# "giải trình việc chưa thay thế Quyết định A"
_NOT_DONE = loose(r"(?<!\w)(?:chua|khong|cham)(?: kip thoi| duoc)? $")
# "vị trí đề xuất dự án với bản đồ điều chỉnh quy hoạch được phê duyệt theo X": what the map shows, nothing is changed.
_OF_NOUN = loose(r"(?<!\w)(?:ban do|do an|ban ve|so do|thuyet minh|ket qua|so lieu) $")
# "Điều chỉnh mức trợ cấp đối với đối tượng hưởng chế độ quy định tại X": X says who they are, not how much they get.
_FOR_WHOM = loose(
    r"(?:dieu chinh|bo sung) (?!(?:cac )?quy dinh)[^;:]{2,80} (?:doi voi|cho) (?:cac |nhung )?(?:doi tuong|nguoi|ca nhan|to chuc|can bo)(?!\w)"
    r"[^;:]{0,80} (?:theo )?quy dinh (?:tai|cua|theo)(?!\w)"
)
_PROPOSED = late(
    r"(?<!\w)đã\s+(?:chủ động\s+|kịp thời\s+|phối hợp\s+)?(?:rà soát|tham mưu|trình|kiến nghị|đề xuất|đề nghị|tổng hợp|báo cáo|có\s+(?:văn bản|tờ trình|báo cáo|công văn))(?!\w)[^.;:]{0,90}$"
)


def _has_proposed(source: Source, sentence: Span, place: int, acting: Acting) -> bool:
    """ "Đã rà soát, đề xuất bãi bỏ X" in a report: proposed before, not here."""
    return acting.type == "Báo cáo" and bool(_PROPOSED.search(source.view[sentence[0] : place].lower()))


_TOPIC = loose(r"(?<!\w)ve (?:viec )?$")


_ACTING = ("Quyết định", "Nghị quyết", "Thông tư", "Nghị định")


def _is_topic_or_order(source: Source, sentence: Span, place: int, acting: Acting) -> bool:
    """ "2. Về việc thu hồi X: …" in a report only says what it is about; "Giao Bộ A …; sửa đổi X" is for others to do."""
    if acting.type == "Báo cáo" and _TOPIC.search(source.flat[sentence[0] : place]):
        return True
    if acting.type not in _ACTING and goes_on_telling(source, sentence, place):
        return True
    return acting.type not in PROPOSING_TYPES and goes_on_ordering(source, sentence, place)


def changes(source: Source, sentence: Span, act: Span, gap: str, acting: Acting, *, leading: bool) -> bool:
    """Whether this document itself amends, replaces or repeals what stands behind `gap`."""
    published = PUBLISHED_BY.search(gap) is not None
    inner = _OPENS_LIST.sub(" ", _LISTED.sub("", _CALLED.sub("", _QUOTED.sub("", gap))))
    inner = _ISSUED_WITH.sub("", inner)
    if len(gap) > (_LONGEST_NAME if published else _LONGEST_GAP):
        return False
    if (_NAME_ENDS if published else ADJACENT_BREAK).search(inner) or (published and _BY_FORM.search(inner)):
        return False
    before = source.flat[sentence[0] : act[0]]
    if source.flat.startswith("thay cho", act[0]) and not _PAPER_ITSELF.fullmatch(gap):
        return False  # "thay cho mức phí tại văn bản số 9": a thing is put in the place of another
    seeming = _OF_NOUN.search(before) or _FOR_WHOM.match(source.flat, act[0], act[1] + len(gap))
    if seeming or _NOT_DONE.search(before) or _is_topic_or_order(source, sentence, act[0], acting):
        return False
    if _FOR_EXAMPLE.search(gap) or (PROPOSES.search(before) and _REVIEWED.search(before)):
        return False
    return (
        leading
        or bool(re.search(r"(?:,|\sva)\s+$", before) and _LEADING_ACT.match(before))
        or bool(THIS.search(before) and not _DRAFTED_ACT.search(before))
        or bool(_PASSED.match(before))
        or _issues(source, sentence, act[0], acting)
        or bool(acting.type == "Tờ trình" and _DRAFTED_ACT.search(before))
        or bool(_GRANTED_ACT.fullmatch(before) or _WITH_THIS.fullmatch(before) or _AS_FOLLOWS.search(before))
        or bool(("," in before or acting.issuer) and _writes(source, sentence, act[0], acting))
        or bool(
            PROPOSES.search(before)
            and not _told_to_propose(source, sentence, act[0], acting)
            and not _has_proposed(source, sentence, act[0], acting)
        )
    )
