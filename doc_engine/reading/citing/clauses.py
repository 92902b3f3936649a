"""Relations by clause (quan hệ theo mệnh đề): which cue governs which citation.

A cue at the head of a clause governs an enumeration until the main verb; what stands in a cited document's own
subject, in quotation marks or in a parenthesis is not the citing document's act. Links that the text states
between cited documents ("A được sửa đổi bởi B", "B về triển khai C") are kept.
"""

from __future__ import annotations

import re
from typing import NamedTuple

from doc_engine.patterns import late
from doc_engine.reading.citing.about_else import is_about_else
from doc_engine.reading.citing.acting import Acting, answers, changes, is_of_higher, others_do, proposes
from doc_engine.reading.citing.brackets import (
    in_parenthesis,
    is_bracket_of,
    is_report_of,
    names_again,
)
from doc_engine.reading.citing.enumerating import CueAt, aside, still_governed
from doc_engine.reading.citing.mention import LAWS, Mention
from doc_engine.reading.citing.nesting import (
    FRESH,
    MAIN_START,
    FoundLink,
    joined_act,
    main_clause,
    nest,
    sentences_of,
)
from doc_engine.reading.citing.ordering import grounds_others, heads_item, is_for_others, orders_by_type
from doc_engine.reading.citing.own_subject import is_guided, is_own_subject, opens_own_subject
from doc_engine.reading.citing.partly import is_part, of_part
from doc_engine.reading.citing.passing_on import (
    ITEM,
    goes_on_telling,
    is_asked,
    is_ordered,
    is_told,
    tells_here,
    tells_results,
)
from doc_engine.reading.citing.tales import others_did
from doc_engine.reading.citing.trailing import act_behind
from doc_engine.reading.copies.source import Source, Span, loose
from doc_engine.reading.words.cue_names import is_called_after, is_in_name
from doc_engine.reading.words.cues import (
    ADJACENT_BREAK,
    ANY,
    PATTERNS,
    PROPOSES,
    PROPOSING_TYPES,
    TITLE_OPENS,
    Cue,
    Reach,
)
from doc_engine.reading.words.places import each_at
from doc_engine.terms import Relation

_MARK = r"(?:[\s\-–+•~._]{0,12}(?:\d{1,2}(?:\.\d{1,2}){0,3}[.)]?\s|[a-z]\)\s|[ivx]{1,5}\.\s|dieu\s\d{1,3}[.:]?\s|\(\d{1,2}\)\s?)?)"
_LEAD = loose(
    rf"{_MARK}\s*(?:(?:ve viec|v/v|ve|de|nham|dong thoi,?|sau khi|qua|nay|tai|va|tiep tuc|to chuc|noi dung|dam bao|bao dam|tren co so|:|(?:kip thoi|khan truong|thong nhat)|(?:quan triet|cu the hoa|the che hoa|hoc tap|nghien cuu|pho bien|tuyen truyen|trien khai|lanh dao|chi dao)(?:,|\sva))\s+)*\s*$"
)
# "(Sau đây gọi chung là các đơn vị) Thực hiện X, …": behind what a line of addressees left over.
_AFTER_BRACKET = loose(r"\s*\((?:sau day |duoi day )?goi [^()]{3,90}\)\s*")
_REQUESTED = loose(r"\s*(?:[-–+•]\s*)?(?:theo|xet|thuc hien)(?!\w)")
# “Gửi kèm Công văn này dự thảo Nghị quyết thay thế X”: the draft is attached, not X.
_CHANGED_BY_DRAFT = loose(r"(?<!\w)du thao [^,;.]{2,60} (?:sua doi|bo sung|thay the|bai bo)(?!\w)")
# “dự thảo gửi kèm Công văn số …”: what came with that letter.
_CAME_WITH = late(r"(?<!\w)(?:thao|so|lieu|sach|luc|mau|bieu|dung|cuong|phieu|toan)$")
_DRAFT_SENT = loose(r"(?<!\w)(?:noi dung|y kien|doi voi|gop y|ve|voi) (?:ho so )?du thao [^,;.:]{2,90} $")
# "Sở A nhận được hồ sơ … gửi kèm Công văn số 9": what it came with is answered.
_RECEIVED_WITH = loose(r"[^;:]{0,140}? nhan duoc (?:ho so|du thao|de nghi|tai lieu)[^;:.]{0,300}$")
_LISTS = late(r"\s{0,4}(?::|(?:bao\s{1,4})?gom|la(?!\w))")
_LISTS_ATTACHED = loose(r"[^.;:]{0,60}:")  # “kèm theo hồ sơ gồm: A, B”
_HEAD_OF_PAPER = 1_200  # characters
_LONGEST_ORDER = 160


class _Clause(NamedTuple):
    sentence: Span
    paragraph: Span
    acting: Acting
    previous: Mention | None = None


def relate(source: Source, paragraph: Span, mentions: list[Mention], acting: Acting) -> list[FoundLink]:
    """Give every mention of one paragraph its relation and cue; return the links between them."""
    links: list[FoundLink] = []
    for start, end in sentences_of(source, paragraph):
        inside = [mention for mention in mentions if start <= mention.start < end]
        if inside:
            links += nest(source, inside)
            if acting.official:
                _govern(source, (start, end), paragraph, inside, acting)
    return links


def _govern(source: Source, sentence: Span, paragraph: Span, mentions: list[Mention], acting: Acting) -> None:
    cues = _cues(source, sentence, acting)
    governing: CueAt | None = None
    previous: Mention | None = None
    for mention in mentions:
        if mention.parent is not None or source.quotation_at(mention.start):
            continue
        floor = previous.end if previous else sentence[0]
        if governing is not None and previous is not None and names_again(source, previous, mention):
            continue
        clause = _Clause(sentence, paragraph, acting, previous)
        found = _nearest(source, cues, floor, mention, clause)
        if found is None and governing is not None and previous is not None:
            found = governing if still_governed(source, governing, previous, mention) else None
            if found and is_about_else(found, mention, source.flat[previous.end : mention.head]):
                found = None
        if found is None and previous is not None and aside(source, previous, mention):
            continue  # "Xét Tờ trình A (kèm theo Báo cáo B) …; Báo cáo C": the list goes on behind the bracket
        if found is not None and found.cue.reach is not Reach.NOUN:
            _apply(source, found, mention, clause)
        elif found is None and (behind := act_behind(source, sentence, mention)):
            mention.relation, mention.cue = behind
        governing, previous = found, mention


_DECIDING = ("Quyết định", "Nghị quyết")


def _not_of_type(cue: Cue, acting: Acting, *, leading: bool) -> bool:
    """Whether the cue only means something in papers of another type."""
    if cue.reach is Reach.GROUND:
        return not leading or acting.type not in _DECIDING
    return cue.reach is Reach.SENT and acting.type not in PROPOSING_TYPES


def _cues(source: Source, sentence: Span, acting: Acting) -> list[CueAt]:
    """The cues of a sentence outside quotation marks; of overlapping ones the earlier row of the table wins."""
    taken: list[Span] = []
    found: list[CueAt] = []
    places = [match.start() for match in ANY.finditer(source.flat, *sentence)]
    for match, cue in each_at(PATTERNS, source.flat, places, sentence[1]):
        span = match.span()
        if source.quotation_at(span[0]) or any(a < span[1] and span[0] < b for a, b in taken):
            continue
        leading = _leads(source, sentence, span[0]) or _is_aim(source, sentence, cue, span[0])
        if _cannot_reach(source, sentence, span, cue, acting, leading=leading):
            continue
        if _not_of_type(cue, acting, leading=leading) or is_guided(source, span[0], acting):
            continue
        if _narrates(source, sentence, cue, span[0]) or is_in_name(source, *span):
            continue
        if is_called_after(source, sentence, *span) or _is_matter_of(source, sentence, cue, span[0]):
            continue
        if others_did(source, sentence, cue, span, acting, leading=leading):
            taken.append(span)
            continue
        if _of_others(source, sentence, cue, span[0], acting, leading=leading):
            continue
        taken.append(span)
        found += [CueAt(*span, cue, leading)] if cue.reach is not Reach.HIDDEN else []
    return sorted(found)


# “Căn cứ A, nhằm cụ thể hóa B, UBND tỉnh …”, “Chương trình này cụ thể hóa B”
_AIMED = loose(
    r"(?:[,;] (?:va )?(?:nham|de)|(?:ke hoach|chuong trinh|de an|huong dan|phuong an|chi thi) nay(?: nham| de)?) (?:(?:tiep tuc|kip thoi) )?$"
)
_GROUNDED = loose(
    r"\s*(?:[-–+•] |\d{1,2}[.)] )?(?:can cu|thuc hien|tren co so|truoc|xuat phat|ke hoach|chuong trinh|de an|huong dan|phuong an|chi thi)(?!\w)"
)


def _is_aim(source: Source, sentence: Span, cue: Cue, place: int) -> bool:
    """Whether a verb of carrying out says what the paper is for, behind its grounds or as its own predicate."""
    if cue.reach is not Reach.LEADING or cue.relation not in (Relation.THUC_HIEN, Relation.TRIEN_KHAI):
        return False
    aimed = _AIMED.search(source.flat, max(sentence[0], place - 50), place)
    if aimed is None or not _GROUNDED.match(source.flat, *sentence):
        return False
    return aimed[0][0] not in ",;" or main_clause(source, place, sentence[1]) is not None


def _cannot_reach(
    source: Source, sentence: Span, span: Span, cue: Cue, acting: Acting, *, leading: bool
) -> bool:
    """Whether a cue stands where its kind means nothing: inside a clause, outside the subject, where nobody is asked."""
    place = span[0]
    match cue.reach:
        case Reach.LEADING:
            return not leading and not answers(source, sentence, place, acting)
        case Reach.SECOND:
            return not _REQUESTED.match(source.flat, *sentence)
        case Reach.NOUN:
            return opens_own_subject(source, sentence, span, acting)
        case Reach.SUBJECT:
            return not is_own_subject(source, sentence, acting)
        case Reach.ORDER:
            return not is_for_others(source, sentence, place, acting, leading=leading)
        case _:
            return False


# “ý kiến chỉ đạo của Ban A về thực hiện nhiệm vụ … tại Công văn số …”: what the words are about.
_ABOUT_IT = loose(
    r"(?<!\w)(?:y kien|chi dao|ket luan|yeu cau)(?: [^;.:()]{1,120})? ve (?:viec )?(?:to chuc |tiep tuc |tang cuong |day manh )?$"
)


def _is_matter_of(source: Source, sentence: Span, cue: Cue, place: int) -> bool:
    if cue.reach is not Reach.ADJACENT or cue.relation not in (Relation.THUC_HIEN, Relation.TRIEN_KHAI):
        return False
    return _ABOUT_IT.search(source.flat, max(sentence[0], place - 200), place) is not None


def _narrates(source: Source, sentence: Span, cue: Cue, place: int) -> bool:
    """ "các xã đã tổ chức quán triệt X": told of the past, nothing is passed on or carried out here."""
    if cue.reach is not Reach.ADJACENT and not cue.words.startswith("(?:dong y"):
        return False
    if cue.relation not in (Relation.TRIEN_KHAI, Relation.THUC_HIEN, Relation.THEO_DE_NGHI):
        return False
    return is_told(source, sentence, place)


def _leads(source: Source, sentence: Span, place: int) -> bool:
    """Whether a clause begins at `place`: the sentence's beginning, a semicolon, an opening parenthesis."""
    left = max(sentence[0], place - 60)
    start = max(source.flat.rfind(mark, left, place) for mark in ";(")
    begin = start + 1 if start >= 0 else sentence[0]
    fresh = source.capital_at(place) and source.view[left:place].rstrip()[-1:] in (",", ";", ".", ":")
    aside = _AFTER_BRACKET.fullmatch(source.flat, sentence[0], place) is not None
    return fresh or aside or (place - begin <= 60 and bool(_LEAD.fullmatch(source.flat[begin:place])))


def _nearest(
    source: Source, cues: list[CueAt], floor: int, mention: Mention, clause: _Clause
) -> CueAt | None:
    """The last cue before the mention that reaches it."""
    after_other = floor > clause.sentence[0]
    in_subject = after_other and bool(TITLE_OPENS.match(source.flat[floor : mention.head]))
    opened = max(source.flat.rfind(";", floor, mention.head), _main_at(source, floor, mention.head))
    fresh = FRESH.search(source.view, floor, mention.head)
    opened = max(opened, fresh.start() if fresh else -1)
    if clause.previous is not None:
        opened = max(opened, (joined_act(source, clause.previous, mention.head) or 0) - 1)
    if in_subject and opened < 0:
        return None
    lowest = opened if in_subject else floor
    noun: CueAt | None = None
    for cue in reversed([cue for cue in cues if lowest <= cue.start < mention.head]):
        if cue.cue.reach is Reach.NOUN:
            noun = noun or (cue if _touches(source, cue, mention) else None)
        elif _reaches(source, cue, mention, clause):
            return cue if noun is None or cue.cue.relation is Relation.CAN_CU else noun
    return noun


def _main_at(source: Source, start: int, end: int) -> int:
    match = main_clause(source, start, end)
    return match.start() if match else -1


# "thực hiện thẩm định, cấp kinh phí từ nguồn đã giao tại X": what X gave is spent, X is not carried out.
_SPENDS = loose(
    r"(?<!\w)cam ket (?:tai|trong) |(?<!\w)(?:kinh phi|nguon|du toan|von)(?!\w)[^;]{0,60}? (?:giao|phan bo|cap|bo tri) (?:bo sung )?(?:tai|theo) "
)


# “thực hiện tốt các nghị quyết của Quốc hội, các giải pháp … và Nghị quyết số 5”: the last of a list without numbers.
_LAST_LISTED = loose(
    r"^(?: (?:tot|nghiem|nghiem tuc|day du|co hieu qua|hieu qua))? (?:cac|nhung) [^;:]*(?:,| va) (?:cac )?$"
)
_LONGEST_LIST = 280


def _touches(source: Source, cue: CueAt, mention: Mention) -> bool:
    gap = source.flat[cue.end : mention.head]
    longest = _LONGEST_LIST if _LAST_LISTED.search(gap) else 100
    if len(gap) >= longest or ADJACENT_BREAK.search(gap):
        return False
    return cue.cue.relation is not Relation.THUC_HIEN or not _SPENDS.search(gap)


# "thực hiện đúng hướng dẫn của Sở A (Công văn số …)": the paper in a bracket behind the body that wrote it.
def _reaches(source: Source, cue: CueAt, mention: Mention, clause: _Clause) -> bool:
    gap = source.flat[cue.end : mention.head]
    if in_parenthesis(gap) and not (
        is_bracket_of(mention, gap)
        or (cue.cue.relation is Relation.THEO_DE_NGHI and is_report_of(mention, gap))
        or (cue.leading and cue.start <= clause.sentence[0] + 12)
    ):
        return False
    if is_about_else(cue, mention, gap):
        return False
    match cue.cue.reach:
        case Reach.ORDER | Reach.SUBJECT:
            found = mention.type not in LAWS or _touches(source, cue, mention)
        case Reach.ACT:
            found = changes(
                source, clause.sentence, (cue.start, cue.end), gap, clause.acting, leading=cue.leading
            )
        case Reach.ADJACENT if cue.cue.relation is Relation.KEM_THEO:
            listed = bool(_LISTS_ATTACHED.match(gap)) and "." not in gap
            found = (listed or _touches(source, cue, mention)) and _attaches(source, cue)
            found = found and not _CHANGED_BY_DRAFT.search(gap) and not _came_along(source, cue, clause)
            found = found and not _RECEIVED_WITH.match(source.flat[clause.sentence[0] : cue.start])
        case Reach.ADJACENT:
            found = _touches(source, cue, mention)
        case _ if main_clause(source, cue.end, mention.head):
            found = False
        case _ if cue.cue.relation in (Relation.THUC_HIEN, Relation.TRIEN_KHAI):
            directed = source.flat.startswith("theo", cue.start)
            found = _is_own_basis(source, cue, mention, clause) or (
                not directed and _touches(source, cue, mention)
            )
        case _:
            examined = source.flat.startswith("xem xet", cue.start)
            found = not (examined and is_asked(source, clause.sentence, cue.start))
    return found


_SUBMITTED = loose(
    r"(?<!theo\s)(?<!xet\s)(?<!\w)(?:de nghi|kinh trinh|trinh|kinh de nghi) (?!cua|tai)[^;.:,]{2,120} $"
)


def _of_others(
    source: Source, sentence: Span, cue: Cue, place: int, acting: Acting, *, leading: bool
) -> bool:
    """ "đề nghị chủ đầu tư căn cứ X để quyết toán": a ground for others; "kính trình UBND tỉnh xem xét Tờ trình": weighed by others."""
    if cue.relation is Relation.THEO_DE_NGHI and not leading:
        return _SUBMITTED.search(source.flat[max(sentence[0], place - _LONGEST_ORDER) : place]) is not None
    if cue.relation is Relation.CAN_CU and leading:
        return grounds_others(source, sentence, place, acting)
    if cue.relation is not Relation.CAN_CU:
        return False
    according = re.match(
        r"can\s+cu\s+theo(?!\w)", source.flat[place : place + 20]
    )  # “được hỗ trợ căn cứ theo X”
    theirs = not source.capital_at(place) and others_do(source, sentence, place, acting)
    return bool(according) or theirs or is_asked(source, sentence, place)


# "Tiếp tục thực hiện thu ở mức 5% đã quy định tại X": what X laid down, not X.
_RULED_AT = loose(
    r"(?<!\w)(?:muc|thoi han|ty le|doi tuong|dieu kien)(?!\w)[^;]* (?:da (?:duoc )?)?quy dinh (?:cu the )?tai (?:cac )?$"
)


def _is_own_basis(source: Source, cue: CueAt, mention: Mention, clause: _Clause) -> bool:
    """ "Thực hiện A, UBND tỉnh …": the main clause follows, or the paragraph is no item of a list.

    "Thực hiện chế độ báo cáo theo A." without a main clause tells how, not on what ground.
    """
    sentence, paragraph, *_ = clause
    if main_clause(source, cue.end, sentence[1]):
        return True
    gap = source.flat[cue.start : mention.head]
    if re.search(r"(?<!\w)theo(?!\w)", gap) or _RULED_AT.search(gap):
        return False
    return not ITEM.match(source.flat, *paragraph) and cue.start <= sentence[0] + 12


def _attaches(source: Source, cue: CueAt) -> bool:
    """ "(kèm theo Báo cáo số …)", "gửi kèm": attached here; "Mẫu số 09 kèm theo Nghị định …" is not."""
    if _DRAFT_SENT.search(source.flat, max(0, cue.start - 120), cue.start):
        return False
    before = source.flat[max(0, cue.start - 12) : cue.start].rstrip()
    if source.flat.startswith(("gui", "dinh"), cue.start):
        return not _CAME_WITH.search(before) or bool(_LISTS.match(source.flat, cue.end))
    if before.endswith(("tai lieu", "ho so", "van ban")) and _LISTS.match(source.flat, cue.end):
        return True
    if before.endswith("(ban hanh") and cue.start < _HEAD_OF_PAPER:
        # a quy chế by itself: on a line below its title stands what it was issued with
        return cue.start - source.paragraph_at(cue.start)[0] < 16
    return cue.leading or before.endswith(("(", ",", ".", ";", "gui", "xin", "duoc"))


_CAME_IN = (Relation.THEO_DE_NGHI, Relation.PHUC_DAP, Relation.CAN_CU)


def _came_along(source: Source, cue: CueAt, clause: _Clause) -> bool:
    """ "Theo đề nghị của A tại Tờ trình số 5 (kèm theo Biên bản số 6)": what came with the paper in hand."""
    before = clause.previous
    if before is None or before.relation not in _CAME_IN or main_clause(source, before.end, cue.start):
        return False
    return source.flat[max(0, cue.start - 2) : cue.start].rstrip().endswith("(")


def _main_follows(source: Source, cue: CueAt, sentence: Span) -> bool:
    after = source.flat[sentence[1] : sentence[1] + 80]
    return bool(main_clause(source, cue.end, sentence[1]) or MAIN_START.match(after))


_PLANS = ("Kế hoạch", "Chương trình", "Chương trình hành động", "Phương án")


# "Điều 1. Ban hành kèm theo Quyết định này Kế hoạch triển khai thực hiện X": what is issued carries X out.
_ISSUES_PLAN = loose(
    r"\s*(?:dieu \d{1,2}[.:] |v/v |ve viec |ve )?(?:phe duyet|ban hanh)(?: kem theo(?: quyet dinh| nghi quyet| cong van)?(?: nay)?)? [“\"]?"
    r"(?:ke hoach|chuong trinh|de an|phuong an)(?: hanh dong| cong tac)?(?: (?:cua )?(?:tinh|thanh pho|huyen|xa|so|nganh|chinh phu)(?: [^\W\d_]{1,7}){0,4})? (?:to chuc )?$"
)


def _is_plan_of(source: Source, found: CueAt, clause: _Clause) -> bool:
    """ "KẾ HOẠCH⏎Triển khai thực hiện Quyết định số …": the subject of a plan says what the plan carries out."""
    start, end = clause.paragraph
    if _ISSUES_PLAN.fullmatch(source.flat[clause.sentence[0] : found.start]):
        return True
    opened = source.flat[start : found.start].strip() in ("", "ve viec", "ve", "v/v")
    titled = opened and end < _HEAD_OF_PAPER
    return (
        titled
        and clause.acting.type in _PLANS
        and source.view[start:end].rstrip()[-1:] not in (".", ";", ":")
    )


_DECIDED = loose(r"\s*(?:dieu \d{1,2}[.:] |v/v |ve viec |quyet dinh ve viec |nghi quyet ve viec )$")


def _is_decision_on(source: Source, found: CueAt, clause: _Clause) -> bool:
    """ "QUYẾT ĐỊNH⏎Về việc triển khai thực hiện X", "Điều 1. Triển khai thực hiện X": what the decision does itself."""
    start, stop = clause.paragraph[0], found.start  # "Điều 1." may be taken for a sentence
    if clause.acting.type not in _DECIDING or not _DECIDED.fullmatch(source.flat, start, stop):
        return False
    return source.flat.startswith("trien khai thuc hien", stop)


_AIMS = loose(r"(?<!\w)(?:de|nham|cu the hoa|the che hoa)(?!\w)[^;.]{0,200}$")


def _is_own_aim(source: Source, found: CueAt, clause: _Clause) -> bool:
    """ "Cụ thể hóa để triển khai thực hiện hiệu quả X" among the aims of a plan: the plan does; its owners' items order."""
    sentence, acting = clause.sentence, clause.acting
    if acting.type not in _PLANS or not source.flat.startswith("trien khai", found.start):
        return False
    if not _AIMS.search(source.flat, sentence[0], found.start):
        return False
    return not (is_ordered(source, sentence, found.start) or others_do(source, sentence, found.start, acting))


def _goes_on(source: Source, found: CueAt, previous: Mention | None) -> bool:
    """ "Để thể chế hóa A và triển khai B, UBND tỉnh …": a second verb of one clause."""
    if previous is None or previous.relation is not Relation.THUC_HIEN or previous.end > found.start:
        return False
    return bool(re.fullmatch(r"[\s,;]{1,4}(?:va\s{1,4})?", source.flat[previous.end : found.start]))


_CARRYING = (Relation.THUC_HIEN, Relation.TRIEN_KHAI)


def _reports(source: Source, sentence: Span, place: int) -> bool:
    return any(told(source, sentence, place) for told in (goes_on_telling, tells_here, tells_results))


def _apply(source: Source, found: CueAt, mention: Mention, clause: _Clause) -> None:
    sentence, acting, previous = clause.sentence, clause.acting, clause.previous
    relation = found.cue.relation
    proposed = found.cue.reach is Reach.ACT and proposes(source, sentence, found.start, acting)
    if found.cue.reach is Reach.ACT and is_of_higher(mention, acting) and not proposed:
        return
    if (
        relation is Relation.THUC_HIEN
        and found.cue.reach in (Reach.ADJACENT, Reach.LEADING)
        and (
            (is_ordered if found.cue.reach is Reach.ADJACENT else heads_item)(source, sentence, found.start)
            or orders_by_type(source, sentence, found.start, acting)
            or others_do(source, sentence, found.start, acting)
        )
    ):
        relation = Relation.TRIEN_KHAI
    if relation in _CARRYING and acting.type == "Báo cáo" and _reports(source, sentence, found.start):
        return
    if (
        acting.type == "Báo cáo"
        and relation is Relation.TRIEN_KHAI
        and not is_ordered(source, sentence, found.start)
    ):
        relation = Relation.THUC_HIEN  # "Tiếp tục triển khai X": of who reports
    if relation is Relation.TRIEN_KHAI and (
        _is_plan_of(source, found, clause)
        or _is_decision_on(source, found, clause)
        or _is_own_aim(source, found, clause)
        or ((found.leading or _goes_on(source, found, previous)) and _main_follows(source, found, sentence))
    ):
        relation = Relation.THUC_HIEN
    if relation in (Relation.THAY_THE, Relation.BAI_BO) and is_part(source, found.end, previous, mention):
        relation = of_part(relation)
    if found.cue.reach is Reach.ACT and (
        acting.type in PROPOSING_TYPES or PROPOSES.search(source.flat, sentence[0], found.start)
    ):
        mention.modality = "proposed"
    mention.relation, mention.cue = relation, (found.start, found.end)
