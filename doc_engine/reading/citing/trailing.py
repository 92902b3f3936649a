"""Relations said from a distance (quan hệ nói ở xa): behind the citation, or at the head of a list of paragraphs.

"Quyết định số 9 … hết hiệu lực kể từ ngày Quyết định này có hiệu lực"; "Bãi bỏ các văn bản sau đây:" and then one
document to a paragraph.
"""

from __future__ import annotations

import re

from doc_engine.patterns import late
from doc_engine.reading.citing.mention import NORMATIVE, Mention
from doc_engine.reading.citing.nesting import LIST_ONLY, main_clause
from doc_engine.reading.citing.partly import of_part, opens_part, part_before, some_of
from doc_engine.reading.copies.source import Source, Span, bare_of, loose
from doc_engine.reading.words.cues import (
    ATTACHED_BEHIND,
    COPY_ATTACHED,
    PROPOSES,
    PROPOSING_TYPES,
    THIS,
    TRAILING,
)
from doc_engine.terms import Relation

_FARTHEST = 700
_LONGEST_HEADING = 120
_HEADS_LIST = late(
    (
        r"(?<!\w)(?:(?P<act>bai bo|huy bo|thay the|sua doi(?:,? bo sung)?|can c[uư]|thuc hien|trien khai)(?!\w)[^;:]{0,200}?"
        r"|(?:van ban|quyet dinh|nghi quyet|thong tu|quy dinh)[^;:]{0,60}?)\ssau(?: day| nay)?(?P<rest>[^;:]{0,140}):\s*$"
    ).replace(" ", r"\s+")
)
# "Bãi bỏ các nội dung … đã công bố tại các Quyết định:", "Bãi bỏ các Quyết định:": the papers follow, one to a line.
_HEADS_PAPERS = late(
    (
        r"(?<!\w)(?P<act>bai bo|huy bo|thay the|sua doi(?:,? bo sung)?)(?P<part> [^;:]{0,240}? (?:tai|cua))? (?:cac )?"
        r"(?:van ban|quyet dinh|nghi quyet|thong tu|cong van|ke hoach|quy dinh)(?: so)?\s*:\s*$"
    ).replace(" ", r"\s+")
)
# "I. CĂN CỨ XÂY DỰNG KẾ HOẠCH", "1. Cơ sở pháp lý": a heading over the documents that a plan rests on.
_BASIS = late(
    (
        r"\s*(?:(?:phan |muc )?(?:[ivx]{1,5}|\d{1,2}(?:\.\d{1,2}){0,3}|[a-z])[.):-]{0,2} )?(?:cac |nhung )?"
        r"(?P<cue>(?:van ban )?can c[uư]|co so)(?P<kind>(?:,| va)? (?:phap ly|phap luat|chinh tri|thuc tien|khoa hoc)){0,4}"
        r"(?P<aim>(?: de| cua viec)? (?:xay dung|ban hanh|lap|thuc hien|trien khai|nghiem thu|tham dinh|kiem tra|danh gia|xet|phe duyet|thanh ly)(?P<of> (?:de an|phuong an|ke hoach|chuong trinh|quy hoach|du toan|bao cao|kich ban))?(?: [^\W\d]{1,7}){0,6})?\s*:?\s*$"
    ).replace(" ", r"\s+")
)
_ENDED = late(r"(?:het|khong\s+con)\s+hieu\s+luc|(?:bi|duoc)\s+bai\s+bo")
_ITEM = late(r"\s*(?:[-–+•*]\s*|\d{1,2}(?:\.\d{1,2}){0,3}[.)]?\s+|[a-zđ]\)\s*|\(\d{1,2}\)\s*)?")
_LISTED_PINPOINTS = r"(?:(?:khoan|diem|dieu|muc|phan|chuong|tiet) [\w.]{1,6}(?:,\s?(?:va )?[\w.]{1,3}(?=[\s,])){0,8},? (?:cua )?){0,4}"
# "- Điều lệ Đảng;", "- Điều 1, 2 Điều lệ …": rules without a number among those with one.
_NAMES_RULES = late(
    rf"{_ITEM.pattern}{_LISTED_PINPOINTS}(?:dieu le|quy che|quy dinh|hien phap|nghi quyet dai hoi|bo luat|luat|tinh hinh|chuc nang|y kien|ket luan)(?!\w)".replace(
        " ", r"\s+"
    )
)
# "1. Văn bản của Trung ương", "b) Các quy định của tỉnh:": a heading within a list of bases.
_GROUPS_BASES = late(
    rf"{_ITEM.pattern}(?:cac |nhung |he thong )?(?:van ban|chu truong|quy dinh|co so|can cu)(?!\w)[^.;:\d]{{0,80}}:?\s*".replace(
        " ", r"\s+"
    )
)
_BEFORE_NAME = late(rf"{_LISTED_PINPOINTS}(?:cac )?".replace(" ", r"\s+"))
_ACTS = {
    "bai": Relation.BAI_BO,
    "huy": Relation.BAI_BO,
    "tha": Relation.THAY_THE,
    "sua": Relation.SUA_DOI,
    "can": Relation.CAN_CU,
    "thu": Relation.THUC_HIEN,
    "tri": Relation.THUC_HIEN,
}
_CHANGING = (Relation.BAI_BO, Relation.THAY_THE, Relation.SUA_DOI)


_SINCE_THIS = late(rf"\s*ke\s+tu\s+ngay\s+(?:(?:ky|ban\s+hanh|phat\s+hanh)\s+)?(?:{THIS.pattern})")
# "Nội dung điểm 2 Công văn số 9 … được điều chỉnh lại như sau:"
_SAID_ANEW = loose(
    r"[^.;:“”]{0,200}?(?<!da)\s(?P<cue>duoc (?:sua doi|bo sung|dieu chinh|dinh chinh|sua)(?:,? (?:va )?(?:bo sung|dieu chinh|sua doi))?(?: lai)?) (?:nhu sau|thanh)\s?:"
)
# "hướng dẫn của Bộ A (Công văn số 9 …, gửi kèm)"
_SENT_IN_BRACKET = loose(r",\s+(?P<cue>(?:xin )?(?:sao )?(?:gui |dinh )kem(?: theo)?)\s?\)")
# "(Có Công văn số … kèm theo)", "Chi tiết tại Kế hoạch số … kèm theo", also for the later ones of a list.
_SENT_WITH = late(
    (
        r"[\s(]*(?:xin )?(?:(?:co|gui)(?: ban (?:sao|chup))?|(?:noi dung )?chi tiet (?:tai|theo))(?!\w)"
        r"(?:[^.;:()]{0,150}(?:,| va))?\s*(?:cac )?$"
    ).replace(" ", r"\s+")
)


# "(Quy trình được ban hành kèm theo Quyết định số … đính kèm)": what it was issued with is attached with it.
_ISSUED_WITH = late(r"ban\s+hanh\s+(?:kem\s+)?theo\s+(?:cac\s+)?$")


def _copy_sent(source: Source, mention: Mention, stop: int) -> Span | None:
    copied = COPY_ATTACHED.match(source.flat, mention.end, stop)
    if copied and main_clause(source, mention.end, copied.start("cue")):
        return None  # "Tiếp thu ý kiến tại Báo cáo A, UBND tỉnh giải trình tại Báo cáo B (gửi kèm)"
    if copied and copied["again"] in (None, bare_of(mention.type or "")):
        return copied.span("cue")
    beside = _SENT_IN_BRACKET.match(source.flat, mention.end, stop)
    bracketed = source.flat[max(0, mention.head - 4) : mention.head].rstrip().endswith("(")
    return beside.span("cue") if beside and bracketed else None


def act_behind(source: Source, sentence: Span, mention: Mention) -> tuple[Relation, Span] | None:
    """What the words behind a citation say is done to it by this document, and where."""
    stop = min(sentence[1], mention.end + _FARTHEST)
    for pattern, relation in TRAILING:
        found = pattern.search(source.flat, mention.end, stop)
        if found and ";" not in source.flat[mention.end : found.start()]:
            return _of_its_part(source, sentence, mention, relation), found.span()
    anew = _SAID_ANEW.match(source.flat, mention.end, stop) if mention.type not in NORMATIVE else None
    if anew:
        return Relation.SUA_DOI, anew.span("cue")
    ended = _ENDED.search(source.flat, mention.end, min(stop, mention.end + 120))
    if ended and (
        _SINCE_THIS.match(source.flat, *sentence) or _beside_this(source, sentence, mention, ended.start())
    ):
        return _of_its_part(source, sentence, mention, Relation.BAI_BO), ended.span()
    if copied := _copy_sent(source, mention, stop):
        return Relation.KEM_THEO, copied
    opened = source.flat.rfind("(", max(sentence[0], mention.head - 160), mention.head)
    start = opened if opened >= 0 else sentence[0]
    behind = ATTACHED_BEHIND.match(source.flat, mention.end, stop)
    before = source.flat[start : mention.head]
    closes = behind is not None and behind[0].rstrip().endswith(
        ")"
    )  # of a bracket that a page break may have cut
    issued_with = (opened >= 0 or closes) and _ISSUED_WITH.search(before) and ")" not in before
    if behind and (issued_with or _SENT_WITH.match(before)):
        kem = source.flat.rindex("kem", mention.end, behind.end())
        return Relation.KEM_THEO, (kem, kem + 3)
    return None


def _of_its_part(source: Source, sentence: Span, mention: Mention, relation: Relation) -> Relation:
    return of_part(relation) if part_before(source, sentence[0], mention) else relation


_ENDS_BARE = late(
    r"\s*(?:thi\s+hanh|toan\s+bo)?\s*(?:(?:ke\s+)?tu\s+ngay\s+[\d/.-]{6,10}|(?:ke\s+)?tu\s+ngay\s+\d{1,2}\s+thang[^.;]{3,20})?\s*(?:[.;]|$)"
)
_TAKES_EFFECT = late(rf"(?:{THIS.pattern})[^.;]{{0,60}}?co\s+hieu\s+luc")


def _beside_this(source: Source, sentence: Span, mention: Mention, ended: int) -> bool:
    """ "Các quy định trái với Hướng dẫn này được bãi bỏ; Hướng dẫn số 4 … hết hiệu lực": ended with it, not before."""
    told = source.view[max(mention.end, ended - 4) : ended].strip().lower() == "đã"
    paragraph = source.paragraph_at(mention.head)
    if (
        not told
        and _ENDS_BARE.match(source.flat, _ENDED.match(source.flat, ended).end(), sentence[1])  # type: ignore[union-attr]
        and _TAKES_EFFECT.search(source.flat, paragraph[0], sentence[0])
    ):
        return True  # "Quyết định này có hiệu lực …. Khoản 2 Quyết định số 7 hết hiệu lực."
    opened = source.flat.rfind(";", sentence[0], mention.head)
    return not told and opened >= 0 and bool(THIS.search(source.flat, sentence[0], opened))


def carry_over(source: Source, mentions: list[Mention], proposing: bool) -> None:
    """Give the items below "… các văn bản sau:" the relation that their head line names."""
    by_paragraph: dict[Span, list[Mention]] = {}
    for mention in mentions:
        by_paragraph.setdefault(source.paragraph_at(mention.start), []).append(mention)
    carried: tuple[Relation, Span] | None = None
    for paragraph in source.paragraphs:
        head = (_sent_head(source, paragraph) if proposing else None) or _list_head(source, paragraph)
        if head is not None:
            ended = _ENDED.match(source.flat, *head[1]) is not None
            of_papers = ended or _OF_PAPERS.match(source.flat, head[1][1], paragraph[1]) is not None
            carried, proposed = (
                head,
                proposing or bool(PROPOSES.search(source.flat, paragraph[0], head[1][0])),
            )
        elif carried is not None:
            inside = by_paragraph.get(paragraph, [])
            if not inside and (
                _is_heading(source, paragraph)
                or _NAMES_RULES.match(source.flat, *paragraph)
                or _GROUPS_BASES.fullmatch(source.flat, *paragraph)
            ):
                continue
            if not inside or not _is_item(
                source, paragraph, inside[0], parts=of_papers or carried[0] is Relation.CAN_CU
            ):
                carried = None
                continue
            _give(source, inside, carried, proposed)


def _is_heading(source: Source, paragraph: Span) -> bool:
    """A heading's second line ("I. CĂN CỨ XÂY DỰNG⏎KẾ HOẠCH"): capitals, no mark before them."""
    shown = source.view[paragraph[0] : min(paragraph[1], paragraph[0] + _LONGEST_HEADING)].strip()
    return shown.isupper() and shown[:1].isalpha() and not re.match(r"[A-ZĐ]{1,5}[.)]\s", shown)


# "IV. TÀI LIỆU TRÌNH KÈM", "Hồ sơ trình gồm:": what a proposal is sent with, one to a line.
_SENT = late(
    (
        r"\s*(?:(?:phan |muc )?(?:[ivx]{1,5}|\d{1,2}(?:\.\d{1,2}){0,3}|[a-z])[.):-]{0,2} )?[(]?(?:(?P<cue>ho so|tai lieu|van ban) (?:trinh|gui|dinh)(?: kem)?(?: theo)?"
        r"|(?:xin )?(?:gui|dinh) (?P<kem>kem)(?: theo)?)(?: [^\W\d]{1,8}){0,8}?(?: (?:bao )?gom(?: co)?)?\s*:?\s*$"
    ).replace(" ", r"\s+")
)


def _sent_head(source: Source, paragraph: Span) -> tuple[Relation, Span] | None:
    sent = _SENT.match(source.flat, *paragraph) if paragraph[1] - paragraph[0] < _LONGEST_HEADING else None
    return (Relation.KEM_THEO, sent.span("cue" if sent["cue"] else "kem")) if sent else None


def _list_head(source: Source, paragraph: Span) -> tuple[Relation, Span] | None:
    basis = _BASIS.match(source.flat, *paragraph) if paragraph[1] - paragraph[0] < _LONGEST_HEADING else None
    if basis and (basis["kind"] or basis["of"] or (basis["aim"] and basis["cue"] != "co so")):
        return Relation.CAN_CU, basis.span("cue")
    if source.flat[paragraph[0] : paragraph[1]].rstrip()[-1:] != ":":
        return None
    found = _HEADS_LIST.search(source.flat, max(paragraph[0], paragraph[1] - 420), paragraph[1])
    if not found:
        papers = _HEADS_PAPERS.search(source.flat, max(paragraph[0], paragraph[1] - 420), paragraph[1])
        if papers is None:
            return None
        return Relation.SUA_DOI if papers["part"] else _ACTS[papers["act"][:3]], papers.span("act")
    if found["act"]:
        relation = _ACTS[found["act"][:3]]
        return of_part(relation) if some_of(found[0]) else relation, found.span("act")
    ended = _ENDED.search(source.flat, *found.span("rest"))
    return (Relation.BAI_BO, ended.span()) if ended else None


# "Bãi bỏ các điều, khoản của các quyết định sau:", not "thay thế hóa đơn giấy …, cụ thể như sau:"
_OF_PAPERS = late(
    r"\s{1,4}[^;:,]{0,80}?(?<!\w)(?:van\s{1,4}ban|quyet\s{1,4}dinh|nghi\s{1,4}quyet|thong\s{1,4}tu|nghi\s{1,4}dinh|luat|dieu|quy\s{1,4}dinh|noi\s{1,4}dung)(?!\w)"
)


def _is_item(source: Source, paragraph: Span, first: Mention, *, parts: bool) -> bool:
    mark = _ITEM.match(source.flat, *paragraph)
    if mark is None:
        return False
    words = source.flat[mark.end() : first.head]
    return len(words) < 4 or (parts and (opens_part(words) or _BEFORE_NAME.fullmatch(words) is not None))


def _give(source: Source, inside: list[Mention], carried: tuple[Relation, Span], proposed: bool) -> None:
    previous: Mention | None = None
    for mention in inside:
        listed = previous is None or LIST_ONLY.fullmatch(source.flat[previous.end : mention.head])
        if not listed or mention.parent is not None or mention.relation is not Relation.DAN_CHIEU:
            return
        start = previous.end if previous else source.paragraph_at(mention.head)[0]
        part = part_before(source, start, mention)
        mention.relation, mention.cue = (of_part(carried[0]) if part else carried[0]), carried[1]
        if proposed and carried[0] in _CHANGING:
            mention.modality = "proposed"
        previous = mention


def is_proposing(document_type: str | None) -> bool:
    """Whether papers of this type only propose acts (tờ trình, báo cáo)."""
    return document_type in PROPOSING_TYPES
